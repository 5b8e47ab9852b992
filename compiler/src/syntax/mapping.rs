//! From the entries of a mapping as written to those in force: duplicate keys, merge keys, keys that can not be.
//!
//! Keys are compared as Python compares them in a dict, and as the JSON text that Heat's client sends.
//! Invariant: of all entries `Written` or `Merged` no two have the same key.

use std::collections::HashMap;

use super::findings::Findings;
use super::{Entry, Map, Node, NodeKind, Origin, Text};
use crate::code::syntax::{DUPLICATE_KEY, MERGE_VALUE, UNHASHABLE_KEY};
use crate::source::Span;

/// An entry as it stands in the text.
#[derive(Debug)]
pub struct WrittenEntry {
    pub key: Node,
    pub value: Node,
    /// The key is a plain `<<`.
    pub is_merge: bool,
}

/// Settles a mapping. Entries whose key can not be a key are reported and left out.
pub fn settle(written: Vec<WrittenEntry>, findings: &mut Findings<'_>) -> Map {
    let mut has_merge = false;
    // Entries are settled where they stand: the list is not copied.
    let settle_one = |WrittenEntry { key, value, is_merge }: WrittenEntry| {
        has_merge |= is_merge;
        match key.kind {
            NodeKind::Missing => None,
            NodeKind::List(_) | NodeKind::Map(_) => {
                report_unhashable(&key, findings);
                None
            }
            _ => Some(Entry { key, value, origin: if is_merge { Origin::MergeKey } else { Origin::Written } }),
        }
    };
    let mut entries: Vec<Entry> = written.into_iter().filter_map(settle_one).collect();
    let taken = shadow_duplicates(&mut entries, findings);
    if has_merge { merge(entries, taken, findings) } else { Map::new(entries) }
}

fn report_unhashable(key: &Node, findings: &mut Findings<'_>) {
    let place = key.place();
    let is_map = matches!(key.kind, NodeKind::Map(_));
    let before = &findings.text[..place.start as usize];
    let is_placeholder = is_map && key.alias.is_none() && before.ends_with('{');
    let diagnostic = if is_placeholder {
        let written = findings.quote(Span::new(place.start - 1, place.end + 1));
        findings
            .diagnostic(&UNHASHABLE_KEY, place, format!("`{written}` is read as a mapping used as a key"))
            .with_note("to YAML `{{ name }}` is a mapping whose key is a mapping, not a placeholder")
            .with_help("put the value in quotes, or run the template engine before `hot`")
    } else {
        let kind = if is_map { "mapping" } else { "list" };
        findings
            .diagnostic(&UNHASHABLE_KEY, place, format!("a {kind} can not be a key"))
            .with_help("use a text as the key; quotes make one of anything")
    };
    findings.push(diagnostic);
}

/// The keys seen so far, each with the index of its entry.
#[derive(Default)]
struct Seen {
    texts: HashMap<Text, usize>,
    numbers: HashMap<Number, usize>,
}

/// A number as Python's dict sees it: `1`, `1.0` and `true` are one key.
#[derive(PartialEq, Eq, Hash)]
enum Number {
    Int(i64),
    /// By its bits; not-a-number equals nothing and is not here.
    Float(u64),
}

impl Seen {
    /// Notes a key; the index noted before, when it has been seen.
    fn replace(&mut self, key: &Node, index: usize) -> Option<usize> {
        let text = key.key_text()?;
        let by_text = self.texts.insert(text, index);
        let by_number = number(&key.kind).and_then(|number| self.numbers.insert(number, index));
        by_text.max(by_number)
    }
}

fn number(kind: &NodeKind) -> Option<Number> {
    match kind {
        NodeKind::Bool(value) => Some(Number::Int(i64::from(*value))),
        NodeKind::Int(value) => Some(Number::Int(*value)),
        NodeKind::Float(value) if value.is_nan() => None,
        NodeKind::Float(value) if *value == value.trunc() && value.abs() < i64::MAX as f64 => {
            Some(Number::Int(*value as i64))
        }
        NodeKind::Float(value) => Some(Number::Float(value.to_bits())),
        _ => None,
    }
}

/// Marks entries that a later one of the same key replaces; returns the keys written.
fn shadow_duplicates(entries: &mut [Entry], findings: &mut Findings<'_>) -> Seen {
    let mut seen = Seen::default();
    if entries.len() <= 8 && entries.iter().all(|entry| entry.key.as_str().is_some()) {
        for later in 1..entries.len() {
            let earlier = (0..later).rev().find(|earlier| {
                entries[*earlier].origin != Origin::MergeKey
                    && entries[*earlier].key.as_str() == entries[later].key.as_str()
            });
            if let Some(earlier) = earlier.filter(|_| entries[later].origin != Origin::MergeKey) {
                shadow(entries, earlier, later, findings);
            }
        }
        return seen;
    }
    for index in 0..entries.len() {
        if entries[index].origin == Origin::MergeKey {
            continue;
        }
        if let Some(earlier) = seen.replace(&entries[index].key, index) {
            shadow(entries, earlier, index, findings);
        }
    }
    seen
}

fn shadow(entries: &mut [Entry], earlier: usize, later: usize, findings: &mut Findings<'_>) {
    entries[earlier].origin = Origin::Shadowed;
    let (first, second) = (&entries[earlier].key, &entries[later].key);
    let name = second.key_text().unwrap_or_default();
    let message = format!("the key `{}` stands twice in this mapping", super::findings::shorten(&name));
    let mut diagnostic = findings
        .diagnostic(&DUPLICATE_KEY, second.place(), message)
        .with_primary_message("Heat takes this one")
        .with_label(findings.source, first.place(), "and ignores this one")
        .with_help("rename one of them, or remove the one that is not meant");
    if first.kind != second.kind {
        diagnostic = diagnostic.with_note("both keys are the same once the template is sent as JSON");
    }
    findings.push(diagnostic);
}

/// Puts the entries that merge keys bring beside them, as PyYAML's `flatten_mapping` does: written keys win, then the
/// later merge key, then the earlier mapping of its list.
fn merge(mut entries: Vec<Entry>, mut taken: Seen, findings: &mut Findings<'_>) -> Map {
    for (index, entry) in entries.iter().enumerate().filter(|(_, entry)| entry.origin == Origin::Written) {
        taken.replace(&entry.key, index);
    }
    let mut brought: Vec<Vec<Entry>> = Vec::new();
    for entry in entries.iter_mut().rev().filter(|entry| entry.origin == Origin::MergeKey) {
        let mut kept = Vec::new();
        for candidate in take_merged(&mut entry.value, findings).into_iter().rev() {
            if taken.replace(&candidate.key, 0).is_none() {
                kept.push(Entry { origin: Origin::Merged, ..candidate });
            }
        }
        kept.reverse();
        brought.push(kept);
    }
    let mut all = Vec::with_capacity(entries.len());
    for entry in entries {
        let is_merge = entry.origin == Origin::MergeKey;
        all.push(entry);
        if is_merge {
            all.extend(brought.pop().into_iter().flatten());
        }
    }
    Map::new(all)
}

/// Takes the entries in force out of a merge key's value, weakest first.
fn take_merged(value: &mut Node, findings: &mut Findings<'_>) -> Vec<Entry> {
    let place = value.place();
    match &mut value.kind {
        NodeKind::Map(map) => take_in_force(map),
        NodeKind::List(items) => {
            let mut merged = Vec::new();
            for item in items.iter_mut().rev() {
                let place = item.place();
                match &mut item.kind {
                    NodeKind::Map(map) => merged.extend(take_in_force(map)),
                    NodeKind::Missing => {}
                    _ => report_merge_value(place, findings),
                }
            }
            merged
        }
        NodeKind::Missing => Vec::new(),
        _ => {
            report_merge_value(place, findings);
            value.kind = NodeKind::Missing;
            Vec::new()
        }
    }
}

fn take_in_force(map: &mut Map) -> Vec<Entry> {
    let entries = std::mem::take(&mut map.entries);
    entries.into_iter().filter(|entry| matches!(entry.origin, Origin::Written | Origin::Merged)).collect()
}

fn report_merge_value(place: Span, findings: &mut Findings<'_>) {
    findings.push(
        findings
            .diagnostic(&MERGE_VALUE, place, "a merge key needs a mapping or a list of mappings")
            .with_help("write an alias to a mapping (`<<: *name`), or quote the key: `\"<<\"`"),
    );
}

#[cfg(test)]
#[path = "mapping_tests.rs"]
mod tests;
