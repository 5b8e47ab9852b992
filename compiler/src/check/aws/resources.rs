//! Resource definitions: conditions, keys that only custom resources have, and policies.

use super::{Scope, conditions, policies};
use crate::code::resource as codes;
use crate::expr::ExprKind;
use crate::lower::call;
use crate::template::Resource;

pub(super) fn check(scope: &mut Scope<'_>) {
    for resource in scope.template.resources.content.values() {
        if call::is_generator(&resource.name.text, scope.template.dialect) {
            continue;
        }
        if let Some(condition) = &resource.condition {
            conditions::name_of_condition(scope, &condition.value);
        }
        version(scope, resource);
        policies::check(scope, resource);
        dependencies(scope, resource);
    }
}

/// Only custom resources have versions.
fn version(scope: &mut Scope<'_>, resource: &Resource) {
    let Some((key, _)) = resource.other.iter().find(|(key, _)| key.text == "Version") else { return };
    let Some(kind) = resource.type_name() else { return };
    let custom = kind == "AWS::CloudFormation::CustomResource" || kind.starts_with("Custom::");
    if custom || kind.ends_with("::MODULE") || scope.generated.anything() {
        return;
    }
    let message = format!("`Version` of resource `{}`: only custom resources have one", resource.name.text);
    scope.report(&codes::UNKNOWN_RESOURCE_KEY, key.span, message, "should this stand under `Properties`?");
}

fn dependencies(scope: &mut Scope<'_>, resource: &Resource) {
    let Some(field) = &resource.depends_on_written else { return };
    let ExprKind::List(items) = &field.value.kind else { return };
    for (index, item) in items.iter().enumerate() {
        let Some(name) = item.as_str() else { continue };
        if items[..index].iter().any(|earlier| earlier.as_str() == Some(name)) {
            let message = format!("`DependsOn` of resource `{}` names `{name}` twice", resource.name.text);
            scope.report(&codes::INVALID_RESOURCE, item.span, message, "name it once");
        }
    }
}
