//! A directory handle: every file of the board is opened through one, by a name that we chose ourselves.
//!
//! Links are never followed, descriptors are never inherited, and an interrupted call is repeated.
#![expect(clippy::disallowed_methods, reason = "this is the one place that opens, makes, renames and removes files")]

use super::error::StoreError;
use rustix::fs::{Access, AtFlags, FileType, Mode, OFlags, RawMode, RenameFlags, Stat, StatFs, StatVfs};
use rustix::io::{Errno, retry_on_intr};
use std::fs::File;
use std::os::fd::OwnedFd;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};

/// An open directory and the path it was opened by, which only messages use.
#[derive(Debug)]
pub(super) struct Dir {
    handle: OwnedFd,
    path: PathBuf,
    /// Whether the board belongs to a group: files made in it are then writable for the group.
    shared: bool,
}

const PLAIN: OFlags = OFlags::NOFOLLOW.union(OFlags::CLOEXEC).union(OFlags::NOCTTY).union(OFlags::NONBLOCK);

impl Dir {
    /// Opens the directory at `path`, which a person may have given and which may itself be a link.
    pub(super) fn open(path: &Path) -> Result<Self, StoreError> {
        let flags = OFlags::DIRECTORY | OFlags::CLOEXEC | OFlags::PATH;
        let handle = retry_on_intr(|| rustix::fs::open(path, flags, Mode::empty()))
            .map_err(|e| StoreError::io("open the directory", path)(e.into()))?;
        Ok(Dir { handle, path: path.to_owned(), shared: false })
    }

    /// Opens a directory below this one.
    pub(super) fn open_dir(&self, name: &str) -> Result<Self, StoreError> {
        let flags = OFlags::DIRECTORY | OFlags::CLOEXEC | OFlags::NOFOLLOW;
        let handle = retry_on_intr(|| rustix::fs::openat(&self.handle, name, flags, Mode::empty())).map_err(|e| {
            let damaged = |what| StoreError::damaged(self.path(name), what);
            match e {
                Errno::NOENT => damaged("is missing"),
                Errno::NOTDIR | Errno::LOOP => damaged("is no directory, and a symbolic link to one is not followed"),
                e => self.error("open the directory", name)(e),
            }
        })?;
        Ok(Dir { handle, path: self.path.join(name), shared: self.shared })
    }

    /// Makes a directory below this one unless it is there, with the permission bits `mode`.
    pub(super) fn make_dir(&self, name: &str, mode: RawMode) -> Result<Self, StoreError> {
        match retry_on_intr(|| rustix::fs::mkdirat(&self.handle, name, Mode::from_raw_mode(mode))) {
            Ok(()) | Err(Errno::EXIST) => self.open_dir(name),
            Err(e) => Err(self.error("make the directory", name)(e)),
        }
    }

    /// Opens a file for reading; `None` where there is none.
    pub(super) fn read(&self, name: &str) -> Result<Option<File>, StoreError> {
        self.open_as(name, OFlags::RDONLY, "open")
    }

    /// Opens a file for reading and writing; `None` where there is none.
    pub(super) fn write(&self, name: &str) -> Result<Option<File>, StoreError> {
        self.open_as(name, OFlags::RDWR, "open for writing")
    }

    /// Opens a file for reading and writing and makes it if it is not there.
    pub(super) fn write_or_make(&self, name: &str) -> Result<File, StoreError> {
        self.made(self.open_as(name, OFlags::RDWR | OFlags::CREATE, "open for writing"), name)
    }

    /// Makes a file that must not be there yet.
    pub(super) fn make(&self, name: &str) -> Result<File, StoreError> {
        self.made(self.open_as(name, OFlags::RDWR | OFlags::CREATE | OFlags::EXCL, "make"), name)
    }

    /// Opens a file for appending and makes it if it is not there.
    pub(super) fn append(&self, name: &str) -> Result<File, StoreError> {
        self.made(self.open_as(name, OFlags::WRONLY | OFlags::APPEND | OFlags::CREATE, "open for appending"), name)
    }

    /// Moves `from` in this directory to `name` in `to`, replacing what is there.
    pub(super) fn rename(&self, from: &str, to: &Dir, name: &str) -> Result<(), StoreError> {
        retry_on_intr(|| rustix::fs::renameat(&self.handle, from, &to.handle, name))
            .map_err(|e| to.error("rename a file to", name)(e))
    }

    /// Swaps `from` here with `name` in `to`, in one step; `false` where the file system cannot.
    pub(super) fn exchange(&self, from: &str, to: &Dir, name: &str) -> Result<bool, StoreError> {
        match retry_on_intr(|| rustix::fs::renameat_with(&self.handle, from, &to.handle, name, RenameFlags::EXCHANGE)) {
            Ok(()) => Ok(true),
            Err(Errno::INVAL | Errno::NOSYS | Errno::OPNOTSUPP | Errno::NOENT) => Ok(false),
            Err(e) => Err(to.error("exchange", name)(e)),
        }
    }

    /// Removes a file that we made, such as a temporary one.
    pub(super) fn remove(&self, name: &str) -> Result<(), StoreError> {
        match retry_on_intr(|| rustix::fs::unlinkat(&self.handle, name, AtFlags::empty())) {
            Ok(()) | Err(Errno::NOENT) => Ok(()),
            Err(e) => Err(self.error("remove", name)(e)),
        }
    }

    /// Removes an empty directory that we made.
    pub(super) fn remove_dir(&self, name: &str) -> Result<(), StoreError> {
        match retry_on_intr(|| rustix::fs::unlinkat(&self.handle, name, AtFlags::REMOVEDIR)) {
            Ok(()) | Err(Errno::NOENT) => Ok(()),
            Err(e) => Err(self.error("remove the directory", name)(e)),
        }
    }

    /// What the directory says of a name, links not followed; `None` where there is nothing.
    pub(super) fn stat(&self, name: &str) -> Result<Option<Stat>, StoreError> {
        match retry_on_intr(|| rustix::fs::statat(&self.handle, name, AtFlags::SYMLINK_NOFOLLOW)) {
            Ok(stat) => Ok(Some(stat)),
            Err(Errno::NOENT) => Ok(None),
            Err(e) => Err(self.error("look at", name)(e)),
        }
    }

    /// Lets only a directory through that is ours, or that its owner shares with a group (set-group-ID and writable).
    pub(super) fn trusted(mut self) -> Result<Self, StoreError> {
        let stat = rustix::fs::fstat(&self.handle).map_err(|e| self.error("look at", "")(e))?;
        self.shared = stat.st_mode & 0o2020 == 0o2020;
        if self.shared || stat.st_uid == rustix::process::geteuid().as_raw() {
            return Ok(self);
        }
        Err(StoreError::Foreign { path: self.path, owner: stat.st_uid })
    }

    /// The permission bits for directories in here.
    pub(super) fn mode_below(&self) -> RawMode {
        if self.shared { 0o2770 } else { 0o700 }
    }

    /// Gives a file here a second name in `to`; that it cannot be done is no failure.
    pub(super) fn link(&self, name: &str, to: &Dir) {
        let _ = rustix::fs::linkat(&self.handle, name, &to.handle, name, AtFlags::empty());
    }

    /// Gives a file here a second name in `to`, unless there is a file with that name: then `false`.
    pub(super) fn link_new(&self, from: &str, to: &Dir, name: &str) -> Result<bool, StoreError> {
        match retry_on_intr(|| rustix::fs::linkat(&self.handle, from, &to.handle, name, AtFlags::empty())) {
            Ok(()) => Ok(true),
            Err(Errno::EXIST) => Ok(false),
            Err(e) => Err(to.error("make", name)(e)),
        }
    }

    /// The names in this directory.
    pub(super) fn names(&self) -> Result<Vec<String>, StoreError> {
        let entries = self.opened().and_then(rustix::fs::Dir::new).map_err(|e| self.error("list", "")(e))?;
        let mut names = Vec::new();
        for entry in entries {
            let entry = entry.map_err(|e| self.error("list", "")(e))?;
            names.push(entry.file_name().to_string_lossy().into_owned());
        }
        Ok(names)
    }

    /// What the system says of this directory itself.
    pub(super) fn stat_self(&self) -> Result<Stat, StoreError> {
        rustix::fs::fstat(&self.handle).map_err(|e| self.error("look at", "")(e))
    }

    /// The file system that this directory is on.
    pub(super) fn file_system(&self) -> Result<(StatFs, StatVfs), StoreError> {
        let looked = rustix::fs::fstatfs(&self.handle).and_then(|of| Ok((of, rustix::fs::fstatvfs(&self.handle)?)));
        looked.map_err(|e| self.error("look at the file system of", "")(e))
    }

    /// Whether this process may write what has a name here, or this directory where the name is ".".
    pub(super) fn may_write(&self, name: &str) -> bool {
        retry_on_intr(|| rustix::fs::accessat(&self.handle, name, Access::WRITE_OK, AtFlags::empty())).is_ok()
    }

    /// Takes the right to write from everybody who is neither the owner nor of the group; links are left alone.
    pub(super) fn close_to_others(&self, name: &str) -> Result<(), StoreError> {
        let flags = OFlags::CLOEXEC | OFlags::NOFOLLOW | OFlags::NOCTTY | OFlags::NONBLOCK;
        let handle = retry_on_intr(|| rustix::fs::openat(&self.handle, name, flags, Mode::empty()))
            .map_err(|e| self.error("open", name)(e))?;
        let changed = rustix::fs::fstat(&handle)
            .and_then(|stat| rustix::fs::fchmod(&handle, Mode::from_raw_mode(stat.st_mode & 0o7775)));
        changed.map_err(|e| self.error("change the mode of", name)(e))
    }

    /// Makes the names in this directory durable.
    pub(super) fn sync(&self) -> Result<(), StoreError> {
        self.opened()
            .and_then(|handle| retry_on_intr(|| rustix::fs::fsync(&handle)))
            .map_err(|e| self.error("flush the directory", "")(e))
    }

    /// Another handle of this directory, for what the one that names it is no good for.
    fn opened(&self) -> Result<OwnedFd, Errno> {
        let flags = OFlags::DIRECTORY | OFlags::CLOEXEC;
        retry_on_intr(|| rustix::fs::openat(&self.handle, ".", flags, Mode::empty()))
    }

    /// The path of a name in this directory, for messages.
    pub(super) fn path(&self, name: &str) -> PathBuf {
        if name.is_empty() { self.path.clone() } else { self.path.join(name) }
    }

    fn open_as(&self, name: &str, flags: OFlags, doing: &'static str) -> Result<Option<File>, StoreError> {
        let mode = Mode::from_raw_mode(0o666);
        match retry_on_intr(|| rustix::fs::openat(&self.handle, name, flags | PLAIN, mode)) {
            Ok(handle) => self.plain(File::from(handle), name).map(Some),
            Err(Errno::NOENT) if !flags.contains(OFlags::CREATE) => Ok(None),
            Err(Errno::LOOP) => Err(StoreError::damaged(self.path(name), "is a symbolic link, which is not followed")),
            Err(Errno::ISDIR) => Err(StoreError::damaged(self.path(name), "is a directory where a file belongs")),
            Err(e) => Err(self.error(doing, name)(e)),
        }
    }

    /// Lets only regular files through: no directory, pipe or device in place of a state file.
    fn plain(&self, file: File, name: &str) -> Result<File, StoreError> {
        let stat = rustix::fs::fstat(&file).map_err(|e| self.error("look at", name)(e))?;
        match FileType::from_raw_mode(stat.st_mode) {
            FileType::RegularFile => Ok(file),
            FileType::Directory => Err(StoreError::damaged(self.path(name), "is a directory where a file belongs")),
            _ => Err(StoreError::damaged(self.path(name), "is not a regular file")),
        }
    }

    fn made(&self, opened: Result<Option<File>, StoreError>, name: &str) -> Result<File, StoreError> {
        let file = opened?.ok_or_else(|| self.error("make", name)(Errno::NOENT))?;
        if self.shared {
            // Fails where the file is another member's, who did this when it was made.
            let _ = rustix::fs::fchmod(&file, Mode::from_raw_mode(0o664));
        }
        Ok(file)
    }

    fn error(&self, doing: &'static str, name: &str) -> impl FnOnce(Errno) -> StoreError {
        let path = self.path(name);
        move |e| StoreError::io(doing, path)(e.into())
    }
}

/// Reads up to `buffer.len()` bytes at `at`; fewer only at the end of the file.
pub(super) fn read_at(file: &File, buffer: &mut [u8], at: u64) -> std::io::Result<usize> {
    let mut done = 0;
    while done < buffer.len() {
        match file.read_at(&mut buffer[done..], at + done as u64) {
            Ok(0) => break,
            Ok(n) => done += n,
            Err(e) if e.kind() == std::io::ErrorKind::Interrupted => {}
            Err(e) => return Err(e),
        }
    }
    Ok(done)
}

/// Makes the contents of a file durable.
pub(super) fn flush(file: &File) -> std::io::Result<()> {
    retry_on_intr(|| rustix::fs::fdatasync(file)).map_err(Into::into)
}

/// Asks the system to begin writing a file out, without waiting: a hint, and no promise.
pub(super) fn start_writing_out(file: &File) {
    // This advice starts the write-back of dirty pages; the pages stay until they are written.
    let _ = rustix::fs::fadvise(file, 0, None, rustix::fs::Advice::DontNeed);
}
