//! `hot explain`: the page of a code, or the list of all.

use std::fmt::Write as _;
use std::io::Write as _;
use std::process::ExitCode;

use compiler::code::page::wrapped;
use compiler::code::{self, Code};

use crate::error::{Error, Kind};

/// Characters of a line of prose: what a terminal shows without breaking it.
const WIDTH: usize = 80;

/// Explain a code that a finding carries
///
/// Without CODE, all codes are listed, each with its summary.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  hot explain unknown-property
  hot explain | grep parameter")]
pub struct Arguments {
    /// Code to explain
    #[arg(value_name = "CODE")]
    code: Option<String>,
}

pub fn run(arguments: &Arguments) -> Result<ExitCode, Error> {
    let text = match &arguments.code {
        None => list(),
        Some(name) => page(code::find(name).ok_or_else(|| unknown(name))?),
    };
    let mut stdout = std::io::stdout().lock();
    stdout.write_all(text.as_bytes())?;
    stdout.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// All codes by family.
fn list() -> String {
    let width = code::all().map(|code| code.name.len()).max().unwrap_or(0);
    let mut text = String::new();
    for (title, codes) in code::FAMILIES {
        let separator = if text.is_empty() { "" } else { "\n" };
        let _ = writeln!(text, "{separator}{title}");
        for Code { name, summary, .. } in *codes {
            let _ = writeln!(text, "  {name:width$}  {summary}");
        }
    }
    text
}

/// A code's page. Parts that have no text are left out.
fn page(code: &Code) -> String {
    let mut text = format!("{}: {}\n{}\n", code.name, code.summary, severity_line(code));
    let paragraphs = [("", code.explanation), ("Example", code.example), ("Use instead", code.instead)];
    for (title, content) in paragraphs {
        let content = content.trim_matches('\n');
        if content.is_empty() {
            continue;
        }
        match title {
            "" => _ = writeln!(text, "\n{}", wrapped(content, WIDTH)),
            title => _ = writeln!(text, "\n{title}:\n\n{}", indented(content)),
        }
    }
    if !code.behaviour.is_empty() {
        let _ = writeln!(text, "\nWhere this comes from: {}", code.behaviour);
    }
    text
}

fn severity_line(code: &Code) -> &'static str {
    use compiler::diagnostic::Severity;
    match code.severity {
        Severity::Error => "Severity: error (the template is refused)",
        Severity::Warning => "Severity: warning (the template is taken, and does not do what it says)",
        Severity::Info => "Severity: info",
        Severity::Hint => "Severity: hint",
    }
}

fn indented(text: &str) -> String {
    let line = |line: &str| if line.is_empty() { String::new() } else { format!("    {line}") };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

fn unknown(name: &str) -> Error {
    let error = Error::new(Kind::Usage, format!("`{name}` is not a code"));
    match closest(name) {
        Some(code) => error.with_hint(format!("did you mean `{}`?", code.name)),
        None => error.with_hint("`hot explain` lists all codes"),
    }
}

/// The code that was likely meant: at most a third of its letters are different.
fn closest(name: &str) -> Option<&'static Code> {
    let name = name.trim().to_lowercase().replace(['_', ' '], "-");
    // No code is that long; comparing would take the product of the lengths.
    if name.len() > 100 {
        return None;
    }
    let near = code::all().map(|code| (distance(&name, code.name), code));
    let (distance, code) = near.min_by_key(|(distance, _)| *distance)?;
    (distance * 3 <= code.name.len()).then_some(code)
}

/// How many letters must be added, removed or replaced to turn one name into the other.
fn distance(left: &str, right: &str) -> usize {
    let right: Vec<char> = right.chars().collect();
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (line, from) in left.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = line + 1;
        for (column, to) in right.iter().enumerate() {
            let replaced = diagonal + usize::from(from != *to);
            diagonal = row[column + 1];
            row[column + 1] = replaced.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[right.len()]
}

#[cfg(test)]
#[path = "explain_tests.rs"]
mod tests;
