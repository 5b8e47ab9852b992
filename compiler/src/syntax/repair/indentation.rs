//! Lines that stand in the wrong column, or are indented with tabs.

use super::super::findings::shorten;
use super::rules::{Mender, Remedy};
use super::{flow, lines};
use crate::code::syntax::TAB_INDENTATION;

/// Something among the keys of a block mapping that is no key, or is indented like none of them.
pub fn misplaced_in_mapping(mender: &mut Mender<'_, '_, '_>) -> Remedy {
    let text = mender.text();
    let content = lines::content(text, mender.failure.offset);
    if content.is_empty() {
        return mender.give_up();
    }
    let written = &text[content.clone()];
    if written.starts_with("- ") || written == "-" {
        let diagnostic = mender
            .error(content.start..content.start + 1, "a list item stands among the keys of a mapping")
            .with_help("a list has all its items under one key, and no other keys beside them");
        let block = lines::block(text, content.start);
        mender.draft.blank(block);
        return Remedy::mended(diagnostic);
    }
    let column = content.start - lines::start(text, content.start);
    let Some(wanted) = sibling_column(mender, content.start, column).filter(|wanted| *wanted != column) else {
        return mender.give_up();
    };
    let name = shorten(written.split(':').next().unwrap_or(""));
    let help = match wanted {
        0 => "begin it at the start of the line, like the keys it belongs to".to_string(),
        _ => format!("indent it by {wanted} spaces, like the keys it belongs to"),
    };
    let message = if lines::is_key(written) {
        format!("`{name}` is indented like none of the keys around it")
    } else {
        format!("`{}` belongs to no key", shorten(written))
    };
    let diagnostic = mender.error(content.clone(), message).with_help(help);
    let edits = lines::shift(text, lines::run(text, content.start), wanted as isize - column as isize);
    mender.draft.edit(&edits);
    Remedy::mended(diagnostic)
}

/// The nearest column at which keys stand above a line.
fn sibling_column(mender: &Mender<'_, '_, '_>, at: usize, column: usize) -> Option<usize> {
    let text = mender.text();
    let innermost = mender.failure.open.last().map(|open| open.start - lines::start(text, open.start));
    let mut deeper: Option<usize> = None;
    let mut line = lines::previous_written(text, at);
    while let Some(start) = line {
        let above = lines::logical_column(text, start);
        if above <= column {
            break;
        }
        deeper = Some(deeper.map_or(above, |deeper| deeper.min(above)));
        line = lines::previous_written(text, start);
    }
    match (innermost, deeper) {
        (Some(innermost), Some(deeper)) if innermost < column => {
            Some(if deeper - column <= column - innermost { deeper } else { innermost })
        }
        (_, Some(deeper)) => Some(deeper),
        (innermost, None) => innermost,
    }
}

/// Something among the items of a block list that does not begin with a dash.
pub fn misplaced_in_list(mender: &mut Mender<'_, '_, '_>) -> Remedy {
    let text = mender.text();
    let content = lines::content(text, mender.failure.offset);
    if content.is_empty() {
        return mender.give_up();
    }
    let written = &text[content.clone()];
    let diagnostic = mender
        .error(content.clone(), format!("`{}` stands in a list and is no item", shorten(written)))
        .with_help("begin an item with `- `; indent a key of the item above by two more spaces");
    let above = lines::previous_written(text, content.start);
    let item = above.map(|above| lines::logical_column(text, above));
    let column = content.start - lines::start(text, content.start);
    match item {
        Some(item) if lines::is_key(written) && item > column => {
            let edits = lines::shift(text, lines::run(text, content.start), (item - column) as isize);
            mender.draft.edit(&edits);
        }
        _ => {
            let block = lines::block(text, content.start);
            mender.draft.blank(block);
        }
    }
    Remedy::mended(diagnostic)
}

/// Tabs in the indentation: each becomes two spaces. Inside brackets Heat takes them.
pub fn tabs(mender: &mut Mender<'_, '_, '_>) -> Remedy {
    if let Some(open) = mender.failure.open.iter().find(|open| open.is_flow) {
        let end = flow::end(mender.text(), open.start).max(mender.failure.offset);
        let edits = lines::leading_tabs(mender.text(), open.start..end);
        mender.draft.edit(&edits);
        return Remedy { diagnostic: None, is_mended: !edits.is_empty() };
    }
    let text = mender.text();
    let mut edits = Vec::new();
    let from = lines::start(text, mender.failure.offset);
    let mut line = Some(0);
    let mut is_found = false;
    while let Some(start) = line {
        let range = lines::range(text, start);
        let blanks = start..start + lines::indent(&text[range]);
        let is_here = !is_found && start >= from && text[blanks.clone()].contains('\t');
        is_found |= is_here;
        if is_here || text[blanks.clone()].starts_with('\t') {
            edits.push((blanks.clone(), text[blanks].replace('\t', "  ")));
        }
        line = lines::next(text, start);
    }
    if !is_found {
        let Some(tab) = text[from..].find('\t').map(|index| from + index) else { return mender.give_up() };
        edits.clear();
        edits.push((tab..tab + 1, " ".to_string()));
    }
    let first = edits.first().map_or(from..from, |(range, _)| range.clone());
    let mut diagnostic = mender
        .findings
        .diagnostic(&TAB_INDENTATION, mender.span(first), "a tab stands where YAML takes only spaces")
        .with_help("indent with spaces; most editors can convert a file");
    if edits.len() > 1 {
        diagnostic = diagnostic.with_note(format!("{} lines are indented with tabs", edits.len()));
    }
    mender.draft.edit(&edits);
    Remedy::mended(diagnostic)
}

/// `key: - item`: the list moves to the next line.
pub fn list_behind_key(mender: &mut Mender<'_, '_, '_>) -> Remedy {
    let text = mender.text();
    let at = mender.failure.offset;
    let blanks = text[..at].len() - text[..at].trim_end_matches([' ', '\t']).len();
    let column = lines::logical_column(text, at);
    let next_item = lines::next(text, at).map(|next| lines::content(text, next));
    let next_item = next_item.filter(|content| text[content.clone()].starts_with("- "));
    let next_column = next_item.map(|content| content.start - lines::start(text, content.start));
    let indent = next_column.filter(|next| *next >= column).unwrap_or(column + 2);
    if !text[at..].starts_with('-') {
        return mender.give_up();
    }
    let diagnostic = mender
        .error(at..at + 1, "a list can not begin on the line of its key")
        .with_help("begin a new line for each `- `, or write the list in brackets: `[a, b]`");
    mender.draft.replace(at - blanks..at, &format!("\n{}", " ".repeat(indent)));
    Remedy::mended(diagnostic)
}
