//! Plain data as YAML: block style, two spaces a level, dashes indented under their key.
//!
//! Text stands plain where Heat and other readers take it for the same text, as a literal block where it has lines, else
//! in quotes. It does not wrap lines. Invariant: PyYAML's loader reads the same data back.

use std::fmt::Write as _;

use super::plain::Plain;
use crate::python::float_repr;
use crate::syntax::{Text, scalar};

/// Its date stands plain, as everybody writes it; other readers than Heat take such dates for more than text.
const VERSION_KEY: &str = "heat_template_version";

/// Longer keys need a `?`: PyYAML looks only 1024 characters ahead for the colon.
const LONGEST_KEY: usize = 1000;

const INDENT: usize = 2;

/// Writes a document, with a line break at its end.
pub fn emit(value: &Plain) -> String {
    let mut out = String::new();
    match value {
        Plain::Map(entries) if !entries.is_empty() => write_map(&mut out, entries, 0),
        Plain::List(items) if !items.is_empty() => write_list(&mut out, items, 0),
        // A literal block of its own would need its indentation told; lines are escaped.
        Plain::String(text) => {
            write_line_of_text(&mut out, text);
            out.push('\n');
        }
        _ => {
            write_scalar(&mut out, value, 0);
            out.push('\n');
        }
    }
    out
}

/// Writes entries at a column where the first key can stand at once.
fn write_map(out: &mut String, entries: &[(Text, Plain)], column: usize) {
    for (index, (key, value)) in entries.iter().enumerate() {
        if index > 0 {
            indent(out, column);
        }
        let start = out.len();
        write_line_of_text(out, key);
        if out.len() - start > LONGEST_KEY {
            out.insert_str(start, "? ");
            out.push('\n');
            indent(out, column);
        }
        out.push(':');
        match value {
            Plain::String(text) if column == 0 && key == VERSION_KEY && is_date(text) && !text.contains([' ', ':']) => {
                out.push(' ');
                out.push_str(text);
                out.push('\n');
            }
            _ => write_value_of_key(out, value, column),
        }
    }
}

fn write_value_of_key(out: &mut String, value: &Plain, column: usize) {
    let inner = column + INDENT;
    match value {
        Plain::Map(entries) if !entries.is_empty() => {
            out.push('\n');
            indent(out, inner);
            write_map(out, entries, inner);
        }
        Plain::List(items) if !items.is_empty() => {
            out.push('\n');
            indent(out, inner);
            write_list(out, items, inner);
        }
        _ => {
            out.push(' ');
            write_scalar(out, value, column);
            out.push('\n');
        }
    }
}

/// Writes items at a column where the first dash can stand at once.
fn write_list(out: &mut String, items: &[Plain], column: usize) {
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            indent(out, column);
        }
        out.push_str("- ");
        match item {
            Plain::Map(entries) if !entries.is_empty() => write_map(out, entries, column + INDENT),
            Plain::List(items) if !items.is_empty() => write_list(out, items, column + INDENT),
            _ => {
                write_scalar(out, item, column);
                out.push('\n');
            }
        }
    }
}

fn indent(out: &mut String, column: usize) {
    out.extend(std::iter::repeat_n(' ', column));
}

/// Writes a scalar or an empty collection; `column` is that of the collection it stands in.
fn write_scalar(out: &mut String, value: &Plain, column: usize) {
    match value {
        Plain::Null => out.push_str("null"),
        Plain::Bool(true) => out.push_str("true"),
        Plain::Bool(false) => out.push_str("false"),
        Plain::Int(number) => out.push_str(&number.to_string()),
        Plain::Float(number) => out.push_str(&float(*number)),
        Plain::String(text) if is_literal(text) => write_literal(out, text, column),
        Plain::String(text) => write_line_of_text(out, text),
        Plain::List(_) => out.push_str("[]"),
        Plain::Map(_) => out.push_str("{}"),
    }
}

/// Python's shortest form with the point that YAML 1.1 wants in a float: `1.0e+16`.
fn float(number: f64) -> String {
    if number.is_nan() {
        return ".nan".to_string();
    }
    if number.is_infinite() {
        return if number > 0.0 { ".inf" } else { "-.inf" }.to_string();
    }
    let text = float_repr(number);
    match text.split_once('e') {
        Some((digits, exponent)) if !digits.contains('.') => format!("{digits}.0e{exponent}"),
        _ => text,
    }
}

/// Whether a text has lines that a literal block can hold as they are.
fn is_literal(text: &str) -> bool {
    let last = text.trim_end_matches('\n').rsplit('\n').next().unwrap_or_default();
    text.contains('\n')
        && !last.trim().is_empty()
        && !text.contains(|character| character == '\r' || character != '\n' && is_hidden(character))
}

fn write_literal(out: &mut String, text: &str, column: usize) {
    out.push('|');
    // Readers take the first line's indentation for that of the block, unless it is told.
    if text.starts_with([' ', '\t', '\n']) {
        out.push_str(&INDENT.to_string());
    }
    let body = match text.strip_suffix('\n') {
        None => {
            out.push('-');
            text
        }
        Some(body) => {
            if body.ends_with('\n') {
                out.push('+');
            }
            body
        }
    };
    for line in body.split('\n') {
        out.push('\n');
        if !line.is_empty() {
            indent(out, column + INDENT);
            out.push_str(line);
        }
    }
}

/// Writes text on one line: plain, or in the quotes that need the fewest escapes.
fn write_line_of_text(out: &mut String, text: &str) {
    if is_plain(text) {
        out.push_str(text);
    } else if text.contains(is_hidden) || !text.contains(['"', '\\']) {
        write_double_quoted(out, text);
    } else {
        out.push('\'');
        out.push_str(&text.replace('\'', "''"));
        out.push('\'');
    }
}

fn write_double_quoted(out: &mut String, text: &str) {
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            _ if is_hidden(character) && character <= '\u{ff}' => {
                let _ = write!(out, "\\x{:02x}", character as u32);
            }
            // Nothing hidden lies beyond the sixteen bits of an escape.
            _ if is_hidden(character) => {
                let _ = write!(out, "\\u{:04x}", character as u32);
            }
            _ => out.push(character),
        }
    }
    out.push('"');
}

/// Whether a character is written as an escape: control characters, what YAML does not allow, what it takes for a line
/// break, and what can not be seen and changes how the rest is seen.
pub(super) fn is_hidden(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// Whether a text, written as it is, is read as that text.
fn is_plain(text: &str) -> bool {
    scalar::resolve(text) == scalar::Plain::Text
        && !is_something_elsewhere(text)
        && begins_plain(text)
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.ends_with(|last: char| last == ':' || last.is_whitespace())
        && !text.contains(is_hidden)
}

fn begins_plain(text: &str) -> bool {
    let mut characters = text.chars();
    let Some(first) = characters.next() else { return false };
    match first {
        '-' => !text.starts_with("---") && characters.next().is_some_and(|second| second != ' '),
        '.' => !text.starts_with("..."),
        _ => !first.is_whitespace() && !"?:,[]{}#&*!|>'\"%@`".contains(first),
    }
}

/// Whether readers other than PyYAML take a plain text for a date, a number of YAML 1.2 or of JSON, or a boolean.
fn is_something_elsewhere(text: &str) -> bool {
    let is_numeric = || {
        text.starts_with(|first: char| first.is_ascii_digit() || "+-.".contains(first)) && text.parse::<f64>().is_ok()
    };
    matches!(text, "y" | "Y" | "n" | "N" | "NaN" | "Infinity")
        || is_date(text)
        || text.trim_start_matches(['+', '-']).starts_with("0o")
        || is_numeric()
}

/// Whether a text has the form of a date or time.
fn is_date(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() > 4
        && bytes[..4].iter().all(u8::is_ascii_digit)
        && bytes[4] == b'-'
        && bytes.iter().all(|byte| byte.is_ascii_digit() || b"-:.+TtZz ".contains(byte))
        && !text.ends_with([' ', ':'])
}

#[cfg(test)]
#[path = "yaml_tests.rs"]
mod tests;
