//! The sources of a finding as they are drawn: lines that are too long cut around what is underlined, and nothing in
//! them that acts on a terminal.
//!
//! Most sources need neither and are drawn from the text as it is. Invariant: the line and column shown are those of
//! the file, whatever was cut.

use std::borrow::Cow;
use std::ops::Range;

use codespan_reporting::files::{Error, Files};
use compiler::diagnostic::{Diagnostic, Label};
use compiler::source::Source;

use crate::report::FileReport;
use crate::terminal::is_unprintable;

/// The longest line that is drawn whole, in bytes.
const LINE_LIMIT: usize = 240;
/// How much of a longer line is drawn, in bytes.
const WINDOW: usize = 160;
/// How much of that lies before the underlined place.
const BEFORE: usize = 50;
/// The most lines that one underlined place may cover; of a longer one, the first line is underlined.
const COVERED_LINES: u32 = 12;

const CUT: &str = "…";

/// What is known of the sources of one checked template.
pub struct FileView<'a> {
    /// Each source, and whether it must be rewritten to be drawn.
    sources: Vec<(&'a Source, bool)>,
}

/// The sources as one finding needs them.
pub struct FindingView<'a> {
    views: Vec<(u32, SourceView<'a>)>,
}

struct SourceView<'a> {
    source: &'a Source,
    /// What is drawn; the source's own text, or a rewritten one.
    text: Cow<'a, str>,
    /// Of the rewritten text, line by line; empty where the text is the source's own.
    lines: Vec<Line>,
}

/// A line of a rewritten text.
#[derive(Debug, Clone, Copy)]
struct Line {
    /// Where it begins in the rewritten text.
    start: usize,
    /// Where the part that is drawn begins and ends in the source.
    from: usize,
    to: usize,
    /// Whether the line goes on before and behind that part.
    cut_before: bool,
    cut_behind: bool,
}

impl<'a> FileView<'a> {
    pub fn new(file: &'a FileReport) -> FileView<'a> {
        FileView { sources: file.sources.iter().map(|source| (source, must_be_rewritten(&source.text))).collect() }
    }

    pub fn of(&self, diagnostic: &Diagnostic) -> FindingView<'a> {
        let labels: Vec<&Label> = std::iter::once(&diagnostic.primary).chain(&diagnostic.labels).collect();
        let mut views: Vec<(u32, SourceView<'a>)> = Vec::new();
        for label in &labels {
            let id = label.source.0;
            if views.iter().any(|(known, _)| *known == id) {
                continue;
            }
            if let Some((source, rewrite)) = self.sources.get(id as usize) {
                let view = if *rewrite { SourceView::rewritten(source, &labels) } else { SourceView::whole(source) };
                views.push((id, view));
            }
        }
        FindingView { views }
    }
}

/// Whether a text has lines too long to draw, or characters that must not be drawn.
fn must_be_rewritten(text: &str) -> bool {
    text.split('\n').any(|line| {
        let line = line.strip_suffix('\r').unwrap_or(line);
        line.len() > LINE_LIMIT || line.contains(|character| character != '\t' && is_unprintable(character))
    })
}

impl FindingView<'_> {
    /// The range to underline; `None` for a label of no known source.
    pub fn range(&self, label: &Label) -> Option<Range<usize>> {
        let view = self.view(label.source.0).ok()?;
        let covered = covered(view.source, label.span.range());
        Some(view.drawn_start(covered.start)..view.drawn_end(covered.end))
    }

    fn view(&self, id: u32) -> Result<&SourceView<'_>, Error> {
        let found = self.views.iter().find(|(known, _)| *known == id);
        found.map(|(_, view)| view).ok_or(Error::FileMissing)
    }
}

/// The part of a span that is underlined: without the blanks at its end, and not over too many lines.
fn covered(source: &Source, span: Range<usize>) -> Range<usize> {
    let start = boundary(&source.text, span.start);
    let end = boundary(&source.text, span.end).max(start);
    let written = source.text[start..end].trim_end();
    let end =
        if written.is_empty() { end.min(start + 1).min(boundary(&source.text, end)) } else { start + written.len() };
    let lines = source.lines();
    if lines.line(end as u32) - lines.line(start as u32) < COVERED_LINES {
        return start..boundary(&source.text, end);
    }
    let first_line = source.text[start..end].lines().next().unwrap_or("");
    start..start + first_line.len()
}

/// The last character boundary up to an offset, within the text.
fn boundary(text: &str, offset: usize) -> usize {
    text.floor_char_boundary(offset)
}

impl<'a> SourceView<'a> {
    fn whole(source: &'a Source) -> SourceView<'a> {
        SourceView { source, text: Cow::Borrowed(&source.text), lines: Vec::new() }
    }

    /// Writes the text anew, with long lines cut around the first label on them.
    fn rewritten(source: &'a Source, labels: &[&Label]) -> SourceView<'a> {
        let mut text = String::new();
        let mut lines = Vec::new();
        let mut at = 0;
        for written in source.text.split_inclusive('\n') {
            let range = at..at + written.trim_end_matches(['\n', '\r']).len();
            at += written.len();
            let line = Line { start: text.len(), ..window(source, range, labels) };
            text.push_str(if line.cut_before { CUT } else { "" });
            text.extend(source.text[line.from..line.to].chars().map(drawable));
            text.push_str(if line.cut_behind { CUT } else { "" });
            text.push('\n');
            lines.push(line);
        }
        if source.text.is_empty() || source.text.ends_with('\n') {
            lines.push(Line { start: text.len(), from: at, to: at, cut_before: false, cut_behind: false });
        }
        SourceView { source, text: Cow::Owned(text), lines }
    }

    fn line_of(&self, offset: usize) -> Option<&Line> {
        self.lines.get(self.source.lines().line(offset as u32) as usize)
    }

    /// Where an offset of the source is drawn, as the beginning of a range.
    fn drawn_start(&self, offset: usize) -> usize {
        self.line_of(offset).map_or(offset, |line| {
            line.inside(offset).unwrap_or_else(|outside| match outside {
                Outside::Before => line.start,
                Outside::Behind => line.drawn_end(),
            })
        })
    }

    /// Where an offset of the source is drawn, as the end of a range.
    fn drawn_end(&self, offset: usize) -> usize {
        self.line_of(offset).map_or(offset, |line| {
            line.inside(offset).unwrap_or_else(|outside| match outside {
                Outside::Before => line.start + CUT.len(),
                Outside::Behind => line.drawn_end() + if line.cut_behind { CUT.len() } else { 0 },
            })
        })
    }

    /// The offset in the source of what is drawn at an offset.
    fn source_offset(&self, line: &Line, drawn: usize) -> usize {
        let into = drawn.saturating_sub(line.start + if line.cut_before { CUT.len() } else { 0 });
        (line.from + into).min(line.to)
    }
}

enum Outside {
    Before,
    Behind,
}

impl Line {
    /// Where an offset of the source is drawn, if it lies in the part that is.
    fn inside(&self, offset: usize) -> Result<usize, Outside> {
        match offset {
            _ if offset < self.from => Err(Outside::Before),
            _ if offset > self.to => Err(Outside::Behind),
            _ => Ok(self.start + if self.cut_before { CUT.len() } else { 0 } + (offset - self.from)),
        }
    }

    /// Where the drawn part of the source ends in the rewritten text.
    fn drawn_end(&self) -> usize {
        self.start + if self.cut_before { CUT.len() } else { 0 } + (self.to - self.from)
    }
}

/// The part of a line that is drawn; its `start` is for the caller to set.
fn window(source: &Source, line: Range<usize>, labels: &[&Label]) -> Line {
    if line.len() <= LINE_LIMIT {
        return Line { start: 0, from: line.start, to: line.end, cut_before: false, cut_behind: false };
    }
    let on_line = |label: &&&Label| label.source == source.id && line.contains(&(label.span.start as usize));
    let focus = labels.iter().find(on_line).map_or(line.start, |label| label.span.start as usize);
    // Near either end of the line the window is pushed against it.
    let latest = line.end - WINDOW;
    let from = focus.saturating_sub(BEFORE).clamp(line.start, latest);
    let from = boundary(&source.text, from).max(line.start);
    let to = boundary(&source.text, from + WINDOW).min(line.end);
    Line { start: 0, from, to, cut_before: from > line.start, cut_behind: to < line.end }
}

/// A character to draw in place of one that acts on the terminal, of the same length; others stay.
fn drawable(character: char) -> char {
    match character.len_utf8() {
        _ if character == '\t' || !is_unprintable(character) => character,
        1 => '?',
        2 => '¿',
        _ => char::REPLACEMENT_CHARACTER,
    }
}

impl<'a> Files<'a> for FindingView<'_> {
    type FileId = u32;
    type Name = Cow<'a, str>;
    type Source = &'a str;

    fn name(&'a self, id: u32) -> Result<Cow<'a, str>, Error> {
        Ok(crate::terminal::printable(&self.view(id)?.source.path))
    }

    fn source(&'a self, id: u32) -> Result<&'a str, Error> {
        Ok(&self.view(id)?.text)
    }

    fn line_index(&'a self, id: u32, byte_index: usize) -> Result<usize, Error> {
        let view = self.view(id)?;
        match view.lines.is_empty() {
            true => Ok(view.source.lines().line(byte_index as u32) as usize),
            false => Ok(view.lines.partition_point(|line| line.start <= byte_index).saturating_sub(1)),
        }
    }

    fn column_number(&'a self, id: u32, line_index: usize, byte_index: usize) -> Result<usize, Error> {
        let view = self.view(id)?;
        let offset = view.lines.get(line_index).map_or(byte_index, |line| view.source_offset(line, byte_index));
        Ok(view.source.line_column(offset as u32).column as usize)
    }

    fn line_range(&'a self, id: u32, line_index: usize) -> Result<Range<usize>, Error> {
        let view = self.view(id)?;
        let starts = |index: usize| match view.lines.is_empty() {
            true => view.source.lines().start(index as u32).map(|start| start as usize),
            false => view.lines.get(index).map(|line| line.start),
        };
        let start = starts(line_index).ok_or(Error::LineTooLarge { given: line_index, max: view.lines.len() })?;
        Ok(start..starts(line_index + 1).unwrap_or(view.text.len()))
    }
}

#[cfg(test)]
#[path = "view_tests.rs"]
mod tests;
