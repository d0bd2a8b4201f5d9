//! A timer and a service of systemd for a job, for the manager of one user.

use super::Entry;

/// Paths below which `PrivateTmp=` would hide a board.
const TEMPORARY: [&str; 2] = ["/tmp/", "/var/tmp/"];

/// What a service may not do. In the units of a user the kernel keeps files away only with `PrivateUsers=`.
const SANDBOX: &str = "\
NoNewPrivileges=yes
PrivateUsers=yes
ProtectSystem=strict
ProtectKernelTunables=yes
ProtectControlGroups=yes
LockPersonality=yes
MemoryDenyWriteExecute=yes
RestrictNamespaces=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6
SystemCallArchitectures=native
";

/// Who wrote it, at the top of each file.
const HEAD: &str = "# Written by \"coordctl cron install\"; \"coordctl cron remove\" takes it away.\n";

/// A file for systemd.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Its name.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// What the names of all units of a board begin with.
#[must_use]
pub fn prefix(board_hash: &str) -> String {
    format!("coordctl-{board_hash}-")
}

/// The service and the timer of a job.
#[must_use]
pub fn units(entry: &Entry, board: &str, board_hash: &str, installed: &str) -> [Unit; 2] {
    let name = |kind: &str| format!("{}{}.{kind}", prefix(board_hash), entry.job.name);
    let about = format!("[Unit]\nDescription=coordctl {} on {}\n", entry.job.name, described(board));
    let service = format!(
        "{HEAD}{about}\n[Service]\nType=oneshot\nExecStart={}\nNice=10\n{}",
        exec(&entry.command),
        sandbox(entry, board)
    );
    let timer = format!(
        "{HEAD}{about}\n[Timer]\nOnCalendar={}\nPersistent=true\nRandomizedDelaySec={}\nAccuracySec=1s\n\n\
         [Install]\nWantedBy=timers.target\n\n[X-Coordctl]\nSchedule={}\nInstalled={installed}\n",
        entry.cadence.calendar(),
        entry.cadence.spread_seconds(),
        entry.cadence,
    );
    [Unit { name: name("service"), text: service }, Unit { name: name("timer"), text: timer }]
}

fn sandbox(entry: &Entry, board: &str) -> String {
    let paths: Vec<&str> = std::iter::once(board).chain(entry.writes.iter().map(String::as_str)).collect();
    let named = entry.command.iter().map(String::as_str).chain(paths.iter().copied());
    let is_temporary = named.into_iter().any(|path| TEMPORARY.iter().any(|below| path.starts_with(below)));
    let private = if is_temporary { "" } else { "PrivateTmp=yes\n" };
    let writable: String = paths.iter().map(|path| format!("ReadWritePaths={}\n", quoted(path, false))).collect();
    format!("{SANDBOX}{private}{writable}")
}

/// A command line. In the path of the program no variables are looked for, in its arguments they are.
fn exec(command: &[String]) -> String {
    let words: Vec<String> = command.iter().enumerate().map(|(at, word)| quoted(word, at > 0)).collect();
    words.join(" ")
}

/// A word as systemd reads it: in quotation marks, without specifiers and, where these are looked for, variables.
fn quoted(word: &str, has_variables: bool) -> String {
    let word = word.replace('\\', "\\\\").replace('"', "\\\"").replace('%', "%%").replace('\n', "\\n");
    let word = if has_variables { word.replace('$', "$$") } else { word };
    format!("\"{word}\"")
}

/// A path in a description: one line, without specifiers.
fn described(path: &str) -> String {
    crate::text::escape(path).replace('%', "%%").replace('\\', "\\\\")
}

/// What a timer of ours says of itself: its schedule as a crontab has it, and when it was installed.
#[must_use]
pub fn said(timer: &str) -> Option<(String, String)> {
    let field = |name: &str| timer.lines().find_map(|line| line.strip_prefix(name)).map(str::to_owned);
    Some((field("Schedule=")?, field("Installed=")?))
}

/// A timer as it was installed before, where it says the same but for the time.
#[must_use]
pub fn is_same(one: &str, other: &str) -> bool {
    let kept = |text: &str| text.lines().filter(|line| !line.starts_with("Installed=")).map(str::to_owned).collect();
    let (one, other): (Vec<String>, Vec<String>) = (kept(one), kept(other));
    one == other
}

#[cfg(test)]
mod tests {
    use super::super::find;
    use super::*;

    fn entry(words: &[&str]) -> Entry {
        let job = find("doctor").expect("a job");
        let command = words.iter().map(|word| (*word).to_owned()).collect();
        Entry { job, cadence: job.cadence, command, writes: Vec::new() }
    }

    #[test]
    fn nothing_in_a_path_means_anything_to_systemd() {
        let command = ["/opt/a b/$x%h", "--dir", "/srv/$HOME \"%u\"\\", "cron", "run", "doctor"];
        let expected = r#""/opt/a b/$x%%h" "--dir" "/srv/$$HOME \"%%u\"\\" "cron" "run" "doctor""#;
        assert_eq!(exec(&entry(&command).command), expected);
    }

    #[test]
    fn a_board_below_tmp_is_not_hidden_from_its_jobs() {
        let text = |board| units(&entry(&["/usr/bin/coordctl"]), board, "h", "now")[0].text.clone();
        assert!(text("/srv/board").contains("PrivateTmp=yes\nReadWritePaths=\"/srv/board\"\n"));
        assert!(!text("/tmp/board").contains("PrivateTmp"));
    }

    #[test]
    fn a_timer_tells_its_schedule_and_when_it_was_installed() {
        let timer = |installed| units(&entry(&["/x"]), "/b", "h", installed)[1].text.clone();
        assert_eq!(said(&timer("then")), Some(("17 * * * *".to_owned(), "then".to_owned())));
        assert!(is_same(&timer("then"), &timer("now")) && !is_same(&timer("then"), "x"));
    }
}
