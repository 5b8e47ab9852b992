//! Neutron: networks, subnets, ports, routers, security groups and what stands around them.

mod network;
mod router;
mod security;
mod subnet;

use super::Check;
use super::nova::some_limit;
use super::rules::{Findings, refusal};
use super::scope::Scope;

/// heat:heat/engine/resources/openstack/neutron
pub(super) const CHECKS: &[(&str, Check)] = &[
    ("OS::Neutron::Firewall", value_specs),
    ("OS::Neutron::FloatingIP", router::floating_ip),
    ("OS::Neutron::Net", value_specs),
    ("OS::Neutron::NetworkGateway", network::network_gateway),
    ("OS::Neutron::Port", network::port),
    ("OS::Neutron::ProviderNet", network::provider_net),
    ("OS::Neutron::Quota", some_limit),
    ("OS::Neutron::RBACPolicy", security::rbac_policy),
    ("OS::Neutron::Router", router::router),
    ("OS::Neutron::RouterInterface", router::router_interface),
    ("OS::Neutron::SecurityGroup", security::security_group),
    ("OS::Neutron::SecurityGroupRule", security::security_group_rule),
    ("OS::Neutron::Segment", network::segment),
    ("OS::Neutron::Subnet", subnet::subnet),
    ("OS::Neutron::SubnetPool", subnet::subnet_pool),
];

/// What has a property of its own can not be given past it. Heat looks only for types without other checks.
/// heat:heat/engine/resources/openstack/neutron/neutron.py
fn value_specs(resource: &Scope<'_>, findings: &mut Findings) {
    let Some(specs) = resource.map("value_specs") else { return };
    for (key, _) in specs.value.as_map().unwrap_or(&[]) {
        let is_property = resource.known().any(|name| name == key.text);
        if is_property || matches!(key.text.as_str(), "shared" | "tenant_id") {
            let help = match is_property {
                true => format!("set the property `{}` instead", key.text),
                false => format!("remove `{}`", key.text),
            };
            let message = format!("`{}` is not allowed in `value_specs`", key.text);
            findings.push(refusal(resource, key.span, message).with_help(help));
        }
    }
}

#[cfg(test)]
#[path = "neutron_tests.rs"]
mod tests;
