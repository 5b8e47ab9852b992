//! SARIF 2.1.0: findings for code scanning, with the pages of the codes as rules.

use std::collections::BTreeMap;
use std::io::{self, Write};

use compiler::code::Code;
use compiler::diagnostic::{Edit, Fix, Label, Severity};
use compiler::source::{SourceId, Span};
use serde_json::{Value, json};

use super::fingerprint::Fingerprints;
use crate::report::{FileReport, Finding, Problem, ProblemKind, Report, portable_path};

pub fn render(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let rules = rules(report);
    let mut fingerprints = Fingerprints::default();
    let results: Vec<Value> =
        report.findings().map(|finding| result(&finding, &rules, fingerprints.of(&finding))).collect();
    let output = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "hot",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules.iter().map(|code| rule(code)).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "invocations": [{
                "executionSuccessful": report.problems.is_empty(),
                "toolExecutionNotifications": report.problems.iter().map(notification).collect::<Vec<_>>(),
            }],
            "results": results,
        }],
    });
    serde_json::to_writer_pretty(&mut *out, &output)?;
    writeln!(out)
}

/// The codes that occur, by name.
fn rules(report: &Report) -> Vec<&'static Code> {
    let by_name: BTreeMap<_, _> = report.findings().map(|finding| (finding.code().name, finding.code())).collect();
    by_name.into_values().collect()
}

fn rule(code: &Code) -> Value {
    let explanation = if code.explanation.is_empty() { code.summary } else { code.explanation };
    json!({
        "id": code.name,
        "shortDescription": {"text": code.summary},
        "fullDescription": {"text": explanation},
        "help": {"text": format!("{explanation}\n\nThe whole page: hot explain {}", code.name)},
        "defaultConfiguration": {"level": level(code.severity)},
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info | Severity::Hint => "note",
    }
}

fn result(finding: &Finding<'_>, rules: &[&Code], fingerprint: String) -> Value {
    let diagnostic = finding.diagnostic;
    let mut result = json!({
        "ruleId": finding.code().name,
        "level": level(diagnostic.severity),
        "message": {"text": finding.full_text()},
        "locations": [{"physicalLocation": location(finding.file, diagnostic.primary.source, diagnostic.primary.span)}],
        "partialFingerprints": {"hot/v1": fingerprint},
    });
    if let Some(index) = rules.iter().position(|code| *code == finding.code()) {
        result["ruleIndex"] = json!(index);
    }
    if !diagnostic.labels.is_empty() {
        let related = diagnostic.labels.iter().map(|label| related_location(finding.file, label));
        result["relatedLocations"] = related.collect();
    }
    if let Some(fix) = &diagnostic.fix {
        result["fixes"] = json!([sarif_fix(finding.file, fix)]);
    }
    result
}

fn related_location(file: &FileReport, label: &Label) -> Value {
    let mut related = json!({"physicalLocation": location(file, label.source, label.span)});
    if !label.message.is_empty() {
        related["message"] = json!({"text": label.message});
    }
    related
}

fn location(file: &FileReport, source: SourceId, span: Span) -> Value {
    json!({"artifactLocation": {"uri": uri(file.path_of(source))}, "region": region(file, source, span)})
}

fn region(file: &FileReport, source: SourceId, span: Span) -> Value {
    let range = file.range(source, span);
    json!({
        "startLine": range.start.line,
        "startColumn": range.start.column,
        "endLine": range.end.line,
        "endColumn": range.end.column,
        "byteOffset": range.start.offset,
        "byteLength": range.end.offset.saturating_sub(range.start.offset),
    })
}

/// A fix, its edits by file.
fn sarif_fix(file: &FileReport, fix: &Fix) -> Value {
    let mut sources: Vec<SourceId> = fix.edits.iter().map(|edit| edit.source).collect();
    sources.sort_unstable();
    sources.dedup();
    let replacement = |edit: &Edit| json!({"deletedRegion": region(file, edit.source, edit.span), "insertedContent": {"text": edit.text}});
    let change = |source: SourceId| {
        let of_source = fix.edits.iter().filter(|edit| edit.source == source);
        json!({
            "artifactLocation": {"uri": uri(file.path_of(source))},
            "replacements": of_source.map(replacement).collect::<Vec<_>>(),
        })
    };
    json!({
        "description": {"text": fix.title},
        "artifactChanges": sources.into_iter().map(change).collect::<Vec<_>>(),
    })
}

fn notification(problem: &Problem) -> Value {
    let descriptor = match problem.kind {
        ProblemKind::Unreadable => "unreadable",
        ProblemKind::Internal => "internal-error",
    };
    json!({
        "descriptor": {"id": descriptor},
        "level": "error",
        "message": {"text": problem.to_string()},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri(&problem.path)}}}],
    })
}

/// A path as the URI that SARIF asks for: relative to the root of the sources, or absolute.
fn uri(path: &str) -> String {
    let path = portable_path(path);
    let mut uri = String::from(if path.starts_with('/') { "file://" } else { "" });
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(char::from(byte)),
            other => uri.push_str(&format!("%{other:02X}")),
        }
    }
    uri
}
