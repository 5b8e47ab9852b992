use super::*;

#[test]
fn documents_are_indented_by_two() {
    let document = Plain::Map(vec![
        ("list".into(), Plain::List(vec![Plain::Int(1), Plain::Float(1e16), Plain::Null])),
        ("empty".into(), Plain::List(vec![Plain::List(vec![]), Plain::Map(vec![])])),
        ("text".into(), Plain::text("é \"q\" \\ \n \u{1b} \u{2028}")),
    ]);
    let expected = r#"{
  "list": [
    1,
    1e+16,
    null
  ],
  "empty": [
    [],
    {}
  ],
  "text": "é \"q\" \\ \n \u001b \u2028"
}
"#;
    assert_eq!(emit(&document), expected);
}

#[test]
fn numbers_beyond_json_are_pythons() {
    let numbers = [f64::NAN, f64::INFINITY, f64::NEG_INFINITY];
    let printed: Vec<String> = numbers.iter().map(|number| emit(&Plain::Float(*number))).collect();
    assert_eq!(printed, ["NaN\n", "Infinity\n", "-Infinity\n"]);
}
