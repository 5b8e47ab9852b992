//! What holds of every answer, whatever was asked.

use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Once;

use compiler::check::{Checked, Target};
use compiler::diagnostic::{Diagnostic, Edit, Severity};
use compiler::source::{Source, SourceId, Span};

use crate::trial::Trial;

/// How many findings a run may give for each text it reads.
const MOST_FINDINGS: usize = 1_100;
/// The longest text of one finding, in bytes: names are quoted, and a name may be long.
const LONGEST_WORDS: usize = 20_000;

/// What is wrong with an answer.
pub fn broken(checked: &Checked) -> Option<String> {
    if checked.target == Target::Auto {
        return Some("nobody takes it".to_string());
    }
    if checked.sources.iter().enumerate().any(|(index, source)| source.id != SourceId(index as u32)) {
        return Some("sources do not stand at their ids".to_string());
    }
    if checked.diagnostics.len() > MOST_FINDINGS * checked.sources.len() {
        return Some(format!("there are {} findings", checked.diagnostics.len()));
    }
    let is_sorted = |pair: &[Diagnostic]| {
        let key = |diagnostic: &Diagnostic| (diagnostic.primary.source, diagnostic.primary.span);
        key(&pair[0]) <= key(&pair[1])
    };
    if let Some(pair) = checked.diagnostics.windows(2).find(|pair| !is_sorted(pair)) {
        return Some(format!("the findings are not in order: {}, {}", shown(&pair[0]), shown(&pair[1])));
    }
    let is_double = |pair: &[Diagnostic]| {
        pair[0].code == pair[1].code && pair[0].primary == pair[1].primary && pair[0].message == pair[1].message
    };
    if let Some(pair) = checked.diagnostics.windows(2).find(|pair| is_double(pair)) {
        return Some(format!("a finding is told twice: {}", shown(&pair[0])));
    }
    checked.diagnostics.iter().find_map(|diagnostic| {
        let problem = problem_of(diagnostic, &checked.sources)?;
        Some(format!("{problem}: {}", shown(diagnostic)))
    })
}

fn problem_of(diagnostic: &Diagnostic, sources: &[Source]) -> Option<String> {
    let places = std::iter::once(&diagnostic.primary).chain(&diagnostic.labels);
    for label in places {
        if let Some(problem) = outside(label.source, label.span, sources) {
            return Some(format!("a label {problem}"));
        }
    }
    for edit in edits(diagnostic) {
        if let Some(problem) = outside(edit.source, edit.span, sources) {
            return Some(format!("an edit {problem}"));
        }
    }
    if diagnostic.late && diagnostic.severity == Severity::Error {
        return Some("what Heat takes is an error".to_string());
    }
    if diagnostic.message.trim().is_empty() {
        return Some("it says nothing".to_string());
    }
    let labels = diagnostic.labels.iter().map(|label| label.message.len()).sum::<usize>();
    let words = diagnostic.message.len() + labels + diagnostic.notes.iter().map(String::len).sum::<usize>();
    (words > LONGEST_WORDS).then(|| format!("it says {words} bytes"))
}

/// A finding without the page of its code.
fn shown(diagnostic: &Diagnostic) -> String {
    let Diagnostic { code, severity, message, primary, labels, notes, help, fix, late } = diagnostic;
    let late = if *late { ", late" } else { "" };
    format!("{severity:?}{late} {}: {message} {primary:?} {labels:?} {notes:?} {help:?} {fix:?}", code.name)
}

fn outside(id: SourceId, span: Span, sources: &[Source]) -> Option<String> {
    let Some(source) = sources.get(id.0 as usize) else { return Some("is in no source".to_string()) };
    let text = &source.text;
    let (start, end) = (span.start as usize, span.end as usize);
    if start > end || end > text.len() {
        return Some(format!("reaches out of {} ({} bytes)", source.path, text.len()));
    }
    (!text.is_char_boundary(start) || !text.is_char_boundary(end)).then(|| "cuts a character".to_string())
}

fn edits(diagnostic: &Diagnostic) -> impl Iterator<Item = &Edit> {
    diagnostic.fix.iter().flat_map(|fix| &fix.edits)
}

/// Applies the fixes to the template, and checks what comes out for one of them.
pub fn check_fixes(checked: &Checked, trial: &Trial) -> Option<String> {
    let source = checked.sources.first()?;
    let mut fixed = None;
    for diagnostic in checked.diagnostics.iter().filter(|diagnostic| diagnostic.fix.is_some()) {
        let mut edits: Vec<&Edit> = edits(diagnostic).filter(|edit| edit.source == source.id).collect();
        edits.sort_by_key(|edit| edit.span);
        if edits.windows(2).any(|pair| pair[0].span.end > pair[1].span.start) {
            return Some(format!("edits of a fix overlap: {}", shown(diagnostic)));
        }
        let mut text = source.text.to_string();
        for edit in edits.iter().rev() {
            text.replace_range(edit.span.range(), &edit.text);
        }
        fixed = Some(text);
    }
    let again = trial.check_instead(fixed?);
    broken(&again).map(|problem| format!("after a fix, {problem}"))
}

thread_local! {
    static SAID: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Does something that should not panic; where it does, gives what the panic said and where.
pub fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let others = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            let is_ours = SAID.with_borrow_mut(|said| {
                let is_ours = said.is_some();
                *said = Some(info.to_string());
                is_ours
            });
            if !is_ours {
                others(info);
            }
        }));
    });
    SAID.with_borrow_mut(|said| *said = Some(String::new()));
    let result = catch_unwind(AssertUnwindSafe(work));
    let said = SAID.with_borrow_mut(Option::take).unwrap_or_default();
    result.map_err(|_| said)
}
