//! Python's view of values, where Heat shows, converts or compares them: `str()`, `float()`, `int()`, `json`, `==`.
//!
//! Only what is known can be looked at: a function that meets an unknown value it would need answers `None`.
//! Integers beyond 64 bits are floats here, as everywhere in the compiler.

mod json;
mod number;
mod text;

use crate::source::Span;
use crate::value::{Shape, Value, ValueKind};

pub use number::{compare, float_repr, parse_float, parse_int, strip};
pub use text::{escape_control, repr_text, str_of};

/// How deep values are followed; what lies deeper counts as unknown.
const MAX_DEPTH: usize = 1000;

/// Python's `json.dumps` with `sort_keys=True`, as Heat's `str_replace` writes maps and lists.
/// `None` where something in the value is unknown.
pub fn json_dumps(value: &Value) -> Option<String> {
    json::dumps(value)
}

/// Python's `json.loads`; every part of the result has the given span. The error is what is wrong, with its place.
pub fn json_loads(text: &str, span: Span) -> Result<Value, String> {
    json::loads(text, span)
}

/// Python's truth: not empty, not zero, not false, not null. `None` where the value is unknown.
pub fn truth(value: &Value) -> Option<bool> {
    Some(match &value.kind {
        ValueKind::Missing | ValueKind::Unknown(_) => return None,
        ValueKind::Null => false,
        ValueKind::Bool(value) => *value,
        ValueKind::Int(number) => *number != 0,
        ValueKind::Float(number) => *number != 0.0,
        ValueKind::String(text) => !text.is_empty(),
        ValueKind::List(items) => !items.is_empty(),
        ValueKind::Map(entries) => !entries.is_empty(),
    })
}

/// Python's `==`: `1 == 1.0 == True`, text equals only text. `None` where an unknown part decides.
pub fn equal(left: &Value, right: &Value) -> Option<bool> {
    equal_at(left, right, 0)
}

fn equal_at(left: &Value, right: &Value, depth: usize) -> Option<bool> {
    use ValueKind::*;
    if depth > MAX_DEPTH {
        return None;
    }
    match (&left.kind, &right.kind) {
        (Missing, _) | (_, Missing) => None,
        (Unknown(shape), _) => possibly_equal(*shape, &right.kind),
        (_, Unknown(shape)) => possibly_equal(*shape, &left.kind),
        (Null, Null) => Some(true),
        (String(left), String(right)) => Some(left == right),
        (List(left), List(right)) if left.len() == right.len() => {
            all(left.iter().zip(right).map(|(left, right)| equal_at(left, right, depth + 1)))
        }
        (Map(left), Map(right)) if left.len() == right.len() => all(left.iter().map(|(name, value)| {
            let other = right.iter().find(|(other, _)| other.text == name.text);
            other.map_or(Some(false), |(_, other)| equal_at(value, other, depth + 1))
        })),
        _ => Some(compare(left, right).is_some_and(|order| order.is_eq())),
    }
}

/// `None` where a value of this shape may equal the other, else that it does not.
fn possibly_equal(shape: Shape, other: &ValueKind) -> Option<bool> {
    let possible = match other {
        ValueKind::Missing => true,
        ValueKind::Unknown(other) => {
            let numeric = |shape| matches!(shape, Shape::Number | Shape::Bool);
            shape == *other || shape == Shape::Any || *other == Shape::Any || numeric(shape) && numeric(*other)
        }
        ValueKind::Null => shape == Shape::Any,
        ValueKind::Bool(_) | ValueKind::Int(_) | ValueKind::Float(_) => {
            matches!(shape, Shape::Any | Shape::Number | Shape::Bool)
        }
        ValueKind::String(_) => matches!(shape, Shape::Any | Shape::String),
        ValueKind::List(_) => matches!(shape, Shape::Any | Shape::List),
        ValueKind::Map(_) => matches!(shape, Shape::Any | Shape::Map),
    };
    if possible { None } else { Some(false) }
}

/// Whether all hold; a certain `false` decides before an unknown.
fn all(answers: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    let mut result = Some(true);
    for answer in answers {
        match answer {
            Some(false) => return Some(false),
            Some(true) => {}
            None => result = None,
        }
    }
    result
}

#[cfg(test)]
#[path = "python_tests.rs"]
mod tests;
