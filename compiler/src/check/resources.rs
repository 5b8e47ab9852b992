//! Resource definitions against their types: properties, policies, the type's own rules, members of groups.

use std::collections::HashSet;

use crate::check::coerce::Conversion;
use crate::check::plugin::{self, Subject};
use crate::check::properties::{self, Owner};
use crate::check::unit::{Kind, Unit};
use crate::check::{attributes, coerce, groups, nested, references, typed_value};
use crate::code::resource as codes;
use crate::code::{condition as condition_codes, function as function_codes, property as property_codes};
use crate::diagnostic::Diagnostic;
use crate::evaluate::{Evaluator, Tri};
use crate::expr::Expr;
use crate::lower::backquoted;
use crate::schema::{self, ResourceType};
use crate::source::Span;
use crate::syntax::Text;
use crate::template::{Field, Resource};
use crate::value::{Name, Value, ValueKind};

use super::session::Session;

/// Checks one resource; what its condition switches off is told late.
pub(crate) fn check(unit: &Unit<'_>, index: usize, evaluator: &Evaluator<'_>, session: &mut Session<'_>) {
    let Some((_, resource)) = unit.template.resources.content.get_index(index) else { return };
    let mut findings = Vec::new();
    let given = given_properties(resource, evaluator, &mut findings);
    check_metadata(resource, evaluator, &mut findings);
    let unlooked = resource.external_id.is_some()
        || unit.kinds[index].interface().is_some_and(|interface| interface.behaviour.placeholder);
    check_deletion_policy(unit, index, resource, evaluator, &mut findings);
    check_external(unit, resource, &mut findings);
    let kind = &unit.kinds[index];
    // An external resource's properties are never looked at (heat:heat/engine/resource.py).
    if let (Some(interface), None) = (kind.interface(), &resource.external_id) {
        check_against(unit, resource, kind, interface, &given, &mut findings);
        if let Some(field) = &resource.update_policy {
            check_update_policy(unit, interface, resource, field, evaluator, &mut findings);
        }
        let before = session.diagnostics.len();
        groups::check(unit, resource, interface, &given, session, &mut findings);
        if unit.enabled(index) == Tri::False {
            session.diagnostics[before..].iter_mut().for_each(tell_type_late);
        }
        if let Kind::Template(loaded) = kind {
            findings.extend(check_facade(unit, resource, loaded));
        }
    }
    let enabled = unit.enabled(index);
    session.diagnostics.extend(findings.into_iter().map(|finding| {
        if enabled == Tri::False && !is_shape(&finding) {
            finding.found_late("when the condition of the resource is true")
        } else if unlooked && is_of_functions(&finding) {
            finding.found_late("when the resource is made")
        } else if unit.is_nested() && (needs_values(&finding) || is_of_functions(&finding)) {
            finding.found_late("when the nested stack is made")
        } else {
            finding
        }
    }));
}

/// Heat never looks up the type of a resource that is switched off.
pub(crate) fn tell_type_late(finding: &mut Diagnostic) {
    let about_types = [
        &codes::UNKNOWN_RESOURCE_TYPE,
        &codes::REMOVED_RESOURCE_TYPE,
        &codes::AWS_ONLY_RESOURCE_TYPE,
        &codes::FOREIGN_RESOURCE_TYPE,
    ];
    if !finding.late && about_types.iter().any(|code| **code == *finding.code) {
        *finding = finding.clone().found_late("when the condition of the resource is true");
    }
}

/// What is wrong with the types of attributes that properties are given: Heat finds out when it makes the resource.
/// `told` are the places of what is wrong without them.
pub(crate) fn check_attributes(
    unit: &Unit<'_>, index: usize, typed: &Evaluator<'_>, told: &HashSet<Span>, session: &mut Session<'_>,
) {
    let Some((_, resource)) = unit.template.resources.content.get_index(index) else { return };
    let (Some(field), Some(interface)) = (&resource.properties, unit.kinds[index].interface()) else { return };
    if !attributes::are_used(&field.value) || resource.external_id.is_some() {
        return;
    }
    let given = given_properties(resource, typed, &mut Vec::new());
    let mut findings = Vec::new();
    check_schema(unit, resource, &unit.kinds[index], interface, &given, &mut findings);
    findings.retain(|finding| *finding.code == property_codes::WRONG_TYPE && !told.contains(&finding.primary.span));
    session.diagnostics.extend(findings.into_iter().map(|new| new.found_late("when the attribute has its value")));
}

/// Findings that Heat makes whether or not the resource is switched on.
fn is_shape(finding: &Diagnostic) -> bool {
    *finding.code == codes::INVALID_DELETION_POLICY
}

/// Functions of metadata run when the resource is made; the conditions of `if` are looked at now.
fn check_metadata(resource: &Resource, evaluator: &Evaluator<'_>, findings: &mut Vec<Diagnostic>) {
    let Some(field) = &resource.metadata else { return };
    let mut found = Vec::new();
    evaluator.value(&field.value, &mut found);
    findings.extend(found.into_iter().filter(|finding| condition_codes::CODES.contains(&finding.code)));
}

/// Findings about the values of functions.
fn is_of_functions(finding: &Diagnostic) -> bool {
    function_codes::CODES.contains(&finding.code)
}

/// Findings about values, which Heat looks at in nested templates only when it makes them.
fn needs_values(finding: &Diagnostic) -> bool {
    [&property_codes::WRONG_TYPE, &property_codes::VALUE_NOT_ALLOWED, &property_codes::MISSING_PROPERTY]
        .iter()
        .any(|code| **code == *finding.code)
}

fn check_against(
    unit: &Unit<'_>, resource: &Resource, kind: &Kind, interface: &ResourceType, given: &Value,
    findings: &mut Vec<Diagnostic>,
) {
    let before = findings.len();
    check_schema(unit, resource, kind, interface, given, findings);
    // The type's own rules count on values that the schema accepts.
    let sound = findings[before..].iter().all(|finding| !breaks_values(finding));
    if sound && !kind.is_template() {
        let given = &coerce::properties(&interface.properties, given);
        let subject = Subject {
            source: unit.template.source,
            resource,
            type_name: interface.name.as_str(),
            given,
            schema: interface,
            siblings: &unit.template.resources.content,
        };
        findings.extend(plugin::check(&subject));
    }
}

fn check_schema(
    unit: &Unit<'_>, resource: &Resource, kind: &Kind, interface: &ResourceType, given: &Value,
    findings: &mut Vec<Diagnostic>,
) {
    let Some(type_name) = &resource.kind else { return };
    let place = resource.properties.as_ref().map_or(resource.name.span, |field| field.key.span);
    let waiting = waiting(unit, resource);
    let mut owner = Owner {
        source: unit.template.source,
        type_name: &type_name.text,
        type_span: type_name.span,
        conversion: kind.conversion(),
        any_property: interface.any_property,
        translations: &interface.translations,
        waiting: &waiting,
        now: unit.now,
        diagnostics: findings,
    };
    let interface = match kind {
        Kind::Template(_) => nested::demanded(interface, &type_name.text),
        _ => typed_value::interface(interface, given),
    };
    properties::check(&interface, given, place, &mut owner);
}

/// The properties whose values refer to resources of the template.
fn waiting(unit: &Unit<'_>, resource: &Resource) -> Vec<Text> {
    let entries = resource.properties.as_ref().and_then(|field| field.value.as_map()).unwrap_or(&[]);
    let refers = |(_, value): &&(Name, Expr)| references::refers_to_resource(value, unit.template);
    entries.iter().filter(refers).map(|(name, _)| name.text.clone()).collect()
}

/// Whether a plugin can make nothing of the values.
pub(crate) fn breaks_values(finding: &Diagnostic) -> bool {
    [
        &property_codes::WRONG_TYPE,
        &property_codes::UNKNOWN_PROPERTY,
        &property_codes::MISSING_PROPERTY,
        &property_codes::VALUE_NOT_ALLOWED,
    ]
    .iter()
    .any(|code| **code == *finding.code)
}

/// What is written under `properties`, evaluated; an empty map where nothing is.
fn given_properties(resource: &Resource, evaluator: &Evaluator<'_>, findings: &mut Vec<Diagnostic>) -> Value {
    let nothing = |span| Value::new(span, ValueKind::Map(Vec::new()));
    match &resource.properties {
        Some(field) => {
            let value = evaluator.value(&field.value, findings);
            // A function that gives null gives no properties.
            if value.is_null() { nothing(value.span) } else { value }
        }
        None => nothing(resource.name.span),
    }
}

fn check_update_policy(
    unit: &Unit<'_>, interface: &ResourceType, resource: &Resource, field: &Field, evaluator: &Evaluator<'_>,
    findings: &mut Vec<Diagnostic>,
) {
    let value = evaluator.value(&field.value, findings);
    let Some(type_name) = &resource.kind else { return };
    if !interface.update_policy.is_empty() {
        let mut owner = Owner {
            source: unit.template.source,
            type_name: &type_name.text,
            type_span: type_name.span,
            conversion: Conversion::Native,
            any_property: false,
            translations: &[],
            waiting: &[],
            now: unit.now,
            diagnostics: findings,
        };
        properties::check_update_policy(interface, &value, &mut owner);
    } else if value.as_map().is_some_and(|entries| !entries.is_empty()) && !interface.any_property {
        let message = format!("`{}` has no update policy", type_name.text);
        findings.push(
            Diagnostic::new(&codes::INVALID_UPDATE_POLICY, unit.template.source, field.key.span, message)
                .with_help("only groups of resources have one"),
        );
    }
}

fn check_deletion_policy(
    unit: &Unit<'_>, index: usize, resource: &Resource, evaluator: &Evaluator<'_>, findings: &mut Vec<Diagnostic>,
) {
    let Some(field) = &resource.deletion_policy else { return };
    let value = evaluator.value(&field.value, findings);
    let Some(policy) = policy_text(&value) else { return };
    let allowed = unit.template.dialect.deletion_policies;
    let report =
        |message: String| Diagnostic::new(&codes::INVALID_DELETION_POLICY, unit.template.source, value.span, message);
    if !allowed.contains(&policy.as_str()) {
        let lower = allowed.iter().find(|known| known.eq_ignore_ascii_case(&policy));
        let finding = report(format!("there is no deletion policy `{policy}`"));
        findings.push(match lower {
            Some(known) => finding
                .with_help(format!("write `{known}`: lower case needs `heat_template_version: 2016-10-14` or later")),
            None => finding.with_help(format!("the policies are {}", backquoted(allowed.iter().copied()))),
        });
        return;
    }
    let snapshots = unit.kinds[index].interface().is_none_or(|interface| interface.snapshots);
    if policy.eq_ignore_ascii_case("snapshot") && !snapshots && !unit.template.dialect.is_aws() {
        let type_name = resource.type_name().unwrap_or_default();
        findings.push(
            report(format!("`{type_name}` can not be kept as a snapshot"))
                .with_help("use `Retain` to keep the object itself, or `Delete`"),
        );
    }
}

fn policy_text(value: &Value) -> Option<String> {
    match &value.kind {
        ValueKind::String(text) => Some(text.to_string()),
        ValueKind::Unknown(_) | ValueKind::Missing | ValueKind::Null => None,
        _ => crate::python::str_of(value),
    }
}

fn check_external(unit: &Unit<'_>, resource: &Resource, findings: &mut Vec<Diagnostic>) {
    let (Some(external), Some(first)) = (&resource.external_id, resource.depends_on.first()) else { return };
    let message = format!("the external resource `{}` can not depend on others", resource.name.text);
    findings.push(
        Diagnostic::new(&codes::EXTERNAL_WITH_DEPENDENCY, unit.template.source, first.span, message)
            .with_label(unit.template.source, external.key.span, "makes the resource external")
            .with_help("remove the dependency: an external resource exists already"),
    );
}

/// A template under the name of a type that exists must look like that type.
fn check_facade(unit: &Unit<'_>, resource: &Resource, loaded: &super::session::LoadedTemplate) -> Vec<Diagnostic> {
    let Some(name) = &resource.kind else { return Vec::new() };
    let span: Span = name.span;
    match schema::resource_type(&name.text) {
        Some(facade) => nested::check_facade(facade, loaded, unit.template.source, span),
        None => Vec::new(),
    }
}
