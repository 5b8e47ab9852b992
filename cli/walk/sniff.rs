//! Tells templates from other YAML and JSON by a look at the bytes, without parsing.
//!
//! Most files of a folder are no templates; they are passed over at the speed of a text search. A template has one of
//! the version keys at its top level, or top-level `Resources` with an AWS type inside. Broken templates must pass too,
//! so nothing here asks whether the rest makes sense.

const VERSION_KEYS: &[&[u8]] = &[b"heat_template_version", b"HeatTemplateFormatVersion", b"AWSTemplateFormatVersion"];
const RESOURCES_KEY: &[u8] = b"Resources";

/// Whether a file's content is that of a template.
pub fn is_template(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match content(bytes) {
        // JSON, or a YAML document that begins with a flow mapping.
        content @ [b'{', ..] => flow_is_template(content),
        _ => block_is_template(bytes),
    }
}

/// What follows blank lines, comments, directives and the document's start.
fn content(mut bytes: &[u8]) -> &[u8] {
    loop {
        bytes = bytes.trim_ascii_start();
        match bytes {
            [b'#' | b'%', ..] => bytes = after_line(bytes),
            [b'-', b'-', b'-', rest @ ..] => bytes = rest,
            _ => return bytes,
        }
    }
}

fn after_line(bytes: &[u8]) -> &[u8] {
    let end = bytes.iter().position(|byte| *byte == b'\n').unwrap_or(bytes.len());
    &bytes[end..]
}

/// Block style: a top-level key begins a line that is set in no further than the first one.
fn block_is_template(bytes: &[u8]) -> bool {
    let indent = indent_of_last_line(&bytes[..bytes.len() - content(bytes).len()]);
    let mut in_resources = false;
    for line in bytes.split(|byte| *byte == b'\n') {
        let text = line.trim_ascii_start();
        if matches!(text, [] | [b'#', ..]) {
            continue;
        }
        if line.len() - text.len() <= indent {
            let key = key_of_line(text);
            if key.is_some_and(|key| VERSION_KEYS.contains(&key)) {
                return true;
            }
            in_resources = key == Some(RESOURCES_KEY);
        }
        if in_resources && names_aws_type(text) {
            return true;
        }
    }
    false
}

/// How far the text that follows is set in.
fn indent_of_last_line(before: &[u8]) -> usize {
    before.iter().rev().take_while(|byte| matches!(byte, b' ' | b'\t')).count()
}

/// The key that a line begins with, without its quotes.
fn key_of_line(line: &[u8]) -> Option<&[u8]> {
    let (key, rest) = match line {
        [quote @ (b'"' | b'\''), rest @ ..] => {
            split_at(rest, |byte| byte == *quote).map(|(key, rest)| (key, &rest[1..]))?
        }
        _ => split_at(line, |byte| byte == b':' || byte == b' ' || byte == b'\t')?,
    };
    rest.trim_ascii_start().starts_with(b":").then_some(key)
}

fn split_at(bytes: &[u8], is_end: impl Fn(u8) -> bool) -> Option<(&[u8], &[u8])> {
    bytes.iter().position(|byte| is_end(*byte)).map(|end| bytes.split_at(end))
}

/// Flow style: a top-level key stands at the first level of braces.
fn flow_is_template(bytes: &[u8]) -> bool {
    let mut flow = Flow { bytes, at: 0, depth: 0, key_expected: false, resources: None };
    while flow.at < bytes.len() {
        match flow.step() {
            Some(true) => return true,
            Some(false) if flow.depth == 0 => return false,
            _ => {}
        }
    }
    // Cut off or broken: what is there counts.
    flow.resources.is_some_and(|start| names_aws_type(&bytes[start..]))
}

/// A place in flow style.
struct Flow<'a> {
    bytes: &'a [u8],
    at: usize,
    depth: u32,
    /// The next scalar is a key of the first level.
    key_expected: bool,
    /// Where the value of a first-level `Resources` begins, while inside it.
    resources: Option<usize>,
}

impl<'a> Flow<'a> {
    /// Passes one token. Some(true): it is a template; Some(false): a first-level entry, or a bracket, has ended.
    fn step(&mut self) -> Option<bool> {
        let byte = self.bytes[self.at];
        match byte {
            b'{' | b'[' => {
                self.depth += 1;
                self.key_expected = self.depth == 1;
                self.at += 1;
            }
            b'}' | b']' => {
                self.depth = self.depth.saturating_sub(1);
                self.at += 1;
                return Some(self.depth == 0 && self.entry_names_aws_type());
            }
            b',' => {
                self.at += 1;
                if self.depth == 1 {
                    self.key_expected = true;
                    return Some(self.entry_names_aws_type());
                }
            }
            b'#' => self.at = self.bytes.len() - after_line(&self.bytes[self.at..]).len(),
            b':' | b' ' | b'\t' | b'\r' | b'\n' => self.at += 1,
            _ => return self.scalar(),
        }
        None
    }

    fn entry_names_aws_type(&mut self) -> bool {
        self.resources.take().is_some_and(|start| names_aws_type(&self.bytes[start..self.at]))
    }

    fn scalar(&mut self) -> Option<bool> {
        let text = match self.bytes[self.at] {
            quote @ (b'"' | b'\'') => self.quoted(quote),
            _ => self.plain(),
        };
        if !std::mem::replace(&mut self.key_expected, false) {
            return None;
        }
        if !self.bytes[self.at..].trim_ascii_start().starts_with(b":") {
            return None;
        }
        if text == RESOURCES_KEY {
            self.resources = Some(self.at);
        }
        VERSION_KEYS.contains(&text).then_some(true)
    }

    /// Passes a quoted scalar and gives what is between the quotes.
    fn quoted(&mut self, quote: u8) -> &'a [u8] {
        let start = self.at + 1;
        let mut end = start;
        while end < self.bytes.len() && self.bytes[end] != quote {
            end += if self.bytes[end] == b'\\' && quote == b'"' { 2 } else { 1 };
        }
        let end = end.min(self.bytes.len());
        self.at = (end + 1).min(self.bytes.len());
        &self.bytes[start..end]
    }

    /// Passes a plain scalar up to what may end it; quotes inside it mean nothing.
    fn plain(&mut self) -> &'a [u8] {
        let start = self.at;
        let rest = &self.bytes[start..];
        let ends = |byte: &u8| matches!(byte, b'{' | b'}' | b'[' | b']' | b',' | b':' | b' ' | b'\t' | b'\r' | b'\n');
        self.at += rest.iter().position(ends).unwrap_or(rest.len());
        &self.bytes[start..self.at]
    }
}

/// Whether the text has a `Type` key with an AWS type: `Type: AWS::`, with quotes and spaces as they may come.
fn names_aws_type(text: &[u8]) -> bool {
    let prefix = b"AWS::";
    text.windows(prefix.len()).enumerate().any(|(at, window)| window == prefix && follows_type_key(&text[..at]))
}

fn follows_type_key(before: &[u8]) -> bool {
    let before = without_quote(before).trim_ascii_end();
    let Some(before) = before.strip_suffix(b":") else { return false };
    let before = without_quote(before.trim_ascii_end());
    let Some(before) = before.strip_suffix(b"Type") else { return false };
    !before.last().is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_')
}

fn without_quote(text: &[u8]) -> &[u8] {
    text.strip_suffix(b"\"").or_else(|| text.strip_suffix(b"'")).unwrap_or(text)
}

#[cfg(test)]
#[path = "sniff_tests.rs"]
mod tests;
