//! Lines of a text: where they are, how they are indented, what they look like.
//!
//! Looks at characters only, knows neither quotes nor block scalars; callers use it where the parser has given up.

use std::ops::Range;

/// Where the line that holds an offset begins.
pub fn start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |line_break| line_break + 1)
}

/// The line that holds an offset, without its line break.
pub fn range(text: &str, at: usize) -> Range<usize> {
    let end = text[at..].find('\n').map_or(text.len(), |length| at + length);
    let start = start(text, at);
    start..start + text[start..end].trim_end_matches('\r').len()
}

/// The content of the line that holds an offset: without indentation, comment and blanks around.
pub fn content(text: &str, at: usize) -> Range<usize> {
    let line = range(text, at);
    let first = line.start + indent(&text[line.clone()]);
    let written = &text[first..line.end];
    let comment = if written.starts_with('#') { Some(0) } else { written.find(" #") };
    let written = written[..comment.unwrap_or(written.len())].trim_end();
    first..first + written.len()
}

/// How many blanks a line begins with.
pub fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches([' ', '\t']).len()
}

/// Where the line after the one that holds an offset begins.
pub fn next(text: &str, at: usize) -> Option<usize> {
    let line_break = text[at..].find('\n')? + at;
    Some(line_break + 1).filter(|start| *start < text.len())
}

/// The last line before an offset's line that is neither blank nor a comment; an offset in it.
pub fn previous_written(text: &str, at: usize) -> Option<usize> {
    let mut start = start(text, at);
    while start > 0 {
        start = self::start(text, start - 1);
        let content = content(text, start);
        if !content.is_empty() {
            return Some(content.start);
        }
    }
    None
}

/// From the line that holds an offset to past its last line of at least the same indentation; blank lines count in.
pub fn run(text: &str, at: usize) -> Range<usize> {
    let line = range(text, at);
    let indent = indent(&text[line.clone()]);
    line.start..block_end(text, at, |other| other >= indent)
}

/// The line that holds an offset with the deeper lines below it.
pub fn block(text: &str, at: usize) -> Range<usize> {
    let line = range(text, at);
    let indent = indent(&text[line.clone()]);
    line.start..block_end(text, at, |other| other > indent)
}

fn block_end(text: &str, at: usize, belongs: impl Fn(usize) -> bool) -> usize {
    let mut end = range(text, at).end;
    let mut line = next(text, at);
    while let Some(start) = line {
        let range = range(text, start);
        let is_blank = text[range.clone()].trim().is_empty();
        if !is_blank && !belongs(indent(&text[range.clone()])) {
            break;
        }
        if !is_blank {
            end = range.end;
        }
        line = next(text, start);
    }
    end
}

/// From the line that holds an offset up to the next line below it that begins with a key at the very left.
pub fn up_to_top_level_key(text: &str, at: usize) -> Range<usize> {
    let first = start(text, at);
    let mut line = next(text, at);
    while let Some(start) = line {
        let content = content(text, start);
        if content.start == start && is_key(&text[content]) {
            return first..start;
        }
        line = next(text, start);
    }
    first..text.len()
}

/// Whether the content of a line looks like `key:` or `key: value`.
pub fn is_key(content: &str) -> bool {
    let is_plain = content.starts_with(|first: char| first.is_alphanumeric() || "_\"'".contains(first));
    is_plain && (content.ends_with(':') || content.contains(": "))
}

/// How many bytes of `- ` a line's content begins with.
pub fn dashes(content: &str) -> usize {
    let mut rest = content;
    while let Some(after) = rest.strip_prefix("- ") {
        rest = after.trim_start_matches(' ');
    }
    content.len() - rest.len()
}

/// The column of the key or value on the line that holds an offset, behind its dashes.
pub fn logical_column(text: &str, at: usize) -> usize {
    let content = content(text, at);
    content.start - start(text, at) + dashes(&text[content])
}

/// The edits that move lines by some columns to the right, or to the left when negative.
pub fn shift(text: &str, lines: Range<usize>, columns: isize) -> Vec<(Range<usize>, String)> {
    let mut edits = Vec::new();
    let mut line = Some(lines.start);
    while let Some(start) = line.filter(|start| *start < lines.end) {
        let range = range(text, start);
        let indent = indent(&text[range.clone()]);
        if indent < range.len() {
            edits.push(if columns >= 0 {
                (start..start, " ".repeat(columns.unsigned_abs()))
            } else {
                (start..start + columns.unsigned_abs().min(indent), String::new())
            });
        }
        line = next(text, start);
    }
    edits
}

/// The edits that make spaces of the tabs in the indentations of some lines; no offset moves.
pub fn leading_tabs(text: &str, within: Range<usize>) -> Vec<(Range<usize>, String)> {
    let mut edits = Vec::new();
    let mut line = Some(start(text, within.start));
    while let Some(start) = line.filter(|start| *start <= within.end) {
        let blanks = start..start + indent(&text[range(text, start)]);
        if text[blanks.clone()].contains('\t') {
            edits.push((blanks.clone(), " ".repeat(blanks.len())));
        }
        line = next(text, start);
    }
    edits
}
