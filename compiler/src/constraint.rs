//! Constraints on parameter values and properties, as data.
//!
//! The same five kinds serve the parameters of a template and the properties of a resource type. Whether a value
//! satisfies them is decided in `constraint/check.rs`; custom constraints that need no cloud are in `constraint/custom.rs`.

pub mod check;
pub mod custom;
pub mod pattern;

use crate::source::Span;
use crate::syntax::Text;
use crate::value::{Name, Value};

/// One constraint.
#[derive(Debug, Clone, PartialEq)]
pub struct Constraint {
    pub kind: ConstraintKind,
    /// The author's text, shown instead of a generated reason.
    pub description: Option<Text>,
}

#[derive(Debug, Clone, PartialEq)]
pub enum ConstraintKind {
    /// Number of characters, items or entries; both ends included.
    Length {
        min: Option<i64>,
        max: Option<i64>,
    },
    /// Both ends included.
    Range {
        min: Option<f64>,
        max: Option<f64>,
    },
    /// `value % step == offset`.
    Modulo {
        step: f64,
        offset: f64,
    },
    AllowedValues(Vec<Value>),
    /// Python's `re`; the whole value must match.
    AllowedPattern(Text),
    /// The name of a constraint that Heat's plugins register: `nova.flavor`, `ip_addr`.
    Custom(Text),
}

/// A constraint of a parameter, with its places.
#[derive(Debug, Clone, PartialEq)]
pub struct ParameterConstraint {
    /// The key that names the kind: `allowed_values`, `MinLength`.
    pub key: Name,
    /// The place of what stands under the key.
    pub span: Span,
    pub constraint: Constraint,
}
