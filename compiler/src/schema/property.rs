//! Properties, attributes, constraints and values from packed records.
//!
//! Recursion goes as deep as the data does (five levels in Heat 27); `build.rs` refuses deeper than it allows.

use super::format::{self, attribute_flag, constraint_kind, property_flag, value_kind};
use super::packed::Reader;
use super::{Attribute, AttributeType, Children, Property, PropertyType, Standing, Status, Support};
use crate::constraint::{Constraint, ConstraintKind};
use crate::source::Span;
use crate::syntax::Text;
use crate::value::{Name, Value, ValueKind};

/// In the order of `format::STATUSES`.
pub const STATUSES: [Status; format::STATUSES.len()] =
    [Status::Supported, Status::Deprecated, Status::Hidden, Status::Unsupported];

/// In the order of `format::PROPERTY_TYPES`.
pub const PROPERTY_TYPES: [PropertyType; format::PROPERTY_TYPES.len()] = [
    PropertyType::String,
    PropertyType::Integer,
    PropertyType::Number,
    PropertyType::Boolean,
    PropertyType::List,
    PropertyType::Map,
    PropertyType::Any,
];

/// In the order of `format::ATTRIBUTE_TYPES`.
pub const ATTRIBUTE_TYPES: [AttributeType; format::ATTRIBUTE_TYPES.len()] = [
    AttributeType::String,
    AttributeType::Integer,
    AttributeType::Number,
    AttributeType::Boolean,
    AttributeType::List,
    AttributeType::Map,
];

/// A property with its name before it.
pub fn named(reader: &mut Reader) -> (Text, Property) {
    (reader.text(), property(reader))
}

fn property(reader: &mut Reader) -> Property {
    let flags = reader.number();
    let has = |flag: u64| flags & flag != 0;
    Property {
        kind: PROPERTY_TYPES[(flags & property_flag::TYPE_MASK) as usize],
        required: has(property_flag::REQUIRED),
        update_allowed: has(property_flag::UPDATE_ALLOWED),
        immutable: has(property_flag::IMMUTABLE),
        implemented: !has(property_flag::NOT_IMPLEMENTED),
        allow_conversion: has(property_flag::ALLOW_CONVERSION),
        default: has(property_flag::HAS_DEFAULT).then(|| value(reader)),
        constraints: if has(property_flag::HAS_CONSTRAINTS) { reader.list(constraint) } else { Vec::new() },
        support: if has(property_flag::HAS_SUPPORT) { support(reader) } else { Support::default() },
        children: if has(property_flag::HAS_MAP) {
            Children::Map(reader.list(named))
        } else if has(property_flag::HAS_LIST) {
            Children::List(Box::new(property(reader)))
        } else {
            Children::Free
        },
    }
}

pub fn attribute(reader: &mut Reader) -> Attribute {
    let flags = reader.number();
    let kind = (flags & attribute_flag::TYPE_MASK) as usize;
    Attribute {
        kind: kind.checked_sub(1).map(|index| ATTRIBUTE_TYPES[index]),
        cached: flags & attribute_flag::NOT_CACHED == 0,
        support: if flags & attribute_flag::HAS_SUPPORT != 0 { support(reader) } else { Support::default() },
    }
}

pub fn support(reader: &mut Reader) -> Support {
    let Standing { status, since } = standing(reader);
    Support { status, since, previous: reader.list(standing), replaced_by: reader.optional_text() }
}

fn standing(reader: &mut Reader) -> Standing {
    Standing { status: STATUSES[reader.index()], since: reader.optional_text() }
}

fn constraint(reader: &mut Reader) -> Constraint {
    let kind = match reader.number() {
        constraint_kind::LENGTH => ConstraintKind::Length { min: end(reader, as_int), max: end(reader, as_int) },
        constraint_kind::RANGE => ConstraintKind::Range { min: end(reader, as_float), max: end(reader, as_float) },
        constraint_kind::MODULO => {
            ConstraintKind::Modulo { step: as_float(&value(reader)), offset: as_float(&value(reader)) }
        }
        constraint_kind::ALLOWED_VALUES => ConstraintKind::AllowedValues(reader.list(value)),
        constraint_kind::ALLOWED_PATTERN => ConstraintKind::AllowedPattern(reader.text()),
        _ => ConstraintKind::Custom(reader.text()),
    };
    Constraint { kind, description: None }
}

/// An end of a range; null where it is open.
fn end<T>(reader: &mut Reader, number: impl Fn(&Value) -> T) -> Option<T> {
    let value = value(reader);
    (!value.is_null()).then(|| number(&value))
}

fn as_int(value: &Value) -> i64 {
    value.as_int().expect("build.rs lets only integers be lengths")
}

fn as_float(value: &Value) -> f64 {
    match value.kind {
        ValueKind::Int(number) => number as f64,
        ValueKind::Float(number) => number,
        _ => f64::NAN,
    }
}

/// A value that is written nowhere: its span is empty.
fn value(reader: &mut Reader) -> Value {
    let kind = match reader.number() {
        value_kind::NULL => ValueKind::Null,
        value_kind::FALSE => ValueKind::Bool(false),
        value_kind::TRUE => ValueKind::Bool(true),
        value_kind::INT => ValueKind::Int(reader.signed()),
        value_kind::FLOAT => ValueKind::Float(reader.float()),
        value_kind::STRING => ValueKind::String(reader.text()),
        value_kind::LIST => ValueKind::List(reader.list(value)),
        _ => ValueKind::Map(reader.list(|reader| {
            let name = Name { span: Span::default(), text: reader.text() };
            (name, value(reader))
        })),
    };
    Value::new(Span::default(), kind)
}
