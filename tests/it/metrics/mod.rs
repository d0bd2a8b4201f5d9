//! `metrics`: what it tells, that its totals are true however it is called, and that Prometheus takes it.

mod claude;
mod memory;
mod monitoring;
mod racing;
mod standing;
mod textfile;
mod totals;

use crate::sandbox::Sandbox;
use std::collections::BTreeMap;

/// What `metrics` told: the value of each sample by its name and its labels but for the board.
#[derive(Debug, Clone, PartialEq)]
struct Scrape(BTreeMap<String, f64>);

impl Scrape {
    /// Of the board now.
    fn of(board: &Sandbox) -> Self {
        Self::parse(&board.ok(&["metrics"]))
    }

    fn parse(text: &str) -> Self {
        let sample = |line: &str| {
            let (name, value) = line.rsplit_once(' ').expect("a sample has a value");
            let (name, labels) = name.split_once("{board=\"").expect("a sample names its board first");
            let (_, labels) = labels.split_once('"').expect("the board ends");
            let labels = labels.strip_prefix(',').unwrap_or(labels).trim_end_matches('}');
            let key = if labels.is_empty() { name.to_owned() } else { format!("{name}{{{labels}}}") };
            (key, value.parse().unwrap_or_else(|e| panic!("{e}: {line}")))
        };
        Scrape(text.lines().filter(|line| !line.starts_with('#')).map(sample).collect())
    }

    /// The value of a sample; `None` where there is none.
    fn get(&self, name: &str) -> Option<f64> {
        self.0.get(name).copied()
    }

    /// Those of the samples that are told, each `name value`.
    fn told(&self, names: &[&str]) -> Vec<String> {
        let told = |name: &&str| format!("{name} {}", self.get(name).map_or("–".to_owned(), |value| value.to_string()));
        names.iter().map(told).collect()
    }

    /// The samples that only grow.
    fn counters(&self) -> impl Iterator<Item = (&String, f64)> {
        let grows = |name: &str| {
            ["_total", "_bucket", "_count", "_sum"].iter().any(|end| name.split('{').next().unwrap().ends_with(end))
        };
        self.0.iter().filter(move |(name, _)| grows(name)).map(|(name, value)| (name, *value))
    }

    /// The same without what changes with every command or with time.
    fn steady(mut self) -> Self {
        self.0.retain(|name, _| {
            !name.contains("work.metrics") && !name.contains("part=\"") && !name.contains("_age_seconds")
        });
        self
    }
}
