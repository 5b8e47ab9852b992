//! Which function may stand inside which: AWS resolves some only where it knows text or lists to be.

use super::{Scope, walk};
use crate::code::function as codes;
use crate::expr::{Call, CallState, Expr};
use crate::function::Function;

/// Functions that give lists, never text.
const LISTS: [Function; 3] = [Function::GetAzs, Function::Cidr, Function::Split];
/// Functions that give text, never lists.
const TEXTS: [Function; 5] =
    [Function::Join, Function::Sub, Function::Base64, Function::ToJsonString, Function::GetStackOutput];

pub(super) fn check(scope: &mut Scope<'_>) {
    let mut calls: Vec<&Call> = Vec::new();
    walk::sections(scope.template, &mut |_, expr| {
        expr.walk(&mut |expr| calls.extend(expr.as_call().filter(|call| call.state == CallState::Good)));
    });
    calls.into_iter().for_each(|call| arguments(scope, call));
}

fn arguments(scope: &mut Scope<'_>, call: &Call) {
    let items = call.argument.as_list();
    match (call.function, items) {
        (Function::Base64 | Function::ImportValue, _) => text(scope, call, &call.argument),
        (Function::Join, Some([_, list])) => {
            self::list(scope, call, list);
            list.as_list().unwrap_or_default().iter().for_each(|item| text(scope, call, item));
        }
        (Function::Split, Some([_, string])) => text(scope, call, string),
        (Function::Select, Some([_, list])) => self::list(scope, call, list),
        (Function::Sub, Some([_, variables])) => {
            let values = variables.as_map().unwrap_or_default().iter();
            values.for_each(|(_, value)| text(scope, call, value));
        }
        _ => {}
    }
}

fn text(scope: &mut Scope<'_>, outer: &Call, expr: &Expr) {
    let found = match expr.as_call() {
        Some(inner) if LISTS.contains(&inner.function) && inner.function != Function::GetAzs => inner,
        _ => return,
    };
    let message = format!("`{}` takes text, `{}` gives a list", outer.name.text, found.name.text);
    scope.report(&codes::INVALID_ARGUMENTS, found.name.span, message, "pick one item: `!Select [0, ...]`");
}

fn list(scope: &mut Scope<'_>, outer: &Call, expr: &Expr) {
    let Some(inner) = expr.as_call().filter(|inner| TEXTS.contains(&inner.function)) else { return };
    let message = format!("`{}` takes a list, `{}` gives text", outer.name.text, inner.name.text);
    scope.report(&codes::INVALID_ARGUMENTS, inner.name.span, message, "make a list of it: `!Split [',', ...]`");
}
