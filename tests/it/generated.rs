//! Manual pages and completions are what the command line says today.

use crate::sandbox::{Sandbox, skip};
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

/// The help of a verb, which is built when it is called, begins as the list of verbs says.
#[test]
fn the_help_of_each_verb_says_what_the_list_of_verbs_says() {
    let board = Sandbox::new();
    for path in [&[][..], &["agent"], &["dead-letters"]] {
        let list = board.ok(&[path, &["--help"]].concat());
        let (_, verbs) = list.split_once("Commands:\n").expect("there are verbs");
        let verbs = verbs.split("\n\n").next().unwrap_or_default().replace("\n                ", " ");
        let mut count = 0;
        for line in verbs.lines().filter_map(|line| line.strip_prefix("  ").filter(|line| !line.starts_with(' '))) {
            let (verb, says) = line.split_once(' ').expect("a verb and what it does");
            if verb != "help" {
                let help = board.ok(&[path, &[verb, "--help"]].concat());
                let begins = help.lines().next().unwrap_or_default();
                let says = says.split_whitespace().collect::<Vec<_>>().join(" ");
                assert!(
                    begins.starts_with(says.trim_end_matches('.')) || says.starts_with(begins),
                    "{verb}: {begins:?} is not {says:?}"
                );
                count += 1;
            }
        }
        assert!(count >= 4, "{path:?} has {count} verbs");
    }
}
