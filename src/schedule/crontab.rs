//! Our lines in a crontab: between two markers that name the board. Every other byte stays as it is.

use crate::text::escape;

/// What the first marker says at its end where the crontab had no newline at its end: it is taken away again with us.
const JOINED: &str = " joined";

/// Why a crontab is left alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Torn {
    /// There is a first marker without a last one, or the other way round.
    #[error("one of the two marks around our lines is missing")]
    Half,
    /// There are two of them.
    #[error("our marks are there more than once")]
    Twice,
    /// A word holds what cannot stand in a line.
    #[error("a path holds a line break, which no line of a crontab can")]
    LineBreak,
}

/// Our lines in a crontab.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// When they were installed, as the marker says.
    pub installed: String,
    /// The lines between the markers.
    pub lines: Vec<String>,
    start: usize,
    end: usize,
    joined: bool,
}

/// A line of a crontab: a schedule and a command, quoted for the shell, with `%` escaped for cron.
///
/// # Errors
/// [`Torn::LineBreak`].
pub fn line(schedule: &str, command: &[String]) -> Result<String, Torn> {
    if command.iter().any(|word| word.contains(['\n', '\r'])) {
        return Err(Torn::LineBreak);
    }
    let words: Vec<String> = command.iter().map(|word| shell_word(word)).collect();
    Ok(format!("{schedule} {}", words.join(" ").replace('%', "\\%")))
}

/// A word as a shell reads it.
#[must_use]
pub fn shell_word(word: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "/._-+:@,=".contains(c);
    match !word.is_empty() && word.chars().all(is_plain) {
        true => word.to_owned(),
        false => format!("'{}'", word.replace('\'', "'\\''")),
    }
}

/// What `install` writes: the markers and the lines between them.
#[must_use]
pub fn block(board: &str, installed: &str, lines: &[String]) -> String {
    text(board, installed, "", lines)
}

fn text(board: &str, installed: &str, joined: &str, lines: &[String]) -> String {
    let body: String = lines.iter().map(|line| format!("{line}\n")).collect();
    format!("{}{installed}{joined}\n{body}{}\n", first_mark(board), last_mark(board))
}

fn first_mark(board: &str) -> String {
    format!("# coordctl begin \"{}\" installed ", escape(board))
}

fn last_mark(board: &str) -> String {
    format!("# coordctl end \"{}\"", escape(board))
}

/// The lines of a board in a crontab.
///
/// # Errors
/// [`Torn`] where the markers do not stand as we set them.
pub fn find(crontab: &[u8], board: &str) -> Result<Option<Block>, Torn> {
    let (first, last) = (first_mark(board), last_mark(board));
    let (mut begins, mut ends, mut lines, mut at) = (Vec::new(), Vec::new(), Vec::new(), 0);
    for piece in crontab.split_inclusive(|&byte| byte == b'\n') {
        let line = String::from_utf8_lossy(piece).trim_end_matches(['\n', '\r']).to_owned();
        match line.strip_prefix(&first) {
            Some(said) => begins.push((at, said.to_owned())),
            None if line == last => ends.push(at + piece.len()),
            None if begins.len() > ends.len() => lines.push(line),
            None => {}
        }
        at += piece.len();
    }
    match (begins.as_slice(), ends.as_slice()) {
        ([], []) => Ok(None),
        ([(start, said)], [end]) if start < end => {
            let installed = said.strip_suffix(JOINED).unwrap_or(said).to_owned();
            Ok(Some(Block { joined: said.ends_with(JOINED), installed, lines, start: *start, end: *end }))
        }
        ([_], []) | ([], [_]) => Err(Torn::Half),
        _ => Err(Torn::Twice),
    }
}

/// A crontab with these lines for a board, in the place of those that are there.
///
/// # Errors
/// As [`find`].
pub fn with(crontab: &[u8], board: &str, installed: &str, lines: &[String]) -> Result<Vec<u8>, Torn> {
    let Some(block) = find(crontab, board)? else {
        let is_open = !crontab.is_empty() && !crontab.ends_with(b"\n");
        let joined = if is_open { JOINED } else { "" };
        let newline: &[u8] = if is_open { b"\n" } else { b"" };
        return Ok([crontab, newline, text(board, installed, joined, lines).as_bytes()].concat());
    };
    let installed = if block.lines == lines { &block.installed } else { installed };
    let text = text(board, installed, if block.joined { JOINED } else { "" }, lines);
    let (before, after) = around(crontab, &block);
    Ok([before, text.as_bytes(), after].concat())
}

/// A crontab without the lines of a board; as it was before, if nobody else changed it.
///
/// # Errors
/// As [`find`].
pub fn without(crontab: &[u8], board: &str) -> Result<Vec<u8>, Torn> {
    let Some(block) = find(crontab, board)? else { return Ok(crontab.to_vec()) };
    let (before, after) = around(crontab, &block);
    let is_last = block.joined && after.is_empty();
    let before = if is_last { before.strip_suffix(b"\n").unwrap_or(before) } else { before };
    Ok([before, after].concat())
}

fn around<'a>(crontab: &'a [u8], block: &Block) -> (&'a [u8], &'a [u8]) {
    (crontab.get(..block.start).unwrap_or_default(), crontab.get(block.end..).unwrap_or_default())
}

/// The schedule and the job of one of our lines.
#[must_use]
pub fn job_of(line: &str) -> Option<(String, String)> {
    let (_, job) = line.rsplit_once(" cron run ")?;
    let fields: Vec<&str> = line.split_whitespace().take(5).collect();
    Some((fields.join(" "), job.split_whitespace().next()?.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOARD: &str = "/srv/a board/100%";

    fn lines() -> Vec<String> {
        let command = ["/opt/co ord/it's", "--dir", BOARD, "cron", "run", "doctor"].map(str::to_owned);
        vec![line("17 * * * *", &command).expect("a line")]
    }

    #[test]
    fn a_line_is_quoted_for_the_shell_and_escaped_for_cron() {
        let expected = r"17 * * * * '/opt/co ord/it'\''s' --dir '/srv/a board/100\%' cron run doctor";
        assert_eq!(lines(), [expected]);
        assert_eq!(job_of(expected), Some(("17 * * * *".to_owned(), "doctor".to_owned())));
        assert_eq!(line("* * * * *", &["/a\nb".to_owned()]), Err(Torn::LineBreak));
    }

    #[test]
    fn every_other_byte_of_a_crontab_stays() {
        let others: [&[u8]; 7] = [
            b"",
            b"\n",
            b"# a comment\nMAILTO=\"\"\n*/5 * * * * a\\%b\n",
            b"0 1 * * * no newline",
            b"A=1\r\n0 1 * * * x\r\n",
            b"\xff\xfe not text\n",
            b"# coordctl begin \"/srv/other\" installed x\n1 1 1 1 1 y\n# coordctl end \"/srv/other\"\n",
        ];
        for other in others {
            let with_ours = with(other, BOARD, "then", &lines()).expect("whole");
            assert!(with_ours.starts_with(other) && with_ours.len() > other.len());
            assert_eq!(without(&with_ours, BOARD).as_deref(), Ok(other), "{}", String::from_utf8_lossy(other));
            let again = with(&with_ours, BOARD, "later", &lines()).expect("whole");
            assert_eq!(again, with_ours, "a second time changes something");
        }
    }

    #[test]
    fn the_lines_are_replaced_where_they_stand() {
        let crontab = [b"a\n", with(b"", BOARD, "then", &lines()).expect("whole").as_slice(), b"b\n"].concat();
        let changed = with(&crontab, BOARD, "later", &["x".to_owned()]).expect("whole");
        let text = String::from_utf8(changed.clone()).expect("text");
        assert!(text.starts_with("a\n# coordctl begin ") && text.ends_with("\nb\n"), "{text}");
        let block = find(&changed, BOARD).expect("whole").expect("there");
        assert_eq!((block.installed.as_str(), block.lines.as_slice()), ("later", ["x".to_owned()].as_slice()));
        assert_eq!(without(&changed, BOARD).as_deref(), Ok(b"a\nb\n".as_slice()));
    }

    #[test]
    fn marks_that_do_not_stand_as_we_set_them_stop_everything() {
        let whole = with(b"a\n", BOARD, "then", &lines()).expect("whole");
        let text = String::from_utf8(whole.clone()).expect("text");
        let half = text.replace(&last_mark(BOARD), "");
        assert_eq!(without(half.as_bytes(), BOARD), Err(Torn::Half));
        let twice = [whole.as_slice(), &whole].concat();
        assert_eq!(with(&twice, BOARD, "now", &[]), Err(Torn::Twice));
    }
}
