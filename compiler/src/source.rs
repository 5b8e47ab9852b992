//! Text, and places in it.
//!
//! A `Span` is a byte range of one `Source`; nothing else in the project counts bytes, lines or UTF-16 units.
//! Invariant: every span of a tree made from a source lies within that source, on character boundaries.

use std::fmt;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// The text of one file, with its name as the user knows it.
#[derive(Debug, Clone)]
pub struct Source {
    /// Which of a session's sources this is; labels of diagnostics carry it.
    pub id: SourceId,
    /// The name shown to people: the path as given, or a URL, or `<stdin>`.
    pub path: Arc<str>,
    /// The text. Bytes that were no UTF-8 stand as `?`, one for one, so offsets stay those of the file.
    pub text: Arc<str>,
    /// Offset of the first byte that was not UTF-8.
    pub invalid_utf8: Option<u32>,
    lines: OnceLock<Arc<LineIndex>>,
}

/// Names one source among those read in one session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct SourceId(pub u32);

/// A byte range, end exclusive.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    pub start: u32,
    pub end: u32,
}

/// A place as people count it: line and column from 1, the column in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LineColumn {
    pub line: u32,
    pub column: u32,
}

impl Source {
    pub fn new(id: SourceId, path: impl Into<Arc<str>>, text: impl Into<Arc<str>>) -> Source {
        Source { id, path: path.into(), text: text.into(), invalid_utf8: None, lines: OnceLock::new() }
    }

    /// Takes the bytes of a file. Bytes that are no UTF-8 become `?` and the first is remembered.
    pub fn from_bytes(id: SourceId, path: impl Into<Arc<str>>, bytes: Vec<u8>) -> Source {
        match String::from_utf8(bytes) {
            Ok(text) => Source::new(id, path, text),
            Err(error) => {
                let first = error.utf8_error().valid_up_to() as u32;
                let text = with_question_marks(error.into_bytes());
                Source { invalid_utf8: Some(first), ..Source::new(id, path, text) }
            }
        }
    }

    /// The text of a span; empty where the span lies outside (spans of another source).
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or("")
    }

    pub fn lines(&self) -> &LineIndex {
        self.lines.get_or_init(|| Arc::new(LineIndex::new(&self.text)))
    }

    /// Line and column (from 1, in characters) of a byte offset.
    pub fn line_column(&self, offset: u32) -> LineColumn {
        self.lines().line_column(&self.text, offset)
    }
}

/// Replaces each byte that is not part of valid UTF-8 by `?`, so that all offsets stay.
fn with_question_marks(mut bytes: Vec<u8>) -> String {
    let mut start = 0;
    while let Err(error) = std::str::from_utf8(&bytes[start..]) {
        let bad = start + error.valid_up_to();
        let length = error.error_len().unwrap_or(bytes.len() - bad);
        bytes[bad..bad + length].fill(b'?');
        start = bad + length;
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

impl Span {
    pub fn new(start: u32, end: u32) -> Span {
        Span { start, end }
    }

    /// An empty span: a place between two characters.
    pub fn at(offset: u32) -> Span {
        Span { start: offset, end: offset }
    }

    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The smallest span that covers both.
    pub fn to(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// Whether an offset lies in the span or right at its end.
    pub fn touches(self, offset: u32) -> bool {
        self.start <= offset && offset <= self.end
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}..{}", self.start, self.end)
    }
}

/// Where each line of a text begins.
#[derive(Debug)]
pub struct LineIndex {
    /// Byte offset of the first character of each line; the first is 0.
    starts: Vec<u32>,
}

impl LineIndex {
    pub fn new(text: &str) -> LineIndex {
        let after_breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at as u32 + 1);
        LineIndex { starts: std::iter::once(0).chain(after_breaks).collect() }
    }

    /// The number of the line (from 0) that holds an offset.
    pub fn line(&self, offset: u32) -> u32 {
        self.starts.partition_point(|start| *start <= offset) as u32 - 1
    }

    /// The byte offset at which a line (from 0) begins; the text's length for lines past the end.
    pub fn start(&self, line: u32) -> Option<u32> {
        self.starts.get(line as usize).copied()
    }

    pub fn line_count(&self) -> u32 {
        self.starts.len() as u32
    }

    pub fn line_column(&self, text: &str, offset: u32) -> LineColumn {
        let offset = (offset as usize).min(text.len()) as u32;
        let line = self.line(offset);
        let before = text.get(self.starts[line as usize] as usize..offset as usize).unwrap_or("");
        LineColumn { line: line + 1, column: before.chars().count() as u32 + 1 }
    }
}

#[cfg(test)]
#[path = "source_tests.rs"]
mod tests;
