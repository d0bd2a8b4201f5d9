//! Where spans are sent, by flags, environment and `coordctl.toml`.

use super::receiver::Receiver;
use super::{board_of, spans};
use crate::sandbox::{Said, Sandbox};

/// Runs an export with a `coordctl.toml`; `{}` stands for the receiver everywhere.
fn run(receiver: &Receiver, toml: &str, environment: &[(&str, &str)], words: &[&str]) -> (Sandbox, Said) {
    let board = board_of(&spans::made(0, 1, 1));
    let here = |text: &str| text.replace("{}", &receiver.url());
    std::fs::write(board.path("coordctl.toml"), here(toml)).expect("it can be written");
    let environment: Vec<(&str, String)> = environment.iter().map(|(name, value)| (*name, here(value))).collect();
    let environment: Vec<(&str, &str)> = environment.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let words: Vec<String> = words.iter().map(|word| here(word)).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let said = board.run_with(&environment, &[&["telemetry", "export", "--retry-for", "0s"], &words[..]].concat());
    (board, said)
}

/// `coordctl.toml`, environment, flags; what is asked for, and in which type.
type Case<'a> = (&'a str, &'a [(&'a str, &'a str)], &'a [&'a str], &'a str, &'a str);

const TABLE: &str = "[telemetry.export]\nendpoint = \"{}/toml\"\nprotocol = \"http/json\"\n";
const AWAY: &str = "http://127.0.0.1:9/away";

#[test]
fn flags_go_before_our_variables_those_before_the_standard_ones_and_these_before_the_file() {
    let cases: [Case<'_>; 7] = [
        (TABLE, &[], &[], "/toml/v1/traces", "application/json"),
        ("[telemetry.export]\ntraces_endpoint = \"{}/as/is\"", &[], &[], "/as/is", "application/x-protobuf"),
        (
            TABLE,
            &[("OTEL_EXPORTER_OTLP_ENDPOINT", "{}/otel/"), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")],
            &[],
            "/otel/v1/traces",
            "application/x-protobuf",
        ),
        (
            TABLE,
            &[("OTEL_EXPORTER_OTLP_ENDPOINT", AWAY), ("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "{}")],
            &[],
            "/",
            "application/json",
        ),
        (
            TABLE,
            &[("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", AWAY), ("COORDCTL_OTLP_ENDPOINT", "{}")],
            &[],
            "/v1/traces",
            "application/json",
        ),
        (
            TABLE,
            &[("COORDCTL_OTLP_ENDPOINT", AWAY), ("COORDCTL_OTLP_TRACES_ENDPOINT", "{}/x")],
            &[],
            "/x",
            "application/json",
        ),
        (
            TABLE,
            &[("COORDCTL_OTLP_TRACES_ENDPOINT", AWAY), ("COORDCTL_OTLP_PROTOCOL", "grpc")],
            &["--endpoint", "{}/flag", "--protocol", "http/protobuf"],
            "/flag/v1/traces",
            "application/x-protobuf",
        ),
    ];
    for (toml, environment, words, path, content) in cases {
        let receiver = Receiver::start();
        let (_board, said) = run(&receiver, toml, environment, words);
        assert_eq!(said.code, 0, "{environment:?} {words:?}: {said:?}");
        let request = &receiver.received()[0];
        assert_eq!((request.path.as_str(), request.header("content-type")), (path, content), "{environment:?}");
    }
}

#[test]
fn every_sink_of_the_file_gets_the_spans_and_one_can_be_chosen() {
    let toml = "[[telemetry.export.sinks]]\nname = \"one\"\nendpoint = \"{}/one\"\nheaders = { x-key = \"k1\" }\n\
                [[telemetry.export.sinks]]\nname = \"two\"\ntraces_endpoint = \"{}/two\"\nprotocol = \"http/json\"\n\
                compression = \"gzip\"\ntimeout = \"3s\"\n\
                [[telemetry.export.sinks]]\nname = \"kept\"\nfile = \"kept.jsonl\"\n";
    let receiver = Receiver::start();
    let (board, said) = run(&receiver, toml, &[("OTEL_EXPORTER_OTLP_HEADERS", "x-other=1")], &[]);
    assert_eq!(said.code, 0, "{said:?}");
    let mut requests = receiver.received();
    requests.sort_by(|a, b| a.path.cmp(&b.path));
    let [one, two] = &requests[..] else { panic!("{requests:?}") };
    assert_eq!((one.path.as_str(), one.header("x-key"), one.header("x-other")), ("/one/v1/traces", "k1", ""));
    assert_eq!((two.path.as_str(), two.header("x-key"), two.header("content-encoding")), ("/two", "", "gzip"));
    let kept = std::fs::read_to_string(board.path("kept.jsonl")).expect("a file");
    assert_eq!(spans::numbers(&spans::of_lines(&kept)), [0]);
    let said = board.run(&["telemetry", "export", "--sink", "two"]);
    assert_eq!((said.code, receiver.received().len()), (0, 3), "{said:?}");
    assert_eq!(receiver.received()[2].path, "/two");
    let wrong = board.run(&["telemetry", "export", "--sink", "tow"]);
    assert!(wrong.code == 3 && wrong.stderr.contains("did you mean \"two\""), "{wrong:?}");
}

#[test]
fn headers_are_sent_decoded_and_their_values_are_shown_nowhere() {
    let environment = [("OTEL_EXPORTER_OTLP_HEADERS", "x-key=geheim%20geheimer,authorization=Basic%20geheim")];
    let toml = "[telemetry.export]\nendpoint = \"{}\"\nheaders = { x-key = \"geheim\" }";
    let refuse = |_, _: &_| super::receiver::Reply::json(401, "{}");
    for (receiver, code) in [(Receiver::start(), 0), (Receiver::answering(refuse), 17)] {
        for (toml, environment, words, value) in [
            ("", &environment[..], &["--endpoint", "{}/?key=geheim"][..], "geheim geheimer"),
            (toml, &[], &[], "geheim"),
            (toml, &[], &["--endpoint", "{}"], ""),
        ] {
            let before = receiver.received().len();
            let (board, said) = run(&receiver, toml, environment, words);
            assert_eq!(said.code, code, "{said:?}");
            assert_eq!(receiver.received()[before].header("x-key"), value);
            std::fs::remove_file(board.path("coordctl.toml")).expect("it is there");
            let held = walk(&board.board());
            assert!(!format!("{said:?}").contains("geheim") && !held.contains("geheim"), "{said:?}\n{held}");
        }
    }
}

/// Everything in the text files below a directory.
fn walk(folder: &std::path::Path) -> String {
    let entries = std::fs::read_dir(folder).expect("it can be listed").flatten();
    let text = |entry: std::fs::DirEntry| match entry.path().is_dir() {
        true => walk(&entry.path()),
        false => String::from_utf8_lossy(&std::fs::read(entry.path()).expect("it can be read")).into_owned(),
    };
    entries.map(text).collect()
}

/// `coordctl.toml`, environment, flags; what is told.
type Wrong<'a> = (&'a str, &'a [(&'a str, &'a str)], &'a [&'a str], &'a str);

#[test]
fn values_that_make_no_sense_are_told_with_their_place_and_without_secrets() {
    let receiver = Receiver::start();
    let cases: [Wrong<'_>; 15] = [
        ("", &[("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc")], &[], "OTEL_EXPORTER_OTLP_PROTOCOL is \"grpc\""),
        ("", &[("COORDCTL_OTLP_PROTOCOL", "http")], &[], "COORDCTL_OTLP_PROTOCOL"),
        ("", &[("OTEL_EXPORTER_OTLP_ENDPOINT", "localhost:4318")], &[], "OTEL_EXPORTER_OTLP_ENDPOINT"),
        ("", &[("OTEL_EXPORTER_OTLP_ENDPOINT", "htp://u:geheim@h")], &[], "OTEL_EXPORTER_OTLP_ENDPOINT"),
        ("", &[("OTEL_EXPORTER_OTLP_TIMEOUT", "0")], &[], "OTEL_EXPORTER_OTLP_TIMEOUT is \"0\""),
        ("", &[("COORDCTL_OTLP_TRACES_TIMEOUT", "soon")], &[], "COORDCTL_OTLP_TRACES_TIMEOUT is \"soon\""),
        ("", &[("OTEL_EXPORTER_OTLP_COMPRESSION", "zstd")], &[], "OTEL_EXPORTER_OTLP_COMPRESSION"),
        ("", &[("OTEL_EXPORTER_OTLP_HEADERS", "geheim")], &[], "OTEL_EXPORTER_OTLP_HEADERS"),
        ("", &[("OTEL_EXPORTER_OTLP_CERTIFICATE", "absent.pem")], &[], "OTEL_EXPORTER_OTLP_CERTIFICATE"),
        ("", &[("COORDCTL_OTLP_CERTIFICATE", "/dev/null")], &[], "COORDCTL_OTLP_CERTIFICATE names \"/dev/null\""),
        ("", &[("OTEL_EXPORTER_OTLP_CLIENT_KEY", "absent.pem")], &[], "OTEL_EXPORTER_OTLP_CLIENT_KEY"),
        ("[telemetry.export]\nheaders = { a = 4711 }", &[], &[], "quotation marks"),
        ("[[telemetry.export.sinks]]\nname = \"../x\"\nfile = \"f\"", &[], &[], "\"../x\""),
        ("[[telemetry.export.sinks]]\nname = \"x\"", &[], &[], "\"x\""),
        ("", &[], &["--endpoint", "{}", "--endpoint", "{}"], "named twice"),
    ];
    for (toml, environment, words, told) in cases {
        let (_board, said) = run(&receiver, toml, environment, words);
        assert_eq!(said.code, 3, "{toml} {environment:?}: {said:?}");
        assert!(said.stderr.contains(told) && said.stderr.contains("hint: "), "{told}: {said:?}");
        assert!(!said.stderr.contains("geheim") && !said.stderr.contains("4711"), "{said:?}");
    }
    assert!(receiver.received().is_empty());
}
