//! What a board says and whether it holds together, and how it differs from a baseline.

use super::prose::wrap;
use super::table::{Column, table};
use crate::board::Breach;
use crate::conservation::{Baseline, Comparison, FieldChange, KindChange};
use crate::text::{escape, many};
use serde_json::{Value, json};

/// How many rows are named for people; documents name all.
const NAMED: usize = 10;

/// What `verify` found.
#[derive(Debug)]
pub struct Verification<'a> {
    /// The board as it stands.
    pub now: &'a Baseline,
    /// Every invariant: its name, and what it says.
    pub invariants: &'a [(&'static str, &'static str)],
    /// What breaks them.
    pub breaches: &'a [Breach],
    /// Whether the rows by the index were compared with those by the journal alone.
    pub read_twice: bool,
    /// The file of the baseline, and what it holds.
    pub before: Option<(&'a str, &'a Baseline)>,
    /// The board compared with it.
    pub compared: Option<&'a Comparison>,
    /// The file that a new baseline was written to.
    pub saved: Option<&'a str>,
}

const KINDS: [Column; 5] = [
    Column::whole("kind"),
    Column::right("rows"),
    Column::right("fields"),
    Column::whole("hash of all rows"),
    Column::flexible("statuses"),
];

const INVARIANTS: [Column; 3] = [Column::whole("invariant"), Column::left("holds"), Column::flexible("what it says")];

const CHANGES: [Column; 8] = [
    Column::whole("kind"),
    Column::right("before"),
    Column::right("after"),
    Column::right("added"),
    Column::right("changed"),
    Column::right("reopened"),
    Column::right("archived"),
    Column::right("lost"),
];

/// As text.
#[must_use]
pub fn text(shown: &Verification<'_>, width: usize) -> String {
    let Baseline { versions, sequence, path, .. } = shown.now;
    let format = versions.format.map_or("files of an older tool".to_owned(), |format| format!("format {format}"));
    let heading = format!("{path}: {}, {format}, coordctl {}", many(*sequence, "change"), versions.coordctl);
    let kinds: Vec<Vec<String>> = shown.now.kinds.iter().map(kind).collect();
    let mut text = escape(&heading).into_owned() + "\n" + &table(&kinds, &KINDS, width, true) + "\n";
    let rows: Vec<Vec<String>> = shown.invariants.iter().map(|(name, says)| invariant(shown, name, says)).collect();
    text += &table(&rows, &INVARIANTS, width, true);
    for breach in shown.breaches.iter().take(NAMED) {
        let subject = if breach.id.is_empty() { String::new() } else { format!("{}: ", breach.id) };
        text += &wrap(&format!("{} is broken: {subject}{}", breach.invariant, breach.what), width, "", "  ");
    }
    text += &more(shown.breaches.len(), "broken row");
    text + &shown
        .before
        .zip(shown.compared)
        .map(|(before, compared)| comparison(before, compared, width))
        .unwrap_or_default()
}

fn kind((name, kind): (&String, &crate::conservation::KindOf)) -> Vec<String> {
    let statuses: Vec<String> = kind.statuses.iter().map(|(status, count)| format!("{count} {status}")).collect();
    vec![name.clone(), kind.count.to_string(), kind.fields.len().to_string(), kind.hash.clone(), statuses.join(", ")]
}

fn invariant(shown: &Verification<'_>, name: &str, says: &str) -> Vec<String> {
    let broken = shown.breaches.iter().filter(|breach| breach.invariant == name).count();
    let holds = match broken {
        0 if name == "index" && !shown.read_twice => "not checked".to_owned(),
        0 => "yes".to_owned(),
        broken => format!("NO: {broken}"),
    };
    vec![name.to_owned(), holds, says.to_owned()]
}

fn comparison((file, before): (&str, &Baseline), compared: &Comparison, width: usize) -> String {
    let was = format!("{}, coordctl {}", many(before.sequence, "change"), before.versions.coordctl);
    let mut text = format!("\n{}\n", escape(&format!("compared with {file} of {} ({was})", before.taken_at)));
    let rows: Vec<Vec<String>> = compared.kinds.iter().map(change).collect();
    text += &table(&rows, &CHANGES, width, true);
    for kind in &compared.kinds {
        for (what, ids) in [("lost", &kind.lost), ("open again", &kind.reopened)] {
            ids.iter().take(NAMED).for_each(|id| text += &format!("{what}: {} {}\n", kind.kind, escape(id)));
            text += &more(ids.len(), "row");
        }
        for field in kind.fields.iter().filter(|field| is_lost(kind, field)) {
            text += &wrap(&moved(kind, field), width, "", "  ");
        }
    }
    text
}

/// Whether fewer rows have a field by more than there are fewer rows.
fn is_lost(kind: &KindChange, field: &FieldChange) -> bool {
    field.present_before.saturating_sub(field.present_after) > kind.before.saturating_sub(kind.after)
}

fn change(kind: &KindChange) -> Vec<String> {
    let lists = [&kind.added, &kind.changed, &kind.reopened, &kind.archived, &kind.lost];
    let counts = [kind.before, kind.after].map(|count| count.to_string()).into_iter();
    std::iter::once(kind.kind.clone()).chain(counts).chain(lists.map(|list| list.len().to_string())).collect()
}

fn moved(kind: &KindChange, field: &FieldChange) -> String {
    let FieldChange { field, present_before, present_after, entropy_before, entropy_after } = field;
    let name = &kind.kind;
    format!(
        "{field} of {name}: in {present_before} rows before and {present_after} now, {entropy_before:.2} bits before and \
         {entropy_after:.2} now"
    )
}

fn more(count: usize, what: &str) -> String {
    match count.checked_sub(NAMED).filter(|more| *more > 0) {
        Some(more) => format!("and {more} more: every {what} is named with --json\n"),
        None => String::new(),
    }
}

/// As a document; `holds` is whether nothing is wrong.
#[must_use]
pub fn document(shown: &Verification<'_>, holds: bool) -> Value {
    let Baseline { versions, taken_at, path, sequence, kinds, latency, .. } = shown.now;
    let kinds = kinds.iter().map(|(name, kind)| {
        let one = json!({ "rows": kind.count, "hash": kind.hash, "statuses": kind.statuses, "fields": kind.fields });
        (name.clone(), one)
    });
    let invariants: Vec<Value> = shown
        .invariants
        .iter()
        .map(|(name, says)| {
            let broken: Vec<&Breach> = shown.breaches.iter().filter(|breach| breach.invariant == *name).collect();
            let checked = *name != "index" || shown.read_twice;
            json!({ "invariant": name, "says": says, "checked": checked, "broken": broken })
        })
        .collect();
    let before = shown.before.map(|(file, before)| {
        json!({ "file": file, "taken_at": before.taken_at, "sequence": before.sequence, "versions": before.versions, "latency": before.latency })
    });
    json!({
        "schema": "coordctl.verify.v1",
        "holds": holds,
        "board": path,
        "taken_at": taken_at,
        "sequence": sequence,
        "versions": versions,
        "kinds": kinds.collect::<serde_json::Map<_, _>>(),
        "invariants": invariants,
        "latency": latency,
        "baseline": before,
        "compared": shown.compared.map(|compared| &compared.kinds),
        "saved": shown.saved,
    })
}
