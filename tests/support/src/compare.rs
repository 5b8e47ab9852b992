//! Holds what was found against what was expected, and says the difference in the words of the fixture.
//!
//! It decides nothing about messages but whether one contains the other's words. A mark such as `code: words` wants the code
//! at the beginning, whole, and the words somewhere behind it.

use std::ops::Range;

use crate::{Expectation, FixtureFile};

/// Something that the code under test reported about a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Bytes of the file's text.
    pub span: Range<usize>,
    /// Everything that a mark may name: the code, the message.
    pub message: String,
}

impl Expectation {
    /// Whether a finding covers the marked text and nothing else, and has the mark's words in its message.
    ///
    /// An empty span is marked by one caret at its place.
    pub fn is_met_by(&self, finding: &Finding) -> bool {
        let starts = finding.span.start == self.span.start;
        let is_point = finding.span.is_empty() && self.columns.len() == 1;
        let ends = if self.goes_on { finding.span.end > self.span.end } else { finding.span.end == self.span.end };
        starts && (ends || is_point) && says(&finding.message, &self.message)
    }
}

/// Whether a message has the words of a mark.
fn says(message: &str, words: &str) -> bool {
    let behind_code = words.split_once(':').and_then(|(code, words)| {
        let behind = message.strip_prefix(code)?.strip_prefix(':')?;
        Some(behind.contains(words.trim()))
    });
    behind_code.unwrap_or(false) || message.contains(words)
}

impl FixtureFile {
    /// Compares findings with the marks, each finding with one mark. `None` when they agree; else what differs, with the
    /// findings that nobody expected drawn as marks that could be pasted.
    pub fn difference(&self, findings: &[Finding]) -> Option<String> {
        let mut left: Vec<&Finding> = findings.iter().collect();
        let mut report = String::new();
        for expectation in &self.expectations {
            match left.iter().position(|finding| expectation.is_met_by(finding)) {
                Some(index) => {
                    left.remove(index);
                }
                None => report.push_str(&format!(
                    "{}:{}: expected and not found: {}\n{}",
                    self.path,
                    expectation.line,
                    expectation.message,
                    self.drawing(&expectation.span, &expectation.message)
                )),
            }
        }
        for finding in left {
            let drawing = self.drawing(&finding.span, &finding.message);
            report.push_str(&format!("{}: found and not expected: {}\n{drawing}", self.path, finding.message));
        }
        (!report.is_empty()).then_some(report)
    }

    /// The line of a span with a mark under it, as one would write it in a fixture.
    fn drawing(&self, span: &Range<usize>, message: &str) -> String {
        let start = self.text[..span.start].rfind('\n').map_or(0, |newline| newline + 1);
        let line = self.text[start..].lines().next().unwrap_or("");
        let before = self.text[start..span.start].chars().count();
        let end = span.end.min(start + line.len());
        let width = self.text.get(span.start..end).map_or(1, |marked| marked.chars().count().max(1));
        let goes_on = if span.end > start + line.len() { "..." } else { "" };
        let mark = match before {
            0 => format!("#<{}", "^".repeat(width.saturating_sub(2))),
            _ => format!("#{}{}", " ".repeat(before - 1), "^".repeat(width)),
        };
        format!("    {line}\n    {mark}{goes_on} {message}\n")
    }
}
