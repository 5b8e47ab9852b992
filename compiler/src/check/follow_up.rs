//! The last look at all findings: no complaint that only follows from another, each once, in the order of the text.

use crate::code::{Code, condition, function, property, reference, resource, template};
use crate::diagnostic::Diagnostic;
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
