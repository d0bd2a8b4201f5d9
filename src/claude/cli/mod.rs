//! The `claude` program, run without a terminal.
//!
//! What leaves the machine through it must be what we send and nothing else. Left alone the program puts much more into
//! its questions: it reads files whose names stand behind an `@` in a text, whoever wrote that, runs hooks, and adds the
//! project's instructions. So it runs without customisations (`--safe-mode`, or `--bare`, which leaves out stored logins
//! too), without tools and servers, without attachments, and in the root directory, where there is no project. The
//! program adds by itself which system it runs on.
//!
//! It is started by a stage that dies with us, in a process group of its own, and ended with its whole group when its time
//! is over.

mod envelope;

use super::span::Chat;
use super::{Call, Failed, Hearing, Kind, Provider, Reply};
use crate::supervise::{Limits, converse};
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

/// How the program is run.
#[derive(Debug, Clone)]
pub struct CliSettings {
    /// The program, as it is to be started.
    pub program: PathBuf,
    /// What starts it: a command that becomes the one behind it. Empty to start it directly.
    pub stage: Vec<OsString>,
    /// How long a call may take.
    pub limit: Duration,
    /// Whether it is run with `--bare`: also without stored logins.
    pub bare: bool,
    /// What is set in its environment beside ours.
    pub variables: Vec<(&'static str, String)>,
}

/// The `claude` program.
#[derive(Debug)]
pub struct Cli {
    settings: CliSettings,
}

/// The most turns of a call: a few tries to give the answer its form.
const TURNS: &str = "10";
/// How long the program has between the request to end and the kill.
const GRACE: Duration = Duration::from_secs(2);
/// The most of its answer that is read, in bytes.
const ANSWER: usize = 32 << 20;
/// What is set in its environment in any case: nothing is read because a text names it, and nothing is sent beside.
const VARIABLES: [(&str, &str); 4] = [
    ("CLAUDE_CODE_DISABLE_ATTACHMENTS", "1"),
    ("CLAUDE_CODE_DISABLE_FILE_MENTIONS", "1"),
    ("CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC", "1"),
    ("DISABLE_AUTOUPDATER", "1"),
];
/// What is taken out of it: the work that we may be running for is not the program's.
const NOT_ITS: [&str; 2] = ["COORDCTL_WORK_ID", "COORDCTL_FENCE"];

impl Cli {
    /// Prepares to run the program; nothing is started yet.
    #[must_use]
    pub fn new(settings: CliSettings) -> Self {
        Cli { settings }
    }

    fn command(&self, call: &Call<'_>) -> Command {
        let settings = &self.settings;
        let mut words = settings.stage.iter().cloned().chain([settings.program.clone().into_os_string()]);
        // There is the program at least.
        let mut command = Command::new(words.next().unwrap_or_default());
        command.args(words).args(arguments(call, settings.bare)).current_dir("/");
        command.env("CLAUDE_CODE_MAX_OUTPUT_TOKENS", call.max_tokens.to_string());
        command.envs(settings.variables.iter().map(|(name, value)| (name, value))).envs(VARIABLES);
        NOT_ITS.iter().for_each(|name| {
            command.env_remove(name);
        });
        command
    }

    fn run(&self, call: &Call<'_>) -> Result<Reply, Failed> {
        let limits = Limits { time: self.settings.limit, grace: GRACE, bytes: ANSWER };
        let said = converse(&mut self.command(call), question(call).into_bytes(), limits).map_err(|e| {
            let program = crate::text::quote(&self.settings.program.to_string_lossy());
            Failed::new(Kind::Unavailable, format!("{program} cannot be run: {e}"), "check the claude program")
        })?;
        envelope::reply(&said, self.settings.limit)
    }
}

impl Provider for Cli {
    fn name(&self) -> &'static str {
        "cli"
    }

    fn keeps_to_cost(&self) -> bool {
        true
    }

    fn count(&self, _: &Call<'_>) -> Result<Option<u64>, Failed> {
        Ok(None)
    }

    fn ask(&self, call: &Call<'_>, _: Hearing<'_>) -> Result<Reply, Failed> {
        let span = Chat::open(call.model, None);
        let answered = self.run(call);
        match &answered {
            Ok(reply) => span.answered(reply),
            Err(failed) => span.failed(failed, failed.kind.word()),
        }
        answered
    }
}

/// The arguments of a call; the question itself goes in by stdin.
fn arguments(call: &Call<'_>, bare: bool) -> Vec<String> {
    let apart = if bare { "--bare" } else { "--safe-mode" };
    let words =
        ["-p", apart, "--output-format", "json", "--tools", "", "--strict-mcp-config", "--no-session-persistence"];
    let mut arguments: Vec<String> = words.map(str::to_owned).into();
    let mut option = |name: &str, value: &str| arguments.extend([name.to_owned(), value.to_owned()]);
    option("--max-turns", TURNS);
    option("--model", call.model);
    option("--json-schema", &call.schema.to_string());
    option("--system-prompt", call.system);
    if let Some(effort) = call.effort {
        option("--effort", effort);
    }
    if let Some(usd) = call.max_cost_usd {
        option("--max-budget-usd", &usd.to_string());
    }
    arguments
}

/// What goes in by stdin. The program takes a text that begins with a slash for a command of its own.
fn question(call: &Call<'_>) -> String {
    let begin = if call.user.trim_start().starts_with('/') { "Question:\n" } else { "" };
    match call.correction {
        None => format!("{begin}{}", call.user),
        Some(correction) => {
            let (user, answer, faults) = (call.user, correction.answer, correction.faults);
            format!("{begin}{user}\n\nYou answered this before:\n{answer}\n\n{faults}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Correction;
    use super::*;
    use serde_json::json;

    #[test]
    fn only_options_that_exist_are_given_and_the_state_is_none_of_them() {
        let schema = json!({"type": "object"});
        let call = Call {
            system: "S",
            user: "/help",
            schema: &schema,
            model: "m",
            effort: Some("low"),
            max_tokens: 7,
            max_cost_usd: Some(0.25),
            correction: None,
        };
        let words = arguments(&call, false).join(" ");
        assert_eq!(
            words,
            "-p --safe-mode --output-format json --tools  --strict-mcp-config --no-session-persistence --max-turns 10 \
             --model m --json-schema {\"type\":\"object\"} --system-prompt S --effort low --max-budget-usd 0.25"
        );
        let plain = Call { effort: None, max_cost_usd: None, user: "U", ..call.clone() };
        let words = arguments(&plain, true).join(" ");
        assert!(words.contains("--bare") && !words.contains("--safe-mode") && words.ends_with("--system-prompt S"));
        assert_eq!((question(&call), question(&plain)), ("Question:\n/help".to_owned(), "U".to_owned()));
        let correction = Some(Correction { answer: "{}", faults: "F" });
        assert_eq!(question(&Call { correction, ..plain }), "U\n\nYou answered this before:\n{}\n\nF");
    }
}
