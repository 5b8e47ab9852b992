use super::*;
use crate::dialect::Taker;
use crate::source::{Source, SourceId};

/// A template with literal values for parameters, ready to be evaluated.
struct Fixture {
    template: Template,
    values: IndexMap<Text, Value>,
    diagnostics: Vec<Diagnostic>,
}

fn fixture(text: &str) -> Fixture {
    let source = Source::new(SourceId(0), "t.yaml", text);
    let parse = crate::syntax::parse(&source);
    let lowered = crate::lower::lower(SourceId(0), &parse.root, Taker::Heat);
    let template = lowered.template.expect("a template");
    let mut diagnostics = parse.diagnostics;
    diagnostics.extend(lowered.diagnostics);
    let values = template.parameters.content.iter().map(|(name, parameter)| (name.clone(), default_of(parameter)));
    let values = values.collect();
    Fixture { template, values, diagnostics }
}

/// The default as Heat reads it, for the plain cases that tests have.
fn default_of(parameter: &crate::template::Parameter) -> Value {
    use crate::template::ParameterType::*;
    let Some(default) = &parameter.default else { return Value::unknown(parameter.span) };
    let text = |text: &str| Value::new(default.span, ValueKind::String(text.into()));
    let kind = match (parameter.kind.as_ref().map(|(kind, _)| kind), &default.kind) {
        (Some(CommaDelimitedList), ExprKind::String(list)) if list.is_empty() => ValueKind::List(Vec::new()),
        (Some(CommaDelimitedList), ExprKind::String(list)) => ValueKind::List(list.split(',').map(text).collect()),
        (Some(String), ExprKind::Int(number)) => ValueKind::String(number.to_string().into()),
        _ => literal(default).kind,
    };
    Value::new(default.span, kind)
}

fn literal(expr: &Expr) -> Value {
    let kind = match &expr.kind {
        ExprKind::Null => ValueKind::Null,
        ExprKind::Bool(value) => ValueKind::Bool(*value),
        ExprKind::Int(number) => ValueKind::Int(*number),
        ExprKind::Float(number) => ValueKind::Float(*number),
        ExprKind::String(text) => ValueKind::String(text.clone()),
        ExprKind::List(items) => ValueKind::List(items.iter().map(literal).collect()),
        ExprKind::Map(entries) => {
            ValueKind::Map(entries.iter().map(|(name, value)| (name.clone(), literal(value))).collect())
        }
        ExprKind::Missing | ExprKind::Call(_) => ValueKind::Missing,
    };
    Value::new(expr.span, kind)
}

/// A value as Python's JSON with sorted keys; `?` with the shape where it is unknown.
fn shown(value: &Value) -> String {
    match &value.kind {
        ValueKind::Missing => "missing".to_string(),
        ValueKind::Unknown(shape) => format!("?{shape:?}"),
        ValueKind::List(items) => format!("[{}]", items.iter().map(shown).collect::<Vec<_>>().join(", ")),
        ValueKind::Map(entries) => {
            let mut entries: Vec<_> =
                entries.iter().map(|(name, value)| format!("\"{}\": {}", name.text, shown(value))).collect();
            entries.sort();
            format!("{{{}}}", entries.join(", "))
        }
        _ => crate::python::json_dumps(value).unwrap_or_default(),
    }
}

const PARAMETERS: &str = "
parameters:
  text: {type: string, default: abc}
  later: {type: string}
  number: {type: number, default: 5}
  list: {type: comma_delimited_list, default: 'a,b'}
  json: {type: json, default: {a: [x, y], b: {c: d}}}
  sure: {type: boolean, default: true}
  unsure: {type: boolean}
conditions:
  on: {get_param: sure}
  off: {not: on}
  open: {get_param: unsure}
resources:
  r: {type: OS::Heat::RandomString}
";

/// The value of an expression of a version, and the codes of what is wrong with it.
fn evaluated(version: &str, expression: &str) -> (String, Vec<String>) {
    let text = format!("heat_template_version: {version}{PARAMETERS}outputs:\n  o: {{value: {expression}}}\n");
    let fixture = fixture(&text);
    let evaluator = Evaluator::new(&fixture.template, &fixture.values);
    let mut found = fixture.diagnostics.clone();
    let output = fixture.template.outputs.content.get("o").and_then(|output| output.value.as_ref());
    let value = evaluator.value(&output.expect("an output").value, &mut found);
    found.extend(evaluator.into_diagnostics());
    let at = |found: &Diagnostic| format!("{} {}", found.code.name, &text[found.primary.span.range()]);
    (shown(&value), found.iter().map(at).collect())
}

fn check(rows: &[(&str, &str)]) {
    check_in("2021-04-16", rows);
}

fn check_in(version: &str, rows: &[(&str, &str)]) {
    for (expression, expected) in rows {
        let (value, found) = evaluated(version, expression);
        assert_eq!((value.as_str(), found.as_slice()), (*expected, [].as_slice()), "{expression}");
    }
}

/// Expressions that can only fail, with the code and the guilty text.
fn check_failures(rows: &[(&str, &str)]) {
    for (expression, expected) in rows {
        let (value, found) = evaluated("2021-04-16", expression);
        assert_eq!((value.as_str(), found), ("missing", vec![expected.to_string()]), "{expression}");
    }
}

#[test]
fn parameters_are_followed_by_path() {
    check(&[
        ("{get_param: text}", "\"abc\""),
        ("{get_param: later}", "?Any"),
        ("{get_param: [json, a, '1']}", "\"y\""),
        ("{get_param: [json, a, -1]}", "\"y\""),
        ("{get_param: [json, a, 7]}", "\"\""),
        ("{get_param: [json, zz, 0]}", "\"\""),
        ("{get_param: [number, 0]}", "\"\""),
        ("{get_param: [text, 1]}", "\"b\""),
        ("{get_param: [json, {get_param: later}]}", "?Any"),
        ("{get_param: OS::stack_name}", "?String"),
        ("{get_param: OS::region}", "missing"),
        ("{get_resource: r}", "?Reference"),
        ("{get_attr: [r, value]}", "?Any"),
    ]);
    check_failures(&[("{get_param: []}", "invalid-arguments []"), ("{get_param: 5}", "invalid-arguments 5")]);
}

#[test]
fn text_is_put_together() {
    check(&[
        ("{str_replace: {template: 'a ab', params: {a: '1', ab: a}}}", "\"1 a\""),
        ("{str_replace: {template: x, params: {x: true}}}", "\"True\""),
        ("{str_replace: {template: x, params: {x: 1.0}}}", "\"1.0\""),
        ("{str_replace: {template: 'ax', params: {x: null}}}", "\"a\""),
        ("{str_replace: {template: x, params: {x: [b, {c: 1}]}}}", "\"[\\\"b\\\", {\\\"c\\\": 1}]\""),
        ("{str_replace: {template: x, params: {x: {get_param: later}}}}", "?String"),
        ("{list_join: ['-', {get_param: list}, null, [c, null]]}", "\"a-b-c-\""),
        ("{list_join: ['-', [{get_resource: r}]]}", "?String"),
        ("{str_split: [',', 'a,b']}", "[\"a\", \"b\"]"),
        ("{str_split: [',', 'a,b', '-1']}", "\"b\""),
        ("{str_split: [',', null]}", "null"),
        ("{digest: [md5, abc]}", "?String"),
        (
            "{make_url: {scheme: http, host: '::1', port: '80', path: a b, query: {q: a/b c}}}",
            "\"http://[::1]:80/a%20b?q=a/b+c\"",
        ),
        ("{make_url: {username: 'a@b', host: h, fragment: x}}", "\"//a%40b@h#x\""),
    ]);
    check_failures(&[
        ("{str_replace: {template: 5, params: {}}}", "function-fails 5"),
        ("{str_replace_strict: {template: abc, params: {b: 1, bc: 2}}}", "function-fails b"),
        ("{str_replace_vstrict: {template: abc, params: {b: ''}}}", "function-fails ''"),
        ("{list_join: ['-', [a, 5]]}", "function-fails 5"),
        ("{list_join: [5, [a]]}", "function-fails 5"),
        ("{list_join: ['-', [{get_param: number}]]}", "function-fails {get_param: number}"),
        ("{str_split: [',', a, 1]}", "function-fails 1"),
        ("{str_split: ['', a]}", "function-fails ''"),
        ("{digest: [nope, a]}", "function-fails nope"),
        ("{digest: [md5, \u{20ac}]}", "function-fails \u{20ac}"),
        ("{make_url: {scheme: 'a:b'}}", "function-fails 'a:b'"),
        ("{make_url: {port: {get_param: text}}}", "function-fails {get_param: text}"),
    ]);
}

#[test]
fn lists_and_maps_are_worked_on() {
    check(&[
        ("{map_merge: [{a: 1, b: 2}, null, {b: 3}]}", "{\"a\": 1, \"b\": 3}"),
        ("{map_merge: [{a: 1}, {get_param: later}]}", "?Map"),
        ("{map_replace: [{a: x, b: y}, {keys: {a: c}, values: {y: z}}]}", "{\"b\": \"z\", \"c\": \"x\"}"),
        ("{list_concat: [[a], null, [a, b]]}", "[\"a\", \"a\", \"b\"]"),
        ("{list_concat_unique: [[1], [1.0, '1']]}", "[1, \"1\"]"),
        ("{filter: [[a], [a, b]]}", "[\"b\"]"),
        ("{filter: [[a], null]}", "null"),
        ("{contains: [b, {get_param: list}]}", "true"),
        ("{contains: [bc, abcd]}", "true"),
        ("{contains: [a, [{get_param: later}]]}", "?Bool"),
        ("{yaql: {expression: '$.data.x', data: {x: 1}}}", "?Any"),
    ]);
    check_failures(&[
        ("{map_merge: [{a: 1}, [b]]}", "function-fails [b]"),
        ("{map_replace: [{a: x, b: y}, {keys: {a: b}}]}", "function-fails [{a: x, b: y}, {keys: {a: b}}]"),
        ("{map_replace: [{a: x}, {keyz: {}}]}", "invalid-arguments keyz"),
        ("{list_concat: [[a], text]}", "function-fails text"),
        ("{filter: [a, [a]]}", "function-fails a"),
        ("{contains: [a, {b: c}]}", "function-fails {b: c}"),
    ]);
}

#[test]
fn repeat_makes_copies() {
    check(&[
        ("{repeat: {template: 'x-y', for_each: {x: [a, b], y: [c, d]}}}", "[\"a-c\", \"a-d\", \"b-c\", \"b-d\"]"),
        (
            "{repeat: {template: {x: [1, x]}, for_each: {x: {get_param: list}}}}",
            "[{\"a\": [1, \"a\"]}, {\"b\": [1, \"b\"]}]",
        ),
        ("{repeat: {template: x, for_each: {x: {k: 1}}}}", "[\"k\"]"),
        ("{repeat: {template: x, for_each: {x: null}}}", "[]"),
        ("{repeat: {template: 'x-y', for_each: {x: [a, b], y: [c, d]}, permutations: false}}", "[\"a-c\", \"b-d\"]"),
        ("{repeat: {template: [x, q], for_each: {x: [{get_param: later}]}}}", "[[?String, \"q\"]]"),
        ("{repeat: {template: x, for_each: {x: {get_param: later}}}}", "?List"),
    ]);
    check_failures(&[
        ("{repeat: {template: x, for_each: {x: [1]}}}", "function-fails 1"),
        ("{repeat: {template: x, for_each: {x: text}}}", "function-fails text"),
        ("{repeat: {template: x, for_each: {}}}", "function-fails {}"),
        ("{repeat: {template: x, for_each: {x: [a], y: [b, c]}, permutations: false}}", "function-fails [b, c]"),
    ]);
}

#[test]
fn older_versions_know_less() {
    check_in(
        "2016-10-14",
        &[("{repeat: {template: 'x-y', for_each: {x: [a], y: [c, d]}, permutations: false}}", "[\"a-c\", \"a-d\"]")],
    );
}

#[test]
fn growth_is_bounded() {
    let ten = "[a, b, c, d, e, f, g, h, i, j]";
    let loops: Vec<String> = (0..8).map(|index| format!("'%{index}%': {ten}")).collect();
    check(&[(&format!("{{repeat: {{template: x, for_each: {{{}}}}}}}", loops.join(", ")), "?List")]);
    let mut text = "xxxxxxxxxx".to_string();
    for _ in 0..20 {
        text = format!("{{str_replace: {{template: xxxxxxxxxx, params: {{x: {text}}}}}}}");
    }
    check(&[(&text, "?String")]);
}

#[test]
fn branches_are_chosen() {
    check(&[
        ("{if: [on, a, b]}", "\"a\""),
        ("{if: [off, {get_param: []}, b]}", "\"b\""),
        ("{if: [open, a, b]}", "?String"),
        ("{if: [open, a, a]}", "\"a\""),
        ("{if: [open, a, 1]}", "?Any"),
        ("{if: [null, a, b]}", "\"a\""),
        ("{if: [{equals: [{get_param: text}, abc]}, a, b]}", "\"a\""),
        ("{if: [{or: [on, nowhere]}, a, b]}", "\"a\""),
        ("[a, {if: [off, b]}]", "[\"a\"]"),
        ("[a, {if: [open, b]}]", "?List"),
        ("{a: {if: [off, b]}, c: d}", "{\"c\": \"d\"}"),
        ("{a: {if: [open, b]}}", "{\"a\": ?Any}"),
        ("{if: [off, b]}", "null"),
    ]);
    let (value, found) = evaluated("2021-04-16", "{if: [{and: [on, nowhere]}, a, a]}");
    assert_eq!((value.as_str(), found), ("\"a\"", vec!["unknown-condition nowhere".to_string()]));
    let (_, found) = evaluated("2021-04-16", "{if: [{not: [on]}, a, b]}");
    assert_eq!(found, ["invalid-condition [on]"]);
}

#[test]
fn conditions_are_decided_once_and_only_when_used() {
    let text = "heat_template_version: 2021-04-16
conditions:
  a: {not: b}
  b: {not: a}
  self: {not: self}
  lost: {or: [nowhere, true]}
  word: {get_param: OS::stack_name}
  fine: {and: [true, {equals: [1, 1.0]}]}
";
    let fixture = fixture(text);
    let evaluator = Evaluator::new(&fixture.template, &fixture.values);
    assert_eq!(evaluator.condition("fine"), Tri::True);
    assert_eq!(evaluator.condition("a"), Tri::Unknown);
    assert_eq!(evaluator.condition("word"), Tri::Unknown);
    let found: Vec<_> = evaluator.into_diagnostics().iter().map(|found| (found.code.name, found.late)).collect();
    assert_eq!(found, [("condition-cycle", false), ("condition-cycle", true), ("unknown-condition", true)]);
}

#[test]
fn long_chains_of_conditions_end() {
    let mut text = "heat_template_version: 2021-04-16\nconditions:\n  c0: true\n".to_string();
    for index in 1..3000 {
        text.push_str(&format!("  c{index}: {{not: c{}}}\n", index - 1));
    }
    let fixture = fixture(&text);
    let evaluator = Evaluator::new(&fixture.template, &fixture.values);
    assert_eq!(evaluator.condition("c2999"), Tri::Unknown);
    assert!(evaluator.into_diagnostics().is_empty());
}

#[test]
fn untaken_branches_are_known() {
    let text = format!(
        "heat_template_version: 2021-04-16{PARAMETERS}outputs:\n  o: {{value: [{{if: [off, x1, x2]}}]}}\n  p: {{value: x3, condition: off}}\n"
    );
    let fixture = fixture(&text);
    let evaluator = Evaluator::new(&fixture.template, &fixture.values);
    assert_eq!(evaluator.untaken().iter().map(|span| &text[span.range()]).collect::<Vec<_>>(), ["x1", "x3"]);
}

#[test]
fn cloudformation_functions_of_heat() {
    let rows = [
        ("{Ref: p}", "\"text\"", ""),
        ("{Ref: r}", "?Reference", ""),
        ("{'Fn::Select': ['1', [a, b]]}", "\"b\"", ""),
        ("{'Fn::Select': [5, [a, b]]}", "\"\"", ""),
        ("{'Fn::Select': [k, '{\"k\": 1}']}", "1", ""),
        ("{'Fn::Join': ['', [a, {Ref: p}]]}", "\"atext\"", ""),
        ("{'Fn::Split': [',', 'a,b']}", "[\"a\", \"b\"]", ""),
        ("{'Fn::Replace': [{a: b}, 'a c']}", "\"b c\"", ""),
        ("{'Fn::Base64': plain}", "\"plain\"", ""),
        ("{'Fn::MemberListToMap': [Name, Value, ['.member.0.Name=k', '.member.0.Value=v=w']]}", "{\"k\": \"v=w\"}", ""),
        ("{'Fn::FindInMap': [m, k, v]}", "\"found\"", ""),
        ("{'Fn::If': [c, a, b]}", "\"a\"", ""),
        ("{'Fn::FindInMap': [m, zz, v]}", "missing", "missing-mapping zz"),
        ("{'Fn::Split': [{Ref: p}, 'a,b']}", "missing", "function-fails {Ref: p}"),
        ("{'Fn::Select': [0, text]}", "missing", "function-fails text"),
        ("{'Fn::Join': ['', [5]]}", "missing", "function-fails 5"),
    ];
    for (expression, expected, wrong) in rows {
        let text = format!(
            "AWSTemplateFormatVersion: '2010-09-09'
Parameters: {{p: {{Type: String, Default: text}}}}
Mappings: {{m: {{k: {{v: found}}}}}}
Conditions: {{c: {{'Fn::Not': [{{'Fn::Equals': [a, b]}}]}}}}
Resources: {{r: {{Type: 'OS::Heat::RandomString'}}}}
Outputs: {{o: {{Value: {expression}}}}}
"
        );
        let fixture = fixture(&text);
        let evaluator = Evaluator::new(&fixture.template, &fixture.values);
        let mut found = fixture.diagnostics.clone();
        let output = fixture.template.outputs.content["o"].value.as_ref().expect("a value");
        let value = shown(&evaluator.value(&output.value, &mut found));
        let found: Vec<_> =
            found.iter().map(|found| format!("{} {}", found.code.name, &text[found.primary.span.range()])).collect();
        assert_eq!((value.as_str(), found.join(", ").as_str()), (expected, wrong), "{expression}");
    }
}
