use compiler::diagnostic::Diagnostic;

use super::*;
use crate::render::samples::{BAD, file, report};

#[test]
fn the_summary_counts_what_is_there() {
    assert_eq!(report().summary(), "checked 3 templates: 2 errors, 1 warning, 1 hint; 1 path could not be checked");
    let clean = Report::new(vec![file("a.yaml", &[("a.yaml", "")], Vec::new())], Vec::new());
    assert_eq!(clean.summary(), "checked 1 template: nothing to complain about");
}

#[test]
fn the_summary_says_who_is_to_take_the_templates() {
    let template = |for_aws| FileReport { for_aws, ..file("a.yaml", &[("a.yaml", "")], Vec::new()) };
    for (files, said) in [
        (vec![true], "checked 1 template as AWS takes it: nothing to complain about"),
        (vec![true, true], "checked 2 templates as AWS takes them: nothing to complain about"),
        (vec![true, false, false], "checked 3 templates (1 as AWS takes them): nothing to complain about"),
    ] {
        let report = Report::new(files.into_iter().map(template).collect(), Vec::new());
        assert_eq!(report.summary(), said);
    }
}

/// Two templates that lead to one nested file, by different names for it.
#[test]
fn equal_findings_in_a_shared_file_are_told_once() {
    let nested = "a: 1\nb: 1\n";
    let bad = |start: u32, message: &str| Diagnostic::new(&BAD, SourceId(1), Span::new(start, start + 1), message);
    let first = file("a.yaml", &[("a.yaml", ""), ("lib/n.yaml", nested)], vec![bad(0, "x"), bad(5, "x")]);
    let second = file("b.yaml", &[("b.yaml", ""), ("./lib/../lib/n.yaml", nested)], vec![bad(0, "x"), bad(0, "y")]);
    let third = file("c.yaml", &[("c.yaml", ""), ("other/n.yaml", nested)], vec![bad(0, "x")]);
    let report = Report::new(vec![first, second, third], Vec::new());
    let left: Vec<_> = report
        .findings()
        .map(|it| (it.file.path.as_str(), it.range().start.line, it.diagnostic.message.as_str()))
        .collect();
    assert_eq!(left, [("a.yaml", 1, "x"), ("a.yaml", 2, "x"), ("b.yaml", 1, "y"), ("c.yaml", 1, "x")]);
}

#[test]
fn sources_of_clean_templates_are_let_go() {
    assert!(file("a.yaml", &[("a.yaml", "x")], Vec::new()).sources.is_empty());
}

#[test]
fn paths_below_the_working_directory_become_relative() {
    let below = std::env::current_dir().unwrap().join("x/../a.yaml");
    assert_eq!(portable_path(below.to_str().unwrap()), "a.yaml");
    assert_eq!(portable_path("./b/c.yaml"), "b/c.yaml");
    assert_eq!(portable_path("/elsewhere/a.yaml"), "/elsewhere/a.yaml");
}
