//! `add --from`: every item that a file lists, all or none.

use super::fields::{Item, part_cells};
use super::format::{Broken, Format, Listed};
use super::{AddArgs, cycle::cycle};
use crate::board::{self, Entry, NewWork, Refusal, WorkId};
use crate::commands::arguments::work_id;
use crate::commands::{Change, Context, answered, input};
use crate::settings::BadInput;
use crate::store::{Committed, Room, StoreError};
use crate::text::{nearest, quote};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::path::Path;

/// The most items in one file: the ids of all of them are one answer.
const MOST: usize = 32_000;

/// What the board remembers of it, for whoever asks again with the same request id.
#[derive(Debug, Serialize, Deserialize)]
struct Ids(Vec<WorkId>);

/// An added item, as it is told.
#[derive(Serialize)]
struct Told<'a> {
    work_id: &'a WorkId,
    #[serde(skip_serializing_if = "Option::is_none")]
    key: Option<&'a str>,
    line: u64,
}

/// The items of a file, checked as far as that can be done without the board.
struct Batch {
    /// What to call the file in messages.
    file: String,
    lines: Vec<u64>,
    items: Vec<Item>,
    entries: Vec<Entry>,
}

pub(super) fn run(context: &Context<'_>, args: &AddArgs, path: &Path) -> anyhow::Result<()> {
    // What the options say is checked first: it is for all items, and no line of the file is to blame.
    let usual = args.more.complete(args.options.work(context, "any", "any")?, context.trace)?;
    let reading = context.terminal.progress("reading", None);
    let text = input::read_all_with(path, |bytes| reading.at(bytes))?;
    drop(reading);
    let batch = Batch::read(context, path, args.format.as_deref(), &text, &usual)?;
    let typed = args.typed();
    let change = Change {
        verb: "add",
        identity: &args.identity,
        repeat: &args.repeat,
        arguments: vec!["--from", &typed, &text],
        room: Room::KeepReserve,
    };
    let added = context.change(&change, |txn, now| board::add_all(txn, now, &batch.entries).map(Ids));
    let committed = added.map_err(|e| batch.with_line(e))?;
    batch.tell(context, &committed)
}

impl Batch {
    fn read(
        context: &Context<'_>,
        path: &Path,
        format: Option<&str>,
        text: &str,
        usual: &NewWork,
    ) -> anyhow::Result<Self> {
        let file = if path == Path::new("-") { "stdin".to_owned() } else { path.display().to_string() };
        let format = Format::of(format, path, text)?;
        let listed = format.take_apart(text).map_err(|Broken(line, e)| match line {
            Some(line) => at(&file, line, &e),
            None => BadInput::new(format!("{file}: {}", e.message), e.hint),
        })?;
        if listed.is_empty() || listed.len() > MOST {
            let message = format!("{} lists {} items", quote(&file), listed.len());
            return Err(BadInput::new(message, format!("list at least one and at most {MOST} in one file")).into());
        }
        let lines: Vec<u64> = listed.iter().map(|item| item.line).collect();
        let items = read_items(context, &file, format, listed, usual)?;
        let mut batch = Batch { file, lines, items, entries: Vec::new() };
        batch.entries = batch.resolve()?;
        batch.check_acyclic()?;
        Ok(batch)
    }

    /// Finds what each item depends on: others of the file by their keys, and items of the board by their ids.
    fn resolve(&self) -> Result<Vec<Entry>, BadInput> {
        let keys = self.keys()?;
        let mut entries = Vec::with_capacity(self.items.len());
        for (item, line) in self.items.iter().zip(&self.lines) {
            let mut entry = Entry { new: item.new.clone(), after: Vec::new() };
            if item.depends_on.is_some() {
                entry.new.depends_on.clear();
            }
            for name in item.depends_on.iter().flatten() {
                match keys.get(name.as_str()) {
                    Some(&other) => entry.after.push(other),
                    None => entry.new.depends_on.push(work_id(name).map_err(|e| {
                        at(&self.file, *line, &BadInput::new(format!("depends_on: {}", e.message), e.hint))
                    })?),
                }
            }
            entries.push(entry);
        }
        Ok(entries)
    }

    fn keys(&self) -> Result<HashMap<&str, usize>, BadInput> {
        let mut keys = HashMap::new();
        for (n, item) in self.items.iter().enumerate() {
            let Some(key) = item.key.as_deref() else { continue };
            if let Some(earlier) = keys.insert(key, n) {
                let message = format!("key: {} is the key of line {} too", quote(key), self.lines[earlier]);
                return Err(at(&self.file, self.lines[n], &BadInput::new(message, "give every item a key of its own")));
            }
        }
        Ok(keys)
    }

    fn check_acyclic(&self) -> anyhow::Result<()> {
        let after: Vec<Vec<usize>> = self.entries.iter().map(|entry| entry.after.clone()).collect();
        let Some(circle) = cycle(&after) else { return Ok(()) };
        let keys = circle.iter().map(|&n| self.items[n].key.clone().unwrap_or_default()).collect();
        let refusal = StoreError::from(Refusal::CycleAmongNew { keys });
        Err(anyhow::Error::from(refusal).context(format!("{}:{}: depends_on", self.file, self.lines[circle[0]])))
    }

    /// Says which line names an item that is not on the board.
    fn with_line(&self, error: anyhow::Error) -> anyhow::Error {
        let Some(StoreError::Refused(Refusal::NoSuchItem { id, .. })) = error.downcast_ref() else { return error };
        let names_it = |entry: &Entry| entry.new.depends_on.contains(id);
        let Some(line) = self.entries.iter().position(names_it).map(|n| self.lines[n]) else { return error };
        let keys = self.items.iter().filter_map(|item| item.key.as_deref());
        let meant = nearest(id.as_str(), keys, 1).first().map(|key| format!(" (nearest key: {})", quote(key)));
        let place = format!("{}:{line}: depends_on{}", self.file, meant.unwrap_or_default());
        error.context(place)
    }

    fn tell(&self, context: &Context<'_>, committed: &Committed<Ids>) -> anyhow::Result<()> {
        let Committed { answer: Ids(ids), sequence, replayed, warnings } = committed;
        let told = ids.iter().zip(self.items.iter().zip(&self.lines));
        if context.terminal.json {
            let told = told.map(|(work_id, (item, line))| Told { work_id, key: item.key.as_deref(), line: *line });
            let document = serde_json::json!({
                "schema": "coordctl.added.v1",
                "items": told.collect::<Vec<_>>(),
                "count": ids.len(),
                "sequence": sequence,
                "replayed": replayed,
                "warnings": warnings,
            });
            return answered(*sequence, context.terminal.document(&document));
        }
        let lines: String = ids.iter().map(|id| format!("{id}\n")).collect();
        answered(*sequence, context.terminal.data(&lines))?;
        let again = if *replayed { " (answered before)" } else { "" };
        context.terminal.say(&format!("added {} items{again}", ids.len()));
        Ok(())
    }
}

/// Reads every item; the first that is wrong is told, and how many more there are.
fn read_items(
    context: &Context<'_>,
    file: &str,
    format: Format,
    listed: Vec<Listed>,
    usual: &NewWork,
) -> Result<Vec<Item>, BadInput> {
    let checking = context.terminal.progress("checking", Some(listed.len() as u64));
    let (mut items, mut wrong) = (Vec::with_capacity(listed.len()), Vec::new());
    for (n, Listed { line, fields }) in listed.into_iter().enumerate() {
        checking.at(n as u64);
        let read = fields.and_then(|mut fields| {
            if format == Format::Csv {
                part_cells(&mut fields);
            }
            let mut item = Item::read(&fields, usual)?;
            context.settings.routes.apply(&mut item.new);
            Ok(item)
        });
        match read {
            Ok(item) => items.push(item),
            Err(e) => wrong.push(at(file, line, &e)),
        }
    }
    let more = wrong.len().saturating_sub(1);
    match wrong.into_iter().next() {
        None => Ok(items),
        Some(first) if more == 0 => Err(first),
        Some(first) => Err(BadInput::new(format!("{} (and {more} more are wrong)", first.message), first.hint)),
    }
}

fn at(file: &str, line: u64, e: &BadInput) -> BadInput {
    BadInput::new(format!("{file}:{line}: {}", e.message), e.hint.clone())
}
