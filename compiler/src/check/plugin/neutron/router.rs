//! Routers, their interfaces, floating IPs.

use crate::check::plugin::rules::{Findings, exactly_one, exclusive, needs, refusal};
use crate::check::plugin::scope::{Answer, Ask, Scope};

/// That `l3_agent_id` and `l3_agent_ids` exclude each other is a fact of the type.
/// heat:heat/engine/resources/openstack/neutron/router.py
pub(super) fn router(router: &Scope<'_>, findings: &mut Findings) {
    exclusive(router, Ask::True, &["distributed", "l3_agent_id"], findings);
    exclusive(router, Ask::True, &["distributed", "l3_agent_ids"], findings);
    exclusive(router, Ask::True, &["distributed", "ha"], findings);
    if router.list("l3_agent_ids").len() > 1 && router.is_true("ha") == Answer::No {
        let message = "a router that is not highly available has only one L3 agent";
        let found = refusal(router, router.value_span("l3_agent_ids"), message);
        findings.push(found.with_help("keep one agent, or set `ha` to `true`"));
    }
}

/// heat:heat/engine/resources/openstack/neutron/router.py
pub(super) fn router_interface(interface: &Scope<'_>, findings: &mut Findings) {
    exactly_one(interface, Ask::Written, &["subnet", "port"], findings);
}

/// heat:heat/engine/resources/openstack/neutron/floatingip.py
pub(super) fn floating_ip(floating_ip: &Scope<'_>, findings: &mut Findings) {
    needs(floating_ip, Ask::Written, "fixed_ip_address", "port_id", findings);
}
