//! Any bytes as YAML or JSON: no panic, and every value lies in the text.

#![no_main]

use compiler::source::{Source, SourceId};
use compiler::syntax::{Node, NodeKind, parse};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let source = Source::from_bytes(SourceId(0), "main.yaml", data.to_vec());
    let parse = parse(&source);
    assert_inside(&parse.root, &source);
    for comment in &parse.comments {
        assert!(source.slice(comment.span).starts_with('#'), "{:?} is no comment", comment.span);
    }
});

fn assert_inside(node: &Node, source: &Source) {
    assert!(source.text.get(node.span.range()).is_some(), "{:?} is no place in the text", node.span);
    match &node.kind {
        NodeKind::List(items) => items.iter().for_each(|item| assert_inside(item, source)),
        NodeKind::Map(map) => {
            for entry in map.written() {
                assert_inside(&entry.key, source);
                assert_inside(&entry.value, source);
            }
        }
        _ => {}
    }
}
