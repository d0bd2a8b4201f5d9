//! A collector that others wrote takes what we send, and ends up with all of it though both are killed in between.
//!
//! `COORDCTL_TEST_ROTEL` names the program `rotel-agent` of the Python package `rotel`; `.ci/run` installs it.

use super::receiver::Receiver;
use super::{document, one, spans};
use crate::sandbox::{Said, Sandbox, eventually, skip};
use serde_json::Value;
use std::io::{BufRead, BufReader};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};

/// A collector that passes on what it takes.
struct Rotel(Child);

impl Rotel {
    fn start(program: &str, ports: &[u16; 2], to: &Receiver, board: &Sandbox) -> Self {
        let address = |port: u16| format!("127.0.0.1:{port}");
        let mut command = Command::new(program);
        command.args(["start", "--otlp-http-endpoint", &address(ports[0]), "--otlp-grpc-endpoint", &address(ports[1])]);
        command.args(["--exporter", "otlp", "--otlp-exporter-endpoint", &to.url(), "--otlp-exporter-protocol", "http"]);
        command.args(["--otlp-exporter-compression", "none", "--batch-timeout", "50ms"]);
        command.current_dir(board.root()).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = command.spawn().expect("rotel can be started");
        eventually("rotel listens", || {
            assert_eq!(child.try_wait().expect("it is ours"), None, "rotel has ended");
            TcpStream::connect(address(ports[0])).is_ok()
        });
        Rotel(child)
    }
}

impl Drop for Rotel {
    fn drop(&mut self) {
        // As kill -9 does.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Two ports that nobody listens on.
fn ports() -> [u16; 2] {
    let listeners = [0, 1].map(|_| TcpListener::bind("127.0.0.1:0").expect("a port is free"));
    listeners.map(|listener| listener.local_addr().expect("it has an address").port())
}

/// Three agents at work: one hands its item on, one fails and its item is tried again.
fn first_half(board: &Sandbox) -> [String; 2] {
    let _ = board.ok(&["init"]);
    std::fs::write(board.path("coordctl.toml"), "[work]\nretry_base = \"1ms\"\n").expect("it can be written");
    let _ = board.ok(&["agent", "register", "bob"]);
    let (handed, tried) = (board.claim("ada"), board.claim("cyd"));
    let _ = board.ok(&["progress", &handed, "30", "--agent", "ada"]);
    let _ = board.ok(&["handoff", &handed, "--to", "bob", "--text", "go on here", "--agent", "ada"]);
    let _ = board.ok(&["fail", &tried, "--reason", "it rained", "--agent", "cyd"]);
    [handed, tried]
}

fn second_half(board: &Sandbox, [handed, tried]: &[String; 2]) {
    let _ = board.ok(&["claim", handed, "--agent", "bob"]);
    let _ = board.run(&["claim", handed, "--agent", "cyd"]);
    eventually("it may be tried again", || board.run(&["claim", tried, "--agent", "cyd"]).code == 0);
    let _ = board.ok(&["complete", handed, "--agent", "bob"]);
    let _ = board.ok(&["complete", tried, "--agent", "cyd"]);
}

fn sorted(mut all: Vec<Value>) -> Vec<Value> {
    all.sort_by_key(|one| one["span"]["spanId"].to_string());
    all
}

fn survive(program: &str, protocol: &str) {
    let (board, sink, ports) = (Sandbox::new(), Receiver::start(), ports());
    let url = format!("http://127.0.0.1:{}", ports[0]);
    let words = ["--json", "telemetry", "export", "--endpoint", &url, "--protocol", protocol];
    let rotel = Rotel::start(program, &ports, &sink, &board);
    let items = first_half(&board);
    let told = one(&board.json(&words[1..]));
    // What rotel has acknowledged but not passed on dies with it: that is between it and its receiver.
    eventually("rotel passes it on", || Some(sink.spans().len() as u64) == told["sent"].as_u64());
    drop(rotel);
    second_half(&board, &items);
    let start = || board.command(&words).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts");
    let mut killed = start();
    let line = BufReader::new(killed.stderr.take().expect("a pipe")).lines().next().expect("a line").expect("text");
    assert!(line.contains("it is tried again"), "{line}");
    killed.kill().expect("it still runs");
    let _ = killed.wait();
    let all = spans::on(&board);
    let export = start();
    let _rotel = Rotel::start(program, &ports, &sink, &board);
    let said = Said::of(&export.wait_with_output().expect("it ends"));
    assert_eq!(said.code, 0, "{said:?}");
    eventually("rotel passes the rest on", || sink.spans().len() >= all.len());
    assert_eq!(sorted(sink.spans()), sorted(all), "{protocol}: {}", document(&said));
}

#[test]
fn a_real_collector_ends_up_with_all_spans_though_it_and_the_export_are_killed() {
    let Some(program) = std::env::var("COORDCTL_TEST_ROTEL").ok().filter(|program| !program.is_empty()) else {
        skip("COORDCTL_TEST_ROTEL does not name rotel-agent");
        return;
    };
    for protocol in ["http/protobuf", "http/json"] {
        survive(&program, protocol);
    }
}
