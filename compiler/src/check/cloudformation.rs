//! Sections and references that only AWS CloudFormation has: `Mappings`, `Rules`, `Transform`, `{{resolve:...}}`.
//!
//! (AWS CloudFormation user guide.) Only for templates that AWS takes; what the functions inside refer to is for
//! `references.rs`. Invariant: what a macro may still rewrite is not complained about.

use crate::code::{Code, cloudformation as codes};
use crate::diagnostic::Diagnostic;
use crate::expr::{Expr, ExprKind};
use crate::source::Span;
use crate::template::{Section, Template};
use crate::value::Name;

mod dynamic_reference;

/// Checks what AWS alone knows of a template.
pub(crate) fn check(template: &Template, diagnostics: &mut Vec<Diagnostic>) {
    if !template.dialect.is_aws() {
        return;
    }
    let mut report = Report { template, diagnostics };
    if let Some(section) = &template.transform {
        transforms(section, &mut report);
    }
    if !has_macros(template) {
        if let Some(section) = &template.mappings {
            mappings(section, &mut report);
        }
        if let Some(section) = &template.rules {
            rules(section, &mut report);
        }
    }
    dynamic_reference::check(&mut report);
}

/// Where findings go.
struct Report<'a> {
    template: &'a Template,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Report<'_> {
    fn push(&mut self, code: &'static Code, span: Span, message: String, help: &str) {
        self.diagnostics.push(Diagnostic::new(code, self.template.source, span, message).with_help(help));
    }
}

/// A value with the key it stands under, which is blamed where the value is empty.
struct Entry<'e> {
    key: Span,
    value: &'e Expr,
}

impl Entry<'_> {
    fn place(&self) -> Span {
        if self.value.span.is_empty() { self.key } else { self.value.span }
    }
}

fn whole(section: &Section<Expr>) -> Entry<'_> {
    let key = section.key.as_ref().map_or(section.span, |key| key.span);
    Entry { key, value: &section.content }
}

/// Whether macros of the user's own rewrite the template before AWS looks at it.
fn has_macros(template: &Template) -> bool {
    let Some(section) = &template.transform else { return false };
    let items = section.content.as_list().unwrap_or(std::slice::from_ref(&section.content));
    let name = |item: &Expr| item.as_str().or(item.get("Name").and_then(Expr::as_str)).map(str::to_string);
    items.iter().any(|item| name(item).is_none_or(|name| !name.starts_with("AWS::")))
}

/// `Transform`: the name of a macro, or a map with it, or a list of these.
fn transforms(section: &Section<Expr>, report: &mut Report<'_>) {
    let entry = whole(section);
    match &section.content.kind {
        ExprKind::List(items) => {
            for item in items {
                transform(&Entry { key: entry.key, value: item }, report);
            }
        }
        _ => transform(&entry, report),
    }
}

fn transform(entry: &Entry<'_>, report: &mut Report<'_>) {
    let (message, help) = match &entry.value.kind {
        ExprKind::Missing | ExprKind::String(_) => return,
        ExprKind::Map(_) => match entry.value.get("Name").map(|name| &name.kind) {
            Some(ExprKind::String(_) | ExprKind::Missing) => return parameters_of(entry.value, report),
            Some(_) => ("the `Name` of a transform must be text", "write the name of a macro"),
            None => ("the transform has no `Name`", "add `Name:` with the name of a macro"),
        },
        _ => ("a transform must be the name of a macro or a map", "write a name such as `AWS::LanguageExtensions`"),
    };
    report.push(&codes::INVALID_TRANSFORM, entry.place(), message.to_string(), help);
}

fn parameters_of(transform: &Expr, report: &mut Report<'_>) {
    let Some(parameters) = transform.get("Parameters") else { return };
    if !matches!(parameters.kind, ExprKind::Map(_) | ExprKind::Missing) {
        let place = if parameters.span.is_empty() { transform.span } else { parameters.span };
        let message = "the `Parameters` of a transform must be a map".to_string();
        report.push(&codes::INVALID_TRANSFORM, place, message, "write `name: value` lines under it");
    }
}

/// `Mappings`: names, under them keys, under them keys with texts, numbers, booleans or lists.
fn mappings(section: &Section<Expr>, report: &mut Report<'_>) {
    for (name, mapping) in level(&whole(section), "`Mappings`", "", report) {
        let what = format!("mapping `{}`", name.text);
        for (key, entries) in level(&Entry { key: name.span, value: mapping }, &what, ".-", report) {
            let what = format!("`{}` of {what}", key.text);
            for (name, value) in level(&Entry { key: key.span, value: entries }, &what, "", report) {
                mapping_value(name, value, report);
            }
        }
    }
}

/// The entries of one level; `beside` are the characters that its keys may have beside letters and digits.
fn level<'e>(entry: &Entry<'e>, what: &str, beside: &str, report: &mut Report<'_>) -> Vec<(&'e Name, &'e Expr)> {
    let entries = match &entry.value.kind {
        ExprKind::Missing => return Vec::new(),
        ExprKind::Map(entries) => entries,
        _ => {
            let message = format!("{what} must be a map");
            let help = "a mapping has two levels of keys, and values under the second";
            report.push(&codes::INVALID_MAPPING, entry.place(), message, help);
            return Vec::new();
        }
    };
    // `Fn::Transform` and loops put entries in later.
    let written = entries.iter().filter(|(name, _)| !name.text.starts_with("Fn::"));
    // With language extensions, keys may be what functions of theirs come out as.
    let is_plain = |name: &Name| {
        report.template.transform.is_some()
            || !name.text.is_empty() && name.text.chars().all(|letter| is_allowed(letter, beside))
    };
    let mut found = Vec::new();
    for (name, value) in written {
        if !is_plain(name) {
            let message = format!("`{}` is no name for a key of {what}", name.text);
            let help = if beside.is_empty() { "use letters and digits" } else { "use letters, digits, `.` and `-`" };
            report.push(&codes::INVALID_MAPPING, name.span, message, help);
        }
        found.push((name, value));
    }
    found
}

fn is_allowed(letter: char, beside: &str) -> bool {
    letter.is_ascii_alphanumeric() || beside.contains(letter)
}

fn mapping_value(name: &Name, value: &Expr, report: &mut Report<'_>) {
    let found = match &value.kind {
        ExprKind::Map(entries)
            if entries.iter().any(|(name, _)| name.text.starts_with("Fn::") || name.text == "Ref") =>
        {
            "a function"
        }
        ExprKind::Map(_) => "a map",
        ExprKind::Null => "nothing (null)",
        _ => return,
    };
    let message = format!("`{}` of a mapping can not be {found}", name.text);
    let place = Entry { key: name.span, value }.place();
    report.push(&codes::INVALID_MAPPING, place, message, "write text, a number, a boolean or a list of these");
}

/// `Rules`: names with a list of assertions, and a condition if there is one.
fn rules(section: &Section<Expr>, report: &mut Report<'_>) {
    let entry = whole(section);
    let rules = match &section.content.kind {
        ExprKind::Missing => return,
        ExprKind::Map(rules) => rules,
        _ => {
            let help = "write `name:` lines with `Assertions` under each";
            return report.push(
                &codes::INVALID_RULE,
                entry.place(),
                "`Rules` must be a map of rules".to_string(),
                help,
            );
        }
    };
    for (name, rule) in rules.iter().filter(|(name, _)| !name.text.starts_with("Fn::")) {
        check_rule(name, rule, report);
    }
}

fn check_rule(name: &Name, rule: &Expr, report: &mut Report<'_>) {
    let help = "write `Assertions:` with a list under the name of the rule";
    let ExprKind::Map(_) = &rule.kind else {
        if !matches!(rule.kind, ExprKind::Missing | ExprKind::Call(_)) {
            let place = Entry { key: name.span, value: rule }.place();
            report.push(&codes::INVALID_RULE, place, format!("rule `{}` must be a map", name.text), help);
        }
        return;
    };
    match rule.get("Assertions").map(|assertions| (assertions, &assertions.kind)) {
        None => {
            report.push(&codes::INVALID_RULE, name.span, format!("rule `{}` has no `Assertions`", name.text), help);
        }
        Some((_, ExprKind::List(assertions))) => {
            assertions.iter().for_each(|assertion| check_assertion(name, assertion, report));
        }
        Some((_, ExprKind::Missing | ExprKind::Call(_))) => {}
        Some((assertions, _)) => {
            let place = Entry { key: name.span, value: assertions }.place();
            let message = format!("the `Assertions` of rule `{}` must be a list", name.text);
            report.push(&codes::INVALID_RULE, place, message, "write each as a list item: `- Assert: ...`");
        }
    }
}

fn check_assertion(rule: &Name, assertion: &Expr, report: &mut Report<'_>) {
    let help = "write `Assert:` with a function of rules, and a text under `AssertDescription:`";
    let message = match &assertion.kind {
        ExprKind::Missing => return,
        ExprKind::Map(_) => {
            match (assertion.get("Assert"), assertion.get("AssertDescription").map(|text| &text.kind)) {
                (None, _) => format!("an assertion of rule `{}` has no `Assert`", rule.text),
                (_, None | Some(ExprKind::String(_) | ExprKind::Missing)) => return,
                (_, Some(_)) => format!("an `AssertDescription` of rule `{}` must be text", rule.text),
            }
        }
        _ => format!("an assertion of rule `{}` must be a map", rule.text),
    };
    let place = Entry { key: rule.span, value: assertion }.place();
    report.push(&codes::INVALID_RULE, place, message, help);
}

#[cfg(test)]
#[path = "cloudformation_tests.rs"]
mod tests;
