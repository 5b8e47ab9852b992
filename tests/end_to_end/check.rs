//! `hot check`: what is looked at, and how it ends.

use std::process::Stdio;

use crate::project::{Project, Run, TEMPLATE};

#[test]
fn a_clean_template_is_worth_one_line() {
    let project = Project::new(&[("a.yaml", TEMPLATE)]);
    project.run(&["check", "a.yaml"]).is(0, "", "checked 1 template: nothing to complain about\n");
    project.run(&["check", "-q", "a.yaml"]).is(0, "", "");
}

#[test]
fn the_working_directory_is_searched() {
    let project = Project::new(&[
        ("b/stack.yaml", TEMPLATE),
        ("a.template", TEMPLATE),
        ("environment.yaml", "parameters:\n  a: 1\n"),
        ("docker-compose.yml", "services: {}\n"),
        (".hidden/a.yaml", TEMPLATE),
        (".gitignore", "/ignored\n"),
        ("ignored/a.yaml", TEMPLATE),
    ]);
    let run = project.run(&["check", "-v"]);
    run.is(
        0,
        "",
        "note: searched `.`\n\
         note: looked at `a.template` as Heat takes it\n\
         note: looked at `b/stack.yaml` as Heat takes it\n\
         note: no template: `docker-compose.yml`\n\
         note: no template: `environment.yaml`\n\
         checked 2 templates: nothing to complain about\n",
    );
}

#[test]
fn a_named_file_is_checked_whatever_it_holds() {
    let project = Project::new(&[("notes.txt", TEMPLATE), (".hidden.yaml", TEMPLATE)]);
    project.run(&["check", "notes.txt", ".hidden.yaml"]).says(0, "checked 2 templates");
}

#[test]
fn a_folder_without_templates_is_told() {
    let project = Project::new(&[("empty/other.yaml", "a: 1\n"), ("full/a.yaml", TEMPLATE)]);
    project.run(&["check", "empty"]).is(0, "", "note: no templates found in `empty`\n");
    project.run(&["check", "-q", "empty"]).is(0, "", "");
    let run = project.run(&["check", "full", "empty"]);
    run.is(0, "", "note: no templates found in `empty`\nchecked 1 template: nothing to complain about\n");
    // All of it is there, though the files were found from another folder, or named.
    project.run(&["check", ".", "full"]).says(0, "checked 1 template");
    project.run(&["check", "full", "full/a.yaml"]).is(0, "", "checked 1 template: nothing to complain about\n");
}

#[test]
fn what_can_not_be_read_is_told_and_the_others_are_checked() {
    let project = Project::new(&[("a.yaml", TEMPLATE), ("z.yaml", TEMPLATE)]);
    let run = project.run(&["check", "a.yaml", "gone.yaml", "https://example.org/b.yaml", "z.yaml"]);
    run.says(2, "error: cannot read `gone.yaml`: no such file or folder\n");
    run.says(2, "error: cannot read `https://example.org/b.yaml`: it is an address, and only files are read\n");
    run.says(2, "checked 2 templates: nothing to complain about; 2 paths could not be checked\n");
}

#[cfg(unix)]
#[test]
fn pipes_are_refused_without_waiting_for_them() {
    let project = Project::new(&[]);
    assert!(std::process::Command::new("mkfifo").arg(project.path("pipe.yaml")).status().unwrap().success());
    project.run(&["check", "pipe.yaml"]).says(2, "cannot read `pipe.yaml`: it is a pipe, not a file");
    // Nobody named it here.
    project.run(&["check"]).is(0, "", "note: no templates found in `.`\n");
    project.run(&["check", "/dev/zero"]).says(2, "cannot read `/dev/zero`: it is a device, not a file");
}

#[test]
fn standard_input_is_a_template() {
    let project = Project::new(&[]);
    project.run_with_input(&["check", "-"], TEMPLATE).says(0, "checked 1 template");
    let run = project.run_with_input(&["check", "-v", "-", "-", "--stdin-filename", "sub/x.yaml"], TEMPLATE);
    run.says(0, "looked at `sub/x.yaml` as Heat takes it\nchecked 1 template:");
    project.run(&["check", "--stdin-filename", "x.yaml"]).says(2, "nothing is read from standard input");
}

#[test]
fn wrong_arguments_are_explained() {
    let project = Project::new(&[("a.yaml", TEMPLATE)]);
    for (arguments, words) in [
        (&["check", "a.yaml", "-P", "novalue"][..], "write it as NAME=VALUE"),
        (&["check", "a.yaml", "-P", "=1"], "there is no name before the `=`"),
        (&["check", "a.yaml", "--format", "txt"], "a similar value exists: 'text'"),
        (&["check", "a.yaml", "--target", "azure"], "[possible values: heat, aws, auto]"),
        (&["check", "--colour", "never"], "--color"),
        (&["check", "-q", "-v"], "cannot be used with"),
        (&["chek"], "a similar subcommand exists: 'check'"),
        (&["check", "a.yaml", "-e", "gone.yaml"], "cannot read the environment `gone.yaml`: no such file or folder"),
        (&["check", "a.yaml", "-e", "https://example.org/e.yaml"], "it is an address, and only files are read"),
    ] {
        let run = project.run(arguments);
        run.says(2, words);
        assert_eq!(run.stdout, "");
    }
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let project = Project::new(&[("a.yaml", TEMPLATE)]);
    for arguments in
        [&["check", "--format", "json", "a.yaml"][..], &["explain"], &["completions", "bash"], &["man"], &["--help"]]
    {
        let mut command = project.command(arguments);
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        command.stdout(writer).stderr(Stdio::piped());
        let run = Run::of(&mut command);
        assert_eq!(run.code, 0, "{arguments:?} {run:?}");
        assert!(!run.stderr.contains("error") && !run.stderr.contains("panic"), "{run:?}");
    }
}

#[test]
fn many_files_are_checked_in_one_run() {
    let project = Project::new(&[]);
    for number in 0..200 {
        project.write(&format!("{number:03}/stack.yaml"), TEMPLATE);
    }
    let run = project.run(&["check", "-v"]);
    run.says(0, "checked 200 templates");
    let looked: Vec<&str> = run.stderr.lines().filter(|line| line.starts_with("note: looked at")).collect();
    assert_eq!(looked.len(), 200);
    assert!(looked.is_sorted());
}
