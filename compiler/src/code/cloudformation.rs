//! Codes of what only AWS CloudFormation has.

use super::codes;
use crate::diagnostic::Severity::*;

codes! {
    TOO_MANY_PARAMETERS {
        name: "too-many-parameters",
        severity: Error,
        summary: "The template has more parameters than AWS takes",
        explanation: "\
AWS takes at most 200 parameters in a template, and refuses one with more. Split the
template into nested stacks, or put values that belong together into one list or
one mapping.",
        example: "",
        instead: "",
        behaviour: "AWS CloudFormation user guide, \"Understand CloudFormation quotas\"",
    }
    INVALID_RULE {
        name: "invalid-rule",
        severity: Error,
        summary: "A rule has the wrong shape",
        explanation: "\
`Rules` maps names to rules. A rule has a list `Assertions`, each with an `Assert`
and, if you like, an `AssertDescription`, and may have a `RuleCondition` that says
when it applies. AWS refuses other shapes. Heat has no rules: there the whole
section is refused.",
        example: "\
AWSTemplateFormatVersion: '2010-09-09'
Parameters:
  Stage:
    Type: String
Rules:
  KnownStage:
    Assert: {'Fn::Contains': [[test, production], {Ref: Stage}]}
Resources:
  Code:
    Type: AWS::CodeCommit::Repository
",
        instead: "\
AWSTemplateFormatVersion: '2010-09-09'
Parameters:
  Stage:
    Type: String
Rules:
  KnownStage:
    Assertions:
      - Assert: {'Fn::Contains': [[test, production], {Ref: Stage}]}
Resources:
  Code:
    Type: AWS::CodeCommit::Repository
",
        behaviour: "AWS CloudFormation user guide, \"Rules\"",
    }
    INVALID_MAPPING {
        name: "invalid-mapping",
        severity: Error,
        summary: "A mapping has the wrong shape",
        explanation: "\
A mapping has two levels of keys, and under the second a text, a number, a boolean
or a list: no function, no deeper map, no null. Names are of letters and digits;
keys of the first level may also have `.` and `-`, so that they can be the names of
regions. AWS refuses other shapes. Heat looks at mappings only when `Fn::FindInMap`
does.",
        example: "\
AWSTemplateFormatVersion: '2010-09-09'
Mappings:
  Names:
    eu-west-1: code
Resources:
  Code:
    Type: AWS::CodeCommit::Repository
",
        instead: "\
AWSTemplateFormatVersion: '2010-09-09'
Mappings:
  Names:
    eu-west-1: {repository: code}
Resources:
  Code:
    Type: AWS::CodeCommit::Repository
",
        behaviour: "AWS CloudFormation user guide, \"Mappings\"",
    }
    INVALID_DYNAMIC_REFERENCE {
        name: "invalid-dynamic-reference",
        severity: Error,
        summary: "A dynamic reference has the wrong form",
        explanation: "\
AWS replaces `{{resolve:service:...}}` in a text by a value kept elsewhere. The
service is `ssm` or `ssm-secure`, with a parameter's name and perhaps a version
number, or `secretsmanager`, with a secret's name or ARN and perhaps
`SecretString`, a key, a version's stage and its id, all parted by colons. AWS
refuses other forms. Whether the value exists is not checked here. Heat knows no
dynamic references and leaves the text as it is.",
        example: "\
AWSTemplateFormatVersion: '2010-09-09'
Resources:
  Code:
    Type: AWS::CodeCommit::Repository
    Properties:
      RepositoryName: '{{resolve:ssm:repository-name:latest}}'
",
        instead: "\
AWSTemplateFormatVersion: '2010-09-09'
Resources:
  Code:
    Type: AWS::CodeCommit::Repository
    Properties:
      RepositoryName: '{{resolve:ssm:repository-name:1}}'
",
        behaviour: "AWS CloudFormation user guide, \"Get values stored in other services using dynamic references\"",
    }
    INVALID_TRANSFORM {
        name: "invalid-transform",
        severity: Error,
        summary: "A transform has the wrong shape",
        explanation: "\
`Transform` names the macros that rewrite the template before AWS reads it: one
name, a map with `Name` and `Parameters`, or a list of these. AWS refuses other
shapes. Heat has no transforms: there the whole section is refused.",
        example: "\
AWSTemplateFormatVersion: '2010-09-09'
Transform:
  AWS::Include: {Location: 's3://bucket/snippet.yaml'}
Resources:
  Code:
    Type: AWS::CodeCommit::Repository
",
        instead: "\
AWSTemplateFormatVersion: '2010-09-09'
Transform:
  Name: AWS::Include
  Parameters: {Location: 's3://bucket/snippet.yaml'}
Resources:
  Code:
    Type: AWS::CodeCommit::Repository
",
        behaviour: "AWS CloudFormation user guide, \"Transform\"",
    }
    TOO_MANY_MAPPINGS {
        name: "too-many-mappings",
        severity: Error,
        summary: "The template has more mappings than AWS takes",
        explanation: "\
AWS takes 200 mappings in a template, and 200 keys in each mapping. Move the
values into parameters of the Systems Manager, or split the template into nested
stacks.",
        example: "",
        instead: "",
        behaviour: "AWS CloudFormation quotas",
    }
    TOO_MANY_OUTPUTS {
        name: "too-many-outputs",
        severity: Error,
        summary: "The template has more outputs than AWS takes",
        explanation: "\
AWS takes 200 outputs in a template. Leave out those that nobody reads, or split
the template into nested stacks.",
        example: "",
        instead: "",
        behaviour: "AWS CloudFormation quotas",
    }
    INVALID_LOGICAL_ID {
        name: "invalid-logical-id",
        severity: Error,
        summary: "AWS does not take this name",
        explanation: "\
Names of parameters, resources, outputs and rules are letters and digits only in
AWS CloudFormation, at most 255 of them. Heat is milder: a template that was
written for Heat may have to be renamed throughout. Names of conditions may have
`_` and `&`, too.",
        example: "\
AWSTemplateFormatVersion: '2010-09-09'
Resources:
  my_topic:
    Type: AWS::SNS::Topic
",
        instead: "\
AWSTemplateFormatVersion: '2010-09-09'
Resources:
  MyTopic:
    Type: AWS::SNS::Topic
",
        behaviour: "AWS CloudFormation user guide: logical ids",
    }
    INVALID_DESCRIPTION {
        name: "invalid-description",
        severity: Error,
        summary: "The description is not text, or too long",
        explanation: "\
The description of a template is literal text of at most 1,024 bytes in AWS
CloudFormation, with no functions in it; that of an output, too. A parameter's
takes 4,000 characters.",
        example: "\
AWSTemplateFormatVersion: '2010-09-09'
Description: [A topic, and nothing else]
Resources:
  Topic:
    Type: AWS::SNS::Topic
",
        instead: "\
AWSTemplateFormatVersion: '2010-09-09'
Description: A topic, and nothing else
Resources:
  Topic:
    Type: AWS::SNS::Topic
",
        behaviour: "AWS CloudFormation user guide: Description",
    }
    MISSING_RESOURCES {
        name: "missing-resources",
        severity: Error,
        summary: "AWS needs at least one resource",
        explanation: "\
A template without resources is refused by AWS CloudFormation; Heat takes it.
Where a template only computes outputs,
`AWS::CloudFormation::WaitConditionHandle` is a resource that costs nothing.",
        example: "\
AWSTemplateFormatVersion: '2010-09-09'
Transform: AWS::LanguageExtensions
Parameters:
  Name:
    Type: String
",
        instead: "\
AWSTemplateFormatVersion: '2010-09-09'
Transform: AWS::LanguageExtensions
Parameters:
  Name:
    Type: String
Resources:
  Topic:
    Type: AWS::SNS::Topic
    Properties:
      TopicName: !Ref Name
",
        behaviour: "AWS CloudFormation user guide: Resources",
    }
    MISSING_TRANSFORM {
        name: "missing-transform",
        severity: Error,
        summary: "A transform is used that the template does not declare",
        explanation: "\
Loops, `Fn::Length`, `Fn::ToJsonString` and defaults of `Fn::FindInMap` exist
only in templates that declare `Transform: AWS::LanguageExtensions`;
`AWS::Serverless::` types and `Globals` only with `Transform:
AWS::Serverless-2016-10-31`. Without it AWS refuses the template. Where both are
needed, write a list: the language extensions first.",
        example: "\
AWSTemplateFormatVersion: '2010-09-09'
Resources:
  Topic:
    Type: AWS::SNS::Topic
    Properties:
      DisplayName: !ToJsonString {team: storage}
",
        instead: "\
AWSTemplateFormatVersion: '2010-09-09'
Transform: AWS::LanguageExtensions
Resources:
  Topic:
    Type: AWS::SNS::Topic
    Properties:
      DisplayName: !ToJsonString {team: storage}
",
        behaviour: "AWS CloudFormation user guide: AWS::LanguageExtensions, AWS::Serverless",
    }
    NULL_VALUE {
        name: "null-value",
        severity: Error,
        summary: "AWS takes no null values",
        explanation: "\
AWS CloudFormation refuses a template that has null anywhere, be it a key
without a value or a section that holds nothing but comments. Remove the key, or
give it a value; where a property is to be left out only sometimes, choose `!Ref
AWS::NoValue` by `Fn::If`.",
        example: "\
AWSTemplateFormatVersion: '2010-09-09'
Resources:
  Topic:
    Type: AWS::SNS::Topic
    Properties:
      TopicName: !Sub '${AWS::StackName}-alarms'
      DisplayName:
",
        instead: "\
AWSTemplateFormatVersion: '2010-09-09'
Resources:
  Topic:
    Type: AWS::SNS::Topic
    Properties:
      TopicName: !Sub '${AWS::StackName}-alarms'
",
        behaviour: "AWS CloudFormation: template validation",
    }
    INVALID_CREATION_POLICY {
        name: "invalid-creation-policy",
        severity: Error,
        summary: "The creation policy has the wrong shape",
        explanation: "\
A `CreationPolicy` holds `ResourceSignal` with `Count` and `Timeout`, for a
group that scales also `AutoScalingCreationPolicy` with
`MinSuccessfulInstancesPercent`, and for a fleet of AppStream `StartFleet`. AWS
refuses other keys. `Timeout` is a duration as `PT15M`.",
        example: "\
AWSTemplateFormatVersion: '2010-09-09'
Resources:
  Handle:
    Type: AWS::CloudFormation::WaitCondition
    CreationPolicy:
      ResourceSignal:
        Amount: 2
  Topic:
    Type: AWS::SNS::Topic
    Properties:
      TopicName: !Sub '${AWS::StackName}-alarms'
",
        instead: "\
AWSTemplateFormatVersion: '2010-09-09'
Resources:
  Handle:
    Type: AWS::CloudFormation::WaitCondition
    CreationPolicy:
      ResourceSignal:
        Count: 2
        Timeout: PT15M
  Topic:
    Type: AWS::SNS::Topic
    Properties:
      TopicName: !Sub '${AWS::StackName}-alarms'
",
        behaviour: "AWS CloudFormation user guide: CreationPolicy attribute",
    }
    INVALID_INTERFACE {
        name: "invalid-interface",
        severity: Error,
        summary: "The `AWS::CloudFormation::Interface` metadata has the wrong shape",
        explanation: "\
The interface metadata tells AWS's console how to show the parameters:
`ParameterGroups` is a list of maps with `Label` (a map with `default`) and
`Parameters` (a list of names), `ParameterLabels` a map of such labels by
parameter. A key that is none of these is passed over by the console or refused.",
        example: "\
AWSTemplateFormatVersion: '2010-09-09'
Metadata:
  AWS::CloudFormation::Interface:
    ParameterGroups:
      - Label: {defaut: Names}
        Parameters: [TopicName]
Parameters:
  TopicName:
    Type: String
Resources:
  Topic:
    Type: AWS::SNS::Topic
    Properties:
      TopicName: !Ref TopicName
",
        instead: "\
AWSTemplateFormatVersion: '2010-09-09'
Metadata:
  AWS::CloudFormation::Interface:
    ParameterGroups:
      - Label: {default: Names}
        Parameters: [TopicName]
Parameters:
  TopicName:
    Type: String
Resources:
  Topic:
    Type: AWS::SNS::Topic
    Properties:
      TopicName: !Ref TopicName
",
        behaviour: "AWS CloudFormation template reference: AWS::CloudFormation::Interface",
    }
}
