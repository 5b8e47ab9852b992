//! What a plain scalar means: YAML 1.1 as PyYAML's safe loader reads it, with timestamps left as text.
//!
//! Patterns are PyYAML's (`yaml/resolver.py`, `yaml/constructor.py`), matched by hand: no regular expressions here.
//! Invariant: `resolve` never fails; what matches a number's pattern without being one is said so (`Broken`).

use super::{NodeKind, Text};

/// A plain scalar as resolved.
#[derive(Debug, Clone, PartialEq)]
pub enum Plain {
    Kind(NodeKind),
    Text,
    /// `<<`: a merge key, and not a value.
    Merge,
    /// `=`: a value token; PyYAML has no constructor for it.
    ValueToken,
    /// Matches the pattern of a number and holds no digits: `0x_`. Python's `int` raises.
    Broken,
}

/// Resolves an untagged plain scalar.
pub fn resolve(text: &str) -> Plain {
    let Some(first) = text.bytes().next() else { return Plain::Kind(NodeKind::Null) };
    match first {
        b'0'..=b'9' | b'+' | b'-' | b'.' => number(text),
        b'y' | b'Y' | b'n' | b'N' | b't' | b'T' | b'f' | b'F' | b'o' | b'O' => word(text),
        b'~' if text == "~" => Plain::Kind(NodeKind::Null),
        b'<' if text == "<<" => Plain::Merge,
        b'=' if text == "=" => Plain::ValueToken,
        _ => Plain::Text,
    }
}

/// Resolves a scalar of known text to a node kind where it is one.
fn word(text: &str) -> Plain {
    match text {
        "yes" | "Yes" | "YES" | "true" | "True" | "TRUE" | "on" | "On" | "ON" => Plain::Kind(NodeKind::Bool(true)),
        "no" | "No" | "NO" | "false" | "False" | "FALSE" | "off" | "Off" | "OFF" => Plain::Kind(NodeKind::Bool(false)),
        "null" | "Null" | "NULL" => Plain::Kind(NodeKind::Null),
        _ => Plain::Text,
    }
}

fn number(text: &str) -> Plain {
    if is_float(text) {
        return match float_value(text) {
            Some(number) => Plain::Kind(NodeKind::Float(number)),
            None => Plain::Broken,
        };
    }
    if is_int(text) {
        return match int_value(text) {
            Some(kind) => Plain::Kind(kind),
            None => Plain::Broken,
        };
    }
    Plain::Text
}

/// Whether PyYAML's float pattern matches.
fn is_float(text: &str) -> bool {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    if let Some(rest) = unsigned.strip_prefix('.') {
        if matches!(rest, "inf" | "Inf" | "INF") {
            return true;
        }
        let is_signed = unsigned.len() < text.len();
        return !is_signed && (matches!(rest, "nan" | "NaN" | "NAN") || is_fraction(rest));
    }
    let Some((whole, fraction)) = unsigned.split_once('.') else { return false };
    if let Some((first, rest)) = whole.split_once(':') {
        return starts_with_digit(first)
            && all(first, is_digit_or_underscore)
            && rest.split(':').all(is_sixtieth)
            && all(fraction, is_digit_or_underscore);
    }
    starts_with_digit(whole) && all(whole, is_digit_or_underscore) && {
        let (digits, exponent) = split_exponent(fraction);
        all(digits, is_digit_or_underscore) && exponent.is_none_or(is_exponent)
    }
}

/// What follows the point of a number that begins with the point: it needs a digit first.
fn is_fraction(text: &str) -> bool {
    let (digits, exponent) = split_exponent(text);
    starts_with_digit(digits) && all(digits, is_digit_or_underscore) && exponent.is_none_or(is_exponent)
}

fn split_exponent(text: &str) -> (&str, Option<&str>) {
    match text.split_once(['e', 'E']) {
        Some((digits, exponent)) => (digits, Some(exponent)),
        None => (text, None),
    }
}

/// An exponent needs its sign: `1.0e3` is text.
fn is_exponent(text: &str) -> bool {
    text.strip_prefix(['+', '-']).is_some_and(|digits| !digits.is_empty() && all(digits, |byte| byte.is_ascii_digit()))
}

/// A part of a sexagesimal number after the first: `0` to `59`.
fn is_sixtieth(text: &str) -> bool {
    match text.as_bytes() {
        [digit] => digit.is_ascii_digit(),
        [tens, digit] => (b'0'..=b'5').contains(tens) && digit.is_ascii_digit(),
        _ => false,
    }
}

/// Whether PyYAML's int pattern matches.
fn is_int(text: &str) -> bool {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let Some(rest) = unsigned.strip_prefix('0') else {
        let (first, rest) = unsigned.split_once(':').map_or((unsigned, None), |(first, rest)| (first, Some(rest)));
        return starts_with_digit(first)
            && all(first, is_digit_or_underscore)
            && rest.is_none_or(|rest| rest.split(':').all(is_sixtieth));
    };
    if let Some(digits) = rest.strip_prefix('b') {
        return !digits.is_empty() && all(digits, |byte| matches!(byte, b'0' | b'1' | b'_'));
    }
    if let Some(digits) = rest.strip_prefix('x') {
        return !digits.is_empty() && all(digits, |byte| byte.is_ascii_hexdigit() || byte == b'_');
    }
    all(rest, |byte| matches!(byte, b'0'..=b'7' | b'_'))
}

fn starts_with_digit(text: &str) -> bool {
    text.as_bytes().first().is_some_and(u8::is_ascii_digit)
}

fn is_digit_or_underscore(byte: u8) -> bool {
    byte.is_ascii_digit() || byte == b'_'
}

fn all(text: &str, accepts: impl Fn(u8) -> bool) -> bool {
    text.bytes().all(accepts)
}

/// What `!!int` makes of a text: PyYAML's `construct_yaml_int`. `None` where Python raises.
pub fn int_value(text: &str) -> Option<NodeKind> {
    let digits: String = text.chars().filter(|character| *character != '_').collect();
    let (negative, unsigned) = split_sign(&digits);
    if unsigned == "0" {
        return Some(NodeKind::Int(0));
    }
    if let Some(rest) = unsigned.strip_prefix("0b") {
        return in_base(rest, 2, negative);
    }
    if let Some(rest) = unsigned.strip_prefix("0x") {
        return in_base(rest, 16, negative);
    }
    if unsigned.starts_with('0') {
        let octal = unsigned.strip_prefix("0o").or(unsigned.strip_prefix("0O")).unwrap_or(unsigned);
        return in_base(octal, 8, negative);
    }
    if unsigned.contains(':') {
        return sexagesimal(unsigned, negative);
    }
    in_base(unsigned, 10, negative)
}

fn split_sign(text: &str) -> (bool, &str) {
    match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    }
}

fn in_base(digits: &str, base: u32, negative: bool) -> Option<NodeKind> {
    let digits = digits.trim();
    if digits.is_empty() || !digits.chars().all(|digit| digit.is_digit(base)) {
        return None;
    }
    let sign = if negative { -1 } else { 1 };
    if let Ok(number) = i128::from_str_radix(digits, base)
        && let Ok(number) = i64::try_from(sign * number)
    {
        return Some(NodeKind::Int(number));
    }
    let magnitude = match base {
        10 => digits.parse().ok()?,
        _ => digits
            .chars()
            .filter_map(|digit| digit.to_digit(base))
            .fold(0.0, |sum: f64, digit| sum * f64::from(base) + f64::from(digit)),
    };
    Some(NodeKind::Float(if negative { -magnitude } else { magnitude }))
}

fn sexagesimal(text: &str, negative: bool) -> Option<NodeKind> {
    let mut sum: i128 = 0;
    for part in text.split(':') {
        let NodeKind::Int(digit) = in_base(part, 10, false)? else { return None };
        sum = sum.checked_mul(60)?.checked_add(i128::from(digit))?;
    }
    let sum = if negative { -sum } else { sum };
    Some(i64::try_from(sum).map_or(NodeKind::Float(sum as f64), NodeKind::Int))
}

/// What `!!float` makes of a text: PyYAML's `construct_yaml_float`. `None` where Python raises.
pub fn float_value(text: &str) -> Option<f64> {
    let digits: String = text.chars().filter(|character| *character != '_').collect::<String>().to_lowercase();
    let (negative, unsigned) = split_sign(&digits);
    let magnitude = match unsigned {
        ".inf" => f64::INFINITY,
        ".nan" => return Some(f64::NAN),
        _ if unsigned.contains(':') => {
            let mut sum = 0.0;
            let mut base = 1.0;
            for part in unsigned.rsplit(':') {
                sum += part.trim().parse::<f64>().ok()? * base;
                base *= 60.0;
            }
            sum
        }
        _ => unsigned.trim().parse().ok()?,
    };
    Some(if negative { -magnitude } else { magnitude })
}

/// What `!!bool` makes of a text. `None` where Python raises.
pub fn bool_value(text: &str) -> Option<bool> {
    match text.to_lowercase().as_str() {
        "yes" | "true" | "on" => Some(true),
        "no" | "false" | "off" => Some(false),
        _ => None,
    }
}

/// A string node's kind from parsed text, without copying short or shared text twice.
pub fn string(text: std::borrow::Cow<'_, str>) -> NodeKind {
    NodeKind::String(match text {
        std::borrow::Cow::Borrowed(text) => Text::new(text),
        std::borrow::Cow::Owned(text) => Text::from(text),
    })
}

#[cfg(test)]
#[path = "scalar_tests.rs"]
mod tests;
