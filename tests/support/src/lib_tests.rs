use super::*;

fn finding(span: Range<usize>, message: &str) -> Finding {
    Finding { span, message: message.to_string() }
}

/// What each mark covers, with its words.
fn marked(file: &FixtureFile) -> Vec<(&str, &str)> {
    file.expectations.iter().map(|mark| (&file.text[mark.span.clone()], mark.message.as_str())).collect()
}

#[test]
fn text_without_header_is_the_main_file() {
    let fixture = Fixture::parse("a: 1\n");
    assert_eq!(fixture.files.len(), 1);
    assert_eq!(fixture.main().path, MAIN_PATH);
    assert_eq!(fixture.main().text, "a: 1\n");
    assert_eq!(fixture.main().cursor, None);
    assert!(fixture.main().expectations.is_empty());
}

#[test]
fn headers_start_files() {
    let fixture = Fixture::parse("a: 1\n#- /nested.yaml\nb: 2\n#- /env.yaml environment\nc: 3\n");
    let files: Vec<_> =
        fixture.files.iter().map(|file| (file.path.as_str(), file.text.as_str(), file.is_environment)).collect();
    assert_eq!(files, [(MAIN_PATH, "a: 1\n", false), ("/nested.yaml", "b: 2\n", false), ("/env.yaml", "c: 3\n", true)]);
    assert_eq!(fixture.environments(), ["/env.yaml"]);
}

#[test]
fn opening_header_names_the_first_file() {
    let fixture = Fixture::parse("#- /first.yaml\na: 1\n#- /second.yaml\n");
    assert_eq!(fixture.files.len(), 2);
    assert_eq!(fixture.main().path, "/first.yaml");
    assert_eq!(fixture.files[1].text, "");
}

#[test]
fn marks_cover_the_text_above() {
    let fixture = Fixture::parse("a: true\n#  ^^^^ a word\n#  ^ its first letter\n");
    let file = fixture.main();
    assert_eq!(marked(file), [("true", "a word"), ("t", "its first letter")]);
    assert_eq!(file.expectations[1].line, 1);
    assert_eq!(file.expectations[0].columns, 3..7);
    assert_eq!(file.text, "a: true\n#  ^^^^ a word\n#  ^ its first letter\n");
}

#[test]
fn columns_are_characters() {
    let fixture = Fixture::parse("ключ: значение\n#     ^^^^^^^^ value\n");
    assert_eq!(marked(fixture.main()), [("значение", "value")]);
}

#[test]
fn indented_comments_mark_too() {
    let fixture = Fixture::parse("a:\n  b: c\n  #  ^ here\n");
    assert_eq!(marked(fixture.main()), [("c", "here")]);
    assert_eq!(fixture.main().expectations[0].line, 2);
}

#[test]
fn arrow_marks_from_the_first_column() {
    let fixture = Fixture::parse("resources:\n#<^^^^^^^ section\n");
    assert_eq!(marked(fixture.main()), [("resources", "section")]);
}

#[test]
fn mark_past_the_end_is_a_point() {
    let fixture = Fixture::parse("a: b\n#   ^ missing\n");
    let file = fixture.main();
    assert_eq!(file.expectations[0].span, 4..4);
    assert_eq!(file.difference(&[finding(4..4, "missing")]), None);
}

#[test]
fn dots_mark_text_of_several_lines() {
    let fixture = Fixture::parse("a: {b: c,\n#  ^^^^^^... whole map\n    d: e}\n");
    let file = fixture.main();
    assert!(file.expectations[0].goes_on);
    let end = file.text.find('}').expect("the text has a bracket") + 1;
    assert_eq!(file.difference(&[finding(3..end, "whole map")]), None);
    assert!(file.difference(&[finding(3..9, "whole map")]).is_some());
}

#[test]
fn comments_without_carets_are_comments() {
    for text in ["a: 1\n# about ^ carets\n", "a: 1\n# ^a\n", "a: 1 # ^ trailing\n", "#\n", "# <b>\n", "#<b>\n"] {
        assert!(Fixture::parse(text).main().expectations.is_empty(), "{text}");
    }
}

#[test]
fn cursor_is_taken_out() {
    let file = &Fixture::parse("a: b$0c\n").files[0];
    assert_eq!(file.text, "a: bc\n");
    assert_eq!(file.cursor, Some(4));
}

#[test]
fn marks_see_the_cursor_and_spans_do_not() {
    let fixture = Fixture::parse("a: $0bc\n#    ^^ after\nd: e\n#  ^ below\n");
    assert_eq!(marked(fixture.main()), [("bc", "after"), ("e", "below")]);
    let fixture = Fixture::parse("a: b$0c\n#  ^^^^ around\n");
    assert_eq!(marked(fixture.main()), [("bc", "around")]);
}

#[test]
#[should_panic(expected = "two cursors")]
fn second_cursor_is_refused() {
    Fixture::parse("$0a: $0b\n");
}

#[test]
#[should_panic(expected = "a mark stands under the line")]
fn mark_without_a_line_is_refused() {
    Fixture::parse("# ^^^ nothing above\n");
}

#[test]
fn margin_of_raw_strings_goes() {
    let fixture = Fixture::parse(
        "
        a:
          b: c
          #  ^ here

        #- /other.yaml
        d: e
        ",
    );
    assert_eq!(fixture.main().text, "a:\n  b: c\n  #  ^ here\n\n");
    assert_eq!(fixture.files[1].text, "d: e\n");
    assert_eq!(marked(fixture.main()), [("c", "here")]);
}

#[test]
fn agreement_has_no_difference() {
    let fixture = Fixture::parse("a: bc\n#  ^^ wrong\nd: e\n#  ^ wrong\n");
    assert_eq!(fixture.main().difference(&[finding(21..22, "all wrong"), finding(3..5, "wrong too")]), None);
}

#[test]
fn one_finding_meets_one_mark() {
    let fixture = Fixture::parse("a: bc\n#  ^^ wrong\n#  ^^ wrong\n");
    let difference = fixture.main().difference(&[finding(3..5, "wrong")]).expect("one mark is left over");
    assert!(difference.contains("expected and not found"), "{difference}");
}

#[test]
fn difference_draws_both_sides() {
    let fixture = Fixture::parse("a: bc\n#  ^^ wrong\n");
    let difference = fixture.main().difference(&[finding(0..1, "odd")]).expect("nothing agrees");
    assert_eq!(
        difference,
        "/main.yaml:1: expected and not found: wrong\n    a: bc\n    #  ^^ wrong\n\
         /main.yaml: found and not expected: odd\n    a: bc\n    #< odd\n"
    );
}

#[test]
fn words_and_place_must_both_agree() {
    let fixture = Fixture::parse("a: bc\n#  ^^ wrong\n");
    assert!(fixture.main().difference(&[finding(3..5, "right")]).is_some());
    assert!(fixture.main().difference(&[finding(3..4, "wrong")]).is_some());
    assert!(fixture.main().difference(&[]).is_some());
}

#[test]
fn code_stands_before_its_words() {
    let fixture = Fixture::parse("a: bc\n#  ^^ wrong-type: no list\n");
    assert_eq!(fixture.main().difference(&[finding(3..5, "wrong-type: it is no list")]), None);
    for other in ["wrong: it is no list", "late wrong-type: it is no list", "wrong-type: it is a list"] {
        assert!(fixture.main().difference(&[finding(3..5, other)]).is_some(), "{other}");
    }
}
