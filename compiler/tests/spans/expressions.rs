//! Mistakes in references and functions.

use compiler::code::condition::{INVALID_CONDITION, UNKNOWN_CONDITION};
use compiler::code::function::{INVALID_ARGUMENTS, MISSPELT_FUNCTION, UNKNOWN_FUNCTION};
use compiler::code::nested::UNKNOWN_TEMPLATE_OUTPUT;
use compiler::code::reference::{UNKNOWN_ATTRIBUTE, UNKNOWN_PARAMETER, UNKNOWN_REFERENCE};
use compiler::expr::{Call, Expr, Spelling};
use compiler::function::{Arguments, Function};
use compiler::schema;
use compiler::source::Span;

use crate::change::Change;
use crate::good::Good;

pub fn unknown_resource(good: &Good) -> Vec<Change> {
    let calls = calls(good).into_iter().filter_map(|call| match (call.function, call.arguments()) {
        (Function::Resource | Function::Ref, Arguments::Name { name, .. }) => Some(name),
        _ => None,
    });
    calls.filter_map(|name| renamed(good, name, &[&UNKNOWN_REFERENCE])).collect()
}

pub fn unknown_resource_of_attribute(good: &Good) -> Vec<Change> {
    attributes(good).into_iter().filter_map(|(resource, _)| renamed(good, resource, &[&UNKNOWN_REFERENCE])).collect()
}

pub fn unknown_parameter(good: &Good) -> Vec<Change> {
    let calls = calls(good).into_iter().filter_map(|call| match (call.function, call.arguments()) {
        (Function::Param, Arguments::Name { name, .. }) => Some(name),
        _ => None,
    });
    calls.filter_map(|name| renamed(good, name, &[&UNKNOWN_PARAMETER])).collect()
}

pub fn unknown_attribute(good: &Good) -> Vec<Change> {
    let mut changes = Vec::new();
    for (resource, attribute) in attributes(good) {
        let resource = resource.as_str().and_then(|name| good.template().resources.content.get(name));
        let (Some(kind), Some(attribute)) = (resource.and_then(|resource| resource.type_name()), attribute) else {
            continue;
        };
        let is_open = schema::resource_type(kind).is_none_or(|kind| kind.any_attribute);
        if !is_open && !good.template().dialect.is_aws() {
            changes.extend(renamed(good, attribute, &[&UNKNOWN_ATTRIBUTE, &UNKNOWN_TEMPLATE_OUTPUT]));
        }
    }
    changes
}

/// A number where a function wants a list or map.
pub fn wrong_arguments(good: &Good) -> Vec<Change> {
    let takes_collections = |call: &&Call| {
        matches!(
            call.function,
            Function::Attribute
                | Function::Replace
                | Function::Join
                | Function::Split
                | Function::Select
                | Function::Repeat
                | Function::Digest
                | Function::If
        )
    };
    let wrong = |call: &Call| {
        let at = call.argument.span.range();
        let is_whole = call.spelling == Spelling::Map && at.start > call.name.span.end as usize;
        let call_range = call.name.span.start as usize..at.end;
        is_whole.then(|| Change::replace(at, "5", &[&INVALID_ARGUMENTS]).within(call_range))
    };
    calls(good).into_iter().filter(takes_collections).filter_map(wrong).collect()
}

pub fn misspelt_function(good: &Good) -> Vec<Change> {
    let misspelt = |call: &Call| {
        let at = good.written(&call.name).filter(|_| call.spelling == Spelling::Map)?;
        // A misspelt `if` or `repeat` is a word like any other.
        let name = Some(&call.name.text).filter(|name| name.contains(['_', ':']))?;
        let with = format!("{}{}", &name[..name.len() - 2], &name[name.len() - 1..]);
        Some(Change::replace(at, with, &[&MISSPELT_FUNCTION, &UNKNOWN_FUNCTION]))
    };
    // What a loop makes of a map that should have been a list is said where it comes to.
    let looped: Vec<Span> = calls(good)
        .into_iter()
        .filter_map(|call| match call.arguments() {
            Arguments::Repeat { for_each, .. } => Some(for_each.span),
            _ => None,
        })
        .collect();
    let is_looped = |call: &&Call| looped.iter().any(|span| span.touches(call.name.span.start));
    calls(good).into_iter().filter(|call| !is_looped(call)).filter_map(misspelt).collect()
}

pub fn unknown_condition(good: &Good) -> Vec<Change> {
    let template = good.template();
    let of_resources = template.resources.content.values().filter_map(|resource| resource.condition.as_ref());
    let of_outputs = template.outputs.content.values().filter_map(|output| output.condition.as_ref());
    let of_calls = calls(good).into_iter().filter_map(|call| match call.arguments() {
        Arguments::If { condition, .. } => Some(condition),
        _ => None,
    });
    let all = of_resources.chain(of_outputs).map(|field| &field.value).chain(of_calls);
    all.filter_map(|name| renamed(good, name, &[&UNKNOWN_CONDITION, &INVALID_CONDITION])).collect()
}

fn renamed(good: &Good, name: &Expr, codes: &[&'static compiler::code::Code]) -> Option<Change> {
    let text = name.as_str()?;
    Some(Change::replace(good.bare(name.span, text)?, format!("{text}_zz"), codes))
}

/// The resource and the attribute of every `get_attr`.
fn attributes(good: &Good) -> Vec<(&Expr, Option<&Expr>)> {
    calls(good)
        .into_iter()
        .filter_map(|call| match call.arguments() {
            Arguments::Attribute { resource, attribute, .. } => Some((resource, attribute)),
            _ => None,
        })
        .collect()
}

/// All calls in resources and outputs.
fn calls(good: &Good) -> Vec<&Call> {
    let template = good.template();
    let resources = template.resources.content.values();
    let fields = resources.flat_map(|resource| [&resource.properties, &resource.metadata].into_iter().flatten());
    let outputs = template.outputs.content.values().filter_map(|output| output.value.as_ref());
    let mut calls = Vec::new();
    for field in fields.chain(outputs) {
        field.value.walk(&mut |expr| calls.extend(expr.as_call()));
    }
    calls
}
