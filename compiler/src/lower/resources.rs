//! Resource definitions (heat:heat/engine/rsrc_defn.py, heat:heat/engine/hot/template.py, heat:heat/engine/cfn/template.py).

use indexmap::IndexMap;

use crate::code::{resource as codes, template as template_codes};
use crate::diagnostic::Diagnostic;
use crate::dialect::{Dialect, Language, Pseudo};
use crate::expr::{Call, CallState, Expr, ExprKind};
use crate::function::Function;
use crate::lower::call::{self, CallContext};
use crate::lower::{backquoted, kind_name, misspelt_key, named, text_of, visible};
use crate::source::Span;
use crate::suggest::closest;
use crate::syntax::{Map, Node, NodeKind, Text};
use crate::template::{Field, Resource, Section};
use crate::value::Name;

pub(super) fn lower(key: Name, node: &Node, ctx: &mut CallContext<'_>) -> Section<IndexMap<Text, Resource>> {
    // AWS: loops of the LanguageExtensions transform stand beside resources.
    super::lower_named(key, node, ctx, lower_resource)
}

fn lower_resource(name: Name, node: &Node, ctx: &mut CallContext<'_>) -> Resource {
    let mut resource = Resource::empty(name, node.span);
    // AWS takes less in names; `check/aws` tells that.
    if resource.name.text.contains('/') && !ctx.dialect.is_aws() {
        let message = format!("the resource name `{}` contains `/`", resource.name.text);
        let finding = ctx.diagnostic(&codes::INVALID_RESOURCE_NAME, resource.name.span, message);
        ctx.push(finding.with_help("use letters, digits, `_` and `-`"));
    }
    match &node.kind {
        _ if call::is_generator(&resource.name.text, ctx.dialect) => {
            resource.other.push((resource.name.clone(), call::lower_generator(&resource.name, node, ctx)));
        }
        _ if is_foreign_generator(&resource.name.text, ctx) => report_generator(&resource.name, ctx),
        _ if call::refuse_tag(node, ctx) => {}
        NodeKind::Map(map) => {
            let Keys { kind, properties } = keys(ctx);
            let misspelt_type = misspelt(map, kind, ctx);
            for (key, value) in named(map) {
                // Where unknown keys are no mistake, that the type is missing is one.
                if misspelt_type.as_ref() == Some(&key) && !ctx.dialect.refuses_resource_keys {
                    report_misspelt_type(&resource, &key, kind, ctx);
                    resource.other.push((key, call::lower_plain(value, ctx)));
                } else {
                    lower_key(&mut resource, key, value, ctx);
                }
            }
            if map.get(kind).is_none() && misspelt_type.is_none() {
                report_no_type(&resource, ctx);
            }
            if let Some(key) = misspelt(map, properties, ctx) {
                // What it holds is not looked at, and nothing that it may hold is missed.
                resource.properties = Some(Field { key, value: Expr::missing(node.span) });
            }
        }
        NodeKind::Missing => {}
        NodeKind::Null => report_no_type(&resource, ctx),
        _ => {
            let message = format!("resource `{}` must be a map, found {}", resource.name.text, kind_name(node));
            let finding = ctx.diagnostic(&codes::INVALID_RESOURCE, visible(node, resource.name.span), message);
            ctx.push(finding.with_help(format!("write at least `{}:` under it", keys(ctx).kind)));
        }
    }
    resource
}

/// The unknown key that was likely meant for a missing one.
fn misspelt(map: &Map, wanted: &str, ctx: &CallContext<'_>) -> Option<Name> {
    misspelt_key(map, wanted, ctx.dialect.resource_keys)
}

/// A loop or macro of AWS's where Heat reads the template.
fn is_foreign_generator(name: &str, ctx: &CallContext<'_>) -> bool {
    let heats_cfn = ctx.dialect.language == Language::Cfn && !ctx.dialect.is_aws();
    heats_cfn && call::is_generator(name, Dialect::aws())
}

fn report_generator(name: &Name, ctx: &mut CallContext<'_>) {
    let message = format!("`{}` is no resource in Heat", name.text);
    let help = "write out the resources that it makes, or make equal ones with `OS::Heat::ResourceGroup`";
    let finding = ctx.diagnostic(&codes::INVALID_RESOURCE, name.span, message);
    ctx.push(finding.with_note("loops and macros among resources are AWS's").with_help(help));
}

/// The keys of a definition by language.
struct Keys {
    kind: &'static str,
    properties: &'static str,
}

fn keys(ctx: &CallContext<'_>) -> Keys {
    match ctx.dialect.language {
        Language::Hot => Keys { kind: "type", properties: "properties" },
        Language::Cfn => Keys { kind: "Type", properties: "Properties" },
    }
}

fn lower_key(resource: &mut Resource, key: Name, node: &Node, ctx: &mut CallContext<'_>) {
    if !ctx.dialect.resource_keys.contains(&key.text.as_str()) {
        report_unknown_key(resource, &key, ctx);
        resource.other.push((key, call::lower_expr(node, ctx)));
        return;
    }
    match key.text.as_str() {
        "type" | "Type" => resource.kind = lower_type(resource, &key, node, ctx),
        "properties" | "Properties" => {
            let field = map_field(resource, key, node, ctx);
            report_computed(resource, &field, ctx);
            resource.properties = Some(field);
        }
        "metadata" | "Metadata" => resource.metadata = Some(map_field(resource, key, node, ctx)),
        "update_policy" | "UpdatePolicy" => resource.update_policy = Some(map_field(resource, key, node, ctx)),
        "depends_on" | "DependsOn" => {
            resource.depends_on = lower_depends_on(resource, &key, node, ctx);
            resource.depends_on_written = Some(Field { value: call::lower_plain(node, ctx), key });
        }
        "deletion_policy" | "DeletionPolicy" => resource.deletion_policy = Some(text_field(resource, key, node, ctx)),
        "external_id" => resource.external_id = Some(text_field(resource, key, node, ctx)),
        "description" | "Description" => resource.description = Some(description(resource, key, node, ctx)),
        "condition" | "Condition" => resource.condition = Some(condition_field(resource, key, node, ctx)),
        _ => resource.other.push((key, call::lower_expr(node, ctx))),
    }
}

fn lower_type(resource: &Resource, key: &Name, node: &Node, ctx: &mut CallContext<'_>) -> Option<Name> {
    match &node.kind {
        _ if call::refuse_tag(node, ctx) => None,
        NodeKind::String(text) if !text.is_empty() => Some(Name { span: node.place(), text: text.clone() }),
        NodeKind::Missing => None,
        NodeKind::Null | NodeKind::String(_) => {
            report_no_type(resource, ctx);
            None
        }
        _ => {
            let place = visible(node, key.span);
            wrong_shape(resource, key, place, "the name of a resource type", kind_name(node), ctx);
            None
        }
    }
}

/// `properties`, `metadata`, `update_policy`: a map or a function that gives one; an explicit null is refused.
fn map_field(resource: &Resource, key: Name, node: &Node, ctx: &mut CallContext<'_>) -> Field {
    let value = call::lower_expr(node, ctx);
    let value = match value.kind {
        ExprKind::Map(_) | ExprKind::Call(_) | ExprKind::Missing => value,
        _ => {
            wrong_shape(resource, &key, visible(node, key.span), "a map", kind_name(node), ctx);
            Expr::missing(value.span)
        }
    };
    Field { key, value }
}

/// Heat takes a function for all properties at first, and then fails to read names from it; `if` is replaced by its
/// branch before that.
fn report_computed(resource: &Resource, field: &Field, ctx: &mut CallContext<'_>) {
    let Some(call) = field.value.as_call() else { return };
    if matches!(call.function, Function::If | Function::Transform | Function::ForEach | Function::Removed)
        || call.state == CallState::Malformed
        || is_no_value(call, ctx)
    {
        return;
    }
    let message = format!("the properties of resource `{}` can not come from a function", resource.name.text);
    let finding = ctx.diagnostic(&codes::INVALID_RESOURCE, call.name.span, message);
    ctx.push(finding.with_help("write the names of the properties, and functions as their values"));
}

/// AWS: as if no properties were written.
fn is_no_value(call: &Call, ctx: &CallContext<'_>) -> bool {
    let pseudo = call.argument.as_str().and_then(|name| ctx.dialect.pseudo_parameter(name));
    call.function == Function::Ref && pseudo == Some(Pseudo::NoValue)
}

/// Text, and no function gives it.
fn description(resource: &Resource, key: Name, node: &Node, ctx: &mut CallContext<'_>) -> Field {
    let value = call::lower_plain(node, ctx);
    if matches!(value.kind, ExprKind::String(_) | ExprKind::Missing) {
        return Field { key, value };
    }
    wrong_shape(resource, &key, visible(node, key.span), "text", kind_name(node), ctx);
    Field { key, value: Expr::missing(value.span) }
}

/// `deletion_policy`, `external_id`: text or a function that gives it.
fn text_field(resource: &Resource, key: Name, node: &Node, ctx: &mut CallContext<'_>) -> Field {
    let value = call::lower_expr(node, ctx);
    let value = match value.kind {
        ExprKind::String(_) | ExprKind::Call(_) | ExprKind::Missing => value,
        _ => {
            wrong_shape(resource, &key, visible(node, key.span), "text", kind_name(node), ctx);
            Expr::missing(value.span)
        }
    };
    Field { key, value }
}

fn condition_field(resource: &Resource, key: Name, node: &Node, ctx: &mut CallContext<'_>) -> Field {
    let value = match &node.kind {
        NodeKind::String(_) | NodeKind::Bool(_) | NodeKind::Map(_) | NodeKind::Missing => {
            call::lower_condition(node, ctx)
        }
        _ => {
            let wanted = "the name of a condition, a boolean or a condition function";
            wrong_shape(resource, &key, visible(node, key.span), wanted, kind_name(node), ctx);
            Expr::missing(node.span)
        }
    };
    Field { key, value }
}

fn lower_depends_on(resource: &Resource, key: &Name, node: &Node, ctx: &mut CallContext<'_>) -> Vec<Name> {
    let wanted = "the name of a resource or a list of names";
    match &node.kind {
        NodeKind::String(text) => vec![Name { span: node.place(), text: text.clone() }],
        NodeKind::List(items) => items.iter().filter_map(|item| lower_dependency(resource, key, item, ctx)).collect(),
        NodeKind::Missing => Vec::new(),
        _ => {
            wrong_shape(resource, key, visible(node, key.span), wanted, kind_name(node), ctx);
            Vec::new()
        }
    }
}

fn lower_dependency(resource: &Resource, key: &Name, node: &Node, ctx: &mut CallContext<'_>) -> Option<Name> {
    match &node.kind {
        NodeKind::Missing => None,
        NodeKind::String(text) => Some(Name { span: node.place(), text: text.clone() }),
        _ => {
            wrong_shape(resource, key, visible(node, key.span), "a list of names", kind_name(node), ctx);
            None
        }
    }
}

fn wrong_shape(resource: &Resource, key: &Name, place: Span, wanted: &str, found: &str, ctx: &mut CallContext<'_>) {
    let message = format!("`{}` of resource `{}` must be {wanted}, found {found}", key.text, resource.name.text);
    let finding = ctx.diagnostic(&codes::INVALID_RESOURCE, place, message);
    let finding = match (key.text.as_str(), found) {
        ("depends_on" | "DependsOn", _) => {
            finding.with_help("functions are not allowed here: write the resource's own name")
        }
        (_, "nothing (null)") => finding.with_help(format!("give it a value or remove `{}`", key.text)),
        _ => finding,
    };
    ctx.push(finding);
}

fn report_misspelt_type(resource: &Resource, key: &Name, kind: &str, ctx: &mut CallContext<'_>) {
    let message = format!("resource `{}` has no `{kind}`, and a key `{}`", resource.name.text, key.text);
    let finding = ctx.diagnostic(&codes::MISSING_RESOURCE_TYPE, key.span, message);
    ctx.push(finding.with_help(format!("did you mean `{kind}`?")).with_fix(ctx.rename(key.span, kind)));
}

fn report_no_type(resource: &Resource, ctx: &mut CallContext<'_>) {
    let key = keys(ctx).kind;
    let message = format!("resource `{}` has no `{key}`", resource.name.text);
    let finding = ctx.diagnostic(&codes::MISSING_RESOURCE_TYPE, resource.name.span, message);
    ctx.push(finding.with_help(format!("add `{key}:` with the name of a resource type")));
}

/// HOT and AWS refuse unknown keys; Heat takes them in CFN in silence, which is worth a warning.
fn report_unknown_key(resource: &Resource, key: &Name, ctx: &mut CallContext<'_>) {
    let finding = match ctx.dialect.refuses_resource_keys {
        true => unknown_key(resource, key, ctx),
        false => ineffective_key(resource, key, ctx),
    };
    ctx.push(finding);
}

fn unknown_key(resource: &Resource, key: &Name, ctx: &CallContext<'_>) -> Diagnostic {
    let keys = || ctx.dialect.resource_keys.iter().copied();
    let message = format!("resource `{}` has an unknown key `{}`", resource.name.text, key.text);
    let finding = ctx.diagnostic(&codes::UNKNOWN_RESOURCE_KEY, key.span, message);
    if matches!(key.text.as_str(), "condition" | "external_id") && ctx.dialect.is_hot() {
        finding.with_help(format!("`{}` needs `heat_template_version: 2016-10-14` or later", key.text))
    } else if let Some(near) = closest(&key.text, keys()) {
        finding.with_help(format!("did you mean `{near}`?")).with_fix(ctx.rename(key.span, near))
    } else {
        let properties = if ctx.dialect.is_hot() { "properties" } else { "Properties" };
        let help = format!("a resource has {}; should this stand under `{properties}`?", backquoted(keys()));
        finding.with_help(help)
    }
}

fn ineffective_key(resource: &Resource, key: &Name, ctx: &CallContext<'_>) -> Diagnostic {
    let message = format!("`{}` of resource `{}` has no effect", key.text, resource.name.text);
    let finding = ctx.diagnostic(&template_codes::NOT_UNDERSTOOD_BY_TARGET, key.span, message);
    if Dialect::aws().resource_keys.contains(&key.text.as_str()) {
        return finding.with_note(format!("`{}` is AWS's; Heat ignores it in silence", key.text));
    }
    match closest(&key.text, ctx.dialect.resource_keys.iter().copied()) {
        Some(near) => finding.with_help(format!("did you mean `{near}`?")).with_fix(ctx.rename(key.span, near)),
        None => finding.with_note("Heat takes unknown keys of CloudFormation resources in silence and ignores them"),
    }
}

impl Resource {
    fn empty(name: Name, span: Span) -> Resource {
        Resource {
            name,
            span,
            kind: None,
            properties: None,
            metadata: None,
            depends_on: Vec::new(),
            deletion_policy: None,
            update_policy: None,
            description: None,
            external_id: None,
            condition: None,
            other: Vec::new(),
            depends_on_written: None,
        }
    }

    /// The condition's name, where it is one.
    pub fn condition_name(&self) -> Option<Name> {
        text_of(&self.condition.as_ref()?.value)
    }
}
