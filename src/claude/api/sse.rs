//! The lines of an event stream (WHATWG HTML, "Server-sent events"), taken as they come.

/// An event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Event {
    /// What sort of event it is; empty where nothing is said.
    pub(super) name: String,
    /// Its data, lines joined by newlines.
    pub(super) data: String,
}

/// What of a stream is not an event yet.
#[derive(Debug, Default)]
pub(super) struct Events {
    line: Vec<u8>,
    /// The last byte was a carriage return: a newline right behind it belongs to the same end of line.
    after_return: bool,
    begun: bool,
    name: String,
    data: Option<String>,
}

impl Events {
    /// Takes further bytes, and gives the events that they complete. What is no UTF-8 is replaced.
    pub(super) fn push(&mut self, bytes: &[u8]) -> Vec<Event> {
        let mut events = Vec::new();
        for &byte in bytes {
            let follows_return = std::mem::take(&mut self.after_return);
            match byte {
                b'\n' if follows_return => {}
                b'\n' | b'\r' => {
                    self.after_return = byte == b'\r';
                    events.extend(self.end_line());
                }
                _ => self.line.push(byte),
            }
        }
        events
    }

    /// How many bytes are kept that are not an event yet.
    pub(super) fn kept(&self) -> usize {
        self.line.len() + self.data.as_ref().map_or(0, String::len)
    }

    fn end_line(&mut self) -> Option<Event> {
        let bytes = std::mem::take(&mut self.line);
        let text = String::from_utf8_lossy(&bytes);
        let line = if self.begun { &*text } else { text.strip_prefix('\u{feff}').unwrap_or(&text) };
        self.begun = true;
        if line.is_empty() {
            let name = std::mem::take(&mut self.name);
            return self.data.take().map(|data| Event { name, data });
        }
        let (field, value) = line.split_once(':').unwrap_or((line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match field {
            "event" => value.clone_into(&mut self.name),
            "data" => match &mut self.data {
                Some(data) => {
                    data.push('\n');
                    data.push_str(value);
                }
                None => self.data = Some(value.to_owned()),
            },
            // A comment, an id, a time for reconnecting, or what nobody knows.
            _ => {}
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STREAM: &str = "\u{feff}: a comment\nevent: ping\ndata: {\"type\": \"ping\"}\n\nid: 7\nretry: 3\ndata:one\ndata:  two \ndata\nodd: x\nodd\n\n\
        event: nothing\n\nevent:größe\ndata: ü\u{1f980}\n\ndata: never ended";

    fn event(name: &str, data: &str) -> Event {
        Event { name: name.to_owned(), data: data.to_owned() }
    }

    fn expected() -> Vec<Event> {
        // An event without data is none, and its name is forgotten.
        vec![event("ping", "{\"type\": \"ping\"}"), event("", "one\n two \n"), event("größe", "ü\u{1f980}")]
    }

    #[test]
    fn a_stream_may_be_cut_between_any_two_bytes() {
        for ends in ["\n", "\r\n", "\r"] {
            let bytes = STREAM.replace('\n', ends).into_bytes();
            for cut in 0..=bytes.len() {
                let mut events = Events::default();
                let mut found = events.push(&bytes[..cut]);
                found.extend(events.push(&bytes[cut..]));
                assert_eq!(found, expected(), "{ends:?} cut at {cut}");
            }
            let mut events = Events::default();
            let found: Vec<Event> = bytes.chunks(1).flat_map(|byte| events.push(byte)).collect();
            assert_eq!(found, expected(), "{ends:?} byte by byte");
        }
    }

    #[test]
    fn what_is_kept_is_known() {
        let mut events = Events::default();
        assert!(events.push(b"data: 12345\nda").is_empty());
        assert_eq!(events.kept(), 7);
        assert_eq!(events.push(b"ta: 6\n\n"), [event("", "12345\n6")]);
        assert_eq!(events.kept(), 0);
    }
}
