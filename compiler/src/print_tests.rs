use super::*;
use crate::diagnostic::Severity;
use crate::dialect::Taker;
use crate::lower::lower;
use crate::source::{Source, SourceId};
use crate::syntax::parse;

fn printed(text: &str, taker: Taker, format: Format) -> String {
    let source = Source::new(SourceId(0), "/main.yaml", text);
    let parsed = parse(&source);
    let template = lower(source.id, &parsed.root, taker).template.expect("the text is a mapping");
    print(&template, format)
}

fn check(text: &str, taker: Taker, expected: &str) {
    assert_eq!(printed(text, taker, Format::Yaml), expected);
    assert_eq!(printed(expected, taker, Format::Yaml), expected, "printing again changes it");
}

fn refused(text: &str, taker: Taker) -> Vec<&'static str> {
    let source = Source::new(SourceId(0), "/main.yaml", text);
    let lowered = lower(source.id, &parse(&source).root, taker);
    let errors = lowered.diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
    errors.map(|diagnostic| diagnostic.code.name).collect()
}

#[test]
fn every_section_of_hot_is_kept() {
    let text = r#"
outputs:
  address: {value: {get_attr: [web, first_address]}, condition: big, description: where, unknown: 1}
resources:
  web:
    properties: {name: {get_param: name}, "1": x}
    depends_on: [net]
    type: OS::Nova::Server
    external_id: abc
  net: {type: "OS::Neutron::Net", depends_on: other, deletion_policy: Retain, metadata: {a: 1}}
conditions: {big: {equals: [{get_param: name}, "yes"]}, small: false}
parameter_groups:
  - {parameters: [name, 1], label: ~, colour: red}
parameters:
  name: {default: "007", type: string, constraints: [{length: {max: 3}}], hidden: "yes"}
description: |
  two
  lines
heat_template_version: 2021-04-16
extra: {get_param: kept}
"#;
    let expected = r#"heat_template_version: 2021-04-16
description: |
  two
  lines
parameter_groups:
  - parameters:
      - name
      - 1
    label: null
    colour: red
parameters:
  name:
    default: "007"
    type: string
    constraints:
      - length:
          max: 3
    hidden: "yes"
conditions:
  big:
    equals:
      - get_param: name
      - "yes"
  small: false
resources:
  web:
    type: OS::Nova::Server
    external_id: abc
    depends_on:
      - net
    properties:
      name:
        get_param: name
      "1": x
  net:
    type: OS::Neutron::Net
    depends_on: other
    metadata:
      a: 1
    deletion_policy: Retain
outputs:
  address:
    description: where
    condition: big
    value:
      get_attr:
        - web
        - first_address
    unknown: 1
extra:
  get_param: kept
"#;
    check(text, Taker::Heat, expected);
}

#[test]
fn every_section_of_cloudformation_is_kept_with_long_names() {
    let text = r#"
AWSTemplateFormatVersion: "2010-09-09"
Transform: [AWS::LanguageExtensions]
Metadata: {a: {Ref: kept}}
Globals: {Function: {Name: !Sub "${Name}-x"}}
Parameters: {Name: {Type: String, NoEcho: true, MinLength: 1}}
Mappings: {m: {a: {b: 1}}}
Rules: {r: {Assertions: [{Assert: !Contains [[a], !Ref Name]}]}}
Conditions:
  c: !Not [!Equals [!Ref Name, ""]]
  Fn::ForEach::Each: [x, [a, b], {"Is${x}": !Equals [!Ref x, a]}]
Resources:
  Fn::ForEach::All: [x, [a, b], {"Queue${x}": {Type: AWS::SQS::Queue}}]
  Q: {Type: AWS::SQS::Queue, Condition: c, CreationPolicy: {x: 1}, Properties: {Name: !GetAtt a.b.c}}
Outputs:
  Arn: {Value: !If [c, !GetAtt Q.Arn, x], Export: {Name: !Ref Name}}
  Fn::ForEach::Out: [x, [a, b], {"Out${x}": {Value: !Ref x}}]
"#;
    let expected = r#"AWSTemplateFormatVersion: "2010-09-09"
Metadata:
  a:
    Ref: kept
Parameters:
  Name:
    Type: String
    NoEcho: true
    MinLength: 1
Mappings:
  m:
    a:
      b: 1
Rules:
  r:
    Assertions:
      - Assert:
          Fn::Contains:
            - - a
            - Ref: Name
Transform:
  - AWS::LanguageExtensions
Conditions:
  c:
    Fn::Not:
      - Fn::Equals:
          - Ref: Name
          - ""
  Fn::ForEach::Each:
    - x
    - - a
      - b
    - Is${x}:
        Fn::Equals:
          - Ref: x
          - a
Resources:
  Fn::ForEach::All:
    - x
    - - a
      - b
    - Queue${x}:
        Type: AWS::SQS::Queue
  Q:
    Type: AWS::SQS::Queue
    Condition: c
    Properties:
      Name:
        Fn::GetAtt:
          - a
          - b.c
    CreationPolicy:
      x: 1
Outputs:
  Arn:
    Value:
      Fn::If:
        - c
        - Fn::GetAtt:
            - Q
            - Arn
        - x
    Export:
      Name:
        Ref: Name
  Fn::ForEach::Out:
    - x
    - - a
      - b
    - Out${x}:
        Value:
          Ref: x
Globals:
  Function:
    Name:
      Fn::Sub: ${Name}-x
"#;
    assert_eq!(refused(text, Taker::Aws), [""; 0]);
    check(text, Taker::Aws, expected);
}

#[test]
fn json_holds_the_same() {
    let expected = r#"{
  "heat_template_version": "2021-04-16",
  "resources": {
    "a": {
      "type": "OS::Heat::None"
    }
  }
}
"#;
    let text = "heat_template_version: 2021-04-16\nresources: {a: {type: OS::Heat::None}}\n";
    assert_eq!(printed(text, Taker::Heat, Format::Json), expected);
    assert_eq!(printed(expected, Taker::Heat, Format::Json), expected);
}

#[test]
fn what_is_refused_is_not_dropped_where_it_has_a_place() {
    let versions = "heat_template_version: 2021-04-16\nAWSTemplateFormatVersion: \"2010-09-09\"\n";
    check(versions, Taker::Heat, versions);
    let twins = "Resources:\n  a:\n    Type: AWS::SQS::Queue\nresources:\n  b: 1\n";
    check(twins, Taker::Aws, twins);
}

#[test]
fn tags_are_refused_where_no_function_is() {
    for text in [
        "Resources: !Ref {a: {Type: t}}",
        "Resources: {a: !Other {Type: t}}",
        "Resources: {a: {Type: !Ref t}}",
        "Outputs: !Sub {}",
        "Outputs: {a: !Other {Value: t}}",
        "Parameters: {a: !Other {Type: String}}",
        "Resources: {a: {Type: t, Properties: {!Ref a: 1}}}",
        "Conditions: !Ref {}",
    ] {
        let text = format!("AWSTemplateFormatVersion: \"2010-09-09\"\n{text}\n");
        let codes = refused(&text, Taker::Aws);
        assert!(matches!(codes[..], ["unknown-function" | "unknown-tag"]), "{text} gives {codes:?}");
    }
}

#[test]
fn broken_parts_are_null_or_left_out() {
    for text in
        ["resources: []", "resources: {a: 1}", "outputs: {a: {value: !Foo b}}", "parameter_groups: 1", "[", "a: {b"]
    {
        let text = format!("heat_template_version: 2021-04-16\n{text}\n");
        let once = printed(&text, Taker::Heat, Format::Yaml);
        assert_eq!(printed(&once, Taker::Heat, Format::Yaml), once);
    }
}
