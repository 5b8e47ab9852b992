//! Brackets that do not match: where they were opened, where they should be closed.

use std::ops::Range;

use super::lines;
use super::rules::{Mender, Remedy};
use granit_parser::ErrorKind;

/// How the brackets from one opening bracket on turn out.
#[derive(Debug, PartialEq, Eq)]
enum Balance {
    /// All closed; where the first one is.
    Closed(usize),
    /// The bracket at `close` does not fit the one at `open`.
    Mismatched { open: usize, close: usize },
    /// Still open, outermost first, where a block's line follows or the text ends; `end` is the end of what belongs in.
    Open { stack: Vec<usize>, end: usize },
}

/// Follows brackets from an opening one, past quotes and comments.
fn balance(text: &str, open: usize) -> Balance {
    let bytes = text.as_bytes();
    let base = lines::indent(&text[lines::range(text, open)]);
    let mut stack = Vec::new();
    let mut at = open;
    let mut end = open;
    while at < bytes.len() {
        let is_token_start = at == 0 || bytes[at - 1].is_ascii_whitespace() || b"[{,:".contains(&bytes[at - 1]);
        match bytes[at] {
            b'\n' if ends_flow(text, at + 1, base) => break,
            b'#' if is_token_start => {
                at = lines::range(text, at).end.max(at + 1);
                continue;
            }
            quote @ (b'"' | b'\'') if is_token_start => {
                at = super::quotes::end_on_line(text, at, quote).unwrap_or(at);
                end = at + 1;
            }
            b'[' | b'{' => {
                stack.push(at);
                end = at + 1;
            }
            close @ (b']' | b'}') => {
                let Some(open) = stack.pop() else { break };
                if closer(bytes[open]) != char::from(close) {
                    return Balance::Mismatched { open, close: at };
                }
                if stack.is_empty() {
                    return Balance::Closed(at);
                }
                end = at + 1;
            }
            byte if !byte.is_ascii_whitespace() => end = at + 1,
            _ => {}
        }
        at += 1;
    }
    Balance::Open { stack, end }
}

/// Whether the line at an offset belongs no more to brackets opened on a line of some indentation.
fn ends_flow(text: &str, line: usize, base: usize) -> bool {
    let content = lines::content(text, line.min(text.len()));
    let column = content.start - line.min(content.start);
    let written = &text[content];
    let looks_like_block = lines::is_key(&written[lines::dashes(written)..]) || written.starts_with("- ");
    !written.is_empty() && column <= base && looks_like_block && !written.ends_with([',', '{', '['])
}

/// The end of the brackets that open at an offset, or of what belongs into them.
pub fn end(text: &str, open: usize) -> usize {
    match balance(text, open) {
        Balance::Closed(end) | Balance::Mismatched { close: end, .. } | Balance::Open { end, .. } => end,
    }
}

fn closer(open: u8) -> char {
    if open == b'[' { ']' } else { '}' }
}

/// Mends brackets around a failure inside them.
pub fn mend(mender: &mut Mender<'_, '_, '_>) -> Remedy {
    let Some(open) = outermost(mender) else { return mender.give_up() };
    match balance(mender.text(), open) {
        Balance::Mismatched { open, close } => {
            let bracket = mender.text()[open..=open].to_string();
            let written = mender.text()[close..=close].to_string();
            let wanted = closer(bracket.as_bytes()[0]);
            let diagnostic = mender
                .error(close..close + 1, format!("`{written}` closes a `{bracket}`"))
                .with_label(mender.source(), mender.span(open..open + 1), "opened here")
                .with_help(format!("write `{wanted}`"));
            mender.draft.replace(close..close + 1, &wanted.to_string());
            Remedy::mended(diagnostic)
        }
        Balance::Open { stack, end } => close_all(mender, &stack, end),
        Balance::Closed(end) => mend_inside(mender, open..end),
    }
}

/// The outermost bracket open at the failure.
fn outermost(mender: &Mender<'_, '_, '_>) -> Option<usize> {
    let failure = mender.failure;
    if let Some(open) = failure.open.iter().find(|open| open.is_flow) {
        return Some(open.start);
    }
    let bytes = mender.text().as_bytes();
    let upto = (failure.offset + 1).min(bytes.len());
    (failure.last_end.min(upto)..upto).find(|at| matches!(bytes[*at], b'[' | b'{'))
}

fn close_all(mender: &mut Mender<'_, '_, '_>, stack: &[usize], end: usize) -> Remedy {
    let Some(innermost) = stack.last().copied() else { return mender.give_up() };
    let bytes = mender.text().as_bytes();
    let closers: String = stack.iter().rev().map(|open| closer(bytes[*open])).collect();
    let bracket = char::from(bytes[innermost]);
    let diagnostic = mender
        .error(innermost..innermost + 1, format!("the `{bracket}` is never closed"))
        .with_help(format!("write `{closers}` where it ends"));
    mender.draft.insert(end, &closers);
    Remedy::mended(diagnostic)
}

/// Brackets match, and something between them is wrong.
fn mend_inside(mender: &mut Mender<'_, '_, '_>, brackets: Range<usize>) -> Remedy {
    let at = mender.failure.offset;
    let text = mender.text();
    let next = text[at..].chars().next().unwrap_or(' ');
    if next == ',' {
        let diagnostic = mender.error(at..at + 1, "a value is missing before this comma").with_help("remove the comma");
        mender.draft.blank(at..at + 1);
        return Remedy::mended(diagnostic);
    }
    let is_separator = matches!(
        mender.failure.kind,
        ErrorKind::ExpectedFlowMappingSeparator
            | ErrorKind::ExpectedFlowSequenceSeparator
            | ErrorKind::InvalidColonPlacement
            | ErrorKind::MappingValueNotAllowed
    );
    if is_separator && let Some(comma) = missing_comma(text, brackets.start, at) {
        let diagnostic =
            mender.error(comma..comma, "a comma is missing here").with_help("write `,` between two entries");
        mender.draft.insert(comma, ",");
        return Remedy::mended(diagnostic);
    }
    let diagnostic = mender.plain();
    mender.draft.mark_hole(brackets.start);
    mender.draft.blank(brackets.start + 1..brackets.end);
    Remedy::mended(diagnostic)
}

/// Where a comma belongs before the entry that holds an offset: behind the line before, or before the last word.
fn missing_comma(text: &str, open: usize, at: usize) -> Option<usize> {
    let first = lines::content(text, at).start;
    if first > open {
        let before = text[..first].trim_end().len();
        let has_comma = text[..before].ends_with([',', '[', '{']);
        if before > open && !has_comma {
            return Some(before);
        }
    }
    let before = text[open..at].trim_end();
    let word = before.rfind([' ', ',', '{', '['])?;
    let gap = before[..word].trim_end();
    (before.as_bytes()[word] == b' ' && !gap.ends_with([',', ':', '{', '['])).then(|| open + gap.len())
}
