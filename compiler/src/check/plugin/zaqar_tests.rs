use crate::check::plugin::testing::check_rows;

#[test]
fn subscribers_are_of_a_known_kind() {
    check_rows(
        "OS::Zaqar::Subscription",
        "{}",
        &[
            ("{subscriber: http://example.com}", &[]),
            ("{subscriber: https://example.com}", &[]),
            ("{subscriber: mailto:a@example.com}", &[]),
            ("{subscriber: trust+http://example.com}", &[]),
            ("{subscriber: trust+https://example.com}", &[]),
            ("{subscriber: mailto}", &[]),
            ("{subscriber: ?}", &[]),
            ("{subscriber: foo:ba}", &["refused-by-resource foo:ba"]),
            ("{subscriber: HTTP://example.com}", &["refused-by-resource HTTP://example.com"]),
            ("{subscriber: a@example.com}", &["refused-by-resource a@example.com"]),
            ("{subscriber: ''}", &["refused-by-resource ''"]),
            ("{subscriber: null}", &["refused-by-resource null"]),
        ],
    );
    check_rows("OS::Zaqar::MistralTrigger", "{}", &[("{subscriber: foo:ba}", &[])]);
}
