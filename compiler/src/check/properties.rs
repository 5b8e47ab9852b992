//! Property values against a resource type's schema, all the way down (heat:heat/engine/properties.py).

use std::collections::HashSet;

use crate::check::coerce::{self, Conversion};
use crate::code::property as codes;
use crate::diagnostic::{Diagnostic, Fix, Safety};
use crate::lower::backquoted;
use crate::python;
use crate::schema::{Children, Property, ResourceType, Translation, TranslationKind};
use crate::source::{SourceId, Span};
use crate::suggest::closest;
use crate::syntax::Text;
use crate::value::{Name, Value, ValueKind};

/// As many names are listed in one message.
const MOST_LISTED: usize = 20;

/// Whose properties are looked at, and where findings go.
pub(crate) struct Owner<'a> {
    pub source: SourceId,
    /// The resource type's name, for messages.
    pub type_name: &'a str,
    /// The place of the type's name in the template.
    pub type_span: Span,
    pub conversion: Conversion,
    pub any_property: bool,
    /// Old properties that count as the ones they are read as.
    pub translations: &'a [Translation],
    /// Properties that refer to resources: Heat looks only at the types of their values before those resources are made.
    pub waiting: &'a [Text],
    /// Seconds since 1970, for values that expire.
    pub now: Option<i64>,
    pub diagnostics: &'a mut Vec<Diagnostic>,
}

/// Checks what is written under `properties`. `place` is blamed for what is missing there.
pub(crate) fn check(kind: &ResourceType, given: &Value, place: Span, owner: &mut Owner<'_>) {
    match &given.kind {
        ValueKind::Map(entries) => {
            check_map(&kind.properties, entries, place, "", owner);
            check_translations(kind, given, owner);
        }
        ValueKind::Unknown(_) | ValueKind::Missing => {}
        _ => {
            let message = format!("the properties of `{}` must be a map, found {}", owner.type_name, given.kind_name());
            owner.report(&codes::WRONG_TYPE, given.span, message);
        }
    }
}

/// Checks an update policy: a map of its own schema. Placeholders look at none.
pub(crate) fn check_update_policy(kind: &ResourceType, given: &Value, owner: &mut Owner<'_>) {
    if kind.any_property {
        return;
    }
    if let ValueKind::Map(entries) = &given.kind {
        check_map(&kind.update_policy, entries, given.span, "", owner);
    }
}

impl Owner<'_> {
    fn report(&mut self, code: &'static crate::code::Code, span: Span, message: String) {
        self.diagnostics.push(Diagnostic::new(code, self.source, span, message));
    }

    /// What was found since in a property whose value waits for other resources. heat:heat/engine/properties.py
    /// `_find_deps_any_in_init`
    fn tell_late(&mut self, since: usize) {
        for finding in &mut self.diagnostics[since..] {
            if [&codes::UNKNOWN_PROPERTY, &codes::VALUE_NOT_ALLOWED, &codes::UNIMPLEMENTED_PROPERTY]
                .iter()
                .any(|code| **code == *finding.code)
            {
                *finding = finding.clone().found_late("when the resources that the property refers to are made");
            }
        }
    }
}

/// Checks the entries of a map against its schema. `path` is empty at the top, else `networks[0].`.
fn check_map(schema: &[(Text, Property)], entries: &[(Name, Value)], place: Span, path: &str, owner: &mut Owner<'_>) {
    let mut unknown = Vec::new();
    for (name, value) in entries {
        match find(schema, &name.text) {
            Some(property) => {
                let before = owner.diagnostics.len();
                check_value(property, value, name.span, &format!("{path}{}", name.text), owner);
                if path.is_empty() && property.implemented && owner.waiting.contains(&name.text) {
                    owner.tell_late(before);
                }
            }
            None if owner.any_property => {}
            None => unknown.push(name),
        }
    }
    let missing: Vec<&Text> = schema
        .iter()
        .filter(|(name, property)| property.required && !entries.iter().any(|(given, _)| &given.text == name))
        .filter(|(name, _)| !has_old_form(name, entries, path, owner.translations))
        .map(|(name, _)| name)
        .collect();
    // A required property that is misspelt is one mistake, not two.
    let renamed = report_unknown(schema, &unknown, &missing, entries, path, owner);
    let missing: Vec<&str> = missing.into_iter().filter(|name| !renamed.contains(name)).map(Text::as_str).collect();
    if !missing.is_empty() {
        report_missing(&missing, place, path, owner);
    }
}

fn find<'s>(schema: &'s [(Text, Property)], name: &str) -> Option<&'s Property> {
    schema.iter().find(|(candidate, _)| candidate == name).map(|(_, property)| property)
}

/// Whether a property is given under an old name, beside where it stands now.
fn has_old_form(name: &str, entries: &[(Name, Value)], path: &str, translations: &[Translation]) -> bool {
    translations.iter().filter(|rule| rule.kind == TranslationKind::Replace).any(|rule| {
        let (Some(to), Some(old)) = (&rule.to, rule.from.last()) else { return false };
        let Some((last, way)) = to.split_last() else { return false };
        last == name && is_way(path, way) && entries.iter().any(|(given, _)| &given.text == old)
    })
}

/// Whether a path such as `networks[0].` leads the way of these keys.
fn is_way(path: &str, keys: &[Text]) -> bool {
    let parts = path.split('.').filter(|part| !part.is_empty());
    let names = parts.map(|part| part.split('[').next().unwrap_or(part));
    names.eq(keys.iter().map(Text::as_str))
}

fn report_unknown(
    schema: &[(Text, Property)], unknown: &[&Name], missing: &[&Text], entries: &[(Name, Value)], path: &str,
    owner: &mut Owner<'_>,
) -> Vec<Text> {
    let mut renamed = Vec::new();
    if unknown.is_empty() {
        return renamed;
    }
    let given: HashSet<&Text> = entries.iter().map(|(name, _)| &name.text).collect();
    let free: Vec<&Text> = schema.iter().map(|(name, _)| name).filter(|name| !given.contains(name)).collect();
    for name in unknown {
        let wanted = closest(&name.text, missing.iter().map(|name| name.as_str()));
        let near = wanted.or_else(|| closest(&name.text, free.iter().map(|name| name.as_str())));
        let message = match path {
            "" => format!("`{}` has no property `{}`", owner.type_name, name.text),
            _ => format!("`{}` of `{}` has no key `{}`", path.trim_end_matches('.'), owner.type_name, name.text),
        };
        let diagnostic = Diagnostic::new(&codes::UNKNOWN_PROPERTY, owner.source, name.span, message);
        owner.diagnostics.push(match near {
            Some(near) => {
                renamed.extend(missing.iter().find(|name| **name == near).map(|name| (*name).clone()));
                let fix = Fix::replace(format!("Replace with `{near}`"), owner.source, name.span, near, Safety::Unsafe);
                diagnostic.with_help(format!("did you mean `{near}`?")).with_fix(fix)
            }
            None if schema.len() <= 12 && !schema.is_empty() => {
                diagnostic.with_help(format!("it has {}", backquoted(schema.iter().map(|(name, _)| name.as_str()))))
            }
            None if schema.is_empty() => diagnostic.with_help("it has none"),
            None => diagnostic,
        });
    }
    renamed
}

/// All that one map lacks is one finding: there is one place to mend.
fn report_missing(names: &[&str], place: Span, path: &str, owner: &mut Owner<'_>) {
    let more = names.len().saturating_sub(MOST_LISTED);
    let listed = backquoted(names.iter().copied().take(MOST_LISTED));
    let listed = if more > 0 { format!("{listed} and {more} more") } else { listed };
    let message = match (path, names) {
        ("", [_]) => format!("`{}` needs the property {listed}", owner.type_name),
        ("", _) => format!("`{}` needs the properties {listed}", owner.type_name),
        _ => format!("`{}` of `{}` needs {listed}", path.trim_end_matches('.'), owner.type_name),
    };
    let diagnostic = Diagnostic::new(&codes::MISSING_PROPERTY, owner.source, place, message);
    let diagnostic = if place != owner.type_span && path.is_empty() {
        diagnostic.with_label(owner.source, owner.type_span, "required by this type")
    } else {
        diagnostic
    };
    let lines: Vec<String> = names.iter().take(MOST_LISTED).map(|name| format!("`{name}: ...`")).collect();
    owner.diagnostics.push(diagnostic.with_help(format!("add {}", lines.join(", "))));
}

fn check_value(property: &Property, value: &Value, key: Span, path: &str, owner: &mut Owner<'_>) {
    if !property.implemented {
        let message = format!("Heat does not implement `{path}` of `{}`", owner.type_name);
        owner.report(&codes::UNIMPLEMENTED_PROPERTY, key, message);
        return;
    }
    if value.is_null() {
        check_null(property, value, key, path, owner);
        return;
    }
    // Heat takes such a property away after reading what it knows in it.
    if is_deleted(path, owner.translations) && !matches!(value.kind, ValueKind::Map(_)) {
        return;
    }
    let coerced = match coerce::property(property.kind, value, owner.conversion) {
        Ok(coerced) => coerced,
        Err(reason) => {
            let message = format!("`{path}` of `{}` has the wrong type", owner.type_name);
            let diagnostic = Diagnostic::new(&codes::WRONG_TYPE, owner.source, value.span, message);
            owner.diagnostics.push(with_remedy(diagnostic.with_primary_message(reason), property, value));
            return;
        }
    };
    match (&coerced.kind, &property.children) {
        (ValueKind::Map(entries), Children::Map(schema)) => check_map(schema, entries, key, &format!("{path}."), owner),
        (ValueKind::List(items), Children::Free) if owner.conversion == Conversion::Template => {
            check_joined(items, path, owner);
        }
        (ValueKind::List(items), Children::List(schema)) => {
            for (index, item) in items.iter().enumerate() {
                check_value(schema, item, item.span, &format!("{path}[{index}]"), owner);
            }
        }
        _ => {}
    }
    if !is_moved(path, &coerced, owner.translations) {
        check_constraints(property, &coerced, path, owner);
    }
}

/// Whether Heat takes the property away before it looks at constraints, after having read it into others.
fn is_moved(path: &str, value: &Value, translations: &[Translation]) -> bool {
    let is_added = |rule: &Translation| rule.kind == TranslationKind::Add && python::truth(value) != Some(false);
    is_deleted(path, translations) || translations.iter().any(|rule| is_added(rule) && is_way(path, &rule.from))
}

fn is_deleted(path: &str, translations: &[Translation]) -> bool {
    translations.iter().any(|rule| rule.kind == TranslationKind::Delete && is_way(path, &rule.from))
}

/// A list for a template's parameter is joined to text: its items must be text, or all maps.
fn check_joined(items: &[Value], path: &str, owner: &mut Owner<'_>) {
    if items.iter().all(|item| matches!(item.kind, ValueKind::Map(_))) {
        return;
    }
    for item in items {
        if !matches!(item.kind, ValueKind::String(_) | ValueKind::Null | ValueKind::Unknown(_) | ValueKind::Missing) {
            let message = format!("`{path}` of `{}` has an item that is no text", owner.type_name);
            let finding = Diagnostic::new(&codes::WRONG_TYPE, owner.source, item.span, message);
            let finding = finding.with_primary_message(format!("expected text, found {}", item.kind_name()));
            owner.diagnostics.push(finding.with_note("Heat joins the items with commas for the template's parameter"));
        }
    }
}

/// What would be right, where it can be told from the value.
fn with_remedy(diagnostic: Diagnostic, property: &Property, value: &Value) -> Diagnostic {
    use crate::schema::PropertyType::*;
    match (property.kind, &value.kind) {
        (String, ValueKind::Float(number)) => {
            diagnostic.with_help(format!("quote it: `\"{}\"`", python::float_repr(*number)))
        }
        (Map, ValueKind::String(text)) if text.trim_start().starts_with('{') => {
            diagnostic.with_help("Heat takes no JSON text here: write the map itself")
        }
        (List, ValueKind::String(text)) if text.contains(',') => {
            diagnostic.with_help("Heat splits no text here: write the items as a list")
        }
        (List, ValueKind::String(_) | ValueKind::Int(_) | ValueKind::Map(_)) => {
            diagnostic.with_help("write it as a list item: `- ...`")
        }
        (Boolean, ValueKind::String(_) | ValueKind::Int(_)) => diagnostic.with_help("write `true` or `false`"),
        _ => diagnostic,
    }
}

/// An explicit null counts as given: Heat takes the default, else the type's zero, which meets the constraints.
fn check_null(property: &Property, value: &Value, key: Span, path: &str, owner: &mut Owner<'_>) {
    if property.default.is_some() {
        return;
    }
    if let Ok(zero) = coerce::property(property.kind, value, owner.conversion) {
        let before = owner.diagnostics.len();
        if let Children::Map(schema) = &property.children {
            check_map(schema, &[], key, &format!("{path}."), owner);
        }
        if !matches!(zero.kind, ValueKind::Null) {
            check_constraints(property, &Value::new(key, zero.kind), path, owner);
        }
        if property.required && owner.diagnostics.len() == before {
            let message = format!("the required property `{path}` of `{}` is null", owner.type_name);
            let diagnostic = Diagnostic::new(&codes::REQUIRED_NULL, owner.source, key, message);
            owner.diagnostics.push(diagnostic.found_late("it counts as given and becomes an empty value"));
        }
    }
}

fn check_constraints(property: &Property, value: &Value, path: &str, owner: &mut Owner<'_>) {
    if !value.is_fully_known() {
        return;
    }
    for constraint in &property.constraints {
        let Err(refusal) = constraint.check(value, property.kind, owner.now) else { continue };
        let message = format!("`{path}` of `{}` has a value that is not allowed", owner.type_name);
        let place = refusal.span.unwrap_or(value.span);
        let diagnostic = Diagnostic::new(&codes::VALUE_NOT_ALLOWED, owner.source, place, message);
        let diagnostic = diagnostic.with_primary_message(refusal.reason);
        let diagnostic = match refusal.help {
            Some(help) => diagnostic.with_help(help),
            None => diagnostic,
        };
        owner.diagnostics.push(match refusal.suggestion {
            Some(near) => {
                let title = format!("Replace with `{near}`");
                diagnostic.with_fix(Fix::replace(title, owner.source, place, near, Safety::Unsafe))
            }
            None => diagnostic,
        });
    }
}

/// An old property and the one it is read as may not both be given (heat:heat/engine/translation.py).
fn check_translations(kind: &ResourceType, given: &Value, owner: &mut Owner<'_>) {
    let typed = coerce::properties(&kind.properties, given);
    for rule in &kind.translations {
        let Some(to) = &rule.to else { continue };
        let both = match rule.kind {
            // Heat takes the old value in its type, the new one and those in lists as they are written.
            TranslationKind::Replace if rule.from.len() == 1 => {
                key_at(&typed, &rule.from).zip(key_at(given, to)).into_iter().collect()
            }
            TranslationKind::Replace => both_given(given, &rule.from, to),
            TranslationKind::Add => added_to_given(kind, given, &rule.from, to).into_iter().collect(),
            TranslationKind::Delete | TranslationKind::Resolve => continue,
        };
        for (old, new) in both {
            let (old_name, new_name) = (rule.from.last(), to.last());
            let (Some(old_name), Some(new_name)) = (old_name, new_name) else { continue };
            let message = format!("`{old_name}` and `{new_name}` of `{}` exclude each other", owner.type_name);
            owner.diagnostics.push(
                Diagnostic::new(&codes::CONFLICTING_PROPERTIES, owner.source, old, message)
                    .with_label(owner.source, new, format!("`{old_name}` is the old name of this"))
                    .with_help(format!("keep `{new_name}`")),
            );
        }
    }
}

/// The places of keys that are both there, item by item where the way leads through lists.
fn both_given(given: &Value, from: &[Text], to: &[Text]) -> Vec<(Span, Span)> {
    match (&given.kind, from, to) {
        (ValueKind::List(items), ..) => items.iter().flat_map(|item| both_given(item, from, to)).collect(),
        (ValueKind::Map(_), [first, from @ ..], [same, to @ ..])
            if first == same && !from.is_empty() && !to.is_empty() =>
        {
            given.get(first).map(|value| both_given(value, from, to)).unwrap_or_default()
        }
        (ValueKind::Map(_), ..) => match (key_at(given, from), key_at(given, to)) {
            (Some(old), Some(new)) => vec![(old, new)],
            _ => Vec::new(),
        },
        _ => Vec::new(),
    }
}

/// Heat adds an old property to a list only where that is not written, not even as a null.
fn added_to_given(kind: &ResourceType, given: &Value, from: &[Text], to: &[Text]) -> Option<(Span, Span)> {
    let ([old], [new]) = (from, to) else { return None };
    let entries = given.as_map()?;
    let written = |wanted: &Text| entries.iter().find(|(name, _)| name.text == *wanted);
    let ((old_name, value), (new_name, _)) = (written(old)?, written(new)?);
    let value = coerce::property(kind.property(old)?.kind, value, Conversion::Native).ok()?;
    (!value.is_null() && python::truth(&value) != Some(false)).then_some((old_name.span, new_name.span))
}

/// The place of the last key of a way through maps, where a value stands that is not empty, zero or false.
fn key_at(given: &Value, way: &[Text]) -> Option<Span> {
    let (first, rest) = way.split_first()?;
    let (name, value) = given.as_map()?.iter().find(|(name, _)| &name.text == first)?;
    match rest {
        [] => Some(name.span).filter(|_| python::truth(value) != Some(false)),
        rest => key_at(value, rest),
    }
}
