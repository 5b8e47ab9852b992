//! The span of a plain scalar slices to its text, in every template of the corpus beside the checkout (or where
//! `HOT_SHARED` says): places are bytes, exactly.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "tests read files and print what they counted"
)]

use std::path::{Path, PathBuf};

use compiler::code::syntax::CODES;
use compiler::diagnostic::Severity;
use compiler::source::{Source, SourceId};
use compiler::syntax::{self, Node, NodeKind, Origin};

#[test]
fn plain_scalars_slice_to_their_text() {
    let mut scalars = 0;
    for path in corpus() {
        let Ok(text) = std::fs::read_to_string(&path) else { continue };
        let source = Source::new(SourceId(0), "template", text);
        let parse = syntax::parse(&source);
        // A mended text has places for what is not written.
        let is_mended =
            parse.diagnostics.iter().any(|found| found.severity == Severity::Error && CODES.contains(&found.code));
        if !is_mended {
            scalars += check(&source, &parse.root, &path);
        }
    }
    println!("{scalars} plain scalars");
}

/// Counts the plain scalars below a node; each must slice to its text.
fn check(source: &Source, node: &Node, path: &Path) -> usize {
    match &node.kind {
        NodeKind::String(value) => {
            let written = source.slice(node.span);
            let is_plain = !written.starts_with(['"', '\'', '|', '>']) && !written.contains('\n');
            assert!(!is_plain || written == value.as_str(), "{}: {:?} is not `{value}`", path.display(), node.span);
            usize::from(is_plain)
        }
        NodeKind::List(items) => items.iter().map(|item| check(source, item, path)).sum(),
        NodeKind::Map(map) => {
            let written = map.written().filter(|entry| entry.origin != Origin::MergeKey);
            written.map(|entry| check(source, &entry.key, path) + check(source, &entry.value, path)).sum()
        }
        _ => 0,
    }
}

/// The files of the corpus; none without it.
fn corpus() -> Vec<PathBuf> {
    let shared = match std::env::var_os("HOT_SHARED") {
        Some(folder) => PathBuf::from(folder),
        None => Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared"),
    };
    let (mut files, mut folders) = (Vec::new(), vec![shared.join("corpus")]);
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files.sort();
    files
}
