//! Codes of the template as a whole.

use super::codes;
use crate::diagnostic::Severity::*;

codes! {
    MISSING_VERSION {
        name: "missing-version",
        severity: Error,
        summary: "The template has no version key",
        explanation: "\
Every template names its language and version in one key:
`heat_template_version`, `AWSTemplateFormatVersion` or
`HeatTemplateFormatVersion`. Without it, or when its value is not text (such as
the bare number `20130523`), Heat can not tell how to read the rest and refuses
the file. Begin the template with the key. If the file is an environment, give
it with `-e`, next to the template it belongs to.",
        example: "\
resources:
  password:
    type: OS::Heat::RandomString
",
        instead: "\
heat_template_version: 2021-04-16
resources:
  password:
    type: OS::Heat::RandomString
",
        behaviour: "heat:heat/common/template_format.py `parse`, heat:heat/engine/template.py `get_version`",
    }
    AMBIGUOUS_VERSION {
        name: "ambiguous-version",
        severity: Error,
        summary: "The template has more than one version key",
        explanation: "\
The version key decides in which language the template is written. With two of
them Heat can not decide and refuses the file. Keep the key of the language that
the sections are written in: `heat_template_version` for lower-case `resources`,
`AWSTemplateFormatVersion` for `Resources`.",
        example: "\
heat_template_version: 2021-04-16
AWSTemplateFormatVersion: '2010-09-09'
resources:
  password:
    type: OS::Heat::RandomString
",
        instead: "\
heat_template_version: 2021-04-16
resources:
  password:
    type: OS::Heat::RandomString
",
        behaviour: "heat:heat/engine/template.py `get_version`",
    }
    UNKNOWN_VERSION {
        name: "unknown-version",
        severity: Error,
        summary: "The template version does not exist",
        explanation: "\
Heat knows a fixed list of versions, each the date of a release; some have the
release's name as a second name (`newton`, `ocata`, `pike`, `queens`, `rocky`,
`wallaby`). Any other date or name is refused, and so is one in other letter
case. The date is no date of your own: it says which functions and sections the
template may use. Take one of the listed versions; the latest, `2021-04-16`,
offers the most.",
        example: "\
heat_template_version: 2015-10-14
resources:
  password:
    type: OS::Heat::RandomString
",
        instead: "\
heat_template_version: 2015-10-15
resources:
  password:
    type: OS::Heat::RandomString
",
        behaviour: "heat:heat/engine/template.py `get_template_class`",
    }
    NOT_A_TEMPLATE {
        name: "not-a-template",
        severity: Error,
        summary: "The file is not a template",
        explanation: "\
A template is a mapping of sections: `heat_template_version`, `parameters`,
`resources` and so on, each a key at the left margin. The file holds a list or a
single value instead, which Heat refuses whatever is in it. Check that it is the
file you meant, and that a `-` or an indentation has not turned its sections into
something else.",
        example: "\
- heat_template_version: 2021-04-16
- resources:
    password:
      type: OS::Heat::RandomString
",
        instead: "\
heat_template_version: 2021-04-16
resources:
  password:
    type: OS::Heat::RandomString
",
        behaviour: "heat:heat/common/template_format.py `simple_parse`",
    }
    UNKNOWN_SECTION {
        name: "unknown-section",
        severity: Error,
        summary: "A section that this template version does not have",
        explanation: "\
The sections of a template are fixed by its version, and letter case counts: HOT
has `description`, `parameter_groups`, `parameters`, `resources`, `outputs` and,
from `2016-10-14`, `conditions`. Heat refuses a template with any other key at
the left margin; there is no section for notes or shared snippets of your own.
Correct the name, or move the content to where it belongs.",
        example: "\
heat_template_version: 2021-04-16
resources:
  password:
    type: OS::Heat::RandomString
output:
  password:
    value: {get_attr: [password, value]}
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
        behaviour: "heat:heat/engine/template.py `Template.validate`",
    }
    INVALID_SECTION {
        name: "invalid-section",
        severity: Error,
        summary: "A section has the wrong shape",
        explanation: "\
`parameters`, `resources` and `outputs` are mappings: under the section's name
stand the names of its members, indented. A list or text there makes Heat fail,
often with a bare Python error that does not say where. Write each member as
`name:` with its definition under it. A section that is left empty is fine.",
        example: "\
heat_template_version: 2021-04-16
parameters:
  - name: size
    type: number
",
        instead: "\
heat_template_version: 2021-04-16
parameters:
  size:
    type: number
",
        behaviour: "heat:heat/engine/hot/template.py `HOTemplate20130523.__getitem__`",
    }
    TOO_MANY_RESOURCES {
        name: "too-many-resources",
        severity: Error,
        summary: "The template has more resources than Heat takes",
        explanation: "\
Heat takes 1000 resources in a stack unless its operator has set another limit
(`max_resources_per_stack`); AWS takes 500. Above that the template is refused.
Long before, creating and updating such a stack becomes slow. Split the template
into nested ones, and let `OS::Heat::ResourceGroup` make resources that are alike.
Nested stacks count towards Heat's limit once they are made.",
        example: "",
        instead: "",
        behaviour: "heat:heat/common/config.py `max_resources_per_stack`, heat:heat/engine/service.py `_validate_template`",
    }
    INVALID_PARAMETER_GROUPS {
        name: "invalid-parameter-groups",
        severity: Error,
        summary: "Parameter groups have the wrong shape",
        explanation: "\
`parameter_groups` is a list. Each of its items is a mapping with a list
`parameters` and, if you like, a `label` and a `description`. Groups only arrange
the parameters for people who fill in a form, but Heat refuses a template whose
groups have another shape.",
        example: "\
heat_template_version: 2021-04-16
parameter_groups:
  network:
    parameters: [cidr]
parameters:
  cidr:
    type: string
",
        instead: "\
heat_template_version: 2021-04-16
parameter_groups:
  - label: network
    parameters: [cidr]
parameters:
  cidr:
    type: string
",
        behaviour: "heat:heat/engine/parameter_groups.py `ParameterGroups.validate`",
    }
    PARAMETER_IN_TWO_GROUPS {
        name: "parameter-in-two-groups",
        severity: Error,
        summary: "A parameter is in more than one parameter group",
        explanation: "\
A parameter may be named once in all parameter groups together, so that a form
shows it in one place. Heat refuses a second mention, in another group or in the
same one. Remove all but one.",
        example: "\
heat_template_version: 2021-04-16
parameter_groups:
  - label: network
    parameters: [cidr]
  - label: expert
    parameters: [cidr]
parameters:
  cidr:
    type: string
",
        instead: "\
heat_template_version: 2021-04-16
parameter_groups:
  - label: network
    parameters: [cidr]
parameters:
  cidr:
    type: string
",
        behaviour: "heat:heat/engine/parameter_groups.py `ParameterGroups.validate`",
    }
    UNKNOWN_GROUPED_PARAMETER {
        name: "unknown-grouped-parameter",
        severity: Error,
        summary: "A parameter group names a parameter that does not exist",
        explanation: "\
Each name in a parameter group must be declared under `parameters`. Heat refuses
any other, pseudo parameters such as `OS::stack_name` among them. This is often
what is left after a parameter was renamed or removed: correct the name in the
group, or take it out.",
        example: "\
heat_template_version: 2021-04-16
parameter_groups:
  - label: network
    parameters: [cidr, gateway]
parameters:
  cidr:
    type: string
",
        instead: "\
heat_template_version: 2021-04-16
parameter_groups:
  - label: network
    parameters: [cidr]
parameters:
  cidr:
    type: string
",
        behaviour: "heat:heat/engine/parameter_groups.py `ParameterGroups.validate`",
    }
    NOT_UNDERSTOOD_BY_TARGET {
        name: "not-understood-by-target",
        severity: Warning,
        summary: "The target ignores what is written here",
        explanation: "\
Heat reads CloudFormation templates and takes any key in a resource, but knows
only some: `Type`, `Properties`, `Metadata`, `DependsOn`, `DeletionPolicy`,
`UpdatePolicy`, `Description` and `Condition`. `CreationPolicy`,
`UpdateReplacePolicy` and misspelt keys are skipped in silence, so that nothing
waits for the signal or keeps the data as the template says. Remove the key, or
say the same in Heat's way: wait with a wait condition, keep with
`DeletionPolicy`.",
        example: "\
AWSTemplateFormatVersion: '2010-09-09'
Resources:
  Data:
    Type: AWS::EC2::Volume
    UpdateReplacePolicy: Retain
    Properties:
      AvailabilityZone: nova
      Size: 10
",
        instead: "\
AWSTemplateFormatVersion: '2010-09-09'
Resources:
  Data:
    Type: AWS::EC2::Volume
    DeletionPolicy: Retain
    Properties:
      AvailabilityZone: nova
      Size: 10
",
        behaviour: "heat:heat/engine/cfn/template.py `CfnTemplateBase._rsrc_defn_args`",
    }
}
