//! The system demo as people read it.

use super::sheet::{Sheet, period};
use crate::analysis::scrum::SystemDemo;
use crate::text::many;

/// What was completed.
#[must_use]
pub fn system_demo(figures: &SystemDemo, width: usize, colour: bool) -> String {
    let mut sheet = Sheet::open("SYSTEM DEMO - INTEGRATED SOLUTION", &figures.head, width, colour);
    sheet.heading("PI INCREMENT OBJECTIVES ACHIEVED");
    sheet.objectives(&figures.objectives);
    sheet.value(&figures.value);
    sheet.heading("FEATURES DEMONSTRATED");
    let (told, all) = (figures.features.len(), figures.features_completed);
    sheet.say(&format!("{} completed in {}", many(all as u64, "item"), period(&figures.period)));
    sheet.items(&figures.features);
    if told < all {
        sheet.remark(&format!("… and {} more", all - told));
    }
    sheet.heading("ART METRICS SUMMARY");
    sheet.say(&format!("PI Velocity: {} points", figures.pi_velocity));
    sheet.metrics(&figures.metrics);
    sheet.close()
}
