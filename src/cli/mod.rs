//! One file per command; the work itself is in the library.

mod answer;
mod args;
mod check;
mod clock;
mod completions;
mod config;
mod context;
mod convert;
mod correct;
mod declare;
mod diff;
mod dossier;
mod explain;
#[cfg(debug_assertions)]
mod failpoint;
mod failure;
mod help;
mod lang;
mod man;
mod output;
mod pack;
mod panicked;
mod process;
mod productbook;
mod progress;
mod pseudonymise;
mod pulse;
mod report;
mod retention;
mod rules;
mod schema;
#[cfg(test)]
mod schemas;
mod show;
mod usage;
mod version;
mod waiting;
mod watch;

use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches, ValueEnum};
use ibericht::finding::Lang;
use ibericht::report::json::object as json_line;

use args::{Arguments, Colour, Command};
use context::Context;
use failure::Failure;

/// What a command that ran to its end has to say about its exit code.
enum Outcome {
    /// Nothing of severity error.
    Clean,
    /// At least one error was found.
    Errors,
}

impl Outcome {
    const fn from_errors(errors: bool) -> Self {
        if errors { Self::Errors } else { Self::Clean }
    }
}

/// Runs the program: 0 nothing wrong, 1 errors found, 2 could not run.
pub fn run() -> ExitCode {
    panicked::install();
    // What is wrong in the program itself is no finding: 2.
    std::panic::catch_unwind(ran).unwrap_or(ExitCode::from(2))
}

fn ran() -> ExitCode {
    #[cfg(debug_assertions)]
    failpoint::arm();
    let arguments = match parse() {
        Ok(arguments) => arguments,
        Err(code) => return code,
    };
    let context = Context::new(&arguments.common);
    waiting::tell(context.lang, arguments.common.quiet);
    match command(&arguments.command, &context) {
        Ok(Outcome::Clean) => ExitCode::SUCCESS,
        Ok(Outcome::Errors) => ExitCode::from(1),
        Err(failure) => {
            failure.tell(context.lang);
            ExitCode::from(2)
        }
    }
}

/// Reads the command line; help, version and usage errors are told here.
fn parse() -> Result<Arguments, ExitCode> {
    let lang = lang::of_command_line();
    let colour = lang::told("--color", |value| Colour::from_str(value, false).ok());
    let command = help::complete(Arguments::command(), lang).color(colour.unwrap_or(Colour::Auto).into());
    let parsed = command.try_get_matches().and_then(|matches| Arguments::from_arg_matches(&matches));
    parsed.map_err(|error| {
        // Help and version come here as well; those belong on standard output and are no fault.
        if !error.use_stderr() {
            drop(error.print());
            return ExitCode::SUCCESS;
        }
        let said =
            usage::error(&error).filter(|_| lang == Lang::Nl).unwrap_or_else(|| error.render().to_string());
        failure::tell(&said);
        ExitCode::from(2)
    })
}

fn command(command: &Command, context: &Context) -> Result<Outcome, Failure> {
    match command {
        Command::Check(options) => check::run(options, context),
        Command::Show(options) => show::run(options, context),
        Command::Diff(options) => diff::run(options, context),
        Command::Answer(options) => answer::run(options, context),
        Command::Convert(options) => convert::run(options, context),
        Command::Process(options) => process::run(options, context),
        Command::Watch(options) => watch::run(options, context),
        Command::Declare(options) => declare::run(options, context),
        Command::Pack(options) => pack::run(options, context),
        Command::Correct(options) => correct::run(options, context),
        Command::Explain(options) => explain::run(options, context),
        Command::Rules => rules::run(context),
        Command::Productbook(options) => productbook::run(options, context),
        Command::Report(options) => report::run(options, context),
        Command::Dossier(options) => dossier::run(options, context),
        Command::Schema(options) => schema::run(options, context),
        Command::Config(options) => config::run(options, context),
        Command::Version => version::run(context),
        Command::Man(options) => man::run(options),
        Command::Completions(options) => completions::run(options, context),
        Command::Pseudonymise(options) => pseudonymise::run(options, context),
        Command::Retention(options) => retention::run(options, context),
    }
}
