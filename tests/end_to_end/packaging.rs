//! What a package of hot needs: version, help, completions, manual pages.

use crate::project::Project;

#[test]
fn the_version_is_that_of_the_package() {
    Project::new(&[]).run(&["--version"]).is(0, concat!("hot ", env!("CARGO_PKG_VERSION"), "\n"), "");
}

#[test]
fn no_command_shows_the_help() {
    let run = Project::new(&[]).run(&[]);
    run.says(2, "Usage: hot <COMMAND>");
}

#[test]
fn every_shell_has_completions() {
    let project = Project::new(&[]);
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let run = project.run(&["completions", shell]);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{shell}");
        assert!(run.stdout.contains("stdin-filename"), "{shell}");
    }
    project.run(&["completions", "tcsh"]).says(2, "possible values");
}

#[test]
fn manual_pages_are_written_where_asked() {
    let project = Project::new(&[("file", "")]);
    let run = project.run(&["man"]);
    assert!(run.code == 0 && run.stdout.contains(".TH hot 1"), "{run:?}");
    project.run(&["man", "new/folder"]).is(0, "", "");
    let mut pages: Vec<_> =
        std::fs::read_dir(project.path("new/folder")).unwrap().map(|page| page.unwrap().file_name()).collect();
    pages.sort();
    assert_eq!(pages, ["hot-check.1", "hot-completions.1", "hot-explain.1", "hot-man.1", "hot.1"]);
    let check = std::fs::read_to_string(project.path("new/folder/hot-check.1")).unwrap();
    assert!(check.contains("Exit codes"), "{check}");
    project.run(&["man", "file"]).says(2, "error: cannot write to `file`: ");
}
