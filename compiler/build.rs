//! Packs the facts in `data/` into one binary table, so that the compiler parses nothing when it starts.
//!
//! Every key of the data is either packed or refused: a refreshed file with something new in it fails the build rather
//! than losing a fact.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "a build script reads files and talks to cargo; the bans are for the compiler itself"
)]

use std::error::Error;
use std::path::Path;
use std::{env, fs};

use serde_json::{Map, Value};

#[path = "build/facts.rs"]
mod facts;
#[path = "src/schema/format.rs"]
#[allow(dead_code, reason = "what only the reader needs is no fault")]
mod format;
#[path = "build/history.rs"]
mod history;
#[path = "build/table.rs"]
mod table;

use facts::Replacements;
use table::{Section, Table};

/// What goes wrong, with the place in the data.
type Result<T> = std::result::Result<T, String>;

type Facts = Map<String, Value>;

const DATA: [&str; 5] =
    ["resource-types.json", "removed-types.json", "foreign-types.json", "replacements.json", "releases.json"];

fn main() -> std::result::Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=src/schema/format.rs");
    println!("cargo::rerun-if-changed=data");
    let [types, removed, foreign, replacements, releases] = DATA;
    let bytes = pack(&read(types)?, &read(removed)?, &read(foreign)?, &read(replacements)?, &read(releases)?)?;
    fs::write(Path::new(&env::var("OUT_DIR")?).join("schema.bin"), bytes)?;
    Ok(())
}

fn read(name: &str) -> std::result::Result<Facts, Box<dyn Error>> {
    let text = fs::read_to_string(Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("data").join(name))?;
    serde_json::from_str(&text).map_err(|error| format!("{name}: {error}").into())
}

fn pack(types: &Facts, removed: &Facts, foreign: &Facts, replacements: &Facts, releases: &Facts) -> Result<Vec<u8>> {
    let mut table = Table::new(text(types, "heat")?);
    let emptied = map(removed, "emptied")?;
    let mut replacements = Replacements::new(replacements);
    let all = map(types, "types")?;
    let base = map(types, "base_attributes")?;
    let mut section = Section::default();
    for (name, facts) in all {
        let facts = facts.as_object().ok_or_else(|| format!("{name} is no map"))?;
        let (at, status) = facts::resource_type(&mut table, name, facts, base, emptied, &mut replacements)?;
        section.push(table.string(name), at, status);
    }
    replacements.all_used()?;
    if let Some(name) = emptied.keys().find(|name| !all.contains_key(*name)) {
        return Err(format!("{name} is said to be empty and is no type"));
    }
    let aliases = history::aliases(&mut table, map(types, "aliases")?)?;
    let removed = history::removed(&mut table, map(removed, "removed")?, all, releases)?;
    let foreign = history::foreign(&mut table, foreign)?;
    let releases = history::releases(&mut table, releases)?;
    Ok(table.finish([section, aliases, removed, foreign, releases]))
}

fn map<'a>(facts: &'a Facts, key: &str) -> Result<&'a Facts> {
    facts.get(key).and_then(Value::as_object).ok_or_else(|| format!("no map under {key}"))
}

fn text<'a>(facts: &'a Facts, key: &str) -> Result<&'a str> {
    facts.get(key).and_then(Value::as_str).ok_or_else(|| format!("no text under {key}"))
}

/// The text under a key that may be absent; anything but a text is refused.
fn optional_text<'a>(facts: &'a Facts, key: &str) -> Result<Option<&'a str>> {
    if facts.contains_key(key) { text(facts, key).map(Some) } else { Ok(None) }
}

/// The place of a word in a list of words.
fn place(words: &[&str], word: &str) -> Result<u64> {
    let place = words.iter().position(|known| *known == word);
    place.map(|place| place as u64).ok_or_else(|| format!("`{word}` is none of {words:?}"))
}

/// Refuses keys that nobody packs.
fn only(facts: &Facts, keys: &[&str]) -> Result<()> {
    match facts.keys().find(|key| !keys.contains(&key.as_str())) {
        Some(key) => Err(format!("nobody packs `{key}`")),
        None => Ok(()),
    }
}
