//! Holds the texts of each code against the compiler: the example is reported with this code and no other, what to write
//! instead is clean.
//!
//! Checked as `hot check` does without a `--target`. What no page can show (sizes, broken bytes, files that are not
//! there) is made here. Invariant: every code is shown one way or the other.

#![allow(clippy::unwrap_used, reason = "a test that can not go on fails")]

use std::fmt::Write as _;

use compiler::check::{Checked, Options, Target, check};
use compiler::code::{self, Code};
use compiler::files::MemoryFiles;
use support::Fixture;

/// A code's name, and what makes its sample.
type Made = (&'static str, fn() -> Sample);

/// Codes whose pages have no example, with a text or bytes that get them.
const MADE: &[Made] = &[
    ("too-many-resources", too_many_resources),
    ("too-many-parameters", too_many_parameters),
    ("too-many-mappings", too_many_mappings),
    ("too-many-outputs", too_many_outputs),
    ("unreadable-environment", unreadable_environment),
    ("invalid-utf8", invalid_utf8),
    ("binary-file", binary_file),
    ("file-too-large", file_too_large),
    ("nesting-too-deep", nesting_too_deep),
    ("alias-expansion", alias_expansion),
];

/// A template as bytes, with the environments asked for; there are no other files.
struct Sample {
    template: Vec<u8>,
    environments: &'static [&'static str],
}

impl From<String> for Sample {
    fn from(text: String) -> Sample {
        Sample { template: text.into_bytes(), environments: &[] }
    }
}

fn too_many_resources() -> Sample {
    let resources = (0..=1000).fold(String::new(), |mut text, index| {
        let _ = writeln!(text, "  password_{index}: {{type: 'OS::Heat::RandomString'}}");
        text
    });
    format!("heat_template_version: 2021-04-16\nresources:\n{resources}").into()
}

fn too_many_parameters() -> Sample {
    too_many("Parameters", "{Type: String}")
}

fn too_many_mappings() -> Sample {
    too_many("Mappings", "{key: {name: value}}")
}

fn too_many_outputs() -> Sample {
    too_many("Outputs", "{Value: text}")
}

/// One more member than AWS takes of a section.
fn too_many(section: &str, member: &str) -> Sample {
    let members = (0..=200).fold(String::new(), |mut text, index| {
        let _ = writeln!(text, "  Member{index}: {member}");
        text
    });
    let resources = "Resources:\n  Code:\n    Type: AWS::CodeCommit::Repository\n";
    format!("AWSTemplateFormatVersion: '2010-09-09'\n{section}:\n{members}{resources}").into()
}

fn unreadable_environment() -> Sample {
    let template = b"heat_template_version: 2021-04-16\n".to_vec();
    Sample { template, environments: &["/environment.yaml"] }
}

fn invalid_utf8() -> Sample {
    let template = b"heat_template_version: 2021-04-16\ndescription: caf\xe9\n".to_vec();
    Sample { template, environments: &[] }
}

fn binary_file() -> Sample {
    let template = b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0".to_vec();
    Sample { template, environments: &[] }
}

fn file_too_large() -> Sample {
    format!("heat_template_version: 2021-04-16\ndescription: {}\n", "long ".repeat(110_000)).into()
}

fn nesting_too_deep() -> Sample {
    let (open, close) = ("[".repeat(300), "]".repeat(300));
    format!("heat_template_version: 2021-04-16\ndescription: {open}{close}\n").into()
}

/// Each list holds the one before ten times.
fn alias_expansion() -> Sample {
    let lists = (1..8).fold("  - &list0 [a]\n".to_string(), |mut text, index| {
        let alias = format!("*list{}", index - 1);
        let _ = writeln!(text, "  - &list{index} [{}]", [alias.as_str(); 10].join(", "));
        text
    });
    format!("heat_template_version: 2021-04-16\ndescription:\n{lists}").into()
}

fn check_sample(sample: Sample) -> Checked {
    let environments = sample.environments.iter().map(|path| path.to_string()).collect();
    let options = Options { environments, ..Options::default() };
    check(support::MAIN_PATH, sample.template, &options, &MemoryFiles::default())
}

fn check_fixture(text: &str) -> Checked {
    let fixture = Fixture::parse(text);
    let mut files = MemoryFiles::default();
    for file in &fixture.files {
        files.insert(file.path.as_str(), file.text.as_str());
    }
    let main = fixture.main();
    let options = Options { target: Target::Auto, environments: fixture.environments(), ..Options::default() };
    check(&main.path, main.text.clone().into_bytes(), &options, &files)
}

/// What was found, one line each.
fn findings(checked: &Checked) -> String {
    let line = |finding: &compiler::diagnostic::Diagnostic| {
        let source = &checked.sources[finding.primary.source.0 as usize];
        format!("    {} [{}] {} at {:?}\n", source.path, finding.code.name, finding.message, finding.primary.span)
    };
    checked.diagnostics.iter().map(line).collect()
}

/// What is wrong with a text that should get one finding of a code.
fn fault_of_example(code: &Code, checked: &Checked) -> Option<String> {
    match checked.diagnostics.as_slice() {
        [finding] if finding.code == code => None,
        _ => Some(format!("{}: the example should get this code once, and gets\n{}", code.name, findings(checked))),
    }
}

fn assert_none(faults: Vec<String>) {
    assert!(faults.is_empty(), "{} codes:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn examples_are_reported_with_their_code() {
    let examples = code::all().filter(|code| !code.example.is_empty());
    assert_none(examples.filter_map(|code| fault_of_example(code, &check_fixture(code.example))).collect());
}

#[test]
fn what_to_write_instead_is_clean() {
    let fault = |code: &Code| {
        let checked = check_fixture(code.instead);
        let is_clean = checked.diagnostics.is_empty() && checked.template.is_some();
        (!is_clean).then(|| format!("{}: what to write instead gets\n{}", code.name, findings(&checked)))
    };
    assert_none(code::all().filter(|code| !code.instead.is_empty()).filter_map(fault).collect());
}

#[test]
fn what_pages_can_not_show_is_reported_too() {
    let fault = |(name, make): &Made| match code::find(name) {
        Some(code) => fault_of_example(code, &check_sample(make())),
        None => Some(format!("{name}: there is no such code")),
    };
    assert_none(MADE.iter().filter_map(fault).collect());
}

#[test]
fn codes_have_all_their_texts() {
    let fault = |code: &Code| {
        let made = MADE.iter().any(|(name, _)| *name == code.name);
        let texts = [code.summary, code.explanation, code.behaviour];
        let is_told = texts.iter().all(|text| !text.trim().is_empty());
        // An example without its mended form would leave the reader alone.
        let is_shown = !code.example.is_empty() && !code.instead.is_empty();
        match (is_told, is_shown, made) {
            (false, ..) => Some(format!("{}: has no explanation", code.name)),
            (_, true, false) | (_, false, true) => None,
            (_, true, true) => Some(format!("{}: has an example and is made in the test as well", code.name)),
            (_, false, false) => Some(format!("{}: is shown nowhere", code.name)),
        }
    };
    assert_none(code::all().filter_map(fault).collect());
}

#[test]
fn texts_are_in_form() {
    let mut faults = Vec::new();
    let mut names: Vec<&str> = Vec::new();
    for code in code::all() {
        let mut fault = |is_wrong: bool, what: &str| {
            if is_wrong {
                faults.push(format!("{}: {what}", code.name));
            }
        };
        let is_name = |name: &str| {
            name.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-')
        };
        fault(!is_name(code.name), "the name is not in kebab case");
        fault(names.contains(&code.name), "the name is there twice");
        fault(
            code.summary.ends_with('.') || code.summary.contains('\n'),
            "the summary is not one line without full stop",
        );
        fault(code.explanation.trim() != code.explanation, "the explanation begins or ends in space");
        let ends = |text: &str| text.is_empty() || text.ends_with('\n') && !text.ends_with("\n\n");
        fault(!ends(code.example) || !ends(code.instead), "an example does not end in one line break");
        names.push(code.name);
    }
    assert_none(faults);
}
