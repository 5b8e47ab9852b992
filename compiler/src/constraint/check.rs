//! Whether a value satisfies a constraint, as Heat decides it for parameters and properties alike.
//!
//! A value comes as Heat's classes see it: properties converted to their type, parameters as given, except that lists and
//! JSON are parsed already. What can not be converted to the type at all is accepted here: whoever converts it has
//! reported that. Unknown values are never refused; null is a value not given.
//! heat:heat/engine/constraints.py

use std::cmp::Ordering;

use super::custom::{self, Verdict, quoted};
use super::pattern::Pattern;
use super::{Constraint, ConstraintKind};
use crate::python;
use crate::schema::PropertyType;
use crate::source::Span;
use crate::suggest;
use crate::syntax::Text;
use crate::template::ParameterType;
use crate::value::{Value, ValueKind};

/// How many allowed values a message lists.
const MOST_LISTED: usize = 8;

/// Why a value violates a constraint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// What is wrong in one line, without full stop: "`0` is less than the minimum `1`".
    pub reason: String,
    /// What would be right.
    pub help: Option<String>,
    /// The allowed value that was likely meant; `help` speaks of it already.
    pub suggestion: Option<Text>,
    /// The item of a list that is to blame; `None` where it is the value as a whole.
    pub span: Option<Span>,
}

impl Constraint {
    /// Checks a value of a parameter or property of the given type. `now` is the time in seconds since 1970, for
    /// expirations. The author's `description` is for the caller to add. Constraints that are themselves broken (a bad
    /// pattern, an unknown name) accept everything, for they are reported where they stand.
    pub fn check(&self, value: &Value, kind: PropertyType, now: Option<i64>) -> Result<(), Refusal> {
        if value.is_unknown() || value.is_null() {
            return Ok(());
        }
        match &self.kind {
            ConstraintKind::Length { min, max } => check_length(value, *min, *max),
            ConstraintKind::Range { min, max } => check_range(value, *min, *max),
            ConstraintKind::Modulo { step, offset } => check_modulo(value, *step, *offset),
            ConstraintKind::AllowedValues(allowed) => check_allowed(value, allowed, kind),
            ConstraintKind::AllowedPattern(pattern) => check_pattern(value, pattern),
            ConstraintKind::Custom(name) => match custom::check(name, value, now) {
                Verdict::Refused(reason) => Err(Refusal::new(reason)),
                Verdict::Accepted | Verdict::NeedsCloud { .. } | Verdict::NoSuchConstraint => Ok(()),
            },
        }
    }
}

/// The type by which Heat compares the values of a parameter.
pub fn schema_type(kind: &ParameterType) -> PropertyType {
    match kind {
        ParameterType::String | ParameterType::Aws(_) => PropertyType::String,
        ParameterType::Number => PropertyType::Number,
        ParameterType::Boolean => PropertyType::Boolean,
        ParameterType::Json => PropertyType::Map,
        ParameterType::CommaDelimitedList | ParameterType::NumberList | ParameterType::AwsList(_) => PropertyType::List,
        ParameterType::Ssm(_) => PropertyType::Any,
    }
}

impl Refusal {
    fn new(reason: String) -> Refusal {
        Refusal { reason, help: None, suggestion: None, span: None }
    }

    fn with_help(self, help: impl Into<String>) -> Refusal {
        Refusal { help: Some(help.into()), ..self }
    }
}

const IMPOSSIBLE: &str = "nothing satisfies the constraint: its minimum is greater than its maximum";

fn check_length(value: &Value, min: Option<i64>, max: Option<i64>) -> Result<(), Refusal> {
    let (subject, unit, length) = match &value.kind {
        ValueKind::String(text) => ("the text", "character", text.chars().count()),
        ValueKind::List(items) => ("the list", "item", items.len()),
        ValueKind::Map(entries) => ("the map", "entry", entries.len()),
        // Python fails on these, and so does Heat's request.
        _ => return Err(not_text(value, "has no length")),
    };
    let length = i64::try_from(length).unwrap_or(i64::MAX);
    let has = format!("{subject} has {}", counted(length, unit));
    let reason = match (min, max) {
        (Some(min), _) if length < min => format!("{has}, fewer than the minimum {min}"),
        (_, Some(max)) if length > max => format!("{has}, more than the maximum {max}"),
        _ => return Ok(()),
    };
    let help = match (min, max) {
        (Some(min), Some(max)) if min > max => IMPOSSIBLE.to_string(),
        (Some(min), Some(max)) => format!("use {min} to {}", counted(max, unit)),
        (Some(min), None) => format!("use at least {}", counted(min, unit)),
        (None, Some(max)) => format!("use at most {}", counted(max, unit)),
        (None, None) => return Ok(()),
    };
    Err(Refusal::new(reason).with_help(help))
}

fn counted(number: i64, unit: &str) -> String {
    match (number, unit) {
        (1, _) => format!("1 {unit}"),
        (_, "entry") => format!("{number} entries"),
        _ => format!("{number} {unit}s"),
    }
}

/// A number or boolean where Heat's constraint needs text.
fn not_text(value: &Value, why: &str) -> Refusal {
    let what = format!("{} is {}, which {why}", shown(value), value.kind_name());
    Refusal::new(what).with_help(format!("put it in quotes: `\"{}\"`", python::json_dumps(value).unwrap_or_default()))
}

fn check_range(value: &Value, min: Option<f64>, max: Option<f64>) -> Result<(), Refusal> {
    let Some(number) = to_number(value) else { return Ok(()) };
    let compared = |limit: f64| python::compare(&number, &Value::new(number.span, ValueKind::Float(limit)));
    let reason = match (min, max) {
        (Some(min), _) if compared(min) == Some(Ordering::Less) => {
            format!("{} is less than the minimum `{}`", shown(value), plain(min))
        }
        (_, Some(max)) if compared(max) == Some(Ordering::Greater) => {
            format!("{} is greater than the maximum `{}`", shown(value), plain(max))
        }
        _ => return Ok(()),
    };
    let help = match (min, max) {
        (Some(min), Some(max)) if min > max => IMPOSSIBLE.to_string(),
        (Some(min), Some(max)) => format!("use a number from `{}` to `{}`", plain(min), plain(max)),
        (Some(min), None) => format!("use `{}` or more", plain(min)),
        (None, Some(max)) => format!("use `{}` or less", plain(max)),
        (None, None) => return Ok(()),
    };
    Err(Refusal::new(reason).with_help(help))
}

fn check_modulo(value: &Value, step: f64, offset: f64) -> Result<(), Refusal> {
    let rest = match to_number(value).map(|number| number.kind) {
        Some(ValueKind::Bool(bool)) => python_rest(f64::from(u8::from(bool)), step),
        Some(ValueKind::Int(number)) if step.fract() == 0.0 && step != 0.0 => {
            let step = step as i128;
            let rest = i128::from(number) % step;
            // Python's remainder has the sign of the step.
            (if rest != 0 && (rest < 0) != (step < 0) { rest + step } else { rest }) as f64
        }
        Some(ValueKind::Int(number)) => python_rest(number as f64, step),
        Some(ValueKind::Float(number)) => python_rest(number, step),
        _ => return Ok(()),
    };
    if rest == offset || step == 0.0 {
        return Ok(());
    }
    let steps = format!("{} is not a multiple of `{}`", shown(value), plain(step));
    let reason = if offset == 0.0 { steps } else { format!("{steps} plus `{}`", plain(offset)) };
    let examples: Vec<String> = (0..3).map(|count| format!("`{}`", plain(offset + step * f64::from(count)))).collect();
    Err(Refusal::new(reason).with_help(format!("use {}, ...", examples.join(", "))))
}

fn python_rest(number: f64, step: f64) -> f64 {
    let rest = number % step;
    if rest != 0.0 && (rest < 0.0) != (step < 0.0) { rest + step } else { rest }
}

/// A number as a person writes it: `1`, not `1.0`.
fn plain(number: f64) -> String {
    let text = python::float_repr(number);
    text.strip_suffix(".0").map(str::to_string).unwrap_or(text)
}

fn check_pattern(value: &Value, pattern: &str) -> Result<(), Refusal> {
    let ValueKind::String(text) = &value.kind else {
        return Err(not_text(value, "can not match a pattern"));
    };
    let Ok(compiled) = Pattern::new(pattern) else { return Ok(()) };
    if compiled.matches_whole(text) != Some(false) {
        return Ok(());
    }
    let help = format!("the whole text must match the pattern `{}`", python::escape_control(pattern));
    Err(Refusal::new(format!("{} does not match the allowed pattern", quoted(text))).with_help(help))
}

fn check_allowed(value: &Value, allowed: &[Value], kind: PropertyType) -> Result<(), Refusal> {
    // Heat compares the items of a list as they are, whatever the type.
    if let ValueKind::List(items) = &value.kind {
        let stranger = items.iter().find(|item| is_among(item, allowed) == Some(false));
        return match stranger {
            None => Ok(()),
            Some(item) => Err(Refusal { span: Some(item.span), ..not_allowed(item, allowed) }),
        };
    }
    let Conversion::Known(converted) = convert(value, kind) else { return Ok(()) };
    let mut choices = Vec::with_capacity(allowed.len());
    for choice in allowed {
        match convert(choice, kind) {
            Conversion::Known(choice) => choices.push(choice),
            Conversion::Unknown => choices.push(Value::unknown(choice.span)),
            Conversion::Impossible => {
                let reason = format!("{} among the allowed values is not {}", shown(choice), type_name(kind));
                return Err(Refusal::new(reason));
            }
        }
    }
    if is_among(&converted, &choices) == Some(false) { Err(not_allowed(value, allowed)) } else { Ok(()) }
}

/// Python's `in`; `None` where an unknown part decides.
fn is_among(value: &Value, choices: &[Value]) -> Option<bool> {
    let mut result = Some(false);
    for choice in choices {
        match python::equal(value, choice) {
            Some(true) => return Some(true),
            Some(false) => {}
            None => result = None,
        }
    }
    result
}

fn not_allowed(value: &Value, allowed: &[Value]) -> Refusal {
    if allowed.is_empty() {
        return Refusal::new(format!("{} is not allowed: the list of allowed values is empty", shown(value)));
    }
    let reason = format!("{} is not one of the allowed values", shown(value));
    let list = format!("allowed: {}", listed(allowed));
    let text = python::str_of(value).unwrap_or_default();
    let texts: Vec<(String, &Value)> =
        allowed.iter().filter_map(|choice| python::str_of(choice).map(|text| (text, choice))).collect();
    if let Some((_, twin)) = texts.iter().find(|(other, _)| *other == text) {
        let help = format!("it is {} here and {} among the allowed values", value.kind_name(), twin.kind_name());
        return Refusal::new(reason).with_help(help);
    }
    let close = suggest::closest(&text, texts.iter().map(|(text, _)| text.as_str())).map(Text::from);
    let help = match &close {
        Some(close) => format!("did you mean {}? {list}", quoted(close)),
        None => list,
    };
    Refusal { suggestion: close, ..Refusal::new(reason).with_help(help) }
}

fn listed(allowed: &[Value]) -> String {
    let shown_count = if allowed.len() > MOST_LISTED { MOST_LISTED - 1 } else { allowed.len() };
    let mut names: Vec<String> = allowed.iter().take(shown_count).map(shown).collect();
    if allowed.len() > shown_count {
        names.push(format!("and {} more", allowed.len() - shown_count));
    }
    names.join(", ")
}

/// A value in a message.
fn shown(value: &Value) -> String {
    match &value.kind {
        ValueKind::String(text) if text.is_empty() => "`\"\"`".to_string(),
        ValueKind::String(text) => quoted(text),
        _ => python::json_dumps(value).map_or_else(|| value.kind_name().to_string(), |text| quoted(&text)),
    }
}

fn type_name(kind: PropertyType) -> &'static str {
    match kind {
        PropertyType::Integer => "an integer",
        PropertyType::Number => "a number",
        PropertyType::Boolean => "a boolean",
        PropertyType::String | PropertyType::List | PropertyType::Map | PropertyType::Any => "of the right type",
    }
}

enum Conversion {
    Known(Value),
    Unknown,
    /// Heat raises an error.
    Impossible,
}

/// A value in the type by which it is compared. heat:heat/engine/constraints.py `Schema.to_schema_type`
fn convert(value: &Value, kind: PropertyType) -> Conversion {
    if value.is_unknown() {
        return Conversion::Unknown;
    }
    let known = |kind| Conversion::Known(Value::new(value.span, kind));
    match kind {
        PropertyType::String => match python::str_of(value) {
            Some(text) => known(ValueKind::String(text.into())),
            None => Conversion::Unknown,
        },
        PropertyType::Integer => match to_number(value) {
            Some(number) if !matches!(number.kind, ValueKind::Float(_)) => Conversion::Known(number),
            _ => Conversion::Impossible,
        },
        PropertyType::Number => to_number(value).map_or(Conversion::Impossible, Conversion::Known),
        PropertyType::Boolean => match python::str_of(value).map(|text| to_bool(&text)) {
            Some(Some(bool)) => known(ValueKind::Bool(bool)),
            Some(None) => Conversion::Impossible,
            None => Conversion::Unknown,
        },
        PropertyType::List | PropertyType::Map | PropertyType::Any => Conversion::Known(value.clone()),
    }
}

/// A number, or text that Python reads as one.
fn to_number(value: &Value) -> Option<Value> {
    let kind = match &value.kind {
        ValueKind::Bool(_) | ValueKind::Int(_) | ValueKind::Float(_) => value.kind.clone(),
        ValueKind::String(text) => match python::parse_int(text) {
            Some(number) => ValueKind::Int(number),
            None => ValueKind::Float(python::parse_float(text)?),
        },
        ValueKind::Missing | ValueKind::Unknown(_) | ValueKind::Null | ValueKind::List(_) | ValueKind::Map(_) => {
            return None;
        }
    };
    Some(Value::new(value.span, kind))
}

/// oslo.utils' `bool_from_string` in its strict form.
fn to_bool(text: &str) -> Option<bool> {
    match python::strip(text).to_lowercase().as_str() {
        "1" | "t" | "true" | "on" | "y" | "yes" => Some(true),
        "0" | "f" | "false" | "off" | "n" | "no" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
#[path = "check_tests.rs"]
mod tests;
