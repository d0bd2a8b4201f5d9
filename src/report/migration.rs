//! What a migration did, for people: every record of every file, and what shows that nothing was lost.

use super::prose::wrap;
use super::table::{Column, table};
use crate::conservation::Entropy;
use crate::legacy::{Account, Conservation, FileCount};
use crate::text::{agree, escape, many};

/// How far the values of a field must have moved to be told, in bits.
const TOLD: f64 = 0.005;

const FILES: [Column; 6] = [
    Column::flexible("file"),
    Column::right("records"),
    Column::right("taken"),
    Column::right("merged"),
    Column::right("set aside"),
    Column::right("bytes"),
];

const KEPT: [Column; 5] = [
    Column::whole("what was taken"),
    Column::right("before"),
    Column::right("after"),
    Column::right("fields"),
    Column::left("hash of all, before and after"),
];

/// The account as text.
#[must_use]
pub fn told(account: &Account, width: usize) -> String {
    let mut files: Vec<Vec<String>> = account.files.iter().map(file).collect();
    files.push(file(&account.total));
    let kept: Vec<Vec<String>> = account.conservation.iter().map(conserved).collect();
    let mut text = format!("{}\n", escape(&headline(account)));
    text += &table(&files, &FILES, width, true);
    text.push('\n');
    text += &table(&kept, &KEPT, width, true);
    for sentence in sentences(account) {
        text += &wrap(&sentence, width, "", "  ");
    }
    text
}

fn headline(account: &Account) -> String {
    let doing = if account.dry_run { "would migrate" } else { "migrated" };
    format!("{doing} {} to {}", account.from, account.board)
}

fn file(count: &FileCount) -> Vec<String> {
    let FileCount { file, records, taken, merged, set_aside, bytes, .. } = count;
    let mut cells = vec![file.clone()];
    cells.extend([records, taken, merged, set_aside, bytes].map(u64::to_string));
    cells
}

fn conserved(one: &Conservation) -> Vec<String> {
    let hash = if one.before.hash == one.after.hash { one.before.hash.clone() } else { "DIFFERS".to_owned() };
    let (before, after) = (one.before.records.to_string(), one.after.records.to_string());
    vec![one.kind.to_owned(), before, after, one.fields.len().to_string(), hash]
}

fn sentences(account: &Account) -> Vec<String> {
    let mut all = vec![entropy(account)];
    all.extend(moved(account));
    if !account.repairs.is_empty() {
        let repairs: Vec<String> = account.repairs.iter().map(|(what, count)| format!("{what} {count}")).collect();
        all.push(format!("repaired, with the original kept in the row: {}", repairs.join(", ")));
    }
    if account.leases.claims > 0 {
        all.push(leases(account));
    }
    if account.total.merged_differing > 0 {
        let count = account.total.merged_differing;
        let merged = agree(count, "record says", "records say");
        all.push(format!("{count} merged {merged} in some field something else than the row: --report lists them"));
    }
    if let Some(path) = &account.quarantine {
        let count = account.total.set_aside;
        all.push(format!("{} set aside {} kept in {path}", many(count, "record"), agree(count, "is", "are")));
    }
    if !account.not_read.is_empty() {
        let files: Vec<String> = account.not_read.iter().map(|one| format!("{} ({})", one.file, one.reason)).collect();
        all.push(format!("not read: {}", files.join(", ")));
    }
    all
}

fn fields(account: &Account) -> impl Iterator<Item = (&'static str, &Entropy)> {
    account.conservation.iter().flat_map(|one| one.fields.iter().map(|field| (one.kind, field)))
}

fn entropy(account: &Account) -> String {
    let (count, held) = (fields(account).count(), fields(account).filter(|(_, field)| field.holds).count());
    match count == held {
        true => format!("the entropy of all {count} fields is the same before and after, within 1 %"),
        false => format!("the entropy of {} of {count} fields is NOT the same before and after", count - held),
    }
}

/// The fields whose values look different on the board, because they were repaired.
fn moved(account: &Account) -> Option<String> {
    let moved: Vec<String> = fields(account)
        .filter(|(_, field)| (field.on_board - field.before).abs() > TOLD)
        .map(|(kind, Entropy { field, before, on_board, .. })| format!("{field} of {kind} {before:.2} → {on_board:.2}"))
        .collect();
    (!moved.is_empty())
        .then(|| format!("bits of information as they stand on the board, repaired: {}", moved.join(", ")))
}

fn leases(account: &Account) -> String {
    let count = account.leases.claims;
    let claims = many(count, "open claim");
    match account.leases.ttl_seconds {
        Some(seconds) => {
            let ttl = humantime::format_duration(std::time::Duration::from_secs(seconds));
            format!("{claims} may be renewed within {ttl}, else {}", agree(count, "it comes back", "they come back"))
        }
        None => format!("{claims} never {}", agree(count, "ends by itself", "end by themselves")),
    }
}
