//! What a look at a board may find.

/// Something that was found, and what says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Which kind of thing.
    pub sign: Sign,
    /// Files, figures and times.
    pub evidence: String,
}

impl Fault {
    pub(super) fn new(sign: Sign, evidence: impl Into<String>) -> Self {
        Fault { sign, evidence: evidence.into() }
    }
}

/// The kinds of things that may be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Sign {
    /// A part could not be looked at.
    NotLooked,
    /// What has the name of the state directory is none.
    StateNotThere,
    /// The making of the board was interrupted, or goes on.
    Unmade,
    /// There is state, but no format file.
    FormatMissing,
    /// The directory belongs to somebody else and is not shared: changes are refused.
    DirectoryForeign,
    /// Files belong to another user than the directory.
    OwnerMixed,
    /// Everybody may write what is the board's.
    ModeOpen,
    /// This process may not write what every change writes.
    NotWritable,
    /// A link, a directory or a device stands where a state file belongs.
    StateNotAFile,
    /// The same in place of a public file.
    PublicNotAFile,
    /// A state file has a second name somewhere.
    HardLinks,
    /// Something in the state directory that coordctl did not make.
    UnknownEntry,
    /// A file in the making that nobody makes any more.
    LeftOver,
    /// A file is larger than it should get.
    Oversized,
    /// How much lies in quarantine.
    Quarantine,
    /// Files are reached over a network or through another machine.
    FileSystemNetwork,
    /// Files are in memory.
    FileSystemMemory,
    /// The file system keeps no journal of its own.
    FileSystemNoJournal,
    /// Two locks of one file do not exclude each other.
    LocksNotKept,
    /// Little space or few inodes are left.
    SpaceLow,
    /// New work is refused for want of space.
    SpaceNone,
    /// A lock file is gone.
    LockMissing,
    /// Somebody holds a lock.
    LockHeld,
    /// Somebody has held a lock for long.
    LockHeldLong,
    /// Parts of the journal are missing.
    SegmentMissing,
    /// A part of the journal stands under the name of another.
    SegmentMisplaced,
    /// The journal is empty, and something else says that there were changes.
    JournalEmpty,
    /// The journal has lost its end.
    JournalCut,
    /// Damaged bytes in the journal that were not set aside yet.
    JournalDamaged,
    /// The same, set aside before.
    DamageKept,
    /// What a killed writer left behind the last record.
    JournalTorn,
    /// A record does not follow the one before it.
    ChainBroken,
    /// There is no index.
    IndexMissing,
    /// The index is of another boot or another board.
    IndexOld,
    /// The index says something else than the journal.
    IndexDamaged,
    /// There are no notes of publishers.
    NotesMissing,
    /// The notes of publishers cannot be read.
    NotesDamaged,
    /// A public file is missing.
    PublicMissing,
    /// A public file of ours says something else than the journal.
    PublicDiffers,
    /// What another program wrote into a public file is no array of objects.
    PublicNotJson,
    /// The wall clock is behind the newest record.
    ClockBehind,
    /// Times of records step back.
    ClockStepped,
}
