//! Finds the files to check: those named, and those in named folders that look like templates.
//!
//! Folders are walked as ripgrep walks them. A file named by the user is always a template to us; a file that was found
//! must prove it by its content (`walk/sniff.rs`). Invariant: the list is sorted by path and names no file twice.

mod sniff;

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

use compiler::files::{ReadError, is_remote};

use crate::config::Exclude;
use crate::disk;
use crate::report::Problem;

/// How standard input is named on the command line.
pub const STDIN: &str = "-";

const EXTENSIONS: &[&str] = &["yaml", "yml", "json", "template", "hot"];

/// How much of a file too large to read is looked at to tell whether anybody would miss it, in bytes.
const GLANCE: u64 = 1024 * 1024;

/// A file that may have to be checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Where to read it; `None` is standard input.
    pub path: Option<PathBuf>,
    /// The path shown to people: as given, or found from the folder given, with `/` between its parts.
    pub shown: String,
    pub origin: Origin,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// By the user: it is checked whatever it holds.
    Named,
    /// In a folder: it is checked if it looks like a template.
    Found,
}

/// A folder that was walked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folder {
    path: PathBuf,
    /// As shown to people.
    pub shown: String,
}

impl Folder {
    pub fn holds(&self, candidate: &Candidate) -> bool {
        candidate.path.as_ref().is_some_and(|path| absolute(path).starts_with(&self.path))
    }
}

/// All that a run has to look at.
#[derive(Debug, Default)]
pub struct Walk {
    /// Sorted by path.
    pub candidates: Vec<Candidate>,
    /// The folders that were walked.
    pub folders: Vec<Folder>,
    pub problems: Vec<Problem>,
}

/// Finds the files that `paths` mean; no path means the working directory.
pub fn find(paths: &[PathBuf], stdin_name: &str, exclude: &Exclude) -> Walk {
    let mut walk = Walk::default();
    let mut seen = BTreeMap::new();
    for path in paths {
        match path.to_str() {
            Some(STDIN) => {
                let candidate = Candidate { path: None, shown: stdin_name.to_string(), origin: Origin::Named };
                seen.entry(PathBuf::from(STDIN)).or_insert(candidate);
            }
            Some(address) if is_remote(address) => {
                walk.problems.push(Problem::unreadable(address, &ReadError::Remote));
            }
            _ if path.is_dir() => walk_folder(path, exclude, &mut walk, &mut seen),
            _ => name_file(path, &mut seen),
        }
    }
    if paths.is_empty() {
        walk_folder(Path::new("."), exclude, &mut walk, &mut seen);
    }
    walk.candidates = seen.into_values().collect();
    walk.candidates.sort_by_cached_key(|candidate| absolute(Path::new(&candidate.shown)));
    walk
}

fn name_file(path: &Path, seen: &mut BTreeMap<PathBuf, Candidate>) {
    let candidate = Candidate { path: Some(path.to_path_buf()), shown: shown(path), origin: Origin::Named };
    let known = seen.entry(absolute(path)).or_insert_with(|| candidate.clone());
    // Being named outweighs being found.
    if known.origin != Origin::Named {
        *known = candidate;
    }
}

fn walk_folder(folder: &Path, exclude: &Exclude, walk: &mut Walk, seen: &mut BTreeMap<PathBuf, Candidate>) {
    walk.folders.push(Folder { path: absolute(folder), shown: shown(folder) });
    let exclude = exclude.clone();
    let entries = ignore::WalkBuilder::new(folder)
        .filter_entry(move |entry| {
            let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
            entry.depth() == 0 || !exclude.covers(&absolute(entry.path()), is_folder)
        })
        .build();
    for entry in entries {
        match entry {
            Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_file()) && may_hold_template(entry.path()) => {
                let path = entry.path().strip_prefix(".").unwrap_or(entry.path()).to_path_buf();
                let key = absolute(&path);
                let shown = shown(&path);
                let candidate = Candidate { path: Some(path), shown, origin: Origin::Found };
                seen.entry(key).or_insert(candidate);
            }
            Ok(_) => {}
            Err(error) => walk.problems.push(walk_problem(folder, &error)),
        }
    }
}

/// By its name. `overcloud.j2.yaml` is a Jinja text that a template is made from.
fn may_hold_template(path: &Path) -> bool {
    if path.file_stem().is_some_and(|stem| Path::new(stem).extension().is_some_and(|inner| inner == "j2")) {
        return false;
    }
    let extension = path.extension().and_then(|extension| extension.to_str());
    extension.is_some_and(|extension| EXTENSIONS.iter().any(|known| known.eq_ignore_ascii_case(extension)))
}

fn walk_problem(folder: &Path, error: &ignore::Error) -> Problem {
    match error {
        ignore::Error::WithDepth { err, .. } => walk_problem(folder, err),
        ignore::Error::WithPath { path, err } => walk_problem(path, err),
        other => {
            let words = other.io_error().map_or_else(|| other.to_string(), crate::error::system_words);
            Problem::unreadable(&shown(folder), &ReadError::Unreadable(words))
        }
    }
}

/// Reads a candidate; `None` where it was found and is no template.
pub fn read(candidate: &Candidate) -> Result<Option<Vec<u8>>, ReadError> {
    let Some(path) = &candidate.path else { return disk::read_stdin().map(Some) };
    match candidate.origin {
        Origin::Named => disk::read_file(path).map(Some),
        Origin::Found if disk::size(path).is_some_and(|size| size > disk::SIZE_LIMIT) => {
            match sniff::is_template(&disk::read_start(path, GLANCE)?) {
                true => disk::read_file(path).map(Some),
                false => Ok(None),
            }
        }
        Origin::Found => disk::read_file(path).map(|bytes| sniff::is_template(&bytes).then_some(bytes)),
    }
}

/// A path as shown to people, and as the compiler takes it: `/` between its parts.
pub fn shown(path: &Path) -> String {
    let text = path.to_string_lossy();
    if std::path::MAIN_SEPARATOR == '/' { text.into_owned() } else { text.replace(std::path::MAIN_SEPARATOR, "/") }
}

/// What a path names whoever writes it: absolute, without `.` and `..`. Links are not looked into.
pub fn absolute(path: &Path) -> PathBuf {
    let from_root = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    let mut folded = PathBuf::new();
    for component in from_root.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => {
                folded.pop();
            }
            Component::Prefix(_) | Component::RootDir | Component::Normal(_) => folded.push(component),
        }
    }
    folded
}

#[cfg(test)]
#[path = "walk_tests.rs"]
mod tests;
