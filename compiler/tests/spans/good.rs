//! The good templates: what the checker has no error for.

use std::path::{Path, PathBuf};

use compiler::check::{self, Checked, Options};
use compiler::diagnostic::Severity;
use compiler::expr::Expr;
use compiler::files::{self, Files, ReadError};
use compiler::schema::{self, ResourceType};
use compiler::template::{Resource, Template};
use compiler::value::Name;

/// A template without errors, and what the checker says of it all the same.
pub struct Good {
    pub path: String,
    pub text: String,
    pub is_json: bool,
    pub checked: Checked,
}

/// Reads the disk.
pub struct Disk;

impl Files for Disk {
    fn read(&self, path: &str) -> Result<Vec<u8>, ReadError> {
        if files::is_remote(path) {
            return Err(ReadError::Remote);
        }
        std::fs::read(path).map_err(|_| ReadError::NotFound)
    }
}

/// A resource of a type that Heat brings along, with the properties written for it.
type Typed<'g> = (&'g Resource, &'static ResourceType, &'g [(Name, Expr)]);

impl Good {
    fn read(path: &Path) -> Option<Good> {
        let text = std::fs::read_to_string(path).ok()?;
        // What stands at an anchor stands at its aliases too: a change there is more than one.
        // A transform may make anything of a template.
        let is_transformed = text.contains("Transform");
        let has_anchors = text.contains("<<:") || text.contains(": &") || text.contains("- &");
        if is_transformed || has_anchors || text.contains('\t') || text.contains('\r') {
            return None;
        }
        let path = path.to_str()?.to_string();
        let checked = check::check(&path, text.clone().into_bytes(), &Options::default(), &Disk);
        let is_good = checked.diagnostics.iter().all(|finding| finding.severity != Severity::Error);
        let is_json = text.trim_start().starts_with('{');
        (is_good && checked.template.is_some()).then_some(Good { path, text, is_json, checked })
    }

    pub fn template(&self) -> &Template {
        self.checked.template.as_ref().expect("only templates are good")
    }

    /// The resources whose properties can be looked at.
    pub fn typed(&self) -> Vec<Typed<'_>> {
        let resources = self.template().resources.content.values();
        resources
            .filter_map(|resource| {
                let name = resource.type_name()?;
                let kind = schema::resource_type(schema::alias(name).unwrap_or(name))?;
                let entries = resource.properties.as_ref()?.value.as_map()?;
                let is_looked_at = !kind.any_property && resource.external_id.is_none();
                (is_looked_at && !self.template().dialect.is_aws()).then_some((resource, kind, entries))
            })
            .collect()
    }
}

/// The examples and the templates of this folder.
pub fn of_the_project() -> Vec<Good> {
    let compiler = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    find(&compiler.join("../examples"), &mut paths);
    find(&compiler.join("tests/spans"), &mut paths);
    paths.sort();
    let good: Vec<Good> = paths.iter().filter_map(|path| Good::read(path)).collect();
    let own = good.iter().filter(|good| good.path.contains("tests/spans")).count();
    assert!(own >= 2, "the templates of this folder have errors");
    good
}

/// The templates of the corpus; none where there is no corpus.
pub fn of_the_corpus() -> Vec<Good> {
    let shared = match std::env::var_os("HOT_SHARED") {
        Some(folder) => PathBuf::from(folder),
        None => Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared"),
    };
    let mut good = Vec::new();
    for folder in ["corpus/hot", "corpus/cfn"] {
        let folder = shared.join(folder);
        let Ok(index) = std::fs::read_to_string(folder.join("index.tsv")) else { continue };
        for row in index.lines() {
            if let [path, "hot" | "cfn-heat" | "cfn", "ok", ..] = row.split('\t').collect::<Vec<_>>()[..] {
                good.extend(Good::read(&folder.join(path)));
            }
        }
    }
    good
}

fn find(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("the folder is readable") {
        let path = entry.expect("the folder is readable").path();
        let ending = path.extension().and_then(|ending| ending.to_str());
        if path.is_dir() {
            find(&path, paths);
        } else if matches!(ending, Some("yaml" | "template")) {
            paths.push(path);
        }
    }
}
