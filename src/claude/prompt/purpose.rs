//! What each analysis is for.

use crate::claude::Analysis;

/// What is asked of the model for an analysis.
pub(super) fn purpose(analysis: Analysis) -> &'static str {
    match analysis {
        Analysis::Priorities => {
            "Task: say what to do next, and why. Name at most 20 open items, the most urgent first, each with a score \
from 0 to 100, the priority it should have, what to do about it, and the reason. Look at what waits on what, at due \
dates, at age, at failed attempts and at who could do it. Add opportunities only where the data shows them."
        }
        Analysis::Assignments => {
            "Task: say which agent should take which pending item, so that the most urgent work is done by those who can \
do it best and the load is balanced. Assign only items that are ready, and only to agents that are neither gone nor \
retired, have every capability that the item needs and have room for it; respect reservations. List the pending items \
that nobody should take now, with the reason, at most 20."
        }
        Analysis::Health => {
            "Task: judge how the swarm stands: a score from 0 to 100, and what threatens the work, the worst first, each \
with the evidence and what to do about it. Look at completion against arrival, lost leases, failures, ageing, dead \
letters, load and silence of agents."
        }
        Analysis::Team => {
            "Task: judge how each team in the data stands: how far it is used, what it lacks, what may go wrong, and what \
to do about it, such as moving work or agents."
        }
        Analysis::Teams => {
            "Task: say how teams should be formed so that the open work is done soonest: which agents belong together, for \
which types of work, and who should change the team. Place every agent that is neither gone nor retired exactly once."
        }
        Analysis::Recommend => {
            "Task: say which one item the agent named in the question should claim now, whether it should finish what it \
holds first, or wait; with the reason and at most three alternatives. Recommend only items that are ready, that it has \
the capabilities for and that are not reserved for others."
        }
        Analysis::Bottlenecks => {
            "Task: say where work waits and for whom, the worst first, each with the evidence and what would help. Look at \
queues by team and type, at items that others wait on, at blocked items, at missing capabilities, at agents that hold \
too much or are silent."
        }
        Analysis::Ask => "Task: answer the question about the board, with the facts that the answer rests on.",
        Analysis::Stream => {
            "Task: say what is new on the board and worth knowing for somebody who watches it with the focus named in the \
question, in single sentences, the most urgent first; nothing where nothing is worth it. \"changes\" tells what happened \
since the last look."
        }
        Analysis::PipeActions => "Task: say what the text asks to be done or makes necessary, the most urgent first.",
        Analysis::PipeBottlenecks => "Task: say what stands in the way according to the text, the worst first.",
        Analysis::PipeRecommendations => "Task: say what is to be advised on the ground of the text, the best first.",
        Analysis::PipeGeneral => "Task: say what the text is about and what in it is worth knowing.",
    }
}
