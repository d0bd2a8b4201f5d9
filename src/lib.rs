//! coordctl: one durable board of work that many processes on one machine share.
//!
//! The program is `main.rs`, a client of this library. `README.md` says what it does for whom, `docs/state.md` what is on
//! the disk and what is promised about it; this page is the map of the code.
//!
//! # Layers
//! ```text
//! main
//!   └─ cli                    the command line, the one match over the verbs
//!        └─ commands          one file for each verb: its arguments, and what it does
//!             ├─ report       what people see: from data to text
//!             ├─ claude       analyses: what is asked, what is answered, what it costs
//!             ├─ analysis     figures computed from the board: pure, over the columns of its rows
//!             ├─ legacy       directories of older tools: taken apart, made into rows, every record counted
//!             ├─ store        the durable board: Store::read and Store::update
//!             │    └─ board   the rules: pure, over the few rows they ask for
//!             ├─ telemetry    spans: written, read, judged, converted, exported
//!             ├─ supervise    a command at work under guard: started, watched, ended
//!             ├─ repository   worktrees of git: what would be lost with one, and how it is kept
//!             ├─ schedule     jobs, crontabs and units of systemd: from text to text
//!             └─ settings, location, failure, terminal     the edge
//! program                     program.toml: its text, read and checked; analysis and settings name it
//! tending                     tend.toml: rules of upkeep, what they find, and what is to be done about it
//! gates                       gates.toml and the flags of gate: what a board is held to, and whether it keeps to it
//! recovery                    below telemetry and legacy: whole objects out of text that is not whole
//! conservation                below legacy and report: whether rows say what they said, baselines
//! text, clock                 below all: text from others, and the time
//! ```
//!
//! Arrows point down only: a module names modules below it, never one above, and beside it only those that its row in
//! the table of `tests/it/tidy.rs` allows. That test reads every `use`. Two further rules are held by the lints in
//! `clippy.toml`: each system call that matters has one home, and an exception says `#[expect(…, reason = "…")]`.
//!
//! | only here | is done |
//! |---|---|
//! | `store/dir.rs` | opening, making, renaming and removing files |
//! | `store/lock.rs` | locking |
//! | [`clock`] | reading the clocks; everything else is handed a [`clock::Now`] |
//! | [`settings`] | reading the environment and `coordctl.toml` |
//! | [`terminal`] | printing |
//! | `main.rs` | ending the process |
//!
//! # A change, from the command line to the disk
//! [`cli`] settles the settings and opens a span; the verb checks its arguments and calls [`store::Store::update`] with a
//! rule of [`board`]. The store takes the lock, hands the rule the rows that it asks for, appends one record, unlocks,
//! flushes, brings the public files up to date; the verb tells the answer. A refusal changes nothing. [`failure`] turns
//! every error into an exit code, and the span is written last.
//!
//! # Files on the disk
//! | file in the board's directory | module |
//! |---|---|
//! | `.coordctl/format`, and making a board | `store/files.rs`, `store/create.rs` |
//! | `.coordctl/journal/` | `store/journal.rs`, its lines `store/record.rs`, finding them `store/scan.rs` |
//! | `.coordctl/index` | `store/index/`, brought up to the journal by `store/recover.rs`, searched by `store/choose.rs` |
//! | `.coordctl/heartbeats` | `store/heartbeats.rs` |
//! | `.coordctl/lock`, `.coordctl/publish.lock` | `store/lock.rs`, the notes in the second `store/notes.rs` |
//! | `.coordctl/metrics` | `store/remembered.rs`, its text `commands/metrics/memory.rs` |
//! | `.coordctl/archive/` | `store/archive/` |
//! | `.coordctl/quarantine/` | `store/quarantine.rs` |
//! | `.coordctl/foreign/`, `work_claims.json.lock` | `store/foreign/`, its rules `board/merge/` |
//! | `.coordctl/imported/` | `store/create.rs`, read by `store/import.rs` and `store/originals.rs` |
//! | `.coordctl/migrate.lock` | `store/originals.rs` |
//! | `work_claims.json`, `agent_status.json`, `coordination_log.json` | `store/publish.rs`, `store/replace.rs`, `store/view.rs` |
//! | `telemetry_spans.jsonl`, and turned ones | `store/spans/`, their lines `telemetry/otlp/`, without secrets `telemetry/redact/` |
//! | `.coordctl/export/` | `store/spans/cursor.rs` |
//! | `.coordctl/spans_lost`, `.coordctl/spans.lock` | `store/spans/lost.rs`, `store/spans/rotate.rs` |
//! | `.coordctl/reports/`, `claude_*.json` | `store/reports.rs`, their text `claude/report.rs` |
//! | `backups/`, `.coordctl.new/`, `.coordctl.damaged-*/` | `store/backup/` |
//! | `.coordctl/tasks/` | `store/alone.rs` |
//! | `logs/cron.log` | `store/cron_log.rs` |
//! | `.coordctl/costs/` | `store/costs.rs`, its lines `claude/ledger.rs` |
//! | `coordctl.toml` | [`settings`] |
//! | `program.toml` | read by [`settings`], its text [`program`], made by `commands/program/` |
//!
//! # Adding a verb
//! 1. If it changes the board in a new way, write the rule in [`board`] with its tests, and its refusals in
//!    [`board::Refusal`].
//! 2. Write `commands/<verb>.rs`: the arguments, whose comments are the help, and `run`.
//! 3. Name it in [`commands`] and in `cli/verbs.rs`, in the list and in the match. What it does stands there and at its
//!    arguments in the same words: the list is shown without building the verb.
//! 4. Write its examples in `cli/examples.rs`.
//! 5. Give a new way to fail its row in [`failure::EXIT_CODES`].
//! 6. Test it through the program in `tests/it`.
//! 7. Name it in `README.md`, with the statuses it leads to, and in `CHANGELOG.md`; new fields in `docs/state.md`, new
//!    attributes in `docs/telemetry.md`. Wrong values of its options go into `tests/it/every_option`.
//! 8. Where it does what a command of `coordination_helper.sh` did, or was said to do, lead that name to it: the names are in
//!    `commands/legacy/names`, how each is called to be tried in `tests/it/old_face/cases.rs`.
//! 9. Run `cargo xtask generate`, then `make check`; the tests say what was forgotten.
#![forbid(unsafe_code)]

pub mod analysis;
pub mod board;
pub mod claude;
pub mod cli;
pub mod clock;
pub mod commands;
pub mod conservation;
pub mod failure;
pub mod gates;
pub mod legacy;
pub mod location;
pub mod program;
pub mod recovery;
pub mod report;
pub mod repository;
pub mod schedule;
pub mod settings;
pub mod store;
pub mod supervise;
pub mod telemetry;
pub mod tending;
pub mod terminal;
pub mod text;
