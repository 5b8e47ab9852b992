//! What is told to the user: a finding with its place, its reason and its remedy.
//!
//! Renderers live elsewhere (`cli/render`, the editor); here is only the data.
//! The words used: the *message* is one line that says what is wrong, names in backquotes and no full stop;
//! the *primary* label is the text that must change; other *labels* are places that explain why;
//! *notes* give the reason; *help* says what would be right.

use crate::code::Code;
use crate::source::{SourceId, Span};

/// The longest text of a message, a label, a note or a help, in bytes.
const MOST_WORDS: usize = 1000;

/// One finding.
#[derive(Debug, Clone)]
pub struct Diagnostic {
    pub code: &'static Code,
    pub severity: Severity,
    pub message: String,
    pub primary: Label,
    pub labels: Vec<Label>,
    pub notes: Vec<String>,
    pub help: Option<String>,
    pub fix: Option<Fix>,
    /// Heat takes the template and trips over this only later: on create, update, or when outputs are shown.
    pub late: bool,
}

/// From the worst down, so that the smallest value is the most severe.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Heat (or AWS, with that target) refuses the template.
    Error,
    /// It is taken, and does not do what it says.
    Warning,
    Info,
    Hint,
}

/// A place with a few words; an empty message is a bare underline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    pub source: SourceId,
    pub span: Span,
    pub message: String,
}

/// A change that mends the finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What the fix does, as an imperative: "Replace with `name`".
    pub title: String,
    pub edits: Vec<Edit>,
    pub safety: Safety,
}

/// How sure a fix is of what the author meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Safety {
    /// The meaning of the template stays, or becomes what can only have been meant.
    Safe,
    /// Likely right; a person should look.
    Unsafe,
    /// Shown, never applied without being chosen.
    DisplayOnly,
}

/// Replaces a span by text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    pub source: SourceId,
    pub span: Span,
    pub text: String,
}

impl Severity {
    /// The word used in every output format.
    pub fn word(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "info",
            Severity::Hint => "hint",
        }
    }
}

impl Diagnostic {
    /// A finding of `code` at one place, with the severity that the code has by default.
    pub fn new(code: &'static Code, source: SourceId, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic {
            code,
            severity: code.severity,
            message: bounded(message),
            primary: Label { source, span, message: String::new() },
            labels: Vec::new(),
            notes: Vec::new(),
            help: None,
            fix: None,
            late: false,
        }
    }

    /// Words under the primary place.
    pub fn with_primary_message(mut self, message: impl Into<String>) -> Diagnostic {
        self.primary.message = bounded(message);
        self
    }

    pub fn with_label(mut self, source: SourceId, span: Span, message: impl Into<String>) -> Diagnostic {
        self.labels.push(Label { source, span, message: bounded(message) });
        self
    }

    pub fn with_note(mut self, note: impl Into<String>) -> Diagnostic {
        self.notes.push(bounded(note));
        self
    }

    pub fn with_help(mut self, help: impl Into<String>) -> Diagnostic {
        self.help = Some(bounded(help));
        self
    }

    pub fn with_fix(mut self, fix: Fix) -> Diagnostic {
        self.fix = Some(fix);
        self
    }

    /// Marks a finding that Heat makes only once the stack is being made or shown: a warning, with a note that says so.
    pub fn found_late(mut self, when: &str) -> Diagnostic {
        self.late = true;
        self.severity = self.severity.max(Severity::Warning);
        self.with_note(format!("Heat takes this template and finds out late: {when}"))
    }
}

/// Words that people can read: names are quoted in them, and a name may be as long as its file.
fn bounded(words: impl Into<String>) -> String {
    let mut words = words.into();
    if words.len() > MOST_WORDS {
        words.truncate(words.floor_char_boundary(MOST_WORDS));
        words.push('…');
        words.shrink_to_fit();
    }
    words
}

impl Fix {
    /// A fix of one edit.
    pub fn replace(
        title: impl Into<String>, source: SourceId, span: Span, text: impl Into<String>, safety: Safety,
    ) -> Fix {
        Fix { title: title.into(), edits: vec![Edit { source, span, text: text.into() }], safety }
    }
}
