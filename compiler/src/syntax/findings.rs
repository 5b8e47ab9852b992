//! The findings of one reading, with what is needed to make them.
//!
//! Spans given here are those of the original text.

use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::source::{SourceId, Span};

/// Collects diagnostics about one text.
#[derive(Debug)]
pub struct Findings<'a> {
    pub source: SourceId,
    /// The text as the user wrote it.
    pub text: &'a str,
    pub diagnostics: Vec<Diagnostic>,
}

impl<'a> Findings<'a> {
    pub fn of(source: SourceId, text: &'a str) -> Findings<'a> {
        Findings { source, text, diagnostics: Vec::new() }
    }

    /// A diagnostic about this text; it counts only once pushed.
    pub fn diagnostic(&self, code: &'static Code, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(code, self.source, span, message)
    }

    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// The original text of a span.
    pub fn slice(&self, span: Span) -> &'a str {
        self.text.get(span.range()).unwrap_or("")
    }

    /// The text of a span for a message: its first line, cut when long.
    pub fn quote(&self, span: Span) -> String {
        shorten(self.slice(span))
    }
}

/// The first line of a text, cut to a length that fits a message.
pub fn shorten(text: &str) -> String {
    const LONGEST: usize = 40;
    let line = text.lines().next().unwrap_or("").trim_end();
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line.to_string(),
    }
}
