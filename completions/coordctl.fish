# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_coordctl_global_optspecs
    string join \n dir= json q/quiet v/verbose lock-timeout= durability= h/help V/version
end

function __fish_coordctl_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_coordctl_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_coordctl_using_subcommand
    set -l cmd (__fish_coordctl_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c coordctl -n "__fish_coordctl_needs_command" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_needs_command" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_needs_command" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_needs_command" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_needs_command" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_needs_command" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c coordctl -n "__fish_coordctl_needs_command" -s V -l version -d 'Print version'
complete -c coordctl -n "__fish_coordctl_needs_command" -f -a "add" -d 'Add a work item that nobody holds yet'
complete -c coordctl -n "__fish_coordctl_needs_command" -f -a "claim" -d 'Create a work item and claim it, claim one that waits, or whatever is next'
complete -c coordctl -n "__fish_coordctl_needs_command" -f -a "progress" -d 'Report how far the work is, and renew the lease'
complete -c coordctl -n "__fish_coordctl_needs_command" -f -a "complete" -d 'Complete a work item'
complete -c coordctl -n "__fish_coordctl_needs_command" -f -a "fail" -d 'End an attempt that came to nothing: the item is tried again, or given up'
complete -c coordctl -n "__fish_coordctl_needs_command" -f -a "release" -d 'Give a work item back: it is pending again'
complete -c coordctl -n "__fish_coordctl_needs_command" -f -a "block" -d 'Say what a work item that you hold waits for'
complete -c coordctl -n "__fish_coordctl_needs_command" -f -a "unblock" -d 'Say that a blocked work item can go on'
complete -c coordctl -n "__fish_coordctl_needs_command" -f -a "note" -d 'Add a note to a work item'
complete -c coordctl -n "__fish_coordctl_needs_command" -f -a "label" -d 'Put labels on a work item, or take them off'
complete -c coordctl -n "__fish_coordctl_needs_command" -f -a "set" -d 'Change the priority, description, team, dates or dependencies of a work item'
complete -c coordctl -n "__fish_coordctl_needs_command" -f -a "handoff" -d 'Hand a work item that you hold on to another agent, role or team'
complete -c coordctl -n "__fish_coordctl_needs_command" -f -a "reassign" -d 'Give a work item to somebody from outside, whoever holds it'
complete -c coordctl -n "__fish_coordctl_needs_command" -f -a "heartbeat" -d 'Renew the leases on work items: those named, or all that the agent holds'
complete -c coordctl -n "__fish_coordctl_needs_command" -f -a "run" -d 'Run a command for a work item, renew its lease meanwhile, and complete or fail the item'
complete -c coordctl -n "__fish_coordctl_needs_command" -f -a "reclaim" -d 'Return what ended leases hold to the board; every claim does so in passing'
complete -c coordctl -n "__fish_coordctl_needs_command" -f -a "guard" -d 'Exit 0 only while a claim still stands: for use right before a push or a deploy'
complete -c coordctl -n "__fish_coordctl_needs_command" -f -a "ready" -d 'List the items that can be taken, in the order in which claim --next offers them'
complete -c coordctl -n "__fish_coordctl_needs_command" -f -a "blocked" -d 'List the open items that nobody can take now, and why'
complete -c coordctl -n "__fish_coordctl_needs_command" -f -a "explain" -d 'Say why a work item is or is not offered, and to whom'
complete -c coordctl -n "__fish_coordctl_needs_command" -f -a "dead-letters" -d 'Deal with the items that were given up'
complete -c coordctl -n "__fish_coordctl_needs_command" -f -a "list" -d 'List work items'
complete -c coordctl -n "__fish_coordctl_needs_command" -f -a "show" -d 'Show one work item with its history'
complete -c coordctl -n "__fish_coordctl_needs_command" -f -a "agent" -d 'Register, list, show and retire agents'
complete -c coordctl -n "__fish_coordctl_needs_command" -f -a "whoami" -d 'Print as whom commands act here, and the rule that says so'
complete -c coordctl -n "__fish_coordctl_needs_command" -f -a "dashboard" -d 'Show what needs attention, who is at work, and what came of it'
complete -c coordctl -n "__fish_coordctl_needs_command" -f -a "events" -d 'Show what happened on the board'
complete -c coordctl -n "__fish_coordctl_needs_command" -f -a "trace" -d 'Show where the time of a work item went, as a waterfall'
complete -c coordctl -n "__fish_coordctl_needs_command" -f -a "telemetry" -d 'Read, judge, convert and export the spans of commands'
complete -c coordctl -n "__fish_coordctl_needs_command" -f -a "metrics" -d 'Print figures of the board in the text format of Prometheus'
complete -c coordctl -n "__fish_coordctl_needs_command" -f -a "gate" -d 'Exit 0 only if the board keeps to conditions: for pipelines'
complete -c coordctl -n "__fish_coordctl_needs_command" -f -a "claude" -d 'Analyse the board, by Claude or from the board\'s own figures'
complete -c coordctl -n "__fish_coordctl_needs_command" -f -a "scrum" -d 'Show a ceremony of Scrum at Scale, computed from the board, its history and program.toml'
complete -c coordctl -n "__fish_coordctl_needs_command" -f -a "program" -d 'Make or check program.toml, which the ceremonies of scrum read'
complete -c coordctl -n "__fish_coordctl_needs_command" -f -a "archive" -d 'Move what is closed and old into the archive; search, show and bring it back'
complete -c coordctl -n "__fish_coordctl_needs_command" -f -a "doctor" -d 'Say what is wrong with the board, and what to do about it'
complete -c coordctl -n "__fish_coordctl_needs_command" -f -a "verify" -d 'Check what must hold on every board, and compare it with how it was'
complete -c coordctl -n "__fish_coordctl_needs_command" -f -a "tend" -d 'Do upkeep by rules once: for cron'
complete -c coordctl -n "__fish_coordctl_needs_command" -f -a "backup" -d 'Write the whole board at one point in time into a file'
complete -c coordctl -n "__fish_coordctl_needs_command" -f -a "restore" -d 'Put the board back to what a backup holds'
complete -c coordctl -n "__fish_coordctl_needs_command" -f -a "cron" -d 'Have cron or systemd do again and again what keeps a board in order'
complete -c coordctl -n "__fish_coordctl_needs_command" -f -a "worktree" -d 'Make worktrees of git for work items, and remove them without losing anything'
complete -c coordctl -n "__fish_coordctl_needs_command" -f -a "wait" -d 'Wait until an item is done, ready or released, or until anything changes'
complete -c coordctl -n "__fish_coordctl_needs_command" -f -a "where" -d 'Print the board\'s directory and the rule that found it'
complete -c coordctl -n "__fish_coordctl_needs_command" -f -a "generate-id" -d 'Print an id that nobody else gets'
complete -c coordctl -n "__fish_coordctl_needs_command" -f -a "init" -d 'Make the board now; the first change would make it too'
complete -c coordctl -n "__fish_coordctl_needs_command" -f -a "legacy" -d 'Do what a command of coordination_helper.sh did; a link with that name does the same'
complete -c coordctl -n "__fish_coordctl_needs_command" -f -a "migrate" -d 'Take over what an older tool left in a directory'
complete -c coordctl -n "__fish_coordctl_needs_command" -f -a "sync" -d 'Bring the public files up to date now'
complete -c coordctl -n "__fish_coordctl_needs_command" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c coordctl -n "__fish_coordctl_using_subcommand add" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand add" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand add" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand add" -l from -d 'Add every item that a file lists, or stdin for -: all or none; the options are for items that say nothing else' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand add" -l format -d 'How the file is written: json, jsonl or csv [default: by its name, else by what is in it]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand add" -l priority -d 'How urgent it is: critical, high, medium or low' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand add" -l team -d 'Whose work it is [env: AGENT_TEAM] [default: as work.routes says for its type]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand add" -l points -d 'Story points' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand add" -l label -d 'A label; may be repeated' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand add" -l estimate -d 'How long the work may take, for people; nothing is enforced by it' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand add" -l depends-on -d 'An item that must be completed first; may be repeated' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand add" -l capability -d 'What an agent must be able to do to claim it; may be repeated' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand add" -l not-before -d 'Offer it from then on: a time, or how far ahead it is, such as 2h' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand add" -l due -d 'To be done by then: among items of one priority the earliest is offered first' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand add" -l max-attempts -d 'How many attempts may fail before it is given up [default: work.max_attempts, 3]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand add" -l body-file -d 'Long text from a file, or - for stdin' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand add" -l accept -d 'What must hold when it is completed; may be repeated' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand add" -l agent -d 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand add" -l request-id -d 'Do this at most once: the same id and arguments get the first answer again' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand add" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand add" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand add" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand add" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand claim" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand claim" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claim" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claim" -l type -d 'With --next: only items of this type' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claim" -l priority-at-least -d 'With --next: only items at least as urgent: critical, high, medium or low' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claim" -l capability -d 'What the agent can do, beside what it is registered with; may be repeated' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claim" -l count -d 'Take up to this many at once' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claim" -l priority -d 'How urgent it is: critical, high, medium or low' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claim" -l team -d 'Whose work it is [env: AGENT_TEAM] [default: as work.routes says for its type]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claim" -l points -d 'Story points' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claim" -l label -d 'A label; may be repeated' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claim" -l estimate -d 'How long the work may take, for people; nothing is enforced by it' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claim" -l ttl -d 'How long the claim lasts unless it is renewed, such as 2h, or none' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claim" -l pid -d 'The process that does the work: while it runs, an ended lease is kept for as long again' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claim" -l agent -d 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claim" -l request-id -d 'Do this at most once: the same id and arguments get the first answer again' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claim" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand claim" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand claim" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand claim" -l next -d 'Take the most urgent item that is ready: by priority, then due date, then age'
complete -c coordctl -n "__fish_coordctl_using_subcommand claim" -l id-only -d 'Print the id and nothing else'
complete -c coordctl -n "__fish_coordctl_using_subcommand claim" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand progress" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand progress" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand progress" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand progress" -l note -d 'A note for whoever looks at the item' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand progress" -l fence -d 'The fence that claim answered' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand progress" -l agent -d 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand progress" -l request-id -d 'Do this at most once: the same id and arguments get the first answer again' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand progress" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand progress" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand progress" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand progress" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand complete" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand complete" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand complete" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand complete" -l points -d 'Points for the velocity; the item\'s own, else 5' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand complete" -l artifact -d 'Record this file with its size and SHA-256, as it is after the checks; may be repeated' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand complete" -l commit -d 'Record this commit; in a git repository it must be there; may be repeated' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand complete" -l check -d 'Run this command with sh first, and complete only if it succeeds; may be repeated' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand complete" -l accepted -d 'Accept the criteria with these numbers, such as 1,3, or all; may be repeated' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand complete" -l waive -d 'Complete without a criterion, and record why; may be repeated' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand complete" -l fence -d 'The fence that claim answered' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand complete" -l agent -d 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand complete" -l request-id -d 'Do this at most once: the same id and arguments get the first answer again' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand complete" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand complete" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand complete" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand complete" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand fail" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand fail" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand fail" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand fail" -l reason -d 'Why' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand fail" -l fence -d 'The fence that claim answered' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand fail" -l agent -d 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand fail" -l request-id -d 'Do this at most once: the same id and arguments get the first answer again' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand fail" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand fail" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand fail" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand fail" -l retry -d 'Try again, whatever the number of attempts'
complete -c coordctl -n "__fish_coordctl_using_subcommand fail" -l no-retry -d 'Give up at once'
complete -c coordctl -n "__fish_coordctl_using_subcommand fail" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand release" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand release" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand release" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand release" -l reason -d 'Why; kept as a note' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand release" -l fence -d 'The fence that claim answered' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand release" -l agent -d 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand release" -l request-id -d 'Do this at most once: the same id and arguments get the first answer again' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand release" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand release" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand release" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand release" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand block" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand block" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand block" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand block" -l on -d 'What it waits for' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand block" -l fence -d 'The fence that claim answered' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand block" -l agent -d 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand block" -l request-id -d 'Do this at most once: the same id and arguments get the first answer again' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand block" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand block" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand block" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand block" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand unblock" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand unblock" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand unblock" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand unblock" -l fence -d 'The fence that claim answered' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand unblock" -l agent -d 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand unblock" -l request-id -d 'Do this at most once: the same id and arguments get the first answer again' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand unblock" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand unblock" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand unblock" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand unblock" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand note" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand note" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand note" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand note" -l fence -d 'The fence that claim answered' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand note" -l agent -d 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand note" -l request-id -d 'Do this at most once: the same id and arguments get the first answer again' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand note" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand note" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand note" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand note" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand label" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand label" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand label" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand label" -l remove -d 'A label to take off it; may be repeated' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand label" -l fence -d 'The fence that claim answered' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand label" -l agent -d 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand label" -l request-id -d 'Do this at most once: the same id and arguments get the first answer again' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand label" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand label" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand label" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand label" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand set" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand set" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand set" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand set" -l priority -d 'How urgent it is: critical, high, medium or low' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand set" -l description -d 'What is to be done' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand set" -l team -d 'Whose work it is' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand set" -l due -d 'To be done by then: a time, how far ahead it is such as 2h, or none' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand set" -l not-before -d 'Offer it from then on: a time, how far ahead it is such as 2h, or none' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand set" -l points -d 'Story points' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand set" -l max-attempts -d 'How many attempts may fail before it is given up' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand set" -l depends-on -d 'A further item that must be completed first; may be repeated' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand set" -l independent-of -d 'An item that need not be completed first any more; may be repeated' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand set" -l fence -d 'The fence that claim answered' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand set" -l agent -d 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand set" -l request-id -d 'Do this at most once: the same id and arguments get the first answer again' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand set" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand set" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand set" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand set" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand handoff" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand handoff" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand handoff" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand handoff" -l to -d 'To this agent, which holds it at once and learns its fence by claiming it' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand handoff" -l to-role -d 'To whoever of this role claims it first' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand handoff" -l to-team -d 'To whoever of this team claims it first' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand handoff" -l context -d 'What the next holder needs to know: a file, or - for stdin' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand handoff" -l text -d 'The same as words on the command line' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand handoff" -l ttl -d 'The next holder\'s lease, such as 2h; as long as the present one where this is not given' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand handoff" -l fence -d 'The fence that claim answered' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand handoff" -l agent -d 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand handoff" -l request-id -d 'Do this at most once: the same id and arguments get the first answer again' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand handoff" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand handoff" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand handoff" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand handoff" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand reassign" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand reassign" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand reassign" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand reassign" -l to -d 'To this agent, which holds it at once and learns its fence by claiming it' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand reassign" -l to-role -d 'To whoever of this role claims it first' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand reassign" -l to-team -d 'To whoever of this team claims it first' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand reassign" -l reason -d 'Why, for the next holder and for the one who loses it' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand reassign" -l ttl -d 'The next holder\'s lease, such as 2h; as long as the present one where this is not given' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand reassign" -l agent -d 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand reassign" -l request-id -d 'Do this at most once: the same id and arguments get the first answer again' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand reassign" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand reassign" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand reassign" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand reassign" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand heartbeat" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand heartbeat" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand heartbeat" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand heartbeat" -l ttl -d 'Renew for this long instead of the time that each claim asked for' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand heartbeat" -l fence -d 'The fence that claim answered' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand heartbeat" -l agent -d 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand heartbeat" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand heartbeat" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand heartbeat" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand heartbeat" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand run" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand run" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand run" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand run" -l work -d 'Claim this item' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand run" -l type -d 'Only an item of this type; with --description, the type of a new one' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand run" -l description -d 'Create an item and claim it: what is to be done' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand run" -l priority -d 'How urgent the new item is: critical, high, medium or low [default: medium]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand run" -l team -d 'Only an item of this team; with --description, whose work it is [env: AGENT_TEAM]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand run" -l label -d 'Only an item with this label; with --description, a label of the new one; may be repeated' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand run" -l priority-at-least -d 'Only an item at least as urgent' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand run" -l capability -d 'What the command can do, beside what the agent is registered with; may be repeated' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand run" -l ttl -d 'How long the claim lasts if this program dies; it is renewed at a third of it' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand run" -l jobs -d 'Run this many items at once' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand run" -l idle-exit -d 'End the loop when nothing came for so long' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand run" -l grace -d 'Between the request to end and the kill, where the lease is lost' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand run" -l agent -d 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand run" -l stage -d 'Become the command, for the process with this number' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand run" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand run" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand run" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand run" -l next -d 'Claim the next item that waits; so does naming none'
complete -c coordctl -n "__fish_coordctl_using_subcommand run" -l loop -d 'Take the next item when one is done, until a signal ends it'
complete -c coordctl -n "__fish_coordctl_using_subcommand run" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand reclaim" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand reclaim" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand reclaim" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand reclaim" -l agent -d 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand reclaim" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand reclaim" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand reclaim" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand reclaim" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand guard" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand guard" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand guard" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand guard" -l fence -d 'The fence that claim answered' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand guard" -l for -d 'Demand that the lease lasts at least this long still' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand guard" -l agent -d 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand guard" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand guard" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand guard" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand guard" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand ready" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand ready" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand ready" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand ready" -l type -d 'Only items of this type' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand ready" -l team -d 'Only items of this team' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand ready" -l label -d 'Only items with this label; may be repeated' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand ready" -l priority-at-least -d 'Only items at least as urgent: critical, high, medium or low' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand ready" -l limit -d 'Show at most this many; 0 for all' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand ready" -l capability -d 'What the agent can do, beside what it is registered with; may be repeated' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand ready" -l agent -d 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand ready" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand ready" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand ready" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand ready" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand blocked" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand blocked" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand blocked" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand blocked" -l type -d 'Only items of this type' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand blocked" -l team -d 'Only items of this team' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand blocked" -l label -d 'Only items with this label; may be repeated' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand blocked" -l priority-at-least -d 'Only items at least as urgent: critical, high, medium or low' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand blocked" -l limit -d 'Show at most this many; 0 for all' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand blocked" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand blocked" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand blocked" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand blocked" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand explain" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand explain" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand explain" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand explain" -l agent -d 'Say it for this agent only, also where the board does not know it' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand explain" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand explain" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand explain" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand explain" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand dead-letters; and not __fish_seen_subcommand_from list show requeue drop help" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand dead-letters; and not __fish_seen_subcommand_from list show requeue drop help" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand dead-letters; and not __fish_seen_subcommand_from list show requeue drop help" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand dead-letters; and not __fish_seen_subcommand_from list show requeue drop help" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand dead-letters; and not __fish_seen_subcommand_from list show requeue drop help" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand dead-letters; and not __fish_seen_subcommand_from list show requeue drop help" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand dead-letters; and not __fish_seen_subcommand_from list show requeue drop help" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand dead-letters; and not __fish_seen_subcommand_from list show requeue drop help" -f -a "list" -d 'List the items that were given up, the newest first'
complete -c coordctl -n "__fish_coordctl_using_subcommand dead-letters; and not __fish_seen_subcommand_from list show requeue drop help" -f -a "show" -d 'Show one of them with all its attempts'
complete -c coordctl -n "__fish_coordctl_using_subcommand dead-letters; and not __fish_seen_subcommand_from list show requeue drop help" -f -a "requeue" -d 'Offer them again, with all their attempts before them; all of those named, or none'
complete -c coordctl -n "__fish_coordctl_using_subcommand dead-letters; and not __fish_seen_subcommand_from list show requeue drop help" -f -a "drop" -d 'Call them off: they stay on the board as cancelled; all of those named, or none'
complete -c coordctl -n "__fish_coordctl_using_subcommand dead-letters; and not __fish_seen_subcommand_from list show requeue drop help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c coordctl -n "__fish_coordctl_using_subcommand dead-letters; and __fish_seen_subcommand_from list" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand dead-letters; and __fish_seen_subcommand_from list" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand dead-letters; and __fish_seen_subcommand_from list" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand dead-letters; and __fish_seen_subcommand_from list" -l type -d 'Only items of this type' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand dead-letters; and __fish_seen_subcommand_from list" -l team -d 'Only items of this team' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand dead-letters; and __fish_seen_subcommand_from list" -l label -d 'Only items with this label; may be repeated' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand dead-letters; and __fish_seen_subcommand_from list" -l priority-at-least -d 'Only items at least as urgent: critical, high, medium or low' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand dead-letters; and __fish_seen_subcommand_from list" -l limit -d 'Show at most this many; 0 for all' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand dead-letters; and __fish_seen_subcommand_from list" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand dead-letters; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand dead-letters; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand dead-letters; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand dead-letters; and __fish_seen_subcommand_from show" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand dead-letters; and __fish_seen_subcommand_from show" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand dead-letters; and __fish_seen_subcommand_from show" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand dead-letters; and __fish_seen_subcommand_from show" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand dead-letters; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand dead-letters; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand dead-letters; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand dead-letters; and __fish_seen_subcommand_from requeue" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand dead-letters; and __fish_seen_subcommand_from requeue" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand dead-letters; and __fish_seen_subcommand_from requeue" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand dead-letters; and __fish_seen_subcommand_from requeue" -l reason -d 'Why; kept as a note' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand dead-letters; and __fish_seen_subcommand_from requeue" -l agent -d 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand dead-letters; and __fish_seen_subcommand_from requeue" -l request-id -d 'Do this at most once: the same id and arguments get the first answer again' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand dead-letters; and __fish_seen_subcommand_from requeue" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand dead-letters; and __fish_seen_subcommand_from requeue" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand dead-letters; and __fish_seen_subcommand_from requeue" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand dead-letters; and __fish_seen_subcommand_from requeue" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand dead-letters; and __fish_seen_subcommand_from drop" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand dead-letters; and __fish_seen_subcommand_from drop" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand dead-letters; and __fish_seen_subcommand_from drop" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand dead-letters; and __fish_seen_subcommand_from drop" -l reason -d 'Why; kept as a note' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand dead-letters; and __fish_seen_subcommand_from drop" -l agent -d 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand dead-letters; and __fish_seen_subcommand_from drop" -l request-id -d 'Do this at most once: the same id and arguments get the first answer again' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand dead-letters; and __fish_seen_subcommand_from drop" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand dead-letters; and __fish_seen_subcommand_from drop" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand dead-letters; and __fish_seen_subcommand_from drop" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand dead-letters; and __fish_seen_subcommand_from drop" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand dead-letters; and __fish_seen_subcommand_from help" -f -a "list" -d 'List the items that were given up, the newest first'
complete -c coordctl -n "__fish_coordctl_using_subcommand dead-letters; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show one of them with all its attempts'
complete -c coordctl -n "__fish_coordctl_using_subcommand dead-letters; and __fish_seen_subcommand_from help" -f -a "requeue" -d 'Offer them again, with all their attempts before them; all of those named, or none'
complete -c coordctl -n "__fish_coordctl_using_subcommand dead-letters; and __fish_seen_subcommand_from help" -f -a "drop" -d 'Call them off: they stay on the board as cancelled; all of those named, or none'
complete -c coordctl -n "__fish_coordctl_using_subcommand dead-letters; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c coordctl -n "__fish_coordctl_using_subcommand list" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand list" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand list" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand list" -l status -d 'A status, or open (not closed), closed, or all' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand list" -l team -d 'Only items of this team' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand list" -l type -d 'Only items of this type' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand list" -l agent -d 'Only items that this agent holds or held last' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand list" -l label -d 'Only items with this label' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand list" -l priority -d 'Only items of this priority' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand list" -l since -d 'Only items that changed since then: a time, or a length of time ago such as 2h' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand list" -l limit -d 'Show at most this many; 0 for all' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand list" -l sort -d 'What comes first: created (oldest), changed (newest) or priority (most urgent, then oldest)' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand list" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand list" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand list" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand list" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand show" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand show" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand show" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand show" -l history -d 'Show at most this many of its changes, the newest' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand show" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand show" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand show" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand show" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand agent; and not __fish_seen_subcommand_from register list show retire help" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand agent; and not __fish_seen_subcommand_from register list show retire help" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand agent; and not __fish_seen_subcommand_from register list show retire help" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand agent; and not __fish_seen_subcommand_from register list show retire help" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand agent; and not __fish_seen_subcommand_from register list show retire help" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand agent; and not __fish_seen_subcommand_from register list show retire help" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand agent; and not __fish_seen_subcommand_from register list show retire help" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand agent; and not __fish_seen_subcommand_from register list show retire help" -f -a "register" -d 'Register an agent, or change what is known of it'
complete -c coordctl -n "__fish_coordctl_using_subcommand agent; and not __fish_seen_subcommand_from register list show retire help" -f -a "list" -d 'List agents with their states and figures'
complete -c coordctl -n "__fish_coordctl_using_subcommand agent; and not __fish_seen_subcommand_from register list show retire help" -f -a "show" -d 'Show one agent with what it holds'
complete -c coordctl -n "__fish_coordctl_using_subcommand agent; and not __fish_seen_subcommand_from register list show retire help" -f -a "retire" -d 'Retire an agent: it gets no work before it is registered again'
complete -c coordctl -n "__fish_coordctl_using_subcommand agent; and not __fish_seen_subcommand_from register list show retire help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c coordctl -n "__fish_coordctl_using_subcommand agent; and __fish_seen_subcommand_from register" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand agent; and __fish_seen_subcommand_from register" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand agent; and __fish_seen_subcommand_from register" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand agent; and __fish_seen_subcommand_from register" -l team -d 'Its team [env: AGENT_TEAM, for a new agent]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand agent; and __fish_seen_subcommand_from register" -l role -d 'Its role, such as reviewer' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand agent; and __fish_seen_subcommand_from register" -l capability -d 'Something it can do; may be repeated, and replaces the whole list; none empties it' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand agent; and __fish_seen_subcommand_from register" -l capacity -d 'How many items it may hold at once, or none for any number' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand agent; and __fish_seen_subcommand_from register" -l agent -d 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand agent; and __fish_seen_subcommand_from register" -l request-id -d 'Do this at most once: the same id and arguments get the first answer again' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand agent; and __fish_seen_subcommand_from register" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand agent; and __fish_seen_subcommand_from register" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand agent; and __fish_seen_subcommand_from register" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand agent; and __fish_seen_subcommand_from register" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand agent; and __fish_seen_subcommand_from list" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand agent; and __fish_seen_subcommand_from list" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand agent; and __fish_seen_subcommand_from list" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand agent; and __fish_seen_subcommand_from list" -l team -d 'Only agents of this team' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand agent; and __fish_seen_subcommand_from list" -l state -d 'Only agents in this state: working, idle, late, gone or retired' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand agent; and __fish_seen_subcommand_from list" -l limit -d 'Show at most this many, those that hold most first; 0 shows all' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand agent; and __fish_seen_subcommand_from list" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand agent; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand agent; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand agent; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand agent; and __fish_seen_subcommand_from show" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand agent; and __fish_seen_subcommand_from show" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand agent; and __fish_seen_subcommand_from show" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand agent; and __fish_seen_subcommand_from show" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand agent; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand agent; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand agent; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand agent; and __fish_seen_subcommand_from retire" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand agent; and __fish_seen_subcommand_from retire" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand agent; and __fish_seen_subcommand_from retire" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand agent; and __fish_seen_subcommand_from retire" -l agent -d 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand agent; and __fish_seen_subcommand_from retire" -l request-id -d 'Do this at most once: the same id and arguments get the first answer again' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand agent; and __fish_seen_subcommand_from retire" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand agent; and __fish_seen_subcommand_from retire" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand agent; and __fish_seen_subcommand_from retire" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand agent; and __fish_seen_subcommand_from retire" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand agent; and __fish_seen_subcommand_from help" -f -a "register" -d 'Register an agent, or change what is known of it'
complete -c coordctl -n "__fish_coordctl_using_subcommand agent; and __fish_seen_subcommand_from help" -f -a "list" -d 'List agents with their states and figures'
complete -c coordctl -n "__fish_coordctl_using_subcommand agent; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show one agent with what it holds'
complete -c coordctl -n "__fish_coordctl_using_subcommand agent; and __fish_seen_subcommand_from help" -f -a "retire" -d 'Retire an agent: it gets no work before it is registered again'
complete -c coordctl -n "__fish_coordctl_using_subcommand agent; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c coordctl -n "__fish_coordctl_using_subcommand whoami" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand whoami" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand whoami" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand whoami" -l agent -d 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand whoami" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand whoami" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand whoami" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand whoami" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand dashboard" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand dashboard" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand dashboard" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand dashboard" -l interval -d 'How often to draw it with --watch, at least 100ms' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand dashboard" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand dashboard" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand dashboard" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand dashboard" -l watch -d 'Draw it again and again until interrupted: in place on a terminal, one after the other in a pipe'
complete -c coordctl -n "__fish_coordctl_using_subcommand dashboard" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c coordctl -n "__fish_coordctl_using_subcommand events" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand events" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand events" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand events" -l limit -d 'Show at most this many: the newest of a table [default: 20], the first of a stream [default: all]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand events" -l since -d 'Show what happened after this change, named by its sequence number; 0 for everything' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand events" -l work -d 'Only what happened to this work item' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand events" -l agent -d 'Only what this agent did' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand events" -l format -d 'The form of the stream: jsonl or text [default: text]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand events" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand events" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand events" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand events" -l follow -d 'Show what happens from now on, or after the cursor of --since, until interrupted or nobody reads any more'
complete -c coordctl -n "__fish_coordctl_using_subcommand events" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c coordctl -n "__fish_coordctl_using_subcommand trace" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand trace" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand trace" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand trace" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand trace" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand trace" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand trace" -l steps -d 'Show the steps of each command too: the wait for the lock, the flush, HTTP calls'
complete -c coordctl -n "__fish_coordctl_using_subcommand trace" -l all -d 'Show also what only read the item, in the traces of others'
complete -c coordctl -n "__fish_coordctl_using_subcommand trace" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and not __fish_seen_subcommand_from tail stats convert validate assert export rotate help" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and not __fish_seen_subcommand_from tail stats convert validate assert export rotate help" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and not __fish_seen_subcommand_from tail stats convert validate assert export rotate help" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and not __fish_seen_subcommand_from tail stats convert validate assert export rotate help" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and not __fish_seen_subcommand_from tail stats convert validate assert export rotate help" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and not __fish_seen_subcommand_from tail stats convert validate assert export rotate help" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and not __fish_seen_subcommand_from tail stats convert validate assert export rotate help" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and not __fish_seen_subcommand_from tail stats convert validate assert export rotate help" -f -a "tail" -d 'Print the newest spans, and go on as they come'
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and not __fish_seen_subcommand_from tail stats convert validate assert export rotate help" -f -a "stats" -d 'Count operations, errors and how long they took'
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and not __fish_seen_subcommand_from tail stats convert validate assert export rotate help" -f -a "convert" -d 'Turn spans of older tools into OTLP/JSON lines'
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and not __fish_seen_subcommand_from tail stats convert validate assert export rotate help" -f -a "validate" -d 'Check every line against the protocol'
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and not __fish_seen_subcommand_from tail stats convert validate assert export rotate help" -f -a "assert" -d 'Exit 0 only if spans keep within limits'
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and not __fish_seen_subcommand_from tail stats convert validate assert export rotate help" -f -a "export" -d 'Send spans to OTLP receivers, files or stdout'
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and not __fish_seen_subcommand_from tail stats convert validate assert export rotate help" -f -a "rotate" -d 'Turn the file of spans if it is large or old enough'
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and not __fish_seen_subcommand_from tail stats convert validate assert export rotate help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and __fish_seen_subcommand_from tail" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and __fish_seen_subcommand_from tail" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and __fish_seen_subcommand_from tail" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and __fish_seen_subcommand_from tail" -s n -l limit -d 'Begin with this many, the newest' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and __fish_seen_subcommand_from tail" -l where -d 'Only spans for which this holds, with != for which it does not: operation, agent, team, work, error or the name of any attribute; may be repeated' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and __fish_seen_subcommand_from tail" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and __fish_seen_subcommand_from tail" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and __fish_seen_subcommand_from tail" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and __fish_seen_subcommand_from tail" -s f -l follow -d 'Go on as spans come'
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and __fish_seen_subcommand_from tail" -l steps -d 'Also the steps of operations, such as the wait for the board\'s lock'
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and __fish_seen_subcommand_from tail" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and __fish_seen_subcommand_from stats" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and __fish_seen_subcommand_from stats" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and __fish_seen_subcommand_from stats" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and __fish_seen_subcommand_from stats" -l since -d 'Only spans that ended since then: a time, or a length of time ago such as 24h' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and __fish_seen_subcommand_from stats" -l by -d 'What operations are grouped by: operation, agent or team' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and __fish_seen_subcommand_from stats" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and __fish_seen_subcommand_from stats" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and __fish_seen_subcommand_from stats" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and __fish_seen_subcommand_from stats" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and __fish_seen_subcommand_from convert" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and __fish_seen_subcommand_from convert" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and __fish_seen_subcommand_from convert" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and __fish_seen_subcommand_from convert" -l out -d 'Write the lines to a new file, not to stdout' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and __fish_seen_subcommand_from convert" -l rejects -d 'Write what is set aside to a new file, as JSON lines: file, offset, length, line, reason, text' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and __fish_seen_subcommand_from convert" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and __fish_seen_subcommand_from convert" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and __fish_seen_subcommand_from convert" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and __fish_seen_subcommand_from convert" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and __fish_seen_subcommand_from validate" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and __fish_seen_subcommand_from validate" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and __fish_seen_subcommand_from validate" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and __fish_seen_subcommand_from validate" -l limit -d 'Show at most so many faults; all are counted' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and __fish_seen_subcommand_from validate" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and __fish_seen_subcommand_from validate" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and __fish_seen_subcommand_from validate" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and __fish_seen_subcommand_from validate" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and __fish_seen_subcommand_from assert" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and __fish_seen_subcommand_from assert" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and __fish_seen_subcommand_from assert" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and __fish_seen_subcommand_from assert" -l since -d 'Only spans that ended since then: a time, or a length of time ago such as 24h' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and __fish_seen_subcommand_from assert" -l where -d 'Only spans for which this holds, with != for which it does not: operation, agent, team, work, error or the name of any attribute; may be repeated' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and __fish_seen_subcommand_from assert" -l p50 -d 'The longest median, such as 20ms' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and __fish_seen_subcommand_from assert" -l p95 -d 'The longest 95th percentile' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and __fish_seen_subcommand_from assert" -l p99 -d 'The longest 99th percentile' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and __fish_seen_subcommand_from assert" -l max -d 'The longest of all' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and __fish_seen_subcommand_from assert" -l error-rate -d 'The largest part that may fail, such as 1% or 0.5' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and __fish_seen_subcommand_from assert" -l min-count -d 'The fewest spans that must match [default: 1]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and __fish_seen_subcommand_from assert" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and __fish_seen_subcommand_from assert" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and __fish_seen_subcommand_from assert" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and __fish_seen_subcommand_from assert" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and __fish_seen_subcommand_from export" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and __fish_seen_subcommand_from export" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and __fish_seen_subcommand_from export" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and __fish_seen_subcommand_from export" -l endpoint -d 'Send to this receiver, to whose path v1/traces is appended; may be given several times' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and __fish_seen_subcommand_from export" -l to -d 'Append OTLP/JSON lines to this file, or write them to stdout for -; may be given several times' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and __fish_seen_subcommand_from export" -l sink -d 'Send to this sink of coordctl.toml; may be given several times' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and __fish_seen_subcommand_from export" -l protocol -d 'How requests are encoded [default: http/protobuf]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and __fish_seen_subcommand_from export" -l since -d 'Begin here and leave the cursors where they are: a cursor that was printed, begin, or a time back such as 24h' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and __fish_seen_subcommand_from export" -l retry-for -d 'Give a receiver up that takes nothing for this long [default: 60s, and never with --follow]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and __fish_seen_subcommand_from export" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and __fish_seen_subcommand_from export" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and __fish_seen_subcommand_from export" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and __fish_seen_subcommand_from export" -l follow -d 'Go on with what comes, until interrupted'
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and __fish_seen_subcommand_from export" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and __fish_seen_subcommand_from rotate" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and __fish_seen_subcommand_from rotate" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and __fish_seen_subcommand_from rotate" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and __fish_seen_subcommand_from rotate" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and __fish_seen_subcommand_from rotate" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and __fish_seen_subcommand_from rotate" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and __fish_seen_subcommand_from rotate" -l now -d 'Turn it however small and new it is'
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and __fish_seen_subcommand_from rotate" -l finish -d 'Only compress and remove what was turned before'
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and __fish_seen_subcommand_from rotate" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and __fish_seen_subcommand_from help" -f -a "tail" -d 'Print the newest spans, and go on as they come'
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and __fish_seen_subcommand_from help" -f -a "stats" -d 'Count operations, errors and how long they took'
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and __fish_seen_subcommand_from help" -f -a "convert" -d 'Turn spans of older tools into OTLP/JSON lines'
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and __fish_seen_subcommand_from help" -f -a "validate" -d 'Check every line against the protocol'
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and __fish_seen_subcommand_from help" -f -a "assert" -d 'Exit 0 only if spans keep within limits'
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and __fish_seen_subcommand_from help" -f -a "export" -d 'Send spans to OTLP receivers, files or stdout'
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and __fish_seen_subcommand_from help" -f -a "rotate" -d 'Turn the file of spans if it is large or old enough'
complete -c coordctl -n "__fish_coordctl_using_subcommand telemetry; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c coordctl -n "__fish_coordctl_using_subcommand metrics" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand metrics" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand metrics" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand metrics" -l textfile -d 'Write them to this file instead, in one step; its name must end in .prom, and its directory must be there' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand metrics" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand metrics" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand metrics" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand metrics" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c coordctl -n "__fish_coordctl_using_subcommand gate" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand gate" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand gate" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand gate" -l p50 -d 'The longest median of the spans of a verb, such as claim=20ms' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand gate" -l p95 -d 'The longest 95th percentile of the spans of a verb' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand gate" -l p99 -d 'The longest 99th percentile of the spans of a verb' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand gate" -l max -d 'The longest of all spans of a verb' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand gate" -l error-rate -d 'The largest part of the commands that may fail, such as 1%, or of one verb, such as claim=1%' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand gate" -l max-age -d 'How old the oldest open item of a priority, or of any, may be, such as critical=4h' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand gate" -l max-pending -d 'The most items that may wait' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand gate" -l max-blocked -d 'The most items that may be blocked' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand gate" -l max-dead-letters -d 'The most items that may have been given up' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand gate" -l max-late -d 'The most held items whose lease may have ended' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand gate" -l max-lost-spans -d 'The most spans that may have been lost' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand gate" -l max-damage -d 'The most damaged places that the journal may have' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand gate" -l max-cost -d 'The most US dollars that Claude may have cost in so long, such as 5/1d' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand gate" -l min-health -d 'The least score of health, from 0 to 100' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand gate" -l min-throughput -d 'The fewest completions in so long, such as 10/1d' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand gate" -l min-completion-rate -d 'The least part of what ended that was completed, such as 90%' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand gate" -l file -d 'Read conditions from this file instead of gates.toml in the board\'s directory' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand gate" -l window -d 'How far back spans and what ended are looked at [default: that of the file, else 24h]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand gate" -l junit -d 'Write the verdicts to this file as JUnit\'s XML' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand gate" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand gate" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand gate" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand gate" -l allow-no-data -d 'Let conditions pass that there is no data for'
complete -c coordctl -n "__fish_coordctl_using_subcommand gate" -l github -d 'Print annotations for GitHub Actions, and append a table to the file that GITHUB_STEP_SUMMARY names'
complete -c coordctl -n "__fish_coordctl_using_subcommand gate" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and not __fish_seen_subcommand_from priorities assignments health bottlenecks recommend team teams ask stream pipe enhanced reports costs apply undo scorecard prompt schema help" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and not __fish_seen_subcommand_from priorities assignments health bottlenecks recommend team teams ask stream pipe enhanced reports costs apply undo scorecard prompt schema help" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and not __fish_seen_subcommand_from priorities assignments health bottlenecks recommend team teams ask stream pipe enhanced reports costs apply undo scorecard prompt schema help" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and not __fish_seen_subcommand_from priorities assignments health bottlenecks recommend team teams ask stream pipe enhanced reports costs apply undo scorecard prompt schema help" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and not __fish_seen_subcommand_from priorities assignments health bottlenecks recommend team teams ask stream pipe enhanced reports costs apply undo scorecard prompt schema help" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and not __fish_seen_subcommand_from priorities assignments health bottlenecks recommend team teams ask stream pipe enhanced reports costs apply undo scorecard prompt schema help" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and not __fish_seen_subcommand_from priorities assignments health bottlenecks recommend team teams ask stream pipe enhanced reports costs apply undo scorecard prompt schema help" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and not __fish_seen_subcommand_from priorities assignments health bottlenecks recommend team teams ask stream pipe enhanced reports costs apply undo scorecard prompt schema help" -f -a "priorities" -d 'Say what to do next, and why'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and not __fish_seen_subcommand_from priorities assignments health bottlenecks recommend team teams ask stream pipe enhanced reports costs apply undo scorecard prompt schema help" -f -a "assignments" -d 'Say who should take what, so that the load is balanced'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and not __fish_seen_subcommand_from priorities assignments health bottlenecks recommend team teams ask stream pipe enhanced reports costs apply undo scorecard prompt schema help" -f -a "health" -d 'Judge how the swarm stands, and what threatens it'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and not __fish_seen_subcommand_from priorities assignments health bottlenecks recommend team teams ask stream pipe enhanced reports costs apply undo scorecard prompt schema help" -f -a "bottlenecks" -d 'Find where work waits, and for whom'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and not __fish_seen_subcommand_from priorities assignments health bottlenecks recommend team teams ask stream pipe enhanced reports costs apply undo scorecard prompt schema help" -f -a "recommend" -d 'Recommend the item that this agent should take'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and not __fish_seen_subcommand_from priorities assignments health bottlenecks recommend team teams ask stream pipe enhanced reports costs apply undo scorecard prompt schema help" -f -a "team" -d 'Judge how a team stands, or each of them'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and not __fish_seen_subcommand_from priorities assignments health bottlenecks recommend team teams ask stream pipe enhanced reports costs apply undo scorecard prompt schema help" -f -a "teams" -d 'Say how teams should be formed'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and not __fish_seen_subcommand_from priorities assignments health bottlenecks recommend team teams ask stream pipe enhanced reports costs apply undo scorecard prompt schema help" -f -a "ask" -d 'Ask a question about the board'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and not __fish_seen_subcommand_from priorities assignments health bottlenecks recommend team teams ask stream pipe enhanced reports costs apply undo scorecard prompt schema help" -f -a "stream" -d 'Tell what is worth knowing while the board changes'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and not __fish_seen_subcommand_from priorities assignments health bottlenecks recommend team teams ask stream pipe enhanced reports costs apply undo scorecard prompt schema help" -f -a "pipe" -d 'Analyse any text or JSON from stdin; print one JSON document'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and not __fish_seen_subcommand_from priorities assignments health bottlenecks recommend team teams ask stream pipe enhanced reports costs apply undo scorecard prompt schema help" -f -a "enhanced" -d 'Analyse a file into a file, and try again where it fails'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and not __fish_seen_subcommand_from priorities assignments health bottlenecks recommend team teams ask stream pipe enhanced reports costs apply undo scorecard prompt schema help" -f -a "reports" -d 'Show which analyses there are, how old, by whom and at what cost'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and not __fish_seen_subcommand_from priorities assignments health bottlenecks recommend team teams ask stream pipe enhanced reports costs apply undo scorecard prompt schema help" -f -a "costs" -d 'Show what Claude was used for, and what it cost'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and not __fish_seen_subcommand_from priorities assignments health bottlenecks recommend team teams ask stream pipe enhanced reports costs apply undo scorecard prompt schema help" -f -a "apply" -d 'Do what a kept report advises'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and not __fish_seen_subcommand_from priorities assignments health bottlenecks recommend team teams ask stream pipe enhanced reports costs apply undo scorecard prompt schema help" -f -a "undo" -d 'Take back what was done as a report advised, where nobody has touched it since'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and not __fish_seen_subcommand_from priorities assignments health bottlenecks recommend team teams ask stream pipe enhanced reports costs apply undo scorecard prompt schema help" -f -a "scorecard" -d 'Show what came of past advice'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and not __fish_seen_subcommand_from priorities assignments health bottlenecks recommend team teams ask stream pipe enhanced reports costs apply undo scorecard prompt schema help" -f -a "prompt" -d 'Print what would be sent to Claude, byte for byte; nothing is sent'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and not __fish_seen_subcommand_from priorities assignments health bottlenecks recommend team teams ask stream pipe enhanced reports costs apply undo scorecard prompt schema help" -f -a "schema" -d 'Print the JSON Schema of an analysis\' answer'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and not __fish_seen_subcommand_from priorities assignments health bottlenecks recommend team teams ask stream pipe enhanced reports costs apply undo scorecard prompt schema help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from priorities" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from priorities" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from priorities" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from priorities" -l provider -d 'Who is asked: api, cli, local, or auto: the API if a key is set, else the claude program, else the board\'s own figures' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from priorities" -l model -d 'The model [env: COORDCTL_CLAUDE_MODEL, ANTHROPIC_MODEL] [default: claude-opus-5-5]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from priorities" -l effort -d 'How much effort is to be made: low, medium, high, xhigh or max' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from priorities" -l max-tokens -d 'The most tokens of the answer, thinking included' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from priorities" -l max-changes -d 'Change at most so many items, the most urgent first [default: 20]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from priorities" -l canary -d 'Change only this share of the items, chosen by chance, and compare them with the rest: such as 10%' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from priorities" -l agent -d 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from priorities" -l request-id -d 'Do this at most once: the same id and arguments get the first answer again' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from priorities" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from priorities" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from priorities" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from priorities" -l require-claude -d 'Fail rather than take the board\'s own figures where Claude is not to be had'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from priorities" -l fresh -d 'Ask again even if the board has not changed since the last answer'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from priorities" -l redact -d 'Leave out of what is sent what people wrote about the items'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from priorities" -l apply -d 'Change the board as advised, all in one step; on a terminal you are asked first'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from priorities" -l dry-run -d 'Only tell what would be changed'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from priorities" -l yes -d 'Do not ask; needed where nobody can be asked'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from priorities" -l shadow -d 'Only note what would be changed, so that the scorecard tells later what came of it'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from priorities" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from assignments" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from assignments" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from assignments" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from assignments" -l provider -d 'Who is asked: api, cli, local, or auto: the API if a key is set, else the claude program, else the board\'s own figures' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from assignments" -l model -d 'The model [env: COORDCTL_CLAUDE_MODEL, ANTHROPIC_MODEL] [default: claude-opus-5-5]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from assignments" -l effort -d 'How much effort is to be made: low, medium, high, xhigh or max' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from assignments" -l max-tokens -d 'The most tokens of the answer, thinking included' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from assignments" -l max-changes -d 'Change at most so many items, the most urgent first [default: 20]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from assignments" -l canary -d 'Change only this share of the items, chosen by chance, and compare them with the rest: such as 10%' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from assignments" -l agent -d 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from assignments" -l request-id -d 'Do this at most once: the same id and arguments get the first answer again' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from assignments" -l hold -d 'Keep an item so long for the agent that should take it; after that anybody may [default: 1h]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from assignments" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from assignments" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from assignments" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from assignments" -l require-claude -d 'Fail rather than take the board\'s own figures where Claude is not to be had'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from assignments" -l fresh -d 'Ask again even if the board has not changed since the last answer'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from assignments" -l redact -d 'Leave out of what is sent what people wrote about the items'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from assignments" -l apply -d 'Change the board as advised, all in one step; on a terminal you are asked first'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from assignments" -l dry-run -d 'Only tell what would be changed'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from assignments" -l yes -d 'Do not ask; needed where nobody can be asked'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from assignments" -l shadow -d 'Only note what would be changed, so that the scorecard tells later what came of it'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from assignments" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from health" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from health" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from health" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from health" -l provider -d 'Who is asked: api, cli, local, or auto: the API if a key is set, else the claude program, else the board\'s own figures' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from health" -l model -d 'The model [env: COORDCTL_CLAUDE_MODEL, ANTHROPIC_MODEL] [default: claude-opus-5-5]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from health" -l effort -d 'How much effort is to be made: low, medium, high, xhigh or max' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from health" -l max-tokens -d 'The most tokens of the answer, thinking included' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from health" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from health" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from health" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from health" -l require-claude -d 'Fail rather than take the board\'s own figures where Claude is not to be had'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from health" -l fresh -d 'Ask again even if the board has not changed since the last answer'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from health" -l redact -d 'Leave out of what is sent what people wrote about the items'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from health" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from bottlenecks" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from bottlenecks" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from bottlenecks" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from bottlenecks" -l provider -d 'Who is asked: api, cli, local, or auto: the API if a key is set, else the claude program, else the board\'s own figures' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from bottlenecks" -l model -d 'The model [env: COORDCTL_CLAUDE_MODEL, ANTHROPIC_MODEL] [default: claude-opus-5-5]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from bottlenecks" -l effort -d 'How much effort is to be made: low, medium, high, xhigh or max' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from bottlenecks" -l max-tokens -d 'The most tokens of the answer, thinking included' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from bottlenecks" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from bottlenecks" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from bottlenecks" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from bottlenecks" -l require-claude -d 'Fail rather than take the board\'s own figures where Claude is not to be had'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from bottlenecks" -l fresh -d 'Ask again even if the board has not changed since the last answer'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from bottlenecks" -l redact -d 'Leave out of what is sent what people wrote about the items'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from bottlenecks" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from recommend" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from recommend" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from recommend" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from recommend" -l type -d 'Only items of this type' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from recommend" -l agent -d 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from recommend" -l provider -d 'Who is asked: api, cli, local, or auto: the API if a key is set, else the claude program, else the board\'s own figures' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from recommend" -l model -d 'The model [env: COORDCTL_CLAUDE_MODEL, ANTHROPIC_MODEL] [default: claude-opus-5-5]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from recommend" -l effort -d 'How much effort is to be made: low, medium, high, xhigh or max' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from recommend" -l max-tokens -d 'The most tokens of the answer, thinking included' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from recommend" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from recommend" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from recommend" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from recommend" -l require-claude -d 'Fail rather than take the board\'s own figures where Claude is not to be had'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from recommend" -l fresh -d 'Ask again even if the board has not changed since the last answer'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from recommend" -l redact -d 'Leave out of what is sent what people wrote about the items'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from recommend" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from team" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from team" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from team" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from team" -l provider -d 'Who is asked: api, cli, local, or auto: the API if a key is set, else the claude program, else the board\'s own figures' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from team" -l model -d 'The model [env: COORDCTL_CLAUDE_MODEL, ANTHROPIC_MODEL] [default: claude-opus-5-5]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from team" -l effort -d 'How much effort is to be made: low, medium, high, xhigh or max' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from team" -l max-tokens -d 'The most tokens of the answer, thinking included' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from team" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from team" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from team" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from team" -l require-claude -d 'Fail rather than take the board\'s own figures where Claude is not to be had'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from team" -l fresh -d 'Ask again even if the board has not changed since the last answer'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from team" -l redact -d 'Leave out of what is sent what people wrote about the items'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from team" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from teams" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from teams" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from teams" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from teams" -l provider -d 'Who is asked: api, cli, local, or auto: the API if a key is set, else the claude program, else the board\'s own figures' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from teams" -l model -d 'The model [env: COORDCTL_CLAUDE_MODEL, ANTHROPIC_MODEL] [default: claude-opus-5-5]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from teams" -l effort -d 'How much effort is to be made: low, medium, high, xhigh or max' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from teams" -l max-tokens -d 'The most tokens of the answer, thinking included' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from teams" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from teams" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from teams" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from teams" -l require-claude -d 'Fail rather than take the board\'s own figures where Claude is not to be had'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from teams" -l fresh -d 'Ask again even if the board has not changed since the last answer'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from teams" -l redact -d 'Leave out of what is sent what people wrote about the items'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from teams" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from ask" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from ask" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from ask" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from ask" -l provider -d 'Who is asked: api, cli, local, or auto: the API if a key is set, else the claude program, else the board\'s own figures' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from ask" -l model -d 'The model [env: COORDCTL_CLAUDE_MODEL, ANTHROPIC_MODEL] [default: claude-opus-5-5]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from ask" -l effort -d 'How much effort is to be made: low, medium, high, xhigh or max' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from ask" -l max-tokens -d 'The most tokens of the answer, thinking included' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from ask" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from ask" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from ask" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from ask" -l require-claude -d 'Fail rather than take the board\'s own figures where Claude is not to be had'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from ask" -l fresh -d 'Ask again even if the board has not changed since the last answer'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from ask" -l redact -d 'Leave out of what is sent what people wrote about the items'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from ask" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from stream" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from stream" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from stream" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from stream" -l for -d 'For how long' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from stream" -l every -d 'How often to look, where something changed [default: 1s, with Claude 30s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from stream" -l provider -d 'Who is asked: api, cli, local, or auto: the API if a key is set, else the claude program, else the board\'s own figures' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from stream" -l model -d 'The model [env: COORDCTL_CLAUDE_MODEL, ANTHROPIC_MODEL] [default: claude-opus-5-5]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from stream" -l effort -d 'How much effort is to be made: low, medium, high, xhigh or max' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from stream" -l max-tokens -d 'The most tokens of the answer, thinking included' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from stream" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from stream" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from stream" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from stream" -l require-claude -d 'Fail rather than take the board\'s own figures where Claude is not to be had'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from stream" -l fresh -d 'Ask again even if the board has not changed since the last answer'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from stream" -l redact -d 'Leave out of what is sent what people wrote about the items'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from stream" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from pipe" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from pipe" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from pipe" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from pipe" -l provider -d 'Who is asked: api, cli, local, or auto: the API if a key is set, else the claude program, else the board\'s own figures' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from pipe" -l model -d 'The model [env: COORDCTL_CLAUDE_MODEL, ANTHROPIC_MODEL] [default: claude-opus-5-5]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from pipe" -l effort -d 'How much effort is to be made: low, medium, high, xhigh or max' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from pipe" -l max-tokens -d 'The most tokens of the answer, thinking included' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from pipe" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from pipe" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from pipe" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from pipe" -l require-claude -d 'Fail rather than take the board\'s own figures where Claude is not to be had'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from pipe" -l fresh -d 'Ask again even if the board has not changed since the last answer'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from pipe" -l redact -d 'Leave out of what is sent what people wrote about the items'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from pipe" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from enhanced" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from enhanced" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from enhanced" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from enhanced" -l provider -d 'Who is asked: api, cli, local, or auto: the API if a key is set, else the claude program, else the board\'s own figures' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from enhanced" -l model -d 'The model [env: COORDCTL_CLAUDE_MODEL, ANTHROPIC_MODEL] [default: claude-opus-5-5]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from enhanced" -l effort -d 'How much effort is to be made: low, medium, high, xhigh or max' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from enhanced" -l max-tokens -d 'The most tokens of the answer, thinking included' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from enhanced" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from enhanced" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from enhanced" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from enhanced" -l require-claude -d 'Fail rather than take the board\'s own figures where Claude is not to be had'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from enhanced" -l fresh -d 'Ask again even if the board has not changed since the last answer'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from enhanced" -l redact -d 'Leave out of what is sent what people wrote about the items'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from enhanced" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from reports" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from reports" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from reports" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from reports" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from reports" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from reports" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from reports" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from costs" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from costs" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from costs" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from costs" -l since -d 'Since when: a time, or how long ago, such as 7d' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from costs" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from costs" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from costs" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from costs" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from apply" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from apply" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from apply" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from apply" -l max-changes -d 'Change at most so many items, the most urgent first [default: 20]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from apply" -l canary -d 'Change only this share of the items, chosen by chance, and compare them with the rest: such as 10%' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from apply" -l agent -d 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from apply" -l request-id -d 'Do this at most once: the same id and arguments get the first answer again' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from apply" -l hold -d 'Keep an item so long for the agent that should take it; after that anybody may [default: 1h]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from apply" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from apply" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from apply" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from apply" -l dry-run -d 'Only tell what would be changed'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from apply" -l yes -d 'Do not ask; needed where nobody can be asked'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from apply" -l shadow -d 'Only note what would be changed, so that the scorecard tells later what came of it'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from apply" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from undo" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from undo" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from undo" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from undo" -l agent -d 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from undo" -l request-id -d 'Do this at most once: the same id and arguments get the first answer again' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from undo" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from undo" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from undo" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from undo" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from scorecard" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from scorecard" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from scorecard" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from scorecard" -l since -d 'Since when: a time, or how long ago, such as 7d' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from scorecard" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from scorecard" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from scorecard" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from scorecard" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from prompt" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from prompt" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from prompt" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from prompt" -l type -d 'With recommend: only items of this type' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from prompt" -l provider -d 'Who is asked: api, cli, local, or auto: the API if a key is set, else the claude program, else the board\'s own figures' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from prompt" -l model -d 'The model [env: COORDCTL_CLAUDE_MODEL, ANTHROPIC_MODEL] [default: claude-opus-5-5]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from prompt" -l effort -d 'How much effort is to be made: low, medium, high, xhigh or max' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from prompt" -l max-tokens -d 'The most tokens of the answer, thinking included' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from prompt" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from prompt" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from prompt" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from prompt" -l require-claude -d 'Fail rather than take the board\'s own figures where Claude is not to be had'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from prompt" -l fresh -d 'Ask again even if the board has not changed since the last answer'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from prompt" -l redact -d 'Leave out of what is sent what people wrote about the items'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from prompt" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from schema" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from schema" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from schema" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from schema" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from schema" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from schema" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from schema" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from help" -f -a "priorities" -d 'Say what to do next, and why'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from help" -f -a "assignments" -d 'Say who should take what, so that the load is balanced'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from help" -f -a "health" -d 'Judge how the swarm stands, and what threatens it'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from help" -f -a "bottlenecks" -d 'Find where work waits, and for whom'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from help" -f -a "recommend" -d 'Recommend the item that this agent should take'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from help" -f -a "team" -d 'Judge how a team stands, or each of them'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from help" -f -a "teams" -d 'Say how teams should be formed'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from help" -f -a "ask" -d 'Ask a question about the board'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from help" -f -a "stream" -d 'Tell what is worth knowing while the board changes'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from help" -f -a "pipe" -d 'Analyse any text or JSON from stdin; print one JSON document'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from help" -f -a "enhanced" -d 'Analyse a file into a file, and try again where it fails'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from help" -f -a "reports" -d 'Show which analyses there are, how old, by whom and at what cost'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from help" -f -a "costs" -d 'Show what Claude was used for, and what it cost'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from help" -f -a "apply" -d 'Do what a kept report advises'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from help" -f -a "undo" -d 'Take back what was done as a report advised, where nobody has touched it since'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from help" -f -a "scorecard" -d 'Show what came of past advice'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from help" -f -a "prompt" -d 'Print what would be sent to Claude, byte for byte; nothing is sent'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from help" -f -a "schema" -d 'Print the JSON Schema of an analysis\' answer'
complete -c coordctl -n "__fish_coordctl_using_subcommand claude; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and not __fish_seen_subcommand_from pi-planning scrum-of-scrums innovation-planning ip system-demo inspect-adapt ia art-sync portfolio-kanban coach-training value-stream vsm daily-standup retrospective help" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and not __fish_seen_subcommand_from pi-planning scrum-of-scrums innovation-planning ip system-demo inspect-adapt ia art-sync portfolio-kanban coach-training value-stream vsm daily-standup retrospective help" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and not __fish_seen_subcommand_from pi-planning scrum-of-scrums innovation-planning ip system-demo inspect-adapt ia art-sync portfolio-kanban coach-training value-stream vsm daily-standup retrospective help" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and not __fish_seen_subcommand_from pi-planning scrum-of-scrums innovation-planning ip system-demo inspect-adapt ia art-sync portfolio-kanban coach-training value-stream vsm daily-standup retrospective help" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and not __fish_seen_subcommand_from pi-planning scrum-of-scrums innovation-planning ip system-demo inspect-adapt ia art-sync portfolio-kanban coach-training value-stream vsm daily-standup retrospective help" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and not __fish_seen_subcommand_from pi-planning scrum-of-scrums innovation-planning ip system-demo inspect-adapt ia art-sync portfolio-kanban coach-training value-stream vsm daily-standup retrospective help" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and not __fish_seen_subcommand_from pi-planning scrum-of-scrums innovation-planning ip system-demo inspect-adapt ia art-sync portfolio-kanban coach-training value-stream vsm daily-standup retrospective help" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and not __fish_seen_subcommand_from pi-planning scrum-of-scrums innovation-planning ip system-demo inspect-adapt ia art-sync portfolio-kanban coach-training value-stream vsm daily-standup retrospective help" -f -a "pi-planning" -d 'Plan a Program Increment: objectives, capacity against load, velocity, dependencies, risks, forecast'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and not __fish_seen_subcommand_from pi-planning scrum-of-scrums innovation-planning ip system-demo inspect-adapt ia art-sync portfolio-kanban coach-training value-stream vsm daily-standup retrospective help" -f -a "scrum-of-scrums" -d 'Tell of each team what it did, does and waits for, and of all what they wait for of each other'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and not __fish_seen_subcommand_from pi-planning scrum-of-scrums innovation-planning ip system-demo inspect-adapt ia art-sync portfolio-kanban coach-training value-stream vsm daily-standup retrospective help" -f -a "innovation-planning" -d 'Plan the innovation and planning iteration: innovation, technical debt, what is not planned yet'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and not __fish_seen_subcommand_from pi-planning scrum-of-scrums innovation-planning ip system-demo inspect-adapt ia art-sync portfolio-kanban coach-training value-stream vsm daily-standup retrospective help" -f -a "ip" -d 'Plan the innovation and planning iteration: innovation, technical debt, what is not planned yet'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and not __fish_seen_subcommand_from pi-planning scrum-of-scrums innovation-planning ip system-demo inspect-adapt ia art-sync portfolio-kanban coach-training value-stream vsm daily-standup retrospective help" -f -a "system-demo" -d 'Show what was completed in a sprint or Program Increment'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and not __fish_seen_subcommand_from pi-planning scrum-of-scrums innovation-planning ip system-demo inspect-adapt ia art-sync portfolio-kanban coach-training value-stream vsm daily-standup retrospective help" -f -a "inspect-adapt" -d 'Inspect and adapt: what the Program Increment came to, what went wrong, what is to be improved'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and not __fish_seen_subcommand_from pi-planning scrum-of-scrums innovation-planning ip system-demo inspect-adapt ia art-sync portfolio-kanban coach-training value-stream vsm daily-standup retrospective help" -f -a "ia" -d 'Inspect and adapt: what the Program Increment came to, what went wrong, what is to be improved'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and not __fish_seen_subcommand_from pi-planning scrum-of-scrums innovation-planning ip system-demo inspect-adapt ia art-sync portfolio-kanban coach-training value-stream vsm daily-standup retrospective help" -f -a "art-sync" -d 'Show risks, dependencies and health of the train'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and not __fish_seen_subcommand_from pi-planning scrum-of-scrums innovation-planning ip system-demo inspect-adapt ia art-sync portfolio-kanban coach-training value-stream vsm daily-standup retrospective help" -f -a "portfolio-kanban" -d 'Show the epics of the portfolio by column, each as far as its items are'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and not __fish_seen_subcommand_from pi-planning scrum-of-scrums innovation-planning ip system-demo inspect-adapt ia art-sync portfolio-kanban coach-training value-stream vsm daily-standup retrospective help" -f -a "coach-training" -d 'Show which verbs were used here, by how many agents, and what there is to practise'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and not __fish_seen_subcommand_from pi-planning scrum-of-scrums innovation-planning ip system-demo inspect-adapt ia art-sync portfolio-kanban coach-training value-stream vsm daily-standup retrospective help" -f -a "value-stream" -d 'Show where the time of items goes: lead, cycle, touch and wait times, efficiency, cumulative flow, forecast'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and not __fish_seen_subcommand_from pi-planning scrum-of-scrums innovation-planning ip system-demo inspect-adapt ia art-sync portfolio-kanban coach-training value-stream vsm daily-standup retrospective help" -f -a "vsm" -d 'Show where the time of items goes: lead, cycle, touch and wait times, efficiency, cumulative flow, forecast'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and not __fish_seen_subcommand_from pi-planning scrum-of-scrums innovation-planning ip system-demo inspect-adapt ia art-sync portfolio-kanban coach-training value-stream vsm daily-standup retrospective help" -f -a "daily-standup" -d 'Tell of each team what it did, does and is kept from'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and not __fish_seen_subcommand_from pi-planning scrum-of-scrums innovation-planning ip system-demo inspect-adapt ia art-sync portfolio-kanban coach-training value-stream vsm daily-standup retrospective help" -f -a "retrospective" -d 'Show what some days tell about how work went: failures, retries, long items and long waits'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and not __fish_seen_subcommand_from pi-planning scrum-of-scrums innovation-planning ip system-demo inspect-adapt ia art-sync portfolio-kanban coach-training value-stream vsm daily-standup retrospective help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from pi-planning" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from pi-planning" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from pi-planning" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from pi-planning" -l runs -d 'Draw so many futures for the forecast' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from pi-planning" -l seed -d 'Draw the same futures as with this seed before, from the same past [default: the number of the newest change]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from pi-planning" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from pi-planning" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from pi-planning" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from pi-planning" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from scrum-of-scrums" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from scrum-of-scrums" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from scrum-of-scrums" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from scrum-of-scrums" -l since -d 'Tell of what was done since this time, or since so long ago, such as 3d' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from scrum-of-scrums" -l team -d 'Only of this team' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from scrum-of-scrums" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from scrum-of-scrums" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from scrum-of-scrums" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from scrum-of-scrums" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from innovation-planning" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from innovation-planning" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from innovation-planning" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from innovation-planning" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from innovation-planning" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from innovation-planning" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from innovation-planning" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from ip" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from ip" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from ip" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from ip" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from ip" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from ip" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from ip" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from system-demo" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from system-demo" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from system-demo" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from system-demo" -l sprint -d 'Of this sprint of program.toml, instead of the Program Increment' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from system-demo" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from system-demo" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from system-demo" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from system-demo" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from inspect-adapt" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from inspect-adapt" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from inspect-adapt" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from inspect-adapt" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from inspect-adapt" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from inspect-adapt" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from inspect-adapt" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from ia" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from ia" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from ia" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from ia" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from ia" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from ia" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from ia" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from art-sync" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from art-sync" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from art-sync" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from art-sync" -l runs -d 'Draw so many futures for the forecast' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from art-sync" -l seed -d 'Draw the same futures as with this seed before, from the same past [default: the number of the newest change]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from art-sync" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from art-sync" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from art-sync" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from art-sync" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from portfolio-kanban" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from portfolio-kanban" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from portfolio-kanban" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from portfolio-kanban" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from portfolio-kanban" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from portfolio-kanban" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from portfolio-kanban" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from coach-training" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from coach-training" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from coach-training" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from coach-training" -l since -d 'Tell of what was done since this time, or since so long ago, such as 3d' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from coach-training" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from coach-training" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from coach-training" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from coach-training" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from value-stream" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from value-stream" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from value-stream" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from value-stream" -l since -d 'Tell of what was done since this time, or since so long ago, such as 3d' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from value-stream" -l team -d 'Only of this team' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from value-stream" -l runs -d 'Draw so many futures for the forecast' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from value-stream" -l seed -d 'Draw the same futures as with this seed before, from the same past [default: the number of the newest change]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from value-stream" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from value-stream" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from value-stream" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from value-stream" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from vsm" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from vsm" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from vsm" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from vsm" -l since -d 'Tell of what was done since this time, or since so long ago, such as 3d' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from vsm" -l team -d 'Only of this team' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from vsm" -l runs -d 'Draw so many futures for the forecast' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from vsm" -l seed -d 'Draw the same futures as with this seed before, from the same past [default: the number of the newest change]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from vsm" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from vsm" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from vsm" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from vsm" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from daily-standup" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from daily-standup" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from daily-standup" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from daily-standup" -l since -d 'Tell of what was done since this time, or since so long ago, such as 3d' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from daily-standup" -l team -d 'Only of this team' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from daily-standup" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from daily-standup" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from daily-standup" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from daily-standup" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from retrospective" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from retrospective" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from retrospective" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from retrospective" -l sprint -d 'Over this sprint of program.toml [default: the newest that is over, else the last 7 days]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from retrospective" -l since -d 'Over the days since this time, or since so long ago, such as 30d' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from retrospective" -l team -d 'Only of this team' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from retrospective" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from retrospective" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from retrospective" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from retrospective" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from help" -f -a "pi-planning" -d 'Plan a Program Increment: objectives, capacity against load, velocity, dependencies, risks, forecast'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from help" -f -a "scrum-of-scrums" -d 'Tell of each team what it did, does and waits for, and of all what they wait for of each other'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from help" -f -a "innovation-planning" -d 'Plan the innovation and planning iteration: innovation, technical debt, what is not planned yet'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from help" -f -a "system-demo" -d 'Show what was completed in a sprint or Program Increment'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from help" -f -a "inspect-adapt" -d 'Inspect and adapt: what the Program Increment came to, what went wrong, what is to be improved'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from help" -f -a "art-sync" -d 'Show risks, dependencies and health of the train'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from help" -f -a "portfolio-kanban" -d 'Show the epics of the portfolio by column, each as far as its items are'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from help" -f -a "coach-training" -d 'Show which verbs were used here, by how many agents, and what there is to practise'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from help" -f -a "value-stream" -d 'Show where the time of items goes: lead, cycle, touch and wait times, efficiency, cumulative flow, forecast'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from help" -f -a "daily-standup" -d 'Tell of each team what it did, does and is kept from'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from help" -f -a "retrospective" -d 'Show what some days tell about how work went: failures, retries, long items and long waits'
complete -c coordctl -n "__fish_coordctl_using_subcommand scrum; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c coordctl -n "__fish_coordctl_using_subcommand program; and not __fish_seen_subcommand_from init check help" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand program; and not __fish_seen_subcommand_from init check help" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand program; and not __fish_seen_subcommand_from init check help" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand program; and not __fish_seen_subcommand_from init check help" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand program; and not __fish_seen_subcommand_from init check help" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand program; and not __fish_seen_subcommand_from init check help" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand program; and not __fish_seen_subcommand_from init check help" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand program; and not __fish_seen_subcommand_from init check help" -f -a "init" -d 'Write a program.toml with everything in it as a comment'
complete -c coordctl -n "__fish_coordctl_using_subcommand program; and not __fish_seen_subcommand_from init check help" -f -a "check" -d 'Say everything that is wrong with program.toml, each with its line'
complete -c coordctl -n "__fish_coordctl_using_subcommand program; and not __fish_seen_subcommand_from init check help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c coordctl -n "__fish_coordctl_using_subcommand program; and __fish_seen_subcommand_from init" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand program; and __fish_seen_subcommand_from init" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand program; and __fish_seen_subcommand_from init" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand program; and __fish_seen_subcommand_from init" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand program; and __fish_seen_subcommand_from init" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand program; and __fish_seen_subcommand_from init" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand program; and __fish_seen_subcommand_from init" -l print -d 'Print it instead, and write nothing'
complete -c coordctl -n "__fish_coordctl_using_subcommand program; and __fish_seen_subcommand_from init" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand program; and __fish_seen_subcommand_from check" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand program; and __fish_seen_subcommand_from check" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand program; and __fish_seen_subcommand_from check" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand program; and __fish_seen_subcommand_from check" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand program; and __fish_seen_subcommand_from check" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand program; and __fish_seen_subcommand_from check" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand program; and __fish_seen_subcommand_from check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c coordctl -n "__fish_coordctl_using_subcommand program; and __fish_seen_subcommand_from help" -f -a "init" -d 'Write a program.toml with everything in it as a comment; one that is there stays as it is'
complete -c coordctl -n "__fish_coordctl_using_subcommand program; and __fish_seen_subcommand_from help" -f -a "check" -d 'Say everything that is wrong with program.toml, each with its line'
complete -c coordctl -n "__fish_coordctl_using_subcommand program; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c coordctl -n "__fish_coordctl_using_subcommand archive; and not __fish_seen_subcommand_from search show restore list help" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand archive; and not __fish_seen_subcommand_from search show restore list help" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand archive; and not __fish_seen_subcommand_from search show restore list help" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand archive; and not __fish_seen_subcommand_from search show restore list help" -l older-than -d 'Only what was closed longer ago than this, such as 7d; 0s for whatever is closed [default: archive.older_than, 7d]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand archive; and not __fish_seen_subcommand_from search show restore list help" -l keep-last -d 'Keep this many of the newest closed items, and of the newest completions [default: archive.keep_last, 1000]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand archive; and not __fish_seen_subcommand_from search show restore list help" -l match -d 'Only items whose id, type, team, description or one of whose labels fits (* any text, ? one character); may be repeated; none of them is kept for being one of the newest, and neither spans nor history go' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand archive; and not __fish_seen_subcommand_from search show restore list help" -l status -d 'Items of this status, completed, cancelled or failed; may be repeated [default: completed and cancelled]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand archive; and not __fish_seen_subcommand_from search show restore list help" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand archive; and not __fish_seen_subcommand_from search show restore list help" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand archive; and not __fish_seen_subcommand_from search show restore list help" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand archive; and not __fish_seen_subcommand_from search show restore list help" -l agents -d 'Also agents that hold nothing and gave no sign of life for as long; retired ones stay'
complete -c coordctl -n "__fish_coordctl_using_subcommand archive; and not __fish_seen_subcommand_from search show restore list help" -l dry-run -d 'Say what would go, and write nothing'
complete -c coordctl -n "__fish_coordctl_using_subcommand archive; and not __fish_seen_subcommand_from search show restore list help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c coordctl -n "__fish_coordctl_using_subcommand archive; and not __fish_seen_subcommand_from search show restore list help" -f -a "search" -d 'Find what was archived, the newest first'
complete -c coordctl -n "__fish_coordctl_using_subcommand archive; and not __fish_seen_subcommand_from search show restore list help" -f -a "show" -d 'Show what was archived under an id: the row as it was last, and its changes'
complete -c coordctl -n "__fish_coordctl_using_subcommand archive; and not __fish_seen_subcommand_from search show restore list help" -f -a "restore" -d 'Put rows back onto the board as they were, with their completions; all of those named, or none'
complete -c coordctl -n "__fish_coordctl_using_subcommand archive; and not __fish_seen_subcommand_from search show restore list help" -f -a "list" -d 'List the files of the archive'
complete -c coordctl -n "__fish_coordctl_using_subcommand archive; and not __fish_seen_subcommand_from search show restore list help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c coordctl -n "__fish_coordctl_using_subcommand archive; and __fish_seen_subcommand_from search" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand archive; and __fish_seen_subcommand_from search" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand archive; and __fish_seen_subcommand_from search" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand archive; and __fish_seen_subcommand_from search" -l type -d 'Only items of this type' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand archive; and __fish_seen_subcommand_from search" -l team -d 'Only what is of this team' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand archive; and __fish_seen_subcommand_from search" -l agent -d 'Only what is of this agent, or was done by it' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand archive; and __fish_seen_subcommand_from search" -l label -d 'Only items with this label' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand archive; and __fish_seen_subcommand_from search" -l status -d 'Only items of this status' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand archive; and __fish_seen_subcommand_from search" -l since -d 'Only what was closed, or happened, since then: a time, or a length of time ago such as 30d' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand archive; and __fish_seen_subcommand_from search" -l until -d 'Only what was closed, or happened, before then' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand archive; and __fish_seen_subcommand_from search" -l kind -d 'What is looked for: work, completion, agent, span or event' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand archive; and __fish_seen_subcommand_from search" -l limit -d 'Show at most this many; 0 for all' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand archive; and __fish_seen_subcommand_from search" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand archive; and __fish_seen_subcommand_from search" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand archive; and __fish_seen_subcommand_from search" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand archive; and __fish_seen_subcommand_from search" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand archive; and __fish_seen_subcommand_from show" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand archive; and __fish_seen_subcommand_from show" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand archive; and __fish_seen_subcommand_from show" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand archive; and __fish_seen_subcommand_from show" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand archive; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand archive; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand archive; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand archive; and __fish_seen_subcommand_from restore" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand archive; and __fish_seen_subcommand_from restore" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand archive; and __fish_seen_subcommand_from restore" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand archive; and __fish_seen_subcommand_from restore" -l agent -d 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand archive; and __fish_seen_subcommand_from restore" -l request-id -d 'Do this at most once: the same id and arguments get the first answer again' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand archive; and __fish_seen_subcommand_from restore" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand archive; and __fish_seen_subcommand_from restore" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand archive; and __fish_seen_subcommand_from restore" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand archive; and __fish_seen_subcommand_from restore" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand archive; and __fish_seen_subcommand_from list" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand archive; and __fish_seen_subcommand_from list" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand archive; and __fish_seen_subcommand_from list" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand archive; and __fish_seen_subcommand_from list" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand archive; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand archive; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand archive; and __fish_seen_subcommand_from list" -l check -d 'Read every file, and compare it with its checksum'
complete -c coordctl -n "__fish_coordctl_using_subcommand archive; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand archive; and __fish_seen_subcommand_from help" -f -a "search" -d 'Find what was archived, the newest first'
complete -c coordctl -n "__fish_coordctl_using_subcommand archive; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show what was archived under an id: the row as it was last, and its changes'
complete -c coordctl -n "__fish_coordctl_using_subcommand archive; and __fish_seen_subcommand_from help" -f -a "restore" -d 'Put rows back onto the board as they were, with their completions; all of those named, or none'
complete -c coordctl -n "__fish_coordctl_using_subcommand archive; and __fish_seen_subcommand_from help" -f -a "list" -d 'List the files of the archive'
complete -c coordctl -n "__fish_coordctl_using_subcommand archive; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c coordctl -n "__fish_coordctl_using_subcommand doctor" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand doctor" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand doctor" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand doctor" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand doctor" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand doctor" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand doctor" -l fix -d 'Put right what can be put right without losing anything; what is damaged is kept in quarantine'
complete -c coordctl -n "__fish_coordctl_using_subcommand doctor" -l online -d 'Also ask whether the receivers of spans and the Claude API answer; nothing is sent to them'
complete -c coordctl -n "__fish_coordctl_using_subcommand doctor" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand verify" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand verify" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand verify" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand verify" -l baseline -d 'Compare with this baseline' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand verify" -l save -d 'Write a baseline, over an older one, unless something broken or lost was found' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand verify" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand verify" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand verify" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand verify" -l exact -d 'Any difference from the baseline is one too many'
complete -c coordctl -n "__fish_coordctl_using_subcommand verify" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c coordctl -n "__fish_coordctl_using_subcommand tend" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand tend" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand tend" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand tend" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand tend" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand tend" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand tend" -l dry-run -d 'Only tell what would be done; nothing is written'
complete -c coordctl -n "__fish_coordctl_using_subcommand tend" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand backup" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand backup" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand backup" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand backup" -l to -d 'The directory for the file, made where it is missing; backups in the board\'s directory where none is named' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand backup" -l keep -d 'Keep only the newest N backups of this board there, this one included' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand backup" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand backup" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand backup" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand backup" -l no-archive -d 'Leave the files of the archive out'
complete -c coordctl -n "__fish_coordctl_using_subcommand backup" -l with-spans -d 'Take the files of spans along'
complete -c coordctl -n "__fish_coordctl_using_subcommand backup" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c coordctl -n "__fish_coordctl_using_subcommand restore" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand restore" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand restore" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand restore" -l into -d 'Make the board in this directory instead, which has none' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand restore" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand restore" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand restore" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand restore" -l dry-run -d 'Check the backup and show what would change, and write nothing'
complete -c coordctl -n "__fish_coordctl_using_subcommand restore" -l other-board -d 'Put back the backup of another board'
complete -c coordctl -n "__fish_coordctl_using_subcommand restore" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c coordctl -n "__fish_coordctl_using_subcommand cron; and not __fish_seen_subcommand_from install remove status show run help" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand cron; and not __fish_seen_subcommand_from install remove status show run help" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand cron; and not __fish_seen_subcommand_from install remove status show run help" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand cron; and not __fish_seen_subcommand_from install remove status show run help" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand cron; and not __fish_seen_subcommand_from install remove status show run help" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand cron; and not __fish_seen_subcommand_from install remove status show run help" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand cron; and not __fish_seen_subcommand_from install remove status show run help" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand cron; and not __fish_seen_subcommand_from install remove status show run help" -f -a "install" -d 'What is to be installed'
complete -c coordctl -n "__fish_coordctl_using_subcommand cron; and not __fish_seen_subcommand_from install remove status show run help" -f -a "remove" -d 'Take the jobs of this board away, wherever they are installed'
complete -c coordctl -n "__fish_coordctl_using_subcommand cron; and not __fish_seen_subcommand_from install remove status show run help" -f -a "status" -d 'Tell when each job ran last, how it ended, when it is due, and whether it should have run'
complete -c coordctl -n "__fish_coordctl_using_subcommand cron; and not __fish_seen_subcommand_from install remove status show run help" -f -a "show" -d 'What is to be installed'
complete -c coordctl -n "__fish_coordctl_using_subcommand cron; and not __fish_seen_subcommand_from install remove status show run help" -f -a "run" -d 'Do a job once, as cron does: its output goes to logs/cron.log in the board\'s directory'
complete -c coordctl -n "__fish_coordctl_using_subcommand cron; and not __fish_seen_subcommand_from install remove status show run help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c coordctl -n "__fish_coordctl_using_subcommand cron; and __fish_seen_subcommand_from install" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand cron; and __fish_seen_subcommand_from install" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand cron; and __fish_seen_subcommand_from install" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand cron; and __fish_seen_subcommand_from install" -l only -d 'Only these jobs' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand cron; and __fish_seen_subcommand_from install" -l every -d 'Do a job so often: 1m to 30m and 1h to 12h where they part an hour or a day evenly, 1d or 7d; may be repeated' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand cron; and __fish_seen_subcommand_from install" -l at -d 'Do a daily or weekly job at this time; may be repeated' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand cron; and __fish_seen_subcommand_from install" -l textfile -d 'Also write metrics for the node exporter to this file; its name must end in .prom' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand cron; and __fish_seen_subcommand_from install" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand cron; and __fish_seen_subcommand_from install" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand cron; and __fish_seen_subcommand_from install" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand cron; and __fish_seen_subcommand_from install" -l systemd -d 'Only timers of the user\'s systemd'
complete -c coordctl -n "__fish_coordctl_using_subcommand cron; and __fish_seen_subcommand_from install" -l crontab -d 'Only the user\'s crontab'
complete -c coordctl -n "__fish_coordctl_using_subcommand cron; and __fish_seen_subcommand_from install" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand cron; and __fish_seen_subcommand_from remove" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand cron; and __fish_seen_subcommand_from remove" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand cron; and __fish_seen_subcommand_from remove" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand cron; and __fish_seen_subcommand_from remove" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand cron; and __fish_seen_subcommand_from remove" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand cron; and __fish_seen_subcommand_from remove" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand cron; and __fish_seen_subcommand_from remove" -l systemd -d 'Only timers of the user\'s systemd'
complete -c coordctl -n "__fish_coordctl_using_subcommand cron; and __fish_seen_subcommand_from remove" -l crontab -d 'Only the user\'s crontab'
complete -c coordctl -n "__fish_coordctl_using_subcommand cron; and __fish_seen_subcommand_from remove" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand cron; and __fish_seen_subcommand_from status" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand cron; and __fish_seen_subcommand_from status" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand cron; and __fish_seen_subcommand_from status" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand cron; and __fish_seen_subcommand_from status" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand cron; and __fish_seen_subcommand_from status" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand cron; and __fish_seen_subcommand_from status" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand cron; and __fish_seen_subcommand_from status" -l systemd -d 'Only timers of the user\'s systemd'
complete -c coordctl -n "__fish_coordctl_using_subcommand cron; and __fish_seen_subcommand_from status" -l crontab -d 'Only the user\'s crontab'
complete -c coordctl -n "__fish_coordctl_using_subcommand cron; and __fish_seen_subcommand_from status" -l check -d 'Exit 50 where a job failed, is overdue or never ran'
complete -c coordctl -n "__fish_coordctl_using_subcommand cron; and __fish_seen_subcommand_from status" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand cron; and __fish_seen_subcommand_from show" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand cron; and __fish_seen_subcommand_from show" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand cron; and __fish_seen_subcommand_from show" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand cron; and __fish_seen_subcommand_from show" -l only -d 'Only these jobs' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand cron; and __fish_seen_subcommand_from show" -l every -d 'Do a job so often: 1m to 30m and 1h to 12h where they part an hour or a day evenly, 1d or 7d; may be repeated' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand cron; and __fish_seen_subcommand_from show" -l at -d 'Do a daily or weekly job at this time; may be repeated' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand cron; and __fish_seen_subcommand_from show" -l textfile -d 'Also write metrics for the node exporter to this file; its name must end in .prom' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand cron; and __fish_seen_subcommand_from show" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand cron; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand cron; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand cron; and __fish_seen_subcommand_from show" -l systemd -d 'Only timers of the user\'s systemd'
complete -c coordctl -n "__fish_coordctl_using_subcommand cron; and __fish_seen_subcommand_from show" -l crontab -d 'Only the user\'s crontab'
complete -c coordctl -n "__fish_coordctl_using_subcommand cron; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand cron; and __fish_seen_subcommand_from run" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand cron; and __fish_seen_subcommand_from run" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand cron; and __fish_seen_subcommand_from run" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand cron; and __fish_seen_subcommand_from run" -l schedule -d 'The schedule that it is done by, for its span' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand cron; and __fish_seen_subcommand_from run" -l textfile -d 'The file of the job metrics' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand cron; and __fish_seen_subcommand_from run" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand cron; and __fish_seen_subcommand_from run" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand cron; and __fish_seen_subcommand_from run" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand cron; and __fish_seen_subcommand_from run" -l to-stdout -d 'Leave its output where ours goes, for the journal of systemd'
complete -c coordctl -n "__fish_coordctl_using_subcommand cron; and __fish_seen_subcommand_from run" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand cron; and __fish_seen_subcommand_from help" -f -a "install" -d 'Install the jobs of this board, for this user; doing it again changes nothing'
complete -c coordctl -n "__fish_coordctl_using_subcommand cron; and __fish_seen_subcommand_from help" -f -a "remove" -d 'Take the jobs of this board away, wherever they are installed'
complete -c coordctl -n "__fish_coordctl_using_subcommand cron; and __fish_seen_subcommand_from help" -f -a "status" -d 'Tell when each job ran last, how it ended, when it is due, and whether it should have run'
complete -c coordctl -n "__fish_coordctl_using_subcommand cron; and __fish_seen_subcommand_from help" -f -a "show" -d 'Print what install would write, and change nothing'
complete -c coordctl -n "__fish_coordctl_using_subcommand cron; and __fish_seen_subcommand_from help" -f -a "run" -d 'Do a job once, as cron does: its output goes to logs/cron.log in the board\'s directory'
complete -c coordctl -n "__fish_coordctl_using_subcommand cron; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c coordctl -n "__fish_coordctl_using_subcommand worktree; and not __fish_seen_subcommand_from add list remove prune help" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand worktree; and not __fish_seen_subcommand_from add list remove prune help" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand worktree; and not __fish_seen_subcommand_from add list remove prune help" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand worktree; and not __fish_seen_subcommand_from add list remove prune help" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand worktree; and not __fish_seen_subcommand_from add list remove prune help" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand worktree; and not __fish_seen_subcommand_from add list remove prune help" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand worktree; and not __fish_seen_subcommand_from add list remove prune help" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand worktree; and not __fish_seen_subcommand_from add list remove prune help" -f -a "add" -d 'Make a worktree with a branch, a port and an environment file of its own for a work item; prints its path'
complete -c coordctl -n "__fish_coordctl_using_subcommand worktree; and not __fish_seen_subcommand_from add list remove prune help" -f -a "list" -d 'List the worktrees of the board and of this repository, and what would be lost with each'
complete -c coordctl -n "__fish_coordctl_using_subcommand worktree; and not __fish_seen_subcommand_from add list remove prune help" -f -a "remove" -d 'Remove a worktree that holds nothing that is only there'
complete -c coordctl -n "__fish_coordctl_using_subcommand worktree; and not __fish_seen_subcommand_from add list remove prune help" -f -a "prune" -d 'Forget worktrees whose directories are gone'
complete -c coordctl -n "__fish_coordctl_using_subcommand worktree; and not __fish_seen_subcommand_from add list remove prune help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c coordctl -n "__fish_coordctl_using_subcommand worktree; and __fish_seen_subcommand_from add" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand worktree; and __fish_seen_subcommand_from add" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand worktree; and __fish_seen_subcommand_from add" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand worktree; and __fish_seen_subcommand_from add" -l work -d 'The work item that it serves' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand worktree; and __fish_seen_subcommand_from add" -l branch -d 'Its branch, which is made unless it is there [default: work/WORK_ID]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand worktree; and __fish_seen_subcommand_from add" -l base -d 'What a new branch begins at [default: HEAD]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand worktree; and __fish_seen_subcommand_from add" -l port-range -d 'Take the lowest free port of these' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand worktree; and __fish_seen_subcommand_from add" -l fence -d 'The fence that claim answered' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand worktree; and __fish_seen_subcommand_from add" -l agent -d 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand worktree; and __fish_seen_subcommand_from add" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand worktree; and __fish_seen_subcommand_from add" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand worktree; and __fish_seen_subcommand_from add" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand worktree; and __fish_seen_subcommand_from add" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand worktree; and __fish_seen_subcommand_from list" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand worktree; and __fish_seen_subcommand_from list" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand worktree; and __fish_seen_subcommand_from list" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand worktree; and __fish_seen_subcommand_from list" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand worktree; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand worktree; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand worktree; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand worktree; and __fish_seen_subcommand_from remove" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand worktree; and __fish_seen_subcommand_from remove" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand worktree; and __fish_seen_subcommand_from remove" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand worktree; and __fish_seen_subcommand_from remove" -l archive -d 'Put commits, changes, untracked and ignored files into a file first, and read it back [default: PATH-TIME.tar]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand worktree; and __fish_seen_subcommand_from remove" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand worktree; and __fish_seen_subcommand_from remove" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand worktree; and __fish_seen_subcommand_from remove" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand worktree; and __fish_seen_subcommand_from remove" -l stash -d 'Put uncommitted changes and untracked files into the repository\'s stash first'
complete -c coordctl -n "__fish_coordctl_using_subcommand worktree; and __fish_seen_subcommand_from remove" -l ignored-ok -d 'Ignored files may go: they can be made again'
complete -c coordctl -n "__fish_coordctl_using_subcommand worktree; and __fish_seen_subcommand_from remove" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand worktree; and __fish_seen_subcommand_from prune" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand worktree; and __fish_seen_subcommand_from prune" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand worktree; and __fish_seen_subcommand_from prune" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand worktree; and __fish_seen_subcommand_from prune" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand worktree; and __fish_seen_subcommand_from prune" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand worktree; and __fish_seen_subcommand_from prune" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand worktree; and __fish_seen_subcommand_from prune" -l dry-run -d 'Say what would be forgotten, and change nothing'
complete -c coordctl -n "__fish_coordctl_using_subcommand worktree; and __fish_seen_subcommand_from prune" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand worktree; and __fish_seen_subcommand_from help" -f -a "add" -d 'Make a worktree with a branch, a port and an environment file of its own for a work item; prints its path'
complete -c coordctl -n "__fish_coordctl_using_subcommand worktree; and __fish_seen_subcommand_from help" -f -a "list" -d 'List the worktrees of the board and of this repository, and what would be lost with each'
complete -c coordctl -n "__fish_coordctl_using_subcommand worktree; and __fish_seen_subcommand_from help" -f -a "remove" -d 'Remove a worktree that holds nothing that is only there'
complete -c coordctl -n "__fish_coordctl_using_subcommand worktree; and __fish_seen_subcommand_from help" -f -a "prune" -d 'Forget worktrees whose directories are gone'
complete -c coordctl -n "__fish_coordctl_using_subcommand worktree; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c coordctl -n "__fish_coordctl_using_subcommand wait" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand wait" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand wait" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand wait" -l until -d 'What to wait for: done, ready, released or any-change' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand wait" -l label -d 'Only items with this label; may be repeated' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand wait" -l team -d 'Only items of this team' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand wait" -l type -d 'Only items of this type' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand wait" -l agent -d 'With ready: wait until this agent can claim it, by its capabilities and whom the item is kept for; how many items it holds does not count' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand wait" -l since -d 'With any-change: count changes after this one, a sequence number of an earlier answer, so that none is missed' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand wait" -l timeout -d 'Give up after this long, with exit code 23; without it the wait has no end' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand wait" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand wait" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand wait" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand wait" -l next -d 'With ready: wait for any item that can be claimed, the most urgent and oldest first'
complete -c coordctl -n "__fish_coordctl_using_subcommand wait" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c coordctl -n "__fish_coordctl_using_subcommand where" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand where" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand where" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand where" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand where" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand where" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand where" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand generate-id" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand generate-id" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand generate-id" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand generate-id" -l request-id -d 'Do this at most once: the same id and arguments get the first answer again' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand generate-id" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand generate-id" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand generate-id" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand generate-id" -l work -d 'Make an id of a work item instead of one of an agent'
complete -c coordctl -n "__fish_coordctl_using_subcommand generate-id" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand init" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand init" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand init" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand init" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand init" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand init" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand init" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand legacy" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand legacy" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand legacy" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand legacy" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand legacy" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand legacy" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand legacy" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand migrate" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand migrate" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand migrate" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand migrate" -l report -d 'Write the whole account to this file, as JSON' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand migrate" -l ttl -d 'How long claims that are open last from now on unless they are renewed, such as 2h, or none' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand migrate" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand migrate" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand migrate" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand migrate" -l dry-run -d 'Say what would be done, and write nothing'
complete -c coordctl -n "__fish_coordctl_using_subcommand migrate" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c coordctl -n "__fish_coordctl_using_subcommand sync" -l dir -d 'The board\'s directory [env: COORDINATION_DIR]' -r -F
complete -c coordctl -n "__fish_coordctl_using_subcommand sync" -l lock-timeout -d 'Wait at most this long for the board\'s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand sync" -l durability -d 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]' -r
complete -c coordctl -n "__fish_coordctl_using_subcommand sync" -l json -d 'Print one JSON document, and errors as JSON'
complete -c coordctl -n "__fish_coordctl_using_subcommand sync" -s q -l quiet -d 'Say nothing but data, warnings and errors'
complete -c coordctl -n "__fish_coordctl_using_subcommand sync" -s v -l verbose -d 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]'
complete -c coordctl -n "__fish_coordctl_using_subcommand sync" -l when-due -d 'Wait until large public files are due again, a minute at the most'
complete -c coordctl -n "__fish_coordctl_using_subcommand sync" -s h -l help -d 'Print help'
complete -c coordctl -n "__fish_coordctl_using_subcommand help; and not __fish_seen_subcommand_from add claim progress complete fail release block unblock note label set handoff reassign heartbeat run reclaim guard ready blocked explain dead-letters list show agent whoami dashboard events trace telemetry metrics gate claude scrum program archive doctor verify tend backup restore cron worktree wait where generate-id init legacy migrate sync help" -f -a "add" -d 'Add a work item that nobody holds yet'
complete -c coordctl -n "__fish_coordctl_using_subcommand help; and not __fish_seen_subcommand_from add claim progress complete fail release block unblock note label set handoff reassign heartbeat run reclaim guard ready blocked explain dead-letters list show agent whoami dashboard events trace telemetry metrics gate claude scrum program archive doctor verify tend backup restore cron worktree wait where generate-id init legacy migrate sync help" -f -a "claim" -d 'Create a work item and claim it, claim one that waits, or whatever is next'
complete -c coordctl -n "__fish_coordctl_using_subcommand help; and not __fish_seen_subcommand_from add claim progress complete fail release block unblock note label set handoff reassign heartbeat run reclaim guard ready blocked explain dead-letters list show agent whoami dashboard events trace telemetry metrics gate claude scrum program archive doctor verify tend backup restore cron worktree wait where generate-id init legacy migrate sync help" -f -a "progress" -d 'Report how far the work is, and renew the lease'
complete -c coordctl -n "__fish_coordctl_using_subcommand help; and not __fish_seen_subcommand_from add claim progress complete fail release block unblock note label set handoff reassign heartbeat run reclaim guard ready blocked explain dead-letters list show agent whoami dashboard events trace telemetry metrics gate claude scrum program archive doctor verify tend backup restore cron worktree wait where generate-id init legacy migrate sync help" -f -a "complete" -d 'Complete a work item'
complete -c coordctl -n "__fish_coordctl_using_subcommand help; and not __fish_seen_subcommand_from add claim progress complete fail release block unblock note label set handoff reassign heartbeat run reclaim guard ready blocked explain dead-letters list show agent whoami dashboard events trace telemetry metrics gate claude scrum program archive doctor verify tend backup restore cron worktree wait where generate-id init legacy migrate sync help" -f -a "fail" -d 'End an attempt that came to nothing: the item is tried again, or given up'
complete -c coordctl -n "__fish_coordctl_using_subcommand help; and not __fish_seen_subcommand_from add claim progress complete fail release block unblock note label set handoff reassign heartbeat run reclaim guard ready blocked explain dead-letters list show agent whoami dashboard events trace telemetry metrics gate claude scrum program archive doctor verify tend backup restore cron worktree wait where generate-id init legacy migrate sync help" -f -a "release" -d 'Give a work item back: it is pending again'
complete -c coordctl -n "__fish_coordctl_using_subcommand help; and not __fish_seen_subcommand_from add claim progress complete fail release block unblock note label set handoff reassign heartbeat run reclaim guard ready blocked explain dead-letters list show agent whoami dashboard events trace telemetry metrics gate claude scrum program archive doctor verify tend backup restore cron worktree wait where generate-id init legacy migrate sync help" -f -a "block" -d 'Say what a work item that you hold waits for'
complete -c coordctl -n "__fish_coordctl_using_subcommand help; and not __fish_seen_subcommand_from add claim progress complete fail release block unblock note label set handoff reassign heartbeat run reclaim guard ready blocked explain dead-letters list show agent whoami dashboard events trace telemetry metrics gate claude scrum program archive doctor verify tend backup restore cron worktree wait where generate-id init legacy migrate sync help" -f -a "unblock" -d 'Say that a blocked work item can go on'
complete -c coordctl -n "__fish_coordctl_using_subcommand help; and not __fish_seen_subcommand_from add claim progress complete fail release block unblock note label set handoff reassign heartbeat run reclaim guard ready blocked explain dead-letters list show agent whoami dashboard events trace telemetry metrics gate claude scrum program archive doctor verify tend backup restore cron worktree wait where generate-id init legacy migrate sync help" -f -a "note" -d 'Add a note to a work item'
complete -c coordctl -n "__fish_coordctl_using_subcommand help; and not __fish_seen_subcommand_from add claim progress complete fail release block unblock note label set handoff reassign heartbeat run reclaim guard ready blocked explain dead-letters list show agent whoami dashboard events trace telemetry metrics gate claude scrum program archive doctor verify tend backup restore cron worktree wait where generate-id init legacy migrate sync help" -f -a "label" -d 'Put labels on a work item, or take them off'
complete -c coordctl -n "__fish_coordctl_using_subcommand help; and not __fish_seen_subcommand_from add claim progress complete fail release block unblock note label set handoff reassign heartbeat run reclaim guard ready blocked explain dead-letters list show agent whoami dashboard events trace telemetry metrics gate claude scrum program archive doctor verify tend backup restore cron worktree wait where generate-id init legacy migrate sync help" -f -a "set" -d 'Change the priority, description, team, dates or dependencies of a work item'
complete -c coordctl -n "__fish_coordctl_using_subcommand help; and not __fish_seen_subcommand_from add claim progress complete fail release block unblock note label set handoff reassign heartbeat run reclaim guard ready blocked explain dead-letters list show agent whoami dashboard events trace telemetry metrics gate claude scrum program archive doctor verify tend backup restore cron worktree wait where generate-id init legacy migrate sync help" -f -a "handoff" -d 'Hand a work item that you hold on to another agent, role or team'
complete -c coordctl -n "__fish_coordctl_using_subcommand help; and not __fish_seen_subcommand_from add claim progress complete fail release block unblock note label set handoff reassign heartbeat run reclaim guard ready blocked explain dead-letters list show agent whoami dashboard events trace telemetry metrics gate claude scrum program archive doctor verify tend backup restore cron worktree wait where generate-id init legacy migrate sync help" -f -a "reassign" -d 'Give a work item to somebody from outside, whoever holds it'
complete -c coordctl -n "__fish_coordctl_using_subcommand help; and not __fish_seen_subcommand_from add claim progress complete fail release block unblock note label set handoff reassign heartbeat run reclaim guard ready blocked explain dead-letters list show agent whoami dashboard events trace telemetry metrics gate claude scrum program archive doctor verify tend backup restore cron worktree wait where generate-id init legacy migrate sync help" -f -a "heartbeat" -d 'Renew the leases on work items: those named, or all that the agent holds'
complete -c coordctl -n "__fish_coordctl_using_subcommand help; and not __fish_seen_subcommand_from add claim progress complete fail release block unblock note label set handoff reassign heartbeat run reclaim guard ready blocked explain dead-letters list show agent whoami dashboard events trace telemetry metrics gate claude scrum program archive doctor verify tend backup restore cron worktree wait where generate-id init legacy migrate sync help" -f -a "run" -d 'Run a command for a work item, renew its lease meanwhile, and complete or fail the item'
complete -c coordctl -n "__fish_coordctl_using_subcommand help; and not __fish_seen_subcommand_from add claim progress complete fail release block unblock note label set handoff reassign heartbeat run reclaim guard ready blocked explain dead-letters list show agent whoami dashboard events trace telemetry metrics gate claude scrum program archive doctor verify tend backup restore cron worktree wait where generate-id init legacy migrate sync help" -f -a "reclaim" -d 'Return what ended leases hold to the board; every claim does so in passing'
complete -c coordctl -n "__fish_coordctl_using_subcommand help; and not __fish_seen_subcommand_from add claim progress complete fail release block unblock note label set handoff reassign heartbeat run reclaim guard ready blocked explain dead-letters list show agent whoami dashboard events trace telemetry metrics gate claude scrum program archive doctor verify tend backup restore cron worktree wait where generate-id init legacy migrate sync help" -f -a "guard" -d 'Exit 0 only while a claim still stands: for use right before a push or a deploy'
complete -c coordctl -n "__fish_coordctl_using_subcommand help; and not __fish_seen_subcommand_from add claim progress complete fail release block unblock note label set handoff reassign heartbeat run reclaim guard ready blocked explain dead-letters list show agent whoami dashboard events trace telemetry metrics gate claude scrum program archive doctor verify tend backup restore cron worktree wait where generate-id init legacy migrate sync help" -f -a "ready" -d 'List the items that can be taken, in the order in which claim --next offers them'
complete -c coordctl -n "__fish_coordctl_using_subcommand help; and not __fish_seen_subcommand_from add claim progress complete fail release block unblock note label set handoff reassign heartbeat run reclaim guard ready blocked explain dead-letters list show agent whoami dashboard events trace telemetry metrics gate claude scrum program archive doctor verify tend backup restore cron worktree wait where generate-id init legacy migrate sync help" -f -a "blocked" -d 'List the open items that nobody can take now, and why'
complete -c coordctl -n "__fish_coordctl_using_subcommand help; and not __fish_seen_subcommand_from add claim progress complete fail release block unblock note label set handoff reassign heartbeat run reclaim guard ready blocked explain dead-letters list show agent whoami dashboard events trace telemetry metrics gate claude scrum program archive doctor verify tend backup restore cron worktree wait where generate-id init legacy migrate sync help" -f -a "explain" -d 'Say why a work item is or is not offered, and to whom'
complete -c coordctl -n "__fish_coordctl_using_subcommand help; and not __fish_seen_subcommand_from add claim progress complete fail release block unblock note label set handoff reassign heartbeat run reclaim guard ready blocked explain dead-letters list show agent whoami dashboard events trace telemetry metrics gate claude scrum program archive doctor verify tend backup restore cron worktree wait where generate-id init legacy migrate sync help" -f -a "dead-letters" -d 'Deal with the items that were given up'
complete -c coordctl -n "__fish_coordctl_using_subcommand help; and not __fish_seen_subcommand_from add claim progress complete fail release block unblock note label set handoff reassign heartbeat run reclaim guard ready blocked explain dead-letters list show agent whoami dashboard events trace telemetry metrics gate claude scrum program archive doctor verify tend backup restore cron worktree wait where generate-id init legacy migrate sync help" -f -a "list" -d 'List work items'
complete -c coordctl -n "__fish_coordctl_using_subcommand help; and not __fish_seen_subcommand_from add claim progress complete fail release block unblock note label set handoff reassign heartbeat run reclaim guard ready blocked explain dead-letters list show agent whoami dashboard events trace telemetry metrics gate claude scrum program archive doctor verify tend backup restore cron worktree wait where generate-id init legacy migrate sync help" -f -a "show" -d 'Show one work item with its history'
complete -c coordctl -n "__fish_coordctl_using_subcommand help; and not __fish_seen_subcommand_from add claim progress complete fail release block unblock note label set handoff reassign heartbeat run reclaim guard ready blocked explain dead-letters list show agent whoami dashboard events trace telemetry metrics gate claude scrum program archive doctor verify tend backup restore cron worktree wait where generate-id init legacy migrate sync help" -f -a "agent" -d 'Register, list, show and retire agents'
complete -c coordctl -n "__fish_coordctl_using_subcommand help; and not __fish_seen_subcommand_from add claim progress complete fail release block unblock note label set handoff reassign heartbeat run reclaim guard ready blocked explain dead-letters list show agent whoami dashboard events trace telemetry metrics gate claude scrum program archive doctor verify tend backup restore cron worktree wait where generate-id init legacy migrate sync help" -f -a "whoami" -d 'Print as whom commands act here, and the rule that says so'
complete -c coordctl -n "__fish_coordctl_using_subcommand help; and not __fish_seen_subcommand_from add claim progress complete fail release block unblock note label set handoff reassign heartbeat run reclaim guard ready blocked explain dead-letters list show agent whoami dashboard events trace telemetry metrics gate claude scrum program archive doctor verify tend backup restore cron worktree wait where generate-id init legacy migrate sync help" -f -a "dashboard" -d 'Show what needs attention, who is at work, and what came of it'
complete -c coordctl -n "__fish_coordctl_using_subcommand help; and not __fish_seen_subcommand_from add claim progress complete fail release block unblock note label set handoff reassign heartbeat run reclaim guard ready blocked explain dead-letters list show agent whoami dashboard events trace telemetry metrics gate claude scrum program archive doctor verify tend backup restore cron worktree wait where generate-id init legacy migrate sync help" -f -a "events" -d 'Show what happened on the board'
complete -c coordctl -n "__fish_coordctl_using_subcommand help; and not __fish_seen_subcommand_from add claim progress complete fail release block unblock note label set handoff reassign heartbeat run reclaim guard ready blocked explain dead-letters list show agent whoami dashboard events trace telemetry metrics gate claude scrum program archive doctor verify tend backup restore cron worktree wait where generate-id init legacy migrate sync help" -f -a "trace" -d 'Show where the time of a work item went, as a waterfall'
complete -c coordctl -n "__fish_coordctl_using_subcommand help; and not __fish_seen_subcommand_from add claim progress complete fail release block unblock note label set handoff reassign heartbeat run reclaim guard ready blocked explain dead-letters list show agent whoami dashboard events trace telemetry metrics gate claude scrum program archive doctor verify tend backup restore cron worktree wait where generate-id init legacy migrate sync help" -f -a "telemetry" -d 'Read, judge, convert and export the spans of commands'
complete -c coordctl -n "__fish_coordctl_using_subcommand help; and not __fish_seen_subcommand_from add claim progress complete fail release block unblock note label set handoff reassign heartbeat run reclaim guard ready blocked explain dead-letters list show agent whoami dashboard events trace telemetry metrics gate claude scrum program archive doctor verify tend backup restore cron worktree wait where generate-id init legacy migrate sync help" -f -a "metrics" -d 'Print figures of the board in the text format of Prometheus'
complete -c coordctl -n "__fish_coordctl_using_subcommand help; and not __fish_seen_subcommand_from add claim progress complete fail release block unblock note label set handoff reassign heartbeat run reclaim guard ready blocked explain dead-letters list show agent whoami dashboard events trace telemetry metrics gate claude scrum program archive doctor verify tend backup restore cron worktree wait where generate-id init legacy migrate sync help" -f -a "gate" -d 'Exit 0 only if the board keeps to conditions: for pipelines'
complete -c coordctl -n "__fish_coordctl_using_subcommand help; and not __fish_seen_subcommand_from add claim progress complete fail release block unblock note label set handoff reassign heartbeat run reclaim guard ready blocked explain dead-letters list show agent whoami dashboard events trace telemetry metrics gate claude scrum program archive doctor verify tend backup restore cron worktree wait where generate-id init legacy migrate sync help" -f -a "claude" -d 'Analyse the board, by Claude or from the board\'s own figures'
complete -c coordctl -n "__fish_coordctl_using_subcommand help; and not __fish_seen_subcommand_from add claim progress complete fail release block unblock note label set handoff reassign heartbeat run reclaim guard ready blocked explain dead-letters list show agent whoami dashboard events trace telemetry metrics gate claude scrum program archive doctor verify tend backup restore cron worktree wait where generate-id init legacy migrate sync help" -f -a "scrum" -d 'Show a ceremony of Scrum at Scale, computed from the board, its history and program.toml'
complete -c coordctl -n "__fish_coordctl_using_subcommand help; and not __fish_seen_subcommand_from add claim progress complete fail release block unblock note label set handoff reassign heartbeat run reclaim guard ready blocked explain dead-letters list show agent whoami dashboard events trace telemetry metrics gate claude scrum program archive doctor verify tend backup restore cron worktree wait where generate-id init legacy migrate sync help" -f -a "program" -d 'Make or check program.toml, which the ceremonies of scrum read'
complete -c coordctl -n "__fish_coordctl_using_subcommand help; and not __fish_seen_subcommand_from add claim progress complete fail release block unblock note label set handoff reassign heartbeat run reclaim guard ready blocked explain dead-letters list show agent whoami dashboard events trace telemetry metrics gate claude scrum program archive doctor verify tend backup restore cron worktree wait where generate-id init legacy migrate sync help" -f -a "archive" -d 'Move what is closed and old into the archive; search, show and bring it back'
complete -c coordctl -n "__fish_coordctl_using_subcommand help; and not __fish_seen_subcommand_from add claim progress complete fail release block unblock note label set handoff reassign heartbeat run reclaim guard ready blocked explain dead-letters list show agent whoami dashboard events trace telemetry metrics gate claude scrum program archive doctor verify tend backup restore cron worktree wait where generate-id init legacy migrate sync help" -f -a "doctor" -d 'Say what is wrong with the board, and what to do about it'
complete -c coordctl -n "__fish_coordctl_using_subcommand help; and not __fish_seen_subcommand_from add claim progress complete fail release block unblock note label set handoff reassign heartbeat run reclaim guard ready blocked explain dead-letters list show agent whoami dashboard events trace telemetry metrics gate claude scrum program archive doctor verify tend backup restore cron worktree wait where generate-id init legacy migrate sync help" -f -a "verify" -d 'Check what must hold on every board, and compare it with how it was'
complete -c coordctl -n "__fish_coordctl_using_subcommand help; and not __fish_seen_subcommand_from add claim progress complete fail release block unblock note label set handoff reassign heartbeat run reclaim guard ready blocked explain dead-letters list show agent whoami dashboard events trace telemetry metrics gate claude scrum program archive doctor verify tend backup restore cron worktree wait where generate-id init legacy migrate sync help" -f -a "tend" -d 'Do upkeep by rules once: for cron'
complete -c coordctl -n "__fish_coordctl_using_subcommand help; and not __fish_seen_subcommand_from add claim progress complete fail release block unblock note label set handoff reassign heartbeat run reclaim guard ready blocked explain dead-letters list show agent whoami dashboard events trace telemetry metrics gate claude scrum program archive doctor verify tend backup restore cron worktree wait where generate-id init legacy migrate sync help" -f -a "backup" -d 'Write the whole board at one point in time into a file'
complete -c coordctl -n "__fish_coordctl_using_subcommand help; and not __fish_seen_subcommand_from add claim progress complete fail release block unblock note label set handoff reassign heartbeat run reclaim guard ready blocked explain dead-letters list show agent whoami dashboard events trace telemetry metrics gate claude scrum program archive doctor verify tend backup restore cron worktree wait where generate-id init legacy migrate sync help" -f -a "restore" -d 'Put the board back to what a backup holds'
complete -c coordctl -n "__fish_coordctl_using_subcommand help; and not __fish_seen_subcommand_from add claim progress complete fail release block unblock note label set handoff reassign heartbeat run reclaim guard ready blocked explain dead-letters list show agent whoami dashboard events trace telemetry metrics gate claude scrum program archive doctor verify tend backup restore cron worktree wait where generate-id init legacy migrate sync help" -f -a "cron" -d 'Have cron or systemd do again and again what keeps a board in order'
complete -c coordctl -n "__fish_coordctl_using_subcommand help; and not __fish_seen_subcommand_from add claim progress complete fail release block unblock note label set handoff reassign heartbeat run reclaim guard ready blocked explain dead-letters list show agent whoami dashboard events trace telemetry metrics gate claude scrum program archive doctor verify tend backup restore cron worktree wait where generate-id init legacy migrate sync help" -f -a "worktree" -d 'Make worktrees of git for work items, and remove them without losing anything'
complete -c coordctl -n "__fish_coordctl_using_subcommand help; and not __fish_seen_subcommand_from add claim progress complete fail release block unblock note label set handoff reassign heartbeat run reclaim guard ready blocked explain dead-letters list show agent whoami dashboard events trace telemetry metrics gate claude scrum program archive doctor verify tend backup restore cron worktree wait where generate-id init legacy migrate sync help" -f -a "wait" -d 'Wait until an item is done, ready or released, or until anything changes'
complete -c coordctl -n "__fish_coordctl_using_subcommand help; and not __fish_seen_subcommand_from add claim progress complete fail release block unblock note label set handoff reassign heartbeat run reclaim guard ready blocked explain dead-letters list show agent whoami dashboard events trace telemetry metrics gate claude scrum program archive doctor verify tend backup restore cron worktree wait where generate-id init legacy migrate sync help" -f -a "where" -d 'Print the board\'s directory and the rule that found it'
complete -c coordctl -n "__fish_coordctl_using_subcommand help; and not __fish_seen_subcommand_from add claim progress complete fail release block unblock note label set handoff reassign heartbeat run reclaim guard ready blocked explain dead-letters list show agent whoami dashboard events trace telemetry metrics gate claude scrum program archive doctor verify tend backup restore cron worktree wait where generate-id init legacy migrate sync help" -f -a "generate-id" -d 'Print an id that nobody else gets'
complete -c coordctl -n "__fish_coordctl_using_subcommand help; and not __fish_seen_subcommand_from add claim progress complete fail release block unblock note label set handoff reassign heartbeat run reclaim guard ready blocked explain dead-letters list show agent whoami dashboard events trace telemetry metrics gate claude scrum program archive doctor verify tend backup restore cron worktree wait where generate-id init legacy migrate sync help" -f -a "init" -d 'Make the board now; the first change would make it too'
complete -c coordctl -n "__fish_coordctl_using_subcommand help; and not __fish_seen_subcommand_from add claim progress complete fail release block unblock note label set handoff reassign heartbeat run reclaim guard ready blocked explain dead-letters list show agent whoami dashboard events trace telemetry metrics gate claude scrum program archive doctor verify tend backup restore cron worktree wait where generate-id init legacy migrate sync help" -f -a "legacy" -d 'Do what a command of coordination_helper.sh did; a link with that name does the same'
complete -c coordctl -n "__fish_coordctl_using_subcommand help; and not __fish_seen_subcommand_from add claim progress complete fail release block unblock note label set handoff reassign heartbeat run reclaim guard ready blocked explain dead-letters list show agent whoami dashboard events trace telemetry metrics gate claude scrum program archive doctor verify tend backup restore cron worktree wait where generate-id init legacy migrate sync help" -f -a "migrate" -d 'Take over what an older tool left in a directory'
complete -c coordctl -n "__fish_coordctl_using_subcommand help; and not __fish_seen_subcommand_from add claim progress complete fail release block unblock note label set handoff reassign heartbeat run reclaim guard ready blocked explain dead-letters list show agent whoami dashboard events trace telemetry metrics gate claude scrum program archive doctor verify tend backup restore cron worktree wait where generate-id init legacy migrate sync help" -f -a "sync" -d 'Bring the public files up to date now'
complete -c coordctl -n "__fish_coordctl_using_subcommand help; and not __fish_seen_subcommand_from add claim progress complete fail release block unblock note label set handoff reassign heartbeat run reclaim guard ready blocked explain dead-letters list show agent whoami dashboard events trace telemetry metrics gate claude scrum program archive doctor verify tend backup restore cron worktree wait where generate-id init legacy migrate sync help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
