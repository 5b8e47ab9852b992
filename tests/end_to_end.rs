//! The `hot` command from outside: what it prints, where, and how it ends.
//!
//! One binary for all, so that it is linked once. What is wrong with templates is tested with the compiler; these tests
//! prove the wiring.

#![allow(clippy::unwrap_used, reason = "a test that can not go on fails")]

#[path = "end_to_end/check.rs"]
mod check;
#[path = "end_to_end/configuration.rs"]
mod configuration;
#[path = "end_to_end/explain.rs"]
mod explain;
#[path = "end_to_end/findings.rs"]
mod findings;
#[path = "end_to_end/formats.rs"]
mod formats;
#[path = "end_to_end/packaging.rs"]
mod packaging;
#[path = "end_to_end/project.rs"]
mod project;
