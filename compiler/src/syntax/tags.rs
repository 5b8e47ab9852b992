//! YAML's own tags (`!!int`, `!!omap`, ...) as Heat's loader applies them.
//!
//! Tags of others (`!Ref`, `!!python/name`) are kept on the node, and lowering decides about them.
//! Invariant: a value that a tag can not make is reported once and becomes `Missing`.

use std::borrow::Cow;

use super::findings::Findings;
use super::scalar::{self, Plain};
use super::{Map, Node, NodeKind, Tag, Text};
use crate::code::syntax::{UNSUPPORTED_TAG, VALUE_TOKEN};
use crate::source::Span;

/// The tag of one node.
#[derive(Debug, Clone, PartialEq)]
pub enum NodeTag {
    None,
    /// A lone `!`: a scalar is resolved as if it were plain, quoted or not.
    NonSpecific,
    Core(CoreTag, Span),
    /// `!!merge`: makes its key a merge key.
    Merge,
    Other(Box<Tag>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CoreTag {
    Str,
    Int,
    Float,
    Bool,
    Null,
    Seq,
    Map,
    Binary,
    Set,
    Omap,
    Pairs,
    Timestamp,
}

const NAMESPACE: &str = "tag:yaml.org,2002:";

const CORE_TAGS: &[(&str, CoreTag)] = &[
    ("str", CoreTag::Str),
    ("int", CoreTag::Int),
    ("float", CoreTag::Float),
    ("bool", CoreTag::Bool),
    ("null", CoreTag::Null),
    ("seq", CoreTag::Seq),
    ("map", CoreTag::Map),
    ("binary", CoreTag::Binary),
    ("set", CoreTag::Set),
    ("omap", CoreTag::Omap),
    ("pairs", CoreTag::Pairs),
    ("timestamp", CoreTag::Timestamp),
];

/// Sorts a tag. `written` is its text, `span` its place in the original.
pub fn sort(tag: &granit_parser::Tag, written: &str, span: Span) -> NodeTag {
    if tag.suffix() == "!" && tag.handle().is_empty() {
        return NodeTag::NonSpecific;
    }
    if let Some(name) = tag.suffix_in_namespace(NAMESPACE) {
        if name == "merge" {
            return NodeTag::Merge;
        }
        if let Some((_, core)) = CORE_TAGS.iter().find(|(core, _)| *core == name) {
            return NodeTag::Core(*core, span);
        }
    }
    let name = if tag.handle() == "!" { tag.suffix() } else { written.strip_prefix('!').unwrap_or(written) };
    NodeTag::Other(Box::new(Tag { span, name: Text::new(name) }))
}

/// What a scalar is, by its tag, else by its text if it is plain. A key may be `<<` or `=`.
pub fn scalar_kind(
    text: Cow<'_, str>, is_plain: bool, tag: &NodeTag, span: Span, is_key: bool, findings: &mut Findings<'_>,
) -> NodeKind {
    match tag {
        NodeTag::Core(core, place) => return apply_to_scalar(*core, *place, text, findings),
        NodeTag::None if is_plain => {}
        NodeTag::NonSpecific => {}
        NodeTag::None | NodeTag::Merge | NodeTag::Other(_) => return scalar::string(text),
    }
    let message = match scalar::resolve(&text) {
        Plain::Kind(kind) => return kind,
        Plain::Text => return scalar::string(text),
        Plain::Merge | Plain::ValueToken if is_key => return scalar::string(text),
        Plain::Merge | Plain::ValueToken => format!("a lone `{text}` is not a value"),
        Plain::Broken => format!("`{text}` is read as a number, and has no digits"),
    };
    let diagnostic = findings.diagnostic(&VALUE_TOKEN, span, message);
    findings.push(diagnostic.with_help(format!("put it in quotes: `\"{text}\"`")));
    NodeKind::Missing
}

/// What a core tag makes of a scalar's text.
fn apply_to_scalar(tag: CoreTag, place: Span, text: Cow<'_, str>, findings: &mut Findings<'_>) -> NodeKind {
    let made = match tag {
        CoreTag::Str | CoreTag::Timestamp => return scalar::string(text),
        CoreTag::Null => return NodeKind::Null,
        CoreTag::Int => scalar::int_value(&text),
        CoreTag::Float => scalar::float_value(&text).map(NodeKind::Float),
        CoreTag::Bool => scalar::bool_value(&text).map(NodeKind::Bool),
        CoreTag::Binary => {
            report_no_json(tag, place, findings);
            return NodeKind::Missing;
        }
        CoreTag::Seq | CoreTag::Map | CoreTag::Set | CoreTag::Omap | CoreTag::Pairs => None,
    };
    made.unwrap_or_else(|| {
        report_mismatch(tag, place, &format!("`{}`", super::findings::shorten(&text)), findings);
        NodeKind::Missing
    })
}

/// What a core tag makes of a collection.
pub fn apply_to_collection(tag: CoreTag, place: Span, kind: NodeKind, findings: &mut Findings<'_>) -> NodeKind {
    match (tag, kind) {
        (CoreTag::Seq, kind @ NodeKind::List(_)) | (CoreTag::Map, kind @ NodeKind::Map(_)) => kind,
        (CoreTag::Omap | CoreTag::Pairs, NodeKind::List(items)) => pairs(tag, place, items, findings),
        (CoreTag::Set, NodeKind::Map(_)) => {
            report_no_json(tag, place, findings);
            NodeKind::Missing
        }
        (_, kind) => {
            let what = if matches!(kind, NodeKind::List(_)) { "a list" } else { "a mapping" };
            report_mismatch(tag, place, what, findings);
            NodeKind::Missing
        }
    }
}

/// A list of mappings of one key each becomes a list of pairs.
fn pairs(tag: CoreTag, place: Span, items: Vec<Node>, findings: &mut Findings<'_>) -> NodeKind {
    let mut made = Vec::with_capacity(items.len());
    for item in items {
        let Node { span, kind: NodeKind::Map(Map { mut entries }), alias, .. } = item else {
            report_mismatch(tag, place, "an item that is no mapping", findings);
            return NodeKind::Missing;
        };
        let (Some(entry), true) = (entries.pop(), entries.is_empty()) else {
            report_mismatch(tag, place, "an item that has not exactly one key", findings);
            return NodeKind::Missing;
        };
        made.push(Node { alias, ..Node::new(span, NodeKind::List(vec![entry.key, entry.value])) });
    }
    NodeKind::List(made)
}

fn name(tag: CoreTag) -> &'static str {
    CORE_TAGS.iter().find(|(_, core)| *core == tag).map_or("", |(name, _)| name)
}

fn report_no_json(tag: CoreTag, place: Span, findings: &mut Findings<'_>) {
    let name = name(tag);
    findings.push(
        findings
            .diagnostic(&UNSUPPORTED_TAG, place, format!("a `!!{name}` value can not be sent to Heat"))
            .with_note("templates travel as JSON, which has no such value")
            .with_help(if tag == CoreTag::Set { "write a list" } else { "write the base64 text without the tag" }),
    );
}

fn report_mismatch(tag: CoreTag, place: Span, what: &str, findings: &mut Findings<'_>) {
    let name = name(tag);
    findings.push(
        findings
            .diagnostic(&UNSUPPORTED_TAG, place, format!("`!!{name}` can not be applied to {what}"))
            .with_help("remove the tag, or write a value that fits it"),
    );
}
