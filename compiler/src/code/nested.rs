//! Codes of nested templates.

use super::codes;
use crate::diagnostic::Severity::*;

codes! {
    UNREADABLE_TEMPLATE {
        name: "unreadable-template",
        severity: Error,
        summary: "The nested template can not be read",
        explanation: "\
A type that ends in `.yaml` or `.template`, or that an environment maps to such a
name, is a template file of yours, which the client reads and sends along. The file
is not there or can not be read. A path is relative to the file that names it: to
the template for a `type`, to the environment for an entry of its registry.
Correct the path or add the file.",
        example: "\
heat_template_version: 2021-04-16
resources:
  server:
    type: server.yaml
#- /nested/server.yaml
heat_template_version: 2021-04-16
",
        instead: "\
heat_template_version: 2021-04-16
resources:
  server:
    type: nested/server.yaml
#- /nested/server.yaml
heat_template_version: 2021-04-16
",
        behaviour: "heat:heat/engine/resources/template_resource.py `TemplateResource.get_template_file`",
    }
    REMOTE_TEMPLATE {
        name: "remote-template",
        severity: Info,
        summary: "A remote template is not fetched",
        explanation: "\
The resource's type is a template at an address of the net. `hot` never reaches out
to check a file, so the template's parameters and outputs are unknown, and the
properties and attributes of this resource are not checked. Heat fetches it when
the stack is made, and gets whatever stands there then. A copy beside the template
is checked, and changes only when you change it.",
        example: "\
heat_template_version: 2021-04-16
resources:
  server:
    type: https://templates.example.org/server.yaml
",
        instead: "\
heat_template_version: 2021-04-16
resources:
  server:
    type: server.yaml
#- /server.yaml
heat_template_version: 2021-04-16
",
        behaviour: "heat:heat/engine/resources/template_resource.py `TemplateResource.get_template_file`",
    }
    NESTING_LIMIT {
        name: "nesting-limit",
        severity: Error,
        summary: "Templates are nested deeper than Heat allows",
        explanation: "\
A template may use another as a type, and that one another, for five levels below
the first, unless the operator has set another limit (`max_nested_stack_depth`).
Heat refuses the stack when it comes to the sixth. A group counts as a level of its
own when the stack is made. Put some of the templates together.",
        example: "\
heat_template_version: 2021-04-16
resources: {next: {type: level-1.yaml}}
#- /level-1.yaml
heat_template_version: 2021-04-16
resources: {next: {type: level-2.yaml}}
#- /level-2.yaml
heat_template_version: 2021-04-16
resources: {next: {type: level-3.yaml}}
#- /level-3.yaml
heat_template_version: 2021-04-16
resources: {next: {type: level-4.yaml}}
#- /level-4.yaml
heat_template_version: 2021-04-16
resources: {next: {type: level-5.yaml}}
#- /level-5.yaml
heat_template_version: 2021-04-16
resources: {next: {type: level-6.yaml}}
#- /level-6.yaml
heat_template_version: 2021-04-16
",
        instead: "\
heat_template_version: 2021-04-16
resources: {next: {type: level-1.yaml}}
#- /level-1.yaml
heat_template_version: 2021-04-16
resources: {next: {type: level-2.yaml}}
#- /level-2.yaml
heat_template_version: 2021-04-16
resources: {next: {type: level-3.yaml}}
#- /level-3.yaml
heat_template_version: 2021-04-16
resources: {next: {type: level-4.yaml}}
#- /level-4.yaml
heat_template_version: 2021-04-16
resources: {next: {type: level-5.yaml}}
#- /level-5.yaml
heat_template_version: 2021-04-16
",
        behaviour: "heat:heat/common/config.py `max_nested_stack_depth`, heat:heat/engine/resources/stack_resource.py",
    }
    RECURSIVE_TEMPLATE {
        name: "recursive-template",
        severity: Error,
        summary: "A template contains itself",
        explanation: "\
A template uses itself as a resource type, directly or through another, so it would
contain itself without end. The command line client reads such files until it
fails with an internal error; through the API, Heat goes on until its nesting limit
and refuses the stack. Take the reference away, or name the file that was meant. To
make several of a kind, use `OS::Heat::ResourceGroup`.",
        example: "\
heat_template_version: 2021-04-16
resources:
  server:
    type: server.yaml
#- /server.yaml
heat_template_version: 2021-04-16
resources:
  standby:
    type: server.yaml
",
        instead: "\
heat_template_version: 2021-04-16
resources:
  server:
    type: server.yaml
  standby:
    type: server.yaml
#- /server.yaml
heat_template_version: 2021-04-16
",
        behaviour: "heat:heat/engine/resources/stack_resource.py `StackResource._parse_nested_stack`",
    }
    FACADE_MISMATCH {
        name: "facade-mismatch",
        severity: Error,
        summary: "A template does not fit the resource type it replaces",
        explanation: "\
An environment may map one of Heat's own types to a template. The template must then
look like that type: a parameter of the same type for each required property, no
required parameter that the type does not have as a property, and an output for
every attribute. Heat refuses it otherwise when the stack is made, one difference at
a time. Add what is missing, or map a type name of your own, which has nothing to
look like.",
        example: "\
heat_template_version: 2021-04-16
resources:
  password:
    type: OS::Heat::RandomString
#- /password.yaml
heat_template_version: 2021-04-16
#- /env.yaml environment
resource_registry:
  OS::Heat::RandomString: password.yaml
",
        instead: "\
heat_template_version: 2021-04-16
resources:
  password:
    type: OS::Heat::RandomString
#- /password.yaml
heat_template_version: 2021-04-16
outputs:
  value: {value: secret}
#- /env.yaml environment
resource_registry:
  OS::Heat::RandomString: password.yaml
",
        behaviour: "heat:heat/engine/resources/template_resource.py `TemplateResource._validate_against_facade`",
    }
    UNKNOWN_TEMPLATE_OUTPUT {
        name: "unknown-template-output",
        severity: Warning,
        summary: "The nested template has no such output",
        explanation: "\
The attributes of a resource made by a template are that template's outputs, beside
`show` and `resource.NAME`. There is no output of this name. Heat takes the
reference, and its value is null once the stack is made, so whatever uses it goes
wrong quietly. Correct the name, or add the output to the nested template.",
        example: "\
heat_template_version: 2021-04-16
resources:
  server:
    type: server.yaml
outputs:
  address:
    value: {get_attr: [server, address]}
#- /server.yaml
heat_template_version: 2021-04-16
",
        instead: "\
heat_template_version: 2021-04-16
resources:
  server:
    type: server.yaml
outputs:
  address:
    value: {get_attr: [server, address]}
#- /server.yaml
heat_template_version: 2021-04-16
outputs:
  address: {value: 192.0.2.10}
",
        behaviour: "heat:heat/engine/resources/template_resource.py `TemplateResource.get_attribute`",
    }
}
