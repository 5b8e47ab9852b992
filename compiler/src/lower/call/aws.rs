//! Which arguments AWS's functions take, as AWS CloudFormation's user guide gives them.

use super::arguments::{count_is, entries, items, list_of, map_or_call, only_keys};
use super::{Problem, Shape, describe, kind_of};
use crate::expr::{Call, Expr, ExprKind};
use crate::function::Function;

pub(super) fn check(call: &Call) -> Shape {
    match call.function {
        _ if matches!(call.argument.kind, ExprKind::Missing) => Ok(()),
        Function::Ref | Function::Condition | Function::RefAll => name(call),
        Function::Attribute => attribute(call),
        Function::Sub => sub(call),
        Function::Join => join(call),
        Function::Split => split(call),
        Function::Select => select(call),
        Function::If => if_(call),
        Function::FindInMap => find_in_map(call),
        // An empty region is the stack's own.
        Function::GetAzs if matches!(call.argument.kind, ExprKind::Null) => Ok(()),
        Function::Base64 | Function::GetAzs | Function::ImportValue => text_or_call(call, &call.argument),
        Function::GetStackOutput => stack_output(call),
        Function::Cidr => cidr(call),
        Function::Transform => transform(call),
        Function::ForEach => for_each(call),
        Function::Length => list_or_call(call, &call.argument),
        Function::ToJsonString => to_json(call),
        Function::Equals => list_of(call, 2, "two values"),
        Function::And | Function::Or => {
            let items = items(call, "conditions")?;
            count_is(call, items, 2..=10, "conditions")
        }
        Function::Not => list_of(call, 1, "one condition"),
        Function::Contains | Function::EachMemberEquals => list_of(call, 2, "a list and a value"),
        Function::EachMemberIn => list_of(call, 2, "two lists"),
        Function::ValueOf => list_of(call, 2, "a parameter and an attribute"),
        Function::ValueOfAll => list_of(call, 2, "a parameter type and an attribute"),
        // Heat's own.
        Function::Param
        | Function::Resource
        | Function::File
        | Function::Replace
        | Function::ReplaceStrict
        | Function::ReplaceVeryStrict
        | Function::Repeat
        | Function::Digest
        | Function::MapMerge
        | Function::MapReplace
        | Function::Yaql
        | Function::ResourceFacade
        | Function::Filter
        | Function::MakeUrl
        | Function::ListConcat
        | Function::ListConcatUnique
        | Function::MemberListToMap
        | Function::Removed => Ok(()),
    }
}

fn name(call: &Call) -> Shape {
    match &call.argument.kind {
        // The language extensions compute names.
        ExprKind::String(_) | ExprKind::Call(_) => Ok(()),
        _ => Err(wrong(call, &call.argument, "a name")),
    }
}

fn wrong(call: &Call, expr: &Expr, wanted: &str) -> Problem {
    let message = format!("`{}` takes {wanted} here, found {}", call.name.text, kind_of(expr));
    let span = if expr.span.is_empty() { call.name.span } else { expr.span };
    Problem::new(span, message)
}

fn text_or_call(call: &Call, expr: &Expr) -> Shape {
    match &expr.kind {
        ExprKind::String(_) | ExprKind::Call(_) | ExprKind::Missing => Ok(()),
        // AWS turns them into text.
        ExprKind::Int(_) | ExprKind::Float(_) | ExprKind::Bool(_) => Ok(()),
        ExprKind::Null | ExprKind::List(_) | ExprKind::Map(_) => Err(wrong(call, expr, "text")),
    }
}

fn list_or_call(call: &Call, expr: &Expr) -> Shape {
    match &expr.kind {
        ExprKind::List(_) | ExprKind::Call(_) | ExprKind::Missing => Ok(()),
        _ => Err(wrong(call, expr, "a list")),
    }
}

fn literal_text(call: &Call, expr: &Expr, what: &str) -> Shape {
    match &expr.kind {
        ExprKind::String(_) | ExprKind::Missing => Ok(()),
        _ => Err(wrong(call, expr, what)),
    }
}

fn attribute(call: &Call) -> Shape {
    let what = "a resource and an attribute";
    match &call.argument.kind {
        ExprKind::String(text) => match text.split_once('.') {
            Some((resource, attribute)) if !resource.is_empty() && !attribute.is_empty() => Ok(()),
            _ => {
                let message = format!("`{}` takes `resource.attribute`, found `{text}`", call.name.text);
                Err(Problem::new(call.argument.span, message))
            }
        },
        _ => {
            list_of(call, 2, what)?;
            items(call, what)?.iter().try_for_each(|item| text_or_call(call, item))
        }
    }
}

fn sub(call: &Call) -> Shape {
    let (text, variables) = match &call.argument.kind {
        ExprKind::List(_) => {
            list_of(call, 2, "a text and a map of variables")?;
            let items = items(call, "a text and a map of variables")?;
            (&items[0], Some(&items[1]))
        }
        _ => (&call.argument, None),
    };
    // A macro may make the text.
    if !is_macro(text) {
        literal_text(call, text, "text")?;
    }
    if let Some(variables) = variables {
        map_or_call(call, variables, "the variables")?;
    }
    match text.as_str().and_then(bad_variable) {
        Some(bad) => {
            let message = format!("`${{{bad}}}` in `{}` is not the name of a variable", call.name.text);
            Err(Problem::new(text.span, message))
        }
        None => Ok(()),
    }
}

fn is_macro(expr: &Expr) -> bool {
    expr.as_call().is_some_and(|call| call.function == Function::Transform)
}

/// A variable whose name has other than letters, digits and `_.:` in it. `${!literal}` is none.
fn bad_variable(text: &str) -> Option<&str> {
    let names = text.split("${").skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name);
    let known = |character: char| character.is_ascii_alphanumeric() || "_.: ".contains(character);
    // `&{...}` belongs to loops, which put it in before this is read.
    names.into_iter().find(|name| {
        !name.starts_with('!') && !name.contains('&') && (name.trim().is_empty() || !name.chars().all(known))
    })
}

fn join(call: &Call) -> Shape {
    list_of(call, 2, "a delimiter and a list")?;
    let items = items(call, "a delimiter and a list")?;
    literal_text(call, &items[0], "a delimiter as text")?;
    list_or_call(call, &items[1])
}

fn split(call: &Call) -> Shape {
    list_of(call, 2, "a delimiter and a text")?;
    let items = items(call, "a delimiter and a text")?;
    literal_text(call, &items[0], "a delimiter as text")?;
    text_or_call(call, &items[1])
}

fn select(call: &Call) -> Shape {
    list_of(call, 2, "an index and a list")?;
    let items = items(call, "an index and a list")?;
    match &items[0].kind {
        ExprKind::Int(index) if *index >= 0 => {}
        ExprKind::Call(_) | ExprKind::Missing => {}
        ExprKind::String(text) if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) => {}
        _ => {
            let message = format!("`{}` takes an index from 0 on, found {}", call.name.text, describe(&items[0]));
            return Err(Problem::new(items[0].span, message));
        }
    }
    list_or_call(call, &items[1])
}

fn if_(call: &Call) -> Shape {
    let what = "the name of a condition, the value if true, the value if false";
    list_of(call, 3, what)?;
    match items(call, what)?.first() {
        // Loops and the functions of rules may stand for the name.
        Some(condition) if matches!(condition.kind, ExprKind::String(_) | ExprKind::Missing | ExprKind::Call(_)) => {
            Ok(())
        }
        Some(condition) => Err(wrong(call, condition, "the name of a condition")),
        None => Ok(()),
    }
}

fn find_in_map(call: &Call) -> Shape {
    let what = "a mapping, a key, a second key";
    let items = items(call, what)?;
    count_is(call, items, 3..=4, what)?;
    items.iter().take(3).try_for_each(|item| text_or_call(call, item))?;
    match items.get(3) {
        Some(options) if options.get("DefaultValue").is_none() => {
            Err(wrong(call, options, "a map with `DefaultValue` as the fourth argument"))
        }
        _ => Ok(()),
    }
}

fn stack_output(call: &Call) -> Shape {
    let entries = entries(call, "`StackName` and `OutputName`")?;
    only_keys(call, entries, &["StackName", "OutputName", "Region", "RoleArn"])?;
    for key in ["StackName", "OutputName"] {
        if call.argument.get(key).is_none() {
            return Err(Problem::new(call.name.span, format!("`{}` needs `{key}`", call.name.text)));
        }
    }
    Ok(())
}

fn cidr(call: &Call) -> Shape {
    let what = "an address block, a count, the bits of each";
    let items = items(call, what)?;
    count_is(call, items, 2..=3, what)?;
    text_or_call(call, &items[0])?;
    number_within(call, &items[1], 256, "a count from 1 to 256")?;
    match items.get(2) {
        Some(bits) => number_within(call, bits, 128, "bits from 1 to 128"),
        None => Ok(()),
    }
}

fn number_within(call: &Call, expr: &Expr, most: i64, what: &str) -> Shape {
    let number = match &expr.kind {
        ExprKind::Call(_) | ExprKind::Missing => return Ok(()),
        ExprKind::Int(number) => Some(*number),
        ExprKind::String(text) => text.parse().ok(),
        _ => None,
    };
    if number.is_some_and(|number| (1..=most).contains(&number)) {
        return Ok(());
    }
    Err(Problem::new(expr.span, format!("`{}` takes {what}, found {}", call.name.text, describe(expr))))
}

/// One macro or a list of them, each working on what the one before gives.
fn transform(call: &Call) -> Shape {
    match &call.argument.kind {
        ExprKind::List(items) => items.iter().try_for_each(|item| one_transform(call, item)),
        _ => one_transform(call, &call.argument),
    }
}

fn one_transform(call: &Call, argument: &Expr) -> Shape {
    let Some(entries) = argument.as_map() else {
        return Err(wrong(call, argument, "a map of `Name` and `Parameters`"));
    };
    only_keys(call, entries, &["Name", "Parameters"])?;
    match argument.get("Name") {
        Some(name) => literal_text(call, name, "`Name` as text"),
        None => Err(Problem::new(call.name.span, format!("`{}` needs `Name`", call.name.text))),
    }?;
    match argument.get("Parameters") {
        Some(parameters) => map_or_call(call, parameters, "`Parameters`"),
        None => Ok(()),
    }
}

fn for_each(call: &Call) -> Shape {
    let what = "an identifier, a list, a map of what is repeated";
    list_of(call, 3, what)?;
    let items = items(call, what)?;
    literal_text(call, &items[0], "an identifier as text")?;
    list_or_call(call, &items[1])?;
    map_or_call(call, &items[2], "the third argument")
}

fn to_json(call: &Call) -> Shape {
    match &call.argument.kind {
        ExprKind::List(_) | ExprKind::Map(_) | ExprKind::Call(_) => Ok(()),
        _ => Err(wrong(call, &call.argument, "a map or list")),
    }
}
