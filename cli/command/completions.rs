//! `hot completions`: what a shell needs to complete the command line.

use std::io::Write;
use std::process::ExitCode;

use crate::error::Error;

/// Print a script that completes hot's arguments in a shell
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  hot completions bash > ~/.local/share/bash-completion/completions/hot
  hot completions zsh > ~/.zfunc/_hot
  hot completions fish > ~/.config/fish/completions/hot.fish")]
pub struct Arguments {
    /// Shell to complete in
    shell: clap_complete::Shell,
}

pub fn run(arguments: &Arguments) -> Result<ExitCode, Error> {
    // The generator takes a write error for a mistake of the program; memory gives it none.
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut super::command_line(), "hot", &mut script);
    let mut stdout = std::io::stdout().lock();
    stdout.write_all(&script)?;
    stdout.flush()?;
    Ok(ExitCode::SUCCESS)
}
