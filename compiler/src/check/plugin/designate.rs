//! Designate: zones of domain names.

use super::Check;
use super::rules::{Findings, because_of, diagnostic, required_when};
use super::scope::{Answer, Ask, Scope};
use crate::code::property::PROPERTY_NEEDS_OTHER;
use crate::value::Value;

/// heat:heat/engine/resources/openstack/designate
pub(super) const CHECKS: &[(&str, Check)] = &[("OS::Designate::Zone", zone)];

/// A primary zone has a mail address, a secondary one has servers to copy from.
/// heat:heat/engine/resources/openstack/designate/zone.py
fn zone(zone: &Scope<'_>, findings: &mut Findings) {
    if zone.text("type") == Some("PRIMARY") && zone.is_true("email") == Answer::No {
        let found = diagnostic(zone, &PROPERTY_NEEDS_OTHER, zone.value_span("type"), "a primary zone needs `email`")
            .with_help("add `email`, or set `type` to `SECONDARY` and give `primaries`");
        findings.push(if zone.entry("type").is_some() { found } else { because_of(zone, found, "type") });
    }
    if servers(zone).map_or(Answer::No, |servers| zone.truth_of(servers)) == Answer::No {
        required_when(zone, Ask::True, "primaries", "type", &["SECONDARY"], findings);
    }
}

/// The servers that a zone is copied from: Heat reads `primaries`, if it is not null, over the older `masters`.
fn servers<'a>(zone: &Scope<'a>) -> Option<&'a Value> {
    let written = |name: &str| zone.value.get(name).filter(|value| !value.is_null());
    written("primaries").or_else(|| written("masters"))
}

#[cfg(test)]
#[path = "designate_tests.rs"]
mod tests;
