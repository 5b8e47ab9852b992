//! Findings from the compiler to the user: exit codes, files that are shared, environments and values.

use crate::project::{Project, TEMPLATE};

const UNKNOWN: &str = "heat_template_version: 2021-04-16
resources:
  server:
    type: OS::Heat::Nothing
";

const USES_NESTED: &str = "heat_template_version: 2021-04-16
resources:
  part:
    type: ../lib/part.yaml
";

const NEEDS_SIZE: &str = "heat_template_version: 2021-04-16
parameters:
  size:
    type: number
    constraints: [{range: {max: 10}}]
resources:
  value: {type: OS::Heat::Value, properties: {value: {get_param: size}}}
";

/// Path and line of each finding, from the JSON output.
fn places(project: &Project, arguments: &[&str]) -> Vec<(String, u64)> {
    let run = project.run(&[&["check", "--format", "json"], arguments].concat());
    let json: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    let place = |finding: &serde_json::Value| {
        (finding["path"].as_str().unwrap().to_string(), finding["start"]["line"].as_u64().unwrap())
    };
    json["diagnostics"].as_array().unwrap().iter().map(place).collect()
}

#[test]
fn errors_are_drawn_and_set_the_exit_code() {
    let project = Project::new(&[("a.yaml", UNKNOWN), ("b.yaml", TEMPLATE)]);
    let run = project.run(&["check"]);
    assert_eq!((run.code, run.stderr.as_str()), (1, "checked 2 templates: 1 error\n"));
    for part in [
        "error[unknown-resource-type]: ",
        "a.yaml:4:11\n",
        "4 │     type: OS::Heat::Nothing\n",
        "= see: hot explain unknown-resource-type\n",
    ] {
        assert!(run.stdout.contains(part), "{part:?} {run:#?}");
    }
    project
        .run(&["check", "a.yaml", "gone.yaml"])
        .says(2, "checked 1 template: 1 error; 1 path could not be checked\n");
}

#[test]
fn a_mistake_in_a_shared_file_is_told_once() {
    let project = Project::new(&[("x/a.yaml", USES_NESTED), ("x/b.yaml", USES_NESTED), ("lib/part.yaml", UNKNOWN)]);
    assert_eq!(places(&project, &["x"]), [("lib/part.yaml".to_string(), 4)]);
    assert_eq!(places(&project, &[]).len(), 1);
    assert_eq!(places(&project, &["./x/a.yaml", project.path("lib/part.yaml").to_str().unwrap()]).len(), 1);
}

#[test]
fn standard_input_refers_to_files_from_its_name() {
    let project = Project::new(&[("lib/part.yaml", TEMPLATE)]);
    let arguments = ["check", "-", "--stdin-filename", "x/unsaved.yaml"];
    project.run_with_input(&arguments, USES_NESTED).says(0, "checked 1 template: nothing");
    let elsewhere = ["check", "-", "--stdin-filename", "x/y/unsaved.yaml"];
    let run = project.run_with_input(&elsewhere, USES_NESTED);
    assert_eq!(run.code, 1);
    assert!(run.stdout.contains("x/y/unsaved.yaml:4:"), "{run:#?}");
    let unnamed = project.run_with_input(&["check", "-"], UNKNOWN);
    assert!(unnamed.code == 1 && unnamed.stdout.contains("<stdin>:4:11"), "{unnamed:#?}");
}

#[test]
fn environments_and_values_are_held_against_the_template() {
    let project = Project::new(&[
        ("a.yaml", NEEDS_SIZE),
        ("small.yaml", "parameters: {size: 3}\n"),
        ("large.yaml", "parameters: {size: 30}\n"),
    ]);
    let code = |arguments: &[&str]| project.run(&[&["check", "a.yaml"], arguments].concat()).code;
    assert_eq!(code(&["-e", "small.yaml"]), 0);
    assert_eq!(code(&["-e", "large.yaml"]), 1);
    assert_eq!(code(&["-e", "large.yaml", "-e", "small.yaml"]), 0);
    assert_eq!(code(&["-e", "small.yaml", "-P", "size=30"]), 1);
    assert_eq!(code(&["-P", "size=4"]), 0);
    assert_eq!(places(&project, &["a.yaml", "-e", "large.yaml"])[0].0, "large.yaml");
}
