//! Whether what is said about a bad template is what should be said.

use std::ops::Range;

use compiler::check::{self, Checked, Options};
use compiler::code;
use compiler::diagnostic::{Diagnostic, Label, Severity};
use compiler::source::{Source, SourceId};
use compiler::syntax;

use crate::change::Change;
use crate::good::{Disk, Good};

/// What came of a change.
pub enum Verdict {
    /// One message, at its place.
    Found,
    /// What was said instead.
    Failed(String),
}

/// Whether a change leaves text that can be read: other changes are no mistakes of the kind that is asked for.
pub fn is_readable(good: &Good, change: &Change) -> bool {
    let source = Source::new(SourceId(0), good.path.as_str(), change.apply(&good.text));
    let parse = syntax::parse(&source);
    parse.diagnostics.iter().all(|finding| finding.severity != Severity::Error)
}

/// Checks the bad template.
pub fn judge(good: &Good, change: &Change) -> Verdict {
    let text = change.apply(&good.text);
    let checked = check::check(&good.path, text.clone().into_bytes(), &Options::default(), &Disk);
    let new = new_findings(&good.checked, &checked);
    let is_right = |finding: &&Diagnostic| change.codes.contains(&finding.code) && is_blamed(finding, change);
    match new.as_slice() {
        [finding] if is_right(finding) => Verdict::Found,
        _ => Verdict::Failed(describe(&text, change, &new, &checked)),
    }
}

/// The errors and warnings that the good template did not have.
fn new_findings<'c>(before: &Checked, after: &'c Checked) -> Vec<&'c Diagnostic> {
    let key = |checked: &Checked, finding: &Diagnostic| {
        let source = &checked.sources[finding.primary.source.0 as usize];
        (finding.code.name, source.path.to_string(), finding.message.clone(), finding.primary.message.clone())
    };
    let mut old: Vec<_> = before.diagnostics.iter().map(|finding| key(before, finding)).collect();
    let findings = after.diagnostics.iter().filter(|finding| finding.severity <= Severity::Warning);
    findings
        .filter(|finding| {
            let known = old.iter().position(|old| *old == key(after, finding));
            known.map(|index| old.swap_remove(index)).is_none()
        })
        .collect()
}

/// Whether the place is the changed one: it covers it, or is a part of it.
fn is_blamed(finding: &Diagnostic, change: &Change) -> bool {
    let fits = |label: &Label| {
        let span = label.span.range();
        let covers = |outer: &Range<usize>, inner: &Range<usize>| outer.start <= inner.start && inner.end <= outer.end;
        label.source == SourceId(0) && (covers(&span, &change.place) || covers(&change.place, &span))
    };
    // What covers a whole section or more says nothing of the place.
    let is_close = finding.primary.span.range().len() <= change.place.len().max(40) * 10;
    fits(&finding.primary) && is_close || change.any_label && finding.labels.iter().any(fits)
}

fn describe(text: &str, change: &Change, new: &[&Diagnostic], checked: &Checked) -> String {
    let line = |offset: usize| text[..offset].matches('\n').count() + 1;
    let wanted: Vec<&str> = change.codes.iter().map(|code: &&'static code::Code| code.name).collect();
    let mut words = format!(
        "  wrote `{}` at line {}, wanted {} for `{}`\n",
        change.with,
        line(change.at.start),
        wanted.join(" or "),
        &text[change.place.clone()]
    );
    for finding in new {
        let source = &checked.sources[finding.primary.source.0 as usize];
        let place = source.line_column(finding.primary.span.start);
        let shown: String = source.slice(finding.primary.span).chars().take(60).collect();
        let late = if finding.late { "late " } else { "" };
        words.push_str(&format!(
            "  {late}{} at {}:{} `{shown}`: {} ({})\n",
            finding.code.name, place.line, place.column, finding.message, finding.primary.message
        ));
    }
    if new.is_empty() {
        words.push_str("  nothing new was said\n");
    }
    words
}
