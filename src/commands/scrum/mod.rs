//! `scrum`: the ceremonies of Scrum at Scale, each a report computed from the board.

mod gather;
mod options;
mod program;

pub(super) use gather::facts;
pub(super) use program::checked;

use super::Context;
use crate::analysis::flow::Futures;
use crate::analysis::scrum::Scene;
use crate::report::scrum as report;
use clap::{Args, Subcommand};
use options::{Drawn, Over, Since, TeamOnly};
use serde::Serialize;

/// Show a ceremony of Scrum at Scale, computed from the board, its history and program.toml
#[derive(Debug, Args)]
pub struct ScrumArgs {
    #[command(subcommand)]
    ceremony: Ceremony,
}

#[derive(Debug, Subcommand)]
#[command(defer = true)]
enum Ceremony {
    /// Plan a Program Increment: objectives, capacity against load, velocity, dependencies, risks, forecast
    PiPlanning(Drawn),
    /// Tell of each team what it did, does and waits for, and of all what they wait for of each other
    ScrumOfScrums(Daily),
    /// Plan the innovation and planning iteration: innovation, technical debt, what is not planned yet
    #[command(visible_alias = "ip")]
    InnovationPlanning,
    /// Show what was completed in a sprint or Program Increment
    SystemDemo(Demo),
    /// Inspect and adapt: what the Program Increment came to, what went wrong, what is to be improved
    #[command(visible_alias = "ia")]
    InspectAdapt,
    /// Show risks, dependencies and health of the train
    ArtSync(Drawn),
    /// Show the epics of the portfolio by column, each as far as its items are
    PortfolioKanban,
    /// Show which verbs were used here, by how many agents, and what there is to practise
    CoachTraining(Since),
    /// Show where the time of items goes: lead, cycle, touch and wait times, efficiency, cumulative flow, forecast
    #[command(visible_alias = "vsm")]
    ValueStream(Stream),
    /// Tell of each team what it did, does and is kept from
    DailyStandup(Daily),
    /// Show what some days tell about how work went: failures, retries, long items and long waits
    Retrospective(Retro),
}

// What happened of late, of which team.
#[derive(Debug, Args)]
struct Daily {
    #[command(flatten)]
    since: Since,
    #[command(flatten)]
    team: TeamOnly,
}

// Of which sprint.
#[derive(Debug, Args)]
struct Demo {
    /// Of this sprint of program.toml, instead of the Program Increment
    #[arg(long, value_name = "NAME")]
    sprint: Option<String>,
}

// Over which days, of which team, and how futures are drawn.
#[derive(Debug, Args)]
struct Stream {
    #[command(flatten)]
    since: Since,
    #[command(flatten)]
    team: TeamOnly,
    #[command(flatten)]
    drawn: Drawn,
}

// Over which days, and of which team.
#[derive(Debug, Args)]
struct Retro {
    #[command(flatten)]
    over: Over,
    #[command(flatten)]
    team: TeamOnly,
}

/// Runs `scrum`.
///
/// # Errors
/// Bad values, a `program.toml` that cannot be used, or a board that cannot be read.
pub fn run(context: &Context<'_>, args: &ScrumArgs) -> anyhow::Result<()> {
    match &args.ceremony {
        Ceremony::PiPlanning(drawn) => foretold(context, drawn, Scene::pi_planning, report::pi_planning),
        Ceremony::ArtSync(drawn) => foretold(context, drawn, Scene::art_sync, report::art_sync),
        Ceremony::ScrumOfScrums(daily) => of_late(context, daily, Scene::scrum_of_scrums, report::scrum_of_scrums),
        Ceremony::DailyStandup(daily) => of_late(context, daily, Scene::daily_standup, report::daily_standup),
        Ceremony::InnovationPlanning => {
            tell(context, &gather::scene(context, None)?.innovation_planning(), report::innovation_planning)
        }
        Ceremony::PortfolioKanban => {
            tell(context, &gather::scene(context, None)?.portfolio_kanban(), report::portfolio_kanban)
        }
        Ceremony::InspectAdapt => tell(context, &since_pi(context, None)?.inspect_adapt(), report::inspect_adapt),
        Ceremony::CoachTraining(since) => {
            tell(context, &since_pi(context, since.given()?)?.coach_training(), report::coach_training)
        }
        Ceremony::SystemDemo(demo) => system_demo(context, demo),
        Ceremony::ValueStream(stream) => value_stream(context, stream),
        Ceremony::Retrospective(retro) => retrospective(context, retro),
    }
}

/// A report with a forecast.
fn foretold<T: Serialize>(
    context: &Context<'_>,
    drawn: &Drawn,
    look: impl Fn(&Scene, Futures) -> T,
    text: impl Fn(&T, usize, bool) -> String,
) -> anyhow::Result<()> {
    let (runs, seed) = (drawn.runs()?, drawn.seed()?);
    let scene = gather::scene(context, None)?;
    tell(context, &look(&scene, scene.futures(runs, seed)), text)
}

/// A report of what happened of late, to one team or to all.
fn of_late<T: Serialize>(
    context: &Context<'_>,
    daily: &Daily,
    look: impl Fn(&Scene, Option<&str>) -> T,
    text: impl Fn(&T, usize, bool) -> String,
) -> anyhow::Result<()> {
    let scene = gather::scene(context, Some(daily.since.of_late()?))?;
    tell(context, &look(&scene, daily.team.of(&scene)?), text)
}

/// The board with what happened since a time, else in the Program Increment.
fn since_pi(context: &Context<'_>, since: Option<i64>) -> anyhow::Result<Scene> {
    let from = since.map_or_else(|| gather::calendar(context).map(|scene| scene.pi().from()), Ok)?;
    gather::scene(context, Some(from))
}

fn system_demo(context: &Context<'_>, demo: &Demo) -> anyhow::Result<()> {
    let scene = gather::scene(context, None)?;
    let period = demo.sprint.as_deref().map_or_else(|| Ok(scene.pi()), |name| options::sprint(&scene, name))?;
    tell(context, &scene.system_demo(period), report::system_demo)
}

fn retrospective(context: &Context<'_>, retro: &Retro) -> anyhow::Result<()> {
    let period = retro.over.period(&gather::calendar(context)?)?;
    let scene = gather::scene(context, Some(period.from()))?;
    tell(context, &scene.retrospective(period, retro.team.of(&scene)?), report::retrospective)
}

fn value_stream(context: &Context<'_>, stream: &Stream) -> anyhow::Result<()> {
    let (runs, seed, since) = (stream.drawn.runs()?, stream.drawn.seed()?, stream.since.given()?);
    let scene = gather::scene(context, None)?;
    let team = stream.team.of(&scene)?;
    let period = since.map_or_else(|| scene.pi(), |since| options::asked(since, scene.at));
    let scene = scene.clone().of_team(team);
    tell(context, &scene.value_stream(period, team, scene.futures(runs, seed)), report::value_stream)
}

/// Writes a report: its document, or its page.
fn tell<T: Serialize>(
    context: &Context<'_>,
    figures: &T,
    text: impl Fn(&T, usize, bool) -> String,
) -> anyhow::Result<()> {
    if context.terminal.json {
        return Ok(context.terminal.document(figures)?);
    }
    Ok(context.terminal.data(&text(figures, context.terminal.width(), context.terminal.colour))?)
}
