//! Which file system is measured: a flush costs something else on each.

use std::path::Path;

/// File systems by the number that `statfs` gives.
const KINDS: [(u64, &str); 6] = [
    (0xef53, "ext4"),
    (0x0102_1994, "tmpfs"),
    (0x5846_5342, "xfs"),
    (0x9123_683e, "btrfs"),
    (0x794c_7630, "overlayfs"),
    (0x6969, "nfs"),
];

/// The file system of a directory, and for ext4 whether it has a journal.
pub(crate) fn describe(dir: &Path) -> anyhow::Result<String> {
    let number = rustix::fs::statfs(dir)?.f_type as u64;
    let known = KINDS.iter().find(|(kind, _)| *kind == number);
    let name = known.map_or_else(|| format!("file system {number:#x}"), |(_, name)| (*name).to_owned());
    if name != "ext4" {
        return Ok(name);
    }
    let device = rustix::fs::stat(dir)?.st_dev;
    let (major, minor) = (rustix::fs::major(device), rustix::fs::minor(device));
    let Ok(link) = std::fs::read_link(format!("/sys/dev/block/{major}:{minor}")) else {
        return Ok(format!("ext4 on device {major}:{minor}"));
    };
    let block = link.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    // The number of the journal's kernel thread, where there is one.
    let task = std::fs::read_to_string(Path::new("/sys/fs/ext4").join(&block).join("journal_task"));
    let journal = match task.map(|task| task.trim().parse::<u32>().is_ok()) {
        Ok(true) => "with a journal",
        Ok(false) => "without a journal",
        Err(_) => "(whether with a journal, this kernel does not tell)",
    };
    Ok(format!("ext4 {journal} ({block})"))
}
