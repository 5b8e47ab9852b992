//! Checks that a resource type makes beyond its schema: Heat's plugins have a `validate()` of their own.
//!
//! One file per service. A check sees the values of the properties after coercion and reports what Heat would refuse.
//! Invariant: an unknown value is never wrong. A check that needs the cloud (does this image fit that flavor?) is not here.

use crate::diagnostic::Diagnostic;
use crate::source::{SourceId, Span};
use crate::template::Resource;
use crate::value::{Value, ValueKind};

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
