//! Auto scaling groups, their launch configurations and policies.

use super::devices_from_snapshots;
use crate::check::plugin::heat::group;
use crate::check::plugin::rules::{Findings, diagnostic, exactly_one, join_names, only_when, refusal};
use crate::check::plugin::scope::{Answer, Ask, Scope};
use crate::code::property::MISSING_ONE_OF;

/// heat:heat/engine/resources/aws/autoscaling/autoscaling_group.py
pub(super) fn group(group: &Scope<'_>, findings: &mut Findings) {
    group::sizes(group, ["MinSize", "MaxSize", "DesiredCapacity"], findings);
    if group.list("VPCZoneIdentifier").len() > 1 {
        let found = refusal(group, group.value_span("VPCZoneIdentifier"), "Heat takes only one subnet for a group");
        findings.push(found.with_help("keep one item of `VPCZoneIdentifier`"));
    }
    exactly_one(group, Ask::True, &["InstanceId", "LaunchConfigurationName"], findings);
    group::launch_configuration(group, findings);
    group::pause_time(group, "AutoScalingRollingUpdate", findings);
}

/// What is not taken from an instance must be said.
/// heat:heat/engine/resources/aws/autoscaling/launch_config.py
pub(super) fn launch_configuration(configuration: &Scope<'_>, findings: &mut Findings) {
    devices_from_snapshots(configuration, findings);
    if configuration.is_true("InstanceId") != Answer::No {
        return;
    }
    let is_missing = |name: &&str| configuration.is_true(name) == Answer::No;
    let missing: Vec<&str> = ["ImageId", "InstanceType"].into_iter().filter(is_missing).collect();
    if !missing.is_empty() {
        let names = join_names(&missing, "and");
        let message = format!("without `InstanceId`, {names} must be given");
        let found = diagnostic(configuration, &MISSING_ONE_OF, configuration.place, message);
        findings.push(found.with_help(format!("add {names}, or `InstanceId`")));
    }
}

/// heat:heat/engine/resources/aws/autoscaling/scaling_policy.py
pub(super) fn policy(policy: &Scope<'_>, findings: &mut Findings) {
    let kinds = &["PercentChangeInCapacity"];
    only_when(policy, Ask::Written, "MinAdjustmentStep", "AdjustmentType", kinds, findings);
}
