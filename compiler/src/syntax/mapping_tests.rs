use crate::syntax::Origin;
use crate::syntax::testing::{check, outline, read};

#[test]
fn the_last_of_equal_keys_is_in_force() {
    let twice = "duplicate-key `a`: the key `a` stands twice in this mapping";
    check("a: 1\nb: 2\na: 3\n", "{b: 2, a: 3}", &[twice]);
    check("a: 1\na: 2\na: 3\n", "{a: 3}", &[twice, twice]);
    check("{\"a\": 1, \"a\": 2}", "{a: 2}", &["duplicate-key `\"a\"`: the key `a` stands twice in this mapping"]);
    let many: String = (0..20).map(|index| format!("k{index}: {index}\n")).collect();
    let parse = read(&format!("{many}k3: x\n"));
    assert_eq!(parse.diagnostics.len(), 1);
    assert_eq!(parse.root.as_map().and_then(|map| map.get("k3")).and_then(|node| node.as_str()), Some("x"));
}

#[test]
fn keys_are_equal_as_in_python_and_json() {
    let cases = [
        ("1: a\ntrue: b\n", 1),
        ("1: a\n1.0: b\n", 1),
        ("1: a\n\"1\": b\n", 1),
        ("null: a\n\"null\": b\n", 1),
        ("1: a\n2: b\n", 0),
    ];
    for (text, expected) in cases {
        assert_eq!(read(text).diagnostics.len(), expected, "{text}");
    }
}

#[test]
fn merge_keys_bring_what_is_not_written() {
    let base = "x: &x {a: 1, b: 2}\ny: &y {b: 3, c: 4}\n";
    let cases = [
        ("z:\n  <<: *x\n  b: 0\n", "{<<: *{}, a: 1, b: 0}"),
        ("z:\n  b: 0\n  <<: *x\n", "{b: 0, <<: *{}, a: 1}"),
        ("z:\n  <<: [*x, *y]\n", "{<<: [*{}, *{}], c: 4, a: 1, b: 2}"),
        ("z:\n  <<: *x\n  <<: *y\n", "{<<: *{}, a: 1, <<: *{}, b: 3, c: 4}"),
        ("z: {<<: {d: 1}}\n", "{<<: {}, d: 1}"),
        ("z: {\"<<\": 1}\n", "{<<: 1}"),
    ];
    for (text, expected) in cases {
        let parse = read(&format!("{base}{text}"));
        let map = parse.root.as_map().and_then(|map| map.get("z")).and_then(|node| node.as_map());
        let entries = map.map(|map| &map.entries[..]).unwrap_or_default();
        let shown = entries
            .iter()
            .map(|entry| format!("{}: {}", entry.key.key_text().unwrap_or_default(), outline(&entry.value)));
        assert_eq!(format!("{{{}}}", shown.collect::<Vec<_>>().join(", ")), expected, "{text}");
        assert_eq!(parse.diagnostics.len(), 0, "{text}");
    }
}

#[test]
fn merged_entries_keep_their_own_places() {
    let text = "x: &x {a: 1}\nz:\n  <<: *x\n";
    let parse = read(text);
    let z = parse.root.as_map().and_then(|map| map.get("z")).and_then(|node| node.as_map());
    let entries: Vec<_> = z.map(|map| map.entries.iter().collect()).unwrap_or_default();
    assert_eq!(entries.iter().map(|entry| entry.origin).collect::<Vec<_>>(), [Origin::MergeKey, Origin::Merged]);
    assert_eq!(&text[entries[1].value.span.range()], "1");
    assert_eq!(&text[entries[0].value.place().range()], "*x");
}

#[test]
fn keys_that_can_not_be_are_left_out() {
    let braces = "unhashable-key `{ name }`: `{{ name }}` is read as a mapping used as a key";
    check("a: {{ name }}\nb: 1\n", "{a: ?, b: 1}", &[braces]);
    check("? [x]\n: 1\nb: 2\n", "{b: 2}", &["unhashable-key `[x]`: a list can not be a key"]);
    let merge = "merge-value `1`: a merge key needs a mapping or a list of mappings";
    check("a:\n  <<: 1\n  b: 2\n", "{a: {b: 2}}", &[merge]);
}
