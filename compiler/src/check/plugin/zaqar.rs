//! Zaqar: subscriptions to queues.

use super::Check;
use super::rules::{Findings, join_names, refusal};
use super::scope::Scope;

/// heat:heat/engine/resources/openstack/zaqar
pub(super) const CHECKS: &[(&str, Check)] = &[("OS::Zaqar::Subscription", subscription)];

/// What the address of a subscriber may begin with, up to the colon.
const SUBSCRIBERS: &[&str] = &["http", "https", "mailto", "trust+http", "trust+https"];

/// heat:heat/engine/resources/openstack/zaqar/subscription.py
fn subscription(subscription: &Scope<'_>, findings: &mut Findings) {
    let Some((_, subscriber)) = subscription.entry("subscriber") else { return };
    let address = if subscriber.is_null() { Some("") } else { subscriber.as_str() };
    let Some(kind) = address.and_then(|address| address.split(':').next()) else { return };
    if !SUBSCRIBERS.contains(&kind) {
        let message = match kind {
            "" => "the subscriber has no kind".to_owned(),
            _ => format!("`{kind}` is no kind of subscriber"),
        };
        let help = format!("begin with {} and a colon", join_names(SUBSCRIBERS, "or"));
        findings.push(refusal(subscription, subscriber.span, message).with_help(help));
    }
}

#[cfg(test)]
#[path = "zaqar_tests.rs"]
mod tests;
