//! Where things stand that the parser does not say, or says otherwise than the tree needs it.
//!
//! Works on the characters between two tokens; offsets are those of the text given.

use std::ops::Range;

/// The dashes, colons and question marks between two tokens.
pub fn indicators(text: &str, gap: Range<usize>) -> impl Iterator<Item = usize> + '_ {
    let bytes = text.as_bytes();
    let mut is_comment = false;
    gap.filter(move |at| {
        is_comment = match bytes[*at] {
            b'\n' => false,
            b'#' => is_comment || *at == 0 || bytes[at - 1].is_ascii_whitespace(),
            _ => is_comment,
        };
        let is_alone = bytes.get(at + 1).is_none_or(|next| next.is_ascii_whitespace() || b",]}".contains(next));
        !is_comment && matches!(bytes[*at], b'-' | b':' | b'?') && is_alone
    })
}

/// The range of a block scalar from its `|` to the end of its content; the parser gives the content alone, with the
/// line breaks behind it.
pub fn block_scalar_range(text: &str, after: usize, content: Range<usize>) -> Range<usize> {
    let bytes = text.as_bytes();
    let mut start = after;
    while start < content.start && !matches!(bytes[start], b'|' | b'>') {
        let skip_to: fn(&u8) -> bool = match bytes[start] {
            b'#' => |byte| *byte == b'\n',
            b'!' | b'&' => u8::is_ascii_whitespace,
            _ => {
                start += 1;
                continue;
            }
        };
        let skipped = bytes[start..content.start].iter().position(skip_to);
        start = skipped.map_or(content.start, |length| start + length);
    }
    let indicators = |byte: &u8| matches!(byte, b'|' | b'>' | b'+' | b'-' | b'0'..=b'9');
    let header = bytes[start..].iter().take_while(|byte| indicators(byte)).count();
    let written = text[content.clone()].trim_end_matches([' ', '\t', '\r', '\n']).len();
    if written == 0 {
        return start..start + header;
    }
    let end = content.start + written;
    let blanks = bytes[end..content.end].iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
    start..end + blanks
}
