//! The spans behind a place, in batches, whatever the files are called by now.

use crate::store::{Place, SpanFile};
use crate::telemetry::export::{BYTES, Content, Failed, Found, Kind, SPANS, read_line};
use crate::telemetry::otlp::Request;
use crate::telemetry::read::{Line, Lines};
use std::collections::VecDeque;
use std::io::Read;
use std::path::PathBuf;

/// After so many lines without a span a batch ends, so that a signal is noticed.
const LINES: usize = 10_000;

/// Some spans, and how far they reach.
#[derive(Debug, Default)]
pub(super) struct Batch {
    pub(super) request: Request,
    pub(super) spans: usize,
    /// Spans of traces that are not sampled.
    pub(super) unsampled: usize,
    /// Lines that are no OTLP.
    pub(super) unreadable: usize,
    /// The first of them, or what else is to be told.
    pub(super) warning: Option<String>,
    /// Where it begins, and the place behind it.
    pub(super) begin: Place,
    pub(super) end: Place,
    /// How much of all files is behind it, in bytes on the disk.
    pub(super) read: u64,
    bytes: usize,
    lines: usize,
}

impl Batch {
    fn begin(place: &Place) -> Self {
        Batch { begin: place.clone(), end: place.clone(), ..Batch::default() }
    }

    fn has_room(&self, more: &Next) -> bool {
        self.spans == 0 || (self.spans + more.content.spans <= SPANS && self.bytes + more.bytes <= BYTES)
    }

    fn add(&mut self, Next { content, bytes, end }: Next) {
        self.request.resource_spans.extend(content.request.resource_spans);
        self.spans += content.spans;
        self.unsampled += content.unsampled;
        self.bytes += bytes;
        self.end.offset = end;
        self.end.time_unix_nano = self.end.time_unix_nano.max(content.newest_ns);
    }

    fn is_full(&self) -> bool {
        self.spans >= SPANS || self.lines >= LINES
    }
}

/// A line that did not fit any more.
struct Next {
    content: Content,
    bytes: usize,
    /// The place behind it.
    end: u64,
}

/// A file that is being read.
struct Open {
    file: SpanFile,
    lines: Lines<Box<dyn Read + Send>>,
    next: Option<Next>,
}

/// Reads on from a place to where the files ended when it was made.
pub(super) struct Reader {
    files: VecDeque<SpanFile>,
    open: Option<Open>,
    place: Place,
    since_ns: u64,
    /// The length of the files that are behind, in bytes on the disk.
    behind: u64,
}

impl Reader {
    /// Begins at a place. The text tells of spans that are lost because their file is gone.
    pub(super) fn new(files: Vec<SpanFile>, place: &Place, since_ns: u64) -> (Self, Option<String>) {
        let known = files.iter().position(|file| file.segment == place.segment);
        let is_gone = known.is_none() && !place.segment.is_empty() && !files.is_empty();
        let is_newer = |(at, file): &(usize, &SpanFile)| match known {
            Some(known) => *at >= known,
            // What was turned before the newest span that was sent had ended came before it.
            None => !is_gone || file.turned_at().is_none_or(|turned| turned > place.time_unix_nano),
        };
        let older = files.iter().enumerate().take_while(|file| !is_newer(file)).map(|(_, file)| file.bytes);
        let (count, behind) = older.fold((0, 0), |(count, sum), bytes| (count + 1, sum + bytes));
        let files = files.into_iter().skip(count).collect();
        let warning = is_gone.then(|| {
            let at = crate::clock::stamp(i64::try_from(place.time_unix_nano / 1_000_000_000).unwrap_or(0));
            format!("the file of spans that the cursor stood in, at {at}, is gone: going on with what is newer")
        });
        (Reader { files, open: None, place: place.clone(), since_ns, behind }, warning)
    }

    /// The next spans; none at the end.
    pub(super) fn next(&mut self) -> Result<Option<Batch>, Failed> {
        loop {
            if self.open.is_none() {
                let Some(file) = self.files.pop_front() else { return Ok(None) };
                self.begin(file)?;
            }
            let Some(batch) = self.gather()? else { continue };
            self.place = batch.end.clone();
            return Ok(Some(batch));
        }
    }

    fn begin(&mut self, file: SpanFile) -> Result<(), Failed> {
        if file.segment.is_empty() {
            return Ok(());
        }
        let is_cut = !file.compressed && self.place.offset > file.bytes;
        if file.segment != self.place.segment || is_cut {
            (self.place.segment, self.place.offset) = (file.segment.clone(), 0);
        }
        let offset = self.place.offset;
        let source = match file.read_from(offset) {
            Ok(source) if file.current => Box::new(source.take(file.bytes.saturating_sub(offset))),
            Ok(source) => source,
            Err(e) if file.compressed => Box::new(Broken(Some(e))),
            Err(e) => return Err(unreadable(&file.path, &e)),
        };
        self.open = Some(Open { lines: Lines::new(source, offset, !file.current), file, next: None });
        Ok(())
    }

    /// As many lines of the open file as make a batch; none where there are no more.
    fn gather(&mut self) -> Result<Option<Batch>, Failed> {
        let Some(open) = &mut self.open else { return Ok(None) };
        let mut batch = Batch::begin(&self.place);
        if let Some(next) = open.next.take() {
            batch.add(next);
        }
        let mut is_over = false;
        while !batch.is_full() && open.next.is_none() && !is_over {
            is_over = open.take_line(&mut batch, self.since_ns)?;
        }
        batch.read = self.behind + if open.file.compressed { 0 } else { batch.end.offset.min(open.file.bytes) };
        if is_over {
            self.behind += open.file.bytes;
            self.open = None;
        }
        let is_empty = batch.begin == batch.end && batch.warning.is_none();
        Ok((!is_empty).then_some(batch))
    }
}

impl Open {
    /// Adds a line to a batch, or keeps it for the next one; says whether there are none any more.
    fn take_line(&mut self, batch: &mut Batch, since_ns: u64) -> Result<bool, Failed> {
        let begin = self.lines.offset();
        let (found, bytes) = match self.lines.next_line() {
            Ok(None) => return Ok(true),
            Ok(Some(Line::Whole(line))) => (read_line(line, since_ns), line.len()),
            Ok(Some(Line::TooLong)) => (Found::Foreign, 0),
            // The rest of a damaged archive is lost, but not what comes after it.
            Err(e) if self.file.compressed => {
                batch.warning = Some(format!("{} is damaged behind byte {begin}: {e}", self.file.path.display()));
                return Ok(true);
            }
            Err(e) => return Err(unreadable(&self.file.path, &e)),
        };
        let end = self.lines.offset();
        batch.lines += 1;
        match found {
            Found::Spans(content) => {
                let next = Next { content, bytes, end };
                match batch.has_room(&next) {
                    true => batch.add(next),
                    false => self.next = Some(next),
                }
            }
            Found::Nothing => batch.end.offset = end,
            Found::Foreign => {
                batch.end.offset = end;
                batch.unreadable += 1;
                let path = self.file.path.display();
                let warning =
                    || format!("lines that are no OTLP are passed over; the first is at byte {begin} of {path}");
                batch.warning.get_or_insert_with(warning);
            }
        }
        Ok(false)
    }
}

fn unreadable(path: &std::path::Path, e: &std::io::Error) -> Failed {
    let path: PathBuf = path.to_owned();
    Failed::new(Kind::Output, format!("could not read {}: {e}", path.display()), "look at the disk and try again")
}

/// A file that cannot be read.
struct Broken(Option<std::io::Error>);

impl Read for Broken {
    fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
        self.0.take().map_or(Ok(0), Err)
    }
}
