//! How large results may grow; what would be larger is unknown instead.

use crate::value::{Value, ValueKind};

/// Items of one `repeat`.
pub(super) const ITEMS: usize = 10_000;

/// Bytes of a text, or of everything in a result.
pub(super) const BYTES: usize = 1 << 20;

/// Conditions that need each other before they are given up.
pub(super) const CONDITION_DEPTH: usize = 100;

/// About how many bytes a value takes.
pub(super) fn weight(value: &Value) -> usize {
    let inner: usize = match &value.kind {
        ValueKind::String(text) => text.len(),
        ValueKind::List(items) => items.iter().map(weight).sum(),
        ValueKind::Map(entries) => entries.iter().map(|(name, value)| name.text.len() + weight(value)).sum(),
        _ => 0,
    };
    inner + size_of::<Value>()
}
