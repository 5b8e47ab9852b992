//! Software components and deployments.

use crate::check::plugin::rules::{Findings, refusal};
use crate::check::plugin::scope::Scope;
use crate::expr::ExprKind;
use crate::source::Span;
use crate::suggest::closest;
use crate::template::Resource;

/// Two configurations for one action would have no order.
/// heat:heat/engine/resources/openstack/heat/software_component.py
pub(super) fn component(component: &Scope<'_>, findings: &mut Findings) {
    let mut taken: Vec<(&str, Span)> = Vec::new();
    for config in component.items("configs") {
        let own_place = config.entry("actions").is_none().then_some(config.place);
        let mut own: Vec<(&str, Span)> = Vec::new();
        for action in config.list("actions") {
            let Some(name) = action.as_str() else { continue };
            let place = own_place.unwrap_or(action.span);
            if let Some((_, first)) = taken.iter().find(|(other, _)| *other == name) {
                let found = refusal(component, place, format!("the action `{name}` has two configurations"))
                    .with_help(format!("keep `{name}` in the `actions` of one configuration only"));
                findings.push(component.label(found, *first, "the first is here"));
            }
            own.push((name, place));
        }
        taken.extend(own);
    }
}

/// Only a server that is set up for it runs deployments.
/// heat:heat/engine/resources/openstack/heat/software_deployment.py
pub(super) fn deployment(deployment: &Scope<'_>, findings: &mut Findings) {
    let Some(server) = deployment.get("server").and_then(|value| deployment.referenced(value)) else { return };
    let Some(place) = runs_no_software(server) else { return };
    let name = &server.name.text;
    let message = format!("the server `{name}` runs no software deployments");
    let found = refusal(deployment, deployment.value_span("server"), message)
        .with_help(format!("set `user_data_format` of `{name}` to `SOFTWARE_CONFIG`"));
    findings.push(deployment.label(found, place, "not set to `SOFTWARE_CONFIG` here"));
}

/// The place that says so, if a resource is a server with another format of user data.
fn runs_no_software(server: &Resource) -> Option<Span> {
    let is_plain = server.condition.is_none() && server.external_id.is_none();
    if server.type_name() != Some("OS::Nova::Server") || !is_plain {
        return None;
    }
    let Some(properties) = &server.properties else { return Some(server.name.span) };
    let written = properties.value.as_map()?.iter().find(|(name, _)| name.text == "user_data_format");
    let Some((_, format)) = written else {
        // A misspelt name is told at the server.
        let mut names = properties.value.as_map()?.iter().map(|(name, _)| &name.text);
        let is_meant = names.any(|name| closest(name, ["user_data_format", "user_data"]) == Some("user_data_format"));
        return (!is_meant).then_some(server.name.span);
    };
    match &format.kind {
        ExprKind::Null => Some(format.span),
        // A word that is no format is told at the server.
        ExprKind::String(text) if ["HEAT_CFNTOOLS", "RAW"].contains(&text.as_str()) => Some(format.span),
        _ => None,
    }
}
