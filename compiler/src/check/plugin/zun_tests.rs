use crate::check::plugin::testing::check_rows;

#[test]
fn restart_policies_are_few() {
    check_rows(
        "OS::Zun::Container",
        "{}",
        &[
            ("{}", &[]),
            ("{restart_policy: ''}", &[]),
            ("{restart_policy: null}", &[]),
            ("{restart_policy: 'no'}", &[]),
            ("{restart_policy: always}", &[]),
            ("{restart_policy: unless-stopped}", &[]),
            ("{restart_policy: on-failure}", &[]),
            ("{restart_policy: on-failure:2}", &[]),
            ("{restart_policy: 'on-failure:'}", &[]),
            ("{restart_policy: on-failure:often}", &[]),
            ("{restart_policy: ?}", &[]),
            ("{restart_policy: on-failure:2:3}", &["refused-by-resource on-failure:2:3"]),
            ("{restart_policy: always:2}", &["refused-by-resource always:2"]),
            ("{restart_policy: Always}", &["refused-by-resource Always"]),
            ("{restart_policy: never}", &["refused-by-resource never"]),
        ],
    );
}

#[test]
fn mounts_are_a_volume_or_a_size() {
    check_rows(
        "OS::Zun::Container",
        "{}",
        &[
            ("{mounts: []}", &[]),
            ("{mounts: null}", &[]),
            ("{mounts: [{mount_path: /a, volume_id: v}, {mount_path: /b, volume_size: 1}]}", &[]),
            ("{mounts: [{mount_path: /a}]}", &["missing-one-of {mount_path: /a}"]),
            ("{mounts: [{mount_path: /a, volume_id: ?if}]}", &[]),
            ("{mounts: [{mount_path: /a, volume_id: null}]}", &[]),
            ("{mounts: [{mount_path: /a, volume_id: v, volume_size: 1}]}", &["conflicting-properties volume_size"]),
            ("{mounts: [{mount_path: /a, volume_id: @v, volume_size: 1}]}", &["conflicting-properties volume_size"]),
            ("{mounts: [{mount_path: /a, volume_id: '', volume_size: 1}]}", &[]),
            ("{mounts: [{mount_path: /a, volume_id: v, volume_size: 0}]}", &[]),
            ("{mounts: [{mount_path: /a, volume_id: ?, volume_size: 1}]}", &[]),
        ],
    );
}

#[test]
fn networks_are_a_network_or_a_port() {
    check_rows(
        "OS::Zun::Container",
        "{}",
        &[
            ("{networks: []}", &[]),
            ("{networks: null}", &[]),
            ("{networks: [{network: n}, {port: p}, {network: n, port: p}]}", &[]),
            ("{networks: [{network: n, fixed_ip: 10.0.0.1}]}", &[]),
            ("{networks: [{fixed_ip: 10.0.0.1}]}", &["missing-one-of {fixed_ip: 10.0.0.1}"]),
            ("{networks: [{}]}", &["missing-one-of {}"]),
            ("{networks: [{port: p, fixed_ip: 10.0.0.1}]}", &["conflicting-properties fixed_ip"]),
            ("{networks: [{fixed_ip: 10.0.0.1, port: @p}]}", &["conflicting-properties port"]),
            ("{networks: [{fixed_ip: 10.0.0.1, port: null}]}", &["conflicting-properties port"]),
            ("{networks: [{port: p, fixed_ip: ?}]}", &[]),
        ],
    );
}
