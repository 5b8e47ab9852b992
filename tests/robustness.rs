//! Texts that nobody meant to write, through the whole check: templates with seeded accidents, and texts made to hurt.
//!
//! No input panics, hangs or floods; every place that is told lies in its text; fixes can be applied. Whether what is told
//! is right is for other tests. `HOT_MUTATIONS` says how many accidents are tried, `HOT_SEED` which comes first.

#![allow(clippy::panic, reason = "a test that can not read its data says so by panicking")]

#[path = "robustness/hostile.rs"]
mod hostile;
#[path = "robustness/invariants.rs"]
mod invariants;
#[path = "robustness/mutation.rs"]
mod mutation;
#[path = "robustness/random.rs"]
mod random;
#[path = "robustness/samples.rs"]
mod samples;
#[path = "robustness/trial.rs"]
mod trial;

use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use compiler::check::{Options, Target, check};
use samples::Sample;
use trial::Trial;

/// How many accidents are tried where nobody says.
const MUTATIONS: u64 = 6_000;
/// The longest that one check may take. A machine that does much else gets a second chance.
const LONGEST: Duration = Duration::from_secs(if cfg!(debug_assertions) { 10 } else { 2 });
/// The longest that a text made to hurt may take: far more than it does, so that only a hang is met.
const HANG: Duration = Duration::from_secs(if cfg!(debug_assertions) { 120 } else { 20 });
/// How long a run may go on until it counts as endless, and all is ended with it.
const ENDLESS: Duration = Duration::from_secs(300);
/// As many seeds go to one thread, whose name tells them: a stack that overflows says no more than the thread's name.
const CHUNK: u64 = 50;
/// What `hot check` gives its threads.
const STACK_SIZE: usize = 16 << 20;

#[test]
fn accidents_in_templates_break_nothing() {
    let samples = samples::all();
    assert!(samples.len() > 150, "only {} samples were found", samples.len());
    let count = number("HOT_MUTATIONS").unwrap_or(MUTATIONS);
    let first = number("HOT_SEED").unwrap_or(0);
    let broken = over_chunks(first, count, &|seed| look_at_accident(&samples, seed));
    assert!(broken.is_empty(), "{} of {count}; the first:\n{}", broken.len(), broken[..broken.len().min(5)].join("\n"));
}

/// What is wrong with the check of one seed's text.
fn look_at_accident(samples: &[Sample], seed: u64) -> Option<String> {
    let trial = Trial::of(samples, seed);
    let problem = match invariants::guarded(|| measured(&trial)) {
        Ok(problem) => problem?,
        Err(said) => format!("panicked: {said}"),
    };
    Some(format!("seed {seed}: {problem}\n{trial}"))
}

fn measured(trial: &Trial) -> Option<String> {
    let mut took = Duration::ZERO;
    for _ in 0..2 {
        let start = Instant::now();
        let checked = trial.check();
        took = start.elapsed();
        let broken = invariants::broken(&checked).or_else(|| invariants::check_fixes(&checked, trial));
        if broken.is_some() || took <= LONGEST {
            return broken;
        }
    }
    Some(format!("took {took:?}"))
}

#[test]
fn texts_made_to_hurt_are_bounded() {
    let texts = hostile::all();
    let work = |index: u64| -> Option<String> {
        let hostile = &texts[index as usize];
        let options = Options { target: Target::Auto, environments: hostile.environments(), ..Options::default() };
        let start = Instant::now();
        let outcome = invariants::guarded(|| check("main.yaml", hostile.text.clone(), &options, &hostile.files));
        let took = start.elapsed();
        let problem = match outcome {
            Err(said) => Some(format!("panicked: {said}")),
            Ok(_) if took > HANG => Some(format!("took {took:?}")),
            Ok(checked) => invariants::broken(&checked).or_else(|| hostile.problem(&checked)),
        };
        if took > HANG / 20 {
            eprintln!("{}: {took:?}", hostile.name);
        }
        problem.map(|problem| format!("{}: {problem}", hostile.name))
    };
    let broken = over_chunks(0, texts.len() as u64, &work);
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

/// Does the work for so many numbers, on all cores, and gives what is wrong in their order.
fn over_chunks(first: u64, count: u64, work: &(dyn Fn(u64) -> Option<String> + Sync)) -> Vec<String> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let next = AtomicU64::new(first);
    let last = first + count;
    let broken = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let from = next.fetch_add(CHUNK, Ordering::Relaxed)
                    && from < last
                {
                    run_chunk(from, last.min(from + CHUNK), work, &broken);
                }
            });
        }
    });
    let mut broken = broken.into_inner().expect("no thread panics while it notes a problem");
    broken.sort();
    broken.into_iter().map(|(_, problem)| problem).collect()
}

/// Runs a chunk in a thread of its own, and ends everything where one of its runs goes on without end.
fn run_chunk(from: u64, to: u64, work: &(dyn Fn(u64) -> Option<String> + Sync), broken: &Mutex<Vec<(u64, String)>>) {
    let at = AtomicU64::new(from);
    let chunk = || {
        for number in from..to {
            at.store(number, Ordering::Relaxed);
            if let Some(problem) = work(number) {
                broken.lock().expect("no thread panics while it notes a problem").push((number, problem));
            }
        }
    };
    std::thread::scope(|scope| {
        let builder = std::thread::Builder::new().name(format!("numbers {from}..{to}")).stack_size(STACK_SIZE);
        let worker = builder.spawn_scoped(scope, chunk).expect("a thread can be had");
        let mut seen = (from, Instant::now());
        while !worker.is_finished() {
            std::thread::sleep(Duration::from_millis(1));
            let number = at.load(Ordering::Relaxed);
            if number != seen.0 {
                seen = (number, Instant::now());
            }
            if seen.1.elapsed() > ENDLESS {
                // A thread can not be ended from outside.
                eprintln!("number {number} goes on without end");
                std::process::abort();
            }
        }
    });
}

fn number(variable: &str) -> Option<u64> {
    let text = std::env::var(variable).ok()?;
    Some(text.parse().unwrap_or_else(|_| panic!("{variable} is a number, found `{text}`")))
}

#[test]
fn accidents_are_the_same_each_time() {
    let samples = samples::own();
    let texts = |seed| Trial::of(&samples, seed).to_string();
    assert_eq!(texts(7), texts(7));
    assert_ne!(texts(7), texts(8));
}

#[test]
fn accidents_differ_from_their_samples() {
    let samples = samples::own();
    let changed = (0..500).filter(|seed| Trial::of(&samples, *seed).is_changed).count();
    assert!(changed > 450, "{changed} of 500");
}
