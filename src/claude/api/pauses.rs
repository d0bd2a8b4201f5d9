//! How long it is waited before the API is asked again.

use crate::telemetry::http::{SHORTEST, doubling};
use std::time::Duration;

/// The longest pause that is taken unasked.
const LONGEST: Duration = Duration::from_secs(8);
/// The longest pause that is taken at the API's word: who waits for an analysis would rather be told.
pub(super) const PATIENCE: Duration = Duration::from_secs(120);

/// The pause before the try that follows `failures` failed ones; `Err` with what the API asks for where that is more than
/// anybody waits. `chance` is any number, which takes up to a quarter off an own pause so that many do not come back
/// together.
pub(super) fn pause(failures: u32, after: Option<Duration>, chance: u64) -> Result<Duration, Duration> {
    match after {
        Some(after) if after > PATIENCE => Err(after),
        Some(after) => Ok(after.max(SHORTEST)),
        None => {
            let whole = doubling(failures, LONGEST);
            Ok(whole - (whole / 4).mul_f64((chance % 1024) as f64 / 1023.0))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_up_to_a_bound_and_differ_by_chance() {
        let ends = |failures| [0, 1023].map(|chance| pause(failures, None, chance).expect("a pause").as_millis());
        assert_eq!([1, 2, 5, 40].map(ends), [[500, 375], [1000, 750], [8000, 6000], [8000, 6000]]);
    }

    #[test]
    fn what_the_api_asks_for_is_what_it_gets_within_bounds() {
        let second = Duration::from_secs(1);
        assert_eq!(pause(1, Some(second * 7), 5), Ok(second * 7));
        assert_eq!(pause(9, Some(Duration::ZERO), 5), Ok(SHORTEST));
        assert_eq!(pause(1, Some(PATIENCE), 5), Ok(PATIENCE));
        assert_eq!(pause(1, Some(PATIENCE + second), 5), Err(PATIENCE + second));
    }
}
