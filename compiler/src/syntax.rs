//! What is written: YAML or JSON as one tree with exact spans and comments.
//!
//! Text goes in, a tree *and* diagnostics come out, always: a broken place becomes `Missing`, and the rest is there.
//! JSON is tried first, as Heat does. Scalars are resolved as PyYAML's loader resolves them with Heat's changes; the
//! tree knows nothing of templates. Invariant: the span of a plain scalar slices to its text.

use smol_str::SmolStr;

use crate::diagnostic::Diagnostic;
use crate::source::{Source, Span};

mod anchors;
mod draft;
mod findings;
mod json;
mod limits;
mod mapping;
mod places;
mod reading;
mod repair;
pub(crate) mod scalar;
mod strictness;
mod tags;
mod yaml;

#[cfg(test)]
mod testing;

/// A scalar or name; cheap to clone.
pub type Text = SmolStr;

/// A document as read.
#[derive(Debug, Clone)]
pub struct Parse {
    /// `Missing` for an empty document.
    pub root: Node,
    pub comments: Vec<Comment>,
    pub format: Format,
    pub diagnostics: Vec<Diagnostic>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Json,
    Yaml,
}

/// A comment, from its `#` to the end of the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Comment {
    pub span: Span,
    /// Something other than white space stands before it on its line.
    pub trailing: bool,
}

/// A value with its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// From the first to past the last character of the value: quotes and brackets are in, tag and anchor are not.
    /// A block collection ends with its last value. An empty value has an empty span where it would stand.
    pub span: Span,
    pub kind: NodeKind,
    /// A tag that is not one of YAML's own: `!Ref`.
    pub tag: Option<Box<Tag>>,
    /// Where `*name` is written when the value comes from an anchor; `span` is then that of the anchored value.
    pub alias: Option<Span>,
}

#[derive(Debug, Clone, PartialEq)]
pub enum NodeKind {
    /// Nothing usable is written here, and that has been reported (or the document is empty).
    Missing,
    /// `null`, `~`, or an empty value.
    Null,
    Bool(bool),
    Int(i64),
    /// Also integers that do not fit in 64 bits.
    Float(f64),
    String(Text),
    List(Vec<Node>),
    Map(Map),
}

/// A tag as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// With its `!`.
    pub span: Span,
    /// Without the leading `!`.
    pub name: Text,
}

/// The entries of a mapping in the order of the file.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Map {
    entries: Vec<Entry>,
}

/// A key with its value.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    pub key: Node,
    pub value: Node,
    pub origin: Origin,
}

/// How an entry came into its mapping.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// Written here, and in force.
    Written,
    /// Written here, and a later entry of the same key is in force.
    Shadowed,
    /// Brought by a merge key (`<<`); spans are those of the anchored mapping.
    Merged,
    /// The merge key itself: its entries stand beside it as `Merged`, and its value keeps only its place.
    MergeKey,
}

/// Reads a document. Never fails: what can not be read is reported and left out.
pub fn parse(source: &Source) -> Parse {
    reading::read(source)
}

impl Node {
    pub fn new(span: Span, kind: NodeKind) -> Node {
        Node { span, kind, tag: None, alias: None }
    }

    pub fn missing(span: Span) -> Node {
        Node::new(span, NodeKind::Missing)
    }

    pub fn as_str(&self) -> Option<&str> {
        match &self.kind {
            NodeKind::String(text) => Some(text),
            _ => None,
        }
    }

    pub fn as_map(&self) -> Option<&Map> {
        match &self.kind {
            NodeKind::Map(map) => Some(map),
            _ => None,
        }
    }

    pub fn as_list(&self) -> Option<&[Node]> {
        match &self.kind {
            NodeKind::List(items) => Some(items),
            _ => None,
        }
    }

    /// The text of a scalar used as a mapping key, as Python's `json` writes keys: `1`, `1.5`, `true`, `null`.
    pub fn key_text(&self) -> Option<Text> {
        match &self.kind {
            NodeKind::String(text) => Some(text.clone()),
            NodeKind::Int(number) => Some(SmolStr::from(number.to_string())),
            NodeKind::Float(number) => Some(SmolStr::from(crate::python::float_repr(*number))),
            NodeKind::Bool(true) => Some(SmolStr::new_static("true")),
            NodeKind::Bool(false) => Some(SmolStr::new_static("false")),
            NodeKind::Null => Some(SmolStr::new_static("null")),
            NodeKind::Missing | NodeKind::List(_) | NodeKind::Map(_) => None,
        }
    }

    /// The place to name when the value is talked about: the alias where there is one, else the value.
    pub fn place(&self) -> Span {
        self.alias.unwrap_or(self.span)
    }
}

impl Map {
    /// Takes entries whose origin is settled.
    pub fn new(entries: Vec<Entry>) -> Map {
        Map { entries }
    }

    /// The entries in force: written last of their key, or brought by a merge key and not overridden.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|entry| matches!(entry.origin, Origin::Written | Origin::Merged))
    }

    /// The entries as they stand in the file.
    pub fn written(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|entry| entry.origin != Origin::Merged)
    }

    /// The value in force under a text key.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entry(key).map(|entry| &entry.value)
    }

    pub fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries().find(|entry| entry.key.as_str() == Some(key))
    }

    /// How many entries are in force.
    pub fn len(&self) -> usize {
        self.entries().count()
    }

    pub fn is_empty(&self) -> bool {
        self.entries().next().is_none()
    }
}

#[cfg(test)]
#[path = "syntax/syntax_tests.rs"]
mod tests;
