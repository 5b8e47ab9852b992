//! AWS types that Heat makes from OpenStack's.

mod scaling;

use super::Check;
use super::rules::{Findings, at_least_one, diagnostic, exactly_one, excluded_by, needs, refusal};
use super::scope::{Answer, Ask, Scope};
use crate::code::nested::UNREADABLE_TEMPLATE;
use crate::code::property::{CONFLICTING_PROPERTIES, MISSING_ONE_OF};

/// heat:heat/engine/resources/aws
pub(super) const CHECKS: &[(&str, Check)] = &[
    ("AWS::AutoScaling::AutoScalingGroup", scaling::group),
    ("AWS::AutoScaling::LaunchConfiguration", scaling::launch_configuration),
    ("AWS::AutoScaling::ScalingPolicy", scaling::policy),
    ("AWS::CloudFormation::Stack", stack),
    ("AWS::EC2::EIPAssociation", address_association),
    ("AWS::EC2::Instance", instance),
    ("AWS::ElasticLoadBalancing::LoadBalancer", load_balancer),
];

/// Heat fetches the template itself, and only over these.
/// heat:heat/engine/resources/aws/cfn/stack.py
fn stack(stack: &Scope<'_>, findings: &mut Findings) {
    let Some((_, address)) = stack.entry("TemplateURL") else { return };
    let Some(text) = (if address.is_null() { Some("") } else { address.as_str() }) else { return };
    let scheme = text.trim_start().split_once(':').map_or("", |(scheme, _)| scheme);
    if !["http", "https"].iter().any(|known| scheme.eq_ignore_ascii_case(known)) {
        let message = "the address of the template does not begin with `http://` or `https://`";
        let found = diagnostic(stack, &UNREADABLE_TEMPLATE, address.span, message);
        findings.push(found.with_help("Heat fetches the template from the net: write its whole address"));
    }
}

/// heat:heat/engine/resources/aws/ec2/eip.py
fn address_association(association: &Scope<'_>, findings: &mut Findings) {
    exactly_one(association, Ask::True, &["EIP", "AllocationId"], findings);
    match association.is_true("EIP") {
        Answer::Yes => needs(association, Ask::True, "EIP", "InstanceId", findings),
        _ => at_least_one(association, Ask::True, &["InstanceId", "NetworkInterfaceId"], findings),
    }
}

/// heat:heat/engine/resources/aws/ec2/instance.py
fn instance(instance: &Scope<'_>, findings: &mut Findings) {
    if instance.is_true("NetworkInterfaces") == Answer::Yes {
        for groups in ["SecurityGroups", "SecurityGroupIds"] {
            if instance.is_true(groups) == Answer::Yes {
                let message = format!("`{groups}` does not go with `NetworkInterfaces`");
                let found = diagnostic(instance, &CONFLICTING_PROPERTIES, instance.key_span(groups), message)
                    .with_help(format!("remove `{groups}`, and set the groups on the network interfaces"));
                findings.push(excluded_by(instance, found, "NetworkInterfaces"));
            }
        }
    }
    devices_from_snapshots(instance, findings);
}

/// Heat makes devices from snapshots only.
fn devices_from_snapshots(scope: &Scope<'_>, findings: &mut Findings) {
    for mapping in scope.items("BlockDeviceMappings") {
        let place = match (mapping.is_true("Ebs"), mapping.map("Ebs")) {
            (Answer::Unsure, _) => continue,
            (Answer::Yes, Some(device)) if device.is_true("SnapshotId") != Answer::No => continue,
            (Answer::Yes, Some(device)) => device.place,
            _ => mapping.place,
        };
        let found = diagnostic(scope, &MISSING_ONE_OF, place, "a device must be made from a snapshot");
        findings.push(found.with_help("add `Ebs` with a `SnapshotId`"));
    }
}

/// heat:heat/engine/resources/aws/lb/loadbalancer.py
fn load_balancer(balancer: &Scope<'_>, findings: &mut Findings) {
    let Some(check) = balancer.map("HealthCheck") else { return };
    let (Some(interval), Some(timeout)) = (seconds(&check, "Interval"), seconds(&check, "Timeout")) else { return };
    if interval < timeout {
        let found = refusal(&check, check.value_span("Interval"), "`Interval` is shorter than `Timeout`")
            .with_help(format!("set `Interval` to {timeout} or more"));
        findings.push(check.label(found, check.value_span("Timeout"), "because of this"));
    }
}

/// A number, also one that is written as text.
fn seconds(check: &Scope<'_>, property: &str) -> Option<f64> {
    check.number(property).or_else(|| check.text(property)?.parse().ok())
}

#[cfg(test)]
#[path = "aws_tests.rs"]
mod tests;
