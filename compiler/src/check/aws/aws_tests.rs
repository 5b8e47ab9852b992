use crate::check::{Checked, Options, Target, check};
use crate::diagnostic::Severity;
use crate::files::MemoryFiles;

fn checked(text: &str, target: Target) -> Checked {
    let options = Options { target, ..Options::default() };
    check("/main.yaml", text.as_bytes().to_vec(), &options, &MemoryFiles::default())
}

/// Each finding as its code and the text that it underlines; a warning's begins with `~`.
fn found(text: &str) -> Vec<String> {
    let line = |finding: &crate::diagnostic::Diagnostic| {
        let weak = if finding.severity == Severity::Error { "" } else { "~" };
        format!("{weak}{} {}", finding.code.name, &text[finding.primary.span.range()])
    };
    checked(text, Target::Aws).diagnostics.iter().map(line).collect()
}

/// Checks whole sections, each row with a resource of its own behind it.
fn check_sections(rows: &[(&str, &[&str])]) {
    for (section, expected) in rows {
        let text = format!("{section}\nResources:\n  Code:\n    Type: AWS::CodeCommit::Repository\n");
        assert_eq!(found(&text), *expected, "{section}");
    }
}

/// Checks the rest of a template behind a topic, a parameter and a condition.
fn check_rest(rows: &[(&str, &[&str])]) {
    for (rest, expected) in rows {
        let text = format!(
            "Transform: AWS::LanguageExtensions\nParameters: {{Name: {{Type: String}}, Names: {{Type: CommaDelimitedList}}}}\n\
             Conditions: {{Named: !Not [!Equals [!Ref Name, '']]}}\nResources:\n  Topic: {{Type: AWS::SNS::Topic}}\n{rest}"
        );
        assert_eq!(found(&text), *expected, "{rest}");
    }
}

/// Checks values of a property.
fn check_values(rows: &[(&str, &[&str])]) {
    for (value, expected) in rows {
        let text = format!(
            "Parameters: {{Name: {{Type: String}}, Names: {{Type: CommaDelimitedList}}}}\nMappings: {{Sizes: {{eu: {{a: 1}}}}}}\n\
             Conditions: {{Named: !Not [!Equals [!Ref Name, '']]}}\nResources:\n  Topic: {{Type: AWS::SNS::Topic}}\n  \
             Other: {{Type: AWS::SNS::Topic, Properties: {{A: {value}}}}}\n"
        );
        assert_eq!(found(&text), *expected, "{value}");
    }
}

#[test]
fn transforms_are_names_or_maps() {
    check_sections(&[
        ("Transform: AWS::Serverless-2016-10-31", &[]),
        ("Transform: [AWS::LanguageExtensions, {Name: 'AWS::Include', Parameters: {Location: x}}]", &[]),
        ("Transform: 1", &["invalid-transform 1"]),
        ("Transform:", &["null-value Transform"]),
        ("Transform: {Parameters: {}}", &["invalid-transform {Parameters: {}}"]),
        ("Transform: [{Name: 1}]", &["invalid-transform {Name: 1}"]),
        ("Transform: {Name: M, Parameters: x}", &["invalid-transform x"]),
        ("Transform: {Name: M, Location: x}", &["invalid-transform Location"]),
        ("Globals: {Function: {Timeout: 1}}", &["missing-transform Globals"]),
        ("Transform: AWS::Serverless-2016-10-31\nGlobals: {Function: {Timeout: 1}}", &[]),
    ]);
}

#[test]
fn mappings_have_two_levels() {
    check_sections(&[
        ("Mappings: {Sizes: {us-east-1: {small: 1, list: [a], flag: true}}}", &[]),
        ("Mappings: {}", &[]),
        ("Mappings: [a]", &["invalid-mapping [a]"]),
        ("Mappings: {Sizes: small}", &["invalid-mapping small"]),
        ("Mappings: {Sizes: {}}", &["invalid-mapping {}"]),
        ("Mappings: {Sizes: {small: 1}}", &["invalid-mapping 1"]),
        ("Mappings: {Sizes: {eu: {a: {b: c}}}}", &["invalid-mapping {b: c}"]),
        ("Mappings: {Sizes: {eu: {a: }}}", &["null-value a"]),
        ("Mappings: {Sizes: {eu: {a: {Ref: 'AWS::Region'}}}}", &["invalid-mapping {Ref: 'AWS::Region'}"]),
        ("Mappings: {My_Sizes: {eu: {a: 1}}}", &["invalid-mapping My_Sizes"]),
        ("Mappings: {Sizes: {e_u: {a: 1}}}", &["invalid-mapping e_u"]),
        ("Mappings: {Sizes: {eu.x: {a.b: 1}}}", &["invalid-mapping a.b"]),
        ("Mappings: {Sizes: {'Fn::Transform': {Name: 'AWS::Include', Parameters: {Location: x}}}}", &[]),
        ("Transform: AWS::LanguageExtensions\nMappings: {Sizes: {eu: {'[1]': a}}}", &[]),
        ("Transform: MyMacro\nMappings: {Sizes: small}", &[]),
    ]);
}

#[test]
fn rules_have_assertions_about_parameters() {
    let good = "{'Fn::Contains': [[a], {Ref: 'AWS::Region'}]}";
    let rules = |rule: &str| format!("Rules: {{Size: {rule}}}");
    let rows: &[(&str, &[&str])] = &[
        (&format!("{{RuleCondition: {{'Fn::Equals': [a, b]}}, Assertions: [{{Assert: {good}}}]}}"), &[]),
        ("a", &["invalid-rule a"]),
        ("{}", &["invalid-rule Size"]),
        ("{Assertions: a}", &["invalid-rule a"]),
        ("{Assertions: [a]}", &["invalid-rule a"]),
        ("{Assertions: [{AssertDescription: a}]}", &["invalid-rule {AssertDescription: a}"]),
        ("{Assertions: [{Assert: text}]}", &["invalid-rule text"]),
        (
            &format!("{{Assertions: [{{Assert: {good}, AssetDescription: a}}]}}"),
            &["~not-understood-by-target AssetDescription"],
        ),
        ("{Assertions: [{Assert: {'Fn::Equals': [{Ref: Code}, b]}}]}", &["unknown-parameter Code"]),
        ("{Assertions: [{Assert: {'Fn::Equals': [{'Fn::GetAZs': a}, b]}}]}", &["unknown-function 'Fn::GetAZs'"]),
    ];
    for (rule, expected) in rows {
        check_sections(&[(rules(rule).as_str(), expected)]);
    }
}

#[test]
fn names_are_letters_and_digits() {
    check_sections(&[
        ("Parameters: {my_name: {Type: String}}", &["invalid-logical-id my_name"]),
        ("Outputs: {my-name: {Value: a}}", &["invalid-logical-id my-name"]),
        ("Conditions: {my_name: !Equals [a, b], my-name: !Equals [a, b]}", &["invalid-logical-id my-name"]),
        ("Rules: {my_name: {Assertions: [{Assert: !Equals [a, b]}]}}", &["invalid-logical-id my_name"]),
    ]);
    check_rest(&[("  my_topic: {Type: AWS::SNS::Topic}", &["invalid-logical-id my_topic"])]);
}

#[test]
fn sections_and_descriptions_are_bounded() {
    let long = "a".repeat(1025);
    let row = format!("Description: {long}");
    assert_eq!(
        found(&format!("{row}\nResources: {{A: {{Type: AWS::SNS::Topic}}}}")),
        [format!("invalid-description {long}")]
    );
    assert_eq!(found("Description: a\nResources: {}"), ["missing-resources Resources"]);
    assert_eq!(found("Description: a\n"), ["missing-resources "]);
    let resources: String = (0..501).map(|index| format!("  A{index}: {{Type: AWS::SNS::Topic}}\n")).collect();
    assert_eq!(found(&format!("Resources:\n{resources}")), ["too-many-resources A500"]);
}

#[test]
fn policies_have_their_values() {
    let policies: &[(&str, &[&str])] = &[
        ("DeletionPolicy: RetainExceptOnCreate", &[]),
        ("DeletionPolicy: retain", &["invalid-deletion-policy retain"]),
        ("DeletionPolicy: Snapshot", &["invalid-deletion-policy Snapshot"]),
        ("DeletionPolicy: [Retain]", &["invalid-resource [Retain]"]),
        ("DeletionPolicy: !If [Named, Retain, Delete]", &[]),
        ("UpdateReplacePolicy: Retain", &[]),
        ("UpdateReplacePolicy: RetainExceptOnCreate", &["invalid-deletion-policy RetainExceptOnCreate"]),
        ("UpdatePolicy: {EnableVersionUpgrade: true}", &["invalid-update-policy UpdatePolicy"]),
        ("CreationPolicy: {ResourceSignal: {Count: 1, Timeout: PT15M}}", &[]),
        ("CreationPolicy: {ResourceSignals: {Count: 1}}", &["invalid-creation-policy ResourceSignals"]),
        ("CreationPolicy: {ResourceSignal: {Timeout: 15m}}", &["invalid-creation-policy 15m"]),
        ("Version: '1'", &["unknown-resource-key Version"]),
        ("DependsOn: [Topic, Topic]", &["invalid-resource Topic"]),
        ("Depends: Topic", &["unknown-resource-key Depends"]),
        ("Condition: {'Fn::Equals': [a, b]}", &["invalid-condition {'Fn::Equals': [a, b]}"]),
    ];
    for (policy, expected) in policies {
        check_rest(&[(format!("  Other: {{Type: AWS::SNS::Topic, {policy}}}").as_str(), expected)]);
    }
    check_rest(&[
        ("  Disk: {Type: AWS::EC2::Volume, DeletionPolicy: Snapshot}", &[]),
        ("  Mine: {Type: Custom::Mine, Version: '1.0'}", &[]),
        (
            "  Group: {Type: AWS::AutoScaling::AutoScalingGroup, UpdatePolicy: {AutoScalingRollingUpdates: {}}}",
            &["invalid-update-policy AutoScalingRollingUpdates"],
        ),
    ]);
}

#[test]
fn dynamic_references_have_a_form() {
    for good in [
        "'{{resolve:ssm:/web/name}}'",
        "'a-{{resolve:ssm:name:12}}-b'",
        "'{{resolve:ssm-secure:name}}'",
        "'{{resolve:secretsmanager:web}}'",
        "'{{resolve:secretsmanager:web:SecretString:password:AWSCURRENT}}'",
        "'{{resolve:secretsmanager:web::password}}'",
        "'{{resolve:secretsmanager:arn:aws:secretsmanager:eu-west-1:1:secret:web:SecretString:a}}'",
        "!Sub '{{resolve:ssm:/${AWS::Region}/name}}'",
        "!Sub '{{resolve:secretsmanager:${AWS::StackName}:SecretString}}'",
        "'{{resolve:ssm:unclosed'",
        "'{{ other }}'",
    ] {
        check_values(&[(good, &[])]);
    }
    for (text, bad) in [
        ("'{{resolve:smm:name}}'", "{{resolve:smm:name}}"),
        ("'a {{resolve:ssm}}'", "{{resolve:ssm}}"),
        ("'{{resolve:ssm:}}'", "{{resolve:ssm:}}"),
        ("'{{resolve:ssm:a:one}}'", "{{resolve:ssm:a:one}}"),
        ("'{{resolve:ssm:a:1:2}}'", "{{resolve:ssm:a:1:2}}"),
        ("'{{resolve:secretsmanager:a:password}}'", "{{resolve:secretsmanager:a:password}}"),
        ("'{{resolve:secretsmanager:arn:aws}}'", "{{resolve:secretsmanager:arn:aws}}"),
    ] {
        check_values(&[(text, &[format!("invalid-dynamic-reference {bad}").as_str()])]);
    }
    let output = "Outputs: {A: {Value: '{{resolve:secretsmanager:a}}'}}";
    check_sections(&[(output, &["invalid-dynamic-reference {{resolve:secretsmanager:a}}"])]);
}

#[test]
fn functions_take_what_aws_takes() {
    check_values(&[
        ("!Sub ['${A}', {A: !GetAZs '', B: !Cidr [a, 1, 2]}]", &["invalid-arguments !Cidr"]),
        ("!Join [',', !Sub '${Name}']", &["invalid-arguments !Sub"]),
        ("!Join [',', !Split [',', !Ref Name]]", &[]),
        ("!Select [0, !Ref Names]", &[]),
        ("!Select [0, !Join ['', []]]", &["invalid-arguments !Join"]),
        ("!FindInMap [Sizes, !Ref 'AWS::Region', a]", &[]),
        ("!FindInMap [Sizes, !GetAtt Topic.TopicName, a]", &["invalid-arguments !GetAtt"]),
        ("!FindInMap [Sizes, eu, b]", &["~missing-mapping b"]),
        ("!FindInMap [Sizes, eu, b, {DefaultValue: 1}]", &["missing-transform 1"]),
        ("!ImportValue {'Fn::GetAtt': [Topic, TopicName]}", &["invalid-arguments 'Fn::GetAtt'"]),
        ("!If [Named, a, b]", &[]),
        ("!If [Unnamed, a, b]", &["unknown-condition Unnamed"]),
        ("!If [Named, a, !If [Unnamed, b, c]]", &["unknown-condition Unnamed"]),
        ("!If [!Equals [a, b], a, b]", &["invalid-condition !Equals [a, b]"]),
        ("!Length [a]", &["missing-transform !Length"]),
        ("!Rain::Embed a.sh", &["~not-understood-by-target !Rain::Embed"]),
        ("{'Fn::GetAtt': Topci.Arn}", &["unknown-reference Topci.Arn"]),
        ("{'Fn::Transform': [{Name: M, Parameters: {A: b}}, {Name: N}]}", &[]),
        ("{'Fn::Transform': {Parameters: {A: b}}, B: c}", &["invalid-arguments 'Fn::Transform'"]),
    ]);
}

#[test]
fn conditions_look_at_parameters() {
    check_sections(&[
        ("Conditions: {A: !Equals [!Ref Code, b]}", &["invalid-condition Code"]),
        ("Conditions: {A: !Equals [!Sub '${Code}', b]}", &["invalid-condition '${Code}'"]),
        ("Conditions: {A: !Equals [!Ref Cod, b]}", &["unknown-reference Cod"]),
        ("Conditions: {A: !Equals [[a], b]}", &["invalid-arguments [a]"]),
        ("Conditions: {A: !And [!Condition B, !Condition C], B: !Equals [a, b]}", &["unknown-condition C"]),
        ("Conditions: {A: !Or [B, !Condition B], B: !Equals [a, b]}", &["invalid-condition B"]),
        ("Conditions: {A: !Not [!Condition A]}", &["condition-cycle A"]),
    ]);
}

#[test]
fn outputs_are_text() {
    check_rest(&[
        ("Outputs: {A: {Value: !Join [',', !Ref Names], Export: {Name: !Sub '${AWS::StackName}-a'}}}", &[]),
        ("Outputs: {A: {Value: !Ref Names}}", &["invalid-output !Ref Names"]),
        ("Outputs: {A: {Value: !GetAZs ''}}", &["invalid-output !GetAZs ''"]),
        ("Outputs: {A: {Value: [a]}}", &["invalid-output [a]"]),
        ("Outputs: {A: {Value: a, Export: name}}", &["invalid-output name"]),
        ("Outputs: {A: {Value: a, Export: {}}}", &["invalid-output {}"]),
        ("Outputs: {A: {Value: a, Exports: {Name: b}}}", &["unknown-output-key Exports"]),
        ("Outputs: {A: {Value: a, Export: {Name: !Ref Nmae}}}", &["unknown-reference Nmae"]),
        ("Outputs: {A: {Value: a, Condition: Nmaed}}", &["unknown-condition Nmaed"]),
    ]);
}

#[test]
fn parameters_hold_text() {
    let parameters: &[(&str, &[&str])] = &[
        ("{Type: String, Default: true, AllowedValues: ['true', 'false']}", &[]),
        ("{Type: String, Default: 8080, AllowedValues: [8080, 80]}", &[]),
        ("{Type: String, Default: c, AllowedValues: [a, b]}", &["invalid-default c"]),
        ("{Type: String, Default: abc, AllowedPattern: '[a-c]+'}", &[]),
        ("{Type: String, Default: abd, AllowedPattern: '[a-c]+'}", &["invalid-default abd"]),
        ("{Type: String, Default: abd, AllowedPattern: '[a-z&&[^c]]+'}", &[]),
        ("{Type: CommaDelimitedList, Default: 'a, b', AllowedPattern: '[a-c]'}", &[]),
        ("{Type: CommaDelimitedList, Default: 'a, d', AllowedValues: [a, b]}", &["invalid-default 'a, d'"]),
        ("{Type: List<String>, Default: false}", &[]),
        ("{Type: Number, Default: 9, MaxValue: 8}", &["invalid-default 9"]),
        ("{Type: Number, Default: 9, MaxLength: 8}", &["constraint-not-applicable MaxLength"]),
        ("{Type: String, Default: [a]}", &["invalid-default [a]"]),
        ("{Type: String, NoEcho: maybe}", &["invalid-parameter maybe"]),
        ("{Type: Json}", &["unknown-parameter-type Json"]),
        ("{Type: 'AWS::SSM::Parameter::Value<List<String>>', Default: /name, AllowedPattern: a}", &[]),
    ];
    for (parameter, expected) in parameters {
        check_sections(&[(format!("Parameters: {{A: {parameter}}}").as_str(), expected)]);
    }
}

#[test]
fn the_interface_names_parameters() {
    let interface = |text: &str| format!("Metadata: {{'AWS::CloudFormation::Interface': {text}}}");
    let rows: &[(&str, &[&str])] = &[
        ("{ParameterGroups: [{Label: {default: a}, Parameters: []}]}", &[]),
        ("{ParameterGroups: [{Label: {defaut: a}}]}", &["invalid-interface defaut"]),
        ("{ParameterGroups: [{Parameters: [A]}]}", &["~unknown-grouped-parameter A"]),
        ("{ParameterLabels: {A: {default: a}}}", &["~unknown-grouped-parameter A"]),
        ("{ParameterGroups: a}", &["invalid-interface a"]),
        ("{Groups: []}", &["invalid-interface Groups"]),
    ];
    for (text, expected) in rows {
        check_sections(&[(interface(text).as_str(), expected)]);
    }
}

#[test]
fn loops_make_names() {
    check_rest(&[
        (
            "  'Fn::ForEach::Queues':\n    - Id\n    - !Ref Names\n    - 'Queue${Id}': {Type: AWS::SQS::Queue, Properties: {QueueName: \
             !Sub '${Id}', A: !Ref Id, B: !GetAtt [Topic, !Ref Id], C: !Ref 'Queue${Id}'}}\nOutputs: {A: {Value: !Ref QueueB}}\n",
            &[],
        ),
        (
            "  'Fn::ForEach::Queues': [Id, [a], {'Queue${Id}': {Properties: {}}}]",
            &["missing-resource-type 'Queue${Id}'"],
        ),
        ("  'Fn::ForEach::Queues': [Id, [a], {Queue: {Type: AWS::SQS::Queue}}]", &["invalid-arguments Queue"]),
        ("  'Fn::ForEach::Queues': {Type: AWS::SQS::Queue}", &["invalid-arguments {Type: AWS::SQS::Queue}"]),
        (
            "  'Fn::ForEach::Queues': [Id, [a], {'Queue${Id}': {Type: AWS::SQS::Queue, Properties: {A: !Ref Idd}}}]",
            &["unknown-reference Idd"],
        ),
        ("Outputs: {A: {Value: !Ref Id}}", &["unknown-reference Id"]),
        (
            "  Other: {Type: AWS::SNS::Topic, Properties: {'Fn::ForEach::Tags': [Id, [a], {'A${Id}': !Ref Id}], B: c}}",
            &[],
        ),
    ]);
    check_sections(&[(
        "Conditions: {'Fn::ForEach::Stages': [Id, [a, b], {'Is${Id}': !Equals [!Ref Id, a]}]}",
        &["missing-transform 'Fn::ForEach::Stages'"],
    )]);
}

#[test]
fn macros_make_what_is_not_written() {
    let function = "Resources: {F: {Type: AWS::Serverless::Function}}\nOutputs: {A: {Value: !GetAtt FRole.Arn}, \
                    B: {Value: !Ref F.Version}, C: {Value: !Ref G}}\n";
    assert_eq!(found(&format!("Transform: AWS::Serverless-2016-10-31\n{function}")), ["unknown-reference G"]);
    assert_eq!(found(&format!("Transform: [AWS::Serverless-2016-10-31, Mine]\n{function}")), Vec::<String>::new());
    let module = "Resources: {M: {Type: A::B::C::MODULE}}\nOutputs: {A: {Value: !Ref MBucket}, B: {Value: !Ref X}}\n";
    assert_eq!(found(module), ["unknown-reference X"]);
    let included = "Resources: {'Fn::Transform': {Name: 'AWS::Include', Parameters: {Location: x}}}\nOutputs: {A: {Value: !Ref X}}\n";
    assert_eq!(found(included), Vec::<String>::new());
    let keys = "Resources: {A: {Type: Mine, Count: 3}}\n";
    assert_eq!(found(&format!("Transform: Count\n{keys}")), Vec::<String>::new());
    assert_eq!(found(keys), ["unknown-resource-type Mine", "unknown-resource-key Count"]);
}

#[test]
fn nothing_is_null() {
    check_sections(&[
        ("Conditions:", &["null-value Conditions"]),
        ("Outputs: {A: }", &["null-value A"]),
        ("Outputs: {A: {Value: [~]}}", &["invalid-output [~]", "null-value ~"]),
    ]);
    check_rest(&[
        ("  Other:", &["null-value Other"]),
        ("  Other: {Type: AWS::SNS::Topic, Properties: }", &["null-value Properties"]),
    ]);
}

#[test]
fn aws_looks_at_everything_at_once() {
    let text = "Conditions: {Never: !Equals [a, b]}\nResources:\n  Topic: {Type: AWS::SNS::Topic, Condition: Never, Properties: {A: !Ref X}}\n\
                Outputs:\n  A: {Value: !Ref Y, Condition: Never}\n";
    assert_eq!(found(text), ["unknown-reference X", "unknown-reference Y"]);
    assert!(checked(text, Target::Aws).diagnostics.iter().all(|finding| !finding.late && finding.notes.is_empty()));
}

#[test]
fn the_taker_is_picked_by_what_is_used() {
    for (text, expected) in [
        ("Resources: {A: {Type: AWS::SQS::Queue}}", Target::Aws),
        ("Resources: {A: {Type: AWS::EC2::Volume}}", Target::Heat),
        ("Resources: {A: {Type: AWS::EC2::Volume, Properties: {Size: !Ref B}}}", Target::Aws),
        ("Resources: {A: {Type: AWS::EC2::Volume, Properties: {Size: {'Fn::Sub': b}}}}", Target::Aws),
        ("Resources: {A: {Type: AWS::EC2::Volume, Properties: {Size: {Ref: b}}}}", Target::Heat),
        (
            "Parameters: {A: {Type: 'AWS::EC2::KeyPair::KeyName'}}\nResources: {A: {Type: AWS::EC2::Volume}}",
            Target::Aws,
        ),
        ("Metadata: {A: b}\nResources: {A: {Type: AWS::EC2::Volume}}", Target::Aws),
        ("Metadata: {A: b}\nResources: {A: {Type: OS::Nova::Server, Properties: {B: !Ref C}}}", Target::Heat),
        ("HeatTemplateFormatVersion: 2012-12-12\nResources: {A: {Type: AWS::SQS::Queue}}", Target::Heat),
    ] {
        assert_eq!(checked(text, Target::Auto).target, expected, "{text}");
    }
}
