use proptest::collection::vec;
use proptest::prelude::{Just, Strategy, any};
use proptest::prop_oneof;
use proptest::sample::select;
use proptest::test_runner::{Config, RngSeed, TestCaseError, TestRunner};

use super::*;
use crate::print::json;
use crate::source::{Source, SourceId};
use crate::syntax::{self, Text};

/// What a document holds; every finding about it is an error here.
fn read(text: &str) -> Result<Plain, String> {
    let parse = syntax::parse(&Source::new(SourceId(0), "printed", text));
    match parse.diagnostics.first() {
        Some(diagnostic) => Err(diagnostic.message.clone()),
        None => Ok(Plain::from(&parse.root)),
    }
}

fn under_key(text: &str) -> String {
    let document = Plain::Map(vec![("key".into(), Plain::text(text))]);
    let printed = emit(&document);
    assert_eq!(read(&printed), Ok(document), "{printed}");
    printed
        .strip_prefix("key:")
        .expect("the key comes first")
        .trim_start_matches(' ')
        .trim_end_matches('\n')
        .to_string()
}

#[test]
fn text_stands_as_plainly_as_it_can() {
    let cases = [
        ("web", "web"),
        ("OS::Nova::Server", "OS::Nova::Server"),
        ("10.0.0.0/24", "10.0.0.0/24"),
        ("--flag", "--flag"),
        ("a#b", "a#b"),
        ("it's", "it's"),
        ("say \"hi\"", "say \"hi\""),
        ("", "\"\""),
        ("yes", "\"yes\""),
        ("null", "\"null\""),
        ("0755", "\"0755\""),
        ("1:30", "\"1:30\""),
        ("1.5", "\"1.5\""),
        ("1e3", "\"1e3\""),
        ("y", "\"y\""),
        ("=", "\"=\""),
        ("<<", "\"<<\""),
        ("2021-04-16", "\"2021-04-16\""),
        ("a: b", "\"a: b\""),
        ("a:", "\"a:\""),
        ("a #b", "\"a #b\""),
        ("- a", "\"- a\""),
        ("---", "\"---\""),
        (" a", "\" a\""),
        ("{{ name }}", "\"{{ name }}\""),
        ("%wheel", "\"%wheel\""),
        ("*", "\"*\""),
        ("\"quoted\"", "'\"quoted\"'"),
        ("'a' or \"b\": c", "'''a'' or \"b\": c'"),
        ("tab\there", "\"tab\\there\""),
        ("\u{1b}[0m", "\"\\x1b[0m\""),
        ("a\u{2028}b", "\"a\\u2028b\""),
        ("a\r\nb", "\"a\\r\\nb\""),
        ("\n", "\"\\n\""),
        (" \n ", "\" \\n \""),
    ];
    for (text, expected) in cases {
        assert_eq!(under_key(text), expected, "{text:?}");
    }
}

#[test]
fn lines_stand_in_literal_blocks() {
    let cases = [
        ("a\nb", "|-\n  a\n  b"),
        ("a\n", "|\n  a"),
        ("a\n\nb\n", "|\n  a\n\n  b"),
        (" a\nb\n", "|2\n   a\n  b"),
        ("\na\n", "|2\n\n  a"),
        ("#!/bin/sh\necho a: b\n", "|\n  #!/bin/sh\n  echo a: b"),
    ];
    for (text, expected) in cases {
        assert_eq!(under_key(text), expected, "{text:?}");
    }
    let kept = Plain::Map(vec![("key".into(), Plain::text("a\n\n")), ("next".into(), Plain::Int(1))]);
    assert_eq!(emit(&kept), "key: |+\n  a\n\nnext: 1\n");
    assert_eq!(read(&emit(&kept)), Ok(kept));
}

#[test]
fn collections_are_indented_under_their_keys() {
    let text = "\
heat_template_version: 2021-04-16
list:
  - 1
  - - true
    - null
  - name: web
    empty: {}
    items: []
    script: |
      one
      two
  - |-
    three
    four
map:
  inner:
    heat_template_version: \"2021-04-16\"
";
    assert_eq!(emit(&read(text).expect("the text is YAML")), text);
}

#[test]
fn numbers_keep_their_kind() {
    let cases = [
        (0.1, "0.1"),
        (1.0, "1.0"),
        (-0.0, "-0.0"),
        (1e16, "1.0e+16"),
        (1.5e300, "1.5e+300"),
        (5e-324, "5.0e-324"),
        (f64::INFINITY, ".inf"),
        (f64::NEG_INFINITY, "-.inf"),
    ];
    for (number, expected) in cases {
        let printed = emit(&Plain::Float(number));
        assert_eq!(printed.trim_end(), expected);
        assert_eq!(read(&printed), Ok(Plain::Float(number)));
    }
    assert!(matches!(read(&emit(&Plain::Float(f64::NAN))), Ok(Plain::Float(number)) if number.is_nan()));
}

#[test]
fn long_keys_are_marked() {
    let key = "k".repeat(1100);
    for value in [Plain::Int(1), Plain::List(vec![Plain::Null]), Plain::text("a\nb")] {
        let document = Plain::List(vec![Plain::Map(vec![(key.as_str().into(), value), ("b".into(), Plain::Null)])]);
        let printed = emit(&document);
        assert!(printed.starts_with("- ? k"));
        assert_eq!(read(&printed), Ok(document));
    }
}

/// Pieces that mean something to YAML somewhere.
const PIECES: &[&str] = &[
    " ",
    "  ",
    "\n",
    "\n\n",
    "\t",
    "\r",
    ":",
    ": ",
    "#",
    " #",
    "- ",
    "-",
    "?",
    "? ",
    ",",
    "[",
    "]",
    "{",
    "}",
    "&a",
    "*a",
    "!",
    "!!str ",
    "|",
    "|2",
    ">",
    "'",
    "''",
    "\"",
    "\\",
    "\\n",
    "%",
    "@",
    "`",
    "~",
    "<<",
    "=",
    "---",
    "...",
    "null",
    "yes",
    "on",
    "0",
    "1",
    "07",
    "8",
    "0x",
    "0b",
    "0o7",
    ".",
    "_",
    "e+",
    "e",
    "1.0",
    ".5",
    ".inf",
    "NaN",
    "2021-04-16",
    "T00:00:00Z",
    "12:30",
    "a",
    "word",
    "é",
    "漢",
    "\u{a0}",
    "\u{85}",
    "\u{2028}",
    "\u{2029}",
    "\u{202e}",
    "\u{feff}",
    "\u{fffe}",
    "\u{7f}",
    "\0",
    "\u{1b}",
    "\u{9f}",
    "\u{10ffff}",
    "\u{1f600}",
];

fn text() -> impl Strategy<Value = Text> {
    prop_oneof![
        4 => vec(select(PIECES), 0..7).prop_map(|pieces| Text::from(pieces.concat())),
        1 => any::<String>().prop_map(Text::from),
    ]
}

fn data() -> impl Strategy<Value = Plain> {
    let leaf = prop_oneof![
        1 => Just(Plain::Null),
        1 => any::<bool>().prop_map(Plain::Bool),
        1 => any::<i64>().prop_map(Plain::Int),
        2 => any::<f64>().prop_filter("not-a-number equals nothing", |number| !number.is_nan()).prop_map(Plain::Float),
        8 => text().prop_map(Plain::String),
    ];
    leaf.prop_recursive(5, 40, 5, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..5).prop_map(Plain::List),
            vec((text(), inner), 0..5).prop_map(|mut entries| {
                entries.sort_by(|(left, _), (right, _)| left.cmp(right));
                entries.dedup_by(|(left, _), (right, _)| left == right);
                Plain::Map(entries)
            }),
        ]
    })
}

#[test]
fn anything_comes_back_the_same() {
    let config = Config { cases: 1500, rng_seed: RngSeed::Fixed(1), failure_persistence: None, ..Config::default() };
    let outcome = TestRunner::new(config).run(&data(), |value| {
        for printed in [emit(&value), json::emit(&value)] {
            match read(&printed) {
                Ok(again) if again == value => {}
                other => return Err(TestCaseError::fail(format!("{printed:?} is read as {other:?}"))),
            }
        }
        Ok(())
    });
    assert!(outcome.is_ok(), "{}", outcome.map_or_else(|error| error.to_string(), |()| String::new()));
}
