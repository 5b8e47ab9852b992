//! The last look at all findings: no complaint that only follows from another, each once, in the order of the text.

use std::collections::{BTreeMap, HashSet};

use crate::code::{Code, condition, function, property, reference, resource, syntax, template};
use crate::diagnostic::{Diagnostic, Label, Severity};
use crate::source::{Source, SourceId, Span};

/// Findings about something that is not there. Where the text itself is broken, it may well be there.
const ABSENCES: [&Code; 11] = [
    &template::MISSING_VERSION,
    &template::UNKNOWN_GROUPED_PARAMETER,
    &property::MISSING_PROPERTY,
    &property::MISSING_ONE_OF,
    &property::PROPERTY_NEEDS_OTHER,
    &resource::MISSING_RESOURCE_TYPE,
    &resource::INVALID_OUTPUT,
    &reference::UNKNOWN_REFERENCE,
    &reference::UNKNOWN_PARAMETER,
    &condition::UNKNOWN_CONDITION,
    &function::INVALID_ARGUMENTS,
];

/// As many findings are told of one text.
pub(crate) const MOST_FINDINGS: usize = 1000;

/// Drops follow-up complaints and doubles, and sorts. `incomplete` are the sources whose text is broken.
pub(crate) fn settle(mut diagnostics: Vec<Diagnostic>, incomplete: &[SourceId], sources: &[Source]) -> Vec<Diagnostic> {
    diagnostics
        .retain(|diagnostic| !(incomplete.contains(&diagnostic.primary.source) && ABSENCES.contains(&diagnostic.code)));
    drop_broken(&mut diagnostics);
    join_lookalikes(&mut diagnostics, sources);
    diagnostics.sort_by(|left, right| {
        let key = |diagnostic: &Diagnostic| (diagnostic.primary.source, diagnostic.primary.span, diagnostic.severity);
        key(left)
            .cmp(&key(right))
            .then_with(|| left.code.name.cmp(right.code.name))
            .then_with(|| left.message.cmp(&right.message))
    });
    // The same finding by two ways (a disabled branch, two users of a file, the items that a loop makes): the more severe
    // stays.
    diagnostics.dedup_by(|later, earlier| {
        later.code == earlier.code
            && later.primary.source == earlier.primary.source
            && later.primary.span == earlier.primary.span
            && later.primary.message == earlier.primary.message
            && (later.message == earlier.message || !later.primary.message.is_empty())
    });
    bounded(diagnostics)
}

/// Leaves out, of a text with more findings than anybody reads, the last of the least severe; a note tells how many.
fn bounded(diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut by_source: BTreeMap<SourceId, Vec<Diagnostic>> = BTreeMap::new();
    for diagnostic in diagnostics {
        by_source.entry(diagnostic.primary.source).or_default().push(diagnostic);
    }
    by_source.into_values().flat_map(bounded_source).collect()
}

fn bounded_source(mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let Some(left_out) = diagnostics.len().checked_sub(MOST_FINDINGS).filter(|count| *count > 0) else {
        return diagnostics;
    };
    let mut room = MOST_FINDINGS;
    let mut rooms = [Severity::Error, Severity::Warning, Severity::Info, Severity::Hint].map(|severity| {
        let count = diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count().min(room);
        room -= count;
        (severity, count)
    });
    diagnostics.retain(|diagnostic| {
        let own = rooms.iter_mut().find(|(severity, room)| *severity == diagnostic.severity && *room > 0);
        own.map(|(_, room)| *room -= 1).is_some()
    });
    if let Some(last) = diagnostics.pop() {
        diagnostics.push(last.with_note(format!("{left_out} more findings in this file are left out")));
    }
    diagnostics
}

/// A value that holds a mistake of syntax is not what was meant: nothing else is said about it.
fn drop_broken(diagnostics: &mut Vec<Diagnostic>) {
    let is_broken =
        |told: &&Diagnostic| [&syntax::YAML_SYNTAX, &syntax::JSON_SYNTAX].iter().any(|code| **code == *told.code);
    let broken: Vec<Label> = diagnostics.iter().filter(is_broken).map(|told| told.primary.clone()).collect();
    diagnostics.retain(|told| {
        let holds = |place: &Label| place.source == told.primary.source && told.primary.span.touches(place.span.start);
        syntax::CODES.contains(&told.code) || !broken.iter().any(holds)
    });
}

/// A map that should have been a call has no type that anybody wants. That is one mistake, as grave as what it leads to.
fn join_lookalikes(diagnostics: &mut Vec<Diagnostic>, sources: &[Source]) {
    let mut consequences: BTreeMap<(SourceId, u32), Vec<usize>> = BTreeMap::new();
    for (index, told) in diagnostics.iter().enumerate().filter(|(_, told)| is_any(told, &ABOUT_VALUES)) {
        consequences.entry((told.primary.source, told.primary.span.start)).or_default().push(index);
    }
    let mut joined = HashSet::new();
    for at in 0..diagnostics.len() {
        if !is_any(&diagnostics[at], &LOOKALIKES) {
            continue;
        }
        let key = diagnostics[at].primary.clone();
        let near = (key.source, key.span.start.saturating_sub(MOST_BETWEEN))..=(key.source, key.span.start);
        for index in consequences.range(near).flat_map(|(_, told)| told) {
            let consequence = &diagnostics[*index];
            if begins_with(&consequence.primary, &key, sources) {
                let Diagnostic { severity, late, notes, primary, .. } = consequence.clone();
                let call = &mut diagnostics[at];
                call.severity = call.severity.min(severity);
                call.late &= late;
                call.notes = notes;
                call.labels.push(primary);
                joined.insert(*index);
            }
        }
    }
    let mut index = 0..;
    diagnostics.retain(|_| index.next().is_none_or(|index| !joined.contains(&index)));
}

/// A bracket and some white space may stand before the key of a map.
const MOST_BETWEEN: u32 = 100;

const LOOKALIKES: [&Code; 3] = [&function::MISSPELT_FUNCTION, &function::LATER_FUNCTION, &function::UNKNOWN_FUNCTION];
const ABOUT_VALUES: [&Code; 4] =
    [&property::WRONG_TYPE, &function::FUNCTION_FAILS, &function::INVALID_ARGUMENTS, &function::MISSING_MAPPING];

fn is_any(told: &Diagnostic, codes: &[&Code]) -> bool {
    codes.contains(&told.code)
}

/// Whether a place is that of the map whose first key the other is.
fn begins_with(map: &Label, key: &Label, sources: &[Source]) -> bool {
    let Some(source) = sources.get(map.source.0 as usize).filter(|_| map.source == key.source) else { return false };
    let (outer, inner) = (map.span, key.span);
    let is_inside = outer.start <= inner.start && inner.end < outer.end;
    let between = || source.slice(Span::new(outer.start, inner.start)).trim_start_matches('{').trim();
    is_inside && between().is_empty()
}
