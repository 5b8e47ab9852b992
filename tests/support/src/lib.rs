//! Test texts that carry their expectations: several files in one string, marks under the text they mean, a cursor.
//!
//! It knows lines and comments, not templates, so the tests of every room can use it. Invariant: the text of a file is
//! what the author wrote but for file headers and the cursor; marks are YAML comments and stay.
//!
//! ```text
//! resources:
//!   port:
//!     type: OS::Neutron::Prot
//!     #     ^^^^^^^^^^^^^^^^^ unknown-resource-type
//! #- /env.yaml environment
//! parameters: {name: $0web}
//! ```

mod compare;
mod mark;

use std::ops::Range;

pub use compare::Finding;

/// Where text stands that no header gives a name.
pub const MAIN_PATH: &str = "/main.yaml";

const HEADER: &str = "#- ";
const CURSOR: &str = "$0";

/// One or more files, as written in one string.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fixture {
    /// In the order written; the first is the one the test is about.
    pub files: Vec<FixtureFile>,
}

/// A file of a fixture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FixtureFile {
    /// As in its header; [`MAIN_PATH`] without one.
    pub path: String,
    /// Without header and cursor, with the comments that mark.
    pub text: String,
    /// In the order of the marks.
    pub expectations: Vec<Expectation>,
    /// Byte offset in `text` at which `$0` stood.
    pub cursor: Option<usize>,
    /// The header ends in `environment`.
    pub is_environment: bool,
}

/// What a mark says: words, and the text they are about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expectation {
    /// The marked line, from 1.
    pub line: usize,
    /// The marked columns of that line, in characters from 0.
    pub columns: Range<usize>,
    /// The marked bytes of the file's text.
    pub span: Range<usize>,
    /// The mark ends in `...`: the text goes on in the lines below, however far.
    pub goes_on: bool,
    /// The words after the carets.
    pub message: String,
}

impl Fixture {
    /// Reads a fixture.
    ///
    /// Text that begins with a line break (as raw strings do) loses it, and the indentation that all its lines share.
    ///
    /// # Panics
    ///
    /// On a mark without a line above it and on a second cursor in one file: mistakes in the test itself.
    pub fn parse(text: &str) -> Fixture {
        let text = without_margin(text);
        let mut parts: Vec<(&str, bool, String)> = vec![(MAIN_PATH, false, String::new())];
        for line in text.split_inclusive('\n') {
            match line.strip_prefix(HEADER) {
                Some(header) => {
                    let mut words = header.split_whitespace();
                    let path = words.next().unwrap_or(MAIN_PATH);
                    parts.push((path, words.next() == Some("environment"), String::new()));
                }
                None => parts.last_mut().expect("the list begins with the main file").2.push_str(line),
            }
        }
        // A fixture that opens with a header has no unnamed file.
        if parts.len() > 1 && parts[0].2.trim().is_empty() {
            parts.remove(0);
        }
        Fixture { files: parts.into_iter().map(|(path, env, text)| FixtureFile::parse(path, env, &text)).collect() }
    }

    /// The file that the test is about.
    pub fn main(&self) -> &FixtureFile {
        &self.files[0]
    }

    /// The paths of the environments, in the order written.
    pub fn environments(&self) -> Vec<String> {
        self.files.iter().filter(|file| file.is_environment).map(|file| file.path.clone()).collect()
    }
}

impl FixtureFile {
    fn parse(path: &str, is_environment: bool, written: &str) -> FixtureFile {
        let cursor = written.find(CURSOR);
        let text = written.replacen(CURSOR, "", 1);
        assert!(!text.contains(CURSOR), "`{path}` has two cursors");
        let expectations = mark::expectations(written, cursor);
        FixtureFile { path: path.to_string(), text, expectations, cursor, is_environment }
    }
}

/// Takes the first line break and the shared indentation off a text that begins on its own line.
fn without_margin(text: &str) -> String {
    let Some(body) = text.strip_prefix('\n') else { return text.to_string() };
    let indentation = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let margin = body.lines().filter(|line| !line.trim().is_empty()).map(indentation).min().unwrap_or(0);
    let shorten = |line: &str| line.get(margin..).unwrap_or(line.trim_start_matches(' ')).to_string();
    body.split_inclusive('\n').map(shorten).collect()
}

#[cfg(test)]
#[path = "lib_tests.rs"]
mod tests;
