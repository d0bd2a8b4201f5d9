//! Bottlenecks as people read them.

use crate::analysis::advice::{BottleneckFigures, Queue, QueueOf};
use crate::claude::answers::{Bottleneck, Bottlenecks};
use crate::report::age::span;
use crate::report::page::{PLAIN, Page, RED, YELLOW};
use crate::report::prose::wrap;
use crate::report::table::Column;
use crate::text::agree;

/// A queue whose servers are busy for this part of their time is shown in colour.
const BUSY: f64 = 0.8;

const QUEUES: [Column; 10] = [
    Column::whole("queue"),
    Column::right("pending"),
    Column::right("ready"),
    Column::right("held"),
    Column::right("agents"),
    Column::right("in/day"),
    Column::right("out/day"),
    Column::right("busy"),
    Column::right("wait"),
    Column::right("oldest"),
];

/// The answer, and the queues that it comes from.
#[must_use]
pub fn bottlenecks(answer: &Bottlenecks, figures: &BottleneckFigures, width: usize, colour: bool) -> String {
    let page = Page { width, colour };
    let found: String = answer.bottlenecks.iter().map(|one| page.bottleneck(one)).collect();
    let parts = [
        wrap(&answer.summary, width, "", ""),
        page.section("BOTTLENECKS", &found, figures.obstructions_left_out, "none is known"),
        page.section("QUEUES", &page.queues(&figures.queues), 0, "no item is open"),
        page.unsteady(&figures.queues),
    ];
    parts.concat()
}

impl Page {
    fn bottleneck(&self, one: &Bottleneck) -> String {
        let items = match one.work_ids.as_slice() {
            [] => String::new(),
            ids => self.point(&ids.join(" ")),
        };
        let title = self.graded(one.severity, &one.place);
        format!("{title}{}{}{items}", self.point(&one.evidence), self.point(&one.action))
    }

    fn queues(&self, queues: &[Queue]) -> String {
        let rows: Vec<_> = queues.iter().map(row).collect();
        self.table(&rows, &QUEUES, |row, column| match (column, &queues[row]) {
            (7 | 8, queue) if queue.grows => RED,
            (7, queue) if queue.utilisation.is_some_and(|busy| busy >= BUSY) => YELLOW,
            _ => PLAIN,
        })
    }

    /// What Little's law says against the figures.
    fn unsteady(&self, queues: &[Queue]) -> String {
        let told = |queue: &Queue| {
            let expected = queue.expected_length.filter(|_| queue.is_steady == Some(false))?;
            Some(self.indent(&self.point(&format!(
                "{}: by Little's law {expected:.1} items should be pending, and {} {}: it is not in a steady state, and \
                 its expected wait tells little",
                queue.title(),
                queue.pending,
                agree(queue.pending, "is", "are")
            ))))
        };
        queues.iter().filter_map(told).collect()
    }
}

fn row(queue: &Queue) -> Vec<String> {
    let unknown = || "–".to_owned();
    let rate = |of: Option<f64>| of.map_or_else(unknown, |rate| format!("{rate:.2}"));
    let wait = match queue.expected_wait_seconds {
        _ if queue.grows => "grows".to_owned(),
        wait => wait.map_or_else(unknown, span),
    };
    let [pending, ready, held, agents] =
        [queue.pending, queue.ready, queue.held, queue.servers].map(|count| count.to_string());
    vec![
        short_title(queue),
        pending,
        ready,
        held,
        agents,
        rate(queue.arrivals_per_day),
        rate(queue.services_per_day),
        queue.utilisation.map_or_else(unknown, |busy| format!("{:.1} %", busy * 100.0)),
        wait,
        queue.oldest_wait_seconds.map_or_else(unknown, |seconds| span(seconds as f64)),
    ]
}

/// A team is named alone: most queues are teams'.
fn short_title(queue: &Queue) -> String {
    let is_named_team = queue.of == QueueOf::Team && !queue.name.is_empty();
    if is_named_team { queue.name.clone() } else { queue.title() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::advice::{Finished, OpenItem, Subject, bottlenecks as figures};
    use crate::claude::local;
    use unicode_width::UnicodeWidthStr;

    fn page(width: usize) -> String {
        let now = 20_000 * 86_400;
        let item = |n: i64| OpenItem {
            work_id: format!("work_{n}"),
            team: "a".into(),
            created_at: now - 3_600 * n,
            ..OpenItem::default()
        };
        let done = Finished {
            team: "a".into(),
            at: now,
            seconds_held: Some(43_200),
            seconds_waited: Some(600),
            ..Finished::default()
        };
        let subject = Subject {
            at: now,
            began_at: Some(now - 86_400),
            open: (1..9).map(item).collect(),
            finished: vec![done],
            ..Subject::default()
        };
        let figures = figures(&subject);
        bottlenecks(&local::bottlenecks(&figures), &figures, width, false)
    }

    #[test]
    fn a_queue_stands_with_its_rates_and_what_would_clear_it() {
        let text = page(160);
        for line in [
            "  critical: team \"a\"",
            "  - 5 agents would keep up, where 0 serve; the oldest is work_8",
            "  a            8      0     0       0    9.00     2.00     –  grows    8.0h",
        ] {
            assert!(text.contains(&format!("\n{line}\n")), "{line}\n\n{text}");
        }
        assert!(text.contains("by Little's law 0.1 items should be pending, and 8 are"), "{text}");
    }

    #[test]
    fn no_line_is_wider_than_the_page() {
        for width in [24, 60, 80] {
            let text = page(width);
            let widest = text.lines().map(UnicodeWidthStr::width).max();
            assert!(widest <= Some(width), "at {width}:\n{text}");
        }
    }
}
