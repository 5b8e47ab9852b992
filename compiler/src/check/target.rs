//! Who is to take a CloudFormation template, where the user did not say.

use crate::check::Target;
use crate::schema;
use crate::syntax::{Map, Node, NodeKind};

/// How deep short tags are looked for; deeper ones are as good as none.
const TAG_DEPTH: usize = 64;

/// Settles `Auto`: AWS where a type, a section or a short tag is AWS's alone.
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
    let sections = ["Transform", "Rules", "Hooks", "Globals"].iter().any(|section| map.get(section).is_some());
    sections || has_aws_type(map) || map.entries().any(|entry| has_tag(&entry.value, 0))
}

fn has_aws_type(map: &Map) -> bool {
    let Some(resources) = map.get("Resources").and_then(Node::as_map) else { return false };
    resources.entries().filter_map(|entry| entry.value.as_map()?.get("Type")?.as_str()).any(|name| {
        let amazon = ["AWS::", "Custom::", "Alexa::"].iter().any(|prefix| name.starts_with(prefix));
        amazon && !schema::is_known(name) && schema::alias(name).is_none()
    })
}

fn has_tag(node: &Node, depth: usize) -> bool {
    if node.tag.is_some() {
        return true;
    }
    if depth > TAG_DEPTH {
        return false;
    }
    match &node.kind {
        NodeKind::List(items) => items.iter().any(|item| has_tag(item, depth + 1)),
        NodeKind::Map(map) => map.entries().any(|entry| has_tag(&entry.value, depth + 1)),
        _ => false,
    }
}
