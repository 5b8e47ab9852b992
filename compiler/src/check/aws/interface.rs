//! The `AWS::CloudFormation::Interface` metadata, by which AWS's console groups and labels the parameters.

use super::Scope;
use crate::code::{cloudformation as codes, template as template_codes};
use crate::diagnostic::{Diagnostic, Severity};
use crate::expr::{Expr, ExprKind};
use crate::lower::backquoted;
use crate::source::Span;
use crate::suggest::closest;
use crate::syntax::Text;
use crate::value::Name;

pub(super) fn check(scope: &mut Scope<'_>) {
    let Some(metadata) = &scope.template.metadata else { return };
    if matches!(metadata.content.kind, ExprKind::List(_) | ExprKind::String(_) | ExprKind::Int(_)) {
        let help = "write `key: value` lines, indented, under `Metadata:`";
        scope.report(&template_codes::INVALID_SECTION, metadata.content.span, "`Metadata` must be a map", help);
    }
    let Some(interface) = metadata.content.get("AWS::CloudFormation::Interface") else { return };
    let Some(entries) = map(scope, interface, "the interface") else { return };
    only(scope, entries, "the interface", &["ParameterGroups", "ParameterLabels"]);
    if let Some(groups) = interface.get("ParameterGroups") {
        self::groups(scope, groups);
    }
    if let Some(labels) = interface.get("ParameterLabels").and_then(|labels| map(scope, labels, "`ParameterLabels`")) {
        for (name, label) in labels {
            parameter(scope, &name.text, name.span);
            self::label(scope, label);
        }
    }
}

fn groups(scope: &mut Scope<'_>, groups: &Expr) {
    let Some(items) = list(scope, groups, "`ParameterGroups`") else { return };
    for group in items {
        let Some(entries) = map(scope, group, "a parameter group") else { continue };
        only(scope, entries, "a parameter group", &["Label", "Parameters"]);
        if let Some(label) = group.get("Label") {
            self::label(scope, label);
        }
        let members = group.get("Parameters").and_then(|members| list(scope, members, "the `Parameters` of a group"));
        for member in members.unwrap_or_default() {
            if let Some(name) = member.as_text() {
                parameter(scope, name, member.span);
            }
        }
    }
}

/// AWS passes over labels of other shapes.
fn label(scope: &mut Scope<'_>, label: &Expr) {
    if let Some(entries) = label.as_map() {
        only(scope, entries, "a label", &["default"]);
    }
}

fn only(scope: &mut Scope<'_>, entries: &[(Name, Expr)], what: &str, keys: &[&str]) {
    for (key, _) in entries.iter().filter(|(key, _)| !keys.contains(&key.text.as_str())) {
        let help = match closest(&key.text, keys.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("it has {}", backquoted(keys.iter().copied())),
        };
        scope.report(&codes::INVALID_INTERFACE, key.span, format!("{what} has no key `{}`", key.text), help);
    }
}

/// AWS passes over names that it does not know.
fn parameter(scope: &mut Scope<'_>, name: &Text, span: Span) {
    let parameters = &scope.template.parameters;
    if parameters.content.contains_key(name) || parameters.broken || scope.generated.may_exist(name) {
        return;
    }
    let message = format!("the interface names `{name}`, which is no parameter");
    let help = match closest(name, parameters.content.keys().map(Text::as_str)) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "remove it, or declare the parameter".to_string(),
    };
    let code = &template_codes::UNKNOWN_GROUPED_PARAMETER;
    let mut finding = Diagnostic::new(code, scope.template.source, span, message).with_help(help);
    finding.severity = Severity::Warning;
    scope.diagnostics.push(finding);
}

fn map<'e>(scope: &mut Scope<'_>, expr: &'e Expr, what: &str) -> Option<&'e [(Name, Expr)]> {
    if !is_open(expr) && expr.as_map().is_none() {
        scope.report(&codes::INVALID_INTERFACE, expr.span, format!("{what} must be a map"), "write `key: value` lines");
    }
    expr.as_map()
}

fn list<'e>(scope: &mut Scope<'_>, expr: &'e Expr, what: &str) -> Option<&'e [Expr]> {
    if !is_open(expr) && expr.as_list().is_none() {
        scope.report(
            &codes::INVALID_INTERFACE,
            expr.span,
            format!("{what} must be a list"),
            "write list items: `- ...`",
        );
    }
    expr.as_list()
}

fn is_open(expr: &Expr) -> bool {
    matches!(expr.kind, ExprKind::Missing | ExprKind::Null | ExprKind::Call(_))
}
