//! The compiler: template text in, a checked template and diagnostics out.
//!
//! No files, no network, no clock, no environment, no async: callers hand everything in. Every step returns a result
//! *and* diagnostics, never an error; broken input becomes `Missing`, about which nobody complains twice.

pub mod check;
pub mod code;
pub mod constraint;
pub mod diagnostic;
pub mod dialect;
pub mod environment;
pub mod evaluate;
pub mod expr;
pub mod files;
pub mod function;
pub mod graph;
pub mod lower;
pub mod print;
pub mod python;
pub mod schema;
pub mod source;
pub mod suggest;
pub mod syntax;
pub mod template;
pub mod value;
