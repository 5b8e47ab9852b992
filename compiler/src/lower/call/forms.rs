//! The form that the arguments of each function have, as shown to people.

use crate::dialect::{AttributeForm, Dialect};
use crate::expr::Call;
use crate::function::Function;

/// What is to be written after the function's name.
pub(super) fn form(call: &Call, dialect: &Dialect) -> Option<&'static str> {
    of(call.function, &call.name.text, dialect)
}

/// The same by name.
pub(super) fn of(function: Function, name: &str, dialect: &Dialect) -> Option<&'static str> {
    let form = match function {
        Function::Param => "[parameter, key or index, ...]",
        Function::Resource => "resource",
        Function::Ref => "name of a parameter or resource",
        Function::Attribute => attribute(dialect),
        Function::File => "path",
        Function::Replace if !dialect.is_hot() || name.starts_with("Fn::") => "[{placeholder: value}, text]",
        Function::Replace | Function::ReplaceStrict | Function::ReplaceVeryStrict => {
            "{template: text, params: {placeholder: value}}"
        }
        Function::Join if dialect.join_several => "[delimiter, [text, ...], ...]",
        Function::Join => "[delimiter, [text, ...]]",
        Function::Split if name == "str_split" => "[delimiter, text, index]",
        Function::Split => "[delimiter, text]",
        Function::Select => "[index, list]",
        Function::Repeat if dialect.repeat_permutations => {
            "{template: value, for_each: {placeholder: list}, permutations: true or false}"
        }
        Function::Repeat => "{template: value, for_each: {placeholder: list}}",
        Function::Digest => "[algorithm, text]",
        Function::MapMerge => "[map, map, ...]",
        Function::MapReplace => "[map, {keys: {old: new}, values: {old: new}}]",
        Function::Yaql => "{expression: text, data: value}",
        Function::If => "[condition, value if true, value if false]",
        Function::Filter => "[[value to take out, ...], list]",
        Function::MakeUrl => "{scheme: text, host: text, port: number, path: text, query: map, ...}",
        Function::ListConcat | Function::ListConcatUnique => "[list, list, ...]",
        Function::Contains => "[value, list]",
        Function::Equals => "[value, value]",
        Function::Not if dialect.is_hot() => "condition",
        Function::Not => "[condition]",
        Function::And | Function::Or if dialect.is_aws() => "[condition, condition, ...], at most 10",
        Function::And | Function::Or => "[condition, condition, ...]",
        Function::FindInMap => "[mapping, key, second key]",
        Function::MemberListToMap => "[name of keys, name of values, [.member.0.Name=key, ...]]",
        Function::ResourceFacade => return None,
        _ => return aws(function),
    };
    Some(form)
}

fn attribute(dialect: &Dialect) -> &'static str {
    match dialect.attribute {
        AttributeForm::Select | AttributeForm::Path | AttributeForm::PathOrAll => {
            "[resource, attribute, key or index, ...]"
        }
        AttributeForm::Pair | AttributeForm::PairOrText => "[resource, attribute]",
    }
}

fn aws(function: Function) -> Option<&'static str> {
    let form = match function {
        Function::Condition => "name of a condition",
        Function::Base64 => "text",
        Function::GetAzs => "region",
        Function::Sub => "[text with ${Name}, {Name: value}]",
        Function::ImportValue => "name of an export",
        Function::GetStackOutput => "{StackName: text, OutputName: text}",
        Function::Cidr => "[address block, count, bits]",
        Function::Transform => "{Name: text, Parameters: map}",
        Function::ForEach => "[identifier, list, {key: body}]",
        Function::Length => "list",
        Function::ToJsonString => "map or list",
        Function::EachMemberEquals => "[list, value]",
        Function::EachMemberIn => "[list, list]",
        Function::RefAll => "parameter type",
        Function::ValueOf => "[parameter, attribute]",
        Function::ValueOfAll => "[parameter type, attribute]",
        _ => return None,
    };
    Some(form)
}
