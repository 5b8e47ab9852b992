//! Parameter definitions (heat:heat/engine/parameters.py, heat:heat/engine/hot/parameters.py).

use crate::code::parameter as codes;
use crate::constraint::ParameterConstraint;
use crate::diagnostic::Diagnostic;
use crate::dialect::{Dialect, Language};
use crate::expr::{Expr, ExprKind};
use crate::lower::call::{self, CallContext};
use crate::lower::{backquoted, kind_name, misspelt_key, named, visible};
use crate::suggest::closest;
use crate::syntax::{Node, NodeKind};
use crate::template::{Parameter, ParameterType};
use crate::value::Name;

mod constraints;

pub(super) fn lower(name: Name, node: &Node, ctx: &mut CallContext<'_>) -> Parameter {
    let mut parameter = Parameter {
        span: node.span,
        kind: None,
        default: None,
        constraints: Vec::new(),
        hidden: false,
        immutable: false,
        written: Vec::new(),
        name,
    };
    match &node.kind {
        // AWS: a macro that makes parameters.
        NodeKind::Map(map) if call::is_macro(&parameter.name.text, ctx.dialect) => {
            parameter.written = named(map).map(|(key, node)| (key, call::lower_plain(node, ctx))).collect();
        }
        _ if call::refuse_tag(node, ctx) => {}
        NodeKind::Map(map) => {
            for (key, value) in named(map) {
                lower_key(&mut parameter, key, value, ctx);
            }
            let kind = type_key(ctx);
            if map.get(kind).is_none() && misspelt_key(map, kind, ctx.dialect.parameter_keys).is_none() {
                report_missing_type(&parameter, ctx);
            }
            if ctx.dialect.language == Language::Cfn {
                parameter.constraints = constraints::lower_cfn(map, ctx);
            }
        }
        NodeKind::Missing => {}
        _ => {
            let message = format!("parameter `{}` must be a map, found {}", parameter.name.text, kind_name(node));
            let finding = ctx.diagnostic(&codes::INVALID_PARAMETER, visible(node, parameter.name.span), message);
            ctx.push(finding.with_help(format!(
                "write at least `{}: {}`",
                type_key(ctx),
                ctx.dialect.parameter_types[0]
            )));
        }
    }
    parameter
}

fn lower_key(parameter: &mut Parameter, key: Name, node: &Node, ctx: &mut CallContext<'_>) {
    let value = call::lower_plain(node, ctx);
    match key.text.as_str() {
        "type" | "Type" if key.text == type_key(ctx) => parameter.kind = lower_type(parameter, node, ctx),
        "default" | "Default" if ctx.dialect.knows_parameter_key(&key.text) => {
            parameter.default = Some(value.clone()).filter(|value| value.kind != ExprKind::Null);
        }
        "constraints" if ctx.dialect.language == Language::Hot => {
            parameter.constraints = constraints::lower_hot(&parameter.name, node, ctx);
        }
        "hidden" | "NoEcho" if ctx.dialect.knows_parameter_key(&key.text) => parameter.hidden = is_true(&value),
        "immutable" if ctx.dialect.knows_parameter_key(&key.text) => parameter.immutable = is_true(&value),
        "tags"
            if ctx.dialect.knows_parameter_key("tags")
                && !matches!(node.kind, NodeKind::List(_) | NodeKind::Missing | NodeKind::Null) =>
        {
            let message =
                format!("`tags` of parameter `{}` must be a list, found {}", parameter.name.text, kind_name(node));
            ctx.push(ctx.diagnostic(&codes::INVALID_PARAMETER, visible(node, key.span), message));
        }
        _ if ctx.dialect.knows_parameter_key(&key.text) => {}
        _ => report_unknown_key(parameter, &key, ctx),
    }
    parameter.written.push((key, value));
}

fn type_key(ctx: &CallContext<'_>) -> &'static str {
    match ctx.dialect.language {
        Language::Hot => "type",
        Language::Cfn => "Type",
    }
}

/// Parameter flags are booleans, or their text in CFN.
fn is_true(value: &Expr) -> bool {
    match &value.kind {
        ExprKind::Bool(value) => *value,
        ExprKind::String(text) => matches!(text.to_ascii_lowercase().as_str(), "t" | "true" | "on" | "y" | "yes" | "1"),
        ExprKind::Int(number) => *number == 1,
        _ => false,
    }
}

fn lower_type(
    parameter: &Parameter, node: &Node, ctx: &mut CallContext<'_>,
) -> Option<(ParameterType, crate::source::Span)> {
    let types = ctx.dialect.parameter_types;
    let written = match &node.kind {
        NodeKind::String(text) => text,
        NodeKind::Missing => return None,
        // Heat takes null for "not there".
        NodeKind::Null => {
            report_missing_type(parameter, ctx);
            return None;
        }
        _ => {
            let message =
                format!("the type of parameter `{}` must be text, found {}", parameter.name.text, kind_name(node));
            let finding = ctx.diagnostic(&codes::UNKNOWN_PARAMETER_TYPE, node.place(), message);
            ctx.push(finding.with_help(format!("the types are {}", backquoted(types.iter().copied()))));
            return None;
        }
    };
    if let Some(kind) = parameter_type(written, ctx) {
        return Some((kind, node.place()));
    }
    let message = format!("there is no parameter type `{written}`");
    let finding = ctx.diagnostic(&codes::UNKNOWN_PARAMETER_TYPE, node.place(), message);
    let finding = match heats_type(written, ctx) {
        Some(near) => {
            let note = "the type is AWS's, which looks the value up; Heat takes plain values";
            finding.with_note(note).with_help(format!("use `{near}`")).with_fix(ctx.rename(node.place(), near))
        }
        None => with_likely_type(finding, written, node.place(), ctx),
    };
    ctx.push(finding);
    None
}

/// The type of Heat's that holds the values of one of AWS's types.
fn heats_type(written: &str, ctx: &CallContext<'_>) -> Option<&'static str> {
    let aws = Dialect::aws().parameter_types;
    let inner = written.strip_prefix("List<").and_then(|rest| rest.strip_suffix('>'));
    if ctx.dialect.language != Language::Cfn || ctx.dialect.is_aws() {
        return None;
    }
    match inner {
        Some(inner) => (inner == "String" || aws.contains(&inner)).then_some("CommaDelimitedList"),
        None => (aws.contains(&written) || written.starts_with("AWS::SSM::Parameter::Value<")).then_some("String"),
    }
}

fn with_likely_type(
    finding: Diagnostic, written: &str, place: crate::source::Span, ctx: &CallContext<'_>,
) -> Diagnostic {
    let types = ctx.dialect.parameter_types;
    match likely_type(written, types) {
        Some(near) => finding.with_help(format!("did you mean `{near}`?")).with_fix(ctx.rename(place, near)),
        None => finding.with_help(format!("the types are {}", backquoted(types.iter().copied()))),
    }
}

fn parameter_type(written: &str, ctx: &CallContext<'_>) -> Option<ParameterType> {
    if ctx.dialect.parameter_types.contains(&written) {
        match written {
            "string" | "String" => return Some(ParameterType::String),
            "number" | "Number" => return Some(ParameterType::Number),
            "comma_delimited_list" | "CommaDelimitedList" => return Some(ParameterType::CommaDelimitedList),
            "json" | "Json" => return Some(ParameterType::Json),
            "boolean" | "Boolean" => return Some(ParameterType::Boolean),
            "List<Number>" => return Some(ParameterType::NumberList),
            "List<String>" => return Some(ParameterType::CommaDelimitedList),
            _ => {}
        }
    }
    if !ctx.dialect.is_aws() {
        return None;
    }
    if written.starts_with("AWS::SSM::Parameter::Value<") && written.ends_with('>') {
        return Some(ParameterType::Ssm(written.into()));
    }
    let inner = written.strip_prefix("List<").and_then(|rest| rest.strip_suffix('>'));
    if ctx.dialect.parameter_types.contains(&inner.unwrap_or(written)) {
        return Some(match inner {
            Some(inner) => ParameterType::AwsList(inner.into()),
            None => ParameterType::Aws(written.into()),
        });
    }
    None
}

/// The type that was meant, where a word of another language or dialect was used.
fn likely_type<'a>(written: &str, types: &[&'a str]) -> Option<&'a str> {
    let find = |name: &str| types.iter().copied().find(|candidate| candidate.eq_ignore_ascii_case(name));
    let synonym = match written.to_ascii_lowercase().as_str() {
        "str" | "text" => "string",
        "int" | "integer" | "float" => "number",
        "bool" => "boolean",
        "map" | "dict" | "object" => "json",
        "list" | "array" | "commadelimitedlist" => "comma_delimited_list",
        "comma_delimited_list" => "CommaDelimitedList",
        _ => "",
    };
    find(written)
        .or_else(|| find(synonym))
        .or_else(|| find("CommaDelimitedList").filter(|_| synonym == "comma_delimited_list"))
        .or_else(|| closest(written, types.iter().copied()))
}

fn report_missing_type(parameter: &Parameter, ctx: &mut CallContext<'_>) {
    let key = type_key(ctx);
    let message = format!("parameter `{}` has no type", parameter.name.text);
    let finding = ctx.diagnostic(&codes::MISSING_PARAMETER_TYPE, parameter.name.span, message);
    let types = backquoted(ctx.dialect.parameter_types.iter().take(5).copied());
    ctx.push(finding.with_help(format!("add `{key}:` with one of {types}")));
}

fn report_unknown_key(parameter: &Parameter, key: &Name, ctx: &mut CallContext<'_>) {
    let dialect = ctx.dialect;
    let message = format!("parameter `{}` has an unknown key `{}`", parameter.name.text, key.text);
    let finding = ctx.diagnostic(&codes::UNKNOWN_PARAMETER_KEY, key.span, message);
    let keys = || dialect.parameter_keys.iter().copied();
    let constraint = ["length", "range", "modulo", "allowed_values", "allowed_pattern", "custom_constraint"];
    let finding = if key.text == "tags" && dialect.language == Language::Hot {
        finding.with_help("`tags` needs `heat_template_version: 2018-03-02` or later")
    } else if constraint.contains(&key.text.as_str()) {
        finding.with_help(format!("write it in the list of `constraints`: `- {}: ...`", key.text))
    } else if let Some(near) = closest(&key.text, keys()) {
        finding.with_help(format!("did you mean `{near}`?")).with_fix(ctx.rename(key.span, near))
    } else {
        finding.with_help(format!("a parameter has {}", backquoted(keys())))
    };
    ctx.push(finding);
}

/// The parts of a constraint list share this: a finding about a constraint of the wrong shape.
fn invalid_constraint(node: &Node, key: crate::source::Span, message: String, ctx: &mut CallContext<'_>) {
    if !matches!(node.kind, NodeKind::Missing) {
        ctx.push(ctx.diagnostic(&codes::INVALID_CONSTRAINT, visible(node, key), message));
    }
}

/// What both dialects make of their constraints.
type Constraints = Vec<ParameterConstraint>;
