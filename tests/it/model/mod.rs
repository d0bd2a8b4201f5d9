//! The board against a naive model of it: random verbs, agents, fences, clocks and damage, step by step.
//!
//! [`reference`] says what should happen, written from the documents, with [`item`], [`taking`] and [`editing`];
//! [`steps`] makes random sequences of [`calls`] that shrink, out of [`chances`], and [`clocks`] what happens in
//! between; [`rules`] runs them on the pure rules over a map ([`memory`]), [`durable`] through a board on the disk, which
//! may begin as the files of an older tool ([`old_rows`]). [`witness`] sees every change and knows the numbered
//! invariants.

mod advised;
mod ask;
mod calls;
mod chances;
mod clocks;
mod compare;
mod durable;
mod editing;
mod found;
mod item;
mod machine;
pub(crate) mod memory;
mod old_rows;
mod reference;
mod requests;
mod rules;
mod shown;
mod steps;
mod taking;
mod witness;

use proptest::test_runner::Config;

/// Random cases, or as many as `PROPTEST_CASES` asks for; a failure prints its smallest input and leaves no file.
pub(crate) fn config(cases: u32) -> Config {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|text| text.parse().ok());
    Config { cases: asked.unwrap_or(cases), failure_persistence: None, max_shrink_time: 20_000, ..Config::default() }
}
