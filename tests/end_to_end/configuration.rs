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
        run.says(0, &format!("note: looked at `{shown}`\nchecked 1 template:"));
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
