//! Names of things: letters and digits, at most 255 of them.

use super::Scope;
use crate::code::cloudformation as codes;
use crate::lower::call;
use crate::value::Name;

const LENGTH: usize = 255;

pub(super) fn check(scope: &mut Scope<'_>) {
    let template = scope.template;
    for parameter in template.parameters.content.values() {
        name(scope, &parameter.name, "parameter", "");
    }
    for resource in template.resources.content.values() {
        name(scope, &resource.name, "resource", "");
    }
    for output in template.outputs.content.values() {
        name(scope, &output.name, "output", "");
    }
    for condition in template.conditions.content.values() {
        name(scope, &condition.name, "condition", "_&");
    }
    let rules = template.rules.as_ref().and_then(|section| section.content.as_map()).unwrap_or_default();
    for (rule, _) in rules {
        name(scope, rule, "rule", "");
    }
}

fn name(scope: &mut Scope<'_>, name: &Name, what: &str, more: &str) {
    let text = name.text.as_str();
    if call::is_generator(text, scope.template.dialect) {
        return;
    }
    let strange = text.chars().find(|character| !character.is_ascii_alphanumeric() && !more.contains(*character));
    let message = if let Some(character) = strange {
        format!("the {what} name `{text}` contains `{character}`")
    } else if text.is_empty() {
        format!("the {what} name is empty")
    } else if text.len() > LENGTH {
        format!("the {what} name has {} characters, AWS takes {LENGTH}", text.len())
    } else {
        return;
    };
    scope.report(&codes::INVALID_LOGICAL_ID, name.span, message, "AWS takes letters and digits only");
}
