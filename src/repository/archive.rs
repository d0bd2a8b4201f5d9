//! A file with everything of a worktree: its commits, its changes, its other files. Read back before it has its name.

use super::git::program;
use super::{Failed, Git, Kind, Left};
use crate::text::quote;
use serde::Serialize;
use std::ffi::OsString;
use std::io::{self, Write};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::process::Command;

/// What is in the archive.
const PARTS: [&str; 4] = ["branch.bundle", "staged.diff", "unstaged.diff", "files.tar"];

/// An archive that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Archived {
    /// Where it is.
    pub path: String,
    /// Its length in bytes.
    pub bytes: u64,
    /// How many files and directories were put into it beside the commits.
    pub files: usize,
}

/// Makes an archive of a worktree at `path`, where nothing must be yet.
///
/// # Errors
/// Where it cannot be made, or is not what it should be when it is read back; nothing is left of it then.
pub fn archive(git: &Git, left: &Left, path: &Path) -> Result<Archived, Failed> {
    let mut making = path.as_os_str().to_owned();
    making.push(format!(".{}.making", std::process::id()));
    let making = PathBuf::from(making);
    let made = make_directory(&making).map_err(|e| failure(&making, "make", &e)).and_then(|()| {
        let files = parts(git, left, &making)?;
        let whole = whole(&making)?;
        place(&whole, path)?;
        Ok(files)
    });
    discard(&making);
    let files = made?;
    let bytes = path.metadata().map_err(|e| failure(path, "look at", &e))?.len();
    Ok(Archived { path: path.to_string_lossy().into_owned(), bytes, files })
}

/// Writes the parts and reads each of them back.
fn parts(git: &Git, left: &Left, making: &Path) -> Result<usize, Failed> {
    let [bundle, staged, unstaged, files] = PARTS.map(|part| making.join(part));
    let words = |words: &[&str], path: &Path| {
        words.iter().map(OsString::from).chain([path.as_os_str().to_owned()]).collect::<Vec<OsString>>()
    };
    let mut create = words(&["bundle", "create", "--quiet"], &bundle);
    create.push("HEAD".into());
    if !left.detached {
        create.push(git.text(&["symbolic-ref", "HEAD"])?.into());
    }
    git.run(&create)?;
    git.run(&words(&["bundle", "verify", "--quiet"], &bundle))?;
    let diff = ["diff", "--binary", "--no-color", "--no-ext-diff", "--no-textconv", "--ignore-submodules=none"];
    write(&staged, &git.run(&[diff.as_slice(), &["--cached"]].concat())?)?;
    write(&unstaged, &git.run(&diff)?)?;
    let there = |path: &&PathBuf| git.place().join(path).symlink_metadata().is_ok();
    let list: Vec<&PathBuf> =
        [&left.changed, &left.untracked, &left.ignored].into_iter().flatten().filter(there).collect();
    let names: Vec<u8> = list.iter().flat_map(|path| [b"./", path.as_os_str().as_bytes(), b"\0"].concat()).collect();
    let names_file = making.join("names");
    write(&names_file, &names)?;
    let mut tar = tar("--create", &files, git.place());
    program(tar.args(["--null", "--verbatim-files-from", "--files-from"]).arg(&names_file))?;
    program(&mut self::tar("--compare", &files, git.place()))?;
    Ok(list.len())
}

/// Puts the parts into one file, and compares it with them.
fn whole(making: &Path) -> Result<PathBuf, Failed> {
    let whole = making.join("whole.tar");
    program(tar("--create", &whole, making).args(PARTS))?;
    program(&mut tar("--compare", &whole, making))?;
    Ok(whole)
}

fn tar(what: &str, file: &Path, place: &Path) -> Command {
    let mut command = Command::new("tar");
    command.arg(what).arg("--file").arg(file).arg("--directory").arg(place).args(["--force-local"]);
    command
}

#[expect(
    clippy::disallowed_methods,
    reason = "a directory beside a file of the user's, which is no state of the board"
)]
fn make_directory(path: &Path) -> io::Result<()> {
    std::fs::DirBuilder::new().mode(0o700).create(path)
}

#[expect(clippy::disallowed_methods, reason = "a file of the user's, which is no state of the board")]
fn write(path: &Path, bytes: &[u8]) -> Result<(), Failed> {
    let made = std::fs::File::create_new(path).and_then(|mut file| file.write_all(bytes));
    made.map_err(|e| failure(path, "write", &e))
}

/// Flushes the file and gives it its name, unless another has it.
#[expect(clippy::disallowed_methods, reason = "a file of the user's, which is no state of the board")]
fn place(from: &Path, to: &Path) -> Result<(), Failed> {
    // Ignored files are often secrets.
    let private = std::fs::set_permissions(from, std::fs::Permissions::from_mode(0o600));
    let synced = private.and_then(|()| std::fs::File::open(from)).and_then(|file| file.sync_all());
    synced.map_err(|e| failure(from, "flush", &e))?;
    std::fs::hard_link(from, to).map_err(|e| match e.kind() {
        io::ErrorKind::AlreadyExists => {
            let message = format!("there is a {} already", quote(&to.to_string_lossy()));
            Failed::new(Kind::Exists, message, "name another file with --archive=FILE")
        }
        _ => failure(to, "write", &e),
    })?;
    let parent = to.parent().unwrap_or(Path::new("."));
    std::fs::File::open(parent).and_then(|dir| dir.sync_all()).map_err(|e| failure(parent, "flush", &e))
}

#[expect(clippy::disallowed_methods, reason = "our own directory beside a file of the user's")]
fn discard(path: &Path) {
    // What is left of it does no harm.
    let _ = std::fs::remove_dir_all(path);
}

fn failure(path: &Path, doing: &str, e: &io::Error) -> Failed {
    let message = format!("could not {doing} {}: {e}", quote(&path.to_string_lossy()));
    Failed::new(Kind::Git, message, "name a file in a directory with room that you may write to: --archive=FILE")
}
