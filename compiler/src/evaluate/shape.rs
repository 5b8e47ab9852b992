//! What is known of a function's result when its inputs are not.

use crate::expr::Call;
use crate::function::Function;
use crate::value::Shape;

/// What the result of a function is, whatever its inputs.
pub(super) fn shape_of(call: &Call) -> Shape {
    match call.function {
        Function::Resource => Shape::Reference,
        Function::File
        | Function::Replace
        | Function::ReplaceStrict
        | Function::ReplaceVeryStrict
        | Function::Join
        | Function::Digest
        | Function::MakeUrl
        | Function::Base64
        | Function::Sub
        | Function::ImportValue
        | Function::ToJsonString => Shape::String,
        Function::Split => match call.argument.as_list() {
            Some([_, _, _, ..]) => Shape::String,
            Some(_) => Shape::List,
            None => Shape::Any,
        },
        Function::Repeat | Function::ListConcat | Function::ListConcatUnique | Function::Filter => Shape::List,
        Function::Cidr | Function::GetAzs | Function::RefAll | Function::ValueOfAll => Shape::List,
        Function::MapMerge | Function::MapReplace | Function::MemberListToMap => Shape::Map,
        Function::Contains | Function::Equals | Function::Not | Function::And | Function::Or => Shape::Bool,
        Function::Condition | Function::EachMemberEquals | Function::EachMemberIn => Shape::Bool,
        Function::Length => Shape::Number,
        Function::Param
        | Function::Ref
        | Function::Attribute
        | Function::Select
        | Function::Yaql
        | Function::ResourceFacade
        | Function::If
        | Function::FindInMap
        | Function::GetStackOutput
        | Function::Transform
        | Function::ForEach
        | Function::ValueOf
        | Function::Removed => Shape::Any,
    }
}
