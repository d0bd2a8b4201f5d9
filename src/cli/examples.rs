//! The examples at the end of each help text.

mod backup;
mod upkeep;

pub(super) use backup::{BACKUP, RESTORE};
pub(super) use upkeep::{CRON, WORKTREE};

pub(super) const ROOT: &str = "\
Examples:
  id=$(coordctl claim review \"Review the parser\" --priority high)
  coordctl progress \"$id\" 40 testing
  coordctl complete \"$id\" \"two bugs found and mended\"
  coordctl dashboard";

pub(super) const ADD: &str = "\
Examples:
  id=$(coordctl add review \"Review the parser\" --priority high --due 2d)
  coordctl add deploy \"Deploy it\" --depends-on \"$id\" --accept \"smoke test is green\"
  coordctl add train \"Train the model\" --capability gpu --body-file notes.md --max-attempts 5
  coordctl add --from backlog.csv --team parser --request-id import-1

A file lists items by the fields type, description, key, body, priority, team, points, labels, capabilities, depends_on,
accept, not_before, due, max_attempts and estimate; depends_on names work ids, or keys of other items of the file. CSV
has a header, and parts several values in a cell by ;

Exit codes: 0 added, 3 bad value, 13 no such dependency, 17 a cycle of dependencies, 40 busy, 42 disk full";

pub(super) const LEGACY: &str = "\
Examples:
  coordctl legacy help
  coordctl legacy claim review \"Review the parser\" high compiler
  ln -s \"$(command -v coordctl)\" coordination_helper.sh && ./coordination_helper.sh dashboard

Every old name, and what it is today: docs/legacy.md
Exit codes: those of the verb that does the same; 2 for a command that is unknown or gone";

pub(super) const FAIL: &str = "\
Examples:
  coordctl fail work_1750055888000000000 --reason \"the build does not link\" --fence 7
  coordctl fail work_1750055888000000000 --reason \"not to be done at all\" --no-retry

Exit codes: 0 recorded, 3 bad value, 10 held by another, 13 no such item, 14 not held, 16 lease lost";

pub(super) const RECLAIM: &str = "\
Examples:
  coordctl reclaim
  coordctl reclaim --json | jq -r '.reclaimed[].work_id'

Exit codes: 0 done, whether or not a lease had ended";

pub(super) const CLAIM: &str = "\
Examples:
  coordctl claim review \"Review the parser\" --priority high --team compiler
  id=$(coordctl claim build \"Nightly build\" --ttl 30m --request-id \"$CI_JOB_ID\")
  coordctl claim work_1750055888000000000     # one that waits
  coordctl claim --next --type review --capability rust --json

Exit codes: 0 claimed, 3 bad value, 10 held by another, 12 at capacity, 13 no such item, 14 closed,
15 nothing to claim, 17 not ready, 40 busy, 42 disk full";

pub(super) const PROGRESS: &str = "\
Examples:
  coordctl progress work_1750055888000000000 40
  coordctl progress work_1750055888000000000 75 testing --note \"two tests left\" --fence 7

Exit codes: 0 recorded, 3 bad value, 10 held by another, 13 no such item, 14 not held, 16 lease lost";

pub(super) const COMPLETE: &str = "\
Examples:
  coordctl complete work_1750055888000000000
  coordctl complete work_1750055888000000000 \"merged as 3f2a1b9\" --points 8
  coordctl complete work_1750055888000000000 merged --commit 3f2a1b9 --check \"make test\" --artifact report.txt
  coordctl complete work_1750055888000000000 --accepted 1,3 --waive 2=\"no Windows machine\"

A check knows the item as COORDCTL_WORK_ID and a fence that was given as COORDCTL_FENCE; its output goes to stderr, and
the lease is renewed while it runs. A check that fails and a criterion left open refuse, and nothing is changed.
Completing again with the same result is answered with 0 and scored once, without gathering anything again.
Exit codes: 0 completed, 3 bad value, 10 held by another, 13 no such item, 14 not held or closed otherwise, 16 lease lost,
17 criteria open or check failed";

pub(super) const RELEASE: &str = "\
Examples:
  coordctl release work_1750055888000000000 --reason \"needs a database\"

Exit codes: 0 released, 10 held by another, 13 no such item, 14 not held, 16 lease lost";

pub(super) const BLOCK: &str = "\
Examples:
  coordctl block work_1750055888000000000 --on \"the review of the schema\" --fence 7

The holder keeps the item, and its lease must be renewed as before.
Exit codes: 0 blocked, 3 bad value, 10 held by another, 13 no such item, 14 not held, 16 lease lost";

pub(super) const UNBLOCK: &str = "\
Examples:
  coordctl unblock work_1750055888000000000

Exit codes: 0 goes on, 10 held by another, 13 no such item, 14 not blocked, 16 lease lost";

pub(super) const NOTE: &str = "\
Examples:
  coordctl note work_1750055888000000000 \"the flaky test is lexer::deep\"

Anyone may; from the holder it renews the lease.
Exit codes: 0 noted, 3 bad value, 13 no such item, 16 lease lost (the text is kept as a late note)";

pub(super) const LABEL: &str = "\
Examples:
  coordctl label work_1750055888000000000 parser urgent
  coordctl label work_1750055888000000000 --remove urgent

Exit codes: 0 done, 3 bad value, 10 held by another, 13 no such item, 16 lease lost";

pub(super) const SET: &str = "\
Examples:
  coordctl set work_1750055888000000000 --priority critical --due 2026-12-01T12:00:00Z
  coordctl set work_1750055888000000000 --depends-on work_1750055887000000000
  coordctl set work_1750055888000000000 --not-before none

Exit codes: 0 changed, 3 bad value, 10 held by another, 13 no such item, 14 closed, 16 lease lost, 17 a cycle";

pub(super) const HANDOFF: &str = "\
Examples:
  coordctl handoff work_1750055888000000000 --to reviewer-2 --text \"parser done, the tests are left\"
  coordctl handoff work_1750055888000000000 --to-role reviewer --context notes.md --fence 7

The new holder takes it up with \"coordctl claim work_...\" or \"coordctl claim --next\", which answer its fence.
Exit codes: 0 handed on, 3 bad value, 10 held by another, 11 no such agent, 12 it is at capacity, 13 no such item,
14 not held, 16 lease lost, 17 it is retired";

pub(super) const REASSIGN: &str = "\
Examples:
  coordctl reassign work_1750055888000000000 --to ada --reason \"bob is on leave\" --agent lead
  coordctl reassign work_1750055888000000000 --to-team compiler --reason \"their code\" --agent lead

Exit codes: 0 reassigned, 3 bad value, 11 no such agent, 12 it is at capacity, 13 no such item, 14 closed,
17 it is retired";

pub(super) const HEARTBEAT: &str = "\
Examples:
  coordctl heartbeat                                  # all that this agent holds
  coordctl heartbeat work_1750055888000000000 --ttl 4h --fence 7

Renew at a third of the lease's length, and stop working when it cannot be renewed.
Of several items those that can be are renewed even where others are lost; the exit code is 16 then.
Exit codes: 0 renewed, or nothing held; 3 bad value, 10 held by another, 13 no such item, 14 not held, 16 lease lost";

pub(super) const GUARD: &str = "\
Examples:
  coordctl guard \"$id\" --fence \"$fence\" && git push
  coordctl guard \"$id\" --fence \"$fence\" --for 10m && ./deploy.sh

A lease that is over is refused although nobody has taken the item yet: between this answer and the push somebody
could. No lock is taken; where the resource can compare fences, hand it the fence too.
Exit codes: 0 the claim stands, 3 bad value, 13 no such item, 16 lease lost";

pub(super) const READY: &str = "\
Examples:
  coordctl ready
  coordctl ready --agent ada --capability gpu --priority-at-least high
  coordctl ready --limit 1 --json | jq -r '.items[].work_id'

Without an agent the items are listed that some agent could take. What an ended lease holds is ready.
Exit codes: 0 also where nothing is ready";

pub(super) const BLOCKED: &str = "\
Examples:
  coordctl blocked
  coordctl blocked --team compiler --json | jq '.items[].obstacles'";

pub(super) const EXPLAIN: &str = "\
Examples:
  coordctl explain work_1750055888000000000
  coordctl explain work_1750055888000000000 --agent ada --json | jq '.agents[0]'

Exit codes: 0 explained, 3 bad value, 13 no such item";

pub(super) const DEAD_LETTERS: &str = "\
Examples:
  coordctl dead-letters list
  coordctl dead-letters requeue work_1750055888000000000 --reason \"the disk is back\"
  coordctl dead-letters drop work_1750055888000000000 --reason \"not needed any more\"";

pub(super) const RUN: &str = "\
Examples:
  coordctl run --type build --description \"Nightly build\" --ttl 10m -- make nightly
  coordctl run --work work_1750055888000000000 -- ./review.sh
  coordctl run --loop --jobs 3 --idle-exit 10m --type test -- sh -c 'make \"test-$COORDCTL_WORK_ID\"'

The command finds COORDCTL_WORK_ID, COORDCTL_FENCE, AGENT_ID, COORDCTL_AGENT, COORDINATION_DIR and TRACEPARENT in its
environment. Stdin and stdout are its own; with --json one document for each item goes to stderr. It is killed when this
program dies, and it is stopped when the claim is lost. Exit status 0 completes the item, any other fails the attempt,
with exit status, duration, peak memory and the last 20 lines of stderr as evidence. If the command has closed the item
itself, nothing is added. Signals are passed on; those that ask for the end let a loop take no further item.

Exit codes: the command's, 128 and the number of the signal that ended it, 126 not executable, 127 not found (nothing is
claimed, or the item is given back), 15 nothing to claim, 16 lease lost, 42 not recorded because the disk takes nothing.
With --jobs and without --loop: the first that is not 0. With --loop: 0 after --idle-exit, 128 and the number of the
signal that asked for the end, or the failure that ended it; a command that fails ends its attempt only";

pub(super) const LIST: &str = "\
Examples:
  coordctl list
  coordctl list --status pending --priority critical --json
  coordctl list --status all --since 24h --sort changed --limit 0";

pub(super) const SHOW: &str = "\
Examples:
  coordctl show work_1750055888000000000
  coordctl show work_1750055888000000000 --json | jq .item.status";

pub(super) const AGENT: &str = "\
Examples:
  export AGENT_ID=$(coordctl agent register --team compiler --capacity 3)
  coordctl agent list --state late
  coordctl agent show \"$AGENT_ID\"
  coordctl agent retire \"$AGENT_ID\"";

pub(super) const WHOAMI: &str = "\
Examples:
  coordctl whoami
  coordctl whoami --json | jq -r .rule

The first that applies: --agent, COORDCTL_AGENT, AGENT_ID, the session of Claude Code (CLAUDE_CODE_SESSION_ID, as
claude-<id>), the thread of Codex (CODEX_THREAD_ID, as codex-<id>). Where none does, nothing but a hint is printed, and
each claim gets a new agent. Whoever shares a name may change what was claimed under it; the fence tells claims apart.";

pub(super) const DASHBOARD: &str = "\
Examples:
  coordctl dashboard
  coordctl dashboard --watch --interval 5s
  coordctl dashboard --json | jq .counts";

pub(super) const EVENTS: &str = "\
Examples:
  coordctl events
  coordctl events --limit 100 --json
  coordctl events --since 0 --format jsonl --work work_1750055888000000000
  coordctl events --follow --format jsonl | jq --unbuffered .verb";

pub(super) const TRACE: &str = "\
Examples:
  coordctl trace work_1750055888000000000
  coordctl trace work_1750055888000000000 --json | jq .";

pub(super) const TELEMETRY: &str = "\
Examples:
  coordctl telemetry tail -f
  coordctl telemetry stats --since 24h --by agent
  coordctl telemetry validate
  coordctl telemetry export --endpoint http://localhost:4318";

pub(super) const METRICS: &str = "\
Examples:
  coordctl metrics
  coordctl metrics --textfile /var/lib/prometheus/node-exporter/coordctl.prom";

pub(super) const CLAUDE: &str = "\
Examples:
  coordctl claude priorities
  coordctl claude health --provider local --json | jq .answer.score
  coordctl claude ask \"What keeps the release from being done?\"

Without a key for the API and without the claude program, analyses are computed from the board alone, and say so.";

pub(super) const SCRUM: &str = "\
Examples:
  coordctl scrum daily-standup --team compiler
  coordctl scrum value-stream --since 30d --json | jq .times.efficiency
  coordctl scrum retrospective --sprint \"Sprint 1\"

Each ceremony is also a verb of its own, as in older tools: \"coordctl pi-planning\", \"coordctl ip\", \"coordctl vsm\".";

pub(super) const PROGRAM: &str = "\
Examples:
  coordctl program init && \"$EDITOR\" \"$(coordctl -q where)/program.toml\"
  coordctl program check";

pub(super) const DOCTOR: &str = "\
Examples:
  coordctl doctor
  coordctl doctor --fix
  coordctl doctor --json | jq '.findings[]'

Exit codes: 0 nothing is wrong, 4 no board, 5 no permission, 41 there is a warning or the board is damaged, 42 no room or
locks do not work, 43 a newer version wrote it; with --fix that of what is left. Every finding is in docs/doctor.md";

pub(super) const WAIT: &str = "\
Examples:
  coordctl wait work_1750055888000000000 --until done --timeout 30m
  id=$(coordctl wait --until ready --next --team compiler) && coordctl claim \"$id\"
  coordctl wait --until any-change --since 120 --json | jq .sequence

Exit codes: 0 it holds, 3 bad value, 13 no such item, 23 timed out";

pub(super) const VERIFY: &str = "\
Examples:
  coordctl verify
  coordctl verify --save before.json
  coordctl verify --baseline before.json                  # after an upgrade, or a night of work: what is lost?
  coordctl verify --baseline before.json --exact          # nothing may have changed at all

Exit codes: 0 it holds, 3 bad value, 41 an invariant is broken, 43 a baseline of a newer version, 50 not conserved";

pub(super) const GATE: &str = "\
Examples:
  coordctl gate --p95 claim=100ms --error-rate 1% --max-dead-letters 0 --max-age critical=4h --min-health 80
  coordctl gate --window 7d --min-completion-rate 90% --min-throughput 10/1d
  coordctl gate --file ci/gates.toml --github --junit gate.xml     # in a job of GitHub Actions

Exit codes: 0 met, 2 no condition, 3 bad value, 4 no board, 50 not met";

pub(super) const TEND: &str = "\
Examples:
  coordctl tend --dry-run
  coordctl -q tend                            # for cron: says nothing unless something failed
  coordctl events --json | jq '.events[] | select(.verb == \"tend\")'

Exit codes: 0 done, also where there was nothing to do; else that of the worst rule that failed, 3 for bad rules";

pub(super) const WHERE: &str = "\
Examples:
  coordctl where
  ls \"$(coordctl -q where)\"";

pub(super) const GENERATE_ID: &str = "\
Examples:
  export AGENT_ID=$(coordctl generate-id)
  coordctl generate-id --work";

pub(super) const INIT: &str = "\
Examples:
  coordctl init
  coordctl --dir /srv/board init";

pub(super) const SYNC: &str = "\
Examples:
  coordctl sync && jq length agent_coordination/work_claims.json";

pub(super) const MIGRATE: &str = "\
Examples:
  coordctl migrate ../old/agent_coordination --dry-run
  coordctl migrate ../old/agent_coordination --report account.json
  coordctl migrate agent_coordination         # the board's own directory: what making the board did not take

docs/migration.md says what is taken from which file, what is repaired, and how the account is read.
Exit codes: 0 done, 3 bad value, 40 busy, 41 something was not conserved, 42 disk full";
