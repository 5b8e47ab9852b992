//! The last look at all findings: no complaint that only follows from another, each once, in the order of the text.

use crate::code::{Code, condition, function, property, reference, resource, template};
use crate::diagnostic::{Diagnostic, Label};
use crate::source::SourceId;

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

/// Drops follow-up complaints and doubles, and sorts. `incomplete` are the sources whose text is broken.
pub(crate) fn settle(mut diagnostics: Vec<Diagnostic>, incomplete: &[SourceId]) -> Vec<Diagnostic> {
    diagnostics
        .retain(|diagnostic| !(incomplete.contains(&diagnostic.primary.source) && ABSENCES.contains(&diagnostic.code)));
    join_lookalikes(&mut diagnostics);
    diagnostics.sort_by(|left, right| {
        let key = |diagnostic: &Diagnostic| (diagnostic.primary.source, diagnostic.primary.span, diagnostic.severity);
        key(left)
            .cmp(&key(right))
            .then_with(|| left.code.name.cmp(right.code.name))
            .then_with(|| left.message.cmp(&right.message))
    });
    // The same finding by two ways (a disabled branch, two users of a file): the more severe stays.
    diagnostics.dedup_by(|later, earlier| {
        later.code == earlier.code
            && later.primary.source == earlier.primary.source
            && later.primary.span == earlier.primary.span
            && later.message == earlier.message
            && later.primary.message == earlier.primary.message
    });
    diagnostics
}

/// A map that should have been a call has no type that anybody wants. That is one mistake, as grave as what it leads to.
fn join_lookalikes(diagnostics: &mut Vec<Diagnostic>) {
    let consequences: Vec<Diagnostic> =
        diagnostics.iter().filter(|told| is_any(told, &ABOUT_VALUES)).cloned().collect();
    let mut joined = Vec::new();
    for call in diagnostics.iter_mut().filter(|told| is_any(told, &LOOKALIKES)) {
        let key = call.primary.clone();
        for consequence in consequences.iter().filter(|told| begins_with(&told.primary, &key)) {
            call.severity = call.severity.min(consequence.severity);
            call.late &= consequence.late;
            call.notes.clone_from(&consequence.notes);
            call.labels.push(consequence.primary.clone());
            joined.push((consequence.code, consequence.primary.clone()));
        }
    }
    diagnostics.retain(|told| !joined.contains(&(told.code, told.primary.clone())));
}

const LOOKALIKES: [&Code; 2] = [&function::MISSPELT_FUNCTION, &function::LATER_FUNCTION];
const ABOUT_VALUES: [&Code; 3] = [&property::WRONG_TYPE, &function::FUNCTION_FAILS, &function::INVALID_ARGUMENTS];

fn is_any(told: &Diagnostic, codes: &[&Code]) -> bool {
    codes.contains(&told.code)
}

/// Whether a finding is about the map whose first key the other is about.
fn begins_with(map: &Label, key: &Label) -> bool {
    /// A bracket and a space or two stand before the key.
    const MOST_BETWEEN: u32 = 3;
    let (outer, inner) = (map.span, key.span);
    map.source == key.source
        && (outer.start..=outer.start + MOST_BETWEEN).contains(&inner.start)
        && inner.end <= outer.end
        && outer != inner
}
