//! The files made from the command line's own description: manual pages and shell completions.
//!
//! A function of `coordctl::cli::command()` alone: no date, no terminal width, no environment.

use clap::{Command, ValueEnum};
use clap_complete::{Generator, Shell};
use clap_mangen::Man;
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

/// The folders that hold generated files and nothing else.
const FOLDERS: [&str; 2] = ["man", "completions"];
/// Pages carry no date. An empty one would be left out of the title line and shift the words behind it.
const NO_DATE: &str = " ";

/// Every generated file: its path below the root of the repository, and its bytes.
pub(crate) fn generated() -> Vec<(PathBuf, Vec<u8>)> {
    let mut command = coordctl::cli::command().disable_help_subcommand(true);
    command.build();
    let mut files = Vec::new();
    add_pages(&command, &source(&command), &mut files);
    for shell in Shell::value_variants() {
        let mut bytes = Vec::new();
        let mut command = coordctl::cli::command();
        clap_complete::generate(*shell, &mut command, "coordctl", &mut bytes);
        files.push((Path::new("completions").join(shell.file_name("coordctl")), bytes));
    }
    files
}

/// What is not as [`generated`] says below `root`: one line for each stale, missing or surplus file.
pub(crate) fn differences(root: &Path) -> io::Result<Vec<String>> {
    let mut found = present(root)?;
    let mut lines = Vec::new();
    for (path, bytes) in generated() {
        match found.remove(&path) {
            None => lines.push(format!("{}: missing", path.display())),
            Some(there) if there != bytes => lines.push(format!("{}: stale", path.display())),
            Some(_) => {}
        }
    }
    lines.extend(found.keys().map(|path| format!("{}: surplus", path.display())));
    Ok(lines)
}

/// The files that are in [`FOLDERS`] now.
pub(crate) fn present(root: &Path) -> io::Result<BTreeMap<PathBuf, Vec<u8>>> {
    let mut files = BTreeMap::new();
    for folder in FOLDERS.iter().filter(|folder| root.join(folder).is_dir()) {
        for entry in std::fs::read_dir(root.join(folder))? {
            let path = Path::new(folder).join(entry?.file_name());
            files.insert(path.clone(), std::fs::read(root.join(path))?);
        }
    }
    Ok(files)
}

fn source(command: &Command) -> String {
    format!("{} {}", command.get_name(), command.get_version().unwrap_or_default()).trim_end().to_owned()
}

fn add_pages(command: &Command, source: &str, files: &mut Vec<(PathBuf, Vec<u8>)>) {
    let page = Man::new(command.clone()).date(NO_DATE).source(source).manual("coordctl manual");
    let mut bytes = Vec::new();
    page.render(&mut bytes).expect("a vector takes every write");
    files.push((Path::new("man").join(page.get_filename()), bytes));
    for verb in command.get_subcommands().filter(|verb| !verb.is_hide_set()) {
        add_pages(verb, source, files);
    }
}
