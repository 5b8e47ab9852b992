//! Codes of environments.

use super::codes;
use crate::diagnostic::Severity::*;

codes! {
    INVALID_ENVIRONMENT {
        name: "invalid-environment",
        severity: Error,
        summary: "The environment has the wrong shape",
        explanation: "\
An environment is a mapping of sections. `parameters`, `parameter_defaults`,
`resource_registry` and `parameter_merge_strategies` are mappings, `event_sinks`
and `encrypted_param_names` lists. Heat refuses other shapes, and also a section
that is written and left empty: remove it, or write `{}`. Merge strategies are
`overwrite`, `merge` and `deep_merge`, and only fit values of one kind; booleans
can not be merged.",
        example: "\
heat_template_version: 2021-04-16
#- /env.yaml environment
parameters:
",
        instead: "\
heat_template_version: 2021-04-16
#- /env.yaml environment
parameters: {}
",
        behaviour: "heat:heat/common/environment_format.py `validate`, heat:heat/common/environment_util.py `merge_parameters`",
    }
    UNKNOWN_ENVIRONMENT_SECTION {
        name: "unknown-environment-section",
        severity: Error,
        summary: "A section that environments do not have",
        explanation: "\
The sections of an environment are `parameters`, `parameter_defaults`,
`resource_registry`, `parameter_merge_strategies`, `event_sinks` and
`encrypted_param_names`. Heat refuses any other. Values must stand under
`parameters`, not at the left margin as they once could. If the file is a template,
give it as the template, without `-e`.",
        example: "\
heat_template_version: 2021-04-16
parameters:
  flavor:
    type: string
    default: m1.small
#- /env.yaml environment
flavor: m1.large
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
        behaviour: "heat:heat/common/environment_format.py `validate`",
    }
    INVALID_REGISTRY_ENTRY {
        name: "invalid-registry-entry",
        severity: Error,
        summary: "A resource registry entry has the wrong shape",
        explanation: "\
The resource registry maps the name of a resource type to another type's name, to a
template file (a path that ends in `.yaml` or `.template`), or to null, which takes
an earlier entry back. Heat fails on a number, a boolean or a list there. Write the
target as text. Entries for single resources stand under `resources:`.",
        example: "\
heat_template_version: 2021-04-16
#- /env.yaml environment
resource_registry:
  My::Web::Server: [server.yaml]
#- /server.yaml
heat_template_version: 2021-04-16
",
        instead: "\
heat_template_version: 2021-04-16
#- /env.yaml environment
resource_registry:
  My::Web::Server: server.yaml
#- /server.yaml
heat_template_version: 2021-04-16
",
        behaviour: "heat:heat/engine/environment.py `ResourceInfo.__new__`",
    }
    REGISTRY_CYCLE {
        name: "registry-cycle",
        severity: Error,
        summary: "Resource types are mapped to each other in a ring",
        explanation: "\
Heat follows the entries of the registry from name to name until it finds a type of
its own or a template file. Here the way leads back to a name it has passed, or
from a name to itself, and Heat fails with an internal error as soon as a resource
has one of these types. Map one of the names to a type that exists or to a file.
(A pattern that ends in `*` never maps a name to itself.)",
        example: "\
heat_template_version: 2021-04-16
resources:
  server:
    type: My::Web::Server
#- /env.yaml environment
resource_registry:
  My::Web::Server: My::Server
  My::Server: My::Web::Server
",
        instead: "\
heat_template_version: 2021-04-16
resources:
  server:
    type: My::Web::Server
#- /env.yaml environment
resource_registry:
  My::Web::Server: My::Server
  My::Server: OS::Heat::None
",
        behaviour: "heat:heat/engine/environment.py `ResourceRegistry.get_resource_info`",
    }
    INVALID_HOOK {
        name: "invalid-hook",
        severity: Error,
        summary: "The hook does not exist",
        explanation: "\
Hooks stop a stack's work at a resource until somebody lets it go on. They stand in
the registry under `resources`, as `hooks` of a resource's name: one word or a list
of `pre-create`, `post-create`, `pre-update`, `post-update`, `pre-delete` and
`post-delete`. Heat refuses any other word.",
        example: "\
heat_template_version: 2021-04-16
#- /env.yaml environment
resource_registry:
  resources:
    server:
      hooks: before-create
",
        instead: "\
heat_template_version: 2021-04-16
#- /env.yaml environment
resource_registry:
  resources:
    server:
      hooks: pre-create
",
        behaviour: "heat:heat/engine/environment.py `is_hook_definition`",
    }
    INVALID_RESTRICTED_ACTION {
        name: "invalid-restricted-action",
        severity: Error,
        summary: "The restricted action does not exist",
        explanation: "\
Restricted actions keep a resource from being changed. They stand in the registry
under `resources`, as `restricted_actions` of a resource's name: `update`,
`replace` or a list of both. Heat refuses any other word; deleting can not be
restricted this way.",
        example: "\
heat_template_version: 2021-04-16
#- /env.yaml environment
resource_registry:
  resources:
    database:
      restricted_actions: [replace, delete]
",
        instead: "\
heat_template_version: 2021-04-16
#- /env.yaml environment
resource_registry:
  resources:
    database:
      restricted_actions: [replace]
",
        behaviour: "heat:heat/engine/environment.py `is_valid_restricted_action`",
    }
    UNREADABLE_ENVIRONMENT {
        name: "unreadable-environment",
        severity: Error,
        summary: "The environment file can not be read",
        explanation: "\
An environment that was asked for, with `-e` or in `hot.toml`, is not there or can
not be read, so nothing is known of its values and types. Check the path, which is
relative to the folder you are in, and the file's permissions. Environments at an
address of the net are not fetched: download the file first.",
        example: "",
        instead: "",
        behaviour: "python-heatclient `template_utils.process_multiple_environments_and_files`",
    }
    CONFLICTING_MERGE_STRATEGIES {
        name: "conflicting-merge-strategies",
        severity: Error,
        summary: "Two environments merge one parameter in different ways",
        explanation: "\
When several environments give a value for the same parameter, its strategy under
`parameter_merge_strategies` decides whether the later value replaces the earlier
one (`overwrite`, also where nothing is said) or is put together with it (`merge`,
`deep_merge`). Each environment can name a strategy, but all that do must name the
same one for the same parameter; Heat refuses two.",
        example: "\
heat_template_version: 2021-04-16
parameters:
  labels:
    type: json
#- /base.yaml environment
parameters:
  labels: {team: web}
parameter_merge_strategies:
  labels: merge
#- /production.yaml environment
parameters:
  labels: {stage: production}
parameter_merge_strategies:
  labels: deep_merge
",
        instead: "\
heat_template_version: 2021-04-16
parameters:
  labels:
    type: json
#- /base.yaml environment
parameters:
  labels: {team: web}
parameter_merge_strategies:
  labels: merge
#- /production.yaml environment
parameters:
  labels: {stage: production}
parameter_merge_strategies:
  labels: merge
",
        behaviour: "heat:heat/common/environment_util.py `merge_environments`",
    }
}
