//! Codes of what only AWS CloudFormation has.

use super::codes;
use crate::diagnostic::Severity::*;

codes! {
    TOO_MANY_PARAMETERS {
        name: "too-many-parameters",
        severity: Error,
        summary: "The template has more parameters than AWS takes",
        explanation: "\
AWS takes at most 200 parameters, 200 mappings and 200 outputs in a template, and
refuses one with more; the message says which of them it is. (Too many resources
are `too-many-resources`.) Split the template into nested stacks, or put values
that belong together into one list or one mapping.",
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
}
