//! Groups that scale: their sizes, their launch configuration, the pauses of their updates.
//!
//! The AWS groups share these checks.

use crate::check::plugin::rules::{Findings, ordered, refusal};
use crate::check::plugin::scope::Scope;
use crate::expr::{Expr, ExprKind};
use crate::function::Function;
use crate::template::Resource;

/// heat:heat/engine/resources/openstack/heat/autoscaling_group.py
pub(super) fn auto_scaling_group(group: &Scope<'_>, findings: &mut Findings) {
    sizes(group, ["min_size", "max_size", "desired_capacity"], findings);
}

/// heat:heat/engine/resources/openstack/heat/instance_group.py
pub(super) fn instance_group(group: &Scope<'_>, findings: &mut Findings) {
    launch_configuration(group, findings);
    pause_time(group, "RollingUpdate", findings);
}

/// The desired size lies between the least and the most, and none is negative.
/// heat:heat/engine/resources/aws/autoscaling/autoscaling_group.py
pub(in crate::check::plugin) fn sizes(group: &Scope<'_>, names: [&str; 3], findings: &mut Findings) {
    let [least, most, desired] = names;
    ordered(group, least, most, findings);
    if group.number(least).is_some_and(|size| size < 0.0) {
        let found = refusal(group, group.value_span(least), "the size of a group can not be negative");
        findings.push(found.with_help(format!("set `{least}` to 0 or more")));
    }
    ordered(group, least, desired, findings);
    ordered(group, desired, most, findings);
}

/// A launch configuration must exist, and be made before the group.
/// heat:heat/engine/resources/openstack/heat/instance_group.py
pub(in crate::check::plugin) fn launch_configuration(group: &Scope<'_>, findings: &mut Findings) {
    const PROPERTY: &str = "LaunchConfigurationName";
    let Some(name) = group.text(PROPERTY).filter(|name| !name.is_empty()) else { return };
    let place = group.value_span(PROPERTY);
    if !group.subject.siblings.contains_key(name) {
        let found = refusal(group, place, format!("the template has no launch configuration `{name}`"));
        findings.push(found.with_help("refer to an `AWS::AutoScaling::LaunchConfiguration` of this template"));
    } else if !waits_for(group.subject.resource, name) {
        let message = format!("the launch configuration `{name}` is named, not referred to");
        let found = refusal(group, place, message).with_note("Heat would not know to make it first");
        findings
            .push(found.with_help(format!("write `{{get_resource: {name}}}`, in CloudFormation `{{Ref: {name}}}`")));
    }
}

/// Whether a resource depends on another by a reference or by `depends_on`.
fn waits_for(resource: &Resource, name: &str) -> bool {
    let fields = [&resource.properties, &resource.metadata, &resource.update_policy];
    let mut found = resource.depends_on.iter().any(|other| other.text == name);
    for field in fields.into_iter().flatten() {
        field.value.walk(&mut |expr| found |= refers_to(expr, name));
    }
    found
}

fn refers_to(expr: &Expr, name: &str) -> bool {
    let Some(call) = expr.as_call() else { return false };
    if !matches!(call.function, Function::Resource | Function::Ref | Function::Attribute) {
        return false;
    }
    let first = call.argument.as_list().and_then(|items| items.first()).unwrap_or(&call.argument);
    first.as_str().is_some_and(|text| text == name || text.split('.').next() == Some(name))
}

/// In seconds: the longest pause between two batches of an update.
const LONGEST_PAUSE: u64 = 3600;

/// The pause of a rolling update, as ISO 8601 has it, hours, minutes and seconds only.
/// heat:heat/common/timeutils.py
pub(in crate::check::plugin) fn pause_time(group: &Scope<'_>, policy: &str, findings: &mut Findings) {
    let policies = group.subject.resource.update_policy.as_ref();
    let Some(pause) = policies.and_then(|field| field.value.get(policy)?.get("PauseTime")) else { return };
    let seconds = match &pause.kind {
        ExprKind::String(text) => duration(text),
        ExprKind::Int(_) => None,
        _ => return,
    };
    let message = match seconds {
        None => "`PauseTime` is no duration of hours, minutes and seconds",
        Some(seconds) if seconds > LONGEST_PAUSE => "`PauseTime` is longer than an hour",
        Some(_) => return,
    };
    findings.push(refusal(group, pause.span, message).with_help("write it like `PT10M` or `PT1M30S`, at most `PT1H`"));
}

/// The seconds of `PT1H2M3S`, each part optional.
fn duration(text: &str) -> Option<u64> {
    let mut rest = text.strip_prefix("PT")?;
    let mut seconds = 0u64;
    for (unit, length) in [('H', 3600), ('M', 60), ('S', 1)] {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        if let Some(after) = rest[digits..].strip_prefix(unit).filter(|_| digits > 0) {
            let number: u64 = rest[..digits].parse().unwrap_or(u64::MAX);
            seconds = seconds.saturating_add(number.saturating_mul(length));
            rest = after;
        }
    }
    rest.is_empty().then_some(seconds)
}
