use crate::check::plugin::testing::check_rows;

#[test]
fn amazon_formats_come_in_pairs() {
    check_rows(
        "OS::Glance::WebImage",
        "{visibility: {default: private}}",
        &[
            ("{disk_format: ami, container_format: ami}", &[]),
            ("{disk_format: qcow2, container_format: ari}", &["refused-by-resource qcow2"]),
            ("{disk_format: ari, container_format: bare}", &[]),
            ("{disk_format: ?, container_format: ari}", &[]),
        ],
    );
}

#[test]
fn only_shared_images_have_members() {
    check_rows(
        "OS::Glance::WebImage",
        "{visibility: {default: private}}",
        &[
            ("{members: [a]}", &["property-needs-value members"]),
            ("{members: [a], visibility: public}", &["property-needs-value members"]),
            ("{members: [a], visibility: shared}", &[]),
            ("{members: [a], visibility: ?}", &[]),
            ("{members: []}", &[]),
        ],
    );
}
