use crate::check::plugin::testing::{check_definitions, check_rows};

#[test]
fn key_pairs_need_a_key() {
    check_rows(
        "OS::Nova::KeyPair",
        "{}",
        &[
            ("{name: k}", &["missing-one-of r"]),
            ("{name: k, public_key: ''}", &["missing-one-of r"]),
            ("{name: k, public_key: null}", &["missing-one-of r"]),
            ("{name: k, public_key: ssh-rsa}", &[]),
            ("{name: k, public_key: ?}", &[]),
        ],
    );
}

#[test]
fn quotas_limit_something() {
    check_rows(
        "OS::Nova::Quota",
        "{project: {}, cores: {}, ram: {}}",
        &[("{project: p}", &["missing-one-of r"]), ("{project: p, cores: null}", &[]), ("{project: p, ram: ?}", &[])],
    );
}

const SERVER: &str = "{
    user_data_format: {default: HEAT_CFNTOOLS},
    networks: {of: {network: {old: uuid}}},
    block_device_mapping_v2: {of: {image: {old: image_id}}}}";

#[test]
fn devices_have_one_source() {
    check_rows(
        "OS::Nova::Server",
        SERVER,
        &[
            ("{image: i, block_device_mapping: [{device_name: vdb, volume_id: v}]}", &[]),
            (
                "{image: i, block_device_mapping: [{device_name: vdb, volume_id: v, snapshot_id: s}]}",
                &["conflicting-properties snapshot_id"],
            ),
            ("{image: i, block_device_mapping: [{device_name: vdb}]}", &["missing-one-of {device_name: vdb}"]),
            (
                "{image: i, block_device_mapping: [{device_name: vdb, volume_id: a}], block_device_mapping_v2: [{swap_size: 1}]}",
                &["conflicting-properties block_device_mapping_v2"],
            ),
            (
                "{block_device_mapping_v2: [{volume_id: @v, snapshot_id: null}]}",
                &["conflicting-properties snapshot_id"],
            ),
            ("{block_device_mapping_v2: [{volume_id: v, image_id: i}]}", &["conflicting-properties image_id"]),
            ("{block_device_mapping_v2: [{volume_id: v, image: ?if}]}", &[]),
            ("{image: i, block_device_mapping_v2: [{ephemeral_size: 1, ephemeral_format: ext4}]}", &[]),
            (
                "{image: i, block_device_mapping_v2: [{ephemeral_size: 1, swap_size: 1}]}",
                &["conflicting-properties swap_size"],
            ),
            (
                "{image: i, block_device_mapping_v2: [{delete_on_termination: true}]}",
                &["missing-one-of {delete_on_termination: true}"],
            ),
            ("{image: i, block_device_mapping_v2: [{volume_id: ?, boot_index: 1}]}", &[]),
        ],
    );
}

#[test]
fn servers_boot_from_one_thing() {
    check_rows(
        "OS::Nova::Server",
        SERVER,
        &[
            ("{flavor: f}", &["missing-one-of r"]),
            ("{image: ?}", &[]),
            ("{image: null}", &[]),
            ("{image: ?if}", &[]),
            ("{block_device_mapping: [{device_name: vda, volume_id: v}]}", &[]),
            ("{block_device_mapping: [{device_name: ?, volume_id: v}]}", &[]),
            ("{block_device_mapping: [{device_name: vdb, volume_id: v}]}", &["missing-one-of r"]),
            ("{block_device_mapping: ?}", &[]),
            ("{block_device_mapping_v2: [{image_id: i}]}", &[]),
            ("{block_device_mapping_v2: [{volume_id: v, boot_index: 1}]}", &["missing-one-of r"]),
            ("{block_device_mapping_v2: [{volume_id: v, boot_index: ?}]}", &[]),
            ("{image: i, block_device_mapping_v2: [{volume_id: v}]}", &["refused-by-resource {volume_id: v}"]),
            ("{image: i, block_device_mapping_v2: [{volume_id: v, boot_index: 1}]}", &[]),
            (
                "{block_device_mapping_v2: [{volume_id: v}, {snapshot_id: s, boot_index: 0}]}",
                &["refused-by-resource {snapshot_id: s, boot_index: 0}"],
            ),
        ],
    );
}

#[test]
fn networks_are_named_once() {
    check_rows(
        "OS::Nova::Server",
        SERVER,
        &[
            ("{image: i, networks: [{network: n}, {uuid: u}, {port: ?}, {subnet: null}]}", &[]),
            ("{image: i, networks: [{}]}", &["missing-one-of {}"]),
            ("{image: i, networks: [null]}", &["missing-one-of null"]),
            ("{image: i, networks: [{fixed_ip: 10.0.0.1}]}", &["missing-one-of {fixed_ip: 10.0.0.1}"]),
            ("{image: i, networks: [{allocate_network: none}]}", &[]),
            ("{image: i, networks: [{allocate_network: auto, tag: t}]}", &["conflicting-properties allocate_network"]),
            (
                "{image: i, networks: [{allocate_network: auto}, {network: n}]}",
                &["refused-by-resource allocate_network"],
            ),
            ("{image: i, networks: [{port: p, fixed_ip: 10.0.0.1}]}", &["conflicting-properties fixed_ip"]),
            ("{image: i, networks: [{port: p, fixed_ip: ?}]}", &[]),
            ("{image: i, networks: [{uuid: n, floating_ip: f}]}", &["property-needs-other floating_ip"]),
            ("{image: i, networks: [{network: n, floating_ip: f, subnet: s}]}", &[]),
            (
                "{image: i, networks: [{network: n, floating_ip: f, port_extra_properties: {binding:vnic_type: direct}}]}",
                &[],
            ),
            ("{image: i, security_groups: [g], networks: [{port: p}]}", &["conflicting-properties security_groups"]),
            ("{image: i, security_groups: [], networks: [{port: p}]}", &[]),
            ("{image: i, security_groups: ?, networks: [{port: p}]}", &[]),
        ],
    );
}

#[test]
fn removed_and_reserved_things_are_refused() {
    check_rows(
        "OS::Nova::Server",
        SERVER,
        &[
            ("{image: i, personality: {/a: b}}", &["refused-by-resource personality"]),
            ("{image: i, personality: {}}", &[]),
            ("?", &[]),
        ],
    );
    check_definitions(
        SERVER,
        "{}",
        &[
            (
                "{type: OS::Nova::Server, properties: {image: i, user_data_format: SOFTWARE_CONFIG}, metadata: {deployments: x}}",
                &["refused-by-resource deployments"],
            ),
            ("{type: OS::Nova::Server, properties: {image: i}, metadata: {deployments: x}}", &[]),
        ],
    );
}
