//! What is read is all there after printing: every example and every template of the corpus, through the typed template
//! and back, holds the same data, and printing it again changes nothing.
//!
//! Texts whose shape is refused are left out: what is broken is not kept. The corpus lies beside the checkout, or where
//! `HOT_SHARED` says; without it only the examples are looked at.

#![allow(clippy::disallowed_methods, reason = "tests read files")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use compiler::diagnostic::{Diagnostic, Severity};
use compiler::dialect::Taker;
use compiler::lower;
use compiler::print::plain::Plain;
use compiler::print::print;
use compiler::source::{Source, SourceId};
use compiler::syntax::{self, Format};
use compiler::template::Template;

/// A file with the one who takes it.
struct Sample {
    path: PathBuf,
    taker: Taker,
}

/// How many samples went which way.
#[derive(Default)]
struct Tally {
    same: usize,
    /// Codes of the first error of the samples left out.
    left_out: BTreeMap<&'static str, usize>,
    different: Vec<String>,
}

#[test]
fn examples_lose_nothing() {
    let mut samples = Vec::new();
    find_templates(&root().join("examples"), &mut samples);
    let tally = look_at(samples);
    assert!(tally.left_out.is_empty(), "{:?}", tally.left_out);
    assert!(tally.same >= 8, "only {} examples were found", tally.same);
    assert_same(&tally);
}

#[test]
fn corpus_of_hot_loses_nothing() {
    assert_corpus("hot", 870);
}

#[test]
fn corpus_of_cloudformation_loses_nothing() {
    assert_corpus("cfn", 1100);
}

/// Looks at a folder of the corpus, of which at least so many files must not be refused.
fn assert_corpus(folder: &str, least: usize) {
    let Some(corpus) = corpus() else { return };
    let tally = look_at(indexed(&corpus.join(folder)));
    assert_same(&tally);
    assert!(tally.same >= least, "{folder}: {} the same, left out {:?}", tally.same, tally.left_out);
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the compiler is a folder of the project").to_path_buf()
}

fn corpus() -> Option<PathBuf> {
    let shared = match std::env::var_os("HOT_SHARED") {
        Some(folder) => PathBuf::from(folder),
        None => root().parent()?.join("shared"),
    };
    let corpus = shared.join("corpus");
    corpus.is_dir().then_some(corpus)
}

fn find_templates(folder: &Path, samples: &mut Vec<Sample>) {
    for entry in std::fs::read_dir(folder).expect("the folder of examples is readable") {
        let path = entry.expect("the folder of examples is readable").path();
        if path.is_dir() {
            find_templates(&path, samples);
        } else if path
            .extension()
            .is_some_and(|ending| ["yaml", "template", "json"].iter().any(|known| ending == *known))
        {
            let text = std::fs::read_to_string(&path).expect("an example is text");
            if text.contains("heat_template_version") || text.contains("TemplateFormatVersion") {
                samples.push(Sample { path, taker: Taker::Heat });
            }
        }
    }
}

/// The readable templates that a corpus folder lists: path, kind, status, ...
fn indexed(folder: &Path) -> Vec<Sample> {
    let index = std::fs::read_to_string(folder.join("index.tsv")).expect("the corpus has an index");
    let rows = index.lines().map(|line| line.split('\t').collect::<Vec<_>>());
    rows.filter_map(|row| match row[..] {
        [path, kind, "ok", ..] => {
            let taker = match kind {
                "hot" | "cfn-heat" => Taker::Heat,
                "cfn" => Taker::Aws,
                _ => return None,
            };
            Some(Sample { path: folder.join(path), taker })
        }
        _ => None,
    })
    .collect()
}

fn look_at(samples: Vec<Sample>) -> Tally {
    let mut tally = Tally::default();
    for sample in samples {
        match round_trip(&sample) {
            Ok(()) => tally.same += 1,
            Err(Problem::Refused(code)) => *tally.left_out.entry(code).or_default() += 1,
            Err(Problem::Different(what)) => tally.different.push(format!("{}: {what}", sample.path.display())),
        }
    }
    tally
}

fn assert_same(tally: &Tally) {
    let shown: Vec<&String> = tally.different.iter().take(20).collect();
    assert!(tally.different.is_empty(), "{} differ: {shown:#?}", tally.different.len());
}

enum Problem {
    /// The text is refused by this finding.
    Refused(&'static str),
    Different(String),
}

fn round_trip(sample: &Sample) -> Result<(), Problem> {
    let bytes = std::fs::read(&sample.path).expect("a sample is readable");
    let (data, template) = read(Source::from_bytes(SourceId(0), "sample", bytes), sample.taker)?;
    for format in [Format::Yaml, Format::Json] {
        let printed = print(&template, format);
        let (again, template) = read(Source::new(SourceId(0), "printed", printed.as_str()), sample.taker)
            .map_err(|problem| Problem::Different(format!("the printed text is refused: {problem:?}\n{printed}")))?;
        if let Some(difference) = difference(&data, &again, &mut Vec::new()) {
            return Err(Problem::Different(difference));
        }
        if print(&template, format) != printed {
            return Err(Problem::Different("printing it again changes it".to_string()));
        }
    }
    Ok(())
}

fn read(source: Source, taker: Taker) -> Result<(Plain, Template), Problem> {
    let parse = syntax::parse(&source);
    refuse(&parse.diagnostics)?;
    let lowered = lower::lower(source.id, &parse.root, taker);
    refuse(&lowered.diagnostics)?;
    let template = lowered.template.ok_or(Problem::Refused("no template"))?;
    Ok((Plain::from(&parse.root), template))
}

fn refuse(diagnostics: &[Diagnostic]) -> Result<(), Problem> {
    // Indented JSON of what is nearly too large is too large, and is read all the same. A tag that another tool fills in
    // makes a text that is no template yet.
    let counts = |diagnostic: &&Diagnostic| {
        let refused =
            diagnostic.severity == Severity::Error && diagnostic.code != &compiler::code::syntax::FILE_TOO_LARGE;
        refused || diagnostic.message.contains("is filled in by the tool")
    };
    match diagnostics.iter().find(counts) {
        Some(diagnostic) => Err(Problem::Refused(diagnostic.code.name)),
        None => Ok(()),
    }
}

impl std::fmt::Debug for Problem {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Problem::Refused(what) => formatter.write_str(what),
            Problem::Different(what) => formatter.write_str(what),
        }
    }
}

/// Where two documents differ. The order of keys is free where the typed template fixes it: sections, and the keys of
/// resources and outputs; elsewhere it counts.
fn difference(left: &Plain, right: &Plain, path: &mut Vec<String>) -> Option<String> {
    match (left, right) {
        (Plain::Map(left), Plain::Map(right)) => {
            let free = match path.as_slice() {
                [] => true,
                [section, _] => ["resources", "outputs"].contains(&section.to_lowercase().as_str()),
                _ => false,
            };
            let keys = |map: &[(syntax::Text, Plain)]| {
                let mut keys: Vec<syntax::Text> = map.iter().map(|(key, _)| key.clone()).collect();
                if free {
                    keys.sort();
                }
                keys
            };
            if keys(left) != keys(right) {
                return Some(format!("{path:?} has the keys {:?} and then {:?}", keys(left), keys(right)));
            }
            left.iter().find_map(|(key, value)| {
                let other = right.iter().find(|(other, _)| other == key)?;
                inside(key, value, &other.1, path)
            })
        }
        (Plain::List(left), Plain::List(right)) if left.len() == right.len() => {
            let pairs = left.iter().zip(right).enumerate();
            pairs.into_iter().find_map(|(index, (left, right))| inside(&index.to_string(), left, right, path))
        }
        // An empty section is printed as an empty map or list: Heat takes null for that.
        (Plain::Null, Plain::Map(right)) if path.len() == 1 && right.is_empty() => None,
        (Plain::Null, Plain::List(right)) if path.len() == 1 && right.is_empty() => None,
        (Plain::Float(left), Plain::Float(right)) if left.to_bits() == right.to_bits() => None,
        _ if left == right => None,
        _ => Some(format!("{path:?} is {left:?} and then {right:?}")),
    }
}

fn inside(key: &str, left: &Plain, right: &Plain, path: &mut Vec<String>) -> Option<String> {
    path.push(key.to_string());
    let difference = difference(left, right, path);
    path.pop();
    difference
}
