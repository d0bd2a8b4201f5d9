//! Scripts of the older tool find its name, its words and its exit codes: through a link, a copy, and `coordctl legacy`.

mod advised;
mod cases;
mod contract;
mod environment;
mod in_use;
mod many;
mod places;
mod rows;

use crate::sandbox::{COORDCTL, LIMIT, Said, Sandbox};
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The name of the older tool.
const OLD: &str = "coordination_helper.sh";

/// A link with the old name in a directory.
fn link_in(directory: &Path) -> PathBuf {
    let link = directory.join(OLD);
    symlink(COORDCTL, &link).expect("a link can be made");
    link
}

/// A sandbox, with a link of the old name beside its board.
struct Old {
    board: Sandbox,
    link: PathBuf,
}

impl Old {
    fn new() -> Self {
        let board = Sandbox::new();
        let link = link_in(board.root());
        Old { board, link }
    }

    /// The link with arguments, and nothing in its environment but where the board is.
    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(&self.link);
        command.args(arguments).env_clear().env("COORDINATION_DIR", self.board.board());
        command.current_dir(self.board.root()).stdin(Stdio::null());
        command
    }

    fn run(&self, arguments: &[&str]) -> Said {
        self.run_with(&[], arguments)
    }

    fn run_with(&self, environment: &[(&str, &str)], arguments: &[&str]) -> Said {
        let mut command = self.command(arguments);
        command.envs(environment.iter().copied());
        Said::of(&assert_cmd::Command::from_std(command).timeout(LIMIT).output().expect("the link can be called"))
    }

    /// What a script of bash says on stdout, with the link as `$helper`; `None` where there is no bash.
    fn bash(&self, script: &str) -> Option<String> {
        let mut command = Command::new("bash");
        command.args(["-c", script]).env_clear().env("COORDINATION_DIR", self.board.board());
        command.env("PATH", "/usr/local/bin:/usr/bin:/bin").env("helper", &self.link).env("coordctl", COORDCTL);
        let output = command.current_dir(self.board.root()).output().ok()?;
        Some(String::from_utf8_lossy(&output.stdout).trim_end().to_owned())
    }
}

/// The first id in a text, as `grep -o 'work_[0-9]*' | head -1` finds it.
fn first_id(text: &str) -> String {
    let start = text.find("work_").unwrap_or_else(|| panic!("no id in {text}"));
    let digits = text[start + 5..].chars().take_while(char::is_ascii_digit);
    format!("work_{}", digits.collect::<String>())
}
