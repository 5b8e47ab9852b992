//! The `Rules` section: what must hold of the parameters before anything is made.

use super::Scope;
use crate::code::cloudformation as codes;
use crate::code::{reference as reference_codes, template as template_codes};
use crate::expr::{Call, CallState, Expr, ExprKind};
use crate::function::Function;
use crate::suggest::closest;
use crate::syntax::Text;
use crate::value::Name;

const FORM: &str = "a rule is `{RuleCondition: ..., Assertions: [{Assert: ..., AssertDescription: text}]}`";

pub(super) fn check(scope: &mut Scope<'_>) {
    let Some(section) = &scope.template.rules else { return };
    let Some(rules) = section.content.as_map() else {
        return wrong(scope, &section.content, "the section `Rules` must be a map");
    };
    for (name, rule) in rules {
        self::rule(scope, name, rule);
        rule.walk(&mut |expr| {
            if let Some(call) = expr.as_call().filter(|call| call.state == CallState::Good) {
                reference(scope, call);
            }
        });
    }
}

fn rule(scope: &mut Scope<'_>, name: &Name, rule: &Expr) {
    let Some(entries) = rule.as_map() else {
        return wrong(scope, rule, &format!("the rule `{}` must be a map", name.text));
    };
    let complete = rule.get("Assertions").is_some();
    if !complete {
        let message = format!("the rule `{}` has no `Assertions`", name.text);
        scope.report(&codes::INVALID_RULE, name.span, message, FORM);
    }
    for (key, value) in entries {
        match key.text.as_str() {
            "RuleCondition" => holds(scope, value, "a rule's condition"),
            "Assertions" => assertions(scope, value),
            _ if complete => ignored(scope, key, &format!("the rule `{}`", name.text)),
            _ => {}
        }
    }
}

fn assertions(scope: &mut Scope<'_>, assertions: &Expr) {
    let Some(items) = assertions.as_list() else {
        return wrong(scope, assertions, "the `Assertions` of a rule must be a list");
    };
    for item in items {
        let Some(entries) = item.as_map() else {
            wrong(scope, item, "an assertion must be a map");
            continue;
        };
        if item.get("Assert").is_none() {
            wrong(scope, item, "the assertion has no `Assert`");
        }
        entries.iter().for_each(|(key, value)| assertion(scope, key, value));
    }
}

fn assertion(scope: &mut Scope<'_>, key: &Name, value: &Expr) {
    match key.text.as_str() {
        "Assert" => holds(scope, value, "an assertion"),
        "AssertDescription" => {
            if matches!(value.kind, ExprKind::List(_) | ExprKind::Map(_) | ExprKind::Call(_)) {
                wrong(scope, value, "the description of an assertion must be text");
            }
        }
        _ => ignored(scope, key, "an assertion"),
    }
}

/// AWS passes over keys that it does not know.
fn ignored(scope: &mut Scope<'_>, key: &Name, what: &str) {
    let known = ["RuleCondition", "Assertions", "Assert", "AssertDescription"];
    let help = closest(&key.text, known).map_or(FORM.to_string(), |near| format!("did you mean `{near}`?"));
    let code = &template_codes::NOT_UNDERSTOOD_BY_TARGET;
    scope.report(code, key.span, format!("{what} has no key `{}`, it has no effect", key.text), help);
}

/// Something that is true or false.
fn holds(scope: &mut Scope<'_>, expr: &Expr, what: &str) {
    let function = match &expr.kind {
        ExprKind::Bool(_) | ExprKind::Missing | ExprKind::Null => return,
        ExprKind::String(text) if text == "true" || text == "false" => return,
        ExprKind::Call(call) if call.state == CallState::Malformed => return,
        ExprKind::Call(call) => Some(call.function),
        _ => None,
    };
    let tells = [
        Function::And,
        Function::Or,
        Function::Not,
        Function::Equals,
        Function::Contains,
        Function::EachMemberEquals,
        Function::EachMemberIn,
        Function::If,
        Function::Condition,
    ];
    if !function.is_some_and(|function| tells.contains(&function)) {
        let help = "write one of `Fn::And`, `Fn::Contains`, `Fn::EachMemberEquals`, `Fn::EachMemberIn`, `Fn::Equals`, \
                    `Fn::Not` and `Fn::Or`";
        scope.report(&codes::INVALID_RULE, expr.span, format!("{what} must be true or false"), help);
    }
}

/// Rules see parameters and nothing else.
fn reference(scope: &mut Scope<'_>, call: &Call) {
    let name = match call.function {
        Function::Ref => &call.argument,
        Function::ValueOf => match call.argument.as_list().and_then(|items| items.first()) {
            Some(name) => name,
            None => return,
        },
        _ => return,
    };
    let template = scope.template;
    let Some(text) = name.as_text() else { return };
    if template.parameters.content.contains_key(text)
        || template.dialect.pseudo_parameter(text).is_some()
        || template.parameters.broken
        || scope.generated.may_exist(text)
    {
        return;
    }
    let help = match closest(text, template.parameters.content.keys().map(Text::as_str)) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "rules look at parameters only".to_string(),
    };
    scope.report(&reference_codes::UNKNOWN_PARAMETER, name.span, format!("there is no parameter `{text}`"), help);
}

fn wrong(scope: &mut Scope<'_>, expr: &Expr, message: &str) {
    if !matches!(expr.kind, ExprKind::Missing | ExprKind::Null) {
        scope.report(&codes::INVALID_RULE, expr.span, message, FORM);
    }
}
