//! Who may do what: security groups, their rules, policies of sharing.

use crate::check::plugin::rules::{Findings, because_of, exclusive, join_names, ordered, refusal};
use crate::check::plugin::scope::{Ask, Scope};

/// heat:heat/engine/resources/openstack/neutron/security_group.py
pub(super) fn security_group(group: &Scope<'_>, findings: &mut Findings) {
    if group.text("name") == Some("default") {
        let found = refusal(group, group.value_span("name"), "a security group can not be called `default`");
        findings.push(found.with_help("give the group another `name`"));
    }
}

/// The ports of ICMP are a type and a code, in no order.
/// heat:heat/engine/resources/openstack/neutron/security_group_rule.py
pub(super) fn security_group_rule(rule: &Scope<'_>, findings: &mut Findings) {
    exclusive(rule, Ask::Written, &["remote_group", "remote_ip_prefix"], findings);
    let is_known = rule.get("protocol").is_none_or(|protocol| !protocol.is_unknown());
    if is_known && !matches!(rule.text("protocol"), Some("icmp" | "icmpv6" | "ipv6-icmp")) {
        ordered(rule, "port_range_min", "port_range_max", findings);
    }
}

/// heat:heat/engine/resources/openstack/neutron/rbac_policy.py
pub(super) fn rbac_policy(policy: &Scope<'_>, findings: &mut Findings) {
    let (Some(kind), Some(action)) = (policy.text("object_type"), policy.text("action")) else { return };
    let actions: &[&str] = match kind {
        "network" => &["access_as_shared", "access_as_external"],
        "qos_policy" | "security_group" | "address_scope" | "subnetpool" => &["access_as_shared"],
        _ => return,
    };
    if actions.contains(&action) {
        return;
    }
    let message = format!("the action `{action}` does not exist for an object of type `{kind}`");
    let found = refusal(policy, policy.value_span("action"), message)
        .with_help(format!("set `action` to {}", join_names(actions, "or")));
    findings.push(because_of(policy, found, "object_type"));
}
