//! The table of old names in the documentation is the program's, and every row of it is true.

use super::Old;
use super::cases::CASES;
use coordctl::commands::legacy::names;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::Stdio;

/// A row of the table.
struct Row {
    names: Vec<String>,
    meaning: String,
    /// What stands on stdout; empty where nothing has to.
    landmark: String,
    code: i32,
}

/// The table in docs/legacy.md.
fn table() -> Vec<Row> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/legacy.md");
    let text = std::fs::read_to_string(path).expect("docs/legacy.md can be read");
    let section = text.split("\n## ").find(|section| section.starts_with("Old names\n")).expect("a section");
    let lines = section.lines().filter(|line| line.starts_with("| `"));
    lines.map(row).collect()
}

fn row(line: &str) -> Row {
    let cells: Vec<&str> = line.trim_matches('|').split(" | ").map(str::trim).collect();
    let [names, meaning, landmark, code] = cells[..] else { panic!("not four cells: {line}") };
    let last_number = code.rsplit(' ').next().unwrap_or_default();
    Row {
        names: names.split(", ").map(|name| name.trim_matches('`').to_owned()).collect(),
        meaning: meaning.to_owned(),
        landmark: landmark.trim_matches(['`', '–']).to_owned(),
        code: last_number.parse().unwrap_or_else(|e| panic!("{e}: {line}")),
    }
}

/// The arguments of a case, with what they need on the board.
fn arguments(old: &Old, case: &[&str]) -> Vec<String> {
    let add = || old.board.ok(&["add", "test", "Review it"]);
    let filled = |word: &&str| match *word {
        "{+free}" => {
            let _ = (add(), add());
            None
        }
        word if word.contains("{held}") => Some(word.replace("{held}", &old.board.claim("ada"))),
        "{backup}" => Some(old.board.ok(&["backup", "--quiet"])),
        "{idle}" => Some(old.board.ok(&["agent", "register"])),
        word => Some(word.to_owned()),
    };
    case.iter().filter_map(filled).collect()
}

/// What a command says on stdout until the landmark has come, and how it ends once nobody reads it any more.
fn until(old: &Old, words: &[&str], landmark: &str) -> (String, i32) {
    let mut command = old.command(words);
    command.stdin(File::open(old.board.root().join("in.txt")).expect("a text"));
    let mut child =
        command.env("AGENT_ID", "ada").stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("a start");
    let mut reader = BufReader::new(child.stdout.take().expect("a pipe"));
    let mut said = String::new();
    if words[0] == "monitor" {
        while !said.contains(landmark) && reader.read_line(&mut said).expect("text") > 0 {}
    } else {
        reader.read_to_string(&mut said).expect("text");
    }
    drop(reader);
    (said, child.wait().expect("an end").code().unwrap_or(-1))
}

#[test]
fn the_table_is_the_one_in_the_program() {
    let told: Vec<_> = table().into_iter().map(|row| (row.names, row.meaning)).collect();
    let names = |old: &names::OldName| old.names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let known: Vec<_> = names::all().map(|old| (names(old), old.meaning())).collect();
    assert_eq!(told, known);
}

#[test]
fn every_row_is_true_of_every_name_in_it() {
    let old = Old::new();
    std::fs::write(old.board.root().join("in.txt"), "ada tests\n").expect("a file can be written");
    old.board.claim("ada");
    let (mut faults, mut tried) = (Vec::new(), 0);
    for row in &table() {
        let case = CASES.iter().find(|(name, _)| *name == row.names[0]).map(|(_, case)| *case);
        let Some(case) = case.or(row.meaning.starts_with("gone: ").then_some(&[])) else {
            faults.push(format!("{:?}: no case in cases.rs", row.names));
            continue;
        };
        for name in &row.names {
            let mut words = vec![name.clone()];
            words.extend(arguments(&old, case));
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            let (said, code) = until(&old, &words, &row.landmark);
            if code != row.code || !said.contains(&row.landmark) {
                faults.push(format!("{words:?}: {code}, not {}: no {:?} in: {said}", row.code, row.landmark));
            }
            tried += 1;
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(tried > 150, "only {tried} names were tried");
}

#[test]
fn every_case_belongs_to_a_row() {
    let table = table();
    for (name, _) in CASES {
        assert!(table.iter().any(|row| row.names[0] == *name), "no row begins with {name}");
    }
}
