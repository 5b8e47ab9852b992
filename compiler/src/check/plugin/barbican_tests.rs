use crate::check::plugin::testing::check_rows;

#[test]
fn orders_of_keys_have_an_algorithm_and_a_length() {
    check_rows(
        "OS::Barbican::Order",
        "{}",
        &[
            ("{type: key, algorithm: aes, bit_length: 256}", &[]),
            ("{type: asymmetric, algorithm: rsa, bit_length: 2048, pass_phrase: p}", &[]),
            ("{type: key, algorithm: null, bit_length: null}", &[]),
            ("{type: key, algorithm: ?, bit_length: ?if}", &[]),
            ("{type: ?}", &[]),
            ("{type: certificate}", &[]),
            ("{type: key}", &["property-needs-other key", "property-needs-other key"]),
            ("{type: key, algorithm: aes}", &["property-needs-other key"]),
            ("{type: asymmetric, bit_length: 2048}", &["property-needs-other asymmetric"]),
        ],
    );
}

#[test]
fn orders_have_the_properties_of_their_type() {
    check_rows(
        "OS::Barbican::Order",
        "{}",
        &[
            ("{type: key, name: n, algorithm: aes, bit_length: 256, mode: cbc, payload_content_type: text/plain}", &[]),
            ("{type: key, algorithm: aes, bit_length: 256, pass_phrase: p}", &["property-needs-value pass_phrase"]),
            ("{type: key, algorithm: aes, bit_length: 256, pass_phrase: null}", &["property-needs-value pass_phrase"]),
            (
                "{type: asymmetric, algorithm: rsa, bit_length: 2048, subject_dn: d, ca_id: c}",
                &["property-needs-value subject_dn", "property-needs-value ca_id"],
            ),
            (
                "{type: certificate, name: n, request_type: custom, subject_dn: d, source_container_ref: s, ca_id: c, \
                 profile: p, request_data: r}",
                &[],
            ),
            (
                "{type: certificate, algorithm: aes, bit_length: 256, mode: cbc}",
                &["property-needs-value algorithm", "property-needs-value bit_length", "property-needs-value mode"],
            ),
            ("{type: certificate, mode: ?if}", &[]),
            ("{type: ?, mode: cbc, profile: p}", &[]),
        ],
    );
}

#[test]
fn profiles_belong_to_an_authority() {
    check_rows(
        "OS::Barbican::Order",
        "{}",
        &[
            ("{type: certificate, profile: p, ca_id: c}", &[]),
            ("{type: certificate, profile: p, ca_id: ?}", &[]),
            ("{type: certificate, profile: ''}", &[]),
            ("{type: certificate, profile: p}", &["property-needs-other profile"]),
            ("{type: certificate, profile: p, ca_id: null}", &["property-needs-other profile"]),
        ],
    );
}

#[test]
fn the_type_of_a_payload_goes_with_a_payload() {
    check_rows(
        "OS::Barbican::Secret",
        "{}",
        &[
            ("{}", &[]),
            ("{payload: a}", &[]),
            ("{payload: a, payload_content_type: text/plain}", &[]),
            ("{payload: ?, payload_content_type: text/plain}", &[]),
            ("{payload_content_type: text/plain}", &["property-needs-other payload_content_type"]),
            ("{payload_content_type: text/plain, payload: ''}", &["property-needs-other payload_content_type"]),
            ("{payload_content_type: text/plain, payload: null}", &["property-needs-other payload_content_type"]),
        ],
    );
}

#[test]
fn octets_are_encoded_and_texts_are_not() {
    check_rows(
        "OS::Barbican::Secret",
        "{}",
        &[
            ("{payload: Zm9v, payload_content_type: application/octet-stream, payload_content_encoding: base64}", &[]),
            ("{payload: a, payload_content_type: application/octet-stream, payload_content_encoding: ?}", &[]),
            ("{payload: a, payload_content_type: ?, payload_content_encoding: base64}", &[]),
            (
                "{payload: a, payload_content_type: application/octet-stream}",
                &["property-needs-other application/octet-stream"],
            ),
            (
                "{payload: a, payload_content_type: text/plain, payload_content_encoding: base64}",
                &["property-needs-value payload_content_encoding"],
            ),
            ("{payload: a, payload_content_encoding: base64}", &["property-needs-value payload_content_encoding"]),
            ("{payload_content_encoding: base64}", &["property-needs-value payload_content_encoding"]),
        ],
    );
}

/// The payloads that Python decodes from base64, and those that it refuses.
#[test]
fn encoded_payloads_can_be_decoded() {
    for payload in ["Zm9v", "Zm9vYg==", "Zm9vYmE=", "Zm 9v!", "'===='", "Zm9vYg==tail", "Zm9vYg=x=Zg", "-_-_"] {
        check_encoded(payload, &[]);
    }
    for payload in ["x", "foobar", "Zm9vYg=", "Zm9vY", "Zm9vYg=x", "Zm9vé"] {
        check_encoded(payload, &[&format!("refused-by-resource {payload}")]);
    }
}

fn check_encoded(payload: &str, expected: &[&str]) {
    let text = format!(
        "{{payload_content_type: application/octet-stream, payload_content_encoding: base64, payload: {payload}}}"
    );
    check_rows("OS::Barbican::Secret", "{}", &[(&text, expected)]);
}

#[test]
fn containers_hold_a_secret_once() {
    check_rows(
        "OS::Barbican::GenericContainer",
        "{}",
        &[
            ("{}", &[]),
            ("{secrets: null}", &[]),
            ("{secrets: ?}", &[]),
            ("{secrets: [{name: a, ref: x}, {name: b, ref: y}]}", &[]),
            ("{secrets: [{name: a, ref: x}, {name: a, ref: y}]}", &[]),
            ("{secrets: [{name: a, ref: @x}, {name: b, ref: @y}]}", &[]),
            ("{secrets: [{name: a, ref: ?}, {name: b, ref: ?}]}", &[]),
            ("{secrets: [{name: a, ref: xx}, {name: b, ref: y}, {name: c, ref: xx}]}", &["conflicting-properties xx"]),
            (
                "{secrets: [{name: a, ref: x}, {name: b, ref: null}, {name: c, ref: ''}]}",
                &["conflicting-properties ''"],
            ),
        ],
    );
    check_rows(
        "OS::Barbican::CertificateContainer",
        "{}",
        &[
            ("{}", &[]),
            ("{name: x, certificate_ref: x, private_key_ref: y, intermediates_ref: z}", &[]),
            ("{certificate_ref: x, private_key_ref: @y, intermediates_ref: @z}", &[]),
            ("{certificate_ref: x, private_key_ref: 'x', intermediates_ref: y}", &["conflicting-properties 'x'"]),
            ("{certificate_ref: null, private_key_ref: ''}", &["conflicting-properties ''"]),
        ],
    );
    check_rows(
        "OS::Barbican::RSAContainer",
        "{}",
        &[
            ("{private_key_ref: x, private_key_passphrase_ref: y, public_key_ref: z}", &[]),
            (
                "{private_key_ref: x, private_key_passphrase_ref: 'x', public_key_ref: x}",
                &["conflicting-properties 'x'", "conflicting-properties x"],
            ),
        ],
    );
}
