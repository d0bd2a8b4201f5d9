//! Jobs in a crontab and in systemd, and what is told of them.

mod crontab;
mod jobs;
mod real_cron;
mod systemd;

use crate::sandbox::{Said, Sandbox};
use serde_json::Value;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::process::Command;

/// A `crontab` program that keeps its file in `$CRONTAB`, and one that fails where `$CRONTAB_ERROR` says how.
const CRONTAB: &str = "#!/bin/sh
[ -z \"$CRONTAB_ERROR\" ] || { echo \"$CRONTAB_ERROR\" >&2; exit 1; }
case \"$1\" in
-l) [ -e \"$CRONTAB\" ] || { echo 'no crontab for you' >&2; exit 1; }; cat \"$CRONTAB\" ;;
-) cat > \"$CRONTAB\" ;;
esac
";

/// A board with a home directory and programs of its own.
pub(super) struct Home {
    pub(super) board: Sandbox,
}

impl Home {
    /// With a `crontab` that works and a `systemctl` that does what a script says.
    pub(super) fn new(systemctl: &str) -> Self {
        let home = Home { board: Sandbox::new() };
        std::fs::create_dir(home.board.root().join("bin")).expect("a directory can be made");
        home.program("crontab", CRONTAB);
        home.program("systemctl", &format!("#!/bin/sh\necho \"$*\" >> \"$HOME/systemctl.log\"\n{systemctl}\n"));
        let _ = home.board.ok(&["init"]);
        home
    }

    fn program(&self, name: &str, script: &str) {
        let path = self.board.root().join("bin").join(name);
        std::fs::write(&path, script).expect("a file can be written");
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).expect("it can be made a program");
    }

    /// The file of the crontab.
    pub(super) fn crontab(&self) -> PathBuf {
        self.board.root().join("crontab")
    }

    /// coordctl with arguments in this home.
    pub(super) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = self.board.command(arguments);
        command.env("HOME", self.board.root()).env("CRONTAB", self.crontab());
        command.env("PATH", format!("{}:/usr/bin:/bin", self.board.root().join("bin").display()));
        command
    }

    pub(super) fn run(&self, arguments: &[&str]) -> Said {
        Said::of(&self.command(arguments).output().expect("coordctl can be started"))
    }

    /// Runs coordctl with `--json`; its document, whatever it exits with.
    pub(super) fn json(&self, arguments: &[&str]) -> Value {
        let said = self.run(&[&["--json"], arguments].concat());
        serde_json::from_str(&said.stdout).unwrap_or_else(|e| panic!("{arguments:?}: {e}: {said:?}"))
    }

    /// What `cron status` says of a job.
    pub(super) fn status(&self, job: &str) -> Value {
        let status = self.json(&["cron", "status"]);
        let jobs = status["jobs"].as_array().expect("a list");
        jobs.iter().find(|one| one["job"] == job).cloned().expect("the job is told")
    }
}
