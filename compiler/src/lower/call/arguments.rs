//! Which arguments Heat's functions refuse before any value is known (the constructors and `validate()` of
//! heat:heat/engine/hot/functions.py and heat:heat/engine/cfn/functions.py).
//!
//! Functions that look at their arguments only when resolved are not here: `evaluate.rs` finds those. Where Heat unpacks
//! a text or map by accident (`Fn::Select: ab`), the form passes here and fails there.

use super::{Problem, Shape, describe, kind_of, name_list, yaql};
use crate::dialect::{AttributeForm, Dialect};
use crate::expr::{Call, Expr, ExprKind};
use crate::function::Function;
use crate::value::Name;

pub(super) fn check(call: &Call, dialect: &Dialect) -> Shape {
    if matches!(call.argument.kind, ExprKind::Missing) {
        return Ok(());
    }
    let from_cfn = call.name.text.starts_with("Fn::");
    match call.function {
        Function::Ref => not_a_collection(call),
        Function::Resource => resource(call),
        Function::Attribute => attribute(call, dialect),
        Function::Replace if from_cfn => replace_pair(call),
        Function::Replace | Function::ReplaceStrict | Function::ReplaceVeryStrict => replace_map(call),
        Function::Join if dialect.join_several && !from_cfn => list_of_at_least(call, 2, "a delimiter and a list"),
        Function::Join => list_of(call, 2, "a delimiter and a list"),
        Function::Split if from_cfn => split_pair(call),
        Function::Split => split(call),
        Function::Select => unpack(call, 2, "an index and a collection"),
        Function::Repeat => repeat(call, dialect),
        Function::Yaql => yaql(call),
        Function::ResourceFacade => facade(call, from_cfn),
        Function::If => if_(call, dialect),
        Function::Filter => list_of(call, 2, "the values to take out and a list"),
        Function::MakeUrl => make_url(call),
        Function::Contains => list_of(call, 2, "a value and a list"),
        Function::Equals => list_of(call, 2, "two values"),
        Function::Not if from_cfn => list_of(call, 1, "one condition"),
        Function::Not => not_null(call),
        Function::And | Function::Or => list_of_at_least(call, 2, "conditions"),
        Function::FindInMap => unpack(call, 3, "a mapping, a key and a second key"),
        Function::MemberListToMap => member_list(call),
        Function::Param
        | Function::File
        | Function::Digest
        | Function::MapMerge
        | Function::MapReplace
        | Function::ListConcat
        | Function::ListConcatUnique
        | Function::Base64
        | Function::GetAzs
        | Function::Removed => Ok(()),
        // AWS's own.
        Function::Condition
        | Function::Sub
        | Function::ImportValue
        | Function::GetStackOutput
        | Function::Cidr
        | Function::Transform
        | Function::ForEach
        | Function::Length
        | Function::ToJsonString
        | Function::EachMemberEquals
        | Function::EachMemberIn
        | Function::RefAll
        | Function::ValueOf
        | Function::ValueOfAll => Ok(()),
    }
}

fn resource(call: &Call) -> Shape {
    if !matches!(call.argument.kind, ExprKind::List(_) | ExprKind::Map(_)) {
        return Ok(());
    }
    let found = kind_of(&call.argument);
    let message = format!("`{}` takes the name of a resource, found {found}", call.name.text);
    Err(Problem::new(call.argument.span, message))
}

/// The argument as a list of expressions.
pub(super) fn items<'c>(call: &'c Call, what: &str) -> Result<&'c [Expr], Problem> {
    match &call.argument.kind {
        ExprKind::List(items) => Ok(items),
        _ => Err(not_a(call, "a list", what)),
    }
}

/// The argument as the entries of a map.
pub(super) fn entries<'c>(call: &'c Call, what: &str) -> Result<&'c [(Name, Expr)], Problem> {
    match &call.argument.kind {
        ExprKind::Map(entries) => Ok(entries),
        _ => Err(not_a(call, "a map", what)),
    }
}

fn not_a(call: &Call, kind: &str, what: &str) -> Problem {
    let found = kind_of(&call.argument);
    Problem::new(call.argument.span, format!("`{}` takes {kind} of {what}, found {found}", call.name.text))
}

pub(super) fn list_of(call: &Call, count: usize, what: &str) -> Shape {
    let items = items(call, what)?;
    count_is(call, items, count..=count, what)
}

pub(super) fn list_of_at_least(call: &Call, count: usize, what: &str) -> Shape {
    let items = items(call, what)?;
    count_is(call, items, count..=usize::MAX, what)
}

pub(super) fn count_is(call: &Call, items: &[Expr], allowed: std::ops::RangeInclusive<usize>, what: &str) -> Shape {
    let (least, most) = (*allowed.start(), *allowed.end());
    if allowed.contains(&items.len()) {
        return Ok(());
    }
    let wanted = match (least, most) {
        (least, most) if least == most => format!("exactly {}", arguments(least)),
        (least, usize::MAX) => format!("at least {}", arguments(least)),
        (least, most) => format!("{least} to {}", arguments(most)),
    };
    let message = format!("`{}` takes {wanted} ({what}), found {}", call.name.text, items.len());
    // What is too much can be pointed at; what is missing can not.
    match items.get(most) {
        Some(extra) => Err(Problem::new(extra.span, message)),
        None => Err(Problem::new(call.name.span, message)),
    }
}

fn arguments(count: usize) -> String {
    if count == 1 { "1 argument".to_string() } else { format!("{count} arguments") }
}

/// Python unpacks lists, and by accident texts and maps of the right length.
fn unpack(call: &Call, count: usize, what: &str) -> Shape {
    match &call.argument.kind {
        ExprKind::String(text) if text.chars().count() == count => Ok(()),
        ExprKind::Map(entries) if entries.len() == count => Ok(()),
        _ => list_of(call, count, what),
    }
}

fn not_a_collection(call: &Call) -> Shape {
    match &call.argument.kind {
        ExprKind::List(_) | ExprKind::Map(_) | ExprKind::Call(_) => {
            let found = kind_of(&call.argument);
            let message = format!("`{}` takes the name of a parameter or resource, found {found}", call.name.text);
            Err(Problem::new(call.argument.span, message))
        }
        _ => Ok(()),
    }
}

fn not_null(call: &Call) -> Shape {
    if matches!(call.argument.kind, ExprKind::Null) {
        return Err(Problem::new(call.argument.span, format!("`{}` takes a condition, found null", call.name.text)));
    }
    Ok(())
}

fn attribute(call: &Call, dialect: &Dialect) -> Shape {
    let what = "a resource and an attribute";
    match dialect.attribute {
        AttributeForm::Select | AttributeForm::Path => list_of_at_least(call, 2, what),
        AttributeForm::PathOrAll => match &call.argument.kind {
            // A text of one character passes for a list of one.
            ExprKind::String(text) if text.chars().count() == 1 => Ok(()),
            _ => list_of_at_least(call, 1, what),
        },
        AttributeForm::Pair | AttributeForm::PairOrText => unpack(call, 2, what),
    }
}

fn replace_map(call: &Call) -> Shape {
    let entries = entries(call, "`template` and `params`")?;
    for key in ["template", "params"] {
        required(call, entries, key)?;
    }
    match call.argument.get("params") {
        Some(params) => map_or_call(call, params, "`params`"),
        None => Ok(()),
    }
}

fn replace_pair(call: &Call) -> Shape {
    list_of(call, 2, "a map of replacements and a text")?;
    match call.argument.as_list() {
        Some([params, _]) => map_or_call(call, params, "the first argument"),
        _ => Ok(()),
    }
}

fn required(call: &Call, entries: &[(Name, Expr)], key: &str) -> Shape {
    if entries.iter().any(|(name, _)| name.text == key) {
        return Ok(());
    }
    Err(Problem::new(call.name.span, format!("`{}` needs `{key}`", call.name.text)))
}

pub(super) fn map_or_call(call: &Call, expr: &Expr, which: &str) -> Shape {
    match &expr.kind {
        ExprKind::Map(_) | ExprKind::Call(_) | ExprKind::Missing => Ok(()),
        _ => {
            let message = format!("{which} of `{}` must be a map, found {}", call.name.text, kind_of(expr));
            Err(Problem::new(visible(call, expr), message))
        }
    }
}

/// A null written as nothing has no place of its own.
fn visible(call: &Call, expr: &Expr) -> crate::source::Span {
    if expr.span.is_empty() { call.name.span } else { expr.span }
}

fn split(call: &Call) -> Shape {
    match &call.argument.kind {
        ExprKind::String(_) | ExprKind::Map(_) => Err(not_a(call, "a list", "a delimiter and a text")),
        _ => Ok(()),
    }
}

fn split_pair(call: &Call) -> Shape {
    list_of(call, 2, "a delimiter and a text")
}

fn repeat(call: &Call, dialect: &Dialect) -> Shape {
    let entries = entries(call, "`template` and `for_each`")?;
    for key in ["for_each", "template"] {
        required(call, entries, key)?;
    }
    if let Some(for_each) = call.argument.get("for_each") {
        map_or_call(call, for_each, "`for_each`")?;
    }
    match call.argument.get("permutations") {
        Some(permutations) if dialect.repeat_permutations => match &permutations.kind {
            ExprKind::Bool(_) | ExprKind::Missing => Ok(()),
            _ => {
                let found = describe(permutations);
                let message = format!("`permutations` of `{}` must be true or false, found {found}", call.name.text);
                Err(Problem::new(visible(call, permutations), message))
            }
        },
        _ => Ok(()),
    }
}

fn yaql(call: &Call) -> Shape {
    let entries = entries(call, "`expression` and `data`")?;
    required(call, entries, "expression")?;
    only_keys(call, entries, &["expression", "data"])?;
    let Some(expression) = call.argument.get("expression") else { return Ok(()) };
    match &expression.kind {
        ExprKind::Call(_) | ExprKind::Missing => Ok(()),
        ExprKind::String(text) => yaql::check(text).map_err(|error| {
            Problem::new(expression.span, format!("the expression of `{}` is no YAQL: {error}", call.name.text))
        }),
        _ => {
            let message = format!("`expression` of `{}` must be text, found {}", call.name.text, kind_of(expression));
            Err(Problem::new(visible(call, expression), message))
        }
    }
}

pub(super) fn only_keys(call: &Call, entries: &[(Name, Expr)], known: &[&str]) -> Shape {
    match entries.iter().find(|(name, _)| !known.contains(&name.text.as_str())) {
        Some((name, _)) => {
            let known = name_list(known.iter().copied());
            let message = format!("`{}` has no argument `{}`, it knows {known}", call.name.text, name.text);
            Err(Problem::new(name.span, message))
        }
        None => Ok(()),
    }
}

fn facade(call: &Call, from_cfn: bool) -> Shape {
    let known: &[&str] = match from_cfn {
        true => &["Metadata", "DeletionPolicy", "UpdatePolicy"],
        false => &["metadata", "deletion_policy", "update_policy"],
    };
    match &call.argument.kind {
        ExprKind::Call(_) => Ok(()),
        ExprKind::String(text) if known.contains(&text.as_str()) => Ok(()),
        _ => {
            let message = format!("`{}` has no {}", call.name.text, describe(&call.argument));
            let known = name_list(known.iter().copied());
            Err(Problem::new(call.argument.span, format!("{message}, it knows {known}")))
        }
    }
}

fn if_(call: &Call, dialect: &Dialect) -> Shape {
    let least = if dialect.two_argument_if { 2 } else { 3 };
    let what = "a condition, the value if true, the value if false";
    let items = items(call, what)?;
    count_is(call, items, least..=3, what)
}

fn make_url(call: &Call) -> Shape {
    const KEYS: &[&str] = &["scheme", "username", "password", "host", "port", "path", "query", "fragment"];
    let entries = entries(call, "the parts of a URL")?;
    only_keys(call, entries, KEYS)?;
    for key in KEYS {
        let Some(part) = call.argument.get(key) else { continue };
        match *key {
            // Heat looks no further than the query.
            "query" => return map_or_call(call, part, "`query`"),
            "port" => port(call, part)?,
            _ => match &part.kind {
                ExprKind::String(_) | ExprKind::Call(_) | ExprKind::Missing => {}
                _ => {
                    let message = format!("`{key}` of `{}` must be text, found {}", call.name.text, kind_of(part));
                    return Err(Problem::new(visible(call, part), message));
                }
            },
        }
    }
    Ok(())
}

fn port(call: &Call, port: &Expr) -> Shape {
    let number = match &port.kind {
        ExprKind::Call(_) | ExprKind::Missing => return Ok(()),
        ExprKind::Int(number) => Some(*number),
        ExprKind::Bool(value) => Some(i64::from(*value)),
        ExprKind::Float(number) => Some(*number as i64),
        ExprKind::String(text) => crate::python::parse_int(text),
        ExprKind::Null | ExprKind::List(_) | ExprKind::Map(_) => None,
    };
    if number.is_some_and(|number| (1..=65535).contains(&number)) {
        return Ok(());
    }
    let message = format!("`port` of `{}` must be a number from 1 to 65535, found {}", call.name.text, describe(port));
    Err(Problem::new(visible(call, port), message))
}

fn member_list(call: &Call) -> Shape {
    unpack(call, 3, "the name of keys, the name of values and a list")?;
    let Some(items) = call.argument.as_list() else { return Ok(()) };
    for item in items.iter().take(2) {
        if !matches!(item.kind, ExprKind::String(_) | ExprKind::Missing) {
            let message = format!("`{}` takes names as text, found {}", call.name.text, kind_of(item));
            return Err(Problem::new(visible(call, item), message));
        }
    }
    Ok(())
}
