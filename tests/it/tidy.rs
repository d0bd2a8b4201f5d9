//! The shape of the repository: what lies in its root, which way its arrows point, how large its files are.
//!
//! Every rule collects all its faults before it fails, each with the file and the line to go to.

use crate::sandbox::skip;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The most entries of the root that may be seen without asking for hidden ones.
const ROOT_ENTRIES: usize = 16;

/// The most lines of code in one file.
const CODE_LINES: usize = 300;

/// Words that say nothing about what a file is for.
const EMPTY_WORDS: [&str; 8] = ["manager", "helper", "helpers", "util", "utils", "engine", "v2", "fast"];

/// Each module of `src` and the modules it may name. A row names only rows above it: arrows point down.
const ARROWS: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("clock", &[]),
    ("board", &["text", "clock"]),
    ("store", &["text", "clock", "board"]),
    ("program", &["text"]),
    ("analysis", &["text", "clock", "board", "program"]),
    ("gates", &["text", "board", "analysis"]),
    ("tending", &["text", "board", "analysis"]),
    ("recovery", &["text"]),
    ("conservation", &[]),
    ("telemetry", &["text", "clock", "board", "recovery"]),
    ("legacy", &["text", "clock", "board", "recovery", "conservation"]),
    ("supervise", &["text"]),
    ("repository", &["text", "supervise"]),
    ("schedule", &["text", "clock"]),
    ("claude", &["text", "clock", "board", "analysis", "telemetry", "supervise"]),
    ("report", &["text", "clock", "board", "program", "conservation", "analysis", "gates", "claude", "legacy"]),
    ("settings", &["text", "board", "store", "program"]),
    ("location", &["store", "settings"]),
    (
        "failure",
        &[
            "text",
            "board",
            "store",
            "conservation",
            "analysis",
            "telemetry",
            "legacy",
            "supervise",
            "repository",
            "schedule",
            "claude",
            "settings",
        ],
    ),
    ("terminal", &["text", "failure"]),
    (
        "commands",
        &[
            "text",
            "clock",
            "board",
            "store",
            "program",
            "conservation",
            "analysis",
            "gates",
            "tending",
            "legacy",
            "report",
            "telemetry",
            "supervise",
            "repository",
            "schedule",
            "claude",
            "settings",
            "location",
            "failure",
            "terminal",
        ],
    ),
    ("cli", &["text", "clock", "commands", "failure", "location", "settings", "store", "telemetry", "terminal"]),
    ("lib", &[]),
    ("main", &[]),
];

#[test]
fn the_root_holds_few_entries() {
    let listing = Command::new("git").args(["-c", "safe.directory=*", "ls-files", "-z"]).current_dir(root()).output();
    let Ok(listing) = listing.as_ref().map(|output| String::from_utf8_lossy(&output.stdout)) else {
        skip("git is not installed");
        return;
    };
    let mut entries: Vec<&str> =
        listing.split('\0').filter_map(|path| path.split('/').next()).filter(|entry| !entry.is_empty()).collect();
    entries.dedup();
    if entries.is_empty() {
        skip("git tracks nothing here");
        return;
    }
    entries.retain(|entry| !entry.starts_with('.'));
    assert!(entries.len() <= ROOT_ENTRIES, "more than {ROOT_ENTRIES} visible entries in the root: {entries:?}");
}

#[test]
fn the_table_of_arrows_points_down() {
    for (row, (module, allowed)) in ARROWS.iter().enumerate() {
        let above = &ARROWS[..row];
        for name in *allowed {
            assert!(above.iter().any(|(other, _)| other == name), "ARROWS: {module} names {name}, not above it");
        }
    }
}

#[test]
fn arrows_point_down() {
    let mut faults = Vec::new();
    for file in rust_files("src") {
        let module = top_module(&file);
        let Some((_, allowed)) = ARROWS.iter().find(|(name, _)| *name == module) else {
            faults.push(format!("{}:1: {module} has no row in ARROWS (tests/it/tidy.rs)", file.display()));
            continue;
        };
        let source = without_comments(&read(&file));
        let is_own =
            |name: &str| ["", "/mod"].iter().any(|end| root().join(format!("src/{module}/{name}{end}.rs")).is_file());
        let is_above = |name: &str| ARROWS.iter().any(|(other, _)| *other == name) && !is_own(name);
        let mut names = names_after("crate::", &source);
        names.extend(names_after("super::", &source).into_iter().filter(|(_, name)| is_above(name)));
        for (line, name) in names {
            if name != module && !allowed.contains(&name.as_str()) {
                faults.push(format!("{}:{line}: {module} may not name {name}", file.display()));
            }
        }
    }
    assert_no(&faults);
}

#[test]
fn main_is_a_client_of_the_library() {
    let mut faults = Vec::new();
    for (number, line) in read(Path::new("src/main.rs")).lines().enumerate() {
        if line.starts_with("mod ") || line.starts_with("pub mod ") {
            faults.push(format!("src/main.rs:{}: modules belong to src/lib.rs", number + 1));
        }
    }
    assert_no(&faults);
}

#[test]
fn names_are_found_behind_a_prefix_and_in_its_braces() {
    let source = "use crate::a;\nuse crate::{\n    b::{self, C},\n    d,\n};\npub(in crate::e) use super::super::f;";
    let found = |prefix| names_after(prefix, source).iter().map(|(l, n)| format!("{l} {n}")).collect::<Vec<_>>();
    assert_eq!(found("crate::"), ["1 a", "3 b", "4 d", "6 e"]);
    assert_eq!(found("super::"), ["6 super", "6 f"]);
}

#[test]
fn no_file_is_too_long() {
    let mut faults = Vec::new();
    for file in [rust_files("src"), rust_files("tests")].concat() {
        let lines = code_lines(&read(&file));
        if let Some(line) = lines.get(CODE_LINES) {
            let count = lines.len();
            faults.push(format!("{}:{line}: {count} lines of code, more than {CODE_LINES}", file.display()));
        }
    }
    assert_no(&faults);
}

#[test]
fn every_file_name_says_what_it_is_for() {
    let mut faults = Vec::new();
    for file in [rust_files("src"), rust_files("tests")].concat() {
        let name = file.with_extension("");
        let mut words = name.iter().flat_map(|part| part.to_str().unwrap_or_default().split('_'));
        if let Some(word) = words.find(|word| EMPTY_WORDS.contains(word)) {
            faults.push(format!("{}:1: \"{word}\" in the name of a file says nothing", file.display()));
        }
    }
    assert_no(&faults);
}

#[test]
fn the_changelog_knows_this_version() {
    let version = format!("## [{}]", env!("CARGO_PKG_VERSION"));
    let known = |line: &str| line.starts_with(&version) || line.starts_with("## [Unreleased]");
    assert!(read(Path::new("CHANGELOG.md")).lines().any(known), "CHANGELOG.md:1: neither {version} nor [Unreleased]");
}

#[test]
fn every_file_is_a_module_of_its_parent() {
    let mut faults = Vec::new();
    for folder in ["src", "tests/it", "tests/xtask", "tests/bench"] {
        for file in rust_files(folder) {
            let parents = parents(&file, Path::new(folder));
            let stem = if file.ends_with("mod.rs") { file.parent().unwrap() } else { &file }.file_stem().unwrap();
            let named = |parent: &PathBuf| declares(&read(parent), stem.to_str().unwrap());
            if !parents.is_empty() && !parents.iter().filter(|parent| root().join(parent).is_file()).any(named) {
                faults.push(format!("{}:1: reached by no `mod` in {parents:?}", file.display()));
            }
        }
    }
    assert_no(&faults);
}

/// The files whose `mod` may reach `file`; none for the root of a crate.
fn parents(file: &Path, folder: &Path) -> Vec<PathBuf> {
    let is_root = ["lib.rs", "main.rs"].iter().any(|name| file == folder.join(name));
    let own_folder = if file.ends_with("mod.rs") { file.parent() } else { Some(file) };
    let parent = own_folder.and_then(Path::parent).unwrap_or(folder);
    if is_root {
        Vec::new()
    } else if parent == folder {
        vec![folder.join("lib.rs"), folder.join("main.rs")]
    } else {
        vec![parent.join("mod.rs"), parent.with_extension("rs")]
    }
}

fn declares(source: &str, module: &str) -> bool {
    let wanted = format!("mod {module};");
    let is_it = |line: &str| line == wanted || line.starts_with("pub") && line.ends_with(&format!(" {wanted}"));
    source.lines().any(|line| is_it(line.trim()))
}

/// The names that follow `prefix` in `source`, each with its line; those in braces one by one.
fn names_after(prefix: &str, source: &str) -> Vec<(usize, String)> {
    let mut names = Vec::new();
    for (at, _) in source.match_indices(prefix) {
        let rest = &source[at + prefix.len()..];
        let line = source[..at].matches('\n').count() + 1;
        match rest.strip_prefix('{') {
            None => names.extend(leading_name(rest).map(|name| (line, name))),
            Some(group) => {
                let members = members(group).into_iter();
                names.extend(members.filter_map(|(below, member)| Some((line + below, leading_name(member)?))));
            }
        }
    }
    names
}

/// The members of a brace group that `group` starts inside of, each with the number of lines above it.
fn members(group: &str) -> Vec<(usize, &str)> {
    let (mut members, mut start, mut depth) = (Vec::new(), 0, 0);
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' | ',' if depth == 0 => {
                let member = group[start..at].trim_start();
                members.push((group[..at - member.len()].matches('\n').count(), member));
                start = at + 1;
                if c == '}' {
                    break;
                }
            }
            '}' => depth -= 1,
            _ => {}
        }
    }
    members
}

fn leading_name(text: &str) -> Option<String> {
    let name: String = text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    (!name.is_empty()).then_some(name)
}

/// The first name below `src` on the way to `file`: the module that its arrows start from.
fn top_module(file: &Path) -> String {
    file.with_extension("").iter().nth(1).and_then(|name| name.to_str()).unwrap_or_default().to_owned()
}

/// The numbers of the lines that hold code, up to the tests at the end of the file.
fn code_lines(source: &str) -> Vec<usize> {
    let lines: Vec<&str> = source.lines().collect();
    let opens_tests = |line: &&str| line.starts_with("mod ") && line.ends_with('{');
    let tests = (0..lines.len()).find(|&at| {
        let mut below = lines[at + 1..].iter().filter(|line| line.starts_with(char::is_alphabetic));
        lines[at] == "#[cfg(test)]" && below.next().is_some_and(opens_tests)
    });
    let code = without_comments(source);
    let numbered = code.lines().enumerate().take(tests.unwrap_or(lines.len()));
    numbered.filter(|(_, line)| !line.trim().is_empty()).map(|(number, _)| number + 1).collect()
}

/// The source with each comment that has lines of its own left blank, so that line numbers stay.
fn without_comments(source: &str) -> String {
    let mut inside = false;
    let mut kept = String::with_capacity(source.len());
    for line in source.lines() {
        let text = line.trim();
        inside |= text.starts_with("/*");
        if !inside && !text.starts_with("//") {
            kept.push_str(line);
        }
        inside &= !text.ends_with("*/");
        kept.push('\n');
    }
    kept
}

fn assert_no(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

/// Every `.rs` file below a folder, by its path from the root of the repository.
fn rust_files(folder: &str) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![PathBuf::from(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(root().join(&folder)).unwrap_or_else(|e| panic!("{}: {e}", folder.display())) {
            let path = folder.join(entry.unwrap().file_name());
            if root().join(&path).is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

fn read(file: &Path) -> String {
    std::fs::read_to_string(root().join(file)).unwrap_or_else(|e| panic!("{}: {e}", file.display()))
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
