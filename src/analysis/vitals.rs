//! What gates and rules of upkeep judge a board by, from one pass over its columns.

use super::Moment;
use crate::board::{Columns, Kind, Priority, Status};
use std::collections::HashMap;

/// How many items stand where, and which is the oldest.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Vitals {
    /// Items that wait.
    pub pending: u64,
    /// Items whose holder waits for something.
    pub blocked: u64,
    /// Items that were given up and that nobody has dealt with.
    pub dead_letters: u64,
    /// The oldest open item of each priority, in the order of [`Priority::ALL`].
    pub oldest: [Option<Oldest>; Priority::ALL.len()],
    /// How many items each team holds that holds any, with the position of one of them: those that hold most first.
    pub held_by_team: Vec<(u64, usize)>,
}

/// An open item that no other of its priority is older than.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Oldest {
    /// For how many seconds it has been on the board.
    pub age: i64,
    /// The position of its row in the pass.
    pub row: usize,
}

/// What ended in a stretch of time up to now.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Endings {
    /// Completions.
    pub completed: u64,
    /// Items that were given up, and that nobody has dealt with.
    pub given_up: u64,
}

impl Vitals {
    /// Looks at every row once; items of the type with the code `left_out` are not counted.
    #[must_use]
    pub fn of<'a>(rows: impl IntoIterator<Item = &'a Columns>, at: &Moment<'_>, left_out: Option<u32>) -> Self {
        let (mut vitals, mut teams) = (Vitals::default(), HashMap::<u32, (u64, usize)>::new());
        for (row, columns) in rows.into_iter().enumerate() {
            if columns.kind != Kind::Work || left_out == Some(columns.work_type) {
                continue;
            }
            vitals.pending += u64::from(columns.status == Status::Pending);
            vitals.blocked += u64::from(columns.status == Status::Blocked);
            vitals.dead_letters += u64::from(columns.status == Status::Failed);
            if columns.status.is_held() && columns.team != 0 {
                teams.entry(columns.team).or_insert((0, row)).0 += 1;
            }
            if !columns.status.is_closed() {
                vitals.look(row, columns, at);
            }
        }
        vitals.held_by_team = teams.into_values().collect();
        vitals.held_by_team.sort_unstable_by_key(|(held, row)| (std::cmp::Reverse(*held), *row));
        vitals
    }

    /// The oldest open item of a priority, or of any.
    #[must_use]
    pub fn oldest(&self, priority: Option<Priority>) -> Option<Oldest> {
        let of = |(place, _): &(usize, &Priority)| self.oldest[*place];
        let meant =
            Priority::ALL.iter().enumerate().filter(|(_, one)| priority.is_none_or(|priority| priority == **one));
        meant.filter_map(|one| of(&one)).max_by_key(|oldest| (oldest.age, std::cmp::Reverse(oldest.row)))
    }

    /// An item whose age is not known is none of the oldest.
    fn look(&mut self, row: usize, columns: &Columns, at: &Moment<'_>) {
        let place = Priority::ALL.iter().position(|one| *one == columns.priority).unwrap_or(0);
        let Some(age) = at.since(columns.created_at) else { return };
        if self.oldest[place].is_none_or(|oldest| age > oldest.age) {
            self.oldest[place] = Some(Oldest { age, row });
        }
    }
}

impl Endings {
    /// What ended at `since` (seconds since 1970) or later.
    #[must_use]
    pub fn since<'a>(rows: impl IntoIterator<Item = &'a Columns>, since: i64) -> Self {
        let mut ended = Endings::default();
        for columns in rows {
            let is_late = |at: u32| at != 0 && i64::from(at) >= since;
            match columns.kind {
                Kind::Completion if is_late(columns.created_at) => ended.completed += 1,
                Kind::Work if columns.status == Status::Failed && is_late(columns.changed_at) => ended.given_up += 1,
                _ => {}
            }
        }
        ended
    }

    /// How much of it was completed, in per cent; `None` where nothing ended.
    #[must_use]
    pub fn completion_rate(&self) -> Option<f64> {
        let all = self.completed + self.given_up;
        (all > 0).then(|| self.completed as f64 * 100.0 / all as f64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AT: Moment<'static> = Moment { seconds: 1_000, boot_ns: 5, boot_id: "b" };

    fn item(status: Status, priority: Priority, created_at: u32) -> Columns {
        Columns { status, priority, created_at, ..Columns::empty(Kind::Work) }
    }

    #[test]
    fn items_are_counted_where_they_stand_and_the_oldest_open_one_is_found() {
        use {Priority as P, Status as S};
        let rows = [
            item(S::Pending, P::High, 900),
            item(S::Pending, P::High, 800),
            item(S::Active, P::Critical, 850),
            item(S::Blocked, P::Low, 990),
            item(S::Failed, P::Critical, 1),
            item(S::Completed, P::Critical, 1),
            item(S::Pending, P::Medium, 0),
            Columns { created_at: 1, ..Columns::empty(Kind::Agent) },
            item(S::Pending, P::High, 800),
        ];
        let vitals = Vitals::of(&rows, &AT, None);
        assert_eq!((vitals.pending, vitals.blocked, vitals.dead_letters), (4, 1, 1));
        let age = |priority| vitals.oldest(priority).map(|oldest| (oldest.age, oldest.row));
        let of = [Some(P::Critical), Some(P::High), Some(P::Medium), Some(P::Low), None].map(age);
        assert_eq!(of, [Some((150, 2)), Some((200, 1)), None, Some((10, 3)), Some((200, 1))]);
        let both = [item(S::Pending, P::Low, 800), item(S::Pending, P::Critical, 800)];
        assert_eq!(Vitals::of(&both, &AT, None).oldest(None).map(|oldest| oldest.row), Some(0), "the first of equals");
    }

    #[test]
    fn teams_with_equally_much_stand_in_the_order_of_their_rows_and_who_has_none_is_no_team() {
        let held = |team| Columns { team, ..item(Status::Active, Priority::Low, 10) };
        let vitals = Vitals::of(&[held(0), held(9), held(0), held(4), held(0), held(2)], &AT, None);
        assert_eq!(vitals.held_by_team, [(1, 1), (1, 3), (1, 5)]);
    }

    #[test]
    fn a_type_that_is_left_out_counts_nowhere() {
        let typed = |work_type, status| Columns { work_type, team: 3, ..item(status, Priority::High, 10) };
        let rows =
            [typed(7, Status::Pending), typed(7, Status::Failed), typed(7, Status::Active), typed(8, Status::Active)];
        let vitals = Vitals::of(&rows, &AT, Some(7));
        assert_eq!((vitals.pending, vitals.dead_letters, vitals.held_by_team), (0, 0, vec![(1, 3)]));
        assert_eq!(vitals.oldest[1].map(|oldest| oldest.row), Some(3));
        assert_eq!(Vitals::of(&rows, &AT, None).held_by_team, [(2, 2)]);
    }

    #[test]
    fn what_ended_counts_from_its_second_on() {
        let done = |created_at| Columns { created_at, ..Columns::empty(Kind::Completion) };
        let failed = |changed_at| Columns { changed_at, ..item(Status::Failed, Priority::Low, 1) };
        let rows = [
            done(499),
            done(500),
            done(501),
            done(502),
            failed(500),
            failed(499),
            done(0),
            item(Status::Pending, Priority::Low, 900),
        ];
        let ended = Endings::since(&rows, 500);
        assert_eq!((ended, ended.completion_rate()), (Endings { completed: 3, given_up: 1 }, Some(75.0)));
        assert_eq!(Endings::since(&rows, 503).completion_rate(), None);
        assert_eq!(Endings::since(&rows, 0).completed, 4, "what does not say when has not ended");
    }
}
