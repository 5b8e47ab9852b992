//! `hot man`: the manual pages, made from the help texts.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::error::{Error, Kind, system_words};

/// Write the manual pages
///
/// Without DIR, hot's own page goes to standard output. With DIR, the pages of all commands are written there;
/// the folder is made if it is not there.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  hot man | man -l -
  hot man ~/.local/share/man/man1")]
pub struct Arguments {
    /// Folder to write the pages to
    #[arg(value_name = "DIR")]
    folder: Option<PathBuf>,
}

pub fn run(arguments: &Arguments) -> Result<ExitCode, Error> {
    match &arguments.folder {
        Some(folder) => write_all(folder).map_err(|error| cannot_write(folder, &error))?,
        None => {
            let mut page = Vec::new();
            clap_mangen::Man::new(super::command_line()).render(&mut page)?;
            let mut stdout = std::io::stdout().lock();
            stdout.write_all(&page)?;
            stdout.flush()?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn write_all(folder: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)?;
    clap_mangen::generate_to(super::command_line(), folder)
}

fn cannot_write(folder: &Path, error: &std::io::Error) -> Error {
    Error::new(Kind::Output, format!("cannot write to `{}`: {}", folder.display(), system_words(error)))
}
