//! Parameter groups (heat:heat/engine/parameter_groups.py).

use crate::code::template as codes;
use crate::lower::call::{self, CallContext};
use crate::lower::{is_empty_to_heat, kind_name, named, section, visible};
use crate::source::Span;
use crate::syntax::{Node, NodeKind};
use crate::template::{ParameterGroup, Section};
use crate::value::Name;

pub(super) fn lower(key: Name, node: &Node, ctx: &mut CallContext<'_>) -> Section<Vec<ParameterGroup>> {
    let groups = match &node.kind {
        _ if call::refuse_tag(node, ctx) => Vec::new(),
        NodeKind::List(items) => items.iter().filter_map(|item| lower_group(item, ctx)).collect(),
        NodeKind::Missing => Vec::new(),
        _ if is_empty_to_heat(node) => Vec::new(),
        _ => {
            let message = format!("`parameter_groups` must be a list, found {}", kind_name(node));
            report(visible(node, key.span), message, "write each group as a list item: `- label: ...`", ctx);
            Vec::new()
        }
    };
    section(key, node, groups)
}

fn lower_group(node: &Node, ctx: &mut CallContext<'_>) -> Option<ParameterGroup> {
    if call::refuse_tag(node, ctx) {
        return None;
    }
    let NodeKind::Map(map) = &node.kind else {
        if !matches!(node.kind, NodeKind::Missing) {
            let message = format!("a parameter group must be a map, found {}", kind_name(node));
            report(node.place(), message, "write `label`, `description` and `parameters`", ctx);
        }
        return None;
    };
    let mut group = ParameterGroup {
        span: node.span,
        label: None,
        description: None,
        parameters: Vec::new(),
        unknown: Vec::new(),
        written: Vec::new(),
    };
    for (key, node) in named(map) {
        let value = call::lower_plain(node, ctx);
        match key.text.as_str() {
            "label" => group.label = Some(value.clone()),
            "description" => group.description = Some(value.clone()),
            "parameters" => group.parameters = lower_members(&key, node, ctx),
            _ => group.unknown.push((key.clone(), value.clone())),
        }
        group.written.push((key, value));
    }
    if map.get("parameters").is_none() {
        let place = map.entries().next().map_or(node.place(), |entry| entry.key.span);
        report(place, "the parameter group names no parameters".to_string(), "add a list `parameters:`", ctx);
    }
    Some(group)
}

fn lower_members(key: &Name, node: &Node, ctx: &mut CallContext<'_>) -> Vec<Name> {
    match &node.kind {
        NodeKind::List(items) => items.iter().filter_map(|item| lower_member(item, ctx)).collect(),
        NodeKind::Missing => Vec::new(),
        _ => {
            let message = format!("the `parameters` of a group must be a list, found {}", kind_name(node));
            report(visible(node, key.span), message, "write the names as list items", ctx);
            Vec::new()
        }
    }
}

fn lower_member(node: &Node, ctx: &mut CallContext<'_>) -> Option<Name> {
    match node.key_text() {
        Some(text) => Some(Name { span: node.place(), text }),
        None => {
            if !matches!(node.kind, NodeKind::Missing) {
                let message = format!("a parameter group lists names, found {}", kind_name(node));
                report(node.place(), message, "write the name of a parameter", ctx);
            }
            None
        }
    }
}

fn report(span: Span, message: String, help: &str, ctx: &mut CallContext<'_>) {
    ctx.push(ctx.diagnostic(&codes::INVALID_PARAMETER_GROUPS, span, message).with_help(help));
}
