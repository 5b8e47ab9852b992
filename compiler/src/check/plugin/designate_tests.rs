use crate::check::plugin::testing::check_rows;

const ZONE: &str = "{type: {default: PRIMARY}, masters: {old: primaries}}";

#[test]
fn zones_have_a_mail_address_or_servers_to_copy_from() {
    check_rows(
        "OS::Designate::Zone",
        ZONE,
        &[
            ("{email: a@example.com}", &[]),
            ("{type: PRIMARY, email: a@example.com}", &[]),
            ("{email: ?}", &[]),
            ("{}", &["property-needs-other r"]),
            ("{email: ''}", &["property-needs-other r"]),
            ("{type: null}", &["property-needs-other null"]),
            ("{type: PRIMARY, email: null}", &["property-needs-other PRIMARY"]),
            ("{type: PRIMARY, primaries: [a]}", &["property-needs-other PRIMARY"]),
            ("{type: ?}", &[]),
            ("{type: SECONDARY, primaries: [a]}", &[]),
            ("{type: SECONDARY, masters: [a]}", &[]),
            ("{type: SECONDARY, primaries: [?]}", &[]),
            ("{type: SECONDARY, primaries: ?}", &[]),
            ("{type: SECONDARY}", &["property-needs-other SECONDARY"]),
            ("{type: SECONDARY, email: a@example.com}", &["property-needs-other SECONDARY"]),
            ("{type: SECONDARY, masters: []}", &["property-needs-other SECONDARY"]),
            ("{type: SECONDARY, primaries: []}", &["property-needs-other SECONDARY"]),
        ],
    );
}

#[test]
fn the_new_name_of_the_servers_wins_unless_it_is_null() {
    check_rows(
        "OS::Designate::Zone",
        ZONE,
        &[
            ("{type: SECONDARY, masters: [], primaries: [a]}", &[]),
            ("{type: SECONDARY, masters: [a], primaries: null}", &[]),
            ("{type: SECONDARY, masters: [a], primaries: []}", &["property-needs-other SECONDARY"]),
        ],
    );
}
