//! What the old command line says: the words that scripts look for, with what is true behind them.
//!
//! The id of an item that was claimed comes before every text from others: the first `work_<digits>` is that id.

use crate::board::{Claimed, Closed, Progressed};
use crate::claude::Report;
use crate::text::{escape, many};

/// What is said first where a recommendation was asked for.
pub const ADVISED: &str = "🎯 Claude Intelligence: Analyzing optimal work claim…\n";

/// What is said of something that nobody told the board.
const NOT_RECORDED: &str = "not recorded";

/// The board as the old dashboard and lists show it.
#[derive(Debug, Clone, Default)]
pub struct Board {
    /// The agents that have not left.
    pub agents: Vec<AgentLine>,
    /// The items that are held.
    pub items: Vec<ItemLine>,
    /// The points of all completions.
    pub points: u64,
}

/// An agent.
#[derive(Debug, Clone)]
pub struct AgentLine {
    /// Its id.
    pub agent_id: String,
    /// Its team.
    pub team: String,
    /// Its specialization.
    pub specialization: String,
}

/// An item that is held.
#[derive(Debug, Clone)]
pub struct ItemLine {
    /// Its id.
    pub work_id: String,
    /// Its type.
    pub work_type: String,
    /// How urgent it is.
    pub priority: String,
    /// Its team.
    pub team: String,
    /// Who holds it.
    pub agent: String,
    /// What is to be done.
    pub description: String,
}

/// A claim that was made, by a command in this trace.
#[must_use]
pub fn claimed(claimed: &Claimed, trace_id: &str) -> String {
    let Claimed { work_id, agent_id, .. } = claimed;
    let team = claimed.item.get("team").and_then(serde_json::Value::as_str).unwrap_or_default();
    let registered = match claimed.agent_registered {
        true => registered(agent_id.as_str(), team, 100),
        false => String::new(),
    };
    format!(
        "🔍 Trace ID: {trace_id}\n✅ SUCCESS: Claimed work item {work_id} for team {team}\n\
         🤖 Agent {agent_id} claiming work: {work_id}\n{registered}",
        team = escape(team)
    )
}

/// An agent that is registered.
#[must_use]
pub fn registered(agent_id: &str, team: &str, percent: u64) -> String {
    format!("🔧 REGISTERED: Agent {agent_id} in team {} with {percent}% capacity\n", escape(team))
}

/// Progress that was recorded.
#[must_use]
pub fn progressed(done: &Progressed) -> String {
    format!("📈 PROGRESS: Updated {} to {}% ({})\n", done.work_id, done.percent, escape(&done.status))
}

/// An item that is completed, which counts for its team.
#[must_use]
pub fn completed(done: &Closed, team: &str) -> String {
    let Closed { work_id, result, velocity_points: points, .. } = done;
    let result = escape(result);
    format!(
        "✅ COMPLETED: Released claim for {work_id} ({result}) - {points} velocity points\n\
         📊 VELOCITY: Added {points} points to team {} velocity\n",
        escape(team)
    )
}

/// What was recommended.
#[must_use]
pub fn recommended(report: &Report) -> String {
    let text = |field: &str| report.answer[field].as_str().unwrap_or_default().to_owned();
    let what = match text("work_id") {
        id if id.is_empty() => "no waiting item".to_owned(),
        id => id,
    };
    let why = text("reason");
    format!("🎯 Claude Intelligence: recommends {}: {}\n{}", escape(&what), escape(&why), analysed(report))
}

/// Why nothing was recommended.
#[must_use]
pub fn not_recommended(why: &str) -> String {
    format!("⚠️ Claude Intelligence: no recommendation was to be had: {}\n", escape(why))
}

/// How sure an analysis is of its answer.
#[must_use]
pub fn confidence(confidence: f64) -> String {
    format!("🎯 Analysis Confidence: {:.1}%\n", confidence * 100.0)
}

/// An analysis that came about.
#[must_use]
pub fn analysed(report: &Report) -> String {
    let by = match report.provider.as_str() {
        "local" => "from the board's own figures".to_owned(),
        provider => format!("by Claude ({})", escape(provider)),
    };
    format!("✅ {} analysis completed {by}\n{}", report.analysis, confidence(report.confidence))
}

/// The items that are held.
#[must_use]
pub fn list(items: &[ItemLine]) -> String {
    format!("📋 ACTIVE WORK ITEMS (Traditional):\n{}", lines(items))
}

/// The same with counts, and the time that it took in milliseconds.
#[must_use]
pub fn counted_list(items: &[ItemLine], millis: u64) -> String {
    let count = items.len();
    format!(
        "📋 ACTIVE WORK ITEMS (Fast Path):\n{}Fast-path items: 0\nRegular items: {count}\nTotal active: {count}\n\
         Query time: {millis}ms\n",
        lines(items)
    )
}

fn lines(items: &[ItemLine]) -> String {
    let line = |item: &ItemLine| {
        let ItemLine { work_id, work_type, priority, team, .. } = item;
        format!("  🔧 {work_id}: {} ({}) [{}]\n", escape(work_type), escape(priority), escape(team))
    };
    items.iter().map(line).collect()
}

/// The dashboard, with the time that it took in milliseconds where that is asked for.
#[must_use]
pub fn dashboard(board: &Board, millis: Option<u64>) -> String {
    let Board { agents, items, points } = board;
    let agent = |agent: &AgentLine| {
        let AgentLine { agent_id, team, specialization } = agent;
        format!("  🤖 {agent_id}: {} [{}]\n", escape(specialization), escape(team))
    };
    let item = |item: &ItemLine| {
        let line = lines(std::slice::from_ref(item));
        format!("{line}     {} ({})\n", escape(&item.description), item.agent)
    };
    let parts = [
        title("🚀 SCRUM AT SCALE DASHBOARD"),
        format!("\n🎯 CURRENT PROGRAM INCREMENT (PI)\n  PI, sprint and goal: {NOT_RECORDED}\n"),
        format!("\n👥 AGENT TEAMS & STATUS\n📊 Active Agents: {}\n", agents.len()),
        or_else(agents.iter().map(agent).collect(), "  (No active agent teams)\n"),
        format!("\n📋 ACTIVE WORK (CURRENT SPRINT)\n📊 Active Work Items: {}\n", items.len()),
        or_else(items.iter().map(item).collect(), "  (No active work items)\n"),
        format!("\n📈 VELOCITY & METRICS\n📊 Current Sprint Velocity: {points} story points\n"),
        "  (all completions of this board; sprints are not recorded)\n".to_owned(),
        format!("\n📅 UPCOMING SCRUM AT SCALE EVENTS\n  {NOT_RECORDED}\n"),
        millis.map(|millis| format!("\n⚡ Fast-path performance: {millis}ms\n")).unwrap_or_default(),
    ];
    parts.concat()
}

fn title(text: &str) -> String {
    format!("{text}\n{}\n", "=".repeat(text.chars().count() + 1))
}

fn or_else(text: String, none: &str) -> String {
    if text.is_empty() { none.to_owned() } else { text }
}

/// Why nothing has to be made smaller yet.
#[must_use]
pub fn below_threshold(total: u64, threshold: u64) -> String {
    format!("ℹ️ {}: below threshold ({threshold}), skipping optimization\n", many(total, "work item"))
}

/// Why nothing has to be made smaller at all.
#[must_use]
pub fn optimized(total: u64, completed: u64, millis: u64) -> String {
    format!(
        "📦 Archiving 0 completed items: {completed} stay on the board, where they slow no change down\n\
         ✅ Optimization complete:\n  Before: {}\n  After: {}\n  Reduction: 0%\n  Duration: {millis}ms\n  Archive: none\n",
        many(total, "item"),
        many(total, "item")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_of_others_comes_escaped_and_after_the_id() {
        let item = serde_json::json!({ "team": "a\u{1b}[2Jwork_9" });
        let new = Claimed {
            work_id: crate::board::WorkId::from_row("work_1"),
            agent_id: crate::board::AgentId::from_row("homework_7"),
            fence: 1,
            attempt: 1,
            lease_expires_at: None,
            trace_id: String::new(),
            agent_registered: true,
            dependencies: Vec::new(),
            item: item.as_object().cloned().unwrap_or_default(),
        };
        let text = claimed(&new, "0af7");
        assert!(!text.contains('\u{1b}'), "{text:?}");
        assert_eq!(text.find("work_"), text.find("work_1"), "{text}");
        assert!(
            text.contains("🔧 REGISTERED: Agent homework_7 in team a\\u{1b}[2Jwork_9 with 100% capacity"),
            "{text}"
        );
    }

    #[test]
    fn an_empty_board_is_shown_with_its_zeros() {
        let text = dashboard(&Board::default(), None);
        for line in ["📊 Active Agents: 0", "📊 Active Work Items: 0", "📊 Current Sprint Velocity: 0 story points"]
        {
            assert!(text.lines().any(|found| found == line), "{line}: {text}");
        }
        assert!(!text.contains("performance"), "{text}");
        let headings = [
            "SCRUM AT SCALE DASHBOARD",
            "CURRENT PROGRAM INCREMENT (PI)",
            "AGENT TEAMS & STATUS",
            "ACTIVE WORK (CURRENT SPRINT)",
            "VELOCITY & METRICS",
            "UPCOMING SCRUM AT SCALE EVENTS",
        ];
        let places: Vec<Option<usize>> = headings.iter().map(|heading| text.find(heading)).collect();
        assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?}: {text}");
    }
}
