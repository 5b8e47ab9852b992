//! Trove: database instances and clusters of them.

use super::Check;
use super::rules::{Findings, because_of, diagnostic, exactly_one, is_given, needs, refusal};
use super::scope::{Answer, Ask, Scope};
use crate::code::property::PROPERTY_NEEDS_OTHER;

/// heat:heat/engine/resources/openstack/trove
pub(super) const CHECKS: &[(&str, Check)] = &[("OS::Trove::Cluster", cluster), ("OS::Trove::Instance", instance)];

/// heat:heat/engine/resources/openstack/trove/cluster.py
fn cluster(cluster: &Scope<'_>, findings: &mut Findings) {
    for instance in cluster.items("instances") {
        networks(&instance, findings);
    }
}

/// heat:heat/engine/resources/openstack/trove/instance.py
fn instance(instance: &Scope<'_>, findings: &mut Findings) {
    // heat:heat/engine/clients/os/trove.py
    needs(instance, Ask::True, "datastore_version", "datastore_type", findings);
    users(instance, findings);
    networks(instance, findings);
}

fn networks(instance: &Scope<'_>, findings: &mut Findings) {
    for network in instance.items("networks") {
        exactly_one(&network, Ask::Written, &["network", "port"], findings);
    }
}

/// Users are users of databases that the instance is made with.
fn users(instance: &Scope<'_>, findings: &mut Findings) {
    if !is_given(instance, Ask::True, "users") {
        return;
    }
    if instance.is_true("databases") == Answer::No {
        let message = "`users` is only allowed together with `databases`";
        let found = diagnostic(instance, &PROPERTY_NEEDS_OTHER, instance.key_span("users"), message);
        findings.push(found.with_help("add the users' databases to `databases`, or remove `users`"));
        return;
    }
    let databases: Option<Vec<&str>> =
        instance.list("databases").iter().map(|item| item.get("name")?.as_str()).collect();
    // A list that is unknown, or has an unknown name in it, may have every name.
    let Some(databases) = databases.filter(|databases| !databases.is_empty()) else { return };
    for user in instance.items("users") {
        for database in user.list("databases") {
            let Some(name) = database.as_str().filter(|name| !databases.contains(name)) else { continue };
            let found = refusal(instance, database.span, format!("`databases` has no database `{name}`"))
                .with_help(format!("add `{name}` to `databases`, or name one of those"));
            findings.push(because_of(instance, found, "databases"));
        }
    }
}

#[cfg(test)]
#[path = "trove_tests.rs"]
mod tests;
