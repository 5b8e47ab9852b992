use super::*;

fn outline(plain: Plain) -> String {
    match plain {
        Plain::Kind(NodeKind::Null) => "null".into(),
        Plain::Kind(NodeKind::Bool(value)) => value.to_string(),
        Plain::Kind(NodeKind::Int(value)) => format!("int {value}"),
        Plain::Kind(NodeKind::Float(value)) => format!("float {value:?}"),
        Plain::Kind(other) => format!("{other:?}"),
        Plain::Text => "text".into(),
        Plain::Merge => "merge".into(),
        Plain::ValueToken => "value token".into(),
        Plain::Broken => "broken".into(),
    }
}

#[test]
fn plain_scalars_are_resolved_as_pyyaml_does() {
    let table = [
        ("null", "~ null Null NULL"),
        (
            "text",
            "nULL y Y n N yEs oN t 0o17 08 09 0_8 1e3 1.0e3 1e+3 ._ ._1 -.5 +.5 0b 0x -.nan .NAN. 1:60 0:5 01:5 :5",
        ),
        ("text", "2013-05-23 2001-12-14t21:59:43.10-05:00 1.2.3 8080:80 fa:16:3e:00:00:01 -- + - . .. =a << =< <<<"),
        ("true", "yes Yes YES on On ON true True TRUE"),
        ("false", "no No NO off Off OFF false False FALSE"),
        ("int 511", "0777 +0777 0_7_77 511 0x1ff 0x1FF 0b111111111"),
        ("int -90", "-90 -1:30 -0x5a -0b1011010 -0132"),
        ("int 45045", "12:30:45 12:30:45"),
        ("int 1000", "1_000 1__000 1000_ 0x3e8"),
        ("int 0", "0 -0 +0 00 0_ 0b0 0x0"),
        ("int 630", "1_0:30"),
        ("int 9223372036854775807", "9223372036854775807"),
        ("int -9223372036854775808", "-9223372036854775808"),
        ("float 9.223372036854776e18", "9223372036854775808 0x8000000000000000"),
        ("float 1000.0", "1000. 1.0e+3 1_000.0 1.e+3 100_0._"),
        ("float 0.5", ".5 0.5 +0.5 .5_ 5.0e-1 .5e+0"),
        ("float 90.5", "1:30.5 +1:30.5"),
        ("float inf", ".inf .Inf .INF +.inf 1.0e+400"),
        ("float -inf", "-.inf -.INF"),
        ("float NaN", ".nan .NaN .NAN"),
        ("value token", "="),
        ("broken", "0x_ -0x_ 0b_ 0b__"),
    ];
    let mut wrong = Vec::new();
    for (expected, texts) in table {
        for text in texts.split(' ').filter(|text| *text != "<<") {
            let found = outline(resolve(text));
            if found != expected {
                wrong.push(format!("{text}: {found}, not {expected}"));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
    assert_eq!(resolve(""), Plain::Kind(NodeKind::Null));
    assert_eq!(resolve("<<"), Plain::Merge);
}

#[test]
fn core_tags_read_what_python_reads() {
    assert_eq!(int_value("0o17"), Some(NodeKind::Int(15)));
    assert_eq!(int_value("abc"), None);
    assert_eq!(int_value(""), None);
    assert_eq!(float_value("1"), Some(1.0));
    assert_eq!(float_value("1e3"), Some(1000.0));
    assert_eq!(float_value("x"), None);
    assert_eq!(bool_value("YeS"), Some(true));
    assert_eq!(bool_value("1"), None);
}
