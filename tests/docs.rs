//! Generated pages are those that the sources give now: `docs/diagnostics/`.
//!
//! With `UPDATE_DOCS=1` the pages are written instead of compared.

#![allow(clippy::unwrap_used, reason = "a test that can not go on fails")]
#![allow(clippy::panic, reason = "a test that can not read its data says so by panicking")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use compiler::code;
use compiler::code::page;

/// The pages of a folder by file name.
type Pages = BTreeMap<String, String>;

#[test]
fn diagnostics_have_their_pages() {
    let mut pages = Pages::from([("README.md".to_string(), page::index())]);
    pages.extend(code::all().map(|code| (format!("{}.md", code.name), page::page(code))));
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/diagnostics");
    if std::env::var_os("UPDATE_DOCS").is_some_and(|value| value == "1") {
        write(&folder, &pages);
    }
    let wrong = differences(&pages, &read(&folder));
    assert!(wrong.is_empty(), "run `UPDATE_DOCS=1 cargo test --test docs`:\n{}\n", wrong.join("\n"));
}

#[test]
fn differences_are_told() {
    let pages = |list: &[(&str, &str)]| list.iter().map(|(name, text)| (name.to_string(), text.to_string())).collect();
    let wanted: Pages = pages(&[("a.md", "a"), ("b.md", "b"), ("c.md", "c")]);
    let found: Pages = pages(&[("a.md", "a"), ("b.md", "old"), ("gone.md", "d")]);
    assert_eq!(differences(&wanted, &wanted), [] as [&str; 0]);
    assert_eq!(
        differences(&wanted, &found),
        ["b.md differs from its source", "c.md is missing", "gone.md belongs to nothing"]
    );
}

fn differences(wanted: &Pages, found: &Pages) -> Vec<String> {
    let wrong = |(name, text): (&String, &String)| match found.get(name) {
        None => Some(format!("{name} is missing")),
        Some(page) if page != text => Some(format!("{name} differs from its source")),
        Some(_) => None,
    };
    let orphans = found.keys().filter(|name| !wanted.contains_key(*name));
    wanted.iter().filter_map(wrong).chain(orphans.map(|name| format!("{name} belongs to nothing"))).collect()
}

/// All files of a folder; none where there is no folder.
fn read(folder: &Path) -> Pages {
    let read = |path: PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        (name, text)
    };
    let Ok(entries) = fs::read_dir(folder) else { return Pages::new() };
    entries.map(|entry| read(entry.unwrap().path())).collect()
}

/// Makes the folder hold these pages and no others.
fn write(folder: &Path, pages: &Pages) {
    fs::create_dir_all(folder).unwrap();
    for name in read(folder).keys().filter(|name| !pages.contains_key(*name)) {
        fs::remove_file(folder.join(name)).unwrap();
    }
    for (name, text) in pages {
        fs::write(folder.join(name), text).unwrap();
    }
}
