use super::*;
use crate::analysis::advice::{Finished, OpenItem, Worker};
use crate::board::{Liveness, Priority, Status};

fn item(n: usize) -> OpenItem {
    OpenItem {
        work_id: format!("work_{n:019}"),
        work_type: "review".to_owned(),
        description: format!("look at part {n} of the parser"),
        team: "compiler".to_owned(),
        created_at: 1_000_000,
        changed_at: 1_000_000,
        ready: true,
        ..OpenItem::default()
    }
}

fn agent(n: usize) -> Worker {
    Worker {
        agent_id: format!("agent_{n:019}"),
        team: "compiler".to_owned(),
        role: String::new(),
        capabilities: vec!["rust".to_owned()],
        capacity: Some(2),
        state: Liveness::Idle,
        load: 0,
        completed: 3,
        failed: 0,
        last_sign_at: None,
    }
}

fn board(items: usize, agents: usize) -> Subject {
    let mut subject = Subject { at: 1_003_600, ..Subject::default() };
    subject.open = (0..items).map(item).collect();
    subject.agents = (0..agents).map(agent).collect();
    subject.counts[0] = items as u64;
    assert_eq!(Status::ALL[0], Status::Pending);
    subject
}

fn digest(subject: &Subject, figures: &Value, tokens: u64) -> (Digest, Value) {
    let digest = Digest::of(&Material { subject, figures, changes: None }, tokens);
    let document = serde_json::from_str(&digest.text).expect("a document");
    (digest, document)
}

#[test]
fn a_digest_never_outgrows_its_size_and_tells_what_it_left_out() {
    for items in [0, 1, 50, 3_000] {
        for tokens in [1_000, 5_000, 30_000] {
            let figures = json!({ "items": (0..items).map(|n| json!({ "score": n })).collect::<Vec<_>>() });
            let subject = board(items, items / 3);
            let (digest, document) = digest(&subject, &figures, tokens);
            assert!(digest.text.len() as u64 <= tokens * BYTES_PER_TOKEN, "{items} in {tokens}: {}", digest.text.len());
            let told = document["items"].as_array().expect("items").len() as u64;
            assert_eq!((told, digest.size.items), (digest.size.items, told));
            assert_eq!(told + digest.size.items_left_out, items as u64);
            assert_eq!(digest.size.agents + digest.size.agents_left_out, (items / 3) as u64);
            let rest = &document["items_left_out"]["of_these"]["by_team"]["compiler"];
            assert_eq!(rest.as_u64().unwrap_or(0), digest.size.items_left_out);
        }
    }
    assert!(digest(&board(3_000, 9), &Value::Null, 30_000).0.size.items > 100);
}

#[test]
fn what_cannot_wait_comes_first_then_what_others_wait_on() {
    let mut subject = board(5, 0);
    subject.open[1].depends_on = vec![subject.open[3].work_id.clone()];
    subject.open[2].due = Some(subject.at - 1);
    subject.open[4].priority = Priority::High;
    let (_, document) = digest(&subject, &Value::Null, 5_000);
    let ids: Vec<_> = document["items"].as_array().expect("items").iter().map(|item| item["work_id"].clone()).collect();
    let expected = [2, 3, 4, 0, 1].map(|n| json!(format!("work_{n:019}")));
    assert_eq!(ids, expected);
}

#[test]
fn no_secret_is_sent() {
    let mut subject = board(1, 1);
    let secret = "sk-ant-api03-AbCdEf0123456789AbCdEf0123456789AbCdEf0123456789";
    subject.open[0].description = format!("log in with {secret}");
    subject.open[0].blocked_on = format!("token={secret}");
    subject.open[0].labels = vec![secret.to_owned()];
    subject.agents[0].role = secret.to_owned();
    let figures = json!({ "items": [{ "description": secret, "place": secret }] });
    let (sent, _) = digest(&subject, &figures, 5_000);
    assert!(!sent.text.contains("AbCdEf0123456789") && sent.text.contains("log in with"), "{}", sent.text);
}

#[test]
fn lists_are_cut_until_a_document_fits() {
    let figures = json!({ "a": (0..1_000).collect::<Vec<_>>(), "b": 7 });
    let cut = shorten::to(&figures, 200);
    assert_eq!((cut["a"].as_array().map(Vec::len), &cut["b"]), (Some(51), &json!(7)));
    assert_eq!(cut["a"][50], json!({ "left_out": 950 }));
    assert_eq!(shorten::to(&figures, 3), Value::Null);
    assert_eq!(shorten::to(&figures, 100_000), figures);
}

#[test]
fn no_field_of_any_line_or_statistic_carries_a_secret() {
    let secret = || "sk-ant-api03-AbCdEf0123456789AbCdEf0123456789AbCdEf0123456789".to_owned();
    let mut subject = board(40, 1);
    for item in &mut subject.open {
        (item.work_type, item.team, item.blocked_on, item.description) = (secret(), secret(), secret(), secret());
        (item.labels, item.capabilities, item.depends_on) = (vec![secret()], vec![secret()], vec![secret()]);
        (item.agent_id, item.reserved_for) = (Some(secret()), Some(("team".to_owned(), secret())));
    }
    let worker = &mut subject.agents[0];
    (worker.agent_id, worker.team, worker.role, worker.capabilities) = (secret(), secret(), secret(), vec![secret()]);
    let done =
        Finished { work_id: secret(), agent_id: secret(), work_type: secret(), team: secret(), ..Finished::default() };
    subject.finished = vec![done];
    let (figures, changes) = (json!({ "teams": { secret(): secret() } }), json!([{ "note": secret() }]));
    for (tokens, is_cut) in [(3_000, true), (30_000, false)] {
        let material = Material { subject: &subject, figures: &figures, changes: Some(&changes) };
        let sent = Digest::of(&material, tokens);
        assert!(!sent.text.contains("AbCdEf0123456789"), "{}", sent.text);
        assert!(sent.text.contains("\"[redacted]\":") && sent.size.items > 0, "{}", sent.text);
        assert_eq!(sent.size.items_left_out > 0, is_cut, "{:?}", sent.size);
    }
}

#[test]
fn long_names_that_only_the_rest_has_do_not_outgrow_the_size() {
    let mut subject = board(600, 40);
    for (n, item) in subject.open.iter_mut().enumerate() {
        // Those with a line of their own have short names, and are most; the others have long ones, all different.
        match n < 300 {
            true => {
                (item.priority, item.team, item.work_type) =
                    (Priority::Critical, format!("t{}", n % 10), "w".to_owned())
            }
            false => {
                (item.team, item.work_type) = (format!("{n}{}", "x".repeat(120)), format!("{n}{}", "y".repeat(120)))
            }
        }
    }
    for tokens in [1_000, 2_000, 5_000, 10_000, 20_000, 26_000, 30_000, 40_000, 60_000] {
        let (digest, document) = digest(&subject, &json!({ "a": 1 }), tokens);
        assert!(digest.text.len() as u64 <= tokens * BYTES_PER_TOKEN, "{tokens}: {}", digest.text.len());
        let told = document["items"].as_array().expect("items").len() as u64;
        assert_eq!((told, told + digest.size.items_left_out), (digest.size.items, 600));
    }
}

#[test]
fn agents_and_completed_items_take_their_part_of_the_size() {
    let mut subject = board(300, 300);
    let done = Finished { work_id: "work_1".into(), work_type: "review".into(), ..Finished::default() };
    subject.finished = vec![done; 300];
    for tokens in [2_000, 8_000] {
        let (digest, document) = digest(&subject, &Value::Null, tokens);
        assert!(digest.text.len() as u64 <= tokens * BYTES_PER_TOKEN, "{tokens}: {}", digest.text.len());
        assert!(document["completed_of_late"].as_array().is_some_and(|done| !done.is_empty()), "{tokens}");
        assert!(digest.size.agents > 0 && digest.size.items > 0, "{:?}", digest.size);
    }
}

#[test]
fn what_is_critical_late_or_lost_comes_before_what_is_waited_on_and_what_was_not_read_is_counted() {
    let mut subject = board(6, 0);
    subject.open[0].depends_on = vec![subject.open[1].work_id.clone()];
    subject.open[5].priority = Priority::Critical;
    subject.open[4].lease_over = true;
    subject.open[3].due = Some(subject.at);
    (subject.open_left_out, subject.agents_left_out) = (7, 9);
    let (digest, document) = digest(&subject, &Value::Null, 5_000);
    let ids: Vec<_> = document["items"].as_array().expect("items").iter().map(|item| item["work_id"].clone()).collect();
    assert_eq!(ids, [5, 3, 4, 1, 0, 2].map(|n| json!(format!("work_{n:019}"))));
    assert_eq!((digest.size.items_left_out, digest.size.agents_left_out), (7, 9));
    assert_eq!((&document["items_left_out"]["count"], &document["agents_left_out"]), (&json!(7), &json!(9)));
}
