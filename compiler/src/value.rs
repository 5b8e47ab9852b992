//! A value as known before anything is deployed: literals, results of functions, and what is unknown until later.
//!
//! Values keep the place where they are written (a function's result has the place of the call), so whoever refuses a
//! value can say where. `Unknown` is a value: it passes every check that some value could pass.

use crate::source::Span;
use crate::syntax::Text;

/// A known or unknown value with its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Value {
    pub span: Span,
    pub kind: ValueKind,
}

#[derive(Debug, Clone, PartialEq)]
pub enum ValueKind {
    /// Broken in the text, and reported there; nobody complains again.
    Missing,
    /// Known only later (a parameter without value, an attribute); `Shape` is what is known already.
    Unknown(Shape),
    Null,
    Bool(bool),
    Int(i64),
    Float(f64),
    String(Text),
    List(Vec<Value>),
    /// Keys in the order written; each once.
    Map(Vec<(Name, Value)>),
}

/// A name as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    pub span: Span,
    pub text: Text,
}

/// What is known of an unknown value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    Any,
    String,
    /// The name or id of an object: text that is no number and no boolean.
    Reference,
    Number,
    Bool,
    List,
    Map,
}

impl Value {
    pub fn new(span: Span, kind: ValueKind) -> Value {
        Value { span, kind }
    }

    pub fn unknown(span: Span) -> Value {
        Value::new(span, ValueKind::Unknown(Shape::Any))
    }

    /// Nothing can be said against this value here: unknown, or broken and reported.
    pub fn is_unknown(&self) -> bool {
        matches!(self.kind, ValueKind::Unknown(_) | ValueKind::Missing)
    }

    pub fn is_null(&self) -> bool {
        matches!(self.kind, ValueKind::Null)
    }

    /// Whether the value and everything in it is known.
    pub fn is_fully_known(&self) -> bool {
        match &self.kind {
            ValueKind::Unknown(_) | ValueKind::Missing => false,
            ValueKind::List(items) => items.iter().all(Value::is_fully_known),
            ValueKind::Map(entries) => entries.iter().all(|(_, value)| value.is_fully_known()),
            ValueKind::Null | ValueKind::Bool(_) | ValueKind::Int(_) | ValueKind::Float(_) | ValueKind::String(_) => {
                true
            }
        }
    }

    pub fn as_str(&self) -> Option<&str> {
        match &self.kind {
            ValueKind::String(text) => Some(text),
            _ => None,
        }
    }

    pub fn as_int(&self) -> Option<i64> {
        match self.kind {
            ValueKind::Int(number) => Some(number),
            _ => None,
        }
    }

    pub fn as_bool(&self) -> Option<bool> {
        match self.kind {
            ValueKind::Bool(value) => Some(value),
            _ => None,
        }
    }

    pub fn as_list(&self) -> Option<&[Value]> {
        match &self.kind {
            ValueKind::List(items) => Some(items),
            _ => None,
        }
    }

    pub fn as_map(&self) -> Option<&[(Name, Value)]> {
        match &self.kind {
            ValueKind::Map(entries) => Some(entries),
            _ => None,
        }
    }

    /// The value under a key of a map.
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.as_map()?.iter().find(|(name, _)| name.text == key).map(|(_, value)| value)
    }

    /// What the value is called in messages: `text`, `a number`, `a list`, ...
    pub fn kind_name(&self) -> &'static str {
        match &self.kind {
            ValueKind::Missing => "nothing",
            ValueKind::Unknown(shape) => shape.name(),
            ValueKind::Null => "null",
            ValueKind::Bool(_) => "a boolean",
            ValueKind::Int(_) | ValueKind::Float(_) => "a number",
            ValueKind::String(_) => "text",
            ValueKind::List(_) => "a list",
            ValueKind::Map(_) => "a map",
        }
    }
}

impl Shape {
    pub fn name(self) -> &'static str {
        match self {
            Shape::Any => "a value known later",
            Shape::String => "text",
            Shape::Reference => "a reference to a resource",
            Shape::Number => "a number",
            Shape::Bool => "a boolean",
            Shape::List => "a list",
            Shape::Map => "a map",
        }
    }
}
