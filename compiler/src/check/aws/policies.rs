//! `DeletionPolicy`, `UpdateReplacePolicy`, `CreationPolicy`, `UpdatePolicy`: their values and keys.

use super::Scope;
use crate::code::{cloudformation as aws_codes, resource as codes};
use crate::expr::{Expr, ExprKind};
use crate::lower::backquoted;
use crate::suggest::closest;
use crate::template::Resource;
use crate::value::Name;

/// Types that can be kept as a snapshot (AWS CloudFormation user guide: DeletionPolicy attribute).
const SNAPSHOTS: [&str; 8] = [
    "AWS::DocDB::DBCluster",
    "AWS::EC2::Volume",
    "AWS::ElastiCache::CacheCluster",
    "AWS::ElastiCache::ReplicationGroup",
    "AWS::Neptune::DBCluster",
    "AWS::RDS::DBCluster",
    "AWS::RDS::DBInstance",
    "AWS::Redshift::Cluster",
];

/// Update policies by type (AWS CloudFormation user guide: UpdatePolicy attribute).
const UPDATE_POLICIES: [(&str, &[&str]); 6] = [
    ("AWS::AppStream::Fleet", &["StopBeforeUpdate", "StartAfterUpdate"]),
    (
        "AWS::AutoScaling::AutoScalingGroup",
        &[
            "AutoScalingRollingUpdate",
            "AutoScalingReplacingUpdate",
            "AutoScalingScheduledAction",
            "AutoScalingInstanceRefresh",
        ],
    ),
    ("AWS::ElastiCache::ReplicationGroup", &["UseOnlineResharding"]),
    ("AWS::Elasticsearch::Domain", &["EnableVersionUpgrade"]),
    ("AWS::Lambda::Alias", &["CodeDeployLambdaAliasUpdate"]),
    ("AWS::OpenSearchService::Domain", &["EnableVersionUpgrade"]),
];

/// Keys of a creation policy, and what each holds.
const CREATION_POLICIES: [(&str, &[&str]); 3] = [
    ("ResourceSignal", &["Count", "Timeout"]),
    ("AutoScalingCreationPolicy", &["MinSuccessfulInstancesPercent"]),
    ("StartFleet", &[]),
];

pub(super) fn check(scope: &mut Scope<'_>, resource: &Resource) {
    if let Some(field) = &resource.deletion_policy {
        let policies = ["Delete", "Retain", "RetainExceptOnCreate", "Snapshot"];
        removal(scope, resource, &field.key, &field.value, &policies);
    }
    for (key, value) in &resource.other {
        match key.text.as_str() {
            "UpdateReplacePolicy" => removal(scope, resource, key, value, &["Delete", "Retain", "Snapshot"]),
            "CreationPolicy" => creation(scope, value),
            _ => {}
        }
    }
    if let Some(field) = &resource.update_policy {
        update(scope, resource, &field.key, &field.value);
    }
}

/// What becomes of the object when its resource goes.
fn removal(scope: &mut Scope<'_>, resource: &Resource, key: &Name, value: &Expr, policies: &[&str]) {
    let code = &codes::INVALID_DELETION_POLICY;
    let policy = match &value.kind {
        ExprKind::String(text) => text.as_str(),
        ExprKind::Call(_) | ExprKind::Missing | ExprKind::Null => return,
        // The shape of `DeletionPolicy` is looked at on lowering.
        _ if key.text == "DeletionPolicy" => return,
        _ => {
            let help = format!("the policies are {}", backquoted(policies.iter().copied()));
            return scope.report(code, value.span, format!("`{}` must be text", key.text), help);
        }
    };
    let type_name = resource.type_name().unwrap_or_default();
    if !policies.contains(&policy) {
        let help = match closest(policy, policies.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("the policies are {}", backquoted(policies.iter().copied())),
        };
        scope.report(code, value.span, format!("`{}` can not be `{policy}`", key.text), help);
    } else if policy == "Snapshot" && type_name.starts_with("AWS::") && !SNAPSHOTS.contains(&type_name) {
        let help = "use `Retain` to keep the object itself, or `Delete`";
        scope.report(code, value.span, format!("`{type_name}` can not be kept as a snapshot"), help);
    }
}

fn creation(scope: &mut Scope<'_>, value: &Expr) {
    let code = &aws_codes::INVALID_CREATION_POLICY;
    let Some(entries) = value.as_map() else {
        if !matches!(value.kind, ExprKind::Call(_) | ExprKind::Missing | ExprKind::Null) {
            scope.report(code, value.span, "the creation policy must be a map", "write `ResourceSignal: {Count: 1}`");
        }
        return;
    };
    for (key, inner) in entries {
        let Some((_, keys)) = CREATION_POLICIES.iter().find(|(name, _)| *name == key.text) else {
            let names = CREATION_POLICIES.iter().map(|(name, _)| *name);
            unknown_key(scope, code, key, "a creation policy", names);
            continue;
        };
        let Some(inner) = inner.as_map().filter(|_| !keys.is_empty()) else { continue };
        for (name, value) in inner {
            if !keys.contains(&name.text.as_str()) {
                unknown_key(scope, code, name, &format!("`{}`", key.text), keys.iter().copied());
            } else if name.text == "Timeout" {
                timeout(scope, value);
            }
        }
    }
}

/// A duration as ISO 8601 has it, of hours, minutes and seconds.
fn timeout(scope: &mut Scope<'_>, value: &Expr) {
    let Some(text) = value.as_str() else { return };
    let rest = text.strip_prefix("PT").unwrap_or_default();
    let fits = !rest.is_empty()
        && rest.chars().all(|character| character.is_ascii_digit() || "HMS.".contains(character))
        && rest.ends_with(['H', 'M', 'S']);
    // Placeholders of loops and macros are no text yet.
    if !fits && !text.contains("${") && !text.contains("{{") {
        let message = format!("the timeout `{text}` is not a duration");
        let help = "write hours, minutes and seconds as `PT1H30M10S`";
        scope.report(&aws_codes::INVALID_CREATION_POLICY, value.span, message, help);
    }
}

fn update(scope: &mut Scope<'_>, resource: &Resource, key: &Name, value: &Expr) {
    let code = &codes::INVALID_UPDATE_POLICY;
    let Some(type_name) = resource.type_name().filter(|name| name.starts_with("AWS::")) else { return };
    let Some((_, keys)) = UPDATE_POLICIES.iter().find(|(name, _)| *name == type_name) else {
        let types = backquoted(UPDATE_POLICIES.iter().map(|(name, _)| *name));
        let message = format!("`{type_name}` has no update policy");
        return scope.report(code, key.span, message, format!("only these types have one: {types}"));
    };
    for (name, _) in value.as_map().unwrap_or_default() {
        if !keys.contains(&name.text.as_str()) && !name.text.starts_with("Fn::") {
            unknown_key(scope, code, name, &format!("the update policy of `{type_name}`"), keys.iter().copied());
        }
    }
}

fn unknown_key<'n>(
    scope: &mut Scope<'_>, code: &'static crate::code::Code, key: &Name, what: &str,
    names: impl Iterator<Item = &'n str> + Clone,
) {
    if key.text.starts_with("Fn::") {
        return;
    }
    let help = match closest(&key.text, names.clone()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("it has {}", backquoted(names)),
    };
    scope.report(code, key.span, format!("{what} has no key `{}`", key.text), help);
}
