use crate::check::plugin::testing::check_rows;

#[test]
fn share_networks_are_on_a_subnet() {
    check_rows(
        "OS::Manila::ShareNetwork",
        "{}",
        &[
            ("{}", &[]),
            ("{neutron_subnet: s}", &[]),
            // Heat looks the subnet up to see that it is one of the network.
            ("{neutron_network: @n, neutron_subnet: @s}", &[]),
            ("{neutron_network: n}", &["property-needs-other neutron_network"]),
            ("{neutron_network: n, neutron_subnet: ''}", &["property-needs-other neutron_network"]),
            ("{neutron_network: n, neutron_subnet: null}", &["property-needs-other neutron_network"]),
            ("{neutron_network: @n}", &["property-needs-other neutron_network"]),
            ("{neutron_network: ''}", &[]),
            ("{neutron_network: n, neutron_subnet: ?}", &[]),
            ("{neutron_network: ?}", &[]),
            ("{nova_network: n}", &["refused-by-resource nova_network"]),
            ("{nova_network: ''}", &[]),
            ("{nova_network: null}", &[]),
            ("{nova_network: ?}", &[]),
            (
                "{nova_network: n, neutron_network: n}",
                &["refused-by-resource nova_network", "property-needs-other neutron_network"],
            ),
        ],
    );
}
