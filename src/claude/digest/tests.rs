use super::*;
use crate::analysis::advice::{OpenItem, Worker};
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
    let cut = shorten::to(&figures, 100);
    assert_eq!((cut["a"].as_array().map(Vec::len), &cut["b"]), (Some(26), &json!(7)));
    assert_eq!(cut["a"][25], json!({ "left_out": 975 }));
    assert_eq!(shorten::to(&figures, 3), Value::Null);
    assert_eq!(shorten::to(&figures, 100_000), figures);
}
