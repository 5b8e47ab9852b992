//! Conditions: every name of one must be there, and what they look at are parameters, never resources.

use super::{Scope, walk};
use crate::check::references::sub;
use crate::code::condition as codes;
use crate::expr::{Call, CallState, Expr, ExprKind};
use crate::function::{Arguments, Function};
use crate::lower::call;
use crate::source::Span;
use crate::suggest::closest;
use crate::syntax::Text;

pub(super) fn check(scope: &mut Scope<'_>) {
    let mut calls: Vec<&Call> = Vec::new();
    let mut definitions: Vec<&Call> = Vec::new();
    walk::sections(scope.template, &mut |part, expr| {
        expr.walk(&mut |expr| {
            let Some(call) = expr.as_call().filter(|call| call.state == CallState::Good) else { return };
            calls.push(call);
            if part == walk::Part::Condition {
                definitions.push(call);
            }
        });
    });
    for call in calls {
        uses(scope, call);
    }
    for call in definitions {
        only_parameters(scope, call);
    }
}

fn uses(scope: &mut Scope<'_>, call: &Call) {
    match (call.function, call.arguments()) {
        (Function::Condition, _) => name_of_condition(scope, &call.argument),
        (Function::If, Arguments::If { condition, .. }) => name_of_condition(scope, condition),
        (Function::And | Function::Or | Function::Not, Arguments::Conditions { conditions }) => {
            for condition in conditions.iter().filter(|condition| condition.as_str().is_some()) {
                let message = format!("`{}` takes conditions, found text", call.name.text);
                let name = condition.as_str().unwrap_or_default();
                let help = format!("write `!Condition {name}` to name a condition");
                scope.report(&codes::INVALID_CONDITION, condition.span, message, help);
            }
        }
        _ => {}
    }
}

/// The name of a condition where AWS takes nothing else.
pub(super) fn name_of_condition(scope: &mut Scope<'_>, expr: &Expr) {
    match &expr.kind {
        ExprKind::String(name) => condition(scope, name, expr.span),
        ExprKind::Missing | ExprKind::Null => {}
        _ => {
            let help = "define the condition in the section `Conditions`, and write its name";
            scope.report(&codes::INVALID_CONDITION, expr.span, "AWS takes only the name of a condition here", help);
        }
    }
}

fn condition(scope: &mut Scope<'_>, name: &Text, span: Span) {
    let conditions = &scope.template.conditions;
    let computed = name.contains("${") || name.contains("&{");
    if conditions.content.contains_key(name) || conditions.broken || computed || scope.generated.may_exist(name) {
        return;
    }
    let known = conditions.content.keys().map(Text::as_str);
    let known = known.filter(|name| !call::is_generator(name, scope.template.dialect));
    let help = match closest(name, known.clone()) {
        Some(near) => format!("did you mean `{near}`?"),
        None if conditions.content.is_empty() => "the template defines no conditions".to_string(),
        None => format!("the template defines {}", crate::lower::backquoted(known.take(10))),
    };
    scope.report(&codes::UNKNOWN_CONDITION, span, format!("there is no condition `{name}`"), help);
}

/// Conditions are decided before there are resources.
fn only_parameters(scope: &mut Scope<'_>, call: &Call) {
    let Some(text) = call.argument.as_list().and_then(|items| items.first()).unwrap_or(&call.argument).as_text() else {
        return;
    };
    let span = call.argument.span;
    match call.function {
        Function::Ref => resource(scope, text, span),
        Function::Sub => {
            for placeholder in sub::placeholders(text) {
                let name = placeholder.name.split('.').next().unwrap_or_default();
                resource(scope, name, span);
            }
        }
        _ => {}
    }
}

fn resource(scope: &mut Scope<'_>, name: &str, span: Span) {
    if scope.template.resources.content.contains_key(name) {
        let message = format!("a condition can not look at the resource `{name}`");
        let help =
            "compare parameters, pseudo parameters and mappings: conditions are decided before resources are made";
        scope.report(&codes::INVALID_CONDITION, span, message, help);
    }
}
