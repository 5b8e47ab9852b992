//! Findings for programs: one JSON object. Its shape is promised in docs/json-output.md.

use std::io::{self, Write};

use compiler::diagnostic::{Edit, Fix, Label, Safety, Severity};
use serde::Serialize;

use crate::report::{Finding, Place, Report};

#[derive(Serialize)]
struct Output<'a> {
    diagnostics: Vec<JsonDiagnostic<'a>>,
    /// How many templates were checked.
    files: usize,
    errors: usize,
    warnings: usize,
}

#[derive(Serialize)]
struct JsonDiagnostic<'a> {
    path: &'a str,
    code: &'a str,
    severity: &'a str,
    message: &'a str,
    help: Option<&'a str>,
    start: Place,
    end: Place,
    labels: Vec<JsonLabel<'a>>,
    notes: &'a [String],
    late: bool,
    fix: Option<JsonFix<'a>>,
}

#[derive(Serialize)]
struct JsonLabel<'a> {
    path: &'a str,
    message: &'a str,
    start: Place,
    end: Place,
}

#[derive(Serialize)]
struct JsonFix<'a> {
    title: &'a str,
    safety: &'a str,
    edits: Vec<JsonEdit<'a>>,
}

#[derive(Serialize)]
struct JsonEdit<'a> {
    path: &'a str,
    start: Place,
    end: Place,
    text: &'a str,
}

pub fn render(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let output = Output {
        diagnostics: report.findings().map(|finding| diagnostic(&finding)).collect(),
        files: report.files.len(),
        errors: report.count(Severity::Error),
        warnings: report.count(Severity::Warning),
    };
    serde_json::to_writer_pretty(&mut *out, &output)?;
    writeln!(out)
}

fn diagnostic<'a>(finding: &Finding<'a>) -> JsonDiagnostic<'a> {
    let range = finding.range();
    JsonDiagnostic {
        path: finding.path(),
        code: finding.code().name,
        severity: finding.diagnostic.severity.word(),
        message: &finding.diagnostic.message,
        help: finding.diagnostic.help.as_deref(),
        start: range.start,
        end: range.end,
        labels: finding.worded_labels().map(|label| json_label(finding, label)).collect(),
        notes: &finding.diagnostic.notes,
        late: finding.diagnostic.late,
        fix: finding.diagnostic.fix.as_ref().map(|fix| json_fix(finding, fix)),
    }
}

fn json_label<'a>(finding: &Finding<'a>, label: &'a Label) -> JsonLabel<'a> {
    let range = finding.range_of(label);
    JsonLabel { path: finding.path_of(label), message: &label.message, start: range.start, end: range.end }
}

fn json_fix<'a>(finding: &Finding<'a>, fix: &'a Fix) -> JsonFix<'a> {
    let safety = match fix.safety {
        Safety::Safe => "safe",
        Safety::Unsafe => "unsafe",
        Safety::DisplayOnly => "display-only",
    };
    let edits = fix.edits.iter().map(|Edit { source, span, text }| {
        let range = finding.file.range(*source, *span);
        JsonEdit { path: finding.file.path_of(*source), start: range.start, end: range.end, text }
    });
    JsonFix { title: &fix.title, safety, edits: edits.collect() }
}
