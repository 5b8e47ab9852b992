//! The output formats as whole documents on standard output, and colours.

use crate::project::{Project, TEMPLATE};

#[test]
fn json_is_one_object() {
    let project = Project::new(&[("a.yaml", TEMPLATE)]);
    let run = project.run(&["check", "--format", "json", "a.yaml"]);
    let json: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(json, serde_json::json!({"diagnostics": [], "files": 1, "errors": 0, "warnings": 0}));
}

#[test]
fn each_format_is_there_even_when_there_is_nothing() {
    let project = Project::new(&[]);
    for (format, start) in [
        ("text", ""),
        ("json", "{\n  \"diagnostics\": []"),
        ("sarif", "{\n  \"$schema\""),
        ("github", ""),
        ("gitlab", "[]\n"),
        ("junit", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites "),
    ] {
        let run = project.run(&["check", "--format", format]);
        assert_eq!(run.code, 0, "{format}");
        assert!(run.stdout.starts_with(start), "{format}: {run:?}");
        assert_eq!(run.stdout.is_empty(), start.is_empty(), "{format}: {run:?}");
    }
}

#[test]
fn problems_are_part_of_the_formats_for_ci() {
    let project = Project::new(&[]);
    for (format, words) in [
        ("sarif", "\"executionSuccessful\": false"),
        ("github", "::error file=gone.yaml,title=hot::cannot read `gone.yaml`"),
        ("junit", "<error message=\"cannot read `gone.yaml`"),
    ] {
        let run = project.run(&["check", "--format", format, "gone.yaml"]);
        run.says(2, "error: cannot read `gone.yaml`");
        assert!(run.stdout.contains(words), "{format}: {run:?}");
    }
}

#[test]
fn colors_are_for_terminals_unless_asked_for() {
    let project = Project::new(&[]);
    let colored = |arguments: &[&str], variables: &[(&str, &str)]| {
        let mut command = project.command(arguments);
        command.envs(variables.iter().copied());
        crate::project::Run::of(&mut command).stderr.contains('\x1b')
    };
    assert!(!colored(&["check", "gone.yaml"], &[]));
    assert!(colored(&["check", "gone.yaml", "--color", "always"], &[]));
    assert!(colored(&["check", "gone.yaml", "--color", "always"], &[("NO_COLOR", "1")]));
    assert!(colored(&["check", "gone.yaml"], &[("CLICOLOR_FORCE", "1")]));
    assert!(!colored(&["check", "gone.yaml"], &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]));
    assert!(!colored(&["check", "gone.yaml", "--color", "never"], &[("CLICOLOR_FORCE", "1")]));
}
