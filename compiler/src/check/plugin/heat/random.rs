//! Random strings: long enough for all that they must hold.

use crate::check::plugin::rules::{Findings, because_of, refusal};
use crate::check::plugin::scope::{Answer, Scope};

/// The least number of characters of a class is at least one, so an unknown one counts so much.
/// heat:heat/engine/resources/openstack/heat/random_string.py
pub(super) fn random_string(string: &Scope<'_>, findings: &mut Findings) {
    let Some(length) = string.int("length") else { return };
    let classes = match string.is_true("sequence") {
        // The old property stands for one class.
        Answer::Yes => 1,
        _ => least(string, "character_classes"),
    };
    let least = classes.saturating_add(least(string, "character_sequences"));
    if least <= length {
        return;
    }
    let message = format!("the string has {length} characters and must hold at least {least}");
    let place = match string.entry("length") {
        Some((_, value)) => value.span,
        None => string.place,
    };
    let found = refusal(string, place, message)
        .with_help(format!("set `length` to {least} or more, or lower the `min` of classes and sequences"));
    let needing = ["character_sequences", "character_classes"].into_iter().find(|name| string.entry(name).is_some());
    findings.push(needing.into_iter().fold(found, |found, name| because_of(string, found, name)));
}

fn least(string: &Scope<'_>, property: &'static str) -> i64 {
    string.items(property).iter().map(|item| item.int("min").unwrap_or(1)).fold(0, i64::saturating_add)
}
