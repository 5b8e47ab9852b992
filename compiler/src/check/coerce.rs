//! What Heat makes of a value for a type: the coercion rules of parameters and of properties.
//!
//! (heat:heat/engine/parameters.py, heat:heat/engine/properties.py) The two differ: a boolean parameter takes `yes` and
//! `1`, a boolean property only `true` and `false`; a list parameter splits text, a list property refuses it. An unknown
//! value passes wherever some value of its shape would.

use crate::python;
use crate::schema::{Children, Property, PropertyType};
use crate::syntax::Text;
use crate::template::ParameterType;
use crate::value::{Name, Shape, Value, ValueKind};

/// A parameter's value in its type; the error says why it has none.
pub(crate) fn parameter(kind: &ParameterType, value: &Value) -> Result<Value, String> {
    let coerced = match (kind, &value.kind) {
        (_, ValueKind::Unknown(_) | ValueKind::Missing) => return Ok(value.clone()),
        (ParameterType::String | ParameterType::Aws(_) | ParameterType::Ssm(_), _) => match python::str_of(value) {
            Some(text) => ValueKind::String(text.into()),
            None => ValueKind::Unknown(Shape::String),
        },
        (ParameterType::Number, _) => number_parameter(value)?,
        (ParameterType::Boolean, _) => ValueKind::Bool(boolean_parameter(value)?),
        (ParameterType::Json, ValueKind::String(text)) if text.is_empty() => value.kind.clone(),
        (ParameterType::Json, ValueKind::String(text)) => {
            python::json_loads(text, value.span).map_err(|error| format!("not valid JSON: {error}"))?.kind
        }
        (ParameterType::Json, _) => value.kind.clone(),
        (ParameterType::CommaDelimitedList | ParameterType::NumberList | ParameterType::AwsList(_), _) => {
            list_parameter(value)?
        }
    };
    Ok(Value::new(value.span, coerced))
}

fn number_parameter(value: &Value) -> Result<ValueKind, String> {
    match &value.kind {
        ValueKind::Int(_) | ValueKind::Float(_) | ValueKind::Bool(_) => Ok(value.kind.clone()),
        ValueKind::String(text) => {
            let whole = python::parse_int(text).map(ValueKind::Int);
            whole
                .or_else(|| python::parse_float(text).map(ValueKind::Float))
                .ok_or_else(|| format!("`{text}` is not a number"))
        }
        _ => Err(format!("expected a number, found {}", value.kind_name())),
    }
}

fn boolean_parameter(value: &Value) -> Result<bool, String> {
    let text = match &value.kind {
        ValueKind::Bool(value) => return Ok(*value),
        ValueKind::String(text) => text.trim().to_lowercase(),
        ValueKind::Int(number) => number.to_string(),
        _ => return Err(format!("expected a boolean, found {}", value.kind_name())),
    };
    match text.as_str() {
        "t" | "true" | "on" | "y" | "yes" | "1" => Ok(true),
        "f" | "false" | "off" | "n" | "no" | "0" => Ok(false),
        _ => Err(format!("`{text}` is not a boolean: write `true` or `false`")),
    }
}

fn list_parameter(value: &Value) -> Result<ValueKind, String> {
    match &value.kind {
        ValueKind::List(items) => {
            let text = |item: &Value| match python::str_of(item) {
                Some(text) => Value::new(item.span, ValueKind::String(text.into())),
                None => Value::new(item.span, ValueKind::Unknown(Shape::String)),
            };
            Ok(ValueKind::List(items.iter().map(text).collect()))
        }
        ValueKind::String(text) if text.is_empty() => Ok(ValueKind::List(Vec::new())),
        ValueKind::String(text) => {
            let item = |part: &str| Value::new(value.span, ValueKind::String(Text::from(part)));
            Ok(ValueKind::List(text.split(',').map(item).collect()))
        }
        _ => Err(format!("expected a list or text with commas, found {}", value.kind_name())),
    }
}

/// How values of template resources are taken: their parameters convert more than native properties.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Conversion {
    Native,
    Template,
}

/// A property's value in its type, not looking into lists and maps; the error says what was expected.
pub(crate) fn property(kind: PropertyType, value: &Value, conversion: Conversion) -> Result<Value, String> {
    let refused = || Err(format!("expected {}, found {}", wanted(kind), found(value)));
    let coerced = match (kind, &value.kind) {
        (_, ValueKind::Missing) | (PropertyType::Any, _) => value.kind.clone(),
        (_, ValueKind::Unknown(shape)) if may_be(kind, *shape, conversion) => value.kind.clone(),
        (_, ValueKind::Null) => zero(kind),
        (PropertyType::String, ValueKind::String(_)) => value.kind.clone(),
        (PropertyType::String, ValueKind::Int(_) | ValueKind::Bool(_)) => {
            ValueKind::String(python::str_of(value).unwrap_or_default().into())
        }
        (PropertyType::Integer, ValueKind::Int(_)) => value.kind.clone(),
        (PropertyType::Integer, ValueKind::Bool(value)) => ValueKind::Int(i64::from(*value)),
        (PropertyType::Integer, ValueKind::Float(number)) if number.is_finite() => {
            ValueKind::Int(number.trunc() as i64)
        }
        (PropertyType::Integer, ValueKind::String(text)) => match python::parse_int(text) {
            Some(number) => ValueKind::Int(number),
            None => return refused(),
        },
        (PropertyType::Number, ValueKind::Int(_) | ValueKind::Float(_)) => value.kind.clone(),
        (PropertyType::Number, ValueKind::Bool(value)) => ValueKind::Int(i64::from(*value)),
        (PropertyType::Number, ValueKind::String(_)) => match number_parameter(value) {
            Ok(number) => number,
            Err(_) => return refused(),
        },
        (PropertyType::Boolean, ValueKind::Bool(_)) => value.kind.clone(),
        (PropertyType::Boolean, ValueKind::String(text)) => match text.to_lowercase().as_str() {
            "true" => ValueKind::Bool(true),
            "false" => ValueKind::Bool(false),
            _ => return refused(),
        },
        (PropertyType::Map, ValueKind::Map(_)) | (PropertyType::List, ValueKind::List(_)) => value.kind.clone(),
        (PropertyType::Map, ValueKind::String(_) | ValueKind::List(_)) if conversion == Conversion::Template => {
            ValueKind::Unknown(Shape::Any)
        }
        (PropertyType::List, ValueKind::String(_)) if conversion == Conversion::Template => list_parameter(value)?,
        _ => return refused(),
    };
    Ok(Value::new(value.span, coerced))
}

/// The properties in their types, all the way down, as plugins see them. Nulls stay, for plugins tell them from zeros;
/// so does what has no value in its type, which has been reported.
pub(crate) fn properties(schema: &[(Text, Property)], given: &Value) -> Value {
    let ValueKind::Map(entries) = &given.kind else { return given.clone() };
    let typed = |(name, value): &(Name, Value)| {
        let property = schema.iter().find(|(known, _)| *known == name.text);
        (name.clone(), property.map_or_else(|| value.clone(), |(_, property)| value_of(property, value)))
    };
    Value::new(given.span, ValueKind::Map(entries.iter().map(typed).collect()))
}

fn value_of(schema: &Property, value: &Value) -> Value {
    if value.is_null() {
        return value.clone();
    }
    let typed = property(schema.kind, value, Conversion::Native).unwrap_or_else(|_| value.clone());
    match (&typed.kind, &schema.children) {
        (ValueKind::Map(_), Children::Map(children)) => properties(children, &typed),
        (ValueKind::List(items), Children::List(item)) => {
            let items = items.iter().map(|value| value_of(item, value)).collect();
            Value::new(typed.span, ValueKind::List(items))
        }
        _ => typed,
    }
}

/// What an explicit null becomes.
fn zero(kind: PropertyType) -> ValueKind {
    match kind {
        PropertyType::String => ValueKind::String(Text::new_static("")),
        PropertyType::Integer | PropertyType::Number => ValueKind::Int(0),
        PropertyType::Boolean => ValueKind::Bool(false),
        PropertyType::List => ValueKind::List(Vec::new()),
        PropertyType::Map => ValueKind::Map(Vec::new()),
        PropertyType::Any => ValueKind::Null,
    }
}

/// Whether some value of a shape fits a type.
fn may_be(kind: PropertyType, shape: Shape, conversion: Conversion) -> bool {
    match (kind, shape) {
        (PropertyType::Any, _) | (_, Shape::Any) => true,
        (PropertyType::String, shape) => !matches!(shape, Shape::List | Shape::Map),
        // Text may hold a number.
        (PropertyType::Integer | PropertyType::Number, shape) => {
            !matches!(shape, Shape::List | Shape::Map | Shape::Reference)
        }
        (PropertyType::Boolean, shape) => matches!(shape, Shape::Bool | Shape::String),
        (PropertyType::List, shape) => {
            shape == Shape::List
                || (conversion == Conversion::Template && matches!(shape, Shape::String | Shape::Reference))
        }
        (PropertyType::Map, shape) => {
            shape == Shape::Map
                || (conversion == Conversion::Template
                    && matches!(shape, Shape::String | Shape::Reference | Shape::List))
        }
    }
}

/// What a type wants, in words.
pub(crate) fn wanted(kind: PropertyType) -> &'static str {
    match kind {
        PropertyType::String => "text",
        PropertyType::Integer => "a whole number",
        PropertyType::Number => "a number",
        PropertyType::Boolean => "`true` or `false`",
        PropertyType::List => "a list",
        PropertyType::Map => "a map",
        PropertyType::Any => "anything",
    }
}

fn found(value: &Value) -> String {
    match &value.kind {
        ValueKind::String(text) if text.chars().count() <= 40 => format!("the text `{text}`"),
        ValueKind::Int(number) => format!("the number `{number}`"),
        ValueKind::Float(number) => format!("the number `{}`", python::float_repr(*number)),
        ValueKind::Bool(value) => format!("the boolean `{value}`"),
        _ => value.kind_name().to_string(),
    }
}
