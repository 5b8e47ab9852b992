//! Reads marks: comments of carets under the text they mean.
//!
//! A mark belongs to the nearest line above it that is no mark. Columns are those that the author sees, cursor included;
//! spans are those of the text without it.

use std::ops::Range;

use crate::{CURSOR, Expectation};

/// A mark as it stands in its line.
struct Mark<'a> {
    columns: Range<usize>,
    goes_on: bool,
    message: &'a str,
}

/// All expectations of a file; `cursor` is the place of `$0` in `written`.
pub fn expectations(written: &str, cursor: Option<usize>) -> Vec<Expectation> {
    let mut found = Vec::new();
    let mut marked: Option<(usize, usize, &str)> = None;
    let mut start = 0;
    for (index, line) in written.split_inclusive('\n').enumerate() {
        let content = line.trim_end_matches(['\n', '\r']);
        match read(content) {
            Some(mark) => {
                let (number, line_start, text) = marked.expect("a mark stands under the line that it means");
                found.push(place(mark, number, line_start, text, cursor));
            }
            None => marked = Some((index + 1, start, content)),
        }
        start += line.len();
    }
    found
}

/// Reads `# ^^^ words`, `#<^^^ words` (from the line's first column) and either with `...` after the carets.
fn read(line: &str) -> Option<Mark<'_>> {
    let comment = line.trim_start().strip_prefix('#')?;
    let hash = line.chars().count() - comment.chars().count() - 1;
    let (start, carets) = match comment.strip_prefix('<') {
        Some(rest) => (0, rest),
        None => {
            let carets = comment.trim_start_matches(' ');
            if !carets.starts_with('^') {
                return None;
            }
            (hash + 1 + (comment.len() - carets.len()), carets)
        }
    };
    let words = carets.trim_start_matches('^');
    let end = line.chars().count() - words.chars().count();
    let goes_on = words.starts_with("...");
    let message = words.trim_start_matches("...");
    // `# ^a` is prose.
    if !(message.is_empty() || message.starts_with(' ')) {
        return None;
    }
    Some(Mark { columns: start..end, goes_on, message: message.trim() })
}

/// Finds the bytes that a mark means. `number` (from 1), `start` and `text` are those of the marked line, as written.
fn place(mark: Mark<'_>, number: usize, start: usize, text: &str, cursor: Option<usize>) -> Expectation {
    let byte = |column: usize| text.char_indices().nth(column).map_or(text.len(), |(at, _)| at) + start;
    let without_cursor = |offset: usize| match cursor {
        Some(cursor) if offset > cursor => offset - CURSOR.len().min(offset - cursor),
        _ => offset,
    };
    Expectation {
        line: number,
        span: without_cursor(byte(mark.columns.start))..without_cursor(byte(mark.columns.end)),
        columns: mark.columns,
        goes_on: mark.goes_on,
        message: mark.message.to_string(),
    }
}
