//! `digest`: the hash is not computed, but what can only fail is found.

use super::{Outcome, Stop, exactly, fails, malformed};
use crate::expr::Call;
use crate::value::{Value, ValueKind};

/// What Python's `hashlib` has on some platform that Heat runs on, in lower case.
const ALGORITHMS: &[&str] = &[
    "blake2b",
    "blake2s",
    "md4",
    "md5",
    "md5-sha1",
    "mdc2",
    "ripemd160",
    "sha1",
    "sha224",
    "sha256",
    "sha384",
    "sha3_224",
    "sha3_256",
    "sha3_384",
    "sha3_512",
    "sha512",
    "sha512_224",
    "sha512_256",
    "sm3",
    "whirlpool",
];

/// Hashes of any length, which `digest` does not give.
const OPEN_LENGTH: &[&str] = &["shake_128", "shake_256"];

pub(super) fn digest(call: &Call, argument: &Value) -> Outcome {
    let [algorithm, value] = exactly(call, argument, "an algorithm and a text")?;
    for part in [algorithm, value] {
        if !part.is_unknown() && part.as_str().is_none() {
            return malformed(part.span, format!("`{}` takes text, found {}", call.name.text, part.kind_name()));
        }
    }
    if let Some(name) = algorithm.as_str() {
        let lower = name.to_lowercase();
        if OPEN_LENGTH.contains(&lower.as_str()) {
            return fails(
                algorithm.span,
                format!("`{}` can not use `{name}`, which has no fixed length", call.name.text),
            );
        }
        if !ALGORITHMS.contains(&lower.as_str()) {
            let known = "`md5`, `sha1`, `sha256`, `sha384` or `sha512`";
            let message = format!("`{}` knows no algorithm `{name}`, use {known}", call.name.text);
            return fails(algorithm.span, message);
        }
    }
    match &value.kind {
        ValueKind::String(text) if text.chars().any(|character| u32::from(character) > 0xff) => {
            fails(value.span, format!("`{}` takes only characters of Latin-1", call.name.text))
        }
        _ => Err(Stop::Unknown),
    }
}
