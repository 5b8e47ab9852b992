//! Networks of a provider, their segments, gateways between them, ports.

use crate::check::plugin::rules::{Findings, exclusive, never_when, refusal, required_when};
use crate::check::plugin::scope::{Ask, Scope};

/// heat:heat/engine/resources/openstack/neutron/port.py
pub(super) fn port(port: &Scope<'_>, findings: &mut Findings) {
    exclusive(port, Ask::True, &["fixed_ips", "no_fixed_ips"], findings);
}

/// heat:heat/engine/resources/openstack/neutron/provider_net.py
pub(super) fn provider_net(net: &Scope<'_>, findings: &mut Findings) {
    never_when(net, Ask::True, "segmentation_id", "network_type", &["local", "flat"], findings);
    never_when(net, Ask::True, "physical_network", "network_type", &["vxlan", "gre", "geneve", "local"], findings);
}

/// heat:heat/engine/resources/openstack/neutron/segment.py
pub(super) fn segment(segment: &Scope<'_>, findings: &mut Findings) {
    required_when(segment, Ask::Written, "physical_network", "network_type", &["flat", "vlan"], findings);
    required_when(segment, Ask::Written, "segmentation_id", "network_type", &["vlan"], findings);
    never_when(segment, Ask::Written, "segmentation_id", "network_type", &["local", "flat"], findings);
    never_when(segment, Ask::Written, "physical_network", "network_type", &["vxlan", "gre", "geneve"], findings);
    let is_vlan = segment.text("network_type") == Some("vlan");
    if let Some(id) = segment.int("segmentation_id").filter(|id| is_vlan && *id > MOST_VLANS) {
        let message = format!("`{id}` is no VLAN: a physical network has {MOST_VLANS} of them");
        let found = refusal(segment, segment.value_span("segmentation_id"), message);
        findings.push(found.with_help(format!("set `segmentation_id` to a number from 1 to {MOST_VLANS}")));
    }
}

const MOST_VLANS: i64 = 4094;

/// heat:heat/engine/resources/openstack/neutron/network_gateway.py
pub(super) fn network_gateway(gateway: &Scope<'_>, findings: &mut Findings) {
    for connection in gateway.items("connections") {
        required_when(&connection, Ask::Written, "segmentation_id", "segmentation_type", &["vlan"], findings);
        never_when(&connection, Ask::True, "segmentation_id", "segmentation_type", &["flat"], findings);
    }
}
