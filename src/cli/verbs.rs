//! The list of verbs, and the one match.

use super::examples;
use crate::commands::{
    Context, add, agent, archive, backup, block, blocked, claim, claude, complete, cron, dashboard, dead_letters,
    doctor, events, explain, fail, gate, generate_id, guard, handoff, heartbeat, init, label, legacy, list, metrics,
    migrate, note, program, progress, ready, reclaim, release, restore, run, scrum, set, show, sync, telemetry, tend,
    trace, verify, wait, whereabouts, whoami, worktree,
};
use clap::Subcommand;

// Only the verb that is called is built: the others would take most of the time that a start takes.
#[derive(Debug, Subcommand)]
#[command(defer = true)]
pub(super) enum Verb {
    /// Add a work item that nobody holds yet
    #[command(after_help = examples::ADD)]
    Add(add::AddArgs),
    /// Create a work item and claim it, claim one that waits, or whatever is next
    #[command(after_help = examples::CLAIM)]
    Claim(claim::ClaimArgs),
    /// Report how far the work is, and renew the lease
    #[command(after_help = examples::PROGRESS)]
    Progress(progress::ProgressArgs),
    /// Complete a work item
    #[command(after_help = examples::COMPLETE)]
    Complete(complete::CompleteArgs),
    /// End an attempt that came to nothing: the item is tried again, or given up
    #[command(after_help = examples::FAIL)]
    Fail(fail::FailArgs),
    /// Give a work item back: it is pending again
    #[command(after_help = examples::RELEASE)]
    Release(release::ReleaseArgs),
    /// Say what a work item that you hold waits for
    #[command(after_help = examples::BLOCK)]
    Block(block::BlockArgs),
    /// Say that a blocked work item can go on
    #[command(after_help = examples::UNBLOCK)]
    Unblock(block::UnblockArgs),
    /// Add a note to a work item
    #[command(after_help = examples::NOTE)]
    Note(note::NoteArgs),
    /// Put labels on a work item, or take them off
    #[command(after_help = examples::LABEL)]
    Label(label::LabelArgs),
    /// Change the priority, description, team, dates or dependencies of a work item
    #[command(after_help = examples::SET)]
    Set(set::SetArgs),
    /// Hand a work item that you hold on to another agent, role or team
    #[command(after_help = examples::HANDOFF)]
    Handoff(handoff::HandoffArgs),
    /// Give a work item to somebody from outside, whoever holds it
    #[command(after_help = examples::REASSIGN)]
    Reassign(handoff::ReassignArgs),
    /// Renew the leases on work items: those named, or all that the agent holds
    #[command(after_help = examples::HEARTBEAT)]
    Heartbeat(heartbeat::HeartbeatArgs),
    /// Run a command for a work item, renew its lease meanwhile, and complete or fail the item
    #[command(after_help = examples::RUN)]
    Run(Box<run::RunArgs>),
    /// Return what ended leases hold to the board; every claim does so in passing
    #[command(after_help = examples::RECLAIM)]
    Reclaim(reclaim::ReclaimArgs),
    /// Exit 0 only while a claim still stands: for use right before a push or a deploy
    #[command(after_help = examples::GUARD)]
    Guard(guard::GuardArgs),
    /// List the items that can be taken, in the order in which claim --next offers them
    #[command(after_help = examples::READY)]
    Ready(ready::ReadyArgs),
    /// List the open items that nobody can take now, and why
    #[command(after_help = examples::BLOCKED)]
    Blocked(blocked::BlockedArgs),
    /// Say why a work item is or is not offered, and to whom
    #[command(after_help = examples::EXPLAIN)]
    Explain(explain::ExplainArgs),
    /// Deal with the items that were given up
    #[command(after_help = examples::DEAD_LETTERS)]
    DeadLetters(dead_letters::DeadLettersArgs),
    /// List work items
    #[command(after_help = examples::LIST)]
    List(list::ListArgs),
    /// Show one work item with its history
    #[command(after_help = examples::SHOW)]
    Show(show::ShowArgs),
    /// Register, list, show and retire agents
    #[command(after_help = examples::AGENT)]
    Agent(agent::AgentArgs),
    /// Print as whom commands act here, and the rule that says so
    #[command(after_help = examples::WHOAMI)]
    Whoami(whoami::WhoamiArgs),
    /// Show what needs attention, who is at work, and what came of it
    #[command(after_help = examples::DASHBOARD)]
    Dashboard(dashboard::DashboardArgs),
    /// Show what happened on the board
    ///
    /// Without --since, --follow or --format: the newest changes as a table, or as one document with --json.
    ///
    /// With one of them: a stream, oldest first, one line for each change, which begins with the change's sequence number.
    /// That number is a cursor: --since N gives every change after it, none twice and none left out, whenever and however
    /// often it is asked. Numbers may be skipped, where the journal was damaged and between its parts, but they only grow.
    ///
    /// Each line of --format jsonl (or --json) is an object with sequence, at (RFC 3339), verb, agent, work_id, status,
    /// fence and note; agent, work_id, status and fence are null where there is none. A change to several items also has
    /// items, a list of objects with work_id, status and fence.
    ///
    /// A change may be shown a moment before it is flushed to the disk, as by every verb that reads.
    #[command(after_help = examples::EVENTS)]
    Events(events::EventsArgs),
    /// Show where the time of a work item went, as a waterfall
    #[command(after_help = examples::TRACE)]
    Trace(trace::TraceArgs),
    /// Read, judge, convert and export the spans of commands
    #[command(after_help = examples::TELEMETRY)]
    Telemetry(telemetry::TelemetryArgs),
    /// Print figures of the board in the text format of Prometheus
    ///
    /// Gauges tell how the board stands now. Counters and histograms tell what was done since the counting began; what was
    /// counted is kept in .coordctl/metrics, so that the next time only what is new is read. If that file goes, everything
    /// that the journal and the files of spans still hold is counted anew.
    ///
    /// Every sample has the label board, the path of the board's directory: the files of several boards may lie side by side
    /// in one directory of the node exporter's textfile collector.
    #[command(after_help = examples::METRICS)]
    Metrics(metrics::MetricsArgs),
    /// Exit 0 only if the board keeps to conditions: for pipelines
    ///
    /// Conditions come from gates.toml in the board's directory, or another file, and from flags, which go before it. Each
    /// has a limit that is still met by what reaches it. docs/gate.md says how each value is computed.
    ///
    /// A condition that there is no data for is not met: a gate that looks at nothing must not open. Only --allow-no-data
    /// lets that pass.
    #[command(after_help = examples::GATE)]
    Gate(Box<gate::GateArgs>),
    /// Analyse the board, by Claude or from the board's own figures
    #[command(after_help = examples::CLAUDE)]
    Claude(claude::ClaudeArgs),
    /// Show a ceremony of Scrum at Scale, computed from the board, its history and program.toml
    ///
    /// Every figure is computed from recorded times, labels, points and dates; what is not recorded is said to be so. The
    /// formulas are in docs/scrum.md. program.toml in the board's directory holds what a board cannot know: the Program
    /// Increment, its objectives and sprints, teams with their capacities, epics, risks. All days are those of UTC.
    #[command(after_help = examples::SCRUM)]
    Scrum(scrum::ScrumArgs),
    /// Make or check program.toml, which the ceremonies of scrum read
    #[command(after_help = examples::PROGRAM)]
    Program(program::ProgramArgs),
    /// Move what is closed and old into the archive; search, show and bring it back
    ///
    /// Without a verb below it: completed and cancelled items that closed longer ago than --older-than, but for the newest
    /// --keep-last, and old completions leave the board for compressed files below .coordctl/archive; so do old parts of the
    /// history and turned files of spans. Nothing that is open ever goes, nor what an open or failed item depends on. The
    /// board's lock is held for moments only. docs/archive.md says what goes when, and how the files are read.
    #[command(after_help = archive::EXAMPLES)]
    Archive(archive::ArchiveArgs),
    /// Say what is wrong with the board, and what to do about it
    #[command(after_help = examples::DOCTOR)]
    Doctor(doctor::DoctorArgs),
    /// Check what must hold on every board, and compare it with how it was
    ///
    /// Reads every row, by the index and by the journal alone, and checks the invariants of the board; a table tells how many
    /// rows of each kind there are and the hash of what they say, whatever order they are in.
    ///
    /// --save writes a baseline: counts, the hash of every row, the entropy of every field, how long commands took and the
    /// versions of program and format. --baseline compares with one: which rows were added, changed, moved to the archive or
    /// lost since, and which completed items are open again. A lost row or a reopened item ends with exit code 50, with
    /// --exact any difference does. So a CI job, a migration or an upgrade can show that it lost nothing.
    #[command(after_help = examples::VERIFY)]
    Verify(verify::VerifyArgs),
    /// Do upkeep by rules once: for cron
    ///
    /// Takes back what ended leases hold, offers dead letters again where a rule says so, archives what is closed and old once
    /// there is much of it, turns and compresses files of spans, writes metrics into a file, and adds items of type attention for what people should look at: each at most once while
    /// it is open, never many. Rules and thresholds are in tend.toml in the board's directory; docs/tend.md has them all.
    ///
    /// A second pass at once changes nothing. While another process tends the board this one does nothing.
    #[command(after_help = examples::TEND)]
    Tend(tend::TendArgs),
    /// Write the whole board at one point in time into a file
    ///
    /// Nobody waits for it: no lock is taken. The file is a compressed tar archive with its checksums in front. It is
    /// flushed, read back from the disk and checked, and only then gets its name; beside it is a .sha256 file for
    /// "sha256sum -c".
    #[command(after_help = examples::BACKUP)]
    Backup(backup::BackupArgs),
    /// Put the board back to what a backup holds
    ///
    /// Shows what differs, makes a backup of the present, and then puts the rows back in one change. The journal goes on: no
    /// sequence number and no fence is given twice. A claim stays only if it is the very same one in the backup and now;
    /// every other one ends, and its holder may not write any more (16). A board that cannot be read any more is set aside
    /// whole, and the backup takes its place.
    #[command(after_help = examples::RESTORE)]
    Restore(restore::RestoreArgs),
    /// Have cron or systemd do again and again what keeps a board in order
    #[command(after_help = examples::CRON)]
    Cron(cron::CronArgs),
    /// Make worktrees of git for work items, and remove them without losing anything
    #[command(after_help = examples::WORKTREE)]
    Worktree(worktree::WorktreeArgs),
    /// Wait until an item is done, ready or released, or until anything changes
    ///
    /// What holds at once ends the wait at once, but for any-change. A lease that ends is noticed without anybody writing.
    /// The lock is not taken and nothing is written, so that any number of processes may wait. A change may be seen a moment
    /// before it is flushed to the disk, as with every verb that reads.
    #[command(after_help = examples::WAIT)]
    Wait(wait::WaitArgs),
    /// Print the board's directory and the rule that found it
    #[command(after_help = examples::WHERE)]
    Where(whereabouts::WhereArgs),
    /// Print an id that nobody else gets
    #[command(after_help = examples::GENERATE_ID)]
    GenerateId(generate_id::GenerateIdArgs),
    /// Make the board now; the first change would make it too
    #[command(after_help = examples::INIT)]
    Init(init::InitArgs),
    /// Do what a command of coordination_helper.sh did; a link with that name does the same
    #[command(after_help = examples::LEGACY)]
    Legacy(legacy::LegacyArgs),
    /// Take over what an older tool left in a directory
    ///
    /// Reads the claims, the fast file, agents, the log, the log of points, spans, the queue of real agents and the backups
    /// that coordination_helper.sh and the scripts around it wrote. Each record is taken, merged with what is there already,
    /// or set aside with its file, its offset and the reason; the counts must add up, and what was taken is read back from
    /// the board and compared. The old directory is not changed. Doing it again changes nothing; one that was cut off is
    /// completed.
    #[command(after_help = examples::MIGRATE)]
    Migrate(migrate::MigrateArgs),
    /// Bring the public files up to date now
    #[command(after_help = examples::SYNC)]
    Sync(sync::SyncArgs),
}

impl Verb {
    /// Does what the verb says.
    pub(super) fn run(&self, context: &Context<'_>) -> anyhow::Result<()> {
        match self {
            Verb::Add(args) => add::run(context, args),
            Verb::Claim(args) => claim::run(context, args),
            Verb::Progress(args) => progress::run(context, args),
            Verb::Complete(args) => complete::run(context, args),
            Verb::Fail(args) => fail::run(context, args),
            Verb::Reclaim(args) => reclaim::run(context, args),
            Verb::Release(args) => release::run(context, args),
            Verb::Block(args) => block::block(context, args),
            Verb::Unblock(args) => block::unblock(context, args),
            Verb::Note(args) => note::run(context, args),
            Verb::Label(args) => label::run(context, args),
            Verb::Set(args) => set::run(context, args),
            Verb::Handoff(args) => handoff::handoff(context, args),
            Verb::Reassign(args) => handoff::reassign(context, args),
            Verb::Heartbeat(args) => heartbeat::run(context, args),
            Verb::Guard(args) => guard::run(context, args),
            Verb::Ready(args) => ready::run(context, args),
            Verb::Blocked(args) => blocked::run(context, args),
            Verb::Explain(args) => explain::run(context, args),
            Verb::DeadLetters(args) => dead_letters::run(context, args),
            Verb::Run(args) => run::run(context, args),
            Verb::List(args) => list::run(context, args),
            Verb::Show(args) => show::run(context, args),
            Verb::Agent(args) => agent::run(context, args),
            Verb::Whoami(args) => whoami::run(context, args),
            Verb::Dashboard(args) => dashboard::run(context, args),
            Verb::Events(args) => events::run(context, args),
            Verb::Trace(args) => trace::run(context, args),
            Verb::Telemetry(args) => telemetry::run(context, args),
            Verb::Metrics(args) => metrics::run(context, args),
            Verb::Gate(args) => gate::run(context, args),
            Verb::Claude(args) => claude::run(context, args),
            Verb::Scrum(args) => scrum::run(context, args),
            Verb::Program(args) => program::run(context, args),
            Verb::Archive(args) => archive::run(context, args),
            Verb::Doctor(args) => doctor::run(context, args),
            Verb::Verify(args) => verify::run(context, args),
            Verb::Tend(args) => tend::run(context, args),
            Verb::Backup(args) => backup::run(context, args),
            Verb::Restore(args) => restore::run(context, args),
            Verb::Cron(args) => cron::run(context, args),
            Verb::Worktree(args) => worktree::run(context, args),
            Verb::Wait(args) => wait::run(context, args),
            Verb::Where(args) => whereabouts::run(context, args),
            Verb::GenerateId(args) => generate_id::run(context, args),
            Verb::Init(args) => init::run(context, args),
            Verb::Legacy(args) => legacy::run(context, args),
            Verb::Migrate(args) => migrate::run(context, args),
            Verb::Sync(args) => sync::run(context, args),
        }
    }
}
