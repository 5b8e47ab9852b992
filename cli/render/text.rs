//! Findings for people: the headline, the source lines with what is wrong underlined, the reasons and the remedy.

mod view;

use std::io::{self, Write};

use codespan_reporting::diagnostic::{Diagnostic as Drawing, Label, Severity as Level};
use codespan_reporting::files::Error as FilesError;
use codespan_reporting::term::{self, Config};
use compiler::diagnostic::{Diagnostic, Severity};
use compiler::source::SourceId;
use termcolor::{Ansi, NoColor, WriteColor};

use super::text::view::{FileView, FindingView};
use crate::report::{FileReport, Finding, Report};
use crate::terminal::printable;

pub fn render(report: &Report, colors: bool, out: &mut dyn Write) -> io::Result<()> {
    match colors {
        true => draw_all(report, &mut Ansi::new(out)),
        false => draw_all(report, &mut NoColor::new(out)),
    }
}

fn draw_all(report: &Report, out: &mut dyn WriteColor) -> io::Result<()> {
    let several = report.files.len() > 1;
    report.files.iter().try_for_each(|file| draw_file(file, several, out))
}

/// Draws the findings of one template, which may be one of several.
fn draw_file(file: &FileReport, several: bool, out: &mut dyn WriteColor) -> io::Result<()> {
    let config = Config::default();
    let file_view = FileView::new(file);
    for finding in file.findings() {
        let view = file_view.of(finding.diagnostic);
        let mut drawing = drawing(&finding, &view);
        if several && is_elsewhere(finding.diagnostic) {
            drawing.notes.insert(0, headed("note: ", &format!("found while checking `{}`", file.path)));
        }
        term::emit_to_write_style(out, &config, &view, &drawing).map_err(|error| match error {
            FilesError::Io(error) => error,
            other => io::Error::other(other),
        })?;
    }
    Ok(())
}

/// Whether nothing of the template itself is shown, only of what it refers to.
fn is_elsewhere(diagnostic: &Diagnostic) -> bool {
    let template = SourceId(0);
    std::iter::once(&diagnostic.primary).chain(&diagnostic.labels).all(|label| label.source != template)
}

fn drawing(finding: &Finding<'_>, view: &FindingView<'_>) -> Drawing<u32> {
    let diagnostic = finding.diagnostic;
    let primary = view.range(&diagnostic.primary).map(|range| Label::primary(diagnostic.primary.source.0, range));
    let others = diagnostic.labels.iter().map(|label| {
        let range = view.range(label);
        range.map(|range| Label::secondary(label.source.0, range).with_message(printable(&label.message)))
    });
    let primary = primary.map(|label| label.with_message(printable(&diagnostic.primary.message)));
    Drawing::new(level(diagnostic.severity))
        .with_code(finding.code().name)
        .with_message(printable(&diagnostic.message))
        .with_labels(std::iter::once(primary).chain(others).flatten().collect())
        .with_notes(notes(finding))
}

fn level(severity: Severity) -> Level {
    match severity {
        Severity::Error => Level::Error,
        Severity::Warning => Level::Warning,
        Severity::Info => Level::Note,
        Severity::Hint => Level::Help,
    }
}

/// What stands below the source lines, the last line naming the page.
fn notes(finding: &Finding<'_>) -> Vec<String> {
    let reasons = finding.diagnostic.notes.iter().map(|note| headed("note: ", note));
    let remedy = finding.help().map(|help| headed("help: ", help));
    let page = headed("see: ", &format!("hot explain {}", finding.code().name));
    reasons.chain(remedy).chain([page]).collect()
}

/// Text after a word, further lines set in by as much.
fn headed(word: &str, text: &str) -> String {
    let indent = format!("\n{:width$}", "", width = word.len());
    let lines: Vec<_> = text.trim_end().lines().map(printable).collect();
    format!("{word}{}", lines.join(&indent))
}
