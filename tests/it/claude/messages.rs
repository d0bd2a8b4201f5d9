//! A stand-in for the Messages API on loopback: it answers as a test wants, and remembers what it was asked.
//!
//! It is asked by coordctl and by the real `claude` program, which wants its answer as the use of a tool.

use super::stream::Script;
use crate::export::receiver::head;
use serde_json::{Value, json};
use std::io::{BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// What is answered to one question.
#[derive(Debug, Clone)]
pub(crate) enum Step {
    /// The whole of an answer, streamed.
    Answer(String),
    /// An answer that the model ended for another reason than its end.
    Ended(&'static str, String),
    /// The model declines, with no content at all.
    Refusal,
    /// A beginning, and then the connection is lost.
    Cut(String),
    /// A beginning, and then a proper end of the stream without the end of the message.
    Short(String),
    /// A beginning, and then an error.
    ErrorAfter(String),
    /// A beginning, and then nothing for ever.
    SilenceAfter(String),
    /// Nothing for ever.
    Silence,
    /// So many pings, so far apart, and then the whole of an answer.
    Pings(usize, Duration, String),
    /// A status with further header lines and a body.
    Status(u16, String, String),
    /// The connection is dropped.
    Hangup,
}

impl Step {
    /// A failure as the API words it.
    pub(crate) fn error(status: u16, kind: &str, message: &str) -> Self {
        Self::error_with(status, kind, message, "")
    }

    /// The same, with header lines.
    pub(crate) fn error_with(status: u16, kind: &str, message: &str, headers: &str) -> Self {
        let error = json!({"type": kind, "message": message});
        let body = json!({"type": "error", "error": error, "request_id": REQUEST_ID});
        Step::Status(status, headers.to_owned(), body.to_string())
    }
}

/// The name of every exchange.
pub(crate) const REQUEST_ID: &str = "req_011CSHoEeqs5C35K2UUqR7Fy";

/// A request as it came.
#[derive(Debug, Clone)]
pub(crate) struct Asked {
    pub(crate) path: String,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Value,
}

impl Asked {
    /// The value of a header; empty for none.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }
}

/// The stand-in; it ends with this.
pub(crate) struct Messages {
    address: SocketAddr,
    shared: Arc<Shared>,
}

struct Shared {
    steps: Vec<Step>,
    asked: Mutex<Vec<Asked>>,
    over: AtomicBool,
}

impl Messages {
    /// Answers the questions one after the other, and every further one as the last. Tokens are counted beside that.
    pub(crate) fn start(steps: impl Into<Vec<Step>>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
        let address = listener.local_addr().expect("it has an address");
        let shared =
            Arc::new(Shared { steps: steps.into(), asked: Mutex::new(Vec::new()), over: AtomicBool::new(false) });
        let of_thread = Arc::clone(&shared);
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                if of_thread.over.load(Ordering::SeqCst) {
                    return;
                }
                let shared = Arc::clone(&of_thread);
                std::thread::spawn(move || serve(stream, &shared));
            }
        });
        Messages { address, shared }
    }

    /// The base of its address.
    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The questions that it was asked.
    pub(crate) fn asked(&self) -> Vec<Asked> {
        self.of(|path| path.split('?').next() == Some("/v1/messages"))
    }

    /// The questions how many tokens there are.
    pub(crate) fn counted(&self) -> Vec<Asked> {
        self.of(|path| path == "/v1/messages/count_tokens")
    }

    fn of(&self, wanted: impl Fn(&str) -> bool) -> Vec<Asked> {
        let asked = self.shared.asked.lock().expect("no test fails in between");
        asked.iter().filter(|asked| wanted(&asked.path)).cloned().collect()
    }
}

impl Drop for Messages {
    fn drop(&mut self) {
        self.shared.over.store(true, Ordering::SeqCst);
        // Wakes the thread that accepts.
        let _ = TcpStream::connect(self.address);
    }
}

fn serve(stream: TcpStream, shared: &Shared) {
    let _ = stream.set_nodelay(true);
    let mut reader = BufReader::new(stream);
    while let Some(asked) = read(&mut reader) {
        // A program that has used the tool for its answer says so, and is let go.
        let is_done = asked.body["messages"].as_array().and_then(|all| all.last()).is_some_and(tells_of_tool);
        let number = {
            let mut known = shared.asked.lock().expect("no test fails in between");
            known.push(asked.clone());
            known.iter().filter(|known| known.path == asked.path).count() - 1
        };
        let step = match asked.path.split('?').next() {
            Some("/v1/messages/count_tokens") => Step::Status(200, String::new(), counted(&asked)),
            Some("/v1/messages") if is_done => Step::Answer("Done.".to_owned()),
            Some("/v1/messages") => shared.steps[number.min(shared.steps.len() - 1)].clone(),
            _ => Step::error(404, "not_found_error", "there is no such path"),
        };
        if answer(reader.get_mut(), &asked, step, &shared.over).is_none() {
            return;
        }
    }
}

fn tells_of_tool(message: &Value) -> bool {
    message["content"].as_array().is_some_and(|blocks| blocks.iter().any(|block| block["type"] == "tool_result"))
}

/// The model for which every byte is a token.
pub(super) const DENSE: &str = "claude-dense";

/// Four bytes of the question are a token, but for one model.
fn counted(asked: &Asked) -> String {
    let bytes = if asked.body["model"] == DENSE { 1 } else { 4 };
    json!({"input_tokens": asked.body.to_string().len() / bytes}).to_string()
}

/// Answers; `None` where the connection is not to be used again.
fn answer(stream: &mut TcpStream, asked: &Asked, step: Step, over: &AtomicBool) -> Option<()> {
    match step {
        Step::Hangup => return None,
        Step::Silence => return wait(over),
        Step::Status(status, headers, body) => {
            let id = format!("request-id: {REQUEST_ID}\r\nContent-Type: application/json\r\n");
            let length = body.len();
            let head = format!("HTTP/1.1 {status} Said\r\n{id}{headers}Content-Length: {length}\r\n\r\n");
            return write(stream, &[head.as_bytes(), body.as_bytes()].concat());
        }
        _ => {}
    }
    let head = "Content-Type: text/event-stream; charset=utf-8\r\nTransfer-Encoding: chunked\r\n";
    write(stream, format!("HTTP/1.1 200 OK\r\nrequest-id: {REQUEST_ID}\r\n{head}\r\n").as_bytes())?;
    let script = Script::of(&step, asked);
    for (pause, piece) in &script.pieces {
        std::thread::sleep(*pause);
        write(stream, format!("{:x}\r\n{piece}\r\n", piece.len()).as_bytes())?;
    }
    match step {
        Step::Cut(_) => None,
        Step::SilenceAfter(_) => wait(over),
        _ => write(stream, b"0\r\n\r\n"),
    }
}

fn wait(over: &AtomicBool) -> Option<()> {
    while !over.load(Ordering::SeqCst) {
        std::thread::sleep(Duration::from_millis(5));
    }
    None
}

fn write(stream: &mut TcpStream, bytes: &[u8]) -> Option<()> {
    stream.write_all(bytes).and_then(|()| stream.flush()).ok()
}

fn read(reader: &mut BufReader<TcpStream>) -> Option<Asked> {
    let (path, headers) = head(reader)?;
    let mut asked = Asked { path, headers, body: Value::Null };
    let mut body = vec![0; asked.header("content-length").parse().unwrap_or(0)];
    reader.read_exact(&mut body).ok()?;
    asked.body = serde_json::from_slice(&body).unwrap_or(Value::Null);
    Some(asked)
}
