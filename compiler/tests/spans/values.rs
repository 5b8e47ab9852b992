//! Mistakes in the properties of resources.

use compiler::code::property::{MISSING_PROPERTY, UNKNOWN_PROPERTY, VALUE_NOT_ALLOWED, WRONG_TYPE};
use compiler::code::syntax::DUPLICATE_KEY;
use compiler::constraint::ConstraintKind;
use compiler::expr::{Expr, ExprKind};
use compiler::schema::{Children, Property, PropertyType, ResourceType};
use compiler::value::Name;

use crate::change::Change;
use crate::good::Good;

pub fn misspelt_property(good: &Good) -> Vec<Change> {
    let entries = good.typed().into_iter().flat_map(|(_, _, entries)| entries);
    entries.filter_map(|(name, _)| misspelt(good, name)).collect()
}

pub fn made_up_property(good: &Good) -> Vec<Change> {
    let made_up = |first: &Name| {
        let text = good.entry_before(first, "zz_made_up", "1");
        let at = first.span.start as usize;
        Change::replace(at..at, text, &[&UNKNOWN_PROPERTY])
    };
    good.typed().into_iter().filter_map(|(_, _, entries)| Some(made_up(&entries.first()?.0))).collect()
}

pub fn misspelt_nested_key(good: &Good) -> Vec<Change> {
    let mut changes = Vec::new();
    for (property, value) in given(good) {
        let maps = match (&property.children, &value.kind) {
            (Children::Map(_), ExprKind::Map(entries)) => vec![entries.as_slice()],
            (Children::List(item), ExprKind::List(items)) if matches!(item.children, Children::Map(_)) => {
                items.iter().filter_map(Expr::as_map).collect()
            }
            _ => continue,
        };
        changes.extend(maps.into_iter().flatten().filter_map(|(name, _)| misspelt(good, name)));
    }
    changes
}

fn misspelt(good: &Good, name: &Name) -> Option<Change> {
    Some(Change::replace(good.written(name)?, format!("{}x", name.text), &[&UNKNOWN_PROPERTY]))
}

/// Text where a number, boolean, map or list must be, and a list where text must.
pub fn wrong_type(good: &Good) -> Vec<Change> {
    let mut changes = Vec::new();
    for (property, value) in given(good) {
        let with = match property.kind {
            PropertyType::Integer | PropertyType::Number | PropertyType::Boolean => "\"wrong words\"",
            PropertyType::Map | PropertyType::List => "\"wrong words\"",
            PropertyType::String => "[\"wrong\"]",
            PropertyType::Any => continue,
        };
        let is_collection = matches!(value.kind, ExprKind::Map(_) | ExprKind::List(_));
        if is_collection || is_inline(good, value) {
            changes.push(Change::replace(value.span.range(), with, &[&WRONG_TYPE]));
        }
    }
    changes
}

pub fn missing_property(good: &Good) -> Vec<Change> {
    let mut changes = Vec::new();
    for (resource, kind, entries) in good.typed() {
        let Some(field) = &resource.properties else { continue };
        for (name, value) in entries.iter().filter(|_| entries.len() > 1) {
            let is_required = property(kind, name).is_some_and(|property| property.required);
            // The lines up to the next key, so that nothing of the value stays.
            let next = entries.iter().map(|(name, _)| name.span.start).filter(|start| *start > name.span.start).min();
            let end = next.map_or(value.span.end, |next| next - 1);
            let lines = good.lines_of(name, end).filter(|lines| next.is_none_or(|next| lines.end <= next as usize));
            if let (true, Some(lines)) = (is_required, lines) {
                changes.push(Change::remove(lines, field.key.span.range(), &[&MISSING_PROPERTY]));
            }
        }
    }
    changes
}

pub fn value_not_allowed(good: &Good) -> Vec<Change> {
    let mut changes = Vec::new();
    for (property, value) in given(good) {
        let [constraint] = property.constraints.as_slice() else { continue };
        let with = match (&constraint.kind, property.kind) {
            (ConstraintKind::AllowedValues(_), PropertyType::String) => "\"zz-not-allowed\"".to_string(),
            (ConstraintKind::AllowedValues(_), PropertyType::Integer | PropertyType::Number) => "987654".to_string(),
            (ConstraintKind::Range { max: Some(max), .. }, _) => format!("{}", max + 1.0),
            (ConstraintKind::Range { min: Some(min), .. }, _) => format!("{}", min - 1.0),
            (ConstraintKind::Length { max: Some(max), .. }, PropertyType::String) if *max < 300 => {
                format!("\"{}\"", "z".repeat(*max as usize + 1))
            }
            _ => continue,
        };
        if is_inline(good, value) {
            changes.push(Change::replace(value.span.range(), with, &[&VALUE_NOT_ALLOWED]));
        }
    }
    changes
}

pub fn duplicate_key(good: &Good) -> Vec<Change> {
    let entries = good.typed().into_iter().flat_map(|(_, _, entries)| entries);
    let twice = |(name, value): &(Name, Expr)| {
        let lines = good.lines_of(name, value.span.end).filter(|_| is_inline(good, value))?;
        let line = good.text[lines.clone()].to_string();
        line.ends_with('\n').then(|| Change::replace(lines.end..lines.end, line, &[&DUPLICATE_KEY]))
    };
    entries.filter_map(twice).collect()
}

/// The properties that are given, with what the schema says of them.
fn given(good: &Good) -> Vec<(&'static Property, &Expr)> {
    let typed = good.typed().into_iter();
    let pairs = typed.flat_map(|(_, kind, entries)| entries.iter().map(move |(name, value)| (kind, name, value)));
    pairs.filter_map(|(kind, name, value)| Some((property(kind, name)?, value))).collect()
}

fn property(kind: &'static ResourceType, name: &Name) -> Option<&'static Property> {
    // What its type is, another property says.
    if kind.name == "OS::Heat::Value" {
        return None;
    }
    kind.properties.iter().find(|(known, _)| *known == name.text).map(|(_, property)| property)
}

/// A plain value on one line.
pub fn is_inline(good: &Good, value: &Expr) -> bool {
    let is_scalar =
        matches!(value.kind, ExprKind::String(_) | ExprKind::Int(_) | ExprKind::Float(_) | ExprKind::Bool(_));
    let written = &good.text[value.span.range()];
    is_scalar && !written.is_empty() && !written.contains('\n')
}
