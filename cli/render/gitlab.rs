//! GitLab's code quality report: a list of issues with fingerprints that survive moved lines.

use std::io::{self, Write};

use compiler::diagnostic::Severity;
use serde::Serialize;

use super::fingerprint::Fingerprints;
use crate::report::{Finding, Report, portable_path};

#[derive(Serialize)]
struct Issue<'a> {
    description: String,
    check_name: &'a str,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: u32,
    end: u32,
}

pub fn render(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let mut fingerprints = Fingerprints::default();
    let issues: Vec<_> = report.findings().map(|finding| issue(&finding, fingerprints.of(&finding))).collect();
    serde_json::to_writer_pretty(&mut *out, &issues)?;
    writeln!(out)
}

fn issue<'a>(finding: &Finding<'a>, fingerprint: String) -> Issue<'a> {
    let range = finding.range();
    Issue {
        description: finding.diagnostic.message.clone(),
        check_name: finding.code().name,
        fingerprint,
        severity: match finding.diagnostic.severity {
            Severity::Error => "major",
            Severity::Warning => "minor",
            Severity::Info | Severity::Hint => "info",
        },
        location: Location {
            path: portable_path(finding.path()),
            lines: Lines { begin: range.start.line, end: range.last_line() },
        },
    }
}
