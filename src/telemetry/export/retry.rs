//! When a receiver is asked again: after what it asked for, else ever later, and never for longer than allowed.

use super::super::http::{SHORTEST, doubling};
use std::time::{Duration, Instant};

/// The longest pause that is taken unasked.
const LONGEST: Duration = Duration::from_secs(30);

/// Failures in a row.
#[derive(Debug)]
pub struct Retry {
    /// How long it is tried after the first failure; `None` for ever.
    limit: Option<Duration>,
    failures: u32,
    began: Option<Instant>,
}

impl Retry {
    /// No failure yet.
    #[must_use]
    pub fn new(limit: Option<Duration>) -> Self {
        Retry { limit, failures: 0, began: None }
    }

    /// Forgets all failures: something went through.
    pub fn reset(&mut self) {
        (self.failures, self.began) = (0, None);
    }

    /// How many failures there were in a row.
    #[must_use]
    pub fn failures(&self) -> u32 {
        self.failures
    }

    /// The pause after a failure; `None` where it is not tried again. `after` is what the receiver asked for, and
    /// `chance` any number.
    pub fn pause(&mut self, after: Option<Duration>, chance: u64) -> Option<Duration> {
        let elapsed = self.began.get_or_insert_with(Instant::now).elapsed();
        self.failures = self.failures.saturating_add(1);
        let left = self.limit.map(|limit| limit.saturating_sub(elapsed));
        match (after.filter(|after| *after >= SHORTEST), left) {
            (_, Some(Duration::ZERO)) => None,
            (Some(after), Some(left)) => (after <= left).then_some(after),
            (Some(after), None) => Some(after),
            // One last try at the very end.
            (None, left) => Some(backoff(self.failures, chance).min(left.unwrap_or(LONGEST))),
        }
    }
}

/// A pause that doubles with each failure, and is cut by up to a half so that many do not come back together.
fn backoff(failures: u32, chance: u64) -> Duration {
    let whole = doubling(failures, LONGEST);
    whole / 2 + (whole / 2).mul_f64((chance % 1024) as f64 / 1023.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_up_to_a_bound_and_differ_by_chance() {
        let ends = |failures| [0, 1023].map(|chance| backoff(failures, chance).as_millis());
        assert_eq!(
            [1, 2, 3, 7, 40].map(ends),
            [[250, 500], [500, 1000], [1000, 2000], [15_000, 30_000], [15_000, 30_000]]
        );
    }

    #[test]
    fn a_receiver_is_given_up_when_the_time_is_over_or_it_asks_for_more() {
        let second = Duration::from_secs(1);
        let mut retry = Retry::new(Some(second * 60));
        assert_eq!(retry.pause(Some(second * 7), 0), Some(second * 7), "what it asks for is what it gets");
        assert_eq!(retry.pause(Some(second * 61), 0), None, "it asks for more than there is");
        assert_eq!(Retry::new(Some(Duration::ZERO)).pause(None, 0), None);
        assert_eq!(Retry::new(None).pause(Some(second * 3600), 0), Some(second * 3600));
        assert_eq!(Retry::new(None).pause(Some(Duration::ZERO), 0), Some(Duration::from_millis(250)));
        let mut short = Retry::new(Some(Duration::from_millis(10)));
        assert!(short.pause(None, 0).expect("a last try") <= Duration::from_millis(10));
    }
}
