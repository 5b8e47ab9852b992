//! One mistake, one message, at its place: good templates are made bad by one change each, and what the checker says about
//! it must stand where the change is, with nothing else beside it.
//!
//! The good templates are the examples and the templates of this folder, and the corpus where it lies beside the checkout
//! or where `HOT_SHARED` says. A seeded generator chooses; `SPANS_SAMPLE` asks for more changes to the corpus than the usual
//! number, and `SPANS_SEED` for others. The table of what passed is printed.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "tests read files and their settings, and print"
)]

mod change;
mod definitions;
mod expressions;
mod good;
mod judge;
mod values;

use std::collections::BTreeMap;

use change::Change;
use good::Good;
use judge::Verdict;

/// All changes of a kind that can be made to a template, one at each place.
type Find = fn(&Good) -> Vec<Change>;

/// Each kind of mistake.
const KINDS: &[(&str, Find)] = &[
    ("misspelt property", values::misspelt_property),
    ("made-up property", values::made_up_property),
    ("misspelt key of a property", values::misspelt_nested_key),
    ("wrong type", values::wrong_type),
    ("missing property", values::missing_property),
    ("value not allowed", values::value_not_allowed),
    ("duplicate key", values::duplicate_key),
    ("unknown resource in get_resource", expressions::unknown_resource),
    ("unknown resource in get_attr", expressions::unknown_resource_of_attribute),
    ("unknown parameter", expressions::unknown_parameter),
    ("unknown attribute", expressions::unknown_attribute),
    ("wrong arguments", expressions::wrong_arguments),
    ("misspelt function", expressions::misspelt_function),
    ("unknown condition", expressions::unknown_condition),
    ("unknown dependency", definitions::unknown_dependency),
    ("dependency cycle", definitions::dependency_cycle),
    ("unknown resource type", definitions::unknown_resource_type),
    ("missing resource type", definitions::missing_resource_type),
    ("misspelt resource key", definitions::misspelt_resource_key),
    ("made-up resource key", definitions::made_up_resource_key),
    ("bad deletion policy", definitions::bad_deletion_policy),
    ("misspelt section", definitions::misspelt_section),
    ("unknown version", definitions::unknown_version),
    ("misspelt parameter key", definitions::misspelt_parameter_key),
    ("unknown parameter type", definitions::unknown_parameter_type),
    ("unknown constraint", definitions::unknown_constraint),
    ("bad constraint", definitions::bad_constraint),
    ("default against a constraint", definitions::default_against_constraint),
    ("output without a value", definitions::output_without_value),
];

const SAMPLE: usize = 100;

/// Any number does; another one makes another sample.
const SEED: u64 = 20_260_821;

#[test]
fn one_change_to_an_example_gives_one_message_at_its_place() {
    let good = good::of_the_project();
    assert!(good.len() >= 8, "only {} good templates were found", good.len());
    run(&good, SAMPLE, SEED, 20);
}

#[test]
fn one_change_to_a_template_of_others_gives_one_message_at_its_place() {
    let good = good::of_the_corpus();
    if good.is_empty() {
        return;
    }
    let number = |name: &str| std::env::var(name).ok()?.parse().ok();
    let sample = number("SPANS_SAMPLE").map_or(SAMPLE, |sample| sample as usize);
    run(&good, sample, number("SPANS_SEED").unwrap_or(SEED), KINDS.len());
}

/// Makes changes kind by kind in turn until there are `sample`, and asks of all that they are found.
fn run(good: &[Good], sample: usize, seed: u64, least_kinds: usize) {
    let mut random = Random(seed);
    let mut table: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    let mut failures = Vec::new();
    let mut done = Vec::new();
    // A few templates have no place for some of the kinds.
    for turn in 0..sample + 20 * KINDS.len() {
        let kind = turn % KINDS.len();
        if done.len() == sample {
            break;
        }
        let Some((template, change)) = choose(good, KINDS[kind].1, &mut random, &done) else { continue };
        let (passed, total) = table.entry(kind).or_default();
        *total += 1;
        match judge::judge(&good[template], &change) {
            Verdict::Found => *passed += 1,
            Verdict::Failed(why) => {
                failures.push(format!("{}: {}\n{why}", KINDS[kind].0, good[template].path));
            }
        }
        done.push((template, change));
    }
    let rows = table.iter().map(|(kind, (passed, total))| format!("{passed:5} of {total:5}  {}\n", KINDS[*kind].0));
    let table_text: String = rows.collect();
    println!("{table_text}{:5} of {:5}  in all", done.len() - failures.len(), done.len());
    assert!(done.len() == sample, "only {} changes could be made", done.len());
    assert!(table.len() >= least_kinds, "only {} kinds of changes could be made", table.len());
    assert!(failures.is_empty(), "{table_text}{} failed\n\n{}", failures.len(), failures.join("\n"));
}

/// A change of a kind to one of the templates; none where the templates tried have no place for it.
fn choose(good: &[Good], kind: Find, random: &mut Random, done: &[(usize, Change)]) -> Option<(usize, Change)> {
    const TRIES: usize = 60;
    for _ in 0..TRIES {
        let template = random.below(good.len());
        let mut changes = kind(&good[template]);
        while !changes.is_empty() {
            let change = changes.swap_remove(random.below(changes.len()));
            let is_new = !done.iter().any(|(other, made)| *other == template && *made == change);
            if is_new && judge::is_readable(&good[template], &change) {
                return Some((template, change));
            }
        }
    }
    None
}

/// SplitMix64: the same numbers on every machine.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) % bound as u64) as usize
    }
}
