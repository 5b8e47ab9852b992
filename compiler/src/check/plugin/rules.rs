//! The rules that plugins' checks are made of: properties that exclude, need or bound each other.
//!
//! Each takes the properties (of the resource, or of a nested map) and adds a finding where its rule is surely broken.

use super::scope::{Answer, Ask, Scope};
use crate::code::Code;
use crate::code::property::{
    CONFLICTING_PROPERTIES, MISSING_ONE_OF, PROPERTY_NEEDS_OTHER, PROPERTY_NEEDS_VALUE, REFUSED_BY_RESOURCE,
};
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use crate::value::{Value, ValueKind};

/// What a check has found so far.
pub(super) type Findings = Vec<Diagnostic>;

/// At most one of the properties may be given.
pub(super) fn exclusive(scope: &Scope<'_>, ask: Ask, properties: &[&str], findings: &mut Findings) {
    let given = properties.iter().copied().filter(|name| is_given(scope, ask, name)).collect();
    exclude_each_other(scope, given, findings);
}

/// Of these properties, all given, only one may be.
pub(super) fn exclude_each_other(scope: &Scope<'_>, mut given: Vec<&str>, findings: &mut Findings) {
    given.sort_by_key(|name| scope.key_span(name));
    let Some((last, others)) = given.split_last().filter(|(_, others)| !others.is_empty()) else { return };
    let names: Vec<&str> = given.iter().map(|name| scope.written_name(name)).collect();
    let message = format!("{} exclude each other", join_names(&names, "and"));
    let found = diagnostic(scope, &CONFLICTING_PROPERTIES, scope.key_span(last), message)
        .with_help(format!("keep only one of {}", join_names(&names, "and")));
    findings.push(others.iter().fold(found, |found, other| excluded_by(scope, found, other)));
}

/// One of the properties must be given.
pub(super) fn at_least_one(scope: &Scope<'_>, ask: Ask, properties: &[&str], findings: &mut Findings) {
    if properties.iter().all(|name| scope.ask(ask, name) == Answer::No) {
        findings.push(missing_one_of(scope, properties));
    }
}

/// None of these properties is given.
pub(super) fn missing_one_of(scope: &Scope<'_>, properties: &[&str]) -> Diagnostic {
    let count = if properties.len() > 1 { "one of " } else { "" };
    let message = format!("{count}{} must be given", join_names(properties, "or"));
    diagnostic(scope, &MISSING_ONE_OF, scope.place, message).with_help(format!("add {}", join_names(properties, "or")))
}

/// One of the properties must be given, and only one.
pub(super) fn exactly_one(scope: &Scope<'_>, ask: Ask, properties: &[&str], findings: &mut Findings) {
    exclusive(scope, ask, properties, findings);
    at_least_one(scope, ask, properties, findings);
}

/// A property is only allowed together with another.
pub(super) fn needs(scope: &Scope<'_>, ask: Ask, property: &str, other: &str, findings: &mut Findings) {
    if !is_given(scope, ask, property) || scope.ask(ask, other) != Answer::No {
        return;
    }
    let written = scope.written_name(property);
    let message = format!("`{written}` is only allowed together with `{other}`");
    let found = diagnostic(scope, &PROPERTY_NEEDS_OTHER, scope.key_span(property), message);
    findings.push(found.with_help(format!("add `{other}`, or remove `{written}`")));
}

/// A property is only allowed while another has one of these values (or its default is one).
pub(super) fn only_when(
    scope: &Scope<'_>, ask: Ask, property: &str, other: &str, values: &[&str], findings: &mut Findings,
) {
    let value = scope.get(other);
    let fits = value.is_some_and(|value| value.is_unknown() || is_one_of(value, values));
    if fits || !is_given(scope, ask, property) {
        return;
    }
    let written = scope.written_name(property);
    let list = join_names(values, "or");
    let message = format!("`{written}` is only allowed when `{other}` is {list}");
    let found = diagnostic(scope, &PROPERTY_NEEDS_VALUE, scope.key_span(property), message)
        .with_help(format!("set `{other}` to {list}, or remove `{written}`"));
    findings.push(because_of(scope, found, other));
}

/// A property is not allowed while another has one of these values (or its default is one).
pub(super) fn never_when(
    scope: &Scope<'_>, ask: Ask, property: &str, other: &str, values: &[&str], findings: &mut Findings,
) {
    let Some(value) = scope.get(other).filter(|value| is_one_of(value, values)) else { return };
    if !is_given(scope, ask, property) {
        return;
    }
    let written = scope.written_name(property);
    let message = format!("`{written}` is not allowed when `{other}` is `{}`", shown(value));
    let found = diagnostic(scope, &PROPERTY_NEEDS_VALUE, scope.key_span(property), message)
        .with_help(format!("remove `{written}`, or give `{other}` another value"));
    findings.push(because_of(scope, found, other));
}

/// A property must be given while another has one of these values (or its default is one).
pub(super) fn required_when(
    scope: &Scope<'_>, ask: Ask, property: &str, other: &str, values: &[&str], findings: &mut Findings,
) {
    let Some(value) = scope.get(other).filter(|value| is_one_of(value, values)) else { return };
    if scope.ask(ask, property) != Answer::No {
        return;
    }
    let message = format!("`{other}: {}` needs `{property}`", shown(value));
    let found = diagnostic(scope, &PROPERTY_NEEDS_OTHER, scope.value_span(other), message);
    findings.push(found.with_help(format!("add `{property}`, or give `{other}` another value")));
}

/// One number must not be greater than another; a number that is not given is not compared.
pub(super) fn ordered(scope: &Scope<'_>, lower: &str, upper: &str, findings: &mut Findings) {
    let (Some(low), Some(high)) = (scope.number(lower), scope.number(upper)) else { return };
    if low <= high {
        return;
    }
    let (change, other) = if scope.key_span(lower) > scope.key_span(upper) { (lower, upper) } else { (upper, lower) };
    let message = format!("`{lower}` is greater than `{upper}`");
    let found = refusal(scope, scope.value_span(change), message)
        .with_help(format!("`{lower}` may be at most {high}, or `{upper}` must be at least {low}"));
    findings.push(because_of(scope, found, other));
}

/// A finding that fits no other code.
pub(super) fn refusal(scope: &Scope<'_>, span: Span, message: impl Into<String>) -> Diagnostic {
    diagnostic(scope, &REFUSED_BY_RESOURCE, span, message)
}

/// A finding in the resource's own source.
pub(super) fn diagnostic(scope: &Scope<'_>, code: &'static Code, span: Span, message: impl Into<String>) -> Diagnostic {
    scope.subject.diagnostic(code, span, message)
}

/// Points at the key of another property that excludes the one found.
pub(super) fn excluded_by(scope: &Scope<'_>, found: Diagnostic, other: &str) -> Diagnostic {
    scope.label(found, scope.key_span(other), "excluded by this")
}

/// Points at the value of another property that makes the one found wrong; nothing where that is a default.
pub(super) fn because_of(scope: &Scope<'_>, found: Diagnostic, other: &str) -> Diagnostic {
    match scope.entry(other) {
        Some((_, value)) => scope.label(found, value.span, "because of this"),
        None => match scope.get(other) {
            Some(default) => found.with_note(format!("`{other}` is `{}` where it is not given", shown(default))),
            None => found,
        },
    }
}

pub(super) fn is_given(scope: &Scope<'_>, ask: Ask, property: &str) -> bool {
    scope.ask(ask, property) == Answer::Yes
}

/// Whether a known value is one of these texts; truth values are `true` and `false`.
pub(super) fn is_one_of(value: &Value, texts: &[&str]) -> bool {
    match &value.kind {
        ValueKind::String(text) => texts.contains(&text.as_str()),
        ValueKind::Bool(truth) => texts.contains(&if *truth { "true" } else { "false" }),
        ValueKind::Int(number) => texts.contains(&number.to_string().as_str()),
        _ => false,
    }
}

/// A scalar as text for messages; the kind of anything else.
pub(super) fn shown(value: &Value) -> String {
    match &value.kind {
        ValueKind::String(text) => text.to_string(),
        ValueKind::Bool(truth) => truth.to_string(),
        ValueKind::Int(number) => number.to_string(),
        ValueKind::Float(number) => crate::python::float_repr(*number),
        _ => value.kind_name().to_owned(),
    }
}

/// `a`, `b` and `c`: names in backquotes.
pub(super) fn join_names(names: &[&str], word: &str) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match quoted.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} {word} {last}", rest.join(", ")),
        Some((last, _)) => last.clone(),
        None => String::new(),
    }
}
