use compiler::diagnostic::Diagnostic;
use compiler::source::{SourceId, Span};

use crate::render::samples::{self, span};
use crate::render::{Format, render};
use crate::report::Report;

/// Draws a finding at each of `parts`, the first of them primary.
fn drawn(text: &str, parts: &[&str]) -> String {
    let spans: Vec<Span> = parts.iter().map(|part| span(text, part)).collect();
    let mut diagnostic = Diagnostic::new(&samples::BAD, SourceId(0), spans[0], "bad").with_primary_message("here");
    for span in &spans[1..] {
        diagnostic = diagnostic.with_label(SourceId(0), *span, "there");
    }
    let report = Report::new(vec![samples::file("x.yaml", &[("x.yaml", text)], vec![diagnostic])], Vec::new());
    let mut out = Vec::new();
    render(Format::Text, &report, false, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn long_lines_are_cut_around_the_place() {
    let filling = "\"größe\": 1, ".repeat(100);
    let text = format!("first: 1\n{{{filling}\"wrong\": 2, {filling}\"late\": 3}}\nlast: 1\n");
    insta::assert_snapshot!(drawn(&text, &["\"wrong\"", "\"late\"", "first"]));
}

#[test]
fn places_at_either_end_of_a_long_line() {
    let text = format!("start {} end", "x".repeat(1000));
    insta::assert_snapshot!(format!("{}{}", drawn(&text, &["start"]), drawn(&text, &["end"])));
}

#[test]
fn nothing_in_a_template_acts_on_the_terminal() {
    let text = "a: \"\x1b[2J\u{9b}31m\u{202e}\r\" \r\nb: wrong\n";
    let drawn = drawn(text, &["wrong", "\u{202e}"]);
    assert!(!drawn.contains(['\x1b', '\u{9b}', '\u{202e}', '\r']), "{drawn:?}");
    insta::assert_snapshot!(drawn);
}

#[test]
fn long_places_are_underlined_in_their_first_line() {
    let block = |lines: usize| format!("a:\n{}c: 1\n", "  b: 1\n".repeat(lines));
    let whole = |text: &str| drawn(text, &[text.strip_suffix("c: 1\n").unwrap()]);
    insta::assert_snapshot!(format!("{}{}", whole(&block(3)), whole(&block(3000))));
}

/// Whatever is cut, the place shown is the place in the file.
#[test]
fn cut_lines_keep_their_places() {
    let text = format!("ü{}MARK{}", "ü".repeat(500), "y".repeat(500));
    for (prefix, line) in [("", 1), ("a: 1\r\n\r\n", 3), ("\x1b\n", 2)] {
        let drawn = drawn(&format!("{prefix}{text}"), &["MARK"]);
        assert!(drawn.contains(&format!("x.yaml:{line}:502")), "{drawn}");
        assert!(drawn.contains("MARK"), "{drawn}");
        assert!(drawn.lines().all(|line| line.chars().count() < 250), "{drawn}");
    }
}

/// Any two places of an awkward text can be drawn together: long lines, CRLF, wide and unprintable characters.
#[test]
fn any_places_can_be_drawn() {
    let long = "日本ü\t\x07".repeat(40);
    let text = format!("a: 1\r\n{long}\r\n\r\n\n  {long}{long}\n\u{2066}b\n{}\nlast", "x: 1\n".repeat(20));
    let offsets: Vec<u32> = (0..text.len() as u32 + 3).step_by(17).collect();
    let spans = || offsets.iter().flat_map(|start| offsets.iter().map(|end| Span::new(*start, *end)));
    let diagnostics = spans().map(|span| {
        let back = Span::new(span.end, span.start);
        Diagnostic::new(&samples::BAD, SourceId(0), span, format!("{span:?}")).with_label(SourceId(0), back, "back")
    });
    let report = Report::new(vec![samples::file("x.yaml", &[("x.yaml", &text)], diagnostics.collect())], Vec::new());
    let mut out = Vec::new();
    render(Format::Text, &report, false, &mut out).unwrap();
    let drawn = String::from_utf8(out).unwrap();
    assert_eq!(drawn.matches("error[sample-bad]").count(), spans().count());
}
