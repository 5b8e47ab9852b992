//! Manila: networks of file shares.

use super::Check;
use super::rules::{Findings, is_given, needs, refusal};
use super::scope::{Ask, Scope};

/// heat:heat/engine/resources/openstack/manila
pub(super) const CHECKS: &[(&str, Check)] = &[("OS::Manila::ShareNetwork", share_network)];

/// Whether the subnet is one of the network only the cloud knows.
/// heat:heat/engine/resources/openstack/manila/share_network.py
fn share_network(network: &Scope<'_>, findings: &mut Findings) {
    needs(network, Ask::True, "neutron_network", "neutron_subnet", findings);
    if is_given(network, Ask::True, "nova_network") {
        let found = refusal(network, network.key_span("nova_network"), "`nova_network` is no longer supported");
        findings.push(found.with_help("give `neutron_network` and `neutron_subnet` instead"));
    }
}

#[cfg(test)]
#[path = "manila_tests.rs"]
mod tests;
