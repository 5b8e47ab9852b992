//! Every function of every template version, and a typed look at its arguments.
//!
//! `Function` unites the dialects: `list_join` and `Fn::Join` are both `Join`. Which names a version knows comes from
//! `dialect.rs`; whether arguments are well formed is settled once, on lowering (`lower/arguments.rs`).

use crate::expr::{Call, CallState, Expr, ExprKind};
use crate::value::Name;

/// What a call does, whatever it is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Function {
    // HOT and CFN
    /// `get_param`
    Param,
    /// `get_resource`
    Resource,
    /// `Ref`: a resource, else a parameter.
    Ref,
    /// `get_attr`, `Fn::GetAtt`
    Attribute,
    /// `get_file`
    File,
    /// `str_replace`, `Fn::Replace`
    Replace,
    /// `str_replace_strict`
    ReplaceStrict,
    /// `str_replace_vstrict`
    ReplaceVeryStrict,
    /// `list_join`, `Fn::Join`
    Join,
    /// `str_split`, `Fn::Split`
    Split,
    /// `Fn::Select`
    Select,
    Repeat,
    Digest,
    MapMerge,
    MapReplace,
    Yaql,
    /// `resource_facade`, `Fn::ResourceFacade`
    ResourceFacade,
    /// `if`, `Fn::If`
    If,
    Filter,
    MakeUrl,
    ListConcat,
    ListConcatUnique,
    /// `contains`; in CloudFormation's rules `Fn::Contains`
    Contains,
    // conditions
    Equals,
    Not,
    And,
    Or,
    /// CloudFormation's `{Condition: name}`
    Condition,
    // CFN
    Base64,
    FindInMap,
    GetAzs,
    MemberListToMap,
    // AWS only
    Sub,
    ImportValue,
    GetStackOutput,
    Cidr,
    Transform,
    ForEach,
    Length,
    ToJsonString,
    // CloudFormation's rules
    EachMemberEquals,
    EachMemberIn,
    RefAll,
    ValueOf,
    ValueOfAll,
    /// A name that a later version of HOT took away; it is still recognised, and refused.
    Removed,
}

/// The arguments of a call by their meaning. References point into the call, so places are those of the text.
#[derive(Debug, Clone, PartialEq)]
pub enum Arguments<'a> {
    /// `name` of a parameter, resource, file, facade part, condition, export, ...; `path` leads into its value.
    Name {
        name: &'a Expr,
        path: &'a [Expr],
    },
    /// `get_attr`, `Fn::GetAtt`: without an attribute it means all of them.
    Attribute {
        resource: &'a Expr,
        attribute: Option<&'a Expr>,
        path: &'a [Expr],
    },
    Replace {
        template: &'a Expr,
        params: &'a Expr,
    },
    Join {
        delimiter: &'a Expr,
        lists: &'a [Expr],
    },
    Split {
        delimiter: &'a Expr,
        string: &'a Expr,
        index: Option<&'a Expr>,
    },
    Select {
        index: &'a Expr,
        collection: &'a Expr,
    },
    Repeat {
        template: &'a Expr,
        for_each: &'a Expr,
        permutations: Option<&'a Expr>,
    },
    Digest {
        algorithm: &'a Expr,
        value: &'a Expr,
    },
    /// The one argument of `map_merge`, `list_concat`, `Fn::Base64`, `Fn::GetAZs`, `Fn::Length`, ...
    One {
        value: &'a Expr,
    },
    MapReplace {
        map: &'a Expr,
        keys: Option<&'a Expr>,
        values: Option<&'a Expr>,
    },
    Yaql {
        expression: &'a Expr,
        data: Option<&'a Expr>,
    },
    If {
        condition: &'a Expr,
        then: &'a Expr,
        otherwise: Option<&'a Expr>,
    },
    /// `filter`: values to take out, list; `contains`: value, sequence; `equals`: both sides.
    Two {
        first: &'a Expr,
        second: &'a Expr,
    },
    MakeUrl {
        parts: &'a [(Name, Expr)],
    },
    /// Conditions of `and`, `or`, `not`.
    Conditions {
        conditions: &'a [Expr],
    },
    FindInMap {
        map: &'a Expr,
        key: &'a Expr,
        subkey: &'a Expr,
        default: Option<&'a Expr>,
    },
    MemberListToMap {
        key_name: &'a Expr,
        value_name: &'a Expr,
        members: &'a Expr,
    },
    Sub {
        text: &'a Expr,
        variables: Option<&'a Expr>,
    },
    Cidr {
        block: &'a Expr,
        count: &'a Expr,
        bits: Option<&'a Expr>,
    },
    ForEach {
        identifier: &'a Expr,
        collection: &'a Expr,
        body: &'a Expr,
    },
    /// Malformed (and reported), removed, or a function whose arguments are themselves computed.
    Opaque {
        argument: &'a Expr,
    },
}

impl Call {
    /// The arguments by their meaning; `Opaque` where the call is malformed.
    pub fn arguments(&self) -> Arguments<'_> {
        if self.state == CallState::Malformed {
            return Arguments::Opaque { argument: &self.argument };
        }
        view(self.function, &self.argument).unwrap_or(Arguments::Opaque { argument: &self.argument })
    }
}

/// Reads arguments of a good shape; `None` where they are computed by another function.
fn view(function: Function, argument: &Expr) -> Option<Arguments<'_>> {
    match function {
        Function::Param => named_with_path(argument),
        Function::Attribute => attribute(argument),
        Function::Resource
        | Function::Ref
        | Function::File
        | Function::ResourceFacade
        | Function::Condition
        | Function::ImportValue
        | Function::RefAll => Some(Arguments::Name { name: argument, path: &[] }),
        Function::Replace | Function::ReplaceStrict | Function::ReplaceVeryStrict => replace(argument),
        Function::Join => join(argument),
        Function::Split => split(argument),
        Function::Select => two(argument).map(|(index, collection)| Arguments::Select { index, collection }),
        Function::Repeat => repeat(argument),
        Function::Digest => two(argument).map(|(algorithm, value)| Arguments::Digest { algorithm, value }),
        Function::MapReplace => map_replace(argument),
        Function::Yaql => yaql(argument),
        Function::If => choice(argument),
        Function::Filter
        | Function::Contains
        | Function::Equals
        | Function::EachMemberEquals
        | Function::EachMemberIn
        | Function::ValueOf
        | Function::ValueOfAll => two(argument).map(|(first, second)| Arguments::Two { first, second }),
        Function::MakeUrl => argument.as_map().map(|parts| Arguments::MakeUrl { parts }),
        Function::Not => Some(negation(argument)),
        Function::And | Function::Or => argument.as_list().map(|conditions| Arguments::Conditions { conditions }),
        Function::FindInMap => find_in_map(argument),
        Function::MemberListToMap => member_list_to_map(argument),
        Function::Sub => substitution(argument),
        Function::Cidr => cidr(argument),
        Function::ForEach => for_each(argument),
        Function::MapMerge
        | Function::ListConcat
        | Function::ListConcatUnique
        | Function::Base64
        | Function::GetAzs
        | Function::GetStackOutput
        | Function::Transform
        | Function::Length
        | Function::ToJsonString => Some(Arguments::One { value: argument }),
        Function::Removed => None,
    }
}

fn named_with_path(argument: &Expr) -> Option<Arguments<'_>> {
    match &argument.kind {
        ExprKind::List(items) => {
            let (name, path) = items.split_first()?;
            Some(Arguments::Name { name, path })
        }
        _ => Some(Arguments::Name { name: argument, path: &[] }),
    }
}

fn attribute(argument: &Expr) -> Option<Arguments<'_>> {
    match &argument.kind {
        ExprKind::List(items) => {
            let (resource, rest) = items.split_first()?;
            Some(Arguments::Attribute { resource, attribute: rest.first(), path: rest.get(1..).unwrap_or(&[]) })
        }
        _ => None,
    }
}

/// `{template, params}` of HOT, `[params, template]` of CFN.
fn replace(argument: &Expr) -> Option<Arguments<'_>> {
    match &argument.kind {
        ExprKind::List(_) => {
            let (params, template) = two(argument)?;
            Some(Arguments::Replace { template, params })
        }
        _ => Some(Arguments::Replace { template: argument.get("template")?, params: argument.get("params")? }),
    }
}

fn two(argument: &Expr) -> Option<(&Expr, &Expr)> {
    match argument.as_list()? {
        [first, second] => Some((first, second)),
        _ => None,
    }
}

fn join(argument: &Expr) -> Option<Arguments<'_>> {
    let (delimiter, lists) = argument.as_list()?.split_first()?;
    Some(Arguments::Join { delimiter, lists })
}

fn split(argument: &Expr) -> Option<Arguments<'_>> {
    let [delimiter, string, rest @ ..] = argument.as_list()? else { return None };
    Some(Arguments::Split { delimiter, string, index: rest.first() })
}

fn repeat(argument: &Expr) -> Option<Arguments<'_>> {
    Some(Arguments::Repeat {
        template: argument.get("template")?,
        for_each: argument.get("for_each")?,
        permutations: argument.get("permutations"),
    })
}

fn map_replace(argument: &Expr) -> Option<Arguments<'_>> {
    let (map, tables) = two(argument)?;
    tables.as_map()?;
    Some(Arguments::MapReplace { map, keys: tables.get("keys"), values: tables.get("values") })
}

fn yaql(argument: &Expr) -> Option<Arguments<'_>> {
    Some(Arguments::Yaql { expression: argument.get("expression")?, data: argument.get("data") })
}

fn choice(argument: &Expr) -> Option<Arguments<'_>> {
    let [condition, then, rest @ ..] = argument.as_list()? else { return None };
    Some(Arguments::If { condition, then, otherwise: rest.first() })
}

fn negation(argument: &Expr) -> Arguments<'_> {
    match &argument.kind {
        ExprKind::List(conditions) => Arguments::Conditions { conditions },
        _ => Arguments::Conditions { conditions: std::slice::from_ref(argument) },
    }
}

fn find_in_map(argument: &Expr) -> Option<Arguments<'_>> {
    let [map, key, subkey, rest @ ..] = argument.as_list()? else { return None };
    let default = rest.first().and_then(|options| options.get("DefaultValue"));
    Some(Arguments::FindInMap { map, key, subkey, default })
}

fn member_list_to_map(argument: &Expr) -> Option<Arguments<'_>> {
    let [key_name, value_name, members] = argument.as_list()? else { return None };
    Some(Arguments::MemberListToMap { key_name, value_name, members })
}

fn substitution(argument: &Expr) -> Option<Arguments<'_>> {
    match &argument.kind {
        ExprKind::List(items) => Some(Arguments::Sub { text: items.first()?, variables: items.get(1) }),
        _ => Some(Arguments::Sub { text: argument, variables: None }),
    }
}

fn cidr(argument: &Expr) -> Option<Arguments<'_>> {
    let [block, count, rest @ ..] = argument.as_list()? else { return None };
    Some(Arguments::Cidr { block, count, bits: rest.first() })
}

fn for_each(argument: &Expr) -> Option<Arguments<'_>> {
    let [identifier, collection, body] = argument.as_list()? else { return None };
    Some(Arguments::ForEach { identifier, collection, body })
}
