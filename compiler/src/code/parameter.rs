//! Codes of parameters and their values.

use super::codes;
use crate::diagnostic::Severity::*;

codes! {
    INVALID_PARAMETER {
        name: "invalid-parameter",
        severity: Error,
        summary: "A parameter definition has the wrong shape",
        explanation: "\
A parameter is a mapping of keys such as `type` and `default`. Heat refuses a
definition that is a bare value or empty, even if the value looks like a type;
`tags`, where given, must be a list. Write the keys, indented, under the
parameter's name.",
        example: "\
heat_template_version: 2021-04-16
parameters:
  size: number
",
        instead: "\
heat_template_version: 2021-04-16
parameters:
  size:
    type: number
",
        behaviour: "heat:heat/engine/parameters.py `Schema._validate_dict`",
    }
    UNKNOWN_PARAMETER_KEY {
        name: "unknown-parameter-key",
        severity: Error,
        summary: "A parameter definition has a key that does not exist",
        explanation: "\
A HOT parameter has `type`, `label`, `description`, `default`, `hidden`,
`constraints`, `immutable` and, from `2018-03-02`, `tags`. A CloudFormation
parameter has `Type`, `Default`, `NoEcho` and so on, in that letter case. Heat
refuses any other key. In HOT, `allowed_values`, `range` and their kin belong
into the list `constraints`; what CloudFormation calls `NoEcho` is `hidden`.",
        example: "\
heat_template_version: 2021-04-16
parameters:
  size:
    type: string
    allowed_values: [small, large]
",
        instead: "\
heat_template_version: 2021-04-16
parameters:
  size:
    type: string
    constraints:
      - allowed_values: [small, large]
",
        behaviour: "heat:heat/engine/parameters.py `Schema._check_dict`",
    }
    MISSING_PARAMETER_TYPE {
        name: "missing-parameter-type",
        severity: Error,
        summary: "A parameter has no type",
        explanation: "\
Every parameter must say its type: Heat does not take it from the default, and
refuses the template. Add `type` with one of `string`, `number`,
`comma_delimited_list`, `json` and `boolean` (in CloudFormation, `Type`).",
        example: "\
heat_template_version: 2021-04-16
parameters:
  size:
    default: 10
",
        instead: "\
heat_template_version: 2021-04-16
parameters:
  size:
    type: number
    default: 10
",
        behaviour: "heat:heat/engine/parameters.py `Schema._validate_dict`",
    }
    UNKNOWN_PARAMETER_TYPE {
        name: "unknown-parameter-type",
        severity: Error,
        summary: "The parameter type does not exist",
        explanation: "\
HOT has five types: `string`, `number`, `comma_delimited_list`, `json` and
`boolean`, all in lower case. For whole numbers take `number`, for lists
`comma_delimited_list`, for mappings and nested lists `json`. In CloudFormation
templates Heat knows `String`, `Number`, `CommaDelimitedList`, `Json` and
`Boolean`, but not `List<Number>` nor AWS's own types such as
`AWS::EC2::KeyPair::KeyName`: take `String` or `CommaDelimitedList` for those.",
        example: "\
heat_template_version: 2021-04-16
parameters:
  size:
    type: integer
",
        instead: "\
heat_template_version: 2021-04-16
parameters:
  size:
    type: number
",
        behaviour: "heat:heat/engine/parameters.py `Schema`, heat:heat/engine/hot/parameters.py `HOTParamSchema`",
    }
    INVALID_CONSTRAINT {
        name: "invalid-constraint",
        severity: Error,
        summary: "A constraint has the wrong shape",
        explanation: "\
`constraints` is a list with one constraint in each item: `length` and `range`
take a mapping with `min`, `max` or both, `modulo` one with `step` and `offset`,
`allowed_values` a list, `allowed_pattern` and `custom_constraint` a text. An item
may also have a `description`, which is shown when a value is refused. Heat
refuses any other name or shape, and an item that holds no constraint. `modulo`
exists from `2017-02-24`.",
        example: "\
heat_template_version: 2021-04-16
parameters:
  name:
    type: string
    constraints:
      - length: 8
",
        instead: "\
heat_template_version: 2021-04-16
parameters:
  name:
    type: string
    constraints:
      - length: {min: 8, max: 8}
",
        behaviour: "heat:heat/engine/hot/parameters.py `HOTParamSchema._constraints`, heat:heat/engine/constraints.py",
    }
    CONSTRAINT_NOT_APPLICABLE {
        name: "constraint-not-applicable",
        severity: Error,
        summary: "The constraint does not fit the parameter type",
        explanation: "\
Not every constraint makes sense for every type, and Heat refuses those that do
not. `range` and `modulo` are for `number`; `allowed_pattern` is for `string`;
`length` is for `string`, `comma_delimited_list` and `json`, where it counts
characters, items or keys. `allowed_values` and `custom_constraint` fit all types
but `json`. Take another constraint, or correct the type.",
        example: "\
heat_template_version: 2021-04-16
parameters:
  port:
    type: string
    constraints:
      - range: {min: 1, max: 65535}
",
        instead: "\
heat_template_version: 2021-04-16
parameters:
  port:
    type: number
    constraints:
      - range: {min: 1, max: 65535}
",
        behaviour: "heat:heat/engine/constraints.py `Schema._is_valid_constraint`",
    }
    IGNORED_CONSTRAINT {
        name: "ignored-constraint",
        severity: Warning,
        summary: "Heat ignores this constraint",
        explanation: "\
One item of `constraints` holds one constraint. Where several stand in the same
item, Heat takes the first it looks for (`modulo`, `range`, `length`,
`allowed_values`, `allowed_pattern`, `custom_constraint`, in this order, whatever
the order in the file) and drops the others without a word. Values that the
template means to refuse are then accepted. Give each constraint a list item of
its own, with its own `-`.",
        example: "\
heat_template_version: 2021-04-16
parameters:
  name:
    type: string
    constraints:
      - length: {min: 3}
        allowed_pattern: '[a-z]+'
",
        instead: "\
heat_template_version: 2021-04-16
parameters:
  name:
    type: string
    constraints:
      - length: {min: 3}
      - allowed_pattern: '[a-z]+'
",
        behaviour: "heat:heat/engine/hot/parameters.py `HOTParamSchema._constraint_from_def`",
    }
    INVALID_PATTERN {
        name: "invalid-pattern",
        severity: Error,
        summary: "The pattern is not a valid regular expression",
        explanation: "\
`allowed_pattern` is a regular expression of Python's `re` module, and the whole
value must match it. This one does not compile: a bracket is not closed, a
repetition has nothing to repeat, or it is written for another language. Heat
fails with an internal error when it reads the template. Mend the expression; in
YAML, single quotes keep backslashes as they are.",
        example: "\
heat_template_version: 2021-04-16
parameters:
  name:
    type: string
    constraints:
      - allowed_pattern: '[a-z+'
",
        instead: "\
heat_template_version: 2021-04-16
parameters:
  name:
    type: string
    constraints:
      - allowed_pattern: '[a-z]+'
",
        behaviour: "heat:heat/engine/constraints.py `AllowedPattern.__init__`, Python's `re.compile`",
    }
    UNKNOWN_CUSTOM_CONSTRAINT {
        name: "unknown-custom-constraint",
        severity: Error,
        summary: "The custom constraint does not exist",
        explanation: "\
A custom constraint names a check that Heat's plug-ins register, such as
`nova.flavor`, `glance.image`, `neutron.network` or `net_cidr`. Heat takes any
name when the template is validated and refuses the *value* when a stack is made:
no value passes a constraint that is not there. Correct the name. If your
operator's plug-in provides the constraint, the finding does not apply to your
cloud.",
        example: "\
heat_template_version: 2021-04-16
parameters:
  flavor:
    type: string
    constraints:
      - custom_constraint: nova.flavour
",
        instead: "\
heat_template_version: 2021-04-16
parameters:
  flavor:
    type: string
    constraints:
      - custom_constraint: nova.flavor
",
        behaviour: "heat:heat/engine/constraints.py `CustomConstraint._is_valid`, heat:setup.cfg `heat.constraints`",
    }
    INVALID_DEFAULT {
        name: "invalid-default",
        severity: Error,
        summary: "The default does not satisfy the parameter",
        explanation: "\
A default must have the parameter's type and satisfy all its constraints except
custom ones, even if a value is always given: Heat checks it whenever the template
is read. A default of `''` for \"not set\" meets the same check. Change the
default, loosen the constraint, or remove the default so that a value must be
given.",
        example: "\
heat_template_version: 2021-04-16
parameters:
  size:
    type: number
    default: 0
    constraints:
      - range: {min: 1, max: 100}
",
        instead: "\
heat_template_version: 2021-04-16
parameters:
  size:
    type: number
    default: 1
    constraints:
      - range: {min: 1, max: 100}
",
        behaviour: "heat:heat/engine/parameters.py `Schema._validate_default`",
    }
    INVALID_PARAMETER_VALUE {
        name: "invalid-parameter-value",
        severity: Error,
        summary: "The value given does not satisfy the parameter",
        explanation: "\
An environment or the command line gives the parameter a value that is not of its
type or that one of its constraints refuses. Heat refuses to make the stack. What
a type takes: `number` also text that is a number; `boolean` also `yes`, `no`,
`on`, `off`, `1`, `0` and the like; `json` text only if it is JSON;
`comma_delimited_list` a list or text. Correct the value, or the constraint that
is too narrow. The value of a `hidden` parameter is not shown.",
        example: "\
heat_template_version: 2021-04-16
parameters:
  size:
    type: number
#- /env.yaml environment
parameters:
  size: large
",
        instead: "\
heat_template_version: 2021-04-16
parameters:
  size:
    type: number
#- /env.yaml environment
parameters:
  size: 100
",
        behaviour: "heat:heat/engine/parameters.py `Parameter.validate`",
    }
    MISSING_PARAMETER_VALUE {
        name: "missing-parameter-value",
        severity: Error,
        summary: "A parameter has neither a value nor a default",
        explanation: "\
A parameter without a default must be given a value before a stack can be made. An
explicit null counts as no value; an empty text is one. This is looked at only
when values are given at all, in an environment (`-e`) or on the command line
(`-P`): a template alone may well leave its parameters open. Give the value, or
give the parameter a default.",
        example: "\
heat_template_version: 2021-04-16
parameters:
  flavor:
    type: string
  image:
    type: string
#- /env.yaml environment
parameters:
  flavor: m1.small
",
        instead: "\
heat_template_version: 2021-04-16
parameters:
  flavor:
    type: string
  image:
    type: string
#- /env.yaml environment
parameters:
  flavor: m1.small
  image: debian-13
",
        behaviour: "heat:heat/engine/parameters.py `Parameter.validate`",
    }
    UNDEFINED_PARAMETER_VALUE {
        name: "undefined-parameter-value",
        severity: Error,
        summary: "A value is given for a parameter that the template does not have",
        explanation: "\
Every name under an environment's `parameters` must be a parameter of the
template; Heat refuses the others, so that a misspelt name does not go unnoticed.
A pseudo parameter such as `OS::stack_name` can not be given. Correct the name or
remove the line. Values that only some templates take, or that are meant for
nested templates, belong under `parameter_defaults`, where unknown names are
fine.",
        example: "\
heat_template_version: 2021-04-16
parameters:
  flavor:
    type: string
    default: m1.small
#- /env.yaml environment
parameters:
  flavour: m1.large
",
        instead: "\
heat_template_version: 2021-04-16
parameters:
  flavor:
    type: string
    default: m1.small
#- /env.yaml environment
parameters:
  flavor: m1.large
",
        behaviour: "heat:heat/engine/parameters.py `Parameters._validate_user_parameters`",
    }
    DUPLICATE_NAME {
        name: "duplicate-name",
        severity: Error,
        summary: "A parameter and a resource have the same name",
        explanation: "\
Parameters and resources share one space of names, pseudo parameters such as
`OS::stack_name` included, and Heat refuses a template in which a name stands for
two things. A resource that its condition switches off does not count. Rename one
of them, with all references to it.",
        example: "\
heat_template_version: 2021-04-16
parameters:
  password:
    type: string
resources:
  password:
    type: OS::Heat::RandomString
",
        instead: "\
heat_template_version: 2021-04-16
parameters:
  admin_password:
    type: string
resources:
  password:
    type: OS::Heat::RandomString
",
        behaviour: "heat:heat/engine/stack.py `Stack.validate`",
    }
}
