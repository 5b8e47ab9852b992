use crate::check::plugin::testing::check_rows;

#[test]
fn interfaces_are_a_network_or_a_port() {
    let rows: &[(&str, &[&str])] = &[
        ("{networks: []}", &[]),
        ("{networks: null}", &[]),
        ("{networks: ?}", &[]),
        ("{networks: [{network: n}, {port: p, fixed_ip: 10.0.0.1}]}", &[]),
        ("{networks: [{network: null}]}", &[]),
        ("{networks: [{network: ?}]}", &[]),
        ("{networks: [{}]}", &["missing-one-of {}"]),
        ("{networks: [{fixed_ip: 1.2.3.4}]}", &["missing-one-of {fixed_ip: 1.2.3.4}"]),
        ("{networks: [{network: n, port: p}]}", &["conflicting-properties port"]),
        ("{networks: [{port: @p, network: @n}]}", &["conflicting-properties network"]),
        ("{networks: [{port: null, network: n}]}", &["conflicting-properties network"]),
        ("{networks: [{port: ?if, network: n}]}", &[]),
        (
            "{networks: [{port: p}, {}, {port: p, network: n}]}",
            &["missing-one-of {}", "conflicting-properties network"],
        ),
    ];
    check_rows("OS::Trove::Instance", "{}", rows);
    for (properties, expected) in rows {
        let cluster = format!("{{instances: [{properties}]}}");
        check_rows("OS::Trove::Cluster", "{}", &[(&cluster, expected)]);
    }
}

#[test]
fn every_instance_of_a_cluster_is_looked_at() {
    check_rows(
        "OS::Trove::Cluster",
        "{}",
        &[
            ("{instances: ?}", &[]),
            (
                "{instances: [{networks: [{port: p, network: n}]}, {networks: [{}]}]}",
                &["conflicting-properties network", "missing-one-of {}"],
            ),
        ],
    );
}

#[test]
fn users_use_databases_of_the_instance() {
    check_rows(
        "OS::Trove::Instance",
        "{}",
        &[
            ("{users: []}", &[]),
            ("{users: null}", &[]),
            ("{databases: [{name: one}]}", &[]),
            ("{databases: [{name: one}], users: [{databases: [one]}]}", &[]),
            ("{databases: [{name: -foo-bar-}], users: [{databases: [-foo-bar-]}]}", &[]),
            ("{databases: [{name: one}], users: [{databases: ?}]}", &[]),
            ("{databases: [{name: one}], users: [{databases: [?]}]}", &[]),
            ("{databases: [{name: one}, {name: ?}], users: [{databases: [two]}]}", &[]),
            ("{databases: ?, users: [{databases: [two]}]}", &[]),
            ("{users: ?}", &[]),
            ("{users: [{databases: [one]}]}", &["property-needs-other users"]),
            ("{users: [{databases: [one]}], databases: []}", &["property-needs-other users"]),
            ("{users: [{databases: [one]}], databases: null}", &["property-needs-other users"]),
            ("{databases: [{name: one}], users: [{databases: [two]}]}", &["refused-by-resource two"]),
            (
                "{users: [{databases: [two, one, three]}, {databases: [four]}], databases: [{name: one}]}",
                &["refused-by-resource two", "refused-by-resource three", "refused-by-resource four"],
            ),
        ],
    );
}

#[test]
fn a_version_is_the_version_of_a_datastore() {
    check_rows(
        "OS::Trove::Instance",
        "{}",
        &[
            ("{datastore_type: mysql}", &[]),
            ("{datastore_type: mysql, datastore_version: a}", &[]),
            ("{datastore_type: ?, datastore_version: a}", &[]),
            ("{datastore_version: ''}", &[]),
            ("{datastore_version: a}", &["property-needs-other datastore_version"]),
            ("{datastore_version: a, datastore_type: ''}", &["property-needs-other datastore_version"]),
        ],
    );
}
