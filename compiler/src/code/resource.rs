//! Codes of resource definitions and outputs.

use super::codes;
use crate::diagnostic::Severity::*;

codes! {
    INVALID_RESOURCE {
        name: "invalid-resource",
        severity: Error,
        summary: "A resource definition has the wrong shape",
        explanation: "\
A resource is a mapping, and each of its keys takes one shape: `type` a text,
`properties`, `metadata` and `update_policy` a mapping, `depends_on` a name or a
list of names without functions, `deletion_policy`, `external_id` and
`description` a text, `condition` a name, a boolean or a condition function. A key
that is written and left empty is null, which Heat refuses too. Give the key what
it takes, or remove it.",
        example: "\
heat_template_version: 2021-04-16
resources:
  password:
    type: OS::Heat::RandomString
    properties:
",
        instead: "\
heat_template_version: 2021-04-16
resources:
  password:
    type: OS::Heat::RandomString
",
        behaviour: "heat:heat/engine/template_common.py `CommonTemplate._parse_resource_field`",
    }
    MISSING_RESOURCE_TYPE {
        name: "missing-resource-type",
        severity: Error,
        summary: "A resource has no type",
        explanation: "\
Every resource names its type under `type` (in CloudFormation, `Type`); an empty
one does not count. Heat refuses the template without it. Add the type; if the
lines were meant as part of the resource above, indent them.",
        example: "\
heat_template_version: 2021-04-16
resources:
  password:
    properties:
      length: 20
",
        instead: "\
heat_template_version: 2021-04-16
resources:
  password:
    type: OS::Heat::RandomString
    properties:
      length: 20
",
        behaviour: "heat:heat/engine/hot/template.py `HOTemplate20130523.validate_section`",
    }
    UNKNOWN_RESOURCE_KEY {
        name: "unknown-resource-key",
        severity: Error,
        summary: "A resource definition has a key that does not exist",
        explanation: "\
A HOT resource has `type`, `properties`, `metadata`, `depends_on`,
`deletion_policy`, `update_policy`, `description` and, from `2016-10-14`,
`condition` and `external_id`. Heat refuses any other key. Most often it is a
property that stands one level too far to the left: indent it under `properties`.",
        example: "\
heat_template_version: 2021-04-16
resources:
  password:
    type: OS::Heat::RandomString
    length: 20
",
        instead: "\
heat_template_version: 2021-04-16
resources:
  password:
    type: OS::Heat::RandomString
    properties:
      length: 20
",
        behaviour: "heat:heat/engine/hot/template.py `HOTemplate20130523.validate_section`",
    }
    INVALID_RESOURCE_NAME {
        name: "invalid-resource-name",
        severity: Error,
        summary: "A resource name holds a character that is not allowed",
        explanation: "\
A resource's name becomes part of addresses in Heat's API, where `/` separates
parts, so Heat refuses a `/` in it. Any other character is taken, but letters,
digits, `_` and `-` are the ones that cause no trouble elsewhere. Rename the
resource and all references to it.",
        example: "\
heat_template_version: 2021-04-16
resources:
  web/password:
    type: OS::Heat::RandomString
",
        instead: "\
heat_template_version: 2021-04-16
resources:
  web_password:
    type: OS::Heat::RandomString
",
        behaviour: "heat:heat/engine/resource.py `Resource.__init__`",
    }
    UNKNOWN_RESOURCE_TYPE {
        name: "unknown-resource-type",
        severity: Error,
        summary: "Heat does not know this resource type",
        explanation: "\
The name is written like one of Heat's own types, but this release has no such
type; letter case counts. Heat refuses the template, unless an environment maps
the name to something else. Correct the name, or give the environment that maps it
with `-e`. With `--target aws`, the name is not of a form that AWS takes.",
        example: "\
heat_template_version: 2021-04-16
resources:
  network:
    type: OS::Neutron::Network
",
        instead: "\
heat_template_version: 2021-04-16
resources:
  network:
    type: OS::Neutron::Net
",
        behaviour: "heat:heat/engine/environment.py `ResourceRegistry.get_class`",
    }
    REMOVED_RESOURCE_TYPE {
        name: "removed-resource-type",
        severity: Error,
        summary: "This release of Heat no longer has the resource type",
        explanation: "\
The type existed in an older release of Heat, and its service or its name is gone.
Heat refuses a type that was removed altogether. Some are left as an empty shell
so that old stacks can still be deleted: then Heat takes the template, makes
nothing, and this is a warning. Where there is a replacement, the finding names
it; its properties often differ.",
        example: "\
heat_template_version: 2021-04-16
resources:
  jobs:
    type: OS::Marconi::Queue
",
        instead: "\
heat_template_version: 2021-04-16
resources:
  jobs:
    type: OS::Zaqar::Queue
",
        behaviour: "Heat's release history; heat:heat/engine/resources/openstack/heat/none_resource.py",
    }
    AWS_ONLY_RESOURCE_TYPE {
        name: "aws-only-resource-type",
        severity: Error,
        summary: "Heat has no such AWS resource type",
        explanation: "\
Heat knows some of AWS's resource types, made with OpenStack's own services, but
not this one, and refuses the template. Use an OpenStack type that does the same.
If the template is meant for AWS, check it with `--target aws`: then it must be
written in CloudFormation's language, with `Resources` and not `resources`.",
        example: "\
heat_template_version: 2021-04-16
resources:
  jobs:
    type: AWS::SQS::Queue
",
        instead: "\
heat_template_version: 2021-04-16
resources:
  jobs:
    type: OS::Zaqar::Queue
",
        behaviour: "heat:heat/engine/environment.py `ResourceRegistry.get_class`",
    }
    FOREIGN_RESOURCE_TYPE {
        name: "foreign-resource-type",
        severity: Error,
        summary: "The resource type belongs to no release of Heat",
        explanation: "\
No release of Heat brings a type of this name; it comes from elsewhere. If an
environment maps the name to a template or to another type (as in TripleO), give
that environment with `-e`. If a plug-in of your cloud provides it, describe it in
a schema file and name that in `hot.toml` under `extra-types`. Without either,
Heat refuses the template.",
        example: "\
heat_template_version: 2021-04-16
resources:
  server:
    type: My::Web::Server
",
        instead: "\
heat_template_version: 2021-04-16
resources:
  server:
    type: My::Web::Server
#- /server.yaml
heat_template_version: 2021-04-16
resources:
  password:
    type: OS::Heat::RandomString
#- /env.yaml environment
resource_registry:
  My::Web::Server: server.yaml
",
        behaviour: "heat:heat/engine/environment.py `ResourceRegistry.get_class`",
    }
    INVALID_DELETION_POLICY {
        name: "invalid-deletion-policy",
        severity: Error,
        summary: "The deletion policy does not exist or does not fit the type",
        explanation: "\
The deletion policy says what becomes of the real thing when its resource is
deleted: `Delete` it, `Retain` it, or take a `Snapshot` of it first. HOT takes the
lower-case words too, from `2016-10-14`. Heat refuses any other word. `Snapshot`
is only for types that can make one (servers and volumes), and is refused for the
others: use `Retain` to keep what was made.",
        example: "\
heat_template_version: 2021-04-16
resources:
  network:
    type: OS::Neutron::Net
    deletion_policy: snapshot
",
        instead: "\
heat_template_version: 2021-04-16
resources:
  network:
    type: OS::Neutron::Net
    deletion_policy: retain
",
        behaviour: "heat:heat/engine/resource.py `Resource.validate_deletion_policy`, heat:heat/engine/rsrc_defn.py",
    }
    INVALID_UPDATE_POLICY {
        name: "invalid-update-policy",
        severity: Error,
        summary: "The update policy does not fit the type",
        explanation: "\
An update policy says in which steps the members of a group are updated, so only
groups have one: `OS::Heat::ResourceGroup`, the instance and auto scaling groups of
both name spaces, and software deployment groups. For any other type Heat refuses
each key of it as an unknown property. Remove the policy, or put it on the group
that the resource is a member of.",
        example: "\
heat_template_version: 2021-04-16
resources:
  network:
    type: OS::Neutron::Net
    update_policy:
      rolling_update: {max_batch_size: 1}
",
        instead: "\
heat_template_version: 2021-04-16
resources:
  networks:
    type: OS::Heat::ResourceGroup
    update_policy:
      rolling_update: {max_batch_size: 1}
    properties:
      count: 2
      resource_def:
        type: OS::Neutron::Net
",
        behaviour: "heat:heat/engine/resource.py `Resource.validate`, heat:heat/engine/rsrc_defn.py `update_policy`",
    }
    EXTERNAL_WITH_DEPENDENCY {
        name: "external-with-dependency",
        severity: Error,
        summary: "An external resource can not depend on others",
        explanation: "\
`external_id` adopts something that exists already, outside of the stack. There is
nothing to make and so nothing to wait for, and Heat refuses `depends_on` beside
it. Remove the `depends_on`. Other resources may depend on an external one as
usual.",
        example: "\
heat_template_version: 2021-04-16
resources:
  password:
    type: OS::Heat::RandomString
  network:
    type: OS::Neutron::Net
    external_id: 0d0f8a46-54c6-4b0e-8e1b-1d0f5d3e2f6c
    depends_on: password
",
        instead: "\
heat_template_version: 2021-04-16
resources:
  password:
    type: OS::Heat::RandomString
  network:
    type: OS::Neutron::Net
    external_id: 0d0f8a46-54c6-4b0e-8e1b-1d0f5d3e2f6c
",
        behaviour: "heat:heat/engine/rsrc_defn.py `ResourceDefinition.required_resource_names`",
    }
    INVALID_OUTPUT {
        name: "invalid-output",
        severity: Error,
        summary: "An output has the wrong shape",
        explanation: "\
An output is a mapping with a `value` (in CloudFormation, `Value`) and, if you
like, a `description` and a `condition`. Heat refuses an output without a value,
or one that is the bare value itself. In a template that another uses as a
resource type, Heat also refuses keys that outputs do not have. Write the value
under the key `value`.",
        example: "\
heat_template_version: 2021-04-16
resources:
  password:
    type: OS::Heat::RandomString
outputs:
  password: {get_attr: [password, value]}
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
        behaviour: "heat:heat/engine/template_common.py `CommonTemplate.outputs`",
    }
    UNKNOWN_OUTPUT_KEY {
        name: "unknown-output-key",
        severity: Warning,
        summary: "An output has a key that does not exist",
        explanation: "\
Outputs have `value`, `description` and, from `2016-10-14`, `condition`. Heat
takes any other key in silence and ignores it, so a misspelt `description` is
never shown, and a `condition` in an older version does not switch the output off.
CloudFormation's `Export` has no effect in Heat either. If the template is used as
a resource type by another, Heat refuses the key. Correct or remove it.",
        example: "\
heat_template_version: 2021-04-16
resources:
  password:
    type: OS::Heat::RandomString
outputs:
  password:
    desription: password of the first user
    value: {get_attr: [password, value]}
",
        instead: "\
heat_template_version: 2021-04-16
resources:
  password:
    type: OS::Heat::RandomString
outputs:
  password:
    description: password of the first user
    value: {get_attr: [password, value]}
",
        behaviour: "heat:heat/engine/template_common.py `CommonTemplate.outputs`",
    }
}
