//! How long work waits where it arrives and is served at random: the queue M/M/c.

/// The chance that an arrival must wait, by Erlang's C formula, for `servers` at an offered load of `load` = λ/μ.
///
/// `None` where the queue has no steady state: a load of at least the servers. Computed from Erlang's B by its recursion
/// B(0) = 1, B(k) = a·B(k−1) / (k + a·B(k−1)), and C = c·B / (c − a·(1 − B)), which overflows for no number of servers.
#[must_use]
pub fn erlang_c(servers: u64, load: f64) -> Option<f64> {
    let c = servers as f64;
    if !(0.0..c).contains(&load) {
        return None;
    }
    let mut blocked = 1.0;
    for k in 1..=servers {
        blocked = load * blocked / (k as f64 + load * blocked);
    }
    Some(c * blocked / (c - load * (1.0 - blocked)))
}

/// The mean time an arrival waits before it is served, in the unit that the rates are given by: C / (c·μ − λ).
#[must_use]
pub fn mean_wait(servers: u64, arrivals: f64, services: f64) -> Option<f64> {
    let chance = erlang_c(servers, arrivals / services)?;
    Some(chance / (servers as f64 * services - arrivals))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(value: Option<f64>, expected: f64) {
        assert!(value.is_some_and(|value| (value - expected).abs() < 1e-4), "{value:?} is not {expected}");
    }

    #[test]
    fn erlang_c_gives_the_known_values() {
        close(erlang_c(1, 0.5), 0.5);
        close(erlang_c(1, 0.9), 0.9);
        close(erlang_c(2, 1.0), 1.0 / 3.0);
        // Tables: 3 servers at 2 erlangs, 5 at 4, 10 at 8.
        close(erlang_c(3, 2.0), 0.444_44);
        close(erlang_c(5, 4.0), 0.554_11);
        close(erlang_c(10, 8.0), 0.409_18);
        close(erlang_c(4, 0.0), 0.0);
    }

    #[test]
    fn one_server_waits_as_the_queue_m_m_1_says() {
        // Wq = ρ / (μ − λ): 0.75 / (4 − 3). Lq = λ·Wq = ρ² / (1 − ρ) = 2.25.
        close(mean_wait(1, 3.0, 4.0), 0.75);
        close(mean_wait(1, 3.0, 4.0).map(|wait| 3.0 * wait), 2.25);
        // Two servers, ρ = 1/2: (1/3) / (2·1 − 1).
        close(mean_wait(2, 1.0, 1.0), 1.0 / 3.0);
    }

    #[test]
    fn a_queue_that_grows_without_bound_has_no_mean_wait() {
        for (servers, load) in [(1, 1.0), (2, 2.5), (0, 0.0), (3, -1.0), (3, f64::NAN)] {
            assert_eq!(erlang_c(servers, load), None, "{servers} {load}");
        }
        assert!(erlang_c(100_000, 99_999.0).is_some_and(|chance| (0.99..=1.0).contains(&chance)));
    }
}
