use crate::check::plugin::testing::check_rows;

#[test]
fn value_specs_hold_no_property() {
    let schema = "{name: {}, admin_state_up: {}}";
    let rows: &[(&str, &[&str])] = &[
        ("{value_specs: {foo: true}}", &[]),
        ("{value_specs: {shared: true, name: x}}", &["refused-by-resource shared", "refused-by-resource name"]),
        ("{value_specs: {tenant_id: t}}", &["refused-by-resource tenant_id"]),
        ("{value_specs: ?}", &[]),
    ];
    check_rows("OS::Neutron::Net", schema, rows);
    check_rows("OS::Neutron::Firewall", schema, rows);
    check_rows("OS::Neutron::Port", schema, &[("{value_specs: {shared: true, name: x}}", &[])]);
}

#[test]
fn ports() {
    check_rows(
        "OS::Neutron::Port",
        "{no_fixed_ips: {default: false}}",
        &[
            ("{network: n, fixed_ips: [{subnet: s}], no_fixed_ips: true}", &["conflicting-properties no_fixed_ips"]),
            ("{network: n, no_fixed_ips: true, fixed_ips: [{subnet: s}]}", &["conflicting-properties fixed_ips"]),
            ("{network: n, fixed_ips: [{subnet: s}], no_fixed_ips: false}", &[]),
            ("{network: n, fixed_ips: [{subnet: s}]}", &[]),
            ("{network: n, fixed_ips: [], no_fixed_ips: true}", &[]),
            ("{network: n, fixed_ips: ?, no_fixed_ips: true}", &[]),
        ],
    );
}

#[test]
fn provider_networks() {
    check_rows(
        "OS::Neutron::ProviderNet",
        "{}",
        &[
            ("{network_type: vlan, physical_network: p, segmentation_id: 5}", &[]),
            (
                "{network_type: flat, physical_network: p, segmentation_id: 5}",
                &["property-needs-value segmentation_id"],
            ),
            ("{network_type: flat, physical_network: p, segmentation_id: null}", &[]),
            ("{network_type: vxlan, physical_network: p}", &["property-needs-value physical_network"]),
            (
                "{network_type: local, physical_network: p, segmentation_id: 1}",
                &["property-needs-value physical_network", "property-needs-value segmentation_id"],
            ),
            ("{network_type: ?, physical_network: p, segmentation_id: 1}", &[]),
        ],
    );
}

#[test]
fn segments() {
    check_rows(
        "OS::Neutron::Segment",
        "{}",
        &[
            ("{network_type: vlan, physical_network: p, segmentation_id: 4094}", &[]),
            ("{network_type: vlan, physical_network: p, segmentation_id: 4095}", &["refused-by-resource 4095"]),
            ("{network_type: vlan}", &["property-needs-other vlan", "property-needs-other vlan"]),
            ("{network_type: vlan, physical_network: ?, segmentation_id: ?}", &[]),
            ("{network_type: flat}", &["property-needs-other flat"]),
            (
                "{network_type: flat, physical_network: p, segmentation_id: 9}",
                &["property-needs-value segmentation_id"],
            ),
            ("{network_type: vxlan, physical_network: p}", &["property-needs-value physical_network"]),
            ("{network_type: vxlan, segmentation_id: 5000}", &[]),
            ("{network_type: ?}", &[]),
        ],
    );
}

#[test]
fn network_gateways() {
    check_rows(
        "OS::Neutron::NetworkGateway",
        "{connections: {of: {segmentation_type: {default: flat}}}}",
        &[
            (
                "{devices: [{id: d, interface_name: e}], connections: [{network: n, segmentation_type: vlan, segmentation_id: 10}]}",
                &[],
            ),
            (
                "{devices: [{id: d, interface_name: e}], connections: [{network: n, segmentation_type: vlan}]}",
                &["property-needs-other vlan"],
            ),
            (
                "{devices: [{id: d, interface_name: e}], connections: [{network: n, segmentation_id: 10}]}",
                &["property-needs-value segmentation_id"],
            ),
            ("{devices: [{id: d, interface_name: e}], connections: [{network: n, segmentation_id: 0}]}", &[]),
            ("{devices: [{id: d, interface_name: e}], connections: [{network: n, segmentation_id: ?}]}", &[]),
            ("{devices: [{id: d, interface_name: e}], connections: [?]}", &[]),
        ],
    );
}

#[test]
fn routers() {
    check_rows(
        "OS::Neutron::Router",
        "{}",
        &[
            ("{distributed: true, ha: true}", &["conflicting-properties ha"]),
            ("{distributed: false, ha: true}", &[]),
            ("{distributed: true, l3_agent_id: a}", &["conflicting-properties l3_agent_id"]),
            ("{distributed: true, l3_agent_ids: [a]}", &["conflicting-properties l3_agent_ids"]),
            ("{l3_agent_ids: [a, b]}", &["refused-by-resource [a, b]"]),
            ("{l3_agent_ids: [a, b], ha: true}", &[]),
            ("{l3_agent_ids: [a, b], ha: ?}", &[]),
        ],
    );
}

#[test]
fn router_interfaces() {
    check_rows(
        "OS::Neutron::RouterInterface",
        "{subnet: {old: subnet_id}, port: {old: port_id}}",
        &[
            ("{router: r, subnet: s}", &[]),
            ("{router: r, port_id: p}", &[]),
            ("{router: r, subnet_id: s, port: p}", &["conflicting-properties port"]),
            ("{router: r, subnet: ?, port: @p}", &["conflicting-properties port"]),
            ("{router: r, subnet: s, port: null}", &["conflicting-properties port"]),
            ("{router: r, subnet: s, port: ?if}", &[]),
            ("{router: r}", &["missing-one-of r"]),
            ("{router: r, subnet: ?if}", &[]),
        ],
    );
}

#[test]
fn floating_ips() {
    check_rows(
        "OS::Neutron::FloatingIP",
        "{}",
        &[
            ("{floating_network: n, fixed_ip_address: 10.0.0.1}", &["property-needs-other fixed_ip_address"]),
            ("{floating_network: n, fixed_ip_address: 10.0.0.1, port_id: ?}", &[]),
            ("{floating_network: n, port_id: p}", &[]),
        ],
    );
}

#[test]
fn security_groups() {
    check_rows(
        "OS::Neutron::SecurityGroup",
        "{}",
        &[("{name: default}", &["refused-by-resource default"]), ("{name: web}", &[]), ("{}", &[])],
    );
    check_rows(
        "OS::Neutron::SecurityGroupRule",
        "{protocol: {default: tcp}}",
        &[
            ("{remote_group: g, remote_ip_prefix: 10.0.0.0/8}", &["conflicting-properties remote_ip_prefix"]),
            ("{remote_group: ?, remote_ip_prefix: 10.0.0.0/8}", &["conflicting-properties remote_ip_prefix"]),
            ("{port_range_min: 90, port_range_max: 80}", &["refused-by-resource 80"]),
            ("{port_range_max: 80, port_range_min: 90}", &["refused-by-resource 90"]),
            ("{port_range_min: 80, port_range_max: 80}", &[]),
            ("{port_range_min: 90, port_range_max: 80, protocol: icmp}", &[]),
            ("{port_range_min: 90, port_range_max: 80, protocol: ?}", &[]),
            ("{port_range_min: ?, port_range_max: 80}", &[]),
        ],
    );
}

#[test]
fn sharing_policies() {
    check_rows(
        "OS::Neutron::RBACPolicy",
        "{}",
        &[
            ("{object_type: network, action: access_as_external}", &[]),
            ("{object_type: qos_policy, action: access_as_external}", &["refused-by-resource access_as_external"]),
            ("{object_type: subnetpool, action: access_as_shared}", &[]),
            ("{object_type: ?, action: access_as_external}", &[]),
        ],
    );
}

#[test]
fn subnets() {
    check_rows(
        "OS::Neutron::Subnet",
        "{ip_version: {default: 4}}",
        &[
            ("{network: n, cidr: 10.0.0.0/24}", &[]),
            ("{network: n}", &["missing-one-of r"]),
            ("{network: n, cidr: ?}", &[]),
            ("{network: n, subnetpool: p, cidr: 10.0.0.0/24}", &["conflicting-properties cidr"]),
            ("{network: n, subnetpool: p, prefixlen: 24}", &[]),
            ("{network: n, prefixlen: 24, cidr: 10.0.0.0/24}", &["conflicting-properties cidr"]),
            (
                "{network: n, cidr: 10.0.0.0/24, ipv6_ra_mode: slaac, ipv6_address_mode: slaac}",
                &["property-needs-value ipv6_ra_mode", "property-needs-value ipv6_address_mode"],
            ),
            ("{network: n, cidr: fd00::/64, ip_version: 6, ipv6_ra_mode: slaac}", &[]),
            (
                "{network: n, cidr: fd00::/64, ip_version: 6, ipv6_ra_mode: slaac, ipv6_address_mode: dhcpv6-stateful}",
                &["refused-by-resource dhcpv6-stateful"],
            ),
            ("{network: n, cidr: fd00::/64, ip_version: 6, ipv6_ra_mode: slaac, ipv6_address_mode: ?}", &[]),
            ("{network: n, cidr: fd00::/64, ip_version: ?, ipv6_ra_mode: slaac}", &[]),
        ],
    );
}

#[test]
fn gateways_are_addresses() {
    let good = ["10.0.0.1", "'10'", "10.0.0.01", "0x0a000001", "'::1'", "'fe80::1%eth0'", "'::ffff:1.2.3.4'"];
    for gateway in good.iter().chain(&["''", "'~'", "auto", "null", "?"]) {
        check_rows("OS::Neutron::Subnet", "{}", &[(&format!("{{cidr: fd00::/64, gateway_ip: {gateway}}}"), &[])]);
    }
    for gateway in ["x", "10.0.0.256", "' 10.0.0.1'", "10.0.0.1/24", "' '", "'1::2::3'", "'00001::'", "1.2.3.4.5"] {
        let expected = format!("refused-by-resource {gateway}");
        check_rows(
            "OS::Neutron::Subnet",
            "{}",
            &[(&format!("{{cidr: fd00::/64, gateway_ip: {gateway}}}"), &[&expected])],
        );
    }
}

#[test]
fn subnet_pools() {
    check_rows(
        "OS::Neutron::SubnetPool",
        "{}",
        &[
            ("{min_prefixlen: 8, default_prefixlen: 16, max_prefixlen: 24}", &[]),
            ("{min_prefixlen: 28, max_prefixlen: 24}", &["refused-by-resource 24"]),
            ("{default_prefixlen: 28, max_prefixlen: 24}", &["refused-by-resource 24"]),
            ("{default_prefixlen: 24, min_prefixlen: 28}", &["refused-by-resource 28"]),
            ("{min_prefixlen: 28, max_prefixlen: 0}", &[]),
            ("{min_prefixlen: 28, max_prefixlen: ?}", &[]),
        ],
    );
}
