//! Properties of a user's type: kinds, constraints, parts and defaults.

use super::reading::{Reading, given};
use super::support;
use crate::constraint::{Constraint, ConstraintKind};
use crate::schema::property::PROPERTY_TYPES;
use crate::schema::{Children, Property, PropertyType, format};
use crate::source::Span;
use crate::syntax::{Map, Node, NodeKind, Text};
use crate::value::{Name, Value, ValueKind};

/// Deeper than any real schema, and shallow enough for the stack.
const DEEPEST: usize = 32;

const KEYS: [&str; 15] = [
    "type",
    "description",
    "required",
    "default",
    "update_allowed",
    "immutable",
    "implemented",
    "not_implemented",
    "allow_conversion",
    "constraints",
    "schema",
    "status",
    "since",
    "previous",
    "replaced_by",
];

pub fn properties(reading: &mut Reading, node: Option<&Node>, depth: usize) -> Vec<(Text, Property)> {
    let Some(map) = node.and_then(|node| reading.map(node, "a schema of properties")) else { return Vec::new() };
    let mut properties = Vec::new();
    for entry in map.entries() {
        let Some(name) = entry.key.key_text() else { continue };
        if let Some(property) = property(reading, &name, &entry.value, depth) {
            properties.push((name, property));
        }
    }
    properties
}

fn property(reading: &mut Reading, name: &str, node: &Node, depth: usize) -> Option<Property> {
    let map = reading.map(node, &format!("the property `{name}`"))?;
    reading.only(map, |key| KEYS.contains(&key), "a property");
    if depth > DEEPEST {
        reading.complain(node, format!("the property `{name}` is nested too deep"));
        return None;
    }
    if given(map, "type").is_none() {
        reading.complain(node, format!("the property `{name}` has no type"));
    }
    let kind = reading.word(map, "type", &format::PROPERTY_TYPES, &PROPERTY_TYPES)?;
    Some(Property {
        required: reading.flag(map, "required"),
        default: given(map, "default").map(|node| value(reading, node, 0)),
        update_allowed: reading.flag(map, "update_allowed"),
        immutable: reading.flag(map, "immutable"),
        implemented: reading.flag_or(map, "implemented", true) && !reading.flag(map, "not_implemented"),
        allow_conversion: reading.flag(map, "allow_conversion"),
        constraints: constraints(reading, map),
        children: children(reading, name, kind, given(map, "schema"), depth),
        support: support(reading, map),
        kind,
    })
}

fn children(reading: &mut Reading, name: &str, kind: PropertyType, node: Option<&Node>, depth: usize) -> Children {
    let Some(node) = node else { return Children::Free };
    let item = node.as_map().and_then(|map| map.get("*"));
    match (kind, item) {
        (PropertyType::List, Some(item)) => match property(reading, "*", item, depth + 1) {
            Some(item) => Children::List(Box::new(item)),
            None => Children::Free,
        },
        (PropertyType::Map, None) => Children::Map(properties(reading, Some(node), depth + 1)),
        (PropertyType::List, None) => {
            reading.complain(node, format!("the schema of the list `{name}` has no `*` for its items"));
            Children::Free
        }
        _ => {
            reading.complain(node, format!("only maps and lists have a schema, and only lists a `*` (`{name}`)"));
            Children::Free
        }
    }
}

/// Each constraint is a map with one kind in it, and perhaps a description.
fn constraints(reading: &mut Reading, map: &Map) -> Vec<Constraint> {
    let mut constraints = Vec::new();
    for node in reading.list(map, "constraints") {
        let Some(map) = reading.map(node, "a constraint") else { continue };
        let description = reading.text(map, "description");
        let kinds: Vec<_> = map.entries().filter(|entry| entry.key.as_str() != Some("description")).collect();
        let kind = match kinds.as_slice() {
            [entry] => constraint_kind(reading, entry.key.as_str().unwrap_or_default(), &entry.value),
            _ => None,
        };
        match kind {
            Some(kind) => constraints.push(Constraint { kind, description }),
            None => reading.complain(node, "this is no constraint that Heat has"),
        }
    }
    constraints
}

fn constraint_kind(reading: &mut Reading, key: &str, node: &Node) -> Option<ConstraintKind> {
    match key {
        "length" => Some(ConstraintKind::Length { min: end(node, "min", as_int)?, max: end(node, "max", as_int)? }),
        "range" => Some(ConstraintKind::Range { min: end(node, "min", as_float)?, max: end(node, "max", as_float)? }),
        "modulo" => Some(ConstraintKind::Modulo {
            step: end(node, "step", as_float)??,
            offset: end(node, "offset", as_float)??,
        }),
        "allowed_values" => {
            let values = node.as_list()?.iter().map(|node| value(reading, node, 0)).collect();
            Some(ConstraintKind::AllowedValues(values))
        }
        "allowed_pattern" => node.as_str().map(|pattern| ConstraintKind::AllowedPattern(Text::from(pattern))),
        "custom_constraint" => node.as_str().map(|name| ConstraintKind::Custom(Text::from(name))),
        _ => None,
    }
}

/// A number under a key: `None` where there is something else, `Some(None)` where there is nothing.
fn end<T>(node: &Node, key: &str, number: impl Fn(&Node) -> Option<T>) -> Option<Option<T>> {
    match given(node.as_map()?, key) {
        Some(node) => number(node).map(Some),
        None => Some(None),
    }
}

fn as_int(node: &Node) -> Option<i64> {
    match node.kind {
        NodeKind::Int(number) => Some(number),
        _ => None,
    }
}

fn as_float(node: &Node) -> Option<f64> {
    match node.kind {
        NodeKind::Int(number) => Some(number as f64),
        NodeKind::Float(number) => Some(number),
        _ => None,
    }
}

/// A value without a place: it is not written in a template.
fn value(reading: &mut Reading, node: &Node, depth: usize) -> Value {
    let kind = match &node.kind {
        _ if depth > DEEPEST => {
            reading.complain(node, "the value is nested too deep");
            ValueKind::Missing
        }
        NodeKind::Missing => ValueKind::Missing,
        NodeKind::Null => ValueKind::Null,
        NodeKind::Bool(flag) => ValueKind::Bool(*flag),
        NodeKind::Int(number) => ValueKind::Int(*number),
        NodeKind::Float(number) => ValueKind::Float(*number),
        NodeKind::String(text) => ValueKind::String(text.clone()),
        NodeKind::List(items) => ValueKind::List(items.iter().map(|item| value(reading, item, depth + 1)).collect()),
        NodeKind::Map(map) => {
            let entries = map.entries().filter_map(|entry| {
                let name = Name { span: Span::default(), text: entry.key.key_text()? };
                Some((name, value(reading, &entry.value, depth + 1)))
            });
            ValueKind::Map(entries.collect())
        }
    };
    Value::new(Span::default(), kind)
}
