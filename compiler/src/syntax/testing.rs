//! What the tests of this layer share: reading a text, and a tree as one line of text.

use super::{Node, NodeKind, Parse, parse};
use crate::source::{Source, SourceId};

pub fn read(text: &str) -> Parse {
    parse(&Source::new(SourceId(0), "sample.yaml", text))
}

/// The values in force: texts in quotes, what was broken as `?`, tags and aliases in front.
pub fn outline(node: &Node) -> String {
    let value = match &node.kind {
        NodeKind::Missing => "?".to_string(),
        NodeKind::Null => "null".to_string(),
        NodeKind::Bool(value) => value.to_string(),
        NodeKind::Int(value) => value.to_string(),
        NodeKind::Float(value) => format!("{value:?}"),
        NodeKind::String(text) => format!("{text:?}"),
        NodeKind::List(items) => format!("[{}]", items.iter().map(outline).collect::<Vec<_>>().join(", ")),
        NodeKind::Map(map) => {
            let entry = |entry: &super::Entry| {
                format!("{}: {}", entry.key.key_text().unwrap_or_default(), outline(&entry.value))
            };
            format!("{{{}}}", map.entries().map(entry).collect::<Vec<_>>().join(", "))
        }
    };
    let tag = node.tag.as_ref().map_or(String::new(), |tag| format!("!{} ", tag.name));
    let alias = if node.alias.is_some() { "*" } else { "" };
    format!("{alias}{tag}{value}")
}

/// The findings, one a line: code, the text it points at, message.
pub fn findings(text: &str, parse: &Parse) -> Vec<String> {
    let line = |diagnostic: &crate::diagnostic::Diagnostic| {
        let place = text.get(diagnostic.primary.span.range()).unwrap_or("<outside>");
        format!("{} `{}`: {}", diagnostic.code.name, place, diagnostic.message)
    };
    parse.diagnostics.iter().map(line).collect()
}

/// Fails unless a text is read as the outline with exactly these findings.
#[track_caller]
pub fn check(text: &str, tree: &str, expected: &[&str]) {
    let parse = read(text);
    assert_eq!(outline(&parse.root), tree, "tree of {text:?}");
    assert_eq!(findings(text, &parse), expected, "findings of {text:?}");
}
