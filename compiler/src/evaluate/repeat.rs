//! `repeat`: a template once for every combination of values (heat:heat/engine/hot/functions.py `Repeat`).
//!
//! The template is resolved first, then placeholders are replaced in its texts and keys. The number of copies and their
//! size are bounded; beyond that the result is unknown.

use std::collections::HashSet;

use super::limits::Work;
use super::{Outcome, Stop, fails, limits};
use crate::dialect::Dialect;
use crate::expr::Call;
use crate::syntax::Text;
use crate::value::{Name, Shape, Value, ValueKind};

/// A placeholder with the values it takes, one after the other.
struct Loop<'v> {
    placeholder: &'v str,
    values: Vec<Value>,
}

pub(super) fn repeat(call: &Call, argument: &Value, dialect: &Dialect, work: &Work) -> Outcome {
    let (Some(template), Some(for_each)) = (argument.get("template"), argument.get("for_each")) else {
        return Err(Stop::Unknown);
    };
    let permutations = argument.get("permutations").is_none_or(|value| value.as_bool() != Some(false));
    let is_nested = permutations || !dialect.repeat_permutations;
    let loops = loops(call, for_each, dialect.repeat_maps && is_nested)?;
    let lengths = loops.iter().map(|one| one.values.len());
    let count = match is_nested {
        true => lengths.fold(1, |product: usize, length| product.saturating_mul(length)),
        false => lengths.min().unwrap_or(0),
    };
    if count > limits::ITEMS || count.saturating_mul(limits::weight(template)) > 4 * limits::BYTES {
        return Err(Stop::Unknown);
    }
    if !is_nested {
        equally_long(call, for_each)?;
    }
    // In each copy every placeholder is looked for in every text.
    work.spend(count.saturating_mul(limits::weight(template)).saturating_mul(1 + loops.len()))?;
    let mut copies = Vec::with_capacity(count);
    let mut size = 0;
    for number in 0..count {
        let chosen = if is_nested { combination(&loops, number) } else { row(&loops, number) };
        let copy = replaced(call, template, &chosen)?;
        size += limits::weight(&copy);
        if size > 4 * limits::BYTES {
            return Err(Stop::Unknown);
        }
        copies.push(copy);
    }
    Ok(ValueKind::List(copies))
}

fn loops<'v>(call: &Call, for_each: &'v Value, takes_maps: bool) -> Result<Vec<Loop<'v>>, Stop> {
    let entries = match &for_each.kind {
        ValueKind::Map(entries) if entries.is_empty() => {
            return fails(for_each.span, format!("`for_each` of `{}` names nothing to repeat over", call.name.text));
        }
        ValueKind::Map(entries) => entries,
        ValueKind::Missing | ValueKind::Unknown(_) => return Err(Stop::Unknown),
        _ => {
            let found = for_each.kind_name();
            return fails(for_each.span, format!("`for_each` of `{}` must be a map, found {found}", call.name.text));
        }
    };
    let mut loops = Vec::with_capacity(entries.len());
    let mut is_known = true;
    for (name, value) in entries {
        let values = match &value.kind {
            ValueKind::Null => Vec::new(),
            ValueKind::List(items) => items.clone(),
            ValueKind::Map(entries) if takes_maps => {
                let key = |(name, _): &(Name, Value)| Value::new(name.span, ValueKind::String(name.text.clone()));
                entries.iter().map(key).collect()
            }
            ValueKind::Missing | ValueKind::Unknown(_) => {
                is_known = false;
                Vec::new()
            }
            _ => {
                let wanted = if takes_maps { "lists or maps" } else { "lists" };
                let message = format!("`{}` repeats over {wanted}, found {}", call.name.text, value.kind_name());
                return fails(value.span, message);
            }
        };
        loops.push(Loop { placeholder: &name.text, values });
    }
    if is_known { Ok(loops) } else { Err(Stop::Unknown) }
}

/// Without permutations all lists that are there have one length.
fn equally_long(call: &Call, for_each: &Value) -> Result<(), Stop> {
    let lists =
        for_each.as_map().unwrap_or(&[]).iter().filter_map(|(_, value)| Some((value.span, value.as_list()?.len())));
    let mut lists = lists;
    let Some((_, first)) = lists.next() else { return Ok(()) };
    match lists.find(|(_, length)| *length != first) {
        Some((span, length)) => {
            let message =
                format!("the lists of `{}` must be equally long, found {first} and {length} items", call.name.text);
            fails(span, message)
        }
        None => Ok(()),
    }
}

/// The values of one copy: the last loop runs fastest.
fn combination<'l>(loops: &'l [Loop<'l>], number: usize) -> Vec<(&'l str, &'l Value)> {
    let mut rest = number;
    let mut chosen: Vec<_> = loops
        .iter()
        .rev()
        .filter_map(|one| {
            let value = one.values.get(rest % one.values.len().max(1))?;
            rest /= one.values.len().max(1);
            Some((one.placeholder, value))
        })
        .collect();
    chosen.reverse();
    chosen
}

fn row<'l>(loops: &'l [Loop<'l>], number: usize) -> Vec<(&'l str, &'l Value)> {
    loops.iter().filter_map(|one| Some((one.placeholder, one.values.get(number)?))).collect()
}

fn replaced(call: &Call, template: &Value, chosen: &[(&str, &Value)]) -> Result<Value, Stop> {
    let kind = match &template.kind {
        ValueKind::String(text) => match replaced_text(call, text, chosen)? {
            Some(text) => ValueKind::String(text),
            None => ValueKind::Unknown(Shape::String),
        },
        ValueKind::List(items) => {
            ValueKind::List(items.iter().map(|item| replaced(call, item, chosen)).collect::<Result<_, _>>()?)
        }
        ValueKind::Map(entries) => {
            let mut copy: Vec<(Name, Value)> = Vec::with_capacity(entries.len());
            let mut taken: HashSet<Text> = HashSet::with_capacity(entries.len());
            for (name, value) in entries {
                // A key that is not known makes the whole map unknown.
                let Some(text) = replaced_text(call, &name.text, chosen)? else {
                    return Ok(Value::new(template.span, ValueKind::Unknown(Shape::Map)));
                };
                let value = replaced(call, value, chosen)?;
                if !taken.insert(text.clone()) {
                    copy.retain(|(other, _)| other.text != text);
                }
                copy.push((Name { span: name.span, text }, value));
            }
            ValueKind::Map(copy)
        }
        kind => kind.clone(),
    };
    Ok(Value::new(template.span, kind))
}

/// One placeholder after the other; nothing where an unknown value would be put in.
fn replaced_text(call: &Call, text: &Text, chosen: &[(&str, &Value)]) -> Result<Option<Text>, Stop> {
    let mut text = text.clone();
    for (placeholder, value) in chosen {
        let new = match &value.kind {
            ValueKind::String(new) => new,
            ValueKind::Missing | ValueKind::Unknown(_) if text.contains(placeholder) => return Ok(None),
            ValueKind::Missing | ValueKind::Unknown(_) => continue,
            _ => {
                let message = format!("`{}` puts in text, found {}", call.name.text, value.kind_name());
                return fails(value.span, message);
            }
        };
        if text.contains(placeholder) {
            if text.matches(placeholder).count().saturating_mul(new.len()) > limits::BYTES {
                return Err(Stop::Unknown);
            }
            text = text.replace(placeholder, new).into();
        }
    }
    Ok(Some(text))
}
