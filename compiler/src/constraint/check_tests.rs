use super::*;
use crate::value::{Name, Shape};

fn value(kind: ValueKind) -> Value {
    Value::new(Span::new(1, 2), kind)
}

fn text(text: &str) -> Value {
    value(ValueKind::String(text.into()))
}

fn int(number: i64) -> Value {
    value(ValueKind::Int(number))
}

fn float(number: f64) -> Value {
    value(ValueKind::Float(number))
}

fn list(items: Vec<Value>) -> Value {
    value(ValueKind::List(items))
}

fn map(keys: &[&str]) -> Value {
    let name = |key: &&str| Name { span: Span::default(), text: (*key).into() };
    value(ValueKind::Map(keys.iter().map(|key| (name(key), int(1))).collect()))
}

fn unknown() -> Value {
    Value::unknown(Span::default())
}

fn check(kind: ConstraintKind, value: &Value, of: PropertyType) -> Result<(), Refusal> {
    Constraint { kind, description: None }.check(value, of, None)
}

fn allowed(values: &[Value]) -> ConstraintKind {
    ConstraintKind::AllowedValues(values.to_vec())
}

fn length(min: Option<i64>, max: Option<i64>) -> ConstraintKind {
    ConstraintKind::Length { min, max }
}

fn range(min: Option<f64>, max: Option<f64>) -> ConstraintKind {
    ConstraintKind::Range { min, max }
}

fn modulo(step: f64, offset: f64) -> ConstraintKind {
    ConstraintKind::Modulo { step, offset }
}

use PropertyType as Type;

#[test]
fn good_values_pass() {
    let pattern = |pattern: &str| ConstraintKind::AllowedPattern(pattern.into());
    let custom = |name: &str| ConstraintKind::Custom(name.into());
    let table = [
        (length(Some(1), Some(4)), text("größ"), Type::String),
        (length(None, Some(2)), list(vec![unknown(), int(1)]), Type::List),
        (length(Some(-1), None), map(&[]), Type::Map),
        (range(Some(1.0), Some(9.0)), int(1), Type::Integer),
        (range(Some(0.5), None), text(" 1e0 "), Type::Number),
        (range(Some(1.0), None), value(ValueKind::Bool(true)), Type::Number),
        (range(Some(1.0), Some(2.0)), float(f64::NAN), Type::Number),
        // Whoever converts the value says that this is no number.
        (range(Some(1.0), None), text("many"), Type::Number),
        (modulo(2.0, 1.0), int(-3), Type::Number),
        (modulo(-2.0, -1.0), int(3), Type::Number),
        (modulo(2.0, 0.0), text("4.0"), Type::Number),
        (allowed(&[text("8080"), int(9)]), int(8080), Type::String),
        (allowed(&[text("3"), text("5")]), int(3), Type::Number),
        (allowed(&[int(1)]), float(1.0), Type::Number),
        (allowed(&[text("yes")]), value(ValueKind::Bool(true)), Type::Boolean),
        (allowed(&[text("a"), text("b")]), list(vec![text("a"), unknown(), text("a")]), Type::List),
        (allowed(&[unknown()]), text("a"), Type::String),
        (allowed(&[text("a")]), unknown(), Type::String),
        (allowed(&[text("a")]), value(ValueKind::Null), Type::String),
        (pattern("^text$"), text("text"), Type::String),
        (pattern("("), text("text"), Type::String),
        (pattern("a"), value(ValueKind::Unknown(Shape::String)), Type::String),
        (custom("ip_addr"), text("::1"), Type::String),
        (custom("nova.flavor"), text("m1.small"), Type::String),
        (custom("no.such"), text("x"), Type::String),
    ];
    for (constraint, value, kind) in table {
        assert_eq!(check(constraint.clone(), &value, kind), Ok(()), "{constraint:?} {value:?}");
    }
}

#[test]
fn bad_values_are_refused_with_a_reason() {
    let pattern = |pattern: &str| ConstraintKind::AllowedPattern(pattern.into());
    let table = [
        (
            length(Some(5), Some(9)),
            text("text"),
            Type::String,
            "the text has 4 characters, fewer than the minimum 5",
            "use 5 to 9 characters",
        ),
        (
            length(None, Some(1)),
            map(&["a", "b"]),
            Type::Map,
            "the map has 2 entries, more than the maximum 1",
            "use at most 1 entry",
        ),
        (
            length(Some(1), None),
            list(vec![]),
            Type::List,
            "the list has 0 items, fewer than the minimum 1",
            "use at least 1 item",
        ),
        (
            length(Some(1), None),
            int(8080),
            Type::String,
            "`8080` is a number, which has no length",
            "put it in quotes: `\"8080\"`",
        ),
        (
            pattern("[0-9]+"),
            int(8080),
            Type::String,
            "`8080` is a number, which can not match a pattern",
            "put it in quotes: `\"8080\"`",
        ),
        (
            pattern("te"),
            text("text"),
            Type::String,
            "`text` does not match the allowed pattern",
            "the whole text must match the pattern `te`",
        ),
        (
            range(Some(1.0), Some(9.0)),
            int(0),
            Type::Integer,
            "`0` is less than the minimum `1`",
            "use a number from `1` to `9`",
        ),
        (
            length(Some(9), Some(1)),
            text("text"),
            Type::String,
            "the text has 4 characters, fewer than the minimum 9",
            IMPOSSIBLE,
        ),
        (range(None, Some(0.5)), text("1"), Type::Number, "`1` is greater than the maximum `0.5`", "use `0.5` or less"),
        (
            range(None, Some(9007199254740992.0)),
            int(9007199254740993),
            Type::Number,
            "`9007199254740993` is greater than the maximum `9007199254740992`",
            "use `9007199254740992` or less",
        ),
        (modulo(2.0, 0.0), int(3), Type::Number, "`3` is not a multiple of `2`", "use `0`, `2`, `4`, ..."),
        (
            modulo(8.0, 3.0),
            float(3.5),
            Type::Number,
            "`3.5` is not a multiple of `8` plus `3`",
            "use `3`, `11`, `19`, ...",
        ),
        (
            allowed(&[text("True"), text("False")]),
            text("true"),
            Type::String,
            "`true` is not one of the allowed values",
            "did you mean `True`? allowed: `True`, `False`",
        ),
        (
            allowed(&[int(1), int(2)]),
            text("text"),
            Type::String,
            "`text` is not one of the allowed values",
            "allowed: `1`, `2`",
        ),
    ];
    for (constraint, value, kind, reason, help) in table {
        let refusal = check(constraint, &value, kind).expect_err("refused");
        assert_eq!((refusal.reason.as_str(), refusal.help.as_deref()), (reason, Some(help)));
        assert_eq!(refusal.span, None);
    }
}

#[test]
fn the_item_of_a_list_is_named() {
    let stranger = Value::new(Span::new(7, 8), ValueKind::String("volme".into()));
    let refusal = check(allowed(&[text("volume"), text("image")]), &list(vec![text("image"), stranger]), Type::List)
        .expect_err("refused");
    assert_eq!(refusal.span, Some(Span::new(7, 8)));
    assert_eq!(refusal.suggestion.as_deref(), Some("volume"));
    // The items of a list stay what they are: the text `1` is not the number.
    let refusal = check(allowed(&[int(1)]), &list(vec![text("1")]), Type::List).expect_err("refused");
    assert_eq!(refusal.help.as_deref(), Some("it is text here and a number among the allowed values"));
}

#[test]
fn allowed_values_of_another_type_refuse_everything() {
    let refusal = check(allowed(&[int(1), text("many")]), &int(1), Type::Number).expect_err("refused");
    assert_eq!(refusal.reason, "`many` among the allowed values is not a number");
    let refusal = check(allowed(&[float(1.0)]), &int(1), Type::Integer).expect_err("refused");
    assert_eq!(refusal.reason, "`1.0` among the allowed values is not an integer");
    let refusal = check(allowed(&[]), &text("a"), Type::String).expect_err("refused");
    assert_eq!(refusal.reason, "`a` is not allowed: the list of allowed values is empty");
}

#[test]
fn long_lists_are_abbreviated() {
    let many: Vec<Value> = (1..=20).map(int).collect();
    let refusal = check(allowed(&many), &int(99), Type::Integer).expect_err("refused");
    assert_eq!(refusal.help.as_deref(), Some("allowed: `1`, `2`, `3`, `4`, `5`, `6`, `7`, and 13 more"));
    let refusal = check(allowed(&[text("")]), &text(&"long ".repeat(100)), Type::String).expect_err("refused");
    assert!(refusal.reason.len() < 120, "{}", refusal.reason);
    assert_eq!(refusal.help.as_deref(), Some("allowed: `\"\"`"));
}

#[test]
fn expirations_need_the_clock() {
    let constraint = Constraint { kind: ConstraintKind::Custom("expiration".into()), description: None };
    assert_eq!(constraint.check(&text("2001-01-01"), Type::String, None), Ok(()));
    assert!(constraint.check(&text("2001-01-01"), Type::String, Some(1_800_000_000)).is_err());
}
