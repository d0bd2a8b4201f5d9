//! The examples at the end of each help text.

pub(super) const ROOT: &str = "\
Examples:
  id=$(coordctl claim review \"Review the parser\" --priority high)
  coordctl progress \"$id\" 40 testing
  coordctl complete \"$id\" \"two bugs found and mended\"
  coordctl dashboard";

pub(super) const CLAIM: &str = "\
Examples:
  coordctl claim review \"Review the parser\" --priority high --team compiler
  id=$(coordctl claim build \"Nightly build\" --ttl 30m --request-id \"$CI_JOB_ID\")
  coordctl claim work_1750055888000000000     # one that waits

Exit codes: 0 claimed, 3 bad value, 10 held by another, 13 no such item, 14 closed, 40 busy, 42 disk full";

pub(super) const PROGRESS: &str = "\
Examples:
  coordctl progress work_1750055888000000000 40
  coordctl progress work_1750055888000000000 75 testing --note \"two tests left\" --fence 7

Exit codes: 0 recorded, 3 bad value, 10 held by another, 13 no such item, 14 not held, 16 lease lost";

pub(super) const COMPLETE: &str = "\
Examples:
  coordctl complete work_1750055888000000000
  coordctl complete work_1750055888000000000 \"merged as 3f2a1b9\" --points 8

Completing again with the same result is answered with 0 and scored once.
Exit codes: 0 completed, 3 bad value, 10 held by another, 13 no such item, 14 not held or closed otherwise, 16 lease lost";

pub(super) const RELEASE: &str = "\
Examples:
  coordctl release work_1750055888000000000 --reason \"needs a database\"

Exit codes: 0 released, 10 held by another, 13 no such item, 14 not held, 16 lease lost";

pub(super) const HEARTBEAT: &str = "\
Examples:
  coordctl heartbeat work_1750055888000000000
  coordctl heartbeat work_1750055888000000000 --ttl 4h --fence 7

Renew at a third of the lease's length, and stop working when it cannot be renewed.
Exit codes: 0 renewed, 10 held by another, 13 no such item, 14 not held, 16 lease lost";

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

pub(super) const DASHBOARD: &str = "\
Examples:
  coordctl dashboard
  coordctl dashboard --watch --interval 5s
  coordctl dashboard --json | jq .counts";

pub(super) const EVENTS: &str = "\
Examples:
  coordctl events
  coordctl events --limit 100 --json";

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
