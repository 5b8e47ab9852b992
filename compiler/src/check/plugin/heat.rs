//! Heat's own types: groups, scaling, software, random strings, access policies, delays.
//!
//! What groups hold is checked as nested resources, not here; of a remote stack's template only that it is one.

pub(super) mod group;
mod random;
mod software;

use super::Check;
use super::rules::{Findings, only_when, refusal};
use super::scope::{Ask, Scope};
use crate::diagnostic::Severity;
use crate::source::Source;
use crate::syntax;
use crate::value::ValueKind;

/// heat:heat/engine/resources/openstack/heat
pub(super) const CHECKS: &[(&str, Check)] = &[
    ("OS::Heat::AccessPolicy", access_policy),
    ("OS::Heat::AutoScalingGroup", group::auto_scaling_group),
    ("OS::Heat::Delay", delay),
    ("OS::Heat::InstanceGroup", group::instance_group),
    ("OS::Heat::RandomString", random::random_string),
    ("OS::Heat::ScalingPolicy", scaling_policy),
    ("OS::Heat::SoftwareComponent", software::component),
    ("OS::Heat::SoftwareDeployment", software::deployment),
    ("OS::Heat::Stack", remote_stack),
    ("OS::Heat::StructuredDeployment", software::deployment),
];

/// heat:heat/engine/resources/openstack/heat/access_policy.py
fn access_policy(policy: &Scope<'_>, findings: &mut Findings) {
    for item in policy.list("AllowedResources") {
        let name = match &item.kind {
            ValueKind::Unknown(_) | ValueKind::Missing => continue,
            ValueKind::String(name) => name.as_str(),
            _ => "",
        };
        if !policy.subject.siblings.contains_key(name) {
            let message = match name {
                "" => format!("{} is no name of a resource", item.kind_name()),
                _ => format!("the template has no resource `{name}`"),
            };
            let found = refusal(policy, item.span, message);
            findings.push(found.with_help("name resources of this template only"));
        }
    }
}

/// heat:heat/engine/resources/openstack/heat/scaling_policy.py
fn scaling_policy(policy: &Scope<'_>, findings: &mut Findings) {
    let kinds = &["percent_change_in_capacity"];
    only_when(policy, Ask::Written, "min_adjustment_step", "adjustment_type", kinds, findings);
}

/// In seconds: what a stack has for an action, if nobody says another time.
const STACK_TIMEOUT: f64 = 3600.0;

/// heat:heat/engine/resources/openstack/heat/delay.py
fn delay(delay: &Scope<'_>, findings: &mut Findings) {
    // An unknown part waits for at least nothing.
    let part = |name: &str| delay.number(name).unwrap_or(0.0);
    let longest = part("min_wait") + part("max_jitter") * part("jitter_multiplier");
    if longest <= STACK_TIMEOUT {
        return;
    }
    let culprit = if part("min_wait") > STACK_TIMEOUT { "min_wait" } else { "max_jitter" };
    let message = format!("the delay can be {longest} s, longer than a stack's {STACK_TIMEOUT} s");
    let found = refusal(delay, delay.value_span(culprit), message);
    let note = "a stack that is created with a longer timeout may wait longer";
    findings.push(found.with_note(note).with_help("wait for a shorter time"));
}

/// The template is a text that Heat reads before it asks the other cloud.
/// heat:heat/engine/resources/openstack/heat/remote_stack.py
fn remote_stack(stack: &Scope<'_>, findings: &mut Findings) {
    let Some((_, template)) = stack.entry("template") else { return };
    let Some(text) = (if template.is_null() { Some("") } else { template.as_str() }) else { return };
    let parse = syntax::parse(&Source::new(stack.subject.source, "<template>", text));
    let broken = parse.diagnostics.iter().find(|finding| finding.severity == Severity::Error);
    let (message, help) = match broken {
        Some(finding) => ("the text is no YAML or JSON", finding.message.clone()),
        None if parse.root.as_map().is_none() => {
            ("the text is no template", "give the whole text of a template, or read it by `get_file`".to_owned())
        }
        None if VERSIONS.iter().all(|version| parse.root.as_map().is_none_or(|map| map.get(version).is_none())) => {
            ("the template names no version", format!("begin it with `{}`", VERSIONS[0]))
        }
        None => return,
    };
    findings.push(refusal(stack, template.span, message).with_help(help));
}

const VERSIONS: [&str; 3] = ["heat_template_version", "HeatTemplateFormatVersion", "AWSTemplateFormatVersion"];

#[cfg(test)]
#[path = "heat_tests.rs"]
mod tests;
