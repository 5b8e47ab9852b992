//! Data without places: what is left of a tree or an expression when it is to be written again.
//!
//! Aliases, merge keys and duplicate keys are resolved, keys are text, calls are maps of one key, and short tags stand in
//! their long form. Depth is that of the tree it comes from, which `syntax` bounds.

use crate::dialect::Dialect;
use crate::expr::{Expr, ExprKind, Spelling};
use crate::syntax::{Map, Node, NodeKind, Text};
use crate::value::Name;

/// A value as JSON and YAML know it.
#[derive(Debug, Clone, PartialEq)]
pub enum Plain {
    Null,
    Bool(bool),
    Int(i64),
    Float(f64),
    String(Text),
    List(Vec<Plain>),
    /// In the order to be written, each key once.
    Map(Vec<(Text, Plain)>),
}

impl Plain {
    pub fn text(text: impl Into<Text>) -> Plain {
        Plain::String(text.into())
    }

    /// The value under a key of a map.
    pub fn get(&self, key: &str) -> Option<&Plain> {
        match self {
            Plain::Map(entries) => entries.iter().find(|(name, _)| name == key).map(|(_, value)| value),
            _ => None,
        }
    }
}

/// Calls become maps of one key; what is missing becomes null.
impl From<&Expr> for Plain {
    fn from(expr: &Expr) -> Plain {
        match &expr.kind {
            ExprKind::Missing | ExprKind::Null => Plain::Null,
            ExprKind::Bool(value) => Plain::Bool(*value),
            ExprKind::Int(number) => Plain::Int(*number),
            ExprKind::Float(number) => Plain::Float(*number),
            ExprKind::String(text) => Plain::String(text.clone()),
            ExprKind::List(items) => Plain::List(items.iter().map(Plain::from).collect()),
            ExprKind::Map(entries) => {
                Plain::Map(entries.iter().map(|(name, value)| (name.text.clone(), entry(name, value))).collect())
            }
            ExprKind::Call(call) => Plain::Map(vec![(call.name.text.clone(), Plain::from(&call.argument))]),
        }
    }
}

/// What stands under a key: a loop or macro among data is kept as a call of the key's name.
fn entry(name: &Name, value: &Expr) -> Plain {
    match value.as_call() {
        Some(call) if call.spelling == Spelling::Map && call.name == *name => Plain::from(&call.argument),
        _ => Plain::from(value),
    }
}

/// Tags that are not CloudFormation's are left out; what is missing becomes null.
impl From<&Node> for Plain {
    fn from(node: &Node) -> Plain {
        let Some(name) = node.tag.as_ref().and_then(|tag| long_name(&tag.name)) else { return untagged(node) };
        let argument = match node.as_str().and_then(|text| text.split_once('.')) {
            Some((resource, attribute)) if name == "Fn::GetAtt" => {
                Plain::List(vec![Plain::text(resource), Plain::text(attribute)])
            }
            _ => untagged(node),
        };
        Plain::Map(vec![(name, argument)])
    }
}

/// `Fn::Sub` for `Sub`, `Ref` for `Ref`; nothing for a tag that is no function of CloudFormation's.
fn long_name(tag: &str) -> Option<Text> {
    let name = if matches!(tag, "Ref" | "Condition") { Text::from(tag) } else { Text::from(format!("Fn::{tag}")) };
    let (aws, heat) = (Dialect::aws(), Dialect::latest_cfn());
    let function = aws.function(&name).or(aws.condition_function(&name)).or(aws.rule_function(&name));
    function.or_else(|| heat.function(&name)).map(|_| name)
}

fn untagged(node: &Node) -> Plain {
    match &node.kind {
        NodeKind::Missing | NodeKind::Null => Plain::Null,
        NodeKind::Bool(value) => Plain::Bool(*value),
        NodeKind::Int(number) => Plain::Int(*number),
        NodeKind::Float(number) => Plain::Float(*number),
        NodeKind::String(text) => Plain::String(text.clone()),
        NodeKind::List(items) => Plain::List(items.iter().map(Plain::from).collect()),
        NodeKind::Map(map) => Plain::Map(entries(map)),
    }
}

fn entries(map: &Map) -> Vec<(Text, Plain)> {
    map.entries().filter_map(|entry| Some((entry.key.key_text()?, Plain::from(&entry.value)))).collect()
}
