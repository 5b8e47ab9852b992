use crate::check::plugin::testing::{check_definitions, check_rows};

#[test]
fn address_associations() {
    check_rows(
        "AWS::EC2::EIPAssociation",
        "{}",
        &[
            ("{}", &["missing-one-of r", "missing-one-of r"]),
            ("{EIP: 10.0.0.1, InstanceId: i}", &[]),
            ("{EIP: 10.0.0.1}", &["property-needs-other EIP"]),
            ("{EIP: 10.0.0.1, NetworkInterfaceId: n}", &["property-needs-other EIP"]),
            ("{AllocationId: a}", &["missing-one-of r"]),
            ("{AllocationId: a, NetworkInterfaceId: n}", &[]),
            ("{AllocationId: a, EIP: 10.0.0.1, InstanceId: i}", &["conflicting-properties EIP"]),
            ("{EIP: ?, InstanceId: i}", &[]),
        ],
    );
}

#[test]
fn instances() {
    check_rows(
        "AWS::EC2::Instance",
        "{}",
        &[
            ("{ImageId: i, SecurityGroups: [a], NetworkInterfaces: [b]}", &["conflicting-properties SecurityGroups"]),
            (
                "{ImageId: i, SecurityGroupIds: [a], NetworkInterfaces: [b]}",
                &["conflicting-properties SecurityGroupIds"],
            ),
            ("{ImageId: i, SecurityGroups: [], NetworkInterfaces: [b]}", &[]),
            ("{BlockDeviceMappings: [{DeviceName: vdb, Ebs: {SnapshotId: s}}]}", &[]),
            ("{BlockDeviceMappings: [{DeviceName: vdb, Ebs: {SnapshotId: ?}}]}", &[]),
            ("{BlockDeviceMappings: [{DeviceName: vdb, Ebs: ?}]}", &[]),
            ("{BlockDeviceMappings: [{DeviceName: vdb}]}", &["missing-one-of {DeviceName: vdb}"]),
            ("{BlockDeviceMappings: [{DeviceName: vdb, Ebs: {VolumeSize: 1}}]}", &["missing-one-of {VolumeSize: 1}"]),
        ],
    );
}

#[test]
fn load_balancers() {
    check_rows(
        "AWS::ElasticLoadBalancing::LoadBalancer",
        "{}",
        &[
            ("{HealthCheck: {Target: t, HealthyThreshold: 1, UnhealthyThreshold: 1, Interval: 4, Timeout: 4}}", &[]),
            (
                "{HealthCheck: {Target: t, HealthyThreshold: 1, UnhealthyThreshold: 1, Interval: 3, Timeout: 4}}",
                &["refused-by-resource 3"],
            ),
            (
                "{HealthCheck: {Target: t, HealthyThreshold: 1, UnhealthyThreshold: 1, Interval: '3', Timeout: '4'}}",
                &["refused-by-resource '3'"],
            ),
            ("{HealthCheck: {Target: t, HealthyThreshold: 1, UnhealthyThreshold: 1, Interval: ?, Timeout: 4}}", &[]),
        ],
    );
}

#[test]
fn launch_configurations() {
    check_rows(
        "AWS::AutoScaling::LaunchConfiguration",
        "{}",
        &[
            ("{ImageId: i, InstanceType: t}", &[]),
            ("{InstanceId: i}", &[]),
            ("{ImageId: i}", &["missing-one-of r"]),
            ("{ImageId: i, InstanceType: ?}", &[]),
            ("{}", &["missing-one-of r"]),
            (
                "{InstanceId: i, BlockDeviceMappings: [{DeviceName: vdb, Ebs: {SnapshotId: ''}}]}",
                &["missing-one-of {SnapshotId: ''}"],
            ),
        ],
    );
}

#[test]
fn groups() {
    let siblings = "{lc: {type: AWS::AutoScaling::LaunchConfiguration}}";
    for (properties, expected) in [
        ("MinSize: 1, MaxSize: 2, LaunchConfigurationName: @lc", &[][..]),
        ("MinSize: 1, MaxSize: 2, InstanceId: i", &[]),
        ("MinSize: 1, MaxSize: 2", &["missing-one-of r"]),
        ("InstanceId: i, LaunchConfigurationName: @lc", &["conflicting-properties LaunchConfigurationName"]),
        ("InstanceId: i, LaunchConfigurationName: ?", &[]),
        ("InstanceId: i, VPCZoneIdentifier: [a, b]", &["refused-by-resource [a, b]"]),
        ("InstanceId: i, VPCZoneIdentifier: [a]", &[]),
        ("InstanceId: i, MinSize: 3, MaxSize: 2", &["refused-by-resource 2"]),
        ("InstanceId: i, MinSize: 3, MaxSize: 5, DesiredCapacity: 6", &["refused-by-resource 6"]),
    ] {
        let definition = format!("{{type: AWS::AutoScaling::AutoScalingGroup, properties: {{{properties}}}}}");
        check_definitions("{}", siblings, &[(&definition, expected)]);
    }
}

#[test]
fn pauses_of_updates() {
    let group = |pause: &str| {
        format!(
            "{{type: AWS::AutoScaling::AutoScalingGroup, properties: {{InstanceId: i}},
               update_policy: {{AutoScalingRollingUpdate: {{PauseTime: {pause}}}}}}}"
        )
    };
    check_definitions("{}", "{}", &[(&group("PT5M"), &[]), (&group("P1YT1H"), &["refused-by-resource P1YT1H"])]);
}

#[test]
fn small_steps_are_percentages() {
    check_rows(
        "AWS::AutoScaling::ScalingPolicy",
        "{}",
        &[
            ("{AdjustmentType: ExactCapacity, MinAdjustmentStep: 1}", &["property-needs-value MinAdjustmentStep"]),
            ("{AdjustmentType: PercentChangeInCapacity, MinAdjustmentStep: 1}", &[]),
        ],
    );
}

#[test]
fn stacks_are_fetched_from_the_net() {
    check_rows(
        "AWS::CloudFormation::Stack",
        "{}",
        &[
            ("{TemplateURL: 'https://example.org/a.yaml'}", &[]),
            ("{TemplateURL: 'HTTP://example.org/a.yaml'}", &[]),
            ("{TemplateURL: a.yaml}", &["unreadable-template a.yaml"]),
            ("{TemplateURL: 'file:///a.yaml'}", &["unreadable-template 'file:///a.yaml'"]),
            ("{TemplateURL: null}", &["unreadable-template null"]),
            ("{TemplateURL: ?}", &[]),
        ],
    );
}
