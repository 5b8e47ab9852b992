//! A template back to text that means the same: YAML in block style, or JSON.
//!
//! Nothing that was read is left out: sections and keys that the language does not have are written as they stood.
//! Comments, anchors, quotes and the order of sections are not kept (`hot fmt` works on the text for that reason).
//! Invariant: reading the result gives the same data, short tags in their long form; what was broken is null.

use indexmap::IndexMap;

use crate::dialect::Language;
use crate::expr::{Expr, ExprKind};
use crate::syntax::{Format, Text};
use crate::template::{Field, Output, Parameter, ParameterGroup, Resource, Section, Template};
use crate::value::Name;

pub mod json;
pub mod plain;
pub mod yaml;

use plain::Plain;

/// Writes a template in its own language and version.
pub fn print(template: &Template, format: Format) -> String {
    let document = document(template);
    match format {
        Format::Yaml => yaml::emit(&document),
        Format::Json => json::emit(&document),
    }
}

/// A template as plain data: sections and the keys of resources and outputs in a fixed order, all else in the order of the
/// template.
pub fn document(template: &Template) -> Plain {
    let mut writer = Writer { language: template.dialect.language, entries: Vec::new() };
    if let Some((key, version)) = &template.version {
        writer.push(&key.text, Plain::from(version));
    }
    writer.expr(&template.description, "Description");
    writer.expr(&template.metadata, "Metadata");
    if let Some(groups) = &template.parameter_groups {
        writer.section(groups, "ParameterGroups", Plain::List(groups.content.iter().map(group).collect()));
    }
    writer.named(&template.parameters, "Parameters", parameter);
    writer.expr(&template.mappings, "Mappings");
    writer.expr(&template.rules, "Rules");
    writer.expr(&template.transform, "Transform");
    writer.named(&template.conditions, "Conditions", |condition| match &condition.definition.kind {
        ExprKind::Call(call) if call.name.text == condition.name.text => Plain::from(&call.argument),
        _ => Plain::from(&condition.definition),
    });
    let language = template.dialect.language;
    writer.named(&template.resources, "Resources", |it| resource(it, language));
    writer.named(&template.outputs, "Outputs", output);
    writer.names(&template.unknown);
    Plain::Map(writer.entries)
}

/// Collects the sections.
struct Writer {
    language: Language,
    entries: Vec<(Text, Plain)>,
}

impl Writer {
    fn push(&mut self, key: &Text, value: Plain) {
        self.entries.push((key.clone(), value));
    }

    /// A section under the key that it has, or under its name in the language if it was made and not read.
    fn section<T>(&mut self, section: &Section<T>, cfn_name: &'static str, value: Plain) {
        let key = match &section.key {
            Some(key) => key.text.clone(),
            None => section_name(cfn_name, self.language),
        };
        self.entries.push((key, value));
    }

    fn expr(&mut self, section: &Option<Section<Expr>>, cfn_name: &'static str) {
        if let Some(section) = section {
            self.section(section, cfn_name, Plain::from(&section.content));
        }
    }

    /// A section of named things; left out where it is neither written nor filled.
    fn named<T>(&mut self, section: &Section<IndexMap<Text, T>>, cfn_name: &'static str, item: impl Fn(&T) -> Plain) {
        if section.key.is_none() && section.content.is_empty() {
            return;
        }
        let items = section.content.iter().map(|(name, value)| (name.clone(), item(value)));
        self.section(section, cfn_name, Plain::Map(items.collect()));
    }

    fn names(&mut self, entries: &[(Name, Expr)]) {
        for (name, value) in entries {
            self.push(&name.text, Plain::from(value));
        }
    }
}

/// `ParameterGroups` is `parameter_groups` in HOT.
fn section_name(cfn_name: &'static str, language: Language) -> Text {
    match (language, cfn_name) {
        (Language::Cfn, name) => Text::new_static(name),
        (Language::Hot, "ParameterGroups") => Text::new_static("parameter_groups"),
        (Language::Hot, name) => Text::from(name.to_ascii_lowercase()),
    }
}

fn group(group: &ParameterGroup) -> Plain {
    Plain::Map(written(&group.written))
}

fn parameter(parameter: &Parameter) -> Plain {
    Plain::Map(written(&parameter.written))
}

fn written(entries: &[(Name, Expr)]) -> Vec<(Text, Plain)> {
    entries.iter().map(|(name, value)| (name.text.clone(), Plain::from(value))).collect()
}

fn resource(resource: &Resource, language: Language) -> Plain {
    if let Some(argument) = loop_argument(&resource.name, &resource.other) {
        return argument;
    }
    let mut entries = Vec::new();
    if let Some(kind) = &resource.kind {
        let key = match language {
            Language::Hot => "type",
            Language::Cfn => "Type",
        };
        entries.push((Text::new_static(key), Plain::String(kind.text.clone())));
    }
    let fields = [
        &resource.description,
        &resource.condition,
        &resource.external_id,
        &resource.depends_on_written,
        &resource.properties,
        &resource.metadata,
        &resource.update_policy,
        &resource.deletion_policy,
    ];
    push_fields(&mut entries, fields);
    entries.extend(written(&resource.other));
    Plain::Map(entries)
}

fn output(output: &Output) -> Plain {
    if let Some(argument) = loop_argument(&output.name, &output.other) {
        return argument;
    }
    let mut entries = Vec::new();
    push_fields(&mut entries, [&output.description, &output.condition, &output.value]);
    entries.extend(written(&output.other));
    Plain::Map(entries)
}

fn push_fields<'a>(entries: &mut Vec<(Text, Plain)>, fields: impl IntoIterator<Item = &'a Option<Field>>) {
    let fields = fields.into_iter().flatten();
    entries.extend(fields.map(|field| (field.key.text.clone(), Plain::from(&field.value))));
}

/// What stands under `Fn::ForEach::Name`, a loop among named things, which is kept as a call of that name.
fn loop_argument(name: &Name, other: &[(Name, Expr)]) -> Option<Plain> {
    match other {
        [(key, value)] if key.text == name.text => {
            value.as_call().filter(|call| call.name.text == name.text).map(|call| Plain::from(&call.argument))
        }
        _ => None,
    }
}

#[cfg(test)]
#[path = "print_tests.rs"]
mod tests;
