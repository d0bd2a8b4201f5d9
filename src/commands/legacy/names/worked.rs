//! The commands that worked, with those that the old help named beside them.

use super::Now::{Is, Own as Does};
use super::{Group, Now, OldName, Own};

const fn work(names: &'static [&'static str], own: Own, about: &'static str) -> OldName {
    OldName { names, now: Does(own), group: Group::Work, about }
}

const fn scrum(names: &'static [&'static str], now: Now, about: &'static str) -> OldName {
    OldName { names, now, group: Group::Scrum, about }
}

const fn claude(names: &'static [&'static str], now: Now, about: &'static str) -> OldName {
    OldName { names, now, group: Group::Claude, about }
}

pub(super) const ROWS: &[OldName] = &[
    work(
        &["claim", "claim-slow", "claim-fast"],
        Own::Claim,
        "<type> <description> [priority: medium] [team: $AGENT_TEAM]: create a work item and claim it",
    ),
    work(
        &["claim-intelligent", "claim-ai"],
        Own::ClaimIntelligent,
        "the same; if the item that is recommended has this type and description, that one is claimed",
    ),
    work(&["progress"], Own::Progress, "[id: $CURRENT_WORK_ITEM] <percent> [status: in_progress]: report progress"),
    work(&["complete"], Own::Complete, "[id: $CURRENT_WORK_ITEM] [result: success] [points: 5]: complete it"),
    work(
        &["register"],
        Own::Register,
        "[agent: $AGENT_ID] [team: $AGENT_TEAM] [capacity: 100] [specialization]: register it",
    ),
    work(&["generate-id"], Own::GenerateId, "print an id for an agent that nobody else gets"),
    work(&["list-work"], Own::ListWork, "list the items that are held"),
    work(&["list-work-fast"], Own::ListWorkFast, "[team]: the same, counted"),
    work(
        &["optimize", "optimize_work_claims_performance"],
        Own::Optimize,
        "say whether there is anything to make smaller",
    ),
    work(&["help"], Own::Help, "print this"),
    scrum(&["dashboard"], Does(Own::Dashboard), "agents, items that are held, points"),
    scrum(&["dashboard-fast"], Does(Own::DashboardFast), "the same, with the time it took"),
    scrum(&["pi-planning"], Is("scrum pi-planning"), "report for the planning of an increment"),
    scrum(&["scrum-of-scrums"], Is("scrum scrum-of-scrums"), "report of each team to the others"),
    scrum(&["innovation-planning", "ip"], Is("scrum innovation-planning"), "report for innovation and planning"),
    scrum(&["system-demo"], Is("scrum system-demo"), "report of what was completed"),
    scrum(&["inspect-adapt", "ia"], Is("scrum inspect-adapt"), "report for inspect and adapt"),
    scrum(&["art-sync"], Is("scrum art-sync"), "report of risks and dependencies"),
    scrum(&["portfolio-kanban"], Is("scrum portfolio-kanban"), "report of the flow of epics"),
    scrum(&["coach-training"], Is("scrum coach-training"), "report for the training of coaches"),
    scrum(&["value-stream", "vsm"], Is("scrum value-stream"), "report of lead and waiting times"),
    claude(&["claude-analyze-priorities", "claude-priorities"], Is("claude priorities"), "what to do next"),
    claude(
        &["claude-optimize-assignments", "claude-optimize", "claude-assignments"],
        Is("claude assignments % 1"),
        "who should take what, on the whole board",
    ),
    claude(
        &["claude-health-analysis", "claude-health", "claude-analyze-health"],
        Is("claude health"),
        "how the swarm stands",
    ),
    claude(&["claude-team-analysis", "claude-team"], Is("claude team"), "[team]: how it stands"),
    claude(&["claude-suggest-teams", "claude-teams"], Is("claude teams"), "how teams should be formed"),
    claude(
        &["claude-recommend-work", "claude-recommend"],
        Is("claude recommend --type {1}"),
        "[type]: what this agent should take",
    ),
    claude(
        &["claude-stream", "stream", "claude-intelligence-stream"],
        Is("claude stream {1|all} --for {2|30}s"),
        "[focus: all] [seconds: 30]: what is worth knowing while the board changes",
    ),
    claude(
        &["claude-pipe", "pipe"],
        Is("claude pipe {1|general}"),
        "[actions|bottlenecks|recommendations|general]: analyse stdin",
    ),
    claude(
        &["claude-enhanced", "enhanced"],
        Is("claude enhanced"),
        "<type> <in> <out> [tries: 3]: analyse a file into a file",
    ),
    claude(&["claude-dashboard", "intelligence", "claude-reports"], Is("claude reports"), "which analyses there are"),
    claude(&["claude-bottlenecks"], Is("claude bottlenecks"), "where work waits"),
    claude(&["claude-ask", "claude-structured-query"], Is("claude ask"), "<question>: answer it"),
];
