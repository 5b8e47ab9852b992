//! The commands: their arguments, what they are called, and how each one ends.
//!
//! One file per command; each has its arguments, its help and `run`.

pub mod check;
mod completions;
mod explain;
mod man;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};

use crate::error::{COULD_NOT_RUN, Error, Kind};
use crate::terminal::{ColorChoice, Lead, say};

/// Check OpenStack Heat (HOT) and AWS CloudFormation templates
#[derive(Debug, Parser)]
#[command(name = "hot", version, disable_help_subcommand = true, arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Check(check::Arguments),
    Explain(explain::Arguments),
    Completions(completions::Arguments),
    Man(man::Arguments),
}

/// Runs the command that the arguments ask for.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(error) => {
            // `--help` and `--version` come this way too. Nobody may be reading: then there is nothing left to say.
            let _gone = error.print();
            return ExitCode::from(if error.use_stderr() { COULD_NOT_RUN } else { 0 });
        }
    };
    let (color, result) = match cli.command {
        Command::Check(arguments) => (arguments.color, check::run(&arguments)),
        Command::Explain(arguments) => (ColorChoice::Auto, explain::run(&arguments)),
        Command::Completions(arguments) => (ColorChoice::Auto, completions::run(&arguments)),
        Command::Man(arguments) => (ColorChoice::Auto, man::run(&arguments)),
    };
    result.unwrap_or_else(|error| end(color, &error))
}

/// Tells why a command ended.
fn end(color: ColorChoice, error: &Error) -> ExitCode {
    if error.kind != Kind::ClosedPipe {
        for line in std::iter::once(&error.message).chain(&error.others) {
            say(color, Lead::Error, line);
        }
        if let Some(hint) = &error.hint {
            say(color, Lead::Hint, hint);
        }
    }
    error.exit_code()
}

/// The whole command line, as data.
fn command_line() -> clap::Command {
    Cli::command()
}

#[cfg(test)]
#[path = "command_tests.rs"]
mod tests;
