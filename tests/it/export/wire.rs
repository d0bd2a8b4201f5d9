//! What goes over the wire is what is in the file, in every encoding.

use super::receiver::{Received, Receiver};
use super::{board_of, busy_board, export, one, spans};

const WAYS: [(&str, &str); 4] =
    [("http/protobuf", "none"), ("http/protobuf", "gzip"), ("http/json", "none"), ("http/json", "gzip")];

#[test]
fn every_encoding_carries_exactly_the_spans_of_the_file() {
    for (protocol, compression) in WAYS {
        let (board, receiver) = (busy_board(), Receiver::start());
        let before = spans::on(&board);
        let environment = [("COORDCTL_OTLP_COMPRESSION", compression), ("OTEL_EXPORTER_OTLP_PROTOCOL", protocol)];
        let words = ["--json", "telemetry", "export", "--endpoint", &receiver.url()];
        let said = board.run_with(&environment, &words);
        assert_eq!(said.code, 0, "{said:?}");
        assert!(before.len() > 4);
        assert_eq!(receiver.spans(), before, "{protocol} {compression}");
        let told = one(&super::document(&said));
        assert_eq!((&told["sent"], &told["batches"]), (&before.len().into(), &1.into()), "{told}");
        let request: &Received = &receiver.received()[0];
        let content = if protocol == "http/json" { "application/json" } else { "application/x-protobuf" };
        assert_eq!((request.path.as_str(), request.header("content-type")), ("/v1/traces", content));
        assert_eq!(request.header("content-encoding"), if compression == "gzip" { "gzip" } else { "" });
        assert!(request.header("user-agent").contains("OTel-OTLP-Exporter-Rust/"), "{request:?}");
    }
}

#[test]
fn the_second_export_sends_only_what_came_after_the_first() {
    let (board, receiver) = (busy_board(), Receiver::start());
    let first = export(&board, &receiver.url());
    let _ = board.ok(&["list"]);
    let all = spans::on(&board);
    let second = export(&board, &receiver.url());
    assert_eq!(receiver.spans(), all);
    let sent = |told: &serde_json::Value| told["sent"].as_u64().expect("a number") as usize;
    assert!(sent(&second) >= 2 && sent(&first) + sent(&second) == all.len(), "{first} {second}");
    assert_ne!(first["cursor"], second["cursor"]);
}

#[test]
fn each_request_is_a_span_of_the_export() {
    let (board, receiver) = (busy_board(), Receiver::start());
    let _ = export(&board, &receiver.url());
    let spans = spans::on(&board);
    let post = &spans.iter().find(|one| one["span"]["name"] == "POST").expect("a request")["span"];
    assert_eq!(post["kind"], 3, "{post}");
    let told = post["attributes"].to_string();
    let port = receiver.address.port().to_string();
    for word in ["http.request.method", "server.address", "127.0.0.1", &port, "http.response.status_code", "200"] {
        assert!(told.contains(word), "{word} is not in {told}");
    }
    assert!(spans.iter().any(|one| one["span"]["spanId"] == post["parentSpanId"]), "{post} has no parent");
}

#[test]
fn no_request_is_larger_than_receivers_take() {
    let board = board_of(&(spans::made(0, 130, 10) + &spans::made(1300, 1, 1200)));
    let receiver = Receiver::start();
    let told = export(&board, &receiver.url());
    assert_eq!(told["sent"], 2500, "{told}");
    assert_eq!(spans::numbers(&receiver.spans()), (0..2500).collect::<Vec<_>>());
    assert!(receiver.received().iter().all(|request| request.spans.len() <= 512));
    let wide = board_of("");
    let big = "x".repeat(900_000);
    (0..8).for_each(|n| super::append(&wide, &spans::made(n, 1, 1).replace("made.", &big)));
    let told = export(&wide, &receiver.url());
    assert_eq!(told["sent"], 8, "{told}");
    let length = |request: &Received| request.header("content-length").parse::<usize>().expect("a number");
    assert!(receiver.received().iter().all(|request| length(request) <= 4 << 20), "more than 4 MiB");
}

#[test]
fn traces_that_are_not_sampled_stay_here() {
    let (board, receiver) = (board_of(&spans::made(0, 1, 2)), Receiver::start());
    let trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00";
    let _ = board.run_with(&[("TRACEPARENT", trace)], &["list"]);
    let told = export(&board, &receiver.url());
    assert_eq!(spans::numbers(&receiver.spans()), [0, 1]);
    assert_eq!(receiver.spans().len(), 2, "an unsampled span was sent");
    assert!(told["skipped"].as_u64() >= Some(1), "{told}");
}
