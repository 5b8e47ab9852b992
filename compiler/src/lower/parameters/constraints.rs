//! Constraints of parameters: a list of one-key maps in HOT, keys of the parameter itself in CFN.

use super::{Constraints, invalid_constraint};
use crate::code::parameter as codes;
use crate::constraint::{Constraint, ConstraintKind, ParameterConstraint};
use crate::lower::call::CallContext;
use crate::lower::{backquoted, kind_name, literal, named};
use crate::python;
use crate::source::Span;
use crate::suggest::closest;
use crate::syntax::{Map, Node, NodeKind, Text};
use crate::value::Name;

/// In the order in which Heat looks for them; the first it finds is the constraint
/// (heat:heat/engine/hot/parameters.py `_constraint_from_def`).
const KINDS: [&str; 6] = ["modulo", "range", "length", "allowed_values", "allowed_pattern", "custom_constraint"];

pub(super) fn lower_hot(parameter: &Name, node: &Node, ctx: &mut CallContext<'_>) -> Constraints {
    match &node.kind {
        NodeKind::List(items) => items.iter().filter_map(|item| lower_item(item, ctx)).collect(),
        NodeKind::Null | NodeKind::Missing => Vec::new(),
        _ => {
            let message =
                format!("the constraints of parameter `{}` must be a list, found {}", parameter.text, kind_name(node));
            let finding = ctx.diagnostic(&codes::INVALID_CONSTRAINT, node.place(), message);
            ctx.push(finding.with_help("write each constraint as a list item: `- length: {min: 1}`"));
            Vec::new()
        }
    }
}

fn lower_item(node: &Node, ctx: &mut CallContext<'_>) -> Option<ParameterConstraint> {
    let NodeKind::Map(map) = &node.kind else {
        invalid_constraint(node, node.span, format!("a constraint must be a map, found {}", kind_name(node)), ctx);
        return None;
    };
    report_unknown_kinds(map, ctx);
    let knows_modulo = ctx.dialect.constraint_keys.contains(&"modulo");
    let mut kinds = KINDS.iter().filter(|kind| knows_modulo || **kind != "modulo");
    let Some((key, value)) = kinds.by_ref().find_map(|kind| entry(map, kind)) else {
        report_nothing_expressed(node, map, ctx);
        return None;
    };
    for (ignored, _) in kinds.filter_map(|kind| entry(map, kind)) {
        let message = format!("`{}` is ignored: the list item already holds `{}`", ignored.text, key.text);
        let finding = ctx.diagnostic(&codes::IGNORED_CONSTRAINT, ignored.span, message);
        let finding = finding.with_label(ctx.source, key.span, "the constraint that Heat takes");
        ctx.push(finding.with_help(format!("write `{}` as a list item of its own", ignored.text)));
    }
    let kind = match key.text.as_str() {
        "range" => range(value, &key, ctx),
        "length" => length(value, &key, ctx),
        "modulo" => modulo(value, &key, ctx),
        "allowed_values" => allowed_values(value, &key, ctx),
        "allowed_pattern" => allowed_pattern(value, &key, ctx),
        _ => custom(value, &key, ctx),
    }?;
    let description = map.get("description").and_then(Node::as_str).map(Text::from);
    Some(ParameterConstraint { key, span: value.place(), constraint: Constraint { kind, description } })
}

fn entry<'n>(map: &'n Map, key: &str) -> Option<(Name, &'n Node)> {
    named(map).find(|(name, _)| name.text == key)
}

fn report_unknown_kinds(map: &Map, ctx: &mut CallContext<'_>) {
    for (key, _) in named(map) {
        if key.text != "description" && !KINDS.contains(&key.text.as_str()) {
            let finding =
                ctx.diagnostic(&codes::INVALID_CONSTRAINT, key.span, format!("there is no constraint `{}`", key.text));
            let finding = match closest(&key.text, KINDS) {
                Some(near) => finding.with_help(format!("did you mean `{near}`?")).with_fix(ctx.rename(key.span, near)),
                None => finding.with_help(format!("the constraints are {}", backquoted(KINDS))),
            };
            ctx.push(finding);
        }
    }
}

fn report_nothing_expressed(node: &Node, map: &Map, ctx: &mut CallContext<'_>) {
    if let Some((key, _)) = entry(map, "modulo") {
        let finding =
            ctx.diagnostic(&codes::INVALID_CONSTRAINT, key.span, "this template version has no `modulo` constraint");
        ctx.push(finding.with_help("`modulo` needs `heat_template_version: 2017-02-24` or later"));
    } else if named(map).all(|(key, _)| key.text == "description") {
        let finding = ctx.diagnostic(&codes::INVALID_CONSTRAINT, node.place(), "the list item holds no constraint");
        ctx.push(finding.with_help(format!("add one of {}", backquoted(KINDS))));
    }
}

pub(super) fn lower_cfn(map: &Map, ctx: &mut CallContext<'_>) -> Constraints {
    let description = map.get("ConstraintDescription").and_then(Node::as_str).map(Text::from);
    let mut constraints = Vec::new();
    let mut push = |key: &Name, span: Span, kind: Option<ConstraintKind>| {
        if let Some(kind) = kind {
            let constraint = Constraint { kind, description: description.clone() };
            constraints.push(ParameterConstraint { key: key.clone(), span, constraint });
        }
    };
    for (key, node) in named(map) {
        let kind = match key.text.as_str() {
            "MinLength" => whole(node, &key, ctx).map(|min| ConstraintKind::Length { min: Some(min), max: None }),
            "MaxLength" => whole(node, &key, ctx).map(|max| ConstraintKind::Length { min: None, max: Some(max) }),
            "MinValue" => number(node, &key, ctx).map(|min| ConstraintKind::Range { min: Some(min), max: None }),
            "MaxValue" => number(node, &key, ctx).map(|max| ConstraintKind::Range { min: None, max: Some(max) }),
            "AllowedValues" => allowed_values(node, &key, ctx),
            "AllowedPattern" => allowed_pattern(node, &key, ctx),
            _ => None,
        };
        push(&key, node.place(), kind);
    }
    constraints
}

/// The keys of a constraint that is itself a map, each at most once; reports others.
fn bounds<'n>(node: &'n Node, key: &Name, keys: [&str; 2], ctx: &mut CallContext<'_>) -> Option<[Option<&'n Node>; 2]> {
    let Some(map) = node.as_map() else {
        let message =
            format!("`{}` must be a map with `{}` and `{}`, found {}", key.text, keys[0], keys[1], kind_name(node));
        invalid_constraint(node, key.span, message, ctx);
        return None;
    };
    let mut sound = true;
    for (name, _) in named(map) {
        if !keys.contains(&name.text.as_str()) {
            sound = false;
            let message = format!("`{}` has no key `{}`", key.text, name.text);
            let finding = ctx.diagnostic(&codes::INVALID_CONSTRAINT, name.span, message);
            ctx.push(finding.with_help(format!("its keys are {}", backquoted(keys))));
        }
    }
    let given = keys.map(|key| map.get(key).filter(|node| !matches!(node.kind, NodeKind::Null)));
    sound.then_some(given)
}

fn range(node: &Node, key: &Name, ctx: &mut CallContext<'_>) -> Option<ConstraintKind> {
    let [min, max] = bounds(node, key, ["min", "max"], ctx)?;
    if min.is_none() && max.is_none() {
        return nothing_bounded(node, key, ctx);
    }
    let min = min.map(|node| number(node, key, ctx).ok_or(())).transpose().ok()?;
    let max = max.map(|node| number(node, key, ctx).ok_or(())).transpose().ok()?;
    Some(ConstraintKind::Range { min, max })
}

fn length(node: &Node, key: &Name, ctx: &mut CallContext<'_>) -> Option<ConstraintKind> {
    let [min, max] = bounds(node, key, ["min", "max"], ctx)?;
    if min.is_none() && max.is_none() {
        return nothing_bounded(node, key, ctx);
    }
    let min = min.map(|node| whole(node, key, ctx).ok_or(())).transpose().ok()?;
    let max = max.map(|node| whole(node, key, ctx).ok_or(())).transpose().ok()?;
    Some(ConstraintKind::Length { min, max })
}

fn nothing_bounded(node: &Node, key: &Name, ctx: &mut CallContext<'_>) -> Option<ConstraintKind> {
    invalid_constraint(node, key.span, format!("`{}` needs `min` or `max` or both", key.text), ctx);
    None
}

fn modulo(node: &Node, key: &Name, ctx: &mut CallContext<'_>) -> Option<ConstraintKind> {
    let [step, offset] = bounds(node, key, ["step", "offset"], ctx)?;
    let (Some(step_node), Some(offset_node)) = (step, offset) else {
        invalid_constraint(node, key.span, "`modulo` needs both `step` and `offset`".to_string(), ctx);
        return None;
    };
    let step = whole(step_node, key, ctx)?;
    let offset = whole(offset_node, key, ctx)?;
    let (at, message) = match (step, offset) {
        (0, _) => (step_node, "the `step` of `modulo` can not be 0"),
        _ if offset.unsigned_abs() >= step.unsigned_abs() => {
            (offset_node, "the `offset` of `modulo` must be smaller than its `step`")
        }
        _ if (step > 0 && offset < 0) || (step < 0 && offset > 0) => {
            (offset_node, "`step` and `offset` of `modulo` must both be positive or both be negative")
        }
        _ => return Some(ConstraintKind::Modulo { step: step as f64, offset: offset as f64 }),
    };
    invalid_constraint(at, key.span, message.to_string(), ctx);
    None
}

fn allowed_values(node: &Node, key: &Name, ctx: &mut CallContext<'_>) -> Option<ConstraintKind> {
    match node.as_list() {
        Some(items) => Some(ConstraintKind::AllowedValues(items.iter().map(literal).collect())),
        None => {
            invalid_constraint(
                node,
                key.span,
                format!("`{}` must be a list, found {}", key.text, kind_name(node)),
                ctx,
            );
            None
        }
    }
}

fn allowed_pattern(node: &Node, key: &Name, ctx: &mut CallContext<'_>) -> Option<ConstraintKind> {
    match &node.kind {
        NodeKind::String(pattern) => Some(ConstraintKind::AllowedPattern(pattern.clone())),
        _ => {
            invalid_constraint(node, key.span, format!("`{}` must be text, found {}", key.text, kind_name(node)), ctx);
            None
        }
    }
}

fn custom(node: &Node, key: &Name, ctx: &mut CallContext<'_>) -> Option<ConstraintKind> {
    match &node.kind {
        NodeKind::String(name) => Some(ConstraintKind::Custom(name.clone())),
        _ => {
            invalid_constraint(
                node,
                key.span,
                format!("`{}` must be the name of a constraint, found {}", key.text, kind_name(node)),
                ctx,
            );
            None
        }
    }
}

/// A number, or text that Python reads as one.
fn number(node: &Node, key: &Name, ctx: &mut CallContext<'_>) -> Option<f64> {
    let number = match &node.kind {
        NodeKind::Int(number) => Some(*number as f64),
        NodeKind::Float(number) => Some(*number),
        NodeKind::Bool(value) => Some(f64::from(u8::from(*value))),
        NodeKind::String(text) => python::parse_float(text),
        _ => None,
    };
    if number.is_none() {
        invalid_constraint(node, key.span, format!("`{}` needs a number, found {}", key.text, shown(node)), ctx);
    }
    number
}

/// A whole number, or text that Python reads as one.
fn whole(node: &Node, key: &Name, ctx: &mut CallContext<'_>) -> Option<i64> {
    let whole = match &node.kind {
        NodeKind::Int(number) => Some(*number),
        NodeKind::Bool(value) => Some(i64::from(*value)),
        NodeKind::String(text) => python::parse_int(text),
        _ => None,
    };
    if whole.is_none() {
        invalid_constraint(node, key.span, format!("`{}` needs a whole number, found {}", key.text, shown(node)), ctx);
    }
    whole
}

fn shown(node: &Node) -> String {
    match &node.kind {
        NodeKind::String(text) => format!("`{text}`"),
        NodeKind::Float(number) => format!("`{}`", python::float_repr(*number)),
        _ => kind_name(node).to_string(),
    }
}
