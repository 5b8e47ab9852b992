//! JSON as Python's `json` module writes and reads it.

use super::{MAX_DEPTH, float_repr};
use crate::source::Span;
use crate::syntax::Text;
use crate::value::{Name, Value, ValueKind};

/// Objects and lists within each other; Python gives up at about this depth, too.
const MAX_NESTING: usize = 900;

pub fn dumps(value: &Value) -> Option<String> {
    let mut out = String::new();
    write_value(&mut out, value, 0)?;
    Some(out)
}

fn write_value(out: &mut String, value: &Value, depth: usize) -> Option<()> {
    if depth > MAX_DEPTH {
        return None;
    }
    match &value.kind {
        ValueKind::Missing | ValueKind::Unknown(_) => return None,
        ValueKind::Null => out.push_str("null"),
        ValueKind::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
        ValueKind::Int(number) => out.push_str(&number.to_string()),
        ValueKind::Float(number) => out.push_str(&float_text(*number)),
        ValueKind::String(text) => write_text(out, text),
        ValueKind::List(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                out.push_str(if index > 0 { ", " } else { "" });
                write_value(out, item, depth + 1)?;
            }
            out.push(']');
        }
        ValueKind::Map(entries) => {
            let mut sorted: Vec<_> = entries.iter().collect();
            sorted.sort_by(|(left, _), (right, _)| left.text.cmp(&right.text));
            out.push('{');
            for (index, (name, value)) in sorted.into_iter().enumerate() {
                out.push_str(if index > 0 { ", " } else { "" });
                write_text(out, &name.text);
                out.push_str(": ");
                write_value(out, value, depth + 1)?;
            }
            out.push('}');
        }
    }
    Some(())
}

fn float_text(number: f64) -> String {
    if number.is_nan() {
        return "NaN".to_string();
    }
    if number.is_infinite() {
        return if number > 0.0 { "Infinity" } else { "-Infinity" }.to_string();
    }
    float_repr(number)
}

fn write_text(out: &mut String, text: &str) {
    out.push('"');
    for char in text.chars() {
        match char {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            ' '..='~' => out.push(char),
            _ => char.encode_utf16(&mut [0; 2]).iter().for_each(|unit| out.push_str(&format!("\\u{unit:04x}"))),
        }
    }
    out.push('"');
}

pub fn loads(text: &str, span: Span) -> Result<Value, String> {
    let mut reader = Reader { text, at: 0, span };
    let value = reader.document().map_err(|problem| reader.describe(problem))?;
    Ok(value)
}

/// What is wrong, and the byte offset where.
struct Problem {
    message: &'static str,
    at: usize,
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    span: Span,
}

impl Reader<'_> {
    fn describe(&self, problem: Problem) -> String {
        let before = &self.text.as_bytes()[..problem.at.min(self.text.len())];
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        let start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        let column = String::from_utf8_lossy(&before[start..]).chars().count() + 1;
        format!("{} at line {line}, column {column}", problem.message)
    }

    fn document(&mut self) -> Result<Value, Problem> {
        if self.text.starts_with('\u{feff}') {
            return self.fail("a byte order mark is not allowed");
        }
        self.skip_space();
        let value = self.value(0)?;
        self.skip_space();
        if self.at < self.text.len() { self.fail("unexpected text after the value") } else { Ok(value) }
    }

    fn fail<T>(&self, message: &'static str) -> Result<T, Problem> {
        Err(Problem { message, at: self.at })
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn take(&mut self, expected: &str) -> bool {
        let found = self.text.as_bytes()[self.at..].starts_with(expected.as_bytes());
        if found {
            self.at += expected.len();
        }
        found
    }

    fn skip_space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn make(&self, kind: ValueKind) -> Value {
        Value::new(self.span, kind)
    }

    fn value(&mut self, depth: usize) -> Result<Value, Problem> {
        if depth > MAX_NESTING {
            return self.fail("nested too deeply");
        }
        match self.peek() {
            Some(b'"') => {
                let text = self.text_literal()?;
                Ok(self.make(ValueKind::String(text)))
            }
            Some(b'{') => self.object(depth),
            Some(b'[') => self.list(depth),
            Some(b'-' | b'0'..=b'9') => self.number(),
            _ => self.word(),
        }
    }

    fn word(&mut self) -> Result<Value, Problem> {
        let words = [
            ("null", ValueKind::Null),
            ("true", ValueKind::Bool(true)),
            ("false", ValueKind::Bool(false)),
            ("NaN", ValueKind::Float(f64::NAN)),
            ("Infinity", ValueKind::Float(f64::INFINITY)),
        ];
        for (word, kind) in words {
            if self.take(word) {
                return Ok(self.make(kind));
            }
        }
        self.fail("expected a value")
    }

    fn number(&mut self) -> Result<Value, Problem> {
        let start = self.at;
        if self.take("-Infinity") {
            return Ok(self.make(ValueKind::Float(f64::NEG_INFINITY)));
        }
        self.take("-");
        match self.peek() {
            Some(b'0') => self.at += 1,
            Some(b'1'..=b'9') => self.digits(),
            _ => {
                self.at = start;
                return self.fail("expected a value");
            }
        }
        let whole = self.at;
        self.fraction();
        self.exponent();
        let text = &self.text[start..self.at];
        let int = if self.at == whole { text.parse().ok().map(ValueKind::Int) } else { None };
        Ok(self.make(int.unwrap_or_else(|| ValueKind::Float(text.parse().unwrap_or(f64::NAN)))))
    }

    fn digits(&mut self) {
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
    }

    /// Takes a fraction if a digit follows the point.
    fn fraction(&mut self) {
        let rest = &self.text.as_bytes()[self.at..];
        if matches!(rest, [b'.', b'0'..=b'9', ..]) {
            self.at += 1;
            self.digits();
        }
    }

    fn exponent(&mut self) {
        let rest = &self.text.as_bytes()[self.at..];
        match rest {
            [b'e' | b'E', b'0'..=b'9', ..] => self.at += 1,
            [b'e' | b'E', b'+' | b'-', b'0'..=b'9', ..] => self.at += 2,
            _ => return,
        }
        self.digits();
    }

    fn list(&mut self, depth: usize) -> Result<Value, Problem> {
        self.at += 1;
        let mut items = Vec::new();
        self.skip_space();
        if self.take("]") {
            return Ok(self.make(ValueKind::List(items)));
        }
        loop {
            self.skip_space();
            items.push(self.value(depth + 1)?);
            self.skip_space();
            if self.take("]") {
                return Ok(self.make(ValueKind::List(items)));
            }
            if !self.take(",") {
                return self.fail("expected `,` or `]`");
            }
        }
    }

    fn object(&mut self, depth: usize) -> Result<Value, Problem> {
        self.at += 1;
        // The last of a repeated key wins and stands where the first stood.
        let mut entries: indexmap::IndexMap<Text, Value> = indexmap::IndexMap::new();
        self.skip_space();
        if !self.take("}") {
            loop {
                self.skip_space();
                if self.peek() != Some(b'"') {
                    return self.fail("expected a key in double quotes");
                }
                let key = self.text_literal()?;
                self.skip_space();
                if !self.take(":") {
                    return self.fail("expected `:`");
                }
                self.skip_space();
                let value = self.value(depth + 1)?;
                entries.insert(key, value);
                self.skip_space();
                if self.take("}") {
                    break;
                }
                if !self.take(",") {
                    return self.fail("expected `,` or `}`");
                }
            }
        }
        let span = self.span;
        let entries = entries.into_iter().map(|(text, value)| (Name { span, text }, value)).collect();
        Ok(self.make(ValueKind::Map(entries)))
    }

    fn text_literal(&mut self) -> Result<Text, Problem> {
        let start = self.at;
        self.at += 1;
        let mut units: Vec<u16> = Vec::new();
        loop {
            let rest = &self.text[self.at..];
            let Some(char) = rest.chars().next() else {
                return Err(Problem { message: "the text is not closed, it starts", at: start });
            };
            match char {
                '"' => {
                    self.at += 1;
                    // Half of a surrogate pair is text to Python; there is nothing to stand for it here.
                    return Ok(Text::from(String::from_utf16_lossy(&units)));
                }
                '\\' => units.push(self.escape()?),
                _ if u32::from(char) < 0x20 => return self.fail("a control character must be escaped"),
                _ => {
                    self.at += char.len_utf8();
                    units.extend_from_slice(char.encode_utf16(&mut [0; 2]));
                }
            }
        }
    }

    fn escape(&mut self) -> Result<u16, Problem> {
        let bytes = self.text.as_bytes();
        let plain: u8 = match bytes.get(self.at + 1) {
            Some(b'u') => return self.unicode_escape(),
            Some(b'b') => 8,
            Some(b'f') => 12,
            Some(b'n') => b'\n',
            Some(b'r') => b'\r',
            Some(b't') => b'\t',
            Some(char @ (b'"' | b'\\' | b'/')) => *char,
            _ => return self.fail("unknown escape"),
        };
        self.at += 2;
        Ok(u16::from(plain))
    }

    fn unicode_escape(&mut self) -> Result<u16, Problem> {
        let digits = self.text.as_bytes().get(self.at + 2..self.at + 6).unwrap_or_default();
        let hex = std::str::from_utf8(digits).ok().filter(|hex| hex.bytes().all(|byte| byte.is_ascii_hexdigit()));
        match hex.and_then(|hex| u16::from_str_radix(hex, 16).ok()) {
            Some(unit) if digits.len() == 4 => {
                self.at += 6;
                Ok(unit)
            }
            _ => self.fail("`\\u` needs four hexadecimal digits"),
        }
    }
}
