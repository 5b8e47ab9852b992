//! Codes of function calls.

use super::codes;
use crate::diagnostic::Severity::*;

codes! {
    INVALID_ARGUMENTS {
        name: "invalid-arguments",
        severity: Error,
        summary: "A function has arguments of the wrong shape",
        explanation: "\
Each function takes its arguments in a fixed form: a name, a list of so many items,
a mapping with certain keys. Heat looks at the form when it reads the template and
refuses any other, also where the function stands in an output. Forms have grown
over time, so an older template version may refuse what a newer one takes. Write
the arguments in the form that the finding shows.",
        example: "\
heat_template_version: 2021-04-16
resources:
  password:
    type: OS::Heat::RandomString
outputs:
  password:
    value: {get_attr: password.value}
",
        instead: "\
heat_template_version: 2021-04-16
resources:
  password:
    type: OS::Heat::RandomString
outputs:
  password:
    value: {get_attr: [password, value]}
",
        behaviour: "the constructors in heat:heat/engine/hot/functions.py and heat:heat/engine/cfn/functions.py",
    }
    REMOVED_FUNCTION {
        name: "removed-function",
        severity: Error,
        summary: "The function does not exist any more in this template version",
        explanation: "\
The first version of HOT, `2013-05-23`, also had CloudFormation's functions. Later
versions took them away: `Ref`, `Fn::Join` and most others in `2014-10-16`,
`Fn::Select` in `2015-10-15`. Heat still recognises the names there and refuses
them. Use HOT's own functions: `get_param` and `get_resource` for `Ref`,
`list_join` for `Fn::Join`, `str_split`, `str_replace` and so on.",
        example: "\
heat_template_version: 2021-04-16
parameters:
  stage:
    type: string
outputs:
  host:
    value: {'Fn::Join': ['-', [web, {get_param: stage}]]}
",
        instead: "\
heat_template_version: 2021-04-16
parameters:
  stage:
    type: string
outputs:
  host:
    value: {list_join: ['-', [web, {get_param: stage}]]}
",
        behaviour: "heat:heat/engine/hot/functions.py `Removed.validate`",
    }
    LATER_FUNCTION {
        name: "later-function",
        severity: Warning,
        summary: "The function belongs to a later template version and stays plain data",
        explanation: "\
A map with one key is a function call only if the template's version knows a
function of that name. This one came with a later version, so Heat takes the map
as it is written, without a word: the property gets the map instead of the
function's result. Raise `heat_template_version` to the version that the finding
names, or to the latest.",
        example: "\
heat_template_version: 2015-04-30
parameters:
  zones:
    type: string
outputs:
  zones:
    value: {str_split: [',', {get_param: zones}]}
",
        instead: "\
heat_template_version: 2015-10-15
parameters:
  zones:
    type: string
outputs:
  zones:
    value: {str_split: [',', {get_param: zones}]}
",
        behaviour: "heat:heat/engine/template.py `parse`",
    }
    MISSPELT_FUNCTION {
        name: "misspelt-function",
        severity: Warning,
        summary: "A map looks like a function call and is plain data",
        explanation: "\
The map has one key that nearly is the name of a function, or that is a function of
another language such as `Fn::Sub`. Heat does not know it as a function and takes
the map as it is written, without a word; what uses the value gets a map with an
odd key. Correct the name, or use the function of this language that does the
same.",
        example: "\
heat_template_version: 2021-04-16
parameters:
  stage:
    type: string
outputs:
  stage:
    value: {get_parm: stage}
",
        instead: "\
heat_template_version: 2021-04-16
parameters:
  stage:
    type: string
outputs:
  stage:
    value: {get_param: stage}
",
        behaviour: "heat:heat/engine/template.py `parse`",
    }
    UNKNOWN_FUNCTION {
        name: "unknown-function",
        severity: Error,
        summary: "The function does not exist",
        explanation: "\
AWS takes every key that begins with `Fn::`, and every short tag, for a function,
and refuses the template if there is none of that name, or if it is used where it
is not known: condition functions belong into `Conditions` and `Fn::If`, rule
functions into `Rules`. Correct the name, or move the call. (Heat takes unknown
names for plain data; there the finding is `misspelt-function`.)",
        example: "\
AWSTemplateFormatVersion: '2010-09-09'
Resources:
  Code:
    Type: AWS::CodeCommit::Repository
    Properties:
      RepositoryName: {'Fn::Joined': ['-', [web, code]]}
",
        instead: "\
AWSTemplateFormatVersion: '2010-09-09'
Resources:
  Code:
    Type: AWS::CodeCommit::Repository
    Properties:
      RepositoryName: {'Fn::Join': ['-', [web, code]]}
",
        behaviour: "AWS CloudFormation user guide, intrinsic function reference",
    }
    FUNCTION_FAILS {
        name: "function-fails",
        severity: Error,
        summary: "The function can only fail with these values",
        explanation: "\
The arguments have the right form, but with the values that are known the function
can not give a result: a list has fewer items than are asked for, a number stands
where only text can be joined, a placeholder does not occur in its text. Heat
resolves functions in properties when the stack is made and refuses it then; in
outputs it resolves them only when the stack is shown, and the output stays empty.
Change the values, or choose a function that takes them.",
        example: "\
heat_template_version: 2021-04-16
resources:
  network:
    type: OS::Neutron::Net
    properties:
      name: {str_split: ['-', web-front, 2]}
",
        instead: "\
heat_template_version: 2021-04-16
resources:
  network:
    type: OS::Neutron::Net
    properties:
      name: {str_split: ['-', web-front, 1]}
",
        behaviour: "the `result` methods in heat:heat/engine/hot/functions.py and heat:heat/engine/cfn/functions.py",
    }
    MISSING_MAPPING {
        name: "missing-mapping",
        severity: Error,
        summary: "The mapping has no such entry",
        explanation: "\
`Fn::FindInMap` looks a value up under three names: the mapping, the key and the
key below it. One of them does not exist. Heat refuses it when the stack is made,
with nothing but the quoted name as the message. Correct the name or add the entry.
Where the key comes from a parameter, limit the parameter with `AllowedValues` to
the keys that there are.",
        example: "\
AWSTemplateFormatVersion: '2010-09-09'
Mappings:
  Sizes:
    small: {gigabytes: 10}
Resources:
  Data:
    Type: AWS::EC2::Volume
    Properties:
      AvailabilityZone: nova
      Size: {'Fn::FindInMap': [Sizes, large, gigabytes]}
",
        instead: "\
AWSTemplateFormatVersion: '2010-09-09'
Mappings:
  Sizes:
    small: {gigabytes: 10}
Resources:
  Data:
    Type: AWS::EC2::Volume
    Properties:
      AvailabilityZone: nova
      Size: {'Fn::FindInMap': [Sizes, small, gigabytes]}
",
        behaviour: "heat:heat/engine/cfn/functions.py `FindInMap.result`",
    }
    SHORT_TAG {
        name: "short-tag",
        severity: Error,
        summary: "Heat does not know CloudFormation short tags",
        explanation: "\
`!Ref`, `!GetAtt`, `!Sub` and their kin are YAML tags that AWS reads as functions.
Heat's YAML loader has no such tags and refuses the whole file as unreadable, in
HOT and in CloudFormation templates. Write the long form: `{Ref: name}`,
`{'Fn::GetAtt': [name, attribute]}`; in HOT use `get_param`, `get_resource` and
`get_attr`.",
        example: "\
heat_template_version: 2021-04-16
parameters:
  stage:
    type: string
outputs:
  host:
    value: !Join ['-', [web, {get_param: stage}]]
",
        instead: "\
heat_template_version: 2021-04-16
parameters:
  stage:
    type: string
outputs:
  host:
    value: {list_join: ['-', [web, {get_param: stage}]]}
",
        behaviour: "heat:heat/common/template_format.py `yaml_loader`",
    }
    UNRESOLVABLE_FILE {
        name: "unresolvable-file",
        severity: Error,
        summary: "The file of `get_file` can not be read",
        explanation: "\
The client reads each file that `get_file` names and sends it along with the
template; Heat itself reads no files of yours. A path is relative to the template
that names it, not to the folder you are in. If the file is not there, the client
stops before anything is made. Correct the path or add the file.",
        example: "\
heat_template_version: 2021-04-16
resources:
  setup:
    type: OS::Heat::SoftwareConfig
    properties:
      config: {get_file: setup.sh}
#- /scripts/setup.sh
echo ready
",
        instead: "\
heat_template_version: 2021-04-16
resources:
  setup:
    type: OS::Heat::SoftwareConfig
    properties:
      config: {get_file: scripts/setup.sh}
#- /scripts/setup.sh
echo ready
",
        behaviour: "heat:heat/engine/hot/functions.py `GetFile.result`, python-heatclient `template_utils`",
    }
}
