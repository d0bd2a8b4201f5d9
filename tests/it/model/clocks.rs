//! What happens between steps: time passes, clocks step, machines boot, processes end.

use coordctl::clock::Now;
use proptest::prelude::*;
use proptest::sample::select;

pub(super) const DAY: u64 = 86_400;
pub(super) const SECOND_NS: u64 = 1_000_000_000;
/// Leases that end at different of the times that pass, or outlive the test.
pub(super) const TTLS: [Option<u64>; 4] = [None, Some(30), Some(600), Some(30 * DAY)];
/// Seconds that pass: parts of a pause, and just before and after the ends of leases and of their grace.
const PASSING: [u64; 7] = [1, 2, 29, 31, 599, 601, 40 * DAY];

/// What happens before a step.
#[derive(Debug, Clone)]
pub(super) enum Tick {
    Stay,
    Pass(u64),
    /// Everything that runs ends, and another boot counts from its own beginning.
    Reboot,
    /// The wall clock alone steps, by seconds.
    WallStep(i64),
    /// The newest process ends, and another one begins.
    ProcessEnds,
}

pub(super) fn tick() -> impl Strategy<Value = Tick> {
    let steps = prop_oneof![(-9..9i64).prop_map(|days| days * DAY as i64), Just(-1), Just(1), -90..90i64];
    prop_oneof![
        10 => Just(Tick::Stay),
        6 => select(&PASSING[..]).prop_map(Tick::Pass),
        1 => Just(Tick::Reboot),
        3 => steps.prop_map(Tick::WallStep),
        2 => Just(Tick::ProcessEnds),
    ]
}

/// The moment at which everything begins.
pub(super) fn beginning() -> Now {
    Now { wall_ns: 1_790_000_000 * SECOND_NS, boot_ns: 100 * SECOND_NS, boot_id: "boot 0".into() }
}

/// The moment after a tick, the `n`-th of its run.
pub(super) fn moved(now: &Now, tick: &Tick, n: usize) -> Now {
    match tick {
        Tick::Stay | Tick::ProcessEnds => now.clone(),
        Tick::Pass(seconds) => Now {
            wall_ns: now.wall_ns + seconds * SECOND_NS,
            boot_ns: now.boot_ns + seconds * SECOND_NS,
            boot_id: now.boot_id.clone(),
        },
        Tick::Reboot => Now { boot_ns: 5 * SECOND_NS, boot_id: format!("boot {n}"), ..now.clone() },
        Tick::WallStep(seconds) => {
            let step = seconds * SECOND_NS as i64;
            Now { wall_ns: now.wall_ns.saturating_add_signed(step), ..now.clone() }
        }
    }
}
