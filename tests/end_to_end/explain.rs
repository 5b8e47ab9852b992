//! `hot explain`: pages, the list, and codes that do not exist.

use crate::project::Project;

#[test]
fn a_code_has_a_page() {
    let run = Project::new(&[]).run(&["explain", "unknown-property"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    assert!(run.stdout.starts_with("unknown-property: "), "{run:?}");
}

#[test]
fn without_a_code_all_are_listed() {
    let run = Project::new(&[]).run(&["explain"]);
    assert_eq!(run.code, 0);
    assert!(run.stdout.lines().any(|line| line.trim_start().starts_with("unknown-property  ")), "{run:?}");
}

#[test]
fn a_mistyped_code_is_recognized() {
    let project = Project::new(&[]);
    let run = project.run(&["explain", "unknwon-property"]);
    run.is(2, "", "error: `unknwon-property` is not a code\nhint: did you mean `unknown-property`?\n");
    project.run(&["explain", "E0042"]).says(2, "hint: `hot explain` lists all codes\n");
}
