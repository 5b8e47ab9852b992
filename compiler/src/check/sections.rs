//! What holds between the sections of a template: groups name parameters, names are unique, limits are kept.

use std::collections::{HashMap, HashSet};

use crate::check::follow_up::MOST_FINDINGS;
use crate::check::unit::Unit;
use crate::code::{parameter as parameter_codes, resource as resource_codes, template as codes};
use crate::diagnostic::{Diagnostic, Fix, Safety};
use crate::evaluate::Tri;
use crate::source::Span;
use crate::suggest::closest;
use crate::syntax::Text;
use crate::template::Template;
use crate::value::Name;

/// Resources of one template (heat:heat/common/config.py `max_resources_per_stack`).
const MAX_RESOURCES: usize = 1000;

/// Parameter groups name each parameter at most once, and only those that there are.
pub(crate) fn check_groups(template: &Template, diagnostics: &mut Vec<Diagnostic>) {
    let Some(groups) = &template.parameter_groups else { return };
    let mut seen: HashMap<&Text, &Name> = HashMap::new();
    for name in groups.content.iter().flat_map(|group| &group.parameters) {
        if let Some(first) = seen.get(&name.text) {
            let message = format!("parameter `{}` is in more than one place of the parameter groups", name.text);
            diagnostics.push(
                Diagnostic::new(&codes::PARAMETER_IN_TWO_GROUPS, template.source, name.span, message)
                    .with_label(template.source, first.span, "named here first")
                    .with_help("name each parameter in one group, once"),
            );
            continue;
        }
        seen.insert(&name.text, name);
        if !template.parameters.content.contains_key(&name.text) && !template.parameters.broken {
            report_grouped(template, name, diagnostics);
        }
    }
}

fn report_grouped(template: &Template, name: &Name, diagnostics: &mut Vec<Diagnostic>) {
    let message = format!("the parameter group names `{}`, which is no parameter", name.text);
    let finding = Diagnostic::new(&codes::UNKNOWN_GROUPED_PARAMETER, template.source, name.span, message);
    let names = template.parameters.content.keys().map(Text::as_str);
    let near = if diagnostics.len() > MOST_FINDINGS { None } else { closest(&name.text, names) };
    diagnostics.push(match near {
        Some(near) => {
            let fix = Fix::replace(format!("Replace with `{near}`"), template.source, name.span, near, Safety::Unsafe);
            finding.with_help(format!("did you mean `{near}`?")).with_fix(fix)
        }
        None => finding.with_help("remove it, or declare the parameter"),
    });
}

/// A parameter and a resource that exists may not share a name.
pub(crate) fn check_names(unit: &Unit<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let template = unit.template;
    for (index, (name, resource)) in template.resources.content.iter().enumerate() {
        let parameter = template.parameters.content.get(name);
        let pseudo = template.dialect.pseudo_parameter(name).is_some();
        if unit.enabled(index) == Tri::False || (parameter.is_none() && !pseudo) {
            continue;
        }
        let message = format!("`{name}` is the name of a resource and of a parameter");
        let finding = Diagnostic::new(&parameter_codes::DUPLICATE_NAME, template.source, resource.name.span, message);
        let finding = match parameter {
            Some(parameter) => finding.with_label(template.source, parameter.name.span, "the parameter"),
            None => finding.with_note("it is a pseudo parameter, which is always there"),
        };
        diagnostics.push(finding.with_help("rename one of them"));
    }
}

/// The number of resources. AWS's own limits are looked at in `aws/limits.rs`.
pub(crate) fn check_limits(template: &Template, diagnostics: &mut Vec<Diagnostic>) {
    let resources = template.resources.content.len();
    if resources > MAX_RESOURCES
        && !template.dialect.is_aws()
        && let Some((_, first)) = template.resources.content.get_index(MAX_RESOURCES)
    {
        let message = format!("the template has {resources} resources, Heat takes {MAX_RESOURCES}");
        let finding = Diagnostic::new(&codes::TOO_MANY_RESOURCES, template.source, first.name.span, message);
        diagnostics.push(finding.with_help("move some into nested templates, or make similar ones with a group"));
    }
}

/// Heat refuses, in nested templates, what it ignores in roots.
pub(crate) fn check_nested_outputs(template: &Template, diagnostics: &mut Vec<Diagnostic>) {
    if template.is_cfn() {
        return;
    }
    let unknown: Vec<(&Name, &Name)> = template
        .outputs
        .content
        .values()
        .flat_map(|output| output.other.iter().map(move |(key, _)| (&output.name, key)))
        .collect();
    // Of a root template it is told as a warning.
    let places: HashSet<Span> = unknown.iter().map(|(_, key)| key.span).collect();
    diagnostics.retain(|told| {
        let here = told.primary.source == template.source && places.contains(&told.primary.span);
        !(here && *told.code == resource_codes::UNKNOWN_OUTPUT_KEY)
    });
    for (output, key) in unknown {
        let message = format!("output `{}` of a nested template has an unknown key `{}`", output.text, key.text);
        let finding = Diagnostic::new(&resource_codes::INVALID_OUTPUT, template.source, key.span, message);
        diagnostics.push(finding.with_note("Heat ignores it in a root template and refuses it in a nested one"));
    }
}
