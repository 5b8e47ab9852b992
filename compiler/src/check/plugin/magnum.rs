//! Magnum: templates of clusters.

use super::Check;
use super::rules::{Findings, because_of, refusal};
use super::scope::Scope;

/// heat:heat/engine/resources/openstack/magnum
pub(super) const CHECKS: &[(&str, Check)] =
    &[("OS::Magnum::BayModel", cluster_template), ("OS::Magnum::ClusterTemplate", cluster_template)];

/// Each container orchestration engine has one driver for volumes.
/// heat:heat/engine/resources/openstack/magnum/cluster_template.py
fn cluster_template(template: &Scope<'_>, findings: &mut Findings) {
    let Some(engine) = template.text("coe") else { return };
    let wanted = match engine {
        "kubernetes" => "cinder",
        "swarm" | "mesos" => "rexray",
        _ => return,
    };
    // Any other driver is against the property's own constraint.
    let Some(driver @ ("cinder" | "rexray")) = template.text("volume_driver") else { return };
    if driver != wanted {
        let message = format!("`{engine}` does not support the volume driver `{driver}`");
        let found = refusal(template, template.value_span("volume_driver"), message);
        findings.push(because_of(template, found.with_help(format!("use `{wanted}`")), "coe"));
    }
}

#[cfg(test)]
#[path = "magnum_tests.rs"]
mod tests;
