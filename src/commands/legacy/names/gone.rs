//! Commands that are gone, or never were, and that nothing does today.

use super::{Now, OldName, hidden};

const fn gone(names: &'static [&'static str], why: &'static str, instead: &'static str) -> OldName {
    hidden(names, Now::Gone { why, instead })
}

pub(super) const ROWS: &[OldName] = &[
    gone(
        &["reset-data"],
        "nothing erases a board",
        "begin a new one in another directory: COORDINATION_DIR=<new directory> coordctl init",
    ),
    gone(
        &["rebuild-from-logs", "recover-from-telemetry"],
        "the next change recovers by itself what can be recovered",
        "\"coordctl doctor\" says what is damaged",
    ),
    gone(
        &["resolve-conflicts", "claude-resolve-conflicts"],
        "there is nothing to resolve: one agent gets an item, the others are told so with exit code 10",
        "\"coordctl events\" shows who got it",
    ),
    gone(
        &["rollback"],
        "what happened stays in the journal",
        "\"coordctl claude undo REPORT_ID\" takes back what a report changed, \"coordctl reassign\" gives an item to another",
    ),
    gone(&["lockdown"], "a board has no such state", "\"coordctl agent retire AGENT\" keeps an agent from work"),
    gone(
        &["daemon", "serve", "api", "webhook"],
        "coordctl is no daemon and listens to nobody",
        "\"coordctl events --follow --format jsonl\" tells every change to whoever reads it",
    ),
    gone(
        &["start", "stop", "restart", "deploy", "restart-agent", "scale-agent", "scale-team", "agent-scale"],
        "coordctl starts and supervises no agents",
        "have systemd, cron or a shell start \"coordctl run --loop --jobs N -- COMMAND\"",
    ),
    gone(
        &["autonomous-enhancement", "demo"],
        "it would have made work up",
        "\"coordctl claude priorities\" says what is to be done",
    ),
    gone(
        &["register-team", "init-team", "team-config"],
        "a team is there once an agent or an item names it",
        "use \"coordctl agent register AGENT --team TEAM\"",
    ),
    gone(
        &["init-ci"],
        "a pipeline needs no beginning",
        "the first \"coordctl add\" or \"coordctl claim\" makes the board",
    ),
    gone(
        &["resource-report"],
        "memory and processors are not measured",
        "\"coordctl telemetry stats\" has the time that commands took",
    ),
    gone(
        &["bulk-reassign"],
        "each item is given away by itself, with its reason",
        "\"coordctl list --agent AGENT --json\" names the items for \"coordctl reassign\"",
    ),
    gone(
        &["escalate-to-coordinator"],
        "there is no coordinator",
        "\"coordctl block ID --on REASON\" says what it waits for, \"coordctl set ID --priority critical\" makes it urgent",
    ),
    gone(
        &["coordinate-shared-resource"],
        "a resource is shared like work",
        "\"coordctl add\" an item for it, which one agent at a time can claim",
    ),
    gone(
        &["notify-agent", "claude-agent-input"],
        "agents are not spoken to",
        "\"coordctl note ID TEXT\" tells whoever holds the item",
    ),
    gone(
        &["claude-synthesize-consensus"],
        "one question has one answer",
        "\"coordctl claude ask QUESTION\" answers it",
    ),
    gone(
        &["session_init", "memory_preserve", "context_handoff"],
        "they were notes for a person",
        "\"coordctl handoff ID --to AGENT --text TEXT\" hands work on with what the next one needs to know",
    ),
];
