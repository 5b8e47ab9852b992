//! Codes of conditions.

use super::codes;
use crate::diagnostic::Severity::*;

codes! {
    INVALID_CONDITIONS_SECTION {
        name: "invalid-conditions-section",
        severity: Error,
        summary: "The conditions section has the wrong shape",
        explanation: "\
`conditions` maps names to conditions. Unlike the other sections it may not be
left empty: Heat refuses a null there just as it refuses a list or text. Write
the conditions as `name: ...` lines under it, or remove the section.",
        example: "\
heat_template_version: 2021-04-16
conditions:
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
        behaviour: "heat:heat/engine/template_common.py `CommonTemplate.conditions`",
    }
    INVALID_CONDITION {
        name: "invalid-condition",
        severity: Error,
        summary: "A condition is not a condition",
        explanation: "\
The definition of a condition is a boolean or a condition function (`equals`,
`not`, `and`, `or`, `get_param` of a boolean parameter, and from `2017-09-01` also
`yaql` and `contains`), and must come out as true or false. The text `'true'` is
no boolean. The name of another condition may stand inside `not`, `and` and `or`,
and wherever a condition is used, but not alone as a definition. Heat refuses
other definitions, and as soon as the condition is used, those that come out as
something else.",
        example: "\
heat_template_version: 2021-04-16
conditions:
  production: 'true'
resources:
  password:
    type: OS::Heat::RandomString
    condition: production
",
        instead: "\
heat_template_version: 2021-04-16
conditions:
  production: true
resources:
  password:
    type: OS::Heat::RandomString
    condition: production
",
        behaviour: "heat:heat/engine/conditions.py `Conditions._check_condition_type`",
    }
    UNKNOWN_CONDITION {
        name: "unknown-condition",
        severity: Error,
        summary: "The condition does not exist",
        explanation: "\
A text where a condition is used is the name of one in the section `conditions`,
and there is none of this name. Heat refuses the template. Correct the name or
define the condition. For a condition that always holds, write `true` without
quotes: `'true'` is looked up as a name.",
        example: "\
heat_template_version: 2021-04-16
conditions:
  production: true
resources:
  password:
    type: OS::Heat::RandomString
    condition: prod
",
        instead: "\
heat_template_version: 2021-04-16
conditions:
  production: true
resources:
  password:
    type: OS::Heat::RandomString
    condition: production
",
        behaviour: "heat:heat/engine/conditions.py `Conditions.is_enabled`",
    }
    CONDITION_CYCLE {
        name: "condition-cycle",
        severity: Error,
        summary: "Conditions refer to each other in a ring",
        explanation: "\
To decide one of these conditions Heat needs another, which needs the first again,
so none can be decided. Heat refuses the template as soon as a resource, an output
or an `if` uses one of them. Define one of them by a parameter or a boolean
instead of by the others.",
        example: "\
heat_template_version: 2021-04-16
conditions:
  production: {not: testing}
  testing: {not: production}
resources:
  password:
    type: OS::Heat::RandomString
    condition: production
",
        instead: "\
heat_template_version: 2021-04-16
parameters:
  stage:
    type: string
conditions:
  production: {equals: [{get_param: stage}, production]}
  testing: {not: production}
resources:
  password:
    type: OS::Heat::RandomString
    condition: production
",
        behaviour: "heat:heat/engine/conditions.py `Conditions.is_enabled`",
    }
    FUNCTION_NOT_IN_CONDITION {
        name: "function-not-in-condition",
        severity: Error,
        summary: "The function can not be used in a condition",
        explanation: "\
Conditions are decided before anything is made, so they know fewer functions than
properties: `get_param`, `equals`, `not`, `and` and `or`, from `2017-09-01` also
`yaql` and `contains`; in CloudFormation templates `Ref` to a parameter,
`Fn::FindInMap`, `Fn::Equals`, `Fn::Not`, `Fn::And` and `Fn::Or`. Heat refuses any
other function inside a condition. Compute the value elsewhere, or make it a
parameter.",
        example: "\
heat_template_version: 2021-04-16
parameters:
  stage:
    type: string
conditions:
  production: {equals: [{list_join: ['-', [{get_param: stage}, 'eu']]}, prod-eu]}
resources:
  password:
    type: OS::Heat::RandomString
    condition: production
",
        instead: "\
heat_template_version: 2021-04-16
parameters:
  stage:
    type: string
conditions:
  production: {equals: [{get_param: stage}, prod]}
resources:
  password:
    type: OS::Heat::RandomString
    condition: production
",
        behaviour: "heat:heat/engine/template.py `Template.parse_condition`",
    }
}
