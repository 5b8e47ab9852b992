//! Templates used as resource types: loading, their interface, and the type they may stand in for.
//!
//! (heat:heat/engine/resources/template_resource.py) A nested template is read, and its own findings are made, once a
//! run, whoever uses it. Its parameters are the properties of its type, its outputs the attributes.

use std::borrow::Cow;
use std::cell::Cell;
use std::sync::Arc;

use indexmap::IndexMap;

use crate::check::kinds::Site;
use crate::check::session::{LoadedTemplate, Nested, Session};
use crate::check::unit::Trail;
use crate::check::{coerce, parameters};
use crate::code::nested as codes;
use crate::constraint::check::schema_type;
use crate::diagnostic::Diagnostic;
use crate::environment::{Environment, Given};
use crate::files::ReadError;
use crate::lower::literal_of;
use crate::schema::{self, Attribute, BASE_ATTRIBUTE, Behaviour, Property, PropertyType, ResourceType, Support};
use crate::source::{SourceId, Span};
use crate::syntax::Text;
use crate::template::{Parameter, Template};

/// Nested levels below the root (heat:heat/common/config.py `max_nested_stack_depth`).
pub(crate) const MAX_DEPTH: usize = 5;

/// As many parameters too much are told of one template.
const MOST_TOLD: usize = 20;

/// Why a template may not be nested here.
pub(crate) enum Limit {
    Recursive,
    TooDeep,
}

/// A way through the registry (`by_registry`) comes to its end: each entry on it holds once.
pub(crate) fn limit(path: &str, by_registry: bool, trail: &Trail) -> Option<Limit> {
    if !by_registry && trail.paths.iter().any(|above| above == path) {
        Some(Limit::Recursive)
    } else if trail.paths.len() > MAX_DEPTH {
        Some(Limit::TooDeep)
    } else {
        None
    }
}

/// Reads and checks a template file on first use; later uses get the same.
pub(crate) fn load(path: &str, entry: Option<(SourceId, Span)>, site: &Site<'_>, session: &mut Session<'_>) -> Nested {
    if let Some(nested) = session.nested(path) {
        return nested;
    }
    if session.is_full() {
        return Nested::LeftOut;
    }
    let nested = match session.files.read(path) {
        Ok(bytes) => read(path, bytes, entry, site, session),
        Err(ReadError::NotFound) if crate::files::is_remote(path) => Nested::Unreadable(ReadError::Remote),
        Err(error) => Nested::Unreadable(error),
    };
    session.remember(path, nested.clone());
    nested
}

fn read(
    path: &str, bytes: Vec<u8>, entry: Option<(SourceId, Span)>, site: &Site<'_>, session: &mut Session<'_>,
) -> Nested {
    let Some(read) = super::read_template(path, bytes, super::Target::Heat, session) else { return Nested::Broken };
    let interface = Arc::new(interface(path, &read.template, site.environment));
    let loaded = Arc::new(LoadedTemplate { path: path.to_string(), template: read.template, interface });
    // In place before its own resources are looked at: they may name it again.
    session.remember(path, Nested::Loaded(Arc::clone(&loaded)));
    let mut trail = site.trail.clone();
    trail.paths.push(path.to_string());
    trail.resources.push(site.resource.clone());
    trail.entries.extend(entry);
    super::check_nested(&loaded, site.environment, trail, session);
    Nested::Loaded(loaded)
}

/// A template as a resource type (heat:heat/engine/properties.py `schemata_from_params`).
pub(crate) fn interface(path: &str, template: &Template, environment: &Environment) -> ResourceType {
    let properties = template.parameters.content.iter();
    let attributes = template.outputs.content.keys();
    let attribute = || Attribute { kind: None, cached: true, support: Support::default() };
    ResourceType {
        properties: properties.map(|(name, parameter)| (name.clone(), property(parameter, environment))).collect(),
        attributes: attributes.map(|name| (name.clone(), attribute())).collect(),
        any_property: template.parameters.broken,
        behaviour: Behaviour { nested_stack: true, ..Behaviour::default() },
        ..ResourceType::unknown(path)
    }
}

fn property(parameter: &Parameter, environment: &Environment) -> Property {
    let given = environment.parameter_defaults.get(&parameter.name.text).map(|given| given.value.clone());
    let default = parameter.default.as_ref().map(literal_of).or(given);
    let kind = parameter.kind.as_ref().map_or(PropertyType::Any, |(kind, _)| schema_type(kind));
    Property {
        required: default.is_none(),
        // Only its being there matters: a null becomes the child's default.
        default,
        update_allowed: true,
        constraints: parameter.constraints.iter().map(|constraint| constraint.constraint.clone()).collect(),
        ..Property::of(kind)
    }
}

/// A template that stands in for a type that exists: what it lacks (`_validate_against_facade`).
pub(crate) fn check_facade(
    facade: &ResourceType, loaded: &LoadedTemplate, source: SourceId, span: Span,
) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let mut report = |message: String, help: String| {
        findings.push(Diagnostic::new(&codes::FACADE_MISMATCH, source, span, message).with_help(help));
    };
    let template = &loaded.path;
    let given = &loaded.interface.properties;
    for (name, wanted) in &facade.properties {
        match given.iter().find(|(candidate, _)| candidate == name) {
            Some((_, property)) if property.kind != same_type(wanted.kind) && property.kind != PropertyType::Any => {
                report(
                    format!(
                        "`{template}` takes `{name}` as {}, `{}` as {}",
                        coerce::wanted(property.kind),
                        facade.name,
                        coerce::wanted(wanted.kind)
                    ),
                    format!("give the parameter `{name}` the type that the property has"),
                )
            }
            None if wanted.required => report(
                format!("`{template}` has no parameter `{name}`, which `{}` requires", facade.name),
                format!("add the parameter `{name}`"),
            ),
            _ => {}
        }
    }
    let is_foreign = |name: &str| !facade.properties.iter().any(|(known, _)| known == name);
    let demanded = given.iter().filter(|(name, property)| property.required && is_foreign(name));
    for (name, _) in demanded.take(MOST_TOLD) {
        report(
            format!("`{template}` requires `{name}`, which `{}` does not have", facade.name),
            format!("give the parameter `{name}` a default"),
        );
    }
    for (name, _) in facade.attributes.iter().filter(|(name, _)| name != BASE_ATTRIBUTE) {
        if !loaded.interface.attributes.iter().any(|(known, _)| known == name) {
            report(
                format!("`{template}` has no output `{name}`, an attribute of `{}`", facade.name),
                format!("add the output `{name}`"),
            );
        }
    }
    findings
}

/// What a template in the place of a type asks of those who use it. That it asks for more than the type has is told once, as
/// the template's fault.
pub(crate) fn demanded<'a>(interface: &'a ResourceType, type_name: &str) -> Cow<'a, ResourceType> {
    let Some(facade) = schema::resource_type(type_name) else { return Cow::Borrowed(interface) };
    let mut interface = interface.clone();
    for (name, property) in &mut interface.properties {
        property.required &= facade.properties.iter().any(|(known, _)| known == name);
    }
    Cow::Owned(interface)
}

/// Parameters know one kind of number.
fn same_type(kind: PropertyType) -> PropertyType {
    match kind {
        PropertyType::Integer => PropertyType::Number,
        kind => kind,
    }
}

/// Settles the parameters of a nested template: nothing but their shapes is known.
pub(crate) fn inputs<'a>(
    environment: &'a Environment, none: &'a IndexMap<Text, Given>, now: Option<i64>,
) -> parameters::Inputs<'a> {
    parameters::Inputs {
        environment,
        given: none,
        complete: false,
        defaults: false,
        now,
        patterns: Cell::new(parameters::MOST_PATTERNS),
    }
}
