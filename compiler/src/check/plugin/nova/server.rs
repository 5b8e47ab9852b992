//! Servers: what they boot from, their networks, their software configuration.

use crate::check::plugin::rules::{
    Findings, at_least_one, because_of, diagnostic, exclude_each_other, excluded_by, exclusive, is_given,
    missing_one_of, refusal,
};
use crate::check::plugin::scope::{Answer, Ask, Scope};
use crate::code::property::{CONFLICTING_PROPERTIES, PROPERTY_NEEDS_OTHER};
use crate::source::Span;

/// heat:heat/engine/resources/openstack/nova/server.py
pub(super) fn server(server: &Scope<'_>, findings: &mut Findings) {
    no_deployments_in_metadata(server, findings);
    exclusive(server, Ask::True, &["block_device_mapping", "block_device_mapping_v2"], findings);
    for mapping in server.items("block_device_mapping") {
        exclusive(&mapping, Ask::Written, &["volume_id", "snapshot_id"], findings);
        at_least_one(&mapping, Ask::Written, &["volume_id", "snapshot_id"], findings);
    }
    for mapping in server.items("block_device_mapping_v2") {
        one_source(&mapping, findings);
    }
    one_boot_device(server, findings);
    for network in server.items("networks") {
        check_network(&network, findings);
    }
    allocated_network_is_alone(server, findings);
    security_groups_or_ports(server, findings);
    no_personality(server, findings);
}

/// Heat keeps the deployments of a server in its metadata itself.
fn no_deployments_in_metadata(server: &Scope<'_>, findings: &mut Findings) {
    if server.text("user_data_format") != Some("SOFTWARE_CONFIG") {
        return;
    }
    let metadata = server.subject.resource.metadata.as_ref().and_then(|field| field.value.as_map());
    let Some((key, _)) = metadata.and_then(|entries| entries.iter().find(|(name, _)| name.text == "deployments"))
    else {
        return;
    };
    let found =
        refusal(server, key.span, "`deployments` is not allowed in the metadata of a server with software config")
            .with_help("remove `deployments`: Heat writes it");
    findings.push(because_of(server, found, "user_data_format"));
}

/// The ways to fill a device; a size and a format of an ephemeral one count as one.
fn sources<'a>(mapping: &Scope<'_>, answer: Answer) -> Vec<&'a str> {
    let mut given: Vec<&str> = ["volume_id", "snapshot_id", "image", "swap_size"]
        .into_iter()
        .filter(|name| mapping.is_written(name) == answer)
        .collect();
    let ephemeral = [mapping.is_true("ephemeral_size"), mapping.is_written("ephemeral_format")];
    let combined = match ephemeral {
        [Answer::Yes, _] | [_, Answer::Yes] => Answer::Yes,
        [Answer::No, Answer::No] => Answer::No,
        _ => Answer::Unsure,
    };
    if combined == answer {
        given.push(if ephemeral[0] == answer { "ephemeral_size" } else { "ephemeral_format" });
    }
    given
}

fn one_source(mapping: &Scope<'_>, findings: &mut Findings) {
    exclude_each_other(mapping, sources(mapping, Answer::Yes), findings);
    if sources(mapping, Answer::No).len() == 5 {
        let all = ["volume_id", "snapshot_id", "image", "swap_size", "ephemeral_size", "ephemeral_format"];
        findings.push(missing_one_of(mapping, &all));
    }
}

/// A server boots from its image, from a device called `vda`, or from a device with the boot index 0 (the default).
fn one_boot_device(server: &Scope<'_>, findings: &mut Findings) {
    let mut unsure =
        ["block_device_mapping", "block_device_mapping_v2"].iter().any(|name| server.is_partly_unknown(name));
    let mut devices: Vec<Span> = Vec::new();
    match server.is_written("image") {
        Answer::Yes => devices.push(server.key_span("image")),
        Answer::Unsure => unsure = true,
        Answer::No => {}
    }
    let by_name = server.items("block_device_mapping").iter().any(|mapping| {
        unsure |= mapping.get("device_name").is_some_and(|name| name.is_unknown());
        mapping.text("device_name") == Some("vda")
    });
    for mapping in server.items("block_device_mapping_v2") {
        match boots(&mapping) {
            Answer::Yes => devices.push(mapping.place),
            Answer::Unsure => unsure = true,
            Answer::No => {}
        }
    }
    if devices.is_empty() && !by_name && !unsure {
        findings.push(
            diagnostic(
                server,
                &crate::code::property::MISSING_ONE_OF,
                server.place,
                "the server has nothing to boot from",
            )
            .with_help("add `image`, or a device to `block_device_mapping_v2` with a volume, snapshot or image"),
        );
    }
    // Heat counts the sources only where there are devices of the second kind.
    if let ([first, .., last], Answer::Yes) = (&devices[..], server.is_true("block_device_mapping_v2")) {
        let found = refusal(server, *last, "the server has more than one thing to boot from")
            .with_help("give this device a `boot_index` other than 0, or remove the other source");
        findings.push(server.label(found, *first, "it boots from this"));
    }
}

fn boots(mapping: &Scope<'_>) -> Answer {
    let filled = ["volume_id", "snapshot_id", "image"].map(|name| mapping.is_written(name));
    if filled == [Answer::No; 3] {
        return Answer::No;
    }
    match mapping.get("boot_index") {
        Some(index) if index.is_unknown() => Answer::Unsure,
        Some(index) if index.as_int() != Some(0) => Answer::No,
        _ if filled.contains(&Answer::Yes) => Answer::Yes,
        _ => Answer::Unsure,
    }
}

/// heat:heat/engine/resources/openstack/nova/server_network_mixin.py
fn check_network(network: &Scope<'_>, findings: &mut Findings) {
    let named = ["network", "port", "subnet"].map(|name| network.is_written(name));
    let allocated = network.is_true("allocate_network");
    if named == [Answer::No; 3] && allocated == Answer::No {
        findings.push(missing_one_of(network, &["network", "port", "subnet", "allocate_network"]));
    }
    if allocated == Answer::Yes {
        let others = network.value.as_map().unwrap_or(&[]).iter().map(|(name, _)| name.text.as_str());
        let others = others.filter(|name| *name != "allocate_network" && is_given(network, Ask::Written, name));
        if let Some(other) = others.into_iter().next() {
            let message = "`allocate_network` does not go with other keys of a network";
            let found = diagnostic(network, &CONFLICTING_PROPERTIES, network.key_span("allocate_network"), message)
                .with_help("remove `allocate_network` or the other keys");
            findings.push(excluded_by(network, found, other));
        }
    }
    if network.is_true("fixed_ip") == Answer::Yes && network.is_written("port") == Answer::Yes {
        exclude_each_other(network, vec!["fixed_ip", "port"], findings);
    }
    floating_ip_has_port(network, findings);
}

/// Heat associates a floating IP with a port, so it must know or make one.
fn floating_ip_has_port(network: &Scope<'_>, findings: &mut Findings) {
    let given = ["floating_ip", "network"].iter().all(|name| is_given(network, Ask::Written, name));
    let port = ["port", "subnet"].map(|name| network.is_written(name));
    if !given || port != [Answer::No; 2] || network.is_true("port_extra_properties") != Answer::No {
        return;
    }
    let message = "`floating_ip` needs a port, and a network alone gives none";
    let found = diagnostic(network, &PROPERTY_NEEDS_OTHER, network.key_span("floating_ip"), message);
    findings.push(found.with_help("add `subnet` or `port_extra_properties`, or give a `port` instead of the network"));
}

fn allocated_network_is_alone(server: &Scope<'_>, findings: &mut Findings) {
    if server.list("networks").len() < 2 {
        return;
    }
    for network in server.items("networks") {
        if network.is_true("allocate_network") == Answer::Yes {
            let message = "`allocate_network` is only allowed for the only network of a server";
            let found = refusal(server, network.key_span("allocate_network"), message);
            findings.push(found.with_help("remove the other networks, or this one"));
        }
    }
}

/// Nova sets security groups on the ports that it makes itself.
fn security_groups_or_ports(server: &Scope<'_>, findings: &mut Findings) {
    if server.is_true("security_groups") != Answer::Yes {
        return;
    }
    let networks = server.items("networks");
    let Some(network) = networks.iter().find(|network| network.is_written("port") == Answer::Yes) else { return };
    let message = "`security_groups` does not go with a `port` in `networks`";
    let place = server.key_span("security_groups");
    let found = diagnostic(server, &CONFLICTING_PROPERTIES, place, message)
        .with_help("remove `security_groups`, and set them on the port");
    findings.push(excluded_by(network, found, "port"));
}

fn no_personality(server: &Scope<'_>, findings: &mut Findings) {
    if server.is_true("personality") == Answer::Yes {
        let message = "the compute API takes no `personality` any more";
        let found = refusal(server, server.key_span("personality"), message);
        findings
            .push(found.with_note("it was removed with version 2.57").with_help("write the files from `user_data`"));
    }
}
