//! Members of groups: the definition inside `OS::Heat::ResourceGroup` and its kin is a resource of its own.
//!
//! Heat makes a nested template of the members and validates one of them. Their types are looked up, unknown properties
//! refused, plugins asked; values only when the group is made. Texts that hold the member's number (`%index%`) are unknown.

use std::collections::HashSet;

use indexmap::IndexMap;

use crate::check::coerce;
use crate::check::kinds::{self, Site};
use crate::check::plugin::{self, Subject};
use crate::check::properties::{self, Owner};
use crate::check::resources::breaks_values;
use crate::check::session::Session;
use crate::check::unit::Unit;
use crate::code::{property as property_codes, resource as codes};
use crate::diagnostic::Diagnostic;
use crate::schema::ResourceType;
use crate::source::{SourceId, Span};
use crate::suggest::closest;
use crate::syntax::Text;
use crate::template::Resource;
use crate::value::{Name, Shape, Value, ValueKind};

/// Groups in groups deeper than this are not followed; Heat nests no deeper itself.
const DEEPEST: usize = 5;

/// A group whose members are looked at: a resource, or the member of another group.
struct Group<'a> {
    unit: &'a Unit<'a>,
    resource: &'a Resource,
    /// Names of the resources that lead to the members.
    way: Vec<Text>,
}

/// Checks the members of a resource that is a group.
pub(crate) fn check(
    unit: &Unit<'_>, resource: &Resource, kind: &ResourceType, given: &Value, session: &mut Session<'_>,
    findings: &mut Vec<Diagnostic>,
) {
    let mut way = unit.trail.resources.clone();
    way.push(resource.name.text.clone());
    check_group(&Group { unit, resource, way }, kind, given, session, findings);
}

fn check_group(
    group: &Group<'_>, kind: &ResourceType, given: &Value, session: &mut Session<'_>, findings: &mut Vec<Diagnostic>,
) {
    let typed = coerce::properties(&kind.properties, given);
    let number = |name: &str| typed.get(name).and_then(Value::as_int);
    match kind.name.as_str() {
        "OS::Heat::ResourceGroup" => {
            // Without members nothing is looked at.
            if let (Some(definition), false) = (typed.get("resource_def"), number("count") == Some(0)) {
                let index = typed.get("index_var").and_then(Value::as_str).unwrap_or("%index%");
                check_definition(group, definition, index, session, findings);
            }
        }
        "OS::Heat::AutoScalingGroup" => {
            let Some(definition) = typed.get("resource") else { return };
            findings.extend(misshapen(definition, group.unit.template.source));
            if number("desired_capacity").or(number("min_size")) != Some(0) {
                check_definition(group, definition, "", session, findings);
            }
        }
        "OS::Heat::ResourceChain" => {
            // What is wrong with the properties is wrong for a type, however often it stands there.
            let mut seen = HashSet::new();
            for item in typed.get("resources").and_then(Value::as_list).unwrap_or_default() {
                match type_name(item) {
                    Ok(Some(name)) if seen.insert(name.text.clone()) => {
                        let member = typed.get("resource_properties");
                        let place = key_of(&typed, "resource_properties").unwrap_or(name.span);
                        check_member(group, &name, (member, place), session, findings);
                    }
                    Ok(_) => {}
                    Err(message) => findings.push(no_type(group.unit.template.source, item.span, message)),
                }
            }
        }
        _ => {}
    }
}

/// What Heat refuses in the definition of an auto scaling group's members, even where there are none.
/// heat:heat/engine/template_common.py `_rsrc_defn_args`
fn misshapen(definition: &Value, source: SourceId) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    if definition.is_unknown() || matches!(definition.kind, ValueKind::Missing) {
        return findings;
    }
    match definition.get("type").map(|written| (written, type_name(written))) {
        None => findings.push(no_type(source, definition.span, "the definition of the members has no `type`".into())),
        Some((written, Err(message))) => findings.push(no_type(source, written.span, message)),
        Some((_, Ok(_))) => {}
    }
    for key in ["properties", "metadata"] {
        let Some(value) = definition.get(key) else { continue };
        if !matches!(value.kind, ValueKind::Map(_) | ValueKind::Null | ValueKind::Unknown(_) | ValueKind::Missing) {
            let message = format!("`{key}` must be a map, found {}", value.kind_name());
            findings.push(Diagnostic::new(&codes::INVALID_RESOURCE, source, value.span, message));
        }
    }
    findings
}

fn no_type(source: SourceId, span: Span, message: String) -> Diagnostic {
    let finding = Diagnostic::new(&codes::MISSING_RESOURCE_TYPE, source, span, message);
    finding.with_help("give the name of a resource type, or of a template file")
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

/// Only the properties hold the member's number; `index` is empty where nothing does.
fn check_definition(
    group: &Group<'_>, definition: &Value, index: &str, session: &mut Session<'_>, findings: &mut Vec<Diagnostic>,
) {
    let Some(written) = definition.get("type") else { return };
    let name = match type_name(written) {
        Ok(Some(name)) => name,
        Ok(None) => return,
        Err(message) => {
            // Of an auto scaling group that is known already.
            if !index.is_empty() {
                findings.push(no_type(group.unit.template.source, written.span, message));
            }
            return;
        }
    };
    // They stand under a name that is told to be wrong.
    let misspelt = |(key, _): &(Name, Value)| key.text != "type" && closest(&key.text, ["properties"]).is_some();
    if definition.get("properties").is_none() && definition.as_map().unwrap_or_default().iter().any(misspelt) {
        return;
    }
    let place = key_of(definition, "properties").unwrap_or(name.span);
    let given = definition
        .get("properties")
        .map(|given| if index.is_empty() { given.clone() } else { with_index(given, index) });
    check_member(group, &name, (given.as_ref(), place), session, findings);
}

fn key_of(map: &Value, name: &str) -> Option<Span> {
    map.as_map()?.iter().find(|(key, _)| key.text == name).map(|(key, _)| key.span)
}

/// The name of a member's type, if it is known; the error says why it is none.
fn type_name(value: &Value) -> Result<Option<Name>, String> {
    match &value.kind {
        ValueKind::String(text) if !text.is_empty() => Ok(Some(Name { span: value.span, text: text.clone() })),
        ValueKind::Unknown(_) | ValueKind::Missing => Ok(None),
        ValueKind::String(_) | ValueKind::Null => Err("the type of the members is empty".to_owned()),
        _ => Err(format!("the type of the members must be text, found {}", value.kind_name())),
    }
}

/// `given` are the member's properties, with the place that is blamed for what is missing there.
fn check_member(
    group: &Group<'_>, name: &Name, given: (Option<&Value>, Span), session: &mut Session<'_>,
    findings: &mut Vec<Diagnostic>,
) {
    let (given, place) = given;
    let unit = group.unit;
    let mut trail = unit.trail.clone();
    trail.resources = group.way.clone();
    let member = member_of(group.resource, name);
    let site = Site {
        source: unit.template.source,
        path: unit.path,
        environment: unit.environment,
        trail: &trail,
        resource: &member.name.text,
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
        conversion: kind.conversion(),
        any_property: interface.any_property,
        translations: &interface.translations,
        waiting: &[],
        now: unit.now,
        diagnostics: &mut member_findings,
    };
    properties::check(interface, given, place, &mut owner);
    let sound = !member_findings.iter().any(breaks_values);
    findings.extend(member_findings.into_iter().map(|finding| {
        if *finding.code == property_codes::UNKNOWN_PROPERTY || *finding.code == property_codes::UNIMPLEMENTED_PROPERTY
        {
            finding
        } else {
            finding.found_late("when a member of the group is made")
        }
    }));
    if sound && !kind.is_template() {
        findings.extend(ask_plugin(unit, &member, interface, given));
    }
    if group.way.len() < DEEPEST {
        let way = [&group.way[..], std::slice::from_ref(&member.name.text)].concat();
        check_group(&Group { unit, resource: &member, way }, interface, given, session, findings);
    }
}

/// Members stand in a template of their own, where they are numbered; an environment may map types of members apart. The
/// expressions of their properties are those of the group.
fn member_of(group: &Resource, kind: &Name) -> Resource {
    Resource {
        name: Name { span: kind.span, text: Text::new_static("0") },
        kind: Some(kind.clone()),
        metadata: None,
        depends_on: Vec::new(),
        deletion_policy: None,
        update_policy: None,
        condition: None,
        ..group.clone()
    }
}

fn ask_plugin(unit: &Unit<'_>, member: &Resource, interface: &ResourceType, given: &Value) -> Vec<Diagnostic> {
    let subject = Subject {
        source: unit.template.source,
        resource: member,
        type_name: interface.name.as_str(),
        given: &coerce::properties(&interface.properties, given),
        schema: interface,
        siblings: &IndexMap::from([(member.name.text.clone(), member.clone())]),
    };
    plugin::check(&subject)
}
