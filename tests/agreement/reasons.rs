//! Why `hot` and Heat disagree, where they do: one line for each kind of situation.
//!
//! A reason is found by what Heat said, what we said and how the verdict came about, never by the name of a template.

use compiler::code::Code;
use compiler::code::{function::*, nested::*, resource::*};

use crate::case::{Case, Verdict};
use crate::kinds::fits;

/// How a case came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    Agreed,
    /// Heat takes the template, we do not.
    FalseAlarm,
    /// Heat refuses the template, we do not.
    Missed,
    /// Both refuse it, and not for the same reason.
    OtherKind,
    /// The check broke down.
    Panicked,
}

/// The reason for a disagreement, or a word that says that nobody knows it yet.
pub fn reason(case: &Case, outcome: Outcome, errors: &[&Code]) -> &'static str {
    match (outcome, &case.verdict) {
        (Outcome::Agreed, _) => "",
        (Outcome::Panicked, _) => "a defect",
        (Outcome::FalseAlarm, _) => {
            let known = ALARMS.iter().find(|(code, _)| errors.contains(code));
            known.map_or(UNEXPLAINED, |(_, reason)| reason)
        }
        (_, Verdict::Rejected { texts, filled }) => {
            let said = |pattern: &str| texts.iter().any(|text| fits(pattern, text));
            let known = SILENCES.iter().find(|(pattern, only_filled, _)| said(pattern) && (*filled || !only_filled));
            known.map_or(UNEXPLAINED, |(_, _, reason)| reason)
        }
        (_, Verdict::Accepted) => UNEXPLAINED,
    }
}

pub const UNEXPLAINED: &str = "not explained yet";

/// Why we say something that Heat does not, by our code.
static ALARMS: &[(&Code, &str)] = &[
    (&REMOTE_TEMPLATE, "a template on the net: nothing is fetched, so nothing can be said for it"),
    (&UNRESOLVABLE_FILE, "the client reads the file before it asks Heat; this answer is of Heat alone"),
    (&FOREIGN_RESOURCE_TYPE, "the type belongs to a plug-in that the asked Heat has"),
];

/// Why we do not say what Heat says, by Heat's text; the second field asks for made-up parameter values.
static SILENCES: &[(&str, bool, &str)] = &[
    ("Expiration time is out of date", false, "depends on today's date; the compiler has no clock"),
    ("using Heat endpoint at region", false, "another region was asked"),
    ("by the nova API version currently used", false, "depends on the API version of the cloud"),
    ("does not belong to provided", false, "depends on what is in the cloud"),
    ("^list index out of range", false, "an accident inside Heat that stands for no rule"),
    ("^Property error*is out of range", true, "the value was made up for a parameter without one"),
    ("^Property error*is not an allowed value", true, "the value was made up for a parameter without one"),
    ("Value '*' is not an integer", true, "the value was made up for a parameter without one"),
    ("Error validating value", true, "the value was made up for a parameter without one"),
];
