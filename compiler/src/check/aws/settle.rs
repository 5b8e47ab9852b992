//! Findings that were made as for Heat, turned into what AWS would say.
//!
//! AWS looks at everything when it takes a template: nothing is found late for not being used. What depends on values is
//! told as a warning unless the values are given, and nothing is said about what a macro may still change.

use super::Generated;
use crate::code::{
    Code, cloudformation, condition, function, parameter, reference, resource, syntax, template as template_codes,
};
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::{SourceId, Span};

/// Bytes of a template that AWS takes from a bucket.
const TEMPLATE_SIZE: usize = 1 << 20;

/// Told by the checks of AWS's own, more exactly.
const REPLACED: [&Code; 2] = [&condition::UNKNOWN_CONDITION, &resource::INVALID_DELETION_POLICY];
/// They hold for the values at hand only.
const OF_VALUES: [&Code; 3] = [&function::FUNCTION_FAILS, &function::MISSING_MAPPING, &reference::DISABLED_REFERENCE];
/// A macro may use up or make what is strange or missing.
const OF_MACROS: [&Code; 12] = [
    &template_codes::UNKNOWN_SECTION,
    &resource::UNKNOWN_RESOURCE_KEY,
    &resource::MISSING_RESOURCE_TYPE,
    &resource::UNKNOWN_RESOURCE_TYPE,
    &resource::INVALID_RESOURCE,
    &resource::INVALID_OUTPUT,
    &resource::UNKNOWN_OUTPUT_KEY,
    &parameter::UNKNOWN_PARAMETER_KEY,
    &function::UNKNOWN_FUNCTION,
    &function::MISSING_MAPPING,
    &cloudformation::INVALID_MAPPING,
    &cloudformation::INVALID_LOGICAL_ID,
];

/// What `settle` must know of a template.
pub(crate) struct Known<'a> {
    pub source: SourceId,
    pub generated: &'a Generated,
    /// Values of parameters are given; else defaults stand for them.
    pub given: bool,
    /// Bytes of the text.
    pub size: usize,
}

/// Turns the findings of one template into AWS's; those of other sources stay. What `told`, the findings of AWS's own
/// checks, says about a part of an argument is not said about the whole.
pub(crate) fn settle(diagnostics: Vec<Diagnostic>, told: &[Diagnostic], known: &Known<'_>) -> Vec<Diagnostic> {
    let nulls: Vec<Span> = diagnostics.iter().filter(|finding| is_null(finding, known)).map(place).collect();
    let own = |finding: Diagnostic| match finding.primary.source == known.source {
        true => settled(finding, known),
        false => Some(finding),
    };
    // What follows from a null is no finding of its own.
    let follows = |finding: &Diagnostic| nulls.contains(&place(finding)) && !is_null(finding, known);
    let settled = diagnostics.into_iter().filter(|finding| !follows(finding)).filter_map(own);
    settled.filter(|finding| !told.iter().any(|told| is_part(told, finding))).collect()
}

fn is_part(part: &Diagnostic, whole: &Diagnostic) -> bool {
    let (inner, outer) = (part.primary.span, whole.primary.span);
    let both = [part, whole].iter().all(|finding| *finding.code == function::INVALID_ARGUMENTS);
    both && part.primary.source == whole.primary.source && outer.start <= inner.start && inner.end <= outer.end
}

fn is_null(finding: &Diagnostic, known: &Known<'_>) -> bool {
    *finding.code == cloudformation::NULL_VALUE && finding.primary.source == known.source
}

fn place(finding: &Diagnostic) -> Span {
    finding.primary.span
}

/// The findings of AWS's own checks without those that a macro may still mend.
pub(super) fn own(mut diagnostics: Vec<Diagnostic>, generated: &Generated) -> Vec<Diagnostic> {
    if generated.anything() {
        diagnostics.retain(|finding| !OF_MACROS.contains(&finding.code));
    }
    diagnostics
}

fn settled(finding: Diagnostic, known: &Known<'_>) -> Option<Diagnostic> {
    let is = |codes: &[&Code]| codes.contains(&finding.code);
    if is(&REPLACED) || (known.generated.anything() && is(&OF_MACROS)) {
        return None;
    }
    if *finding.code == syntax::FILE_TOO_LARGE {
        return too_large(finding, known.size);
    }
    if is(&OF_VALUES) {
        return Some(of_values(finding, known.given));
    }
    Some(at_once(finding))
}

/// AWS would have found it out when it took the template.
fn at_once(mut finding: Diagnostic) -> Diagnostic {
    if finding.late {
        finding.late = false;
        finding.severity = finding.code.severity;
        finding.notes.retain(|note| !note.starts_with("Heat "));
    }
    finding
}

fn of_values(finding: Diagnostic, given: bool) -> Diagnostic {
    let severity = finding.severity;
    let mut finding = at_once(finding);
    finding.severity = severity;
    if !given {
        finding.severity = finding.severity.max(Severity::Warning);
        finding = finding.with_note("so it is with the defaults of the parameters; other values may be given");
    }
    finding
}

fn too_large(mut finding: Diagnostic, size: usize) -> Option<Diagnostic> {
    finding.message = format!("the template has {size} bytes, and AWS takes {TEMPLATE_SIZE}");
    finding.notes.clear();
    (size > TEMPLATE_SIZE).then(|| finding.with_help("split the template into nested stacks"))
}
