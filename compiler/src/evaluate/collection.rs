//! Functions over lists and maps: `map_merge`, `map_replace`, `list_concat`, `filter`, `contains`, `equals`,
//! `Fn::Select`, `Fn::MemberListToMap`.

use std::collections::{HashMap, HashSet};

use super::limits::Work;
use super::lookup::at;
use super::{Outcome, Stop, exactly, fails, is_falsy, items, malformed, text_of};
use indexmap::IndexMap;

use crate::expr::Call;
use crate::function::Function;
use crate::python;
use crate::source::Span;
use crate::syntax::Text;
use crate::value::{Name, Value, ValueKind};

type Entries = Vec<(Name, Value)>;

/// `map_merge`: later maps win, nulls are passed over.
pub(super) fn map_merge(call: &Call, argument: &Value) -> Outcome {
    // An empty text is an empty sequence.
    if matches!(&argument.kind, ValueKind::String(text) if text.is_empty()) {
        return Ok(ValueKind::Map(Vec::new()));
    }
    let mut merged: IndexMap<Text, (Name, Value)> = IndexMap::new();
    let mut is_known = true;
    for item in items(call, argument, "maps")? {
        match &item.kind {
            ValueKind::Missing | ValueKind::Unknown(_) => is_known = false,
            ValueKind::Null => {}
            ValueKind::Map(entries) => {
                for (name, value) in entries {
                    merged.insert(name.text.clone(), (name.clone(), value.clone()));
                }
            }
            _ => return fails(item.span, format!("`{}` merges maps, found {}", call.name.text, item.kind_name())),
        }
    }
    if is_known { Ok(ValueKind::Map(merged.into_values().collect())) } else { Err(Stop::Unknown) }
}

/// `map_replace`: keys and values by a table each.
pub(super) fn map_replace(call: &Call, argument: &Value) -> Outcome {
    let [map, tables] = exactly(call, argument, "a map and a map with `keys` and `values`")?;
    let tables_known = map_or_null(call, tables)?;
    for (name, _) in tables_known.unwrap_or(&[]) {
        if name.text != "keys" && name.text != "values" {
            let message = format!("`{}` knows `keys` and `values`, found `{}`", call.name.text, name.text);
            return malformed(name.span, message);
        }
    }
    let table = |key: &str| match tables.get(key) {
        Some(table) => map_or_null(call, table),
        None => Ok(Some([].as_slice())),
    };
    let (map, keys, values) = (map_or_null(call, map)?, table("keys")?, table("values")?);
    match (tables_known, map, keys, values) {
        (Some(_), Some(map), Some(keys), Some(values)) => map_replaced(call, map, keys, values, argument.span),
        _ => Err(Stop::Unknown),
    }
}

/// The entries of a map, none for null; nothing where it is unknown.
fn map_or_null<'v>(call: &Call, value: &'v Value) -> Result<Option<&'v [(Name, Value)]>, Stop> {
    match &value.kind {
        ValueKind::Map(entries) => Ok(Some(entries)),
        ValueKind::Null => Ok(Some(&[])),
        ValueKind::Missing | ValueKind::Unknown(_) => Ok(None),
        _ => malformed(value.span, format!("`{}` takes maps, found {}", call.name.text, value.kind_name())),
    }
}

fn map_replaced(
    call: &Call, map: &[(Name, Value)], keys: &[(Name, Value)], values: &[(Name, Value)], span: Span,
) -> Outcome {
    let [present, keys, values] = [map, keys, values].map(table);
    let mut result: IndexMap<Text, (Name, Value)> = IndexMap::with_capacity(map.len());
    for (name, value) in map {
        let new = keys.get(name.text.as_str());
        if new.is_some_and(|new| new.is_unknown()) || value.is_unknown() && !values.is_empty() {
            return Err(Stop::Unknown);
        }
        let new = new.filter(|new| !new.is_null());
        let is_renamed = new.is_some();
        let new = match new {
            Some(new) => python::str_of(new).ok_or(Stop::Unknown)?,
            None => name.text.to_string(),
        };
        let is_there = new != name.text && present.contains_key(new.as_str()) || result.contains_key(new.as_str());
        if is_renamed && is_there {
            let message = format!("`{}` renames `{}` to `{new}`, which is there already", call.name.text, name.text);
            return fails(span, message);
        }
        let value = value.as_str().and_then(|text| values.get(text).copied()).unwrap_or(value).clone();
        let name = Name { span: name.span, text: new.into() };
        match result.get_mut(&name.text) {
            Some(entry) => entry.1 = value,
            None => drop(result.insert(name.text.clone(), (name, value))),
        }
    }
    Ok(ValueKind::Map(result.into_values().collect()))
}

/// The values of a map by their keys.
fn table(entries: &[(Name, Value)]) -> HashMap<&str, &Value> {
    entries.iter().map(|(name, value)| (name.text.as_str(), value)).collect()
}

/// `list_concat`, and `list_concat_unique`, which keeps the first of equal items.
pub(super) fn list_concat(call: &Call, argument: &Value, work: &Work) -> Outcome {
    let mut joined: Vec<Value> = Vec::new();
    let mut is_known = true;
    for item in items(call, argument, "lists")? {
        match &item.kind {
            ValueKind::Missing | ValueKind::Unknown(_) => is_known = false,
            ValueKind::Null => {}
            ValueKind::List(items) => joined.extend(items.iter().cloned()),
            _ => return fails(item.span, format!("`{}` joins lists, found {}", call.name.text, item.kind_name())),
        }
    }
    if !is_known {
        return Err(Stop::Unknown);
    }
    if call.function == Function::ListConcat {
        return Ok(ValueKind::List(joined));
    }
    let mut unique: Vec<Value> = Vec::new();
    for item in joined {
        if !is_in(&item, &unique, work)? {
            unique.push(item);
        }
    }
    Ok(ValueKind::List(unique))
}

/// Python's `in` for a list.
fn is_in(value: &Value, list: &[Value], work: &Work) -> Result<bool, Stop> {
    // Most pairs differ in their first bytes.
    work.spend(4 * list.len())?;
    let mut is_sure = true;
    for item in list {
        match python::equal(value, item) {
            Some(true) => return Ok(true),
            Some(false) => {}
            None => is_sure = false,
        }
    }
    if is_sure { Ok(false) } else { Err(Stop::Unknown) }
}

/// `filter`: the list without the values; what is empty is given back as it is.
pub(super) fn filter(call: &Call, argument: &Value, work: &Work) -> Outcome {
    let [values, list] = exactly(call, argument, "the values to take out and a list")?;
    if list.is_unknown() {
        return Err(Stop::Unknown);
    }
    if is_falsy(list) {
        return Ok(list.kind.clone());
    }
    let ValueKind::List(items) = &list.kind else {
        return fails(list.span, format!("`{}` works on lists, found {}", call.name.text, list.kind_name()));
    };
    if values.is_unknown() {
        return Err(Stop::Unknown);
    }
    if is_falsy(values) {
        return Ok(list.kind.clone());
    }
    let ValueKind::List(values) = &values.kind else {
        let found = values.kind_name();
        return fails(values.span, format!("`{}` takes out a list of values, found {found}", call.name.text));
    };
    let mut kept = Vec::new();
    for item in items {
        if !is_in(item, values, work)? {
            kept.push(item.clone());
        }
    }
    Ok(ValueKind::List(kept))
}

/// `contains`: in a list, or as part of a text.
pub(super) fn contains(call: &Call, argument: &Value, work: &Work) -> Outcome {
    let [value, sequence] = exactly(call, argument, "a value and a list")?;
    match &sequence.kind {
        ValueKind::List(items) => is_in(value, items, work).map(ValueKind::Bool),
        ValueKind::String(text) => {
            let part = text_of(call, value, "what is looked for in text by the first argument")?;
            Ok(ValueKind::Bool(text.contains(part.as_str())))
        }
        ValueKind::Missing | ValueKind::Unknown(_) => Err(Stop::Unknown),
        _ => fails(sequence.span, format!("`{}` looks into lists, found {}", call.name.text, sequence.kind_name())),
    }
}

pub(super) fn equals(argument: &Value) -> Outcome {
    match argument.as_list() {
        Some([left, right]) => python::equal(left, right).map(ValueKind::Bool).ok_or(Stop::Unknown),
        _ => Err(Stop::Unknown),
    }
}

/// `Fn::Select` as Heat has it: what is not there is the empty text.
pub(super) fn select(call: &Call, argument: &Value, work: &Work) -> Outcome {
    let [index, collection] = exactly(call, argument, "an index and a collection")?;
    let parsed;
    let collection = match &collection.kind {
        ValueKind::String(text) if text.is_empty() => return Ok(nothing()),
        ValueKind::String(text) => {
            work.spend(16 * text.len())?;
            match python::json_loads(text, collection.span) {
                Ok(value) => {
                    parsed = value;
                    &parsed
                }
                Err(_) => {
                    let message =
                        format!("`{}` selects from a list or map, found text that is no JSON", call.name.text);
                    return fails(collection.span, message);
                }
            }
        }
        _ => collection,
    };
    match &collection.kind {
        ValueKind::Missing | ValueKind::Unknown(_) => Err(Stop::Unknown),
        ValueKind::Null => Ok(nothing()),
        ValueKind::Map(_) => {
            let key = text_of(call, index, "the index into a map")?;
            Ok(collection.get(key).map_or_else(nothing, |value| value.kind.clone()))
        }
        ValueKind::List(items) => {
            let index = index_of(call, index)?;
            Ok(at(items, index).map_or_else(nothing, |value| value.kind.clone()))
        }
        _ => {
            let found = collection.kind_name();
            fails(collection.span, format!("`{}` selects from a list or map, found {found}", call.name.text))
        }
    }
}

fn nothing() -> ValueKind {
    ValueKind::String("".into())
}

fn index_of(call: &Call, index: &Value) -> Result<i64, Stop> {
    let number = match &index.kind {
        ValueKind::Missing | ValueKind::Unknown(_) => return Err(Stop::Unknown),
        ValueKind::Int(number) => Some(*number),
        ValueKind::Bool(value) => Some(i64::from(*value)),
        ValueKind::Float(number) => Some(*number as i64),
        ValueKind::String(text) => python::parse_int(text),
        ValueKind::Null | ValueKind::List(_) | ValueKind::Map(_) => None,
    };
    match number {
        Some(number) => Ok(number),
        None => {
            let message =
                format!("the index of `{}` into a list must be a number, found {}", call.name.text, index.kind_name());
            fails(index.span, message)
        }
    }
}

/// `Fn::MemberListToMap` (heat:heat/api/aws/utils.py `extract_param_pairs`).
pub(super) fn member_list(call: &Call, argument: &Value) -> Outcome {
    let [key_name, value_name, members] = exactly(call, argument, "two names and a list")?;
    let (key_name, value_name) =
        (text_of(call, key_name, "the name of keys")?, text_of(call, value_name, "the name of values")?);
    let mut groups: std::collections::BTreeMap<u64, Entries> = std::collections::BTreeMap::new();
    for member in items(call, members, "members")? {
        let text = text_of(call, member, "a member")?;
        let Some((path, value)) = text.split_once('=') else {
            return fails(member.span, format!("a member of `{}` must be `.member.N.name=value`", call.name.text));
        };
        if let Some((number, name)) = member_path(path) {
            let name = Name { span: member.span, text: name.into() };
            let value = Value::new(member.span, ValueKind::String(value.into()));
            groups.entry(number).or_default().push((name, value));
        }
    }
    let mut pairs: Entries = Vec::new();
    let mut seen: HashSet<Text> = HashSet::new();
    // Of equal keys the last stays, where it stands.
    for group in groups.values().rev() {
        let last = |name: &str| group.iter().rev().find(|(other, _)| other.text == name).map(|(_, value)| value);
        let (Some(key), Some(value)) = (last(key_name), last(value_name)) else { continue };
        let Some(text) = key.as_str() else { continue };
        if seen.insert(text.into()) {
            pairs.push((Name { span: key.span, text: text.into() }, value.clone()));
        }
    }
    pairs.reverse();
    Ok(ValueKind::Map(pairs))
}

/// `.member.3.name` as the number and the name.
fn member_path(path: &str) -> Option<(u64, &str)> {
    let (number, name) = path.strip_prefix(".member.")?.split_once('.')?;
    let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| number.parse().ok().map(|number| (number, name)))?
}
