//! Text that fits a terminal: cells cut by display width, and aligned columns of them.

use crate::text::escape;
use unicode_width::UnicodeWidthStr;

/// What stands between two cells.
const GAP: &str = "  ";

/// The flexible column gives way down to this width before any other does, in terminal columns.
const FLEXIBLE_FLOOR: usize = 20;

/// The other columns give way down to this width before all are squeezed, in terminal columns.
const FLOOR: usize = 12;

/// The most characters for one terminal column: more are marks piled up to break the screen.
const PILE: usize = 8;

/// One column of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// The word above the column.
    pub heading: &'static str,
    /// Whether cells end at the same place, as numbers should, instead of beginning there.
    pub align_right: bool,
    /// Whether this column gives way first when the table is too wide; one at most should.
    pub flexible: bool,
    /// Whether this column gives way last: a name that is cut cannot be copied.
    pub whole: bool,
}

impl Column {
    /// A column of words.
    pub const fn left(heading: &'static str) -> Self {
        Self::new(heading, false, false)
    }

    /// A column of names, kept whole as long as anything else can give way.
    pub const fn whole(heading: &'static str) -> Self {
        Column { whole: true, ..Self::left(heading) }
    }

    /// A column of numbers.
    pub const fn right(heading: &'static str) -> Self {
        Self::new(heading, true, false)
    }

    /// The column of words that gives way when the table is too wide.
    pub const fn flexible(heading: &'static str) -> Self {
        Self::new(heading, false, true)
    }

    const fn new(heading: &'static str, align_right: bool, flexible: bool) -> Self {
        Column { heading, align_right, flexible, whole: false }
    }
}

/// Lays out `rows` in aligned columns; each line ends with a newline and is at most `width` terminal columns.
///
/// Cells are escaped, then cut with `…`: the flexible column gives way first, then the others from the right,
/// then the widest, and those that are to stay whole at the very last. Cells a row lacks are empty. `headed` adds a line of headings.
#[must_use]
pub fn table(rows: &[Vec<String>], columns: &[Column], width: usize, headed: bool) -> String {
    painted(rows, columns, width, headed, |_, _, text| text.to_owned())
}

/// As [`table`], with each cut cell passed through `paint(row, column, text)`; a heading has no row, and
/// what `paint` adds must take no room on the screen.
#[must_use]
pub fn painted(
    rows: &[Vec<String>],
    columns: &[Column],
    width: usize,
    headed: bool,
    paint: impl Fn(Option<usize>, usize, &str) -> String,
) -> String {
    let headings: Vec<String> = columns.iter().map(|c| c.heading.into()).collect();
    let body = rows.iter().enumerate().map(|(at, row)| (Some(at), &row[..]));
    let head = headed.then_some((None, &headings[..]));
    let lines: Vec<_> = head.into_iter().chain(body).collect();
    let mut widths = vec![0; columns.len()];
    for (_, cells) in &lines {
        widen(&mut widths, cells, width);
    }
    squeeze(&mut widths, columns, width);
    let show = |(row, cells)| line(cells, columns, &widths, |at, text| paint(row, at, text));
    lines.into_iter().map(show).collect()
}

/// Escapes `text` and cuts it to `limit` terminal columns, with `…` for what is missing at the end.
#[must_use]
pub fn fit(text: &str, limit: usize) -> String {
    let shown = escape(text);
    let most = limit.saturating_mul(PILE);
    if shown.width() <= limit && shown.chars().count() <= most {
        return shown.into_owned();
    }
    let starts = shown.char_indices().filter_map(|(end, _)| shown.get(..end)).take(most);
    match starts.take_while(|start| start.width() < limit).last() {
        Some(start) => start.trim_end().to_owned() + "…",
        None => String::new(),
    }
}

/// Makes every column wide enough for its cell, but no wider than the whole line may be.
fn widen(widths: &mut [usize], cells: &[String], most: usize) {
    for (width, cell) in widths.iter_mut().zip(cells) {
        *width = escape(cell).width().min(most).max(*width);
    }
}

/// Takes places from the columns until a line fits; a column left with none is not shown.
fn squeeze(widths: &mut [usize], columns: &[Column], width: usize) {
    let shown = |widths: &[usize]| widths.iter().filter(|width| **width > 0).count();
    while widths.iter().sum::<usize>() + GAP.len() * shown(widths).saturating_sub(1) > width {
        let at = next_to_cut(widths, columns);
        widths[at] -= 1;
    }
}

/// The column to cut: the flexible one, else a long one at the right, else the widest of those not kept whole.
fn next_to_cut(widths: &[usize], columns: &[Column]) -> usize {
    let spare = |&at: &usize| columns[at].flexible && widths[at] > FLEXIBLE_FLOOR;
    let long = |&at: &usize| !columns[at].flexible && !columns[at].whole && widths[at] > FLOOR;
    let gives = |&at: &usize| !columns[at].whole && widths[at] > 0;
    let all = || 0..widths.len();
    let first = all().find(spare).or_else(|| all().rfind(long));
    let widest = || all().filter(gives).max_by_key(|at| widths[*at]);
    first.or_else(widest).or_else(|| all().max_by_key(|at| widths[*at])).unwrap_or(0)
}

/// One line of the table, without spaces at its end.
fn line<P>(cells: &[String], columns: &[Column], widths: &[usize], paint: P) -> String
where
    P: Fn(usize, &str) -> String,
{
    let cell = |at: usize| {
        let text = fit(cells.get(at).map_or("", String::as_str), widths[at]);
        let padding = " ".repeat(widths[at].saturating_sub(text.width()));
        match columns[at].align_right {
            true => padding + &paint(at, &text),
            false => paint(at, &text) + &padding,
        }
    };
    let shown = (0..widths.len()).filter(|at| widths[*at] > 0);
    let cells: Vec<String> = shown.map(cell).collect();
    cells.join(GAP).trim_end().to_owned() + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_cut_by_display_width() {
        let cases = [
            ("two words", 5, "two…"),
            ("漢字漢字", 5, "漢字…"),
            ("漢字漢字", 4, "漢…"),
            ("a\u{1b}[2J", 20, "a\\u{1b}[2J"),
            ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"),
            ("abc", 1, "…"),
            ("abc", 0, ""),
        ];
        for (text, limit, shown) in cases {
            assert_eq!(fit(text, limit), shown, "{text:?}");
        }
        assert!(fit(&"\u{301}".repeat(70_000), 9).len() < 200);
    }

    #[test]
    fn columns_give_way_in_order() {
        let [id, who] = ["id", "who"].map(Column::left);
        let columns = [id, Column::right("n"), Column::flexible("text"), who];
        let long = "work_17501 7 a_text_of_some_length agent_17501234";
        let rows = [long, "w 12"].map(|row| row.split(' ').map(String::from).collect());
        let cases = [
            (52, "work_17501   7  a_text_of_some_leng…  agent_17501234\n"),
            (50, "work_17501   7  a_text_of_some_leng…  agent_17501…\n"),
            (25, "work_…   7  a_tex…  agen…\n"),
            (3, "…\n"),
        ];
        for (width, shown) in cases {
            let whole = table(&rows, &columns, width, false);
            assert!(whole.starts_with(shown), "at {width}:\n{whole}");
        }
        let headed = table(&rows, &columns, usize::MAX, true);
        assert!(headed.starts_with("id           n  text "), "{headed}");
    }

    #[test]
    fn a_name_is_cut_only_when_nothing_else_is_left() {
        let columns = [Column::left("a"), Column::whole("item"), Column::flexible("text")];
        let rows = [["a_phase_of_its_own", "work_1750055888000000000", "long enough"].map(String::from).to_vec()];
        for width in 24..70 {
            let whole = table(&rows, &columns, width, false);
            assert!(whole.contains("work_1750055888000000000"), "at {width}:\n{whole}");
        }
        assert_eq!(table(&rows, &columns, 9, false), "work_175…\n");
    }

    #[test]
    fn no_line_is_wider_than_asked() {
        let hostile = "👩\u{200d}👩\u{200d}👧|❤\u{fe0f}❤\u{fe0f}|🇩🇪🇫🇷|\u{202e}\tb\n|لا|漢e\u{301}";
        let rows = [hostile.split('|').map(String::from).collect()];
        for width in 0..100 {
            let whole = table(&rows, &[Column::left("漢字"); 6], width, true);
            let widest = whole.lines().map(UnicodeWidthStr::width).max();
            assert!(widest <= Some(width), "at {width}:\n{whole}");
        }
    }
}
