//! Accidents: what slips of the hand, bad merges and broken programs do to a text.

use crate::random::Random;

/// Texts that mean something to YAML, JSON or a template wherever they land.
const TOKENS: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    "{{ ",
    " }}",
    "\"",
    "'",
    ": ",
    ":",
    ", ",
    "- ",
    "? ",
    "&a ",
    "*a",
    "&a &b ",
    "<<: ",
    "<<: *a\n",
    "|",
    ">-",
    "|2+",
    "--- ",
    "---\n",
    "...\n",
    "%YAML 1.1\n",
    "# ",
    "#",
    "!",
    "!!",
    "!Ref ",
    "!Sub ",
    "!GetAtt ",
    "!If ",
    "!!str ",
    "!!binary ",
    "!!set ",
    "!<x> ",
    "@",
    "`",
    "%",
    "\t",
    "\t\n",
    "\n",
    "\r",
    "\r\n",
    "\n\n",
    " ",
    "  ",
    "\0",
    "\u{1b}",
    "\u{85}",
    "\u{2028}",
    "\u{feff}",
    "\u{fffe}",
    "é",
    "€",
    "𝄞",
    "e\u{301}",
    "~",
    "null",
    "yes",
    "0o17",
    "09",
    "1:30",
    "1e999",
    "-.inf",
    ".nan",
    "1_000",
    "99999999999999999999",
    "-9223372036854775808",
    "2021-04-16",
    "''",
    "\"\"",
    "[]",
    "{}",
    "\\",
    "\\u12",
    "\"\\ud800\"",
    "$",
    "$.",
    "${",
    "${!a}",
    "${AWS::Region}",
    "get_attr: [",
    "get_attr: [a, b]",
    "{get_param: ",
    "{get_param: [a, 0]}",
    "get_resource: ",
    "{get_resource: a}",
    "get_file: a.txt",
    "get_file: ../a",
    "str_replace: {template: ",
    "params: {a: b}",
    "list_join: [',', ",
    "repeat: {for_each: {a: [1, 2]}, template: ",
    "{if: [a, ",
    "{not: ",
    "{and: [a, b]}",
    "{equals: [a, b]}",
    "{yaql: {expression: ",
    "$.data.a",
    "map_merge: [",
    "map_replace: [",
    "filter: [",
    "digest: [md5, ",
    "make_url: {host: ",
    "str_split: [',', ",
    "list_concat_unique: [",
    "contains: [",
    "member_list_to_map: [",
    "\"Ref\": ",
    "\"Fn::GetAtt\": [",
    "Fn::Join: [",
    "Fn::If: [",
    "Fn::Select: [",
    "Fn::Sub: ",
    "Fn::FindInMap: [",
    "Fn::ForEach::a: [",
    "Fn::Transform: ",
    "DependsOn: ",
    "depends_on: ",
    "condition: ",
    "Condition: ",
    "type: ",
    "Type: ",
    "type: child.yaml",
    "type: OS::Nova::Server",
    "type: OS::Heat::ResourceGroup",
    "type: AWS::EC2::Instance",
    "type: json",
    "type: comma_delimited_list",
    "properties: ",
    "resource_def: ",
    "count: ",
    "default: ",
    "hidden: ",
    "constraints: ",
    "constraints: [{range: {min: 1}}]",
    "allowed_pattern: ",
    "allowed_pattern: '(a+)+$'",
    "length: ",
    "modulo: {step: 2, offset: 1}",
    "custom_constraint: ",
    "parameters:\n",
    "resources:\n",
    "outputs:\n",
    "conditions:\n",
    "parameter_groups:\n",
    "Resources:\n",
    "Mappings:\n",
    "Rules:\n",
    "heat_template_version: 2013-05-23\n",
    "heat_template_version: 2021-04-16\n",
    "AWSTemplateFormatVersion: '2010-09-09'\n",
    "resource_registry:\n",
    "parameter_defaults:\n",
    "OS::stack_id",
    "AWS::NoValue",
    "%index%",
    "resource.0.name",
];

/// Puts one to six accidents into a text; `other` is a text that pieces may come from.
pub fn mutate(text: &mut Vec<u8>, other: &[u8], random: &mut Random) {
    for _ in 0..1 + random.below(6).min(random.below(6)) {
        one(text, other, random);
    }
}

fn one(text: &mut Vec<u8>, other: &[u8], random: &mut Random) {
    match random.below(20) {
        0 => change_byte(text, random),
        1 => {
            let range = some_bytes(text, random);
            text.drain(range);
        }
        2 => {
            let range = some_bytes(text, random);
            let piece = text[range.clone()].to_vec();
            insert(text, range.start, &piece);
        }
        3 => {
            let at = random.below(text.len() + 1);
            let bytes: Vec<u8> = (0..1 + random.below(4)).map(|_| random.next() as u8).collect();
            insert(text, at, &bytes);
        }
        4 | 5 => over_lines(text, random),
        6 | 7 => over_tokens(text, random),
        8 | 9 => indent(text, random),
        10 => splice(text, other, random),
        11 => nest(text, random),
        12 => truncate(text, random),
        13 => repeat_line(text, random),
        14 => copy_key(text, random),
        _ => {
            let at = if random.one_in(2) { place(text, random) } else { random.below(text.len() + 1) };
            let token = *random.pick(TOKENS);
            insert(text, at, token.as_bytes());
        }
    }
}

fn insert(text: &mut Vec<u8>, at: usize, piece: &[u8]) {
    text.splice(at..at, piece.iter().copied());
}

fn change_byte(text: &mut [u8], random: &mut Random) {
    if !text.is_empty() {
        let at = random.below(text.len());
        text[at] = if random.one_in(2) { random.next() as u8 } else { *random.pick(b" \n:-{}[]'\"#&*!|,\t") };
    }
}

/// A short range anywhere in the text, whole characters or not.
fn some_bytes(text: &[u8], random: &mut Random) -> std::ops::Range<usize> {
    let start = random.below(text.len() + 1);
    start..(start + random.below(8)).min(text.len())
}

/// The ranges of the lines, their ends included.
fn lines(text: &[u8]) -> Vec<std::ops::Range<usize>> {
    ranges(text, |bytes, at| bytes[at] == b'\n')
}

/// The ranges of words, spaces and signs.
fn tokens(text: &[u8]) -> Vec<std::ops::Range<usize>> {
    let class = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_' | 0x80.. => 0,
        b' ' => 1,
        other => usize::from(other),
    };
    ranges(text, |bytes, at| bytes.get(at + 1).is_none_or(|next| class(*next) != class(bytes[at])))
}

fn ranges(text: &[u8], ends_at: impl Fn(&[u8], usize) -> bool) -> Vec<std::ops::Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for at in 0..text.len() {
        if ends_at(text, at) || at + 1 == text.len() {
            found.push(start..at + 1);
            start = at + 1;
        }
    }
    found
}

fn over_lines(text: &mut Vec<u8>, random: &mut Random) {
    let parts = lines(text);
    over(text, &parts, random);
}

fn over_tokens(text: &mut Vec<u8>, random: &mut Random) {
    let parts = tokens(text);
    over(text, &parts, random);
}

/// Removes, doubles, moves or exchanges parts of the text.
fn over(text: &mut Vec<u8>, parts: &[std::ops::Range<usize>], random: &mut Random) {
    if parts.is_empty() {
        return;
    }
    let first = random.pick(parts).clone();
    let second = random.pick(parts).clone();
    match random.below(4) {
        0 => drop(text.drain(first)),
        1 => {
            let piece = text[first.clone()].to_vec();
            insert(text, first.start, &piece);
        }
        2 => {
            let piece = text[first].to_vec();
            insert(text, second.start, &piece);
        }
        _ if first.end <= second.start => {
            let late: Vec<u8> = text.splice(second.clone(), text[first.clone()].to_vec()).collect();
            text.splice(first, late);
        }
        _ => {
            let piece = text[second].to_vec();
            text.splice(first, piece);
        }
    }
}

/// Moves some lines to the left or right.
fn indent(text: &mut Vec<u8>, random: &mut Random) {
    let parts = lines(text);
    if parts.is_empty() {
        return;
    }
    let from = random.below(parts.len());
    let to = (from + 1 + random.below(6)).min(parts.len());
    let by = random.pick(&[" ", "  ", "\t", "- ", "    ", "# "]).as_bytes();
    let removes = random.one_in(2);
    for line in parts[from..to].iter().rev() {
        let spaces = text[line.clone()].iter().take_while(|byte| **byte == b' ').count();
        if removes {
            text.drain(line.start..line.start + spaces.min(by.len()));
        } else {
            insert(text, line.start, by);
        }
    }
}

/// Puts a piece of another text in.
fn splice(text: &mut Vec<u8>, other: &[u8], random: &mut Random) {
    let parts = lines(other);
    let piece = if parts.is_empty() || random.one_in(3) {
        let start = random.below(other.len() + 1);
        &other[start..(start + random.below(400)).min(other.len())]
    } else {
        let first = random.below(parts.len());
        let last = (first + random.below(12)).min(parts.len() - 1);
        &other[parts[first].start..parts[last].end]
    };
    let at = if random.one_in(2) { place(text, random) } else { random.below(text.len() + 1) };
    insert(text, at, piece);
}

/// The beginning of a line or of a token.
fn place(text: &[u8], random: &mut Random) -> usize {
    let parts = if random.one_in(2) { lines(text) } else { tokens(text) };
    if parts.is_empty() { 0 } else { random.pick(&parts).start }
}

fn nest(text: &mut Vec<u8>, random: &mut Random) {
    let (open, close) = *random.pick(&[
        ("[", "]"),
        ("{a: ", "}"),
        ("- ", ""),
        ("{get_param: ", "}"),
        ("{if: [a, ", "]}"),
        ("{\"a\":", "}"),
    ]);
    let deepest = *random.pick(&[3, 40, 400]);
    let depth = 1 + random.below(deepest);
    let at = place(text, random);
    insert(text, at, close.repeat(depth).as_bytes());
    insert(text, at, open.repeat(depth).as_bytes());
}

fn truncate(text: &mut Vec<u8>, random: &mut Random) {
    let at = random.below(text.len() + 1);
    if random.one_in(2) {
        text.truncate(at);
    } else {
        text.drain(..at.min(text.len() / 2));
    }
}

fn repeat_line(text: &mut Vec<u8>, random: &mut Random) {
    let parts = lines(text);
    if !parts.is_empty() {
        let line = random.pick(&parts).clone();
        let piece = text[line.clone()].repeat(1 + random.below(50));
        insert(text, line.start, &piece);
    }
}

/// Gives a word the place of another, so that names clash and references go astray.
fn copy_key(text: &mut Vec<u8>, random: &mut Random) {
    let words: Vec<_> = tokens(text).into_iter().filter(|range| text[range.start].is_ascii_alphanumeric()).collect();
    if !words.is_empty() {
        let piece = text[random.pick(&words).clone()].to_vec();
        text.splice(random.pick(&words).clone(), piece);
    }
}
