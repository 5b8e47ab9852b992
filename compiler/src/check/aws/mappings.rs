//! The `Mappings` section: names, keys, second keys, and values that are no maps.

use super::generated::EXTENSIONS;
use super::{Scope, walk};
use crate::code::{cloudformation as codes, function as function_codes};
use crate::expr::{Expr, ExprKind};
use crate::function::Arguments;
use crate::lower::{backquoted, call};
use crate::source::Span;
use crate::suggest::closest;
use crate::value::Name;

const FORM: &str = "a mapping is `Name: {Key: {SecondKey: value}}`, and a value is text, a number, a boolean or a list";

pub(super) fn check(scope: &mut Scope<'_>) {
    let Some(section) = &scope.template.mappings else { return };
    // The section may be empty, a mapping may not.
    if section.content.as_map().is_some_and(<[_]>::is_empty) {
        return;
    }
    let Some(mappings) = map(scope, &section.content, "the section `Mappings`") else { return };
    // With the language extensions, keys may be what functions come out as.
    let extended = scope.generated.declares(EXTENSIONS);
    for (name, mapping) in mappings {
        if skipped(scope, name) {
            continue;
        }
        key(scope, name, "mapping", "");
        let Some(keys) = map(scope, mapping, &format!("mapping `{}`", name.text)) else { continue };
        for (first, values) in keys {
            if skipped(scope, first) {
                continue;
            }
            key(scope, first, "key", ".-");
            let Some(values) = map(scope, values, &format!("`{}` of mapping `{}`", first.text, name.text)) else {
                continue;
            };
            for (second, value) in values {
                if !skipped(scope, second) {
                    if !extended {
                        key(scope, second, "second key", "");
                    }
                    self::value(scope, second, value);
                }
            }
        }
    }
}

/// Names in `Fn::FindInMap` that are written out must be there, whatever the parameters are.
pub(super) fn check_uses(scope: &mut Scope<'_>) {
    let mut uses: Vec<[&Expr; 3]> = Vec::new();
    walk::sections(scope.template, &mut |_, expr| {
        expr.walk(&mut |expr| {
            let Some(call) = expr.as_call() else { return };
            if let Arguments::FindInMap { map, key, subkey, default: None } = call.arguments() {
                uses.push([map, key, subkey]);
            }
        });
    });
    uses.into_iter().for_each(|names| look_up(scope, names));
}

fn look_up(scope: &mut Scope<'_>, names: [&Expr; 3]) {
    let nothing = Expr::new(Span::default(), ExprKind::Map(Vec::new()));
    let mut current = scope.template.mappings.as_ref().map_or(&nothing, |section| &section.content);
    for (level, name) in names.into_iter().enumerate() {
        let (Some(text), Some(entries)) = (name.as_str(), current.as_map()) else { return };
        if entries.iter().any(|(key, _)| key.text.starts_with("Fn::")) || text.contains("${") || text.contains("&{") {
            return;
        }
        if let Some(found) = current.get(text) {
            current = found;
            continue;
        }
        let help = match closest(text, entries.iter().map(|(key, _)| key.text.as_str())) {
            Some(near) => format!("did you mean `{near}`?"),
            None if entries.is_empty() => "the template has no mappings".to_string(),
            None => format!("there are {}", backquoted(entries.iter().take(10).map(|(key, _)| key.text.as_str()))),
        };
        let what = if level == 0 { "there is no mapping" } else { "the mapping has no key" };
        return scope.report(&function_codes::MISSING_MAPPING, name.span, format!("{what} `{text}`"), help);
    }
}

/// A macro may stand at any level.
fn skipped(scope: &Scope<'_>, name: &Name) -> bool {
    call::is_macro(&name.text, scope.template.dialect)
}

/// The entries of a map; reports anything else.
fn map<'e>(scope: &mut Scope<'_>, expr: &'e Expr, what: &str) -> Option<&'e [(Name, Expr)]> {
    let problem = match &expr.kind {
        ExprKind::Map(entries) if !entries.is_empty() => return Some(entries),
        ExprKind::Missing | ExprKind::Null => return None,
        ExprKind::Map(_) => "is empty",
        _ => "must be a map",
    };
    scope.report(&codes::INVALID_MAPPING, expr.span, format!("{what} {problem}"), FORM);
    None
}

fn key(scope: &mut Scope<'_>, name: &Name, what: &str, more: &str) {
    let text = name.text.as_str();
    let strange = text.chars().find(|character| !character.is_ascii_alphanumeric() && !more.contains(*character));
    let message = match strange {
        Some(character) => format!("the {what} `{text}` of a mapping contains `{character}`"),
        None if text.is_empty() => format!("the {what} of a mapping is empty"),
        None => return,
    };
    let help = match more {
        "" => "AWS takes letters and digits only",
        _ => "AWS takes letters, digits, `-` and `.` only",
    };
    scope.report(&codes::INVALID_MAPPING, name.span, message, help);
}

fn value(scope: &mut Scope<'_>, key: &Name, value: &Expr) {
    let problem = match &value.kind {
        ExprKind::Map(entries) => match entries.as_slice() {
            [(name, _)] if scope.template.dialect.function(&name.text).is_some() => "can not be a function",
            _ => "can not be a map",
        },
        _ => return,
    };
    scope.report(&codes::INVALID_MAPPING, value.span, format!("the value of `{}` {problem}", key.text), FORM);
}
