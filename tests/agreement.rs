//! Holds `hot check` against what Heat itself answered about the same templates.
//!
//! Of what Heat accepts nearly nothing may get an error; of what it rejects nearly everything must get an error of the
//! matching kind (`agreement/kinds.rs`). Every disagreement is printed with its reason (`agreement/reasons.rs`). What Heat
//! accepts and trips over later is counted apart.

#![allow(clippy::panic, reason = "a test that can not read its data says so by panicking")]

#[path = "agreement/case.rs"]
mod case;
#[path = "agreement/kinds.rs"]
mod kinds;
#[path = "agreement/reasons.rs"]
mod reasons;

use std::fmt::Write as _;
use std::io::Write as _;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};

use case::{Case, Verdict};
use compiler::check::{Checked, Options, Target, check};
use compiler::code::Code;
use compiler::diagnostic::Severity;
use reasons::Outcome;

/// When Heat gave the recorded answers (2026-11-01), in seconds since 1970: what had expired then.
const RECORDED_AT: i64 = 1_793_491_200;
/// The least fraction of accepted templates that get no error. Only ever raised.
const ACCEPTED_AT_LEAST: f64 = 0.99;
/// The least fraction of rejected templates that get an error of the matching kind. Only ever raised.
const REJECTED_AT_LEAST: f64 = 0.97;

/// A case after both have spoken.
struct Judged<'a> {
    case: &'a Case,
    outcome: Outcome,
    /// Codes of our errors, each once.
    errors: Vec<&'static Code>,
    /// Findings that Heat makes late.
    late: usize,
}

/// The figures of a set.
#[derive(Default)]
struct Tally {
    accepted: usize,
    accepted_agreed: usize,
    rejected: usize,
    rejected_agreed: usize,
    late: usize,
}

#[test]
fn own_cases_agree() {
    assert_agreement("own cases", &case::own());
}

#[test]
fn own_cases_have_verdicts() {
    let mut judged: Vec<String> = case::own().into_iter().map(|case| case.name).collect();
    judged.sort();
    assert_eq!(judged, case::own_names(), "run tests/agreement/record.py after adding, moving or removing a case");
}

#[test]
fn examples_are_clean() {
    let examples = case::examples();
    assert!(examples.len() > 8, "the examples are found");
    for example in examples {
        let checked = look(&example);
        let found: Vec<_> = checked
            .diagnostics
            .iter()
            .filter(|diagnostic| diagnostic.severity <= Severity::Warning)
            .map(|diagnostic| format!("{}: {}", diagnostic.code.name, diagnostic.message))
            .collect();
        assert!(found.is_empty(), "{} with {:?}: {found:#?}", example.name, example.environments);
    }
}

#[test]
fn corpus_agrees() {
    match case::shared() {
        Some(shared) => assert_agreement("corpus", &case::corpus(&shared)),
        None => say("corpus: not beside this checkout, left out\n"),
    }
}

#[test]
fn harvested_cases_agree() {
    match case::shared() {
        Some(shared) => assert_agreement("harvested cases", &case::harvested(&shared)),
        None => say("harvested cases: not beside this checkout, left out\n"),
    }
}

#[test]
fn every_text_of_heat_has_its_kind() {
    let mut cases = case::own();
    if let Some(shared) = case::shared() {
        cases.extend(case::corpus(&shared));
        cases.extend(case::harvested(&shared));
    }
    let without: Vec<&str> = cases.iter().flat_map(texts).filter(|text| kinds::codes_for(text).is_empty()).collect();
    assert!(without.is_empty(), "add patterns to tests/agreement/kinds.rs for {without:#?}");
}

#[test]
fn patterns_hold_parts_in_order() {
    for (pattern, text, fit) in [
        ("a*c", "xabcx", true),
        ("a*c", "ca", false),
        ("^a", "ba", false),
        ("^a*c", "abc", true),
        ("c$", "abc", true),
        ("b$", "abc", false),
        ("a*c$", "abc", true),
        ("^a*c$", "acb", false),
    ] {
        assert_eq!(kinds::fits(pattern, text), fit, "{pattern} {text}");
    }
}

/// Judges all cases, prints what differs, and holds the bars.
fn assert_agreement(set: &str, cases: &[Case]) {
    assert!(!cases.is_empty(), "{set}: there are no cases");
    let judged = judge_all(cases);
    let mut tally = Tally::default();
    judged.iter().for_each(|judged| tally.add(judged));
    say(&report(set, &judged, &tally));
    let broken = judged.iter().filter(|judged| judged.outcome == Outcome::Panicked).count();
    assert_eq!(broken, 0, "{set}: the check panicked, see above");
    let accepted = fraction(tally.accepted_agreed, tally.accepted);
    assert!(accepted >= ACCEPTED_AT_LEAST, "{set}: {accepted:.4} of the accepted templates get no error");
    let rejected = fraction(tally.rejected_agreed, tally.rejected);
    assert!(rejected >= REJECTED_AT_LEAST, "{set}: {rejected:.4} of the rejected templates get a matching error");
}

/// Judges on all cores, in the order of the cases.
fn judge_all(cases: &[Case]) -> Vec<Judged<'_>> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        while let index = next.fetch_add(1, Ordering::Relaxed)
            && let Some(case) = cases.get(index)
        {
            done.push((index, judge(case)));
        }
        done
    };
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let mut judged: Vec<(usize, Judged<'_>)> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        workers.into_iter().flat_map(|worker| worker.join().expect("panics are caught in `judge`")).collect()
    });
    judged.sort_by_key(|(index, _)| *index);
    judged.into_iter().map(|(_, judged)| judged).collect()
}

fn judge(case: &Case) -> Judged<'_> {
    let Ok(checked) = catch_unwind(AssertUnwindSafe(|| look(case))) else {
        return Judged { case, outcome: Outcome::Panicked, errors: Vec::new(), late: 0 };
    };
    let mut errors: Vec<&'static Code> = Vec::new();
    for diagnostic in checked.diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error) {
        if !errors.contains(&diagnostic.code) {
            errors.push(diagnostic.code);
        }
    }
    let outcome = match &case.verdict {
        Verdict::Accepted if errors.is_empty() => Outcome::Agreed,
        Verdict::Accepted => Outcome::FalseAlarm,
        Verdict::Rejected { .. } if errors.is_empty() => Outcome::Missed,
        Verdict::Rejected { texts, .. } => {
            let matching = |text: &String| kinds::codes_for(text).iter().any(|code| errors.contains(code));
            if texts.iter().any(matching) { Outcome::Agreed } else { Outcome::OtherKind }
        }
    };
    let late = checked.diagnostics.iter().filter(|diagnostic| diagnostic.late).count();
    Judged { case, outcome, errors, late }
}

fn look(case: &Case) -> Checked {
    let options = Options {
        target: Target::Heat,
        environments: case.environments.clone(),
        now: Some(RECORDED_AT),
        ..Options::default()
    };
    check(&case.path, case.bytes.clone(), &options, &case.files)
}

fn texts(case: &Case) -> Vec<&str> {
    match &case.verdict {
        Verdict::Accepted => Vec::new(),
        Verdict::Rejected { texts, .. } => texts.iter().map(String::as_str).collect(),
    }
}

impl Tally {
    fn add(&mut self, judged: &Judged<'_>) {
        let agreed = usize::from(judged.outcome == Outcome::Agreed);
        match judged.case.verdict {
            Verdict::Accepted => {
                self.accepted += 1;
                self.accepted_agreed += agreed;
                self.late += usize::from(judged.late > 0);
            }
            Verdict::Rejected { .. } => {
                self.rejected += 1;
                self.rejected_agreed += agreed;
            }
        }
    }
}

fn report(set: &str, judged: &[Judged<'_>], tally: &Tally) -> String {
    let mut report = format!(
        "{set}: accepted {} of {} ({:.2} %), rejected {} of {} ({:.2} %); {} accepted ones have findings that Heat makes late\n",
        tally.accepted_agreed,
        tally.accepted,
        100.0 * fraction(tally.accepted_agreed, tally.accepted),
        tally.rejected_agreed,
        tally.rejected,
        100.0 * fraction(tally.rejected_agreed, tally.rejected),
        tally.late,
    );
    let mut differing: Vec<&Judged<'_>> = judged.iter().filter(|judged| judged.outcome != Outcome::Agreed).collect();
    differing.sort_by_key(|judged| judged.outcome);
    for judged in differing {
        let ours: Vec<&str> = judged.errors.iter().map(|code| code.name).collect();
        let theirs: Vec<String> = texts(judged.case).iter().map(|text| one_line(text)).collect();
        let _ = writeln!(
            report,
            "  {:?} {}\n    Heat: {}\n    hot: {}\n    reason: {}",
            judged.outcome,
            judged.case.name,
            if theirs.is_empty() { "accepted".to_string() } else { theirs.join(" | ") },
            if ours.is_empty() { "nothing".to_string() } else { ours.join(", ") },
            reasons::reason(judged.case, judged.outcome, &judged.errors),
        );
    }
    report
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(200).collect()
}

fn fraction(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

/// Writes past the test runner's capture: the list of disagreements is the point, also when the bars hold.
fn say(text: &str) {
    let _ = std::io::stdout().lock().write_all(text.as_bytes());
}
