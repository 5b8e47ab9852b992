//! CloudFormation's short tags: `!Ref x` for `{Ref: x}`.
//!
//! AWS knows them, Heat's YAML loader does not (heat:heat/common/template_format.py); there they are reported once, with
//! the long form, and then read as if it stood there.

use super::{CallContext, Place, forms, function_at, lower_call, lower_misplaced, removed};
use crate::code::function as codes;
use crate::code::syntax as syntax_codes;
use crate::code::template::NOT_UNDERSTOOD_BY_TARGET;
use crate::diagnostic::{Diagnostic, Edit, Fix, Safety};
use crate::dialect::Dialect;
use crate::expr::{Expr, ExprKind, Spelling};
use crate::function::Function;
use crate::source::Span;
use crate::syntax::{Node, NodeKind, Tag};
use crate::value::Name;

/// A tagged value where functions are known.
pub(super) fn lower(tag: &Tag, node: &Node, place: Place, ctx: &mut CallContext<'_>) -> Expr {
    let Some(long) = long_form(&tag.name) else {
        return unknown(tag, node, ctx);
    };
    if !ctx.dialect.short_tags {
        report_short_tag(tag, node, &long, ctx);
    }
    let span = tag.span.to(node.span);
    let name = Name { span: tag.span, text: long.as_str().into() };
    if let Some(function) = function_at(&long, place, ctx.dialect) {
        return match function {
            // Reported as a tag; the function is gone in the long form, too.
            Function::Removed => Expr::missing(span),
            _ => Expr::new(span, lower_tagged(function, name, node, place, ctx)),
        };
    }
    if !ctx.dialect.short_tags {
        return Expr::missing(span);
    }
    if place == Place::Condition && ctx.dialect.function(&long).is_some() {
        return Expr::new(span, lower_misplaced(name, &untagged(node), place, ctx));
    }
    let message = format!("`!{}` can not be used here", tag.name);
    let diagnostic = Diagnostic::new(&codes::UNKNOWN_FUNCTION, ctx.source, tag.span, message)
        .with_help("it belongs into conditions or rules");
    ctx.report(diagnostic);
    Expr::missing(span)
}

/// A tagged value where no function is known.
pub(super) fn refuse(tag: &Tag, node: &Node, ctx: &mut CallContext<'_>) -> Expr {
    let Some(long) = long_form(&tag.name) else {
        return unknown(tag, node, ctx);
    };
    if ctx.dialect.short_tags {
        let message = format!("`!{}` can not be used here", tag.name);
        let diagnostic = Diagnostic::new(&codes::UNKNOWN_FUNCTION, ctx.source, tag.span, message)
            .with_help("only literal values are taken here");
        ctx.report(diagnostic);
    } else {
        report_short_tag(tag, node, &long, ctx);
    }
    Expr::missing(tag.span.to(node.span))
}

fn unknown(tag: &Tag, node: &Node, ctx: &mut CallContext<'_>) -> Expr {
    if ctx.dialect.is_aws() && tag.name.starts_with("Rain::") {
        let message = format!("`!{}` is filled in by the tool `rain`", tag.name);
        let diagnostic = Diagnostic::new(&NOT_UNDERSTOOD_BY_TARGET, ctx.source, tag.span, message);
        ctx.report(diagnostic.with_note("AWS refuses the tag: package the template before it is deployed"));
        return Expr::missing(tag.span.to(node.span));
    }
    let message = format!("unknown tag `!{}`", tag.name);
    let diagnostic = Diagnostic::new(&syntax_codes::UNKNOWN_TAG, ctx.source, tag.span, message);
    let diagnostic = if ctx.dialect.short_tags {
        diagnostic.with_help("write one of CloudFormation's tags, or quote the value if it is text")
    } else {
        diagnostic.with_help("remove the tag, or quote the value if it is text")
    };
    ctx.report(diagnostic);
    Expr::missing(tag.span.to(node.span))
}

/// `Ref` for `Ref`, `Fn::Sub` for `Sub`; nothing for tags that are not CloudFormation's.
fn long_form(tag: &str) -> Option<String> {
    let aws = Dialect::aws();
    let long = if matches!(tag, "Ref" | "Condition") { tag.to_string() } else { format!("Fn::{tag}") };
    let known = aws.function(&long).or(aws.condition_function(&long)).or(aws.rule_function(&long));
    // Heat's own functions have no tags even in AWS, but nothing else can be meant.
    known.or_else(|| Dialect::latest_cfn().function(&long)).map(|_| long)
}

fn lower_tagged(function: Function, name: Name, node: &Node, place: Place, ctx: &mut CallContext<'_>) -> ExprKind {
    match (function, split_at_dot(node)) {
        (Function::Attribute, Some(pair)) => lower_call(function, name, Spelling::Tag, &pair, place, ctx),
        _ => lower_call(function, name, Spelling::Tag, node, place, ctx),
    }
}

/// `resource.attribute.more` as the list `[resource, attribute.more]`.
fn split_at_dot(node: &Node) -> Option<Node> {
    let text = node.as_str()?;
    let (resource, attribute) = text.split_once('.')?;
    let start = text_start(node)?;
    let dot = start + resource.len() as u32;
    let end = start + text.len() as u32;
    let resource = Node::new(Span::new(start, dot), NodeKind::String(resource.into()));
    let attribute = Node::new(Span::new(dot + 1, end), NodeKind::String(attribute.into()));
    Some(Node::new(node.span, NodeKind::List(vec![resource, attribute])))
}

/// Where the characters of a text begin, if they are written as they are, plain or in quotes.
fn text_start(node: &Node) -> Option<u32> {
    let written = node.span.end - node.span.start;
    match written.checked_sub(node.as_str()?.len() as u32)? {
        0 => Some(node.span.start),
        2 => Some(node.span.start + 1),
        _ => None,
    }
}

fn untagged(node: &Node) -> Node {
    Node { tag: None, ..node.clone() }
}

fn report_short_tag(tag: &Tag, node: &Node, long: &str, ctx: &mut CallContext<'_>) {
    let message = format!("Heat does not know the short tag `!{}`", tag.name);
    let mut diagnostic = Diagnostic::new(&codes::SHORT_TAG, ctx.source, tag.span, message);
    let aws = Dialect::aws();
    let function = aws.function(long).or(aws.condition_function(long)).unwrap_or(Function::Removed);
    diagnostic = match name_here(long, function, ctx.dialect) {
        Some(name) => {
            let form = forms::of(function, name, ctx.dialect).unwrap_or("...");
            diagnostic.with_help(format!("write `{name}: {form}` as a map"))
        }
        None if function == Function::Condition => diagnostic.with_help("write the name of the condition alone"),
        None => diagnostic.with_help(instead(function, ctx.dialect)),
    };
    if let Some(fix) = fix(tag, node, long, function, ctx) {
        diagnostic = diagnostic.with_fix(fix);
    }
    ctx.report(diagnostic);
}

/// What the dialect calls the function of a tag.
fn name_here(long: &str, function: Function, dialect: &Dialect) -> Option<&'static str> {
    if dialect.is_removed(long) && function == Function::Ref {
        return None;
    }
    dialect.name_of(function)
}

fn instead(function: Function, dialect: &Dialect) -> String {
    let names = match dialect.is_hot() {
        true => removed::replacements(function, dialect),
        false if function == Function::Sub => vec!["Fn::Join", "Fn::Replace"],
        false => Vec::new(),
    };
    match names.as_slice() {
        [] => "Heat has no such function".to_string(),
        names => format!("use {}", super::name_list(names.iter().copied())),
    }
}

/// Writes the long form in braces, where the value stands on the same line and needs no care.
fn fix(tag: &Tag, node: &Node, long: &str, function: Function, ctx: &CallContext<'_>) -> Option<Fix> {
    if node.span.start != tag.span.end + 1 || node.alias.is_some() {
        return None;
    }
    let before = Span::new(tag.span.start, node.span.start);
    if function == Function::Condition {
        return Some(Fix::replace("Remove the tag", ctx.source, before, "", Safety::Unsafe));
    }
    let name = name_here(long, function, ctx.dialect)?;
    let close = Edit { source: ctx.source, span: Span::at(node.span.end), text: "}".to_string() };
    let open = |text: String| Edit { source: ctx.source, span: before, text };
    let edits = match &node.kind {
        NodeKind::String(text) if !text.chars().all(|c| c.is_ascii_alphanumeric() || "_.:-".contains(c)) => {
            return None;
        }
        NodeKind::String(text) if function == Function::Attribute => {
            let (resource, attribute) = text.split_once('.')?;
            let list = format!("{{{}: [{resource}, {attribute}]}}", key(name));
            vec![Edit { source: ctx.source, span: tag.span.to(node.span), text: list }]
        }
        NodeKind::String(_) | NodeKind::List(_) | NodeKind::Map(_) => vec![open(format!("{{{}: ", key(name))), close],
        _ => return None,
    };
    Some(Fix { title: format!("Write `{name}` in full"), edits, safety: Safety::Unsafe })
}

/// A function's name as a key.
fn key(name: &str) -> String {
    if name.contains(':') { format!("\"{name}\"") } else { name.to_string() }
}
