//! The history of the board as a stream, from a cursor on.

use super::Format;
use super::line::Filter;
use crate::commands::Context;
use crate::commands::arguments::check_cursor;
use crate::store::{Event, Name, Store, Watch, name_of};
use std::collections::VecDeque;
use std::time::{Duration, Instant};

/// How often it is looked whether anybody still reads what is followed.
const TICK: Duration = Duration::from_secs(1);
/// How often it is looked behind damage at the end of the journal, while it is followed.
const THOROUGHLY: Duration = Duration::from_secs(10);

/// What is to be shown.
pub(super) struct Stream {
    pub(super) follow: bool,
    pub(super) since: Option<u64>,
    pub(super) filter: Filter,
    pub(super) most: usize,
    pub(super) format: Format,
}

impl Stream {
    /// Writes it, to its end or until nobody reads any more.
    pub(super) fn run(&self, context: &Context<'_>) -> anyhow::Result<()> {
        context.with_store(|store| {
            let newest = store.read()?.sequence();
            check_cursor(newest, self.since.unwrap_or(0))?;
            let mut watch = match self.since {
                None if self.follow => store.watch()?,
                since => store.watch_since(since.unwrap_or(0))?,
            };
            if !self.follow {
                return self.write(context, &mut Past::new(&mut watch, &self.filter, newest));
            }
            self.write(
                context,
                &mut Future { context, watch: &mut watch, names: names(&self.filter), checked: Instant::now() },
            )
        })
    }

    fn write(&self, context: &Context<'_>, source: &mut dyn Source) -> anyhow::Result<()> {
        let mut left = self.most;
        while left > 0
            && let Some(events) = source.next()?
        {
            let wanted: Vec<&Event> = events.iter().filter(|event| self.filter.fits(event)).take(left).collect();
            left -= wanted.len();
            let lines: String = wanted.into_iter().map(|event| self.filter.line(event, self.format)).collect();
            if !lines.is_empty() && !context.terminal.data_wanted(&lines)? {
                return Ok(());
            }
        }
        Ok(())
    }
}

/// The newest changes that are wanted, oldest first, and the number of the newest of all.
pub(super) fn newest(context: &Context<'_>, filter: &Filter, most: usize) -> anyhow::Result<(Vec<Event>, u64)> {
    context.with_store(|store: &Store<'_>| {
        let newest = store.read()?.sequence();
        let mut watch = store.watch_since(0)?;
        let mut past = Past::new(&mut watch, filter, newest);
        let mut kept = VecDeque::new();
        while let Some(events) = past.next()? {
            kept.extend(events.into_iter().filter(|event| filter.fits(event)));
            kept.drain(..kept.len().saturating_sub(most));
        }
        Ok((kept.into(), newest))
    })
}

/// Where changes come from, some at a time.
trait Source {
    /// The next ones; `None` at the end.
    fn next(&mut self) -> anyhow::Result<Option<Vec<Event>>>;
}

/// What has happened up to a change.
struct Past<'a> {
    watch: &'a mut Watch,
    names: Vec<Name>,
    newest: u64,
    ended: bool,
}

impl<'a> Past<'a> {
    fn new(watch: &'a mut Watch, filter: &Filter, newest: u64) -> Self {
        Past { watch, names: names(filter), newest, ended: false }
    }
}

impl Source for Past<'_> {
    fn next(&mut self) -> anyhow::Result<Option<Vec<Event>>> {
        if self.ended {
            return Ok(None);
        }
        let mut events = self.watch.more(&self.names, false)?;
        if events.is_empty() && self.watch.sequence() < self.newest {
            events = self.watch.more(&self.names, true)?;
        }
        let count = events.len();
        events.retain(|event| event.sequence <= self.newest);
        self.ended = events.is_empty() || events.len() < count;
        Ok(Some(events))
    }
}

/// What happens from now on.
struct Future<'a> {
    context: &'a Context<'a>,
    watch: &'a mut Watch,
    names: Vec<Name>,
    /// When the journal was last looked at thoroughly.
    checked: Instant,
}

impl Source for Future<'_> {
    fn next(&mut self) -> anyhow::Result<Option<Vec<Event>>> {
        loop {
            let thoroughly = self.checked.elapsed() > THOROUGHLY;
            let events = self.watch.more(&self.names, thoroughly)?;
            if !events.is_empty() {
                return Ok(Some(events));
            }
            if thoroughly {
                self.checked = Instant::now();
            }
            if !self.context.terminal.is_read() {
                return Ok(None);
            }
            self.watch.rest(TICK);
        }
    }
}

fn names(filter: &Filter) -> Vec<Name> {
    filter.work.iter().map(|id| name_of(id.as_str())).collect()
}
