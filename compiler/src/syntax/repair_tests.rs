use crate::syntax::testing::{check, read};

/// A text, the tree read from it, and what is said about it.
type Case = (&'static str, &'static str, &'static [&'static str]);

#[test]
fn half_typed_lines_leave_the_rest_readable() {
    let cases: &[Case] = &[
        (
            "a:\n  b: 1\n  flav\n",
            "{a: {b: 1, flav: ?}}",
            &["yaml-syntax `flav`: `flav` is not a key: its `:` is missing"],
        ),
        (
            "a:\n  flav\n  c: 2\nd: 3\n",
            "{a: {flav: ?, c: 2}, d: 3}",
            &["yaml-syntax `flav`: `flav` is not a key: its `:` is missing"],
        ),
        (
            "flav\n  b: 1\n  c: 2\nd: 3\n",
            "{flav: {b: 1, c: 2}, d: 3}",
            &["yaml-syntax `flav`: `flav` is not a key: its `:` is missing"],
        ),
        (
            "fla vor\n# note\n\nb: 1\n",
            "{fla vor: ?, b: 1}",
            &["yaml-syntax `fla vor`: `fla vor` is not a key: its `:` is missing"],
        ),
        ("a:\nb: 1\n", "{a: null, b: 1}", &[]),
        ("a:\n  - \nb: 1\n", "{a: [null], b: 1}", &[]),
        ("a: !Ref\nb: 1\n", "{a: !Ref \"\", b: 1}", &[]),
        ("a: {x: 1, y: \nb: 1\n", "{a: {x: 1, y: null}, b: 1}", &["yaml-syntax `{`: the `{` is never closed"]),
        (
            "a:\n  b: [x,\n  c: 2\nd: 3\n",
            "{a: {b: [\"x\"], c: 2}, d: 3}",
            &["yaml-syntax `[`: the `[` is never closed"],
        ),
        ("a: {b: [1, {c: 2\nd: 3\n", "{a: {b: [1, {c: 2}]}, d: 3}", &["yaml-syntax `{`: the `{` is never closed"]),
        ("a: \"x y\nb: 1\n", "{a: \"x y\", b: 1}", &["yaml-syntax `\"`: this quote is never closed"]),
        ("a: 'x y\nb: 'z'\n", "{a: \"x y\", b: \"z\"}", &["yaml-syntax `'`: this quote is never closed"]),
        ("a: {b: \"x}\nc: 1\n", "{a: {b: \"x\"}, c: 1}", &["yaml-syntax `\"`: this quote is never closed"]),
        ("a:b\nc: 1\n", "{a: \"b\", c: 1}", &["yaml-syntax `:`: a space is missing behind this `:`"]),
        ("- a\n-b\n- c\n", "[\"a\", \"b\", \"c\"]", &["yaml-syntax `-`: a space is missing behind this `-`"]),
        ("- a: 1\n-b\n- c\n", "[{a: 1}, \"b\", \"c\"]", &["yaml-syntax `-`: a space is missing behind this `-`"]),
    ];
    for (text, tree, expected) in cases {
        check(text, tree, expected);
    }
}

#[test]
fn mistakes_are_named() {
    let cases: &[Case] = &[
        ("a: b: c\nd: 1\n", "{a: \"b: c\", d: 1}", &["yaml-syntax `:`: a second `: ` stands in this line"]),
        (
            "a:\n  b: 1\n c: 2\nd: 3\n",
            "{a: {b: 1, c: 2}, d: 3}",
            &["yaml-syntax `c: 2`: `c` is indented like none of the keys around it"],
        ),
        (
            "a: x\n  b: y\nc: z\n",
            "{a: \"x\", b: \"y\", c: \"z\"}",
            &["yaml-syntax `b`: `b` stands deeper than `a`, which has a value already"],
        ),
        (
            "a: \"x\"\n  b: y\n",
            "{a: \"x\", b: \"y\"}",
            &["yaml-syntax `b: y`: `b` is indented like none of the keys around it"],
        ),
        (
            "a:\n\tb: 1\n\tc: 2\nd: 3\n",
            "{a: {b: 1, c: 2}, d: 3}",
            &["tab-indentation `\t`: a tab stands where YAML takes only spaces"],
        ),
        (
            "a: @x\nb: `y`\nc: %z\n",
            "{a: \"@x\", b: \"`y`\", c: \"%z\"}",
            &[
                "yaml-syntax `@x`: a plain text can not begin with `@`",
                "yaml-syntax ``y``: a plain text can not begin with a backtick",
                "yaml-syntax `%z`: a plain text can not begin with `%`",
            ],
        ),
        (
            "a: 1\n{% if x %}\nb: 2\n{% endif %}\n",
            "{a: 1, b: 2}",
            &["yaml-syntax `{% if x %}`: `{% if x %}` is a statement of a template engine"],
        ),
        (
            "a: {{ x }}-y\nb: 1\n",
            "{a: \"{{ x }}-y\", b: 1}",
            &["yaml-syntax `{{ x }}-y`: `{{ x }}-y` is no YAML value"],
        ),
        (
            "a:\n  - x\n  b: 1\nc: 1\n",
            "{a: [\"x\"], c: 1}",
            &["yaml-syntax `b: 1`: `b: 1` stands in a list and is no item"],
        ),
        (
            "a:\n  - x: 1\n  b: 2\nc: 1\n",
            "{a: [{x: 1, b: 2}], c: 1}",
            &["yaml-syntax `b: 2`: `b: 2` stands in a list and is no item"],
        ),
        ("a: 1\n- b\nc: 2\n", "{a: 1, c: 2}", &["yaml-syntax `-`: a list item stands among the keys of a mapping"]),
        ("a: - x\nb: 1\n", "{a: [\"x\"], b: 1}", &["yaml-syntax `-`: a list can not begin on the line of its key"]),
        ("a: }\nb: 1\n", "{a: ?, b: 1}", &["yaml-syntax `}`: `}` closes nothing"]),
        ("a: [1, 2}\nb: 1\n", "{a: [1, 2], b: 1}", &["yaml-syntax `}`: `}` closes a `[`"]),
        ("a: [1,, 2]\n", "{a: [1, 2]}", &["yaml-syntax `,`: a value is missing before this comma"]),
        ("a: {b: 1\n  c: 2}\n", "{a: {b: 1, c: 2}}", &["yaml-syntax ``: a comma is missing here"]),
        ("a: {b: 1 c: 2}\n", "{a: {b: 1, c: 2}}", &["yaml-syntax ``: a comma is missing here"]),
        ("a: \"x\" y\nb: 1\n", "{a: \"x\", b: 1}", &["yaml-syntax `y`: `y` follows the closing quote"]),
        ("a: 'it's'\nb: 1\n", "{a: \"it's\", b: 1}", &["yaml-syntax `s'`: `s'` follows the closing quote"]),
        ("a: \"\\d\\.\"\n", "{a: \"\\\\d\\\\.\"}", &["yaml-syntax `\\d`: `\\d` is not an escape of YAML"]),
        (
            "a: | x\n  y\nb: 1\n",
            "{a: \"y\\n\", b: 1}",
            &["yaml-syntax ` x`: only `+`, `-` and a digit can follow `|` on its line"],
        ),
        (
            "a: *\nb: 1\n",
            "{a: \"*\", b: 1}",
            &["yaml-syntax `*`: a plain text can not begin with `*` (it begins an alias)"],
        ),
        ("%YAML 2.0\n---\na: 1\n", "{a: 1}", &["yaml-syntax `%YAML 2.0`: Heat reads YAML 1.1"]),
    ];
    for (text, tree, expected) in cases {
        check(text, tree, expected);
    }
}

#[test]
fn passes_are_bounded() {
    for line in ["a: b: c\n", "a: \"x\n", "a: [x\n", "x y\nb: 1\n", "a: 'it's' x'\n"] {
        let parse = read(&line.repeat(20_000));
        let told = parse.diagnostics.iter().filter(|it| it.code.name == "yaml-syntax").count();
        assert!((1..=25).contains(&told), "{told} errors for {line:?}");
    }
}

const TEMPLATE: &str = "\
heat_template_version: 2021-04-16
description: >
  A server, and where it is
parameters:
  flavor: {type: string, default: m1.small}
  key:
    type: string
    constraints:
      - custom_constraint: nova.keypair
conditions:
  big: {equals: [{get_param: flavor}, \"m1.big\"]}
resources:
  port:
    type: OS::Neutron::Port
    properties:
      network: 'private'
      fixed_ips:
        - subnet: {get_resource: subnet}
  server:
    type: OS::Nova::Server
    properties:
      key_name: {get_param: key}
      networks: [{port: {get_resource: port}}]
      user_data: |
        #!/bin/sh
        echo \"hello: world\"
outputs:
  address:
    value: {get_attr: [server, first_address]}
";

fn keys(text: &str) -> Vec<String> {
    let parse = read(text);
    let entries = parse.root.as_map().into_iter().flat_map(|map| map.entries());
    entries.filter_map(|entry| entry.key.as_str().map(String::from)).collect()
}

/// How many of the top-level keys that an edit did not touch are still read, in percent.
fn kept(edits: impl Iterator<Item = (String, usize)>) -> usize {
    let all: Vec<&str> = TEMPLATE
        .lines()
        .filter(|line| !line.starts_with(' '))
        .map(|line| line.split(':').next().unwrap_or(""))
        .collect();
    let (mut wanted, mut found) = (0, 0);
    for (text, touched) in edits {
        let read = keys(&text);
        let line = TEMPLATE[..touched].rfind('\n').map_or(0, |at| at + 1);
        for key in &all {
            let at = TEMPLATE.find(&format!("\n{key}:")).map_or(0, |at| at + 1);
            let is_written = text.contains(&format!("\n{key}:")) || at == 0;
            if at != line && is_written {
                wanted += 1;
                found += usize::from(read.iter().any(|read| read == key));
            }
        }
    }
    found * 100 / wanted
}

#[test]
fn typing_accidents_leave_the_other_sections() {
    let ends = || 1..TEMPLATE.len();
    let cut = ends().map(|at| (TEMPLATE[..at].to_string(), at));
    assert!(
        kept(cut) >= 99,
        "{} % kept when the file ends early",
        kept(ends().map(|at| (TEMPLATE[..at].to_string(), at)))
    );
    let deleted = || ends().map(|at| (format!("{}{}", &TEMPLATE[..at], &TEMPLATE[at + 1..]), at));
    assert!(kept(deleted()) >= 97, "{} % kept when a character is deleted", kept(deleted()));
    for extra in ["\"", "'", "{", "[", "}", ":", ": ", "- ", "\t", "\n", "x", "*", "@"] {
        let inserted = || ends().map(|at| (format!("{}{extra}{}", &TEMPLATE[..at], &TEMPLATE[at..]), at));
        assert!(kept(inserted()) >= 95, "{} % kept with {extra:?} too much", kept(inserted()));
    }
}
