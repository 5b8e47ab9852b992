//! Functions as AWS has them. What only AWS can tell stays unknown.

use super::lookup::at;
use super::{Evaluator, Outcome, Stop, collection, exactly, fails, items, limits, text_of};
use crate::expr::Call;
use crate::function::Function;
use crate::python;
use crate::source::Span;
use crate::value::{Value, ValueKind};

impl Evaluator<'_> {
    pub(super) fn aws(&self, call: &Call, argument: &Value, span: Span) -> Outcome {
        match call.function {
            Function::Join => join(call, argument),
            Function::Split => super::text::split_pair(call, argument),
            Function::Select => select(call, argument),
            Function::Sub => self.sub(call, argument, span),
            Function::Equals => equals(argument),
            Function::Contains => {
                let [list, value] = exactly(call, argument, "a list and a value")?;
                let turned = vec![value.clone(), list.clone()];
                collection::contains(call, &Value::new(argument.span, ValueKind::List(turned)), &self.work)
            }
            Function::Length => match &argument.kind {
                ValueKind::List(items) => Ok(ValueKind::Int(items.len() as i64)),
                _ => Err(Stop::Unknown),
            },
            _ => Err(Stop::Unknown),
        }
    }

    /// `Fn::Sub`: text with the values of variables, parameters and pseudo parameters put in.
    fn sub(&self, call: &Call, argument: &Value, span: Span) -> Outcome {
        let (template, variables) = match &argument.kind {
            ValueKind::List(_) => {
                let [template, variables] = exactly(call, argument, "a text and a map of variables")?;
                (template, Some(variables))
            }
            _ => (argument, None),
        };
        let mut rest = text_of(call, template, "the text")?.as_str();
        let mut text = String::new();
        while let Some((before, after)) = rest.split_once("${") {
            text.push_str(before);
            let Some((name, after)) = after.split_once('}') else {
                text.push_str("${");
                rest = after;
                break;
            };
            match name.strip_prefix('!') {
                Some(literal) => text.push_str(&format!("${{{literal}}}")),
                None => text.push_str(&self.variable(name.trim(), variables, span)?),
            }
            if text.len() > limits::BYTES {
                return Err(Stop::Unknown);
            }
            rest = after;
        }
        text.push_str(rest);
        Ok(ValueKind::String(text.into()))
    }

    fn variable(&self, name: &str, variables: Option<&Value>, span: Span) -> Result<String, Stop> {
        let value = match variables.and_then(|variables| variables.get(name)) {
            Some(value) => value.clone(),
            None if self.template.resources.content.contains_key(name) => return Err(Stop::Unknown),
            None => self.parameter(name, span)?,
        };
        scalar_text(&value).ok_or(Stop::Unknown)
    }
}

/// A scalar as the text that AWS makes of it.
fn scalar_text(value: &Value) -> Option<String> {
    match &value.kind {
        ValueKind::Bool(value) => Some(value.to_string()),
        ValueKind::String(_) | ValueKind::Int(_) | ValueKind::Float(_) => python::str_of(value),
        _ => None,
    }
}

fn join(call: &Call, argument: &Value) -> Outcome {
    let [delimiter, list] = exactly(call, argument, "a delimiter and a list")?;
    let delimiter = text_of(call, delimiter, "the delimiter")?;
    let mut parts = Vec::new();
    let mut is_known = true;
    for item in items(call, list, "text")? {
        match &item.kind {
            ValueKind::Map(_) | ValueKind::List(_) => {
                return fails(item.span, format!("`{}` joins text, found {}", call.name.text, item.kind_name()));
            }
            _ => match scalar_text(item) {
                Some(text) => parts.push(text),
                None => is_known = false,
            },
        }
    }
    let length: usize = parts.iter().map(|part| part.len() + delimiter.len()).sum();
    match is_known && length <= limits::BYTES {
        true => Ok(ValueKind::String(parts.join(delimiter.as_str()).into())),
        false => Err(Stop::Unknown),
    }
}

fn select(call: &Call, argument: &Value) -> Outcome {
    let [index, list] = exactly(call, argument, "an index and a list")?;
    let list = items(call, list, "values")?;
    let number = match &index.kind {
        ValueKind::Int(number) => *number,
        ValueKind::String(text) => python::parse_int(text).ok_or(Stop::Unknown)?,
        _ => return Err(Stop::Unknown),
    };
    match at(list, number) {
        Some(value) if number >= 0 => Ok(value.kind.clone()),
        _ => {
            let count = list.len();
            fails(index.span, format!("`{}` finds {count} items, there is none at index {number}", call.name.text))
        }
    }
}

/// AWS compares scalars as text.
fn equals(argument: &Value) -> Outcome {
    match argument.as_list() {
        Some([left, right]) => match (scalar_text(left), scalar_text(right)) {
            (Some(left), Some(right)) => Ok(ValueKind::Bool(left == right)),
            _ => python::equal(left, right).map(ValueKind::Bool).ok_or(Stop::Unknown),
        },
        _ => Err(Stop::Unknown),
    }
}
