//! `dashboard --watch`: the dashboard, drawn again and again.

use super::limits::Limits;
use super::{Context, look, text};
use crate::report::table::fit;
use crate::terminal::{Pause, Screen, Woken};
use std::time::Duration;

/// Draws until a signal ends it or nobody reads any more.
pub(super) fn run(context: &Context<'_>, interval: Duration) -> anyhow::Result<()> {
    // A board that cannot be read is told before the screen is taken.
    context.read(|_| Ok(()))?;
    let mut pause = Pause::new()?;
    match context.terminal.is_interactive() && !context.terminal.json {
        true => on_screen(context, &mut pause, interval),
        false => in_pipe(context, &mut pause, interval),
    }
}

/// Draws in place.
fn on_screen(context: &Context<'_>, pause: &mut Pause, interval: Duration) -> anyhow::Result<()> {
    let mut screen = Screen::take()?;
    loop {
        let (columns, lines) = Screen::size();
        let dashboard = look(context, Limits::for_lines(lines))?;
        // The last column stays free: some terminals erase what stands there along with the rest of the line.
        let width = columns.saturating_sub(1);
        screen.draw(&cut(&text(context, &dashboard, width), width, lines))?;
        match pause.wait(interval)? {
            Woken::Again => {}
            Woken::Suspended => screen.suspend()?,
            Woken::Ended => return Ok(()),
        }
    }
}

/// Writes one after the other.
fn in_pipe(context: &Context<'_>, pause: &mut Pause, interval: Duration) -> anyhow::Result<()> {
    loop {
        let dashboard = look(context, Limits::FULL)?;
        let frame = match context.terminal.json {
            true => serde_json::to_string(&dashboard)? + "\n",
            false => text(context, &dashboard, context.terminal.width()) + "\n",
        };
        if !context.terminal.data_wanted(&frame)? {
            return Ok(());
        }
        match pause.wait(interval)? {
            Woken::Again => {}
            Woken::Suspended => Pause::suspend()?,
            Woken::Ended => return Ok(()),
        }
    }
}

/// As many lines as fit, the last of which says how many do not.
fn cut(text: &str, width: usize, most: usize) -> String {
    let count = text.lines().count();
    if count <= most {
        return text.to_owned();
    }
    let shown = most.saturating_sub(1);
    let more = fit(&format!("… {} more lines do not fit on this screen", count - shown), width);
    text.lines().take(shown).chain([more.as_str()]).map(|line| format!("{line}\n")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_fit_on_the_screen_is_counted() {
        let text = "a\nb\nc\nd\n";
        assert_eq!(cut(text, 80, 4), text);
        assert_eq!(cut(text, 80, 3), "a\nb\n… 2 more lines do not fit on this screen\n");
        assert_eq!(cut(text, 8, 1), "… 4 mor…\n");
    }
}
