use compiler::code::template;
use compiler::diagnostic::Diagnostic;
use compiler::source::{Source, SourceId, Span};

use super::*;

/// A check that finds an error where the text says so, and breaks where the text says so.
fn sample_check(path: &str, bytes: Vec<u8>) -> FileReport {
    let source = Source::from_bytes(SourceId(0), path, bytes);
    assert!(!source.text.contains("panic"), "as the text says");
    let code = template::CODES[0];
    let bad = source.text.contains("error").then(|| Diagnostic::new(code, SourceId(0), Span::new(0, 5), "bad"));
    FileReport::new(path.to_string(), vec![source], bad.into_iter().collect())
}

fn checked(files: &[(&str, &str)]) -> Report {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        std::fs::write(folder.path().join(name), format!("heat_template_version: x\n{text}")).unwrap();
    }
    let walk = walk::find(&[folder.path().to_path_buf()], "<stdin>", &Default::default());
    let outcomes = look_at_all(&walk.candidates, sample_check);
    report(walk, outcomes)
}

#[test]
fn exit_codes_tell_the_worst() {
    for (files, expected) in [
        (&[][..], 0),
        (&[("a.yaml", "")], 0),
        (&[("a.yaml", ""), ("b.yaml", "error")], 1),
        (&[("a.yaml", "error"), ("b.yaml", "panic"), ("c.yaml", "")], 2),
    ] {
        assert_eq!(exit_code(&checked(files)), expected, "{files:?}");
    }
}

#[test]
fn a_check_that_panics_leaves_the_others_alone() {
    let report = checked(&[("a.yaml", "error"), ("b.yaml", "panic"), ("c.yaml", "error")]);
    assert_eq!(report.files.len(), 2);
    assert_eq!(report.count(Severity::Error), 2);
    let told = report.problems[0].to_string();
    assert!(
        told.starts_with("internal error while checking `") && told.contains("b.yaml`: as the text says"),
        "{told}"
    );
    assert!(report.problems[0].hint().is_some());
}

#[test]
fn parameters_are_split_at_the_first_equals_sign() {
    assert_eq!(parse_parameter("a=b=c"), Ok(("a".into(), "b=c".to_string())));
    assert_eq!(parse_parameter("a="), Ok(("a".into(), String::new())));
    assert!(parse_parameter("=b").is_err());
    assert!(parse_parameter("a").is_err());
}
