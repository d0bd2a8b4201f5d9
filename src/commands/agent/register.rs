//! `agent register`: who an agent is, and what it may do.

use crate::board::{self, Registered, Registration};
use crate::commands::arguments::{agent_id, name, number};
use crate::commands::work_options::default_team;
use crate::commands::{Change, Context, Identity, Repeat};
use crate::settings::BadInput;
use crate::store::Room;
use crate::text::{escape, quote};
use clap::Args;

pub(super) const EXAMPLES: &str = "\
Examples:
  export AGENT_ID=$(coordctl agent register)      # a new agent with a name nobody else has
  coordctl agent register ada --team compiler --role reviewer --capability rust --capability review
  coordctl agent register ada --capacity 3        # claims beyond three items are refused with 12

Only what is given changes. A retired agent is back.
Exit codes: 0 registered, 3 bad value, 40 busy, 42 disk full";

/// What takes a limit or a list away again.
const NONE: &str = "none";

/// Register an agent, or change what is known of it
#[derive(Debug, Args)]
pub struct RegisterArgs {
    /// The agent [default: who acts, see "coordctl whoami", else a new one]
    #[arg(value_name = "AGENT")]
    id: Option<String>,
    /// Its team [env: AGENT_TEAM, for a new agent]
    #[arg(long)]
    team: Option<String>,
    /// Its role, such as reviewer
    #[arg(long)]
    role: Option<String>,
    /// Something it can do; may be repeated, and replaces the whole list; none empties it
    #[arg(long = "capability", value_name = "NAME")]
    capabilities: Vec<String>,
    /// How many items it may hold at once, or none for any number
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    capacity: Option<String>,
    #[command(flatten)]
    identity: Identity,
    #[command(flatten)]
    repeat: Repeat,
}

/// Runs `agent register`.
///
/// # Errors
/// Bad values, or a store that cannot be written.
pub fn run(context: &Context<'_>, args: &RegisterArgs) -> anyhow::Result<()> {
    let registration = args.registration(context)?;
    let mut arguments = vec![args.id.as_deref().unwrap_or_default()];
    let optional = [&args.team, &args.role, &args.capacity];
    arguments.extend(optional.map(|text| text.as_deref().unwrap_or_default()));
    arguments.extend(args.capabilities.iter().map(String::as_str));
    let change =
        Change { verb: "register", identity: &args.identity, repeat: &args.repeat, arguments, room: Room::KeepReserve };
    let committed = context.change(&change, |txn, now| board::register(txn, now, &registration))?;
    let registered = &committed.answer;
    let id = registered.agent_id.as_str();
    context.answer("coordctl.agent-register.v1", &committed, Some(id), &sentence(registered))
}

impl RegisterArgs {
    fn registration(&self, context: &Context<'_>) -> Result<Registration, BadInput> {
        let who = self.identity.agent(context.environment)?;
        let named = self.id.as_deref().map(agent_id).transpose()?;
        let team = self.team.as_deref().map(|text| name("team", text)).transpose()?;
        Ok(Registration {
            speaks_itself: named.is_none() || named == who,
            agent: named.or(who),
            default_team: default_team(context.environment)?,
            team,
            role: self.role.as_deref().map(|text| name("role", text)).transpose()?,
            capabilities: capabilities(&self.capabilities)?,
            capacity: self.capacity.as_deref().map(capacity).transpose()?,
            ..Registration::default()
        })
    }
}

fn capabilities(given: &[String]) -> Result<Option<Vec<String>>, BadInput> {
    if given.is_empty() {
        return Ok(None);
    }
    let mut known = Vec::new();
    for text in given.iter().filter(|text| given.len() > 1 || *text != NONE) {
        let capability = capability(text)?;
        if !known.contains(&capability) {
            known.push(capability);
        }
    }
    Ok(Some(known))
}

fn capability(text: &str) -> Result<String, BadInput> {
    if text == NONE {
        return Err(BadInput::new("\"none\" stands beside other capabilities", "give --capability none alone"));
    }
    if text.contains(',') {
        let hint = "give --capability once for each of them";
        return Err(BadInput::new(format!("{} is more than one capability", quote(text)), hint));
    }
    name("capability", text)
}

fn capacity(text: &str) -> Result<Option<u64>, BadInput> {
    match text {
        NONE => Ok(None),
        "0" => {
            let hint = "use 1 or more, or none for any number; \"coordctl agent retire\" keeps an agent from work";
            Err(BadInput::new("\"0\" is no capacity: nothing could be claimed", hint))
        }
        _ => number("capacity", text, 1_000_000).map(Some),
    }
}

fn sentence(registered: &Registered) -> String {
    let Registered { agent_id, team, capacity, .. } = registered;
    let what = match (registered.is_new, registered.came_back) {
        (true, _) => "registered",
        (false, true) => "took back",
        (false, false) => "updated",
    };
    let limit = capacity.map_or("any number of".to_owned(), |capacity| format!("at most {capacity}"));
    format!("{what} {agent_id} (team {}, {limit} items at once)", escape(team))
}
