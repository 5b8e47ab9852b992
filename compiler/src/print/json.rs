//! Plain data as JSON, indented by two spaces.
//!
//! Characters beyond ASCII stand as they are, those that can not be seen as escapes. Not-a-number and infinity are
//! written as Python's `json` writes and reads them. Invariant: Python's `json` reads the same data back.

use std::fmt::Write as _;

use super::plain::Plain;
use crate::python::float_repr;

/// Writes a document, with a line break at its end.
pub fn emit(value: &Plain) -> String {
    let mut out = String::new();
    write_value(&mut out, value, 0);
    out.push('\n');
    out
}

fn write_value(out: &mut String, value: &Plain, depth: usize) {
    match value {
        Plain::Null => out.push_str("null"),
        Plain::Bool(true) => out.push_str("true"),
        Plain::Bool(false) => out.push_str("false"),
        Plain::Int(number) => out.push_str(&number.to_string()),
        Plain::Float(number) => out.push_str(&float(*number)),
        Plain::String(text) => write_text(out, text),
        Plain::List(items) => write_items(out, items, ['[', ']'], depth, |out, item| {
            write_value(out, item, depth + 1);
        }),
        Plain::Map(entries) => write_items(out, entries, ['{', '}'], depth, |out, (key, value)| {
            write_text(out, key);
            out.push_str(": ");
            write_value(out, value, depth + 1);
        }),
    }
}

fn write_items<T>(out: &mut String, items: &[T], brackets: [char; 2], depth: usize, write: impl Fn(&mut String, &T)) {
    out.push(brackets[0]);
    for (index, item) in items.iter().enumerate() {
        out.push_str(if index == 0 { "\n" } else { ",\n" });
        indent(out, depth + 1);
        write(out, item);
    }
    if !items.is_empty() {
        out.push('\n');
        indent(out, depth);
    }
    out.push(brackets[1]);
}

fn indent(out: &mut String, depth: usize) {
    out.extend(std::iter::repeat_n("  ", depth));
}

fn float(number: f64) -> String {
    if number.is_nan() {
        "NaN".to_string()
    } else if number.is_infinite() {
        if number > 0.0 { "Infinity" } else { "-Infinity" }.to_string()
    } else {
        float_repr(number)
    }
}

fn write_text(out: &mut String, text: &str) {
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            // Nothing that must be escaped lies beyond the sixteen bits of an escape.
            _ if super::yaml::is_hidden(character) => {
                let _ = write!(out, "\\u{:04x}", character as u32);
            }
            _ => out.push(character),
        }
    }
    out.push('"');
}

#[cfg(test)]
#[path = "json_tests.rs"]
mod tests;
