//! Glance: images from the web.

use super::Check;
use super::rules::{Findings, because_of, only_when, refusal};
use super::scope::{Ask, Scope};

/// heat:heat/engine/resources/openstack/glance
pub(super) const CHECKS: &[(&str, Check)] = &[("OS::Glance::WebImage", web_image)];

/// heat:heat/engine/resources/openstack/glance/image.py
fn web_image(image: &Scope<'_>, findings: &mut Findings) {
    only_when(image, Ask::True, "members", "visibility", &["shared"], findings);
    let (Some(container), Some(disk)) = (image.text("container_format"), image.text("disk_format")) else { return };
    if matches!(container, "ami" | "ari" | "aki") && disk != container {
        let message = format!("the container format `{container}` needs the same disk format, and this is `{disk}`");
        let found = refusal(image, image.value_span("disk_format"), message)
            .with_help(format!("set `disk_format` to `{container}`, or give `container_format` another value"));
        findings.push(because_of(image, found, "container_format"));
    }
}

#[cfg(test)]
#[path = "glance_tests.rs"]
mod tests;
