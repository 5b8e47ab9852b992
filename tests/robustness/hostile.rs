//! Texts made to hurt: deep, wide, repetitive, broken all over, or asking for more than they say.
//!
//! Each is as large as Heat takes, or a little larger. Their builders count in units so that the same shape can be made
//! at any size.

use std::fmt::Write as _;

use compiler::check::Checked;
use compiler::files::MemoryFiles;

use crate::random::Random;

/// A text, and what is around it.
pub struct Hostile {
    pub name: &'static str,
    pub text: Vec<u8>,
    pub files: MemoryFiles,
    environments: Vec<String>,
    /// A code that must be among the findings: that the text is what it should be.
    told: Option<&'static str>,
}

impl Hostile {
    fn new(name: &'static str, text: impl Into<Vec<u8>>) -> Hostile {
        Hostile { name, text: text.into(), files: MemoryFiles::default(), environments: Vec::new(), told: None }
    }

    fn tells(self, code: &'static str) -> Hostile {
        Hostile { told: Some(code), ..self }
    }

    fn with_file(mut self, path: &str, text: String) -> Hostile {
        self.files.insert(path, text);
        self
    }

    fn with_environment(mut self, text: String) -> Hostile {
        self.files.insert("environment.yaml", text);
        self.environments.push("environment.yaml".to_string());
        self
    }

    pub fn environments(&self) -> Vec<String> {
        self.environments.clone()
    }

    /// What is missing in the answer.
    pub fn problem(&self, checked: &Checked) -> Option<String> {
        let told = self.told?;
        let found: Vec<&str> = checked.diagnostics.iter().map(|diagnostic| diagnostic.code.name).collect();
        (!found.contains(&told)).then(|| format!("`{told}` is not told, but {:?}", &found[..found.len().min(10)]))
    }
}

const VERSION: &str = "heat_template_version: 2021-04-16\n";

pub fn all() -> Vec<Hostile> {
    let mut texts = Vec::new();
    texts.extend(deep());
    texts.extend(long());
    texts.extend(broken());
    texts.extend(aliases());
    texts.extend(many_names());
    texts.extend(dependencies());
    texts.extend(functions());
    texts.extend(values());
    texts.extend(nested());
    texts.extend(environments());
    texts
}

/// A template of one section, with a line for each number.
fn section(name: &str, count: usize, line: impl Fn(usize) -> String) -> String {
    let mut text = format!("{VERSION}{name}:\n");
    for number in 0..count {
        let _ = writeln!(text, "  {}", line(number));
    }
    text
}

fn joined(count: usize, part: impl Fn(usize) -> String) -> String {
    (0..count).map(part).collect::<Vec<_>>().join(", ")
}

/// A value in an output, inside so many others.
fn inside(depth: usize, open: &str, core: &str, close: &str) -> String {
    format!("{VERSION}outputs: {{a: {{value: {}{core}{}}}}}\n", open.repeat(depth), close.repeat(depth))
}

fn deep() -> Vec<Hostile> {
    let blocks: String = (1..1500).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect();
    let json = |open: &str, close: &str| {
        let (open, close) = (open.repeat(10_000), close.repeat(10_000));
        format!("{{\"heat_template_version\": \"2021-04-16\", \"outputs\": {open}1{close}}}")
    };
    vec![
        Hostile::new("deep lists in brackets", inside(10_000, "[", "", "]")).tells("nesting-too-deep"),
        Hostile::new("deep maps in brackets", inside(10_000, "{a: ", "1", "}")).tells("nesting-too-deep"),
        Hostile::new("deep blocks", format!("{VERSION}outputs:\n{blocks}")).tells("nesting-too-deep"),
        Hostile::new("deep dashes", format!("{VERSION}outputs:\n  {}x\n", "- ".repeat(10_000))),
        Hostile::new("deep lists in JSON", json("[", "]")).tells("nesting-too-deep"),
        Hostile::new("deep maps in JSON", json("{\"a\":", "}")).tells("nesting-too-deep"),
        Hostile::new(
            "many lists too deep",
            format!(
                "{}a: {}{}{}",
                "k: 1\n".repeat(60_000),
                "[".repeat(247),
                "[[[[]]]],".repeat(20_000),
                "]".repeat(247)
            ),
        ),
        Hostile::new("nothing but open braces", "{".repeat(500_000)),
        Hostile::new("nothing but open brackets", format!("{VERSION}a: {}", "[".repeat(500_000))),
        Hostile::new("nothing but question marks", format!("{VERSION}{}", "? ".repeat(200_000))),
    ]
}

fn long() -> Vec<Hostile> {
    vec![
        Hostile::new("one long line", format!("{VERSION}description: {}", "x".repeat(500_000))),
        Hostile::new(
            "one long line of values",
            format!("{VERSION}outputs: {{{}}}", joined(25_000, |number| format!("o{number}: {{value: 1}}"))),
        ),
        Hostile::new("a million lines", section("outputs", 1_000_000, |_| "a:".to_string())).tells("file-too-large"),
        Hostile::new("a text of several megabytes", format!("{VERSION}# {}", "x".repeat(20_000_000))),
        Hostile::new("one long name", format!("{VERSION}resources: {{a: {{type: {}}}}}", "x".repeat(400_000))),
        Hostile::new("a gap of comments", format!("{VERSION}a:\n{}b:\n", "#c\n".repeat(150_000))),
        Hostile::new("long numbers", format!("{VERSION}a: {}\nb: {}1\n", "9".repeat(200_000), "1:".repeat(100_000))),
        Hostile::new("many empty items", format!("{VERSION}a:\n{}", "-\n".repeat(200_000))),
        Hostile::new("many documents", "---\n".repeat(100_000)),
    ]
}

fn broken() -> Vec<Hostile> {
    let behind_text = |rest: String| format!("{VERSION}# {}\n{rest}", "x".repeat(9000));
    let mut random = Random::of(1);
    let noise: Vec<u8> = (0..400_000).map(|_| *random.pick(b"{}[]:,-'\"#&*!|>%@` \n\tab\x80\xc3")).collect();
    vec![
        Hostile::new("a hundred thousand errors", format!("{VERSION}{}", "x0:\nx1:\nx2:\nx3:\n".repeat(25_000))),
        Hostile::new("unknown sections", section("outputs", 1, |_| "a: {value: 1}".into()) + &"a: 1\n".repeat(80_000)),
        Hostile::new(
            "unknown keys",
            (0..80_000).fold(VERSION.to_string(), |text, number| text + &format!("k{number}:\n")),
        )
        .tells("unknown-section"),
        Hostile::new("control characters", behind_text(format!("#{}", "\u{1}".repeat(400_000)))),
        Hostile::new("control characters in quotes", behind_text(format!("a: '{}'\n", "x\u{1}".repeat(200_000)))),
        Hostile::new("quotes that never end", section("outputs", 40_000, |number| format!("a{number}: 'x"))),
        Hostile::new("brackets that never end", section("outputs", 40_000, |number| format!("a{number}: ["))),
        Hostile::new("lines without a colon", section("outputs", 40_000, |number| format!("a{number} b"))),
        Hostile::new("lines that begin with tabs", format!("{VERSION}outputs:\n{}", "\ta: 1\n".repeat(80_000))),
        Hostile::new("indentation that jumps", {
            section("outputs", 20_000, |number| format!("{}a{number}: 1", " ".repeat(number % 50)))
        }),
        Hostile::new("bytes that are not UTF-8", [VERSION.as_bytes(), &b"a: \xff\xfe\n".repeat(50_000)].concat()),
        Hostile::new("noise", noise),
        Hostile::new("JSON that never ends", format!("{{\"a\": 1{}", ", \"a\": {\"b\": 1}".repeat(30_000))),
    ]
}

fn aliases() -> Vec<Hostile> {
    let bomb: String = (1..14).fold("a0: &a0 [x]\n".to_string(), |text, level| {
        text + &format!("a{level}: &a{level} [{}]\n", joined(10, |_| format!("*a{}", level - 1)))
    });
    let chain = (1..8000).fold("a0: &a0 {x: 1}\n".to_string(), |text, level| {
        text + &format!("a{level}: &a{level} {{<<: *a{}, y{level}: 1}}\n", level - 1)
    });
    let merged = format!("a: &a {{{}}}\n", joined(2000, |number| format!("k{number}: 1")));
    vec![
        Hostile::new("aliases of aliases", format!("{VERSION}{bomb}")).tells("alias-expansion"),
        Hostile::new(
            "aliases of a long text",
            format!("{VERSION}a: &a {}\nb: [{}]\n", "x".repeat(100_000), "*a,".repeat(60_000)),
        )
        .tells("alias-expansion"),
        Hostile::new("merge keys of merge keys", format!("{VERSION}{chain}")),
        Hostile::new(
            "merge keys of a large map",
            format!("{VERSION}{merged}resources:\n{}", "  r: {<<: *a}\n".repeat(20_000)),
        ),
        Hostile::new("aliases of nothing", section("outputs", 40_000, |number| format!("a{number}: *x{number}"))),
    ]
}

fn many_names() -> Vec<Hostile> {
    let parameters = |count| section("parameters", count, |number| format!("parameter_{number}: {{type: string}}"));
    let lines = |count, line: &dyn Fn(usize) -> String| (0..count).map(line).collect::<String>();
    vec![
        Hostile::new("two thousand resources", {
            section("resources", 2000, |number| format!("r{number}: {{type: OS::Heat::None}}"))
        })
        .tells("too-many-resources"),
        Hostile::new("duplicate keys", section("outputs", 70_000, |_| "a: 1".to_string())).tells("duplicate-key"),
        Hostile::new("unknown references among as many names", {
            section("resources", 5000, |number| {
                format!("resource_{number}: {{type: OS::Heat::Value, properties: {{value: {{get_resource: resuorce_{number}s}}}}}}")
            })
        })
        .tells("unknown-reference"),
        Hostile::new("unknown parameters among as many names", {
            parameters(5000)
                + "outputs:\n"
                + &lines(5000, &|number| format!("  o{number}: {{value: {{get_param: paramter_{number}x}}}}\n"))
        })
        .tells("unknown-parameter"),
        Hostile::new("unknown conditions among as many names", {
            section("conditions", 5000, |number| format!("condition_{number}: {{equals: [1, 2]}}"))
                + "outputs:\n"
                + &lines(5000, &|number| format!("  o{number}: {{value: {{if: [conditoin_{number}x, 1, 2]}}}}\n"))
        })
        .tells("unknown-condition"),
        Hostile::new("unknown types", section("resources", 12_000, |n| format!("r{n}: {{type: OS::Nova::Srever{n}}}"))),
        Hostile::new("unknown properties", {
            let properties = lines(25_000, &|number| format!("      flaovr{number}: 1\n"));
            format!("{VERSION}resources:\n  r:\n    type: OS::Nova::Server\n    properties:\n{properties}")
        })
        .tells("unknown-property"),
        Hostile::new("parameter groups", {
            parameters(6000) + "parameter_groups:\n" + &lines(6000, &|n| format!("- {{parameters: [parameter_{n}]}}\n"))
        }),
        Hostile::new("parameter groups of unknown names", {
            parameters(6000) + "parameter_groups:\n" + &lines(6000, &|n| format!("- {{parameters: [pramaeter_{n}]}}\n"))
        }),
        Hostile::new("keys that are nearly sections", (0..60_000).fold(VERSION.to_string(), |text, number| text + &format!("resource{number}:\n"))),
        Hostile::new("maps that are nearly calls", {
            section("resources", 6000, |number| {
                format!("r{number}: {{type: OS::Nova::Server, properties: {{flavor: a, name: {{get_parm: x}}}}}}")
            })
        }),
        Hostile::new("AWS: unknown references among as many names", {
            let resource = |number| format!("  R{number}: {{Type: 'AWS::EC2::Instance', Properties: {{a: {{Ref: Ref{number}x}}}}}}\n");
            format!("AWSTemplateFormatVersion: '2010-09-09'\nResources:\n{}", lines(5000, &resource))
        }),
        Hostile::new("AWS: placeholders", {
            let text = "${Bc}".repeat(90_000);
            format!("AWSTemplateFormatVersion: '2010-09-09'\nResources: {{A: {{Type: 'AWS::EC2::Instance', Properties: {{a: !Sub '{text}'}}}}}}\n")
        }),
        Hostile::new("AWS: placeholders that never end", {
            let text = "${".repeat(200_000);
            format!("AWSTemplateFormatVersion: '2010-09-09'\nResources: {{A: {{Type: 'AWS::EC2::Instance', Properties: {{a: !Sub '{text}'}}}}}}\n")
        }),
    ]
}

fn dependencies() -> Vec<Hostile> {
    let ring = |count: usize| {
        section("resources", count, |number| {
            format!(
                "r{number}: {{type: OS::Heat::Value, properties: {{value: {{get_resource: r{}}}}}}}",
                (number + 1) % count
            )
        })
    };
    let all = joined(250, |number| format!("r{number}"));
    let fan = |count: usize, next: &dyn Fn(usize) -> String| {
        section("conditions", count, |number| format!("c{number}: {}", next(number)))
            + "outputs: {a: {value: 1, condition: c0}}\n"
    };
    vec![
        Hostile::new("a ring of a thousand resources", ring(1000)).tells("circular-dependency"),
        Hostile::new("a ring of seven thousand resources", ring(7000)).tells("circular-dependency"),
        Hostile::new("resources that all wait for all", {
            section("resources", 250, |number| format!("r{number}: {{type: OS::Heat::None, depends_on: [{all}]}}"))
        })
        .tells("circular-dependency"),
        Hostile::new(
            "conditions that need two others each",
            fan(5000, &|n| format!("{{or: [c{}, c{}]}}", n + 1, n + 2)),
        ),
        Hostile::new(
            "a ring of conditions",
            fan(3000, &|n| format!("{{and: [c{}, c{}]}}", (n + 1) % 3000, (n + 2) % 3000)),
        ),
        Hostile::new("attributes of attributes", {
            section("resources", 5000, |number| {
                format!(
                    "r{number}: {{type: OS::Nova::Server, properties: {{flavor: {{get_attr: [r{number}, networks]}}}}}}"
                )
            })
        }),
    ]
}

fn functions() -> Vec<Hostile> {
    let outputs = |head: String, count: usize, value: &str| {
        let lines: String = (0..count).map(|number| format!("  o{number}: {{value: {value}}}\n")).collect();
        format!("{head}outputs:\n{lines}")
    };
    let list = |count: usize| {
        format!("{VERSION}parameters: {{p: {{type: comma_delimited_list, default: '{}'}}}}\n", "x,".repeat(count))
    };
    let text =
        |length: usize| format!("{VERSION}parameters: {{p: {{type: string, default: {}}}}}\n", "a".repeat(length));
    let repeated = |count: usize| joined(count, |number| format!("'%{number}': [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]"));
    let numbers = |from: usize, to: usize| joined(to - from, |number| (from + number).to_string());
    let pairs = |count: usize| joined(count, |number| format!("k{number}: v{number}"));
    vec![
        Hostile::new("parameters in parameters", inside(240, "{get_param: ", "a", "}")),
        Hostile::new("conditions in conditions", inside(115, "{if: [true, {if: [false, 1, ", "a", "]}, 2]}")),
        Hostile::new("joins in joins", inside(80, "{list_join: ['', [a, ", "a", "]]}")),
        Hostile::new("repeats in repeats", inside(60, "{repeat: {for_each: {x: [1, 2]}, template: ", "x", "}}")),
        Hostile::new(
            "replacements in replacements",
            inside(100, "{str_replace: {params: {a: aaaaaaaaaa}, template: ", "a", "}}"),
        ),
        Hostile::new("a product of many lists", {
            format!("{VERSION}outputs: {{a: {{value: {{repeat: {{for_each: {{{}}}, template: x}}}}}}}}\n", repeated(30))
        }),
        Hostile::new("a large value used often", outputs(list(100_000), 6000, "{get_param: p}")),
        Hostile::new(
            "a long list repeated over often",
            outputs(list(9000), 5000, "{repeat: {for_each: {'%': {get_param: p}}, template: 'x%'}}"),
        ),
        Hostile::new(
            "a long text replaced often",
            outputs(text(100_000), 4000, "{str_replace: {template: {get_param: p}, params: {a: bbbbb}}}"),
        ),
        Hostile::new("a long text taken apart often", outputs(text(200_000), 6000, "{get_param: [p, 0]}")),
        Hostile::new("many replacements of many pieces", {
            let (template, params) = ("ab".repeat(90_000), pairs(20_000));
            format!(
                "{VERSION}outputs: {{o: {{value: {{str_replace: {{template: {template}, params: {{ab: x, {params}}}}}}}}}}}\n"
            )
        }),
        Hostile::new("a long list without a long list", {
            let (values, items) = (numbers(0, 9999), numbers(20_000, 80_000));
            format!("{VERSION}outputs: {{o: {{value: {{filter: [[{values}], [{items}]]}}}}}}\n")
        }),
        Hostile::new(
            "a long list of unique items",
            format!("{VERSION}outputs: {{o: {{value: {{list_concat_unique: [[{}]]}}}}}}\n", numbers(0, 70_000)),
        ),
        Hostile::new("a large map with other keys", {
            let pairs = pairs(10_000);
            format!(
                "{VERSION}outputs: {{o: {{value: {{map_replace: [{{{pairs}}}, {{keys: {{{pairs}}}, values: {{{pairs}}}}}]}}}}}}\n"
            )
        }),
        Hostile::new("branches that are not taken", {
            section("conditions", 1, |_| "c: false".into())
                + &outputs(String::new(), 9000, "{if: [c, {list_join: [1, 2, 3]}, 1]}")
        }),
    ]
}

fn values() -> Vec<Hostile> {
    let constrained = |default: &str, count: usize, constraint: &dyn Fn(usize) -> String| {
        let lines: String = (0..count).map(|number| format!("    - {}\n", constraint(number))).collect();
        format!("{VERSION}parameters:\n  p:\n    type: string\n    default: '{default}'\n    constraints:\n{lines}")
    };
    let slow = format!("{}!", "a".repeat(40));
    vec![
        Hostile::new(
            "patterns that go back and back",
            constrained(&slow, 8000, &|n| format!("allowed_pattern: '(a|a?)+{n}$'")),
        ),
        Hostile::new(
            "patterns that refer back",
            constrained(&slow, 8000, &|n| format!("allowed_pattern: '(a*)*\\1{n}$'")),
        ),
        Hostile::new(
            "patterns of large classes",
            constrained("\u{e9}", 8000, &|n| format!("allowed_pattern: '\\w{{1,300}}{n}'")),
        ),
        Hostile::new(
            "a deep pattern",
            constrained("a", 1, &|_| format!("allowed_pattern: '{}a{}'", "(".repeat(99_999), ")".repeat(99_999))),
        ),
        Hostile::new("constraints of a parameter with a long name", {
            constrained("a", 12_000, &|n| format!("length: {{min: {}}}", n + 2)).replacen(
                "  p:",
                &format!("  {}:", "p".repeat(100_000)),
                1,
            )
        }),
        Hostile::new(
            "deep JSON in a value",
            format!("{VERSION}parameters: {{p: {{type: json, default: '{}'}}}}\n", "[".repeat(400_000)),
        ),
        Hostile::new("one type of member many times", {
            let (types, properties) =
                (joined(20_000, |_| "OS::Nova::Server".into()), joined(2000, |n| format!("x{n}: 1")));
            format!(
                "{VERSION}resources: {{r: {{type: OS::Heat::ResourceChain, properties: {{resources: [{types}], resource_properties: {{{properties}}}}}}}}}\n"
            )
        }),
        Hostile::new("groups in groups", {
            let open = "{type: OS::Heat::ResourceGroup, properties: {resource_def: ".repeat(60);
            format!("{VERSION}resources: {{r: {open}{{type: OS::Heat::None}}{}}}\n", "}}".repeat(60))
        }),
    ]
}

fn nested() -> Vec<Hostile> {
    // Each template uses ten others; all are different files.
    let using = |name: &str, depth: usize| {
        let uses =
            (0..if depth < 5 { 10 } else { 0 }).map(|number| format!("  r{number}: {{type: {name}{number}.yaml}}\n"));
        format!("{VERSION}resources:\n  own: {{type: OS::Heat::None}}\n{}", uses.collect::<String>())
    };
    let mut wide = Hostile::new("nested templates that fan out", using("t", 0)).tells("nesting-limit");
    let mut level = vec!["t".to_string()];
    for depth in 1..5 {
        level = level.iter().flat_map(|name| (0..10).map(move |number| format!("{name}{number}"))).collect();
        for name in &level {
            wide = wide.with_file(&format!("{name}.yaml"), using(name, depth));
        }
    }
    let child = section("parameters", 5000, |number| format!("p{number}: {{type: string}}"))
        + "outputs:\n"
        + &(0..5000).map(|number| format!("  p{number}: {{value: 1, x: 1}}\n")).collect::<String>();
    let uses =
        |kind: &str| section("resources", 3000, |number| format!("r{number}: {{type: {kind}, properties: {{q: 1}}}}"));
    vec![
        wide,
        Hostile::new("a large template used often", uses("child.yaml")).with_file("child.yaml", child.clone()),
        Hostile::new("a large template in the place of a type", uses("OS::Nova::Server"))
            .with_file("child.yaml", child)
            .with_environment("resource_registry: {'OS::Nova::Server': child.yaml}\n".to_string()),
        Hostile::new("a template that uses itself", uses("main.yaml")).with_file("main.yaml", uses("main.yaml")),
        Hostile::new(
            "files that are not there",
            section("outputs", 12_000, |n| format!("o{n}: {{value: {{get_file: f{n}.txt}}}}")),
        ),
    ]
}

fn environments() -> Vec<Hostile> {
    let uses =
        |kind: &dyn Fn(usize) -> String| section("resources", 10_000, |n| format!("r{n}: {{type: '{}'}}", kind(n)));
    let registry = |count: usize, line: &dyn Fn(usize) -> String| {
        (0..count).fold("resource_registry:\n".to_string(), |text, number| text + &format!("  {}\n", line(number)))
    };
    vec![
        Hostile::new("a registry of many types", uses(&|n| format!("My::U{n}")))
            .with_environment(registry(16_000, &|n| format!("My::T{n}: OS::Heat::None"))),
        Hostile::new("a registry of many patterns", uses(&|n| format!("My::U{n}")))
            .with_environment(registry(10_000, &|n| format!("My::T{n}*: OS::Heat::N{n}*"))),
        Hostile::new("a registry that takes much back", uses(&|n| format!("My::U{n}")))
            .with_environment(registry(16_000, &|n| format!("'My::T{n}*': null"))),
        Hostile::new("a registry for many resources", uses(&|_| "My::T".to_string())).with_environment(
            "resource_registry:\n  resources:\n".to_string()
                + &(0..10_000).map(|n| format!("    x{n}: {{'My::T': 'OS::Heat::None'}}\n")).collect::<String>(),
        ),
        Hostile::new(
            "values for parameters that are not there",
            section("parameters", 8000, |n| format!("parameter_{n}: {{type: string}}")),
        )
        .with_environment(
            (0..16_000).fold("parameters:\n".to_string(), |text, n| text + &format!("  paramaeter_{n}x: 1\n")),
        ),
    ]
}
