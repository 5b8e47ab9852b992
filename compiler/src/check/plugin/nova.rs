//! Nova: key pairs, quotas, servers.
//!
//! Checks against flavors, images and limits of the cloud are not here.

mod server;

use super::Check;
use super::rules::{Findings, at_least_one, diagnostic, join_names};
use super::scope::{Answer, Ask, Scope};
use crate::code::property::MISSING_ONE_OF;

/// heat:heat/engine/resources/openstack/nova
pub(super) const CHECKS: &[(&str, Check)] =
    &[("OS::Nova::KeyPair", key_pair), ("OS::Nova::Quota", some_limit), ("OS::Nova::Server", server::server)];

/// The compute API makes no keys any more since 2.92.
/// heat:heat/engine/resources/openstack/nova/keypair.py
fn key_pair(pair: &Scope<'_>, findings: &mut Findings) {
    at_least_one(pair, Ask::True, &["public_key"], findings);
}

/// A quota must limit something besides naming its project; Cinder's and Neutron's too.
/// heat:heat/engine/resources/openstack/nova/quota.py
pub(super) fn some_limit(quota: &Scope<'_>, findings: &mut Findings) {
    let limits: Vec<&str> = quota.known().filter(|name| *name != "project").collect();
    if limits.iter().all(|name| quota.is_written(name) == Answer::No) {
        let found = diagnostic(quota, &MISSING_ONE_OF, quota.place, "the quota limits nothing");
        findings.push(found.with_help(format!("add {}", join_names(&limits, "or"))));
    }
}

#[cfg(test)]
#[path = "nova_tests.rs"]
mod tests;
