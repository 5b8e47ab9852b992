//! Zun: containers, their volumes and networks.

use super::Check;
use super::rules::{Findings, at_least_one, exclusive, is_given, refusal};
use super::scope::{Ask, Scope};

/// heat:heat/engine/resources/openstack/zun
pub(super) const CHECKS: &[(&str, Check)] = &[("OS::Zun::Container", container)];

/// heat:heat/engine/resources/openstack/zun/container.py
fn container(container: &Scope<'_>, findings: &mut Findings) {
    restart_policy(container, findings);
    for mount in container.items("mounts") {
        at_least_one(&mount, Ask::Written, &["volume_id", "volume_size"], findings);
        exclusive(&mount, Ask::True, &["volume_id", "volume_size"], findings);
    }
    for network in container.items("networks") {
        at_least_one(&network, Ask::Written, &["network", "port"], findings);
        if is_given(&network, Ask::True, "fixed_ip") {
            exclusive(&network, Ask::Written, &["fixed_ip", "port"], findings);
        }
    }
}

fn restart_policy(container: &Scope<'_>, findings: &mut Findings) {
    let Some(policy) = container.text("restart_policy").filter(|policy| !policy.is_empty()) else { return };
    let fits = match policy.split_once(':') {
        // Heat does not look at the number of retries.
        Some((name, retries)) => name == "on-failure" && !retries.contains(':'),
        None => ["always", "unless-stopped", "on-failure", "no"].contains(&policy),
    };
    if !fits {
        let found =
            refusal(container, container.value_span("restart_policy"), format!("`{policy}` is no restart policy"));
        findings
            .push(found.with_help("use `no`, `always`, `unless-stopped`, `on-failure` or `on-failure:` and a number"));
    }
}

#[cfg(test)]
#[path = "zun_tests.rs"]
mod tests;
