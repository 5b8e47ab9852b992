//! From parser events to the tree, one pass, no recursion.
//!
//! Text that the parser refuses ends the pass with a `Failure`; what was read until then is there, and
//! `repair` goes on from it. Invariant: spans are those of the original, also when an edited draft is read.

use std::borrow::Cow;
use std::ops::Range;

use granit_parser::{ErrorKind, Event, Parser, ScalarStyle};

use super::anchors::{Anchors, Target, Weight};
use super::draft::Draft;
use super::findings::Findings;
use super::mapping::{self, WrittenEntry};
use super::places::{block_scalar_range, indicators};
use super::strictness::{self, Strictness};
use super::tags::{self, NodeTag};
use super::{Comment, Node, NodeKind, limits};
use crate::code::syntax::*;
use crate::source::{SourceId, Span};

/// One pass over a draft.
#[derive(Debug)]
pub struct Reading<'a> {
    /// None for a stream without a document.
    pub root: Option<Node>,
    pub comments: Vec<Comment>,
    pub findings: Findings<'a>,
    pub failure: Option<Failure>,
}

/// Where and why the parser gave up, in offsets of the draft.
#[derive(Debug)]
pub struct Failure {
    pub kind: ErrorKind,
    pub offset: usize,
    /// The end of the last scalar, alias or bracket before.
    pub last_end: usize,
    /// The collections open there, outermost first.
    pub open: Vec<Open>,
}

/// An open collection.
#[derive(Debug, Clone, Copy)]
pub struct Open {
    pub start: usize,
    pub is_flow: bool,
}

/// Reads a draft as YAML.
pub fn read<'a>(source: SourceId, draft: &Draft<'a>) -> Reading<'a> {
    let options = granit_parser::options! {
        emit_unresolved_aliases: true,
        emit_anchor_events: true,
        bom_inside_document_as_content: true,
        block_scalar_eof_without_line_feed: true,
        max_buffered_comment_events: usize::MAX,
        flow_nesting_limit: limits::PARSER_DEPTH,
        block_nesting_limit: limits::PARSER_DEPTH,
    };
    let mut builder = Builder::new(source, draft);
    strictness::look_at_prologue(draft, &mut builder.findings);
    let mut failure = None;
    for event in Parser::new_from_str_with_options(draft.text(), options) {
        match event {
            Ok((event, span)) => {
                if builder.take(event, &span).is_break() {
                    break;
                }
            }
            Err(error) => {
                failure = Some(builder.failure(error));
                break;
            }
        }
    }
    builder.finish(failure)
}

struct Builder<'a, 'd> {
    draft: &'d Draft<'a>,
    findings: Findings<'a>,
    frames: Vec<Frame>,
    root: Option<Node>,
    comments: Vec<Comment>,
    anchors: Anchors,
    strictness: Strictness,
    documents: usize,
    /// End of the last scalar, alias or bracket, in the draft.
    last_end: usize,
    /// How many collections below the depth limit are open; they are not built.
    too_deep: usize,
    /// That has been told.
    told_depth: bool,
}

/// A collection that is being read.
struct Frame {
    items: Items,
    /// In the draft.
    start: usize,
    /// Written with brackets.
    is_flow: bool,
    /// This collection or one around it is written with brackets.
    in_flow: bool,
    /// In the original: the end of the last value in it.
    end: u32,
    anchor: usize,
    tag: NodeTag,
    weight: Weight,
}

enum Items {
    List(Vec<Node>),
    Map { entries: Vec<WrittenEntry>, key: Option<(Node, bool)> },
}

/// A value with what its parent needs to know.
struct Finished {
    node: Node,
    weight: Weight,
    /// Where the value ends as written here, in the original.
    end: u32,
    is_merge_key: bool,
}

type Flow = std::ops::ControlFlow<()>;

impl<'a, 'd> Builder<'a, 'd> {
    fn new(source: SourceId, draft: &'d Draft<'a>) -> Builder<'a, 'd> {
        Builder {
            draft,
            findings: Findings::of(source, draft.original()),
            frames: Vec::new(),
            root: None,
            comments: Vec::new(),
            anchors: Anchors::default(),
            strictness: Strictness::new(draft.text()),
            documents: 0,
            last_end: 0,
            too_deep: 0,
            told_depth: false,
        }
    }

    fn take(&mut self, event: Event<'_>, span: &granit_parser::Span) -> Flow {
        let range = span.byte_range().unwrap_or_default();
        match event {
            Event::Comment(..) => self.comment(range),
            Event::DocumentStart(..) => return self.document_start(range),
            Event::DocumentEnd | Event::StreamStart => {}
            Event::StreamEnd => self.look_between(self.draft.text().len()),
            Event::Anchor(_, name) => self.anchor_name(&name, range),
            Event::Alias(id) => self.alias(id, range),
            Event::UnresolvedAlias(name) => self.unknown_alias(&name, range),
            Event::Scalar(text, style, anchor, tag) => {
                let tag = self.tag(tag, span);
                self.scalar(text, style, anchor, tag, range);
            }
            Event::SequenceStart(_, anchor, tag) => {
                let tag = self.tag(tag, span);
                let range = if range.is_empty() { self.list_start(range.start)..range.start } else { range };
                self.open(Items::List(Vec::new()), anchor, tag, range);
            }
            Event::MappingStart(_, anchor, tag) => {
                let tag = self.tag(tag, span);
                self.open(Items::Map { entries: Vec::new(), key: None }, anchor, tag, range);
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(range),
            _ => {}
        }
        Flow::Continue(())
    }

    fn document_start(&mut self, range: Range<usize>) -> Flow {
        self.documents += 1;
        if self.documents == 1 {
            return Flow::Continue(());
        }
        let text = self.draft.text();
        let start = range.start + text[range.start..].len() - text[range.start..].trim_start().len();
        let length = if text[start..].starts_with("---") { 3 } else { 0 };
        let place = self.draft.span(start..start + length);
        let diagnostic = self
            .findings
            .diagnostic(&SEVERAL_DOCUMENTS, place, "a second YAML document begins here")
            .with_note("Heat takes one document in a file; the first one is looked at")
            .with_help("move it into a file of its own, or remove the `---`");
        self.findings.push(diagnostic);
        Flow::Break(())
    }

    fn comment(&mut self, range: Range<usize>) {
        let span = self.draft.span(range.clone());
        let original = self.draft.original();
        if original[span.range()].starts_with('#') {
            let line = original[..span.start as usize].rfind('\n').map_or(0, |at| at + 1);
            let before = original[line..span.start as usize].trim_start_matches('\u{feff}');
            self.comments.push(Comment { span, trailing: !before.trim().is_empty() });
        }
    }

    fn anchor_name(&mut self, name: &str, range: Range<usize>) {
        let place = self.draft.span(range);
        strictness::look_at_anchor(name, place, &mut self.findings);
        if let Some(first) = self.anchors.name(name, place) {
            let message = format!("the anchor `&{name}` is defined twice");
            let diagnostic = self
                .findings
                .diagnostic(&DUPLICATE_ANCHOR, place, message)
                .with_label(self.findings.source, first, "first defined here")
                .with_help("give each anchor its own name");
            self.findings.push(diagnostic);
        }
    }

    fn tag(&mut self, tag: Option<Cow<'_, granit_parser::Tag>>, span: &granit_parser::Span) -> NodeTag {
        let Some(tag) = tag else { return NodeTag::None };
        let range = span.tag_span().and_then(|span| span.byte_range()).unwrap_or_default();
        strictness::look_behind_tag(self.draft, range.clone(), &mut self.findings);
        tags::sort(&tag, &self.draft.text()[range.clone()], self.draft.span(range))
    }

    fn alias(&mut self, id: usize, range: Range<usize>) {
        self.pass_token(range.clone());
        let place = self.draft.span(range);
        let name = self.findings.quote(place);
        strictness::look_at_anchor(self.findings.slice(place).trim_start_matches('*'), place, &mut self.findings);
        let (code, message) = match self.anchors.resolve(id, place, self.frames.len()) {
            Target::Value(node, weight) => {
                return self.attach(Finished { node, weight, end: place.end, is_merge_key: false });
            }
            Target::Itself => (&RECURSIVE_ALIAS, format!("`{name}` stands inside the value it names")),
            Target::TooMuch => (&ALIAS_EXPANSION, "aliases expand to more than Heat takes".to_string()),
            Target::TooDeep => (&NESTING_TOO_DEEP, format!("`{name}` nests deeper than {} levels", limits::DEPTH)),
        };
        self.findings.push(self.findings.diagnostic(code, place, message));
        self.attach_missing(place);
    }

    fn unknown_alias(&mut self, name: &str, range: Range<usize>) {
        self.pass_token(range.clone());
        let place = self.draft.span(range);
        let diagnostic = self
            .findings
            .diagnostic(&UNKNOWN_ANCHOR, place, format!("no anchor `&{name}` is defined before this alias"))
            .with_help(format!("define `&{name}` above, or put the value in quotes if a text is meant"));
        self.findings.push(diagnostic);
        self.attach_missing(place);
    }

    fn attach_missing(&mut self, place: Span) {
        let node = Node { alias: Some(place), ..Node::missing(place) };
        self.attach(Finished {
            node,
            weight: Weight { nodes: 1, ..Weight::default() },
            end: place.end,
            is_merge_key: false,
        });
    }

    fn scalar(&mut self, text: Cow<'_, str>, style: ScalarStyle, anchor: usize, tag: NodeTag, range: Range<usize>) {
        let is_empty = style == ScalarStyle::Plain && range.is_empty();
        let at = range.start;
        let range = match style {
            ScalarStyle::Literal | ScalarStyle::Folded => block_scalar_range(self.draft.text(), self.last_end, range),
            ScalarStyle::Plain if is_empty => {
                let at = self.empty_value_place(range.start, &tag, anchor);
                at..at
            }
            _ => range,
        };
        let is_key = self.expects_key();
        self.look_at_key_line(range.start);
        let gap = self.last_end.min(at)..at;
        if range.start >= self.last_end {
            self.pass_token(range.clone());
        }
        if !is_empty {
            let innermost = self.frames.last().map(|frame| frame.start);
            self.strictness.scalar(self.draft, range.clone(), style, self.in_flow(), innermost, &mut self.findings);
        }
        let is_plain_nothing = is_empty && is_key && anchor == 0 && tag == NodeTag::None;
        let is_no_key = is_plain_nothing && strictness::look_at_empty_key(self.draft, gap, &mut self.findings);
        let span = self.draft.span(range);
        let mut is_merge_key = is_key && tag == NodeTag::Merge;
        let kind = if is_no_key || (is_empty && self.draft.is_hole(span.start)) {
            NodeKind::Missing
        } else if is_empty && tag == NodeTag::None {
            NodeKind::Null
        } else {
            is_merge_key |= is_key && tag == NodeTag::None && style == ScalarStyle::Plain && text == "<<";
            tags::scalar_kind(text, style == ScalarStyle::Plain, &tag, span, is_key, &mut self.findings)
        };
        let weight = Weight::of_scalar(&kind);
        let node = Node { tag: kept(tag), ..Node::new(span, kind) };
        if anchor != 0 && self.too_deep == 0 {
            self.anchors.close(anchor, &node, weight);
        }
        self.attach(Finished { node, weight, end: span.end, is_merge_key });
    }

    /// Where an empty value stands: behind the colon or dash that it belongs to, else behind the last token. The parser's
    /// place may be as far as the next token.
    fn empty_value_place(&self, at: usize, tag: &NodeTag, anchor: usize) -> usize {
        if *tag != NodeTag::None || anchor != 0 || at < self.last_end {
            return at;
        }
        let behind = &self.draft.text()[self.last_end..];
        let blanks = behind.len() - behind.trim_start_matches([' ', '\t']).len();
        if self.expects_value() && behind[blanks..].starts_with(':') {
            return self.last_end + blanks + 1;
        }
        indicators(self.draft.text(), self.last_end..at).last().map_or(self.last_end, |indicator| indicator + 1)
    }

    /// Where a block list begins. For a list that is no deeper than its key, the parser gives the first item.
    fn list_start(&self, at: usize) -> usize {
        let bytes = self.draft.text().as_bytes();
        if bytes.get(at) == Some(&b'-') || at < self.last_end {
            return at;
        }
        let mut dashes = indicators(self.draft.text(), self.last_end..at).filter(|dash| bytes[*dash] == b'-');
        dashes.next().unwrap_or(at)
    }

    fn in_flow(&self) -> bool {
        self.frames.last().is_some_and(|frame| frame.in_flow)
    }

    fn expects_value(&self) -> bool {
        matches!(self.frames.last(), Some(Frame { items: Items::Map { key: Some(_), .. }, .. }))
    }

    fn expects_key(&self) -> bool {
        matches!(self.frames.last(), Some(Frame { items: Items::Map { key: None, .. }, .. }))
    }

    fn open(&mut self, items: Items, anchor: usize, tag: NodeTag, range: Range<usize>) {
        let is_flow = matches!(self.draft.text().as_bytes().get(range.start), Some(b'[' | b'{')) && !range.is_empty();
        if is_flow {
            self.look_at_key_line(range.start);
            self.pass_token(range.clone());
        }
        if self.too_deep > 0 || self.frames.len() >= limits::DEPTH {
            self.open_too_deep(range);
            return;
        }
        if anchor != 0 {
            self.anchors.open(anchor);
        }
        let end = self.draft.span(range.clone()).end;
        let weight = Weight { nodes: 1, text: 0, height: 1 };
        let in_flow = is_flow || self.in_flow();
        self.frames.push(Frame { items, start: range.start, is_flow, in_flow, end, anchor, tag, weight });
    }

    fn open_too_deep(&mut self, range: Range<usize>) {
        self.too_deep += 1;
        if self.too_deep == 1 && !self.told_depth {
            self.told_depth = true;
            let place = self.draft.span(range);
            let message = format!("values are nested deeper than {} levels", limits::DEPTH);
            self.findings.push(self.findings.diagnostic(&NESTING_TOO_DEEP, place, message));
        }
    }

    fn close(&mut self, range: Range<usize>) {
        if !range.is_empty() {
            self.pass_token(range.clone());
        }
        let span = self.draft.span(range);
        if self.too_deep > 0 {
            self.too_deep -= 1;
            if self.too_deep == 0 {
                let weight = Weight { nodes: 1, ..Weight::default() };
                self.attach(Finished { node: Node::missing(span), weight, end: span.end, is_merge_key: false });
            }
            return;
        }
        let Some(frame) = self.frames.pop() else { return };
        let end = if frame.is_flow { span.end.max(frame.end) } else { frame.end };
        let finished = self.build(frame, end);
        self.attach(finished);
    }

    fn build(&mut self, frame: Frame, end: u32) -> Finished {
        let start = self.draft.back(frame.start) as u32;
        let span = Span::new(start, end.max(start));
        let mut kind = match frame.items {
            Items::List(items) => NodeKind::List(items),
            Items::Map { mut entries, key } => {
                if let Some((key, is_merge)) = key {
                    entries.push(WrittenEntry { value: Node::missing(Span::at(key.span.end)), key, is_merge });
                }
                let written = entries.len();
                let map = mapping::settle(entries, &mut self.findings);
                if map.entries.is_empty() && written > 0 { NodeKind::Missing } else { NodeKind::Map(map) }
            }
        };
        if let (NodeTag::Core(core, place), false) = (&frame.tag, kind == NodeKind::Missing) {
            kind = tags::apply_to_collection(*core, *place, kind, &mut self.findings);
        }
        if frame.is_flow && self.draft.is_hole(start) {
            kind = NodeKind::Missing;
        }
        let node = Node { tag: kept(frame.tag), ..Node::new(span, kind) };
        if frame.anchor != 0 {
            self.anchors.close(frame.anchor, &node, frame.weight);
        }
        Finished { node, weight: frame.weight, end, is_merge_key: false }
    }

    /// Puts a finished value into the collection it stands in.
    fn attach(&mut self, finished: Finished) {
        if self.too_deep > 0 {
            return;
        }
        let Finished { node, weight, end, is_merge_key } = finished;
        let Some(frame) = self.frames.last_mut() else {
            self.root = Some(node);
            return;
        };
        let is_merged = matches!(&frame.items, Items::Map { key: Some((_, true)), .. });
        frame.weight.hold(if is_merged { weight.moved_up() } else { weight });
        frame.end = frame.end.max(end);
        match &mut frame.items {
            Items::List(items) => items.push(node),
            Items::Map { entries, key } => match key.take() {
                None => *key = Some((node, is_merge_key)),
                Some((key, is_merge)) => entries.push(WrittenEntry { key, value: node, is_merge }),
            },
        }
    }

    /// Looks at the key before a value that begins at `at`: in brackets the parser takes keys of several lines.
    fn look_at_key_line(&mut self, at: usize) {
        if let Some(Frame { items: Items::Map { key: Some((key, _)), .. }, in_flow: true, .. }) = self.frames.last()
            && key.alias.is_none()
            && self.last_end <= at
        {
            strictness::look_at_key(self.draft, key.span, self.last_end..at, &mut self.findings);
        }
    }

    /// Goes past a scalar, an alias or a bracket.
    fn pass_token(&mut self, range: Range<usize>) {
        self.look_between(range.start);
        self.last_end = range.end;
        self.strictness.other_token();
    }

    /// Looks at what stands between the last token and the next, where the parser is milder than Heat.
    fn look_between(&mut self, until: usize) {
        if self.strictness.is_needed() && until >= self.last_end {
            let gap = self.last_end..until;
            self.strictness.look(self.draft, gap, self.in_flow(), &mut self.findings);
        }
    }

    fn failure(&self, error: granit_parser::ScanError) -> Failure {
        let open = |frame: &Frame| Open { start: frame.start, is_flow: frame.is_flow };
        let offset = error.marker().byte_offset().unwrap_or(0).min(self.draft.text().len());
        Failure {
            kind: error.kind().clone(),
            offset,
            last_end: self.last_end.min(offset),
            open: self.frames.iter().map(open).collect(),
        }
    }

    fn finish(mut self, failure: Option<Failure>) -> Reading<'a> {
        self.too_deep = 0;
        while let Some(frame) = self.frames.pop() {
            let end = frame.end;
            let finished = self.build(frame, end);
            self.attach(finished);
        }
        self.strictness.finish(&mut self.findings);
        self.comments.sort_by_key(|comment| comment.span.start);
        Reading { root: self.root, comments: self.comments, findings: self.findings, failure }
    }
}

fn kept(tag: NodeTag) -> Option<Box<super::Tag>> {
    match tag {
        NodeTag::Other(tag) => Some(tag),
        _ => None,
    }
}
