//! How a report is told: one file per format, each a function from a report to a writer.
//!
//! Renderers decide nothing about what is found; the counts and the order are the report's. codespan-reporting is
//! known to `text.rs` and `text/` only.

mod fingerprint;
mod github;
mod gitlab;
mod json;
mod junit;
mod sarif;
mod text;

use std::io::{self, Write};

use crate::report::Report;

/// A way to write a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum Format {
    /// Findings drawn into their source lines, for people
    #[default]
    Text,
    /// One JSON object with all findings, for programs (docs/json-output.md)
    Json,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// Workflow commands that GitHub Actions shows beside the lines
    Github,
    /// GitLab's code quality report
    Gitlab,
    /// JUnit XML, for CI that shows test results
    Junit,
}

/// Writes a whole report.
pub fn render(format: Format, report: &Report, colors: bool, out: &mut dyn Write) -> io::Result<()> {
    match format {
        Format::Text => text::render(report, colors, out),
        Format::Json => json::render(report, out),
        Format::Sarif => sarif::render(report, out),
        Format::Github => github::render(report, out),
        Format::Gitlab => gitlab::render(report, out),
        Format::Junit => junit::render(report, out),
    }
}

#[cfg(test)]
pub mod samples;
#[cfg(test)]
#[path = "render/render_tests.rs"]
mod tests;
