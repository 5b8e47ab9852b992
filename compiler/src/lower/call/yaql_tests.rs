use super::check;

// What the yaql library itself says of these (yaql 3, `YaqlFactory().create()`).
const GOOD: &[&str] = &[
    "$",
    "$.a.b",
    "$.data.where($.x > 1).select($)",
    "f(,a)",
    "f(a,,b)",
    "$[0]",
    "not $",
    "{a=>1,b=>2}",
    "$.a(1)",
    "$.1",
    "$.a->b",
    "1 + - 2",
    "1.5.5",
    "$?.a",
    "a.b[1][2]",
    "let(x=>1) -> $x",
    "switch($>1=>2, true => 3)",
    "$ =~ \"a\"",
    "$.a.b in $c",
    "[]",
    "{}",
    "$__x",
    "f(x,k=>1)",
    "- - 1",
    "not not a",
    "$.a.b.c()[0].d",
    "$.'a b'",
    "{a}",
    "[a=>1]",
    "[1,,2]",
    "[,1]",
    "$[]",
    "-a.b",
    "a*b/c mod d",
    "'a\\'b'",
    "`a'b`",
    "é",
    "_x",
    "$.a\n.b",
];

const BAD: &[&str] = &[
    "",
    "a b",
    "f(a,)",
    "f(,)",
    "[1,2",
    "$ and",
    "$.f(a=>1,2)",
    "\"x",
    "$x # c",
    "f(g=>)",
    "a=>b",
    "()",
    "__x",
    "@",
    "5a",
    "f(,k=>1)",
    "f(k=>1,,l=>2)",
    "a not in b",
    "d.b[",
    "a]",
    "a.",
    "a..b",
    "$a$b",
    "f (x)",
    "f(x)(y)",
    "f(a=>b=>c)",
    "not",
    "x<>y",
    "x!y",
    "x==y",
    "$.a:b",
    "1_0",
    "a % b",
    "a||b",
    "a;b",
];

#[test]
fn expressions_are_told_from_other_text() {
    for text in GOOD {
        assert_eq!(check(text), Ok(()), "{text}");
    }
    for text in BAD {
        assert!(check(text).is_err(), "{text}");
    }
}

#[test]
fn depth_is_bounded() {
    assert_eq!(check(&"(".repeat(100_000)), Ok(()));
}
