//! Octavia: listeners, pools, policies and rules for what arrives, quotas.

use super::Check;
use super::rules::{Findings, at_least_one, never_when, only_when, required_when};
use super::scope::{Ask, Scope};

/// heat:heat/engine/resources/openstack/octavia
pub(super) const CHECKS: &[(&str, Check)] = &[
    ("OS::Octavia::L7Policy", policy),
    ("OS::Octavia::L7Rule", rule),
    ("OS::Octavia::Listener", listener),
    ("OS::Octavia::Pool", pool),
    ("OS::Octavia::Quota", quota),
];

/// Each way to redirect has a property of its own, and no other action has any.
/// heat:heat/engine/resources/openstack/octavia/l7policy.py
fn policy(policy: &Scope<'_>, findings: &mut Findings) {
    let Some("REJECT" | "REDIRECT_TO_POOL" | "REDIRECT_TO_URL") = policy.text("action") else { return };
    for (target, action) in [("redirect_pool", "REDIRECT_TO_POOL"), ("redirect_url", "REDIRECT_TO_URL")] {
        only_when(policy, Ask::Written, target, "action", &[action], findings);
        required_when(policy, Ask::Written, target, "action", &[action], findings);
    }
}

/// heat:heat/engine/resources/openstack/octavia/l7rule.py
fn rule(rule: &Scope<'_>, findings: &mut Findings) {
    required_when(rule, Ask::Written, "key", "type", &["HEADER", "COOKIE"], findings);
}

/// heat:heat/engine/resources/openstack/octavia/listener.py
fn listener(listener: &Scope<'_>, findings: &mut Findings) {
    required_when(listener, Ask::Written, "default_tls_container_ref", "protocol", &["TERMINATED_HTTPS"], findings);
}

/// heat:heat/engine/resources/openstack/octavia/pool.py
fn pool(pool: &Scope<'_>, findings: &mut Findings) {
    at_least_one(pool, Ask::Written, &["listener", "loadbalancer"], findings);
    if let Some(persistence) = pool.map("session_persistence") {
        required_when(&persistence, Ask::True, "cookie_name", "type", &["APP_COOKIE"], findings);
        never_when(&persistence, Ask::True, "cookie_name", "type", &["SOURCE_IP"], findings);
    }
}

/// A quota that limits nothing is refused.
/// heat:heat/engine/resources/openstack/octavia/quota.py
fn quota(quota: &Scope<'_>, findings: &mut Findings) {
    let limits = ["healthmonitor", "listener", "loadbalancer", "member", "pool"];
    at_least_one(quota, Ask::Written, &limits, findings);
}

#[cfg(test)]
#[path = "octavia_tests.rs"]
mod tests;
