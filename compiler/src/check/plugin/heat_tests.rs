use crate::check::plugin::testing::{check_definitions, check_rows};

#[test]
fn random_strings_are_long_enough() {
    check_rows(
        "OS::Heat::RandomString",
        "{length: {default: 32}, character_classes: {default: [{class: lettersdigits, min: 1}], of: {min: {default: 1}}},
          character_sequences: {of: {min: {default: 1}}}}",
        &[
            ("{}", &[]),
            ("{length: 1}", &[]),
            ("{length: 1, character_sequences: [{sequence: ab}]}", &["refused-by-resource 1"]),
            ("{length: 2, character_sequences: [{sequence: ab}]}", &[]),
            ("{length: 1, character_classes: [], character_sequences: [{sequence: ab}]}", &[]),
            ("{length: 1, sequence: digits, character_sequences: [{sequence: ab}]}", &["refused-by-resource 1"]),
            ("{length: 1, character_classes: [{min: null}, {}]}", &["refused-by-resource 1"]),
            ("{character_classes: [{min: 33}]}", &["refused-by-resource r"]),
            ("{length: 32, character_classes: [{min: ?}]}", &[]),
            ("{length: ?, character_classes: [{min: 33}]}", &[]),
        ],
    );
}

#[test]
fn group_sizes_are_in_order() {
    check_rows(
        "OS::Heat::AutoScalingGroup",
        "{desired_capacity: {kind: integer}}",
        &[
            ("{min_size: 1, max_size: 2}", &[]),
            ("{min_size: 2, max_size: 1}", &["refused-by-resource 1"]),
            ("{min_size: -1, max_size: 1}", &["refused-by-resource -1"]),
            ("{min_size: 1, max_size: 5, desired_capacity: 6}", &["refused-by-resource 6"]),
            ("{min_size: 1, max_size: 5, desired_capacity: 0}", &["refused-by-resource 0"]),
            ("{min_size: 1, max_size: 5, desired_capacity: null}", &["refused-by-resource null"]),
            ("{min_size: 1, max_size: 5, desired_capacity: ?}", &[]),
            ("{min_size: ?, max_size: 5, desired_capacity: 5}", &[]),
        ],
    );
}

#[test]
fn groups_refer_to_their_launch_configuration() {
    let group = |name: &str, more: &str| {
        format!("{{type: OS::Heat::InstanceGroup, properties: {{LaunchConfigurationName: {name}}}{more}}}")
    };
    let siblings = "{lc: {type: AWS::AutoScaling::LaunchConfiguration}}";
    for (name, more, expected) in [
        ("@lc", "", &[][..]),
        ("lc", "", &["refused-by-resource lc"]),
        ("lc", ", depends_on: [lc]", &[]),
        ("nothing", "", &["refused-by-resource nothing"]),
        ("?", "", &[]),
        ("@lc", ", update_policy: {RollingUpdate: {PauseTime: PT1H}}", &[]),
        ("@lc", ", update_policy: {RollingUpdate: {PauseTime: PT}}", &[]),
        ("@lc", ", update_policy: {RollingUpdate: {PauseTime: PT61M}}", &["refused-by-resource PT61M"]),
        ("@lc", ", update_policy: {RollingUpdate: {PauseTime: PT59M61S}}", &["refused-by-resource PT59M61S"]),
        ("@lc", ", update_policy: {RollingUpdate: {PauseTime: P1D}}", &["refused-by-resource P1D"]),
        ("@lc", ", update_policy: {RollingUpdate: {PauseTime: 5}}", &["refused-by-resource 5"]),
        ("@lc", ", update_policy: {RollingUpdate: {PauseTime: PT5S5M}}", &["refused-by-resource PT5S5M"]),
        ("@lc", ", update_policy: {RollingUpdate: {PauseTime: null}}", &[]),
    ] {
        check_definitions("{}", siblings, &[(&group(name, more), expected)]);
    }
}

#[test]
fn small_steps_are_percentages() {
    check_rows(
        "OS::Heat::ScalingPolicy",
        "{}",
        &[
            (
                "{adjustment_type: change_in_capacity, min_adjustment_step: 1}",
                &["property-needs-value min_adjustment_step"],
            ),
            ("{adjustment_type: percent_change_in_capacity, min_adjustment_step: 1}", &[]),
            ("{adjustment_type: ?, min_adjustment_step: 1}", &[]),
            ("{adjustment_type: change_in_capacity}", &[]),
        ],
    );
}

#[test]
fn each_action_has_one_configuration() {
    check_rows(
        "OS::Heat::SoftwareComponent",
        "{configs: {of: {actions: {default: [CREATE, UPDATE]}}}}",
        &[
            ("{configs: [{tool: t, actions: [CREATE]}, {tool: t, actions: [DELETE]}]}", &[]),
            ("{configs: [{tool: t, actions: [CREATE, CREATE]}]}", &[]),
            (
                "{configs: [{tool: t, actions: [DELETE]}, {tool: t, actions: [UPDATE, DELETE]}]}",
                &["refused-by-resource DELETE"],
            ),
            ("{configs: [{tool: t, actions: [UPDATE]}, {tool: a}]}", &["refused-by-resource {tool: a}"]),
            ("{configs: [{tool: t, actions: ?}, {tool: a}]}", &[]),
        ],
    );
}

#[test]
fn deployments_need_a_prepared_server() {
    let deployment = "{type: OS::Heat::SoftwareDeployment, properties: {config: c, server: @s}}";
    let refused: &[&str] = &["refused-by-resource @s"];
    for (server, expected) in [
        ("{type: OS::Nova::Server}", refused),
        ("{type: OS::Nova::Server, properties: {user_data_format: RAW}}", refused),
        ("{type: OS::Nova::Server, properties: {user_data_format: null}}", refused),
        ("{type: OS::Nova::Server, properties: {user_data_format: SOFTWARE_CONFIG}}", &[]),
        ("{type: OS::Nova::Server, properties: {user_data_format: ?}}", &[]),
        ("{type: OS::Nova::Server, properties: ?}", &[]),
        ("{type: OS::Nova::Server, condition: c}", &[]),
        ("{type: OS::Heat::DeployedServer}", &[]),
    ] {
        check_definitions("{}", &format!("{{s: {server}}}"), &[(deployment, expected)]);
    }
    let by_name = "{type: OS::Heat::StructuredDeployment, properties: {server: s}}";
    check_definitions("{}", "{s: {type: OS::Nova::Server}}", &[(by_name, &["refused-by-resource s"])]);
    let elsewhere = "{type: OS::Heat::StructuredDeployment, properties: {server: 5f4d}}";
    check_definitions("{}", "{s: {type: OS::Nova::Server}}", &[(elsewhere, &[])]);
}

#[test]
fn access_policies_name_resources() {
    check_definitions(
        "{}",
        "{c: {type: OS::Heat::SoftwareConfig}}",
        &[
            ("{type: OS::Heat::AccessPolicy, properties: {AllowedResources: [c, ?, r]}}", &[]),
            (
                "{type: OS::Heat::AccessPolicy, properties: {AllowedResources: [x, 1]}}",
                &["refused-by-resource x", "refused-by-resource 1"],
            ),
        ],
    );
}

#[test]
fn delays_end_before_the_stack_does() {
    check_rows(
        "OS::Heat::Delay",
        "{min_wait: {default: 0}, max_jitter: {default: 0}, jitter_multiplier: {default: 1.0}}",
        &[
            ("{min_wait: 3600}", &[]),
            ("{min_wait: 3601}", &["refused-by-resource 3601"]),
            ("{min_wait: 3600, max_jitter: 0.1}", &["refused-by-resource 0.1"]),
            ("{min_wait: 10, max_jitter: 60, jitter_multiplier: 60}", &["refused-by-resource 60"]),
            ("{min_wait: ?, max_jitter: 60}", &[]),
        ],
    );
}

#[test]
fn remote_stacks_hold_a_template() {
    check_rows(
        "OS::Heat::Stack",
        "{}",
        &[
            ("{template: 'heat_template_version: 2021-04-16'}", &[]),
            ("{template: 'Resources: [r]'}", &["refused-by-resource 'Resources: [r]'"]),
            ("{template: 'a: b: c'}", &["refused-by-resource 'a: b: c'"]),
            ("{template: text}", &["refused-by-resource text"]),
            ("{template: null}", &["refused-by-resource null"]),
            ("{template: ?}", &[]),
        ],
    );
}
