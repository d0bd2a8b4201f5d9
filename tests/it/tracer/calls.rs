//! Names and numbers of system calls.

use nix::libc::{self, user_regs_struct};

/// The name of a system call, "other" if the table has none.
pub(crate) fn name_of(nr: i64) -> &'static str {
    let known = KNOWN.iter().find(|(_, number)| *number == nr);
    known.map_or("other", |(name, _)| name)
}

/// The number of a system call in the table.
pub(crate) fn number_of(name: &str) -> i64 {
    let known = KNOWN.iter().find(|(known, _)| *known == name);
    known.map_or_else(|| panic!("no system call {name} in the table"), |(_, nr)| *nr)
}

/// Whether a call that is about to be made may change a file or directory.
pub(super) fn changes_files(regs: &user_regs_struct) -> bool {
    let makes = |flags: u64| flags & (libc::O_CREAT | libc::O_TRUNC) as u64 != 0;
    match name_of(regs.orig_rax.cast_signed()) {
        "open" => makes(regs.rsi),
        "openat" => makes(regs.rdx),
        "write" | "pwrite64" | "writev" => regs.rdi > 2,
        name => CHANGING.contains(&name),
    }
}

/// The calls that change files or directories whatever their arguments are.
const CHANGING: &[&str] = &[
    "rename",
    "renameat",
    "renameat2",
    "link",
    "linkat",
    "symlink",
    "symlinkat",
    "unlink",
    "unlinkat",
    "mkdir",
    "mkdirat",
    "rmdir",
    "chmod",
    "fchmod",
    "fchmodat",
    "fchown",
    "utimensat",
    "fallocate",
    "ftruncate",
    "copy_file_range",
    "sendfile",
];

/// Pairs each constant with its name without the `SYS_`.
macro_rules! named {
    ($($constant:ident)*) => {
        &[$((stringify!($constant).split_at(4).1, libc::$constant)),*]
    };
}

/// The system calls that a storage program uses.
const KNOWN: &[(&str, i64)] = named! {
    SYS_read SYS_write SYS_pread64 SYS_pwrite64 SYS_readv SYS_writev SYS_open SYS_openat SYS_close
    SYS_dup SYS_dup2 SYS_fstat SYS_stat SYS_lstat SYS_newfstatat SYS_statx SYS_statfs SYS_fstatfs
    SYS_access SYS_faccessat2 SYS_lseek SYS_fsync SYS_fdatasync SYS_sync_file_range SYS_syncfs
    SYS_msync SYS_rename SYS_renameat SYS_renameat2 SYS_link SYS_linkat SYS_symlink SYS_symlinkat
    SYS_unlink SYS_unlinkat SYS_mkdir SYS_mkdirat SYS_rmdir SYS_getdents64 SYS_readlink
    SYS_readlinkat SYS_getcwd SYS_chmod SYS_fchmod SYS_fchmodat SYS_fchown SYS_utimensat SYS_umask
    SYS_fallocate SYS_fadvise64 SYS_ftruncate SYS_copy_file_range SYS_sendfile SYS_flock SYS_fcntl
    SYS_ioctl SYS_getrandom SYS_mmap SYS_munmap SYS_mremap SYS_madvise SYS_brk SYS_mprotect
    SYS_execve SYS_exit SYS_exit_group SYS_clone SYS_clone3 SYS_wait4 SYS_kill SYS_futex SYS_poll
    SYS_clock_gettime SYS_clock_nanosleep SYS_rt_sigaction SYS_rt_sigprocmask SYS_rt_sigreturn
};
