//! Dynamic references: `{{resolve:service:...}}` in text, which AWS fills in when it makes a resource.

use super::Scope;
use super::walk::{self, Part};
use crate::code::cloudformation as codes;
use crate::expr::Expr;
use crate::source::Span;

const OPEN: &str = "{{resolve:";

pub(super) fn check(scope: &mut Scope<'_>) {
    let mut texts: Vec<(Part, &Expr)> = Vec::new();
    walk::sections(scope.template, &mut |part, expr| {
        expr.walk(&mut |expr| {
            if expr.as_str().is_some_and(|text| text.contains(OPEN)) {
                texts.push((part, expr));
            }
        });
    });
    for (part, expr) in texts {
        for found in references(expr.as_str().unwrap_or_default()) {
            reference(scope, part, &found, place(expr, &found));
        }
    }
}

/// A reference within a text: what stands between `{{resolve:` and `}}`, and where the whole begins.
struct Reference<'t> {
    inner: &'t str,
    start: usize,
}

fn references(text: &str) -> Vec<Reference<'_>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(open) = text[from..].find(OPEN).map(|at| from + at) {
        let inner = open + OPEN.len();
        let Some(length) = text[inner..].find("}}") else { break };
        found.push(Reference { inner: &text[inner..inner + length], start: open });
        from = inner + length;
    }
    found
}

/// The reference where the text stands in the file as it is, else the whole text.
fn place(expr: &Expr, found: &Reference<'_>) -> Span {
    let written = (expr.span.end - expr.span.start) as usize;
    let quotes = match written.checked_sub(expr.as_str().map_or(0, str::len)) {
        Some(0) => 0,
        Some(2) => 1,
        _ => return expr.span,
    };
    let start = expr.span.start + quotes + found.start as u32;
    Span::new(start, start + (OPEN.len() + found.inner.len() + 2) as u32)
}

fn reference(scope: &mut Scope<'_>, part: Part, found: &Reference<'_>, span: Span) {
    let plain = without_placeholders(found.inner);
    let parts: Vec<&str> = plain.split(':').collect();
    let problem = match parts[0] {
        "ssm" | "ssm-secure" => stored(&parts),
        "secretsmanager" => secret(&parts),
        // A placeholder may stand for the service.
        service if service.contains(PLACEHOLDER) => None,
        service => Some((
            format!("there are no dynamic references to `{service}`"),
            "the services are `ssm`, `ssm-secure` and `secretsmanager`",
        )),
    };
    let problem = problem.or_else(|| match (parts[0], part) {
        ("secretsmanager" | "ssm-secure", Part::Metadata | Part::Condition | Part::Output | Part::OutputKey) => Some((
            format!("`{}` can only be used in properties of resources", parts[0]),
            "AWS shows other parts of a template to everybody who may look at the stack",
        )),
        _ => None,
    });
    if let Some((message, help)) = problem {
        scope.report(&codes::INVALID_DYNAMIC_REFERENCE, span, message, help);
    }
}

type Problem = Option<(String, &'static str)>;

/// Stands for `${...}`, which may hold colons and is filled in before.
const PLACEHOLDER: char = '\u{1}';

fn without_placeholders(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("${") {
        plain.push_str(before);
        plain.push(PLACEHOLDER);
        rest = after.split_once('}').map_or("", |(_, rest)| rest);
    }
    plain + rest
}

/// `ssm:name` or `ssm:name:version`.
fn stored(parts: &[&str]) -> Problem {
    let form = "write `{{resolve:ssm:name}}` or `{{resolve:ssm:name:version}}`, the version a number";
    let problem = match parts {
        [_, name] | [_, name, _] if name.is_empty() => "the dynamic reference has no name",
        [_, _] => return None,
        // The address of a parameter that another account shares.
        [_, "arn", ..] => return None,
        [_, _, version] if version.chars().all(|digit| digit.is_ascii_digit() || digit == PLACEHOLDER) => return None,
        [_, _, _] => "the version of a dynamic reference must be a number",
        [_] => "the dynamic reference has no name",
        _ => "the dynamic reference has too many parts",
    };
    Some((problem.to_string(), form))
}

/// `secretsmanager:id:SecretString:key:stage:version`, the id a name or an address.
fn secret(parts: &[&str]) -> Problem {
    let form = "write `{{resolve:secretsmanager:secret:SecretString:key:stage:version}}`; all after the secret can be left out";
    let rest = match parts {
        [_, "arn", rest @ ..] if rest.len() >= 6 => &rest[6..],
        [_, "arn", ..] => return Some(("the address of the secret is not complete".to_string(), form)),
        [_, id, rest @ ..] if !id.is_empty() => rest,
        _ => return Some(("the dynamic reference has no secret".to_string(), form)),
    };
    match rest {
        [kind, ..] if !["SecretString", ""].contains(kind) && !kind.contains(PLACEHOLDER) => {
            Some((format!("`{kind}` can not stand after the secret: only `SecretString` can"), form))
        }
        [_, _, _, _, _, ..] => Some(("the dynamic reference has too many parts".to_string(), form)),
        _ => None,
    }
}
