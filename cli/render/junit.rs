//! JUnit XML: a suite for each file, a failed case for each error.
//!
//! Warnings are cases that pass and say so, since they do not fail a run. A clean file has one case that passes, so that
//! it is seen to have been checked.

use std::io::{self, Write};

use compiler::diagnostic::Severity;

use crate::report::{FileReport, Finding, Problem, Report};

pub fn render(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let cases: usize = report.files.iter().map(cases).sum::<usize>() + report.problems.len();
    let (failures, errors) = (report.count(Severity::Error), report.problems.len());
    writeln!(out, r#"<?xml version="1.0" encoding="UTF-8"?>"#)?;
    writeln!(out, r#"<testsuites name="hot" tests="{cases}" failures="{failures}" errors="{errors}">"#)?;
    report.files.iter().try_for_each(|file| suite(file, out))?;
    report.problems.iter().try_for_each(|problem| problem_suite(problem, out))?;
    writeln!(out, "</testsuites>")
}

fn cases(file: &FileReport) -> usize {
    file.diagnostics.len().max(1)
}

fn suite(file: &FileReport, out: &mut dyn Write) -> io::Result<()> {
    let is_error = |finding: &Finding<'_>| finding.diagnostic.severity == Severity::Error;
    let failures = file.findings().filter(is_error).count();
    let (path, cases) = (escaped(&file.path), cases(file));
    writeln!(out, r#"  <testsuite name="{path}" tests="{cases}" failures="{failures}" errors="0">"#)?;
    if file.diagnostics.is_empty() {
        writeln!(out, r#"    <testcase name="check" classname="{path}"/>"#)?;
    }
    file.findings().try_for_each(|finding| case(&finding, out))?;
    writeln!(out, "  </testsuite>")
}

fn case(finding: &Finding<'_>, out: &mut dyn Write) -> io::Result<()> {
    let code = finding.code().name;
    let (path, start) = (escaped(finding.path()), finding.range().start);
    let place = format!("{}:{}", start.line, start.column);
    let line = start.line;
    writeln!(out, r#"    <testcase name="{code} at {place}" classname="{path}" file="{path}" line="{line}">"#)?;
    let text = escaped(&format!("{}:{place}: {}", finding.path(), finding.full_text()));
    match finding.diagnostic.severity {
        Severity::Error => {
            let message = escaped(&finding.diagnostic.message);
            writeln!(out, r#"      <failure type="{code}" message="{message}">{text}</failure>"#)?;
        }
        severity @ (Severity::Warning | Severity::Info | Severity::Hint) => {
            writeln!(out, "      <system-out>{}: {text}</system-out>", severity.word())?;
        }
    }
    writeln!(out, "    </testcase>")
}

fn problem_suite(problem: &Problem, out: &mut dyn Write) -> io::Result<()> {
    let (path, message) = (escaped(&problem.path), escaped(&problem.to_string()));
    writeln!(out, r#"  <testsuite name="{path}" tests="1" failures="0" errors="1">"#)?;
    writeln!(out, r#"    <testcase name="check" classname="{path}">"#)?;
    writeln!(out, r#"      <error message="{message}"/>"#)?;
    writeln!(out, "    </testcase>\n  </testsuite>")
}

/// Text for an attribute or an element. What XML can not hold at all is replaced.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            // As themselves they would be read as spaces in an attribute.
            '\n' => escaped.push_str("&#10;"),
            '\t' => escaped.push_str("&#9;"),
            '\r' => escaped.push_str("&#13;"),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => escaped.push(char::REPLACEMENT_CHARACTER),
            other => escaped.push(other),
        }
    }
    escaped
}
