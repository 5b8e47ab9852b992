//! One rule for each kind of mistake: what to say about it, and how to mend the draft so that reading can go on.

use std::ops::Range;

use granit_parser::ErrorKind;

use super::super::draft::Draft;
use super::super::findings::{Findings, shorten};
use super::super::yaml::Failure;
use super::{flow, indentation, lines, quotes, words};
use crate::code::syntax::YAML_SYNTAX;
use crate::diagnostic::Diagnostic;
use crate::source::{SourceId, Span};

/// What a rule did about a failure.
pub struct Remedy {
    /// None for what Heat takes and only the parser refuses.
    pub diagnostic: Option<Diagnostic>,
    /// False when the draft is as before.
    pub is_mended: bool,
}

impl Remedy {
    pub fn mended(diagnostic: Diagnostic) -> Remedy {
        Remedy { diagnostic: Some(diagnostic), is_mended: true }
    }

    fn silent() -> Remedy {
        Remedy { diagnostic: None, is_mended: true }
    }
}

/// A failure with the draft in which it is being mended.
pub struct Mender<'m, 'a, 'f> {
    pub draft: &'m mut Draft<'a>,
    pub failure: &'f Failure,
    pub findings: &'f Findings<'f>,
}

impl Mender<'_, '_, '_> {
    pub fn text(&self) -> &str {
        self.draft.text()
    }

    pub fn source(&self) -> SourceId {
        self.findings.source
    }

    pub fn span(&self, range: Range<usize>) -> Span {
        self.draft.span(range)
    }

    /// A syntax error at a range of the draft.
    pub fn error(&self, range: Range<usize>, message: impl Into<String>) -> Diagnostic {
        self.findings.diagnostic(&YAML_SYNTAX, self.span(range), message)
    }

    /// What is said when no rule knows better.
    pub fn plain(&self) -> Diagnostic {
        let at = self.failure.offset;
        let end = lines::content(self.text(), at).end.max(at);
        let (message, help) = words::describe(&self.failure.kind);
        self.error(at..end, message).with_help(help)
    }

    /// Says what is wrong, and leaves the mending to the next resort.
    pub fn give_up(&self) -> Remedy {
        Remedy { diagnostic: Some(self.plain()), is_mended: false }
    }
}

/// What is said of a failure when no rule is asked.
pub fn plain_diagnostic(draft: &mut Draft<'_>, failure: &Failure, findings: &Findings<'_>) -> Diagnostic {
    Mender { draft, failure, findings }.plain()
}

/// Tries the rule for a failure.
pub fn remedy(draft: &mut Draft<'_>, failure: &Failure, findings: &Findings<'_>) -> Remedy {
    use ErrorKind as K;
    let mut mender = Mender { draft, failure, findings };
    if let Some(remedy) = template_engine(&mut mender) {
        return remedy;
    }
    let is_in_flow = failure.open.iter().any(|open| open.is_flow);
    match &failure.kind {
        K::SimpleKeyExpected | K::InvalidSimpleKey if !is_in_flow => missing_colon(&mut mender),
        K::UnclosedFlowCollection { .. }
        | K::MismatchedFlowCollectionEnd { .. }
        | K::ExpectedFlowMappingSeparator
        | K::ExpectedFlowSequenceSeparator
        | K::InvalidColonPlacement
        | K::UnexpectedEofFlowSequence
        | K::UnexpectedEofFlowMapping
        | K::UnexpectedEofImplicitFlowMapping
        | K::InvalidFlowScalarIndent
        | K::BlockEntryInFlowCollection => flow::mend(&mut mender),
        K::MappingValueNotAllowed if !is_in_flow => second_colon(&mut mender),
        K::ExpectedBlockMappingKey | K::InvalidIndentation | K::CommentInterceptedScalar if !is_in_flow => {
            indentation::misplaced_in_mapping(&mut mender)
        }
        K::ExpectedBlockSequenceEntry => indentation::misplaced_in_list(&mut mender),
        K::TabNotAllowed
        | K::TabInBlockIndentation
        | K::TabInIndentation
        | K::TabInPlainScalar
        | K::TabAtBlockScalarStart
        | K::InvalidBlockEntryWhitespace
        | K::UnexpectedCharacter { character: '\t' } => indentation::tabs(&mut mender),
        K::UnclosedQuotedScalar | K::DocumentIndicatorInQuotedScalar | K::InvalidQuotedScalarIndent => {
            let at = failure.offset.min(mender.text().len().saturating_sub(1));
            quotes::close(&mut mender, at)
        }
        K::InvalidTrailingSingleQuotedScalar | K::InvalidTrailingDoubleQuotedScalar => {
            quotes::mend_trailing(&mut mender)
        }
        kind if words::is_escape(kind) => quotes::mend_escapes(&mut mender),
        K::ExpectedDocumentStart => text_behind_document(&mut mender),
        K::MisplacedFlowCollectionEnd => stray_bracket(&mut mender),
        K::BlockSequenceEntryNotAllowed => indentation::list_behind_key(&mut mender),
        K::InvalidBlockScalarHeader | K::ZeroBlockScalarIndent => block_scalar_header(&mut mender),
        K::PlainScalarStartsWithDashFlowIndicator => lone_dash(&mut mender),
        K::CommentNotSeparated => comment_behind_token(&mut mender),
        K::FlowMappingValueAdjacentCollection => colon_before_bracket(&mut mender),
        K::InvalidTagTerminator
        | K::UnclosedVerbatimTag
        | K::UndeclaredTagHandle
        | K::MissingAnchorOrAliasName
        | K::MissingTagUri
        | K::UnexpectedEofBlockMapping
        | K::UnexpectedCharacter { .. } => indicator_at_start(&mut mender),
        _ if is_in_flow => flow::mend(&mut mender),
        _ => mender.give_up(),
    }
}

/// Jinja and the like: `{% if %}` on a line of its own, or `{{ name }}` with text around it.
fn template_engine(mender: &mut Mender<'_, '_, '_>) -> Option<Remedy> {
    let text = mender.text();
    let content = lines::content(text, mender.failure.offset);
    let written = &text[content.clone()];
    if written.starts_with("{%") {
        let diagnostic = mender
            .error(content.clone(), format!("`{}` is a statement of a template engine", shorten(written)))
            .with_help("run the template engine first, and check what it writes");
        let statements = engine_statements(text);
        let edits = statements.into_iter().map(|line| (line.clone(), " ".repeat(line.len()))).collect::<Vec<_>>();
        mender.draft.edit(&edits);
        return Some(Remedy::mended(diagnostic));
    }
    let open = content.start + written.find("{{")?;
    if !written.contains("}}") {
        return None;
    }
    let start = value_start(text, content.clone());
    if start > open {
        return None;
    }
    let diagnostic = mender
        .error(start..content.end, format!("`{}` is no YAML value", shorten(&text[start..content.end])))
        .with_note("a placeholder of a template engine is a mapping to YAML")
        .with_help("put the value in quotes, or run the template engine first");
    put_in_quotes(mender, start..content.end).then(|| Remedy::mended(diagnostic))
}

/// The lines that hold nothing but a statement of a template engine.
fn engine_statements(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut line = Some(0);
    while let Some(start) = line {
        let range = lines::range(text, start);
        if text[range.clone()].trim_start().starts_with("{%") {
            found.push(range);
        }
        line = lines::next(text, start);
    }
    found
}

/// Where the value on a line begins: behind its dashes and its key.
fn value_start(text: &str, content: Range<usize>) -> usize {
    let start = content.start + lines::dashes(&text[content.clone()]);
    let rest = &text[start..content.end];
    rest.find(": ").map_or(start, |colon| start + colon + 1 + lines::indent(&rest[colon + 1..]))
}

/// Puts quotes around a range that holds none of that kind; otherwise blanks it and notes a hole.
fn put_in_quotes(mender: &mut Mender<'_, '_, '_>, range: Range<usize>) -> bool {
    let written = &mender.text()[range.clone()];
    if written.is_empty() {
        return false;
    }
    let quote = if !written.contains('\'') {
        "'"
    } else if !written.contains(['"', '\\']) {
        "\""
    } else {
        mender.draft.mark_hole(range.start);
        mender.draft.blank(range);
        return true;
    };
    mender.draft.edit(&[(range.start..range.start, quote.to_string()), (range.end..range.end, quote.to_string())]);
    true
}

/// A word on a line of its own where a key belongs: half a key, `key:value`, or `-item`.
fn missing_colon(mender: &mut Mender<'_, '_, '_>) -> Remedy {
    let text = mender.text();
    let at = mender.failure.offset;
    let end = lines::content(text, at).end;
    if end <= at {
        return mender.give_up();
    }
    let written = &text[at..end];
    if written.starts_with('-') && !written.starts_with("--") && written.len() > 1 {
        let diagnostic = mender
            .error(at..at + 1, "a space is missing behind this `-`")
            .with_help(format!("write `- {}`", shorten(&written[1..])));
        mender.draft.insert(at + 1, " ");
        return Remedy::mended(diagnostic);
    }
    let is_text = written.contains(' ');
    if let Some(colon) = written.find(':').filter(|colon| !is_text && *colon > 0 && !written.contains("://")) {
        let diagnostic = mender
            .error(at + colon..at + colon + 1, "a space is missing behind this `:`")
            .with_help(format!("write `{}: {}`", &written[..colon], shorten(&written[colon + 1..])));
        mender.draft.insert(at + colon + 1, " ");
        return Remedy::mended(diagnostic);
    }
    let diagnostic = mender
        .error(at..end, format!("`{}` is not a key: its `:` is missing", shorten(written)))
        .with_help("write `key: value`; a text of several lines is indented deeper than its key");
    mender.draft.insert(end, ":");
    mender.draft.mark_hole(end + 1);
    Remedy::mended(diagnostic)
}

/// A line that lacks its colon, where the parser noticed only further down.
fn missing_colon_at(mender: &mut Mender<'_, '_, '_>, offset: usize) -> Remedy {
    let kind = ErrorKind::SimpleKeyExpected;
    let failure = Failure { kind, offset, last_end: offset, open: mender.failure.open.clone() };
    missing_colon(&mut Mender { draft: mender.draft, failure: &failure, findings: mender.findings })
}

/// Whether a line without a key goes on with the value of the line above it.
fn continues_a_text(text: &str, at: usize) -> bool {
    let Some(above) = lines::previous_written(text, at) else { return false };
    let content = &text[lines::content(text, above)];
    let is_deeper = lines::logical_column(text, at) > lines::logical_column(text, above);
    is_deeper && !content.ends_with(':')
}

/// Text behind the end of the document: its first line was read as all there is, for it has no colon.
fn text_behind_document(mender: &mut Mender<'_, '_, '_>) -> Remedy {
    let text = mender.text();
    let last = text[..mender.failure.last_end].trim_end().len();
    let content = lines::content(text, last);
    let written = &text[content.clone()];
    let is_word = written.starts_with(char::is_alphanumeric) && !lines::is_key(written);
    let is_document = lines::previous_written(text, content.start).is_none();
    if is_word && is_document { missing_colon_at(mender, content.start) } else { mender.give_up() }
}

/// A `:` where a value stands already: on the same line, or in a line that goes on with the text before it.
fn second_colon(mender: &mut Mender<'_, '_, '_>) -> Remedy {
    let text = mender.text();
    let at = mender.failure.offset;
    let content = lines::content(text, at);
    let start = value_start(text, content.clone());
    if start <= at && start > content.start + lines::dashes(&text[content.clone()]) {
        let diagnostic = mender
            .error(at..at + 1, "a second `: ` stands in this line")
            .with_note("`: ` makes a key of what stands before it")
            .with_help("put the value in quotes, or begin a new line for the inner key");
        put_in_quotes(mender, start..content.end.max(at));
        return Remedy::mended(diagnostic);
    }
    let Some(before) = lines::previous_written(text, content.start) else { return mender.give_up() };
    let (column, above) = (lines::logical_column(text, at), lines::logical_column(text, before));
    let line_above = lines::content(text, before);
    let word = line_above.start + lines::dashes(&text[line_above.clone()])..line_above.end;
    if !lines::is_key(&text[word.clone()]) {
        return if above < column && continues_a_text(text, before) {
            mender.give_up()
        } else {
            missing_colon_at(mender, word.start)
        };
    }
    let key = shorten(&text[content.start..at]);
    let owner = shorten(text[word.clone()].split(':').next().unwrap_or(""));
    let diagnostic = mender
        .error(content.start..at, format!("`{key}` stands deeper than `{owner}`, which has a value already"))
        .with_label(mender.source(), mender.span(word), "its value is on this line")
        .with_help(format!("indent it like `{owner}`"));
    let run = lines::run(text, at);
    let edits = lines::shift(text, run, above as isize - column as isize);
    mender.draft.edit(&edits);
    Remedy::mended(diagnostic)
}

/// A closing bracket without an opening one.
fn stray_bracket(mender: &mut Mender<'_, '_, '_>) -> Remedy {
    let at = mender.failure.offset;
    let Some(bracket @ (']' | '}')) = mender.text()[at..].chars().next() else { return mender.give_up() };
    let diagnostic = mender
        .error(at..at + 1, format!("`{bracket}` closes nothing"))
        .with_help("remove it, or put the value in quotes");
    mender.draft.blank(at..at + 1);
    let before = mender.text()[..at].trim_end().len();
    mender.draft.mark_hole(before);
    Remedy::mended(diagnostic)
}

/// Text behind the `|` of a text block.
fn block_scalar_header(mender: &mut Mender<'_, '_, '_>) -> Remedy {
    let text = mender.text();
    let at = mender.failure.offset;
    let Some(header) = text[at..].find(['|', '>']).map(|index| at + index) else { return mender.give_up() };
    let line = lines::range(text, header);
    let indicators = text[header + 1..line.end].bytes().take_while(|byte| matches!(byte, b'+' | b'-' | b'1'..=b'9'));
    let start = header + 1 + indicators.count().min(2);
    if start >= line.end {
        return mender.give_up();
    }
    let bracket = &text[header..=header];
    let diagnostic = mender
        .error(start..line.end, format!("only `+`, `-` and a digit can follow `{bracket}` on its line"))
        .with_help("begin the text on the next line, or put it in quotes");
    mender.draft.blank(start..line.end);
    Remedy::mended(diagnostic)
}

/// `[a, -]`: a lone dash inside brackets, which Heat takes for text.
fn lone_dash(mender: &mut Mender<'_, '_, '_>) -> Remedy {
    let at = mender.failure.offset;
    let Some(dash) = mender.text()[at..].find('-').map(|index| at + index) else { return mender.give_up() };
    put_in_quotes(mender, dash..dash + 1);
    Remedy::silent()
}

/// `"text"#`: Heat takes a comment right behind a quote or bracket.
fn comment_behind_token(mender: &mut Mender<'_, '_, '_>) -> Remedy {
    let at = mender.failure.offset;
    let from = lines::start(mender.text(), at);
    let to = lines::range(mender.text(), at).end;
    let bytes = mender.text().as_bytes();
    let glued = |at: &usize| bytes[*at] == b'#' && *at > 0 && b"\"']}[{,".contains(&bytes[at - 1]);
    let Some(comment) = (at..to).chain(from..at).find(glued) else { return mender.give_up() };
    mender.draft.insert(comment, " ");
    Remedy::silent()
}

/// `{a:{b: c}}`: PyYAML's own parser reads the colon as the end of the key.
fn colon_before_bracket(mender: &mut Mender<'_, '_, '_>) -> Remedy {
    let text = mender.text();
    let at = mender.failure.offset;
    let colon = (at.saturating_sub(1)..text.len())
        .find(|index| text.as_bytes()[*index] == b':' && matches!(text.as_bytes().get(index + 1), Some(b'[' | b'{')));
    let Some(colon) = colon else { return mender.give_up() };
    mender.draft.insert(colon + 1, " ");
    Remedy::silent()
}

/// A value that begins with a character of YAML's own.
fn indicator_at_start(mender: &mut Mender<'_, '_, '_>) -> Remedy {
    let text = mender.text();
    let at = mender.failure.offset;
    let content = lines::content(text, at);
    let Some(first) = text[at..].chars().next() else { return mender.give_up() };
    if !"@`%,&*!|>".contains(first) || content.end <= at {
        return mender.give_up();
    }
    let is_in_flow = mender.failure.open.iter().any(|open| open.is_flow);
    let rest = &text[at + 1..content.end];
    let length = if is_in_flow { rest.find([',', ']', '}']).unwrap_or(rest.len()) } else { rest.len() };
    let value = at..at + 1 + text[at + 1..at + 1 + length].trim_end().len();
    let what = match first {
        '&' => " (it begins an anchor)",
        '*' => " (it begins an alias)",
        '!' => " (it begins a tag)",
        _ => "",
    };
    let diagnostic = mender
        .error(
            value.clone(),
            if first == '`' {
                "a plain text can not begin with a backtick".to_string()
            } else {
                format!("a plain text can not begin with `{first}`{what}")
            },
        )
        .with_help("put the text in quotes");
    put_in_quotes(mender, value);
    Remedy::mended(diagnostic)
}
