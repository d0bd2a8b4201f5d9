//! `cargo xtask generate [--check]`: writes the files made from the command line's own description, or compares them.
#![allow(clippy::disallowed_methods, clippy::print_stdout, clippy::print_stderr, reason = "a tool for the developer")]

mod generate;

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let done = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["generate"] => write(root),
        ["generate", "--check"] => check(root),
        _ => {
            eprintln!("usage: cargo xtask generate [--check]");
            return ExitCode::from(2);
        }
    };
    done.unwrap_or_else(|e| {
        eprintln!("error: {}: {e}", root.display());
        ExitCode::FAILURE
    })
}

fn write(root: &Path) -> std::io::Result<ExitCode> {
    let mut surplus = generate::present(root)?;
    for (path, bytes) in generate::generated() {
        let before = surplus.remove(&path);
        if before.as_ref() != Some(&bytes) {
            std::fs::create_dir_all(root.join(&path).parent().unwrap_or(root))?;
            std::fs::write(root.join(&path), bytes)?;
            println!("wrote {}", path.display());
        }
    }
    for path in surplus.keys() {
        std::fs::remove_file(root.join(path))?;
        println!("removed {}", path.display());
    }
    Ok(ExitCode::SUCCESS)
}

fn check(root: &Path) -> std::io::Result<ExitCode> {
    let differences = generate::differences(root)?;
    for line in &differences {
        eprintln!("{line}");
    }
    if differences.is_empty() {
        return Ok(ExitCode::SUCCESS);
    }
    eprintln!("hint: run \"cargo xtask generate\" and commit what it writes");
    Ok(ExitCode::FAILURE)
}
