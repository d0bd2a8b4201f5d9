//! Teams: capacity against load, velocity, dependencies, commitments.

use super::sheet::{NONE, Sheet, decimal, in_brackets, or_none, percent};
use crate::analysis::scrum::{
    ArtLoad, Dependency, ItemLine, Late, Predictability, TeamLoad, TeamVelocity, Velocity, day_of,
};
use crate::report::table::Column;
use crate::text::many;

/// How many periods have room in a line.
const PERIODS: usize = 6;

impl Sheet {
    /// Capacity against load of each team.
    pub(super) fn loads(&mut self, teams: &[TeamLoad]) {
        if teams.is_empty() {
            return self.remark("not recorded: no item, agent or program names a team");
        }
        let columns = [
            Column::flexible("team"),
            Column::right("a sprint"),
            Column::right("left"),
            Column::right("load"),
            Column::right("used"),
            Column::right("open"),
            Column::right("no points"),
            Column::right("agents"),
        ];
        let row = |team: &TeamLoad| {
            vec![
                team.team.clone(),
                or_none(team.capacity),
                or_none(team.capacity_left),
                team.load.to_string(),
                team.utilisation.map_or(NONE.to_owned(), percent),
                team.open.to_string(),
                team.unpointed.to_string(),
                team.agents.to_string(),
            ]
        };
        let rows: Vec<Vec<String>> = teams.iter().map(row).collect();
        self.table(&rows, &columns);
        self.remark("capacity and load in points; left: a sprint × the sprints of the PI that are not over");
        if teams.iter().any(|team| team.capacity.is_none()) {
            self.missing("capacity in [[teams]]");
        }
    }

    /// All teams together.
    pub(super) fn art_load(&mut self, total: &ArtLoad) {
        let sprints = total.sprints_left.map(|left| format!(" in {}", many(left, "sprint")));
        let left = total.capacity_left.map(|points| format!("{points} points{}", sprints.unwrap_or_default()));
        self.figure("In a sprint", total.capacity.map(|points| format!("{points} points")));
        self.figure("Left in this PI", left);
        let unpointed = many(total.unpointed as u64, "open item");
        self.say(&format!("Load: {} points, and {unpointed} without points", total.load));
    }

    /// What teams hold, against their limits.
    pub(super) fn limits(&mut self, teams: &[TeamLoad]) {
        let columns =
            [Column::flexible("team"), Column::right("in progress"), Column::right("limit"), Column::left("")];
        let row = |team: &TeamLoad| {
            let over = if team.is_over_limit == Some(true) { "over" } else { "" };
            vec![team.team.clone(), team.in_progress.to_string(), or_none(team.wip_limit), over.to_owned()]
        };
        let rows: Vec<Vec<String>> = teams.iter().map(row).collect();
        self.table(&rows, &columns);
        if teams.iter().all(|team| team.wip_limit.is_none()) {
            self.missing("wip_limit in [[teams]]");
        }
    }

    /// What was completed in one period after the other.
    pub(super) fn velocity(&mut self, velocity: &Velocity) {
        if velocity.all.items.iter().all(|items| *items == 0) {
            return self.remark("not recorded: nothing was completed in these periods");
        }
        let skipped = velocity.periods.len().saturating_sub(PERIODS);
        let mut columns = vec![Column::flexible("team")];
        columns.extend((skipped..velocity.periods.len()).map(|_| Column::right("")));
        columns.extend([Column::right("mean"), Column::right("trend")]);
        let names = velocity.periods.iter().skip(skipped).map(|period| period.name.clone());
        let mut rows = vec![std::iter::once("points (items)".to_owned()).chain(names).collect::<Vec<_>>()];
        let all = TeamVelocity { team: "all".to_owned(), ..velocity.all.clone() };
        for team in velocity.teams.iter().chain([&all]) {
            let done = team.points.iter().zip(&team.items).skip(skipped);
            let mut row = vec![team.team.clone()];
            row.extend(done.map(|(points, items)| format!("{points} ({items})")));
            row.push(team.mean.map_or(NONE.to_owned(), decimal));
            row.push(team.trend.map_or(NONE.to_owned(), |trend| format!("{trend:+.1}")));
            rows.push(row);
        }
        self.table(&rows, &columns);
        self.remark("mean and trend (slope of the least-squares line, points a period) of the periods that are over");
    }

    /// What teams wait for of each other.
    pub(super) fn dependencies(&mut self, dependencies: &[Dependency]) {
        if dependencies.is_empty() {
            return self.remark("none: no open item waits for an item of another team that is not completed");
        }
        for one in dependencies {
            self.point(&dependency(one));
        }
    }

    /// What was committed to in each sprint.
    pub(super) fn predictability(&mut self, sprints: &[Predictability]) {
        if sprints.iter().all(|one| one.committed.is_none()) {
            return self.missing("label in [[sprints]]");
        }
        for one in sprints {
            let told = one.committed.zip(one.done).map(|(committed, done)| {
                let running = if one.is_over { "" } else { ", and it runs" };
                format!("{done} of {}{}{running}", many(committed as u64, "item"), in_brackets(one.share))
            });
            self.figure(&one.sprint.name, told);
        }
    }

    /// Some items.
    pub(super) fn items(&mut self, items: &[ItemLine]) {
        let columns = [
            Column::whole("item"),
            Column::left("priority"),
            Column::left("status"),
            Column::right("points"),
            Column::left("team"),
            Column::flexible("what"),
        ];
        let row = |one: &ItemLine| {
            vec![
                one.work_id.clone(),
                one.priority.word().to_owned(),
                one.status.word().to_owned(),
                or_none(one.points),
                one.team.clone(),
                one.description.clone(),
            ]
        };
        let rows: Vec<Vec<String>> = items.iter().map(row).collect();
        self.table(&rows, &columns);
    }
}

/// A dependency in a line.
pub(super) fn dependency(one: &Dependency) -> String {
    let due = one.other_due.map(|due| format!(", due {}", day_of(due))).unwrap_or_default();
    let holder = one.other_agent.as_ref().map(|agent| format!(" by {agent}")).unwrap_or_default();
    let late = match one.late {
        Some(Late::Overdue) => "; LATE: its day is over",
        Some(Late::DueAfterDependent) => "; LATE: it is due after what waits for it",
        None => "",
    };
    let status = one.other_status.word();
    format!(
        "{} ({}) waits for {} ({}, {status}{holder}{due}{late})",
        one.work_id, one.team, one.depends_on, one.other_team
    )
}
