//! Macros: the `Transform` section, and what is used of a macro that the template does not declare.

use super::generated::{EXTENSIONS, SERVERLESS};
use super::{Scope, walk};
use crate::code::cloudformation as codes;
use crate::expr::{CallState, Expr, ExprKind};
use crate::function::{Arguments, Function};
use crate::source::Span;

const FORM: &str = "write the name of a macro, a list of names, or `{Name: ..., Parameters: {...}}`";

pub(super) fn check(scope: &mut Scope<'_>) {
    let template = scope.template;
    if let Some(section) = &template.transform {
        let one = std::slice::from_ref(&section.content);
        let items = section.content.as_list().unwrap_or(one);
        items.iter().for_each(|item| transform(scope, item));
    }
    if scope.generated.anything() {
        return;
    }
    serverless(scope);
    extensions(scope);
}

fn transform(scope: &mut Scope<'_>, expr: &Expr) {
    let (span, message) = match &expr.kind {
        ExprKind::String(_) | ExprKind::Missing | ExprKind::Null => return,
        ExprKind::Map(entries) => {
            let unknown = entries.iter().find(|(key, _)| key.text != "Name" && key.text != "Parameters");
            if let Some((key, _)) = unknown {
                (key.span, format!("a transform has no key `{}`", key.text))
            } else if expr.get("Name").is_none_or(|name| name.as_str().is_none() && !name.is_nothing()) {
                (expr.span, "the transform has no `Name`".to_string())
            } else if let Some(parameters) = expr.get("Parameters").filter(|parameters| !is_map(parameters)) {
                (parameters.span, "the `Parameters` of a transform must be a map".to_string())
            } else {
                return;
            }
        }
        _ => (expr.span, "a transform must be the name of a macro or a map".to_string()),
    };
    scope.report(&codes::INVALID_TRANSFORM, span, message, FORM);
}

fn is_map(expr: &Expr) -> bool {
    matches!(expr.kind, ExprKind::Map(_) | ExprKind::Missing | ExprKind::Null)
}

/// Types and keys of the serverless application model.
fn serverless(scope: &mut Scope<'_>) {
    if scope.generated.declares(SERVERLESS) {
        return;
    }
    let template = scope.template;
    if let Some((key, _)) = template.unknown.iter().find(|(key, _)| key.text == "Globals") {
        missing(scope, key.span, "the section `Globals`", SERVERLESS);
    }
    for resource in template.resources.content.values() {
        match &resource.kind {
            Some(kind) if kind.text.starts_with("AWS::Serverless::") => {
                missing(scope, kind.span, &format!("the type `{}`", kind.text), SERVERLESS);
            }
            _ => {}
        }
        let keys = resource.other.iter().map(|(key, _)| key);
        for key in keys.filter(|key| matches!(key.text.as_str(), "Connectors" | "IgnoreGlobals")) {
            missing(scope, key.span, &format!("the key `{}`", key.text), SERVERLESS);
        }
    }
}

/// Functions of the language extensions.
fn extensions(scope: &mut Scope<'_>) {
    if scope.generated.declares(EXTENSIONS) {
        return;
    }
    let mut found: Vec<(Span, String)> = Vec::new();
    walk::sections(scope.template, &mut |_, expr| {
        expr.walk(&mut |expr| {
            let Some(call) = expr.as_call().filter(|call| call.state == CallState::Good) else { return };
            let name = &call.name;
            match (call.function, call.arguments()) {
                (Function::ForEach | Function::Length | Function::ToJsonString, _) => {
                    found.push((name.span, format!("`{}`", name.text)));
                }
                (Function::FindInMap, Arguments::FindInMap { default: Some(default), .. }) => {
                    found.push((default.span, format!("the default of `{}`", name.text)));
                }
                _ => {}
            }
        });
    });
    for (span, what) in found {
        missing(scope, span, &what, EXTENSIONS);
    }
}

fn missing(scope: &mut Scope<'_>, span: Span, what: &str, transform: &str) {
    let message = format!("{what} needs the transform `{transform}`");
    let help = match &scope.template.transform {
        Some(_) => format!("add it to the list of the `Transform` section: `- {transform}`"),
        None => format!("add `Transform: {transform}` at the top level"),
    };
    scope.report(&codes::MISSING_TRANSFORM, span, message, help);
}
