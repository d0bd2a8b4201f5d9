//! A board with a history of a month, made by hand: two teams, three sprints, times of every kind.

use crate::sandbox::Sandbox;
use coordctl::clock::{parse_stamp, stamp, wall_seconds};
use serde_json::{Value, json};

/// Seconds of a day.
pub(super) const DAY: i64 = 86_400;

/// A board, its rows, and the midnight that its calendar is counted from.
pub(super) struct World {
    pub(super) board: Sandbox,
    pub(super) rows: Vec<Value>,
    pub(super) today: i64,
}

/// A day so many days from one that begins at `midnight`.
pub(super) fn day(midnight: i64, days: i64) -> String {
    stamp(midnight + days * DAY)[..10].to_owned()
}

/// A time of a row, in seconds.
pub(super) fn at(row: &Value, field: &str) -> Option<i64> {
    parse_stamp(row[field].as_str()?)
}

/// The program: two sprints that are over, one that runs, objectives, teams, epics and risks.
pub(super) fn program(today: i64) -> String {
    let day = |days| day(today, days);
    let sprint = |n: i64, start: i64, end: i64| {
        format!(
            "[[sprints]]\nname = \"Sprint {n}\"\nstart = {}\nend = {}\nlabel = \"sprint:{n}\"\ngoal = \"goal {n}\"\n",
            day(start),
            day(end)
        )
    };
    [
        "art = \"The train\"\nvision = \"What it is for\"\n".to_owned(),
        format!("[pi]\nname = \"PI_X\"\nstart = {}\nend = {}\n", day(-28), day(27)),
        "[[objectives]]\nname = \"First\"\nlabel = \"goal:a\"\nvalue = 30\nteam = \"red\"\n".to_owned(),
        "[[objectives]]\nname = \"Second\"\nlabel = \"goal:b\"\nvalue = 50\n".to_owned(),
        sprint(1, -28, -15) + &sprint(2, -14, -1) + &sprint(3, 0, 13),
        "[[teams]]\nname = \"red\"\ncapacity = 20\nwip_limit = 1\n[[teams]]\nname = \"blue\"\ncapacity = 12\n"
            .to_owned(),
        "[[epics]]\nname = \"Epic\"\ncolumn = \"implementing\"\nlabel = \"goal:a\"\nowner = \"ada\"\n".to_owned(),
        format!("[[risks]]\nname = \"Old risk\"\nseverity = \"high\"\nowner = \"bob\"\ndue = {}\n", day(-3)),
        "[[risks]]\nname = \"Small risk\"\nseverity = \"medium\"\n".to_owned(),
        "[labels]\ninnovation = \"new\"\ndebt = \"debt\"\nimprovement = \"better\"\n".to_owned(),
        "[targets]\nlead_days = 2\nefficiency_percent = 50\n".to_owned(),
    ]
    .concat()
}

/// Items of all kinds; whole minutes everywhere.
fn rows(today: i64) -> Vec<Value> {
    let first = today - 28 * DAY;
    (0..60_i64).map(|n| row(n, first + n * 11 * 3600 + 60 * (n * 37 % 50))).collect()
}

fn one_of(words: &[&'static str], n: i64) -> &'static str {
    words[n as usize % words.len()]
}

fn row(n: i64, arrived: i64) -> Value {
    let minutes = |count: i64| count * 60;
    let claimed = arrived + minutes(n * 53 % 900);
    let mut row = json!({
        "work_item_id": format!("item_{n:02}"), "work_type": one_of(&["fix", "test", "doc"], n),
        "description": format!("number {n}"), "team": if n % 5 < 3 { "red" } else { "blue" },
        "priority": one_of(&["low", "medium", "high"], n), "created_at": stamp(arrived), "fence": 100 + n,
        "labels": [one_of(&["goal:a", "goal:b", "debt", "new"], n), format!("sprint:{}", 1 + n / 20)],
    });
    let attempts = n % 4;
    let mut from = claimed;
    let mut ended = Vec::new();
    for attempt in 0..attempts {
        let until = from + minutes(10 + n * 7 % 60);
        let outcome = one_of(&["failed", "expired", "released"], n + attempt);
        ended.push(json!({ "attempt": attempt + 1, "agent_id": "cy", "fence": attempt + 1, "claimed_at": stamp(from),
            "ended_at": stamp(until), "outcome": outcome, "reason": format!("reason {}", n % 2) }));
        from = until + minutes(5 + n % 30);
    }
    row["attempts"] = ended.into();
    if n % 6 != 5 {
        row["story_points"] = (n % 8 + 1).into();
    }
    match n % 10 {
        0 => row["status"] = "pending".into(),
        1 => {
            row["status"] = "failed".into();
            row["failed_at"] = stamp(from).into();
        }
        2 => {
            row["status"] = "cancelled".into();
            row["updated_at"] = stamp(from).into();
        }
        _ => {
            row["claimed_at"] = stamp(from).into();
            row["agent_id"] = if n % 2 == 0 { "ada".into() } else { "bob".into() };
            row["attempt"] = (attempts + 1).into();
            row["status"] = if n % 10 == 3 { "active".into() } else { "completed".into() };
            if n % 10 != 3 {
                row["completed_at"] = stamp(from + minutes(15 + n * 101 % 700)).into();
            }
        }
    }
    row
}

impl World {
    pub(super) fn new() -> Self {
        let today = wall_seconds().div_euclid(DAY) * DAY;
        let rows = rows(today);
        let board = Sandbox::with_files(&[
            ("work_claims.json", &Value::from(rows.clone()).to_string()),
            ("program.toml", &program(today)),
        ]);
        // The first change makes a board of these files.
        let _ = board.ok(&["add", "fix", "one more", "--team", "blue"]);
        World { rows, today, board }
    }

    /// The rows that were completed on the days from one to another, both counted from today, by the text of their times.
    pub(super) fn completed(&self, first: i64, last: i64) -> Vec<&Value> {
        let (first, last) = (day(self.today, first), day(self.today, last));
        let is_within = |row: &&Value| {
            row["completed_at"].as_str().is_some_and(|at| &at[..10] >= first.as_str() && &at[..10] <= last.as_str())
        };
        self.rows.iter().filter(is_within).collect()
    }
}
