//! One change to a text, and what must be said about it.

use std::ops::Range;

use compiler::code::Code;
use compiler::source::Span;
use compiler::value::Name;

use crate::good::Good;

/// A piece of text put in the place of another.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// Bytes of the good text.
    pub at: Range<usize>,
    pub with: String,
    /// Where the bad text must be blamed, in its own bytes: what was written, or what lacks what was taken.
    pub place: Range<usize>,
    /// Any of these may be said.
    pub codes: Vec<&'static Code>,
    /// A label may stand there instead: of a ring, any part is as guilty as another.
    pub any_label: bool,
}

impl Change {
    /// Writes something else in a place.
    pub fn replace(at: Range<usize>, with: impl Into<String>, codes: &[&'static Code]) -> Change {
        let with = with.into();
        let place = at.start..at.start + with.len();
        Change { at, with, place, codes: codes.to_vec(), any_label: false }
    }

    /// Takes something away, which `owner` then lacks.
    pub fn remove(at: Range<usize>, owner: Range<usize>, codes: &[&'static Code]) -> Change {
        let moved = |offset: usize| if offset >= at.end { offset - at.len() } else { offset };
        let place = moved(owner.start)..moved(owner.end);
        Change { at, with: String::new(), place, codes: codes.to_vec(), any_label: false }
    }

    /// Blames a wider place of the good text, around the change.
    pub fn within(mut self, around: Range<usize>) -> Change {
        self.place = around.start..around.end - self.at.len() + self.with.len();
        self
    }

    pub fn apply(&self, text: &str) -> String {
        format!("{}{}{}", &text[..self.at.start], self.with, &text[self.at.end..])
    }
}

impl Good {
    /// The bytes of a name without its quotes; `None` where it is not written as it is (escapes, aliases).
    pub fn written(&self, name: &Name) -> Option<Range<usize>> {
        self.bare(name.span, &name.text)
    }

    /// The bytes of a text without its quotes; `None` where it is not written as it is.
    pub fn bare(&self, span: Span, text: &str) -> Option<Range<usize>> {
        let range = span.range();
        let written = &self.text[range.clone()];
        if written == text && !text.is_empty() {
            return Some(range);
        }
        let quoted = written.len() > 2 && (written.starts_with('"') || written.starts_with('\''));
        let inner = range.start + 1..range.end.saturating_sub(1);
        (quoted && &self.text[inner.clone()] == text).then_some(inner)
    }

    /// Text that gives a map another entry, to be put before its first key.
    pub fn entry_before(&self, first: &Name, key: &str, value: &str) -> String {
        let start = first.span.start as usize;
        let key = if self.is_json { format!("\"{key}\"") } else { key.to_string() };
        let line = self.text[..start].rfind('\n').map_or(0, |newline| newline + 1);
        if self.in_flow(start) {
            return format!("{key}: {value}, ");
        }
        let column = self.text[line..start].chars().count();
        format!("{key}: {value}\n{}", " ".repeat(column))
    }

    /// Whether a key stands in brackets rather than on a line of its own.
    fn in_flow(&self, start: usize) -> bool {
        let before = self.text[..start].trim_end();
        self.is_json || before.ends_with('{') || before.ends_with(',') && !self.begins_line(start)
    }

    /// Whether only spaces stand before a place in its line.
    pub fn begins_line(&self, start: usize) -> bool {
        let line = self.text[..start].rfind('\n').map_or(0, |newline| newline + 1);
        self.text[line..start].chars().all(|character| character == ' ')
    }

    /// The lines of an entry whose key is alone at the beginning of its line: up to where the next key begins, or to the end of
    /// the value's last line.
    pub fn lines_of(&self, key: &Name, value_end: u32) -> Option<Range<usize>> {
        let start = key.span.start as usize;
        if self.is_json || !self.begins_line(start) {
            return None;
        }
        let line = self.text[..start].rfind('\n').map_or(0, |newline| newline + 1);
        let end =
            self.text[value_end as usize..].find('\n').map_or(self.text.len(), |end| value_end as usize + end + 1);
        Some(line..end)
    }
}
