//! Nova: key pairs, quotas, servers.
//!
//! Checks against flavors, images and limits of the cloud are not here.

mod server;

use super::Check;
use super::rules::{Findings, at_least_one};
use super::scope::{Ask, Scope};

/// heat:heat/engine/resources/openstack/nova
pub(super) const CHECKS: &[(&str, Check)] =
    &[("OS::Nova::KeyPair", key_pair), ("OS::Nova::Quota", quota), ("OS::Nova::Server", server::server)];

/// The compute API makes no keys any more since 2.92.
/// heat:heat/engine/resources/openstack/nova/keypair.py
fn key_pair(pair: &Scope<'_>, findings: &mut Findings) {
    at_least_one(pair, Ask::True, &["public_key"], findings);
}

/// heat:heat/engine/resources/openstack/nova/quota.py
fn quota(quota: &Scope<'_>, findings: &mut Findings) {
    some_limit(quota, findings);
}

/// A quota must limit something besides naming its project.
pub(super) fn some_limit(quota: &Scope<'_>, findings: &mut Findings) {
    let limits: Vec<&str> = quota.known().filter(|name| *name != "project").collect();
    at_least_one(quota, Ask::Written, &limits, findings);
}

#[cfg(test)]
#[path = "nova_tests.rs"]
mod tests;
