//! The order in which a text is tried: bytes, JSON, YAML, and YAML mended.
//!
//! Follows heat:heat/common/template_format.py, and goes on where Heat stops at the first error.

use super::findings::Findings;
use super::limits::{self, Look};
use super::{Format, Node, NodeKind, Parse, json, repair};
use crate::code::syntax::EMPTY_FILE;
use crate::source::{Source, Span};

/// Reads a source: JSON if it is JSON, else YAML.
pub fn read(source: &Source) -> Parse {
    let mut findings = Findings::of(source.id, &source.text);
    let mut parse = match limits::look(source, &mut findings) {
        Look::NoText => nothing(Vec::new()),
        Look::Text => read_text(source),
    };
    parse.diagnostics.splice(0..0, findings.diagnostics);
    parse.diagnostics.sort_by_key(|diagnostic| diagnostic.primary.span);
    parse
}

fn nothing(diagnostics: Vec<crate::diagnostic::Diagnostic>) -> Parse {
    let root = Node::missing(Span::at(0));
    Parse { root, comments: Vec::new(), format: Format::Yaml, diagnostics }
}

fn read_text(source: &Source) -> Parse {
    let text = &*source.text;
    let reading = json::read(source.id, text);
    let is_too_deep = reading.findings.diagnostics.iter().any(|it| it.code == &crate::code::syntax::NESTING_TOO_DEEP);
    if reading.is_json || (is_too_deep && json::looks_like_json(text)) {
        return of_json(reading);
    }
    let mended = repair::read(source.id, text);
    if mended.is_broken && json::looks_like_json(text) {
        return of_json(json::read_broken(source.id, text));
    }
    let mut findings = mended.findings;
    let is_empty = mended.root.as_ref().is_none_or(|root| root.kind == NodeKind::Null && root.span.is_empty());
    if is_empty && findings.diagnostics.is_empty() {
        let message = if text.trim().is_empty() { "the file is empty" } else { "the file holds no document" };
        let help = "begin with `heat_template_version: 2021-04-16`";
        findings.push(findings.diagnostic(&EMPTY_FILE, Span::at(0), message).with_help(help));
    }
    let root = mended.root.filter(|_| !is_empty).unwrap_or_else(|| Node::missing(Span::at(0)));
    Parse { root, comments: mended.comments, format: Format::Yaml, diagnostics: findings.diagnostics }
}

fn of_json(reading: json::Reading<'_>) -> Parse {
    let diagnostics = reading.findings.diagnostics;
    Parse { root: reading.root, comments: Vec::new(), format: Format::Json, diagnostics }
}
