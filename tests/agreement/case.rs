//! The templates that Heat has judged, with its verdicts.
//!
//! Four sets: the project's own cases beside this file, the examples, and, where they lie beside the checkout, the corpus
//! and the harvested cases. Reading them decides nothing about who is right.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use compiler::files::{Files, MemoryFiles, ReadError, is_remote, join};
use serde::Deserialize;
use serde_json::Value;
use support::Fixture;

/// A template, what it refers to, and what Heat says.
pub struct Case {
    /// A path or an id: what the reader can look up.
    pub name: String,
    pub path: String,
    pub bytes: Vec<u8>,
    pub files: CaseFiles,
    pub environments: Vec<String>,
    pub verdict: Verdict,
}

pub enum CaseFiles {
    Disk,
    Memory(MemoryFiles),
}

/// What Heat says on creating a stack.
pub enum Verdict {
    Accepted,
    Rejected {
        /// The first error; where Heat walks sets, every error that could have been the first.
        texts: Vec<String>,
        /// Parameters without a value got one made up, so that Heat would go on.
        filled: bool,
    },
}

impl Files for CaseFiles {
    fn read(&self, path: &str) -> Result<Vec<u8>, ReadError> {
        match self {
            CaseFiles::Memory(files) => files.read(path),
            CaseFiles::Disk if is_remote(path) => Err(ReadError::Remote),
            CaseFiles::Disk => std::fs::read(path).map_err(|error| match error.kind() {
                std::io::ErrorKind::NotFound => ReadError::NotFound,
                _ => ReadError::Unreadable(error.to_string()),
            }),
        }
    }
}

/// The folder of facts shared between projects: beside the checkout, or where `HOT_SHARED` says.
pub fn shared() -> Option<PathBuf> {
    let folder = match std::env::var_os("HOT_SHARED") {
        Some(folder) => PathBuf::from(folder),
        None => root().parent()?.join("shared"),
    };
    folder.join("oracle").is_dir().then_some(folder)
}

/// The project's own cases: one file each, other files in the same text (see `tests/support`).
pub fn own() -> Vec<Case> {
    let folder = root().join("tests/agreement/cases");
    let case = |line: Value| {
        let name = text(&line, "id");
        let fixture = Fixture::parse(&read(&folder.join(format!("{name}.yaml"))));
        let mut files = MemoryFiles::default();
        for file in &fixture.files {
            files.insert(file.path.clone(), file.text.clone());
        }
        Some(Case {
            path: fixture.main().path.clone(),
            bytes: fixture.main().text.clone().into_bytes(),
            files: CaseFiles::Memory(files),
            environments: fixture.environments(),
            verdict: verdict(&line["create"], &line["validate"], !fixture.environments().is_empty())?,
            name,
        })
    };
    json_lines(&folder.join("verdicts.jsonl")).into_iter().filter_map(case).collect()
}

/// The names of the own cases on disk, to see that each has a verdict.
pub fn own_names() -> Vec<String> {
    let folder = root().join("tests/agreement/cases");
    let mut names = Vec::new();
    for stage in entries(&folder).into_iter().filter(|path| path.is_dir()) {
        let name = |path: &Path| path.strip_prefix(&folder).ok()?.with_extension("").to_str().map(str::to_string);
        names.extend(entries(&stage).iter().filter_map(|path| name(path)));
    }
    names.sort();
    names
}

/// The examples, which Heat accepts one and all: every template, those of `nested` with each environment.
pub fn examples() -> Vec<Case> {
    let folder = root().join("examples");
    let folders = [folder.clone(), folder.join("three-tier-web"), folder.join("autoscaling"), folder.join("nested")];
    let needs_types = folder.join("nested/template.yaml");
    let mut cases = Vec::new();
    for path in folders.iter().flat_map(|folder| entries(folder)).filter(|path| path.is_file()) {
        let bytes = std::fs::read(&path).expect("an example is readable");
        let text = String::from_utf8_lossy(&bytes);
        let is_template =
            ["heat_template_version:", "\"AWSTemplateFormatVersion\":"].iter().any(|key| text.contains(key));
        if path == needs_types {
            for environment in ["test.yaml", "production.yaml"] {
                cases.push(on_disk(&path, bytes.clone(), vec![folder.join("nested").join(environment)]));
            }
        } else if is_template {
            cases.push(on_disk(&path, bytes, Vec::new()));
        }
    }
    cases
}

/// The HOT templates of the corpus, with their neighbours on disk.
pub fn corpus(shared: &Path) -> Vec<Case> {
    let verdicts = shared.join("oracle/verdicts");
    let validated: BTreeMap<String, Value> =
        json_lines(&verdicts.join("hot.validate.jsonl")).into_iter().map(|line| (text(&line, "path"), line)).collect();
    let case = |line: Value| {
        let name = text(&line, "path");
        let path = shared.join("corpus/hot").join(&name);
        let verdict = verdict(&line, validated.get(&name).unwrap_or(&Value::Null), false)?;
        let bytes = std::fs::read(&path).expect("a template of the corpus is readable");
        Some(Case { verdict, name, ..on_disk(&path, bytes, Vec::new()) })
    };
    json_lines(&verdicts.join("hot.create.jsonl")).into_iter().filter_map(case).collect()
}

/// The harvested cases: one rule of Heat each, everything in memory.
pub fn harvested(shared: &Path) -> Vec<Case> {
    json_lines(&shared.join("oracle/cases.jsonl")).into_iter().filter_map(harvested_case).collect()
}

fn harvested_case(line: Value) -> Option<Case> {
    let mut files = MemoryFiles::default();
    for (name, content) in line["files"].as_object().into_iter().flatten() {
        let content = content.as_str().expect("the content of a file is text");
        files.insert(join("", name), content);
    }
    let environment = line.get("environment").filter(|environment| !environment.is_null());
    if let Some(environment) = environment {
        files.insert("environment.yaml", environment.to_string());
    }
    Some(Case {
        name: text(&line, "id"),
        path: "template.yaml".to_string(),
        bytes: written(&line["template"]).into_bytes(),
        files: CaseFiles::Memory(files),
        environments: environment.iter().map(|_| "environment.yaml".to_string()).collect(),
        verdict: verdict(&line["create"], &line["validate"], environment.is_some())?,
    })
}

/// A template of a case: text, parts of text with how often each stands, or a mapping that is sent as JSON.
fn written(template: &Value) -> String {
    match template {
        Value::String(text) => text.clone(),
        Value::Array(parts) => parts.iter().map(part).collect(),
        _ => template.to_string(),
    }
}

fn part(part: &Value) -> String {
    match part.as_str() {
        Some(text) => text.to_string(),
        None => {
            let times = part[1].as_u64().expect("a repeated part says how often it stands") as usize;
            part[0].as_str().expect("a repeated part is text").repeat(times)
        }
    }
}

/// `None` where the stand-ins for a cloud are to blame.
///
/// A value that is missing on creating, and nothing else, is no mistake of a template that came without an environment.
fn verdict(create: &Value, validate: &Value, has_environment: bool) -> Option<Verdict> {
    if create["ok"].is_null() {
        return None;
    }
    let lacks_value = create["error_class"] == "UserParameterMissing" && validate["ok"] == true && !has_environment;
    if create["ok"] == true || lacks_value {
        return Some(Verdict::Accepted);
    }
    let others = create["alternatives"].as_array().into_iter().flatten();
    let texts = std::iter::once(create).chain(others).map(|error| text(error, "error_message")).collect();
    Some(Verdict::Rejected { texts, filled: create["filled"].as_u64().unwrap_or(0) > 0 })
}

fn on_disk(path: &Path, bytes: Vec<u8>, environments: Vec<PathBuf>) -> Case {
    let shown = |path: &Path| path.to_str().expect("paths of test data are text").to_string();
    let name = path.strip_prefix(root()).unwrap_or(path);
    Case {
        name: shown(name),
        path: shown(path),
        bytes,
        files: CaseFiles::Disk,
        environments: environments.iter().map(|path| shown(path)).collect(),
        verdict: Verdict::Accepted,
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry is readable").path()).collect();
    paths.sort();
    paths
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn json_lines(path: &Path) -> Vec<Value> {
    let line = |line: &str| {
        let mut deserializer = serde_json::Deserializer::from_str(line);
        // Some cases are about deep nesting, of a few hundred levels.
        deserializer.disable_recursion_limit();
        Value::deserialize(&mut deserializer).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    };
    read(path).lines().map(line).collect()
}

fn text(line: &Value, key: &str) -> String {
    line[key].as_str().unwrap_or_default().to_string()
}
