//! What the checker says, and where: many small templates that say themselves what must be found in them.
//!
//! The cases lie in `check/<topic>.yaml`, each under a line `#= title`, in the language of `tests/support`. A mark names
//! the code, with `late` before it for what Heat finds only later, and may go on with a part of the message
//! (`unknown-property: has no property`). Under the title `#: target aws` and `#: give name=value` set options, and `#: labels`
//! asks for marks (`label: words`) at the places that explain. Nothing but what is marked may be found, in any file.

#![allow(clippy::disallowed_methods, reason = "tests read files")]
#![allow(clippy::panic, reason = "tests fail by panicking")]

use std::path::{Path, PathBuf};

use compiler::check::{self, Checked, Options, Target};
use compiler::code;
use compiler::diagnostic::{Diagnostic, Label};
use compiler::files::MemoryFiles;
use support::{Finding, Fixture, FixtureFile, MAIN_PATH};

/// A test for every topic, and the list of all of them.
macro_rules! topics {
    ($($name:ident: $file:literal,)*) => {
        const TOPICS: &[&str] = &[$($file),*];
        $(
            #[test]
            fn $name() {
                hold($file);
            }
        )*
    };
}

topics! {
    versions_and_sections: "versions-and-sections",
    parameters: "parameters",
    constraints: "constraints",
    groups: "groups",
    conditions: "conditions",
    resources: "resources",
    properties: "properties",
    functions: "functions",
    references: "references",
    graph: "graph",
    outputs: "outputs",
    environments: "environments",
    nested: "nested",
    groups_of_resources: "groups-of-resources",
    cloudformation: "cloudformation",
    aws: "aws",
}

#[test]
fn no_topic_is_forgotten() {
    let mut found: Vec<String> = std::fs::read_dir(folder())
        .expect("the folder of cases is there")
        .map(|entry| entry.expect("the folder is readable").path())
        .filter_map(|path| Some(path.file_stem()?.to_str()?.to_string()))
        .collect();
    found.sort();
    let mut topics = TOPICS.to_vec();
    topics.sort_unstable();
    assert_eq!(found, topics);
}

/// A value of the command line stands in no file of the user's; it is shown as a text of its own.
#[test]
fn given_value_has_a_text_of_its_own() {
    let template = "heat_template_version: 2021-04-16\nparameters: {size: {type: number}}\n";
    let options = Options { parameters: vec![("size".into(), "big".to_string())], ..Options::default() };
    let checked = check::check(MAIN_PATH, template.as_bytes().to_vec(), &options, &MemoryFiles::default());
    let slice = |finding: &Diagnostic| checked.sources[finding.primary.source.0 as usize].slice(finding.primary.span);
    let places: Vec<_> = checked.diagnostics.iter().map(|finding| (finding.code.name, slice(finding))).collect();
    assert_eq!(places, [("invalid-parameter-value", "big")]);
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/check")
}

/// One case of a topic.
struct Case<'t> {
    title: &'t str,
    options: Vec<&'t str>,
    body: String,
}

/// Checks all cases of a topic.
fn hold(topic: &str) {
    let path = folder().join(format!("{topic}.yaml"));
    let text = std::fs::read_to_string(&path).expect("the topic has a file");
    let cases = split(&text);
    assert!(!cases.is_empty(), "{topic} has no cases");
    let failures: Vec<String> =
        cases.iter().filter_map(|case| Some(format!("#= {}\n{}", case.title, difference(case)?))).collect();
    assert!(failures.is_empty(), "{topic}: {} of {}\n\n{}", failures.len(), cases.len(), failures.join("\n"));
}

fn split(text: &str) -> Vec<Case<'_>> {
    let mut cases: Vec<Case<'_>> = Vec::new();
    for line in text.split_inclusive('\n') {
        if let Some(title) = line.strip_prefix("#= ") {
            let title = title.trim();
            assert!(cases.iter().all(|case| case.title != title), "two cases are called `{title}`");
            cases.push(Case { title, options: Vec::new(), body: String::new() });
            continue;
        }
        let Some(case) = cases.last_mut() else {
            assert!(line.trim().is_empty() || line.starts_with('#'), "a case begins with `#= title`");
            continue;
        };
        match line.strip_prefix("#: ") {
            Some(option) => case.options.push(option.trim()),
            None => case.body.push_str(line),
        }
    }
    cases
}

/// What differs between the marks of a case and the findings; `None` when they agree.
fn difference(case: &Case<'_>) -> Option<String> {
    let fixture = Fixture::parse(&case.body);
    for mark in fixture.files.iter().flat_map(|file| &file.expectations) {
        let name = mark.message.split(':').next().unwrap_or_default().trim_start_matches("late ");
        assert!(name == "label" || code::find(name).is_some(), "{}: there is no code `{name}`", case.title);
    }
    let checked = run(&fixture, &options(case, &fixture));
    let mut report = String::new();
    for file in &fixture.files {
        let file = with_whole_codes(file);
        report.extend(file.difference(&findings_in(&file.path, &checked, case.options.contains(&"labels"))));
    }
    for finding in &checked.diagnostics {
        let path = &*checked.sources[finding.primary.source.0 as usize].path;
        if !fixture.files.iter().any(|file| file.path == path) {
            report.push_str(&format!("found in `{path}`, which is no file of the case: {}\n", said(finding)));
        }
    }
    (!report.is_empty()).then_some(report)
}

fn options(case: &Case<'_>, fixture: &Fixture) -> Options {
    let mut options = Options { environments: fixture.environments(), ..Options::default() };
    for option in &case.options {
        match option.split_once(' ') {
            None if *option == "labels" => {}
            Some(("target", "aws")) => options.target = Target::Aws,
            Some(("target", "heat")) => options.target = Target::Heat,
            Some(("give", value)) => {
                let (name, value) = value.split_once('=').expect("a value is given as `name=value`");
                options.parameters.push((name.into(), value.to_string()));
            }
            _ => panic!("{}: there is no option `{option}`", case.title),
        }
    }
    options
}

fn run(fixture: &Fixture, options: &Options) -> Checked {
    let mut files = MemoryFiles::default();
    for file in &fixture.files {
        files.insert(file.path.clone(), file.text.clone());
    }
    check::check(MAIN_PATH, fixture.main().text.clone().into_bytes(), options, &files)
}

/// A mark that names a code alone means that code and none that begins or ends like it.
fn with_whole_codes(file: &FixtureFile) -> FixtureFile {
    let mut file = file.clone();
    for mark in file.expectations.iter_mut().filter(|mark| !mark.message.contains(':')) {
        mark.message.push(':');
    }
    file
}

fn findings_in(path: &str, checked: &Checked, with_labels: bool) -> Vec<Finding> {
    let is_here = |label: &Label| &*checked.sources[label.source.0 as usize].path == path;
    let mut found = Vec::new();
    for finding in &checked.diagnostics {
        if is_here(&finding.primary) {
            found.push(Finding { span: finding.primary.span.range(), message: said(finding) });
        }
        for label in finding.labels.iter().filter(|label| with_labels && is_here(label)) {
            found.push(Finding { span: label.span.range(), message: format!("label: {}", label.message) });
        }
    }
    found
}

/// All that a mark may name: the code, the headline, and what the labels and the help say.
fn said(finding: &Diagnostic) -> String {
    let late = if finding.late { "late " } else { "" };
    let mut words = format!("{late}{}: {}", finding.code.name, finding.message);
    for label in std::iter::once(&finding.primary).chain(&finding.labels).filter(|label| !label.message.is_empty()) {
        words.push_str(&format!("; {}", label.message));
    }
    if let Some(help) = &finding.help {
        words.push_str(&format!("; {help}"));
    }
    words
}
