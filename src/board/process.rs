//! The process that holds an item.

use serde::{Deserialize, Serialize};

/// A process, named so that no later one with the same number is taken for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Process {
    /// Its number.
    pub pid: u32,
    /// When it started, in clock ticks since boot: field 22 of `/proc/PID/stat`, see proc(5).
    pub started: u64,
    /// The boot it runs in.
    pub boot_id: String,
    /// The namespace that its number belongs to: the inode of `/proc/PID/ns/pid`, see pid_namespaces(7).
    pub namespace: u64,
}
