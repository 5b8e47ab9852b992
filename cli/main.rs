//! The `hot` command: arguments, files, colours and exit codes around the compiler.
//!
//! What a template means and what is wrong with it is the compiler's to say; here it is found on the disk and told to
//! the user. Nothing but [`disk`], [`walk`], [`config`], [`extra_types`] and `command/man.rs` touches files.

mod command;

mod config;
mod disk;
mod error;
mod extra_types;
mod render;
mod report;
mod terminal;
mod walk;
mod workers;

fn main() -> std::process::ExitCode {
    command::run(std::env::args_os())
}
