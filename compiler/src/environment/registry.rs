//! The resource registry: what the name of a resource type stands for.
//!
//! (heat:heat/engine/environment.py) A name may be mapped to another type, to a template file, or by a pattern that ends
//! in `*` to many; entries for single resources come first. Looking up follows the chain to its end.

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::code::environment as codes;
use crate::diagnostic::Diagnostic;
use crate::environment::Reader;
use crate::files;
use crate::lower::{backquoted, kind_name, named, visible};
use crate::source::{SourceId, Span};
use crate::suggest::closest;
use crate::syntax::{Map, Node, NodeKind, Text};
use crate::value::Name;

const HOOKS: [&str; 6] = ["pre-create", "pre-update", "pre-delete", "post-create", "post-update", "post-delete"];
const RESTRICTED_ACTIONS: [&str; 2] = ["update", "replace"];

/// How many steps a chain of mappings may have before it is called a ring; Heat's own limit is Python's stack.
const MAX_CHAIN: usize = 64;

/// What names of resource types stand for; a later environment's entries replace an earlier one's.
#[derive(Debug, Clone, Default)]
pub struct Registry {
    entries: Vec<Entry>,
    index: Index,
}

/// Where to look for a name among the entries.
#[derive(Debug, Clone, Default)]
struct Index {
    /// Entries for single resources, by the name of the type.
    own: HashMap<Text, Vec<usize>>,
    /// Entries for all resources, by the name of the type.
    exact: HashMap<Text, usize>,
    /// Patterns for all resources.
    patterns: Vec<usize>,
}

impl Index {
    fn of(entries: &[Entry]) -> Index {
        let mut index = Index::default();
        for (at, entry) in entries.iter().enumerate() {
            let name = &entry.name.text;
            if !entry.resources.is_empty() {
                index.own.entry(name.clone()).or_default().push(at);
            } else {
                index.exact.entry(name.clone()).or_insert(at);
                if name.ends_with('*') {
                    index.patterns.push(at);
                }
            }
        }
        index
    }
}

/// One mapping.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Patterns of resource names, outermost first, for which alone the entry holds; empty for all.
    pub resources: Vec<Text>,
    /// The type's name; may end in `*`.
    pub name: Name,
    pub target: Target,
    pub source: SourceId,
    /// The place of the target.
    pub span: Span,
}

/// What an entry maps to.
#[derive(Debug, Clone, PartialEq)]
pub enum Target {
    Type(Text),
    /// A template file: the path as resolved from the environment's folder.
    Template(String),
    /// Null: entries of this name are taken back.
    Removed,
}

/// What a name was found to stand for.
#[derive(Debug, Clone, PartialEq)]
pub enum Resolution<'a> {
    /// A type of this name; it may be unknown.
    Type(Text),
    /// A template file; the entry that says so, where one does.
    Template { path: String, entry: Option<&'a Entry> },
    /// Mapped in a ring.
    Ring(&'a Entry),
}

/// Whether a resource type's name is that of a template file.
pub fn is_template_name(name: &str) -> bool {
    name.ends_with(".yaml") || name.ends_with(".template")
}

impl Registry {
    pub(crate) fn read(map: &Map, reader: &mut Reader<'_>) -> Registry {
        let base = map.get("base_url").and_then(Node::as_str).map(|base| format!("{}/", base.trim_end_matches('/')));
        let base = base.unwrap_or_else(|| reader.path.to_string());
        let mut registry = Registry::default();
        for (name, node) in named(map) {
            match name.text.as_str() {
                "base_url" => {}
                "resources" => registry.read_resources(&mut Vec::new(), node, &base, reader),
                _ => registry.read_entry(&[], name, node, &base, reader),
            }
        }
        registry.settle();
        registry
    }

    /// `resources:` and what is nested in it: names of resources, with mappings, hooks and restricted actions.
    fn read_resources(&mut self, path: &mut Vec<Text>, node: &Node, base: &str, reader: &mut Reader<'_>) {
        let NodeKind::Map(map) = &node.kind else { return };
        for (name, node) in named(map) {
            match (name.text.as_str(), &node.kind) {
                ("hooks", _) => read_words(&name, node, &HOOKS, &codes::INVALID_HOOK, "hook", reader),
                ("restricted_actions", _) => {
                    let code = &codes::INVALID_RESTRICTED_ACTION;
                    read_words(&name, node, &RESTRICTED_ACTIONS, code, "restricted action", reader);
                }
                ("base_url", _) => {}
                (_, NodeKind::Map(_)) => {
                    path.push(name.text.clone());
                    self.read_resources(path, node, base, reader);
                    path.pop();
                }
                _ => self.read_entry(path, name, node, base, reader),
            }
        }
    }

    fn read_entry(&mut self, resources: &[Text], name: Name, node: &Node, base: &str, reader: &mut Reader<'_>) {
        let target = match &node.kind {
            NodeKind::Null => Target::Removed,
            NodeKind::String(target) if is_template_name(target) || is_template_name(&name.text) => {
                Target::Template(files::join(base, target))
            }
            NodeKind::String(target) => Target::Type(target.clone()),
            NodeKind::Missing => return,
            // An unquoted glob or a nested map: Heat walks on into maps of any name.
            NodeKind::Map(_) => return,
            _ => {
                let message = format!("`{}` must be mapped to a type or a file, found {}", name.text, kind_name(node));
                reader.report(
                    &codes::INVALID_REGISTRY_ENTRY,
                    visible(node, name.span),
                    message,
                    "write the name of a resource type, or a path that ends in `.yaml` or `.template`",
                );
                return;
            }
        };
        let entry = Entry { resources: resources.to_vec(), name, target, source: reader.source, span: node.place() };
        self.entries.push(entry);
    }

    /// Lets a later environment's entries win.
    pub(crate) fn extend(&mut self, later: Registry) {
        self.entries.extend(later.entries);
        self.settle();
        // What takes others back stays until now, for the environments that come before it.
        self.entries.retain(|entry| entry.target != Target::Removed);
        self.index = Index::of(&self.entries);
    }

    /// Leaves the entries in force: the last of each name, and none that a later one takes back.
    fn settle(&mut self) {
        let mut names: HashSet<(Vec<Text>, Text)> = HashSet::new();
        // What is taken back by its beginning, and how long beginnings are.
        let mut beginnings: HashSet<(Vec<Text>, Text)> = HashSet::new();
        let mut lengths: BTreeSet<usize> = BTreeSet::new();
        let mut kept = Vec::with_capacity(self.entries.len());
        for entry in std::mem::take(&mut self.entries).into_iter().rev() {
            let name = &entry.name.text;
            let begins = |length: &usize| {
                let beginning = name.get(..*length).map(|beginning| (entry.resources.clone(), Text::from(beginning)));
                beginning.is_some_and(|beginning| beginnings.contains(&beginning))
            };
            let is_taken_back = lengths.iter().any(begins);
            let is_last = names.insert((entry.resources.clone(), name.clone()));
            if let (Target::Removed, Some(beginning)) = (&entry.target, name.strip_suffix('*')) {
                lengths.insert(beginning.len());
                beginnings.insert((entry.resources.clone(), Text::from(beginning)));
            }
            if is_last && !is_taken_back {
                kept.push(entry);
            }
        }
        kept.reverse();
        self.index = Index::of(&kept);
        self.entries = kept;
    }

    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Follows a type's name to its end. `place` is the path of the file that writes the name, `resource` the path of
    /// resource names from the root template to the one that has the type. Entries at the places `without` do not hold.
    pub fn resolve(&self, name: &str, place: &str, resource: &[Text], without: &[(SourceId, Span)]) -> Resolution<'_> {
        let mut current = Text::from(name);
        let mut through = None;
        for _ in 0..MAX_CHAIN {
            match self.entry(&current, resource, without) {
                None if is_template_name(&current) => {
                    let from = if through.is_none() { place } else { "" };
                    return Resolution::Template { path: files::join(from, &current), entry: through };
                }
                None => return Resolution::Type(current),
                Some(entry) => match &entry.target {
                    Target::Template(path) => return Resolution::Template { path: path.clone(), entry: Some(entry) },
                    Target::Type(target) if target == &current => return Resolution::Ring(entry),
                    Target::Type(target) => {
                        current = substituted(&entry.name.text, target, &current);
                        through = Some(entry);
                    }
                    Target::Removed => return Resolution::Type(current),
                },
            }
        }
        match through {
            Some(entry) => Resolution::Ring(entry),
            None => Resolution::Type(current),
        }
    }

    /// The entry that holds for a name: for the resource alone, exact, then the longest pattern.
    fn entry(&self, name: &str, resource: &[Text], without: &[(SourceId, Span)]) -> Option<&Entry> {
        let at = |index: &usize| self.entries.get(*index);
        let holds = |entry: &&Entry| !without.contains(&(entry.source, entry.span));
        let own = self.index.own.get(name).into_iter().flatten().filter_map(at);
        let own = own.filter(holds).find(|entry| matches_path(&entry.resources, resource));
        let exact = || self.index.exact.get(name).and_then(at).filter(holds);
        let pattern = || {
            let globs = self.index.patterns.iter().filter_map(at).filter(holds);
            globs.filter(|entry| glob_matches(entry, name)).max_by_key(|entry| entry.name.text.len())
        };
        own.or_else(exact).or_else(pattern)
    }
}

fn glob_matches(entry: &Entry, name: &str) -> bool {
    let Some(prefix) = entry.name.text.strip_suffix('*') else { return false };
    // A pattern never maps a type to itself, so that many may be mapped to one of them.
    let to_itself = matches!(&entry.target, Target::Type(target) if target == name);
    name.starts_with(prefix) && !to_itself && entry.target != Target::Removed
}

/// `OS::Quantum*` to `OS::Neutron*` keeps what the star stood for.
fn substituted(pattern: &str, target: &str, name: &str) -> Text {
    match (pattern.strip_suffix('*'), target.strip_suffix('*')) {
        (Some(prefix), Some(start)) => format!("{start}{}", name.strip_prefix(prefix).unwrap_or_default()).into(),
        _ => target.into(),
    }
}

fn matches_path(patterns: &[Text], path: &[Text]) -> bool {
    patterns.len() == path.len() && patterns.iter().zip(path).all(|(pattern, name)| wildcard(pattern, name))
}

/// Shell patterns with `*` and `?`, as used for names of resources.
fn wildcard(pattern: &str, name: &str) -> bool {
    if !pattern.contains(['*', '?']) {
        return pattern == name;
    }
    let (pattern, name): (Vec<char>, Vec<char>) = (pattern.chars().collect(), name.chars().collect());
    let (mut at, mut from) = (0, 0);
    let mut star: Option<(usize, usize)> = None;
    while from < name.len() {
        if at < pattern.len() && (pattern[at] == '?' || pattern[at] == name[from]) && pattern[at] != '*' {
            at += 1;
            from += 1;
        } else if at < pattern.len() && pattern[at] == '*' {
            star = Some((at, from));
            at += 1;
        } else if let Some((star_at, star_from)) = star {
            at = star_at + 1;
            from = star_from + 1;
            star = Some((star_at, from));
        } else {
            return false;
        }
    }
    pattern[at..].iter().all(|character| *character == '*')
}

/// One word or a list of words, each from a fixed set.
fn read_words(
    key: &Name, node: &Node, allowed: &[&'static str], code: &'static crate::code::Code, what: &str,
    reader: &mut Reader<'_>,
) {
    let items = match &node.kind {
        NodeKind::List(items) => items.as_slice(),
        _ => std::slice::from_ref(node),
    };
    for item in items {
        let word = item.as_str().unwrap_or_default();
        if allowed.contains(&word) || matches!(item.kind, NodeKind::Missing) {
            continue;
        }
        let message = match item.as_str() {
            Some(word) => format!("there is no {what} `{word}`"),
            None => format!("a {what} must be text, found {}", kind_name(item)),
        };
        let help = match closest(word, allowed.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("Heat knows {}", backquoted(allowed.iter().copied())),
        };
        reader.diagnostics.push(Diagnostic::new(code, reader.source, visible(item, key.span), message).with_help(help));
    }
}
