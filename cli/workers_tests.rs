use super::*;

#[test]
fn results_come_in_the_order_of_the_work() {
    for count in [0, 1, 2, 1000] {
        let results = map(count, |index| {
            // The first ones take longest.
            std::thread::sleep(std::time::Duration::from_micros(if index < 3 { 2000 } else { 0 }));
            index * 2
        });
        assert_eq!(results, (0..count).map(|index| index * 2).collect::<Vec<_>>());
    }
}

#[test]
fn a_panic_becomes_an_error_with_its_words_and_place() {
    let results = map(3, |index| guarded(|| if index == 1 { panic!("index {index}") } else { index }));
    assert_eq!(results[0], Ok(0));
    assert_eq!(results[2], Ok(2));
    let said = results[1].as_ref().unwrap_err();
    assert!(said.starts_with("index 1 (cli/workers_tests.rs:"), "{said}");
}

#[test]
fn a_panic_of_fixed_words_is_told_too() {
    let said = guarded(|| -> () { panic!("fixed") }).unwrap_err();
    assert!(said.starts_with("fixed ("), "{said}");
}

#[test]
fn the_stack_holds_deep_recursion() {
    fn descend(depth: usize) -> u64 {
        let filling = std::hint::black_box([depth as u64; 512]);
        if depth == 0 { filling[0] } else { descend(depth - 1) + filling[511] }
    }
    // 1,200 frames of 4 to 12 KiB: more than the 2 MiB that a thread has by default.
    assert_eq!(map(1, |_| descend(1200)), [(0..=1200).sum::<u64>()]);
}
