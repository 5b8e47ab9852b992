//! Workflow commands: lines that GitHub Actions turns into annotations beside the source.

use std::io::{self, Write};

use compiler::diagnostic::Severity;

use crate::report::{Finding, Report, portable_path};

pub fn render(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    for finding in report.findings() {
        writeln!(out, "{}", command(&finding))?;
    }
    for problem in &report.problems {
        let path = property(&portable_path(&problem.path));
        writeln!(out, "::error file={path},title=hot::{}", data(&problem.to_string()))?;
    }
    Ok(())
}

fn command(finding: &Finding<'_>) -> String {
    let level = match finding.diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info | Severity::Hint => "notice",
    };
    let range = finding.range();
    let mut properties = format!("file={},line={}", property(&portable_path(finding.path())), range.start.line);
    // Columns of places over several lines are not shown, and end columns include the last character.
    match range.start.line == range.end.line {
        true => {
            let last = range.end.column.saturating_sub(1).max(range.start.column);
            properties.push_str(&format!(",col={},endColumn={last}", range.start.column));
        }
        false => properties.push_str(&format!(",endLine={}", range.last_line())),
    }
    let title = property(finding.code().name);
    format!("::{level} {properties},title={title}::{}", data(&finding.full_text()))
}

/// Escapes the text of a command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes a property of a command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
