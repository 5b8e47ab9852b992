//! Patterns in the language of Python's `re`, which Heat uses for `allowed_pattern`.
//!
//! A pattern is read by Python 3.11's rules (`pattern/parse.rs`), so what Python would refuse is refused here, at the
//! same place; then it is written for the engine at hand (`pattern/emit.rs`). Matching is bounded: where the bound is met,
//! or the engine lacks something, the answer is unknown and nobody is blamed.

mod emit;
mod parse;
mod tree;

use std::sync::OnceLock;

use fancy_regex::{Regex, RegexBuilder};

use tree::Node;

/// Steps back that one match may take. Python has no bound; patterns that need so many are rare and slow there, too.
const BACKTRACK_LIMIT: usize = 20_000;
/// Bytes of a pattern made ready; large repetitions of large classes grow beyond.
const SIZE_LIMIT: usize = 512 << 10;

/// A valid pattern.
#[derive(Debug)]
pub struct Pattern {
    root: Node,
    /// For texts of ASCII only: Python's classes are small there, and the engine is built quickly.
    ascii: OnceLock<Option<Regex>>,
    unicode: OnceLock<Option<Regex>>,
}

/// Why Python would refuse a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PatternError {
    /// What is wrong, without full stop.
    pub message: String,
    /// The byte offset in the pattern.
    pub offset: usize,
}

impl Pattern {
    /// Reads a pattern; the error says what `re.compile` would refuse.
    pub fn new(pattern: &str) -> Result<Pattern, PatternError> {
        let root = parse::parse(pattern)?;
        Ok(Pattern { root, ascii: OnceLock::new(), unicode: OnceLock::new() })
    }

    /// Whether Heat takes the text: the first match that Python's `re.match` finds must end at the text's end (so `a|ab`
    /// does not take `ab`). `None` where that can not be told within bounds.
    ///
    /// heat:heat/engine/constraints.py `AllowedPattern`
    pub fn matches_whole(&self, text: &str) -> Option<bool> {
        let regex = if text.is_ascii() {
            self.ascii.get_or_init(|| build(emit::for_ascii(&self.root)?))
        } else {
            self.unicode.get_or_init(|| build(emit::for_unicode(&self.root)?))
        };
        let found = regex.as_ref()?.find(text).ok()?;
        Some(found.is_some_and(|found| found.start() == 0 && found.end() == text.len()))
    }
}

fn build(pattern: String) -> Option<Regex> {
    let mut builder = RegexBuilder::new(&pattern);
    builder.backtrack_limit(BACKTRACK_LIMIT).delegate_size_limit(SIZE_LIMIT).build().ok()
}

#[cfg(test)]
#[path = "pattern_tests.rs"]
mod tests;
