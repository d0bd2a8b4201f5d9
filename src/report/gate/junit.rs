//! JUnit's XML: a test case for each condition.

use super::{Row, said};
use crate::gates::{Outcome, Verdict};
use crate::text::escape;
use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};

/// The report of a gate on a board.
///
/// # Errors
/// Where it cannot be written as XML.
pub fn junit(verdicts: &[Verdict], board: &str) -> Result<String, quick_junit::SerializeError> {
    let mut suite = TestSuite::new(escape(board).into_owned());
    suite.add_test_cases(verdicts.iter().map(case));
    let mut report = Report::new("coordctl gate");
    report.add_test_suite(suite);
    report.to_string()
}

fn case(verdict: &Verdict) -> TestCase {
    let mut status = match verdict.outcome {
        Outcome::Met => TestCaseStatus::success(),
        Outcome::NoDataAllowed => TestCaseStatus::skipped(),
        Outcome::NotMet | Outcome::NoData => TestCaseStatus::non_success(NonSuccessKind::Failure),
    };
    if verdict.outcome != Outcome::Met {
        status.set_message(said(verdict)).set_type(verdict.outcome.word().replace(", ", "_").replace(' ', "_"));
    }
    let Row { condition, limit, .. } = Row::of(verdict);
    let mut case = TestCase::new(format!("{condition} {limit}"), status);
    case.set_classname("coordctl.gate");
    case
}
