//! `hot.toml`: what it says counts, and its mistakes are told.

use crate::project::{Project, Run, TEMPLATE};

#[test]
fn files_and_folders_are_excluded_from_below_too() {
    let project = Project::new(&[
        ("hot.toml", "[check]\nexclude = [\"vendor/\", \"/sub/old.yaml\"]\n"),
        ("sub/vendor/a.yaml", TEMPLATE),
        ("sub/old.yaml", TEMPLATE),
        ("sub/new.yaml", TEMPLATE),
    ]);
    for (folder, shown, using) in [(".", "sub/new.yaml", "hot.toml"), ("sub", "new.yaml", "../hot.toml")] {
        let run = Run::of(project.command(&["check", "-v"]).current_dir(project.path(folder)));
        run.says(0, &format!("note: using `{using}`\n"));
        run.says(0, &format!("note: looked at `{shown}` as Heat takes it\nchecked 1 template:"));
    }
    // What is named is checked.
    project.run(&["check", "sub/old.yaml", "sub/vendor"]).says(0, "checked 2 templates");
}

#[test]
fn environments_are_those_of_the_arguments_or_else_of_the_file() {
    let project = Project::new(&[
        ("hot.toml", "[check]\nenvironments = [\"env/gone.yaml\"]\n"),
        ("a.yaml", TEMPLATE),
        ("env/there.yaml", "parameters: {}\n"),
    ]);
    project.run(&["check", "a.yaml"]).says(2, "cannot read the environment `env/gone.yaml`: no such file or folder");
    project.run(&["check", "a.yaml", "-e", "env/there.yaml"]).says(0, "checked 1 template");
}

#[test]
fn mistakes_end_the_run_with_their_place() {
    let project = Project::new(&[("hot.toml", "[check]\n\ncolour = 1\n"), ("a.yaml", TEMPLATE)]);
    let run = project.run(&["check", "a.yaml"]);
    run.says(2, "error: hot.toml:3:1: unknown field `colour`");
    run.says(2, "hint: docs/configuration.md lists what the file may say\n");
    project.write("hot.toml", "[check]\nextra-types = [\"schemas/*.json\"]\n");
    project.run(&["check", "a.yaml"]).says(2, "error: hot.toml:2:16: no file matches `schemas/*.json`");
}

const FABRIC: &str = "heat_template_version: 2021-04-16
resources:
  fabric:
    type: Acme::Net::Fabric
    properties: {size: 3}
";

#[test]
fn types_of_the_users_own_cloud_are_known() {
    let schema = "types:\n  Acme::Net::Fabric:\n    properties:\n      size: {type: integer, required: true}\n";
    let project = Project::new(&[("sub/fabric.yaml", FABRIC)]);
    let run_below = || Run::of(project.command(&["check", "fabric.yaml"]).current_dir(project.path("sub")));
    assert_eq!(run_below().code, 1);
    project.write("hot.toml", "[check]\nextra-types = [\"schemas/*\"]\n");
    project.write("schemas/fabric.yaml", schema);
    run_below().is(0, "", "checked 1 template: nothing to complain about\n");
}

#[test]
fn mistakes_in_schema_files_are_told_with_their_places() {
    let project = Project::new(&[
        ("hot.toml", "[check]\nextra-types = [\"types.json\"]\n"),
        ("types.json", "{\"types\": {\n  \"A::B\": {\"propertys\": {}},\n  \"A::C\": {\"attribute\": {}}}}\n"),
        ("fabric.yaml", FABRIC),
    ]);
    let run = project.run(&["check", "fabric.yaml"]);
    run.says(2, "error: types.json:2:");
    run.says(2, "error: types.json:3:");
    run.says(2, "hint: docs/extra-types.md shows what a schema file may hold\n");
    assert_eq!(run.stdout, "");
}

#[test]
fn the_target_is_that_of_the_arguments_or_else_of_the_file() {
    let bucket = "AWSTemplateFormatVersion: '2010-09-09'\nResources:\n  Queue:\n    Type: AWS::SQS::Queue\n";
    let project = Project::new(&[("queue.yaml", bucket)]);
    let code = |arguments: &[&str]| project.run(&[&["check", "queue.yaml"], arguments].concat()).code;
    assert_eq!((code(&[]), code(&["--target", "heat"]), code(&["--target", "aws"])), (0, 1, 0));
    project.write("hot.toml", "[check]\ntarget = \"heat\"\n");
    assert_eq!((code(&[]), code(&["--target", "aws"]), code(&["--target", "auto"])), (1, 0, 0));
}
