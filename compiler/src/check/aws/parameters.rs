//! Parameters: which constraints AWS takes with which type, and the values of keys.

use super::Scope;
use crate::code::parameter as codes;
use crate::constraint::ConstraintKind;
use crate::expr::{Expr, ExprKind};
use crate::lower::call;
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
