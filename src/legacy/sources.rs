//! Which file of an older tool is what, by its name.

use serde::Serialize;

/// What a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    /// Rows of work items.
    Work,
    /// Rows of agents.
    Agents,
    /// Rows of completions.
    Completions,
    /// Lines that tell of points.
    Velocity,
    /// What came of an item of the queue.
    Results,
    /// Spans.
    Spans,
}

/// A file that is read: what it holds, and before which others it counts. Where two tell of the same row the lower wins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Source {
    /// What it holds.
    pub sort: Sort,
    /// How late it counts: the live files first, copies of them last.
    pub rank: u8,
}

/// The directories below an old one in which files are looked for.
pub const FOLDERS: [&str; 5] =
    ["archived_claims", "backups", "real_agents", "real_work_results", "shared_coordination"];

/// The live files by their names.
const LIVE: [(&str, Sort, u8); 7] = [
    ("work_claims.json", Sort::Work, 0),
    ("work_claims_fast.jsonl", Sort::Work, 1),
    ("real_work_queue.json", Sort::Work, 2),
    ("real_work_claims.json", Sort::Work, 3),
    ("agent_status.json", Sort::Agents, 0),
    ("coordination_log.json", Sort::Completions, 0),
    ("velocity_log.txt", Sort::Velocity, 0),
];

/// What names of copies begin with.
const COPIES: [(&str, Sort); 7] = [
    ("work_claims", Sort::Work),
    ("completed_claims", Sort::Work),
    ("completed_work", Sort::Work),
    ("agent_status", Sort::Agents),
    ("coordination_log", Sort::Completions),
    ("velocity_log", Sort::Velocity),
    ("real_work", Sort::Work),
];

/// The ranks of rows that were put away, and of copies.
const ARCHIVED: u8 = 4;
const COPY: u8 = 5;
const UNFINISHED: u8 = 6;

/// What a file is, by its path in the directory; otherwise why it is not read.
///
/// # Errors
/// The reason.
pub fn source(path: &str) -> Result<Source, &'static str> {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let of = |sort, rank| Ok(Source { sort, rank });
    if let Some(&(_, sort, rank)) = LIVE.iter().find(|(live, ..)| folder.is_empty() && *live == name) {
        return of(sort, rank);
    }
    match folder {
        "real_agents" if ends(name, ".json") => return of(Sort::Agents, 1),
        "real_agents" if ends(name, ".pid") => return Err("the number of a process that ran then"),
        "real_work_results" if ends(name, ".result") => return of(Sort::Results, 0),
        "archived_claims" if ends(name, ".json") => return of(Sort::Work, ARCHIVED),
        _ => {}
    }
    if let Some(why) = unread(name) {
        return Err(why);
    }
    if ends(name, ".jsonl") && (name.contains("spans") || name.contains("telemetry")) {
        return of(Sort::Spans, 0);
    }
    let copy = COPIES.iter().find(|(begin, _)| name.starts_with(begin));
    match copy {
        Some(&(_, sort)) if ends(name, ".tmp") => of(sort, UNFINISHED),
        Some(&(begin, sort)) if begin.starts_with("completed") && ends(name, ".json") => of(sort, ARCHIVED),
        Some(&(_, sort)) => of(sort, COPY),
        None => Err("nothing for a board"),
    }
}

/// Why a file is not read whatever else its name says.
fn unread(name: &str) -> Option<&'static str> {
    let ends_with = |ends: &[&str]| ends.iter().any(|end| self::ends(name, end));
    match name {
        _ if ends_with(&[".lock"]) => Some("a lock"),
        _ if name.starts_with("claude_") => Some("a report of an analysis"),
        "backlog.json" | "active_sprints.json" => Some("a plan, not work that was claimed"),
        _ if ends_with(&[".yaml", ".yml"]) => Some("a plan in an older form"),
        _ if ends_with(&[".gz", ".zip", ".xz", ".zst"]) => Some("compressed: unpack it beside the others first"),
        _ if ends_with(&[".sh", ".py", ".exs", ".md", ".log"]) => Some("nothing for a board"),
        _ => None,
    }
}

fn ends(name: &str, end: &str) -> bool {
    name.len() > end.len() && name.to_ascii_lowercase().ends_with(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_an_old_directory_is_known_by_its_name() {
        let of = |sort, rank| Ok(Source { sort, rank });
        let cases = [
            ("work_claims.json", of(Sort::Work, 0)),
            ("work_claims_fast.jsonl", of(Sort::Work, 1)),
            ("real_work_queue.json", of(Sort::Work, 2)),
            ("backups/work_claims_20250616_074648.json", of(Sort::Work, COPY)),
            ("work_claims.json.backup.1750057200", of(Sort::Work, COPY)),
            ("work_claims.json.tmp", of(Sort::Work, UNFINISHED)),
            ("archived_claims/completed_claims_1750.json", of(Sort::Work, ARCHIVED)),
            ("completed_work_20250616.json", of(Sort::Work, ARCHIVED)),
            ("backups/agent_status_1.json", of(Sort::Agents, COPY)),
            ("real_agents/real_agent_1.json", of(Sort::Agents, 1)),
            ("coordination_log.json", of(Sort::Completions, 0)),
            ("velocity_log.txt", of(Sort::Velocity, 0)),
            ("real_telemetry_spans.jsonl", of(Sort::Spans, 0)),
            ("phoenix_telemetry_events.jsonl", of(Sort::Spans, 0)),
            ("shared_coordination/shared_telemetry.jsonl", of(Sort::Spans, 0)),
            ("shared_coordination/worktree_registry.json", Err("nothing for a board")),
            ("real_work_results/a.result", of(Sort::Results, 0)),
            ("work_claims.json.lock", Err("a lock")),
            ("claude_priority_analysis.json", Err("a report of an analysis")),
            ("backlog.json", Err("a plan, not work that was claimed")),
            ("telemetry_spans.jsonl.gz", Err("compressed: unpack it beside the others first")),
            ("notes.txt", Err("nothing for a board")),
        ];
        for (path, source_of_it) in cases {
            assert_eq!(source(path), source_of_it, "{path}");
        }
    }
}
