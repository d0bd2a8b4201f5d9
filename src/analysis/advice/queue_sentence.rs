//! A queue in a sentence.

use super::length::{length, per_cent};
use super::{Queue, QueueOf};
use crate::text::{agree, many};

impl Queue {
    /// Whose it is: `team "a"`, `items of no team`, `type "b"`.
    #[must_use]
    pub fn title(&self) -> String {
        match (self.of, self.name.as_str()) {
            (QueueOf::Team, "") => "items of no team".to_owned(),
            (QueueOf::Team, name) => format!("team \"{name}\""),
            (QueueOf::WorkType, "") => "items of no type".to_owned(),
            (QueueOf::WorkType, name) => format!("type \"{name}\""),
        }
    }

    /// Its figures, those that are known.
    #[must_use]
    pub fn sentence(&self) -> String {
        let oldest = self.oldest_wait_seconds.map(|seconds| format!(", the oldest for {}", length(seconds as f64)));
        let waiting = format!("{} pending{}", many(self.pending, "item"), oldest.unwrap_or_default());
        let served = match self.servers {
            0 => "no living agent".to_owned(),
            servers => many(servers, "living agent"),
        };
        let parts = [Some(waiting), Some(served), self.rates(), self.outlook()];
        parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
    }

    fn rates(&self) -> Option<String> {
        let comes = self.arrivals_per_day.map(|rate| format!("{rate:.2} arrive a day"));
        let done = self.services_per_day.map(|rate| format!("an agent completes {rate:.2} a day"));
        let busy = self.utilisation.map(|part| format!("utilisation {}", per_cent(part)));
        let known: Vec<String> = [comes, done, busy].into_iter().flatten().collect();
        (!known.is_empty()).then(|| known.join(", "))
    }

    fn outlook(&self) -> Option<String> {
        match self.expected_wait_seconds {
            _ if self.grows => Some("at this pace it grows without bound".to_owned()),
            Some(wait) => Some(format!("at this pace an item waits {} on average", length(wait))),
            None => None,
        }
    }

    /// What would shorten it, as far as its figures tell.
    #[must_use]
    pub fn remedy(&self) -> String {
        let oldest = self.work_ids.first().map(|id| format!("; the oldest is {id}")).unwrap_or_default();
        match (self.servers_needed, self.servers) {
            (Some(needed), servers) if needed > servers => {
                format!(
                    "{} would keep up, where {servers} {}{oldest}",
                    many(needed, "agent"),
                    agree(servers, "serves", "serve")
                )
            }
            (_, 0) => format!("an agent for {}{oldest}", many(self.pending, "pending item")),
            (_, servers) => {
                format!("one agent more than the {servers} that {}{oldest}", agree(servers, "serves", "serve"))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Finished, OpenItem, Subject, bottlenecks};

    #[test]
    fn what_came_after_the_moment_has_not_waited() {
        let item = OpenItem { work_id: "work_1".into(), created_at: 7_230, ..OpenItem::default() };
        let figures = bottlenecks(&Subject { at: 7_200, open: vec![item], ..Subject::default() });
        assert_eq!(figures.queues[0].oldest_wait_seconds, Some(0));
    }

    #[test]
    fn a_queue_is_told_by_what_is_known_of_it() {
        let now = 20_000 * 86_400;
        let item = |team: &str| OpenItem {
            work_id: format!("work_{team}"),
            team: team.to_owned(),
            created_at: now - 7_200,
            ..OpenItem::default()
        };
        let done = Finished { team: "a".into(), at: now, seconds_held: Some(172_800), ..Finished::default() };
        let subject = Subject {
            at: now,
            began_at: Some(now - 86_400),
            open: vec![item("a"), item("")],
            finished: vec![done],
            ..Subject::default()
        };
        let told: Vec<_> =
            bottlenecks(&subject).obstructions.into_iter().map(|one| [one.title(), one.evidence, one.remedy]).collect();
        let common = "1 item pending, the oldest for 2.0 h; no living agent; 1.00 arrive a day";
        let grows = "at this pace it grows without bound";
        let expected = [
            [
                "items of no team".to_owned(),
                format!("{common}; {grows}"),
                "an agent for 1 pending item; the oldest is work_".to_owned(),
            ],
            [
                "team \"a\"".to_owned(),
                format!("{common}, an agent completes 0.50 a day; {grows}"),
                "3 agents would keep up, where 0 serve; the oldest is work_a".to_owned(),
            ],
        ];
        assert_eq!(told, expected);
    }
}
