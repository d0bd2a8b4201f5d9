//! A receiver behind TLS: whom it has to show its certificate to, and who shows one to it.

use super::receiver::Receiver;
use super::{board_of, spans};
use crate::sandbox::{Said, Sandbox, skip};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::server::WebPkiClientVerifier;
use rustls::{RootCertStore, ServerConfig};
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

/// Makes a key and a certificate for it, named `name.key` and `name.pem`; says whether `openssl` is there to do so.
fn certificate(folder: &Path, name: &str) -> bool {
    let mut command = Command::new("openssl");
    command.args(["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]);
    command.args(["-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1"]);
    command.args(["-addext", "basicConstraints=critical,CA:FALSE"]);
    command.args(["-keyout", &format!("{name}.key"), "-out", &format!("{name}.pem")]).current_dir(folder);
    command.output().is_ok_and(|output| output.status.success())
}

/// The configuration of a receiver with the certificate `name`, who may ask callers for the one named `from`.
pub(super) fn config(folder: &Path, name: &str, from: Option<&str>) -> Arc<ServerConfig> {
    let certificate =
        |name: &str| CertificateDer::from_pem_file(folder.join(format!("{name}.pem"))).expect("a certificate");
    let key = PrivateKeyDer::from_pem_file(folder.join(format!("{name}.key"))).expect("a key");
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let builder = ServerConfig::builder_with_provider(Arc::clone(&provider));
    let builder = builder.with_safe_default_protocol_versions().expect("versions");
    let builder = match from {
        None => builder.with_no_client_auth(),
        Some(from) => {
            let mut roots = RootCertStore::empty();
            roots.add(certificate(from)).expect("a certificate to trust");
            let verifier = WebPkiClientVerifier::builder_with_provider(Arc::new(roots), provider);
            builder.with_client_cert_verifier(verifier.build().expect("a verifier"))
        }
    };
    Arc::new(builder.with_single_cert(vec![certificate(name)], key).expect("they belong together"))
}

fn export(board: &Sandbox, receiver: &Receiver, environment: &[(&str, &str)]) -> Said {
    let url = receiver.url().replace("http:", "https:");
    board.run_with(environment, &["telemetry", "export", "--endpoint", &url, "--retry-for", "20s"])
}

#[test]
fn only_a_receiver_with_a_trusted_certificate_gets_spans() {
    let board = board_of(&spans::made(0, 1, 3));
    if !["one", "other"].iter().all(|name| certificate(board.root(), name)) {
        skip("openssl is not installed");
        return;
    }
    let receiver = Receiver::behind_tls(board.root(), "one", None);
    for trusted in [&[][..], &[("OTEL_EXPORTER_OTLP_CERTIFICATE", "other.pem")]] {
        let said = export(&board, &receiver, trusted);
        assert_eq!((said.code, receiver.received().len()), (17, 0), "{trusted:?}: {said:?}");
    }
    let said = export(&board, &receiver, &[("OTEL_EXPORTER_OTLP_CERTIFICATE", "one.pem")]);
    assert_eq!((said.code, spans::numbers(&receiver.spans())), (0, vec![0, 1, 2]), "{said:?}");
}

#[test]
fn our_own_certificate_is_shown_where_it_is_asked_for() {
    let board = board_of(&spans::made(0, 1, 3));
    if !["one", "ours"].iter().all(|name| certificate(board.root(), name)) {
        skip("openssl is not installed");
        return;
    }
    let receiver = Receiver::behind_tls(board.root(), "one", Some("ours"));
    let trusted = ("COORDCTL_OTLP_CERTIFICATE", "one.pem");
    let said = export(&board, &receiver, &[trusted]);
    assert_eq!((said.code, receiver.received().len()), (17, 0), "{said:?}");
    let (key, ours) =
        (("COORDCTL_OTLP_CLIENT_KEY", "ours.key"), ("OTEL_EXPORTER_OTLP_TRACES_CLIENT_CERTIFICATE", "ours.pem"));
    let said = export(&board, &receiver, &[trusted, key, ours]);
    assert_eq!((said.code, spans::numbers(&receiver.spans())), (0, vec![0, 1, 2]), "{said:?}");
    let half = export(&board, &receiver, &[trusted, key]);
    assert!(half.code == 3 && half.stderr.contains("COORDCTL_OTLP_CLIENT_KEY"), "{half:?}");
}
