//! Values found by name: parameters, resources, attributes, mappings.
//!
//! Names that do not exist give `Missing` without a word: the check of references reports them.

use super::{Evaluator, Failure, Outcome, Stop, fails, limits, malformed, placed};
use crate::code::function as codes;
use crate::dialect::Pseudo;
use crate::expr::{Call, Expr, ExprKind};
use crate::python;
use crate::source::Span;
use crate::value::{Name, Shape, Value, ValueKind};

impl Evaluator<'_> {
    /// `get_param`; what lies nowhere on the path is the empty text (heat:heat/engine/hot/functions.py `GetParam`).
    pub(super) fn param(&self, call: &Call, argument: &Value, span: Span) -> Outcome {
        let (name, path) = match &argument.kind {
            ValueKind::Missing | ValueKind::Unknown(_) => return Err(Stop::Unknown),
            ValueKind::List(items) => match items.split_first() {
                Some((name, path)) => (name, path),
                None => return malformed(argument.span, format!("`{}` needs the name of a parameter", call.name.text)),
            },
            _ => (argument, [].as_slice()),
        };
        let name = match &name.kind {
            ValueKind::String(text) if !text.is_empty() => text,
            ValueKind::Missing | ValueKind::Unknown(_) => return Err(Stop::Unknown),
            _ => {
                let found = name.kind_name();
                let message = format!("`{}` needs the name of a parameter, found {found}", call.name.text);
                return malformed(name.span, message);
            }
        };
        let value = self.parameter(name, span)?;
        Ok(path.iter().try_fold(value, step).map_or_else(|miss| miss, |value| value.kind))
    }

    /// The value of a parameter with the place of the call.
    pub(super) fn parameter(&self, name: &str, span: Span) -> Result<Value, Stop> {
        if let Some(value) = self.parameters.get(name) {
            self.work.spend(limits::weight(value))?;
            return Ok(placed(value, span));
        }
        let kind = match self.template.dialect.pseudo_parameter(name) {
            Some(Pseudo::Text) => ValueKind::Unknown(Shape::String),
            Some(Pseudo::List) => ValueKind::Unknown(Shape::List),
            Some(Pseudo::NoValue) => ValueKind::Null,
            // Declared without a value, or not at all: reported as a reference.
            Some(Pseudo::Unset) | None => ValueKind::Missing,
        };
        Ok(Value::new(span, kind))
    }

    /// `Ref`: a resource, else a parameter (heat:heat/engine/cfn/functions.py `Ref`).
    pub(super) fn reference(&self, argument: &Value, span: Span) -> Outcome {
        match &argument.kind {
            ValueKind::String(name) if self.template.resources.content.contains_key(name) => {
                Ok(ValueKind::Unknown(Shape::Reference))
            }
            ValueKind::String(name) => Ok(self.parameter(name, span)?.kind),
            ValueKind::Missing | ValueKind::Unknown(_) => Err(Stop::Unknown),
            _ => Ok(ValueKind::Missing),
        }
    }

    /// `get_resource`
    pub(super) fn resource(&self, call: &Call, argument: &Value) -> Outcome {
        match &argument.kind {
            ValueKind::List(_) | ValueKind::Map(_) => {
                let message =
                    format!("`{}` takes the name of a resource, found {}", call.name.text, argument.kind_name());
                malformed(argument.span, message)
            }
            _ => Err(Stop::Unknown),
        }
    }

    /// `get_attr`, `Fn::GetAtt`: unknown, of a shape that the resource's type may tell.
    pub(super) fn attribute(&self, argument: &Value) -> Outcome {
        let shape = match &argument.kind {
            ValueKind::List(items) => match items.as_slice() {
                [resource, attribute] => resource
                    .as_str()
                    .zip(attribute.as_str())
                    .map(|(resource, attribute)| self.shapes.attribute(resource, attribute)),
                _ => None,
            },
            ValueKind::String(text) => {
                text.split_once('.').map(|(resource, attribute)| self.shapes.attribute(resource, attribute))
            }
            _ => None,
        };
        Ok(ValueKind::Unknown(shape.unwrap_or(Shape::Any)))
    }

    /// `Fn::FindInMap` (heat:heat/engine/cfn/functions.py `FindInMap`).
    pub(super) fn find_in_map(&self, call: &Call, argument: &Value, span: Span) -> Outcome {
        let ValueKind::List(items) = &argument.kind else {
            return fails(argument.span, format!("`{}` takes a list, found {}", call.name.text, argument.kind_name()));
        };
        let [map, key, subkey, options @ ..] = items.as_slice() else { return Err(Stop::Unknown) };
        let default = options.first().and_then(|options| options.get("DefaultValue"));
        let Some(mappings) = &self.template.mappings else {
            return match default {
                Some(default) => Ok(default.kind.clone()),
                None => miss(map.span, "the template has no mappings".to_string()),
            };
        };
        match find(&mappings.content, [map, key, subkey], self.template.dialect.is_aws()) {
            Ok(found) => Ok(placed(&plain(found), span).kind),
            Err(Stop::Fails(_)) if default.is_some() => default.map(|value| value.kind.clone()).ok_or(Stop::Unknown),
            Err(stop) => Err(stop),
        }
    }
}

/// One step into a parameter's value; `Err` holds what comes out where there is no way on.
fn step(collection: Value, key: &Value) -> Result<Value, ValueKind> {
    let nowhere = || ValueKind::String("".into());
    let unknown = || ValueKind::Unknown(Shape::Any);
    if matches!(collection.kind, ValueKind::Missing) {
        return Err(ValueKind::Missing);
    }
    if collection.is_unknown() || key.is_unknown() {
        return Err(unknown());
    }
    let index = match &key.kind {
        ValueKind::String(text) => python::parse_int(text),
        ValueKind::Int(number) => Some(*number),
        ValueKind::Bool(value) => Some(i64::from(*value)),
        _ => return Err(nowhere()),
    };
    match &collection.kind {
        ValueKind::Map(entries) => {
            let found = entries.iter().find(|(name, _)| key.as_str() == Some(name.text.as_str()));
            found.map(|(_, value)| value.clone()).ok_or_else(nowhere)
        }
        ValueKind::List(items) => index.and_then(|index| at(items, index)).cloned().ok_or_else(nowhere),
        ValueKind::String(text) => {
            let characters: Vec<char> = text.chars().collect();
            let character = index.and_then(|index| at(&characters, index)).ok_or_else(nowhere)?;
            Ok(Value::new(collection.span, ValueKind::String(character.to_string().into())))
        }
        _ => Err(nowhere()),
    }
}

/// Python's indexing: negative numbers count from the end.
pub(super) fn at<T>(items: &[T], index: i64) -> Option<&T> {
    let index = if index < 0 { index.checked_add(items.len() as i64)? } else { index };
    items.get(usize::try_from(index).ok()?)
}

/// The expression under three keys of the mappings.
fn find<'e>(mappings: &'e Expr, keys: [&Value; 3], converts: bool) -> Result<&'e Expr, Stop> {
    let mut current = mappings;
    let mut way = String::new();
    for key in keys {
        let ExprKind::Map(entries) = &current.kind else { return Err(Stop::Unknown) };
        // Macros and loops of AWS's make entries of their own.
        if entries.iter().any(|(name, _)| name.text.starts_with("Fn::")) {
            return Err(Stop::Unknown);
        }
        let text = match &key.kind {
            ValueKind::String(text) => text.to_string(),
            ValueKind::Missing | ValueKind::Unknown(_) => return Err(Stop::Unknown),
            _ if converts => python::str_of(key).ok_or(Stop::Unknown)?,
            _ => return miss(key.span, format!("keys of mappings are text, found {}", key.kind_name())),
        };
        let Some(found) = entry(entries, &text) else {
            let within = if way.is_empty() { "there is no mapping".to_string() } else { format!("{way} has no key") };
            return miss(key.span, format!("{within} `{text}`"));
        };
        way = if way.is_empty() { format!("mapping `{text}`") } else { format!("{way} under `{text}`") };
        current = found;
    }
    Ok(current)
}

fn entry<'e>(entries: &'e [(Name, Expr)], key: &str) -> Option<&'e Expr> {
    entries.iter().find(|(name, _)| name.text == key).map(|(_, value)| value)
}

fn miss<T>(span: Span, message: String) -> Result<T, Stop> {
    Err(Stop::Fails(Box::new(Failure { code: &codes::MISSING_MAPPING, span, message, help: None })))
}

/// A literal as a value.
fn plain(expr: &Expr) -> Value {
    let kind = match &expr.kind {
        ExprKind::Missing => ValueKind::Missing,
        ExprKind::Null => ValueKind::Null,
        ExprKind::Bool(value) => ValueKind::Bool(*value),
        ExprKind::Int(number) => ValueKind::Int(*number),
        ExprKind::Float(number) => ValueKind::Float(*number),
        ExprKind::String(text) => ValueKind::String(text.clone()),
        ExprKind::List(items) => ValueKind::List(items.iter().map(plain).collect()),
        ExprKind::Map(entries) => {
            ValueKind::Map(entries.iter().map(|(name, value)| (name.clone(), plain(value))).collect())
        }
        ExprKind::Call(_) => ValueKind::Unknown(Shape::Any),
    };
    Value::new(expr.span, kind)
}
