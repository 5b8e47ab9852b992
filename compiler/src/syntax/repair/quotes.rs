//! Quotes that are not closed, closed too early, or hold escapes that do not exist.

use std::ops::Range;

use super::lines;
use super::rules::{Mender, Remedy};
use crate::syntax::findings::shorten;

/// The closing quote of a quoted text, if it is on the same line.
pub fn end_on_line(text: &str, open: usize, quote: u8) -> Option<usize> {
    let line_end = lines::range(text, open).end;
    end_within(text, open, quote, line_end)
}

/// The closing quote of the quoted text that begins at `open`, before `limit`.
fn end_within(text: &str, open: usize, quote: u8, limit: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = open + 1;
    while at < limit {
        match bytes[at] {
            b'\\' if quote == b'"' => at += 1,
            byte if byte == quote && quote == b'\'' && bytes.get(at + 1) == Some(&quote) => at += 1,
            byte if byte == quote => return Some(at),
            _ => {}
        }
        at += 1;
    }
    None
}

/// Closes the quote at `open`, on its line or behind the deeper lines of text that follow it.
pub fn close(mender: &mut Mender<'_, '_, '_>, open: usize) -> Remedy {
    let text = mender.text();
    let Some(quote @ ('"' | '\'')) = text.get(open..).and_then(|rest| rest.chars().next()) else {
        return mender.give_up();
    };
    let diagnostic = mender
        .error(open..open + 1, "this quote is never closed")
        .with_help(format!("write `{quote}` where the text ends"));
    let end = text_end(text, open, is_in_brackets(mender, open));
    let text = mender.text();
    let backslashes = text[open..end].len() - text[open..end].trim_end_matches('\\').len();
    if quote == '"' && backslashes % 2 == 1 {
        mender.draft.insert(end, "\\");
        mender.draft.insert(end + 1, "\"");
    } else {
        mender.draft.insert(end, &quote.to_string());
    }
    Remedy::mended(diagnostic)
}

fn is_in_brackets(mender: &Mender<'_, '_, '_>, open: usize) -> bool {
    let text = mender.text();
    let before = &text[lines::start(text, open)..open];
    let count = |bracket: char| before.matches(bracket).count();
    mender.failure.open.iter().any(|open| open.is_flow) || count('[') > count(']') || count('{') > count('}')
}

/// Where the text of an unclosed quote likely ends.
fn text_end(text: &str, open: usize, in_brackets: bool) -> usize {
    let line = lines::range(text, open);
    if in_brackets {
        let written = text[open..line.end].trim_end_matches([' ', ',', ']', '}']);
        return open + written.len().max(1);
    }
    let base = lines::indent(&text[line.clone()]);
    let mut end = line.end;
    let mut next = lines::next(text, open);
    while let Some(start) = next {
        let content = lines::content(text, start);
        let written = &text[content.clone()];
        let is_text = content.start - start > base && !lines::is_key(written) && lines::dashes(written) == 0;
        if !is_text && !written.is_empty() {
            break;
        }
        end = content.end.max(end);
        next = lines::next(text, start);
    }
    open + text[open..end].trim_end().len().max(1)
}

/// Text follows a closing quote: the quote inside a text was not escaped, or an earlier quote is not closed.
pub fn mend_trailing(mender: &mut Mender<'_, '_, '_>) -> Remedy {
    let at = mender.failure.offset;
    let text = mender.text();
    let Some((open, close)) = quoted_before(text, mender.failure.last_end.min(at), at) else { return mender.give_up() };
    if lines::start(text, open) != lines::start(text, at) {
        return self::close(mender, open);
    }
    let quote = text.as_bytes()[open];
    let end = value_end(mender, at);
    let inner: Vec<usize> = text[close..end].match_indices(char::from(quote)).map(|(index, _)| close + index).collect();
    let diagnostic = mender
        .error(at..end, format!("`{}` follows the closing quote", shorten(&text[at..end])))
        .with_label(mender.source(), mender.span(open..open + 1), "the text begins here")
        .with_label(mender.source(), mender.span(close..close + 1), "and ends here");
    let diagnostic = match (inner.len(), quote) {
        (1, _) => diagnostic.with_help("remove it, or put it inside the quotes"),
        (_, b'\'') => diagnostic.with_help("double a single quote inside single quotes: `'it''s'`"),
        _ => diagnostic.with_help("write a double quote inside double quotes as `\\\"`"),
    };
    if inner.len() == 1 {
        mender.draft.blank(at..end);
    } else {
        let escape = if quote == b'\'' { "'" } else { "\\" };
        let inner = &inner[..inner.len() - 1];
        let edits: Vec<_> = inner.iter().map(|at| (*at..*at, escape.to_string())).collect();
        mender.draft.edit(&edits);
    }
    Remedy::mended(diagnostic)
}

/// Where the value that holds an offset ends: at the line's end, or at the next comma or bracket inside brackets.
fn value_end(mender: &Mender<'_, '_, '_>, at: usize) -> usize {
    let text = mender.text();
    let end = lines::content(text, at).end.max(at);
    if is_in_brackets(mender, at) { text[at..end].find([',', ']', '}']).map_or(end, |length| at + length) } else { end }
}

/// The quoted text that ends right before an offset, looking from `from` on: its opening and its closing quote.
fn quoted_before(text: &str, from: usize, at: usize) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    let mut from = from;
    while from < at {
        let open = (from..at).find(|index| matches!(bytes[*index], b'"' | b'\''))?;
        let is_token_start = open == 0 || bytes[open - 1].is_ascii_whitespace() || b"[{,:".contains(&bytes[open - 1]);
        if !is_token_start {
            from = open + 1;
            continue;
        }
        let close = end_within(text, open, bytes[open], at)?;
        if text[close + 1..at].trim().is_empty() {
            return Some((open, close));
        }
        from = close + 1;
    }
    None
}

/// Doubles the backslashes of escapes that do not exist in the double-quoted text at the failure.
pub fn mend_escapes(mender: &mut Mender<'_, '_, '_>) -> Remedy {
    let text = mender.text();
    let from = mender.failure.offset;
    let Some(open) = text[from..].find('"').map(|index| from + index) else { return mender.give_up() };
    let end = end_within(text, open, b'"', text.len()).unwrap_or(lines::range(text, open).end);
    let bad = bad_escapes(text, open + 1..end);
    let Some(first) = bad.first().cloned() else { return mender.give_up() };
    let diagnostic = mender
        .error(first.clone(), format!("`{}` is not an escape of YAML", &text[first]))
        .with_help("write a backslash as `\\\\`, or use single quotes");
    let edits: Vec<_> = bad.iter().map(|escape| (escape.start..escape.start, "\\".to_string())).collect();
    mender.draft.edit(&edits);
    Remedy::mended(diagnostic)
}

fn bad_escapes(text: &str, inside: Range<usize>) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut bad = Vec::new();
    let mut at = inside.start;
    while at < inside.end {
        if bytes[at] != b'\\' {
            at += 1;
            continue;
        }
        let escaped = text[at + 1..].chars().next().unwrap_or('\\');
        let digits = match escaped {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            _ => 0,
        };
        let number = text.get(at + 2..at + 2 + digits);
        let code = number.filter(|number| !number.is_empty()).map(|number| u32::from_str_radix(number, 16));
        let is_known = match code {
            Some(code) => code.is_ok_and(|code| char::from_u32(code).is_some()),
            None => digits == 0 && "0abt\tnvfe \"/\\N_LP\n\r".contains(escaped),
        };
        if !is_known {
            bad.push(at..(at + 1 + escaped.len_utf8()).min(inside.end.max(at + 1)));
        }
        at += 1 + escaped.len_utf8();
    }
    bad
}
