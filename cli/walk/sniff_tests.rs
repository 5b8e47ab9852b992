use super::*;

#[test]
fn templates_are_known_by_a_top_level_key() {
    for text in [
        "heat_template_version: 2021-04-16\n",
        "\u{feff}heat_template_version: 2021-04-16\n",
        "# comment\n---\ndescription: x\nheat_template_version : rocky\n",
        "description: x\r\n\"heat_template_version\": 2013-05-23\r\n",
        "'HeatTemplateFormatVersion': 2012-12-12\n",
        "AWSTemplateFormatVersion: '2010-09-09'",
        "broken: [\nheat_template_version: x\n",
        "resources:\n  a: {heat_template_version: x}\nheat_template_version: 2018-08-31",
        "---\n\n  # all of it is set in\n  AWSTemplateFormatVersion: 2010-09-09\n",
        " heat_template_version: 2016-10-14\ndescription: only the first line is set in\n",
        "{\"AWSTemplateFormatVersion\": \"2010-09-09\"}",
        "{ \"a\": {\"b\": [1, \"}\"]}, \"Description\": \"quote \\\" {\", \"heat_template_version\" : \"x\" }",
        "---\n{a: don't, heat_template_version: 2013-05-23}",
        "%YAML 1.1\n--- # start\n{heat_template_version: 2013-05-23}",
        "{# comment {\nheat_template_version: x",
    ] {
        assert!(is_template(text.as_bytes()), "{text}");
    }
}

#[test]
fn templates_without_a_version_are_known_by_aws_types() {
    for text in [
        "Resources:\n  Bucket:\n    Type: AWS::S3::Bucket\n",
        "Resources:\n\n# comment\n  Bucket:\n    Type:   \"AWS::S3::Bucket\"\n",
        "\"Resources\": {Bucket: {\"Type\" : 'AWS::S3::Bucket'}}",
        "{\"Resources\": {\"B\": {\"Type\":\n \"AWS::S3::Bucket\"}}}",
        "{\"Resources\": {\"B\": {\"Type\": \"AWS::S3::Bucket\"}}, \"Outputs\": {}}",
        "{\"Resources\": {\"B\": {\"Type\": \"AWS::S3::Bucket\"",
    ] {
        assert!(is_template(text.as_bytes()), "{text}");
    }
}

#[test]
fn other_files_are_passed_over() {
    for text in [
        "",
        "{",
        "}{]",
        "parameters:\n  a: 1\nresource_registry:\n  A: b.yaml\n",
        "services:\n  web:\n    image: nginx\n",
        "apiVersion: v1\nkind: ConfigMap\ndata:\n  x: |\n    heat_template_version: 2013-05-23\n",
        "tosca_definitions_version: tosca_simple_yaml_1_3\n",
        "# heat_template_version: 2013-05-23\n",
        "  a: 1\n  b:\n    heat_template_version: 2013-05-23\n",
        "{% set a = 1 %}\nheat_template_version: 2013-05-23\n",
        "heat_template_version_is_here: no\n",
        "heat_template_version\n",
        "- heat_template_version: 2013-05-23\n",
        "Resources:\n  - Type: OS::Nova::Server\n",
        "Resources:\n  a: 1\nOther:\n  Type: AWS::S3::Bucket\n",
        "Resources:\n  a:\n    MyType: AWS::S3::Bucket\n",
        "Resources:\n  a: see AWS::S3::Bucket\n",
        "{\"nested\": {\"heat_template_version\": \"x\"}}",
        "{\"a\": \"heat_template_version\", \"b\": [\"heat_template_version\"]}",
        "{\"Other\": {\"Resources\": {\"B\": {\"Type\": \"AWS::S3::Bucket\"}}}}",
        "{\"Resources\": {}, \"Other\": {\"B\": {\"Type\": \"AWS::S3::Bucket\"}}}",
        "{} {\"heat_template_version\": 1}",
        "[{\"heat_template_version\": 1}]",
        "\"unclosed",
        "{\"unclosed\\",
    ] {
        assert!(!is_template(text.as_bytes()), "{text}");
    }
}

#[test]
fn any_bytes_are_survived() {
    let seed = "{\"Resources\": {'B': {Type: \"AWS::X\\\"}}, # x\n [\u{fc}]}\nResources:\n  'heat_template_version': "
        .as_bytes();
    for start in 0..seed.len() {
        for end in start..seed.len() {
            is_template(&seed[start..end]);
        }
    }
}
