//! Runs the same work over many files, on all cores, without letting one bad file take the others down.
//!
//! A shared counter and scoped threads are all a list of independent files needs, and unlike a pool they have the
//! stack size we ask for; so no crate. Results come back in the order of the work, whoever did it.

use std::any::Any;
use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Once;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Templates nest up to some 250 levels, and the compiler walks them by recursion: what a thread has by default, or
/// what `ulimit` left to the main one, is not known to be enough. Only pages that are touched are paid for.
const STACK_SIZE: usize = 16 * 1024 * 1024;

/// Does the work for `0..count` and gives the results in that order.
///
/// One piece of work takes one thread, and no question to the system about its cores.
pub fn map<T: Send>(count: usize, work: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let threads = match count {
        0 | 1 => count,
        _ => std::thread::available_parallelism().map_or(1, |cores| cores.get()).min(count),
    };
    let next = AtomicUsize::new(0);
    let take = || {
        let mut done = Vec::new();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            if index >= count {
                return done;
            }
            done.push((index, work(index)));
        }
    };
    let mut results: Vec<(usize, T)> = std::thread::scope(|scope| {
        let spawn = |_| std::thread::Builder::new().stack_size(STACK_SIZE).spawn_scoped(scope, take);
        let started: Vec<_> = (0..threads).map_while(|number| spawn(number).ok()).collect();
        // Where no thread can be had, this one does it all; otherwise nothing is left by the time the others end.
        let own = if started.is_empty() { take() } else { Vec::new() };
        let others = started.into_iter().flat_map(|thread| match thread.join() {
            Ok(done) => done,
            Err(panic) => std::panic::resume_unwind(panic),
        });
        own.into_iter().chain(others).collect()
    });
    results.sort_unstable_by_key(|(index, _)| *index);
    results.into_iter().map(|(_, result)| result).collect()
}

thread_local! {
    /// `Some` while this thread is inside [`guarded`]; then what a panic said, and where.
    static PANIC: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Does something that should never panic. Where it does, gives what the panic said and where, and stderr stays clean.
pub fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    static HOOK: Once = Once::new();
    HOOK.call_once(install_hook);
    PANIC.with_borrow_mut(|said| *said = Some(String::new()));
    // What the work leaves half done is its own: the caller drops it.
    let result = catch_unwind(AssertUnwindSafe(work));
    let said = PANIC.with_borrow_mut(Option::take).unwrap_or_default();
    result.map_err(|_| said)
}

fn install_hook() {
    let others = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        let ours = PANIC.with_borrow_mut(|said| match said {
            Some(said) => {
                let place = info.location().map(|place| format!(" ({}:{})", place.file(), place.line()));
                *said = format!("{}{}", words(info.payload()), place.unwrap_or_default());
                true
            }
            None => false,
        });
        if !ours {
            others(info);
        }
    }));
}

fn words(payload: &(dyn Any + Send)) -> &str {
    let text = payload.downcast_ref::<&str>().copied();
    text.or_else(|| payload.downcast_ref::<String>().map(String::as_str)).unwrap_or("no reason given")
}

#[cfg(test)]
#[path = "workers_tests.rs"]
mod tests;
