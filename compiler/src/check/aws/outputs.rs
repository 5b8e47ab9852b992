//! Outputs: a value that is text, and a name to export it by.

use super::Scope;
use crate::code::resource as codes;
use crate::expr::{CallState, Expr, ExprKind};
use crate::function::Function;
use crate::lower::call;
use crate::template::{Output, ParameterType};

pub(super) fn check(scope: &mut Scope<'_>) {
    for output in scope.template.outputs.content.values() {
        if call::is_generator(&output.name.text, scope.template.dialect) {
            continue;
        }
        if let Some(field) = &output.value {
            value(scope, output, &field.value);
        }
        if let Some(condition) = &output.condition {
            super::conditions::name_of_condition(scope, &condition.value);
        }
        if let Some((_, export)) = output.other.iter().find(|(key, _)| key.text == "Export") {
            self::export(scope, export);
        }
    }
}

/// AWS shows outputs as text and makes none of lists and maps.
fn value(scope: &mut Scope<'_>, output: &Output, value: &Expr) {
    let found = match &value.kind {
        ExprKind::List(_) => "a list",
        ExprKind::Map(entries) if entries.iter().any(|(key, _)| key.text.starts_with("Fn::")) => return,
        ExprKind::Map(_) => "a map",
        ExprKind::Call(call) if call.state == CallState::Malformed => return,
        ExprKind::Call(call) => match call.function {
            Function::Cidr | Function::GetAzs | Function::Split => "a list",
            Function::Ref if is_list(scope, &call.argument) => "a list",
            _ => return,
        },
        _ => return,
    };
    let message = format!("the value of output `{}` must be text, found {found}", output.name.text);
    let help = match found {
        "a list" => "join it: `!Join [',', ...]`",
        _ => "write it as text, or give each value an output of its own",
    };
    scope.report(&codes::INVALID_OUTPUT, value.span, message, help);
}

fn is_list(scope: &Scope<'_>, name: &Expr) -> bool {
    let parameter = name.as_str().and_then(|name| scope.template.parameters.content.get(name));
    let kind = parameter.and_then(|parameter| parameter.kind.as_ref()).map(|(kind, _)| kind);
    let is_list =
        matches!(kind, Some(ParameterType::CommaDelimitedList | ParameterType::NumberList | ParameterType::AwsList(_)));
    is_list || name.as_str() == Some("AWS::NotificationARNs")
}

fn export(scope: &mut Scope<'_>, export: &Expr) {
    let form = "write `Export: {Name: ...}`";
    let Some(entries) = export.as_map() else {
        if !matches!(export.kind, ExprKind::Missing | ExprKind::Null | ExprKind::Call(_)) {
            scope.report(&codes::INVALID_OUTPUT, export.span, "an export must be a map with `Name`", form);
        }
        return;
    };
    if let Some((key, _)) = entries.iter().find(|(key, _)| key.text != "Name" && !key.text.starts_with("Fn::")) {
        scope.report(&codes::INVALID_OUTPUT, key.span, format!("an export has no key `{}`", key.text), form);
    }
    match export.get("Name") {
        None if !entries.iter().any(|(key, _)| key.text.starts_with("Fn::")) => {
            scope.report(&codes::INVALID_OUTPUT, export.span, "the export has no `Name`", form);
        }
        Some(name) if matches!(name.kind, ExprKind::List(_) | ExprKind::Map(_)) => {
            scope.report(&codes::INVALID_OUTPUT, name.span, "the name of an export must be text", form);
        }
        _ => {}
    }
}
