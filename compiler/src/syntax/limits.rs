//! How much text is read, and what is no text at all.
//!
//! Numbers that Heat enforces, numbers that keep our own work bounded, and the look at a file before it is parsed.
//! Invariant: whatever the input, the tree is at most `DEPTH` deep and memory stays linear in the file's size.

use super::findings::Findings;
use crate::code::syntax::{BINARY_FILE, CONTROL_CHARACTER, FILE_TOO_LARGE, INVALID_UTF8};
use crate::source::{Source, Span};

/// Heat's `max_template_size`, in characters. heat:heat/common/config.py
pub const TEMPLATE_SIZE: usize = 524_288;
/// Larger files, in bytes, are reported and not parsed: no encoding of what Heat takes is larger.
pub const READABLE_SIZE: usize = 4 * TEMPLATE_SIZE;
/// The deepest nesting read. Heat's own recursion gives up between 200 and 300 levels, depending on what is nested.
pub const DEPTH: usize = 250;
/// How deep the YAML parser goes on, so that what follows a too deep value is still read.
pub const PARSER_DEPTH: usize = 2_000;
/// How many values aliases may add to a document.
pub const CLONED_NODES: usize = 200_000;
/// How many bytes of text aliases may add to a document; Heat takes 1 MiB for a whole request.
pub const CLONED_TEXT: usize = 4 * TEMPLATE_SIZE;

/// How many bytes are looked at to tell text from other files.
const SAMPLE: usize = 8192;

/// What a first look at a file says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// Worth parsing; what is wrong with its bytes has been reported.
    Text,
    /// Reported, and not to be parsed.
    NoText,
}

/// Reports what is wrong with a file before any parsing: its size, its encoding, its kind.
pub fn look(source: &Source, findings: &mut Findings<'_>) -> Look {
    let text = &*source.text;
    if is_utf16(text) {
        findings.push(
            findings
                .diagnostic(&INVALID_UTF8, Span::at(0), "the file is UTF-16, not UTF-8 text")
                .with_note("Heat's client decodes templates as UTF-8")
                .with_help("save the file as UTF-8"),
        );
        return Look::NoText;
    }
    if is_binary(text, source.invalid_utf8.is_some()) {
        findings.push(
            findings
                .diagnostic(&BINARY_FILE, Span::at(0), "the file is not text")
                .with_help("name a template: a YAML or JSON file"),
        );
        return Look::NoText;
    }
    report_size(text, findings);
    if text.len() > READABLE_SIZE {
        return Look::NoText;
    }
    if let Some(offset) = source.invalid_utf8 {
        let span = Span::new(offset, offset + 1);
        findings.push(
            findings
                .diagnostic(&INVALID_UTF8, span, "the file is not UTF-8 text")
                .with_primary_message("the first byte that is not UTF-8")
                .with_help("save the file as UTF-8"),
        );
    }
    Look::Text
}

fn report_size(text: &str, findings: &mut Findings<'_>) {
    if text.len() <= TEMPLATE_SIZE {
        return;
    }
    let length = text.chars().count();
    if length > TEMPLATE_SIZE {
        let message = format!("the template has {length} characters, and Heat takes {TEMPLATE_SIZE}");
        findings.push(
            findings
                .diagnostic(&FILE_TOO_LARGE, Span::at(0), message)
                .with_note("the limit is `max_template_size` in heat.conf; an operator may have raised it")
                .with_help("split it into nested templates, or move scripts into files read by `get_file`"),
        );
    }
}

/// Whether every second byte of the sample is NUL, as in ASCII text written as UTF-16.
fn is_utf16(text: &str) -> bool {
    let sample = &text.as_bytes()[..text.len().min(SAMPLE)];
    let nul_share = |parity: usize| {
        let bytes = sample.iter().skip(parity).step_by(2);
        let nul = bytes.clone().filter(|byte| **byte == 0).count();
        nul * 10 >= bytes.count() * 9 && nul > 0
    };
    sample.len() >= 4 && (nul_share(0) != nul_share(1))
}

/// Whether the sample holds too many control characters to be text.
fn is_binary(text: &str, invalid_utf8: bool) -> bool {
    let sample = &text.as_bytes()[..text.len().min(SAMPLE)];
    let controls = sample.iter().filter(|byte| byte.is_ascii_control() && !b"\t\n\r\x0c".contains(byte)).count();
    let has_nul = sample.contains(&0);
    (has_nul && invalid_utf8) || controls * 10 > sample.len()
}

/// Places of characters that YAML does not allow anywhere in a stream.
pub fn control_characters(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    text.char_indices().filter(|(_, character)| is_forbidden(*character))
}

fn is_forbidden(character: char) -> bool {
    match character {
        '\t' | '\n' | '\r' | ' '..='~' | '\u{85}' => false,
        '\0'..'\u{a0}' => true,
        '\u{fffe}' | '\u{ffff}' => true,
        _ => false,
    }
}

/// Reports the forbidden characters of a YAML text as one finding, and lists where they are.
pub fn report_control_characters(text: &str, findings: &mut Findings<'_>) -> Vec<(usize, char)> {
    let bad: Vec<(usize, char)> = control_characters(text).collect();
    if let Some((offset, character)) = bad.first().copied() {
        let span = Span::new(offset as u32, (offset + character.len_utf8()) as u32);
        let message = format!("the character U+{:04X} is not allowed in YAML", character as u32);
        let mut diagnostic = findings
            .diagnostic(&CONTROL_CHARACTER, span, message)
            .with_help("remove it, or write it as an escape in double quotes: `\"\\x1b\"`");
        if bad.len() > 1 {
            diagnostic = diagnostic.with_note(format!("the file holds {} such characters", bad.len()));
        }
        findings.push(diagnostic);
    }
    bad
}
