//! From what is written to what is meant: a tree becomes a `Template`.
//!
//! Everything that Heat refuses about the *shape* of a template is reported here, all of it at once; whether names, types
//! and values are right is for `check/`. Invariant: a part of the wrong shape is reported once and absent or `Missing`
//! in the result, so that nobody complains about it again.

use std::collections::HashSet;

use indexmap::IndexMap;

use crate::code;
use crate::diagnostic::{Diagnostic, Fix, Safety};
use crate::dialect::{Dialect, Language};
use crate::expr::{Expr, ExprKind};
use crate::source::{SourceId, Span};
use crate::suggest::closest;
use crate::syntax::{Map, Node, NodeKind, Text};
use crate::template::{Condition, Section, Template};
use crate::value::{Name, Shape, Value, ValueKind};

pub(crate) mod call;

mod groups;
mod outputs;
mod parameters;
mod resources;
mod version;

use call::CallContext;

/// The result of lowering: a template where there is one, and what is wrong with its shape.
#[derive(Debug)]
pub struct Lowered {
    /// `None` where the document is no mapping at all.
    pub template: Option<Template>,
    pub diagnostics: Vec<Diagnostic>,
}

/// Who reads the template: decides the dialect where the version key alone does not.
pub use crate::dialect::Taker;

/// Lowers a document for the one who is to take it.
pub fn lower(source: SourceId, root: &Node, taker: Taker) -> Lowered {
    let mut diagnostics = Vec::new();
    let template = match &root.kind {
        NodeKind::Map(map) => Some(lower_map(source, root, map, taker, &mut diagnostics)),
        NodeKind::Missing => None,
        _ => {
            diagnostics.push(
                Diagnostic::new(&code::template::NOT_A_TEMPLATE, source, root.span, "the file is not a template")
                    .with_primary_message("a template is a mapping of sections")
                    .with_help("begin with `heat_template_version: 2021-04-16` and a `resources:` section"),
            );
            None
        }
    };
    Lowered { template, diagnostics }
}

fn lower_map(source: SourceId, root: &Node, map: &Map, taker: Taker, diagnostics: &mut Vec<Diagnostic>) -> Template {
    let version = version::settle(source, root, map, taker, diagnostics);
    let mut ctx = CallContext::new(source, version.dialect, diagnostics);
    let mut template = Template::empty(source, root.span, version.dialect);
    call::refuse_tag(root, &mut ctx);
    refuse_tagged_keys(root, &mut ctx);
    if version.dialect.is_aws() {
        refuse_nulls(map, &mut ctx);
    }
    let mut seen: HashSet<String> = HashSet::new();
    // That it is no template is told; its values are no mistakes.
    let environment = version::is_environment(map);
    let written: HashSet<&str> = map.entries().filter_map(|entry| entry.key.as_str()).collect();
    for (name, node) in named(map) {
        if environment {
            template.unknown.push((name, call::lower_plain(node, &mut ctx)));
        } else if version.keys.iter().any(|key| key.span == name.span) {
            let value = call::lower_plain(node, &mut ctx);
            match template.version {
                None => template.version = Some((name, value)),
                Some(_) => template.unknown.push((name, value)),
            }
        } else if version.guessed && seen.contains(&name.text.to_ascii_lowercase()) {
            // `Resources` beside `resources`, where the language had to be guessed.
            template.unknown.push((name, call::lower_plain(node, &mut ctx)));
        } else if call::is_macro(&name.text, version.dialect) {
            // AWS: a macro that makes sections.
            let made = call::lower_generator(&name, node, &mut ctx);
            template.unknown.push((name, made));
        } else if version.dialect.knows_section(&name.text) || version.guessed {
            seen.insert(name.text.to_ascii_lowercase());
            lower_section(&mut template, name, node, &mut ctx);
        } else {
            if let Some(meant) =
                closest(&name.text, version.dialect.section_names()).filter(|meant| !written.contains(*meant))
            {
                expect_nothing_of(&mut template, meant, node.span);
            }
            report_unknown_section(&name, &mut ctx);
            let content = call::lower_unread(node, &mut ctx);
            template.unknown.push((name, content));
        }
    }
    count_short_tags(ctx.diagnostics);
    template
}

/// Of a section whose name is misspelt nothing is known: what it should have held is missed by nobody.
fn expect_nothing_of(template: &mut Template, section: &str, span: Span) {
    match section {
        "parameters" | "Parameters" => template.parameters.broken = true,
        "conditions" | "Conditions" => template.conditions.broken = true,
        "resources" | "Resources" => template.resources.broken = true,
        "outputs" | "Outputs" => template.outputs.broken = true,
        "Mappings" => {
            let content = Expr::missing(span);
            template.mappings = Some(Section { key: None, span, content, broken: true });
        }
        _ => {}
    }
}

/// Keys are text; no tag makes them anything else.
fn refuse_tagged_keys(root: &Node, ctx: &mut CallContext<'_>) {
    let mut pending = vec![root];
    while let Some(node) = pending.pop() {
        match &node.kind {
            NodeKind::List(items) => pending.extend(items.iter().rev()),
            NodeKind::Map(map) => {
                for entry in map.entries() {
                    call::refuse_tag(&entry.key, ctx);
                }
                pending.extend(map.entries().map(|entry| &entry.value));
            }
            _ => {}
        }
    }
}

/// AWS takes null nowhere.
fn refuse_nulls(map: &Map, ctx: &mut CallContext<'_>) {
    let mut pending: Vec<(&Node, Span)> = map.entries().map(|entry| (&entry.value, entry.key.span)).collect();
    while let Some((node, key)) = pending.pop() {
        match &node.kind {
            NodeKind::Null if node.tag.is_none() => {
                let finding =
                    ctx.diagnostic(&code::cloudformation::NULL_VALUE, visible(node, key), "the value is null");
                let help = "give it a value, or remove the key; `!Ref AWS::NoValue` leaves a property out";
                ctx.push(finding.with_note("AWS takes no null values, wherever they stand").with_help(help));
            }
            NodeKind::List(items) => pending.extend(items.iter().map(|item| (item, key))),
            NodeKind::Map(map) => pending.extend(map.entries().map(|entry| (&entry.value, entry.key.span))),
            _ => {}
        }
    }
}

fn lower_section(template: &mut Template, name: Name, node: &Node, ctx: &mut CallContext<'_>) {
    // The English names are the same in both languages but for case and the underscore.
    match name.text.as_str() {
        "description" | "Description" => template.description = Some(section(name, node, call::lower_plain(node, ctx))),
        "Metadata" => template.metadata = Some(section(name, node, call::lower_plain(node, ctx))),
        "Transform" => template.transform = Some(section(name, node, call::lower_plain(node, ctx))),
        "Mappings" => template.mappings = Some(section(name, node, call::lower_plain(node, ctx))),
        "Rules" => template.rules = Some(section(name, node, call::lower_rule(node, ctx))),
        "parameter_groups" => template.parameter_groups = Some(groups::lower(name, node, ctx)),
        "parameters" | "Parameters" => template.parameters = lower_named(name, node, ctx, parameters::lower),
        "conditions" | "Conditions" => template.conditions = lower_conditions(name, node, ctx),
        "resources" | "Resources" => template.resources = resources::lower(name, node, ctx),
        "outputs" | "Outputs" => template.outputs = lower_named(name, node, ctx, outputs::lower),
        // AWS: the sections of transforms, `Globals` and `Hooks`.
        known if ctx.dialect.knows_section(known) => template.unknown.push((name, call::lower_expr(node, ctx))),
        _ => template.unknown.push((name, call::lower_plain(node, ctx))),
    }
}

fn section<T>(key: Name, node: &Node, content: T) -> Section<T> {
    Section { key: Some(key), span: node.span, content, broken: matches!(node.kind, NodeKind::Missing) }
}

/// Lowers a section that maps names to things; null counts as empty.
fn lower_named<T>(
    key: Name, node: &Node, ctx: &mut CallContext<'_>, item: fn(Name, &Node, &mut CallContext<'_>) -> T,
) -> Section<IndexMap<Text, T>> {
    let mut content = IndexMap::new();
    let mut broken = false;
    match &node.kind {
        _ if call::refuse_tag(node, ctx) => broken = true,
        NodeKind::Map(map) => {
            for (name, node) in named(map) {
                content.insert(name.text.clone(), item(name, node, ctx));
            }
        }
        NodeKind::Null => {}
        _ if is_empty_to_heat(node) && !ctx.dialect.is_aws() => {}
        _ => {
            broken = true;
            report_section_shape(&key, node, ctx);
        }
    }
    Section { key: Some(key), span: node.span, content, broken }
}

/// Heat takes whatever is false to Python for a section that is not there (heat:heat/engine/hot/template.py
/// `__getitem__`); AWS takes not even null, which is told of nulls everywhere.
fn is_empty_to_heat(node: &Node) -> bool {
    match &node.kind {
        NodeKind::Null => true,
        NodeKind::Bool(value) => !value,
        NodeKind::Int(number) => *number == 0,
        NodeKind::Float(number) => *number == 0.0,
        NodeKind::String(text) => text.is_empty(),
        NodeKind::List(items) => items.is_empty(),
        NodeKind::Missing | NodeKind::Map(_) => false,
    }
}

fn lower_conditions(key: Name, node: &Node, ctx: &mut CallContext<'_>) -> Section<IndexMap<Text, Condition>> {
    // The one section that may not be null (heat:heat/engine/conditions.py).
    if !matches!(node.kind, NodeKind::Map(_) | NodeKind::Missing) {
        let message = format!("`{}` must be a map of conditions, found {}", key.text, kind_name(node));
        ctx.push(
            ctx.diagnostic(&code::condition::INVALID_CONDITIONS_SECTION, visible(node, key.span), message)
                .with_help("write `name: condition` lines under it, or remove the section"),
        );
        return Section { key: Some(key), span: node.span, content: IndexMap::new(), broken: true };
    }
    lower_named(key, node, ctx, |name, node, ctx| {
        let definition = match call::is_generator(&name.text, ctx.dialect) {
            true => call::lower_generator_of_conditions(&name, node, ctx),
            false => call::lower_definition(node, ctx),
        };
        Condition { name, definition }
    })
}

fn report_section_shape(key: &Name, node: &Node, ctx: &mut CallContext<'_>) {
    if matches!(node.kind, NodeKind::Missing) {
        return;
    }
    let message = format!("`{}` must be a map, found {}", key.text, kind_name(node));
    ctx.push(
        ctx.diagnostic(&code::template::INVALID_SECTION, node.place(), message)
            .with_help(format!("write `name: ...` lines, indented, under `{}:`", key.text)),
    );
}

/// Where there are many short tags, the first says so: they are one mistake, made over and over.
fn count_short_tags(diagnostics: &mut [Diagnostic]) {
    let mut tags = diagnostics.iter_mut().filter(|finding| *finding.code == code::function::SHORT_TAG);
    let Some(first) = tags.next() else { return };
    let more = tags.count();
    if more > 0 {
        first.notes.push(format!("the template has {} short tags, each is reported where it stands", more + 1));
        first.notes.push("only AWS knows them: `--target aws` checks the template as AWS takes it".to_string());
    }
}

/// What Heat has in the place of a section of AWS's.
fn instead_of_section(name: &str) -> Option<&'static str> {
    Some(match name {
        "Metadata" => "Heat keeps no metadata of templates: remove the section, or keep it as comments",
        "Transform" => "Heat runs no macros: write what the macro makes, and remove the section",
        "Rules" => "Heat has no rules: constrain the parameters with `AllowedValues` and `AllowedPattern`",
        "Globals" => "Heat knows no serverless resources, and no defaults for them",
        "Hooks" => "Heat has no hooks of templates; an environment can set some on resources",
        _ => return None,
    })
}

fn report_unknown_section(name: &Name, ctx: &mut CallContext<'_>) {
    let dialect = ctx.dialect;
    let finding =
        ctx.diagnostic(&code::template::UNKNOWN_SECTION, name.span, format!("unknown section `{}`", name.text));
    let finding = if let Some(later) = dialect.first_with_section(&name.text) {
        finding.with_help(format!("`{}` needs `{}: {}` or later", name.text, dialect.version_key, later.version))
    } else if let Some(help) = instead_of_section(&name.text).filter(|_| dialect.by == Taker::Heat && !dialect.is_hot())
    {
        finding.with_note("the section is AWS's alone").with_help(help)
    } else if let Some(section) = closest(&name.text, dialect.section_names()) {
        finding.with_help(format!("did you mean `{section}`?")).with_fix(ctx.rename(name.span, section))
    } else {
        finding.with_help(format!("this version has {}", backquoted(dialect.section_names())))
    };
    ctx.push(finding);
}

impl CallContext<'_> {
    /// A finding in the text that is being lowered.
    pub(crate) fn diagnostic(&self, code: &'static code::Code, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(code, self.source, span, message)
    }

    pub(crate) fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// A fix that writes the name that was likely meant.
    pub(crate) fn rename(&self, span: Span, to: &str) -> Fix {
        Fix::replace(format!("Replace with `{to}`"), self.source, span, to, Safety::Unsafe)
    }
}

/// The entries of a mapping under the text of their keys, as Heat's client sends them.
pub(crate) fn named(map: &Map) -> impl Iterator<Item = (Name, &Node)> {
    map.entries().filter_map(|entry| {
        let text = entry.key.key_text()?;
        Some((Name { span: entry.key.span, text }, &entry.value))
    })
}

/// The unknown key that was likely meant for a missing one: where it is told, nobody misses the other.
pub(crate) fn misspelt_key(map: &Map, wanted: &str, known: &[&'static str]) -> Option<Name> {
    let is_unknown = |name: &Name| !known.contains(&name.text.as_str());
    let means = |name: &Name| closest(&name.text, known.iter().copied()) == Some(wanted);
    let mut names = named(map).map(|(name, _)| name);
    names.find(|name| is_unknown(name) && means(name)).filter(|_| map.get(wanted).is_none())
}

/// What a node is called in messages.
pub(crate) fn kind_name(node: &Node) -> &'static str {
    match &node.kind {
        NodeKind::Missing => "nothing",
        NodeKind::Null => "nothing (null)",
        NodeKind::Bool(_) => "a boolean",
        NodeKind::Int(_) | NodeKind::Float(_) => "a number",
        NodeKind::String(_) => "text",
        NodeKind::List(_) => "a list",
        NodeKind::Map(_) => "a map",
    }
}

/// A node as a value, where nothing is a function.
pub(crate) fn literal(node: &Node) -> Value {
    let kind = match &node.kind {
        NodeKind::Missing => ValueKind::Missing,
        NodeKind::Null => ValueKind::Null,
        NodeKind::Bool(value) => ValueKind::Bool(*value),
        NodeKind::Int(number) => ValueKind::Int(*number),
        NodeKind::Float(number) => ValueKind::Float(*number),
        NodeKind::String(text) => ValueKind::String(text.clone()),
        NodeKind::List(items) => ValueKind::List(items.iter().map(literal).collect()),
        NodeKind::Map(map) => ValueKind::Map(named(map).map(|(name, node)| (name, literal(node))).collect()),
    };
    Value::new(node.place(), kind)
}

/// An expression without functions as a value.
pub(crate) fn literal_of(expr: &Expr) -> Value {
    let kind = match &expr.kind {
        ExprKind::Missing => ValueKind::Missing,
        ExprKind::Call(_) => ValueKind::Unknown(Shape::Any),
        ExprKind::Null => ValueKind::Null,
        ExprKind::Bool(value) => ValueKind::Bool(*value),
        ExprKind::Int(number) => ValueKind::Int(*number),
        ExprKind::Float(number) => ValueKind::Float(*number),
        ExprKind::String(text) => ValueKind::String(text.clone()),
        ExprKind::List(items) => ValueKind::List(items.iter().map(literal_of).collect()),
        ExprKind::Map(entries) => {
            ValueKind::Map(entries.iter().map(|(name, value)| (name.clone(), literal_of(value))).collect())
        }
    };
    Value::new(expr.span, kind)
}

/// The place to underline for a value that may be empty: the value, else its key.
pub(crate) fn visible(node: &Node, key: Span) -> Span {
    if node.place().is_empty() { key } else { node.place() }
}

/// Names for a sentence: "`a`, `b` and `c`".
pub(crate) fn backquoted<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    let names: Vec<String> = names.into_iter().map(|name| format!("`{name}`")).collect();
    match names.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

impl Template {
    fn empty(source: SourceId, span: Span, dialect: &'static Dialect) -> Template {
        Template {
            source,
            span,
            dialect,
            version: None,
            description: None,
            metadata: None,
            transform: None,
            parameter_groups: None,
            parameters: Section::default(),
            mappings: None,
            conditions: Section::default(),
            rules: None,
            resources: Section::default(),
            outputs: Section::default(),
            unknown: Vec::new(),
        }
    }

    /// Whether the template is CloudFormation, of Heat's dialect or AWS's own.
    pub fn is_cfn(&self) -> bool {
        self.dialect.language == Language::Cfn
    }
}

/// A literal text of an expression field.
pub(crate) fn text_of(expr: &Expr) -> Option<Name> {
    expr.as_text().map(|text| Name { span: expr.span, text: text.clone() })
}
