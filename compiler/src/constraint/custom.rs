//! Custom constraints: the names that Heat's plugins register, and the ones that need no cloud, decided here.
//!
//! A constraint that asks a service is never refused here. The clock is handed in; without it nothing has expired.
//! heat:setup.cfg `heat.constraints`, heat:heat/engine/constraint/common_constraints.py

mod address;
mod cron;
mod dns;
mod time;
mod timezone;

use crate::python;
use crate::source::Span;
use crate::value::{Value, ValueKind};

/// What a custom constraint says to a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    Accepted,
    /// One sentence that says why, without full stop.
    Refused(String),
    /// Only the service can tell: `nova`.
    NeedsCloud {
        service: &'static str,
    },
    NoSuchConstraint,
}

/// Checks a value. `now` is the time in seconds since 1970 (UTC); `None` where it is not known.
/// Values that are unknown are accepted.
pub fn check(name: &str, value: &Value, now: Option<i64>) -> Verdict {
    let home = CONSTRAINTS.iter().find(|(known, _)| *known == name).map(|(_, home)| home);
    match home {
        None => Verdict::NoSuchConstraint,
        Some(Home::Service(service)) => Verdict::NeedsCloud { service },
        Some(Home::Here(_)) if value.is_unknown() => Verdict::Accepted,
        Some(Home::Here(check)) => match check(value, now) {
            Ok(()) => Verdict::Accepted,
            Err(reason) => Verdict::Refused(reason),
        },
    }
}

/// Whether Heat registers a constraint of this name.
pub fn exists(name: &str) -> bool {
    CONSTRAINTS.iter().any(|(known, _)| *known == name)
}

/// All names, sorted.
pub fn names() -> impl Iterator<Item = &'static str> {
    CONSTRAINTS.iter().map(|(name, _)| *name)
}

/// The service that a constraint asks; `None` for those decided without a cloud, and for unknown names.
pub fn service(name: &str) -> Option<&'static str> {
    CONSTRAINTS.iter().find(|(known, _)| *known == name).and_then(|(_, home)| match home {
        Home::Service(service) => Some(*service),
        Home::Here(_) => None,
    })
}

enum Home {
    Here(fn(&Value, Option<i64>) -> Result<(), String>),
    Service(&'static str),
}

use Home::{Here, Service};

/// Heat 27's constraints, with Heat's name of the client that each one asks. `nova.network` and `test_constr` are stubs.
const CONSTRAINTS: &[(&str, Home)] = &[
    ("barbican.container", Service("barbican")),
    ("barbican.secret", Service("barbican")),
    ("blazar.reservation", Service("blazar")),
    ("cinder.backup", Service("cinder")),
    ("cinder.qos_specs", Service("cinder")),
    ("cinder.snapshot", Service("cinder")),
    ("cinder.volume", Service("cinder")),
    ("cinder.vtype", Service("cinder")),
    ("cron_expression", Here(cron_expression)),
    ("designate.zone", Service("designate")),
    ("dns_domain", Here(dns_domain)),
    ("dns_name", Here(dns_name)),
    ("expiration", Here(expiration)),
    ("glance.image", Service("glance")),
    ("ip_addr", Here(ip_address)),
    ("ip_or_cidr", Here(ip_or_network)),
    ("ironic.node", Service("ironic")),
    ("ironic.portgroup", Service("ironic")),
    ("iso_8601", Here(iso_8601)),
    ("json_string", Here(json_text)),
    ("keystone.domain", Service("keystone")),
    ("keystone.group", Service("keystone")),
    ("keystone.project", Service("keystone")),
    ("keystone.region", Service("keystone")),
    ("keystone.role", Service("keystone")),
    ("keystone.service", Service("keystone")),
    ("keystone.user", Service("keystone")),
    ("mac_addr", Here(mac_address)),
    ("magnum.cluster_template", Service("magnum")),
    ("manila.share_network", Service("manila")),
    ("manila.share_snapshot", Service("manila")),
    ("manila.share_type", Service("manila")),
    ("mistral.workflow", Service("mistral")),
    ("net_cidr", Here(network)),
    ("neutron.address_scope", Service("neutron")),
    ("neutron.flow_classifier", Service("neutron")),
    ("neutron.lbaas.listener", Service("neutron")),
    ("neutron.lbaas.loadbalancer", Service("neutron")),
    ("neutron.lbaas.pool", Service("neutron")),
    ("neutron.lbaas.provider", Service("neutron")),
    ("neutron.network", Service("neutron")),
    ("neutron.port", Service("neutron")),
    ("neutron.port_pair", Service("neutron")),
    ("neutron.port_pair_group", Service("neutron")),
    ("neutron.qos_policy", Service("neutron")),
    ("neutron.router", Service("neutron")),
    ("neutron.security_group", Service("neutron")),
    ("neutron.segment", Service("openstack")),
    ("neutron.subnet", Service("neutron")),
    ("neutron.subnetpool", Service("neutron")),
    ("neutron.taas.tap_flow", Service("neutron")),
    ("neutron.taas.tap_service", Service("neutron")),
    ("nova.flavor", Service("nova")),
    ("nova.host", Service("nova")),
    ("nova.keypair", Service("nova")),
    ("nova.network", Here(delay)),
    ("nova.server", Service("nova")),
    ("octavia.availabilityzone", Service("octavia")),
    ("octavia.availabilityzoneprofile", Service("octavia")),
    ("octavia.flavor", Service("octavia")),
    ("octavia.flavorprofile", Service("octavia")),
    ("octavia.l7policy", Service("octavia")),
    ("octavia.listener", Service("octavia")),
    ("octavia.loadbalancer", Service("octavia")),
    ("octavia.pool", Service("octavia")),
    ("rel_dns_name", Here(relative_dns_name)),
    ("test_constr", Here(delay)),
    ("timezone", Here(time_zone)),
    ("trove.flavor", Service("trove")),
    ("zaqar.queue", Service("zaqar")),
];

/// Reads a value as text for a check; Heat's checks of text take nothing else.
fn text(value: &Value) -> Result<&str, String> {
    value.as_str().ok_or_else(|| format!("{} is not text", value.kind_name()))
}

/// Python's truth: several checks let everything pass that counts as false.
fn is_falsy(value: &Value) -> bool {
    match &value.kind {
        ValueKind::Null | ValueKind::Bool(false) | ValueKind::Int(0) => true,
        ValueKind::Float(number) => *number == 0.0,
        ValueKind::String(text) => text.is_empty(),
        ValueKind::List(items) => items.is_empty(),
        ValueKind::Map(entries) => entries.is_empty(),
        ValueKind::Missing | ValueKind::Unknown(_) | ValueKind::Bool(true) | ValueKind::Int(_) => false,
    }
}

/// A value's text in a message: on one line, and not too long.
pub(super) fn quoted(text: &str) -> String {
    const MOST: usize = 60;
    if text.is_empty() {
        return "empty text".to_string();
    }
    let shown: String = python::escape_control(text).chars().take(MOST).collect();
    let dots = if text.chars().nth(MOST).is_some() { "..." } else { "" };
    format!("`{shown}{dots}`")
}

fn ip_address(value: &Value, _now: Option<i64>) -> Result<(), String> {
    address::check_ip(text(value)?)
}

fn network(value: &Value, _now: Option<i64>) -> Result<(), String> {
    address::check_network(text(value)?)
}

fn ip_or_network(value: &Value, _now: Option<i64>) -> Result<(), String> {
    let text = text(value)?;
    if text.contains('/') { address::check_network(text) } else { address::check_ip(text) }
}

fn mac_address(value: &Value, _now: Option<i64>) -> Result<(), String> {
    address::check_mac(text(value)?)
}

fn dns_name(value: &Value, _now: Option<i64>) -> Result<(), String> {
    if is_falsy(value) { Ok(()) } else { dns::check_name(text(value)?) }
}

fn relative_dns_name(value: &Value, _now: Option<i64>) -> Result<(), String> {
    if is_falsy(value) { Ok(()) } else { dns::check_relative_name(text(value)?) }
}

fn dns_domain(value: &Value, _now: Option<i64>) -> Result<(), String> {
    if is_falsy(value) { Ok(()) } else { dns::check_domain(text(value)?) }
}

fn iso_8601(value: &Value, _now: Option<i64>) -> Result<(), String> {
    time::parse(text(value)?).map(|_| ())
}

fn expiration(value: &Value, now: Option<i64>) -> Result<(), String> {
    if is_falsy(value) { Ok(()) } else { time::check_expiration(text(value)?, now) }
}

fn cron_expression(value: &Value, _now: Option<i64>) -> Result<(), String> {
    if is_falsy(value) { Ok(()) } else { cron::check(text(value)?) }
}

fn time_zone(value: &Value, _now: Option<i64>) -> Result<(), String> {
    if is_falsy(value) { Ok(()) } else { timezone::check(text(value)?) }
}

fn json_text(value: &Value, _now: Option<i64>) -> Result<(), String> {
    if is_falsy(value) {
        return Ok(());
    }
    let text = text(value)?;
    match python::json_loads(text, Span::default()) {
        Ok(_) => Ok(()),
        Err(problem) => Err(format!("{} is not JSON: {problem}", quoted(text))),
    }
}

/// Heat's stub for tests sleeps for the value and takes every number it can sleep for.
fn delay(value: &Value, _now: Option<i64>) -> Result<(), String> {
    let seconds = match value.kind {
        ValueKind::Bool(_) => 0.0,
        ValueKind::Int(number) => number as f64,
        ValueKind::Float(number) => number,
        _ => return Err(format!("{} is not a number of seconds", value.kind_name())),
    };
    if seconds >= 0.0 { Ok(()) } else { Err("a number of seconds can not be negative".to_string()) }
}

#[cfg(test)]
#[path = "custom_tests.rs"]
mod tests;
