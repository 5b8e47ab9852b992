//! Several environments into one, in their order (heat:heat/common/environment_util.py).
//!
//! The last value of a parameter wins, unless an environment asks to merge: maps are updated, lists extended, text
//! joined, numbers added.

use std::collections::HashMap;

use indexmap::IndexMap;

use crate::code::environment as codes;
use crate::diagnostic::Diagnostic;
use crate::environment::{Environment, Given, MergeStrategy};
use crate::source::{SourceId, Span};
use crate::syntax::Text;
use crate::template::ParameterType;
use crate::value::{Name, Value, ValueKind};

/// Merges environments; `type_of` knows the parameters of the template.
pub fn merge(
    environments: Vec<Environment>, type_of: &dyn Fn(&str) -> Option<ParameterType>, diagnostics: &mut Vec<Diagnostic>,
) -> Environment {
    let mut merged = Environment::default();
    let mut strategies: IndexMap<Text, (MergeStrategy, SourceId, Span)> = IndexMap::new();
    for environment in environments {
        settle_strategies(&environment, &mut strategies, type_of, diagnostics);
        merge_values(&mut merged.parameters, environment.parameters, &strategies, type_of, true, diagnostics);
        merge_values(
            &mut merged.parameter_defaults,
            environment.parameter_defaults,
            &strategies,
            type_of,
            false,
            diagnostics,
        );
        merged.registry.extend(environment.registry);
        merged.merge_strategies.extend(environment.merge_strategies);
    }
    merged
}

/// Notes how each parameter that an environment gives is merged; two files may not differ.
fn settle_strategies(
    environment: &Environment, settled: &mut IndexMap<Text, (MergeStrategy, SourceId, Span)>,
    type_of: &dyn Fn(&str) -> Option<ParameterType>, diagnostics: &mut Vec<Diagnostic>,
) {
    let fallback = environment.merge_strategies.get("default").copied();
    for (name, given) in &environment.parameters {
        if type_of(name).is_none() || given.value.is_null() {
            continue;
        }
        let explicit = environment.merge_strategies.get(name).copied();
        let overwrite = (MergeStrategy::Overwrite, given.source, given.key);
        match (settled.get(name), explicit) {
            (Some((before, source, span)), Some((now, here, place))) if *before != now => {
                let message = format!("`{name}` is merged in two ways");
                diagnostics.push(
                    Diagnostic::new(&codes::CONFLICTING_MERGE_STRATEGIES, here, place, message)
                        .with_label(*source, *span, "another environment merges it so")
                        .with_help("use the same strategy in all environments"),
                );
            }
            (Some(_), _) => {}
            (None, _) => {
                settled.insert(name.clone(), explicit.or(fallback).unwrap_or(overwrite));
            }
        }
    }
}

fn merge_values(
    merged: &mut IndexMap<Text, Given>, new: IndexMap<Text, Given>,
    strategies: &IndexMap<Text, (MergeStrategy, SourceId, Span)>, type_of: &dyn Fn(&str) -> Option<ParameterType>,
    strict: bool, diagnostics: &mut Vec<Diagnostic>,
) {
    let first = merged.is_empty();
    for (name, given) in new {
        // A null never takes a value away.
        if given.value.is_null() && merged.contains_key(&name) {
            continue;
        }
        let Some(kind) = type_of(&name) else {
            // Heat drops names that the template lacks, except from the first environment that gives any.
            if first || !strict {
                merged.insert(name, given);
            }
            continue;
        };
        let strategy = strategies.get(&name).map_or(MergeStrategy::Overwrite, |(strategy, ..)| *strategy);
        let value = match merged.get(&name) {
            Some(old) if strategy != MergeStrategy::Overwrite => {
                match merge_value(&old.value, &given.value, &kind, strategy == MergeStrategy::DeepMerge) {
                    Some(value) => value,
                    None => {
                        diagnostics.push(not_mergeable(&name, &given));
                        given.value
                    }
                }
            }
            _ => given.value,
        };
        merged.insert(name, Given { source: given.source, key: given.key, value });
    }
}

fn not_mergeable(name: &str, given: &Given) -> Diagnostic {
    let message = format!("the values of `{name}` can not be merged");
    Diagnostic::new(&codes::INVALID_ENVIRONMENT, given.source, given.key, message)
        .with_help("booleans, and values of another type than the parameter's, can only be overwritten")
}

fn merge_value(old: &Value, new: &Value, kind: &ParameterType, deep: bool) -> Option<Value> {
    let kind = match (kind, &old.kind, &new.kind) {
        (ParameterType::Json, ValueKind::Map(old), ValueKind::Map(new)) => ValueKind::Map(merge_maps(old, new, deep)),
        (ParameterType::CommaDelimitedList, ValueKind::List(old), ValueKind::List(new)) => {
            ValueKind::List([old.as_slice(), new.as_slice()].concat())
        }
        (ParameterType::CommaDelimitedList, ValueKind::String(old), ValueKind::String(new)) => {
            ValueKind::String(format!("{old},{new}").into())
        }
        (ParameterType::String, ValueKind::String(old), ValueKind::String(new)) => {
            ValueKind::String(format!("{old}{new}").into())
        }
        (ParameterType::Number, ValueKind::Int(old), ValueKind::Int(new)) => ValueKind::Int(old.checked_add(*new)?),
        (ParameterType::Number, ValueKind::Float(old), ValueKind::Float(new)) => ValueKind::Float(old + new),
        _ => return None,
    };
    Some(Value::new(new.span, kind))
}

fn merge_maps(old: &[(Name, Value)], new: &[(Name, Value)], deep: bool) -> Vec<(Name, Value)> {
    let mut merged = old.to_vec();
    let mut places: HashMap<Text, usize> =
        old.iter().enumerate().map(|(index, (name, _))| (name.text.clone(), index)).collect();
    for (name, value) in new.iter().filter(|(_, value)| !value.is_null()) {
        match places.get(&name.text).and_then(|index| merged.get_mut(*index)) {
            Some((_, there)) => {
                *there = match (&there.kind, &value.kind) {
                    (ValueKind::Map(old), ValueKind::Map(new)) if deep => {
                        Value::new(value.span, ValueKind::Map(merge_maps(old, new, deep)))
                    }
                    (ValueKind::List(old), ValueKind::List(new)) if deep => {
                        Value::new(value.span, ValueKind::List([old.as_slice(), new.as_slice()].concat()))
                    }
                    (ValueKind::String(old), ValueKind::String(new)) if deep => {
                        Value::new(value.span, ValueKind::String(format!("{old}{new}").into()))
                    }
                    _ => value.clone(),
                };
            }
            None => {
                places.insert(name.text.clone(), merged.len());
                merged.push((name.clone(), value.clone()));
            }
        }
    }
    merged
}
