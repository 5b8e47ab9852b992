use super::*;
use crate::value::Shape;

/// 2027-01-15T08:00:00Z
const NOW: i64 = 1_800_000_000;

fn value(kind: ValueKind) -> Value {
    Value::new(Span::default(), kind)
}

fn judge(name: &str, text: &str) -> Verdict {
    check(name, &value(ValueKind::String(text.into())), Some(NOW))
}

/// Constraint, texts that Heat accepts, texts that it refuses.
const TABLE: &[(&str, &[&str], &[&str])] = &[
    (
        "ip_addr",
        &["10.0.0.1", "0.0.0.0", "::1", "::", "fe80::1", "1:2:3:4:5:6:7::", "::ffff:1.2.3.4", "2001:DB8::1"],
        &["", "10.1", "10", "300.0.0.1", "host", "10.0.0.01", "10.0.0.1/8", "10.0.0.1 ", "fe80::1%eth0", "1::2::3"],
    ),
    (
        "net_cidr",
        &["10.0.0.0/8", "10.0.0.1/8", "0.0.0.0/0", "::/0", "fe80::/64", "fe80::/064", "fe80::/ffc0::", "::/::ffff"],
        &["", "10.0.0.0", "10/8", "10.0/16", "10.0.0.0/33", "10.0.0.0/08", "10.0.0.0/255.0.0.0", "::/129", "::/ff0f::"],
    ),
    ("ip_or_cidr", &["10.0.0.1", "10.0.0.0/8", "::1", "::/64"], &["", "10.1", "10.1/8", "text", "10.0.0.1/"]),
    (
        "mac_addr",
        &[
            "00:16:3e:01:02:03",
            "00-16-3E-01-02-03",
            "0:0:0:0:0:0",
            "0016.3e01.0203",
            "00163e-010203",
            "00163e010203",
            "0163e010203",
        ],
        &["", "00:16:3e:01:02", "00:16:3e:01:02:0g", "00_16_3e_01_02_03", "0016:3e01:02030", "00163e0102033"],
    ),
    ("dns_name", &["", "a", "a.example", "a.example.", "1.2", "a\n"], &["-a", "a-", "A", "a..b", "a_b", "a.1.", "é"]),
    ("rel_dns_name", &["", "a", "a.example"], &["a.", "A", "a b"]),
    ("dns_domain", &["", "example.org."], &["example.org", "a", "example.1.", "."]),
    (
        "iso_8601",
        &[
            "2014",
            "2014-01",
            "2014-1-1",
            "20140101",
            "2014-01-01",
            "2014-01-01T00:00:00Z",
            "2014-01-01 10",
            "2014-01-01T1000",
            "2014-01-01T10:00:00.5+01:30",
            "2014-01-01T10:00-0130",
            "2014-01-01T10+23:59",
            "2016-02-29",
        ],
        &[
            "",
            "201401",
            "2014-13-01",
            "2014-02-29",
            "2014-01-01T24:00",
            "2014-01-01T10:00+24:00",
            "2014-01-01t10",
            "soon",
        ],
    ),
    (
        "expiration",
        &["", "2099-01-01", " 2099-01-01T00:00:00 ", "2027-01-15T08:00:01Z", "2027-01-15T08:00:00.5"],
        &[
            "2001-01-01T00:00:00",
            "2027-01-15T08:00:00Z",
            "2027-01-15T08:30:00+01:00",
            "soon",
            "0001-01-01T00:00:00+01:00",
        ],
    ),
    (
        "cron_expression",
        &[
            "",
            "* * * * *",
            "0 0 1 1 *",
            "*/5 0-23/2 1,15 jan-mar mon-fri",
            "0 0 l * 7",
            "0 0 15w * ?",
            "0 0 * * 2#3,mon-fri#1",
            "0 0 * * l5",
            "0 0 * * fri-mon",
            "0 0 0-0 * *",
            "59/15 r r(1-5) * * r/10",
            "* * * * * 0 1970-2099",
            "@Daily",
        ],
        &[
            "* * * *",
            "60 * * * *",
            "* * 0 * *",
            "* * * 13 *",
            "* * * * 8",
            "*/0 * * * *",
            "1-2-3 * * * *",
            "-5 * * * *",
            "x * * * *",
            "h * * * *",
            "? * * * *",
            "* * 1,15w * *",
            "* * l-5 * *",
            "* * * * 2#6",
            "* * * * 2#3,4",
            "0/5 * 0/5 * *",
            "* * * * * * * *",
            "@reboot",
        ],
    ),
    (
        "timezone",
        &["", "UTC", "Europe/Berlin", "America/Argentina/Ushuaia", "Etc/GMT+5", "posix/Europe/Berlin", "localtime"],
        &[
            "Mars/Base",
            "europe/berlin",
            "Europe",
            "Europe//Berlin",
            "Europe/",
            "/UTC",
            " UTC",
            "Berlin",
            "right/posixrules",
        ],
    ),
    ("json_string", &["", "{\"a\": 1}", "5", " NaN "], &["{", "{a}", "text", "1 2"]),
];

#[test]
fn texts_are_judged_as_heat_judges_them() {
    for (name, accepted, refused) in TABLE {
        for text in *accepted {
            assert_eq!(judge(name, text), Verdict::Accepted, "{name} {text:?}");
        }
        for text in *refused {
            assert!(matches!(judge(name, text), Verdict::Refused(_)), "{name} {text:?}");
        }
    }
}

#[test]
fn reasons_say_what_would_be_right() {
    let table = [
        ("ip_addr", "010.0.0.1", "`010.0.0.1` has leading zeros, did you mean `10.0.0.1`?"),
        ("ip_addr", "10.0.0.1/8", "`10.0.0.1/8` has a prefix length, an IP address has none"),
        ("net_cidr", "10.0.0.1", "`10.0.0.1` has no prefix length, such as `10.0.0.1/24`"),
        ("net_cidr", "10.0.0.0/255.0.0.0", "`10.0.0.0/255.0.0.0` has a mask, the prefix length is needed: `/8`"),
        ("net_cidr", "", "empty text is not a network address such as `10.0.0.0/24`"),
        ("dns_domain", "example.org", "`example.org` must end with a dot: `example.org.`"),
        ("timezone", "europe/berlin", "`europe/berlin` is not a time zone, did you mean `Europe/Berlin`?"),
        ("json_string", "{", "`{` is not JSON: expected a key in double quotes at line 1, column 2"),
        (
            "cron_expression",
            "* 24 * * *",
            "`* 24 * * *` is not a cron expression: `24` is out of range, the hour goes from 0 to 23",
        ),
    ];
    for (name, text, reason) in table {
        assert_eq!(judge(name, text), Verdict::Refused(reason.to_string()));
    }
}

#[test]
fn without_a_clock_nothing_has_expired() {
    let past = value(ValueKind::String("2001-01-01".into()));
    assert_eq!(check("expiration", &past, None), Verdict::Accepted);
    assert!(matches!(check("expiration", &past, Some(NOW)), Verdict::Refused(_)));
}

#[test]
fn what_is_not_text_passes_only_where_heat_does_not_look() {
    let lenient =
        ["dns_name", "rel_dns_name", "dns_domain", "expiration", "cron_expression", "timezone", "json_string"];
    for (name, _, _) in TABLE {
        for kind in [ValueKind::Int(5), ValueKind::Bool(true), ValueKind::List(vec![value(ValueKind::Null)])] {
            assert!(matches!(check(name, &value(kind), None), Verdict::Refused(_)), "{name}");
        }
        for kind in [ValueKind::Null, ValueKind::Int(0), ValueKind::Float(0.0), ValueKind::List(Vec::new())] {
            let accepted = check(name, &value(kind), None) == Verdict::Accepted;
            assert_eq!(accepted, lenient.contains(name), "{name}");
        }
        assert_eq!(check(name, &value(ValueKind::Unknown(Shape::Any)), None), Verdict::Accepted);
        assert_eq!(check(name, &value(ValueKind::Missing), None), Verdict::Accepted);
    }
}

#[test]
fn constraints_of_services_are_left_to_them() {
    assert_eq!(judge("nova.flavor", "anything"), Verdict::NeedsCloud { service: "nova" });
    assert_eq!(service("neutron.segment"), Some("openstack"));
    assert_eq!(service("ip_addr"), None);
    assert_eq!(judge("no.such", "x"), Verdict::NoSuchConstraint);
    assert!(exists("nova.network") && !exists("nova.networks"));
    assert!(names().is_sorted());
    assert_eq!(names().count(), 70);
}

#[test]
fn the_stub_takes_numbers() {
    assert_eq!(check("test_constr", &value(ValueKind::Float(0.5)), None), Verdict::Accepted);
    assert!(matches!(check("test_constr", &value(ValueKind::Int(-1)), None), Verdict::Refused(_)));
    assert!(matches!(judge("nova.network", "net"), Verdict::Refused(_)));
}
