//! What is looked for in the archive.

use super::super::arguments::{misspelt, name, text};
use super::super::past::past;
use super::super::progress::status_named;
use crate::board::{Kind, Status, WorkItem};
use crate::clock::{parse_stamp, wall_seconds};
use crate::settings::BadInput;
use crate::store::ArchivedRow;
use clap::Args;

/// What is meant.
#[derive(Debug, Default, Args)]
#[group(skip)]
pub(super) struct FilterArgs {
    /// Only what has this text in any of its fields; upper and lower case are the same
    text: Option<String>,
    /// Only items of this type
    #[arg(long = "type", value_name = "TYPE")]
    work_type: Option<String>,
    /// Only what is of this team
    #[arg(long)]
    team: Option<String>,
    /// Only what is of this agent, or was done by it
    #[arg(long)]
    agent: Option<String>,
    /// Only items with this label
    #[arg(long)]
    label: Option<String>,
    /// Only items of this status
    #[arg(long)]
    status: Option<String>,
    /// Only what was closed, or happened, since then: a time, or a length of time ago such as 30d
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    since: Option<String>,
    /// Only what was closed, or happened, before then
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    until: Option<String>,
    /// What is looked for: work, completion, agent, span or event
    #[arg(long, default_value = "work")]
    kind: String,
}

/// What is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sought {
    Row(Kind),
    Span,
    Event,
}

/// What is meant, checked.
#[derive(Debug)]
pub(super) struct Filter {
    pub(super) sought: Sought,
    text: Option<String>,
    work_type: Option<String>,
    team: Option<String>,
    agent: Option<String>,
    label: Option<String>,
    status: Option<Status>,
    since: i64,
    until: i64,
}

/// The words for what is looked for.
const KINDS: [(&str, Sought); 5] = [
    ("work", Sought::Row(Kind::Work)),
    ("completion", Sought::Row(Kind::Completion)),
    ("agent", Sought::Row(Kind::Agent)),
    ("span", Sought::Span),
    ("event", Sought::Event),
];

impl FilterArgs {
    pub(super) fn filter(&self) -> Result<Filter, BadInput> {
        let words = KINDS.map(|(word, _)| word);
        let sought = KINDS.iter().find(|(word, _)| *word == self.kind).map(|(_, sought)| *sought);
        let sought = sought.ok_or_else(|| misspelt("kind", &self.kind, &words))?;
        let now = wall_seconds();
        let named = |what, value: &Option<String>| value.as_deref().map(|value| name(what, value)).transpose();
        let moment = |place, value: &Option<String>| value.as_deref().map(|value| past(place, value, now)).transpose();
        let filter = Filter {
            sought,
            text: self.text.as_deref().map(|value| text("text", value)).transpose()?.map(|text| text.to_lowercase()),
            work_type: named("type", &self.work_type)?,
            team: named("team", &self.team)?,
            agent: named("agent", &self.agent)?,
            label: named("label", &self.label)?,
            status: self.status.as_deref().map(status_named).transpose()?,
            since: moment("--since", &self.since)?.unwrap_or(i64::MIN),
            until: moment("--until", &self.until)?.unwrap_or(i64::MAX),
        };
        filter.checked()
    }
}

impl Filter {
    /// Refuses what only work items have, where something else is looked for.
    fn checked(self) -> Result<Self, BadInput> {
        let only_of_items = [
            ("--type", self.work_type.clone()),
            ("--label", self.label.clone()),
            ("--status", self.status.map(|status| status.word().to_owned())),
        ];
        let is_work = self.sought == Sought::Row(Kind::Work);
        match only_of_items.into_iter().find_map(|(option, value)| Some((option, value.filter(|_| !is_work)?))) {
            Some((option, value)) => {
                let message = format!("{option} is {}, and only work items have one", crate::text::quote(&value));
                Err(BadInput::new(message, format!("leave {option} out, or look for --kind work")))
            }
            None => Ok(self),
        }
    }

    /// Whether a line may hold what is meant, by its bytes alone.
    pub(super) fn may_fit(&self, line: &[u8]) -> bool {
        // What JSON writes otherwise than it is meant cannot be looked for in its bytes.
        let plain = self
            .text
            .as_deref()
            .filter(|text| text.bytes().all(|c| matches!(c, b' '..=b'~') && !matches!(c, b'"' | b'\\')));
        plain.is_none_or(|text| memchr::memmem::find(&line.to_ascii_lowercase(), text.as_bytes()).is_some())
    }

    /// Whether a row is meant.
    pub(super) fn fits(&self, archived: &ArchivedRow) -> bool {
        let item = WorkItem::from_row(archived.row.clone());
        let is = |wanted: &Option<String>, field| wanted.as_deref().is_none_or(|wanted| item.text(field) == wanted);
        Sought::Row(archived.kind) == self.sought
            && is(&self.work_type, "work_type")
            && is(&self.team, "team")
            && is(&self.agent, "agent_id")
            && self.label.as_deref().is_none_or(|wanted| item.labels().any(|label| label == wanted))
            && self.status.is_none_or(|status| item.status() == status)
            && self.is_in_time(closed_at(archived.kind, &item))
            && (self.has_text(&archived.id) || archived.row.values().any(|value| self.is_in(value)))
    }

    /// Whether something that was done by an agent of a team at a time, and is told in these texts, is meant.
    pub(super) fn fits_told(&self, at: i64, agent: Option<&str>, team: Option<&str>, texts: &[&str]) -> bool {
        let is = |wanted: &Option<String>, there| wanted.is_none() || wanted.as_deref() == there;
        self.is_in_time(at)
            && is(&self.agent, agent)
            && is(&self.team, team)
            && texts.iter().any(|text| self.has_text(text))
    }

    fn is_in_time(&self, at: i64) -> bool {
        (self.since..self.until).contains(&at)
    }

    fn has_text(&self, text: &str) -> bool {
        self.text.as_deref().is_none_or(|wanted| text.to_lowercase().contains(wanted))
    }

    fn is_in(&self, value: &serde_json::Value) -> bool {
        use serde_json::Value::{Array, Object, String};
        match value {
            String(text) => self.has_text(text),
            Array(values) => values.iter().any(|value| self.is_in(value)),
            Object(fields) => fields.values().any(|value| self.is_in(value)),
            other => self.has_text(&other.to_string()),
        }
    }
}

/// When something was closed, in seconds since 1970; 0 where it does not tell.
pub(super) fn closed_at(kind: Kind, row: &WorkItem) -> i64 {
    match kind {
        Kind::Agent => {
            parse_stamp(row.text("last_heartbeat")).or_else(|| parse_stamp(row.text("registered_at"))).unwrap_or(0)
        }
        _ => row.changed_at(),
    }
}
