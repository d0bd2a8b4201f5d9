//! The documents name every setting and every attribute that the program knows, and no other attribute.

use crate::claude::messages::{Messages, Step};
use crate::claude::{HEALTH, asking};
use crate::sandbox::Sandbox;
use std::collections::BTreeSet;
use std::path::Path;

/// A file of the repository.
fn file(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// The keys of `coordctl.toml`: the fields of the tables in the settings, such as `store.views`.
fn keys() -> Vec<String> {
    let (mut table, mut keys) = (String::new(), Vec::new());
    for line in (file("src/settings.rs")
        + &file("src/settings/export.rs")
        + &file("src/settings/claude.rs")
        + &file("src/settings/legacy.rs")
        + &file("src/settings/archive.rs"))
        .lines()
    {
        if let Some(name) = line.strip_prefix("/// `[") {
            let name = name.split('`').next().unwrap_or_default();
            name.trim_matches(['[', ']']).clone_into(&mut table);
        } else if line == "}" {
            table.clear();
        } else if let Some((field, _)) = line
            .trim()
            .strip_prefix("pub ")
            .and_then(|field| field.split_once(": ").filter(|field| !field.1.ends_with("Table,")))
            && !table.is_empty()
        {
            keys.push(format!("{table}.{field}"));
        }
    }
    keys
}

/// The environment variables that a source file reads: its literals in capitals.
fn variables(path: &str) -> Vec<String> {
    let source = file(path);
    let program = source.split("#[cfg(test)]").next().unwrap_or_default();
    let is_name = |text: &&str| text.contains('_') && text.chars().all(|c| c.is_ascii_uppercase() || c == '_');
    program.split('"').filter(is_name).map(str::to_owned).collect()
}

/// The names in the first column of the tables of some sections of docs/telemetry.md.
fn documented(sections: &[&str]) -> BTreeSet<String> {
    let text = file("docs/telemetry.md");
    let is_wanted = |part: &&str| part.lines().next().is_some_and(|title| sections.contains(&title));
    let lines = text.split("\n## ").filter(is_wanted).flat_map(str::lines);
    let names = |line: &str| Some(line.strip_prefix("| `")?.split_once(" |")?.0.replace('`', ""));
    let names: Vec<String> = lines.filter_map(names).collect();
    names.iter().flat_map(|names| names.split(", ")).map(str::to_owned).collect()
}

/// The names of the spans of a line.
fn names(line: &str) -> Vec<String> {
    let request: serde_json::Value = serde_json::from_str(line).unwrap_or_else(|e| panic!("{e}: {line}"));
    let spans = request["resourceSpans"][0]["scopeSpans"][0]["spans"].as_array().cloned().expect("spans");
    spans.iter().map(|span| span["name"].as_str().expect("a name").to_owned()).collect()
}

/// The name of a span without what is different each time.
fn general(name: String) -> String {
    if name.starts_with("chat ") { "chat <model>".to_owned() } else { name }
}

/// Whether a name is that of a command, or of what stands for the life of an item.
fn is_command(name: &str) -> bool {
    ["work.", "claude.", "cron."].iter().any(|room| name.starts_with(room))
}

/// The attributes of the spans of a line and of their resource.
fn attributes(line: &str) -> BTreeSet<String> {
    let request: serde_json::Value = serde_json::from_str(line).unwrap_or_else(|e| panic!("{e}: {line}"));
    let resource = &request["resourceSpans"][0];
    let spans = resource["scopeSpans"][0]["spans"].as_array().expect("spans");
    let lists =
        std::iter::once(&resource["resource"]["attributes"]).chain(spans.iter().map(|span| &span["attributes"]));
    let names = lists.flat_map(|list| list.as_array().into_iter().flatten());
    names.map(|attribute| attribute["key"].as_str().expect("a key").to_owned()).collect()
}

#[test]
fn no_setting_is_kept_secret() {
    let documents = file("docs/settings.md") + &file("docs/state.md") + &file("docs/legacy.md");
    let (keys, mut variables) = (keys(), variables("src/settings.rs"));
    for path in [
        "src/settings/claude.rs",
        "src/cli.rs",
        "src/cli/old_face.rs",
        "src/commands/legacy/work.rs",
        "src/commands/legacy/board.rs",
        "src/location.rs",
        "src/commands/claude/providers.rs",
        "src/commands/arguments.rs",
        "src/commands/identity.rs",
        "src/commands/telemetry/export/variables.rs",
        "src/commands/work_options.rs",
        "src/commands/gate/mod.rs",
    ] {
        variables.extend(self::variables(path));
    }
    assert!(keys.len() >= 5 && variables.len() >= 10, "too few were found: {keys:?} {variables:?}");
    let missing: Vec<_> = keys.iter().chain(&variables).filter(|name| !documents.contains(name.as_str())).collect();
    assert!(missing.is_empty(), "neither docs/settings.md nor docs/state.md nor docs/legacy.md names {missing:?}");
}

#[test]
fn every_attribute_of_a_span_is_documented_and_no_other() {
    let board = Sandbox::new();
    let id = board.claim("ada");
    // The lock of an old script that is gone, which the next change breaks.
    std::fs::write(board.path("work_claims.json.lock"), format!("{}\n", i32::MAX)).expect("a file can be written");
    for arguments in [
        vec!["progress", &id, "40", "--agent", "ada"],
        vec!["heartbeat", &id, "--agent", "ada"],
        vec!["claim", &id, "--agent", "bob"],
        vec!["complete", &id, "--agent", "ada", "--request-id", "r1"],
        vec!["complete", &id, "--agent", "ada", "--request-id", "r1"],
        vec!["show", &id],
        vec!["list"],
        vec!["events"],
        vec!["where"],
        vec!["dashboard"],
        vec!["generate-id"],
        vec!["sync"],
        vec!["init"],
        vec!["cron", "run", "tend", "--schedule", "*/5 * * * *"],
        vec!["archive", "--older-than", "0s", "--keep-last", "0"],
    ] {
        let _ = board.run(&arguments);
    }
    let file = board.ok(&["backup", "--quiet"]);
    for arguments in [&["restore", file.as_str()][..], &["restore", &file, "--into", "fresh"]] {
        let _ = board.ok(arguments);
    }
    // A question that is sent twice, so that this is told as well.
    let api = Messages::start([Step::error(529, "overloaded_error", "busy"), Step::Answer(HEALTH.to_owned())]);
    assert_eq!(asking(&board, &api, &["claude", "health"]).code, 0);
    let spans = std::fs::read_to_string(board.path("telemetry_spans.jsonl")).expect("there are spans");
    assert_eq!(spans.lines().count(), 21, "one span for each command, and one for the verb of the job");
    let emitted: BTreeSet<String> = spans.lines().flat_map(attributes).collect();
    assert_eq!(emitted, documented(&["Resource attributes", "Span attributes"]));
    let known = documented(&["Names and kinds"]);
    let (steps, lives): (BTreeSet<String>, _) =
        spans.lines().flat_map(names).map(general).partition(|name| !is_command(name));
    let documented_steps: BTreeSet<String> = known.iter().filter(|name| !is_command(name)).cloned().collect();
    assert_eq!(steps, documented_steps);
    assert!(known.contains("work.<verb>") && ["work.item", "work.attempt"].iter().all(|life| lives.contains(*life)));
}
