//! What tokens cost, in US dollars for a million, as Anthropic's documentation of 2026-11 says.

use super::Usage;

/// The price of a model.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Price {
    /// Of a million tokens sent.
    pub input: f64,
    /// Of a million tokens received.
    pub output: f64,
}

/// The prices that we know, by how the name of the model begins.
const PRICES: [(&str, Price); 4] = [
    ("claude-opus-5-5", Price { input: 4.0, output: 20.0 }),
    ("claude-sonnet-5-5", Price { input: 2.0, output: 10.0 }),
    ("claude-haiku-5-5", Price { input: 0.1, output: 0.5 }),
    ("claude-fable-5-2", Price { input: 8.0, output: 40.0 }),
];

/// Tokens written to the cache for five minutes cost this much more than others …
const CACHE_WRITE: f64 = 1.25;
/// … and those read from it this part of them.
const CACHE_READ: f64 = 0.1;

/// The price of a model; `None` where it is not known.
#[must_use]
pub fn price_of(model: &str) -> Option<Price> {
    PRICES.iter().find(|(name, _)| model.starts_with(name)).map(|(_, price)| *price)
}

impl Price {
    /// What was used costs, in US dollars.
    #[must_use]
    pub fn cost(&self, usage: &Usage) -> f64 {
        let plain = usage.input_tokens.saturating_sub(usage.cache_write_tokens) as f64;
        let cached = usage.cache_write_tokens as f64 * CACHE_WRITE + usage.cache_read_tokens as f64 * CACHE_READ;
        ((plain + cached) * self.input + usage.output_tokens as f64 * self.output) / 1e6
    }

    /// The most that a call can cost, in US dollars: everything sent is written to the cache, and every token of the
    /// answer is used.
    #[must_use]
    pub fn most(&self, input_tokens: u64, max_tokens: u64) -> f64 {
        let usage =
            Usage { input_tokens, cache_write_tokens: input_tokens, output_tokens: max_tokens, ..Usage::default() };
        self.cost(&usage)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sort_of_token_has_its_price() {
        let price = Price { input: 4.0, output: 20.0 };
        let million = 1_000_000;
        let cases = [
            (Usage { input_tokens: million, ..Usage::default() }, 4.0),
            (Usage { output_tokens: million, ..Usage::default() }, 20.0),
            (Usage { cache_read_tokens: million, ..Usage::default() }, 0.4),
            (Usage { input_tokens: million, cache_write_tokens: million, ..Usage::default() }, 5.0),
        ];
        for (usage, usd) in cases {
            assert!((price.cost(&usage) - usd).abs() < 1e-9, "{usage:?}: {}", price.cost(&usage));
        }
        assert!((price.most(30_000, 16_000) - 0.47).abs() < 1e-9);
    }

    #[test]
    fn a_model_is_known_by_how_its_name_begins() {
        assert_eq!(price_of("claude-haiku-5-5").map(|price| price.output), Some(0.5));
        assert_eq!(price_of("claude-opus-5-5-20261021").map(|price| price.input), Some(4.0));
        assert_eq!(price_of("claude-opus-4-8"), None);
    }
}
