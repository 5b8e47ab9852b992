use super::*;
use crate::source::Source;

/// Lowers one value of a dialect; gives the expression and the findings with the text they point at.
fn lowered(dialect: &'static Dialect, text: &str) -> (Expr, Vec<Diagnostic>, Vec<String>) {
    lowered_by(dialect, text, lower_expr)
}

fn lowered_by(
    dialect: &'static Dialect, text: &str, lower: fn(&Node, &mut CallContext<'_>) -> Expr,
) -> (Expr, Vec<Diagnostic>, Vec<String>) {
    let written = format!("value: {text}\n");
    let source = Source::new(SourceId(0), "t.yaml", written.as_str());
    let parse = crate::syntax::parse(&source);
    assert!(parse.diagnostics.is_empty(), "{text}: {:?}", parse.diagnostics);
    let node = parse.root.as_map().and_then(|map| map.get("value")).expect("a value");
    let mut diagnostics = Vec::new();
    let expr = lower(node, &mut CallContext::new(SourceId(0), dialect, &mut diagnostics));
    let shown = diagnostics.iter().map(|found| format!("{} {}", found.code.name, source.slice(found.primary.span)));
    let shown = shown.collect();
    (expr, diagnostics, shown)
}

fn hot(version: &str) -> &'static Dialect {
    Dialect::hot(version).expect("a version of HOT")
}

fn check(dialect: &'static Dialect, rows: &[(&str, &str)]) {
    for (text, expected) in rows {
        let (_, _, found) = lowered(dialect, text);
        assert_eq!(found.join(", "), *expected, "{text}");
    }
}

#[test]
fn one_known_key_makes_a_call() {
    let rows = [
        ("{get_param: x}", Some(Function::Param)),
        ("{get_param: x, other: y}", None),
        ("{other: y}", None),
        ("{equals: [a, b]}", None),
        ("{1: x}", None),
    ];
    for (text, function) in rows {
        let (expr, _, found) = lowered(hot("wallaby"), text);
        assert_eq!(expr.as_call().map(|call| call.function), function, "{text}");
        assert_eq!(found, [""; 0], "{text}");
    }
    let (expr, ..) = lowered_by(hot("wallaby"), "{get_param: x}", lower_plain);
    assert!(expr.as_call().is_none());
}

#[test]
fn shapes_that_heat_refuses() {
    check(
        hot("wallaby"),
        &[
            ("{get_attr: a.b}", "invalid-arguments a.b"),
            ("{get_attr: x}", ""),
            ("{get_attr: []}", "invalid-arguments get_attr"),
            ("{get_attr: {get_param: x}}", "invalid-arguments {get_param: x}"),
            ("{get_resource: [a]}", "invalid-arguments [a]"),
            ("{str_replace: {template: a}}", "invalid-arguments str_replace"),
            ("{str_replace: {template: a, params: [b]}}", "invalid-arguments [b]"),
            ("{str_replace: {template: a, params: {get_param: b}, more: c}}", ""),
            ("{list_join: [',']}", "invalid-arguments list_join"),
            ("{list_join: text}", "invalid-arguments text"),
            ("{list_join: [',', a, b]}", ""),
            ("{str_split: 'a,b'}", "invalid-arguments 'a,b'"),
            ("{str_split: {get_param: x}}", ""),
            ("{repeat: {template: a}}", "invalid-arguments repeat"),
            ("{repeat: {template: a, for_each: [b]}}", "invalid-arguments [b]"),
            ("{repeat: {template: a, for_each: {}, permutations: 1}}", "invalid-arguments 1"),
            ("{yaql: {expression: '$.a', data: {}, more: 1}}", "invalid-arguments more"),
            ("{yaql: {expression: '$.a b'}}", "invalid-arguments '$.a b'"),
            ("{yaql: {expression: 5}}", "invalid-arguments 5"),
            ("{if: [a, b]}", ""),
            ("{if: [a]}", "invalid-arguments if"),
            ("{if: [a, b, c, d]}", "invalid-arguments d"),
            ("{if: {get_param: x}}", "invalid-arguments {get_param: x}"),
            ("{filter: [a]}", "invalid-arguments filter"),
            ("{contains: [a, b, c]}", "invalid-arguments c"),
            ("{make_url: {hots: a}}", "invalid-arguments hots"),
            ("{make_url: {port: 99999}}", "invalid-arguments 99999"),
            ("{make_url: {port: '80', query: {a: b}, fragment: 5}}", ""),
            ("{make_url: {fragment: 5}}", "invalid-arguments 5"),
            ("{resource_facade: metadat}", "invalid-arguments metadat"),
            ("{map_merge: text}", ""),
        ],
    );
    check(hot("2016-10-14"), &[("{if: [a, b]}", "invalid-arguments if")]);
    check(hot("2014-10-16"), &[("{list_join: [',', [a], [b]]}", "invalid-arguments [b]")]);
    check(
        Dialect::latest_cfn(),
        &[
            ("{Ref: [a]}", "invalid-arguments [a]"),
            ("{'Fn::GetAtt': a.b.c}", "invalid-arguments a.b.c"),
            ("{'Fn::GetAtt': [a, b, c]}", "invalid-arguments c"),
            ("{'Fn::FindInMap': {Ref: x}}", "invalid-arguments {Ref: x}"),
            ("{'Fn::MemberListToMap': [{Ref: x}, b, []]}", "invalid-arguments {Ref: x}"),
            ("{'Fn::ResourceFacade': metadata}", "invalid-arguments metadata"),
        ],
    );
}

#[test]
fn shapes_that_aws_refuses() {
    check(
        Dialect::aws(),
        &[
            ("{'Fn::GetAtt': a.b.c}", ""),
            ("{'Fn::GetAtt': ab}", "invalid-arguments ab"),
            ("{'Fn::Sub': 'x ${A.B} ${!no thing} ${AWS::Region}'}", ""),
            ("{'Fn::Sub': '${a-b}'}", "invalid-arguments '${a-b}'"),
            ("{'Fn::Sub': ['${A}', [A]]}", "invalid-arguments [A]"),
            ("{'Fn::Cidr': [10.0.0.0/8, 300]}", "invalid-arguments 300"),
            ("{'Fn::Select': [-1, [a]]}", "invalid-arguments -1"),
            ("{'Fn::Transform': {Parameters: {}}}", "invalid-arguments 'Fn::Transform'"),
            ("{'Fn::Equals': [a, b]}", "unknown-function 'Fn::Equals'"),
            ("{'Fn::Gettatt': [a, b]}", "unknown-function 'Fn::Gettatt'"),
            ("{'Fn::ForEach::X': [a, [b], {c: d}]}", ""),
        ],
    );
}

#[test]
fn tags_are_calls_for_aws() {
    let (expr, _, found) = lowered(Dialect::aws(), "!GetAtt web.Outputs.Url");
    assert_eq!(found, [""; 0]);
    let call = expr.as_call().expect("a call");
    assert_eq!(
        (call.function, call.spelling, call.name.text.as_str()),
        (Function::Attribute, Spelling::Tag, "Fn::GetAtt")
    );
    let parts: Vec<_> =
        call.argument.as_list().expect("two parts").iter().map(|part| (part.as_str(), part.span)).collect();
    assert_eq!(parts, [(Some("web"), Span::new(15, 18)), (Some("Outputs.Url"), Span::new(19, 30))]);
    let (expr, _, found) = lowered(Dialect::aws(), "!If [c, !Ref a, !Join ['', [!Sub b]]]");
    assert_eq!(found, [""; 0]);
    let mut functions = Vec::new();
    expr.walk(&mut |expr| functions.extend(expr.as_call().map(|call| call.function)));
    assert_eq!(functions, [Function::If, Function::Ref, Function::Join, Function::Sub]);
    check(Dialect::aws(), &[("!Nope x", "unknown-tag !Nope"), ("!Equals [a, b]", "unknown-function !Equals")]);
}

#[test]
fn tags_are_refused_by_heat_with_the_long_form() {
    let rows = [
        (Dialect::latest_cfn(), "!Ref x", "value: {Ref: x}\n"),
        (Dialect::latest_cfn(), "!GetAtt a.b", "value: {\"Fn::GetAtt\": [a, b]}\n"),
        (Dialect::latest_cfn(), "!Join ['', [a, b]]", "value: {\"Fn::Join\": ['', [a, b]]}\n"),
        (hot("wallaby"), "!GetAtt a.b", "value: {get_attr: [a, b]}\n"),
    ];
    for (dialect, text, mended) in rows {
        let (_, diagnostics, found) = lowered(dialect, text);
        assert_eq!(found.len(), 1, "{text}");
        assert!(found[0].starts_with("short-tag !"), "{text}");
        let fix = diagnostics[0].fix.as_ref().expect("a fix");
        let mut written = format!("value: {text}\n");
        for edit in fix.edits.iter().rev() {
            written.replace_range(edit.span.range(), &edit.text);
        }
        assert_eq!(written, mended);
    }
    let (expr, ..) = lowered(Dialect::latest_cfn(), "!Ref x");
    assert_eq!(expr.as_call().map(|call| call.function), Some(Function::Ref));
}

#[test]
fn what_only_looks_like_a_call_is_told() {
    check(
        hot("wallaby"),
        &[
            ("{get_parm: x}", "misspelt-function get_parm"),
            ("{get_params: x}", "misspelt-function get_params"),
            ("{getparam: x}", "misspelt-function getparam"),
            ("{get-param: x}", "misspelt-function get-param"),
            ("{get_param : x}", ""),
            ("{'Fn::GetAtt': [a, b]}", "misspelt-function 'Fn::GetAtt'"),
            ("{Ref: x}", "removed-function Ref"),
            // Plain data.
            ("{name: x}", ""),
            ("{filters: x}", ""),
            ("{set_file: x}", ""),
            ("{get_port: x}", ""),
            ("{get_parm: {a: b}}", ""),
            ("{repeats: {template: a}}", ""),
        ],
    );
    check(
        hot("2015-10-15"),
        &[
            ("{filter: [[a], [b]]}", "later-function filter"),
            ("{filter: text}", ""),
            ("{map_merge: [{a: b}]}", "later-function map_merge"),
            ("{if: [a, b, c]}", "later-function if"),
        ],
    );
    check(
        Dialect::latest_cfn(),
        &[("{ref: x}", "misspelt-function ref"), ("{'Fn::Sub': x}", "misspelt-function 'Fn::Sub'")],
    );
}

#[test]
fn definitions_of_conditions() {
    let rows = [
        ("true", ""),
        ("{get_param: x}", ""),
        ("{and: [a, {not: b}]}", ""),
        ("name", "invalid-condition name"),
        ("5", "invalid-condition 5"),
        ("{equal: [a, b]}", "invalid-condition {equal: [a, b]}"),
        ("{equals: [a]}", "invalid-arguments equals"),
        ("{and: [a]}", "invalid-arguments and"),
        ("{and: text}", "invalid-arguments text"),
        ("{not: null}", "invalid-arguments null"),
        ("{equals: [{get_attr: [a, b]}, c]}", "function-not-in-condition get_attr"),
        ("{if: [a, b, c]}", "function-not-in-condition if"),
        ("{and: [{Ref: x}, true]}", "removed-function Ref"),
    ];
    for (text, expected) in rows {
        let (_, _, found) = lowered_by(hot("wallaby"), text, lower_definition);
        assert_eq!(found.join(", "), expected, "{text}");
    }
    let (_, diagnostics, _) = lowered_by(hot("wallaby"), "{equal: [a, b]}", lower_definition);
    assert_eq!(diagnostics[0].help.as_deref(), Some("did you mean `equals`?"));
}

#[test]
fn deep_values_are_lowered() {
    let deep = format!("{}x{}", "{get_param: [".repeat(120), "]}".repeat(120));
    check(hot("wallaby"), &[(deep.as_str(), "")]);
}
