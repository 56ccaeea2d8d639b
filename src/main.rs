//! The command line of ibericht: reads options, calls the library, prints.

mod cli;

fn main() -> std::process::ExitCode {
    cli::run()
}
