//! The terminal: whether it takes colours, what may be shown on it, and the words said beside the result on stderr.
//!
//! Invariant: text that came from a file reaches a terminal only through [`printable`] or the text renderer, so no
//! template can move the cursor, ring the bell or reorder what is read.

use std::borrow::Cow;
use std::ffi::OsString;
use std::io::{IsTerminal, Write};

/// What the user said about colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum ColorChoice {
    /// On a terminal, unless NO_COLOR is set; also when CLICOLOR_FORCE is set
    #[default]
    Auto,
    Always,
    Never,
}

/// Whether to write colours to standard output.
pub fn stdout_colors(choice: ColorChoice) -> bool {
    colors(choice, std::io::stdout().is_terminal(), |name| std::env::var_os(name))
}

/// Whether to write colours to standard error.
pub fn stderr_colors(choice: ColorChoice) -> bool {
    colors(choice, std::io::stderr().is_terminal(), |name| std::env::var_os(name))
}

fn colors(choice: ColorChoice, terminal: bool, variable: impl Fn(&str) -> Option<OsString>) -> bool {
    let given = |name: &str| variable(name).filter(|value| !value.is_empty());
    match choice {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto if given("NO_COLOR").is_some() => false,
        ColorChoice::Auto if given("CLICOLOR_FORCE").is_some_and(|value| value != "0") => true,
        ColorChoice::Auto => terminal && variable("TERM").is_none_or(|value| value != "dumb"),
    }
}

/// How a line on stderr begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lead {
    Error,
    Note,
    Hint,
    /// No word before it.
    Plain,
}

/// Says a line on stderr. A stderr that is gone is nobody's concern.
pub fn say(choice: ColorChoice, lead: Lead, message: &str) {
    let (word, color) = match lead {
        Lead::Error => ("error: ", "\x1b[1;31m"),
        Lead::Note => ("note: ", "\x1b[1;32m"),
        Lead::Hint => ("hint: ", "\x1b[1;36m"),
        Lead::Plain => ("", ""),
    };
    let mut stderr = std::io::stderr().lock();
    let message = printable(message);
    let _gone = match stderr_colors(choice) && !word.is_empty() {
        true => writeln!(stderr, "{color}{word}\x1b[0m{message}"),
        false => writeln!(stderr, "{word}{message}"),
    };
}

/// One line that shows as it is written: control characters and those that reorder text are shown by their number.
pub fn printable(text: &str) -> Cow<'_, str> {
    if !text.contains(is_unprintable) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        match is_unprintable(character) {
            true => shown.extend(character.escape_default()),
            false => shown.push(character),
        }
    }
    Cow::Owned(shown)
}

/// Characters that act on a terminal, or on the order of the text around them, rather than being seen.
pub fn is_unprintable(character: char) -> bool {
    character.is_control() || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
#[path = "terminal_tests.rs"]
mod tests;
