//! Commands that never were, and that a verb of today does.

use super::Now::Is;
use super::{OldName, hidden};

const fn is(names: &'static [&'static str], words: &'static str) -> OldName {
    hidden(names, Is(words))
}

pub(super) const ROWS: &[OldName] = &[
    // Agents
    is(
        &["register-agent"],
        "agent register {1|--agent-id|--agent|--id|--name} --role {2|--role} --team {3|--team} --capability {--specialization} \
         % --worktree --capacity",
    ),
    is(
        &["list-agents", "agent-health", "monitor-agent-health", "agent-load-report", "agent-workload", "agent-count"],
        "agent list --team {1|--team}",
    ),
    is(&["agent-status", "agent-performance"], "agent show {1!|--agent-id} ; agent list"),
    is(&["health-check"], "agent list --state {--stale-only?gone} % --all-agents?"),
    is(&["deregister", "remove-agent", "mark-inactive"], "agent retire {1|--agent-id}"),
    is(&["heartbeat"], "heartbeat {2} --agent {1}"),
    is(&["clean-stale-agents", "handle-agent-failure", "clean-orphaned-data", "health-recovery"], "reclaim % 1"),
    is(
        &["team-status", "team-health", "team-performance-report", "cross-team-status"],
        "claude team {1|--team} --provider local",
    ),
    // Status
    is(&["status", "system-status", "swarm-status", "create-dashboard", "throughput-report"], "dashboard"),
    is(&["health", "alerts", "conflicts", "verify-conflicts", "repair-data-consistency"], "doctor"),
    is(&["system-health", "swarm-health"], "claude health --provider local"),
    is(&["config"], "where"),
    is(&["monitor"], "dashboard --watch"),
    is(&["metrics", "metrics-prometheus", "export-metrics", "get-workload-metrics"], "metrics"),
    is(&["queue-stats", "detect-bottlenecks"], "claude bottlenecks --provider local"),
    is(&["logs", "audit", "team-notifications"], "events"),
    is(&["reports"], "claude reports"),
    is(&["latency-report", "parallelism-report"], "telemetry stats"),
    is(&["check-dependencies", "dependency-graph"], "blocked"),
    // Work
    is(&["create-work", "add-work"], "add {1} {2} --priority {3} --team {4} % 5"),
    is(&["create-epic"], "add epic {1} --priority {2}"),
    is(&["add-story"], "add story {1} --priority {2}"),
    is(&["claim-next"], "claim --next --agent {1|--agent}"),
    is(&["claim-by-type"], "claim --next --type {1|--type} --agent {2|--agent}"),
    is(&["batch-claim"], "claim --next --count {1|--count} --agent {2|--agent}"),
    is(
        &["assign-work", "reassign-work"],
        "reassign {1|--work-item|--work} --to {2|--to|--agent} --reason reassign-work % --from --confidence",
    ),
    is(&["rebalance-workload"], "claude assignments --provider local"),
    is(&["adjust-priorities"], "claude priorities --provider local"),
    is(&["sprint-planning"], "ready"),
    is(&["backlog-init", "init-session", "init-project"], "init % 1"),
    is(&["archive", "archive-old-data"], "archive --older-than {1|--days}d"),
    is(&["sync", "sync-progress"], "sync % --all-teams?"),
    is(&["backup", "backup-data"], "backup --to {1|--to}"),
    is(&["restore", "restore-data"], "restore {1}"),
    // Ceremonies
    is(&["daily-standup"], "scrum daily-standup"),
    is(&["retrospective"], "scrum retrospective"),
    is(&["meta-scrum"], "scrum scrum-of-scrums"),
    // Claude
    is(&["claude-analyze-performance"], "claude bottlenecks"),
    is(&["claude-analyze-scaling"], "claude teams"),
    is(&["claude-analyze-work-distribution", "claude-rebalance-recommendations"], "claude assignments"),
];
