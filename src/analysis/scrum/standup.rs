//! What each team did, does and is kept from.

use super::dependencies::Dependency;
use super::item::ItemLine;
use super::scene::{Happening, Head, Scene};
use crate::analysis::flow::Story;
use crate::board::{Rank, Status};
use serde::Serialize;
use std::collections::HashMap;

/// How many items that can be taken are named as next.
const NEXT: usize = 3;

/// The stand-up of every team.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DailyStandup {
    /// The head.
    #[serde(flatten)]
    pub head: Head,
    /// From when on it is told what was done.
    pub since: String,
    /// The teams.
    pub teams: Vec<Standup>,
}

/// What a team did, does and is kept from.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Standup {
    /// The team.
    pub team: String,
    /// What happened to its items.
    pub yesterday: Vec<Doing>,
    /// What it holds.
    pub today: Vec<ItemLine>,
    /// What it could take next, the most urgent first.
    pub next: Vec<ItemLine>,
    /// What keeps it from going on.
    pub impediments: Vec<Impediment>,
    /// What it waits for of other teams.
    pub dependencies: Vec<Dependency>,
}

/// The newest thing that happened to an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Doing {
    /// The item.
    pub work_id: String,
    /// When, in seconds since 1970.
    pub at: i64,
    /// The verb.
    pub verb: String,
    /// By whom.
    pub agent: Option<String>,
    /// What it came to.
    pub note: String,
    /// How many changes there were in all.
    pub changes: usize,
}

/// Something that keeps a team from going on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Impediment {
    /// An item is blocked.
    Blocked {
        /// The item.
        work_id: String,
        /// Who holds it.
        agent: Option<String>,
        /// What it waits for, in the words of its holder.
        on: String,
    },
    /// The lease of a held item is over.
    LeaseOver {
        /// The item.
        work_id: String,
        /// Who held it.
        agent: Option<String>,
    },
    /// An item was given up.
    DeadLetter {
        /// The item.
        work_id: String,
        /// Why its last attempt failed.
        reason: String,
    },
    /// An open item should have been done before now.
    Overdue {
        /// The item.
        work_id: String,
        /// When, in seconds since 1970.
        due: i64,
    },
}

impl Scene {
    /// The stand-up of each team, or of one.
    #[must_use]
    pub fn standups(&self, only: Option<&str>) -> Vec<Standup> {
        let dependencies = self.dependencies();
        let teams = self.teams().into_iter().filter(|team| only.is_none_or(|only| team == only));
        teams.map(|team| self.standup_of(team, &dependencies)).collect()
    }

    fn standup_of(&self, team: String, dependencies: &[Dependency]) -> Standup {
        let own: Vec<&Story> = self.stories.iter().filter(|story| story.team == team).collect();
        let mut next: Vec<&&Story> = own.iter().filter(|story| story.ready).collect();
        let seconds = |at: Option<i64>, none: u32| at.map_or(none, |at| u32::try_from(at.max(0)).unwrap_or(u32::MAX));
        next.sort_by_key(|one| Rank::new(one.priority, seconds(one.due, u32::MAX), seconds(one.arrived, 0)));
        Standup {
            yesterday: self.doings(&own),
            today: own.iter().filter(|story| story.status.is_held()).map(|story| ItemLine::from(*story)).collect(),
            next: next.into_iter().take(NEXT).map(|story| ItemLine::from(*story)).collect(),
            impediments: own.iter().flat_map(|story| impediments(story, self.at)).collect(),
            dependencies: dependencies.iter().filter(|one| one.team == team).cloned().collect(),
            team,
        }
    }

    /// What happened to some items, the newest last; completions that rows alone tell of included.
    fn doings(&self, own: &[&Story]) -> Vec<Doing> {
        let by_id: HashMap<&str, &Story> = own.iter().map(|story| (story.work_id.as_str(), *story)).collect();
        let mut found: HashMap<&str, Doing> = HashMap::new();
        for happening in &self.happenings {
            let Some(story) = by_id.get(happening.work_id.as_str()) else { continue };
            let changes = 1 + found.get(story.work_id.as_str()).map_or(0, |doing| doing.changes);
            found.insert(&story.work_id, doing(happening, &story.work_id, changes));
        }
        let completed = own.iter().filter(|story| story.is_completed_within(self.since, self.at + 1));
        for story in completed {
            found.entry(&story.work_id).or_insert_with(|| Doing {
                work_id: story.work_id.clone(),
                at: story.closed.unwrap_or(0),
                verb: "complete".to_owned(),
                agent: story.agent.clone(),
                note: String::new(),
                changes: 1,
            });
        }
        let mut doings: Vec<Doing> = found.into_values().collect();
        doings.sort_by(|a, b| (a.at, &a.work_id).cmp(&(b.at, &b.work_id)));
        doings
    }

    /// The stand-up as a document.
    #[must_use]
    pub fn daily_standup(&self, team: Option<&str>) -> DailyStandup {
        let since = crate::clock::stamp(self.since);
        DailyStandup { head: self.head("daily-standup"), since, teams: self.standups(team) }
    }
}

fn doing(happening: &Happening, work_id: &str, changes: usize) -> Doing {
    Doing {
        work_id: work_id.to_owned(),
        at: happening.at,
        verb: happening.verb.clone(),
        agent: happening.agent.clone(),
        note: happening.note.clone(),
        changes,
    }
}

fn impediments(story: &Story, now: i64) -> Vec<Impediment> {
    let (work_id, agent) = (story.work_id.clone(), story.agent.clone());
    let mut found = Vec::new();
    if story.status == Status::Blocked {
        let on = story.blocked_on.clone();
        found.push(Impediment::Blocked { work_id: work_id.clone(), agent: agent.clone(), on });
    }
    if story.lease_over {
        found.push(Impediment::LeaseOver { work_id: work_id.clone(), agent });
    }
    if story.status == Status::Failed {
        let reason = story.ended.last().map(|ended| ended.reason.clone()).unwrap_or_default();
        found.push(Impediment::DeadLetter { work_id: work_id.clone(), reason });
    }
    if let Some(due) = story.due.filter(|due| story.is_open() && *due < now) {
        found.push(Impediment::Overdue { work_id, due });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn story(id: &str, team: &str, status: Status) -> Story {
        Story { work_id: id.into(), team: team.into(), status, ..Story::default() }
    }

    #[test]
    fn each_team_is_told_its_own_and_each_item_once() {
        let happening = |at, verb: &str, id: &str| Happening {
            at,
            verb: verb.into(),
            agent: Some("ada".into()),
            work_id: id.into(),
            note: String::new(),
        };
        let imported = Story { closed: Some(60), ..story("old", "red", Status::Completed) };
        let before = Story { closed: Some(40), ..story("older", "red", Status::Completed) };
        let blocked = Story { blocked_on: "rain".into(), ..story("b", "blue", Status::Blocked) };
        let overdue = Story { due: Some(99), lease_over: true, ..story("a", "red", Status::Active) };
        let scene = Scene {
            at: 100,
            since: 50,
            stories: vec![overdue, imported, before, blocked],
            happenings: vec![happening(70, "claim", "a"), happening(80, "progress", "a"), happening(90, "block", "b")],
            ..Scene::default()
        };
        let found = scene.standups(None);
        let told = |n: usize| {
            let doings = found[n].yesterday.iter();
            doings.map(|one| format!("{} {} {}", one.work_id, one.verb, one.changes)).collect::<Vec<_>>()
        };
        assert_eq!(
            (told(0), told(1)),
            (vec!["b block 1".into()], vec!["old complete 1".into(), "a progress 2".into()])
        );
        let [red, blue] = [&found[1], &found[0]];
        assert_eq!((red.today.len(), red.impediments.len(), blue.impediments.len()), (1, 2, 1));
        assert_eq!(scene.standups(Some("blue")).len(), 1);
    }

    #[test]
    fn who_did_it_and_why_it_was_given_up_are_told_as_recorded() {
        use crate::analysis::flow::Ended;
        use crate::board::Outcome;
        let ended = |reason: &str| Ended { agent: None, outcome: Outcome::Failed, reason: reason.into(), at: None };
        let dead = Story {
            ended: vec![ended("first"), ended("last")],
            due: Some(1),
            depends_on: vec!["other".into()],
            ..story("dead", "red", Status::Failed)
        };
        let done = Story { closed: Some(60), agent: Some("bob".into()), ..story("done", "red", Status::Completed) };
        let due_now = Story { due: Some(100), depends_on: vec!["due".into()], ..story("due", "red", Status::Pending) };
        let waits = Story { depends_on: vec!["due".into()], ..story("other", "blue", Status::Blocked) };
        let claim = Happening {
            at: 70,
            verb: "claim".into(),
            agent: Some("ada".into()),
            work_id: "other".into(),
            note: "n".into(),
        };
        let stories = vec![dead, done, due_now, waits];
        let scene = Scene { at: 100, since: 50, stories, happenings: vec![claim], ..Scene::default() };
        let [blue, red] = &scene.standups(None)[..] else { panic!("two teams") };
        let doing = |team: &Standup| {
            team.yesterday.iter().map(|one| (one.agent.clone(), one.at, one.note.clone())).collect::<Vec<_>>()
        };
        assert_eq!(doing(red), [(Some("bob".into()), 60, String::new())]);
        assert_eq!(doing(blue), [(Some("ada".into()), 70, "n".into())]);
        let reason = Impediment::DeadLetter { work_id: "dead".into(), reason: "last".into() };
        assert_eq!(red.impediments, [reason], "what is closed, or due now, is not overdue");
        assert_eq!((red.dependencies.len(), blue.dependencies.len(), blue.today.len()), (0, 1, 1));
        let actions = |team| scene.scrum_of_scrums(Some(team)).actions.len();
        assert_eq!([actions("red"), actions("blue"), actions("green")], [1, 1, 0]);
    }

    #[test]
    fn the_most_urgent_that_is_ready_comes_next() {
        use crate::board::Priority;
        let ready = |id: &str, priority, due| Story { ready: true, priority, due, ..story(id, "red", Status::Pending) };
        let mut stories: Vec<Story> = (0..5).map(|n| ready(&format!("low{n}"), Priority::Low, None)).collect();
        stories.extend([ready("late", Priority::High, Some(90)), ready("soon", Priority::High, Some(10))]);
        stories[3].arrived = Some(5);
        (0..3).for_each(|n| stories[n].arrived = Some(9));
        stories[4].arrived = Some(7);
        stories.push(Story { ready: false, ..ready("not", Priority::Critical, None) });
        let found = Scene { stories, ..Scene::default() }.standups(None);
        let told: Vec<&str> = found[0].next.iter().map(|one| one.work_id.as_str()).collect();
        assert_eq!(told, ["soon", "late", "low3"]);
    }
}
