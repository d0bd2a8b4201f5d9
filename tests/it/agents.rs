//! `agent`: who works here, and figures that come from what happened.

use crate::bad_input::check_words;
use crate::listing::{changed, listing};
use crate::sandbox::{Sandbox, eventually};
use serde_json::{Value, json};

/// An agent as `agent show` tells it.
fn agent(board: &Sandbox, id: &str) -> Value {
    board.json(&["agent", "show", id])["agent"].clone()
}

/// The row of an agent in the public file.
fn row(board: &Sandbox, id: &str) -> Value {
    let _ = board.ok(&["sync"]);
    let rows = board.view("agent_status.json");
    rows.into_iter().find(|row| row["agent_id"] == id).unwrap_or_else(|| panic!("no row of {id}"))
}

#[test]
fn registering_tells_what_was_given_and_changes_nothing_else() {
    let board = Sandbox::new();
    let given = ["agent", "register", "ada", "--team", "compiler", "--role", "reviewer", "--capability", "rust"];
    let said = board.run(&[&given[..], &["--capability", "go", "--capability", "rust", "--capacity", "3"]].concat());
    assert_eq!((said.code, said.stdout.as_str()), (0, "ada\n"), "{said:?}");
    let told = |field: &str| agent(&board, "ada")[field].clone();
    assert_eq!([told("team"), told("role"), told("capacity")], [json!("compiler"), json!("reviewer"), json!(3)]);
    assert_eq!(told("capabilities"), json!(["rust", "go"]));
    let changed = board.json(&["agent", "register", "ada", "--role", "builder"]);
    assert_eq!(
        (&changed["is_new"], &changed["team"], &changed["capacity"]),
        (&false.into(), &"compiler".into(), &3.into())
    );
    assert_eq!(
        [told("team"), told("role"), told("capabilities")],
        [json!("compiler"), json!("builder"), json!(["rust", "go"])]
    );
    let old = row(&board, "ada");
    assert_eq!((&old["capacity"], &old["claim_limit"]), (&3.into(), &3.into()), "old readers see another capacity");
    let _ = board.ok(&["agent", "register", "ada", "--capacity", "none", "--capability", "none"]);
    assert_eq!([told("capacity"), told("capabilities")], [Value::Null, json!([])]);
    assert_eq!(row(&board, "ada")["capacity"], 100);
}

#[test]
fn an_agent_without_a_name_gets_one_that_claims_then_use() {
    let board = Sandbox::new();
    let [one, two] = [(); 2].map(|()| board.ok(&["agent", "register"]));
    assert!(one.starts_with("agent_") && one < two, "{one} {two}");
    let environment = [("AGENT_ID", one.as_str()), ("AGENT_TEAM", "elsewhere")];
    let said = board.run_with(&environment, &["agent", "register", "--capacity", "2"]);
    assert_eq!(said.stdout, format!("{one}\n"), "{said:?}");
    assert_eq!(agent(&board, &one)["team"], "autonomous_team", "the environment moved a known agent");
    let said = board.run_with(&environment, &["agent", "register", "new"]);
    assert_eq!((said.code, &agent(&board, "new")["team"]), (0, &"elsewhere".into()), "{said:?}");
}

#[test]
fn unknown_fields_of_an_old_row_survive_registering_and_retiring() {
    let rows = r#"[{"agent_id":"old","team":"t","status":"active","capacity":100,"x":{"y":[1.50]},"current_workload":7,
        "performance_metrics":{"tasks_completed":0,"average_completion_time":"0m","success_rate":100.0}}]"#;
    let board = Sandbox::with_files(&[("agent_status.json", rows)]);
    let _ = board.ok(&["agent", "register", "old", "--role", "r"]);
    let _ = board.ok(&["agent", "retire", "old"]);
    let kept = row(&board, "old");
    assert_eq!(kept["x"].to_string(), r#"{"y":[1.50]}"#);
    assert_eq!((&kept["status"], &kept["role"]), (&"retired".into(), &"r".into()));
    let told = agent(&board, "old");
    assert_eq!([&told["load"], &told["completed"], &told["failed"]], [0, 0, 0], "a stored load was believed");
    assert_eq!((&told["median_seconds"], &told["median_over"]), (&Value::Null, &0.into()), "a zero was made up");
}

#[test]
fn figures_come_from_what_happened() {
    let board = Sandbox::new();
    let [done, failed, _held] = [(); 3].map(|()| board.claim("ada"));
    let _ = board.ok(&["complete", &done, "ok", "--agent", "ada"]);
    let _ = board.ok(&["release", &failed, "--agent", "ada"]);
    let expiring = board.ok(&["claim", "a", "b", "--agent", "ada", "--ttl", "1s"]);
    eventually("bob takes what ada lost", || board.run(&["claim", &expiring, "--agent", "bob"]).code == 0);
    let told = agent(&board, "ada");
    assert_eq!([&told["load"], &told["completed"], &told["failed"]], [1, 1, 1], "{told}");
    assert!(told["median_seconds"].is_number() && told["median_over"] == 1, "{told}");
    let _ = board.ok(&["complete", &done, "ok", "--agent", "ada"]);
    assert_eq!(agent(&board, "ada")["completed"], 1, "a repeat was counted");
    assert_eq!(
        (&agent(&board, "bob")["completed"], &agent(&board, "bob")["median_seconds"]),
        (&0.into(), &Value::Null)
    );
}

#[test]
fn the_median_says_over_how_many_and_leaves_out_what_tells_nothing() {
    let item = |id: &str, agent: &str, hours: u32| {
        json!({ "work_item_id": id, "agent_id": agent, "status": "completed",
            "claimed_at": "2025-06-16T00:00:00Z", "completed_at": format!("2025-06-16T{hours:02}:00:00Z") })
    };
    let log = |id: &str, more: Value| {
        let mut row = json!({ "work_item_id": id, "agent_id": "ada", "completed_at": "2025-06-16T09:00:00Z" });
        row.as_object_mut().expect("an object").extend(more.as_object().cloned().expect("an object"));
        row
    };
    let items = json!([item("a", "ada", 1), item("b", "ada", 3), item("c", "bob", 9)]);
    // Of five completions of ada one is logged with its time, two are told by their items, and two tell nothing.
    let rows = json!([
        log("a", json!({})),
        log("b", json!({})),
        log("c", json!({})),
        log("gone", json!({})),
        log("archived", json!({ "seconds": 7200 }))
    ]);
    let board =
        Sandbox::with_files(&[("work_claims.json", &items.to_string()), ("coordination_log.json", &rows.to_string())]);
    let told = agent(&board, "ada");
    assert_eq!(
        (&told["completed"], &told["median_over"], &told["median_seconds"]),
        (&5.into(), &3.into(), &7200.0.into())
    );
    let bob = agent(&board, "bob");
    assert_eq!(
        (&bob["completed"], &bob["median_seconds"]),
        (&1.into(), &32_400.0.into()),
        "an unlogged completion: {bob}"
    );
    let _ = board.ok(&["claim", "x", "y", "--agent", "cyd"]);
    let own = board.claim("ada");
    let _ = board.ok(&["complete", &own, "ok", "--agent", "ada"]);
    let logged = board.view("coordination_log.json").pop().expect("a completion");
    assert!(logged["seconds"].is_number(), "the time was not logged: {logged}");
}

#[test]
fn a_retired_agent_is_refused_until_it_is_registered_again() {
    let board = Sandbox::new();
    let waiting = board.pending();
    let _ = board.ok(&["agent", "register", "ada"]);
    assert_eq!(board.json(&["agent", "retire", "ada"])["already_retired"], false);
    let again = board.json(&["agent", "retire", "ada"]);
    assert_eq!(again["already_retired"], true, "{again}");
    let before = listing(board.root());
    for claim in [&["claim", "a", "b", "--agent", "ada"][..], &["claim", &waiting, "--agent", "ada"]] {
        check_words(claim, &board.run(claim), 17, "\"ada\"", "coordctl agent register ada");
    }
    assert!(changed(&before, &listing(board.root())).is_empty(), "a refused claim left something behind");
    let back = board.json(&["agent", "register", "ada"]);
    assert_eq!((&back["came_back"], &back["is_new"]), (&true.into(), &false.into()));
    let _ = board.ok(&["claim", &waiting, "--agent", "ada"]);
}

#[test]
fn an_agent_leaves_only_without_live_claims() {
    let board = Sandbox::new();
    let id = board.claim("ada");
    let retire = ["agent", "retire", "ada"];
    check_words(&retire, &board.run(&retire), 17, &id, "coordctl list --agent ada");
    let said = board.run(&[&["--json"], &retire[..]].concat());
    let refusal: Value = serde_json::from_str(&said.stderr).expect("an object");
    assert_eq!(refusal["context"]["work_ids"], json!([id]));
    assert_eq!(agent(&board, "ada")["state"], "working", "a refused agent left");
    let _ = board.ok(&["release", &id, "--agent", "ada"]);
    let short = board.ok(&["claim", "a", "b", "--agent", "ada", "--ttl", "1s"]);
    eventually("the lease ends", || board.json(&["show", &short])["expired"] == true);
    let _ = board.ok(&retire);
    assert_eq!(agent(&board, "ada")["state"], "retired");
}

#[test]
fn wrong_values_are_quoted_and_change_nothing() {
    let board = Sandbox::new();
    let _ = board.claim("adalbert");
    let before = listing(board.root());
    let register = ["agent", "register", "ada"];
    let long = "x".repeat(129);
    for (flag, value, code, quoted, hint) in [
        ("--capacity", "0", 3, "\"0\"", "none for any number"),
        ("--capacity", "-1", 3, "\"-1\"", "whole number"),
        ("--capacity", "x", 3, "\"x\"", "whole number"),
        ("--capacity", "", 3, "\"\"", "whole number"),
        ("--capacity", "1000001", 3, "\"1000001\"", "1000000"),
        ("--capability", "", 3, "\"\"", "capability"),
        ("--capability", "rust,go", 3, "\"rust,go\"", "--capability once"),
        ("--capability", "a\u{1b}[2J", 3, "the capability", "remove it"),
        ("--capability", &long, 3, "129 bytes", "128"),
        ("--role", "", 3, "the role \"\"", "role"),
        ("--team", "a\nb", 3, "the team", "single line"),
        ("--agent", "a b", 3, "\"a b\"", "letters"),
    ] {
        let arguments = [&register[..], &[flag, value]].concat();
        check_words(&arguments, &board.run(&arguments), code, quoted, hint);
    }
    let both = [&register[..], &["--capability", "none", "--capability", "rust"]].concat();
    check_words(&both, &board.run(&both), 3, "\"none\"", "alone");
    for (arguments, code, quoted, hint) in [
        (&["agent", "register", "../x"][..], 3, "\"../x\"", "letters"),
        (&["agent", "show", "adelbert"], 11, "nearest: adalbert", "coordctl agent list"),
        (&["agent", "retire", "adelbert"], 11, "nearest: adalbert", "coordctl agent list"),
        (&["agent", "show", "a/b"], 3, "\"a/b\"", "letters"),
        (&["agent", "list", "--state", "wroking"], 3, "\"wroking\"", "\"working\""),
        (&["agent", "list", "--state", ""], 3, "\"\"", "retired"),
        (&["agent", "list", "--limit", "-1"], 3, "\"-1\"", "whole number"),
        (&["agent", "lst"], 2, "'lst'", "'list'"),
        (&["agent", "register", "--capasity", "3"], 2, "'--capasity'", "'--capacity'"),
        (&["agent", "list", "--foo"], 2, "'--foo'", "coordctl agent list --help"),
    ] {
        check_words(arguments, &board.run(arguments), code, quoted, hint);
    }
    let changed = changed(&before, &listing(board.root()));
    assert!(changed.is_empty(), "{changed:?}");
}

#[test]
fn a_list_is_filtered_cut_and_says_how_many_there_are() {
    let board = Sandbox::new();
    for (id, team) in [("ada", "x"), ("bob", "x"), ("cyd", "y")] {
        let _ = board.ok(&["agent", "register", id, "--team", team]);
    }
    let _ = board.ok(&["claim", "a", "b", "--agent", "bob"]);
    let names = |arguments: &[&str]| {
        let list = board.json(&[&["agent", "list"], arguments].concat());
        let agents = list["agents"].as_array().cloned().expect("a list");
        let names: Vec<String> = agents.iter().map(|a| a["agent_id"].as_str().expect("a name").to_owned()).collect();
        (names.join(" "), list["total"].as_u64().expect("a total"), list["has_more"] == true)
    };
    assert_eq!(names(&["--limit", "1"]), ("bob".into(), 3, true), "who holds most does not come first");
    assert_eq!(names(&["--team", "x", "--limit", "1"]), ("bob".into(), 2, true));
    assert_eq!(names(&["--team", "y"]), ("cyd".into(), 1, false));
    assert_eq!(names(&["--state", "working"]), ("bob".into(), 1, false));
    assert_eq!(names(&["--state", "idle", "--team", "x"]), ("ada".into(), 1, false));
    assert_eq!(names(&["--limit", "0"]).1, 3);
    let said = board.run(&["agent", "list", "--state", "gone"]);
    assert_eq!((said.code, said.stdout.as_str()), (0, "no agents match\n"));
}
