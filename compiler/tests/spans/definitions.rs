//! Mistakes in sections and in the definitions of parameters, resources and outputs.

use compiler::code::parameter::{INVALID_CONSTRAINT, INVALID_DEFAULT, UNKNOWN_PARAMETER_KEY, UNKNOWN_PARAMETER_TYPE};
use compiler::code::reference::{CIRCULAR_DEPENDENCY, UNKNOWN_REFERENCE};
use compiler::code::resource::*;
use compiler::code::template::{NOT_UNDERSTOOD_BY_TARGET, UNKNOWN_SECTION, UNKNOWN_VERSION};
use compiler::constraint::ConstraintKind;
use compiler::template::{Parameter, ParameterType, Resource};
use compiler::value::Name;

use crate::change::Change;
use crate::good::Good;
use crate::values::is_inline;

pub fn unknown_dependency(good: &Good) -> Vec<Change> {
    insert_key(good, ["depends_on", "DependsOn"], |_| Some("\"zz_nowhere\"".to_string()), &[&UNKNOWN_REFERENCE])
}

/// What a resource needs is made to depend on it.
pub fn dependency_cycle(good: &Good) -> Vec<Change> {
    let resources = &good.template().resources.content;
    let dependent = |resource: &Resource| {
        let index = resources.get_index_of(&resource.name.text)? as u32;
        let edge = good.checked.graph.edges().iter().find(|edge| edge.to == index)?;
        Some(format!("\"{}\"", resources.get_index(edge.from as usize)?.0))
    };
    let mut changes = insert_key(good, ["depends_on", "DependsOn"], dependent, &[&CIRCULAR_DEPENDENCY]);
    changes.iter_mut().for_each(|change| change.any_label = true);
    changes
}

pub fn bad_deletion_policy(good: &Good) -> Vec<Change> {
    let keep = |_: &Resource| Some("Keep".to_string());
    insert_key(good, ["deletion_policy", "DeletionPolicy"], keep, &[&INVALID_DELETION_POLICY])
}

pub fn made_up_resource_key(good: &Good) -> Vec<Change> {
    let codes = [&UNKNOWN_RESOURCE_KEY, &NOT_UNDERSTOOD_BY_TARGET];
    insert_key(good, ["zz_made_up", "ZzMadeUp"], |_| Some("1".to_string()), &codes)
}

/// Gives resources that lack it another key (its name in HOT and in CloudFormation), before their type.
fn insert_key(
    good: &Good, key: [&str; 2], value: impl Fn(&Resource) -> Option<String>, codes: &[&'static compiler::code::Code],
) -> Vec<Change> {
    let key = if good.template().is_cfn() { key[1] } else { key[0] };
    let mut changes = Vec::new();
    for resource in good.template().resources.content.values() {
        let Some(first) = keys_of(good, resource).into_iter().next() else { continue };
        let is_there = keys_of(good, resource).iter().any(|known| known.text == key);
        if let (false, Some(value)) = (is_there, value(resource)) {
            let value = if good.is_json && !value.starts_with('"') { format!("\"{value}\"") } else { value };
            let at = first.span.start as usize;
            changes.push(Change::replace(at..at, good.entry_before(&first, key, &value), codes));
        }
    }
    changes
}

/// The keys of a resource as written, in the order of the text.
fn keys_of(good: &Good, resource: &Resource) -> Vec<Name> {
    let source = good.checked.sources[0].clone();
    let parse = compiler::syntax::parse(&source);
    let section = if good.template().is_cfn() { "Resources" } else { "resources" };
    let resources = parse.root.as_map().and_then(|root| root.get(section)).and_then(|section| section.as_map());
    let definition = resources.and_then(|resources| resources.get(&resource.name.text)).and_then(|node| node.as_map());
    let keys = definition.into_iter().flat_map(|map| map.written()).map(|entry| &entry.key);
    keys.filter_map(|key| Some(Name { span: key.span, text: key.key_text()? })).collect()
}

pub fn unknown_resource_type(good: &Good) -> Vec<Change> {
    if good.template().dialect.is_aws() {
        return Vec::new();
    }
    let codes = [
        &UNKNOWN_RESOURCE_TYPE,
        &REMOVED_RESOURCE_TYPE,
        &AWS_ONLY_RESOURCE_TYPE,
        &FOREIGN_RESOURCE_TYPE,
        &compiler::code::nested::UNREADABLE_TEMPLATE,
    ];
    let kinds = good.template().resources.content.values().filter_map(|resource| resource.kind.as_ref());
    kinds.filter_map(|kind| Some(Change::replace(good.written(kind)?, format!("{}x", kind.text), &codes))).collect()
}

pub fn missing_resource_type(good: &Good) -> Vec<Change> {
    let mut changes = Vec::new();
    for resource in good.template().resources.content.values() {
        let keys = keys_of(good, resource);
        let key = keys.iter().find(|key| matches!(key.text.as_str(), "type" | "Type"));
        let (Some(key), Some(kind)) = (key, &resource.kind) else { continue };
        if let Some(lines) = good.lines_of(key, kind.span.end).filter(|_| keys.len() > 1) {
            changes.push(Change::remove(lines, resource.name.span.range(), &[&MISSING_RESOURCE_TYPE]));
        }
    }
    changes
}

pub fn misspelt_resource_key(good: &Good) -> Vec<Change> {
    let codes = [&UNKNOWN_RESOURCE_KEY, &NOT_UNDERSTOOD_BY_TARGET, &MISSING_RESOURCE_TYPE];
    let resources = good.template().resources.content.values();
    let keys: Vec<Name> = resources.flat_map(|resource| keys_of(good, resource)).collect();
    keys.iter().filter_map(|key| shortened(good, key, &codes)).collect()
}

pub fn misspelt_section(good: &Good) -> Vec<Change> {
    let template = good.template();
    // Without a version key it is the sections that tell the language.
    if template.version.is_none() {
        return Vec::new();
    }
    let sections = [
        &template.parameters.key,
        &template.conditions.key,
        &template.resources.key,
        &template.outputs.key,
        &template.parameter_groups.as_ref().and_then(|section| section.key.clone()),
        &template.description.as_ref().and_then(|section| section.key.clone()),
        &template.mappings.as_ref().and_then(|section| section.key.clone()),
    ];
    sections.into_iter().flatten().filter_map(|key| shortened(good, key, &[&UNKNOWN_SECTION])).collect()
}

/// A name that lost its last letter but one.
fn shortened(good: &Good, name: &Name, codes: &[&'static compiler::code::Code]) -> Option<Change> {
    let cut = name.text.len().checked_sub(2)?;
    let with = format!("{}{}", name.text.get(..cut)?, name.text.get(cut + 1..)?);
    Some(Change::replace(good.written(name)?, with, codes))
}

pub fn unknown_version(good: &Good) -> Vec<Change> {
    let version = good.template().version.as_ref().and_then(|(_, value)| {
        let at = good.bare(value.span, value.as_str()?)?;
        Some(Change::replace(at, "2099-01-01", &[&UNKNOWN_VERSION]))
    });
    version.into_iter().collect()
}

fn parameters(good: &Good) -> impl Iterator<Item = &Parameter> {
    good.template().parameters.content.values()
}

pub fn misspelt_parameter_key(good: &Good) -> Vec<Change> {
    let keys = parameters(good).flat_map(|parameter| parameter.written.iter().map(|(key, _)| key));
    keys.filter_map(|key| shortened(good, key, &[&UNKNOWN_PARAMETER_KEY])).collect()
}

pub fn unknown_parameter_type(good: &Good) -> Vec<Change> {
    let types = parameters(good).filter_map(|parameter| parameter.kind.as_ref());
    let wrong = |span: compiler::source::Span| {
        let written = &good.text[span.range()];
        let at = good.bare(span, written.trim_matches(['"', '\'']))?;
        Some(Change::replace(at.clone(), format!("{}x", &good.text[at]), &[&UNKNOWN_PARAMETER_TYPE]))
    };
    types.filter_map(|(_, span)| wrong(*span)).collect()
}

pub fn unknown_constraint(good: &Good) -> Vec<Change> {
    if good.template().is_cfn() {
        return Vec::new();
    }
    let constraints = parameters(good).flat_map(|parameter| &parameter.constraints);
    constraints.filter_map(|constraint| shortened(good, &constraint.key, &[&INVALID_CONSTRAINT])).collect()
}

/// A constraint that is no list, map or text.
pub fn bad_constraint(good: &Good) -> Vec<Change> {
    let mut changes = Vec::new();
    for constraint in parameters(good).flat_map(|parameter| &parameter.constraints) {
        let with = match (&constraint.constraint.kind, good.template().is_cfn()) {
            (ConstraintKind::AllowedPattern(_) | ConstraintKind::Custom(_), _) => "[5]",
            (ConstraintKind::Length { .. } | ConstraintKind::Range { .. }, true) => "\"few\"",
            _ => "7",
        };
        changes.push(Change::replace(constraint.span.range(), with, &[&INVALID_CONSTRAINT]));
    }
    changes
}

pub fn default_against_constraint(good: &Good) -> Vec<Change> {
    let mut changes = Vec::new();
    for parameter in parameters(good) {
        let (Some(default), [constraint]) = (&parameter.default, parameter.constraints.as_slice()) else { continue };
        let kind = parameter.kind.as_ref().map(|(kind, _)| kind);
        let with = match (&constraint.constraint.kind, kind) {
            (ConstraintKind::AllowedValues(_), Some(ParameterType::String)) => "\"zz-not-allowed\"".to_string(),
            (ConstraintKind::AllowedValues(_), Some(ParameterType::Number)) => "987654".to_string(),
            (ConstraintKind::Range { max: Some(max), .. }, Some(ParameterType::Number)) => format!("{}", max + 1.0),
            (ConstraintKind::Range { min: Some(min), .. }, Some(ParameterType::Number)) => format!("{}", min - 1.0),
            (ConstraintKind::Length { max: Some(max), .. }, Some(ParameterType::String)) if *max < 300 => {
                format!("\"{}\"", "z".repeat(*max as usize + 1))
            }
            _ => continue,
        };
        if is_inline(good, default) {
            changes.push(Change::replace(default.span.range(), with, &[&INVALID_DEFAULT]));
        }
    }
    changes
}

pub fn output_without_value(good: &Good) -> Vec<Change> {
    let outputs = good.template().outputs.content.values().filter_map(|output| output.value.as_ref());
    outputs.filter_map(|field| shortened(good, &field.key, &[&INVALID_OUTPUT])).collect()
}
