//! Parameters: which constraints AWS takes with which type, and the values of keys.

use super::Scope;
use crate::code::parameter as codes;
use crate::constraint::ConstraintKind;
use crate::constraint::pattern::Pattern;
use crate::expr::{Expr, ExprKind};
use crate::lower::call;
use crate::python;
use crate::template::{Parameter, ParameterType};
use crate::value::{Name, Value, ValueKind};

/// Whether AWS takes a constraint with a type: bounds of numbers with numbers only, lengths and patterns with all others.
pub(crate) fn applies(kind: &ParameterType, constraint: &ConstraintKind) -> bool {
    match constraint {
        ConstraintKind::Length { .. } | ConstraintKind::AllowedPattern(_) => *kind != ParameterType::Number,
        ConstraintKind::Range { .. } => *kind == ParameterType::Number,
        ConstraintKind::AllowedValues(_) => true,
        ConstraintKind::Modulo { .. } | ConstraintKind::Custom(_) => false,
    }
}

/// Why AWS refuses a value by a constraint: it compares all values as text, those of lists one by one.
pub(crate) fn refusal(constraint: &ConstraintKind, value: &Value, kind: &ParameterType) -> Option<String> {
    // The value is the name of one that is stored, and that one is what counts.
    if matches!(kind, ParameterType::Ssm(_)) {
        return None;
    }
    let texts = texts(value)?;
    match constraint {
        ConstraintKind::AllowedValues(allowed) => {
            let is_allowed = |text: &str| allowed.iter().any(|allowed| is_same(allowed, text));
            let strange = texts.iter().find(|text| !is_allowed(text)).filter(|_| !is_allowed(&texts.join(",")))?;
            Some(format!("`{strange}` is not among the allowed values"))
        }
        ConstraintKind::AllowedPattern(pattern) => {
            let whole = Pattern::new(&format!("(?:{pattern})\\Z")).ok().filter(|_| is_read_alike(pattern))?;
            let strange = texts.iter().find(|text| whole.matches_whole(text) == Some(false))?;
            Some(format!("`{strange}` does not match the pattern `{pattern}`"))
        }
        ConstraintKind::Length { min, max } if value.as_list().is_none() => {
            let length = texts.first()?.chars().count() as i64;
            let fits = min.is_none_or(|min| length >= min) && max.is_none_or(|max| length <= max);
            (!fits).then(|| format!("it has {length} characters, {}", bounds(*min, *max)))
        }
        ConstraintKind::Range { min, max } => {
            let number: f64 = texts.first()?.trim().parse().ok()?;
            let fits = min.is_none_or(|min| number >= min) && max.is_none_or(|max| number <= max);
            (!fits).then(|| format!("it is {number}, {}", bounds(*min, *max)))
        }
        ConstraintKind::Length { .. } | ConstraintKind::Modulo { .. } | ConstraintKind::Custom(_) => None,
    }
}

/// A scalar, or the items of a list without the spaces around them, as text; nothing where that is not known.
fn texts(value: &Value) -> Option<Vec<String>> {
    let items = value.as_list().unwrap_or(std::slice::from_ref(value));
    let is_list = value.as_list().is_some();
    let text = |item: &Value| {
        let text = text_of(item)?;
        Some(if is_list { text.trim().to_string() } else { text })
    };
    items.iter().map(text).collect()
}

fn text_of(value: &Value) -> Option<String> {
    match &value.kind {
        ValueKind::Bool(value) => Some(value.to_string()),
        ValueKind::String(_) | ValueKind::Int(_) | ValueKind::Float(_) => python::str_of(value),
        _ => None,
    }
}

/// How a number or a boolean is written as text is AWS's affair: `True` and `true`, `1` and `1.0` count as the same.
fn is_same(allowed: &Value, text: &str) -> bool {
    let Some(allowed_text) = text_of(allowed) else { return true };
    let number = |text: &str| text.trim().parse::<f64>().ok();
    allowed_text == text
        || (matches!(allowed.kind, ValueKind::Bool(_)) || matches!(text, "true" | "false"))
            && allowed_text.eq_ignore_ascii_case(text)
        || number(&allowed_text).is_some_and(|allowed| number(text) == Some(allowed))
}

/// AWS reads patterns as Java does, which has more than Python.
fn is_read_alike(pattern: &str) -> bool {
    !["&&", "\\p", "\\h", "\\R", "\\Q", "\\G", "\\z", "\\Z"].iter().any(|java| pattern.contains(java))
}

fn bounds<T: std::fmt::Display>(min: Option<T>, max: Option<T>) -> String {
    match (min, max) {
        (Some(min), Some(max)) => format!("allowed are {min} to {max}"),
        (Some(min), None) => format!("allowed are {min} and more"),
        (None, Some(max)) => format!("allowed are up to {max}"),
        (None, None) => "allowed is anything".to_string(),
    }
}

/// AWS makes text of every scalar before it looks at a default; lists and maps, which it refuses, are reported apart.
pub(crate) fn text_of_default(default: Value) -> Value {
    let kind = match &default.kind {
        ValueKind::Bool(value) => ValueKind::String(value.to_string().into()),
        ValueKind::List(_) | ValueKind::Map(_) => ValueKind::Missing,
        _ => return default,
    };
    Value::new(default.span, kind)
}

pub(super) fn check(scope: &mut Scope<'_>) {
    for parameter in scope.template.parameters.content.values() {
        if call::is_generator(&parameter.name.text, scope.template.dialect) {
            continue;
        }
        for (key, value) in &parameter.written {
            match key.text.as_str() {
                "NoEcho" => no_echo(scope, parameter, value),
                "Default" => default(scope, parameter, value),
                "AllowedValues" => value.as_list().unwrap_or_default().iter().for_each(|item| plain(scope, key, item)),
                "ConstraintDescription" => plain(scope, key, value),
                _ => {}
            }
        }
    }
}

fn no_echo(scope: &mut Scope<'_>, parameter: &Parameter, value: &Expr) {
    let fits = match &value.kind {
        ExprKind::Bool(_) | ExprKind::Missing | ExprKind::Null => true,
        ExprKind::String(text) => matches!(text.to_ascii_lowercase().as_str(), "true" | "false"),
        _ => false,
    };
    if !fits {
        let message = format!("`NoEcho` of parameter `{}` must be true or false", parameter.name.text);
        scope.report(&codes::INVALID_PARAMETER, value.span, message, "write `NoEcho: true`");
    }
}

/// AWS takes text, from which it makes lists.
fn default(scope: &mut Scope<'_>, parameter: &Parameter, value: &Expr) {
    if is_collection(value) {
        let message = format!("the default of parameter `{}` must be text", parameter.name.text);
        scope.report(&codes::INVALID_DEFAULT, value.span, message, "write a list as text with commas: `a,b`");
    }
}

fn plain(scope: &mut Scope<'_>, key: &Name, value: &Expr) {
    if is_collection(value) {
        let message = format!("`{}` takes text, found a collection", key.text);
        scope.report(&codes::INVALID_CONSTRAINT, value.span, message, "write each value as text or a number");
    }
}

fn is_collection(expr: &Expr) -> bool {
    matches!(expr.kind, ExprKind::List(_) | ExprKind::Map(_))
}
