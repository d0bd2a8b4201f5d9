//! What is decided under the lock, whatever was found before it: another pass, or a person, may have been quicker.

use super::with;
use crate::departing::change;
use crate::sandbox::Sandbox;
use coordctl::board::{Alarm, NewWork, Raised, WorkId, call_off, raise};
use coordctl::store::now;
use std::cell::RefCell;

/// Asks for attention, at most twice at a time.
fn ask(board: &Sandbox, subject: &str) -> Raised {
    let new = NewWork {
        work_type: "attention".into(),
        description: "look".into(),
        labels: vec!["tend".into()],
        estimate: "30m".into(),
        ..NewWork::default()
    };
    let alarm = Alarm { rule: "oldest", subject: subject.to_owned(), new, most: 2 };
    let raised = RefCell::new(None);
    change(&board.board(), "tend", |txn| {
        *raised.borrow_mut() = Some(raise(txn, &now()?, &alarm)?);
        Ok(())
    });
    raised.into_inner().expect("an answer")
}

fn calls_off(board: &Sandbox, id: &str) -> bool {
    let done = RefCell::new(false);
    change(&board.board(), "tend", |txn| {
        *done.borrow_mut() = call_off(txn, &now()?, &WorkId::from_row(id), "it has passed")?;
        Ok(())
    });
    done.into_inner()
}

fn added(raised: Raised) -> String {
    match raised {
        Raised::Added(id) => id.as_str().to_owned(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn one_item_for_a_subject_and_no_more_than_the_limit() {
    let board = with("");
    let first = added(ask(&board, "work_1"));
    assert_eq!(ask(&board, "work_1"), Raised::IsOpen(WorkId::from_row(&first)));
    let _ = added(ask(&board, "work_2"));
    assert_eq!(ask(&board, "work_3"), Raised::Full);
    assert_eq!(board.items().len(), 2);
}

#[test]
fn only_an_untouched_item_of_a_rule_is_called_off() {
    let board = with("");
    let [asked, touched] = ["work_1", "work_2"].map(|subject| added(ask(&board, subject)));
    let own = board.ok(&["add", "attention", "mine", "--label", "tend"]);
    let _ = board.ok(&["note", &touched, "I look at it", "--agent", "ada"]);
    assert_eq!([&own, &touched, &asked].map(|id| calls_off(&board, id)), [false, false, true]);
    let status = |id: &String| board.item(id)["status"].as_str().map(str::to_owned);
    assert_eq!([&own, &touched, &asked].map(status), ["pending", "pending", "cancelled"].map(|word| Some(word.into())));
    assert_eq!(board.item(&asked)["notes"][0]["text"], "it has passed");
}
