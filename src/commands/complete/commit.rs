//! A commit that holds the work, looked up with git where there is a repository.

use crate::board::Commit;
use crate::settings::BadInput;
use crate::text::quote;
use std::path::Path;
use std::process::{Command, Stdio};

/// What git exits with where it can look, and finds nothing.
const NOT_FOUND: i32 = 1;

/// Reads the id of a commit: 7 to 64 hexadecimal digits.
pub(super) fn digits(text: &str) -> Result<String, BadInput> {
    let is_id = (7..=64).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_hexdigit());
    is_id.then(|| text.to_ascii_lowercase()).ok_or_else(|| {
        BadInput::new(format!("{} is no commit", quote(text)), "use 7 to 64 hexadecimal digits, as git log shows them")
    })
}

/// Looks a commit up in the repository around the working directory.
///
/// Without git, or outside a repository, its digits are taken as they are.
pub(super) fn find(text: &str, here: Option<&Path>) -> Result<Commit, BadInput> {
    let digits = digits(text)?;
    match ask_git(&digits) {
        Some(Ok(sha)) if sha.starts_with(&digits) => Ok(Commit { sha, verified: true }),
        Some(_) => {
            let place = here.map(|here| format!(" around {}", here.display())).unwrap_or_default();
            let message = format!("no commit {} in the git repository{place}", quote(text));
            Err(BadInput::new(message, "use git log to see its commits, or run this in the repository that has it"))
        }
        None => Ok(Commit { sha: digits, verified: false }),
    }
}

/// The whole id of a commit; an inner error where git does not know it, `None` where git cannot say.
fn ask_git(digits: &str) -> Option<Result<String, ()>> {
    let mut git = Command::new("git");
    git.args(["rev-parse", "--verify", "--quiet"]).arg(format!("{digits}^{{commit}}"));
    // A partial clone would ask its server for an unknown object.
    git.env("GIT_NO_LAZY_FETCH", "1").stdin(Stdio::null()).stderr(Stdio::null());
    let output = git.output().ok()?;
    match output.status.code() {
        Some(0) => Some(Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())),
        Some(NOT_FOUND) => Some(Err(())),
        _ => None,
    }
}
