//! Manual pages and completions are what the command line says today.

use crate::sandbox::skip;
use std::path::Path;
use std::process::Command;

#[path = "../xtask/generate.rs"]
mod generate;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn a_changed_command_line_does_not_leave_stale_pages_behind() {
    let differences = generate::differences(root()).expect("the generated files can be read");
    assert!(differences.is_empty(), "run \"cargo xtask generate\" and commit what it writes: {differences:#?}");
}

#[test]
fn every_verb_has_a_manual_page() {
    let pages = generate::present(root()).expect("the generated files can be read");
    for verb in coordctl::cli::command().get_subcommands().filter(|verb| !verb.is_hide_set()) {
        let page = format!("man/coordctl-{}.1", verb.get_name());
        assert!(pages.contains_key(Path::new(&page)), "{page} is missing");
    }
}

#[test]
fn bash_reads_its_completion_without_complaint() {
    let checked = Command::new("bash").arg("-n").arg(root().join("completions/coordctl.bash")).output();
    let Ok(checked) = checked else {
        skip("bash is not installed");
        return;
    };
    let complaint = String::from_utf8_lossy(&checked.stderr);
    assert!(checked.status.success() && complaint.is_empty(), "{complaint}");
}
