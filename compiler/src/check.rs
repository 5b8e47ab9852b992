//! What must hold for Heat (or AWS) to take a template: the compiler's front door.
//!
//! One call reads a template with its environments and everything it refers to, and reports all that is wrong, each
//! mistake once. Order of work: read, lower, parameters, types, resources, references, graph, outputs. What is refused
//! only later is a late warning.

use std::cell::Cell;
use std::collections::HashSet;

use indexmap::IndexMap;

use crate::code;
use crate::diagnostic::{Diagnostic, Severity};
use crate::environment::{self, Environment, Given};
use crate::evaluate::{Evaluator, Tri};
use crate::files::{Files, ReadError};
use crate::graph::Graph;
use crate::lower::{self, Taker};
use crate::schema::ResourceType;
use crate::source::{Source, Span};
use crate::syntax::{self, Text};
use crate::template::{Field, Template};
use crate::value::{Value, ValueKind};

mod attributes;
mod aws;
mod coerce;
mod dependencies;
mod follow_up;
mod groups;
mod kinds;
mod nested;
mod parameters;
pub mod plugin;
mod properties;
mod references;
mod resources;
mod sections;
mod session;
mod target;
mod typed_value;
mod unit;

use kinds::Site;
use session::{LoadedTemplate, Session};
use unit::{Kind, Trail, Unit};

/// What to check against.
#[derive(Debug, Clone, Default)]
pub struct Options {
    pub target: Target,
    /// Paths of environment files, in the order given; later ones win.
    pub environments: Vec<String>,
    /// Values given by name, over those of the environments.
    pub parameters: Vec<(Text, String)>,
    /// Resource types of the user's own cloud, beyond Heat's.
    pub extra_types: Vec<ResourceType>,
    /// Seconds since 1970; without it no value counts as expired.
    pub now: Option<i64>,
}

/// Who is to take a CloudFormation template.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Target {
    Heat,
    Aws,
    /// Heat when all that the template uses is Heat's, or a type is OpenStack's; else AWS. HOT is always Heat's.
    #[default]
    Auto,
}

/// A template looked at: all that is known, and all that is wrong.
#[derive(Debug)]
pub struct Checked {
    /// Every text that was read, by `SourceId`; the first is the template itself.
    pub sources: Vec<Source>,
    /// `None` where the file is no template at all.
    pub template: Option<Template>,
    /// Which resource needs which; empty without a template.
    pub graph: Graph,
    /// Who takes it: never `Auto`.
    pub target: Target,
    /// Sorted by source and place; each once.
    pub diagnostics: Vec<Diagnostic>,
}

/// Checks one template with its environments and everything it refers to.
///
/// `path` is how the user knows the file; references in it are resolved relative to it through `files`.
pub fn check(path: &str, bytes: Vec<u8>, options: &Options, files: &dyn Files) -> Checked {
    let mut session = Session::new(files, options);
    let root = read_template(path, bytes, options.target, &mut session);
    let environments = read_environments(&mut session);
    let target = root.as_ref().map_or(Target::Heat, |root| root.target);
    let mut graph = Graph::default();
    if let Some(root) = &root {
        let template = &root.template;
        let kind_of = |name: &str| Some(template.parameters.content.get(name)?.kind.as_ref()?.0.clone());
        let environment = environment::merge::merge(environments, &kind_of, &mut session.diagnostics);
        graph = check_root(root, path, &environment, &mut session);
    }
    let diagnostics =
        follow_up::settle(std::mem::take(&mut session.diagnostics), &session.incomplete, &session.sources);
    Checked { sources: session.sources, template: root.map(|root| root.template), graph, target, diagnostics }
}

/// A template that could be read.
struct ReadTemplate {
    template: Template,
    target: Target,
}

/// Reads and lowers a text; `None` where it is no template, which is then reported.
fn read_template(path: &str, bytes: Vec<u8>, target: Target, session: &mut Session<'_>) -> Option<ReadTemplate> {
    let source = session.add(path, bytes);
    let parse = syntax::parse(&source);
    if parse.diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error) {
        session.incomplete.push(source.id);
    }
    session.diagnostics.extend(parse.diagnostics);
    let target = target::pick(&parse.root, target);
    let taker = if target == Target::Aws { Taker::Aws } else { Taker::Heat };
    let lowered = lower::lower(source.id, &parse.root, taker);
    session.diagnostics.extend(lowered.diagnostics);
    lowered.template.map(|template| ReadTemplate { template, target })
}

fn read_environments(session: &mut Session<'_>) -> Vec<Environment> {
    let options = session.options;
    let mut environments = Vec::new();
    for path in &options.environments {
        match session.files.read(path) {
            Ok(bytes) => {
                let source = session.add(path, bytes);
                let mut parse = syntax::parse(&source);
                // An environment may say nothing.
                parse.diagnostics.retain(|finding| *finding.code != crate::code::syntax::EMPTY_FILE);
                session.diagnostics.extend(parse.diagnostics);
                environments.push(environment::lower(source.id, path, &parse.root, &mut session.diagnostics));
            }
            Err(error) => report_unreadable_environment(path, &error, session),
        }
    }
    environments
}

fn report_unreadable_environment(path: &str, error: &ReadError, session: &mut Session<'_>) {
    let source = session.add(path, Vec::new());
    let reason = match error {
        ReadError::NotFound => format!("there is no environment file `{path}`"),
        ReadError::Unreadable(reason) => format!("the environment `{path}` can not be read: {reason}"),
        ReadError::Remote => format!("the environment `{path}` is remote and not fetched"),
    };
    let code = &crate::code::environment::UNREADABLE_ENVIRONMENT;
    session.diagnostics.push(Diagnostic::new(code, source.id, Span::at(0), reason));
}

fn check_root(root: &ReadTemplate, path: &str, environment: &Environment, session: &mut Session<'_>) -> Graph {
    kinds::check_registry(environment, session);
    let given = given_values(session);
    let inputs = parameters::Inputs {
        environment,
        given: &given,
        complete: !(session.options.environments.is_empty() && session.options.parameters.is_empty()),
        defaults: true,
        now: session.options.now,
        patterns: Cell::new(parameters::MOST_PATTERNS),
    };
    let values = parameters::check(&root.template, &inputs, &mut session.diagnostics);
    let trail = Trail { paths: vec![path.to_string()], ..Trail::default() };
    check_unit(&root.template, path, environment, values, trail, session)
}

/// The values of the command line, each a text of its own so that a finding has a place to show.
fn given_values(session: &mut Session<'_>) -> IndexMap<Text, Given> {
    let options = session.options;
    let mut given = IndexMap::new();
    for (name, text) in &options.parameters {
        let source = session.add("<parameters>", format!("{name}={text}").into_bytes());
        let equals = name.len() as u32;
        let span = Span::new(equals + 1, equals + 1 + text.len() as u32);
        let value = Value::new(span, ValueKind::String(text.as_str().into()));
        given.insert(name.clone(), Given { source: source.id, key: Span::new(0, equals), value });
    }
    given
}

/// Checks a template that another uses as a resource type.
fn check_nested(loaded: &LoadedTemplate, environment: &Environment, trail: Trail, session: &mut Session<'_>) {
    let none = IndexMap::new();
    let own = Environment { parameters: IndexMap::new(), ..environment.clone() };
    let values = parameters::check(
        &loaded.template,
        &nested::inputs(&own, &none, session.options.now),
        &mut session.diagnostics,
    );
    sections::check_nested_outputs(&loaded.template, &mut session.diagnostics);
    check_unit(&loaded.template, &loaded.path, &own, values, trail, session);
}

/// All checks of one template, in the order in which they build on each other.
fn check_unit(
    template: &Template, path: &str, environment: &Environment, values: IndexMap<Text, Value>, trail: Trail,
    session: &mut Session<'_>,
) -> Graph {
    sections::check_groups(template, &mut session.diagnostics);
    sections::check_limits(template, &mut session.diagnostics);
    let kinds = resolve_kinds(template, path, environment, &trail, session);
    let evaluator = Evaluator::new(template, &values);
    let enabled = decide_resources(template, &evaluator, session);
    if !template.dialect.is_aws() {
        tell_disabled_types_late(template, &enabled, &mut session.diagnostics);
    }
    let generated = if template.dialect.is_aws() { aws::Generated::of(template) } else { aws::Generated::default() };
    let unit = Unit { template, path, environment, kinds, enabled, generated, trail, now: session.options.now };
    sections::check_names(&unit, &mut session.diagnostics);
    for index in 0..template.resources.content.len() {
        resources::check(&unit, index, &evaluator, session);
    }
    let told: HashSet<Span> = session.diagnostics.iter().map(|told| told.primary.span).collect();
    let shapes = attributes::DeclaredShapes { unit: &unit };
    let typed = Evaluator::new(template, &values).with_shapes(&shapes);
    for index in 0..template.resources.content.len() {
        resources::check_attributes(&unit, index, &typed, &told, session);
    }
    let graph = dependencies::check(&unit, &evaluator, session);
    tell_untaken_late(template, &evaluator, &mut session.diagnostics);
    session.diagnostics.extend(evaluator.into_diagnostics());
    if template.dialect.is_aws() {
        check_as_aws(&unit, session);
    }
    graph
}

fn tell_disabled_types_late(template: &Template, enabled: &[Tri], diagnostics: &mut [Diagnostic]) {
    let resources = template.resources.content.values().zip(enabled);
    let disabled = resources.filter(|(_, enabled)| **enabled == Tri::False);
    let places: Vec<Span> = disabled.filter_map(|(resource, _)| resource.kind.as_ref()).map(|kind| kind.span).collect();
    let is_there =
        |finding: &Diagnostic| finding.primary.source == template.source && places.contains(&finding.primary.span);
    diagnostics.iter_mut().filter(|finding| is_there(finding)).for_each(resources::tell_type_late);
}

/// Heat parses neither the branch of an `if` that is not taken nor the value of an output that is switched off.
fn tell_untaken_late(template: &Template, evaluator: &Evaluator<'_>, diagnostics: &mut [Diagnostic]) {
    let untaken = outermost(evaluator.untaken());
    for finding in diagnostics.iter_mut().filter(|finding| !finding.late && is_of_functions(finding)) {
        let (source, span) = (finding.primary.source, finding.primary.span);
        let before = untaken.partition_point(|dead| dead.start <= span.start);
        let is_inside = before > 0 && span.end <= untaken[before - 1].end;
        if source == template.source && is_inside {
            *finding = finding.clone().found_late("when the condition decides otherwise");
        }
    }
}

/// The spans that lie in no other, in order.
fn outermost(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
    let mut reached = None;
    spans.retain(|span| {
        let is_outer = reached.is_none_or(|reached| span.end > reached);
        reached = reached.max(Some(span.end));
        is_outer
    });
    spans
}

fn is_of_functions(finding: &Diagnostic) -> bool {
    let codes = code::function::CODES.iter().chain(code::condition::CODES);
    codes.into_iter().any(|code| **code == *finding.code) && *finding.code != code::function::SHORT_TAG
}

/// What only AWS refuses, and what it says to the rest.
fn check_as_aws(unit: &Unit<'_>, session: &mut Session<'_>) {
    let source = unit.template.source;
    let options = session.options;
    let known = aws::Known {
        source,
        generated: &unit.generated,
        given: !(options.environments.is_empty() && options.parameters.is_empty()),
        size: session.sources.get(source.0 as usize).map_or(0, |source| source.text.len()),
    };
    let own = aws::check(unit);
    session.diagnostics = aws::settle(std::mem::take(&mut session.diagnostics), &own, &known);
    session.diagnostics.extend(own);
}

fn decide_resources(template: &Template, evaluator: &Evaluator<'_>, session: &mut Session<'_>) -> Vec<Tri> {
    let conditions = template.resources.content.values().map(|resource| &resource.condition);
    let decide = |condition: &Option<Field>| match condition {
        Some(field) => evaluator.decide(&field.value, &mut session.diagnostics),
        None => Tri::True,
    };
    conditions.map(decide).collect()
}

fn resolve_kinds(
    template: &Template, path: &str, environment: &Environment, trail: &Trail, session: &mut Session<'_>,
) -> Vec<Kind> {
    let resources = template.resources.content.iter();
    resources
        .map(|(name, resource)| match &resource.kind {
            Some(kind) => {
                let aws = template.dialect.is_aws();
                let site = Site { source: template.source, path, environment, trail, resource: name, aws };
                kinds::resolve(kind, &site, session)
            }
            None => Kind::Unknown,
        })
        .collect()
}
