//! Which function may stand inside which: AWS resolves some only where it knows text or lists to be.

use super::Scope;
use super::generated::EXTENSIONS;
use super::walk::{self, Part};
use crate::code::function as codes;
use crate::diagnostic::Severity;
use crate::dialect::Dialect;
use crate::expr::{Call, CallState, Expr, ExprKind};
use crate::function::Function;
use crate::lower::backquoted;

/// Functions that give lists, never text.
const LISTS: [Function; 3] = [Function::GetAzs, Function::Cidr, Function::Split];
/// Functions that give text, never lists.
const TEXTS: [Function; 5] =
    [Function::Join, Function::Sub, Function::Base64, Function::ToJsonString, Function::GetStackOutput];

/// Which functions an argument may be, by AWS's own lists (AWS CloudFormation template reference: intrinsic functions).
/// The language extensions allow more, which is the second list.
struct Nesting {
    plain: &'static [Function],
    extended: &'static [Function],
}

const MAPPING_KEY: Nesting = Nesting {
    plain: &[Function::FindInMap, Function::Ref],
    extended: &[
        Function::Join,
        Function::Sub,
        Function::If,
        Function::Select,
        Function::Length,
        Function::ToJsonString,
        Function::Split,
    ],
};
const INDEX: Nesting = Nesting {
    plain: &[Function::Ref, Function::FindInMap],
    extended: &[Function::Length, Function::If, Function::Select, Function::Sub],
};
const COMPARED: Nesting = Nesting {
    plain: &[Function::Ref, Function::FindInMap, Function::Sub, Function::Join, Function::Select, Function::Split],
    extended: &[Function::Length, Function::ToJsonString, Function::Base64, Function::If],
};
const IMPORTED: Nesting = Nesting {
    plain: &[
        Function::Base64,
        Function::FindInMap,
        Function::If,
        Function::Join,
        Function::Select,
        Function::Split,
        Function::Sub,
        Function::Ref,
    ],
    extended: &[Function::ToJsonString, Function::Length],
};
const NAMED: Nesting = Nesting {
    plain: &[],
    extended: &[
        Function::Ref,
        Function::Base64,
        Function::FindInMap,
        Function::If,
        Function::Join,
        Function::Sub,
        Function::Select,
        Function::ToJsonString,
    ],
};
const ATTRIBUTE: Nesting = Nesting { plain: &[Function::Ref], extended: NAMED.extended };

pub(super) fn check(scope: &mut Scope<'_>) {
    let mut calls: Vec<(Part, &Call)> = Vec::new();
    walk::sections(scope.template, &mut |part, expr| {
        expr.walk(&mut |expr| {
            let call = expr.as_call().filter(|call| call.state == CallState::Good);
            calls.extend(call.map(|call| (part, call)));
        });
    });
    for (part, call) in calls {
        arguments(scope, call);
        nesting(scope, call);
        if part == Part::Condition && call.function == Function::Equals {
            compared(scope, call);
        }
    }
}

fn nesting(scope: &mut Scope<'_>, call: &Call) {
    let items = call.argument.as_list().unwrap_or_default();
    let at = |index: usize| items.get(index..=index).unwrap_or_default();
    let checks: &[(&[Expr], &Nesting)] = match call.function {
        Function::FindInMap => &[(items.get(..3).unwrap_or_default(), &MAPPING_KEY)],
        Function::Select => &[(at(0), &INDEX)],
        Function::Equals => &[(items, &COMPARED)],
        Function::ImportValue => &[(std::slice::from_ref(&call.argument), &IMPORTED)],
        Function::Ref => &[(std::slice::from_ref(&call.argument), &NAMED)],
        Function::Attribute => &[(at(0), &NAMED), (at(1), &ATTRIBUTE)],
        _ => return,
    };
    let extended = scope.generated.declares(EXTENSIONS) || scope.generated.anything();
    for (arguments, allowed) in checks {
        for inner in arguments.iter().filter_map(Expr::as_call) {
            let plain = allowed.plain.contains(&inner.function);
            if plain
                || (extended && allowed.extended.contains(&inner.function))
                || inner.function == Function::Transform
            {
                continue;
            }
            let message = format!("`{}` can not take `{}` here", call.name.text, inner.name.text);
            let help = match allowed.extended.contains(&inner.function) {
                true => format!("this needs `Transform: {EXTENSIONS}`"),
                false => taken(allowed, extended),
            };
            scope.report(&codes::INVALID_ARGUMENTS, inner.name.span, message, help);
            // AWS's page names two functions for the index; templates that have others in it are in use.
            if let (Function::Select, Some(finding)) = (call.function, scope.diagnostics.last_mut()) {
                finding.severity = Severity::Warning;
            }
        }
    }
}

fn taken(allowed: &Nesting, extended: bool) -> String {
    let more = if extended { allowed.extended } else { &[] };
    let functions = allowed.plain.iter().chain(more);
    let names: Vec<&str> = functions.filter_map(|function| Dialect::aws().name_of(*function)).collect();
    match names.is_empty() {
        true => "write the name itself".to_string(),
        false => format!("write the value itself, or one of {}", backquoted(names)),
    }
}

/// Conditions compare text.
fn compared(scope: &mut Scope<'_>, call: &Call) {
    for item in call.argument.as_list().unwrap_or_default() {
        let found = match &item.kind {
            ExprKind::List(_) => "a list",
            ExprKind::Map(_) => "a map",
            _ => continue,
        };
        let message = format!("`{}` compares text, found {found}", call.name.text);
        scope.report(&codes::INVALID_ARGUMENTS, item.span, message, "join lists first: `!Join [',', ...]`");
    }
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
