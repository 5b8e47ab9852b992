//! Barbican: secrets, orders for them, containers of them.

use super::Check;
use super::rules::{Findings, diagnostic, is_given, needs, only_when, refusal, required_when};
use super::scope::{Ask, Scope};
use crate::code::property::CONFLICTING_PROPERTIES;
use crate::value::{Name, Value};

/// heat:heat/engine/resources/openstack/barbican
pub(super) const CHECKS: &[(&str, Check)] = &[
    ("OS::Barbican::CertificateContainer", typed_container),
    ("OS::Barbican::GenericContainer", generic_container),
    ("OS::Barbican::Order", order),
    ("OS::Barbican::RSAContainer", typed_container),
    ("OS::Barbican::Secret", secret),
];

/// The properties of an order, with the types of order that have them. `name` fits all.
const ORDER_PROPERTIES: &[(&str, &[&str])] = &[
    ("algorithm", &["key", "asymmetric"]),
    ("bit_length", &["key", "asymmetric"]),
    ("ca_id", &["certificate"]),
    ("expiration", &["key", "asymmetric"]),
    ("mode", &["key", "asymmetric"]),
    ("pass_phrase", &["asymmetric"]),
    ("payload_content_type", &["key", "asymmetric"]),
    ("profile", &["certificate"]),
    ("request_data", &["certificate"]),
    ("request_type", &["certificate"]),
    ("source_container_ref", &["certificate"]),
    ("subject_dn", &["certificate"]),
];

/// heat:heat/engine/resources/openstack/barbican/order.py
fn order(order: &Scope<'_>, findings: &mut Findings) {
    let Some(kind @ ("key" | "asymmetric" | "certificate")) = order.text("type") else { return };
    for (property, kinds) in ORDER_PROPERTIES {
        only_when(order, Ask::Written, property, "type", kinds, findings);
    }
    for property in ["algorithm", "bit_length"] {
        required_when(order, Ask::Written, property, "type", &["key", "asymmetric"], findings);
    }
    if kind == "certificate" {
        needs(order, Ask::True, "profile", "ca_id", findings);
    }
}

/// The content's type, its encoding and the payload belong together.
/// heat:heat/engine/resources/openstack/barbican/secret.py
fn secret(secret: &Scope<'_>, findings: &mut Findings) {
    const KIND: &str = "payload_content_type";
    const ENCODING: &str = "payload_content_encoding";
    needs(secret, Ask::True, KIND, "payload", findings);
    required_when(secret, Ask::True, ENCODING, KIND, &["application/octet-stream"], findings);
    // Any other type is against the property's own constraint.
    if matches!(secret.text(KIND), None | Some("" | "text/plain" | "application/octet-stream")) {
        only_when(secret, Ask::True, ENCODING, KIND, &["application/octet-stream"], findings);
    }
    if secret.text(KIND) == Some("application/octet-stream") && is_given(secret, Ask::True, ENCODING) {
        let Some(fault) = secret.text("payload").and_then(base64_fault) else { return };
        let found = refusal(secret, secret.value_span("payload"), "`payload` is not valid base64");
        findings.push(
            found.with_note(fault).with_help("encode the payload, or give it as `text/plain` without an encoding"),
        );
    }
}

/// heat:heat/engine/resources/openstack/barbican/container.py
fn generic_container(container: &Scope<'_>, findings: &mut Findings) {
    let secrets = container.list("secrets").iter().filter_map(Value::as_map);
    let references = secrets.filter_map(|secret| secret.iter().find(|(name, _)| name.text == "ref"));
    repeated_secrets(container, references, findings);
}

/// A container of a certificate or of an RSA key: all its properties but the name are secrets.
/// heat:heat/engine/resources/openstack/barbican/container.py
fn typed_container(container: &Scope<'_>, findings: &mut Findings) {
    let entries = container.value.as_map().unwrap_or(&[]);
    repeated_secrets(container, entries.iter().filter(|(name, _)| name.text != "name"), findings);
}

/// A container holds each secret once. Heat reads a null as the empty reference.
fn repeated_secrets<'a>(
    container: &Scope<'_>, references: impl Iterator<Item = &'a (Name, Value)>, findings: &mut Findings,
) {
    let mut seen: Vec<(&str, &Value)> = Vec::new();
    for (_, value) in references {
        let Some(reference) = (if value.is_null() { Some("") } else { value.as_str() }) else { continue };
        let Some((_, first)) = seen.iter().find(|(other, _)| *other == reference) else {
            seen.push((reference, value));
            continue;
        };
        let found =
            diagnostic(container, &CONFLICTING_PROPERTIES, value.span, "the same secret is in the container twice")
                .with_help("name each secret once");
        findings.push(container.label(found, first.span, "here for the first time"));
    }
}

/// Why Python cannot decode a text from base64: it passes over foreign characters, and whatever follows the padding.
/// python:Modules/binascii.c (`a2b_base64`)
fn base64_fault(text: &str) -> Option<String> {
    if !text.is_ascii() {
        return Some("base64 consists of ASCII characters".to_owned());
    }
    let (mut digits, mut padding) = (0usize, 0usize);
    for byte in text.bytes() {
        match byte {
            b'=' if digits % 4 >= 2 => {
                padding += 1;
                if digits % 4 + padding >= 4 {
                    return None;
                }
            }
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'+' | b'/' => {
                digits += 1;
                padding = 0;
            }
            _ => {}
        }
    }
    match digits % 4 {
        0 => None,
        1 => Some(format!("{digits} base64 digits: one more than a multiple of 4 encodes nothing")),
        _ => Some(format!("{digits} base64 digits need `=` up to a multiple of 4")),
    }
}

#[cfg(test)]
#[path = "barbican_tests.rs"]
mod tests;
