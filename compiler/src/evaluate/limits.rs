//! How large results may grow; what would be larger is unknown instead.

use std::cell::Cell;

use super::Stop;
use crate::value::{Value, ValueKind};

/// Items of one `repeat`.
pub(super) const ITEMS: usize = 10_000;

/// Bytes of a text, or of everything in a result.
pub(super) const BYTES: usize = 1 << 20;

/// Bytes that all functions of a template together may make, and look at beyond the text of the template: a hundred
/// times what the largest template that Heat takes can hold, and done in less than a second.
const WORK: usize = 128 << 20;

/// What may still be done for a template. A short text may ask for much: a long list, from a parameter, in each of
/// thousands of calls.
#[derive(Debug)]
pub(super) struct Work {
    left: Cell<usize>,
}

impl Default for Work {
    fn default() -> Work {
        Work { left: Cell::new(WORK) }
    }
}

impl Work {
    /// Pays for so many bytes; what can not be paid for stays unknown, and so does all that comes after.
    pub(super) fn spend(&self, bytes: usize) -> Result<(), Stop> {
        let left = self.left.get().checked_sub(bytes);
        self.left.set(left.unwrap_or(0));
        left.map(|_| ()).ok_or(Stop::Unknown)
    }

    pub(super) fn is_left(&self) -> bool {
        self.left.get() > 0
    }
}

/// Unknown names of conditions for which a known one is looked for.
pub(super) const SUGGESTIONS: usize = 1000;

/// Conditions that need each other before they are given up.
pub(super) const CONDITION_DEPTH: usize = 100;

/// About how many bytes a value takes.
pub(super) fn weight(value: &Value) -> usize {
    weight_of(&value.kind)
}

pub(super) fn weight_of(kind: &ValueKind) -> usize {
    let inner: usize = match kind {
        ValueKind::String(text) => text.len(),
        ValueKind::List(items) => items.iter().map(weight).sum(),
        ValueKind::Map(entries) => entries.iter().map(|(name, value)| name.text.len() + weight(value)).sum(),
        _ => 0,
    };
    inner + size_of::<Value>()
}
