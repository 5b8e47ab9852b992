//! The walk over all expressions of a template, and the graph that comes out of it.

use crate::check::references::{Place, Walk};
use crate::check::session::Session;
use crate::check::unit::Unit;
use crate::code::{function as function_codes, reference as codes};
use crate::diagnostic::Diagnostic;
use crate::evaluate::{Evaluator, Tri};
use crate::expr::Expr;
use crate::files::{self, ReadError};
use crate::function::{Arguments, Function};
use crate::graph::{Edge, EdgeKind, Graph};
use crate::template::{Output, Resource};

/// As many resources of a ring are named; who has to look at more does so in the template.
const SHOWN_OF_RING: usize = 20;

/// Checks all references of a template, and that no resource waits for itself.
pub(crate) fn check(unit: &Unit<'_>, evaluator: &Evaluator<'_>, session: &mut Session<'_>) -> Graph {
    let mut edges = Vec::new();
    let mut findings = Vec::new();
    for (index, resource) in unit.template.resources.content.values().enumerate() {
        walk_resource(unit, evaluator, index as u32, resource, &mut edges, &mut findings);
    }
    for output in unit.template.outputs.content.values() {
        walk_output(unit, evaluator, output, &mut edges, &mut findings);
    }
    for (name, condition) in &unit.template.conditions.content {
        // A condition that nothing uses is never looked at.
        let idle = !evaluator.has_decided(name);
        let place = Place::Condition;
        Walk {
            unit,
            evaluator,
            place,
            idle,
            unsure: false,
            unresolved: false,
            unlooked: false,
            loops: Vec::new(),
            edges: &mut edges,
            diagnostics: &mut findings,
        }
        .expr(&condition.definition);
    }
    check_files(unit, session, &mut findings);
    let graph = Graph::new(unit.template.resources.content.len() as u32, edges);
    findings.extend(graph.rings().iter().filter_map(|ring| ring_finding(unit, ring)));
    session.diagnostics.append(&mut findings);
    graph
}

fn walk_resource(
    unit: &Unit<'_>, evaluator: &Evaluator<'_>, index: u32, resource: &Resource, edges: &mut Vec<Edge>,
    findings: &mut Vec<Diagnostic>,
) {
    let (idle, unsure) = doubts(unit.enabled(index as usize));
    let place = Place::Resource(index);
    let unlooked = resource.external_id.is_some()
        || unit.kinds[index as usize].interface().is_some_and(|interface| interface.behaviour.placeholder);
    let loops = Vec::new();
    let mut walk =
        Walk { unit, evaluator, place, idle, unsure, unresolved: false, unlooked, loops, edges, diagnostics: findings };
    walk.unresolved = unlooked || unit.is_nested();
    resource.properties.iter().for_each(|field| walk.expr(&field.value));
    walk.unresolved = !unit.template.dialect.is_aws();
    resource.metadata.iter().for_each(|field| walk.expr(&field.value));
    walk.unresolved = unlooked;
    walk.idle = false;
    resource.condition.iter().for_each(|field| walk.condition(&field.value));
    // Dependencies are looked up whether or not the resource is switched on.
    walk.idle = false;
    for name in &resource.depends_on {
        walk.dependency(name);
    }
    walk.place = Place::Field;
    walk.idle = idle;
    for field in [&resource.deletion_policy, &resource.update_policy, &resource.external_id].into_iter().flatten() {
        walk.expr(&field.value);
    }
    if unit.template.dialect.is_aws() {
        // A loop's references are those of the resources that it makes.
        walk.place = Place::Resource(index);
        resource.other.iter().for_each(|(_, value)| walk.expr(value));
    }
}

fn walk_output(
    unit: &Unit<'_>, evaluator: &Evaluator<'_>, output: &Output, edges: &mut Vec<Edge>, findings: &mut Vec<Diagnostic>,
) {
    let enabled = output.condition.as_ref().map_or(Tri::True, |field| evaluator.decide(&field.value, findings));
    let idle = enabled == Tri::False;
    let Some(field) = &output.value else {
        return walk_output_fields(unit, evaluator, output, enabled, edges, findings);
    };
    // Functions of outputs run when the stack is shown; their conditions are looked at now.
    let mut failures = Vec::new();
    evaluator.value(&field.value, &mut failures);
    let is_now = |failure: &Diagnostic| !idle && is_about_conditions(failure);
    findings.extend(failures.into_iter().map(|failure| match is_now(&failure) {
        true => failure,
        false => failure.found_late("the output fails when the stack is shown"),
    }));
    walk_output_fields(unit, evaluator, output, enabled, edges, findings);
}

/// The value, and what else AWS knows of outputs: `Export`, loops.
fn walk_output_fields(
    unit: &Unit<'_>, evaluator: &Evaluator<'_>, output: &Output, enabled: Tri, edges: &mut Vec<Edge>,
    findings: &mut Vec<Diagnostic>,
) {
    let place = Place::Output;
    let (idle, unsure) = doubts(enabled);
    let (unresolved, unlooked, loops) = (false, false, Vec::new());
    let mut walk =
        Walk { unit, evaluator, place, idle, unsure, unresolved, unlooked, loops, edges, diagnostics: findings };
    output.value.iter().for_each(|field| walk.expr(&field.value));
    walk.idle = false;
    output.condition.iter().for_each(|field| walk.condition(&field.value));
    walk.idle = idle;
    if unit.template.dialect.is_aws() {
        output.other.iter().for_each(|(_, value)| walk.expr(value));
    }
}

/// Whether what a condition governs is switched off, and whether that can not be told.
fn doubts(enabled: Tri) -> (bool, bool) {
    (enabled == Tri::False, enabled == Tri::Unknown)
}

fn is_about_conditions(finding: &Diagnostic) -> bool {
    crate::code::condition::CODES.contains(&finding.code)
}

/// A ring, with a label at every edge.
fn ring_finding(unit: &Unit<'_>, ring: &[Edge]) -> Option<Diagnostic> {
    let (first, rest) = ring.split_first()?;
    let name = |index: u32| {
        let entry = unit.template.resources.content.get_index(index as usize);
        entry.map_or("", |(name, _)| name.as_str())
    };
    let source = unit.template.source;
    let mut way: Vec<String> = ring.iter().take(SHOWN_OF_RING).map(|edge| format!("`{}`", name(edge.from))).collect();
    if ring.len() > SHOWN_OF_RING {
        way.push(format!("{} more", ring.len() - SHOWN_OF_RING));
    }
    let message = match rest {
        [] => format!("the resource `{}` depends on itself", name(first.from)),
        _ => format!("resources depend on each other in a ring: {} and back", way.join(", ")),
    };
    let words = |edge: &Edge| {
        let how = match edge.kind {
            EdgeKind::Resource | EdgeKind::Attribute => "refers to",
            EdgeKind::DependsOn => "depends on",
        };
        format!("`{}` {how} `{}`", name(edge.from), name(edge.to))
    };
    let finding = Diagnostic::new(&codes::CIRCULAR_DEPENDENCY, source, first.span, message);
    let finding = finding.with_primary_message(words(first));
    let finding = rest
        .iter()
        .take(SHOWN_OF_RING - 1)
        .fold(finding, |finding, edge| finding.with_label(source, edge.span, words(edge)));
    Some(finding.with_help("take one of these references away"))
}

/// Files that `get_file` names must be there: the client sends them along with the template.
fn check_files(unit: &Unit<'_>, session: &mut Session<'_>, findings: &mut Vec<Diagnostic>) {
    let mut names: Vec<&Expr> = Vec::new();
    let resources = unit.template.resources.content.values();
    let fields = resources.flat_map(|resource| {
        [&resource.properties, &resource.metadata, &resource.update_policy, &resource.deletion_policy]
            .into_iter()
            .flatten()
    });
    let outputs = unit.template.outputs.content.values().filter_map(|output| output.value.as_ref());
    for field in fields.chain(outputs) {
        field.value.walk(&mut |expr| {
            if let Some(call) = expr.as_call()
                && call.function == Function::File
                && let Arguments::Name { name, .. } = call.arguments()
            {
                names.push(name);
            }
        });
    }
    for name in names {
        let Some(reference) = name.as_str() else { continue };
        let path = files::join(unit.path, reference);
        let error = match session.has_file(&path) {
            Ok(()) => continue,
            Err(error) => error,
        };
        // Heat resolves what it was given under the very name as well.
        if session.has_file(reference).is_ok() {
            continue;
        }
        let reason = match error {
            ReadError::NotFound => format!("there is no file `{path}`"),
            ReadError::Unreadable(reason) => format!("`{path}` can not be read: {reason}"),
            ReadError::Remote => continue,
        };
        let source = unit.template.source;
        findings.push(
            Diagnostic::new(&function_codes::UNRESOLVABLE_FILE, source, name.span, reason)
                .with_help("paths are relative to the file that names them"),
        );
    }
}
