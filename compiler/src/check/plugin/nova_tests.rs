use crate::check::plugin::testing::check_rows;

#[test]
fn key_pairs_need_a_key() {
    check_rows(
        "OS::Nova::KeyPair",
        "{}",
        &[
            ("{name: k}", &["missing-one-of r"]),
            ("{name: k, public_key: ''}", &["missing-one-of r"]),
            ("{name: k, public_key: ssh-rsa}", &[]),
            ("{name: k, public_key: ?}", &[]),
        ],
    );
}
