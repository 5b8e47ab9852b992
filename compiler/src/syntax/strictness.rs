//! Where the parser is milder than PyYAML: tabs, line separators, directives, a lone `...`.
//!
//! Looks at the text between tokens, in offsets of the draft; the parser's own errors are not repeated here.
//! Invariant: costs nothing for a text without tabs and line separators but the search for them.

use std::ops::Range;

use granit_parser::ScalarStyle;

use super::draft::Draft;
use super::findings::Findings;
use crate::code::syntax::{CONTROL_CHARACTER, TAB_INDENTATION, YAML_SYNTAX};
use crate::diagnostic::Severity;
use crate::source::Span;

/// The looks at one text, in the order of its tokens.
#[derive(Debug)]
pub struct Strictness {
    has_tabs: bool,
    has_separators: bool,
    /// Behind a plain scalar, where PyYAML eats white space with tabs: the column from which on it does.
    plain_indent: Option<usize>,
    tabs: Tabs,
}

/// Tabs in wrong places; told as one finding.
#[derive(Debug, Default)]
struct Tabs {
    first: Option<Span>,
    count: usize,
}

/// Characters that PyYAML takes for line breaks.
const SEPARATORS: [char; 3] = ['\u{85}', '\u{2028}', '\u{2029}'];

impl Strictness {
    pub fn new(text: &str) -> Strictness {
        let has_separators = !text.is_ascii() && text.contains(SEPARATORS);
        Strictness { has_tabs: text.contains('\t'), has_separators, plain_indent: None, tabs: Tabs::default() }
    }

    /// Whether `look` can find anything.
    pub fn is_needed(&self) -> bool {
        self.has_tabs || self.has_separators
    }

    /// Notes a scalar, and looks into it. `innermost` is where the collection that holds it begins.
    pub fn scalar(
        &mut self, draft: &Draft<'_>, range: Range<usize>, style: ScalarStyle, is_flow: bool, innermost: Option<usize>,
        findings: &mut Findings<'_>,
    ) {
        if self.has_tabs && style == ScalarStyle::Plain {
            self.plain_indent = Some(innermost.map_or(0, |start| column(draft.text(), start) + 1));
        }
        if let (Some(indent), false) = (self.plain_indent, is_flow) {
            self.look_into_plain(draft, range.clone(), indent);
        }
        if is_flow && style == ScalarStyle::Plain {
            look_at_flow_text(draft, range.clone(), findings);
        }
        let severity = match style {
            ScalarStyle::Plain => Severity::Error,
            ScalarStyle::Literal | ScalarStyle::Folded => Severity::Warning,
            _ => return,
        };
        if self.has_separators {
            report_separator(draft, range, severity, findings);
        }
    }

    /// In a plain scalar of several lines a tab may not stand left of column `indent`.
    fn look_into_plain(&mut self, draft: &Draft<'_>, range: Range<usize>, indent: usize) {
        let mut start = range.start;
        while let Some(line_break) = draft.text()[start..range.end].find('\n') {
            start += line_break + 1;
            let line = &draft.text()[start..range.end];
            let spaces = line.len() - line.trim_start_matches(' ').len();
            if spaces < indent && line[spaces..].starts_with('\t') {
                self.tabs.note(draft, start + spaces);
            }
        }
    }

    /// Notes an alias or a bracket.
    pub fn other_token(&mut self) {
        self.plain_indent = None;
    }

    /// Looks at the text between two tokens.
    pub fn look(&mut self, draft: &Draft<'_>, gap: Range<usize>, is_flow: bool, findings: &mut Findings<'_>) {
        if self.has_separators {
            report_separator(draft, gap.clone(), Severity::Warning, findings);
        }
        if self.has_tabs && !is_flow {
            self.look_for_tabs(draft, gap);
        }
    }

    /// A tab is wrong where a simple key may begin: in an indentation and behind `-` or `?`.
    fn look_for_tabs(&mut self, draft: &Draft<'_>, gap: Range<usize>) {
        let bytes = draft.text().as_bytes();
        let mut line_start = draft.text()[..gap.start].rfind('\n').map_or(0, |at| at + 1);
        let is_behind_dash = gap.start > line_start && matches!(bytes[gap.start - 1], b'-' | b'?');
        let mut key_allowed = gap.start == line_start || (is_behind_dash && self.plain_indent.is_none());
        let indent = self.plain_indent.unwrap_or(usize::MAX);
        let mut is_behind_plain = self.plain_indent.is_some();
        let mut at = gap.start;
        while at < gap.end {
            match bytes[at] {
                b'\n' => {
                    line_start = at + 1;
                    key_allowed = true;
                }
                b'\t' if key_allowed && !(is_behind_plain && at - line_start >= indent) => self.tabs.note(draft, at),
                b' ' | b'\t' | b'\r' => {}
                b'#' => {
                    is_behind_plain = false;
                    at += bytes[at..gap.end].iter().position(|byte| *byte == b'\n').unwrap_or(gap.end - at);
                    continue;
                }
                b'-' | b'?' => {
                    is_behind_plain = false;
                    key_allowed = bytes.get(at + 1).is_none_or(u8::is_ascii_whitespace);
                }
                _ => {
                    is_behind_plain = false;
                    key_allowed = false;
                }
            }
            at += 1;
        }
    }

    /// Reports what was counted.
    pub fn finish(self, findings: &mut Findings<'_>) {
        if let Some(first) = self.tabs.first {
            let message = "a tab stands where YAML takes only spaces";
            let mut diagnostic = findings
                .diagnostic(&TAB_INDENTATION, first, message)
                .with_note("tabs may not indent a line or follow a `-`, not even on an empty line")
                .with_help("write spaces");
            if self.tabs.count > 1 {
                diagnostic = diagnostic.with_note(format!("{} lines have such tabs", self.tabs.count));
            }
            findings.push(diagnostic);
        }
    }
}

impl Tabs {
    /// Notes a tab, once for a run of tabs.
    fn note(&mut self, draft: &Draft<'_>, at: usize) {
        let text = draft.text();
        if at > 0 && text.as_bytes()[at - 1] == b'\t' {
            return;
        }
        self.count += 1;
        let length = text[at..].len() - text[at..].trim_start_matches('\t').len();
        self.first.get_or_insert_with(|| draft.span(at..at + length));
    }
}

/// How many bytes stand before an offset on its line.
fn column(text: &str, offset: usize) -> usize {
    offset - text[..offset].rfind('\n').map_or(0, |at| at + 1)
}

fn report_separator(draft: &Draft<'_>, range: Range<usize>, severity: Severity, findings: &mut Findings<'_>) {
    let Some((offset, character)) = draft.text()[range.clone()].char_indices().find(|(_, c)| SEPARATORS.contains(c))
    else {
        return;
    };
    let start = range.start + offset;
    let span = draft.span(start..start + character.len_utf8());
    let message = format!("Heat reads the character U+{:04X} as a line break", character as u32);
    let mut diagnostic = findings
        .diagnostic(&CONTROL_CHARACTER, span, message)
        .with_note("it looks like nothing or like a space in most editors")
        .with_help("remove it, or write it as an escape in double quotes: `\"\\u2028\"`");
    diagnostic.severity = severity;
    findings.push(diagnostic);
}

/// PyYAML takes a `:` or `?` that begins a plain text inside brackets for an indicator.
fn look_at_flow_text(draft: &Draft<'_>, range: Range<usize>, findings: &mut Findings<'_>) {
    let text = &draft.text()[range.clone()];
    let message = match text.as_bytes().first() {
        Some(first @ (b':' | b'?')) => {
            format!("inside brackets a plain text can not begin with `{}`", char::from(*first))
        }
        _ if text.contains(":?") => "inside brackets a plain text can not hold `:?`".to_string(),
        _ => return,
    };
    let place = draft.span(range);
    findings.push(findings.diagnostic(&YAML_SYNTAX, place, message).with_help("put the text in quotes"));
}

/// Looks at the name of an anchor or alias.
pub fn look_at_anchor(name: &str, place: Span, findings: &mut Findings<'_>) {
    let is_allowed = |character: char| character.is_ascii_alphanumeric() || character == '-' || character == '_';
    if let Some(character) = name.chars().find(|character| !is_allowed(*character)) {
        let message = format!("the name of an anchor can not hold `{character}`");
        let help = "use only letters, digits, `-` and `_`; if a text is meant, put it in quotes";
        findings.push(findings.diagnostic(&YAML_SYNTAX, place, message).with_help(help));
    }
}

/// Looks at what follows a tag: white space, or a comma inside brackets.
pub fn look_behind_tag(draft: &Draft<'_>, tag: Range<usize>, findings: &mut Findings<'_>) {
    let next = draft.text()[tag.end..].chars().next();
    if let Some(next) = next.filter(|next| !next.is_ascii_whitespace() && *next != ',') {
        let diagnostic =
            findings.diagnostic(&YAML_SYNTAX, draft.span(tag), format!("`{next}` follows this tag without a space"));
        findings.push(diagnostic.with_help("write a space behind the tag; if a text is meant, put it in quotes"));
    }
}

/// Looks at a key of nothing, with the text between the last token and its colon; true when it is an error.
pub fn look_at_empty_key(draft: &Draft<'_>, gap: Range<usize>, findings: &mut Findings<'_>) -> bool {
    let text = draft.text();
    let has_question_mark = text[gap.start..gap.end.max(gap.start)].contains('?');
    let rest = &text[gap.end..];
    let colon = gap.end + rest.len() - rest.trim_start().len();
    let is_missing = !has_question_mark && text[colon..].starts_with(':');
    if is_missing {
        let place = draft.span(colon..colon + 1);
        let diagnostic = findings.diagnostic(&YAML_SYNTAX, place, "a key is missing before this `:`");
        findings.push(diagnostic.with_help("write the key, or put the text in quotes"));
    }
    is_missing
}

/// Looks at a key inside brackets that has a value: key and colon must be on one line.
pub fn look_at_key(draft: &Draft<'_>, key: Span, gap: Range<usize>, findings: &mut Findings<'_>) {
    let text = draft.text();
    let Some(colon) = text[gap.clone()].find(':') else { return };
    let is_explicit = draft.original()[..key.start as usize].trim_end().ends_with('?');
    let has_break = draft.original()[key.range()].contains(['\n', '\r'])
        || text[gap.start..gap.start + colon].contains(['\n', '\r']);
    if has_break && !is_explicit {
        let diagnostic = findings.diagnostic(&YAML_SYNTAX, key, "a key and its `:` must stand on one line");
        findings.push(diagnostic.with_help("write the key on one line; a comma may be missing behind the line before"));
    }
}

/// Looks at what stands before the first document: directives, and a `...` that ends nothing.
pub fn look_at_prologue(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let mut start = 0;
    for line in draft.text().split_inclusive('\n') {
        let place = draft.span(start..start + line.trim_end().len());
        start += line.len();
        let line = line.trim_end().trim_start_matches('\u{feff}');
        if line.is_empty() || line.trim_start().starts_with('#') {
            continue;
        }
        if line.starts_with('%') {
            look_at_directive(line, place, findings);
        } else {
            if line == "..." || line.starts_with("... ") {
                findings.push(
                    findings
                        .diagnostic(&YAML_SYNTAX, place, "`...` ends a document, and none has begun")
                        .with_help("remove this line"),
                );
            }
            return;
        }
    }
}

/// libyaml refuses these, and Heat then reads the text again with PyYAML's own parser.
fn look_at_directive(line: &str, place: Span, findings: &mut Findings<'_>) {
    let mut words = line.split_whitespace();
    let message = match (words.next(), words.next()) {
        (Some("%TAG"), _) | (Some("%YAML"), Some("1.1" | "1.2")) => return,
        (Some("%YAML"), Some(version)) if version.starts_with("1.") => {
            format!("YAML {version} is unknown to Heat's parser")
        }
        (Some("%YAML"), _) | (None, _) => return,
        (Some(name), _) => format!("the directive `{name}` is unknown to Heat's parser"),
    };
    let mut diagnostic = findings
        .diagnostic(&YAML_SYNTAX, place, message)
        .with_note("Heat falls back to a second parser, which makes dates of unquoted dates, versions among them")
        .with_help("remove this line, or write `%YAML 1.1`");
    diagnostic.severity = Severity::Warning;
    findings.push(diagnostic);
}
