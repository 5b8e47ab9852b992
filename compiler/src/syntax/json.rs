//! JSON as Python's `json` reads it, with spans.
//!
//! `NaN` and `Infinity` are numbers, control characters in texts are errors, of two equal keys the last counts. The reader
//! goes on after an error, so a broken JSON template has a tree too; it counts as JSON only when there was none.
//! Invariant: no recursion; nesting is bounded by `limits::DEPTH`.

use super::findings::Findings;
use super::mapping::{self, WrittenEntry};
use super::{Node, NodeKind, Text, limits};
use crate::code::syntax::{JSON_SYNTAX, NESTING_TOO_DEEP};
use crate::source::{SourceId, Span};

/// A text read as JSON.
#[derive(Debug)]
pub struct Reading<'a> {
    pub root: Node,
    pub findings: Findings<'a>,
    /// False when the text is not JSON; `findings` then say why.
    pub is_json: bool,
}

/// How many errors are reported before the rest of the text is given up.
const MOST_ERRORS: usize = 20;

/// Whether a text that is not valid JSON was meant as JSON: it begins with a brace and a quoted key.
pub fn looks_like_json(text: &str) -> bool {
    let text = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    text.strip_prefix('{').is_some_and(|rest| rest.trim_start().starts_with('"'))
}

/// Reads a text as JSON up to the first error.
pub fn read(source: SourceId, text: &str) -> Reading<'_> {
    Reader::new(source, text, 1).read()
}

/// Reads a text as JSON, with what can be read behind errors.
pub fn read_broken(source: SourceId, text: &str) -> Reading<'_> {
    Reader::new(source, text, MOST_ERRORS).read()
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    frames: Vec<Frame>,
    root: Option<Node>,
    findings: Findings<'a>,
    errors: usize,
    most_errors: usize,
}

struct Frame {
    start: usize,
    items: Items,
    /// A comma has been read, or the bracket has just been opened.
    expects_item: bool,
}

enum Items {
    List(Vec<Node>),
    Map { entries: Vec<WrittenEntry>, key: Option<Node> },
}

impl<'a> Reader<'a> {
    fn new(source: SourceId, text: &'a str, most_errors: usize) -> Reader<'a> {
        let findings = Findings::of(source, text);
        Reader { text, at: 0, frames: Vec::new(), root: None, findings, errors: 0, most_errors }
    }

    fn read(mut self) -> Reading<'a> {
        while self.errors < self.most_errors {
            self.skip_space();
            if self.peek().is_none() {
                break;
            }
            self.step();
        }
        self.finish()
    }

    /// Reads one token in the place where the innermost open collection stands.
    fn step(&mut self) {
        let Some(byte) = self.peek() else { return };
        match self.frames.last_mut() {
            None if self.root.is_some() => self.trailing(),
            None => self.value(byte),
            Some(frame) => match (&mut frame.items, byte) {
                (Items::List(_), b']') | (Items::Map { key: None, .. }, b'}') => self.close(),
                (_, b']' | b'}') => self.wrong_bracket(byte),
                (_, b',') => self.comma(),
                (Items::List(_), _) => self.item(byte),
                (Items::Map { key: None, .. }, _) => self.key(byte),
                (Items::Map { key: Some(_), .. }, _) => self.value(byte),
            },
        }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn skip_space(&mut self) {
        let rest = &self.text.as_bytes()[self.at..];
        self.at += rest.iter().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r')).count();
    }

    fn error(&mut self, start: usize, end: usize, message: &str, help: &str) {
        self.errors += 1;
        let span = Span::new(start as u32, end as u32);
        self.findings.push(self.findings.diagnostic(&JSON_SYNTAX, span, message).with_help(help));
    }

    /// An item of a list: a comma must stand before it.
    fn item(&mut self, byte: u8) {
        self.need_comma();
        self.value(byte);
    }

    fn need_comma(&mut self) {
        let is_expected = self.frames.last().is_none_or(|frame| frame.expects_item);
        if !is_expected {
            let end = self.text[..self.at].trim_end().len();
            self.error(end, end, "a comma is missing here", "put a `,` between the two values");
        }
        if let Some(frame) = self.frames.last_mut() {
            frame.expects_item = false;
        }
    }

    fn comma(&mut self) {
        let at = self.at;
        self.at += 1;
        let Some(frame) = self.frames.last_mut() else { return };
        let is_value_missing = matches!(frame.items, Items::Map { key: Some(_), .. });
        let is_wrong = frame.expects_item;
        frame.expects_item = true;
        if is_value_missing {
            self.error(at, at + 1, "a value is missing before this comma", "write the value of the key");
            self.attach(Node::missing(Span::at(at as u32)));
        } else if is_wrong {
            self.error(at, at + 1, "a value is missing before this comma", "remove the comma");
        }
    }

    fn key(&mut self, byte: u8) {
        self.need_comma();
        let start = self.at;
        let key = if byte == b'"' {
            self.string()
        } else {
            let word = self.word();
            let message = format!("the key `{}` needs double quotes", super::findings::shorten(word));
            self.error(start, start + word.len(), &message, "put the key in double quotes");
            (!word.is_empty()).then(|| Text::new(word))
        };
        let span = Span::new(start as u32, self.at as u32);
        let kind = key.map_or(NodeKind::Missing, NodeKind::String);
        if let Some(Frame { items: Items::Map { key, .. }, .. }) = self.frames.last_mut() {
            *key = Some(Node::new(span, kind));
        }
        self.skip_space();
        if self.peek() == Some(b':') {
            self.at += 1;
        } else {
            let end = span.end as usize;
            self.error(end, end, "a `:` is missing behind this key", "write `:` and the value");
            if matches!(self.peek(), None | Some(b',' | b'}')) {
                self.attach(Node::missing(Span::at(span.end)));
            }
        }
    }

    fn value(&mut self, byte: u8) {
        let start = self.at;
        match byte {
            b'{' => self.open(Items::Map { entries: Vec::new(), key: None }),
            b'[' => self.open(Items::List(Vec::new())),
            b'"' => {
                let kind = self.string().map_or(NodeKind::Missing, NodeKind::String);
                self.attach(Node::new(Span::new(start as u32, self.at as u32), kind));
            }
            _ => {
                let word = self.word();
                let kind = scalar(word).unwrap_or_else(|| {
                    let message = format!("`{}` is not a JSON value", super::findings::shorten(word));
                    let end = start + word.len();
                    self.error(start, end, &message, "put texts in double quotes; write `true`, `false` or `null`");
                    NodeKind::Missing
                });
                self.attach(Node::new(Span::new(start as u32, self.at as u32), kind));
            }
        }
    }

    /// Takes what stands up to the next character with a meaning; at least one character.
    fn word(&mut self) -> &'a str {
        let rest = &self.text[self.at..];
        let stop = |character: char| character.is_ascii_whitespace() || "{}[],:\"".contains(character);
        let length = rest.find(stop).unwrap_or(rest.len());
        let length = if length == 0 { rest.chars().next().map_or(0, char::len_utf8) } else { length };
        self.at += length;
        &rest[..length]
    }

    fn open(&mut self, items: Items) {
        let start = self.at;
        if self.frames.len() >= limits::DEPTH {
            self.errors = self.most_errors;
            let span = Span::new(start as u32, start as u32 + 1);
            let message = format!("values are nested deeper than {} levels", limits::DEPTH);
            self.findings.push(self.findings.diagnostic(&NESTING_TOO_DEEP, span, message));
            return;
        }
        self.at += 1;
        self.frames.push(Frame { start, items, expects_item: true });
    }

    fn close(&mut self) {
        let at = self.at;
        self.at += 1;
        let Some(frame) = self.frames.pop() else { return };
        let is_empty = match &frame.items {
            Items::List(items) => items.is_empty(),
            Items::Map { entries, .. } => entries.is_empty(),
        };
        if frame.expects_item && !is_empty {
            let comma = self.text[..at].rfind(',').unwrap_or(at);
            self.error(comma, comma + 1, "a comma stands before the closing bracket", "remove the comma");
        }
        self.build(frame, at + 1);
    }

    /// A bracket that closes something else than the innermost collection, or a value is missing before it.
    fn wrong_bracket(&mut self, byte: u8) {
        let at = self.at;
        let is_list = |frame: &Frame| matches!(frame.items, Items::List(_));
        let Some(frame) = self.frames.last_mut() else { return };
        if let (Items::Map { key: Some(_), .. }, b'}') = (&frame.items, byte) {
            self.error(at, at + 1, "a value is missing before this bracket", "write the value of the key");
            self.attach(Node::missing(Span::at(at as u32)));
            return;
        }
        let open = frame.start;
        let wanted = if is_list(frame) { ']' } else { '}' };
        let message = format!("`{}` closes a `{}`", char::from(byte), &self.text[open..=open]);
        self.error(at, at + 1, &message, &format!("write `{wanted}` first"));
        if let Some(diagnostic) = self.findings.diagnostics.pop() {
            let span = Span::new(open as u32, open as u32 + 1);
            let source = self.findings.source;
            self.findings.push(diagnostic.with_label(source, span, "opened here"));
        }
        let is_open = self.frames.iter().rev().skip(1).any(|frame| is_list(frame) == (byte == b']'));
        match self.frames.pop() {
            Some(frame) if is_open => self.build(frame, at),
            Some(frame) => {
                self.at += 1;
                self.build(frame, at + 1);
            }
            None => {}
        }
    }

    fn build(&mut self, frame: Frame, end: usize) {
        let kind = match frame.items {
            Items::List(items) => NodeKind::List(items),
            Items::Map { mut entries, key } => {
                if let Some(key) = key {
                    let value = Node::missing(Span::at(key.span.end));
                    entries.push(WrittenEntry { key, value, is_merge: false });
                }
                NodeKind::Map(mapping::settle(entries, &mut self.findings))
            }
        };
        self.attach(Node::new(Span::new(frame.start as u32, end as u32), kind));
    }

    fn attach(&mut self, node: Node) {
        let Some(frame) = self.frames.last_mut() else {
            self.root = Some(node);
            return;
        };
        match &mut frame.items {
            Items::List(items) => items.push(node),
            Items::Map { entries, key } => {
                if let Some(key) = key.take() {
                    entries.push(WrittenEntry { key, value: node, is_merge: false });
                }
            }
        }
    }

    /// Text behind the end of the document.
    fn trailing(&mut self) {
        self.errors = self.most_errors;
        let end = self.text.trim_end().len();
        let span = Span::new(self.at as u32, end as u32);
        let diagnostic = self.findings.diagnostic(&JSON_SYNTAX, span, "text follows the end of the JSON document");
        self.findings.push(diagnostic.with_help("remove it, or move the closing bracket behind it"));
    }

    fn finish(mut self) -> Reading<'a> {
        let end = self.text.trim_end().len().max(self.at.min(self.text.len()));
        if self.errors < self.most_errors {
            if let Some(frame) = self.frames.last() {
                let open = frame.start;
                let message = format!("the `{}` is never closed", &self.text[open..=open]);
                self.error(open, open + 1, &message, "close it where the collection ends");
            } else if self.root.is_none() {
                self.error(end, end, "the text holds no JSON value", "write an object: `{ }`");
            }
        }
        let is_json = self.errors == 0;
        while let Some(frame) = self.frames.pop() {
            self.build(frame, end);
        }
        let root = self.root.unwrap_or_else(|| Node::missing(Span::at(0)));
        Reading { root, findings: self.findings, is_json }
    }

    /// A text in double quotes; what is wrong in it is reported.
    fn string(&mut self) -> Option<Text> {
        let start = self.at;
        self.at += 1;
        let bytes = self.text.as_bytes();
        let mut decoded: Option<String> = None;
        let mut piece = self.at;
        loop {
            match self.peek() {
                Some(b'"') => break,
                Some(b'\\') => {
                    let text = decoded.get_or_insert_default();
                    text.push_str(&self.text[piece..self.at]);
                    let escape = self.escape();
                    decoded.get_or_insert_default().push(escape);
                    piece = self.at;
                }
                None | Some(b'\n') => {
                    let end = self.text[..self.at].trim_end_matches('\r').len();
                    self.error(
                        start,
                        end,
                        "the quote is never closed on this line",
                        "close it with `\"`, and write a line break as `\\n`",
                    );
                    return Some(Text::new(&self.text[start + 1..end]));
                }
                Some(byte) if byte < 0x20 => {
                    let message = format!("the control character U+{byte:04X} stands in a JSON text");
                    self.error(self.at, self.at + 1, &message, "write it as an escape: `\\t`, `\\u001b`");
                    self.at += 1;
                }
                Some(_) => {
                    let special = |byte: &u8| *byte < 0x20 || *byte == b'"' || *byte == b'\\';
                    self.at += bytes[self.at..].iter().position(special).unwrap_or(bytes.len() - self.at);
                }
            }
        }
        let last = &self.text[piece..self.at];
        self.at += 1;
        Some(match decoded {
            None => Text::new(last),
            Some(mut text) => {
                text.push_str(last);
                Text::from(text)
            }
        })
    }

    /// The character of an escape; a surrogate without its other half, which Python keeps, becomes U+FFFD.
    fn escape(&mut self) -> char {
        let start = self.at;
        self.at += 1;
        let escaped = match self.peek() {
            Some(b'n') => '\n',
            Some(b't') => '\t',
            Some(b'r') => '\r',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(byte @ (b'"' | b'\\' | b'/')) => char::from(byte),
            Some(b'u') => return self.unicode_escape(start),
            other => {
                let length = self.text[self.at..].chars().next().map_or(0, char::len_utf8);
                let length = if other == Some(b'\n') { 0 } else { length };
                self.error(start, self.at + length, "this escape is unknown to JSON", "write a backslash as `\\\\`");
                self.at += length;
                return char::REPLACEMENT_CHARACTER;
            }
        };
        self.at += 1;
        escaped
    }

    fn unicode_escape(&mut self, start: usize) -> char {
        self.at += 1;
        let Some(first) = self.hex4() else {
            self.error(start, self.at, "`\\u` needs four hexadecimal digits", "write the escape as `\\u00e9`");
            return char::REPLACEMENT_CHARACTER;
        };
        if (0xd800..0xdc00).contains(&first) && self.text[self.at..].starts_with("\\u") {
            let back = self.at;
            self.at += 2;
            match self.hex4() {
                Some(second) if (0xdc00..0xe000).contains(&second) => {
                    let joined = 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00);
                    return char::from_u32(joined).unwrap_or(char::REPLACEMENT_CHARACTER);
                }
                _ => self.at = back,
            }
        }
        char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER)
    }

    fn hex4(&mut self) -> Option<u32> {
        let digits = self.text.get(self.at..self.at + 4)?;
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        self.at += 4;
        u32::from_str_radix(digits, 16).ok()
    }
}

/// A word of JSON: a number or a constant.
fn scalar(word: &str) -> Option<NodeKind> {
    match word {
        "true" => return Some(NodeKind::Bool(true)),
        "false" => return Some(NodeKind::Bool(false)),
        "null" => return Some(NodeKind::Null),
        "NaN" => return Some(NodeKind::Float(f64::NAN)),
        "Infinity" => return Some(NodeKind::Float(f64::INFINITY)),
        "-Infinity" => return Some(NodeKind::Float(f64::NEG_INFINITY)),
        _ => {}
    }
    let unsigned = word.strip_prefix('-').unwrap_or(word);
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let whole = digits(unsigned);
    if whole == 0 || (whole > 1 && unsigned.starts_with('0')) {
        return None;
    }
    let mut rest = &unsigned[whole..];
    if rest.is_empty() {
        let float = || word.parse().map(NodeKind::Float);
        return word.parse().map(NodeKind::Int).or_else(|_| float()).ok();
    }
    if let Some(fraction) = rest.strip_prefix('.') {
        let length = digits(fraction);
        rest = &fraction[length..];
        if length == 0 {
            return None;
        }
    }
    if let Some(exponent) = rest.strip_prefix(['e', 'E']) {
        let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
        rest = &exponent[digits(exponent)..];
        if exponent.is_empty() {
            return None;
        }
    }
    if rest.is_empty() { word.parse().ok().map(NodeKind::Float) } else { None }
}

#[cfg(test)]
#[path = "json_tests.rs"]
mod tests;
