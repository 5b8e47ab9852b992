//! Resource types of a user's own cloud, read from a file.
//!
//! Takes the form of `compiler/data/resource-types.json` and the answers of Heat's API (`docs/extra-types.md` shows
//! both). Everything wrong is reported, with its place; a file with anything wrong gives no types, so that a typing error
//! never quietly loosens the checks.

use std::fmt;

use super::format;
use super::property::STATUSES;
use super::{
    Attribute, BASE_ATTRIBUTE, Behaviour, Handler, Resolver, ResourceType, Standing, Status, Support, Translation,
};
use super::{AttributeType, decode};
use crate::code::syntax::FILE_TOO_LARGE;
use crate::diagnostic::Severity;
use crate::source::{Source, SourceId};
use crate::syntax::{self, Map, Node, NodeKind, Text};

mod property;
mod reading;

use reading::Reading;

/// What is wrong with a schema file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UserSchemaError {
    /// A headline, names in backquotes.
    pub message: String,
    /// The byte in the text that it is about.
    pub offset: Option<u32>,
}

impl fmt::Display for UserSchemaError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl std::error::Error for UserSchemaError {}

/// Keys of a type that are yes or no, and absent mean no.
const FLAGS: [&str; 10] = [
    "any_attribute_passes",
    "any_property",
    "placeholder",
    "nested_stack",
    "signal_responder",
    "stack_user",
    "requires_deferred_auth",
    "own_validate",
    "own_reference_id",
    "live_state",
];

const OTHER_KEYS: [&str; 22] = [
    "resource_type",
    "description",
    "support_status",
    "status",
    "since",
    "previous",
    "replaced_by",
    "service",
    "service_extension",
    "entity",
    "shipped_template",
    "handlers",
    "own_needs_replace",
    "physical_resource_name_limit",
    "adds_implicit_dependencies",
    "signal_needs_metadata_updates",
    "always_replace_on_check_failed",
    "no_signal_actions",
    "properties",
    "attributes",
    "update_policy",
    "translation_rules",
];

/// Reads a schema file: JSON, or the same as YAML.
///
/// # Errors
///
/// Everything that is wrong with the text, in its order; never empty.
pub fn read(text: &str) -> Result<Vec<ResourceType>, Vec<UserSchemaError>> {
    let source = Source::new(SourceId::default(), "", text);
    let parse = syntax::parse(&source);
    let mut reading = Reading::default();
    // The limit on the size of templates is none of schema files, as long as the text was read.
    let was_read = parse.root.kind != NodeKind::Missing;
    let errors = parse.diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
    for error in errors.filter(|error| !was_read || error.code.name != FILE_TOO_LARGE.name) {
        reading.complain_at(error.primary.span.start, error.message.clone());
    }
    if !reading.errors.is_empty() {
        return Err(reading.errors);
    }
    let types = document(&mut reading, &parse.root);
    if reading.errors.is_empty() { Ok(types) } else { Err(reading.errors) }
}

fn document(reading: &mut Reading, root: &Node) -> Vec<ResourceType> {
    let types = match &root.kind {
        NodeKind::Map(map) => match map.get("types") {
            Some(types) => by_name(reading, types),
            None => vec![answer(reading, root)],
        },
        NodeKind::List(answers) => answers.iter().map(|node| answer(reading, node)).collect(),
        _ => {
            reading.complain(root, "a schema file holds `types`, or what Heat answers about resource types");
            Vec::new()
        }
    };
    let types: Vec<ResourceType> = types.into_iter().flatten().collect();
    for (index, resource_type) in types.iter().enumerate() {
        if types[..index].iter().any(|earlier| earlier.name == resource_type.name) {
            reading.complain(root, format!("the type `{}` is there twice", resource_type.name));
        }
    }
    types
}

fn by_name(reading: &mut Reading, types: &Node) -> Vec<Option<ResourceType>> {
    let Some(map) = reading.map(types, "`types`") else { return Vec::new() };
    let entries = map.entries().map(|entry| {
        let name = entry.key.key_text()?;
        resource_type(reading, name, &entry.value)
    });
    entries.collect()
}

/// One answer of `GET /resource_types/{name}`.
fn answer(reading: &mut Reading, node: &Node) -> Option<ResourceType> {
    let map = reading.map(node, "an answer about a resource type")?;
    match map.get("resource_type").map(|name| (name, name.as_str())) {
        Some((_, Some(name))) => resource_type(reading, Text::from(name), node),
        Some((name, None)) => {
            reading.complain(name, "`resource_type` is not the name of a type");
            None
        }
        None => {
            reading.complain(node, "neither `types` nor `resource_type` is here");
            None
        }
    }
}

fn resource_type(reading: &mut Reading, name: Text, node: &Node) -> Option<ResourceType> {
    let map = reading.map(node, &format!("the type `{name}`"))?;
    reading.only(map, |key| FLAGS.contains(&key) || OTHER_KEYS.contains(&key), "a resource type");
    let behaviour = behaviour(reading, map);
    let support = match map.get("support_status") {
        Some(status) => support_of_answer(reading, status),
        None => support(reading, map),
    };
    Some(ResourceType {
        name,
        support,
        properties: property::properties(reading, map.get("properties"), 0),
        attributes: attributes(reading, map.get("attributes")),
        update_policy: property::properties(reading, map.get("update_policy"), 0),
        service: reading.text(map, "service"),
        any_attribute: map.get("attributes").is_none() || reading.flag(map, "any_attribute_passes"),
        any_property: map.get("properties").is_none() || reading.flag(map, "any_property") || behaviour.placeholder,
        snapshots: behaviour.placeholder || behaviour.handlers.contains(&Handler::SnapshotDelete),
        translations: translations(reading, map.get("translation_rules")),
        behaviour,
    })
}

fn behaviour(reading: &mut Reading, map: &Map) -> Behaviour {
    let usual = Behaviour::default();
    Behaviour {
        placeholder: reading.flag(map, "placeholder"),
        emptied_in: None,
        shipped_template: reading.text(map, "shipped_template"),
        service_extension: reading.text(map, "service_extension"),
        entity: reading.text(map, "entity"),
        handlers: reading.words(map, "handlers", &format::HANDLERS, &decode::HANDLERS),
        replace_rules: reading.words(map, "own_needs_replace", &format::REPLACE_RULES, &decode::REPLACE_RULES),
        physical_resource_name_limit: name_limit(reading, map).unwrap_or(usual.physical_resource_name_limit),
        nested_stack: reading.flag(map, "nested_stack"),
        signal_responder: reading.flag(map, "signal_responder"),
        signals_always: map.get("no_signal_actions").and_then(Node::as_list).is_some_and(<[Node]>::is_empty),
        signal_needs_metadata_updates: reading.flag_or(map, "signal_needs_metadata_updates", true),
        stack_user: reading.flag(map, "stack_user"),
        requires_deferred_auth: reading.flag(map, "requires_deferred_auth"),
        own_validate: reading.flag(map, "own_validate"),
        own_reference_id: reading.flag(map, "own_reference_id"),
        adds_implicit_dependencies: reading.flag(map, "adds_implicit_dependencies"),
        live_state: reading.flag(map, "live_state"),
        always_replace_on_check_failed: reading.flag_or(map, "always_replace_on_check_failed", true),
    }
}

fn name_limit(reading: &mut Reading, map: &Map) -> Option<u32> {
    let node = map.get("physical_resource_name_limit")?;
    let limit = match node.kind {
        NodeKind::Int(number) => u32::try_from(number).ok(),
        _ => None,
    };
    if limit.is_none() {
        reading.complain(node, "`physical_resource_name_limit` is not a number of characters");
    }
    limit
}

/// `show` is there for every type, also where the file is silent.
fn attributes(reading: &mut Reading, node: Option<&Node>) -> Vec<(Text, Attribute)> {
    let mut attributes = Vec::new();
    if let Some(map) = node.and_then(|node| reading.map(node, "`attributes`")) {
        for entry in map.entries() {
            let Some(name) = entry.key.key_text() else { continue };
            if let Some(attribute) = attribute(reading, &name, &entry.value) {
                attributes.push((name, attribute));
            }
        }
    }
    if !attributes.iter().any(|(name, _)| name == BASE_ATTRIBUTE) {
        let show = Attribute { kind: Some(AttributeType::Map), cached: false, support: Support::default() };
        attributes.push((Text::new_static(BASE_ATTRIBUTE), show));
    }
    attributes
}

fn attribute(reading: &mut Reading, name: &str, node: &Node) -> Option<Attribute> {
    let map = reading.map(node, &format!("the attribute `{name}`"))?;
    let known = ["type", "description", "cache", "status", "since", "previous", "replaced_by"];
    reading.only(map, |key| known.contains(&key), "an attribute");
    Some(Attribute {
        kind: reading.word(map, "type", &format::ATTRIBUTE_TYPES, &super::property::ATTRIBUTE_TYPES),
        cached: reading.flag_or(map, "cache", true),
        support: support(reading, map),
    })
}

fn support(reading: &mut Reading, map: &Map) -> Support {
    let mut previous = Vec::new();
    for node in reading.list(map, "previous") {
        if let Some(map) = reading.map(node, "an older status") {
            previous.push(Standing { status: status(reading, map), since: reading.text(map, "since") });
        }
    }
    Support {
        status: status(reading, map),
        since: reading.text(map, "since"),
        previous,
        replaced_by: reading.text(map, "replaced_by"),
    }
}

/// The API nests the older status in the newer one, to any depth, and writes statuses in capitals.
fn support_of_answer(reading: &mut Reading, node: &Node) -> Support {
    let mut standings = Vec::new();
    let mut next = Some(node);
    while let Some(node) = next.filter(|node| node.kind != NodeKind::Null) {
        let Some(map) = reading.map(node, "a support status") else { break };
        standings.push(Standing { status: status(reading, map), since: reading.text(map, "version") });
        next = map.get("previous_status");
    }
    let mut standings = standings.into_iter();
    let newest = standings.next().unwrap_or(Standing { status: Status::Supported, since: None });
    Support { status: newest.status, since: newest.since, previous: standings.collect(), replaced_by: None }
}

fn status(reading: &mut Reading, map: &Map) -> Status {
    reading.word(map, "status", &format::STATUSES, &STATUSES).unwrap_or(Status::Supported)
}

fn translations(reading: &mut Reading, node: Option<&Node>) -> Vec<Translation> {
    let rules = node.map_or(&[][..], |node| reading.items(node, "`translation_rules`"));
    rules.iter().filter_map(|rule| translation(reading, rule)).collect()
}

fn translation(reading: &mut Reading, node: &Node) -> Option<Translation> {
    let map = reading.map(node, "a translation rule")?;
    let known = ["rule", "path", "old_path", "client", "finder", "entity"];
    reading.only(map, |key| known.contains(&key), "a translation rule");
    let kind = reading.word(map, "rule", &format::TRANSLATION_KINDS, &decode::TRANSLATION_KINDS);
    let path = reading.texts(map, "path");
    let old_path = reading.texts(map, "old_path");
    if kind.is_none() || path.is_empty() {
        reading.complain(node, "a translation rule needs `rule` and `path`");
    }
    let (from, to) = if old_path.is_empty() { (path, None) } else { (old_path, Some(path)) };
    let resolver = reading.text(map, "client").zip(reading.text(map, "finder"));
    let entity = reading.text(map, "entity");
    let resolver = resolver.map(|(client, finder)| Resolver { client, finder, entity });
    Some(Translation { from, to, kind: kind?, resolver })
}

#[cfg(test)]
#[path = "user_tests.rs"]
mod tests;
