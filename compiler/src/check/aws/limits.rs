//! Numbers of things and lengths of descriptions (AWS CloudFormation quotas).

use super::Scope;
use crate::code::{Code, cloudformation as codes, template as template_codes};
use crate::expr::{Expr, ExprKind};
use crate::source::Span;
use crate::value::Name;

const PARAMETERS: usize = 200;
const MAPPINGS: usize = 200;
/// Keys of one mapping.
const MAPPING_KEYS: usize = 200;
const RESOURCES: usize = 500;
const OUTPUTS: usize = 200;
/// Bytes of a template's or an output's description.
const DESCRIPTION: usize = 1024;
/// Characters of a parameter's description.
const PARAMETER_DESCRIPTION: usize = 4000;

pub(super) fn check(scope: &mut Scope<'_>) {
    let template = scope.template;
    let nested = "split the template into nested stacks";
    let name_at = |names: Option<&Name>| names.map(|name| name.span);
    let parameters = &template.parameters.content;
    let over = parameters.get_index(PARAMETERS).map(|(_, parameter)| &parameter.name);
    too_many(scope, &codes::TOO_MANY_PARAMETERS, ("parameters", parameters.len(), PARAMETERS), name_at(over), nested);
    let resources = &template.resources.content;
    let over = resources.get_index(RESOURCES).map(|(_, resource)| &resource.name);
    too_many(
        scope,
        &template_codes::TOO_MANY_RESOURCES,
        ("resources", resources.len(), RESOURCES),
        name_at(over),
        nested,
    );
    let outputs = &template.outputs.content;
    let over = outputs.get_index(OUTPUTS).map(|(_, output)| &output.name);
    too_many(scope, &codes::TOO_MANY_OUTPUTS, ("outputs", outputs.len(), OUTPUTS), name_at(over), nested);
    mappings(scope);
    if let Some(description) = &template.description {
        self::description(scope, &description.content, "template", DESCRIPTION);
    }
    for output in template.outputs.content.values() {
        output.description.iter().for_each(|field| description(scope, &field.value, "output", DESCRIPTION));
    }
    for parameter in template.parameters.content.values() {
        let written = parameter.written.iter().find(|(key, _)| key.text == "Description");
        written.iter().for_each(|(_, value)| description(scope, value, "parameter", PARAMETER_DESCRIPTION));
    }
    if template.resources.content.is_empty() && !template.resources.broken && !scope.generated.anything() {
        let span = template.resources.key.as_ref().map_or(Span::at(template.span.start), |key| key.span);
        let help = "add a `Resources:` section with at least one resource";
        scope.report(&codes::MISSING_RESOURCES, span, "the template has no resources", help);
    }
}

fn too_many(
    scope: &mut Scope<'_>, code: &'static Code, (what, count, limit): (&str, usize, usize), first: Option<Span>,
    help: &str,
) {
    if let Some(span) = first {
        scope.report(code, span, format!("the template has {count} {what}, AWS takes {limit}"), help);
    }
}

fn mappings(scope: &mut Scope<'_>) {
    let Some(mappings) = scope.template.mappings.as_ref().and_then(|section| section.content.as_map()) else { return };
    let help = "keep long tables outside of the template";
    let over = mappings.get(MAPPINGS).map(|(name, _)| name.span);
    too_many(scope, &codes::TOO_MANY_MAPPINGS, ("mappings", mappings.len(), MAPPINGS), over, help);
    for (name, mapping) in mappings {
        let keys = mapping.as_map().unwrap_or_default();
        if let Some((over, _)) = keys.get(MAPPING_KEYS) {
            let message = format!("mapping `{}` has {} keys, AWS takes {MAPPING_KEYS}", name.text, keys.len());
            scope.report(&codes::TOO_MANY_MAPPINGS, over.span, message, help);
        }
    }
}

/// A description is literal text, and not too long.
fn description(scope: &mut Scope<'_>, expr: &Expr, whose: &str, limit: usize) {
    match &expr.kind {
        ExprKind::String(text) if text.len() > limit => {
            let message = format!("the description of the {whose} has {} bytes, AWS takes {limit}", text.len());
            let help = "shorten it, or move it into `Metadata` or comments";
            scope.report(&codes::INVALID_DESCRIPTION, expr.span, message, help);
        }
        ExprKind::List(_) | ExprKind::Map(_) | ExprKind::Call(_) => {
            let message = format!("the description of the {whose} must be text");
            scope.report(&codes::INVALID_DESCRIPTION, expr.span, message, "write literal text, without functions");
        }
        _ => {}
    }
}
