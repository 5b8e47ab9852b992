use quick_xml::events::Event;
use serde_json::Value;

use super::*;

fn rendered(format: Format, report: &Report) -> String {
    let mut out = Vec::new();
    render(format, report, false, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn rendered_json(format: Format, report: &Report) -> Value {
    serde_json::from_str(&rendered(format, report)).unwrap()
}

#[test]
fn text() {
    insta::assert_snapshot!(rendered(Format::Text, &samples::report()));
}

#[test]
fn text_in_colors_is_the_same_text() {
    let mut out = Vec::new();
    render(Format::Text, &samples::report(), true, &mut out).unwrap();
    let colored = String::from_utf8(out).unwrap();
    assert!(colored.contains("\x1b[31m") || colored.contains("\x1b[1m"), "{colored}");
    let mut parts = colored.split("\x1b[");
    let before = parts.next().unwrap().to_string();
    let plain = before + &parts.map(|part| part.split_once('m').unwrap().1).collect::<String>();
    assert_eq!(plain, rendered(Format::Text, &samples::report()));
}

#[test]
fn json() {
    insta::assert_snapshot!(rendered(Format::Json, &samples::report()));
}

#[test]
fn github() {
    insta::assert_snapshot!(rendered(Format::Github, &samples::report()));
}

#[test]
fn gitlab() {
    insta::assert_snapshot!(rendered(Format::Gitlab, &samples::report()));
}

#[test]
fn junit() {
    insta::assert_snapshot!(rendered(Format::Junit, &samples::report()));
}

#[test]
fn sarif() {
    let text = rendered(Format::Sarif, &samples::report());
    insta::assert_snapshot!(text.replace(env!("CARGO_PKG_VERSION"), "VERSION"));
}

#[test]
fn an_empty_report_is_a_whole_document() {
    let report = Report::default();
    assert_eq!(rendered(Format::Text, &report), "");
    assert_eq!(rendered(Format::Github, &report), "");
    let json = serde_json::json!({"diagnostics": [], "files": 0, "errors": 0, "warnings": 0});
    assert_eq!(rendered_json(Format::Json, &report), json);
    assert_eq!(rendered_json(Format::Gitlab, &report), serde_json::json!([]));
    assert_eq!(rendered_json(Format::Sarif, &report)["runs"][0]["results"], serde_json::json!([]));
    assert_eq!(junit_counts(&rendered(Format::Junit, &report)), [0, 0, 0]);
}

/// What the SARIF specification asks for beyond being JSON, as far as it concerns what we write.
#[test]
fn sarif_is_consistent() {
    let sarif = rendered_json(Format::Sarif, &samples::report());
    assert_eq!(sarif["version"], "2.1.0");
    let run = &sarif["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    let results = run["results"].as_array().unwrap();
    assert_eq!(results.len(), samples::report().findings().count());
    for result in results {
        assert_eq!(rules[result["ruleIndex"].as_u64().unwrap() as usize]["id"], result["ruleId"]);
        assert!(["error", "warning", "note"].contains(&result["level"].as_str().unwrap()));
        assert!(!result["message"]["text"].as_str().unwrap().is_empty());
        let location = &result["locations"][0]["physicalLocation"];
        let uri = location["artifactLocation"]["uri"].as_str().unwrap();
        assert!(!uri.contains([' ', '\\', ',']), "{uri}");
        let region = |key: &str| location["region"][key].as_u64().unwrap();
        assert!(region("startLine") >= 1 && region("startColumn") >= 1);
        assert!((region("startLine"), region("startColumn")) <= (region("endLine"), region("endColumn")));
    }
    let prints: std::collections::BTreeSet<_> =
        results.iter().map(|result| result["partialFingerprints"]["hot/v1"].to_string()).collect();
    assert_eq!(prints.len(), results.len());
    assert_eq!(run["invocations"][0]["executionSuccessful"], false);
}

/// Tests, failures and errors that the elements add up to, after holding the counts in the attributes against them.
fn junit_counts(xml: &str) -> [usize; 3] {
    let mut reader = quick_xml::Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    let mut counts = [0; 3];
    let mut promised = None;
    loop {
        let event = reader.read_event().unwrap();
        match &event {
            Event::Start(element) | Event::Empty(element) => {
                let attribute = |name: &str| -> Option<String> {
                    let value = element
                        .try_get_attribute(name)
                        .unwrap()?
                        .normalized_value(quick_xml::XmlVersion::Implicit1_0)
                        .unwrap();
                    Some(value.into_owned())
                };
                match element.name().as_ref() {
                    "testsuites" => {
                        promised =
                            Some(["tests", "failures", "errors"].map(|name| attribute(name).unwrap().parse().unwrap()));
                    }
                    "testcase" => counts[0] += 1,
                    "failure" => counts[1] += 1,
                    "error" => counts[2] += 1,
                    _ => {}
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(promised, Some(counts));
    counts
}

#[test]
fn junit_counts_agree_with_its_elements() {
    assert_eq!(junit_counts(&rendered(Format::Junit, &samples::report())), [6, 2, 1]);
}

#[test]
fn fingerprints_stay_when_lines_move() {
    let prints = |before: &str| -> Vec<String> {
        let text = format!("{before}a: 1\nb: 1\n");
        let bad = |part: &str| {
            let span = samples::span(&text, part);
            compiler::diagnostic::Diagnostic::new(
                &samples::BAD,
                compiler::source::SourceId(0),
                span,
                "the value is bad",
            )
        };
        let diagnostics = vec![bad("a: 1"), bad("b: 1")];
        let report = Report::new(vec![samples::file("x.yaml", &[("x.yaml", &text)], diagnostics)], Vec::new());
        let issues = rendered_json(Format::Gitlab, &report);
        issues.as_array().unwrap().iter().map(|issue| issue["fingerprint"].as_str().unwrap().to_string()).collect()
    };
    assert_eq!(prints(""), prints("# a line\n# and another\n"));
    assert_ne!(prints("")[0], prints("")[1]);
}

/// A label of a source that is not there, or a span past the end, must not stop the report.
#[test]
fn places_outside_the_text_are_survived() {
    use compiler::diagnostic::Diagnostic;
    use compiler::source::{SourceId, Span};
    let text = "a: ü\n";
    let diagnostics = vec![
        Diagnostic::new(&samples::BAD, SourceId(7), Span::new(3, 9), "of no source"),
        Diagnostic::new(&samples::BAD, SourceId(0), Span::new(90, 99), "past the end"),
        Diagnostic::new(&samples::BAD, SourceId(0), Span::new(4, 5), "inside a character"),
        Diagnostic::new(&samples::BAD, SourceId(0), Span::new(3, 1), "backwards"),
        Diagnostic::new(&samples::BAD, SourceId(0), Span::at(6), "at the end"),
    ];
    let report = Report::new(vec![samples::file("x.yaml", &[("x.yaml", text)], diagnostics)], Vec::new());
    for format in [Format::Text, Format::Json, Format::Sarif, Format::Github, Format::Gitlab, Format::Junit] {
        assert!(rendered(format, &report).contains("at the end"), "{format:?}");
    }
}
