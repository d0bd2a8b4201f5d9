//! Reading lines with several threads, each with figures of its own.

use super::super::otlp::BriefLine;
use super::pieces::{Pieces, Source};
use std::io;
use std::sync::mpsc::{Sender, channel};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread::{available_parallelism, scope};

/// What was read.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Counted {
    /// Lines that are not blank.
    pub lines: u64,
    /// Those of them that are no OTLP for spans.
    pub foreign: u64,
    /// All bytes, as they are before compression.
    pub bytes: u64,
}

/// A source that could not be read.
#[derive(Debug)]
pub struct Failed {
    /// Which one, from 0.
    pub source: usize,
    /// The system's answer.
    pub cause: io::Error,
}

/// Hands every line to `take`, with the figures of the thread that read it, in any order; answers the figures of each
/// thread. `told` hears now and then how many bytes of the sources are read.
///
/// # Errors
/// The first source that could not be read.
pub fn each_line<F: Default + Send>(
    sources: Vec<Source>,
    piece: usize,
    take: impl Fn(&mut F, &BriefLine<'_>) + Sync,
    told: impl FnMut(u64),
) -> Result<(Vec<F>, Counted), Failed> {
    let threads = threads(&sources, piece);
    let pieces = Mutex::new(Pieces::of(sources, piece));
    let (sender, receiver) = channel();
    let (shared, read) = (&pieces, &take);
    let done = scope(|scope| {
        // Each has a sender of its own: the receiver hears the end when the last of them is gone.
        let start = |sender: Sender<u64>| scope.spawn(move || work(shared, read, &sender));
        let started: Vec<_> = (0..threads).map(|_| start(sender.clone())).collect();
        drop(sender);
        receiver.iter().for_each(told);
        let end = |thread: std::thread::ScopedJoinHandle<'_, _>| {
            thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        };
        started.into_iter().map(end).collect::<Result<Vec<_>, Failed>>()
    })?;
    let mut counted = Counted::default();
    let figures = done.into_iter().map(|(figures, of_thread)| {
        counted.add(of_thread);
        figures
    });
    Ok((figures.collect(), counted))
}

/// No more threads than there are pieces.
fn threads(sources: &[Source], piece: usize) -> usize {
    let is_large = sources.iter().any(|source| source.compressed);
    let bytes: u64 = sources.iter().map(|source| source.bytes).sum();
    let pieces = usize::try_from(bytes / piece as u64).unwrap_or(usize::MAX).saturating_add(1);
    let processors = available_parallelism().map_or(1, usize::from);
    if is_large { processors } else { processors.min(pieces) }
}

fn work<F: Default>(
    pieces: &Mutex<Pieces>,
    take: impl Fn(&mut F, &BriefLine<'_>),
    told: &Sender<u64>,
) -> Result<(F, Counted), Failed> {
    let (mut figures, mut counted, mut piece) = (F::default(), Counted::default(), Vec::new());
    while let Some(position) = next(&mut locked(pieces), &mut piece)? {
        for line in lines(&piece) {
            counted.lines += 1;
            match BriefLine::read(line) {
                Some(line) => take(&mut figures, &line),
                None => counted.foreign += 1,
            }
        }
        counted.bytes += piece.len() as u64;
        // Whether anybody hears it does not matter.
        let _ = told.send(position);
    }
    Ok((figures, counted))
}

/// Takes the next piece; answers how far all are read.
fn next(pieces: &mut Pieces, piece: &mut Vec<u8>) -> Result<Option<u64>, Failed> {
    match pieces.next(piece) {
        Ok(more) => Ok(more.then_some(pieces.position)),
        Err(cause) => {
            pieces.stop();
            Err(Failed { source: pieces.at, cause })
        }
    }
}

fn locked(pieces: &Mutex<Pieces>) -> MutexGuard<'_, Pieces> {
    pieces.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The lines that are not blank.
fn lines(mut piece: &[u8]) -> impl Iterator<Item = &[u8]> {
    std::iter::from_fn(move || {
        if piece.is_empty() {
            return None;
        }
        let end = memchr::memchr(b'\n', piece).unwrap_or(piece.len());
        let (line, rest) = piece.split_at(end);
        piece = rest.get(1..).unwrap_or_default();
        Some(line)
    })
    .filter(|line| !line.trim_ascii().is_empty())
}

impl Counted {
    fn add(&mut self, other: Self) {
        self.lines += other.lines;
        self.foreign += other.foreign;
        self.bytes += other.bytes;
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::otlp::{Request, Resource, Scope, Span};
    use super::*;

    fn source(text: Vec<u8>) -> Source {
        Source { bytes: text.len() as u64, reader: Box::new(io::Cursor::new(text)), compressed: false }
    }

    fn span(n: u64) -> Span {
        Span { end_time_unix_nano: n, ..Span::default() }
    }

    fn read(sources: Vec<Source>, piece: usize) -> (Vec<u64>, Counted) {
        let take = |seen: &mut Vec<u64>, line: &BriefLine<'_>| seen.extend(line.spans().map(|span| span.duration_ns()));
        let (seen, counted) = each_line(sources, piece, take, |_| ()).expect("memory can be read");
        let mut all = seen.concat();
        all.sort_unstable();
        (all, counted)
    }

    #[test]
    fn every_span_is_seen_once_whatever_the_size_of_a_piece() {
        let request = |spans: Vec<Span>| Request::of(Resource::default(), Scope::default(), spans).line();
        let mut one = b"garbled\n\n  \n".to_vec();
        let mut two = Vec::new();
        for n in 0..50 {
            one.extend(request(vec![span(n), span(n + 1000)]));
            two.extend(request(vec![span(n + 2000)]));
        }
        two.extend(br#"{"resourceSpans":[{"cut in the midd"#);
        let expected: Vec<u64> = [0..50, 1000..1050, 2000..2050].into_iter().flatten().collect();
        for piece in [1, 7, 100, 333, 1000, 4096, super::super::PIECE] {
            let (seen, counted) = read(vec![source(one.clone()), source(two.clone())], piece);
            assert_eq!(seen, expected, "{piece}");
            let bytes = (one.len() + two.len()) as u64;
            assert_eq!(counted, Counted { lines: 102, foreign: 2, bytes }, "{piece}");
        }
    }

    #[test]
    fn a_source_that_cannot_be_read_is_named() {
        struct Broken;
        impl io::Read for Broken {
            fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
                Err(io::ErrorKind::InvalidData.into())
            }
        }
        let broken = Source { reader: Box::new(Broken), bytes: 0, compressed: false };
        let failed = each_line(vec![source(b"x\n".to_vec()), broken], 100, |(): &mut (), _| (), |_| ());
        let failed = failed.expect_err("it cannot be read");
        assert_eq!((failed.source, failed.cause.kind()), (1, io::ErrorKind::InvalidData));
    }
}
