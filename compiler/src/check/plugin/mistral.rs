//! Mistral: workflows and what starts them.

use super::Check;
use super::rules::{Findings, at_least_one, because_of, diagnostic, exactly_one};
use super::scope::{Answer, Ask, Scope};
use crate::code::property::{PROPERTY_NEEDS_OTHER, PROPERTY_NEEDS_VALUE};
use crate::source::Span;

/// heat:heat/engine/resources/openstack/mistral
pub(super) const CHECKS: &[(&str, Check)] =
    &[("OS::Mistral::CronTrigger", cron_trigger), ("OS::Mistral::Workflow", workflow)];

/// heat:heat/engine/resources/openstack/mistral/cron_trigger.py
fn cron_trigger(trigger: &Scope<'_>, findings: &mut Findings) {
    at_least_one(trigger, Ask::True, &["pattern", "first_time"], findings);
}

/// heat:heat/engine/resources/openstack/mistral/workflow.py
fn workflow(workflow: &Scope<'_>, findings: &mut Findings) {
    first_task(workflow, findings);
    for task in workflow.items("tasks") {
        exactly_one(&task, Ask::True, &["workflow", "action"], findings);
        requirements(workflow, &task, findings);
        concurrency(&task, findings);
    }
}

/// A reverse workflow is told the task to begin with.
fn first_task(workflow: &Scope<'_>, findings: &mut Findings) {
    if workflow.text("type") != Some("reverse") {
        return;
    }
    let params = workflow.get("params");
    let name = match params {
        Some(params) if params.is_unknown() => return,
        Some(params) => params.get("task_name"),
        None => None,
    };
    if name.map_or(Answer::No, |name| workflow.truth_of(name)) != Answer::No {
        return;
    }
    let place = match (name, params) {
        (Some(name), _) => name.span,
        (None, Some(_)) => workflow.key_span("params"),
        (None, None) => workflow.value_span("type"),
    };
    let found = diagnostic(workflow, &PROPERTY_NEEDS_OTHER, place, "a reverse workflow needs `params.task_name`")
        .with_help("give the name of the task to begin with as `task_name` under `params`");
    findings.push(if params.is_some() { because_of(workflow, found, "type") } else { found });
}

/// Only the tasks of reverse workflows name the ones they require, be it none.
fn requirements(workflow: &Scope<'_>, task: &Scope<'_>, findings: &mut Findings) {
    if workflow.text("type") != Some("direct") || task.is_written("requires") != Answer::Yes {
        return;
    }
    let message = "`requires` is only allowed in a workflow whose `type` is `reverse`";
    let found = diagnostic(task, &PROPERTY_NEEDS_VALUE, task.key_span("requires"), message)
        .with_help("remove `requires` and name this task in `on_success` of the other, or set `type` to `reverse`");
    findings.push(because_of(workflow, found, "type"));
}

/// Only what is repeated for several items can run several times at once.
fn concurrency(task: &Scope<'_>, findings: &mut Findings) {
    if task.is_written("with_items") != Answer::No {
        return;
    }
    let Some(place) = concurrency_place(task) else { return };
    let found =
        diagnostic(task, &PROPERTY_NEEDS_OTHER, place, "`concurrency` is only allowed together with `with_items`")
            .with_help("add `with_items`, or remove `concurrency`");
    findings.push(found);
}

/// The key of a limit that is surely given, in the task or in the older `policies`; a null there is none.
fn concurrency_place(task: &Scope<'_>) -> Option<Span> {
    if task.value.get("concurrency").is_some() {
        return Some(task.key_span("concurrency")).filter(|_| task.is_written("concurrency") == Answer::Yes);
    }
    let policies = task.value.get("policies")?.as_map()?;
    let (name, value) = policies.iter().find(|(name, _)| name.text == "concurrency")?;
    Some(name.span).filter(|_| !value.is_null() && !value.is_unknown())
}

#[cfg(test)]
#[path = "mistral_tests.rs"]
mod tests;
