//! Addresses of networks, hosts and network cards, as netaddr 1.3 and neutron-lib read them.
//! heat:heat/engine/constraint/common_constraints.py `IPConstraint`, `CIDRConstraint`, `IPCIDRConstraint`, `MACConstraint`

use std::net::{Ipv4Addr, Ipv6Addr};

use super::quoted;
use crate::python;

/// An IPv4 address as four plain numbers, or an IPv6 address; no prefix, no zone.
pub fn check_ip(text: &str) -> Result<(), String> {
    if is_ipv4(text) || is_ipv6(text) {
        return Ok(());
    }
    let shown = quoted(text);
    if text.contains('/') {
        return Err(format!("{shown} has a prefix length, an IP address has none"));
    }
    if let Some(plain) = without_leading_zeros(text) {
        return Err(format!("{shown} has leading zeros, did you mean `{plain}`?"));
    }
    Err(format!("{shown} is not an IP address"))
}

/// An address with a prefix length: `10.0.0.0/8`. Host bits may be set.
pub fn check_network(text: &str) -> Result<(), String> {
    let shown = quoted(text);
    let Some((address, prefix)) = text.split_once('/') else {
        return Err(if is_ipv4(text) || is_ipv6(text) {
            format!("{shown} has no prefix length, such as `{text}/{}`", if is_ipv4(text) { 24 } else { 64 })
        } else {
            format!("{shown} is not a network address such as `10.0.0.0/24`")
        });
    };
    if is_ipv4(address) {
        return check_ipv4_prefix(prefix, &shown);
    }
    if is_ipv6(address) {
        return check_ipv6_prefix(prefix, &shown);
    }
    match without_leading_zeros(address) {
        Some(plain) => {
            let meant = quoted(&format!("{plain}/{prefix}"));
            Err(format!("{shown} has leading zeros, did you mean {meant}?"))
        }
        None => Err(format!("{shown} is not a network: {} is not an IP address", quoted(address))),
    }
}

/// The forms that netaddr knows: pairs, quads and sextets of hexadecimal digits, or none at all between them.
pub fn check_mac(text: &str) -> Result<(), String> {
    // Python's `$` lets a newline pass at the end.
    let address = text.strip_suffix('\n').unwrap_or(text);
    // Separators, number of parts, digits in a part.
    let forms = [(":-", 6, 1..=2), (":-.", 3, 1..=4), (":-", 2, 5..=6), ("", 1, 11..=12)];
    let known = forms.into_iter().any(|(separators, count, digits)| {
        let in_form = |parts: &[&str]| {
            parts.len() == count
                && parts
                    .iter()
                    .all(|part| digits.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_hexdigit()))
        };
        match count {
            1 => in_form(&[address]),
            _ => separators.chars().any(|separator| in_form(&address.split(separator).collect::<Vec<_>>())),
        }
    });
    if known { Ok(()) } else { Err(format!("{} is not a MAC address", quoted(text))) }
}

fn is_ipv4(text: &str) -> bool {
    text.parse::<Ipv4Addr>().is_ok()
}

fn is_ipv6(text: &str) -> bool {
    text.parse::<Ipv6Addr>().is_ok()
}

/// The address that was meant by one with leading zeros.
fn without_leading_zeros(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.split('.').collect();
    let plain =
        |part: &&str| part.parse::<u8>().ok().filter(|_| !part.starts_with('+')).map(|number| number.to_string());
    let numbers: Option<Vec<String>> = parts.iter().map(plain).collect();
    numbers.map(|numbers| numbers.join(".")).filter(|plain| is_ipv4(plain))
}

/// Neutron takes an IPv4 network only in its plain form: a number without sign or leading zeros.
fn check_ipv4_prefix(prefix: &str, shown: &str) -> Result<(), String> {
    match prefix.parse::<u32>() {
        Ok(number) if number <= 32 && number.to_string() == prefix => Ok(()),
        Ok(number) if number > 32 => Err(format!("{shown} is not a network: a prefix length of IPv4 is at most 32")),
        Ok(number) => Err(format!("{shown} is not a network: its prefix length is written `{number}`")),
        Err(_) => match prefix.parse().ok().and_then(ipv4_mask_length) {
            Some(length) => Err(format!("{shown} has a mask, the prefix length is needed: `/{length}`")),
            None => Err(format!("{shown} is not a network: its prefix length is not a number")),
        },
    }
}

/// For IPv6 whatever Python reads as an integer will do, and masks.
fn check_ipv6_prefix(prefix: &str, shown: &str) -> Result<(), String> {
    if python::parse_float(prefix).is_some() && !prefix.contains(char::is_whitespace) {
        return match python::parse_int(prefix) {
            Some(0..=128) => Ok(()),
            Some(_) => Err(format!("{shown} is not a network: a prefix length of IPv6 is at most 128")),
            None => Err(format!("{shown} is not a network: its prefix length is not a number")),
        };
    }
    let is_mask = prefix.parse::<Ipv6Addr>().is_ok_and(|mask| {
        let bits = u128::from(mask);
        bits.leading_ones() + bits.trailing_zeros() == 128
            || bits == 0
            || bits.leading_zeros() + bits.trailing_ones() == 128
    });
    if is_mask { Ok(()) } else { Err(format!("{shown} is not a network: its prefix length is not a number")) }
}

/// The prefix length of a mask such as `255.255.255.0`.
fn ipv4_mask_length(mask: Ipv4Addr) -> Option<u32> {
    let bits = u32::from(mask);
    (bits.count_ones() == bits.leading_ones()).then(|| bits.leading_ones())
}
