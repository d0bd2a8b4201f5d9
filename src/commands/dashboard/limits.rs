//! How many lines each list of the dashboard may have.

/// The most lines of each list; what is left out is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Limits {
    /// Items that need attention.
    pub(super) attention: usize,
    /// Agents.
    pub(super) agents: usize,
    /// Teams.
    pub(super) teams: usize,
    /// Events.
    pub(super) events: usize,
}

/// The lines of a dashboard beside those of its lists: titles, headings, counts, days, what was left out.
const FRAME: usize = 31;

impl Limits {
    /// Where there is room enough.
    pub(super) const FULL: Limits = Limits { attention: 8, agents: 12, teams: 8, events: 8 };
    /// Where there is not.
    const LEAST: Limits = Limits { attention: 3, agents: 2, teams: 2, events: 2 };

    /// The limits for a screen with so many lines: what it has beyond the least is shared out.
    pub(super) fn for_lines(lines: usize) -> Self {
        let (full, least) = (Self::FULL, Self::LEAST);
        let missing = full.sum() - least.sum();
        let spare = lines.saturating_sub(FRAME + least.sum()).min(missing);
        let part = |full: usize, least: usize| least + (full - least) * spare / missing;
        Limits {
            attention: part(full.attention, least.attention),
            agents: part(full.agents, least.agents),
            teams: part(full.teams, least.teams),
            events: part(full.events, least.events),
        }
    }

    fn sum(self) -> usize {
        self.attention + self.agents + self.teams + self.events
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_screen_with_room_for_the_least_of_each_list_is_never_too_small() {
        for lines in FRAME + Limits::LEAST.sum()..200 {
            let limits = Limits::for_lines(lines);
            assert!(FRAME + limits.sum() <= lines, "{limits:?} on {lines}");
        }
        assert_eq!(Limits::for_lines(10), Limits::LEAST);
        assert_eq!(Limits::for_lines(FRAME + Limits::FULL.sum()), Limits::FULL);
    }
}
