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
        let span = place(text.span, written, &placeholder);
        match placeholder.name.split_once('.') {
            Some((resource, attribute)) => {
                if walk.resource_name(&Text::from(resource), span, EdgeKind::Attribute) {
                    walk.attribute_name(resource, &Text::from(attribute), span);
                }
            }
            None => walk.reference_name(&Text::from(placeholder.name), span),
        }
    }
}

/// The place of a name in the file: exact where the text stands there as it is, else the whole text's.
fn place(whole: Span, text: &str, placeholder: &Placeholder<'_>) -> Span {
    let length = (whole.end - whole.start) as usize;
    let quotes = match length.checked_sub(text.len()) {
        Some(0) => 0,
        Some(2) => 1,
        _ => return whole,
    };
    let start = whole.start + quotes + placeholder.start as u32;
    Span::new(start, start + placeholder.name.len() as u32)
}
