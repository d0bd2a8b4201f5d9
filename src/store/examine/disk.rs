//! The file system: what it is, and how much room it has.

use super::super::error::StoreError;
use super::super::journal::{RESERVE, STEP};
use super::journal::Seen;
use super::{Fault, Faults, Sign, Site};
use rustix::fs::{major, minor};

/// Less free space is worth a warning, in bytes; fewer free inodes too.
const LITTLE: u64 = RESERVE + (64 << 20);
const FEW: u64 = 1000;

/// The smallest change takes no more than this, in bytes.
const SMALL: u64 = 4096;

/// File systems on other machines, or behind another program, by their magic numbers, see statfs(2).
const DISTANT: [(u64, &str); 11] = [
    (0x6969, "nfs"),
    (0xff53_4d42, "cifs"),
    (0xfe53_4d42, "smb2"),
    (0x517b, "smb"),
    (0x0102_1997, "9p"),
    (0x6573_5546, "fuse"),
    (0x786f_4256, "vboxsf"),
    (0x00c3_6400, "ceph"),
    (0x5346_414f, "afs"),
    (0x6b41_4653, "afs"),
    (0x4750_4653, "gpfs"),
];
/// File systems in memory.
const IN_MEMORY: [(u64, &str); 2] = [(0x0102_1994, "tmpfs"), (0x8584_58f6, "ramfs")];
/// ext2, ext3 and ext4 have one number.
const EXT: u64 = 0xef53;

/// Says what kind of file system it is, where that is not as it should be.
pub(super) fn look(site: &Site, faults: &mut Faults) -> Result<(), StoreError> {
    let (of, _) = site.root.file_system()?;
    // The type of the number differs between machines.
    let magic = of.f_type as u64 & 0xffff_ffff;
    let name_in = |list: &[(u64, &'static str)]| list.iter().find(|(known, _)| *known == magic).map(|(_, name)| *name);
    let path = site.root.path("");
    let path = path.display();
    if let Some(name) = name_in(&DISTANT) {
        faults.push(Fault::new(Sign::FileSystemNetwork, format!("{path} is on {name}")));
    }
    if let Some(name) = name_in(&IN_MEMORY) {
        faults.push(Fault::new(Sign::FileSystemMemory, format!("{path} is on {name}")));
    }
    let device = site.root.stat_self()?.st_dev;
    if magic == EXT && has_journal(major(device), minor(device)) == Some(false) {
        faults.push(Fault::new(Sign::FileSystemNoJournal, format!("{path} is on ext4 without a journal")));
    }
    Ok(())
}

/// Whether an ext4 keeps a journal; `None` where the kernel does not tell.
fn has_journal(major: u32, minor: u32) -> Option<bool> {
    let device = std::fs::read_link(format!("/sys/dev/block/{major}:{minor}")).ok()?;
    let about = std::path::Path::new("/sys/fs/ext4").join(device.file_name()?);
    about.is_dir().then(|| about.join("journal_task").exists())
}

/// Says where little room is left.
pub(super) fn room(site: &Site, seen: &Seen, faults: &mut Faults) -> Result<(), StoreError> {
    let (_, of) = site.root.file_system()?;
    let free = of.f_bavail.saturating_mul(of.f_frsize);
    if free < STEP && seen.room < RESERVE + SMALL {
        let evidence = format!("{free} bytes are free, and {} behind the newest change", seen.room);
        faults.push(Fault::new(Sign::SpaceNone, evidence));
    } else if free < LITTLE {
        faults.push(Fault::new(Sign::SpaceLow, format!("{free} bytes are free")));
    }
    // File systems that make inodes as they need them tell of none.
    if of.f_files > 0 && of.f_favail < FEW {
        faults.push(Fault::new(Sign::SpaceLow, format!("{} inodes are free", of.f_favail)));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_number_stands_for_two_file_systems() {
        let all: Vec<u64> = DISTANT.iter().chain(&IN_MEMORY).map(|(number, _)| *number).chain([EXT]).collect();
        assert!(all.iter().enumerate().all(|(n, one)| !all[n + 1..].contains(one)));
    }

    #[test]
    fn nothing_is_told_of_a_device_that_is_none() {
        assert_eq!(has_journal(0, 0), None);
    }
}
