use super::testing::{check, findings, outline, read};
use super::*;
use crate::source::{Source, SourceId};

const SAMPLES: &[&str] = &[
    "a: 1\nb:\n  c: |\n    text\n    more\n\n  d: &x !Ref \"q\"\n  e: *x\n  # comment\n  f:\n  - 1\n  - [a, {b: c}]   # trail\n",
    "g: >-\n  folded\n  x\nh:\ni: plain\n  multi\nj: 'it''s'\nk: !!str 12\nl: !GetAtt [a, b]\n",
    "? a\n: b\n? c\n",
    "a:\n-\n- x\n- - y\n  -\n- !Ref\n- k: v\n  l:\n",
    "{\"a\": [1, 2.5, null, {\"b\": \"c\\n\"}], \"d\": {}}",
    "\u{feff}---\r\nä: ö  \r\nb: [ü, 'é']\r\n...\r\n",
    "a: {b: [1, x: y], ? c, d: }\n",
    "base: &b {x: 1}\nz:\n  <<: *b\n  y: 2\n",
    "a: |+\n  x \n\n\nb: |2-\n   y\nc: >\n\nd: |\n",
];

/// Fails unless all spans lie in the text, children lie in their parents, and plain scalars slice to their values.
fn check_spans(text: &str, node: &Node, within: Span, is_whole: bool) -> Result<(), String> {
    let slice = text.get(node.span.range()).ok_or_else(|| format!("{:?} is no place in the text", node.span))?;
    let is_moved = node.alias.is_some();
    if is_whole && !is_moved && !(within.start <= node.span.start && node.span.end <= within.end) {
        return Err(format!("{:?} `{slice}` is outside of {within:?}", node.span));
    }
    if let Some(place) = node.alias.filter(|place| text.get(place.range()).is_none()) {
        return Err(format!("alias {place:?} is no place in the text"));
    }
    match &node.kind {
        NodeKind::String(value)
            if is_whole
                && !slice.starts_with(['"', '\'', '|', '>'])
                && !slice.contains('\n')
                && slice != value.as_str() =>
        {
            return Err(format!("{:?} is `{slice}`, not `{value}`", node.span));
        }
        NodeKind::List(items) => {
            for item in items {
                check_spans(text, item, if is_moved { item.span } else { node.span }, is_whole)?;
            }
        }
        NodeKind::Map(map) => {
            for entry in &map.entries {
                let is_elsewhere = is_moved || entry.origin == Origin::Merged;
                for part in [&entry.key, &entry.value] {
                    check_spans(text, part, if is_elsewhere { part.span } else { node.span }, is_whole)?;
                }
            }
        }
        _ => {}
    }
    Ok(())
}

fn check_parse(text: &str, is_whole: bool) -> Result<(), String> {
    let parse = read(text);
    check_spans(text, &parse.root, Span::new(0, text.len() as u32), is_whole)?;
    for comment in &parse.comments {
        if !text.get(comment.span.range()).is_some_and(|comment| comment.starts_with('#')) {
            return Err(format!("comment {:?} is none", comment.span));
        }
    }
    for diagnostic in &parse.diagnostics {
        let labels = std::iter::once(&diagnostic.primary).chain(&diagnostic.labels);
        if let Some(label) = labels.into_iter().find(|label| text.get(label.span.range()).is_none()) {
            return Err(format!("label {:?} of `{}` is no place in the text", label.span, diagnostic.message));
        }
    }
    Ok(())
}

#[test]
fn spans_of_plain_scalars_slice_to_their_text() {
    for text in SAMPLES {
        assert_eq!(check_parse(text, true), Ok(()), "{text:?}");
        assert_eq!(read(text).diagnostics.len(), 0, "{text:?}");
    }
}

#[test]
fn collections_end_with_their_last_value() {
    let slice = |text: &str, path: &[&str]| {
        let parse = read(text);
        let mut node = &parse.root;
        for key in path {
            node = node.as_map().and_then(|map| map.get(key)).expect("the path leads to a value");
        }
        text[node.span.range()].to_string()
    };
    assert_eq!(slice("a:\n  b: 1\n\n# end\n", &["a"]), "b: 1");
    assert_eq!(slice("a:\n- 1\n- 2 # two\nb: c\n", &["a"]), "- 1\n- 2");
    assert_eq!(slice("a: |\n  x\n  y\n\n\nb: c\n", &["a"]), "|\n  x\n  y");
    assert_eq!(slice("a: !t &x >+ # c\n  x\n\nb: c\n", &["a"]), ">+ # c\n  x");
    assert_eq!(slice("a: [1,\n 2 ]\nb: c\n", &["a"]), "[1,\n 2 ]");
    assert_eq!(slice("a:   # c\nb: c\n", &["a"]), "");
    assert_eq!(slice("a: !Ref x\n", &["a"]), "x");
}

#[test]
fn comments_know_whether_they_trail() {
    let text = "# top\na: 1 # one\nb: '#no' #two\nc: |  # head\n  # text\n# end";
    let comments = read(text).comments;
    let found: Vec<_> = comments.iter().map(|comment| (&text[comment.span.range()], comment.trailing)).collect();
    let expected = [("# top", false), ("# one", true), ("#two", true), ("# head", true), ("# end", false)];
    assert_eq!(found, expected);
}

#[test]
fn tags_of_yaml_are_applied_and_others_kept() {
    check("a: !!str 12\nb: !!float 1\nc: !!int '0x1f'\nd: ! 12\n", r#"{a: "12", b: 1.0, c: 31, d: 12}"#, &[]);
    check("a: !!omap [x: 1, y: 2]\n", r#"{a: [["x", 1], ["y", 2]]}"#, &[]);
    check("a: !Ref x\nb: !!python/name y\n", r#"{a: !Ref "x", b: !!python/name "y"}"#, &[]);
    check("a: !!timestamp 2020-01-01\nb: 2020-01-01\n", r#"{a: "2020-01-01", b: "2020-01-01"}"#, &[]);
    check("a: !!int abc\n", "{a: ?}", &["unsupported-tag `!!int`: `!!int` can not be applied to `abc`"]);
    check("a: !!set {x, y}\n", "{a: ?}", &["unsupported-tag `!!set`: a `!!set` value can not be sent to Heat"]);
    check("a: !!binary aGk=\n", "{a: ?}", &["unsupported-tag `!!binary`: a `!!binary` value can not be sent to Heat"]);
    check(
        "a: =\nb: <<\n",
        "{a: ?, b: ?}",
        &["value-token `=`: a lone `=` is not a value", "value-token `<<`: a lone `<<` is not a value"],
    );
}

#[test]
fn aliases_are_copies_within_a_budget() {
    check("a: &x [1]\nb: *x\n", "{a: [1], b: *[1]}", &[]);
    check("a: *x\nb: 1\n", "{a: *?, b: 1}", &["unknown-anchor `*x`: no anchor `&x` is defined before this alias"]);
    check("a: &x [*x]\n", "{a: [*?]}", &["recursive-alias `*x`: `*x` stands inside the value it names"]);
    let twice = ["duplicate-anchor `&x`: the anchor `&x` is defined twice"];
    check("a: &x 1\nb: &x 2\nc: *x\n", "{a: 1, b: 2, c: *2}", &twice);
    let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_string();
    for level in 1..20 {
        let alias = format!("*a{}, ", level - 1).repeat(10);
        bomb += &format!("a{level}: &a{level} [{alias}]\n");
    }
    assert_eq!(findings(&bomb, &read(&bomb)), ["alias-expansion `*a4`: aliases expand to more than Heat takes"]);
}

#[test]
fn one_document_is_read() {
    check("a: 1\n---\nb: 2\n", "{a: 1}", &["several-documents `---`: a second YAML document begins here"]);
    check("---\na: 1\n...\n", "{a: 1}", &[]);
    for text in ["", "\n  \n", "# nothing\n", "---\n...\n"] {
        let parse = read(text);
        assert_eq!(parse.root.kind, NodeKind::Missing, "{text:?}");
        assert_eq!(parse.diagnostics.iter().map(|it| it.code.name).collect::<Vec<_>>(), ["empty-file"], "{text:?}");
    }
    check("null\n", "null", &[]);
}

#[test]
fn bytes_that_are_no_template_are_told_once() {
    let codes = |bytes: &[u8]| {
        let parse = parse(&Source::from_bytes(SourceId(0), "a.yaml", bytes.to_vec()));
        parse.diagnostics.iter().map(|diagnostic| diagnostic.code.name).collect::<Vec<_>>()
    };
    let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
    assert_eq!(codes(&[&[0xff, 0xfe][..], &utf16("a: 1\nb: 2\n")].concat()), ["invalid-utf8"]);
    assert_eq!(codes(&utf16("a: 1\nb: 2\n")), ["invalid-utf8"]);
    assert_eq!(codes(b"a: caf\xe9\nb: 1\n"), ["invalid-utf8"]);
    assert_eq!(codes(b"\x7fELF\x02\x01\x01\0\0\0\0\xff\xfe"), ["binary-file"]);
    assert_eq!(codes(b"a: \"x\0y\"\nb: a rather long text\n"), ["control-character"]);
    assert_eq!(codes(b"a: b\n# \x1b[0m\n# \x1b[1m and so on\n"), ["control-character"]);
    assert_eq!(codes("a: x\u{2028}b\n".as_bytes()), ["control-character"]);
    assert_eq!(codes(format!("a: {}\n", "x".repeat(524_285)).as_bytes()), ["file-too-large"]);
    assert_eq!(codes(format!("a: {}\n", "x".repeat(524_284)).as_bytes()), [""; 0]);
}

#[test]
fn deep_nesting_is_told_once_and_bounded() {
    let deep = [
        "[".repeat(10_000),
        format!("a: {}{}\nb: 1\n", "[".repeat(1_000), "]".repeat(1_000)),
        "{\"a\": ".repeat(10_000),
        "{a: ".repeat(10_000),
        "- ".repeat(10_000),
        "? ".repeat(10_000),
        (0..1_500).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect(),
    ];
    for text in deep {
        let parse = read(&text);
        let told = parse.diagnostics.iter().filter(|it| it.code == &crate::code::syntax::NESTING_TOO_DEEP).count();
        assert_eq!(told, 1, "{}", &text[..20]);
        assert_eq!(parse.clone().root, parse.root);
    }
    check("a: [[1]]\n", "{a: [[1]]}", &[]);
    let parse = read(&format!("a: {}{}\nb: 1\n", "[".repeat(1_000), "]".repeat(1_000)));
    assert!(outline(&parse.root).ends_with("b: 1}"));
}

#[test]
fn tabs_are_refused_where_heat_refuses_them() {
    let wrong = [
        "a:\n\t\nb: 1\n",
        "a:\n  b: 1\n\t\n  c: 1\n",
        "-\ta\n",
        "- \t- a\n",
        "a:\n\tb: 1\n",
        "a: x\n\ty\n",
        "a: x\n\t",
    ];
    let right = [
        "a:\tb\n",
        "a: 1 \t \n",
        "a: 1\t# c\n",
        "a: [1,\n\t2]\n",
        "a: {\n\tb: 1\n\t}\n",
        "a: 'x\n\ty'\n",
        "a: |\n  \tx\n",
        "a: x\ty\n",
    ];
    let codes = |text: &str| read(text).diagnostics.iter().map(|it| it.code.name).collect::<Vec<_>>();
    for text in wrong {
        assert_eq!(codes(text), ["tab-indentation"], "{text:?}");
    }
    for text in right {
        assert_eq!(codes(text), [""; 0], "{text:?}");
    }
}

#[test]
fn what_only_the_parser_refuses_is_taken() {
    check(
        "a: [-, x, -]\nb: {c:[d]}\ne: \"x\"# c\nf: [# d\n  1]\n",
        r#"{a: ["-", "x", "-"], b: {c: ["d"]}, e: "x", f: [1]}"#,
        &[],
    );
}

#[test]
fn what_only_the_parser_takes_is_refused() {
    let cases = [
        ("a:\n  : x\n", "a key is missing before this `:`"),
        ("a: {b\n  c: 1}\n", "a key and its `:` must stand on one line"),
        ("a: [:x]\n", "inside brackets a plain text can not begin with `:`"),
        ("a: {b: !x}\n", "`}` follows this tag without a space"),
        ("a: &x.y 1\n", "the name of an anchor can not hold `.`"),
        ("...\na: 1\n", "`...` ends a document, and none has begun"),
    ];
    for (text, message) in cases {
        let found: Vec<_> = read(text).diagnostics.into_iter().map(|diagnostic| diagnostic.message).collect();
        assert_eq!(found, [message], "{text:?}");
    }
}

/// A sequence of numbers that is the same on every run.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit.max(1) as u64) as usize
    }
}

#[test]
fn no_text_makes_it_panic_or_point_outside() {
    const PIECES: &[&str] = &[
        "\t",
        " ",
        "\n",
        "- ",
        ": ",
        ":",
        "#",
        "{",
        "}",
        "[",
        "]",
        ",",
        "'",
        "\"",
        "&a ",
        "*a",
        "!",
        "|\n",
        "? ",
        "<<: ",
        "%",
        "@",
        "`",
        "\n---\n",
        "\n...\n",
        "\\",
        "\r\n",
        "é",
        "{{ x }}",
        "\n{% x %}\n",
        "\u{2028}",
        "\u{feff}",
        "\0",
        "\\x",
    ];
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    for round in 0..4_000 {
        let mut text = SAMPLES[round % SAMPLES.len()].to_string();
        for _ in 0..1 + random.below(4) {
            let boundaries: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let start = boundaries[random.below(boundaries.len())];
            let end = boundaries[random.below(boundaries.len())];
            let (start, end) =
                if random.below(3) == 0 && end >= start { (start, end.min(start + 8)) } else { (start, start) };
            let end = (start..=end).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(start);
            text.replace_range(start..end, PIECES[random.below(PIECES.len())]);
        }
        assert_eq!(check_parse(&text, false), Ok(()), "{text:?}");
    }
}

#[test]
fn examples_of_the_codes_are_reported_and_the_remedies_are_clean() {
    for code in crate::code::syntax::CODES.iter().filter(|code| code.name != "unknown-tag") {
        assert!(!code.explanation.is_empty() && !code.behaviour.is_empty(), "{}", code.name);
        let names: Vec<_> = read(code.example).diagnostics.iter().map(|diagnostic| diagnostic.code.name).collect();
        let expected = if code.example.is_empty() { "empty-file" } else { code.name };
        assert_eq!(names, [expected], "example of {}", code.name);
        if !code.instead.is_empty() {
            assert_eq!(findings(code.instead, &read(code.instead)), Vec::<String>::new(), "{}", code.name);
        }
    }
}
