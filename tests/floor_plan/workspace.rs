//! The checkout as texts: every file by its path, and the dependencies of every member.
//!
//! Reads Cargo.toml by lines: it needs the comments, which a TOML reader drops. Invariant: paths have `/` and are relative.

use std::path::Path;

/// Every text file of the checkout.
pub struct Workspace {
    /// Path and text, sorted by path.
    pub files: Vec<(String, String)>,
}

/// A line of a Cargo.toml that asks for a crate.
#[derive(Debug, PartialEq, Eq)]
pub struct Dependency {
    pub name: String,
    /// From 1.
    pub line: usize,
    pub for_tests_only: bool,
    /// It or the line above it says what the crate is for.
    pub has_reason: bool,
}

impl Workspace {
    pub fn read() -> Workspace {
        let mut files = Vec::new();
        collect(Path::new(env!("CARGO_MANIFEST_DIR")), "", &mut files);
        files.sort();
        Workspace { files }
    }

    pub fn text(&self, path: &str) -> &str {
        self.files.iter().find(|(known, _)| known == path).map_or("", |(_, text)| text)
    }

    /// Rust files, generated ones left out by living in `target`.
    pub fn rust(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().map(|(path, text)| (path.as_str(), text.as_str())).filter(|(path, _)| path.ends_with(".rs"))
    }

    /// The folders of the members, `.` for the root.
    pub fn members(&self) -> Vec<String> {
        let manifest = self.text("Cargo.toml");
        let list =
            manifest.split_once("members = [").and_then(|(_, rest)| rest.split_once(']')).map_or("", |(list, _)| list);
        list.split('"').skip(1).step_by(2).map(str::to_string).collect()
    }

    /// The path and text of each member's Cargo.toml.
    pub fn manifests(&self) -> Vec<(String, &str)> {
        let path =
            |member: String| if member == "." { "Cargo.toml".to_string() } else { format!("{member}/Cargo.toml") };
        self.members().into_iter().map(path).map(|path| (path.clone(), self.text(&path))).collect()
    }
}

fn collect(folder: &Path, prefix: &str, files: &mut Vec<(String, String)>) {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    for entry in entries {
        let entry = entry.expect("an entry is readable");
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{prefix}{name}");
        let kind = entry.file_type().expect("an entry has a type");
        if ["target", ".git", "node_modules"].contains(&name.as_str()) {
            continue;
        }
        if kind.is_dir() {
            collect(&entry.path(), &format!("{path}/"), files);
        } else if kind.is_file()
            && let Ok(text) = std::fs::read_to_string(entry.path())
        {
            files.push((path, text));
        }
    }
}

/// The name of the package of a Cargo.toml.
pub fn package(manifest: &str) -> &str {
    let package = manifest.split_once("[package]").map_or("", |(_, rest)| rest);
    let name = package.lines().find_map(|line| line.strip_prefix("name = \""));
    name.and_then(|name| name.split('"').next()).unwrap_or("")
}

/// The lines of a Cargo.toml that ask for crates.
pub fn dependencies(manifest: &str) -> Vec<Dependency> {
    let mut found = Vec::new();
    let mut section = "";
    let mut above = "";
    let mut open_brackets = 0;
    for (index, line) in manifest.lines().enumerate() {
        let (content, comment) = split_comment(line);
        if let Some(name) = content.trim().strip_prefix('[').filter(|_| open_brackets == 0) {
            section = name.trim_end_matches(']');
        } else if section.ends_with("dependencies")
            && open_brackets == 0
            && let Some((name, _)) = content.split_once('=')
        {
            found.push(Dependency {
                name: name.trim().trim_end_matches(".workspace").to_string(),
                line: index + 1,
                for_tests_only: section.ends_with("dev-dependencies"),
                has_reason: !comment.is_empty()
                    || !split_comment(above).1.is_empty() && split_comment(above).0.is_empty(),
            });
        }
        let brackets = |open, close| content.matches(open).count() as i32 - content.matches(close).count() as i32;
        if section.ends_with("dependencies") && !content.trim().starts_with('[') {
            open_brackets += brackets('[', ']') + brackets('{', '}');
        }
        above = line;
    }
    found
}

/// A line of TOML without its comment, and the comment's words.
fn split_comment(line: &str) -> (&str, &str) {
    let mut in_text = false;
    for (at, character) in line.char_indices() {
        match character {
            '"' => in_text = !in_text,
            '#' if !in_text => return (line[..at].trim(), line[at + 1..].trim()),
            _ => {}
        }
    }
    (line.trim(), "")
}
