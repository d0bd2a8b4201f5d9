//! When a lease is renewed, and when it has to be given up.

use std::time::Duration;

/// The longest pause before a renewal that failed is tried again.
const RETRY: Duration = Duration::from_secs(3);
/// How often a claim without a lease is looked at: it can still be taken away.
const WITHOUT_LEASE: Duration = Duration::from_secs(30);

/// What is to be done about a lease.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Nothing, for so long.
    Wait(Duration),
    /// Renew it now.
    Renew,
    /// It ends before it can be renewed: stop working.
    GiveUp,
}

/// The renewals of one lease. Times are time since boot, as leases are.
#[derive(Debug, Clone)]
pub struct Renewal {
    ttl: Option<Duration>,
    /// Since when the lease surely runs.
    renewed: Duration,
    /// When the next renewal is due.
    due: Duration,
    /// Whether the claim was ended by its holder.
    ended: bool,
}

impl Renewal {
    /// The renewals of a lease that was asked for at `asked`; `None` for a claim without a lease.
    #[must_use]
    pub fn new(ttl: Option<Duration>, asked: Duration) -> Self {
        let mut renewal = Renewal { ttl, renewed: asked, due: asked, ended: false };
        renewal.succeeded(asked);
        renewal
    }

    /// What to do at a time.
    #[must_use]
    pub fn step(&self, now: Duration) -> Step {
        match self.limit() {
            Some(limit) if now >= limit => Step::GiveUp,
            _ if now >= self.due => Step::Renew,
            _ => Step::Wait(self.due - now),
        }
    }

    /// A renewal that was asked for at `asked` succeeded.
    pub fn succeeded(&mut self, asked: Duration) {
        self.renewed = asked;
        self.due = asked + self.ttl.map_or(WITHOUT_LEASE, |ttl| ttl / 3);
    }

    /// At `asked` nobody held the item, and nobody has taken it since: there is no lease that could end.
    pub fn let_go(&mut self, asked: Duration) {
        self.succeeded(asked);
        self.ended = true;
    }

    /// A renewal failed in a way that may pass; the next is tried soon, and in time.
    pub fn failed(&mut self, now: Duration) {
        let pause = self.ttl.map_or(RETRY, |ttl| RETRY.min(ttl / 10));
        self.due = now + pause;
    }

    /// When the lease counts as lost: its end, less a margin in which the command is stopped.
    #[must_use]
    pub fn limit(&self) -> Option<Duration> {
        let ttl = self.ttl.filter(|_| !self.ended)?;
        let margin = (ttl / 10).max(Duration::from_secs(1)).min(ttl / 3);
        Some(self.renewed + ttl - margin)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn ms(ms: u64) -> Duration {
        Duration::from_millis(ms)
    }

    #[test]
    fn a_lease_is_renewed_at_a_third_of_its_length() {
        let mut renewal = Renewal::new(Some(ms(90_000)), ms(1_000));
        assert_eq!(renewal.step(ms(1_000)), Step::Wait(ms(30_000)));
        assert_eq!(renewal.step(ms(30_999)), Step::Wait(ms(1)));
        assert_eq!(renewal.step(ms(31_000)), Step::Renew);
        renewal.succeeded(ms(31_000));
        assert_eq!(renewal.step(ms(31_000)), Step::Wait(ms(30_000)));
    }

    #[test]
    fn a_failed_renewal_is_tried_again_until_the_lease_less_a_margin() {
        let mut renewal = Renewal::new(Some(ms(90_000)), ms(0));
        let (mut now, mut tries) = (ms(30_000), 0);
        while renewal.step(now) != Step::GiveUp {
            match renewal.step(now) {
                Step::Wait(time) => now += time,
                _ => {
                    tries += 1;
                    renewal.failed(now);
                }
            }
        }
        assert_eq!((now, tries), (ms(81_000), 17));
        renewal.succeeded(ms(80_000));
        assert_eq!(renewal.step(ms(81_000)), Step::Wait(ms(29_000)), "a success does not count");
    }

    #[test]
    fn the_shortest_lease_has_room_for_a_renewal_and_a_second_try() {
        let mut renewal = Renewal::new(Some(ms(1_000)), ms(0));
        assert_eq!(renewal.step(ms(334)), Step::Renew);
        renewal.failed(ms(334));
        assert_eq!(renewal.step(ms(434)), Step::Renew);
        assert_eq!(renewal.step(ms(667)), Step::GiveUp);
    }

    #[test]
    fn a_claim_that_its_holder_ended_is_looked_at_and_never_given_up() {
        let mut renewal = Renewal::new(Some(ms(3_000)), ms(0));
        renewal.let_go(ms(1_000));
        assert_eq!(renewal.step(ms(1_999)), Step::Wait(ms(1)));
        assert_eq!(renewal.step(ms(90_000)), Step::Renew);
    }

    #[test]
    fn a_claim_without_a_lease_is_looked_at_and_never_given_up() {
        let mut renewal = Renewal::new(None, ms(0));
        assert_eq!(renewal.step(ms(29_999)), Step::Wait(ms(1)));
        (0..1000).for_each(|n| renewal.failed(ms(n * 60_000)));
        assert_eq!(renewal.step(ms(90_000_000)), Step::Renew);
    }
}
