//! Nova: key pairs, quotas, server groups, servers.

use super::Check;
use super::rules::{Findings, at_least_one};
use super::scope::{Ask, Scope};

/// heat:heat/engine/resources/openstack/nova
pub(super) const CHECKS: &[(&str, Check)] = &[("OS::Nova::KeyPair", key_pair)];

/// The compute API takes only keys made elsewhere since 2.92.
/// heat:heat/engine/resources/openstack/nova/keypair.py
fn key_pair(pair: &Scope<'_>, findings: &mut Findings) {
    at_least_one(pair, Ask::True, &["public_key"], findings);
}

#[cfg(test)]
#[path = "nova_tests.rs"]
mod tests;
