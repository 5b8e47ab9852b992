//! Members of groups: the definition inside `OS::Heat::ResourceGroup` and its kin is a resource of its own.
//!
//! Heat makes a nested template of the members and validates one of them. Their types are looked up, unknown properties
//! refused; values only when the group is made. Texts that hold the member's number (`%index%`) are unknown.

use std::collections::HashSet;

use crate::check::coerce::Conversion;
use crate::check::kinds::{self, Site};
use crate::check::properties::{self, Owner};
use crate::check::session::Session;
use crate::check::unit::{Kind, Unit};
use crate::code::property as property_codes;
use crate::diagnostic::Diagnostic;
use crate::schema::ResourceType;
use crate::source::Span;
use crate::syntax::Text;
use crate::template::Resource;
use crate::value::{Name, Shape, Value, ValueKind};

/// Checks the members of a resource that is a group.
pub(crate) fn check(
    unit: &Unit<'_>, resource: &Resource, group: &ResourceType, given: &Value, session: &mut Session<'_>,
    findings: &mut Vec<Diagnostic>,
) {
    match group.name.as_str() {
        "OS::Heat::ResourceGroup" => {
            // Without members nothing is looked at.
            let empty = given.get("count").and_then(Value::as_int) == Some(0);
            if let (Some(definition), false) = (given.get("resource_def"), empty) {
                let index = given.get("index_var").and_then(Value::as_str).unwrap_or("%index%");
                check_definition(unit, resource, &with_index(definition, index), session, findings);
            }
        }
        "OS::Heat::AutoScalingGroup" => {
            let number = |name: &str| given.get(name).and_then(Value::as_int);
            let empty = number("desired_capacity").or(number("min_size")) == Some(0);
            if let (Some(definition), false) = (given.get("resource"), empty) {
                check_definition(unit, resource, definition, session, findings);
            }
        }
        "OS::Heat::ResourceChain" => {
            // What is wrong with the properties is wrong for a type, however often it stands there.
            let mut seen = HashSet::new();
            for item in given.get("resources").and_then(Value::as_list).unwrap_or_default() {
                if let Some(name) = type_name(item)
                    && seen.insert(name.text.clone())
                {
                    let member = given.get("resource_properties");
                    let place = key_of(given, "resource_properties").unwrap_or(name.span);
                    check_member(unit, resource, &name, (member, place), session, findings);
                }
            }
        }
        _ => {}
    }
}

/// A definition in which texts that hold the member's number are unknown: each member has its own.
fn with_index(value: &Value, index: &str) -> Value {
    let kind = match &value.kind {
        ValueKind::String(text) if text.contains(index) => ValueKind::Unknown(Shape::String),
        ValueKind::List(items) => ValueKind::List(items.iter().map(|item| with_index(item, index)).collect()),
        ValueKind::Map(entries) => {
            ValueKind::Map(entries.iter().map(|(name, value)| (name.clone(), with_index(value, index))).collect())
        }
        kind => kind.clone(),
    };
    Value::new(value.span, kind)
}

fn check_definition(
    unit: &Unit<'_>, resource: &Resource, definition: &Value, session: &mut Session<'_>, findings: &mut Vec<Diagnostic>,
) {
    let Some(name) = definition.get("type").and_then(type_name) else { return };
    let place = key_of(definition, "properties").unwrap_or(name.span);
    check_member(unit, resource, &name, (definition.get("properties"), place), session, findings);
}

fn key_of(map: &Value, name: &str) -> Option<Span> {
    map.as_map()?.iter().find(|(key, _)| key.text == name).map(|(key, _)| key.span)
}

fn type_name(value: &Value) -> Option<Name> {
    match &value.kind {
        ValueKind::String(text) if !text.is_empty() => Some(Name { span: value.span, text: text.clone() }),
        _ => None,
    }
}

/// `given` are the member's properties, with the place that is blamed for what is missing there.
fn check_member(
    unit: &Unit<'_>, resource: &Resource, name: &Name, given: (Option<&Value>, Span), session: &mut Session<'_>,
    findings: &mut Vec<Diagnostic>,
) {
    let (given, place) = given;
    // Members are named by numbers; an environment may map types of members apart.
    let member = Text::new_static("0");
    let mut trail = unit.trail.clone();
    trail.resources.push(resource.name.text.clone());
    let site = Site {
        source: unit.template.source,
        path: unit.path,
        environment: unit.environment,
        trail: &trail,
        resource: &member,
        aws: false,
    };
    let kind = kinds::resolve(name, &site, session);
    let Some(interface) = kind.interface() else { return };
    let nothing = Value::new(name.span, ValueKind::Map(Vec::new()));
    let given = given.filter(|value| !value.is_null()).unwrap_or(&nothing);
    let mut member_findings = Vec::new();
    let mut owner = Owner {
        source: unit.template.source,
        type_name: &name.text,
        type_span: name.span,
        conversion: if matches!(kind, Kind::Template(_)) { Conversion::Template } else { Conversion::Native },
        any_property: interface.any_property,
        translations: &interface.translations,
        now: unit.now,
        diagnostics: &mut member_findings,
    };
    properties::check(interface, given, place, &mut owner);
    findings.extend(member_findings.into_iter().map(|finding| {
        if *finding.code == property_codes::UNKNOWN_PROPERTY || *finding.code == property_codes::UNIMPLEMENTED_PROPERTY
        {
            finding
        } else {
            finding.found_late("when a member of the group is made")
        }
    }));
}
