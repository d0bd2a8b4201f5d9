//! `whoami`: as whom commands act, and which rule says so.

use crate::bad_input::check_words;
use crate::sandbox::Sandbox;
use serde_json::Value;

const SESSION: &str = "8a718ed2-2856-435b-bd9a-63c5b8291b42";

fn document(board: &Sandbox, environment: &[(&str, &str)], arguments: &[&str]) -> Value {
    let said = board.run_with(environment, &[&["--json"], arguments].concat());
    serde_json::from_str(&said.stdout).unwrap_or_else(|e| panic!("{e}: {said:?}"))
}

#[test]
fn the_first_rule_that_applies_names_the_agent_for_every_verb() {
    let all = [
        ("COORDCTL_AGENT", "ours"),
        ("AGENT_ID", "old"),
        ("CLAUDE_CODE_SESSION_ID", SESSION),
        ("CODEX_THREAD_ID", "019d1afb-b2c7"),
    ];
    let claude = format!("claude-{SESSION}");
    let cases = [
        (&all[..], &["--agent", "flag"][..], "flag", "flag", None),
        (&all, &[], "ours", "coordctl_agent", Some("COORDCTL_AGENT")),
        (&all[1..], &[], "old", "agent_id", Some("AGENT_ID")),
        (&all[2..], &[], &claude, "claude_code", Some("CLAUDE_CODE_SESSION_ID")),
        (&all[3..], &[], "codex-019d1afb-b2c7", "codex", Some("CODEX_THREAD_ID")),
    ];
    let board = Sandbox::new();
    for (environment, flag, agent, rule, variable) in cases {
        let who = document(&board, environment, &[&["whoami"], flag].concat());
        assert_eq!((&who["agent_id"], &who["rule"]), (&agent.into(), &rule.into()), "{who}");
        assert_eq!(who["variable"].as_str(), variable, "{who}");
        let said = board.run_with(environment, &[&["whoami"], flag].concat());
        assert_eq!(said.stdout, format!("{agent}\n"));
        assert!(said.stderr.contains(variable.unwrap_or("--agent")), "{said:?}");
        let claim = document(&board, environment, &[&["claim", "a", "b"], flag].concat());
        assert_eq!(claim["agent_id"], agent, "claim acts as another than whoami says");
        let known = document(&board, environment, &[&["whoami"], flag].concat());
        assert_eq!(known["agent"]["state"], "working", "{known}");
    }
}

#[test]
fn without_any_rule_nobody_is_named_and_a_hint_says_how() {
    let board = Sandbox::new();
    let said = board.run(&["whoami"]);
    assert_eq!((said.code, said.stdout.as_str()), (0, ""), "an id was printed that nothing uses: {said:?}");
    assert!(said.stderr.contains("coordctl agent register"), "{said:?}");
    let who = document(&board, &[], &["whoami"]);
    assert_eq!((&who["agent_id"], &who["rule"], &who["agent"]), (&Value::Null, &"none".into(), &Value::Null));
    assert!(!board.board().exists(), "asking made a board");
}

#[test]
fn a_variable_that_cannot_be_a_name_is_refused_by_its_own() {
    let board = Sandbox::new();
    for variable in ["COORDCTL_AGENT", "AGENT_ID", "CLAUDE_CODE_SESSION_ID", "CODEX_THREAD_ID"] {
        for verb in [&["whoami"][..], &["claim", "a", "b"], &["heartbeat"], &["agent", "register"]] {
            let said = board.run_with(&[(variable, "a/../b c")], verb);
            check_words(verb, &said, 3, &format!("{variable} is \"a/../b c\""), "--agent");
        }
    }
    assert!(!board.board().exists(), "a board was made");
}

#[test]
fn a_session_acts_on_its_own_claims_and_on_no_others() {
    let board = Sandbox::new();
    let (one, two) = ([("CLAUDE_CODE_SESSION_ID", "s1")], [("CLAUDE_CODE_SESSION_ID", "s2")]);
    let id = document(&board, &one, &["claim", "a", "b"])["work_id"].as_str().expect("an id").to_owned();
    assert_eq!(board.run_with(&two, &["progress", &id, "10"]).code, 10);
    assert_eq!(board.run_with(&one, &["progress", &id, "10"]).code, 0);
    assert!(board.item(&id)["unfenced"].is_null(), "a named change is marked as unnamed");
    assert_eq!(board.run_with(&one, &["release", &id]).code, 0);
    // Claimed a second time, a name still gets through and no name does not.
    assert_eq!(board.run_with(&one, &["claim", &id]).code, 0);
    assert_eq!(board.run(&["complete", &id]).code, 16);
    assert_eq!(board.run_with(&one, &["complete", &id]).code, 0);
}
