//! The help of the old command line, from the list of its names.

use super::names::{Group, OldName, all};
use crate::commands::Context;

/// What stands before the list. The first line is that of the verb.
const HEAD: &str = "\
Do what a command of coordination_helper.sh did; a link with that name does the same

🤖 SCRUM AT SCALE AGENT COORDINATION HELPER
===========================================

Usage:
  coordination_helper.sh <command> [arguments]
  coordctl legacy <command> [arguments]
";

/// What stands behind it.
const END: &str = "
Environment: COORDINATION_DIR, AGENT_ID, AGENT_TEAM, CURRENT_WORK_ITEM, OPTIMIZATION_THRESHOLD, FORCE_TRACE_ID
New work should use the verbs of today, which have more to say: coordctl --help
";

/// Prints the help.
pub(super) fn run(context: &Context<'_>) -> anyhow::Result<()> {
    let parts = [
        HEAD.to_owned(),
        section("Work Management Commands:", Group::Work),
        section("Scrum at Scale Commands:", Group::Scrum),
        section("Claude Intelligence Commands:", Group::Claude),
        END.to_owned(),
    ];
    Ok(context.terminal.data(&parts.concat())?)
}

fn section(title: &str, group: Group) -> String {
    let line = |old: &OldName| format!("  {}\n      {}\n", old.names.join(" | "), old.about);
    let lines: String = all().filter(|old| old.group == group).map(line).collect();
    format!("\n{title}\n{lines}")
}
