//! Reports made by hand: what the tests of all formats render.

use compiler::code::Code;
use compiler::diagnostic::{Diagnostic, Fix, Safety, Severity};
use compiler::files::ReadError;
use compiler::source::{Source, SourceId, Span};

use crate::report::{FileReport, Problem, Report};

const fn code(name: &'static str, severity: Severity, summary: &'static str, explanation: &'static str) -> Code {
    Code { name, severity, summary, explanation, example: "", instead: "", behaviour: "" }
}

/// Codes of our own, so that the words of the real ones may change.
pub static UNKNOWN: Code =
    code("sample-unknown", Severity::Error, "The name is not known", "Heat knows the names\nof all *things*.");
pub static BAD: Code = code("sample-bad", Severity::Error, "The thing is bad", "");
pub static LATE: Code = code("sample-late", Severity::Error, "The thing is found out late", "");
pub static ODD: Code = code("sample-odd", Severity::Hint, "The thing is odd", "");

/// The place of the first occurrence of `part`.
pub fn span(text: &str, part: &str) -> Span {
    let start = text.find(part).expect("the part is in the text");
    Span::new(start as u32, (start + part.len()) as u32)
}

/// A template and what was found in it.
pub fn file(path: &str, texts: &[(&str, &str)], diagnostics: Vec<Diagnostic>) -> FileReport {
    let source = |(id, (path, text)): (usize, &(&str, &str))| Source::new(SourceId(id as u32), *path, *text);
    let sources = texts.iter().enumerate().map(source).collect();
    FileReport::new(path.to_string(), sources, diagnostics)
}

const SERVER: &str = "heat_template_version: 2021-04-16
parameters:
  größe: {type: string}
resources:
  server:
    type: OS::Nova::Server
    properties:
      flavour: { get_param: größe }
      image: { get_resource: missing }
";

const NESTED: &str = "heat_template_version: 2021-04-16
outputs:
  a,b:
    value: 50%
";

/// An error with everything, a warning, one in a nested file, a hint, a clean file and an unreadable one.
pub fn report() -> Report {
    let main = SourceId(0);
    let flavour = span(SERVER, "flavour");
    let unknown = Diagnostic::new(&UNKNOWN, main, flavour, "`OS::Nova::Server` has no property `flavour`")
        .with_primary_message("not a property of this type")
        .with_label(main, span(SERVER, "OS::Nova::Server"), "the type is given here")
        .with_note("Heat refuses properties that a type does not have")
        .with_help("write `flavor`")
        .with_fix(Fix::replace("Replace with `flavor`", main, flavour, "flavor", Safety::Safe));
    let late = Diagnostic::new(&LATE, main, span(SERVER, "missing"), "there is no resource `missing`")
        .found_late("when the stack is made");
    let nested = SourceId(1);
    let in_nested =
        Diagnostic::new(&BAD, nested, span(NESTED, "a,b:\n    value: 50%\n"), "bad: <a & \"b\">, 50%\nor so");
    let hint = Diagnostic::new(&ODD, nested, span(NESTED, "outputs"), "only a hint");
    let texts = [("stacks/server.yaml", SERVER), ("stacks/a nested.yaml", NESTED)];
    let again = [("stacks/other.yaml", "heat_template_version: 2021-04-16\n"), ("stacks/a nested.yaml", NESTED)];
    Report::new(
        vec![
            file("stacks/clean.yaml", &[("stacks/clean.yaml", "")], Vec::new()),
            file("stacks/other.yaml", &again, vec![in_nested.clone()]),
            file("stacks/server.yaml", &texts, vec![unknown, late, in_nested, hint]),
        ],
        vec![Problem::unreadable("stacks/gone.yaml", &ReadError::NotFound)],
    )
}
