//! What scripts around the older tool rely on, in a real shell.

use super::{Old, first_id};
use crate::sandbox::skip;

#[test]
fn the_id_that_a_script_cuts_out_of_a_claim_is_the_new_item() {
    let old = Old::new();
    let script = r#"
        id=$("$helper" claim test "Review 'it', \"all\" of it" high core | grep -o 'work_[0-9]*' | head -1)
        both=$(AGENT_ID=homework_bot_work_7 "$helper" claim test x 2>&1 | grep -o 'work_[0-9]*' | head -1)
        echo "$id $both"
        "$helper" progress "$id" 75 testing | grep PROGRESS | grep -o '75%'
        CURRENT_WORK_ITEM=$id "$helper" complete "" "" 8 | grep COMPLETED | grep -o 'velocity points'
        "$helper" dashboard | grep -o 'Active Work Items: [0-9]*'
        "$helper" dashboard | grep -o 'Velocity: [0-9]* story points'
    "#;
    let Some(said) = old.bash(script) else { return skip("bash is not installed") };
    let lines: Vec<&str> = said.lines().collect();
    let expected = ["75%", "velocity points", "Active Work Items: 1", "Velocity: 8 story points"];
    assert_eq!(lines[1..], expected, "{said}");
    let items = old.board.items();
    let ids: Vec<&str> = items.iter().filter_map(|item| item["work_item_id"].as_str()).collect();
    assert_eq!(lines[0], ids.join(" "));
    let row = &items[0];
    assert_eq!((&row["priority"], &row["team"], &row["result"]), (&"high".into(), &"core".into(), &"success".into()));
    assert_eq!(items[1]["team"], "autonomous_team");
}

#[test]
fn warnings_come_after_the_id_also_where_both_streams_are_one() {
    let old = Old::new();
    assert_eq!(old.run(&["claim", "test", "x"]).code, 0);
    std::fs::write(old.board.path("work_claims.json"), "[\n").expect("a file can be written");
    let Some(said) = old.bash(r#""$helper" claim test y 2>&1"#) else { return skip("bash is not installed") };
    let warned = said.find("warning: ").unwrap_or_else(|| panic!("nothing was warned of: {said}"));
    assert!(said.find("SUCCESS").is_some_and(|at| at < warned), "{said}");
    let id = first_id(&said);
    assert!(old.board.items().iter().any(|item| item["work_item_id"] == id.as_str()), "{id} of {said}");
}

#[test]
fn what_cannot_be_done_is_an_error_and_changes_nothing() {
    let old = Old::new();
    let missing = old.run(&["progress", "work_1", "5"]);
    assert_eq!(missing.code, 4, "{missing:?}");
    assert!(missing.stdout.contains("ERROR: Work claims file not found") && !old.board.board().exists(), "{missing:?}");
    let ada = [("AGENT_ID", "ada")];
    let id = first_id(&old.run_with(&ada, &["claim", "test", "x"]).stdout);
    let unknown = format!("{id}0");
    let before = old.board.items();
    let cases: [(&[&str], i32, &str); 12] = [
        (&["progress"], 3, "❌ ERROR: No work item ID specified"),
        (&["complete"], 3, "❌ ERROR: No work item ID specified"),
        (&["progress", &id], 3, "❌ ERROR: No percentage specified"),
        (&["progress", &id, "150"], 3, "\"150\""),
        (&["progress", &id, "half"], 3, "\"half\""),
        (&["progress", &unknown, "5"], 13, &unknown),
        (&["complete", &unknown], 13, &unknown),
        (&["complete", &id, "done", "many"], 3, "\"many\""),
        (&["claim", "", "x"], 3, "❌ ERROR: No type of work specified"),
        (&["claim", "test", "x", "test"], 3, "\"test\" is no priority"),
        (&["register", "100", "active", "backend"], 3, "\"backend\""),
        (&["claimm", "test", "x"], 2, "❌ ERROR: unknown command \"claimm\""),
    ];
    for (words, code, said) in cases {
        let answer = old.run(words);
        assert_eq!(answer.code, code, "{words:?}: {answer:?}");
        assert!(answer.stdout.starts_with("❌ ERROR: ") && answer.stdout.contains(said), "{words:?}: {answer:?}");
        assert!(answer.stderr.starts_with("hint: "), "{words:?}: {answer:?}");
    }
    assert!(old.run(&["claimm"]).stderr.contains("did you mean \"claim\"?"));
    assert!(
        old.run(&["progress", &unknown, "5"]).stdout.contains(&format!("nearest: {id}")),
        "the nearest id is named"
    );
    let bob = old.run_with(&[("AGENT_ID", "bob")], &["progress", &id, "5"]);
    assert_eq!(bob.code, 10, "{bob:?}");
    assert_eq!(old.board.items(), before);
}

#[test]
fn work_that_is_completed_twice_is_scored_once() {
    let old = Old::new();
    let id = first_id(&old.run(&["claim", "test"]).stdout);
    assert_eq!(old.board.item(&id)["description"], "test", "a claim without a description says its type");
    let first = old.run(&["complete", &id]);
    let expected = format!(
        "✅ COMPLETED: Released claim for {id} (success) - 5 velocity points\n\
         📊 VELOCITY: Added 5 points to team autonomous_team velocity\n"
    );
    assert_eq!(first.stdout, expected);
    let again = old.run(&["complete", &id]);
    assert!(
        again.code == 14 && again.stdout.starts_with("❌ ERROR: ") && !again.stdout.contains("VELOCITY"),
        "{again:?}"
    );
    assert_eq!(old.board.view("coordination_log.json").len(), 1);
}

#[test]
fn an_agent_is_registered_with_the_old_fields_and_no_limit() {
    let old = Old::new();
    assert_eq!(old.run(&["register", "bob", "core", "1", "rust"]).code, 0);
    let row = old.board.view("agent_status.json").remove(0);
    assert_eq!((&row["team"], &row["capacity"], &row["specialization"]), (&"core".into(), &1.into(), &"rust".into()));
    for _ in 0..2 {
        let claimed = old.run_with(&[("AGENT_ID", "bob")], &["claim", "test", "x"]);
        assert_eq!(claimed.code, 0, "a capacity in per cent is no number of items: {claimed:?}");
        assert!(!claimed.stdout.contains("REGISTERED"), "{claimed:?}");
    }
}

#[test]
fn an_agent_is_registered_by_its_variable_and_a_capacity_may_have_its_sign() {
    let old = Old::new();
    let said = old.run_with(&[("AGENT_ID", "bob")], &["register", "", "core", "80%"]);
    assert_eq!(said.stdout, "🔧 REGISTERED: Agent bob in team core with 80% capacity\n", "{said:?}");
    assert!(old.run(&["dashboard"]).stdout.contains("Active Agents: 1\n"));
    assert_eq!(old.run(&["deregister", "bob"]).code, 0);
    assert!(old.run(&["dashboard"]).stdout.contains("Active Agents: 0\n"), "who has left is active no more");
}

#[test]
fn an_old_argument_without_a_use_is_named_on_stderr_and_an_empty_one_is_none() {
    let old = Old::new();
    let said = old.run(&["register-agent", "zoe", "--worktree", "w"]);
    assert!(said.code == 0 && said.stderr.contains("not used: --worktree w\n"), "{said:?}");
    for words in [&["pi-planning", "", ""][..], &["status", ""], &["heartbeat", "zoe", ""], &["claude-health", ""]] {
        let said = old.run(words);
        assert_eq!(said.code, 0, "{words:?}: {said:?}");
    }
}

#[test]
fn a_board_that_is_busy_for_too_long_is_a_conflict() {
    let old = Old::new();
    assert_eq!(old.run(&["claim", "test", "x"]).code, 0);
    let lock = std::fs::File::open(old.board.path(".coordctl/lock")).expect("the lock file is there");
    lock.lock().expect("nobody holds it");
    let said = old.run(&["--lock-timeout", "50ms", "claim", "test", "y"]);
    assert_eq!(said.code, 40, "{said:?}");
    assert!(said.stdout.starts_with("⚠️ CONFLICT: Another process is updating work claims: "), "{said:?}");
    assert!(!said.stdout.contains("SUCCESS"), "{said:?}");
    lock.unlock().expect("we hold it");
    assert_eq!(old.board.items().len(), 1);
}

#[test]
fn a_list_tells_what_is_held_of_a_team() {
    let old = Old::new();
    let core = first_id(&old.run(&["claim", "test", "x", "low", "core"]).stdout);
    let other = first_id(&old.run(&["claim", "test", "y"]).stdout);
    assert_eq!(old.run(&["progress", &core, "5"]).code, 0);
    let list = old.run(&["list-work"]).stdout;
    assert!(list.contains(&format!("  🔧 {core}: test (low) [core]\n")) && list.contains(&other), "{list}");
    let of_team = old.run(&["list-work-fast", "core"]).stdout;
    assert!(of_team.contains(&core) && !of_team.contains(&other) && of_team.contains("Total active: 1\n"), "{of_team}");
    assert!(old.run(&["list-work-fast", "all"]).stdout.contains("Total active: 2\n"), "all are no team");
}

#[test]
fn options_of_today_stand_beside_old_names() {
    let old = Old::new();
    let id = first_id(&old.run(&["claim", "test", "x"]).stdout);
    let status: serde_json::Value = serde_json::from_str(&old.run(&["status", "--json"]).stdout).expect("a document");
    assert_eq!((&status["schema"], &status["counts"]["open"]), (&"coordctl.dashboard.v1".into(), &1.into()));
    let one = old.run(&["audit", "--work", &id, "--limit", "1"]);
    assert!(one.code == 0 && one.stdout.contains(&id), "{one:?}");
    let wrong = old.run(&["add-work", "test"]);
    assert_eq!(wrong.code, 2, "{wrong:?}");
    assert!(wrong.stderr.contains("run \"coordctl add --help\""), "hints name what there is: {wrong:?}");
    let json = old.run(&["--json", "claim", "test", "x"]);
    assert!(json.code == 2 && json.stderr.contains("coordctl claim --json"), "{json:?}");
    assert_eq!(old.board.items().len(), 1);
}

#[test]
fn nothing_is_lost_by_optimizing() {
    let old = Old::new();
    let id = first_id(&old.run(&["claim", "test", "x"]).stdout);
    assert_eq!(old.run(&["complete", &id]).code, 0);
    let few = old.run(&["optimize"]).stdout;
    assert!(few.contains("1 work item: below threshold (1000), skipping optimization"), "{few}");
    let many = old.run_with(&[("OPTIMIZATION_THRESHOLD", "1")], &["optimize"]);
    assert!(many.code == 0 && many.stdout.contains("Before: 1 item\n  After: 1 item\n"), "{many:?}");
    assert_eq!(old.board.items().len(), 1);
    assert_eq!(old.run_with(&[("OPTIMIZATION_THRESHOLD", "some")], &["optimize"]).code, 3);
}

#[test]
fn what_stands_in_the_fast_file_alone_goes_on_where_it_stood() {
    let old = Old::new();
    std::fs::create_dir(old.board.board()).expect("a directory can be made");
    let row = |id: &str, status: &str| {
        format!("{{\"work_item_id\":\"{id}\",\"agent_id\":\"agent_1\",\"status\":\"{status}\",\"team\":\"core\"}}\n")
    };
    let fast = old.board.path("work_claims_fast.jsonl");
    let text = format!("{}{{\"cut\": \n{}", row("work_1", "active"), row("work_2", "active"));
    std::fs::write(&fast, &text).expect("a file can be written");
    let listed = format!("[{}]", row("work_2", "completed").trim());
    std::fs::write(old.board.path("work_claims.json"), listed).expect("a file can be written");
    let ada = [("AGENT_ID", "agent_1")];
    let said = old.run_with(&ada, &["progress", "work_1", "75"]);
    assert!(said.code == 0 && said.stdout.contains("PROGRESS: Updated work_1 to 75%"), "{said:?}");
    assert!(said.stderr.contains("work_claims_fast.jsonl has lines that are no rows; 2 rows were read"), "{said:?}");
    let _ = old.board.ok(&["migrate", "agent_coordination"]);
    let marked = &old.board.item("work_1")["migrated"];
    assert!(marked.is_object() && marked["from"] != "work_claims.json", "it came from another file: {marked}");
    assert_eq!(old.run_with(&ada, &["complete", "work_1"]).code, 0);
    assert_eq!(old.board.item("work_2")["status"], "completed", "the list goes before the fast file");
    assert_eq!(std::fs::read_to_string(&fast).expect("it is there"), text, "the fast file has changed");
}
