//! The catalogue of analyses.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What does not stand as it is in the name of a file.
const NOT_IN_NAMES: &AsciiSet = &NON_ALPHANUMERIC.remove(b'_').remove(b'-').remove(b'.');
/// The longest name of an agent that goes into the name of a file, in bytes.
const NAME_LIMIT: usize = 150;

/// An analysis that can be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Analysis {
    /// What to do next, and why.
    Priorities,
    /// Who should take what.
    Assignments,
    /// How the swarm stands, and what threatens it.
    Health,
    /// How one team stands, or each of them.
    Team,
    /// How teams should be formed.
    Teams,
    /// Which item one agent should take.
    Recommend,
    /// Where work waits, and for whom.
    Bottlenecks,
    /// A free question.
    Ask,
    /// What is worth saying while the board changes.
    Stream,
    /// What a text given on stdin asks to be done.
    PipeActions,
    /// What stands in the way, by a text given on stdin.
    PipeBottlenecks,
    /// What is advised, by a text given on stdin.
    PipeRecommendations,
    /// What a text given on stdin says.
    PipeGeneral,
}

impl Analysis {
    /// Every analysis.
    pub const ALL: [Analysis; 13] = [
        Analysis::Priorities,
        Analysis::Assignments,
        Analysis::Health,
        Analysis::Team,
        Analysis::Teams,
        Analysis::Recommend,
        Analysis::Bottlenecks,
        Analysis::Ask,
        Analysis::Stream,
        Analysis::PipeActions,
        Analysis::PipeBottlenecks,
        Analysis::PipeRecommendations,
        Analysis::PipeGeneral,
    ];

    /// Its name on the command line and in reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Analysis::Priorities => "priorities",
            Analysis::Assignments => "assignments",
            Analysis::Health => "health",
            Analysis::Team => "team",
            Analysis::Teams => "teams",
            Analysis::Recommend => "recommend",
            Analysis::Bottlenecks => "bottlenecks",
            Analysis::Ask => "ask",
            Analysis::Stream => "stream",
            Analysis::PipeActions => "pipe-actions",
            Analysis::PipeBottlenecks => "pipe-bottlenecks",
            Analysis::PipeRecommendations => "pipe-recommendations",
            Analysis::PipeGeneral => "pipe-general",
        }
    }

    /// The analysis with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|analysis| analysis.name() == name)
    }

    /// The file beside the public ones that the newest report is put into; those of older tools have their old names.
    #[must_use]
    pub fn file(self) -> Option<String> {
        let name = match self {
            Analysis::Priorities => "claude_priority_analysis.json",
            Analysis::Assignments => "claude_optimization_results.json",
            Analysis::Health => "claude_health_analysis.json",
            Analysis::Team => "claude_team_analysis.json",
            Analysis::Teams => "claude_team_formation.json",
            Analysis::Recommend => "claude_work_recommendation.json",
            Analysis::Bottlenecks => "claude_bottleneck_analysis.json",
            Analysis::Ask => "claude_answer.json",
            _ => return None,
        };
        Some(name.to_owned())
    }

    /// As [`Analysis::file`], for one agent: the older tools had a file for each.
    #[must_use]
    pub fn file_for(self, agent: Option<&str>) -> Option<String> {
        let name = agent.map(|agent| utf8_percent_encode(agent, NOT_IN_NAMES).to_string());
        let ending = name.filter(|name| name.len() <= NAME_LIMIT).map(|name| format!("_{name}")).unwrap_or_default();
        self.file().map(|file| file.replace(".json", &format!("{ending}.json")))
    }

    /// Whether its reports are kept: not those of texts from elsewhere, and not what a stream says.
    #[must_use]
    pub fn is_kept(self) -> bool {
        self.is_of_board() && self != Analysis::Stream
    }

    /// Whether it is about the board, rather than about a text given on stdin.
    #[must_use]
    pub fn is_of_board(self) -> bool {
        !self.name().starts_with("pipe-")
    }
}
