//! `list`: the work items of the board.

use super::Context;
use super::arguments::{misspelt, number, priority};
use super::item_table::{cells, text};
use super::past::past;
use super::progress::status_named;
use crate::board::{Columns, Kind, Priority, Status, WorkItem, code};
use crate::settings::BadInput;
use crate::store::{Found, Snapshot, StoreError};
use clap::Args;
use serde::Serialize;
use serde_json::json;
use serde_json::value::RawValue;

/// List work items
#[derive(Debug, Args)]
pub struct ListArgs {
    /// A status, or open (not closed), closed, or all
    #[arg(long, default_value = "open")]
    status: String,
    /// Only items of this team
    #[arg(long)]
    team: Option<String>,
    /// Only items of this type
    #[arg(long = "type", value_name = "TYPE")]
    work_type: Option<String>,
    /// Only items that this agent holds or held last
    #[arg(long)]
    agent: Option<String>,
    /// Only items with this label
    #[arg(long)]
    label: Option<String>,
    /// Only items of this priority
    #[arg(long)]
    priority: Option<String>,
    /// Only items that changed since then: a time, or a length of time ago such as 2h
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    since: Option<String>,
    /// Show at most this many; 0 for all
    #[arg(long, value_name = "N", default_value = "100", allow_negative_numbers = true)]
    limit: String,
    /// What comes first: created (oldest), changed (newest) or priority (most urgent, then oldest)
    #[arg(long, default_value = "priority")]
    sort: String,
}

/// Which statuses are wanted.
#[derive(Clone, Copy)]
enum Wanted {
    All,
    Open,
    Closed,
    One(Status),
}

/// The order of the list.
#[derive(Clone, Copy)]
enum Order {
    Created,
    Changed,
    Priority,
}

/// What the arguments ask for, checked.
struct Filter {
    status: Wanted,
    priority: Option<Priority>,
    since: u32,
    order: Order,
    limit: usize,
}

/// Runs `list`.
///
/// # Errors
/// Bad values, or a board that cannot be read.
pub fn run(context: &Context<'_>, args: &ListArgs) -> anyhow::Result<()> {
    context.tell_unseen();
    context.read(|snapshot| tell(context, args, snapshot))
}

fn tell(context: &Context<'_>, args: &ListArgs, snapshot: &mut Snapshot) -> anyhow::Result<()> {
    let filter = args.filter(snapshot.now().seconds())?;
    let mut found = snapshot.rows(Kind::Work)?;
    found.retain(|found| args.may_match(&filter, &found.columns));
    sort(&mut found, filter.order);
    if context.terminal.json {
        let by_name = args.team.is_some() || args.work_type.is_some() || args.agent.is_some() || args.label.is_some();
        let (items, total) =
            args.items(&found, filter.limit, |row| match by_name && !args.matches(&snapshot.item(row)?) {
                true => Ok(None),
                false => snapshot.item_text(row).map(Some),
            })?;
        let document = json!({
            "schema": "coordctl.list.v1",
            "total": total,
            "has_more": total > items.len(),
            "sequence": snapshot.sequence(),
        });
        return Ok(context.terminal.document(&List { document, items })?);
    }
    let (now, width) = (snapshot.now().seconds(), context.terminal.list_width());
    let (rows, total) = args.items(&found, filter.limit, |row| {
        let item = snapshot.item(row)?;
        Ok(args.matches(&item).then(|| cells(&item, now, width)))
    })?;
    context.terminal.data(&text(&rows, width))?;
    if total > rows.len() {
        context.terminal.say(&format!("{} of {total} shown; --limit 0 shows all", rows.len()));
    }
    Ok(())
}

/// The document of a list; its items are text already, since there may be many.
#[derive(Serialize)]
struct List {
    #[serde(flatten)]
    document: serde_json::Value,
    items: Vec<Box<RawValue>>,
}

impl ListArgs {
    fn filter(&self, now: i64) -> Result<Filter, BadInput> {
        let status = match self.status.as_str() {
            "all" => Wanted::All,
            "open" => Wanted::Open,
            "closed" => Wanted::Closed,
            word => Wanted::One(status_named(word)?),
        };
        let order = match self.sort.as_str() {
            "created" => Order::Created,
            "changed" => Order::Changed,
            "priority" => Order::Priority,
            word => return Err(misspelt("order", word, &["created", "changed", "priority"])),
        };
        Ok(Filter {
            status,
            order,
            priority: self.priority.as_deref().map(priority).transpose()?,
            since: self
                .since
                .as_deref()
                .map_or(Ok(0), |text| past("--since", text, now).map(|at| u32::try_from(at).unwrap_or(u32::MAX)))?,
            limit: usize::try_from(number("limit", &self.limit, u64::from(u32::MAX))?).unwrap_or(usize::MAX),
        })
    }

    /// Whether the columns of a row allow it; names are compared by their codes.
    fn may_match(&self, filter: &Filter, columns: &Columns) -> bool {
        let named = |name: &Option<String>, column: u32| name.as_deref().is_none_or(|name| code(name) == column);
        let status = match filter.status {
            Wanted::All => true,
            Wanted::Open => !columns.status.is_closed(),
            Wanted::Closed => columns.status.is_closed(),
            Wanted::One(status) => columns.status == status,
        };
        status
            && named(&self.team, columns.team)
            && named(&self.work_type, columns.work_type)
            && named(&self.agent, columns.agent)
            && filter.priority.is_none_or(|priority| columns.priority == priority)
            && columns.changed_at.max(columns.created_at) >= filter.since
    }

    /// Whether the row itself matches.
    fn matches(&self, item: &WorkItem) -> bool {
        let named = |name: &Option<String>, field| name.as_deref().is_none_or(|name| item.text(field) == name);
        named(&self.team, "team")
            && named(&self.work_type, "work_type")
            && named(&self.agent, "agent_id")
            && self.label.as_deref().is_none_or(|wanted| item.labels().any(|label| label == wanted))
    }

    /// What `read` makes of the items to show, `None` for one that does not match, and how many there are in all.
    ///
    /// Without a label, rows beyond the limit are not read.
    fn items<T>(
        &self,
        found: &[Found],
        limit: usize,
        read: impl Fn(&Found) -> Result<Option<T>, StoreError>,
    ) -> Result<(Vec<T>, usize), StoreError> {
        let limit = if limit == 0 { usize::MAX } else { limit };
        let (mut items, mut total) = (Vec::new(), 0);
        for row in found {
            if items.len() >= limit && self.label.is_none() {
                total += 1;
            } else if let Some(item) = read(row)? {
                total += 1;
                if items.len() < limit {
                    items.push(item);
                }
            }
        }
        Ok((items, total))
    }
}

fn sort(found: &mut [Found], order: Order) {
    match order {
        Order::Created => {}
        Order::Changed => found.sort_by_key(|found| std::cmp::Reverse(found.columns.changed_at)),
        Order::Priority => found.sort_by_key(|found| std::cmp::Reverse(found.columns.priority)),
    }
}
