//! Environments: values for parameters, and what resource types stand for.
//!
//! One file is read by [`lower`]; several are merged in their order by [`Environment::merge`], as Heat merges them
//! (heat:heat/common/environment_util.py). The registry of resource types is in `environment/registry.rs`.

use indexmap::IndexMap;

use crate::code::environment as codes;
use crate::diagnostic::{Diagnostic, Fix, Safety};
use crate::lower::{backquoted, kind_name, literal, named, visible};
use crate::source::{SourceId, Span};
use crate::suggest::closest;
use crate::syntax::{Map, Node, NodeKind, Text};
use crate::value::{Name, Value};

pub mod merge;
pub mod registry;

use registry::Registry;

const SECTIONS: [&str; 6] = [
    "parameters",
    "parameter_defaults",
    "resource_registry",
    "encrypted_param_names",
    "event_sinks",
    "parameter_merge_strategies",
];

/// One environment, or several merged.
#[derive(Debug, Clone, Default)]
pub struct Environment {
    pub parameters: IndexMap<Text, Given>,
    /// Also for nested templates; names that a template lacks are fine.
    pub parameter_defaults: IndexMap<Text, Given>,
    pub registry: Registry,
    /// How values of several environments are put together, by parameter; `default` for the others.
    pub merge_strategies: IndexMap<Text, (MergeStrategy, SourceId, Span)>,
}

/// A value with the file that gives it.
#[derive(Debug, Clone, PartialEq)]
pub struct Given {
    pub source: SourceId,
    /// The name of the parameter, where the value is given.
    pub key: Span,
    pub value: Value,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MergeStrategy {
    Overwrite,
    Merge,
    DeepMerge,
}

/// Reads one environment. `folder_of` is the path of the file, from which its relative references are resolved.
pub fn lower(source: SourceId, path: &str, root: &Node, diagnostics: &mut Vec<Diagnostic>) -> Environment {
    let mut reader = Reader { source, path, diagnostics };
    match &root.kind {
        NodeKind::Map(map) => reader.environment(map),
        NodeKind::Missing | NodeKind::Null => Environment::default(),
        _ => {
            let message = format!("an environment must be a map of sections, found {}", kind_name(root));
            reader.report(
                &codes::INVALID_ENVIRONMENT,
                root.span,
                message,
                "write `parameters:` with names and values under it",
            );
            Environment::default()
        }
    }
}

/// What the readers of the parts share.
pub(crate) struct Reader<'a> {
    source: SourceId,
    path: &'a str,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Reader<'_> {
    fn report(&mut self, code: &'static crate::code::Code, span: Span, message: String, help: &str) {
        self.diagnostics.push(Diagnostic::new(code, self.source, span, message).with_help(help));
    }

    fn environment(&mut self, map: &Map) -> Environment {
        let mut environment = Environment::default();
        for (key, node) in named(map) {
            if !SECTIONS.contains(&key.text.as_str()) {
                self.unknown_section(&key, map);
                continue;
            }
            match &node.kind {
                NodeKind::Missing => {}
                NodeKind::Null => {
                    let message = format!("the section `{}` is empty", key.text);
                    self.report(
                        &codes::INVALID_ENVIRONMENT,
                        key.span,
                        message,
                        "Heat refuses an empty section: remove it, or write `{}`",
                    );
                }
                _ => self.section(&key, node, &mut environment),
            }
        }
        environment
    }

    fn section(&mut self, key: &Name, node: &Node, environment: &mut Environment) {
        match (key.text.as_str(), &node.kind) {
            ("parameters", NodeKind::Map(map)) => environment.parameters = self.values(map),
            ("parameter_defaults", NodeKind::Map(map)) => environment.parameter_defaults = self.values(map),
            ("resource_registry", NodeKind::Map(map)) => environment.registry = Registry::read(map, self),
            ("parameter_merge_strategies", NodeKind::Map(map)) => {
                environment.merge_strategies = self.merge_strategies(map);
            }
            ("event_sinks", NodeKind::List(items)) => self.event_sinks(items),
            ("encrypted_param_names", NodeKind::List(_)) => {}
            (name, _) => {
                let wanted = if matches!(name, "event_sinks" | "encrypted_param_names") { "a list" } else { "a map" };
                let message = format!("`{name}` must be {wanted}, found {}", kind_name(node));
                self.report(
                    &codes::INVALID_ENVIRONMENT,
                    node.place(),
                    message,
                    "see the environment's format in Heat's template guide",
                );
            }
        }
    }

    fn values(&self, map: &Map) -> IndexMap<Text, Given> {
        named(map)
            .map(|(key, node)| (key.text, Given { source: self.source, key: key.span, value: literal(node) }))
            .collect()
    }

    fn merge_strategies(&mut self, map: &Map) -> IndexMap<Text, (MergeStrategy, SourceId, Span)> {
        let mut strategies = IndexMap::new();
        for (key, node) in named(map) {
            let strategy = match node.as_str() {
                Some("overwrite") => MergeStrategy::Overwrite,
                Some("merge") => MergeStrategy::Merge,
                Some("deep_merge") => MergeStrategy::DeepMerge,
                _ => {
                    let message = format!("`{}` has no such merge strategy", key.text);
                    let place = visible(node, key.span);
                    self.report(
                        &codes::INVALID_ENVIRONMENT,
                        place,
                        message,
                        "the strategies are `overwrite`, `merge` and `deep_merge`",
                    );
                    continue;
                }
            };
            strategies.insert(key.text, (strategy, self.source, node.place()));
        }
        strategies
    }

    fn event_sinks(&mut self, items: &[Node]) {
        for item in items {
            let kind = item.as_map().and_then(|map| map.get("type")).and_then(Node::as_str);
            if kind != Some("zaqar-queue") && !matches!(item.kind, NodeKind::Missing) {
                let message = "an event sink needs `type: zaqar-queue`".to_string();
                self.report(&codes::INVALID_ENVIRONMENT, item.place(), message, "Heat has no other kind of event sink");
            }
        }
    }

    fn unknown_section(&mut self, key: &Name, map: &Map) {
        let message = format!("an environment has no section `{}`", key.text);
        let diagnostic = Diagnostic::new(&codes::UNKNOWN_ENVIRONMENT_SECTION, self.source, key.span, message);
        let flat = !named(map).any(|(key, _)| SECTIONS.contains(&key.text.as_str()));
        let diagnostic = if let Some(near) = closest(&key.text, SECTIONS) {
            let fix = Fix::replace(format!("Replace with `{near}`"), self.source, key.span, near, Safety::Unsafe);
            diagnostic.with_help(format!("did you mean `{near}`?")).with_fix(fix)
        } else if matches!(key.text.as_str(), "heat_template_version" | "resources") {
            diagnostic.with_help("this is a template: give it as a path, not with `-e`")
        } else if flat {
            diagnostic.with_help("write the values under `parameters:`")
        } else {
            diagnostic.with_help(format!("the sections are {}", backquoted(SECTIONS)))
        };
        // One message tells the old flat form; a line for each of its values would say nothing more.
        let told =
            self.diagnostics.iter().any(|told| told.code == diagnostic.code && told.primary.source == self.source);
        if !(flat && told) {
            self.diagnostics.push(diagnostic);
        }
    }
}

#[cfg(test)]
#[path = "environment_tests.rs"]
mod tests;
