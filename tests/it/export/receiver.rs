//! A receiver of OTLP over HTTP that answers as a test wants, and remembers what it was sent.

use super::spans::of_protobuf;
use super::tls;
use flate2::read::GzDecoder;
use serde_json::Value;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

/// A request as it came.
#[derive(Debug, Clone)]
pub(crate) struct Received {
    pub(crate) path: String,
    pub(crate) headers: Vec<(String, String)>,
    /// The spans in it, each in the form of OTLP/JSON.
    pub(crate) spans: Vec<Value>,
}

impl Received {
    /// The value of a header; empty for none.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }
}

/// A connection.
pub(crate) trait Stream: Read + Write + Send {}

impl<S: Read + Write + Send> Stream for S {}

/// What is answered.
pub(crate) enum Reply {
    /// A status with further header lines and a body.
    Status(u16, String, Vec<u8>),
    /// The connection is dropped.
    Hangup,
    /// Nothing is answered until the receiver ends.
    Silence,
}

impl Reply {
    pub(crate) fn ok() -> Self {
        Reply::json(200, "{}")
    }

    pub(crate) fn json(status: u16, body: &str) -> Self {
        Reply::Status(status, "Content-Type: application/json\r\n".to_owned(), body.as_bytes().to_vec())
    }
}

/// The receiver; it ends with this.
pub(crate) struct Receiver {
    pub(crate) address: SocketAddr,
    received: Arc<Mutex<Vec<Received>>>,
    ended: Arc<AtomicBool>,
}

impl Receiver {
    /// Takes everything.
    pub(crate) fn start() -> Self {
        Self::answering(|_, _| Reply::ok())
    }

    /// Answers the requests, which are counted from 0, as it is told.
    pub(crate) fn answering(answer: impl Fn(usize, &Received) -> Reply + Send + Sync + 'static) -> Self {
        Self::at("127.0.0.1:0", answer)
    }

    /// As [`Receiver::answering`], at an address.
    pub(crate) fn at(address: &str, answer: impl Fn(usize, &Received) -> Reply + Send + Sync + 'static) -> Self {
        Self::over(address, |stream| Box::new(stream), answer)
    }

    /// Takes everything over TLS, with the certificate in `folder` that has a name, and only from callers who show that
    /// named `from`.
    pub(crate) fn behind_tls(folder: &Path, name: &str, from: Option<&str>) -> Self {
        let tls = tls::config(folder, name, from);
        let wrap = move |stream| -> Box<dyn Stream> {
            let connection = rustls::ServerConnection::new(Arc::clone(&tls)).expect("the configuration is good");
            Box::new(rustls::StreamOwned::new(connection, stream))
        };
        Self::over("127.0.0.1:0", wrap, |_, _| Reply::ok())
    }

    fn over(
        address: &str,
        wrap: impl Fn(TcpStream) -> Box<dyn Stream> + Send + 'static,
        answer: impl Fn(usize, &Received) -> Reply + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind(address).expect("the port is free");
        let address = listener.local_addr().expect("it has an address");
        let (received, ended) = (Arc::new(Mutex::new(Vec::new())), Arc::new(AtomicBool::new(false)));
        let (known, over, answer) = (Arc::clone(&received), Arc::clone(&ended), Arc::new(answer));
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                if over.load(Ordering::SeqCst) {
                    return;
                }
                let (known, over, answer) = (Arc::clone(&known), Arc::clone(&over), Arc::clone(&answer));
                let stream = wrap(stream);
                std::thread::spawn(move || serve(stream, &known, &over, &*answer));
            }
        });
        Receiver { address, received, ended }
    }

    /// The base of its address.
    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// What it was sent up to now.
    pub(crate) fn received(&self) -> Vec<Received> {
        self.received.lock().expect("no test fails in between").clone()
    }

    /// All spans that it was sent, answered or not.
    pub(crate) fn spans(&self) -> Vec<Value> {
        self.received().into_iter().flat_map(|received| received.spans).collect()
    }
}

impl Drop for Receiver {
    fn drop(&mut self) {
        self.ended.store(true, Ordering::SeqCst);
        // Wakes the thread that accepts, so that the port is free again.
        let _ = TcpStream::connect(self.address);
    }
}

fn serve(
    stream: Box<dyn Stream>,
    known: &Mutex<Vec<Received>>,
    over: &AtomicBool,
    answer: &dyn Fn(usize, &Received) -> Reply,
) {
    let mut reader = BufReader::new(stream);
    while let Some(received) = read(&mut reader) {
        let number = {
            let mut known = known.lock().expect("no test fails in between");
            known.push(received.clone());
            known.len() - 1
        };
        let (status, headers, body) = match answer(number, &received) {
            Reply::Status(status, headers, body) => (status, headers, body),
            Reply::Hangup => return,
            Reply::Silence => {
                while !over.load(Ordering::SeqCst) {
                    std::thread::sleep(std::time::Duration::from_millis(5));
                }
                return;
            }
        };
        let head = format!("HTTP/1.1 {status} Said\r\n{headers}Content-Length: {}\r\n\r\n", body.len());
        let whole = [head.as_bytes(), &body].concat();
        if reader.get_mut().write_all(&whole).and_then(|()| reader.get_mut().flush()).is_err()
            || over.load(Ordering::SeqCst)
        {
            return;
        }
    }
}

/// The path and the headers of a request, whose names are in lower case; `None` where no more comes.
pub(crate) fn head(reader: &mut impl BufRead) -> Option<(String, Vec<(String, String)>)> {
    let mut lines = Vec::new();
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).ok()? == 0 {
            return None;
        }
        match line.trim_end() {
            "" => break,
            text => lines.push(text.to_owned()),
        }
    }
    let path = lines.first()?.split(' ').nth(1)?.to_owned();
    let header =
        |line: &String| line.split_once(": ").map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()));
    Some((path, lines[1..].iter().filter_map(header).collect()))
}

fn read(reader: &mut BufReader<Box<dyn Stream>>) -> Option<Received> {
    let (path, headers) = head(reader)?;
    let mut received = Received { path, headers, spans: Vec::new() };
    let mut body = vec![0; received.header("content-length").parse().expect("a length")];
    reader.read_exact(&mut body).ok()?;
    if received.header("content-encoding") == "gzip" {
        let mut plain = Vec::new();
        GzDecoder::new(&body[..]).read_to_end(&mut plain).expect("the body is compressed");
        body = plain;
    }
    received.spans = match received.header("content-type") {
        "application/json" => super::spans::of_json(&body),
        _ => of_protobuf(&body),
    };
    Some(received)
}
