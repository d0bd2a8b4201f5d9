//! Whether an answer is what was asked for: it has the form, and names nothing that is not on the board.

use super::answers::{Answer, Named};
use crate::board::Status;
use serde_json::Value;
use std::collections::BTreeSet;

/// The most faults that are told.
const TOLD: usize = 20;
/// How many digits an id has at least; shorter numbers behind the same word are no ids.
const DIGITS: usize = 10;

/// What is known of the board, for judging what an answer names.
pub trait Known {
    /// Where a work item stands; `None` where it is not on the board.
    fn item(&self, id: &str) -> Option<Status>;

    /// Whether an agent is on the board.
    fn agent(&self, id: &str) -> bool;
}

/// The answer in a text, or what is wrong with it, told to whoever wrote it.
///
/// # Errors
/// At least one fault.
pub fn judge<A: Answer>(text: &str, known: Option<&dyn Known>) -> Result<A, Vec<String>> {
    let text = unfenced(text.trim());
    let value: Value = serde_json::from_str(text).map_err(|e| vec![format!("it is no JSON document: {e}")])?;
    let answer: A = serde_json::from_str(text).map_err(|e| vec![format!("it does not fit the schema: {e}")])?;
    let mut faults = answer.faults();
    if let Some(known) = known {
        faults.extend(unknown(&answer.named(), &value, known));
    }
    faults.truncate(TOLD);
    if faults.is_empty() { Ok(answer) } else { Err(faults) }
}

/// A text without the fence of a block of code around it.
fn unfenced(text: &str) -> &str {
    let inner = text.strip_prefix("```").and_then(|rest| rest.strip_suffix("```"));
    inner.map_or(text, |inner| inner.strip_prefix("json").unwrap_or(inner).trim())
}

fn unknown(named: &Named, value: &Value, known: &dyn Known) -> Vec<String> {
    let mut faults = BTreeSet::new();
    let mut item = |id: &str, fits: &dyn Fn(Status) -> bool, wanted: &str| match known.item(id) {
        None => drop(faults.insert(format!("there is no work item {id:?} on the board"))),
        Some(status) if !fits(status) => {
            faults.insert(format!("{id:?} is {}, and only {wanted} items can be named there", status.word()));
        }
        Some(_) => {}
    };
    named.items.iter().for_each(|id| item(id, &|_| true, ""));
    named.open.iter().for_each(|id| item(id, &|status| !status.is_closed(), "open"));
    named.pending.iter().for_each(|id| item(id, &|status| status == Status::Pending, "pending"));
    let (mut items, mut agents) = (BTreeSet::new(), named.agents.iter().cloned().collect());
    mentioned(value, &mut items, &mut agents);
    items.iter().for_each(|id| item(id, &|_| true, ""));
    let strangers = agents.iter().filter(|id| !known.agent(id));
    let strangers: Vec<String> = strangers.map(|id| format!("there is no agent {id:?} on the board")).collect();
    faults.into_iter().chain(strangers).collect()
}

/// The ids that stand in any text of a document.
fn mentioned(value: &Value, items: &mut BTreeSet<String>, agents: &mut BTreeSet<String>) {
    match value {
        Value::String(text) => {
            items.extend(ids(text, "work_"));
            agents.extend(ids(text, "agent_"));
        }
        Value::Array(values) => values.iter().for_each(|value| mentioned(value, items, agents)),
        Value::Object(fields) => fields.values().for_each(|value| mentioned(value, items, agents)),
        _ => {}
    }
}

/// The ids in a text: whole words of the prefix and digits alone.
fn ids<'a>(text: &'a str, prefix: &'a str) -> impl Iterator<Item = String> + 'a {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '_' | '-'));
    let is_id = move |word: &&str| {
        let digits = word.strip_prefix(prefix).unwrap_or_default();
        digits.len() >= DIGITS && digits.bytes().all(|byte| byte.is_ascii_digit())
    };
    words.filter(is_id).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::super::answers::{Assignments, Health, Priorities};
    use super::*;
    use serde_json::json;

    struct Board;

    impl Known for Board {
        fn item(&self, id: &str) -> Option<Status> {
            match id {
                "work_1000000000000000001" => Some(Status::Pending),
                "work_1000000000000000002" => Some(Status::Active),
                "work_1000000000000000003" => Some(Status::Completed),
                _ => None,
            }
        }

        fn agent(&self, id: &str) -> bool {
            id == "ada"
        }
    }

    fn priorities(id: &str, reason: &str, score: f64) -> String {
        let item = json!({ "work_id": id, "score": score, "priority": "high", "action": "do", "reason": reason });
        json!({ "summary": "s", "items": [item], "opportunities": [], "confidence": 0.5 }).to_string()
    }

    fn faults_of<A: Answer>(text: &str) -> Vec<String> {
        judge::<A>(text, Some(&Board)).err().unwrap_or_default()
    }

    #[test]
    fn an_answer_may_name_only_what_is_on_the_board_and_open() {
        let one = |n: u32| format!("work_100000000000000000{n}");
        let cases = [
            (priorities(&one(1), "r", 1.0), None),
            (priorities(&one(2), "as work_1000000000000000001 waits", 1.0), None),
            (priorities(&one(3), "r", 1.0), Some("is completed")),
            (priorities(&one(4), "r", 1.0), Some("no work item \"work_1000000000000000004\"")),
            (
                priorities(&one(1), "see (work_1000000000000000009).", 1.0),
                Some("no work item \"work_1000000000000000009\""),
            ),
            (priorities(&one(1), "agent_1000000000000000009 is idle", 1.0), Some("no agent")),
            (priorities(&one(1), "the field work_id, work_12 and agent_x", 1.0), None),
            (priorities(&one(1), "r", 101.0), Some("not between 0 and 100")),
        ];
        for (text, fault) in cases {
            let faults = faults_of::<Priorities>(&text).join("; ");
            assert_eq!(fault.is_none(), faults.is_empty(), "{text}: {faults}");
            assert!(faults.contains(fault.unwrap_or_default()), "{text}: {faults}");
        }
    }

    #[test]
    fn only_pending_items_can_be_assigned_and_only_to_agents_of_the_board() {
        let text = |id: &str, agent: &str| {
            let one = json!({ "work_id": id, "agent_id": agent, "reason": "r" });
            json!({ "summary": "s", "assignments": [one], "unassigned": [], "confidence": 1 }).to_string()
        };
        assert!(faults_of::<Assignments>(&text("work_1000000000000000001", "ada")).is_empty());
        assert!(faults_of::<Assignments>(&text("work_1000000000000000002", "ada"))[0].contains("is active"));
        assert!(faults_of::<Assignments>(&text("work_1000000000000000001", "eve"))[0].contains("no agent \"eve\""));
    }

    #[test]
    fn no_more_faults_are_told_than_anybody_reads() {
        let ids: Vec<String> = (0..50).map(|n| format!("work_20000000000000000{n:02}")).collect();
        assert_eq!(faults_of::<Priorities>(&priorities("work_1000000000000000001", &ids.join(" "), 1.0)).len(), TOLD);
    }

    #[test]
    fn what_does_not_fit_the_schema_is_a_fault_and_a_fence_is_not() {
        let good = r#"{"summary":"s","score":null,"risks":[],"confidence":1}"#;
        for text in [good.to_owned(), format!("```json\n{good}\n```"), format!("```\n{good}```"), format!("\n{good}\n")]
        {
            assert_eq!(faults_of::<Health>(&text), Vec::<String>::new(), "{text}");
        }
        for bad in ["", "no", "[]", "{}", "null", r#"{"summary":"s","score":null,"risks":[],"confidence":1,"x":1}"#] {
            assert!(!faults_of::<Health>(bad).is_empty(), "{bad}");
        }
    }
}
