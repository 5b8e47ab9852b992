//! `hot check`: finds the templates, has the compiler look at each, and tells what it found.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::SystemTime;

use compiler::check::{Checked, Options, Target};
use compiler::diagnostic::Severity;
use compiler::files::Files;
use compiler::syntax::Text;

use crate::config::{self, Config};
use crate::disk::{self, DiskFiles};
use crate::error::{COULD_NOT_RUN, Error, FOUND_ERRORS, Kind};
use crate::render::{self, Format};
use crate::report::{FileReport, Problem, Report};
use crate::terminal::{ColorChoice, Lead, say, stdout_colors};
use crate::walk::{self, Candidate, Walk};
use crate::{extra_types, workers};

/// Check templates: would Heat, or AWS, take them, and would they do what they say
///
/// PATHS are files, folders, or `-` for standard input; without any, the working directory is searched. Files that are
/// named are always checked. Folders are searched as ripgrep does it (what .gitignore names and hidden files are passed
/// over) for files that end in .yaml, .yml, .json, .template or .hot and hold a template.
///
/// Nested templates, environments and other files that a template refers to are looked at too. Nothing is fetched
/// from the net. A hot.toml in the working directory or above it may set what is given here.
///
/// Exit codes: 0 when no errors were found, 1 when there were, 2 when something could not be checked.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  hot check                                  Check all templates below this folder
  hot check stack.yaml -e production.yaml    Check a template with an environment
  hot check stack.yaml -P flavor=m1.small    Check it with a parameter's value
  hot check --target aws template.json       Ask whether AWS would take it
  hot check --format sarif > hot.sarif       Write a report for code scanning
  generate | hot check -                     Check what a program writes")]
pub struct Arguments {
    /// Files and folders to check, or `-` for standard input
    paths: Vec<PathBuf>,

    /// Environment file to check with; may be repeated, later ones win
    #[arg(short, long = "environment", value_name = "ENV")]
    environments: Vec<String>,

    /// Value of a parameter, over those of the environments; may be repeated
    #[arg(short = 'P', long = "parameter", value_name = "NAME=VALUE", value_parser = parse_parameter)]
    parameters: Vec<(Text, String)>,

    /// Who is to take the templates
    #[arg(long, value_enum)]
    target: Option<TargetChoice>,

    /// How to write what was found
    #[arg(long, value_enum, default_value_t)]
    format: Format,

    /// Name that standard input is shown under; what it refers to is looked for from there
    #[arg(long, value_name = "NAME")]
    stdin_filename: Option<String>,

    /// When to use colours
    #[arg(long, value_enum, default_value_t)]
    pub color: ColorChoice,

    /// Leave out the summary and notes
    #[arg(short, long, conflicts_with = "verbose")]
    quiet: bool,

    /// Tell which files are looked at
    #[arg(short, long)]
    verbose: bool,
}

/// Who is to take a template, in the words of the user.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TargetChoice {
    /// OpenStack Heat
    Heat,
    /// AWS CloudFormation
    Aws,
    /// Heat when it knows all types of the template, else AWS
    Auto,
}

impl From<TargetChoice> for Target {
    fn from(choice: TargetChoice) -> Target {
        match choice {
            TargetChoice::Heat => Target::Heat,
            TargetChoice::Aws => Target::Aws,
            TargetChoice::Auto => Target::Auto,
        }
    }
}

fn parse_parameter(written: &str) -> Result<(Text, String), String> {
    match written.split_once('=') {
        Some(("", _)) => Err("there is no name before the `=`".to_string()),
        Some((name, value)) => Ok((name.into(), value.to_string())),
        None => Err("write it as NAME=VALUE".to_string()),
    }
}

/// Runs the command with the compiler's check.
pub fn run(arguments: &Arguments) -> Result<ExitCode, Error> {
    let config = config::find(&config::working_directory()?)?;
    let files = DiskFiles::default();
    let options = options(arguments, &config, &files)?;
    let walk = walk::find(&arguments.paths, stdin_name(arguments)?, &config.exclude);
    tell_start(arguments, &config, &walk);
    let outcomes = look_at_all(&walk.candidates, |path, bytes| {
        // What else is known of the template goes here already, so that a run over many does not hold them all.
        let Checked { sources, diagnostics, target, .. } = compiler::check::check(path, bytes, &options, &files);
        FileReport { for_aws: target == Target::Aws, ..FileReport::new(path.to_string(), sources, diagnostics) }
    });
    tell_unmatched(arguments, &walk, &outcomes);
    let report = report(walk, outcomes);
    finish(arguments, &report)
}

/// What to check with: the arguments, and where they say nothing, `hot.toml`.
fn options(arguments: &Arguments, config: &Config, files: &DiskFiles) -> Result<Options, Error> {
    let environments = if arguments.environments.is_empty() { &config.environments } else { &arguments.environments };
    for environment in environments {
        // The compiler would report it for each template; without it no answer is worth much.
        if let Err(error) = files.read(environment) {
            let message = format!("cannot read the environment `{environment}`: {}", disk::reason(&error));
            return Err(Error::new(Kind::Input, message));
        }
    }
    Ok(Options {
        target: arguments.target.or(config.target).map_or(Target::Auto, Target::from),
        environments: environments.clone(),
        parameters: arguments.parameters.clone(),
        extra_types: extra_types::read(&config.extra_types)?,
        now: now(),
    })
}

/// Seconds since 1970, for values that expire; nothing expires on a clock that is set before that.
fn now() -> Option<i64> {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).ok()?;
    i64::try_from(since.as_secs()).ok()
}

fn stdin_name(arguments: &Arguments) -> Result<&str, Error> {
    let from_stdin = arguments.paths.iter().any(|path| path.as_os_str() == walk::STDIN);
    match &arguments.stdin_filename {
        Some(_) if !from_stdin => {
            Err(Error::new(Kind::Usage, "`--stdin-filename` is given, but nothing is read from standard input")
                .with_hint("add `-` to the paths"))
        }
        Some(name) => Ok(name),
        None => Ok("<stdin>"),
    }
}

/// What came of a candidate.
#[derive(Debug)]
enum Outcome {
    Checked(FileReport),
    /// It was found, and is no template.
    PassedOver,
    Problem(Problem),
}

fn look_at_all(candidates: &[Candidate], check: impl Fn(&str, Vec<u8>) -> FileReport + Sync) -> Vec<Outcome> {
    workers::map(candidates.len(), |index| look_at(&candidates[index], &check))
}

fn look_at(candidate: &Candidate, check: impl Fn(&str, Vec<u8>) -> FileReport) -> Outcome {
    let path = &candidate.shown;
    match walk::read(candidate) {
        Ok(Some(bytes)) => match workers::guarded(|| check(path, bytes)) {
            Ok(file) => Outcome::Checked(file),
            Err(said) => Outcome::Problem(Problem::internal(path, said)),
        },
        Ok(None) => Outcome::PassedOver,
        Err(error) => Outcome::Problem(Problem::unreadable(path, &error)),
    }
}

fn report(walk: Walk, outcomes: Vec<Outcome>) -> Report {
    let mut files = Vec::new();
    let mut problems = walk.problems;
    for outcome in outcomes {
        match outcome {
            Outcome::Checked(file) => files.push(file),
            Outcome::PassedOver => {}
            Outcome::Problem(problem) => problems.push(problem),
        }
    }
    Report::new(files, problems)
}

/// Writes the report and what is said beside it, and tells the exit code.
fn finish(arguments: &Arguments, report: &Report) -> Result<ExitCode, Error> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let colors = arguments.format == Format::Text && stdout_colors(arguments.color);
    let written = render::render(arguments.format, report, colors, &mut out).and_then(|()| out.flush());
    // What was left unwritten for a reader that has gone must not be tried again.
    let _unwritten = out.into_parts();
    for problem in &report.problems {
        say(arguments.color, Lead::Error, &problem.to_string());
        if let Some(hint) = problem.hint() {
            say(arguments.color, Lead::Hint, hint);
        }
    }
    match written.map_err(Error::from) {
        Err(error) if error.kind != Kind::ClosedPipe => return Err(error),
        // A reader that has seen enough changes nothing about what was found.
        _ => {}
    }
    let nothing_done = report.files.is_empty() && report.problems.is_empty();
    if !arguments.quiet && !nothing_done {
        say(arguments.color, Lead::Plain, &report.summary());
    }
    Ok(ExitCode::from(exit_code(report)))
}

fn exit_code(report: &Report) -> u8 {
    match (report.problems.is_empty(), report.count(Severity::Error)) {
        (false, _) => COULD_NOT_RUN,
        (true, 0) => 0,
        (true, _) => FOUND_ERRORS,
    }
}

fn tell_start(arguments: &Arguments, config: &Config, walk: &Walk) {
    if !arguments.verbose {
        return;
    }
    if !config.path.is_empty() {
        say(arguments.color, Lead::Note, &format!("using `{}`", config.path));
    }
    for folder in &walk.folders {
        say(arguments.color, Lead::Note, &format!("searched `{}`", folder.shown));
    }
}

/// Tells of folders without a template, and with `--verbose` what was done with each file.
fn tell_unmatched(arguments: &Arguments, walk: &Walk, outcomes: &[Outcome]) {
    let checked =
        || walk.candidates.iter().zip(outcomes).filter(|(_, outcome)| !matches!(outcome, Outcome::PassedOver));
    if !arguments.quiet {
        for folder in walk.folders.iter().filter(|folder| !checked().any(|(candidate, _)| folder.holds(candidate))) {
            say(arguments.color, Lead::Note, &format!("no templates found in `{}`", folder.shown));
        }
    }
    if arguments.verbose {
        for (candidate, outcome) in walk.candidates.iter().zip(outcomes) {
            let note = match outcome {
                Outcome::PassedOver => format!("no template: `{}`", candidate.shown),
                Outcome::Checked(file) if file.for_aws => format!("looked at `{}` as AWS takes it", candidate.shown),
                Outcome::Checked(_) => format!("looked at `{}` as Heat takes it", candidate.shown),
                Outcome::Problem(_) => format!("could not look at `{}`", candidate.shown),
            };
            say(arguments.color, Lead::Note, &note);
        }
    }
}

#[cfg(test)]
#[path = "check_tests.rs"]
mod tests;
