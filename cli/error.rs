//! Why a command could not do its work, sorted once: what is told, and the exit code it means.
//!
//! Findings in templates are no errors in this sense. An error ends the whole command; what concerns one file among
//! many is a [`crate::report::Problem`] and the others go on.

use std::fmt;
use std::process::ExitCode;

/// The exit code of a run that found errors in templates.
pub const FOUND_ERRORS: u8 = 1;
/// The exit code of a run that could not do what was asked.
pub const COULD_NOT_RUN: u8 = 2;

/// How many mistakes of one file are told: who has read these will look at the file.
const TOLD_AT_ONCE: usize = 10;

/// The end of a command.
#[derive(Debug)]
pub struct Error {
    pub kind: Kind,
    /// One line, no full stop.
    pub message: String,
    /// Further lines, where one cause has shown several mistakes.
    pub others: Vec<String>,
    /// What would be right.
    pub hint: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The arguments make no sense together, or name what does not exist.
    Usage,
    /// A file that everything depends on can not be read: an environment, a schema file.
    Input,
    /// `hot.toml` is wrong.
    Configuration,
    /// The result can not be written.
    Output,
    /// Whoever read the output has gone: nobody is left to tell.
    ClosedPipe,
}

impl Error {
    pub fn new(kind: Kind, message: impl Into<String>) -> Error {
        Error { kind, message: message.into(), others: Vec::new(), hint: None }
    }

    /// An error of several lines, of which only the first few are told.
    pub fn of_many(kind: Kind, lines: Vec<String>) -> Error {
        let mut lines = lines.into_iter();
        let first = lines.next().unwrap_or_else(|| "something is wrong".to_string());
        let mut others: Vec<String> = lines.by_ref().take(TOLD_AT_ONCE - 1).collect();
        let untold = lines.count();
        if untold > 0 {
            others.push(format!("and {untold} more"));
        }
        Error { others, ..Error::new(kind, first) }
    }

    pub fn with_hint(mut self, hint: impl Into<String>) -> Error {
        self.hint = Some(hint.into());
        self
    }

    pub fn exit_code(&self) -> ExitCode {
        match self.kind {
            Kind::Usage | Kind::Input | Kind::Configuration | Kind::Output => ExitCode::from(COULD_NOT_RUN),
            Kind::ClosedPipe => ExitCode::SUCCESS,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl std::error::Error for Error {}

/// An error of writing the result to standard output.
impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Error {
        match error.kind() {
            std::io::ErrorKind::BrokenPipe => Error::new(Kind::ClosedPipe, "the output was closed"),
            _ => Error::new(Kind::Output, format!("cannot write the result: {}", system_words(&error))),
        }
    }
}

/// The system's own words for an error, without its number.
pub fn system_words(error: &std::io::Error) -> String {
    let words = error.to_string();
    match words.find(" (os error ") {
        Some(end) => words[..end].to_string(),
        None => words,
    }
}
