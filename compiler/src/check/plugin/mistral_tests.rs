use crate::check::plugin::testing::check_rows;

#[test]
fn triggers_have_a_time() {
    check_rows(
        "OS::Mistral::CronTrigger",
        "{}",
        &[
            ("{pattern: '* * * * *'}", &[]),
            ("{first_time: 2015-04-08 06:20}", &[]),
            ("{pattern: ?}", &[]),
            ("{}", &["missing-one-of r"]),
            ("{first_time: ''}", &["missing-one-of r"]),
            ("{first_time: null}", &["missing-one-of r"]),
        ],
    );
}

#[test]
fn tasks_run_an_action_or_a_workflow() {
    check_rows(
        "OS::Mistral::Workflow",
        "{}",
        &[
            ("{type: direct, tasks: [{name: a, action: x}, {name: b, workflow: y}]}", &[]),
            ("{type: direct, tasks: [{name: a, action: x, workflow: ''}]}", &[]),
            ("{type: direct, tasks: [{name: a, action: x, workflow: null}]}", &[]),
            ("{type: direct, tasks: [{name: a, action: x, workflow: ?}]}", &[]),
            ("{type: direct, tasks: [{name: a, workflow: ?}]}", &[]),
            ("{type: direct, tasks: ?}", &[]),
            ("{type: direct, tasks: [{name: a}]}", &["missing-one-of {name: a}"]),
            ("{type: direct, tasks: [{name: a, action: ''}]}", &["missing-one-of {name: a, action: ''}"]),
            ("{type: direct, tasks: [{name: a, action: x, workflow: y}]}", &["conflicting-properties workflow"]),
            ("{type: direct, tasks: [{name: a, workflow: @y, action: x}]}", &["conflicting-properties action"]),
            (
                "{type: direct, tasks: [{name: a}, {name: b, action: x}, {name: c, workflow: y, action: x}]}",
                &["missing-one-of {name: a}", "conflicting-properties action"],
            ),
        ],
    );
}

#[test]
fn reverse_workflows_are_told_where_to_begin() {
    check_rows(
        "OS::Mistral::Workflow",
        "{}",
        &[
            ("{type: reverse, params: {task_name: a}, tasks: [{name: a, action: x}]}", &[]),
            ("{type: reverse, params: {task_name: ?}, tasks: [{name: a, action: x}]}", &[]),
            ("{type: reverse, params: ?, tasks: [{name: a, action: x}]}", &[]),
            ("{type: ?, tasks: [{name: a, action: x}]}", &[]),
            ("{type: direct, tasks: [{name: a, action: x}]}", &[]),
            ("{type: reverse, tasks: [{name: a, action: x}]}", &["property-needs-other reverse"]),
            ("{type: reverse, params: null, tasks: [{name: a, action: x}]}", &["property-needs-other reverse"]),
            ("{type: reverse, params: {}, tasks: [{name: a, action: x}]}", &["property-needs-other params"]),
            ("{type: reverse, params: {task_name: ''}, tasks: [{name: a, action: x}]}", &["property-needs-other ''"]),
            ("{type: reverse, tasks: [{name: x}]}", &["property-needs-other reverse", "missing-one-of {name: x}"]),
        ],
    );
}

#[test]
fn only_reverse_workflows_have_requirements() {
    check_rows(
        "OS::Mistral::Workflow",
        "{}",
        &[
            ("{type: reverse, params: {task_name: a}, tasks: [{name: a, action: x, requires: [b]}]}", &[]),
            ("{type: ?, tasks: [{name: a, action: x, requires: [b]}]}", &[]),
            ("{type: direct, tasks: [{name: a, action: x, requires: ?if}]}", &[]),
            // What is under `policies` does not count.
            ("{type: direct, tasks: [{name: a, action: x, policies: {requires: [b]}}]}", &[]),
            ("{type: direct, tasks: [{name: a, action: x, requires: [b]}]}", &["property-needs-value requires"]),
            ("{type: direct, tasks: [{name: a, action: x, requires: []}]}", &["property-needs-value requires"]),
            ("{type: direct, tasks: [{name: a, action: x, requires: null}]}", &["property-needs-value requires"]),
        ],
    );
}

#[test]
fn only_repeated_tasks_have_a_concurrency() {
    check_rows(
        "OS::Mistral::Workflow",
        "{}",
        &[
            ("{type: direct, tasks: [{name: a, action: x, concurrency: 2, with_items: i}]}", &[]),
            ("{type: direct, tasks: [{name: a, action: x, concurrency: 2, with_items: null}]}", &[]),
            ("{type: direct, tasks: [{name: a, action: x, concurrency: 2, with_items: ?}]}", &[]),
            ("{type: direct, tasks: [{name: a, action: x, concurrency: ?if}]}", &[]),
            ("{type: direct, tasks: [{name: a, action: x, policies: {timeout: 2}}]}", &[]),
            ("{type: direct, tasks: [{name: a, action: x, policies: {concurrency: null}}]}", &[]),
            ("{type: direct, tasks: [{name: a, action: x, policies: {concurrency: 2}, with_items: i}]}", &[]),
            ("{type: direct, tasks: [{name: a, action: x, policies: null}]}", &[]),
            ("{type: direct, tasks: [{name: a, action: x, concurrency: 2}]}", &["property-needs-other concurrency"]),
            ("{type: direct, tasks: [{name: a, action: x, concurrency: 0}]}", &["property-needs-other concurrency"]),
            ("{type: direct, tasks: [{name: a, action: x, concurrency: null}]}", &["property-needs-other concurrency"]),
            (
                "{type: direct, tasks: [{name: a, action: x, policies: {concurrency: 2}}]}",
                &["property-needs-other concurrency"],
            ),
        ],
    );
}
