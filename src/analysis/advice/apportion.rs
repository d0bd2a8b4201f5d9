//! Sharing out a whole number of seats.

/// Shares `seats` out in proportion to `demands` by the method of the largest remainder (Hamilton): each gets the whole
/// part of its quota, and the seats that are left go to the largest remainders; of equal ones to the larger demand, then
/// to the first. Without any demand nobody gets a seat.
#[must_use]
pub fn largest_remainder(seats: u64, demands: &[u64]) -> Vec<u64> {
    let total: u128 = demands.iter().map(|&demand| u128::from(demand)).sum();
    if total == 0 {
        return vec![0; demands.len()];
    }
    let part = |demand: u64| u128::from(demand) * u128::from(seats);
    let mut shares: Vec<u64> = demands.iter().map(|&demand| (part(demand) / total) as u64).collect();
    let left = seats - shares.iter().sum::<u64>();
    let mut order: Vec<usize> = (0..demands.len()).collect();
    order.sort_by_key(|&at| (std::cmp::Reverse((part(demands[at]) % total, demands[at])), at));
    for at in order.into_iter().take(left as usize) {
        shares[at] += 1;
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn seats_go_by_quota_and_then_by_remainder() {
        let cases: [(u64, &[u64], &[u64]); 7] = [
            // The textbook's example: quotas 4.7, 1.6, 1.58, 1.2, 0.61, 0.31.
            (10, &[47_000, 16_000, 15_800, 12_000, 6_100, 3_100], &[5, 2, 1, 1, 1, 0]),
            (3, &[1, 1, 1], &[1, 1, 1]),
            (2, &[1, 1, 1], &[1, 1, 0]),
            (1, &[0, 0], &[0, 0]),
            (5, &[0, 9], &[0, 5]),
            (0, &[3, 4], &[0, 0]),
            (3, &[], &[]),
        ];
        for (seats, demands, expected) in cases {
            assert_eq!(largest_remainder(seats, demands), expected, "{seats} over {demands:?}");
        }
    }

    proptest! {
        #[test]
        fn every_seat_is_given_and_nobody_is_far_from_its_quota(
            seats in 0..5_000_u64, demands in prop::collection::vec(0..1_000_000_u64, 1..12),
        ) {
            let (shares, total) = (largest_remainder(seats, &demands), demands.iter().sum::<u64>());
            prop_assert_eq!(shares.iter().sum::<u64>(), if total == 0 { 0 } else { seats });
            for (share, demand) in shares.iter().zip(&demands) {
                let quota = *demand as f64 * seats as f64 / total.max(1) as f64;
                prop_assert!((*share as f64 - quota).abs() < 1.0 + 1e-6, "{} of {}", share, quota);
            }
        }
    }
}
