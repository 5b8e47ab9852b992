//! Resource types of the user's own cloud, from schema files that `hot.toml` names.
//!
//! Finds the files and reads them; what they mean is the compiler's to say. Invariant: a pattern that matches nothing
//! is an error, since a type that is missing would show up as a hundred findings elsewhere.

use std::path::{Path, PathBuf};

use compiler::schema::ResourceType;
use compiler::source::{Source, SourceId};
use globset::GlobBuilder;

use crate::config::Pattern;
use crate::disk;
use crate::error::{Error, Kind};
use crate::walk::shown;

/// The types of all files that the patterns match, in the order of patterns and paths.
pub fn read(patterns: &[Pattern]) -> Result<Vec<ResourceType>, Error> {
    let mut types = Vec::new();
    for pattern in patterns {
        for path in files(pattern)? {
            types.extend(read_file(&path)?);
        }
    }
    Ok(types)
}

fn read_file(path: &Path) -> Result<Vec<ResourceType>, Error> {
    let cannot_read = |words: &str| Error::new(Kind::Input, format!("cannot read `{}`: {words}", shown(path)));
    let bytes = disk::read_file(path).map_err(|error| cannot_read(&disk::reason(&error)))?;
    let text = String::from_utf8(bytes).map_err(|_| cannot_read("it is not UTF-8"))?;
    parse(path, &text)
}

/// The types that the text of a schema file describes.
fn parse(path: &Path, text: &str) -> Result<Vec<ResourceType>, Error> {
    compiler::schema::user::read(text).map_err(|mistakes| {
        let source = Source::new(SourceId(0), shown(path), text);
        let told = mistakes.iter().map(|mistake| {
            let place = mistake.offset.map(|offset| source.line_column(offset));
            let place = place.map_or(String::new(), |place| format!(":{}:{}", place.line, place.column));
            format!("{}{place}: {}", source.path, mistake.message)
        });
        Error::of_many(Kind::Configuration, told.collect())
            .with_hint("docs/extra-types.md shows what a schema file may hold")
    })
}

/// The files that a pattern matches, sorted.
fn files(pattern: &Pattern) -> Result<Vec<PathBuf>, Error> {
    let mistake = |words: String| Error::new(Kind::Configuration, format!("{}: {words}", pattern.place));
    let glob = GlobBuilder::new(&pattern.glob).literal_separator(true).build();
    let matcher = glob.map_err(|error| mistake(format!("`{}` is no pattern: {}", pattern.glob, error.kind())))?;
    let matcher = matcher.compile_matcher();
    let folder = fixed_folder(&pattern.glob);
    let walked_from = if folder.is_empty() { "." } else { folder };
    // Unlike templates, schema files are asked for by name: nothing is hidden or ignored.
    let entries = ignore::WalkBuilder::new(walked_from).standard_filters(false).build();
    let paths = entries.flatten().filter(|entry| entry.file_type().is_some_and(|kind| !kind.is_dir()));
    let paths = paths.map(|entry| entry.path().strip_prefix("./").unwrap_or(entry.path()).to_path_buf());
    let mut matching: Vec<PathBuf> = paths.filter(|path| matcher.is_match(path)).collect();
    matching.sort();
    if matching.is_empty() {
        return Err(mistake(format!("no file matches `{}`", pattern.glob)));
    }
    Ok(matching)
}

/// The folder that everything a pattern can match lies in: its parts before the first wildcard, without the last one.
fn fixed_folder(glob: &str) -> &str {
    let fixed = glob.find(['*', '?', '[', '{', '\\']).unwrap_or(glob.len());
    match glob[..fixed].rfind('/') {
        Some(0) => "/",
        Some(end) => &glob[..end],
        None => "",
    }
}

#[cfg(test)]
#[path = "extra_types_tests.rs"]
mod tests;
