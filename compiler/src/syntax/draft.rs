//! A copy of a text that may be edited, with the way back to the original's offsets.
//!
//! The parser reads the draft; spans are those of the original. Nothing here knows YAML.
//! Invariant: every offset given back lies in the original, on a character boundary.

use std::borrow::Cow;
use std::ops::Range;

use crate::source::Span;

/// The text as parsed: the original, or an edited copy.
#[derive(Debug, Clone)]
pub struct Draft<'a> {
    original: &'a str,
    text: Cow<'a, str>,
    /// Where offsets of draft and original come apart, by draft offset; the first is at 0.
    steps: Vec<Step>,
    /// Original offsets at which an edit made up a value.
    holes: Vec<u32>,
}

/// From `edited` on the draft runs parallel to the original from `original` on, up to the next step.
#[derive(Debug, Clone, Copy)]
struct Step {
    edited: usize,
    original: usize,
}

impl<'a> Draft<'a> {
    pub fn new(original: &'a str) -> Draft<'a> {
        let steps = vec![Step { edited: 0, original: 0 }];
        Draft { original, text: Cow::Borrowed(original), steps, holes: Vec::new() }
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    pub fn original(&self) -> &'a str {
        self.original
    }

    /// Puts `with` in the place of a range of the draft.
    pub fn replace(&mut self, range: Range<usize>, with: &str) {
        self.edit(&[(range, with.to_string())]);
    }

    /// Replaces ranges of the draft by texts; the ranges are in order and do not overlap.
    pub fn edit(&mut self, edits: &[(Range<usize>, String)]) {
        let mut text = String::with_capacity(self.text.len());
        let mut steps = Vec::with_capacity(self.steps.len() + 2 * edits.len());
        let mut old_steps = self.steps.iter().peekable();
        let mut done = 0;
        for (range, with) in edits {
            text.push_str(&self.text[done..range.start]);
            while let Some(step) = old_steps.next_if(|step| step.edited < range.start || step.edited == 0) {
                steps.push(Step { edited: step.edited + text.len() - range.start, ..*step });
            }
            if with.len() != range.len() {
                let (before, after) = (self.back(range.start), self.back(range.end));
                steps.push(Step { edited: text.len(), original: before });
                steps.push(Step { edited: text.len() + with.len(), original: after });
                while old_steps.next_if(|step| step.edited <= range.end).is_some() {}
            }
            text.push_str(with);
            done = range.end;
        }
        let end = self.text.len();
        text.push_str(&self.text[done..]);
        steps.extend(old_steps.map(|step| Step { edited: step.edited + text.len() - end, ..*step }));
        self.text = Cow::Owned(text);
        self.steps = steps;
    }

    pub fn insert(&mut self, at: usize, text: &str) {
        self.replace(at..at, text);
    }

    /// Overwrites all but the line breaks of a range by spaces; no offset moves.
    pub fn blank(&mut self, range: Range<usize>) {
        let keep = |byte| if byte == b'\n' || byte == b'\r' { char::from(byte) } else { ' ' };
        let blanks: String = self.text[range.clone()].bytes().map(keep).collect();
        self.replace(range, &blanks);
    }

    /// Notes that the empty value or the collection that begins at an offset of the draft was never written.
    pub fn mark_hole(&mut self, at: usize) {
        let offset = self.back(at) as u32;
        self.holes.push(offset);
    }

    pub fn is_hole(&self, original: u32) -> bool {
        self.holes.contains(&original)
    }

    /// The original offset for a place in the draft; for the end of an insertion, what follows it.
    pub fn back(&self, offset: usize) -> usize {
        self.along(self.steps.partition_point(|step| step.edited <= offset), offset)
    }

    /// The original offset for the end of something in the draft: what is inserted right behind it does not count.
    fn back_end(&self, offset: usize) -> usize {
        self.along(self.steps.partition_point(|step| step.edited < offset), offset)
    }

    /// Follows the step before `next`.
    fn along(&self, next: usize, offset: usize) -> usize {
        let step = self.steps[next.saturating_sub(1)];
        let end = self.steps.get(next.max(1)).map_or(self.original.len(), |step| step.original);
        let mut place = (step.original + offset.saturating_sub(step.edited)).min(end).min(self.original.len());
        while !self.original.is_char_boundary(place) {
            place -= 1;
        }
        place
    }

    /// The original span of a range of the draft.
    pub fn span(&self, range: Range<usize>) -> Span {
        if let (1, Cow::Borrowed(_)) = (self.steps.len(), &self.text) {
            return Span::new(range.start as u32, range.end as u32);
        }
        let start = self.back(range.start);
        let end = if range.is_empty() { start } else { self.back_end(range.end) };
        Span::new(start as u32, end.max(start) as u32)
    }
}

#[cfg(test)]
#[path = "draft_tests.rs"]
mod tests;
