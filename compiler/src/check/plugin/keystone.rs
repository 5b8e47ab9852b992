//! Keystone: the roles of users and groups.

use super::Check;
use super::rules::{Findings, exactly_one};
use super::scope::{Ask, Scope};

/// heat:heat/engine/resources/openstack/keystone
pub(super) const CHECKS: &[(&str, Check)] = &[
    ("OS::Keystone::Group", roles),
    ("OS::Keystone::GroupRoleAssignment", roles),
    ("OS::Keystone::User", roles),
    ("OS::Keystone::UserRoleAssignment", roles),
];

/// A role is held in one project or in one domain.
/// heat:heat/engine/resources/openstack/keystone/role_assignments.py
fn roles(holder: &Scope<'_>, findings: &mut Findings) {
    for role in holder.items("roles") {
        exactly_one(&role, Ask::Written, &["project", "domain"], findings);
    }
}

#[cfg(test)]
#[path = "keystone_tests.rs"]
mod tests;
