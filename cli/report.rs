//! The result of a run, as all output formats take it: files with their findings, and what could not be checked.
//!
//! Invariant: no finding is there twice, though several templates of a run may lead to the same nested file.

use std::collections::HashSet;
use std::fmt;
use std::path::{Path, PathBuf};

use compiler::code::Code;
use compiler::diagnostic::{Diagnostic, Label, Severity};
use compiler::files::ReadError;
use compiler::source::{Source, SourceId, Span};

use crate::disk;
use crate::walk;

/// All that one run found.
#[derive(Debug, Default)]
pub struct Report {
    /// In the order of their paths.
    pub files: Vec<FileReport>,
    pub problems: Vec<Problem>,
}

/// One template that was checked.
#[derive(Debug)]
pub struct FileReport {
    /// As shown to people.
    pub path: String,
    /// Every text that was read for it, by `SourceId`. None are kept where nothing was found.
    pub sources: Vec<Source>,
    pub diagnostics: Vec<Diagnostic>,
    /// It was checked as AWS takes templates, not as Heat does.
    pub for_aws: bool,
}

/// A file or folder that could not be checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// As shown to people.
    pub path: String,
    pub kind: ProblemKind,
    /// Why, in a few words.
    pub reason: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProblemKind {
    Unreadable,
    /// The check itself failed: a mistake of ours.
    Internal,
}

impl Problem {
    pub fn unreadable(path: &str, error: &ReadError) -> Problem {
        Problem { path: path.to_string(), kind: ProblemKind::Unreadable, reason: disk::reason(error) }
    }

    pub fn internal(path: &str, reason: String) -> Problem {
        Problem { path: path.to_string(), kind: ProblemKind::Internal, reason }
    }

    /// What would help.
    pub fn hint(&self) -> Option<&'static str> {
        match self.kind {
            ProblemKind::Unreadable => None,
            ProblemKind::Internal => Some("this is a mistake in hot, not in the template: please report it"),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            ProblemKind::Unreadable => write!(formatter, "cannot read `{}`: {}", self.path, self.reason),
            ProblemKind::Internal => {
                write!(formatter, "internal error while checking `{}`: {}", self.path, self.reason)
            }
        }
    }
}

impl FileReport {
    /// The sources of a template in which nothing was found are let go.
    pub fn new(path: String, sources: Vec<Source>, diagnostics: Vec<Diagnostic>) -> FileReport {
        let sources = if diagnostics.is_empty() { Vec::new() } else { sources };
        FileReport { path, sources, diagnostics, for_aws: false }
    }

    pub fn source(&self, id: SourceId) -> Option<&Source> {
        self.sources.get(id.0 as usize)
    }

    /// The path of one of the texts, as shown to people.
    pub fn path_of(&self, id: SourceId) -> &str {
        self.source(id).map_or(&self.path, |source| &source.path)
    }

    /// Where a span of one of the texts begins and ends.
    pub fn range(&self, id: SourceId, span: Span) -> PlaceRange {
        let place = |offset| match self.source(id) {
            Some(source) => {
                let offset = offset_within(source, offset);
                let place = source.line_column(offset);
                Place { line: place.line, column: place.column, offset }
            }
            None => Place { line: 1, column: 1, offset: 0 },
        };
        PlaceRange { start: place(span.start), end: place(span.end) }
    }
}

fn offset_within(source: &Source, offset: u32) -> u32 {
    offset.min(source.text.len() as u32)
}

/// A place in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct Place {
    /// From 1.
    pub line: u32,
    /// From 1, in characters.
    pub column: u32,
    /// From 0, in bytes.
    pub offset: u32,
}

/// From one place up to, not including, another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlaceRange {
    pub start: Place,
    pub end: Place,
}

impl PlaceRange {
    /// The last line that has a part of the range: an end at the beginning of a line has none of that line.
    pub fn last_line(&self) -> u32 {
        let past = u32::from(self.end.column == 1 && self.end.line > self.start.line);
        self.end.line - past
    }
}

/// A diagnostic with the file it was found from.
#[derive(Debug, Clone, Copy)]
pub struct Finding<'a> {
    pub file: &'a FileReport,
    pub diagnostic: &'a Diagnostic,
}

impl<'a> Finding<'a> {
    pub fn code(&self) -> &'static Code {
        self.diagnostic.code
    }

    /// The path of the text that must change: the template, or something it refers to.
    pub fn path(&self) -> &'a str {
        self.path_of(&self.diagnostic.primary)
    }

    pub fn range(&self) -> PlaceRange {
        self.range_of(&self.diagnostic.primary)
    }

    pub fn path_of(&self, label: &Label) -> &'a str {
        self.file.path_of(label.source)
    }

    pub fn range_of(&self, label: &Label) -> PlaceRange {
        self.file.range(label.source, label.span)
    }

    /// The places that have words, the finding's own first.
    pub fn worded_labels(&self) -> impl Iterator<Item = &'a Label> + use<'a> {
        let primary = Some(&self.diagnostic.primary).filter(|label| !label.message.is_empty());
        primary.into_iter().chain(&self.diagnostic.labels)
    }

    /// What would be right: the help, or what the fix does.
    pub fn help(&self) -> Option<&'a str> {
        let fix = self.diagnostic.fix.as_ref().map(|fix| fix.title.as_str());
        self.diagnostic.help.as_deref().or(fix)
    }

    /// Headline, reasons and remedy as plain text, for formats that have one field for all of it.
    pub fn full_text(&self) -> String {
        let mut text = self.diagnostic.message.clone();
        let own = Some(&self.diagnostic.primary.message).filter(|words| !words.is_empty());
        for line in own.into_iter().chain(&self.diagnostic.notes) {
            text.push('\n');
            text.push_str(line);
        }
        if let Some(help) = self.help() {
            text.push_str("\nhelp: ");
            text.push_str(help);
        }
        text
    }
}

impl Report {
    /// Puts a run's results together. Of equal findings only the first stays.
    pub fn new(mut files: Vec<FileReport>, problems: Vec<Problem>) -> Report {
        let mut seen = HashSet::new();
        for file in &mut files {
            // One file may be known by several names: as it was given, and as a template refers to it.
            let paths: Vec<_> = file.sources.iter().map(|source| walk::absolute(Path::new(&*source.path))).collect();
            file.diagnostics.retain(|diagnostic| {
                let Diagnostic { primary, code, message, .. } = diagnostic;
                let path = paths.get(primary.source.0 as usize).cloned().unwrap_or_default();
                seen.insert((path, primary.span, code.name, message.clone()))
            });
        }
        Report { files, problems }
    }

    pub fn findings(&self) -> impl Iterator<Item = Finding<'_>> {
        let of_file = |file| FileReport::findings(file);
        self.files.iter().flat_map(of_file)
    }

    pub fn count(&self, severity: Severity) -> usize {
        self.findings().filter(|finding| finding.diagnostic.severity == severity).count()
    }

    /// One line for people: "checked 3 templates: 2 errors, 1 warning".
    pub fn summary(&self) -> String {
        let hints = self.count(Severity::Info) + self.count(Severity::Hint);
        let counts =
            [(self.count(Severity::Error), "error"), (self.count(Severity::Warning), "warning"), (hints, "hint")];
        let found: Vec<_> =
            counts.iter().filter(|(count, _)| *count > 0).map(|(count, word)| plural(*count, word)).collect();
        let found = if found.is_empty() { "nothing to complain about".to_string() } else { found.join(", ") };
        let unchecked = format!("{} could not be checked", plural(self.problems.len(), "path"));
        if self.files.is_empty() {
            return unchecked;
        }
        let templates = plural(self.files.len(), "template");
        let target = match (self.files.iter().filter(|file| file.for_aws).count(), self.files.len()) {
            (0, _) => String::new(),
            (1, 1) => " as AWS takes it".to_string(),
            (count, all) if count == all => " as AWS takes them".to_string(),
            (count, _) => format!(" ({count} as AWS takes them)"),
        };
        let summary = format!("checked {templates}{target}: {found}");
        if self.problems.is_empty() { summary } else { format!("{summary}; {unchecked}") }
    }
}

impl FileReport {
    pub fn findings(&self) -> impl Iterator<Item = Finding<'_>> {
        self.diagnostics.iter().map(move |diagnostic| Finding { file: self, diagnostic })
    }
}

fn plural(count: usize, word: &str) -> String {
    format!("{count} {word}{}", if count == 1 { "" } else { "s" })
}

/// A path for formats that other machines read: relative to the working directory where it lies below it.
pub fn portable_path(path: &str) -> String {
    let absolute: PathBuf = walk::absolute(Path::new(path));
    let below = std::env::current_dir().ok().and_then(|folder| absolute.strip_prefix(&folder).ok().map(walk::shown));
    below.filter(|below| !below.is_empty()).unwrap_or_else(|| path.to_string())
}

#[cfg(test)]
#[path = "report_tests.rs"]
mod tests;
