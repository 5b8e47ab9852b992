//! Numbers as Python reads, writes and compares them.

use std::cmp::Ordering;

use crate::value::{Value, ValueKind};

/// Python's `repr(float)`: the shortest text that reads back as the same number.
pub fn float_repr(number: f64) -> String {
    if number.is_nan() {
        return "nan".to_string();
    }
    if number.is_infinite() {
        return if number > 0.0 { "inf" } else { "-inf" }.to_string();
    }
    let scientific = format!("{number:e}");
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    if (-4..16).contains(&exponent) {
        let plain = number.to_string();
        return if plain.contains('.') { plain } else { plain + ".0" };
    }
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{mantissa}e{sign}{:02}", exponent.abs())
}

/// Python's `float(text)`; `None` where Python raises. Digits other than ASCII's are not read.
pub fn parse_float(text: &str) -> Option<f64> {
    let text = without_underscores(strip(text))?;
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(&text);
    let special = ["inf", "infinity", "nan"].iter().any(|name| unsigned.eq_ignore_ascii_case(name));
    let numeric = unsigned.starts_with(|first: char| first.is_ascii_digit() || first == '.');
    // Rust reads the same numbers as Python once the words are sorted out.
    if special || numeric { text.parse().ok() } else { None }
}

/// Python's `int(text)`; `None` where Python raises, and for numbers that do not fit (`parse_float` reads those).
pub fn parse_int(text: &str) -> Option<i64> {
    let text = without_underscores(strip(text))?;
    let digits = text.strip_prefix(['+', '-']).unwrap_or(&text);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    text.parse().ok()
}

/// Orders two numbers exactly, booleans being 0 and 1; `None` where one is no number, or not a number.
pub fn compare(left: &Value, right: &Value) -> Option<Ordering> {
    use Number::*;
    match (as_number(left)?, as_number(right)?) {
        (Int(left), Int(right)) => Some(left.cmp(&right)),
        (Float(left), Float(right)) => left.partial_cmp(&right),
        (Int(left), Float(right)) => compare_mixed(left, right),
        (Float(left), Int(right)) => compare_mixed(right, left).map(Ordering::reverse),
    }
}

enum Number {
    Int(i64),
    Float(f64),
}

fn as_number(value: &Value) -> Option<Number> {
    match value.kind {
        ValueKind::Bool(value) => Some(Number::Int(i64::from(value))),
        ValueKind::Int(number) => Some(Number::Int(number)),
        ValueKind::Float(number) => Some(Number::Float(number)),
        ValueKind::Missing
        | ValueKind::Unknown(_)
        | ValueKind::Null
        | ValueKind::String(_)
        | ValueKind::List(_)
        | ValueKind::Map(_) => None,
    }
}

/// Compares without rounding the integer, as Python does.
fn compare_mixed(left: i64, right: f64) -> Option<Ordering> {
    const LIMIT: f64 = 9_223_372_036_854_775_808.0;
    if right.is_nan() {
        return None;
    }
    if right >= LIMIT {
        return Some(Ordering::Less);
    }
    if right < -LIMIT {
        return Some(Ordering::Greater);
    }
    let whole = right.floor();
    Some(left.cmp(&(whole as i64)).then(if right > whole { Ordering::Less } else { Ordering::Equal }))
}

/// Python's `str.strip()`.
pub fn strip(text: &str) -> &str {
    text.trim_matches(is_space)
}

/// Python's `str.isspace()`: Unicode's white space and the four ASCII separators.
fn is_space(char: char) -> bool {
    char.is_whitespace() || matches!(char, '\u{1c}'..='\u{1f}')
}

/// Takes out the underscores that Python allows between digits; `None` where one stands elsewhere.
fn without_underscores(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let is_digit = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_digit);
    let misplaced = |at: usize| !is_digit(at.checked_sub(1)) || !is_digit(Some(at + 1));
    if text.match_indices('_').any(|(at, _)| misplaced(at)) {
        return None;
    }
    Some(text.replace('_', ""))
}
