use super::*;

#[test]
fn colors_follow_the_choice_then_the_environment_then_the_terminal() {
    use ColorChoice::*;
    type Case = (ColorChoice, bool, &'static [(&'static str, &'static str)], bool);
    let cases: &[Case] = &[
        (Auto, true, &[], true),
        (Auto, false, &[], false),
        (Auto, true, &[("NO_COLOR", "1")], false),
        (Auto, true, &[("NO_COLOR", "")], true),
        (Auto, false, &[("CLICOLOR_FORCE", "1")], true),
        (Auto, false, &[("CLICOLOR_FORCE", "0")], false),
        (Auto, false, &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")], false),
        (Auto, true, &[("TERM", "dumb")], false),
        (Always, false, &[("NO_COLOR", "1")], true),
        (Never, true, &[("CLICOLOR_FORCE", "1")], false),
    ];
    for (choice, terminal, environment, expected) in cases {
        let variable =
            |name: &str| environment.iter().find(|(key, _)| *key == name).map(|(_, value)| OsString::from(value));
        assert_eq!(colors(*choice, *terminal, variable), *expected, "{choice:?} {terminal} {environment:?}");
    }
}

#[test]
fn what_acts_on_a_terminal_is_shown_by_number() {
    for (text, shown) in [
        ("plain `ü` 日本", "plain `ü` 日本"),
        ("a\x1b[2Jb", "a\\u{1b}[2Jb"),
        ("two\nlines", "two\\nlines"),
        ("\u{9b}31m", "\\u{9b}31m"),
        ("a\u{202e}b", "a\\u{202e}b"),
    ] {
        assert_eq!(printable(text), shown);
    }
}
