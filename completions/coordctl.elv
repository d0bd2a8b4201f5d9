
use builtin;
use str;

set edit:completion:arg-completer[coordctl] = {|@words|
    fn spaces {|n|
        builtin:repeat $n ' ' | str:join ''
    }
    fn cand {|text desc|
        edit:complex-candidate $text &display=$text' '(spaces (- 14 (wcswidth $text)))$desc
    }
    var command = 'coordctl'
    for word $words[1..-1] {
        if (str:has-prefix $word '-') {
            break
        }
        set command = $command';'$word
    }
    var completions = [
        &'coordctl'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand claim 'Create a work item and claim it, or claim one that waits'
            cand progress 'Report how far the work is, and renew the lease'
            cand complete 'Complete a work item'
            cand release 'Give a work item back: it is pending again'
            cand heartbeat 'Renew the leases on work items: those named, or all that the agent holds'
            cand list 'List work items'
            cand show 'Show one work item with its history'
            cand agent 'Register, list, show and retire agents'
            cand whoami 'Print as whom commands act here, and the rule that says so'
            cand dashboard 'Show what needs attention, who is at work, and what came of it'
            cand events 'Show what happened on the board'
            cand where 'Print the board''s directory and the rule that found it'
            cand generate-id 'Print an id that nobody else gets'
            cand init 'Make the board now; the first change would make it too'
            cand sync 'Bring the public files up to date now'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'coordctl;claim'= {
            cand --priority 'How urgent it is: critical, high, medium or low'
            cand --team 'Whose work it is [env: AGENT_TEAM]'
            cand --ttl 'How long the claim lasts unless it is renewed, such as 2h, or none'
            cand --points 'Story points'
            cand --label 'A label; may be repeated'
            cand --estimate 'How long the work may take, for people; nothing is enforced by it'
            cand --agent 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]'
            cand --request-id 'Do this at most once: the same id and arguments get the first answer again'
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --id-only 'Print the id and nothing else'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;progress'= {
            cand --note 'A note for whoever looks at the item'
            cand --fence 'The fence that claim answered'
            cand --agent 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]'
            cand --request-id 'Do this at most once: the same id and arguments get the first answer again'
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;complete'= {
            cand --points 'Points for the velocity; the item''s own, else 5'
            cand --fence 'The fence that claim answered'
            cand --agent 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]'
            cand --request-id 'Do this at most once: the same id and arguments get the first answer again'
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;release'= {
            cand --reason 'Why; kept as a note'
            cand --fence 'The fence that claim answered'
            cand --agent 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]'
            cand --request-id 'Do this at most once: the same id and arguments get the first answer again'
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;heartbeat'= {
            cand --ttl 'Renew for this long instead of the time that each claim asked for'
            cand --fence 'The fence that claim answered'
            cand --agent 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]'
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;list'= {
            cand --status 'A status, or open (not closed), closed, or all'
            cand --team 'Only items of this team'
            cand --type 'Only items of this type'
            cand --agent 'Only items that this agent holds or held last'
            cand --label 'Only items with this label'
            cand --priority 'Only items of this priority'
            cand --since 'Only items that changed since then: a time, or a length of time ago such as 2h'
            cand --limit 'Show at most this many; 0 for all'
            cand --sort 'What comes first: created (oldest), changed (newest) or priority (most urgent, then oldest)'
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;show'= {
            cand --history 'Show at most this many of its changes, the newest'
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;agent'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -h 'Print help'
            cand --help 'Print help'
            cand register 'Register an agent, or change what is known of it'
            cand list 'List agents with their states and figures'
            cand show 'Show one agent with what it holds'
            cand retire 'Retire an agent: it gets no work before it is registered again'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'coordctl;agent;register'= {
            cand --team 'Its team [env: AGENT_TEAM, for a new agent]'
            cand --role 'Its role, such as reviewer'
            cand --capability 'Something it can do; may be repeated, and replaces the whole list; none empties it'
            cand --capacity 'How many items it may hold at once, or none for any number'
            cand --agent 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]'
            cand --request-id 'Do this at most once: the same id and arguments get the first answer again'
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;agent;list'= {
            cand --team 'Only agents of this team'
            cand --state 'Only agents in this state: working, idle, late, gone or retired'
            cand --limit 'Show at most this many, those that hold most first; 0 shows all'
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;agent;show'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;agent;retire'= {
            cand --agent 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]'
            cand --request-id 'Do this at most once: the same id and arguments get the first answer again'
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;agent;help'= {
            cand register 'Register an agent, or change what is known of it'
            cand list 'List agents with their states and figures'
            cand show 'Show one agent with what it holds'
            cand retire 'Retire an agent: it gets no work before it is registered again'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'coordctl;agent;help;register'= {
        }
        &'coordctl;agent;help;list'= {
        }
        &'coordctl;agent;help;show'= {
        }
        &'coordctl;agent;help;retire'= {
        }
        &'coordctl;agent;help;help'= {
        }
        &'coordctl;whoami'= {
            cand --agent 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]'
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;dashboard'= {
            cand --interval 'How often to draw it with --watch, at least 100ms'
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --watch 'Draw it again and again until interrupted: in place on a terminal, one after the other in a pipe'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'coordctl;events'= {
            cand --limit 'Show at most this many, the newest'
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;where'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;generate-id'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --work 'Make an id of a work item instead of one of an agent'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;init'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;sync'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --when-due 'Wait until large public files are due again, a minute at the most'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;help'= {
            cand claim 'Create a work item and claim it, or claim one that waits'
            cand progress 'Report how far the work is, and renew the lease'
            cand complete 'Complete a work item'
            cand release 'Give a work item back: it is pending again'
            cand heartbeat 'Renew the leases on work items: those named, or all that the agent holds'
            cand list 'List work items'
            cand show 'Show one work item with its history'
            cand agent 'Register, list, show and retire agents'
            cand whoami 'Print as whom commands act here, and the rule that says so'
            cand dashboard 'Show what needs attention, who is at work, and what came of it'
            cand events 'Show what happened on the board'
            cand where 'Print the board''s directory and the rule that found it'
            cand generate-id 'Print an id that nobody else gets'
            cand init 'Make the board now; the first change would make it too'
            cand sync 'Bring the public files up to date now'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'coordctl;help;claim'= {
        }
        &'coordctl;help;progress'= {
        }
        &'coordctl;help;complete'= {
        }
        &'coordctl;help;release'= {
        }
        &'coordctl;help;heartbeat'= {
        }
        &'coordctl;help;list'= {
        }
        &'coordctl;help;show'= {
        }
        &'coordctl;help;agent'= {
            cand register 'Register an agent, or change what is known of it'
            cand list 'List agents with their states and figures'
            cand show 'Show one agent with what it holds'
            cand retire 'Retire an agent: it gets no work before it is registered again'
        }
        &'coordctl;help;agent;register'= {
        }
        &'coordctl;help;agent;list'= {
        }
        &'coordctl;help;agent;show'= {
        }
        &'coordctl;help;agent;retire'= {
        }
        &'coordctl;help;whoami'= {
        }
        &'coordctl;help;dashboard'= {
        }
        &'coordctl;help;events'= {
        }
        &'coordctl;help;where'= {
        }
        &'coordctl;help;generate-id'= {
        }
        &'coordctl;help;init'= {
        }
        &'coordctl;help;sync'= {
        }
        &'coordctl;help;help'= {
        }
    ]
    $completions[$command]
}
