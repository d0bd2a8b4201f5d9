//! A row of bars one line high, one column per value.

/// The bars, lowest first.
const BARS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// The mark of a zero. A day on which nothing happened must not look like a day with a little.
const NOTHING: char = '·';

/// Draws `values` in order, each as one column; the highest of them is a full bar.
///
/// Bars begin at zero, so a bar half as high is a value half as large. Zero is `·`, and everything above zero
/// is at least `▁`. Only the shape is shown: the scale is that of the highest value, so print a number beside
/// it. No values give an empty string.
#[must_use]
pub fn sparkline(values: &[u64]) -> String {
    let highest = values.iter().copied().max().unwrap_or(0);
    values.iter().map(|&value| bar(value, highest)).collect()
}

/// The bar for `value`, rounded up to the next eighth of `highest`.
fn bar(value: u64, highest: u64) -> char {
    if value == 0 {
        return NOTHING;
    }
    let eighths = (u128::from(value) * BARS.len() as u128).div_ceil(u128::from(highest.max(value)));
    BARS[eighths as usize - 1]
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_width::UnicodeWidthStr;

    #[test]
    fn the_shape_follows_the_values() {
        let cases: [(&[u64], &str); 7] = [
            (&[], ""),
            (&[0, 0, 0], "···"),
            (&[1, 2, 3, 4, 5, 6, 7, 8], "▁▂▃▄▅▆▇█"),
            (&[5, 5, 5], "███"),
            (&[0, 1, 0, 2], "·▄·█"),
            (&[1, 1_000_000, 0], "▁█·"),
            (&[u64::MAX, u64::MAX / 2, 1], "█▄▁"),
        ];
        for (values, shown) in cases {
            assert_eq!(sparkline(values), shown, "{values:?}");
        }
    }

    #[test]
    fn every_value_takes_one_column_and_none_is_below_a_smaller_one() {
        for highest in [1, 7, 8, 9, 1_000] {
            let shown = sparkline(&(0..=highest).collect::<Vec<_>>());
            let bars: Vec<char> = shown.chars().collect();
            assert_eq!(shown.width() as u64, highest + 1);
            assert_eq!((bars[0], bars[highest as usize]), ('·', '█'));
            assert!(bars.is_sorted(), "{shown}");
        }
    }
}
