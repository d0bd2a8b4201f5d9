//! The program: read the command line, run it, exit with its code.

use coordctl::{cli, settings::Environment};
use std::process::ExitCode;

#[expect(clippy::disallowed_methods, reason = "the command line is read here, once")]
fn main() -> ExitCode {
    ExitCode::from(cli::run(std::env::args_os(), &Environment::of_process()))
}
