//! Packs one resource type. Its record is read by `src/schema/decode.rs` and `property.rs`, in the same order.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::format::{
    ATTRIBUTE_TYPES, HANDLERS, PROPERTY_TYPES, REPLACE_RULES, STATUSES, TRANSLATION_KINDS, attribute_flag,
    constraint_kind, property_flag, type_flag, value_kind,
};
use crate::table::{Record, Table};
use crate::{Facts, Result, only, optional_text, place, text};

/// Schemas nested deeper than this are refused; Heat's go five deep.
const DEEPEST: usize = 16;

const TYPE_KEYS: [&str; 27] = [
    "status",
    "since",
    "previous",
    "service",
    "service_extension",
    "entity",
    "requires_deferred_auth",
    "placeholder",
    "nested_stack",
    "signal_responder",
    "stack_user",
    "own_validate",
    "own_reference_id",
    "any_attribute_passes",
    "adds_implicit_dependencies",
    "live_state",
    "handlers",
    "own_needs_replace",
    "always_replace_on_check_failed",
    "physical_resource_name_limit",
    "signal_needs_metadata_updates",
    "no_signal_actions",
    "properties",
    "attributes",
    "update_policy",
    "translation_rules",
    "shipped_template",
];

/// What to use instead, by place: `OS::Nova::Server`, `OS::Nova::Server properties networks.*.uuid`.
pub struct Replacements {
    /// With whether it has been packed.
    by_place: BTreeMap<String, (String, bool)>,
}

impl Replacements {
    pub fn new(facts: &Facts) -> Replacements {
        let mut by_place = BTreeMap::new();
        for (kind, entries) in facts {
            for (name, value) in entries.as_object().into_iter().flatten() {
                match value {
                    Value::String(target) => drop(by_place.insert(name.clone(), (target.clone(), false))),
                    _ => by_place.extend(value.as_object().into_iter().flatten().map(|(path, target)| {
                        let target = target.as_str().unwrap_or_default().to_owned();
                        (format!("{name} {kind} {path}"), (target, false))
                    })),
                }
            }
        }
        Replacements { by_place }
    }

    fn take(&mut self, place: &str) -> Option<String> {
        let (target, used) = self.by_place.get_mut(place)?;
        *used = true;
        Some(target.clone())
    }

    /// A replacement for something that is not there, or not out of favour, is a mistake in the data.
    pub fn all_used(&self) -> Result<()> {
        match self.by_place.iter().find(|(_, (_, used))| !used) {
            Some((place, _)) => Err(format!("the replacement of `{place}` fits nothing")),
            None => Ok(()),
        }
    }
}

/// What is at hand while a type is packed.
struct Packing<'a> {
    table: &'a mut Table,
    record: Record,
    replacements: &'a mut Replacements,
}

/// Packs a type; gives the place of its record and the number of its status.
pub fn resource_type(
    table: &mut Table, name: &str, facts: &Facts, base_attributes: &Facts, emptied: &Facts,
    replacements: &mut Replacements,
) -> Result<(u32, u32)> {
    let mut packing = Packing { table, record: Record::default(), replacements };
    packing.resource_type(name, facts, base_attributes, emptied).map_err(|error| format!("{name}: {error}"))?;
    let Packing { table, record, .. } = packing;
    Ok((table.add(record), place(&STATUSES, text(facts, "status")?)? as u32))
}

impl Packing<'_> {
    fn resource_type(&mut self, name: &str, facts: &Facts, base: &Facts, emptied: &Facts) -> Result<()> {
        only(facts, &TYPE_KEYS)?;
        self.record.number(type_flags(facts)?);
        self.support(facts, name)?;
        self.optional_text(facts, "service")?;
        self.behaviour(facts, optional_text(emptied, name)?)?;
        self.properties(facts.get("properties"), &format!("{name} properties "), 0)?;
        self.attributes(facts.get("attributes"), base, &format!("{name} attributes "))?;
        self.properties(facts.get("update_policy"), &format!("{name} update_policy "), 0)?;
        let rules = list(facts, "translation_rules")?;
        self.record.number(rules.len() as u64);
        rules.iter().try_for_each(|rule| self.translation(rule))
    }

    fn behaviour(&mut self, facts: &Facts, emptied_in: Option<&str>) -> Result<()> {
        self.record.optional_text(self.table, emptied_in);
        self.optional_text(facts, "shipped_template")?;
        self.optional_text(facts, "service_extension")?;
        self.optional_text(facts, "entity")?;
        self.words(facts, "handlers", &HANDLERS)?;
        self.words(facts, "own_needs_replace", &REPLACE_RULES)?;
        let limit = facts.get("physical_resource_name_limit").map_or(Some(255), Value::as_u64);
        self.record.number(limit.ok_or("the name limit is no number")?);
        Ok(())
    }

    fn properties(&mut self, properties: Option<&Value>, path: &str, depth: usize) -> Result<()> {
        let empty = Facts::new();
        let properties = properties.map_or(Some(&empty), Value::as_object).ok_or("the properties are no map")?;
        self.record.number(properties.len() as u64);
        for (name, facts) in properties {
            self.record.text(self.table, name);
            self.property(facts, &format!("{path}{name}"), depth).map_err(|error| format!("{name}: {error}"))?;
        }
        Ok(())
    }

    fn property(&mut self, facts: &Value, path: &str, depth: usize) -> Result<()> {
        let facts = facts.as_object().ok_or("a property is no map")?;
        only(
            facts,
            &[
                "type",
                "required",
                "default",
                "update_allowed",
                "immutable",
                "not_implemented",
                "allow_conversion",
                "constraints",
                "schema",
                "status",
                "since",
                "previous",
            ],
        )?;
        if depth > DEEPEST {
            return Err("nested too deep".to_owned());
        }
        let flags = self.property_flags(facts, path)?;
        self.record.number(flags);
        if let Some(default) = facts.get("default") {
            self.value(default)?;
        }
        let constraints = list(facts, "constraints")?;
        if !constraints.is_empty() {
            self.record.number(constraints.len() as u64);
            constraints.iter().try_for_each(|constraint| self.constraint(constraint))?;
        }
        if flags & property_flag::HAS_SUPPORT != 0 {
            self.support(facts, path)?;
        }
        match facts.get("schema") {
            Some(Value::Object(schema)) if flags & property_flag::HAS_LIST != 0 => {
                self.property(&schema["*"], &format!("{path}.*"), depth + 1)
            }
            Some(schema) => self.properties(Some(schema), &format!("{path}."), depth + 1),
            None => Ok(()),
        }
    }

    fn property_flags(&self, facts: &Facts, path: &str) -> Result<u64> {
        let mut flags = place(&PROPERTY_TYPES, text(facts, "type")?)?;
        let booleans = [
            ("required", property_flag::REQUIRED),
            ("update_allowed", property_flag::UPDATE_ALLOWED),
            ("immutable", property_flag::IMMUTABLE),
            ("not_implemented", property_flag::NOT_IMPLEMENTED),
            ("allow_conversion", property_flag::ALLOW_CONVERSION),
        ];
        for (key, flag) in booleans {
            flags |= if boolean(facts, key)? { flag } else { 0 };
        }
        let presences = [("default", property_flag::HAS_DEFAULT), ("constraints", property_flag::HAS_CONSTRAINTS)];
        for (key, flag) in presences {
            flags |= if facts.contains_key(key) { flag } else { 0 };
        }
        if has_support(facts) || self.replacements.by_place.contains_key(path) {
            flags |= property_flag::HAS_SUPPORT;
        }
        match facts.get("schema") {
            Some(Value::Object(schema)) if schema.contains_key("*") => Ok(flags | property_flag::HAS_LIST),
            Some(Value::Object(_)) => Ok(flags | property_flag::HAS_MAP),
            Some(_) => Err("the schema is no map".to_owned()),
            None => Ok(flags),
        }
    }

    fn constraint(&mut self, constraint: &Value) -> Result<()> {
        let facts = constraint.as_object().filter(|facts| facts.len() == 1).ok_or("a constraint of several kinds")?;
        let (key, value) = facts.iter().next().ok_or("a constraint of no kind")?;
        match (key.as_str(), value) {
            ("length", Value::Object(ends)) => {
                only(ends, &["min", "max"])?;
                if ends.values().any(|end| end.as_i64().is_none()) {
                    return Err("a length is no integer".to_owned());
                }
                self.ends(constraint_kind::LENGTH, [ends.get("min"), ends.get("max")])
            }
            ("range", Value::Object(ends)) => {
                only(ends, &["min", "max"])?;
                self.ends(constraint_kind::RANGE, [ends.get("min"), ends.get("max")])
            }
            ("modulo", Value::Object(parts)) => {
                only(parts, &["step", "offset"])?;
                self.ends(constraint_kind::MODULO, [parts.get("step"), parts.get("offset")])
            }
            ("allowed_values", Value::Array(values)) => {
                self.record.number(constraint_kind::ALLOWED_VALUES);
                self.record.number(values.len() as u64);
                values.iter().try_for_each(|value| self.value(value))
            }
            ("allowed_pattern", Value::String(pattern)) => {
                self.record.number(constraint_kind::ALLOWED_PATTERN);
                self.record.text(self.table, pattern);
                Ok(())
            }
            ("custom_constraint", Value::String(name)) => {
                self.record.number(constraint_kind::CUSTOM);
                self.record.text(self.table, name);
                Ok(())
            }
            _ => Err(format!("`{key}` is no constraint")),
        }
    }

    fn ends(&mut self, kind: u64, ends: [Option<&Value>; 2]) -> Result<()> {
        self.record.number(kind);
        ends.into_iter().try_for_each(|end| self.value(end.unwrap_or(&Value::Null)))
    }

    fn attributes(&mut self, attributes: Option<&Value>, base: &Facts, path: &str) -> Result<()> {
        let own = attributes.and_then(Value::as_object).ok_or("the attributes are no map")?;
        let inherited = base.iter().filter(|(name, _)| !own.contains_key(*name));
        let all: Vec<_> = own.iter().chain(inherited).collect();
        self.record.number(all.len() as u64);
        for (name, facts) in all {
            self.record.text(self.table, name);
            self.attribute(facts, &format!("{path}{name}")).map_err(|error| format!("{name}: {error}"))?;
        }
        Ok(())
    }

    fn attribute(&mut self, facts: &Value, path: &str) -> Result<()> {
        let facts = facts.as_object().ok_or("an attribute is no map")?;
        only(facts, &["type", "cache", "status", "since", "previous"])?;
        let mut flags = match facts.get("type") {
            Some(Value::Null) => 0,
            _ => place(&ATTRIBUTE_TYPES, text(facts, "type")?)? + 1,
        };
        let with_support = has_support(facts) || self.replacements.by_place.contains_key(path);
        flags |= if facts.contains_key("cache") { attribute_flag::NOT_CACHED } else { 0 };
        flags |= if with_support { attribute_flag::HAS_SUPPORT } else { 0 };
        self.record.number(flags);
        if with_support { self.support(facts, path) } else { Ok(()) }
    }

    fn support(&mut self, facts: &Facts, path: &str) -> Result<()> {
        self.standing(facts)?;
        let previous = list(facts, "previous")?;
        self.record.number(previous.len() as u64);
        for older in previous {
            let older = older.as_object().ok_or("an older status is no map")?;
            only(older, &["status", "since"])?;
            self.standing(older)?;
        }
        let replacement = self.replacements.take(path);
        self.record.optional_text(self.table, replacement.as_deref());
        Ok(())
    }

    fn standing(&mut self, facts: &Facts) -> Result<()> {
        let status = optional_text(facts, "status")?.unwrap_or("supported");
        self.record.number(place(&STATUSES, status)?);
        self.optional_text(facts, "since")
    }

    fn translation(&mut self, rule: &Value) -> Result<()> {
        let rule = rule.as_object().ok_or("a translation rule is no map")?;
        only(rule, &["rule", "path", "old_path", "client", "finder", "entity"])?;
        self.record.number(place(&TRANSLATION_KINDS, text(rule, "rule")?)?);
        let path = list(rule, "path")?;
        let old_path = list(rule, "old_path")?;
        let (from, to) = if old_path.is_empty() { (path, old_path) } else { (old_path, path) };
        self.path(from)?;
        self.path(to)?;
        ["client", "finder", "entity"].into_iter().try_for_each(|key| self.optional_text(rule, key))
    }

    fn path(&mut self, path: &[Value]) -> Result<()> {
        self.record.number(path.len() as u64);
        for key in path {
            self.record.text(self.table, key.as_str().ok_or("a key of a path is no text")?);
        }
        Ok(())
    }

    fn words(&mut self, facts: &Facts, key: &str, words: &[&str]) -> Result<()> {
        let given = list(facts, key)?;
        self.record.number(given.len() as u64);
        for word in given {
            self.record.number(place(words, word.as_str().ok_or("a word is no text")?)?);
        }
        Ok(())
    }

    fn value(&mut self, value: &Value) -> Result<()> {
        match value {
            Value::Null => self.record.number(value_kind::NULL),
            Value::Bool(false) => self.record.number(value_kind::FALSE),
            Value::Bool(true) => self.record.number(value_kind::TRUE),
            Value::Number(number) => match (number.as_i64(), number.as_f64()) {
                (Some(number), _) => {
                    self.record.number(value_kind::INT);
                    self.record.signed(number);
                }
                (None, Some(number)) => {
                    self.record.number(value_kind::FLOAT);
                    self.record.float(number);
                }
                (None, None) => return Err(format!("{number} fits no number")),
            },
            Value::String(text) => {
                self.record.number(value_kind::STRING);
                self.record.text(self.table, text);
            }
            Value::Array(items) => {
                self.record.number(value_kind::LIST);
                self.record.number(items.len() as u64);
                items.iter().try_for_each(|item| self.value(item))?;
            }
            Value::Object(entries) => {
                self.record.number(value_kind::MAP);
                self.record.number(entries.len() as u64);
                for (key, value) in entries {
                    self.record.text(self.table, key);
                    self.value(value)?;
                }
            }
        }
        Ok(())
    }

    fn optional_text(&mut self, facts: &Facts, key: &str) -> Result<()> {
        self.record.optional_text(self.table, optional_text(facts, key)?);
        Ok(())
    }
}

fn type_flags(facts: &Facts) -> Result<u64> {
    let booleans = [
        ("any_attribute_passes", type_flag::ANY_ATTRIBUTE),
        ("placeholder", type_flag::PLACEHOLDER),
        ("nested_stack", type_flag::NESTED_STACK),
        ("signal_responder", type_flag::SIGNAL_RESPONDER),
        ("stack_user", type_flag::STACK_USER),
        ("requires_deferred_auth", type_flag::REQUIRES_DEFERRED_AUTH),
        ("own_validate", type_flag::OWN_VALIDATE),
        ("own_reference_id", type_flag::OWN_REFERENCE_ID),
        ("adds_implicit_dependencies", type_flag::ADDS_IMPLICIT_DEPENDENCIES),
        ("live_state", type_flag::LIVE_STATE),
    ];
    // These stand in the data only where they differ from the base class.
    let unusual = [
        ("signal_needs_metadata_updates", Value::Bool(false), type_flag::NO_METADATA_UPDATES_ON_SIGNAL),
        ("always_replace_on_check_failed", Value::Bool(false), type_flag::NO_REPLACE_ON_CHECK_FAILED),
        ("no_signal_actions", Value::Array(Vec::new()), type_flag::SIGNALS_ALWAYS),
    ];
    let mut flags = 0;
    for (key, flag) in booleans {
        flags |= if boolean(facts, key)? { flag } else { 0 };
    }
    for (key, expected, flag) in unusual {
        flags |= match facts.get(key) {
            Some(value) if *value == expected => flag,
            Some(value) => return Err(format!("nobody packs {value} as `{key}`")),
            None => 0,
        };
    }
    Ok(flags)
}

fn has_support(facts: &Facts) -> bool {
    ["status", "since", "previous"].iter().any(|key| facts.contains_key(*key))
}

fn boolean(facts: &Facts, key: &str) -> Result<bool> {
    facts.get(key).map_or(Some(false), Value::as_bool).ok_or_else(|| format!("`{key}` is no boolean"))
}

fn list<'a>(facts: &'a Facts, key: &str) -> Result<&'a [Value]> {
    let Some(value) = facts.get(key) else { return Ok(&[]) };
    value.as_array().map(Vec::as_slice).ok_or_else(|| format!("`{key}` is no list"))
}
