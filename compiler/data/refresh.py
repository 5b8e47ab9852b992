#!/usr/bin/env python3
"""Writes resource-types.json from an installed openstack-heat.

    <venv>/bin/python compiler/data/refresh.py

Only facts are written: names, types, flags, numbers. Descriptions and the messages of support statuses are prose and
stay out. Properties and attributes keep Heat's order, because Heat checks in that order.
"""
import collections.abc
import json
import logging
import os
import sys
import warnings
from importlib import metadata

warnings.simplefilter('ignore')
logging.disable(logging.CRITICAL)

from oslo_service import backend  # noqa: E402
backend.init_backend(backend.BackendType.THREADING)

from oslo_config import cfg  # noqa: E402

from heat.common import config  # noqa: E402,F401
from heat.common import context as heat_context  # noqa: E402
from heat.engine import attributes, constraints, environment  # noqa: E402
from heat.engine import properties, resource, resources  # noqa: E402
from heat.engine import rsrc_defn, support, template  # noqa: E402
from heat.engine.resources import signal_responder  # noqa: E402
from heat.engine.resources import stack_resource  # noqa: E402
from heat.engine.resources import stack_user, template_resource  # noqa: E402
from heat.engine.resources.openstack.heat import none_resource  # noqa: E402

HANDLERS = ('create', 'update', 'delete', 'suspend', 'resume', 'check', 'snapshot', 'snapshot_delete',
            'delete_snapshot', 'restore', 'signal', 'adopt', 'metadata_reset', 'preempt')
REPLACE_RULES = ('needs_replace', 'needs_replace_failed', 'needs_replace_with_prop_diff',
                 'needs_replace_with_tmpl_diff')
# What is told only where a type differs from the base class.
USUAL = {'always_replace_on_check_failed': True, 'strict_dependency': True, 'physical_resource_name_limit': 255,
         'signal_needs_metadata_updates': True, 'no_signal_actions': ['DELETE', 'SUSPEND']}


def without_nothing(facts):
    """Absent means false or empty; 0 and False as *values* (a default) are never passed through here."""
    return {key: value for key, value in facts.items() if value not in (None, False, [], {}, '')}


def plain(value):
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, collections.abc.Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (str, int, float, bool)) or value is None:
        return value
    raise TypeError('no plain value: %r' % (value,))


def status_facts(status):
    """A plainly supported thing has no `status`."""
    def one(item):
        return without_nothing({'status': item.status.lower(), 'since': (item.version or '').strip()})
    facts = one(status)
    if status.status == support.SUPPORTED:
        del facts['status']
    previous = []
    while status.previous_status is not None:
        status = status.previous_status
        previous.append(one(status))
    if previous:
        facts['previous'] = previous
    return facts


def constraint_facts(constraint):
    def ends(item):
        return {key: value for key, value in (('min', item.min), ('max', item.max)) if value is not None}
    if isinstance(constraint, constraints.Length):
        return {'length': ends(constraint)}
    if isinstance(constraint, constraints.Range):
        return {'range': ends(constraint)}
    if isinstance(constraint, constraints.Modulo):
        return {'modulo': {'step': constraint.step, 'offset': constraint.offset}}
    if isinstance(constraint, constraints.AllowedValues):
        return {'allowed_values': plain(constraint.allowed)}
    if isinstance(constraint, constraints.AllowedPattern):
        return {'allowed_pattern': constraint.pattern}
    if isinstance(constraint, constraints.CustomConstraint):
        return {'custom_constraint': constraint.name}
    raise TypeError('constraint of a new kind: %r' % (constraint,))


def property_facts(schema):
    schema = properties.Schema.from_legacy(schema)
    facts = {'type': schema.type.lower()}
    facts.update(without_nothing({'required': schema.required}))
    if schema.default is not None:
        facts['default'] = plain(schema.default)
    facts.update(without_nothing({
        'update_allowed': schema.update_allowed, 'immutable': schema.immutable,
        'not_implemented': not schema.implemented, 'allow_conversion': schema.allow_conversion,
        'constraints': [constraint_facts(item) for item in schema.constraints]}))
    facts.update(status_facts(schema.support_status))
    if isinstance(schema.schema, constraints.AnyIndexDict):
        facts['schema'] = {'*': property_facts(schema.schema.value)}
    elif schema.schema is not None:
        facts['schema'] = {name: property_facts(item) for name, item in schema.schema.items()}
    return facts


def attribute_facts(schema):
    facts = {'type': schema.type.lower() if schema.type else None}
    if schema.cache_mode != attributes.Schema.CACHE_LOCAL:
        facts['cache'] = False
    facts.update(status_facts(schema.support_status))
    return facts


def overrides(cls, *names):
    return any(getattr(cls, name, None) is not getattr(resource.Resource, name, None) for name in names)


def class_facts(cls, base_attributes):
    facts = {'status': cls.support_status.status.lower()}
    facts.update(status_facts(cls.support_status))
    facts.update(without_nothing({
        'service': cls.default_client_name,
        'service_extension': cls.required_service_extension,
        'entity': cls.entity,
        'requires_deferred_auth': bool(cls.requires_deferred_auth),
        'placeholder': issubclass(cls, none_resource.NoneResource),
        'nested_stack': issubclass(cls, stack_resource.StackResource),
        'signal_responder': issubclass(cls, signal_responder.SignalResponder),
        'stack_user': issubclass(cls, stack_user.StackUser),
        'own_validate': overrides(cls, 'validate'),
        'own_reference_id': overrides(cls, 'get_reference_id'),
        'any_attribute_passes': overrides(cls, 'get_attribute', 'FnGetAtt'),
        'adds_implicit_dependencies': overrides(cls, 'add_dependencies'),
        'live_state': overrides(cls, 'parse_live_resource_data', 'get_live_state'),
        'handlers': [name for name in HANDLERS
                     if callable(getattr(cls, 'handle_' + name, None)) and overrides(cls, 'handle_' + name)],
        'own_needs_replace': [name for name in REPLACE_RULES if overrides(cls, name)]}))
    for name, usual in USUAL.items():
        value = getattr(cls, name)
        value = sorted(value) if isinstance(usual, list) else value
        if value != usual:
            facts[name] = value
    facts['properties'] = {name: property_facts(item) for name, item in cls.properties_schema.items()}
    facts['attributes'] = {name: attribute_facts(item) for name, item in cls.attributes_schema.items()
                           if item is not base_attributes.get(name)}
    facts.update(without_nothing(
        {'update_policy': {name: property_facts(item) for name, item in cls.update_policy_schema.items()}}))
    return facts


class StackLike:
    """As much of a stack as `translation_rules` asks for. Made after the configuration is set: it loads all types."""

    def __init__(self):
        self.context = heat_context.RequestContext.from_dict({
            'tenant_id': 'project', 'tenant': 'project', 'username': 'user', 'user_id': 'user', 'password': '',
            'roles': [], 'is_admin': False, 'auth_url': 'http://keystone.invalid:5000/v3', 'auth_token': 'token',
            'trust_id': None, 'region_name': None})
        self.env = environment.Environment({})
        self.t = template.Template.create_empty_template()
        self.clients = self.context.clients


def rules_with(cls, type_name, written):
    """The translation rules of a resource with these properties."""
    stack = StackLike()
    definition = rsrc_defn.ResourceDefinition('r', type_name, written)
    instance = resource.Resource.__new__(cls, 'r', definition, stack)
    instance.stack, instance.context, instance.name, instance.t = stack, stack.context, 'r', definition
    given = definition.properties(cls.properties_schema, stack.context)
    return instance.translation_rules(given) or []


def translation_rules(cls, type_name):
    """The rules as they are when no property is given (where that fails, the required ones), and the lists that a given
    property is added to."""
    if not overrides(cls, 'translation_rules'):
        return []
    made_up = {name: next((item.allowed[0] for item in schema.constraints
                           if isinstance(item, constraints.AllowedValues)), 'x')
               for name, schema in cls.properties_schema.items()}
    required = {}
    try:
        rules = rules_with(cls, type_name, {})
    except ValueError:
        required = {name: made_up[name] for name, schema in cls.properties_schema.items() if schema.required}
        rules = rules_with(cls, type_name, required)
    facts = [rule_facts(rule) for rule in rules]
    for name, schema in cls.properties_schema.items():
        if schema.type == properties.Schema.STRING and name not in required:
            more = rules_with(cls, type_name, {**required, name: made_up[name]})
            facts.extend({'rule': 'add', 'path': list(rule.translation_path), 'old_path': [name]}
                         for rule in more if rule.rule == rule.ADD)
    return facts


def client_name(plugin):
    if plugin is None:
        return None
    name = type(plugin).__module__.split('.clients.os.')[-1].split('.')[0]
    return {'openstacksdk': 'openstack', 'heat_plugin': 'heat'}.get(name, name)


def rule_facts(rule):
    """Both places as whole paths from the properties down."""
    if rule.value is not None:
        raise ValueError('a translation rule with a value of its own: %r' % (rule.translation_path,))
    path = list(rule.translation_path)
    old = list(rule.value_path) if rule.value_path else None
    if rule.value_name:
        old = path[:-1] + [rule.value_name]
    if old and rule.custom_value_path:
        old += rule.custom_value_path
    return without_nothing({
        'rule': rule.rule.lower(), 'path': path, 'old_path': old, 'client': client_name(rule.client_plugin),
        'finder': rule.finder, 'entity': rule.entity})


def type_facts(name, info, etc, base_attributes):
    if isinstance(info, environment.ClassResourceInfo):
        cls = info.get_class()
        facts = class_facts(cls, base_attributes)
        facts.update(without_nothing({'translation_rules': translation_rules(cls, name)}))
        return facts
    file_name = os.path.basename(info.template_name)
    with open(os.path.join(etc, 'templates', file_name)) as file:
        cls = template_resource.generate_class_from_template(name, file.read(), {})
    return {'shipped_template': file_name, **class_facts(cls, base_attributes)}


def one_line(value):
    return json.dumps(value, ensure_ascii=False)


def write(file, document):
    """Stable text with one property or attribute a line, so that a refresh reads well as a diff."""
    file.write('{\n')
    for key in ('heat', 'aliases', 'base_attributes'):
        file.write(' %s: %s,\n' % (one_line(key), one_line(document[key])))
    file.write(' "types": {\n')
    types = sorted(document['types'].items())
    for at, (name, facts) in enumerate(types):
        file.write('  %s: {\n' % one_line(name))
        lines = []
        for key, value in facts.items():
            if key in ('properties', 'attributes', 'update_policy') and value:
                inner = ',\n'.join('    %s: %s' % (one_line(k), one_line(v)) for k, v in value.items())
                lines.append('   %s: {\n%s\n   }' % (one_line(key), inner))
            else:
                lines.append('   %s: %s' % (one_line(key), one_line(value)))
        file.write(',\n'.join(lines) + '\n  }%s\n' % (',' if at + 1 < len(types) else ''))
    file.write(' }\n}\n')


def main():
    etc = next(path for path in (os.path.join(base, 'etc', 'heat') for base in (sys.prefix, '/'))
               if os.path.isdir(os.path.join(path, 'environment.d')))
    cfg.CONF.set_default('environment_dir', os.path.join(etc, 'environment.d'))
    cfg.CONF.set_default('template_dir', os.path.join(etc, 'templates'))
    base_attributes = dict(resource.Resource.base_attributes_schema)
    types, aliases = {}, {}
    for name, info in resources.global_env().registry._registry.items():
        if name == 'resources':
            continue
        if isinstance(info, (environment.ClassResourceInfo, environment.TemplateResourceInfo)):
            types[name] = type_facts(name, info, etc, base_attributes)
        else:
            aliases[name] = info.value
    document = {
        'heat': metadata.version('openstack-heat'), 'aliases': dict(sorted(aliases.items())),
        'base_attributes': {name: attribute_facts(item) for name, item in base_attributes.items()}, 'types': types}
    target = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'resource-types.json')
    with open(target, 'w', encoding='utf-8') as file:
        write(file, document)
    print('%d types, %d aliases, %d bytes' % (len(types), len(aliases), os.path.getsize(target)))


if __name__ == '__main__':
    main()
