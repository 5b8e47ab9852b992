//! Character sets: `[...]`. There are no nested sets in Python, nor POSIX classes: `[[:alpha:]]` is a set and a `]`.

use super::{Flags, Parser, Result};
use crate::constraint::pattern::tree::{Char, Node, SetItem};

impl Parser<'_> {
    /// A set whose `[` at `open` is taken already.
    pub(super) fn set(&mut self, open: usize, flags: Flags) -> Result<Node> {
        let negated = self.take('^');
        let mut items = Vec::new();
        loop {
            let start = self.at;
            let char = self.set_char(open)?;
            if char == ']' && !items.is_empty() {
                break;
            }
            let item = self.set_item(start, char, flags)?;
            if !self.take('-') {
                items.push(item);
                continue;
            }
            let end_start = self.at;
            let end = self.set_char(open)?;
            if end == ']' {
                items.push(item);
                items.push(SetItem::Char(Char::Known('-')));
                break;
            }
            let end = self.set_item(end_start, end, flags)?;
            items.push(self.range(start, &item, &end)?);
        }
        Ok(Node::Set { negated, items, ignore_case: flags.ignore_case })
    }

    fn set_char(&mut self, open: usize) -> Result<char> {
        match self.next() {
            Some(char) => Ok(char),
            None => self.fail(open, "the set `[` is not closed"),
        }
    }

    fn set_item(&mut self, start: usize, char: char, flags: Flags) -> Result<SetItem> {
        match char {
            '\\' => self.set_escape(start, flags.ascii),
            _ => Ok(SetItem::Char(Char::Known(char))),
        }
    }

    fn range(&self, start: usize, low: &SetItem, high: &SetItem) -> Result<SetItem> {
        let written = &self.text[start..self.at];
        let (SetItem::Char(low), SetItem::Char(high)) = (low, high) else {
            return self
                .fail(start, format!("`{written}` is no range: a class such as `\\w` has no first or last character"));
        };
        match (low.code(), high.code()) {
            (Some(low_code), Some(high_code)) if high_code < low_code => {
                self.fail(start, format!("the range `{written}` runs backwards"))
            }
            _ => Ok(SetItem::Range(*low, *high)),
        }
    }
}
