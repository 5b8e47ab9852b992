//! Dynamic references: `{{resolve:service:...}}` inside texts, which AWS replaces by values kept in other services.
//!
//! (AWS CloudFormation user guide.) Whether the value is there is known to AWS alone. A reference that is put together
//! from several texts is not looked at.

use super::Report;
use crate::code::cloudformation as codes;
use crate::expr::{Expr, ExprKind};
use crate::source::Span;
use crate::suggest::closest;

const OPENING: &str = "{{resolve:";
const CLOSING: &str = "}}";
const SERVICES: [&str; 3] = ["ssm", "ssm-secure", "secretsmanager"];

/// Parts of a secret's address: `arn:partition:secretsmanager:region:account:secret:name`.
const ARN_PARTS: usize = 7;

/// A reference in a text: what stands between `{{resolve:` and `}}`, and where the whole begins and ends.
struct Reference<'t> {
    body: &'t str,
    start: usize,
    end: usize,
}

pub(super) fn check(report: &mut Report<'_>) {
    let template = report.template;
    let properties = template.resources.content.values().filter_map(|resource| resource.properties.as_ref());
    let outputs = template.outputs.content.values().filter_map(|output| output.value.as_ref());
    for field in properties.chain(outputs) {
        field.value.walk(&mut |expr| check_text(expr, report));
    }
}

fn check_text(expr: &Expr, report: &mut Report<'_>) {
    let ExprKind::String(text) = &expr.kind else { return };
    for reference in references(text) {
        let Err((message, help)) = check_body(reference.body) else { continue };
        let span = place(expr.span, text, &reference);
        report.push(&codes::INVALID_DYNAMIC_REFERENCE, span, message, &help);
    }
}

fn references(text: &str) -> impl Iterator<Item = Reference<'_>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let start = from + text[from..].find(OPENING)?;
        let body = start + OPENING.len();
        let close = body + text[body..].find(CLOSING)?;
        from = close + CLOSING.len();
        Some(Reference { body: &text[body..close], start, end: from })
    })
}

/// What is wrong with a reference, and what would be right.
type Fault = (String, String);

fn check_body(body: &str) -> Result<(), Fault> {
    let body = without_placeholders(body);
    let (service, rest) = body.split_once(':').unwrap_or((&body, ""));
    match service {
        "ssm" | "ssm-secure" => check_parameter(service, rest),
        "secretsmanager" => check_secret(rest),
        // `${Service}` is filled in later.
        _ if service.contains('$') => Ok(()),
        _ => {
            let help = match closest(service, SERVICES) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "the services are `ssm`, `ssm-secure` and `secretsmanager`".to_string(),
            };
            Err((format!("a dynamic reference knows no service `{service}`"), help))
        }
    }
}

fn check_parameter(service: &str, rest: &str) -> Result<(), Fault> {
    let help = || format!("write `{{{{resolve:{service}:name:version}}}}`, the version being a number or left out");
    let parts: Vec<&str> = rest.split(':').collect();
    let is_name = |letter: char| letter.is_ascii_alphanumeric() || "_.-/$".contains(letter);
    match parts.as_slice() {
        [""] | ["", ..] => Err(("the dynamic reference names no parameter".to_string(), help())),
        [name, ..] if !name.chars().all(is_name) => {
            Err((format!("`{name}` is no name of a Systems Manager parameter"), help()))
        }
        [_, version, ..] if !version.contains('$') && !is_number(version) => {
            Err((format!("the version `{version}` of the dynamic reference is not a number"), help()))
        }
        [_] | [_, _] => Ok(()),
        _ => Err(("the dynamic reference has too many parts".to_string(), help())),
    }
}

fn check_secret(rest: &str) -> Result<(), Fault> {
    let help = || {
        let form = "{{resolve:secretsmanager:secret:SecretString:key:stage:id}}";
        format!("write `{form}`; all after the secret's name or ARN can be left out")
    };
    let parts: Vec<&str> = rest.split(':').collect();
    let named = if parts[0] == "arn" { ARN_PARTS } else { 1 };
    if parts[0].is_empty() || parts.len() < named {
        return Err(("the dynamic reference names no secret".to_string(), help()));
    }
    match &parts[named..] {
        [kind, ..] if !matches!(*kind, "" | "SecretString") && !kind.contains('$') => {
            Err((format!("a dynamic reference to a secret gives its `SecretString`, not `{kind}`"), help()))
        }
        rest if rest.len() > 4 => Err(("the dynamic reference has too many parts".to_string(), help())),
        _ => Ok(()),
    }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|letter| letter.is_ascii_digit())
}

/// Each `${...}` of `Fn::Sub` as `$`: its colons part nothing.
fn without_placeholders(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("${") {
        let Some((_, behind)) = after.split_once('}') else { break };
        plain.push_str(before);
        plain.push('$');
        rest = behind;
    }
    plain.push_str(rest);
    plain
}

/// The place of a reference in the file: exact where the text stands there as it is, else the whole text's.
fn place(whole: Span, text: &str, reference: &Reference<'_>) -> Span {
    let quotes = match ((whole.end - whole.start) as usize).checked_sub(text.len()) {
        Some(0) => 0,
        Some(2) => 1,
        _ => return whole,
    };
    let at = |offset: usize| whole.start + quotes + offset as u32;
    Span::new(at(reference.start), at(reference.end))
}
