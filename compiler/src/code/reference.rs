//! Codes of references and the graph.

use super::codes;
use crate::diagnostic::Severity::*;

codes! {
    UNKNOWN_REFERENCE {
        name: "unknown-reference",
        severity: Error,
        summary: "A resource that does not exist is referred to",
        explanation: "\
`get_resource`, `get_attr`, `depends_on` and, in CloudFormation, `Ref` and
`Fn::GetAtt` name resources of the same template; those of nested templates and of
other stacks can not be reached. Heat refuses a name that is not there. The one
exception is `get_resource` in an output, which fails only when the stack is shown.
Correct the name. If a parameter is meant, use `get_param`.",
        example: "\
heat_template_version: 2021-04-16
resources:
  network:
    type: OS::Neutron::Net
  subnet:
    type: OS::Neutron::Subnet
    properties:
      network: {get_resource: net}
      cidr: 192.0.2.0/24
",
        instead: "\
heat_template_version: 2021-04-16
resources:
  network:
    type: OS::Neutron::Net
  subnet:
    type: OS::Neutron::Subnet
    properties:
      network: {get_resource: network}
      cidr: 192.0.2.0/24
",
        behaviour: "heat:heat/engine/stack.py `Stack.dependencies`, heat:heat/engine/hot/functions.py `GetResource`, `GetAttThenSelect.validate`",
    }
    UNKNOWN_PARAMETER {
        name: "unknown-parameter",
        severity: Error,
        summary: "A parameter that does not exist is referred to",
        explanation: "\
`get_param` names a parameter of the same template or a pseudo parameter such as
`OS::stack_name`. Any other name is refused when a stack is made. Heat's
validation call does not notice, and in an output the reference fails only when the
stack is shown. Correct the name or declare the parameter. If a resource is meant,
use `get_resource`.",
        example: "\
heat_template_version: 2021-04-16
parameters:
  cidr:
    type: string
resources:
  network:
    type: OS::Neutron::Net
    properties:
      name: {get_param: name}
",
        instead: "\
heat_template_version: 2021-04-16
parameters:
  name:
    type: string
resources:
  network:
    type: OS::Neutron::Net
    properties:
      name: {get_param: name}
",
        behaviour: "heat:heat/engine/hot/functions.py `GetParam.result`",
    }
    UNKNOWN_ATTRIBUTE {
        name: "unknown-attribute",
        severity: Error,
        summary: "The resource has no such attribute",
        explanation: "\
An attribute is what a resource tells about itself once it is made; each type has
its own, beside `show`, which all have. Properties are not attributes, even if some
have the same name. Heat refuses a name that the type does not have. Correct it, or
take what you need from `show`, which holds all that the service answers.",
        example: "\
heat_template_version: 2021-04-16
resources:
  password:
    type: OS::Heat::RandomString
outputs:
  password:
    value: {get_attr: [password, text]}
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
        behaviour: "heat:heat/engine/hot/functions.py `GetAttThenSelect.validate`",
    }
    DISABLED_REFERENCE {
        name: "disabled-reference",
        severity: Error,
        summary: "A resource that its condition switches off is referred to",
        explanation: "\
With the values at hand the condition of that resource is false, so the resource
does not exist, and Heat refuses `get_resource` and `get_attr` of it like any
unknown name. (`depends_on` is fine: there is nothing to wait for.) Put the
reference into an `if` with the same condition: the branch that is not taken may
refer to anything. From `2021-04-16`, an `if` without a third item leaves the
property out.",
        example: "\
heat_template_version: 2021-04-16
parameters:
  make_network: {type: boolean, default: false}
conditions:
  make_network: {get_param: make_network}
resources:
  network:
    type: OS::Neutron::Net
    condition: make_network
  port:
    type: OS::Neutron::Port
    properties:
      network: {get_resource: network}
",
        instead: "\
heat_template_version: 2021-04-16
parameters:
  make_network: {type: boolean, default: false}
conditions:
  make_network: {get_param: make_network}
resources:
  network:
    type: OS::Neutron::Net
    condition: make_network
  port:
    type: OS::Neutron::Port
    properties:
      network: {if: [make_network, {get_resource: network}, public]}
",
        behaviour: "heat:heat/engine/hot/functions.py `GetResource`, `If`, heat:heat/engine/template_common.py",
    }
    CIRCULAR_DEPENDENCY {
        name: "circular-dependency",
        severity: Error,
        summary: "Resources depend on each other in a ring",
        explanation: "\
A resource is made after all those that its properties and metadata refer to and
those under its `depends_on`. In a ring each waits for another, so none can be the
first, and Heat refuses the template. The finding marks every reference of the
ring. Take one away: often a `depends_on` is not needed, or a resource in between
(a port, a rule, an association) can hold one of the references.",
        example: "\
heat_template_version: 2021-04-16
resources:
  front:
    type: OS::Neutron::Net
    depends_on: back
  back:
    type: OS::Neutron::Net
    depends_on: front
",
        instead: "\
heat_template_version: 2021-04-16
resources:
  front:
    type: OS::Neutron::Net
  back:
    type: OS::Neutron::Net
    depends_on: front
",
        behaviour: "heat:heat/engine/dependencies.py `Graph.toposort`",
    }
    UNSET_PSEUDO_PARAMETER {
        name: "unset-pseudo-parameter",
        severity: Warning,
        summary: "The pseudo parameter never has a value",
        explanation: "\
Heat declares `OS::region` among its pseudo parameters but never gives it a value.
Validation passes, and then the parameter counts as missing wherever it is used.
Make the region a parameter of your own.",
        example: "\
heat_template_version: 2021-04-16
outputs:
  region:
    value: {get_param: 'OS::region'}
",
        instead: "\
heat_template_version: 2021-04-16
parameters:
  region:
    type: string
outputs:
  region:
    value: {get_param: region}
",
        behaviour: "heat:heat/engine/hot/parameters.py `HOTParameters._pseudo_parameters`",
    }
}
