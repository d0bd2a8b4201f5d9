//! `list` and `events`: ids that can be copied.

use crate::pty::Pty;
use crate::sandbox::Sandbox;

#[test]
fn ids_are_whole_at_every_width_and_in_pipes_nothing_is_cut() {
    let board = Sandbox::new();
    let (agent, text) =
        ("agent_1750055888000000001", "a description that is longer than what a line can hold ".repeat(4));
    let id = board.ok(&["claim", "test", text.trim(), "--agent", agent]);
    let _ = board.ok(&["progress", &id, "10", "a_phase_with_a_long_name", "--agent", agent]);
    for verb in ["list", "events"] {
        let piped = board.ok(&[verb]);
        assert!([&id, agent, text.trim()].iter().all(|part| piped.contains(part)), "{verb}: {piped}");
        for (columns, says_who) in [(80, false), (109, false), (110, true), (160, true)] {
            let (code, shown) = Pty::start(board.command(&[verb]), columns, 24).end();
            assert_eq!((code, shown.contains(&id)), (Some(0), true), "{verb} at {columns}: {shown}");
            assert_eq!(shown.contains("holder") || shown.contains("who"), says_who, "{verb} at {columns}: {shown}");
            let widest = shown.lines().map(|line| line.chars().count()).max();
            assert!(widest <= Some(usize::from(columns)), "{verb} at {columns}: {shown}");
        }
    }
}
