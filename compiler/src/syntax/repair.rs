//! Text that is not YAML: the error is told once, a copy of the text is mended, and reading goes on.
//!
//! Each pass ends at the parser's next error; a line that can not be mended is blanked, then its block, then all up to
//! the next key of the top level. Invariant: passes are bounded, by fewer for large files; every diagnostic and span
//! speaks of the original text, and a line has one syntax error at most.

use std::collections::BTreeMap;

use granit_parser::ErrorKind;

use super::draft::Draft;
use super::findings::Findings;
use super::yaml::{self, Failure};
use super::{Comment, Node, limits};
use crate::code::syntax::{ALIAS_EXPANSION, NESTING_TOO_DEEP, TAB_INDENTATION};
use crate::diagnostic::Diagnostic;
use crate::source::{SourceId, Span};

mod flow;
mod indentation;
mod lines;
mod quotes;
mod rules;
mod words;

/// A YAML text as read, mended where that was needed.
#[derive(Debug)]
pub struct Mended<'a> {
    /// None for a stream without a document.
    pub root: Option<Node>,
    pub comments: Vec<Comment>,
    pub findings: Findings<'a>,
    /// The text was not valid YAML.
    pub is_broken: bool,
}

/// How many errors are mended before the rest of the text is given up.
const MOST_MENDS: usize = 20;
/// How often the draft is adapted where Heat takes what the parser refuses.
const MOST_ADAPTIONS: usize = 200;
/// How many bytes all passes of a kind together may read, beyond three passes.
const MOST_BYTES: usize = 4 << 20;

/// Reads a text as YAML, mending it where the parser gives up.
pub fn read(source: SourceId, text: &str) -> Mended<'_> {
    let mut findings = Findings::of(source, text);
    let mut draft = Draft::new(text);
    let characters = limits::report_control_characters(text, &mut findings);
    if !characters.is_empty() {
        let covered = |(offset, character): &(usize, char)| {
            let length = character.len_utf8();
            (*offset..offset + length, "?".repeat(length))
        };
        draft.edit(&characters.iter().map(covered).collect::<Vec<_>>());
    }
    let mut reading = yaml::read(source, &draft);
    let mut repair = Repair::default();
    let most = |passes: usize| (MOST_BYTES / text.len().max(1)).clamp(3, passes);
    while let Some(failure) = &reading.failure {
        let is_left = repair.mends < most(MOST_MENDS) && repair.adaptions < most(MOST_ADAPTIONS);
        if !repair.mend(&mut draft, failure, &findings) || !is_left {
            break;
        }
        reading = yaml::read(source, &draft);
    }
    let is_broken = !repair.told.is_empty();
    findings.diagnostics.extend(repair.told);
    findings.diagnostics.extend(reading.findings.diagnostics);
    drop_repeated(&mut findings.diagnostics, &[&TAB_INDENTATION, &NESTING_TOO_DEEP, &ALIAS_EXPANSION]);
    Mended { root: reading.root, comments: reading.comments, findings, is_broken }
}

/// Keeps the first of several findings that are told once for a file.
fn drop_repeated(diagnostics: &mut Vec<Diagnostic>, codes: &[&crate::code::Code]) {
    let mut seen: Vec<&str> = Vec::new();
    diagnostics.retain(|diagnostic| {
        let is_repeated = seen.contains(&diagnostic.code.name);
        if codes.contains(&diagnostic.code) {
            seen.push(diagnostic.code.name);
        }
        !is_repeated
    });
}

/// What has been tried, and what has been told.
#[derive(Default)]
struct Repair {
    mends: usize,
    adaptions: usize,
    /// How often each line failed, by the offset of its start in the original.
    tries: BTreeMap<usize, usize>,
    told: Vec<Diagnostic>,
}

impl Repair {
    /// Mends the draft at a failure; false when nothing more can be done.
    fn mend(&mut self, draft: &mut Draft<'_>, failure: &Failure, findings: &Findings<'_>) -> bool {
        let place = draft.back(failure.offset);
        let line = lines::start(draft.original(), place);
        self.mends += 1;
        let count = self.tries.entry(line).or_insert(0);
        *count += 1;
        let tries = *count;
        if failure.kind == ErrorKind::RecursionLimitExceeded {
            let message = format!("values are nested deeper than {} levels", limits::DEPTH);
            self.told.push(findings.diagnostic(&NESTING_TOO_DEEP, Span::at(place as u32), message));
            return false;
        }
        if tries == 1 {
            let remedy = rules::remedy(draft, failure, findings);
            if remedy.is_mended && remedy.diagnostic.is_none() {
                self.adaptions += 1;
                self.mends -= 1;
                self.tries.remove(&line);
                return true;
            }
            if let Some(diagnostic) = remedy.diagnostic {
                self.tell(diagnostic, draft.original());
            }
            if remedy.is_mended {
                return true;
            }
        } else if self.told.is_empty() {
            self.tell(rules::plain_diagnostic(draft, failure, findings), draft.original());
        }
        let at = failure.offset;
        let range = match tries {
            1 | 2 => lines::range(draft.text(), at),
            3 => lines::block(draft.text(), at),
            _ => lines::up_to_top_level_key(draft.text(), at),
        };
        let is_blank = draft.text()[range.clone()].trim().is_empty();
        draft.blank(range);
        !is_blank || tries < 4
    }

    /// Notes a finding, unless its line has one already.
    fn tell(&mut self, diagnostic: Diagnostic, original: &str) {
        let line = |diagnostic: &Diagnostic| lines::start(original, diagnostic.primary.span.start as usize);
        let here = line(&diagnostic);
        if self.told.iter().all(|told| line(told) != here) {
            self.told.push(diagnostic);
        }
    }
}

#[cfg(test)]
#[path = "repair_tests.rs"]
mod tests;
