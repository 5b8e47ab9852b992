//! `hot.toml`: what a project always wants checked the same way.
//!
//! The nearest file from the working directory upwards counts, up to the root of the repository. Everything in it can
//! be said on the command line too, and the command line wins. Paths in it are relative to it. Invariant: a mistake in
//! it is an error with its place, never passed over.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use compiler::files::{ReadError, join};
use compiler::source::{Source, SourceId};
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use serde::Deserialize;
use toml::Spanned;

use crate::command::check::TargetChoice;
use crate::disk;
use crate::error::{Error, Kind};

/// The name of the file.
pub const FILE_NAME: &str = "hot.toml";

/// What the file says; all empty where there is none.
#[derive(Debug, Default)]
pub struct Config {
    /// The file, as shown to people; empty where there is none.
    pub path: String,
    pub target: Option<TargetChoice>,
    /// Paths of environment files, from the working directory.
    pub environments: Vec<String>,
    /// Patterns of schema files, from the working directory, each with the place it is written at.
    pub extra_types: Vec<Pattern>,
    pub exclude: Exclude,
}

/// A pattern of files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    /// From the working directory.
    pub glob: String,
    /// Where it is written: `hot.toml:3:16`.
    pub place: String,
}

/// Files and folders that a walk passes over: patterns as in .gitignore, relative to the folder of `hot.toml`.
#[derive(Debug, Clone)]
pub struct Exclude {
    patterns: Arc<Gitignore>,
}

impl Default for Exclude {
    fn default() -> Exclude {
        Exclude { patterns: Arc::new(Gitignore::empty()) }
    }
}

impl Exclude {
    /// `folder` is absolute.
    #[cfg(test)]
    pub fn new(folder: &Path, patterns: &[&str]) -> Result<Exclude, ignore::Error> {
        let mut builder = GitignoreBuilder::new(folder);
        for pattern in patterns {
            builder.add_line(None, pattern)?;
        }
        Ok(Exclude { patterns: Arc::new(builder.build()?) })
    }

    /// `path` is absolute. Paths outside the folder of `hot.toml` are not its concern.
    pub fn covers(&self, path: &Path, is_folder: bool) -> bool {
        path.starts_with(self.patterns.path()) && self.patterns.matched(path, is_folder).is_ignore()
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
struct Written {
    check: WrittenCheck,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
struct WrittenCheck {
    target: Option<TargetChoice>,
    environments: Vec<String>,
    extra_types: Vec<Spanned<String>>,
    exclude: Vec<Spanned<String>>,
}

/// Finds and reads the file that counts for a working directory, which is absolute.
pub fn find(working_directory: &Path) -> Result<Config, Error> {
    let mut up = String::new();
    for folder in working_directory.ancestors() {
        let shown = format!("{up}{FILE_NAME}");
        match disk::read_file(&folder.join(FILE_NAME)) {
            Ok(bytes) => return read(&shown, folder, bytes),
            Err(ReadError::NotFound) => {}
            Err(error) => {
                return Err(Error::new(
                    Kind::Configuration,
                    format!("cannot read `{shown}`: {}", disk::reason(&error)),
                ));
            }
        }
        // A file in a folder above the repository belongs to something else.
        if folder.join(".git").exists() {
            break;
        }
        up.push_str("../");
    }
    Ok(Config::default())
}

/// Reads the text of a `hot.toml` that is shown as `path` and lies in `folder`.
fn read(path: &str, folder: &Path, bytes: Vec<u8>) -> Result<Config, Error> {
    let source = Source::from_bytes(SourceId(0), path, bytes);
    if let Some(offset) = source.invalid_utf8 {
        return Err(mistake(&source, offset as usize, "the file is not UTF-8"));
    }
    let written: Written = toml::from_str(&source.text)
        .map_err(|error| mistake(&source, error.span().map_or(0, |span| span.start), error.message()))?;
    let WrittenCheck { target, environments, extra_types, exclude } = written.check;
    Ok(Config {
        path: path.to_string(),
        target,
        environments: environments.iter().map(|environment| join(path, environment)).collect(),
        extra_types: extra_types.iter().map(|pattern| extra_types_pattern(&source, path, pattern)).collect(),
        exclude: read_exclude(&source, folder, &exclude)?,
    })
}

fn extra_types_pattern(source: &Source, path: &str, pattern: &Spanned<String>) -> Pattern {
    Pattern { glob: join(path, pattern.as_ref()), place: place(source, pattern.span().start) }
}

fn read_exclude(source: &Source, folder: &Path, patterns: &[Spanned<String>]) -> Result<Exclude, Error> {
    let mut builder = GitignoreBuilder::new(folder);
    for pattern in patterns {
        builder.add_line(None, pattern.as_ref()).map_err(|error| pattern_mistake(source, pattern, &error))?;
    }
    let built = builder.build().map_err(|error| mistake(source, 0, &error.to_string()))?;
    Ok(Exclude { patterns: Arc::new(built) })
}

fn pattern_mistake(source: &Source, pattern: &Spanned<String>, error: &ignore::Error) -> Error {
    let words = match error {
        ignore::Error::Glob { err, .. } => err.clone(),
        other => other.to_string(),
    };
    mistake(source, pattern.span().start, &format!("`{}` is no pattern: {words}", pattern.as_ref()))
}

fn mistake(source: &Source, offset: usize, words: &str) -> Error {
    let words = words.lines().collect::<Vec<_>>().join(", ");
    Error::new(Kind::Configuration, format!("{}: {words}", place(source, offset)))
        .with_hint("docs/configuration.md lists what the file may say")
}

fn place(source: &Source, offset: usize) -> String {
    let place = source.line_column(offset as u32);
    format!("{}:{}:{}", source.path, place.line, place.column)
}

/// The working directory, absolute.
pub fn working_directory() -> Result<PathBuf, Error> {
    std::env::current_dir().map_err(|error| {
        let words = crate::error::system_words(&error);
        Error::new(Kind::Input, format!("cannot tell the working directory: {words}"))
    })
}

#[cfg(test)]
#[path = "config_tests.rs"]
mod tests;
