//! Which acceptance criteria the caller accepts or waives.

use crate::board::Accepted;
use crate::commands::arguments::text;
use crate::settings::BadInput;
use crate::text::quote;
use clap::Args;

/// What becomes of the acceptance criteria.
#[derive(Debug, Default, Args)]
pub(super) struct Criteria {
    /// Accept the criteria with these numbers, such as 1,3, or all; may be repeated
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    accepted: Vec<String>,
    /// Complete without a criterion, and record why; may be repeated
    #[arg(long, value_name = "N=REASON", allow_negative_numbers = true)]
    waive: Vec<String>,
}

impl Criteria {
    /// Every flag with its value, as typed.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        let flags = [("--accepted", &self.accepted), ("--waive", &self.waive)];
        flags.into_iter().flat_map(|(flag, values)| values.iter().flat_map(move |value| [flag, value.as_str()]))
    }

    /// The criteria that are accepted, and those that are waived with the reason of each.
    pub(super) fn read(&self) -> Result<(Accepted, Vec<(usize, String)>), BadInput> {
        let accepted = accepted(&self.accepted)?;
        let mut waived: Vec<(usize, String)> = Vec::new();
        for value in &self.waive {
            let (number, reason) = waiver(value)?;
            if waived.iter().any(|(other, _)| *other == number) {
                return Err(twice(number, "waived twice"));
            }
            if matches!(&accepted, Accepted::Numbers(numbers) if numbers.contains(&number)) {
                return Err(twice(number, "both accepted and waived"));
            }
            waived.push((number, reason));
        }
        Ok((accepted, waived))
    }
}

fn accepted(values: &[String]) -> Result<Accepted, BadInput> {
    let words = || values.iter().flat_map(|value| value.split(',')).map(str::trim);
    let numbers = words().filter(|word| *word != "all").map(number).collect::<Result<Vec<_>, _>>()?;
    Ok(if words().any(|word| word == "all") { Accepted::All } else { Accepted::Numbers(numbers) })
}

fn waiver(value: &str) -> Result<(usize, String), BadInput> {
    let Some((n, reason)) = value.split_once('=') else {
        let message = format!("the waiver {} gives no reason", quote(value));
        return Err(BadInput::new(message, "write the number of the criterion and the reason: --waive 2=\"no time\""));
    };
    Ok((number(n.trim())?, text("reason of a waiver", reason)?))
}

fn number(word: &str) -> Result<usize, BadInput> {
    word.parse().ok().filter(|&number| number > 0).ok_or_else(|| {
        let hint = "use the numbers from 1 that \"coordctl show\" tells, such as 1,3";
        BadInput::new(format!("{} is no number of a criterion", quote(word)), hint)
    })
}

fn twice(number: usize, how: &str) -> BadInput {
    BadInput::new(format!("the criterion \"{number}\" is {how}"), "say one thing of each criterion")
}
