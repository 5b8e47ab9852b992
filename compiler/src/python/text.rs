//! `str()` and `repr()` of values.

use std::fmt::Write;

use super::{MAX_DEPTH, float_repr};
use crate::value::{Value, ValueKind};

/// Python's `str()` of a value, as Heat makes text of it: `True`, `1.0`, `['a', 1]`.
/// `None` where something in the value is unknown.
pub fn str_of(value: &Value) -> Option<String> {
    match &value.kind {
        ValueKind::String(text) => Some(text.to_string()),
        _ => {
            let mut out = String::new();
            write_repr(&mut out, value, 0)?;
            Some(out)
        }
    }
}

/// Python's `repr()` of text: single quotes, or double where that saves escapes.
pub fn repr_text(text: &str) -> String {
    let mut out = String::new();
    write_text(&mut out, text);
    out
}

/// Text for one line of a message: what does not print is escaped as Python would.
pub fn escape_control(text: &str) -> String {
    let mut out = String::new();
    text.chars().for_each(|char| write_char(&mut out, char));
    out
}

fn write_repr(out: &mut String, value: &Value, depth: usize) -> Option<()> {
    if depth > MAX_DEPTH {
        return None;
    }
    match &value.kind {
        ValueKind::Missing | ValueKind::Unknown(_) => return None,
        ValueKind::Null => out.push_str("None"),
        ValueKind::Bool(true) => out.push_str("True"),
        ValueKind::Bool(false) => out.push_str("False"),
        ValueKind::Int(number) => out.push_str(&number.to_string()),
        ValueKind::Float(number) => out.push_str(&float_repr(*number)),
        ValueKind::String(text) => write_text(out, text),
        ValueKind::List(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                out.push_str(if index > 0 { ", " } else { "" });
                write_repr(out, item, depth + 1)?;
            }
            out.push(']');
        }
        ValueKind::Map(entries) => {
            out.push('{');
            for (index, (name, value)) in entries.iter().enumerate() {
                out.push_str(if index > 0 { ", " } else { "" });
                write_text(out, &name.text);
                out.push_str(": ");
                write_repr(out, value, depth + 1)?;
            }
            out.push('}');
        }
    }
    Some(())
}

fn write_text(out: &mut String, text: &str) {
    let quote = if text.contains('\'') && !text.contains('"') { '"' } else { '\'' };
    out.push(quote);
    for char in text.chars() {
        if char == quote || char == '\\' {
            out.push('\\');
            out.push(char);
        } else {
            write_char(out, char);
        }
    }
    out.push(quote);
}

fn write_char(out: &mut String, char: char) {
    let code = u32::from(char);
    match char {
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        '\t' => out.push_str("\\t"),
        _ if is_printable(char) => out.push(char),
        // Writing to a string can not fail.
        _ if code <= 0xff => drop(write!(out, "\\x{code:02x}")),
        _ if code <= 0xffff => drop(write!(out, "\\u{code:04x}")),
        _ => drop(write!(out, "\\U{code:08x}")),
    }
}

/// Python's `str.isprintable()`. The standard library escapes the same categories, and combining characters only at
/// the start of a text.
fn is_printable(char: char) -> bool {
    if char.is_ascii() {
        return !char.is_ascii_control();
    }
    !format!("a{char}").escape_debug().to_string().contains("\\u{")
}
