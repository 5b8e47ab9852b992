//! Subnets and the pools that they are cut from.

use std::net::Ipv6Addr;

use crate::check::plugin::rules::{
    Findings, because_of, exclude_each_other, exclusive, is_given, missing_one_of, never_when, ordered, refusal,
};
use crate::check::plugin::scope::{Answer, Ask, Scope};

/// heat:heat/engine/resources/openstack/neutron/subnet.py
pub(super) fn subnet(subnet: &Scope<'_>, findings: &mut Findings) {
    let (from_pool, has_cidr) = (subnet.is_written("subnetpool"), subnet.is_true("cidr"));
    if (from_pool, has_cidr) == (Answer::Yes, Answer::Yes) {
        exclude_each_other(subnet, vec!["subnetpool", "cidr"], findings);
    }
    if (from_pool, has_cidr) == (Answer::No, Answer::No) {
        findings.push(missing_one_of(subnet, &["cidr", "subnetpool"]));
    }
    exclusive(subnet, Ask::True, &["prefixlen", "cidr"], findings);
    never_when(subnet, Ask::True, "ipv6_ra_mode", "ip_version", &["4"], findings);
    never_when(subnet, Ask::True, "ipv6_address_mode", "ip_version", &["4"], findings);
    same_modes(subnet, findings);
    gateway_is_address(subnet, findings);
}

fn same_modes(subnet: &Scope<'_>, findings: &mut Findings) {
    let given = ["ipv6_ra_mode", "ipv6_address_mode"].iter().all(|name| is_given(subnet, Ask::True, name));
    let (Some(advertised), Some(assigned)) = (subnet.text("ipv6_ra_mode"), subnet.text("ipv6_address_mode")) else {
        return;
    };
    if given && advertised != assigned {
        let message = "`ipv6_address_mode` differs from `ipv6_ra_mode`";
        let found = refusal(subnet, subnet.value_span("ipv6_address_mode"), message)
            .with_help("give both the same value, or only one of them");
        findings.push(because_of(subnet, found, "ipv6_ra_mode"));
    }
}

fn gateway_is_address(subnet: &Scope<'_>, findings: &mut Findings) {
    let Some(gateway) = subnet.text("gateway_ip") else { return };
    if !matches!(gateway, "" | "~" | "auto") && !is_address(gateway) {
        let message = format!("the gateway `{gateway}` is no IP address");
        let found = refusal(subnet, subnet.value_span("gateway_ip"), message);
        findings.push(found.with_help("set `gateway_ip` to an IP address, `auto`, or `null` for no gateway"));
    }
}

/// Whether a text is an IP address as Heat takes it: IPv4 also in the short forms of C's `inet_aton`, IPv6 with a zone.
fn is_address(text: &str) -> bool {
    let without_zone = text.split_once('%').map_or(text, |(address, _)| address);
    without_zone.parse::<Ipv6Addr>().is_ok() || is_v4(text)
}

/// One to four numbers, decimal, octal or hexadecimal; the last fills the bytes that are left.
fn is_v4(text: &str) -> bool {
    let parts: Vec<Option<u64>> = text.split('.').map(part_of_v4).collect();
    let Some((last, first)) = parts.split_last().filter(|(_, first)| first.len() < 4) else { return false };
    let room = 1u64 << (8 * (4 - first.len()));
    first.iter().all(|part| part.is_some_and(|part| part < 256)) && last.is_some_and(|last| last < room)
}

fn part_of_v4(part: &str) -> Option<u64> {
    let (digits, radix) = match part.strip_prefix("0x").or_else(|| part.strip_prefix("0X")) {
        Some(digits) => (digits, 16),
        None if part.len() > 1 && part.starts_with('0') => (part, 8),
        None => (part, 10),
    };
    let is_plain = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    u64::from_str_radix(digits, radix).ok().filter(|_| is_plain)
}

/// A prefix length of 0 stands for none here.
/// heat:heat/engine/resources/openstack/neutron/subnetpool.py
pub(super) fn subnet_pool(pool: &Scope<'_>, findings: &mut Findings) {
    let bounds = [
        ("min_prefixlen", "max_prefixlen"),
        ("default_prefixlen", "max_prefixlen"),
        ("min_prefixlen", "default_prefixlen"),
    ];
    for (lower, upper) in bounds {
        if pool.int(upper) != Some(0) {
            ordered(pool, lower, upper, findings);
        }
    }
}
