//! Cinder: volumes and what they are made from, volume types, quotas.

use super::Check;
use super::nova::some_limit;
use super::rules::{Findings, exclusive, missing_one_of, never_when};
use super::scope::{Answer, Ask, Scope};

/// heat:heat/engine/resources/openstack/cinder
pub(super) const CHECKS: &[(&str, Check)] =
    &[("OS::Cinder::Quota", some_limit), ("OS::Cinder::Volume", volume), ("OS::Cinder::VolumeType", volume_type)];

/// A volume is made from a backup, or from at most one other source; without a size from one that has a size.
/// heat:heat/engine/resources/openstack/cinder/volume.py
fn volume(volume: &Scope<'_>, findings: &mut Findings) {
    if volume.is_true("backup_id") != Answer::No {
        return;
    }
    let has_size = volume.is_written("size");
    if has_size == Answer::No || volume.is_true("size") == Answer::Yes {
        exclusive(volume, Ask::True, &["snapshot_id", "source_volid", "image"], findings);
    }
    let sources = ["snapshot_id", "source_volid"].map(|name| volume.is_true(name));
    if has_size == Answer::No && sources == [Answer::No; 2] {
        findings.push(missing_one_of(volume, &["size", "snapshot_id", "source_volid", "backup_id"]));
    }
}

/// heat:heat/engine/resources/openstack/cinder/volume_type.py
fn volume_type(kind: &Scope<'_>, findings: &mut Findings) {
    never_when(kind, Ask::True, "projects", "is_public", &["true"], findings);
}

#[cfg(test)]
#[path = "cinder_tests.rs"]
mod tests;
