//! What is meant: a template of either language as one typed structure.
//!
//! Every part keeps its place. Names are unique (the last of a duplicate is in force, as in Heat) and in the order of
//! the file. What a section holds that this structure has no field for stays under `unknown`, so printing loses nothing
//! (`print.rs`). A part of the wrong shape is reported on lowering and is `Missing` or absent here.

use indexmap::IndexMap;

use crate::constraint::ParameterConstraint;
use crate::dialect::Dialect;
use crate::expr::Expr;
use crate::source::{SourceId, Span};
use crate::syntax::Text;
use crate::value::Name;

/// A template, lowered.
#[derive(Debug, Clone)]
pub struct Template {
    pub source: SourceId,
    /// The whole document.
    pub span: Span,
    /// The language and version: what may be written. A guess where the version is missing or unknown.
    pub dialect: &'static Dialect,
    /// The version key and its value, as written.
    pub version: Option<(Name, Expr)>,
    pub description: Option<Section<Expr>>,
    /// CFN
    pub metadata: Option<Section<Expr>>,
    /// CFN: `Transform`.
    pub transform: Option<Section<Expr>>,
    pub parameter_groups: Option<Section<Vec<ParameterGroup>>>,
    pub parameters: Section<IndexMap<Text, Parameter>>,
    /// CFN: name -> key -> subkey -> value.
    pub mappings: Option<Section<Expr>>,
    pub conditions: Section<IndexMap<Text, Condition>>,
    /// CFN
    pub rules: Option<Section<Expr>>,
    pub resources: Section<IndexMap<Text, Resource>>,
    pub outputs: Section<IndexMap<Text, Output>>,
    /// Sections that the language does not have.
    pub unknown: Vec<(Name, Expr)>,
}

/// A section's content with the place of its key; no place where the section is not written.
#[derive(Debug, Clone, Default)]
pub struct Section<T> {
    pub key: Option<Name>,
    /// The place of the content.
    pub span: Span,
    pub content: T,
    /// The section is written and can not be read: what it should have held is unknown, and that is reported.
    pub broken: bool,
}

#[derive(Debug, Clone)]
pub struct ParameterGroup {
    pub span: Span,
    pub label: Option<Expr>,
    pub description: Option<Expr>,
    /// Names of parameters.
    pub parameters: Vec<Name>,
    pub unknown: Vec<(Name, Expr)>,
    /// Every key of the group as written, the unknown ones too: what `print.rs` writes back.
    pub written: Vec<(Name, Expr)>,
}

#[derive(Debug, Clone)]
pub struct Parameter {
    pub name: Name,
    /// The place of the whole schema.
    pub span: Span,
    /// The type with its place; `None` where it is absent, unknown or broken, and reported.
    pub kind: Option<(ParameterType, Span)>,
    pub default: Option<Expr>,
    pub constraints: Vec<ParameterConstraint>,
    pub hidden: bool,
    pub immutable: bool,
    /// Every key of the schema as written, `type` and `default` too: what `print.rs` writes back.
    pub written: Vec<(Name, Expr)>,
}

/// The type of a parameter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ParameterType {
    String,
    Number,
    CommaDelimitedList,
    Json,
    Boolean,
    /// AWS: `List<Number>`.
    NumberList,
    /// AWS: `AWS::EC2::KeyPair::KeyName` and the like; a string whose value AWS looks up.
    Aws(Text),
    /// AWS: `List<AWS::EC2::Subnet::Id>`.
    AwsList(Text),
    /// AWS: `AWS::SSM::Parameter::Value<...>`: the name of a stored value, known only there.
    Ssm(Text),
}

#[derive(Debug, Clone)]
pub struct Condition {
    pub name: Name,
    pub definition: Expr,
}

#[derive(Debug, Clone)]
pub struct Resource {
    pub name: Name,
    /// The place of the whole definition.
    pub span: Span,
    /// The type as written; `None` where it is absent or broken, and reported.
    pub kind: Option<Name>,
    pub properties: Option<Field>,
    pub metadata: Option<Field>,
    /// `depends_on`, each name with its place.
    pub depends_on: Vec<Name>,
    pub deletion_policy: Option<Field>,
    pub update_policy: Option<Field>,
    pub description: Option<Field>,
    pub external_id: Option<Field>,
    pub condition: Option<Field>,
    /// AWS: `CreationPolicy`, `UpdateReplacePolicy`, ...; and what the language does not know.
    pub other: Vec<(Name, Expr)>,
    /// `depends_on` as written, where it is (text or list).
    pub depends_on_written: Option<Field>,
}

/// A key of a definition with its value.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    pub key: Name,
    pub value: Expr,
}

#[derive(Debug, Clone)]
pub struct Output {
    pub name: Name,
    pub span: Span,
    pub value: Option<Field>,
    pub description: Option<Field>,
    pub condition: Option<Field>,
    /// AWS: `Export`; and what the language does not know.
    pub other: Vec<(Name, Expr)>,
}

impl Resource {
    /// The type's name, or nothing where it is broken.
    pub fn type_name(&self) -> Option<&str> {
        self.kind.as_ref().map(|name| name.text.as_str())
    }
}
