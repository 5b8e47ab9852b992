//! A code's page in Markdown, and the index of all pages: what `docs/diagnostics/` holds.
//!
//! The texts come from the codes alone; nothing is read or written here. Invariant: the same code always gives the same
//! page, and each page ends in one line break.

use std::fmt::Write as _;

use super::{Code, FAMILIES};
use crate::diagnostic::Severity;

/// Says at the top of each page that it is not to be edited.
const GENERATED: &str = "<!-- Generated from compiler/src/code/ by `UPDATE_DOCS=1 cargo test --test docs`. -->";

/// Characters of a line of prose.
const WIDTH: usize = 80;

/// Begins the line before each further file of an example: `#- /env.yaml environment`.
const FILE_HEADER: &str = "#- ";

/// The page of a code: a heading with its name, what it means, an example of it and the example mended.
pub fn page(code: &Code) -> String {
    let mut page = format!("{GENERATED}\n# {}\n\n{}.\n\n{}\n", code.name, code.summary, severity(code.severity));
    section(&mut page, None, &wrapped(code.explanation, WIDTH));
    section(&mut page, Some("Example"), &files(code.example));
    section(&mut page, Some("Instead"), &files(code.instead));
    section(&mut page, Some("Behaviour"), &behaviour(code.behaviour));
    page
}

/// The index: all codes by family, each with a link to its page in the same folder.
pub fn index() -> String {
    let mut index = format!("{GENERATED}\n# Diagnostics\n\nWhat `hot check` finds, by what it is about.\n");
    for (family, codes) in FAMILIES {
        let _ = writeln!(index, "\n## {family}\n\n| Code | Severity | |\n|---|---|---|");
        for code in *codes {
            let name = code.name;
            let _ = writeln!(index, "| [{name}]({name}.md) | {} | {} |", code.severity.word(), code.summary);
        }
    }
    index
}

/// Prose in lines of at most `width` characters, however it was written; what stands between backquotes stays in one
/// line. Paragraphs are parted by empty lines.
pub fn wrapped(text: &str, width: usize) -> String {
    let mut lines: Vec<String> = Vec::new();
    for paragraph in text.split("\n\n").filter(|paragraph| !paragraph.trim().is_empty()) {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        let mut line = String::new();
        for word in words(paragraph) {
            if !line.is_empty() && line.chars().count() + 1 + word.chars().count() > width {
                lines.push(std::mem::take(&mut line));
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(&word);
        }
        lines.push(line);
    }
    lines.join("\n")
}

/// The words of a paragraph; text between backquotes is one with what touches it.
fn words(paragraph: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut quoted = false;
    for letter in paragraph.chars() {
        quoted ^= letter == '`';
        if !letter.is_whitespace() {
            word.push(letter);
        } else if quoted {
            word.push(' ');
        } else if !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
    }
    words.extend(Some(word).filter(|word| !word.is_empty()));
    words
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "Severity: error. The template is refused, or the stack that is made from it.",
        Severity::Warning => "Severity: warning. The template is taken, and does not do what it says.",
        Severity::Info => "Severity: info. Nothing is wrong; something could not be checked.",
        Severity::Hint => "Severity: hint. Nothing is wrong; something could be better.",
    }
}

/// Adds a part; a part without text is left out.
fn section(page: &mut String, title: Option<&str>, text: &str) {
    let text = text.trim_matches('\n');
    if text.is_empty() {
        return;
    }
    if let Some(title) = title {
        let _ = write!(page, "\n## {title}\n");
    }
    let _ = write!(page, "\n{text}\n");
}

/// Each file of an example in a block of its own, under its name if there is more than one.
fn files(example: &str) -> String {
    let mut files: Vec<(&str, String)> = vec![("", String::new())];
    for line in example.lines() {
        match line.strip_prefix(FILE_HEADER) {
            Some(header) => files.push((header, String::new())),
            None => {
                if let Some((_, text)) = files.last_mut() {
                    text.push_str(line);
                    text.push('\n');
                }
            }
        }
    }
    let blocks = files.iter().filter(|(header, text)| !(header.is_empty() && text.is_empty()));
    blocks.map(|(header, text)| format!("{}{}", file_name(header), block(header, text))).collect::<Vec<_>>().join("\n")
}

/// The line above a file: its path as the template names it, and whether it is an environment.
fn file_name(header: &str) -> String {
    let mut words = header.split_whitespace();
    let Some(path) = words.next() else { return String::new() };
    let path = path.trim_start_matches('/');
    match words.next() {
        Some("environment") => format!("`{path}`, given with `-e`:\n\n"),
        _ => format!("`{path}`:\n\n"),
    }
}

fn block(header: &str, text: &str) -> String {
    let language = match header.split_whitespace().next() {
        Some(path) if !path.ends_with(".yaml") && !path.ends_with(".template") => "",
        _ if text.trim_start().starts_with('{') => "json",
        _ => "yaml",
    };
    // A fence is longer than any within.
    let fence = if text.contains("```") { "````" } else { "```" };
    format!("{fence}{language}\n{text}{fence}\n")
}

/// `heat:` pointers are paths in Heat's repository.
fn behaviour(pointer: &str) -> String {
    if pointer.contains("heat:") {
        format!("{pointer}\n\n(`heat:` stands for the repository openstack/heat.)")
    } else {
        pointer.to_string()
    }
}

#[cfg(test)]
#[path = "page_tests.rs"]
mod tests;
