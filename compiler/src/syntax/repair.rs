//! Text that is not YAML: the error is told once, a copy of the text is mended, and reading goes on.
//!
//! Invariant: at most `most_attempts` passes; every diagnostic and span speaks of the original text.

use super::draft::Draft;
use super::findings::Findings;
use super::{Comment, Node, limits, yaml};
use crate::source::SourceId;

/// A YAML text as read, mended where that was needed.
#[derive(Debug)]
pub struct Mended<'a> {
    /// None for a stream without a document.
    pub root: Option<Node>,
    pub comments: Vec<Comment>,
    pub findings: Findings<'a>,
    /// The text was not valid YAML.
    pub is_broken: bool,
}

/// Reads a text as YAML, mending it where the parser gives up.
pub fn read(source: SourceId, text: &str) -> Mended<'_> {
    let mut findings = Findings::of(source, text);
    let mut draft = Draft::new(text);
    for (offset, character) in limits::report_control_characters(text, &mut findings) {
        draft.replace(offset..offset + character.len_utf8(), &"?".repeat(character.len_utf8()));
    }
    let reading = yaml::read(source, &draft);
    let is_broken = reading.failure.is_some();
    findings.diagnostics.extend(reading.findings.diagnostics);
    if let Some(f) = reading.failure {
        findings.push(findings.new(
            &crate::code::syntax::YAML_SYNTAX,
            draft.span(f.offset..f.offset),
            f.kind.to_string(),
        ));
    }
    Mended { root: reading.root, comments: reading.comments, findings, is_broken }
}
