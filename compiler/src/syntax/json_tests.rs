use crate::syntax::Format;
use crate::syntax::testing::{check, findings, outline, read};

#[test]
fn values_are_those_of_pythons_json() {
    let cases = [
        (
            r#"{"a": [1, -2.5, 1e3, 1E400, NaN, -Infinity, true, null, "x"]}"#,
            r#"{a: [1, -2.5, 1000.0, inf, NaN, -inf, true, null, "x"]}"#,
        ),
        ("{\n\t\"a\":\t\"\\u00e9\\ud83d\\ude00\\n\\/\"\n}\n", r#"{a: "é😀\n/"}"#),
        (r#"{"a": "\ud83d", "b": 123456789012345678901234567890}"#, "{a: \"\u{fffd}\", b: 1.2345678901234568e29}"),
        (r#"{"yes": "on", "a": "0777", "<<": "="}"#, r#"{yes: "on", a: "0777", <<: "="}"#),
    ];
    for (text, expected) in cases {
        let parse = read(text);
        assert_eq!(outline(&parse.root), expected, "{text}");
        assert_eq!(parse.format, Format::Json, "{text}");
        assert_eq!(findings(text, &parse), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn text_that_is_no_json_is_read_as_yaml() {
    for text in ["{\"a\": 1,}", "{\"a\": 1, # note\n \"b\": 2}", "\u{feff}{\"a\": 1}", "{\"a\": yes}", "{a: 1}"] {
        let parse = read(text);
        assert_eq!(parse.format, Format::Yaml, "{text}");
        assert_eq!(parse.diagnostics.len(), 0, "{text}");
    }
}

#[test]
fn spans_are_exact() {
    let text = r#"{"a": [1, {"b": "c"}]}"#;
    let parse = read(text);
    let list = parse.root.as_map().and_then(|map| map.get("a"));
    assert_eq!(list.map(|node| &text[node.span.range()]), Some(r#"[1, {"b": "c"}]"#));
    assert_eq!(&text[parse.root.span.range()], text);
}

#[test]
fn a_broken_json_template_is_told_as_json() {
    let cases: &[(&str, &str, &[&str])] = &[
        ("{\"a\": 1 \"b\": 2}", "{a: 1, b: 2}", &["json-syntax ``: a comma is missing here"]),
        ("{\"a\": [1, 2}", "{a: [1, 2]}", &["json-syntax `}`: `}` closes a `[`"]),
        ("{\"a\": {\"b\": 1}", "{a: {b: 1}}", &["json-syntax `{`: the `{` is never closed"]),
        ("{\"a\": \"x\n}", "{a: \"x\"}", &["json-syntax `\"x`: the quote is never closed on this line"]),
        ("{\"a\": @, \"b\": 2}", "{a: ?, b: 2}", &["json-syntax `@`: `@` is not a JSON value"]),
        (
            "{\"a\": 1, \"b\": }\n}",
            "{a: 1, b: ?}",
            &[
                "json-syntax `}`: a value is missing before this bracket",
                "json-syntax `}`: text follows the end of the JSON document",
            ],
        ),
    ];
    for (text, tree, expected) in cases {
        check(text, tree, expected);
    }
}
