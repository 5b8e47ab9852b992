//! What resource types accept and give: Heat's types as data.
//!
//! The facts (`compiler/data/*.json`) are packed by `build.rs` into one compact table that lives in the binary; a type
//! is decoded when it is first asked for. Template resources and types from a user's schema file use the same structures.
//! Nothing here judges a template: the checks do.

use crate::constraint::Constraint;
use crate::syntax::Text;
use crate::value::Value;

mod decode;
#[allow(dead_code, reason = "some numbers are only for build.rs")]
mod format;
pub mod history;
mod packed;
mod property;
pub mod user;

/// A resource type by its exact name; aliases are not followed.
pub fn resource_type(name: &str) -> Option<&'static ResourceType> {
    decode::resource_type(name)
}

/// The names of all types that Heat has, sorted. Nothing is decoded.
pub fn resource_type_names() -> impl ExactSizeIterator<Item = &'static str> {
    packed::TYPES.keys()
}

/// Whether Heat has a type of exactly this name. Nothing is decoded.
pub fn is_known(name: &str) -> bool {
    packed::TYPES.find(name).is_some()
}

/// How a type stands in this release of Heat. Nothing is decoded.
pub fn status(name: &str) -> Option<Status> {
    packed::TYPES.find(name).map(|at| decode::status(packed::TYPES.entry(at).extra))
}

/// Whether each name Heat has is one of this service: `OS::Nova::...`, `AWS::EC2::...`. True also for names that the
/// service lacks, like `AWS::EC2::NatGateway`, and for the services of aliases and of removed types.
pub fn is_heat_name_space(name: &str) -> bool {
    history::is_heat_name_space(name)
}

/// The type that Heat's own registry puts for a name, after all steps: `OS::Quantum::Net` is `OS::Neutron::Net`.
/// `None` for a name that is a type itself, and for one that leads to no type.
///
/// heat:etc/heat/environment.d/default.yaml
pub fn alias(name: &str) -> Option<&'static str> {
    history::alias(name)
}

/// The release of Heat that the facts are of: `27.0.1`.
pub fn heat_version() -> &'static str {
    packed::heat_version()
}

/// A resource type.
#[derive(Debug, Clone, PartialEq)]
pub struct ResourceType {
    pub name: Text,
    pub support: Support,
    /// In Heat's order, which is the order of its checks.
    pub properties: Vec<(Text, Property)>,
    /// With `show`, which every type has, at the end.
    pub attributes: Vec<(Text, Attribute)>,
    pub update_policy: Vec<(Text, Property)>,
    /// The client of the service that makes it: `nova`; `None` for types without a service.
    pub service: Option<Text>,
    /// Any attribute name passes Heat's validation (45 types compute theirs).
    pub any_attribute: bool,
    /// Unknown properties are not refused: a placeholder, or a type that nobody describes (a user's schema file may say so).
    pub any_property: bool,
    /// Heat takes `Snapshot` as a deletion policy of this type.
    pub snapshots: bool,
    /// Old property names and what Heat reads them as.
    pub translations: Vec<Translation>,
    pub behaviour: Behaviour,
}

/// How Heat's plug-in for a type behaves, beyond what a template of it may say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Behaviour {
    /// The type makes nothing and checks nothing: any properties, any policies, and every attribute is null.
    /// `OS::Heat::None` is so by purpose, others because their service is gone.
    pub placeholder: bool,
    /// The Heat version since which the type is a placeholder.
    pub emptied_in: Option<Text>,
    /// The file name of the template that Heat's own environment gives for the type.
    pub shipped_template: Option<Text>,
    /// The API extension that the service must offer: `qos`.
    pub service_extension: Option<Text>,
    /// The collection of the service's API: `servers`.
    pub entity: Option<Text>,
    /// What the plug-in implements itself, in Heat's order of actions.
    pub handlers: Vec<Handler>,
    /// Where the plug-in decides about replacement itself.
    pub replace_rules: Vec<ReplaceRule>,
    /// Longest name that the service takes, in characters.
    pub physical_resource_name_limit: u32,
    /// It makes a stack of its own.
    pub nested_stack: bool,
    pub signal_responder: bool,
    /// Signals are taken also while it is deleted or suspended.
    pub signals_always: bool,
    pub signal_needs_metadata_updates: bool,
    /// It makes a user in Heat's own domain.
    pub stack_user: bool,
    /// It acts for the user later on, so credentials are stored.
    pub requires_deferred_auth: bool,
    /// It checks more than its schema says.
    pub own_validate: bool,
    /// `get_resource` gives something else than the physical id.
    pub own_reference_id: bool,
    /// It depends on resources that it does not name.
    pub adds_implicit_dependencies: bool,
    /// It reads the real state of its properties on update.
    pub live_state: bool,
    pub always_replace_on_check_failed: bool,
}

/// A step of a resource's life that a plug-in implements.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Handler {
    Create,
    Update,
    Delete,
    Suspend,
    Resume,
    Check,
    Snapshot,
    SnapshotDelete,
    DeleteSnapshot,
    Restore,
    Signal,
    Adopt,
    MetadataReset,
    Preempt,
}

/// A question about replacement that a plug-in answers itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReplaceRule {
    /// On every update.
    Update,
    /// After a failed action.
    Failed,
    /// From the changed properties.
    Properties,
    /// From the changed definition.
    Definition,
}

/// A property, or a part of one.
#[derive(Debug, Clone, PartialEq)]
pub struct Property {
    pub kind: PropertyType,
    pub required: bool,
    pub default: Option<Value>,
    pub update_allowed: bool,
    pub immutable: bool,
    /// `false`: Heat knows the name and refuses its use.
    pub implemented: bool,
    /// A list also takes comma text, a map also text and lists: parameters of a template used as a type.
    pub allow_conversion: bool,
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
    /// `false`: asked of the service each time.
    pub cached: bool,
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
    /// Older statuses, newest first.
    pub previous: Vec<Standing>,
    /// What to use instead: a type's name for a type, a name beside it for a property or attribute.
    pub replaced_by: Option<Text>,
}

/// An older status.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    pub status: Status,
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

/// A property that Heat reads differently from how it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Translation {
    /// The old place, as keys from the properties down; list items are passed over. For `Delete` and `Resolve` the place
    /// that is changed.
    pub from: Vec<Text>,
    /// The new place, where the rule moves the value.
    pub to: Option<Vec<Text>>,
    pub kind: TranslationKind,
    /// For `Resolve`: who turns a name into an id.
    pub resolver: Option<Resolver>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TranslationKind {
    Replace,
    Add,
    Delete,
    Resolve,
}

/// How a name becomes an id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resolver {
    /// The client of the service: `neutron`.
    pub client: Text,
    /// What is asked of the client: `find_resourceid_by_name_or_id`.
    pub finder: Text,
    /// The kind of thing looked for, where the finder serves several: `subnet`.
    pub entity: Option<Text>,
}

impl ResourceType {
    /// A type of which nothing is known but its name: anything passes.
    pub fn unknown(name: impl Into<Text>) -> ResourceType {
        ResourceType {
            name: name.into(),
            support: Support::default(),
            properties: Vec::new(),
            attributes: Vec::new(),
            update_policy: Vec::new(),
            service: None,
            any_attribute: true,
            any_property: true,
            snapshots: false,
            translations: Vec::new(),
            behaviour: Behaviour::default(),
        }
    }

    pub fn property(&self, name: &str) -> Option<&Property> {
        find(&self.properties, name)
    }

    /// An attribute by name. Where `any_attribute` holds, others pass as well.
    pub fn attribute(&self, name: &str) -> Option<&Attribute> {
        find(&self.attributes, name)
    }
}

impl Property {
    /// A property of this type about which nothing else is said.
    pub fn of(kind: PropertyType) -> Property {
        Property {
            kind,
            required: false,
            default: None,
            update_allowed: false,
            immutable: false,
            implemented: true,
            allow_conversion: false,
            constraints: Vec::new(),
            children: Children::Free,
            support: Support::default(),
        }
    }

    /// The part of a map under a key.
    pub fn child(&self, name: &str) -> Option<&Property> {
        match &self.children {
            Children::Map(children) => find(children, name),
            Children::Free | Children::List(_) => None,
        }
    }
}

fn find<'a, T>(entries: &'a [(Text, T)], name: &str) -> Option<&'a T> {
    entries.iter().find(|(key, _)| key == name).map(|(_, value)| value)
}

impl Default for Support {
    /// Plainly supported, since ever.
    fn default() -> Support {
        Support { status: Status::Supported, since: None, previous: Vec::new(), replaced_by: None }
    }
}

impl Default for Behaviour {
    /// That of Heat's base class.
    fn default() -> Behaviour {
        Behaviour {
            placeholder: false,
            emptied_in: None,
            shipped_template: None,
            service_extension: None,
            entity: None,
            handlers: Vec::new(),
            replace_rules: Vec::new(),
            physical_resource_name_limit: 255,
            nested_stack: false,
            signal_responder: false,
            signals_always: false,
            signal_needs_metadata_updates: true,
            stack_user: false,
            requires_deferred_auth: false,
            own_validate: false,
            own_reference_id: false,
            adds_implicit_dependencies: false,
            live_state: false,
            always_replace_on_check_failed: true,
        }
    }
}

/// The attribute that every type has: what the service's API says of the resource. A template that stands for a type
/// need not give it. heat:heat/engine/resource.py `base_attributes_schema`
pub const BASE_ATTRIBUTE: &str = "show";

#[cfg(test)]
#[path = "schema_tests.rs"]
mod tests;
