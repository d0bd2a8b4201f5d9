//! What is to be done about findings: items are added, called off, or left as they are.

use super::{Attention, Finding, State};

/// An item that a rule of attention added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// Its id.
    pub work_id: String,
    /// The rule.
    pub rule: String,
    /// What it is about.
    pub subject: String,
    /// Whether it is not closed.
    pub is_open: bool,
    /// Whether it waits as it was added.
    pub is_untouched: bool,
    /// When it last changed, in seconds since 1970.
    pub changed_at: i64,
}

/// What is to be done about a finding, or an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Nothing.
    None,
    /// An item is added.
    Raise,
    /// There is one already: its id.
    IsOpen(String),
    /// One was closed so many seconds ago.
    Cooling(i64),
    /// As many items are open as may be.
    Full,
}

/// What is to be done about each finding, in their order, and which items are called off.
#[must_use]
pub fn plan<'k>(rules: &Attention, findings: &[Finding], known: &'k [Known], at: i64) -> (Vec<Step>, Vec<&'k Known>) {
    let closing: Vec<&Known> = known.iter().filter(|item| rules.auto_close && has_passed(findings, item)).collect();
    let mut open = known.iter().filter(|item| item.is_open).count().saturating_sub(closing.len()) as u64;
    let mut steps = Vec::new();
    for finding in findings {
        let step = step(rules, finding, known, open, at);
        open += u64::from(step == Step::Raise);
        steps.push(step);
    }
    (steps, closing)
}

/// Whether the reason for an item has passed, and nobody has begun to look at it. A rule that is off, or has nothing to
/// judge by, says nothing of that.
fn has_passed(findings: &[Finding], item: &Known) -> bool {
    let mut own = findings.iter().filter(|finding| finding.rule == item.rule).peekable();
    let is_judged = own.peek().is_some();
    let holds = |finding: &Finding| match finding.state {
        State::Raised { .. } => finding.subject == item.subject,
        State::Calm => false,
        State::Off | State::NoData => true,
    };
    item.is_open && item.is_untouched && is_judged && !own.any(holds)
}

fn step(rules: &Attention, finding: &Finding, known: &[Known], open: u64, at: i64) -> Step {
    if !matches!(finding.state, State::Raised { .. }) {
        return Step::None;
    }
    let same = || known.iter().filter(|item| item.rule == finding.rule && item.subject == finding.subject);
    if let Some(item) = same().find(|item| item.is_open) {
        return Step::IsOpen(item.work_id.clone());
    }
    // A clock that stepped back makes nothing wait for longer than the cooldown.
    let closed = same().map(|item| at.saturating_sub(item.changed_at).max(0)).min();
    match closed {
        Some(ago) if ago < rules.cooldown.seconds() => Step::Cooling(ago),
        _ if open >= rules.limit => Step::Full,
        _ => Step::Raise,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::board::Priority;

    const AT: i64 = 1_000_000;

    fn finding(rule: &'static str, subject: &str, state: State) -> Finding {
        Finding { rule, subject: subject.to_owned(), value: String::new(), threshold: String::new(), state }
    }

    fn raised(rule: &'static str, subject: &str) -> Finding {
        finding(rule, subject, State::Raised { priority: Priority::High, says: "x".into() })
    }

    fn known(work_id: &str, rule: &str, is_open: bool, ago: i64) -> Known {
        Known {
            work_id: work_id.to_owned(),
            rule: rule.to_owned(),
            subject: String::new(),
            is_open,
            is_untouched: true,
            changed_at: AT - ago,
        }
    }

    fn rules() -> Attention {
        toml::from_str("limit = 2\ncooldown = \"100s\"\n").expect("rules")
    }

    fn steps(findings: &[Finding], known: &[Known]) -> Vec<Step> {
        plan(&rules(), findings, known, AT).0
    }

    #[test]
    fn the_same_is_asked_once_while_it_is_open_and_not_soon_after() {
        let one = [raised("health", "")];
        assert_eq!(steps(&one, &[]), [Step::Raise]);
        assert_eq!(steps(&one, &[known("a", "health", true, 5)]), [Step::IsOpen("a".into())]);
        assert_eq!(steps(&one, &[known("a", "health", false, 99)]), [Step::Cooling(99)]);
        assert_eq!(steps(&one, &[known("a", "health", false, 100)]), [Step::Raise]);
        assert_eq!(
            steps(&one, &[known("a", "health", false, 900), known("b", "health", false, 9)]),
            [Step::Cooling(9)]
        );
        assert_eq!(steps(&one, &[known("a", "health", false, -50)]), [Step::Cooling(0)]);
        assert_eq!(steps(&one, &[known("a", "idle", false, 9)]), [Step::Raise]);
        assert_eq!(steps(&[raised("held_per_agent", "ada")], &[known("a", "held_per_agent", false, 9)]), [Step::Raise]);
    }

    #[test]
    fn no_more_are_open_than_may_be() {
        let three = [raised("health", ""), raised("idle", ""), raised("dead_letters", "")];
        assert_eq!(steps(&three, &[]), [Step::Raise, Step::Raise, Step::Full]);
        let open = known("a", "idle", true, 5);
        assert_eq!(steps(&three, &[open]), [Step::Raise, Step::IsOpen("a".into()), Step::Full]);
        // One that is called off makes room.
        let passed = known("b", "lost_spans", true, 5);
        let calm = finding("lost_spans", "", State::Calm);
        let found = [raised("health", ""), raised("idle", ""), calm];
        assert_eq!(steps(&found, &[passed]), [Step::Raise, Step::Raise, Step::None]);
    }

    #[test]
    fn what_has_passed_is_called_off_unless_somebody_has_begun() {
        let closed = |state: State, item: &Known, rules: &Attention| {
            plan(rules, &[finding("health", "", state)], std::slice::from_ref(item), AT).1.len()
        };
        let item = known("a", "health", true, 5);
        assert_eq!(closed(State::Calm, &item, &rules()), 1);
        for state in [State::Off, State::NoData, State::Raised { priority: Priority::Low, says: String::new() }] {
            assert_eq!(closed(state.clone(), &item, &rules()), 0, "{state:?}");
        }
        assert_eq!(closed(State::Calm, &Known { is_untouched: false, ..item.clone() }, &rules()), 0);
        assert_eq!(closed(State::Calm, &Known { is_open: false, ..item.clone() }, &rules()), 0);
        assert_eq!(closed(State::Calm, &item, &Attention { auto_close: false, ..rules() }), 0);
        let others = [raised("held_per_agent", "ada"), finding("health", "", State::Calm)];
        let about = |subject: &str| Known { subject: subject.to_owned(), ..known("a", "held_per_agent", true, 5) };
        assert_eq!(plan(&rules(), &others, &[about("ada")], AT).1.len(), 0);
        assert_eq!(plan(&rules(), &others, &[about("bob")], AT).1.len(), 1);
        assert_eq!(plan(&rules(), &others, &[known("a", "gone_rule", true, 5)], AT).1.len(), 0);
    }
}
