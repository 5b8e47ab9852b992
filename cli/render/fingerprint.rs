//! A name for a finding that stays while lines move: for tools that tell new findings from known ones.

use std::collections::BTreeMap;

use crate::report::{Finding, portable_path};

/// Gives the findings of one report their names.
///
/// A name is made of path, code, headline and how many alike came before. Where the finding stands is left out, so
/// lines added above it change nothing.
#[derive(Debug, Default)]
pub struct Fingerprints {
    alike: BTreeMap<u128, u32>,
}

impl Fingerprints {
    pub fn of(&mut self, finding: &Finding<'_>) -> String {
        let path = portable_path(finding.path());
        let hash = hash(&[&path, finding.code().name, &finding.diagnostic.message]);
        let before = self.alike.entry(hash).or_default();
        let name = hash_on(hash, before.to_string().as_bytes());
        *before += 1;
        format!("{name:032x}")
    }
}

/// FNV-1a of 128 bits: short, and the same for ever, which the hashes of the standard library do not promise.
fn hash(parts: &[&str]) -> u128 {
    const BASIS: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    // No text holds the byte between them, so parts can not run into each other.
    parts.iter().fold(BASIS, |hash, part| hash_on(hash_on(hash, part.as_bytes()), &[0xff]))
}

fn hash_on(hash: u128, bytes: &[u8]) -> u128 {
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    bytes.iter().fold(hash, |hash, byte| (hash ^ u128::from(*byte)).wrapping_mul(PRIME))
}
