//! Which language and version a document is written in.
//!
//! Exactly one version key with text under it decides (heat:heat/engine/template.py). Where that fails it is reported and
//! a dialect guessed from the sections, so that the rest can still be looked at.

use crate::code;
use crate::diagnostic::{Diagnostic, Fix, Safety};
use crate::dialect::{Dialect, VERSION_KEYS};
use crate::lower::{Taker, backquoted, kind_name, named};
use crate::source::{SourceId, Span};
use crate::suggest::closest;
use crate::syntax::{Map, Node, NodeKind};
use crate::value::Name;

/// The version as far as it can be settled.
pub(super) struct Settled {
    pub dialect: &'static Dialect,
    /// The version keys in the document.
    pub keys: Vec<Name>,
    /// No version is given, and unknown sections are not reported on top.
    pub guessed: bool,
}

pub(super) fn settle(
    source: SourceId, root: &Node, map: &Map, taker: Taker, diagnostics: &mut Vec<Diagnostic>,
) -> Settled {
    let found: Vec<(Name, &Node)> = named(map).filter(|(name, _)| VERSION_KEYS.contains(&name.text.as_str())).collect();
    // A key with anything but text under it names no version where another one does.
    let with_text: Vec<(Name, &Node)> = found.iter().filter(|(_, node)| may_be_text(node)).cloned().collect();
    let found = if with_text.len() == 1 { with_text } else { found };
    let keys = found.iter().map(|(name, _)| name.clone()).collect();
    let guess = || Settled {
        dialect: guess(map, taker),
        keys: found.iter().map(|(name, _)| name.clone()).collect(),
        guessed: true,
    };
    match found.as_slice() {
        [] => {
            // AWS needs none; what it needs is told by `check/aws`.
            if taker == Taker::Heat {
                diagnostics.push(missing(source, root, map));
            }
            Settled { guessed: taker == Taker::Heat, ..guess() }
        }
        [(key, node)] => match dialect_of(key, node, taker) {
            Ok(dialect) => Settled { dialect, keys, guessed: false },
            Err(finding) => {
                diagnostics.extend(finding.map(|finding| finding.diagnostic(source)));
                guess()
            }
        },
        [(first, _), (second, _), ..] => {
            let message = format!("the template has two version keys, `{}` and `{}`", first.text, second.text);
            diagnostics.push(
                Diagnostic::new(&code::template::AMBIGUOUS_VERSION, source, second.span, message)
                    .with_label(source, first.span, "the first version key")
                    .with_help("keep the one whose language the template is written in"),
            );
            guess()
        }
    }
}

fn may_be_text(node: &Node) -> bool {
    matches!(node.kind, NodeKind::String(_) | NodeKind::Missing)
}

struct Finding {
    code: &'static code::Code,
    span: Span,
    message: String,
    help: String,
    replacement: Option<String>,
}

impl Finding {
    fn diagnostic(self, source: SourceId) -> Diagnostic {
        let diagnostic = Diagnostic::new(self.code, source, self.span, self.message).with_help(self.help);
        match self.replacement {
            Some(text) => {
                let title = format!("Replace with `{text}`");
                diagnostic.with_fix(Fix::replace(title, source, self.span, text, Safety::Unsafe))
            }
            None => diagnostic,
        }
    }
}

/// The dialect that a key and its value name; `Err(None)` where the value is broken and reported already.
fn dialect_of(key: &Name, node: &Node, taker: Taker) -> Result<&'static Dialect, Option<Finding>> {
    let known: Vec<&str> =
        Dialect::of_key(&key.text).flat_map(|dialect| std::iter::once(dialect.version).chain(dialect.alias)).collect();
    let latest = Dialect::of_key(&key.text).last().map_or("", |dialect| dialect.version);
    let reader = if taker == Taker::Aws { "AWS" } else { "Heat" };
    match &node.kind {
        NodeKind::String(version) => {
            let dialect = match key.text.as_str() {
                "heat_template_version" => Dialect::hot(version),
                "AWSTemplateFormatVersion" if taker == Taker::Aws => {
                    Some(Dialect::aws()).filter(|_| known.contains(&version.as_str()))
                }
                key => Dialect::cfn(key, version),
            };
            dialect.ok_or_else(|| {
                let near = closest(version, known.iter().copied());
                let written = version.lines().next().unwrap_or_default();
                Some(Finding {
                    code: &code::template::UNKNOWN_VERSION,
                    span: node.place(),
                    message: format!("there is no `{}` `{written}`", key.text),
                    help: match near {
                        Some(near) => {
                            format!("did you mean `{near}`? {reader} knows {}", backquoted(known.iter().copied()))
                        }
                        None => format!("{reader} knows {}", backquoted(known.iter().copied())),
                    },
                    replacement: near.map(str::to_string),
                })
            })
        }
        NodeKind::Missing => Err(None),
        _ => Err(Some(Finding {
            code: &code::template::MISSING_VERSION,
            span: super::visible(node, key.span),
            message: format!("`{}` must be text, found {}", key.text, kind_name(node)),
            help: format!("write a version such as `{}: {latest}`", key.text),
            replacement: None,
        })),
    }
}

fn missing(source: SourceId, root: &Node, map: &Map) -> Diagnostic {
    let first = map.written().next().map_or(Span::at(root.span.start), |entry| entry.key.span);
    let first = misspelt_key(map).map_or(first, |(span, _)| span);
    let diagnostic =
        Diagnostic::new(&code::template::MISSING_VERSION, source, first, "the template has no version key");
    if let Some(key) = misspelt_key(map) {
        let title = format!("Replace with `{}`", key.1);
        diagnostic.with_help(format!("did you mean `{}`?", key.1)).with_fix(Fix::replace(
            title,
            source,
            key.0,
            key.1,
            Safety::Unsafe,
        ))
    } else if is_environment(map) {
        diagnostic.with_help("this looks like an environment file: give it with `-e` beside the template it belongs to")
    } else if map_has(map, "Resources") {
        diagnostic.with_help("begin with `AWSTemplateFormatVersion: \"2010-09-09\"`")
    } else {
        diagnostic.with_help("begin with `heat_template_version: 2021-04-16`")
    }
}

/// The place of a key that was likely meant for a version key, and that one's name.
fn misspelt_key(map: &Map) -> Option<(Span, &'static str)> {
    named(map).find_map(|(name, _)| Some((name.span, closest(&name.text, VERSION_KEYS.iter().copied())?)))
}

/// A document without a version that holds what environments hold, and no resources.
pub(super) fn is_environment(map: &Map) -> bool {
    let has = |section| map_has(map, section);
    !VERSION_KEYS.iter().any(|key| has(key))
        && (has("parameter_defaults") || has("resource_registry") || (has("parameters") && !has("resources")))
}

/// The dialect that the sections look like; without sections, the version key.
fn guess(map: &Map, taker: Taker) -> &'static Dialect {
    let any = |keys: &[&str]| keys.iter().any(|key| map_has(map, key));
    let hot = any(&["resources", "parameters", "outputs"]);
    let capital = any(&["Resources", "Parameters", "Outputs"]) || (!hot && any(&["AWSTemplateFormatVersion"]));
    match (capital, taker) {
        (_, Taker::Aws) => Dialect::aws(),
        (true, Taker::Heat) => Dialect::latest_cfn(),
        (false, _) => Dialect::latest_hot(),
    }
}

fn map_has(map: &Map, key: &str) -> bool {
    map.get(key).is_some()
}
