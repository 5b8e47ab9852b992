//! References inside the text of `Fn::Sub`: `${Name}`, `${Resource.Attribute}`.

use crate::check::references::Walk;
use crate::expr::Expr;
use crate::graph::EdgeKind;
use crate::source::Span;
use crate::syntax::Text;

/// A `${...}` of a text: what stands between the braces, with its byte range in the text.
pub(crate) struct Placeholder<'t> {
    pub name: &'t str,
    pub start: usize,
}

/// The placeholders of a `Fn::Sub` text; `${!Literal}` is none.
pub(crate) fn placeholders(text: &str) -> impl Iterator<Item = Placeholder<'_>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let open = from + text[from..].find("${")?;
            let close = open + text[open..].find('}')?;
            from = close + 1;
            let inner = &text[open + 2..close];
            let name = inner.trim();
            if !inner.starts_with('!') && !name.is_empty() {
                let indent = inner.len() - inner.trim_start().len();
                return Some(Placeholder { name, start: open + 2 + indent });
            }
        }
    })
}

pub(super) fn walk(walk: &mut Walk<'_>, text: &Expr, variables: Option<&Expr>) {
    let Some(written) = text.as_text() else { return };
    for placeholder in placeholders(written) {
        if variables.is_some_and(|variables| variables.get(placeholder.name).is_some()) {
            continue;
        }
        let span = |name: &str, start: usize| place(text.span, written, name, start);
        match placeholder.name.split_once('.') {
            Some((resource, attribute)) => {
                let at = span(resource, placeholder.start);
                if walk.resource_name(&Text::from(resource), at, EdgeKind::Attribute) {
                    let at = span(attribute, placeholder.start + resource.len() + 1);
                    walk.attribute_name(resource, &Text::from(attribute), at);
                }
            }
            None => {
                walk.reference_name(&Text::from(placeholder.name), span(placeholder.name, placeholder.start));
            }
        }
    }
}

/// The place in the file of a name that begins at a byte of the text: exact where the text stands there as it is, else the
/// whole text's.
fn place(whole: Span, text: &str, name: &str, start: usize) -> Span {
    let length = (whole.end - whole.start) as usize;
    let quotes = match length.checked_sub(text.len()) {
        Some(0) => 0,
        Some(2) => 1,
        _ => return whole,
    };
    let start = whole.start + quotes + start as u32;
    Span::new(start, start + name.len() as u32)
}
