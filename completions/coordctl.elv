
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
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand add 'Add a work item that nobody holds yet'
            cand claim 'Create a work item and claim it, claim one that waits, or whatever is next'
            cand progress 'Report how far the work is, and renew the lease'
            cand complete 'Complete a work item'
            cand fail 'End an attempt that came to nothing: the item is tried again, or given up'
            cand release 'Give a work item back: it is pending again'
            cand block 'Say what a work item that you hold waits for'
            cand unblock 'Say that a blocked work item can go on'
            cand note 'Add a note to a work item'
            cand label 'Put labels on a work item, or take them off'
            cand set 'Change the priority, description, team, dates or dependencies of a work item'
            cand handoff 'Hand a work item that you hold on to another agent, role or team'
            cand reassign 'Give a work item to somebody from outside, whoever holds it'
            cand heartbeat 'Renew the leases on work items: those named, or all that the agent holds'
            cand run 'Run a command for a work item, renew its lease meanwhile, and complete or fail the item'
            cand reclaim 'Return what ended leases hold to the board; every claim does so in passing'
            cand guard 'Exit 0 only while a claim still stands: for use right before a push or a deploy'
            cand ready 'List the items that can be taken, in the order in which claim --next offers them'
            cand blocked 'List the open items that nobody can take now, and why'
            cand explain 'Say why a work item is or is not offered, and to whom'
            cand dead-letters 'Deal with the items that were given up'
            cand list 'List work items'
            cand show 'Show one work item with its history'
            cand agent 'Register, list, show and retire agents'
            cand whoami 'Print as whom commands act here, and the rule that says so'
            cand dashboard 'Show what needs attention, who is at work, and what came of it'
            cand events 'Show what happened on the board'
            cand trace 'Show where the time of a work item went, as a waterfall'
            cand telemetry 'Read, judge, convert and export the spans of commands'
            cand metrics 'Print figures of the board in the text format of Prometheus'
            cand gate 'Exit 0 only if the board keeps to conditions: for pipelines'
            cand claude 'Analyse the board, by Claude or from the board''s own figures'
            cand scrum 'Show a ceremony of Scrum at Scale, computed from the board, its history and program.toml'
            cand program 'Make or check program.toml, which the ceremonies of scrum read'
            cand archive 'Move what is closed and old into the archive; search, show and bring it back'
            cand doctor 'Say what is wrong with the board, and what to do about it'
            cand verify 'Check what must hold on every board, and compare it with how it was'
            cand tend 'Do upkeep by rules once: for cron'
            cand backup 'Write the whole board at one point in time into a file'
            cand restore 'Put the board back to what a backup holds'
            cand cron 'Have cron or systemd do again and again what keeps a board in order'
            cand worktree 'Make worktrees of git for work items, and remove them without losing anything'
            cand wait 'Wait until an item is done, ready or released, or until anything changes'
            cand where 'Print the board''s directory and the rule that found it'
            cand generate-id 'Print an id that nobody else gets'
            cand init 'Make the board now; the first change would make it too'
            cand legacy 'Do what a command of coordination_helper.sh did; a link with that name does the same'
            cand migrate 'Take over what an older tool left in a directory'
            cand sync 'Bring the public files up to date now'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'coordctl;add'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --from 'Add every item that a file lists, or stdin for -: all or none; the options are for items that say nothing else'
            cand --format 'How the file is written: json, jsonl or csv [default: by its name, else by what is in it]'
            cand --priority 'How urgent it is: critical, high, medium or low'
            cand --team 'Whose work it is [env: AGENT_TEAM] [default: as work.routes says for its type]'
            cand --points 'Story points'
            cand --label 'A label; may be repeated'
            cand --estimate 'How long the work may take, for people; nothing is enforced by it'
            cand --depends-on 'An item that must be completed first; may be repeated'
            cand --capability 'What an agent must be able to do to claim it; may be repeated'
            cand --not-before 'Offer it from then on: a time, or how far ahead it is, such as 2h'
            cand --due 'To be done by then: among items of one priority the earliest is offered first'
            cand --max-attempts 'How many attempts may fail before it is given up [default: work.max_attempts, 3]'
            cand --body-file 'Long text from a file, or - for stdin'
            cand --accept 'What must hold when it is completed; may be repeated'
            cand --agent 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]'
            cand --request-id 'Do this at most once: the same id and arguments get the first answer again'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;claim'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --type 'With --next: only items of this type'
            cand --priority-at-least 'With --next: only items at least as urgent: critical, high, medium or low'
            cand --capability 'What the agent can do, beside what it is registered with; may be repeated'
            cand --count 'Take up to this many at once'
            cand --priority 'How urgent it is: critical, high, medium or low'
            cand --team 'Whose work it is [env: AGENT_TEAM] [default: as work.routes says for its type]'
            cand --points 'Story points'
            cand --label 'A label; may be repeated'
            cand --estimate 'How long the work may take, for people; nothing is enforced by it'
            cand --ttl 'How long the claim lasts unless it is renewed, such as 2h, or none'
            cand --pid 'The process that does the work: while it runs, an ended lease is kept for as long again'
            cand --agent 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]'
            cand --request-id 'Do this at most once: the same id and arguments get the first answer again'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --next 'Take the most urgent item that is ready: by priority, then due date, then age'
            cand --id-only 'Print the id and nothing else'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;progress'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --note 'A note for whoever looks at the item'
            cand --fence 'The fence that claim answered'
            cand --agent 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]'
            cand --request-id 'Do this at most once: the same id and arguments get the first answer again'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;complete'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --points 'Points for the velocity; the item''s own, else 5'
            cand --artifact 'Record this file with its size and SHA-256, as it is after the checks; may be repeated'
            cand --commit 'Record this commit; in a git repository it must be there; may be repeated'
            cand --check 'Run this command with sh first, and complete only if it succeeds; may be repeated'
            cand --accepted 'Accept the criteria with these numbers, such as 1,3, or all; may be repeated'
            cand --waive 'Complete without a criterion, and record why; may be repeated'
            cand --fence 'The fence that claim answered'
            cand --agent 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]'
            cand --request-id 'Do this at most once: the same id and arguments get the first answer again'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;fail'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --reason 'Why'
            cand --fence 'The fence that claim answered'
            cand --agent 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]'
            cand --request-id 'Do this at most once: the same id and arguments get the first answer again'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --retry 'Try again, whatever the number of attempts'
            cand --no-retry 'Give up at once'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;release'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --reason 'Why; kept as a note'
            cand --fence 'The fence that claim answered'
            cand --agent 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]'
            cand --request-id 'Do this at most once: the same id and arguments get the first answer again'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;block'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --on 'What it waits for'
            cand --fence 'The fence that claim answered'
            cand --agent 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]'
            cand --request-id 'Do this at most once: the same id and arguments get the first answer again'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;unblock'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --fence 'The fence that claim answered'
            cand --agent 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]'
            cand --request-id 'Do this at most once: the same id and arguments get the first answer again'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;note'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --fence 'The fence that claim answered'
            cand --agent 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]'
            cand --request-id 'Do this at most once: the same id and arguments get the first answer again'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;label'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --remove 'A label to take off it; may be repeated'
            cand --fence 'The fence that claim answered'
            cand --agent 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]'
            cand --request-id 'Do this at most once: the same id and arguments get the first answer again'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;set'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --priority 'How urgent it is: critical, high, medium or low'
            cand --description 'What is to be done'
            cand --team 'Whose work it is'
            cand --due 'To be done by then: a time, how far ahead it is such as 2h, or none'
            cand --not-before 'Offer it from then on: a time, how far ahead it is such as 2h, or none'
            cand --points 'Story points'
            cand --max-attempts 'How many attempts may fail before it is given up'
            cand --depends-on 'A further item that must be completed first; may be repeated'
            cand --independent-of 'An item that need not be completed first any more; may be repeated'
            cand --fence 'The fence that claim answered'
            cand --agent 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]'
            cand --request-id 'Do this at most once: the same id and arguments get the first answer again'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;handoff'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --to 'To this agent, which holds it at once and learns its fence by claiming it'
            cand --to-role 'To whoever of this role claims it first'
            cand --to-team 'To whoever of this team claims it first'
            cand --context 'What the next holder needs to know: a file, or - for stdin'
            cand --text 'The same as words on the command line'
            cand --ttl 'The next holder''s lease, such as 2h; as long as the present one where this is not given'
            cand --fence 'The fence that claim answered'
            cand --agent 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]'
            cand --request-id 'Do this at most once: the same id and arguments get the first answer again'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;reassign'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --to 'To this agent, which holds it at once and learns its fence by claiming it'
            cand --to-role 'To whoever of this role claims it first'
            cand --to-team 'To whoever of this team claims it first'
            cand --reason 'Why, for the next holder and for the one who loses it'
            cand --ttl 'The next holder''s lease, such as 2h; as long as the present one where this is not given'
            cand --agent 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]'
            cand --request-id 'Do this at most once: the same id and arguments get the first answer again'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;heartbeat'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --ttl 'Renew for this long instead of the time that each claim asked for'
            cand --fence 'The fence that claim answered'
            cand --agent 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;run'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --work 'Claim this item'
            cand --type 'Only an item of this type; with --description, the type of a new one'
            cand --description 'Create an item and claim it: what is to be done'
            cand --priority 'How urgent the new item is: critical, high, medium or low [default: medium]'
            cand --team 'Only an item of this team; with --description, whose work it is [env: AGENT_TEAM]'
            cand --label 'Only an item with this label; with --description, a label of the new one; may be repeated'
            cand --priority-at-least 'Only an item at least as urgent'
            cand --capability 'What the command can do, beside what the agent is registered with; may be repeated'
            cand --ttl 'How long the claim lasts if this program dies; it is renewed at a third of it'
            cand --jobs 'Run this many items at once'
            cand --idle-exit 'End the loop when nothing came for so long'
            cand --grace 'Between the request to end and the kill, where the lease is lost'
            cand --agent 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]'
            cand --stage 'Become the command, for the process with this number'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --next 'Claim the next item that waits; so does naming none'
            cand --loop 'Take the next item when one is done, until a signal ends it'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;reclaim'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --agent 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;guard'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --fence 'The fence that claim answered'
            cand --for 'Demand that the lease lasts at least this long still'
            cand --agent 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;ready'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --type 'Only items of this type'
            cand --team 'Only items of this team'
            cand --label 'Only items with this label; may be repeated'
            cand --priority-at-least 'Only items at least as urgent: critical, high, medium or low'
            cand --limit 'Show at most this many; 0 for all'
            cand --capability 'What the agent can do, beside what it is registered with; may be repeated'
            cand --agent 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;blocked'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --type 'Only items of this type'
            cand --team 'Only items of this team'
            cand --label 'Only items with this label; may be repeated'
            cand --priority-at-least 'Only items at least as urgent: critical, high, medium or low'
            cand --limit 'Show at most this many; 0 for all'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;explain'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --agent 'Say it for this agent only, also where the board does not know it'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;dead-letters'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand -h 'Print help'
            cand --help 'Print help'
            cand list 'List the items that were given up, the newest first'
            cand show 'Show one of them with all its attempts'
            cand requeue 'Offer them again, with all their attempts before them; all of those named, or none'
            cand drop 'Call them off: they stay on the board as cancelled; all of those named, or none'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'coordctl;dead-letters;list'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --type 'Only items of this type'
            cand --team 'Only items of this team'
            cand --label 'Only items with this label; may be repeated'
            cand --priority-at-least 'Only items at least as urgent: critical, high, medium or low'
            cand --limit 'Show at most this many; 0 for all'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;dead-letters;show'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;dead-letters;requeue'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --reason 'Why; kept as a note'
            cand --agent 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]'
            cand --request-id 'Do this at most once: the same id and arguments get the first answer again'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;dead-letters;drop'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --reason 'Why; kept as a note'
            cand --agent 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]'
            cand --request-id 'Do this at most once: the same id and arguments get the first answer again'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;dead-letters;help'= {
            cand list 'List the items that were given up, the newest first'
            cand show 'Show one of them with all its attempts'
            cand requeue 'Offer them again, with all their attempts before them; all of those named, or none'
            cand drop 'Call them off: they stay on the board as cancelled; all of those named, or none'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'coordctl;dead-letters;help;list'= {
        }
        &'coordctl;dead-letters;help;show'= {
        }
        &'coordctl;dead-letters;help;requeue'= {
        }
        &'coordctl;dead-letters;help;drop'= {
        }
        &'coordctl;dead-letters;help;help'= {
        }
        &'coordctl;list'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --status 'A status, or open (not closed), closed, or all'
            cand --team 'Only items of this team'
            cand --type 'Only items of this type'
            cand --agent 'Only items that this agent holds or held last'
            cand --label 'Only items with this label'
            cand --priority 'Only items of this priority'
            cand --since 'Only items that changed since then: a time, or a length of time ago such as 2h'
            cand --limit 'Show at most this many; 0 for all'
            cand --sort 'What comes first: created (oldest), changed (newest) or priority (most urgent, then oldest)'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;show'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --history 'Show at most this many of its changes, the newest'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
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
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand -h 'Print help'
            cand --help 'Print help'
            cand register 'Register an agent, or change what is known of it'
            cand list 'List agents with their states and figures'
            cand show 'Show one agent with what it holds'
            cand retire 'Retire an agent: it gets no work before it is registered again'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'coordctl;agent;register'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --team 'Its team [env: AGENT_TEAM, for a new agent]'
            cand --role 'Its role, such as reviewer'
            cand --capability 'Something it can do; may be repeated, and replaces the whole list; none empties it'
            cand --capacity 'How many items it may hold at once, or none for any number'
            cand --agent 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]'
            cand --request-id 'Do this at most once: the same id and arguments get the first answer again'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;agent;list'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --team 'Only agents of this team'
            cand --state 'Only agents in this state: working, idle, late, gone or retired'
            cand --limit 'Show at most this many, those that hold most first; 0 shows all'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
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
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;agent;retire'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --agent 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]'
            cand --request-id 'Do this at most once: the same id and arguments get the first answer again'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
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
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --agent 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;dashboard'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --interval 'How often to draw it with --watch, at least 100ms'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --watch 'Draw it again and again until interrupted: in place on a terminal, one after the other in a pipe'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'coordctl;events'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --limit 'Show at most this many: the newest of a table [default: 20], the first of a stream [default: all]'
            cand --since 'Show what happened after this change, named by its sequence number; 0 for everything'
            cand --work 'Only what happened to this work item'
            cand --agent 'Only what this agent did'
            cand --format 'The form of the stream: jsonl or text [default: text]'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --follow 'Show what happens from now on, or after the cursor of --since, until interrupted or nobody reads any more'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'coordctl;trace'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --steps 'Show the steps of each command too: the wait for the lock, the flush, HTTP calls'
            cand --all 'Show also what only read the item, in the traces of others'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;telemetry'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand -h 'Print help'
            cand --help 'Print help'
            cand tail 'Print the newest spans, and go on as they come'
            cand stats 'Count operations, errors and how long they took'
            cand convert 'Turn spans of older tools into OTLP/JSON lines'
            cand validate 'Check every line against the protocol'
            cand assert 'Exit 0 only if spans keep within limits'
            cand export 'Send spans to OTLP receivers, files or stdout'
            cand rotate 'Turn the file of spans if it is large or old enough'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'coordctl;telemetry;tail'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand -n 'Begin with this many, the newest'
            cand --limit 'Begin with this many, the newest'
            cand --where 'Only spans for which this holds, with != for which it does not: operation, agent, team, work, error or the name of any attribute; may be repeated'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand -f 'Go on as spans come'
            cand --follow 'Go on as spans come'
            cand --steps 'Also the steps of operations, such as the wait for the board''s lock'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'coordctl;telemetry;stats'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --since 'Only spans that ended since then: a time, or a length of time ago such as 24h'
            cand --by 'What operations are grouped by: operation, agent or team'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'coordctl;telemetry;convert'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --out 'Write the lines to a new file, not to stdout'
            cand --rejects 'Write what is set aside to a new file, as JSON lines: file, offset, length, line, reason, text'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'coordctl;telemetry;validate'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --limit 'Show at most so many faults; all are counted'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'coordctl;telemetry;assert'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --since 'Only spans that ended since then: a time, or a length of time ago such as 24h'
            cand --where 'Only spans for which this holds, with != for which it does not: operation, agent, team, work, error or the name of any attribute; may be repeated'
            cand --p50 'The longest median, such as 20ms'
            cand --p95 'The longest 95th percentile'
            cand --p99 'The longest 99th percentile'
            cand --max 'The longest of all'
            cand --error-rate 'The largest part that may fail, such as 1% or 0.5'
            cand --min-count 'The fewest spans that must match [default: 1]'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'coordctl;telemetry;export'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --endpoint 'Send to this receiver, to whose path v1/traces is appended; may be given several times'
            cand --to 'Append OTLP/JSON lines to this file, or write them to stdout for -; may be given several times'
            cand --sink 'Send to this sink of coordctl.toml; may be given several times'
            cand --protocol 'How requests are encoded [default: http/protobuf]'
            cand --since 'Begin here and leave the cursors where they are: a cursor that was printed, begin, or a time back such as 24h'
            cand --retry-for 'Give a receiver up that takes nothing for this long [default: 60s, and never with --follow]'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --follow 'Go on with what comes, until interrupted'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'coordctl;telemetry;rotate'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --now 'Turn it however small and new it is'
            cand --finish 'Only compress and remove what was turned before'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;telemetry;help'= {
            cand tail 'Print the newest spans, and go on as they come'
            cand stats 'Count operations, errors and how long they took'
            cand convert 'Turn spans of older tools into OTLP/JSON lines'
            cand validate 'Check every line against the protocol'
            cand assert 'Exit 0 only if spans keep within limits'
            cand export 'Send spans to OTLP receivers, files or stdout'
            cand rotate 'Turn the file of spans if it is large or old enough'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'coordctl;telemetry;help;tail'= {
        }
        &'coordctl;telemetry;help;stats'= {
        }
        &'coordctl;telemetry;help;convert'= {
        }
        &'coordctl;telemetry;help;validate'= {
        }
        &'coordctl;telemetry;help;assert'= {
        }
        &'coordctl;telemetry;help;export'= {
        }
        &'coordctl;telemetry;help;rotate'= {
        }
        &'coordctl;telemetry;help;help'= {
        }
        &'coordctl;metrics'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --textfile 'Write them to this file instead, in one step; its name must end in .prom, and its directory must be there'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'coordctl;gate'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --p50 'The longest median of the spans of a verb, such as claim=20ms'
            cand --p95 'The longest 95th percentile of the spans of a verb'
            cand --p99 'The longest 99th percentile of the spans of a verb'
            cand --max 'The longest of all spans of a verb'
            cand --error-rate 'The largest part of the commands that may fail, such as 1%, or of one verb, such as claim=1%'
            cand --max-age 'How old the oldest open item of a priority, or of any, may be, such as critical=4h'
            cand --max-pending 'The most items that may wait'
            cand --max-blocked 'The most items that may be blocked'
            cand --max-dead-letters 'The most items that may have been given up'
            cand --max-late 'The most held items whose lease may have ended'
            cand --max-lost-spans 'The most spans that may have been lost'
            cand --max-damage 'The most damaged places that the journal may have'
            cand --max-cost 'The most US dollars that Claude may have cost in so long, such as 5/1d'
            cand --min-health 'The least score of health, from 0 to 100'
            cand --min-throughput 'The fewest completions in so long, such as 10/1d'
            cand --min-completion-rate 'The least part of what ended that was completed, such as 90%'
            cand --file 'Read conditions from this file instead of gates.toml in the board''s directory'
            cand --window 'How far back spans and what ended are looked at [default: that of the file, else 24h]'
            cand --junit 'Write the verdicts to this file as JUnit''s XML'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --allow-no-data 'Let conditions pass that there is no data for'
            cand --github 'Print annotations for GitHub Actions, and append a table to the file that GITHUB_STEP_SUMMARY names'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;claude'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand -h 'Print help'
            cand --help 'Print help'
            cand priorities 'Say what to do next, and why'
            cand assignments 'Say who should take what, so that the load is balanced'
            cand health 'Judge how the swarm stands, and what threatens it'
            cand bottlenecks 'Find where work waits, and for whom'
            cand recommend 'Recommend the item that this agent should take'
            cand team 'Judge how a team stands, or each of them'
            cand teams 'Say how teams should be formed'
            cand ask 'Ask a question about the board'
            cand stream 'Tell what is worth knowing while the board changes'
            cand pipe 'Analyse any text or JSON from stdin; print one JSON document'
            cand enhanced 'Analyse a file into a file, and try again where it fails'
            cand reports 'Show which analyses there are, how old, by whom and at what cost'
            cand costs 'Show what Claude was used for, and what it cost'
            cand apply 'Do what a kept report advises'
            cand undo 'Take back what was done as a report advised, where nobody has touched it since'
            cand scorecard 'Show what came of past advice'
            cand prompt 'Print what would be sent to Claude, byte for byte; nothing is sent'
            cand schema 'Print the JSON Schema of an analysis'' answer'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'coordctl;claude;priorities'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --provider 'Who is asked: api, cli, local, or auto: the API if a key is set, else the claude program, else the board''s own figures'
            cand --model 'The model [env: COORDCTL_CLAUDE_MODEL, ANTHROPIC_MODEL] [default: claude-opus-5-5]'
            cand --effort 'How much effort is to be made: low, medium, high, xhigh or max'
            cand --max-tokens 'The most tokens of the answer, thinking included'
            cand --max-changes 'Change at most so many items, the most urgent first [default: 20]'
            cand --canary 'Change only this share of the items, chosen by chance, and compare them with the rest: such as 10%'
            cand --agent 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]'
            cand --request-id 'Do this at most once: the same id and arguments get the first answer again'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --require-claude 'Fail rather than take the board''s own figures where Claude is not to be had'
            cand --fresh 'Ask again even if the board has not changed since the last answer'
            cand --redact 'Leave out of what is sent what people wrote about the items'
            cand --apply 'Change the board as advised, all in one step; on a terminal you are asked first'
            cand --dry-run 'Only tell what would be changed'
            cand --yes 'Do not ask; needed where nobody can be asked'
            cand --shadow 'Only note what would be changed, so that the scorecard tells later what came of it'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;claude;assignments'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --provider 'Who is asked: api, cli, local, or auto: the API if a key is set, else the claude program, else the board''s own figures'
            cand --model 'The model [env: COORDCTL_CLAUDE_MODEL, ANTHROPIC_MODEL] [default: claude-opus-5-5]'
            cand --effort 'How much effort is to be made: low, medium, high, xhigh or max'
            cand --max-tokens 'The most tokens of the answer, thinking included'
            cand --max-changes 'Change at most so many items, the most urgent first [default: 20]'
            cand --canary 'Change only this share of the items, chosen by chance, and compare them with the rest: such as 10%'
            cand --agent 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]'
            cand --request-id 'Do this at most once: the same id and arguments get the first answer again'
            cand --hold 'Keep an item so long for the agent that should take it; after that anybody may [default: 1h]'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --require-claude 'Fail rather than take the board''s own figures where Claude is not to be had'
            cand --fresh 'Ask again even if the board has not changed since the last answer'
            cand --redact 'Leave out of what is sent what people wrote about the items'
            cand --apply 'Change the board as advised, all in one step; on a terminal you are asked first'
            cand --dry-run 'Only tell what would be changed'
            cand --yes 'Do not ask; needed where nobody can be asked'
            cand --shadow 'Only note what would be changed, so that the scorecard tells later what came of it'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;claude;health'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --provider 'Who is asked: api, cli, local, or auto: the API if a key is set, else the claude program, else the board''s own figures'
            cand --model 'The model [env: COORDCTL_CLAUDE_MODEL, ANTHROPIC_MODEL] [default: claude-opus-5-5]'
            cand --effort 'How much effort is to be made: low, medium, high, xhigh or max'
            cand --max-tokens 'The most tokens of the answer, thinking included'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --require-claude 'Fail rather than take the board''s own figures where Claude is not to be had'
            cand --fresh 'Ask again even if the board has not changed since the last answer'
            cand --redact 'Leave out of what is sent what people wrote about the items'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;claude;bottlenecks'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --provider 'Who is asked: api, cli, local, or auto: the API if a key is set, else the claude program, else the board''s own figures'
            cand --model 'The model [env: COORDCTL_CLAUDE_MODEL, ANTHROPIC_MODEL] [default: claude-opus-5-5]'
            cand --effort 'How much effort is to be made: low, medium, high, xhigh or max'
            cand --max-tokens 'The most tokens of the answer, thinking included'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --require-claude 'Fail rather than take the board''s own figures where Claude is not to be had'
            cand --fresh 'Ask again even if the board has not changed since the last answer'
            cand --redact 'Leave out of what is sent what people wrote about the items'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;claude;recommend'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --type 'Only items of this type'
            cand --agent 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]'
            cand --provider 'Who is asked: api, cli, local, or auto: the API if a key is set, else the claude program, else the board''s own figures'
            cand --model 'The model [env: COORDCTL_CLAUDE_MODEL, ANTHROPIC_MODEL] [default: claude-opus-5-5]'
            cand --effort 'How much effort is to be made: low, medium, high, xhigh or max'
            cand --max-tokens 'The most tokens of the answer, thinking included'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --require-claude 'Fail rather than take the board''s own figures where Claude is not to be had'
            cand --fresh 'Ask again even if the board has not changed since the last answer'
            cand --redact 'Leave out of what is sent what people wrote about the items'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;claude;team'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --provider 'Who is asked: api, cli, local, or auto: the API if a key is set, else the claude program, else the board''s own figures'
            cand --model 'The model [env: COORDCTL_CLAUDE_MODEL, ANTHROPIC_MODEL] [default: claude-opus-5-5]'
            cand --effort 'How much effort is to be made: low, medium, high, xhigh or max'
            cand --max-tokens 'The most tokens of the answer, thinking included'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --require-claude 'Fail rather than take the board''s own figures where Claude is not to be had'
            cand --fresh 'Ask again even if the board has not changed since the last answer'
            cand --redact 'Leave out of what is sent what people wrote about the items'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;claude;teams'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --provider 'Who is asked: api, cli, local, or auto: the API if a key is set, else the claude program, else the board''s own figures'
            cand --model 'The model [env: COORDCTL_CLAUDE_MODEL, ANTHROPIC_MODEL] [default: claude-opus-5-5]'
            cand --effort 'How much effort is to be made: low, medium, high, xhigh or max'
            cand --max-tokens 'The most tokens of the answer, thinking included'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --require-claude 'Fail rather than take the board''s own figures where Claude is not to be had'
            cand --fresh 'Ask again even if the board has not changed since the last answer'
            cand --redact 'Leave out of what is sent what people wrote about the items'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;claude;ask'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --provider 'Who is asked: api, cli, local, or auto: the API if a key is set, else the claude program, else the board''s own figures'
            cand --model 'The model [env: COORDCTL_CLAUDE_MODEL, ANTHROPIC_MODEL] [default: claude-opus-5-5]'
            cand --effort 'How much effort is to be made: low, medium, high, xhigh or max'
            cand --max-tokens 'The most tokens of the answer, thinking included'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --require-claude 'Fail rather than take the board''s own figures where Claude is not to be had'
            cand --fresh 'Ask again even if the board has not changed since the last answer'
            cand --redact 'Leave out of what is sent what people wrote about the items'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;claude;stream'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --for 'For how long'
            cand --every 'How often to look, where something changed [default: 1s, with Claude 30s]'
            cand --provider 'Who is asked: api, cli, local, or auto: the API if a key is set, else the claude program, else the board''s own figures'
            cand --model 'The model [env: COORDCTL_CLAUDE_MODEL, ANTHROPIC_MODEL] [default: claude-opus-5-5]'
            cand --effort 'How much effort is to be made: low, medium, high, xhigh or max'
            cand --max-tokens 'The most tokens of the answer, thinking included'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --require-claude 'Fail rather than take the board''s own figures where Claude is not to be had'
            cand --fresh 'Ask again even if the board has not changed since the last answer'
            cand --redact 'Leave out of what is sent what people wrote about the items'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;claude;pipe'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --provider 'Who is asked: api, cli, local, or auto: the API if a key is set, else the claude program, else the board''s own figures'
            cand --model 'The model [env: COORDCTL_CLAUDE_MODEL, ANTHROPIC_MODEL] [default: claude-opus-5-5]'
            cand --effort 'How much effort is to be made: low, medium, high, xhigh or max'
            cand --max-tokens 'The most tokens of the answer, thinking included'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --require-claude 'Fail rather than take the board''s own figures where Claude is not to be had'
            cand --fresh 'Ask again even if the board has not changed since the last answer'
            cand --redact 'Leave out of what is sent what people wrote about the items'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;claude;enhanced'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --provider 'Who is asked: api, cli, local, or auto: the API if a key is set, else the claude program, else the board''s own figures'
            cand --model 'The model [env: COORDCTL_CLAUDE_MODEL, ANTHROPIC_MODEL] [default: claude-opus-5-5]'
            cand --effort 'How much effort is to be made: low, medium, high, xhigh or max'
            cand --max-tokens 'The most tokens of the answer, thinking included'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --require-claude 'Fail rather than take the board''s own figures where Claude is not to be had'
            cand --fresh 'Ask again even if the board has not changed since the last answer'
            cand --redact 'Leave out of what is sent what people wrote about the items'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;claude;reports'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;claude;costs'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --since 'Since when: a time, or how long ago, such as 7d'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;claude;apply'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --max-changes 'Change at most so many items, the most urgent first [default: 20]'
            cand --canary 'Change only this share of the items, chosen by chance, and compare them with the rest: such as 10%'
            cand --agent 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]'
            cand --request-id 'Do this at most once: the same id and arguments get the first answer again'
            cand --hold 'Keep an item so long for the agent that should take it; after that anybody may [default: 1h]'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --dry-run 'Only tell what would be changed'
            cand --yes 'Do not ask; needed where nobody can be asked'
            cand --shadow 'Only note what would be changed, so that the scorecard tells later what came of it'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'coordctl;claude;undo'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --agent 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]'
            cand --request-id 'Do this at most once: the same id and arguments get the first answer again'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'coordctl;claude;scorecard'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --since 'Since when: a time, or how long ago, such as 7d'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'coordctl;claude;prompt'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --type 'With recommend: only items of this type'
            cand --provider 'Who is asked: api, cli, local, or auto: the API if a key is set, else the claude program, else the board''s own figures'
            cand --model 'The model [env: COORDCTL_CLAUDE_MODEL, ANTHROPIC_MODEL] [default: claude-opus-5-5]'
            cand --effort 'How much effort is to be made: low, medium, high, xhigh or max'
            cand --max-tokens 'The most tokens of the answer, thinking included'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --require-claude 'Fail rather than take the board''s own figures where Claude is not to be had'
            cand --fresh 'Ask again even if the board has not changed since the last answer'
            cand --redact 'Leave out of what is sent what people wrote about the items'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;claude;schema'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;claude;help'= {
            cand priorities 'Say what to do next, and why'
            cand assignments 'Say who should take what, so that the load is balanced'
            cand health 'Judge how the swarm stands, and what threatens it'
            cand bottlenecks 'Find where work waits, and for whom'
            cand recommend 'Recommend the item that this agent should take'
            cand team 'Judge how a team stands, or each of them'
            cand teams 'Say how teams should be formed'
            cand ask 'Ask a question about the board'
            cand stream 'Tell what is worth knowing while the board changes'
            cand pipe 'Analyse any text or JSON from stdin; print one JSON document'
            cand enhanced 'Analyse a file into a file, and try again where it fails'
            cand reports 'Show which analyses there are, how old, by whom and at what cost'
            cand costs 'Show what Claude was used for, and what it cost'
            cand apply 'Do what a kept report advises'
            cand undo 'Take back what was done as a report advised, where nobody has touched it since'
            cand scorecard 'Show what came of past advice'
            cand prompt 'Print what would be sent to Claude, byte for byte; nothing is sent'
            cand schema 'Print the JSON Schema of an analysis'' answer'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'coordctl;claude;help;priorities'= {
        }
        &'coordctl;claude;help;assignments'= {
        }
        &'coordctl;claude;help;health'= {
        }
        &'coordctl;claude;help;bottlenecks'= {
        }
        &'coordctl;claude;help;recommend'= {
        }
        &'coordctl;claude;help;team'= {
        }
        &'coordctl;claude;help;teams'= {
        }
        &'coordctl;claude;help;ask'= {
        }
        &'coordctl;claude;help;stream'= {
        }
        &'coordctl;claude;help;pipe'= {
        }
        &'coordctl;claude;help;enhanced'= {
        }
        &'coordctl;claude;help;reports'= {
        }
        &'coordctl;claude;help;costs'= {
        }
        &'coordctl;claude;help;apply'= {
        }
        &'coordctl;claude;help;undo'= {
        }
        &'coordctl;claude;help;scorecard'= {
        }
        &'coordctl;claude;help;prompt'= {
        }
        &'coordctl;claude;help;schema'= {
        }
        &'coordctl;claude;help;help'= {
        }
        &'coordctl;scrum'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand -h 'Print help'
            cand --help 'Print help'
            cand pi-planning 'Plan a Program Increment: objectives, capacity against load, velocity, dependencies, risks, forecast'
            cand scrum-of-scrums 'Tell of each team what it did, does and waits for, and of all what they wait for of each other'
            cand innovation-planning 'Plan the innovation and planning iteration: innovation, technical debt, what is not planned yet'
            cand ip 'Plan the innovation and planning iteration: innovation, technical debt, what is not planned yet'
            cand system-demo 'Show what was completed in a sprint or Program Increment'
            cand inspect-adapt 'Inspect and adapt: what the Program Increment came to, what went wrong, what is to be improved'
            cand ia 'Inspect and adapt: what the Program Increment came to, what went wrong, what is to be improved'
            cand art-sync 'Show risks, dependencies and health of the train'
            cand portfolio-kanban 'Show the epics of the portfolio by column, each as far as its items are'
            cand coach-training 'Show which verbs were used here, by how many agents, and what there is to practise'
            cand value-stream 'Show where the time of items goes: lead, cycle, touch and wait times, efficiency, cumulative flow, forecast'
            cand vsm 'Show where the time of items goes: lead, cycle, touch and wait times, efficiency, cumulative flow, forecast'
            cand daily-standup 'Tell of each team what it did, does and is kept from'
            cand retrospective 'Show what some days tell about how work went: failures, retries, long items and long waits'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'coordctl;scrum;pi-planning'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --runs 'Draw so many futures for the forecast'
            cand --seed 'Draw the same futures as with this seed before, from the same past [default: the number of the newest change]'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;scrum;scrum-of-scrums'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --since 'Tell of what was done since this time, or since so long ago, such as 3d'
            cand --team 'Only of this team'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;scrum;innovation-planning'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;scrum;ip'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;scrum;system-demo'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --sprint 'Of this sprint of program.toml, instead of the Program Increment'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;scrum;inspect-adapt'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;scrum;ia'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;scrum;art-sync'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --runs 'Draw so many futures for the forecast'
            cand --seed 'Draw the same futures as with this seed before, from the same past [default: the number of the newest change]'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;scrum;portfolio-kanban'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;scrum;coach-training'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --since 'Tell of what was done since this time, or since so long ago, such as 3d'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;scrum;value-stream'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --since 'Tell of what was done since this time, or since so long ago, such as 3d'
            cand --team 'Only of this team'
            cand --runs 'Draw so many futures for the forecast'
            cand --seed 'Draw the same futures as with this seed before, from the same past [default: the number of the newest change]'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;scrum;vsm'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --since 'Tell of what was done since this time, or since so long ago, such as 3d'
            cand --team 'Only of this team'
            cand --runs 'Draw so many futures for the forecast'
            cand --seed 'Draw the same futures as with this seed before, from the same past [default: the number of the newest change]'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;scrum;daily-standup'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --since 'Tell of what was done since this time, or since so long ago, such as 3d'
            cand --team 'Only of this team'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;scrum;retrospective'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --sprint 'Over this sprint of program.toml [default: the newest that is over, else the last 7 days]'
            cand --since 'Over the days since this time, or since so long ago, such as 30d'
            cand --team 'Only of this team'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;scrum;help'= {
            cand pi-planning 'Plan a Program Increment: objectives, capacity against load, velocity, dependencies, risks, forecast'
            cand scrum-of-scrums 'Tell of each team what it did, does and waits for, and of all what they wait for of each other'
            cand innovation-planning 'Plan the innovation and planning iteration: innovation, technical debt, what is not planned yet'
            cand system-demo 'Show what was completed in a sprint or Program Increment'
            cand inspect-adapt 'Inspect and adapt: what the Program Increment came to, what went wrong, what is to be improved'
            cand art-sync 'Show risks, dependencies and health of the train'
            cand portfolio-kanban 'Show the epics of the portfolio by column, each as far as its items are'
            cand coach-training 'Show which verbs were used here, by how many agents, and what there is to practise'
            cand value-stream 'Show where the time of items goes: lead, cycle, touch and wait times, efficiency, cumulative flow, forecast'
            cand daily-standup 'Tell of each team what it did, does and is kept from'
            cand retrospective 'Show what some days tell about how work went: failures, retries, long items and long waits'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'coordctl;scrum;help;pi-planning'= {
        }
        &'coordctl;scrum;help;scrum-of-scrums'= {
        }
        &'coordctl;scrum;help;innovation-planning'= {
        }
        &'coordctl;scrum;help;system-demo'= {
        }
        &'coordctl;scrum;help;inspect-adapt'= {
        }
        &'coordctl;scrum;help;art-sync'= {
        }
        &'coordctl;scrum;help;portfolio-kanban'= {
        }
        &'coordctl;scrum;help;coach-training'= {
        }
        &'coordctl;scrum;help;value-stream'= {
        }
        &'coordctl;scrum;help;daily-standup'= {
        }
        &'coordctl;scrum;help;retrospective'= {
        }
        &'coordctl;scrum;help;help'= {
        }
        &'coordctl;program'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand -h 'Print help'
            cand --help 'Print help'
            cand init 'Write a program.toml with everything in it as a comment'
            cand check 'Say everything that is wrong with program.toml, each with its line'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'coordctl;program;init'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --print 'Print it instead, and write nothing'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;program;check'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'coordctl;program;help'= {
            cand init 'Write a program.toml with everything in it as a comment; one that is there stays as it is'
            cand check 'Say everything that is wrong with program.toml, each with its line'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'coordctl;program;help;init'= {
        }
        &'coordctl;program;help;check'= {
        }
        &'coordctl;program;help;help'= {
        }
        &'coordctl;archive'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --older-than 'Only what was closed longer ago than this, such as 7d; 0s for whatever is closed [default: archive.older_than, 7d]'
            cand --keep-last 'Keep this many of the newest closed items, and of the newest completions [default: archive.keep_last, 1000]'
            cand --match 'Only items whose id, type, team, description or one of whose labels fits (* any text, ? one character); may be repeated; none of them is kept for being one of the newest, and neither spans nor history go'
            cand --status 'Items of this status, completed, cancelled or failed; may be repeated [default: completed and cancelled]'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --agents 'Also agents that hold nothing and gave no sign of life for as long; retired ones stay'
            cand --dry-run 'Say what would go, and write nothing'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand search 'Find what was archived, the newest first'
            cand show 'Show what was archived under an id: the row as it was last, and its changes'
            cand restore 'Put rows back onto the board as they were, with their completions; all of those named, or none'
            cand list 'List the files of the archive'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'coordctl;archive;search'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --type 'Only items of this type'
            cand --team 'Only what is of this team'
            cand --agent 'Only what is of this agent, or was done by it'
            cand --label 'Only items with this label'
            cand --status 'Only items of this status'
            cand --since 'Only what was closed, or happened, since then: a time, or a length of time ago such as 30d'
            cand --until 'Only what was closed, or happened, before then'
            cand --kind 'What is looked for: work, completion, agent, span or event'
            cand --limit 'Show at most this many; 0 for all'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;archive;show'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;archive;restore'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --agent 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]'
            cand --request-id 'Do this at most once: the same id and arguments get the first answer again'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;archive;list'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --check 'Read every file, and compare it with its checksum'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;archive;help'= {
            cand search 'Find what was archived, the newest first'
            cand show 'Show what was archived under an id: the row as it was last, and its changes'
            cand restore 'Put rows back onto the board as they were, with their completions; all of those named, or none'
            cand list 'List the files of the archive'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'coordctl;archive;help;search'= {
        }
        &'coordctl;archive;help;show'= {
        }
        &'coordctl;archive;help;restore'= {
        }
        &'coordctl;archive;help;list'= {
        }
        &'coordctl;archive;help;help'= {
        }
        &'coordctl;doctor'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --fix 'Put right what can be put right without losing anything; what is damaged is kept in quarantine'
            cand --online 'Also ask whether the receivers of spans and the Claude API answer; nothing is sent to them'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;verify'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --baseline 'Compare with this baseline'
            cand --save 'Write a baseline, over an older one, unless something broken or lost was found'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --exact 'Any difference from the baseline is one too many'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'coordctl;tend'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --dry-run 'Only tell what would be done; nothing is written'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;backup'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --to 'The directory for the file, made where it is missing; backups in the board''s directory where none is named'
            cand --keep 'Keep only the newest N backups of this board there, this one included'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --no-archive 'Leave the files of the archive out'
            cand --with-spans 'Take the files of spans along'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'coordctl;restore'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --into 'Make the board in this directory instead, which has none'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --dry-run 'Check the backup and show what would change, and write nothing'
            cand --other-board 'Put back the backup of another board'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'coordctl;cron'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand -h 'Print help'
            cand --help 'Print help'
            cand install 'What is to be installed'
            cand remove 'Take the jobs of this board away, wherever they are installed'
            cand status 'Tell when each job ran last, how it ended, when it is due, and whether it should have run'
            cand show 'What is to be installed'
            cand run 'Do a job once, as cron does: its output goes to logs/cron.log in the board''s directory'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'coordctl;cron;install'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --only 'Only these jobs'
            cand --every 'Do a job so often: 1m to 30m and 1h to 12h where they part an hour or a day evenly, 1d or 7d; may be repeated'
            cand --at 'Do a daily or weekly job at this time; may be repeated'
            cand --textfile 'Also write metrics for the node exporter to this file; its name must end in .prom'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --systemd 'Only timers of the user''s systemd'
            cand --crontab 'Only the user''s crontab'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;cron;remove'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --systemd 'Only timers of the user''s systemd'
            cand --crontab 'Only the user''s crontab'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;cron;status'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --systemd 'Only timers of the user''s systemd'
            cand --crontab 'Only the user''s crontab'
            cand --check 'Exit 50 where a job failed, is overdue or never ran'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;cron;show'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --only 'Only these jobs'
            cand --every 'Do a job so often: 1m to 30m and 1h to 12h where they part an hour or a day evenly, 1d or 7d; may be repeated'
            cand --at 'Do a daily or weekly job at this time; may be repeated'
            cand --textfile 'Also write metrics for the node exporter to this file; its name must end in .prom'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --systemd 'Only timers of the user''s systemd'
            cand --crontab 'Only the user''s crontab'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;cron;run'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --schedule 'The schedule that it is done by, for its span'
            cand --textfile 'The file of the job metrics'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --to-stdout 'Leave its output where ours goes, for the journal of systemd'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;cron;help'= {
            cand install 'Install the jobs of this board, for this user; doing it again changes nothing'
            cand remove 'Take the jobs of this board away, wherever they are installed'
            cand status 'Tell when each job ran last, how it ended, when it is due, and whether it should have run'
            cand show 'Print what install would write, and change nothing'
            cand run 'Do a job once, as cron does: its output goes to logs/cron.log in the board''s directory'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'coordctl;cron;help;install'= {
        }
        &'coordctl;cron;help;remove'= {
        }
        &'coordctl;cron;help;status'= {
        }
        &'coordctl;cron;help;show'= {
        }
        &'coordctl;cron;help;run'= {
        }
        &'coordctl;cron;help;help'= {
        }
        &'coordctl;worktree'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand -h 'Print help'
            cand --help 'Print help'
            cand add 'Make a worktree with a branch, a port and an environment file of its own for a work item; prints its path'
            cand list 'List the worktrees of the board and of this repository, and what would be lost with each'
            cand remove 'Remove a worktree that holds nothing that is only there'
            cand prune 'Forget worktrees whose directories are gone'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'coordctl;worktree;add'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --work 'The work item that it serves'
            cand --branch 'Its branch, which is made unless it is there [default: work/WORK_ID]'
            cand --base 'What a new branch begins at [default: HEAD]'
            cand --port-range 'Take the lowest free port of these'
            cand --fence 'The fence that claim answered'
            cand --agent 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;worktree;list'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;worktree;remove'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --archive 'Put commits, changes, untracked and ignored files into a file first, and read it back [default: PATH-TIME.tar]'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --stash 'Put uncommitted changes and untracked files into the repository''s stash first'
            cand --ignored-ok 'Ignored files may go: they can be made again'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;worktree;prune'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --dry-run 'Say what would be forgotten, and change nothing'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;worktree;help'= {
            cand add 'Make a worktree with a branch, a port and an environment file of its own for a work item; prints its path'
            cand list 'List the worktrees of the board and of this repository, and what would be lost with each'
            cand remove 'Remove a worktree that holds nothing that is only there'
            cand prune 'Forget worktrees whose directories are gone'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'coordctl;worktree;help;add'= {
        }
        &'coordctl;worktree;help;list'= {
        }
        &'coordctl;worktree;help;remove'= {
        }
        &'coordctl;worktree;help;prune'= {
        }
        &'coordctl;worktree;help;help'= {
        }
        &'coordctl;wait'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --until 'What to wait for: done, ready, released or any-change'
            cand --label 'Only items with this label; may be repeated'
            cand --team 'Only items of this team'
            cand --type 'Only items of this type'
            cand --agent 'With ready: wait until this agent can claim it, by its capabilities and whom the item is kept for; how many items it holds does not count'
            cand --since 'With any-change: count changes after this one, a sequence number of an earlier answer, so that none is missed'
            cand --timeout 'Give up after this long, with exit code 23; without it the wait has no end'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --next 'With ready: wait for any item that can be claimed, the most urgent and oldest first'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'coordctl;where'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;generate-id'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --request-id 'Do this at most once: the same id and arguments get the first answer again'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --work 'Make an id of a work item instead of one of an agent'
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
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;legacy'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;migrate'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --report 'Write the whole account to this file, as JSON'
            cand --ttl 'How long claims that are open last from now on unless they are renewed, such as 2h, or none'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --dry-run 'Say what would be done, and write nothing'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'coordctl;sync'= {
            cand --dir 'The board''s directory [env: COORDINATION_DIR]'
            cand --lock-timeout 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]'
            cand --durability 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]'
            cand --json 'Print one JSON document, and errors as JSON'
            cand -q 'Say nothing but data, warnings and errors'
            cand --quiet 'Say nothing but data, warnings and errors'
            cand -v 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --verbose 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
            cand --when-due 'Wait until large public files are due again, a minute at the most'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'coordctl;help'= {
            cand add 'Add a work item that nobody holds yet'
            cand claim 'Create a work item and claim it, claim one that waits, or whatever is next'
            cand progress 'Report how far the work is, and renew the lease'
            cand complete 'Complete a work item'
            cand fail 'End an attempt that came to nothing: the item is tried again, or given up'
            cand release 'Give a work item back: it is pending again'
            cand block 'Say what a work item that you hold waits for'
            cand unblock 'Say that a blocked work item can go on'
            cand note 'Add a note to a work item'
            cand label 'Put labels on a work item, or take them off'
            cand set 'Change the priority, description, team, dates or dependencies of a work item'
            cand handoff 'Hand a work item that you hold on to another agent, role or team'
            cand reassign 'Give a work item to somebody from outside, whoever holds it'
            cand heartbeat 'Renew the leases on work items: those named, or all that the agent holds'
            cand run 'Run a command for a work item, renew its lease meanwhile, and complete or fail the item'
            cand reclaim 'Return what ended leases hold to the board; every claim does so in passing'
            cand guard 'Exit 0 only while a claim still stands: for use right before a push or a deploy'
            cand ready 'List the items that can be taken, in the order in which claim --next offers them'
            cand blocked 'List the open items that nobody can take now, and why'
            cand explain 'Say why a work item is or is not offered, and to whom'
            cand dead-letters 'Deal with the items that were given up'
            cand list 'List work items'
            cand show 'Show one work item with its history'
            cand agent 'Register, list, show and retire agents'
            cand whoami 'Print as whom commands act here, and the rule that says so'
            cand dashboard 'Show what needs attention, who is at work, and what came of it'
            cand events 'Show what happened on the board'
            cand trace 'Show where the time of a work item went, as a waterfall'
            cand telemetry 'Read, judge, convert and export the spans of commands'
            cand metrics 'Print figures of the board in the text format of Prometheus'
            cand gate 'Exit 0 only if the board keeps to conditions: for pipelines'
            cand claude 'Analyse the board, by Claude or from the board''s own figures'
            cand scrum 'Show a ceremony of Scrum at Scale, computed from the board, its history and program.toml'
            cand program 'Make or check program.toml, which the ceremonies of scrum read'
            cand archive 'Move what is closed and old into the archive; search, show and bring it back'
            cand doctor 'Say what is wrong with the board, and what to do about it'
            cand verify 'Check what must hold on every board, and compare it with how it was'
            cand tend 'Do upkeep by rules once: for cron'
            cand backup 'Write the whole board at one point in time into a file'
            cand restore 'Put the board back to what a backup holds'
            cand cron 'Have cron or systemd do again and again what keeps a board in order'
            cand worktree 'Make worktrees of git for work items, and remove them without losing anything'
            cand wait 'Wait until an item is done, ready or released, or until anything changes'
            cand where 'Print the board''s directory and the rule that found it'
            cand generate-id 'Print an id that nobody else gets'
            cand init 'Make the board now; the first change would make it too'
            cand legacy 'Do what a command of coordination_helper.sh did; a link with that name does the same'
            cand migrate 'Take over what an older tool left in a directory'
            cand sync 'Bring the public files up to date now'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'coordctl;help;add'= {
        }
        &'coordctl;help;claim'= {
        }
        &'coordctl;help;progress'= {
        }
        &'coordctl;help;complete'= {
        }
        &'coordctl;help;fail'= {
        }
        &'coordctl;help;release'= {
        }
        &'coordctl;help;block'= {
        }
        &'coordctl;help;unblock'= {
        }
        &'coordctl;help;note'= {
        }
        &'coordctl;help;label'= {
        }
        &'coordctl;help;set'= {
        }
        &'coordctl;help;handoff'= {
        }
        &'coordctl;help;reassign'= {
        }
        &'coordctl;help;heartbeat'= {
        }
        &'coordctl;help;run'= {
        }
        &'coordctl;help;reclaim'= {
        }
        &'coordctl;help;guard'= {
        }
        &'coordctl;help;ready'= {
        }
        &'coordctl;help;blocked'= {
        }
        &'coordctl;help;explain'= {
        }
        &'coordctl;help;dead-letters'= {
        }
        &'coordctl;help;list'= {
        }
        &'coordctl;help;show'= {
        }
        &'coordctl;help;agent'= {
        }
        &'coordctl;help;whoami'= {
        }
        &'coordctl;help;dashboard'= {
        }
        &'coordctl;help;events'= {
        }
        &'coordctl;help;trace'= {
        }
        &'coordctl;help;telemetry'= {
        }
        &'coordctl;help;metrics'= {
        }
        &'coordctl;help;gate'= {
        }
        &'coordctl;help;claude'= {
        }
        &'coordctl;help;scrum'= {
        }
        &'coordctl;help;program'= {
        }
        &'coordctl;help;archive'= {
        }
        &'coordctl;help;doctor'= {
        }
        &'coordctl;help;verify'= {
        }
        &'coordctl;help;tend'= {
        }
        &'coordctl;help;backup'= {
        }
        &'coordctl;help;restore'= {
        }
        &'coordctl;help;cron'= {
        }
        &'coordctl;help;worktree'= {
        }
        &'coordctl;help;wait'= {
        }
        &'coordctl;help;where'= {
        }
        &'coordctl;help;generate-id'= {
        }
        &'coordctl;help;init'= {
        }
        &'coordctl;help;legacy'= {
        }
        &'coordctl;help;migrate'= {
        }
        &'coordctl;help;sync'= {
        }
        &'coordctl;help;help'= {
        }
    ]
    $completions[$command]
}
