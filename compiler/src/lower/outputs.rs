//! Outputs (heat:heat/engine/output.py).

use crate::code::resource as codes;
use crate::diagnostic::Severity;
use crate::dialect::Language;
use crate::expr::Expr;
use crate::lower::call::{self, CallContext};
use crate::lower::{backquoted, kind_name, named, visible};
use crate::suggest::closest;
use crate::syntax::{Map, Node, NodeKind};
use crate::template::{Field, Output};
use crate::value::Name;

pub(super) fn lower(name: Name, node: &Node, ctx: &mut CallContext<'_>) -> Output {
    let mut output =
        Output { name, span: node.span, value: None, description: None, condition: None, other: Vec::new() };
    match &node.kind {
        _ if call::is_generator(&output.name.text, ctx.dialect) => {
            output.other.push((output.name.clone(), call::lower_generator(&output.name, node, ctx)));
        }
        _ if call::refuse_tag(node, ctx) => {
            output.value = Some(Field { key: output.name.clone(), value: Expr::missing(node.span) });
        }
        NodeKind::Map(map) => {
            let stray = stray_value(map, ctx);
            for (key, value) in named(map) {
                if stray.as_ref() == Some(&key) {
                    output.other.push((key, call::lower_unread(value, ctx)));
                } else {
                    lower_key(&mut output, key, value, ctx);
                }
            }
            if output.value.is_none() {
                report_no_value(&output, stray, ctx);
            }
        }
        NodeKind::Missing => {
            output.value = Some(Field { key: output.name.clone(), value: Expr::missing(node.span) });
        }
        _ => {
            let message = format!("output `{}` must be a map, found {}", output.name.text, kind_name(node));
            let finding = ctx.diagnostic(&codes::INVALID_OUTPUT, visible(node, output.name.span), message);
            ctx.push(finding.with_help(format!("write `{}:` under it", value_key(ctx))));
        }
    }
    output
}

fn value_key(ctx: &CallContext<'_>) -> &'static str {
    match ctx.dialect.language {
        Language::Hot => "value",
        Language::Cfn => "Value",
    }
}

fn lower_key(output: &mut Output, key: Name, node: &Node, ctx: &mut CallContext<'_>) {
    if !ctx.dialect.output_keys.contains(&key.text.as_str()) {
        report_unknown_key(output, &key, ctx);
        output.other.push((key, call::lower_plain(node, ctx)));
        return;
    }
    match key.text.as_str() {
        "value" | "Value" => output.value = Some(Field { value: call::lower_expr(node, ctx), key }),
        "description" | "Description" => output.description = Some(Field { value: call::lower_plain(node, ctx), key }),
        "condition" | "Condition" => output.condition = Some(Field { value: call::lower_condition(node, ctx), key }),
        _ => output.other.push((key, call::lower_expr(node, ctx))),
    }
}

/// In an output without value, the key that was likely meant for it: misspelt, or the value itself, a function.
fn stray_value(map: &Map, ctx: &CallContext<'_>) -> Option<Name> {
    let wanted = value_key(ctx);
    let is_known = |name: &Name| ctx.dialect.output_keys.contains(&name.text.as_str());
    let is_function = |name: &Name| map.len() == 1 && ctx.dialect.function(&name.text).is_some();
    if map.get(wanted).is_some() {
        return None;
    }
    let mut unknown = named(map).map(|(name, _)| name).filter(|name| !is_known(name));
    unknown.find(|name| is_function(name) || closest(&name.text, [wanted]).is_some())
}

fn report_no_value(output: &Output, stray: Option<Name>, ctx: &mut CallContext<'_>) {
    let key = value_key(ctx);
    let message = format!("output `{}` has no `{key}`", output.name.text);
    let report = |span| ctx.diagnostic(&codes::INVALID_OUTPUT, span, message);
    let finding = match stray {
        None => report(output.name.span).with_help(format!("add `{key}:`")),
        Some(name) if ctx.dialect.function(&name.text).is_some() => {
            report(name.span).with_help(format!("write the function under `{key}:`"))
        }
        Some(name) => {
            report(name.span).with_help(format!("did you mean `{key}`?")).with_fix(ctx.rename(name.span, key))
        }
    };
    ctx.push(finding);
}

/// Heat takes unknown keys of a root template's outputs in silence, and refuses them in a template used as a resource type.
fn report_unknown_key(output: &Output, key: &Name, ctx: &mut CallContext<'_>) {
    let keys = || ctx.dialect.output_keys.iter().copied();
    let message = format!("output `{}` has an unknown key `{}`", output.name.text, key.text);
    let mut finding = ctx.diagnostic(&codes::UNKNOWN_OUTPUT_KEY, key.span, message);
    if ctx.dialect.is_aws() {
        finding.severity = Severity::Error;
    }
    let finding = if key.text == "condition" && ctx.dialect.is_hot() {
        finding.with_help("`condition` needs `heat_template_version: 2016-10-14` or later; here it has no effect")
    } else if key.text == "Export" {
        finding.with_note("Heat has no exports: the key has no effect")
    } else if let Some(near) = closest(&key.text, keys()) {
        finding.with_help(format!("did you mean `{near}`?")).with_fix(ctx.rename(key.span, near))
    } else {
        finding.with_help(format!("an output has {}", backquoted(keys())))
    };
    ctx.push(finding);
}
