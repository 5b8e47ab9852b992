use super::*;

/// Pattern, answer and text, computed by Python: the patterns of Heat's resource types, those found in real templates, and
/// one for each rule of the language.
const CASES: &str = include_str!("pattern_cases.txt");

#[test]
fn patterns_agree_with_python() {
    let mut wrong = Vec::new();
    for line in CASES.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let mut fields = line.split('\t');
        let pattern = unescape(fields.next().unwrap());
        let answer = fields.next().unwrap();
        let text = fields.next().map(unescape);
        let given = match (Pattern::new(&pattern), &text) {
            (Err(_), None) if answer == "error -" => answer.to_string(),
            (Err(error), _) => format!("error {}", error.offset),
            (Ok(pattern), Some(text)) => match pattern.matches_whole(text) {
                Some(true) => "yes".to_string(),
                Some(false) => "no".to_string(),
                None => "unknown".to_string(),
            },
            (Ok(_), None) => "accepted".to_string(),
        };
        if given != answer {
            wrong.push(format!("{line}: {given}"));
        }
    }
    assert!(CASES.lines().count() > 1000, "the table is whole");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn messages_say_what_to_do() {
    let table = [
        (r"\y", "Python has no escape `\\y`"),
        ("(?<n>a)", "a named group is written `(?P<name>...)` in Python"),
        ("a**", "a repetition can not be repeated; put it into a group"),
        ("[z-a]", "the range `z-a` runs backwards"),
        ("(a", "the group is not closed: `)` is missing"),
        ("é)", "`)` closes nothing"),
    ];
    for (pattern, message) in table {
        assert_eq!(Pattern::new(pattern).map(|_| ()).map_err(|error| error.message), Err(message.to_string()));
    }
    // Offsets are bytes.
    assert_eq!(Pattern::new("é)").map(|_| ()).map_err(|error| error.offset), Err(2));
}

#[test]
fn endless_backtracking_is_unknown() {
    let pattern = Pattern::new(r"((a|b|ab)*?)*\1\1!").unwrap();
    assert_eq!(pattern.matches_whole(&"ab".repeat(40)), None);
}

#[test]
fn deep_patterns_are_refused_not_followed() {
    assert!(Pattern::new(&"(".repeat(100_000)).is_err());
    assert!(Pattern::new(&"(?(1)".repeat(100_000)).is_err());
    let deep = format!("{}a{}", "(".repeat(150), ")".repeat(150));
    assert_ne!(Pattern::new(&deep).unwrap().matches_whole("a"), Some(false));
}

#[test]
fn names_of_characters_are_not_known() {
    assert_eq!(Pattern::new(r"\N{EM DASH}").unwrap().matches_whole("a"), None);
    assert_eq!(Pattern::new(r"[\N{EM DASH}]").unwrap().matches_whole("a"), None);
}

/// Python's `unicode_escape`.
fn unescape(text: &str) -> String {
    let mut out = String::new();
    let mut chars = text.chars();
    while let Some(char) = chars.next() {
        if char != '\\' {
            out.push(char);
            continue;
        }
        let escape = chars.next().unwrap();
        let length = match escape {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            _ => 0,
        };
        let digits: String = chars.by_ref().take(length).collect();
        out.push(match escape {
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'x' | 'u' | 'U' => char::from_u32(u32::from_str_radix(&digits, 16).unwrap()).unwrap(),
            other => other,
        });
    }
    out
}
