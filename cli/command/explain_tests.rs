use compiler::diagnostic::Severity;

use super::*;

#[test]
fn mistyped_codes_are_recognized() {
    for (typed, meant) in [
        ("unknown-propery", Some("unknown-property")),
        ("UNKNOWN_PROPERTY", Some("unknown-property")),
        ("unknown-condtion", Some("unknown-condition")),
        ("", None),
        ("xyz", None),
        (&"unknown-property".repeat(1000), None),
    ] {
        assert_eq!(closest(typed).map(|code| code.name), meant, "{typed}");
    }
}

#[test]
fn a_page_has_what_the_code_has() {
    let mut code = Code {
        name: "wrong-thing",
        severity: Severity::Error,
        summary: "The thing is wrong",
        explanation: "Heat refuses things that are wrong.\n",
        example: "thing: wrong\n\nother: 1\n",
        instead: "thing: right\n",
        behaviour: "heat:thing.py",
    };
    insta::assert_snapshot!(page(&code));
    code = Code { explanation: "", example: "", instead: "", behaviour: "", ..code };
    assert_eq!(page(&code), "wrong-thing: The thing is wrong\nSeverity: error (the template is refused)\n");
}

#[test]
fn the_list_names_every_code_once() {
    let list = list();
    for code in code::all() {
        let lines = list.lines().filter(|line| line.split_whitespace().next() == Some(code.name));
        assert_eq!(lines.count(), 1, "{}", code.name);
    }
}
