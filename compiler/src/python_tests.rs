use super::*;
use crate::value::Name;

fn value(kind: ValueKind) -> Value {
    Value::new(Span::default(), kind)
}

fn text(text: &str) -> Value {
    value(ValueKind::String(text.into()))
}

fn list(items: Vec<Value>) -> Value {
    value(ValueKind::List(items))
}

fn map(entries: Vec<(&str, Value)>) -> Value {
    let name = |text: &str| Name { span: Span::default(), text: text.into() };
    value(ValueKind::Map(entries.into_iter().map(|(key, value)| (name(key), value)).collect()))
}

#[test]
fn floats_are_written_as_python_writes_them() {
    let table = [
        (1.0, "1.0"),
        (-0.0, "-0.0"),
        (1.5, "1.5"),
        (0.1, "0.1"),
        (1e15, "1000000000000000.0"),
        (9999999999999998.0, "9999999999999998.0"),
        (1e16, "1e+16"),
        (1.5e300, "1.5e+300"),
        (0.0001, "0.0001"),
        (0.00001, "1e-05"),
        (1.234e-7, "1.234e-07"),
        (5e-324, "5e-324"),
        (123456789.123, "123456789.123"),
        (f64::INFINITY, "inf"),
        (f64::NEG_INFINITY, "-inf"),
        (f64::NAN, "nan"),
    ];
    for (number, expected) in table {
        assert_eq!(float_repr(number), expected);
    }
}

#[test]
fn numbers_are_read_as_python_reads_them() {
    // text, float(text), int(text)
    let table: &[(&str, Option<f64>, Option<i64>)] = &[
        ("5", Some(5.0), Some(5)),
        (" 7\n", Some(7.0), Some(7)),
        ("\u{a0}7\u{3000}", Some(7.0), Some(7)),
        ("7\u{1f}", None, None),
        ("+5", Some(5.0), Some(5)),
        ("-007", Some(-7.0), Some(-7)),
        ("1_000", Some(1000.0), Some(1000)),
        ("1__0", None, None),
        ("_1", None, None),
        ("1_", None, None),
        ("1_.5", None, None),
        ("1e1_0", Some(1e10), None),
        ("1e3", Some(1000.0), None),
        ("1.5", Some(1.5), None),
        (".5", Some(0.5), None),
        ("5.", Some(5.0), None),
        (".", None, None),
        ("1e", None, None),
        ("- 5", None, None),
        ("+-5", None, None),
        ("0x10", None, None),
        ("", None, None),
        (" ", None, None),
        ("1,5", None, None),
        ("inf", Some(f64::INFINITY), None),
        ("-Infinity", Some(f64::NEG_INFINITY), None),
        ("infinit", None, None),
        ("1e999", Some(f64::INFINITY), None),
        ("99999999999999999999", Some(1e20), None),
        ("9223372036854775807", Some(9.223372036854776e18), Some(i64::MAX)),
    ];
    for (text, float, int) in table {
        assert_eq!(parse_float(text), *float, "float({text:?})");
        assert_eq!(parse_int(text), *int, "int({text:?})");
    }
    assert!(parse_float("-nan").is_some_and(f64::is_nan));
}

#[test]
fn text_of_values_is_pythons() {
    let table = [
        (value(ValueKind::Null), "None"),
        (value(ValueKind::Bool(true)), "True"),
        (value(ValueKind::Float(2.0)), "2.0"),
        (text("it's"), "it's"),
        (list(vec![text("a"), value(ValueKind::Int(1))]), "['a', 1]"),
        (list(vec![]), "[]"),
        (map(vec![("a", value(ValueKind::Int(1))), ("b", list(vec![text("x")]))]), "{'a': 1, 'b': ['x']}"),
        (list(vec![text("it's")]), r#"["it's"]"#),
        (list(vec![text(r#"it's "so""#)]), r#"['it\'s "so"']"#),
        (list(vec![text("a\\b\n\t\r\0\u{7f}")]), r"['a\\b\n\t\r\x00\x7f']"),
        (
            list(vec![text("é\u{301}\u{a0}\u{ad}\u{200b}\u{e000}😀\u{e0001}")]),
            "['é\u{301}\\xa0\\xad\\u200b\\ue000😀\\U000e0001']",
        ),
    ];
    for (value, expected) in table {
        assert_eq!(str_of(&value).as_deref(), Some(expected));
    }
    assert_eq!(str_of(&list(vec![Value::unknown(Span::default())])), None);
}

#[test]
fn json_is_written_sorted_and_in_ascii() {
    let table = [
        (map(vec![("b", value(ValueKind::Null)), ("a", value(ValueKind::Bool(true)))]), r#"{"a": true, "b": null}"#),
        (list(vec![value(ValueKind::Float(1.0)), value(ValueKind::Float(f64::NAN))]), "[1.0, NaN]"),
        (text("a\"\\\n\u{8}\u{c}\u{7f}é😀/"), r#""a\"\\\n\b\f\u007f\u00e9\ud83d\ude00/""#),
        (list(vec![]), "[]"),
        (map(vec![]), "{}"),
    ];
    for (value, expected) in table {
        assert_eq!(json_dumps(&value).as_deref(), Some(expected));
    }
    assert_eq!(json_dumps(&map(vec![("a", Value::unknown(Span::default()))])), None);
}

#[test]
fn json_is_read_as_python_reads_it() {
    // The text and what writing it again gives.
    let good = [
        ("{\"b\": 1, \"a\": [1.0, 2e2], \"b\": 3}", r#"{"a": [1.0, 200.0], "b": 3}"#),
        (" \n[ ] \t", "[]"),
        ("-0", "0"),
        ("\"\\ud83d\\ude00\\u00e9\\/\"", r#""\ud83d\ude00\u00e9/""#),
        ("[NaN, Infinity, -Infinity, true, false, null]", "[NaN, Infinity, -Infinity, true, false, null]"),
        ("\"\u{7f}\u{85}\"", r#""\u007f\u0085""#),
    ];
    for (text, expected) in good {
        let value = json_loads(text, Span::default());
        assert_eq!(value.ok().and_then(|value| json_dumps(&value)).as_deref(), Some(expected), "{text}");
    }
    let bad = [
        ("", "expected a value at line 1, column 1"),
        ("{", "expected a key in double quotes at line 1, column 2"),
        ("{a}", "expected a key in double quotes at line 1, column 2"),
        ("{\"a\":1,}", "expected a key in double quotes at line 1, column 8"),
        ("[1,]", "expected a value at line 1, column 4"),
        ("[1\n 2]", "expected `,` or `]` at line 2, column 2"),
        ("{\"a\" 1}", "expected `:` at line 1, column 6"),
        ("01", "unexpected text after the value at line 1, column 2"),
        ("1.", "unexpected text after the value at line 1, column 2"),
        ("+1", "expected a value at line 1, column 1"),
        ("-", "expected a value at line 1, column 1"),
        ("'a'", "expected a value at line 1, column 1"),
        ("\"é\n\"", "a control character must be escaped at line 1, column 3"),
        ("\"\\x\"", "unknown escape at line 1, column 2"),
        ("\"\\u12g4\"", "`\\u` needs four hexadecimal digits at line 1, column 2"),
        ("[\"a]", "the text is not closed, it starts at line 1, column 2"),
        ("\u{feff}1", "a byte order mark is not allowed at line 1, column 1"),
        ("\u{a0}1", "expected a value at line 1, column 1"),
    ];
    for (text, expected) in bad {
        assert_eq!(json_loads(text, Span::default()).err().as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn deep_json_is_refused_not_followed() {
    assert!(json_loads(&"[".repeat(100_000), Span::default()).is_err());
    assert!(json_loads(&format!("{}{}", "[".repeat(500), "]".repeat(500)), Span::default()).is_ok());
}

#[test]
fn equality_is_pythons() {
    let unknown = |shape| value(ValueKind::Unknown(shape));
    let table = [
        (value(ValueKind::Int(1)), value(ValueKind::Float(1.0)), Some(true)),
        (value(ValueKind::Int(1)), value(ValueKind::Bool(true)), Some(true)),
        (value(ValueKind::Float(0.0)), value(ValueKind::Bool(false)), Some(true)),
        (value(ValueKind::Int(1)), text("1"), Some(false)),
        (value(ValueKind::Int(i64::MAX)), value(ValueKind::Float(i64::MAX as f64)), Some(false)),
        (value(ValueKind::Float(f64::NAN)), value(ValueKind::Float(f64::NAN)), Some(false)),
        (value(ValueKind::Null), value(ValueKind::Null), Some(true)),
        (value(ValueKind::Null), value(ValueKind::Bool(false)), Some(false)),
        (list(vec![text("a")]), list(vec![text("a")]), Some(true)),
        (list(vec![text("a")]), list(vec![]), Some(false)),
        (map(vec![("a", text("1")), ("b", text("2"))]), map(vec![("b", text("2")), ("a", text("1"))]), Some(true)),
        (map(vec![("a", text("1"))]), map(vec![("b", text("1"))]), Some(false)),
        (unknown(Shape::Any), text("a"), None),
        (unknown(Shape::String), value(ValueKind::Int(1)), Some(false)),
        (unknown(Shape::Number), value(ValueKind::Bool(true)), None),
        (unknown(Shape::Number), unknown(Shape::List), Some(false)),
        (list(vec![unknown(Shape::Any), text("a")]), list(vec![text("x"), text("b")]), Some(false)),
        (list(vec![unknown(Shape::Any), text("a")]), list(vec![text("x"), text("a")]), None),
    ];
    for (left, right, expected) in table {
        assert_eq!(equal(&left, &right), expected, "{left:?} {right:?}");
        assert_eq!(equal(&right, &left), expected, "{right:?} {left:?}");
    }
}
