//! Checks that a resource type makes beyond its schema: Heat's plugins have a `validate()` of their own.
//!
//! One file per service, each with a table of the types it knows. A check sees the values of the properties after
//! coercion and reports what Heat would refuse.
//! Invariant: an unknown value is never wrong. A check that needs the cloud (does this image fit that flavor?) is not here.

mod rules;
mod scope;

mod aws;
mod cinder;
mod glance;
mod heat;
mod neutron;
mod nova;

mod barbican;
mod designate;
mod keystone;
mod magnum;
mod manila;
mod mistral;
mod octavia;
mod trove;
mod zaqar;
mod zun;

use indexmap::IndexMap;

use crate::diagnostic::Diagnostic;
use crate::source::{SourceId, Span};
use crate::syntax::Text;
use crate::template::Resource;
use crate::value::{Value, ValueKind};

use rules::Findings;
use scope::Scope;

/// What one resource type checks: reads the properties, adds what is wrong.
type Check = fn(&Scope<'_>, &mut Findings);

/// The types that check more than their schema, by service.
const SERVICES: &[&[(&str, Check)]] = &[
    nova::CHECKS,
    neutron::CHECKS,
    cinder::CHECKS,
    glance::CHECKS,
    heat::CHECKS,
    aws::CHECKS,
    barbican::CHECKS,
    designate::CHECKS,
    keystone::CHECKS,
    magnum::CHECKS,
    manila::CHECKS,
    mistral::CHECKS,
    octavia::CHECKS,
    trove::CHECKS,
    zaqar::CHECKS,
    zun::CHECKS,
];

/// A resource as its plugin sees it.
pub struct Subject<'a> {
    pub source: SourceId,
    pub resource: &'a Resource,
    /// The resource type's name, after aliases.
    pub type_name: &'a str,
    /// What is written under `properties`, evaluated; explicit nulls are in, properties that an `if` dropped are not.
    pub given: &'a Value,
    /// The schema, for defaults.
    pub schema: &'a crate::schema::ResourceType,
    /// All resources of the template, this one too: some plugins look at those they refer to.
    pub siblings: &'a IndexMap<Text, Resource>,
}

/// What the plugin of the resource's type refuses, beyond the schema; nothing for a type without checks of its own.
pub(crate) fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let mut findings = Findings::new();
    // Heat only looks up what exists already, and never asks its plugin.
    if subject.is_unsure() || subject.resource.external_id.is_some() {
        return findings;
    }
    let known = SERVICES.iter().flat_map(|checks| checks.iter()).find(|(name, _)| *name == subject.type_name);
    if let Some((_, check)) = known {
        check(&Scope::whole(subject), &mut findings);
    }
    findings
}

impl<'a> Subject<'a> {
    /// The value of a property that is written and not null. May be unknown.
    pub fn get(&self, property: &str) -> Option<&'a Value> {
        self.given.get(property).filter(|value| !value.is_null())
    }

    /// Whether a property is written and not null. Unknown values count as given.
    pub fn has(&self, property: &str) -> bool {
        self.get(property).is_some()
    }

    /// The text of a property: as written, else its default; `None` where it is unknown or not given.
    pub fn text(&self, property: &str) -> Option<&str> {
        self.get_or_default(property).and_then(Value::as_str)
    }

    /// The value as written (not null), else the schema's default.
    pub fn get_or_default(&self, property: &str) -> Option<&Value> {
        self.get(property).or_else(|| {
            let (_, schema) = self.schema.properties.iter().find(|(name, _)| name == property)?;
            schema.default.as_ref().filter(|_| !self.is_unsure())
        })
    }

    /// The properties as a whole are unknown (computed by a function): nothing can be said.
    pub fn is_unsure(&self) -> bool {
        matches!(self.given.kind, ValueKind::Unknown(_) | ValueKind::Missing)
    }

    /// The place of a property's key; of the resource's name where it is not written.
    pub fn key_span(&self, property: &str) -> Span {
        let entry = self.given.as_map().and_then(|entries| entries.iter().find(|(name, _)| name.text == property));
        entry.map_or(self.resource.name.span, |(name, _)| name.span)
    }

    /// The place of a property's value; of the resource's name where it is not written.
    pub fn value_span(&self, property: &str) -> Span {
        self.given.get(property).map_or(self.resource.name.span, |value| value.span)
    }

    pub fn diagnostic(&self, code: &'static crate::code::Code, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(code, self.source, span, message)
    }
}

#[cfg(test)]
#[path = "plugin/testing.rs"]
mod testing;
