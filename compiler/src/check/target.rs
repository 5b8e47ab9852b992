//! Who is to take a CloudFormation template, where the user did not say.

use crate::check::Target;
use crate::dialect::Dialect;
use crate::schema;
use crate::syntax::{Map, Node, NodeKind};

/// How deep functions are looked for; deeper ones are as good as none.
const DEPTH: usize = 64;

/// Settles `Auto`: AWS where a type, a section, a function or a short tag is AWS's alone.
pub(crate) fn pick(root: &Node, asked: Target) -> Target {
    let Some(map) = root.as_map() else { return Target::Heat };
    let hot = map.get("heat_template_version").is_some() || map.get("HeatTemplateFormatVersion").is_some();
    match asked {
        // HOT is Heat's whatever was asked for.
        _ if hot => Target::Heat,
        Target::Auto if is_aws(map) => Target::Aws,
        Target::Auto => Target::Heat,
        asked => asked,
    }
}

fn is_aws(map: &Map) -> bool {
    if map.get("Resources").is_none() && map.get("AWSTemplateFormatVersion").is_none() {
        return false;
    }
    // Types of OpenStack settle it: what else is AWS's is then a mistake.
    if types(map).any(|name| name.starts_with("OS::")) {
        return false;
    }
    let sections = ["Transform", "Rules", "Hooks", "Globals", "Metadata"];
    sections.iter().any(|section| map.get(section).is_some())
        || types(map).any(is_aws_type)
        || has_aws_parameter(map)
        || map.entries().any(|entry| has_function(&entry.value, 0))
}

/// The types of all resources.
fn types(map: &Map) -> impl Iterator<Item = &str> {
    let resources = map.get("Resources").and_then(Node::as_map);
    let entries = resources.into_iter().flat_map(Map::entries);
    entries.filter_map(|entry| entry.value.as_map()?.get("Type")?.as_str())
}

/// A type that AWS has and Heat has not. One wrong letter in the name of a type of Heat's makes no other language of it.
fn is_aws_type(name: &str) -> bool {
    let amazon = ["AWS::", "Custom::", "Alexa::"].iter().any(|prefix| name.starts_with(prefix));
    let near = || {
        schema::resource_type_names().filter(|known| known.starts_with("AWS::")).any(|known| differ_by_one(name, known))
    };
    amazon && !schema::is_known(name) && schema::alias(name).is_none() && !near()
}

/// Whether one letter written, left out or put in the place of another makes one name of the other.
fn differ_by_one(left: &str, right: &str) -> bool {
    let (short, long) = if left.len() <= right.len() { (left, right) } else { (right, left) };
    if long.len() - short.len() > 1 {
        return false;
    }
    let same = short.bytes().zip(long.bytes()).take_while(|(left, right)| left == right).count();
    let rest = &short.as_bytes()[same..];
    let skipped = usize::from(short.len() == long.len() && !rest.is_empty());
    rest[skipped..] == long.as_bytes()[long.len() - (rest.len() - skipped)..]
}

/// A parameter of a type that AWS has and Heat has not.
fn has_aws_parameter(map: &Map) -> bool {
    let Some(parameters) = map.get("Parameters").and_then(Node::as_map) else { return false };
    let mut types = parameters.entries().filter_map(|entry| entry.value.as_map()?.get("Type")?.as_str());
    let heat = Dialect::latest_cfn().parameter_types;
    types.any(|name| (name.starts_with("AWS::") || name.starts_with("List<")) && !heat.contains(&name))
}

/// A function that AWS has and Heat has not, and short tags.
fn has_function(node: &Node, depth: usize) -> bool {
    if node.tag.is_some() {
        return true;
    }
    if depth > DEPTH {
        return false;
    }
    match &node.kind {
        NodeKind::List(items) => items.iter().any(|item| has_function(item, depth + 1)),
        NodeKind::Map(map) => map
            .entries()
            .any(|entry| entry.key.as_str().is_some_and(is_aws_function) || has_function(&entry.value, depth + 1)),
        _ => false,
    }
}

fn is_aws_function(name: &str) -> bool {
    let heat = Dialect::latest_cfn();
    let known = || heat.function(name).is_some() || heat.condition_function(name).is_some();
    name.starts_with("Fn::") && Dialect::aws().function(name).is_some() && !known()
}
