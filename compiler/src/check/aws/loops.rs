//! Loops of the language extensions among resources, outputs and conditions: what is repeated must be a definition.

use super::Scope;
use crate::code::{function as codes, resource as resource_codes};
use crate::expr::{CallState, Expr};
use crate::function::{Arguments, Function};
use crate::value::Name;

/// How deep loops may stand in each other (AWS CloudFormation user guide: Fn::ForEach).
const DEPTH: usize = 5;

pub(super) fn check(scope: &mut Scope<'_>) {
    let template = scope.template;
    for resource in template.resources.content.values() {
        resource.other.iter().for_each(|(key, value)| loop_of(scope, key, value, Some("Type"), 1));
    }
    for output in template.outputs.content.values() {
        output.other.iter().for_each(|(key, value)| loop_of(scope, key, value, Some("Value"), 1));
    }
    for condition in template.conditions.content.values() {
        loop_of(scope, &condition.name, &condition.definition, None, 1);
    }
}

fn loop_of(scope: &mut Scope<'_>, key: &Name, value: &Expr, needed: Option<&str>, depth: usize) {
    let Some(call) = value.as_call() else { return };
    if call.function != Function::ForEach || call.state == CallState::Malformed || call.name.text != key.text {
        return;
    }
    if depth > DEPTH {
        let help = "write out what the innermost loop makes";
        return scope.report(
            &codes::INVALID_ARGUMENTS,
            key.span,
            format!("loops stand in each other over {DEPTH} levels deep"),
            help,
        );
    }
    let Arguments::ForEach { body, .. } = call.arguments() else { return };
    // A body of one inner loop is that loop.
    if let Some(inner) = body.as_call() {
        return loop_of(scope, &inner.name, body, needed, depth + 1);
    }
    for (name, definition) in body.as_map().unwrap_or_default() {
        if name.text.starts_with("Fn::") {
            loop_of(scope, name, definition, needed, depth + 1);
            continue;
        }
        varying(scope, call.argument.as_list(), name);
        let Some(needed) = needed else { continue };
        if definition.as_map().is_some() && definition.get(needed).is_none() {
            let code =
                if needed == "Type" { &resource_codes::MISSING_RESOURCE_TYPE } else { &resource_codes::INVALID_OUTPUT };
            let message = format!("`{}`, which a loop makes, has no `{needed}`", name.text);
            scope.report(code, name.span, message, format!("add `{needed}:`"));
        }
    }
}

/// Without the identifier in it, all turns of a loop would make the same name.
fn varying(scope: &mut Scope<'_>, arguments: Option<&[Expr]>, name: &Name) {
    let Some(identifier) = arguments.and_then(|items| items.first()).and_then(Expr::as_str) else { return };
    if !name.text.contains("${") && !name.text.contains("&{") {
        let message = format!("every turn of the loop makes the same name `{}`", name.text);
        let help = format!("put the identifier into the name: `{}${{{identifier}}}`", name.text);
        scope.report(&codes::INVALID_ARGUMENTS, name.span, message, help);
    }
}
