//! Examples of the verbs that keep a board and its surroundings in order.

pub(in crate::cli) const CRON: &str = "\
Examples:
  coordctl cron show
  coordctl cron install --crontab --only reclaim,doctor --every reclaim=10m
  coordctl cron status --check
  coordctl cron remove

docs/schedule.md says what is written where.
Exit codes: 0 done; of status --check 50 where a job failed or did not run; of run those of the job";

pub(in crate::cli) const WORKTREE: &str = "\
Examples:
  cd \"$(coordctl worktree add --work work_1750055888000000000)\" && set -a && . ./.coordctl.env
  coordctl worktree list
  coordctl worktree remove work_1750055888000000000 --stash

docs/worktree.md says what is looked at before anything is removed.
Exit codes: 0 done, 10 held, 13 no such item, 14 closed, 30 there already, 31 git failed, 32 something would be lost,
33 no port is free";
