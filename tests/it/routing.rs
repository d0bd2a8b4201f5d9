//! Work that nobody gave to a team goes to the one that the rules in `coordctl.toml` name for its type.

use crate::sandbox::Sandbox;
use serde_json::{Value, json};
use std::fs;

const RULES: &str = r#"
[[work.routes]]
type = "*trace*"
team = "tracing"

[[work.routes]]
type = "build"
team = "builders"
"#;

fn board() -> Sandbox {
    let board = Sandbox::new();
    let _ = board.ok(&["init"]);
    fs::write(board.path("coordctl.toml"), RULES).expect("a file can be written");
    board
}

fn routed(item: &Value) -> (Value, Value) {
    (item["team"].clone(), item["routed_by"].clone())
}

#[test]
fn add_claim_and_run_follow_the_rules_and_explain_names_the_one_that_fit() {
    let board = board();
    let add = |words: &[&str]| routed(&board.json(&[&["add"], words].concat())["item"]);
    assert_eq!(add(&["My_Trace_view", "a"]), (json!("tracing"), json!("*trace*")));
    assert_eq!(add(&["builds", "b"]), (json!("autonomous_team"), Value::Null));
    assert_eq!(add(&["build", "c", "--team", "mine"]), (json!("mine"), Value::Null));
    let claimed = board.json(&["claim", "build", "d", "--agent", "ada"]);
    assert_eq!(routed(&claimed["item"]), (json!("builders"), json!("build")));
    let ada = board.json(&["agent", "show", "ada"]);
    assert_eq!(ada["agent"]["team"], "autonomous_team", "whose work it is makes nobody a member: {ada}");
    let _ = board.ok(&["run", "--type", "retrace", "--description", "e", "--agent", "bob", "--", "true"]);
    let items = board.items();
    let ran = items.iter().find(|item| item["description"] == "e").expect("run made an item");
    assert_eq!(routed(ran), (json!("tracing"), json!("*trace*")));

    let id = claimed["work_id"].as_str().expect("an id");
    let sentence = "It is work of builders: nobody named a team, and its type fits \"build\" in work.routes.";
    assert!(board.ok(&["explain", id]).lines().any(|line| line == sentence));
    let document = board.json(&["explain", id]);
    assert_eq!(routed(&document), (json!("builders"), json!("build")));
    let _ = board.ok(&["set", id, "--team", "others", "--agent", "ada"]);
    assert_eq!(routed(&board.json(&["explain", id])), (json!("others"), Value::Null));
    assert!(!board.ok(&["explain", id]).contains("work.routes"));
}

#[test]
fn the_environment_and_the_fields_of_a_list_name_a_team_before_the_rules_do() {
    let board = board();
    let from = |name: &str, environment: &[(&str, &str)], lines: &str| {
        let path = board.root().join(name);
        fs::write(&path, lines).expect("a file can be written");
        let mut command = board.command(&["add", "--from", path.to_str().expect("a path")]);
        let output = command.envs(environment.iter().copied()).output().expect("coordctl runs");
        assert!(output.status.success(), "{output:?}");
    };
    from(
        "a.jsonl",
        &[],
        "{\"type\":\"build\",\"description\":\"a\"}\n{\"type\":\"trace\",\"description\":\"b\",\"team\":\"t\"}\n",
    );
    from("b.jsonl", &[("AGENT_TEAM", "crew")], "{\"type\":\"build\",\"description\":\"c\"}\n");
    let teams: Vec<_> = board.items().iter().map(routed).collect();
    assert_eq!(teams, [(json!("builders"), json!("build")), (json!("t"), Value::Null), (json!("crew"), Value::Null)]);
}

#[test]
fn a_rule_that_makes_no_sense_is_refused_with_its_place() {
    let board = board();
    for (rule, said) in [
        ("type = \"\"\nteam = \"t\"", "the type in rule 1 of work.routes is empty"),
        ("type = \"a\"\nteam = \"\"", "the team \"\" in rule 1 of work.routes"),
        ("type = \"a\"\nteams = \"t\"", "teams"),
        ("type = \"a\"", "team"),
    ] {
        fs::write(board.path("coordctl.toml"), format!("[[work.routes]]\n{rule}\n")).expect("a file can be written");
        let refused = board.run(&["add", "a", "b"]);
        assert!(refused.code == 3 && refused.stderr.contains(said), "{rule}: {refused:?}");
    }
}
