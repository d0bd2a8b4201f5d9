
using namespace System.Management.Automation
using namespace System.Management.Automation.Language

Register-ArgumentCompleter -Native -CommandName 'coordctl' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $commandElements = $commandAst.CommandElements
    $command = @(
        'coordctl'
        for ($i = 1; $i -lt $commandElements.Count; $i++) {
            $element = $commandElements[$i]
            if ($element -isnot [StringConstantExpressionAst] -or
                $element.StringConstantType -ne [StringConstantType]::BareWord -or
                $element.Value.StartsWith('-') -or
                $element.Value -eq $wordToComplete) {
                break
        }
        $element.Value
    }) -join ';'

    $completions = @(switch ($command) {
        'coordctl' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Add a work item that nobody holds yet')
            [CompletionResult]::new('claim', 'claim', [CompletionResultType]::ParameterValue, 'Create a work item and claim it, claim one that waits, or whatever is next')
            [CompletionResult]::new('progress', 'progress', [CompletionResultType]::ParameterValue, 'Report how far the work is, and renew the lease')
            [CompletionResult]::new('complete', 'complete', [CompletionResultType]::ParameterValue, 'Complete a work item')
            [CompletionResult]::new('fail', 'fail', [CompletionResultType]::ParameterValue, 'End an attempt that came to nothing: the item is tried again, or given up')
            [CompletionResult]::new('release', 'release', [CompletionResultType]::ParameterValue, 'Give a work item back: it is pending again')
            [CompletionResult]::new('block', 'block', [CompletionResultType]::ParameterValue, 'Say what a work item that you hold waits for')
            [CompletionResult]::new('unblock', 'unblock', [CompletionResultType]::ParameterValue, 'Say that a blocked work item can go on')
            [CompletionResult]::new('note', 'note', [CompletionResultType]::ParameterValue, 'Add a note to a work item')
            [CompletionResult]::new('label', 'label', [CompletionResultType]::ParameterValue, 'Put labels on a work item, or take them off')
            [CompletionResult]::new('set', 'set', [CompletionResultType]::ParameterValue, 'Change the priority, description, team, dates or dependencies of a work item')
            [CompletionResult]::new('handoff', 'handoff', [CompletionResultType]::ParameterValue, 'Hand a work item that you hold on to another agent, role or team')
            [CompletionResult]::new('reassign', 'reassign', [CompletionResultType]::ParameterValue, 'Give a work item to somebody from outside, whoever holds it')
            [CompletionResult]::new('heartbeat', 'heartbeat', [CompletionResultType]::ParameterValue, 'Renew the leases on work items: those named, or all that the agent holds')
            [CompletionResult]::new('run', 'run', [CompletionResultType]::ParameterValue, 'Run a command for a work item, renew its lease meanwhile, and complete or fail the item')
            [CompletionResult]::new('reclaim', 'reclaim', [CompletionResultType]::ParameterValue, 'Return what ended leases hold to the board; every claim does so in passing')
            [CompletionResult]::new('guard', 'guard', [CompletionResultType]::ParameterValue, 'Exit 0 only while a claim still stands: for use right before a push or a deploy')
            [CompletionResult]::new('ready', 'ready', [CompletionResultType]::ParameterValue, 'List the items that can be taken, in the order in which claim --next offers them')
            [CompletionResult]::new('blocked', 'blocked', [CompletionResultType]::ParameterValue, 'List the open items that nobody can take now, and why')
            [CompletionResult]::new('explain', 'explain', [CompletionResultType]::ParameterValue, 'Say why a work item is or is not offered, and to whom')
            [CompletionResult]::new('dead-letters', 'dead-letters', [CompletionResultType]::ParameterValue, 'Deal with the items that were given up')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List work items')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one work item with its history')
            [CompletionResult]::new('agent', 'agent', [CompletionResultType]::ParameterValue, 'Register, list, show and retire agents')
            [CompletionResult]::new('whoami', 'whoami', [CompletionResultType]::ParameterValue, 'Print as whom commands act here, and the rule that says so')
            [CompletionResult]::new('dashboard', 'dashboard', [CompletionResultType]::ParameterValue, 'Show what needs attention, who is at work, and what came of it')
            [CompletionResult]::new('events', 'events', [CompletionResultType]::ParameterValue, 'Show what happened on the board')
            [CompletionResult]::new('trace', 'trace', [CompletionResultType]::ParameterValue, 'Show where the time of a work item went, as a waterfall')
            [CompletionResult]::new('telemetry', 'telemetry', [CompletionResultType]::ParameterValue, 'Read, judge, convert and export the spans of commands')
            [CompletionResult]::new('metrics', 'metrics', [CompletionResultType]::ParameterValue, 'Print figures of the board in the text format of Prometheus')
            [CompletionResult]::new('gate', 'gate', [CompletionResultType]::ParameterValue, 'Exit 0 only if the board keeps to conditions: for pipelines')
            [CompletionResult]::new('claude', 'claude', [CompletionResultType]::ParameterValue, 'Analyse the board, by Claude or from the board''s own figures')
            [CompletionResult]::new('scrum', 'scrum', [CompletionResultType]::ParameterValue, 'Show a ceremony of Scrum at Scale, computed from the board, its history and program.toml')
            [CompletionResult]::new('program', 'program', [CompletionResultType]::ParameterValue, 'Make or check program.toml, which the ceremonies of scrum read')
            [CompletionResult]::new('archive', 'archive', [CompletionResultType]::ParameterValue, 'Move what is closed and old into the archive; search, show and bring it back')
            [CompletionResult]::new('doctor', 'doctor', [CompletionResultType]::ParameterValue, 'Say what is wrong with the board, and what to do about it')
            [CompletionResult]::new('verify', 'verify', [CompletionResultType]::ParameterValue, 'Check what must hold on every board, and compare it with how it was')
            [CompletionResult]::new('tend', 'tend', [CompletionResultType]::ParameterValue, 'Do upkeep by rules once: for cron')
            [CompletionResult]::new('backup', 'backup', [CompletionResultType]::ParameterValue, 'Write the whole board at one point in time into a file')
            [CompletionResult]::new('restore', 'restore', [CompletionResultType]::ParameterValue, 'Put the board back to what a backup holds')
            [CompletionResult]::new('cron', 'cron', [CompletionResultType]::ParameterValue, 'Have cron or systemd do again and again what keeps a board in order')
            [CompletionResult]::new('worktree', 'worktree', [CompletionResultType]::ParameterValue, 'Make worktrees of git for work items, and remove them without losing anything')
            [CompletionResult]::new('wait', 'wait', [CompletionResultType]::ParameterValue, 'Wait until an item is done, ready or released, or until anything changes')
            [CompletionResult]::new('where', 'where', [CompletionResultType]::ParameterValue, 'Print the board''s directory and the rule that found it')
            [CompletionResult]::new('generate-id', 'generate-id', [CompletionResultType]::ParameterValue, 'Print an id that nobody else gets')
            [CompletionResult]::new('init', 'init', [CompletionResultType]::ParameterValue, 'Make the board now; the first change would make it too')
            [CompletionResult]::new('legacy', 'legacy', [CompletionResultType]::ParameterValue, 'Do what a command of coordination_helper.sh did; a link with that name does the same')
            [CompletionResult]::new('migrate', 'migrate', [CompletionResultType]::ParameterValue, 'Take over what an older tool left in a directory')
            [CompletionResult]::new('sync', 'sync', [CompletionResultType]::ParameterValue, 'Bring the public files up to date now')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'coordctl;add' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'Add every item that a file lists, or stdin for -: all or none; the options are for items that say nothing else')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How the file is written: json, jsonl or csv [default: by its name, else by what is in it]')
            [CompletionResult]::new('--priority', '--priority', [CompletionResultType]::ParameterName, 'How urgent it is: critical, high, medium or low')
            [CompletionResult]::new('--team', '--team', [CompletionResultType]::ParameterName, 'Whose work it is [env: AGENT_TEAM] [default: as work.routes says for its type]')
            [CompletionResult]::new('--points', '--points', [CompletionResultType]::ParameterName, 'Story points')
            [CompletionResult]::new('--label', '--label', [CompletionResultType]::ParameterName, 'A label; may be repeated')
            [CompletionResult]::new('--estimate', '--estimate', [CompletionResultType]::ParameterName, 'How long the work may take, for people; nothing is enforced by it')
            [CompletionResult]::new('--depends-on', '--depends-on', [CompletionResultType]::ParameterName, 'An item that must be completed first; may be repeated')
            [CompletionResult]::new('--capability', '--capability', [CompletionResultType]::ParameterName, 'What an agent must be able to do to claim it; may be repeated')
            [CompletionResult]::new('--not-before', '--not-before', [CompletionResultType]::ParameterName, 'Offer it from then on: a time, or how far ahead it is, such as 2h')
            [CompletionResult]::new('--due', '--due', [CompletionResultType]::ParameterName, 'To be done by then: among items of one priority the earliest is offered first')
            [CompletionResult]::new('--max-attempts', '--max-attempts', [CompletionResultType]::ParameterName, 'How many attempts may fail before it is given up [default: work.max_attempts, 3]')
            [CompletionResult]::new('--body-file', '--body-file', [CompletionResultType]::ParameterName, 'Long text from a file, or - for stdin')
            [CompletionResult]::new('--accept', '--accept', [CompletionResultType]::ParameterName, 'What must hold when it is completed; may be repeated')
            [CompletionResult]::new('--agent', '--agent', [CompletionResultType]::ParameterName, 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]')
            [CompletionResult]::new('--request-id', '--request-id', [CompletionResultType]::ParameterName, 'Do this at most once: the same id and arguments get the first answer again')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'coordctl;claim' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--type', '--type', [CompletionResultType]::ParameterName, 'With --next: only items of this type')
            [CompletionResult]::new('--priority-at-least', '--priority-at-least', [CompletionResultType]::ParameterName, 'With --next: only items at least as urgent: critical, high, medium or low')
            [CompletionResult]::new('--capability', '--capability', [CompletionResultType]::ParameterName, 'What the agent can do, beside what it is registered with; may be repeated')
            [CompletionResult]::new('--count', '--count', [CompletionResultType]::ParameterName, 'Take up to this many at once')
            [CompletionResult]::new('--priority', '--priority', [CompletionResultType]::ParameterName, 'How urgent it is: critical, high, medium or low')
            [CompletionResult]::new('--team', '--team', [CompletionResultType]::ParameterName, 'Whose work it is [env: AGENT_TEAM] [default: as work.routes says for its type]')
            [CompletionResult]::new('--points', '--points', [CompletionResultType]::ParameterName, 'Story points')
            [CompletionResult]::new('--label', '--label', [CompletionResultType]::ParameterName, 'A label; may be repeated')
            [CompletionResult]::new('--estimate', '--estimate', [CompletionResultType]::ParameterName, 'How long the work may take, for people; nothing is enforced by it')
            [CompletionResult]::new('--ttl', '--ttl', [CompletionResultType]::ParameterName, 'How long the claim lasts unless it is renewed, such as 2h, or none')
            [CompletionResult]::new('--pid', '--pid', [CompletionResultType]::ParameterName, 'The process that does the work: while it runs, an ended lease is kept for as long again')
            [CompletionResult]::new('--agent', '--agent', [CompletionResultType]::ParameterName, 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]')
            [CompletionResult]::new('--request-id', '--request-id', [CompletionResultType]::ParameterName, 'Do this at most once: the same id and arguments get the first answer again')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--next', '--next', [CompletionResultType]::ParameterName, 'Take the most urgent item that is ready: by priority, then due date, then age')
            [CompletionResult]::new('--id-only', '--id-only', [CompletionResultType]::ParameterName, 'Print the id and nothing else')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'coordctl;progress' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--note', '--note', [CompletionResultType]::ParameterName, 'A note for whoever looks at the item')
            [CompletionResult]::new('--fence', '--fence', [CompletionResultType]::ParameterName, 'The fence that claim answered')
            [CompletionResult]::new('--agent', '--agent', [CompletionResultType]::ParameterName, 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]')
            [CompletionResult]::new('--request-id', '--request-id', [CompletionResultType]::ParameterName, 'Do this at most once: the same id and arguments get the first answer again')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'coordctl;complete' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--points', '--points', [CompletionResultType]::ParameterName, 'Points for the velocity; the item''s own, else 5')
            [CompletionResult]::new('--artifact', '--artifact', [CompletionResultType]::ParameterName, 'Record this file with its size and SHA-256, as it is after the checks; may be repeated')
            [CompletionResult]::new('--commit', '--commit', [CompletionResultType]::ParameterName, 'Record this commit; in a git repository it must be there; may be repeated')
            [CompletionResult]::new('--check', '--check', [CompletionResultType]::ParameterName, 'Run this command with sh first, and complete only if it succeeds; may be repeated')
            [CompletionResult]::new('--accepted', '--accepted', [CompletionResultType]::ParameterName, 'Accept the criteria with these numbers, such as 1,3, or all; may be repeated')
            [CompletionResult]::new('--waive', '--waive', [CompletionResultType]::ParameterName, 'Complete without a criterion, and record why; may be repeated')
            [CompletionResult]::new('--fence', '--fence', [CompletionResultType]::ParameterName, 'The fence that claim answered')
            [CompletionResult]::new('--agent', '--agent', [CompletionResultType]::ParameterName, 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]')
            [CompletionResult]::new('--request-id', '--request-id', [CompletionResultType]::ParameterName, 'Do this at most once: the same id and arguments get the first answer again')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'coordctl;fail' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Why')
            [CompletionResult]::new('--fence', '--fence', [CompletionResultType]::ParameterName, 'The fence that claim answered')
            [CompletionResult]::new('--agent', '--agent', [CompletionResultType]::ParameterName, 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]')
            [CompletionResult]::new('--request-id', '--request-id', [CompletionResultType]::ParameterName, 'Do this at most once: the same id and arguments get the first answer again')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--retry', '--retry', [CompletionResultType]::ParameterName, 'Try again, whatever the number of attempts')
            [CompletionResult]::new('--no-retry', '--no-retry', [CompletionResultType]::ParameterName, 'Give up at once')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'coordctl;release' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Why; kept as a note')
            [CompletionResult]::new('--fence', '--fence', [CompletionResultType]::ParameterName, 'The fence that claim answered')
            [CompletionResult]::new('--agent', '--agent', [CompletionResultType]::ParameterName, 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]')
            [CompletionResult]::new('--request-id', '--request-id', [CompletionResultType]::ParameterName, 'Do this at most once: the same id and arguments get the first answer again')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'coordctl;block' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--on', '--on', [CompletionResultType]::ParameterName, 'What it waits for')
            [CompletionResult]::new('--fence', '--fence', [CompletionResultType]::ParameterName, 'The fence that claim answered')
            [CompletionResult]::new('--agent', '--agent', [CompletionResultType]::ParameterName, 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]')
            [CompletionResult]::new('--request-id', '--request-id', [CompletionResultType]::ParameterName, 'Do this at most once: the same id and arguments get the first answer again')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'coordctl;unblock' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--fence', '--fence', [CompletionResultType]::ParameterName, 'The fence that claim answered')
            [CompletionResult]::new('--agent', '--agent', [CompletionResultType]::ParameterName, 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]')
            [CompletionResult]::new('--request-id', '--request-id', [CompletionResultType]::ParameterName, 'Do this at most once: the same id and arguments get the first answer again')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'coordctl;note' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--fence', '--fence', [CompletionResultType]::ParameterName, 'The fence that claim answered')
            [CompletionResult]::new('--agent', '--agent', [CompletionResultType]::ParameterName, 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]')
            [CompletionResult]::new('--request-id', '--request-id', [CompletionResultType]::ParameterName, 'Do this at most once: the same id and arguments get the first answer again')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'coordctl;label' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--remove', '--remove', [CompletionResultType]::ParameterName, 'A label to take off it; may be repeated')
            [CompletionResult]::new('--fence', '--fence', [CompletionResultType]::ParameterName, 'The fence that claim answered')
            [CompletionResult]::new('--agent', '--agent', [CompletionResultType]::ParameterName, 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]')
            [CompletionResult]::new('--request-id', '--request-id', [CompletionResultType]::ParameterName, 'Do this at most once: the same id and arguments get the first answer again')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'coordctl;set' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--priority', '--priority', [CompletionResultType]::ParameterName, 'How urgent it is: critical, high, medium or low')
            [CompletionResult]::new('--description', '--description', [CompletionResultType]::ParameterName, 'What is to be done')
            [CompletionResult]::new('--team', '--team', [CompletionResultType]::ParameterName, 'Whose work it is')
            [CompletionResult]::new('--due', '--due', [CompletionResultType]::ParameterName, 'To be done by then: a time, how far ahead it is such as 2h, or none')
            [CompletionResult]::new('--not-before', '--not-before', [CompletionResultType]::ParameterName, 'Offer it from then on: a time, how far ahead it is such as 2h, or none')
            [CompletionResult]::new('--points', '--points', [CompletionResultType]::ParameterName, 'Story points')
            [CompletionResult]::new('--max-attempts', '--max-attempts', [CompletionResultType]::ParameterName, 'How many attempts may fail before it is given up')
            [CompletionResult]::new('--depends-on', '--depends-on', [CompletionResultType]::ParameterName, 'A further item that must be completed first; may be repeated')
            [CompletionResult]::new('--independent-of', '--independent-of', [CompletionResultType]::ParameterName, 'An item that need not be completed first any more; may be repeated')
            [CompletionResult]::new('--fence', '--fence', [CompletionResultType]::ParameterName, 'The fence that claim answered')
            [CompletionResult]::new('--agent', '--agent', [CompletionResultType]::ParameterName, 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]')
            [CompletionResult]::new('--request-id', '--request-id', [CompletionResultType]::ParameterName, 'Do this at most once: the same id and arguments get the first answer again')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'coordctl;handoff' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'To this agent, which holds it at once and learns its fence by claiming it')
            [CompletionResult]::new('--to-role', '--to-role', [CompletionResultType]::ParameterName, 'To whoever of this role claims it first')
            [CompletionResult]::new('--to-team', '--to-team', [CompletionResultType]::ParameterName, 'To whoever of this team claims it first')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'What the next holder needs to know: a file, or - for stdin')
            [CompletionResult]::new('--text', '--text', [CompletionResultType]::ParameterName, 'The same as words on the command line')
            [CompletionResult]::new('--ttl', '--ttl', [CompletionResultType]::ParameterName, 'The next holder''s lease, such as 2h; as long as the present one where this is not given')
            [CompletionResult]::new('--fence', '--fence', [CompletionResultType]::ParameterName, 'The fence that claim answered')
            [CompletionResult]::new('--agent', '--agent', [CompletionResultType]::ParameterName, 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]')
            [CompletionResult]::new('--request-id', '--request-id', [CompletionResultType]::ParameterName, 'Do this at most once: the same id and arguments get the first answer again')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'coordctl;reassign' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'To this agent, which holds it at once and learns its fence by claiming it')
            [CompletionResult]::new('--to-role', '--to-role', [CompletionResultType]::ParameterName, 'To whoever of this role claims it first')
            [CompletionResult]::new('--to-team', '--to-team', [CompletionResultType]::ParameterName, 'To whoever of this team claims it first')
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Why, for the next holder and for the one who loses it')
            [CompletionResult]::new('--ttl', '--ttl', [CompletionResultType]::ParameterName, 'The next holder''s lease, such as 2h; as long as the present one where this is not given')
            [CompletionResult]::new('--agent', '--agent', [CompletionResultType]::ParameterName, 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]')
            [CompletionResult]::new('--request-id', '--request-id', [CompletionResultType]::ParameterName, 'Do this at most once: the same id and arguments get the first answer again')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'coordctl;heartbeat' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--ttl', '--ttl', [CompletionResultType]::ParameterName, 'Renew for this long instead of the time that each claim asked for')
            [CompletionResult]::new('--fence', '--fence', [CompletionResultType]::ParameterName, 'The fence that claim answered')
            [CompletionResult]::new('--agent', '--agent', [CompletionResultType]::ParameterName, 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'coordctl;run' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--work', '--work', [CompletionResultType]::ParameterName, 'Claim this item')
            [CompletionResult]::new('--type', '--type', [CompletionResultType]::ParameterName, 'Only an item of this type; with --description, the type of a new one')
            [CompletionResult]::new('--description', '--description', [CompletionResultType]::ParameterName, 'Create an item and claim it: what is to be done')
            [CompletionResult]::new('--priority', '--priority', [CompletionResultType]::ParameterName, 'How urgent the new item is: critical, high, medium or low [default: medium]')
            [CompletionResult]::new('--team', '--team', [CompletionResultType]::ParameterName, 'Only an item of this team; with --description, whose work it is [env: AGENT_TEAM]')
            [CompletionResult]::new('--label', '--label', [CompletionResultType]::ParameterName, 'Only an item with this label; with --description, a label of the new one; may be repeated')
            [CompletionResult]::new('--priority-at-least', '--priority-at-least', [CompletionResultType]::ParameterName, 'Only an item at least as urgent')
            [CompletionResult]::new('--capability', '--capability', [CompletionResultType]::ParameterName, 'What the command can do, beside what the agent is registered with; may be repeated')
            [CompletionResult]::new('--ttl', '--ttl', [CompletionResultType]::ParameterName, 'How long the claim lasts if this program dies; it is renewed at a third of it')
            [CompletionResult]::new('--jobs', '--jobs', [CompletionResultType]::ParameterName, 'Run this many items at once')
            [CompletionResult]::new('--idle-exit', '--idle-exit', [CompletionResultType]::ParameterName, 'End the loop when nothing came for so long')
            [CompletionResult]::new('--grace', '--grace', [CompletionResultType]::ParameterName, 'Between the request to end and the kill, where the lease is lost')
            [CompletionResult]::new('--agent', '--agent', [CompletionResultType]::ParameterName, 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]')
            [CompletionResult]::new('--stage', '--stage', [CompletionResultType]::ParameterName, 'Become the command, for the process with this number')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--next', '--next', [CompletionResultType]::ParameterName, 'Claim the next item that waits; so does naming none')
            [CompletionResult]::new('--loop', '--loop', [CompletionResultType]::ParameterName, 'Take the next item when one is done, until a signal ends it')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'coordctl;reclaim' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--agent', '--agent', [CompletionResultType]::ParameterName, 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'coordctl;guard' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--fence', '--fence', [CompletionResultType]::ParameterName, 'The fence that claim answered')
            [CompletionResult]::new('--for', '--for', [CompletionResultType]::ParameterName, 'Demand that the lease lasts at least this long still')
            [CompletionResult]::new('--agent', '--agent', [CompletionResultType]::ParameterName, 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'coordctl;ready' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--type', '--type', [CompletionResultType]::ParameterName, 'Only items of this type')
            [CompletionResult]::new('--team', '--team', [CompletionResultType]::ParameterName, 'Only items of this team')
            [CompletionResult]::new('--label', '--label', [CompletionResultType]::ParameterName, 'Only items with this label; may be repeated')
            [CompletionResult]::new('--priority-at-least', '--priority-at-least', [CompletionResultType]::ParameterName, 'Only items at least as urgent: critical, high, medium or low')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'Show at most this many; 0 for all')
            [CompletionResult]::new('--capability', '--capability', [CompletionResultType]::ParameterName, 'What the agent can do, beside what it is registered with; may be repeated')
            [CompletionResult]::new('--agent', '--agent', [CompletionResultType]::ParameterName, 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'coordctl;blocked' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--type', '--type', [CompletionResultType]::ParameterName, 'Only items of this type')
            [CompletionResult]::new('--team', '--team', [CompletionResultType]::ParameterName, 'Only items of this team')
            [CompletionResult]::new('--label', '--label', [CompletionResultType]::ParameterName, 'Only items with this label; may be repeated')
            [CompletionResult]::new('--priority-at-least', '--priority-at-least', [CompletionResultType]::ParameterName, 'Only items at least as urgent: critical, high, medium or low')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'Show at most this many; 0 for all')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'coordctl;explain' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--agent', '--agent', [CompletionResultType]::ParameterName, 'Say it for this agent only, also where the board does not know it')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'coordctl;dead-letters' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the items that were given up, the newest first')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one of them with all its attempts')
            [CompletionResult]::new('requeue', 'requeue', [CompletionResultType]::ParameterValue, 'Offer them again, with all their attempts before them; all of those named, or none')
            [CompletionResult]::new('drop', 'drop', [CompletionResultType]::ParameterValue, 'Call them off: they stay on the board as cancelled; all of those named, or none')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'coordctl;dead-letters;list' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--type', '--type', [CompletionResultType]::ParameterName, 'Only items of this type')
            [CompletionResult]::new('--team', '--team', [CompletionResultType]::ParameterName, 'Only items of this team')
            [CompletionResult]::new('--label', '--label', [CompletionResultType]::ParameterName, 'Only items with this label; may be repeated')
            [CompletionResult]::new('--priority-at-least', '--priority-at-least', [CompletionResultType]::ParameterName, 'Only items at least as urgent: critical, high, medium or low')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'Show at most this many; 0 for all')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'coordctl;dead-letters;show' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'coordctl;dead-letters;requeue' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Why; kept as a note')
            [CompletionResult]::new('--agent', '--agent', [CompletionResultType]::ParameterName, 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]')
            [CompletionResult]::new('--request-id', '--request-id', [CompletionResultType]::ParameterName, 'Do this at most once: the same id and arguments get the first answer again')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'coordctl;dead-letters;drop' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Why; kept as a note')
            [CompletionResult]::new('--agent', '--agent', [CompletionResultType]::ParameterName, 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]')
            [CompletionResult]::new('--request-id', '--request-id', [CompletionResultType]::ParameterName, 'Do this at most once: the same id and arguments get the first answer again')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'coordctl;dead-letters;help' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the items that were given up, the newest first')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one of them with all its attempts')
            [CompletionResult]::new('requeue', 'requeue', [CompletionResultType]::ParameterValue, 'Offer them again, with all their attempts before them; all of those named, or none')
            [CompletionResult]::new('drop', 'drop', [CompletionResultType]::ParameterValue, 'Call them off: they stay on the board as cancelled; all of those named, or none')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'coordctl;dead-letters;help;list' {
            break
        }
        'coordctl;dead-letters;help;show' {
            break
        }
        'coordctl;dead-letters;help;requeue' {
            break
        }
        'coordctl;dead-letters;help;drop' {
            break
        }
        'coordctl;dead-letters;help;help' {
            break
        }
        'coordctl;list' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--status', '--status', [CompletionResultType]::ParameterName, 'A status, or open (not closed), closed, or all')
            [CompletionResult]::new('--team', '--team', [CompletionResultType]::ParameterName, 'Only items of this team')
            [CompletionResult]::new('--type', '--type', [CompletionResultType]::ParameterName, 'Only items of this type')
            [CompletionResult]::new('--agent', '--agent', [CompletionResultType]::ParameterName, 'Only items that this agent holds or held last')
            [CompletionResult]::new('--label', '--label', [CompletionResultType]::ParameterName, 'Only items with this label')
            [CompletionResult]::new('--priority', '--priority', [CompletionResultType]::ParameterName, 'Only items of this priority')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Only items that changed since then: a time, or a length of time ago such as 2h')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'Show at most this many; 0 for all')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'What comes first: created (oldest), changed (newest) or priority (most urgent, then oldest)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'coordctl;show' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--history', '--history', [CompletionResultType]::ParameterName, 'Show at most this many of its changes, the newest')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'coordctl;agent' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('register', 'register', [CompletionResultType]::ParameterValue, 'Register an agent, or change what is known of it')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List agents with their states and figures')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one agent with what it holds')
            [CompletionResult]::new('retire', 'retire', [CompletionResultType]::ParameterValue, 'Retire an agent: it gets no work before it is registered again')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'coordctl;agent;register' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--team', '--team', [CompletionResultType]::ParameterName, 'Its team [env: AGENT_TEAM, for a new agent]')
            [CompletionResult]::new('--role', '--role', [CompletionResultType]::ParameterName, 'Its role, such as reviewer')
            [CompletionResult]::new('--capability', '--capability', [CompletionResultType]::ParameterName, 'Something it can do; may be repeated, and replaces the whole list; none empties it')
            [CompletionResult]::new('--capacity', '--capacity', [CompletionResultType]::ParameterName, 'How many items it may hold at once, or none for any number')
            [CompletionResult]::new('--agent', '--agent', [CompletionResultType]::ParameterName, 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]')
            [CompletionResult]::new('--request-id', '--request-id', [CompletionResultType]::ParameterName, 'Do this at most once: the same id and arguments get the first answer again')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'coordctl;agent;list' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--team', '--team', [CompletionResultType]::ParameterName, 'Only agents of this team')
            [CompletionResult]::new('--state', '--state', [CompletionResultType]::ParameterName, 'Only agents in this state: working, idle, late, gone or retired')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'Show at most this many, those that hold most first; 0 shows all')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'coordctl;agent;show' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'coordctl;agent;retire' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--agent', '--agent', [CompletionResultType]::ParameterName, 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]')
            [CompletionResult]::new('--request-id', '--request-id', [CompletionResultType]::ParameterName, 'Do this at most once: the same id and arguments get the first answer again')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'coordctl;agent;help' {
            [CompletionResult]::new('register', 'register', [CompletionResultType]::ParameterValue, 'Register an agent, or change what is known of it')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List agents with their states and figures')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one agent with what it holds')
            [CompletionResult]::new('retire', 'retire', [CompletionResultType]::ParameterValue, 'Retire an agent: it gets no work before it is registered again')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'coordctl;agent;help;register' {
            break
        }
        'coordctl;agent;help;list' {
            break
        }
        'coordctl;agent;help;show' {
            break
        }
        'coordctl;agent;help;retire' {
            break
        }
        'coordctl;agent;help;help' {
            break
        }
        'coordctl;whoami' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--agent', '--agent', [CompletionResultType]::ParameterName, 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'coordctl;dashboard' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--interval', '--interval', [CompletionResultType]::ParameterName, 'How often to draw it with --watch, at least 100ms')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--watch', '--watch', [CompletionResultType]::ParameterName, 'Draw it again and again until interrupted: in place on a terminal, one after the other in a pipe')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'coordctl;events' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'Show at most this many: the newest of a table [default: 20], the first of a stream [default: all]')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Show what happened after this change, named by its sequence number; 0 for everything')
            [CompletionResult]::new('--work', '--work', [CompletionResultType]::ParameterName, 'Only what happened to this work item')
            [CompletionResult]::new('--agent', '--agent', [CompletionResultType]::ParameterName, 'Only what this agent did')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the stream: jsonl or text [default: text]')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--follow', '--follow', [CompletionResultType]::ParameterName, 'Show what happens from now on, or after the cursor of --since, until interrupted or nobody reads any more')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'coordctl;trace' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--steps', '--steps', [CompletionResultType]::ParameterName, 'Show the steps of each command too: the wait for the lock, the flush, HTTP calls')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Show also what only read the item, in the traces of others')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'coordctl;telemetry' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('tail', 'tail', [CompletionResultType]::ParameterValue, 'Print the newest spans, and go on as they come')
            [CompletionResult]::new('stats', 'stats', [CompletionResultType]::ParameterValue, 'Count operations, errors and how long they took')
            [CompletionResult]::new('convert', 'convert', [CompletionResultType]::ParameterValue, 'Turn spans of older tools into OTLP/JSON lines')
            [CompletionResult]::new('validate', 'validate', [CompletionResultType]::ParameterValue, 'Check every line against the protocol')
            [CompletionResult]::new('assert', 'assert', [CompletionResultType]::ParameterValue, 'Exit 0 only if spans keep within limits')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Send spans to OTLP receivers, files or stdout')
            [CompletionResult]::new('rotate', 'rotate', [CompletionResultType]::ParameterValue, 'Turn the file of spans if it is large or old enough')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'coordctl;telemetry;tail' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'Begin with this many, the newest')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'Begin with this many, the newest')
            [CompletionResult]::new('--where', '--where', [CompletionResultType]::ParameterName, 'Only spans for which this holds, with != for which it does not: operation, agent, team, work, error or the name of any attribute; may be repeated')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'Go on as spans come')
            [CompletionResult]::new('--follow', '--follow', [CompletionResultType]::ParameterName, 'Go on as spans come')
            [CompletionResult]::new('--steps', '--steps', [CompletionResultType]::ParameterName, 'Also the steps of operations, such as the wait for the board''s lock')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'coordctl;telemetry;stats' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Only spans that ended since then: a time, or a length of time ago such as 24h')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'What operations are grouped by: operation, agent or team')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'coordctl;telemetry;convert' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--out', '--out', [CompletionResultType]::ParameterName, 'Write the lines to a new file, not to stdout')
            [CompletionResult]::new('--rejects', '--rejects', [CompletionResultType]::ParameterName, 'Write what is set aside to a new file, as JSON lines: file, offset, length, line, reason, text')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'coordctl;telemetry;validate' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'Show at most so many faults; all are counted')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'coordctl;telemetry;assert' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Only spans that ended since then: a time, or a length of time ago such as 24h')
            [CompletionResult]::new('--where', '--where', [CompletionResultType]::ParameterName, 'Only spans for which this holds, with != for which it does not: operation, agent, team, work, error or the name of any attribute; may be repeated')
            [CompletionResult]::new('--p50', '--p50', [CompletionResultType]::ParameterName, 'The longest median, such as 20ms')
            [CompletionResult]::new('--p95', '--p95', [CompletionResultType]::ParameterName, 'The longest 95th percentile')
            [CompletionResult]::new('--p99', '--p99', [CompletionResultType]::ParameterName, 'The longest 99th percentile')
            [CompletionResult]::new('--max', '--max', [CompletionResultType]::ParameterName, 'The longest of all')
            [CompletionResult]::new('--error-rate', '--error-rate', [CompletionResultType]::ParameterName, 'The largest part that may fail, such as 1% or 0.5')
            [CompletionResult]::new('--min-count', '--min-count', [CompletionResultType]::ParameterName, 'The fewest spans that must match [default: 1]')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'coordctl;telemetry;export' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--endpoint', '--endpoint', [CompletionResultType]::ParameterName, 'Send to this receiver, to whose path v1/traces is appended; may be given several times')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Append OTLP/JSON lines to this file, or write them to stdout for -; may be given several times')
            [CompletionResult]::new('--sink', '--sink', [CompletionResultType]::ParameterName, 'Send to this sink of coordctl.toml; may be given several times')
            [CompletionResult]::new('--protocol', '--protocol', [CompletionResultType]::ParameterName, 'How requests are encoded [default: http/protobuf]')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Begin here and leave the cursors where they are: a cursor that was printed, begin, or a time back such as 24h')
            [CompletionResult]::new('--retry-for', '--retry-for', [CompletionResultType]::ParameterName, 'Give a receiver up that takes nothing for this long [default: 60s, and never with --follow]')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--follow', '--follow', [CompletionResultType]::ParameterName, 'Go on with what comes, until interrupted')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'coordctl;telemetry;rotate' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--now', '--now', [CompletionResultType]::ParameterName, 'Turn it however small and new it is')
            [CompletionResult]::new('--finish', '--finish', [CompletionResultType]::ParameterName, 'Only compress and remove what was turned before')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'coordctl;telemetry;help' {
            [CompletionResult]::new('tail', 'tail', [CompletionResultType]::ParameterValue, 'Print the newest spans, and go on as they come')
            [CompletionResult]::new('stats', 'stats', [CompletionResultType]::ParameterValue, 'Count operations, errors and how long they took')
            [CompletionResult]::new('convert', 'convert', [CompletionResultType]::ParameterValue, 'Turn spans of older tools into OTLP/JSON lines')
            [CompletionResult]::new('validate', 'validate', [CompletionResultType]::ParameterValue, 'Check every line against the protocol')
            [CompletionResult]::new('assert', 'assert', [CompletionResultType]::ParameterValue, 'Exit 0 only if spans keep within limits')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Send spans to OTLP receivers, files or stdout')
            [CompletionResult]::new('rotate', 'rotate', [CompletionResultType]::ParameterValue, 'Turn the file of spans if it is large or old enough')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'coordctl;telemetry;help;tail' {
            break
        }
        'coordctl;telemetry;help;stats' {
            break
        }
        'coordctl;telemetry;help;convert' {
            break
        }
        'coordctl;telemetry;help;validate' {
            break
        }
        'coordctl;telemetry;help;assert' {
            break
        }
        'coordctl;telemetry;help;export' {
            break
        }
        'coordctl;telemetry;help;rotate' {
            break
        }
        'coordctl;telemetry;help;help' {
            break
        }
        'coordctl;metrics' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--textfile', '--textfile', [CompletionResultType]::ParameterName, 'Write them to this file instead, in one step; its name must end in .prom, and its directory must be there')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'coordctl;gate' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--p50', '--p50', [CompletionResultType]::ParameterName, 'The longest median of the spans of a verb, such as claim=20ms')
            [CompletionResult]::new('--p95', '--p95', [CompletionResultType]::ParameterName, 'The longest 95th percentile of the spans of a verb')
            [CompletionResult]::new('--p99', '--p99', [CompletionResultType]::ParameterName, 'The longest 99th percentile of the spans of a verb')
            [CompletionResult]::new('--max', '--max', [CompletionResultType]::ParameterName, 'The longest of all spans of a verb')
            [CompletionResult]::new('--error-rate', '--error-rate', [CompletionResultType]::ParameterName, 'The largest part of the commands that may fail, such as 1%, or of one verb, such as claim=1%')
            [CompletionResult]::new('--max-age', '--max-age', [CompletionResultType]::ParameterName, 'How old the oldest open item of a priority, or of any, may be, such as critical=4h')
            [CompletionResult]::new('--max-pending', '--max-pending', [CompletionResultType]::ParameterName, 'The most items that may wait')
            [CompletionResult]::new('--max-blocked', '--max-blocked', [CompletionResultType]::ParameterName, 'The most items that may be blocked')
            [CompletionResult]::new('--max-dead-letters', '--max-dead-letters', [CompletionResultType]::ParameterName, 'The most items that may have been given up')
            [CompletionResult]::new('--max-late', '--max-late', [CompletionResultType]::ParameterName, 'The most held items whose lease may have ended')
            [CompletionResult]::new('--max-lost-spans', '--max-lost-spans', [CompletionResultType]::ParameterName, 'The most spans that may have been lost')
            [CompletionResult]::new('--max-damage', '--max-damage', [CompletionResultType]::ParameterName, 'The most damaged places that the journal may have')
            [CompletionResult]::new('--max-cost', '--max-cost', [CompletionResultType]::ParameterName, 'The most US dollars that Claude may have cost in so long, such as 5/1d')
            [CompletionResult]::new('--min-health', '--min-health', [CompletionResultType]::ParameterName, 'The least score of health, from 0 to 100')
            [CompletionResult]::new('--min-throughput', '--min-throughput', [CompletionResultType]::ParameterName, 'The fewest completions in so long, such as 10/1d')
            [CompletionResult]::new('--min-completion-rate', '--min-completion-rate', [CompletionResultType]::ParameterName, 'The least part of what ended that was completed, such as 90%')
            [CompletionResult]::new('--file', '--file', [CompletionResultType]::ParameterName, 'Read conditions from this file instead of gates.toml in the board''s directory')
            [CompletionResult]::new('--window', '--window', [CompletionResultType]::ParameterName, 'How far back spans and what ended are looked at [default: that of the file, else 24h]')
            [CompletionResult]::new('--junit', '--junit', [CompletionResultType]::ParameterName, 'Write the verdicts to this file as JUnit''s XML')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--allow-no-data', '--allow-no-data', [CompletionResultType]::ParameterName, 'Let conditions pass that there is no data for')
            [CompletionResult]::new('--github', '--github', [CompletionResultType]::ParameterName, 'Print annotations for GitHub Actions, and append a table to the file that GITHUB_STEP_SUMMARY names')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'coordctl;claude' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('priorities', 'priorities', [CompletionResultType]::ParameterValue, 'Say what to do next, and why')
            [CompletionResult]::new('assignments', 'assignments', [CompletionResultType]::ParameterValue, 'Say who should take what, so that the load is balanced')
            [CompletionResult]::new('health', 'health', [CompletionResultType]::ParameterValue, 'Judge how the swarm stands, and what threatens it')
            [CompletionResult]::new('bottlenecks', 'bottlenecks', [CompletionResultType]::ParameterValue, 'Find where work waits, and for whom')
            [CompletionResult]::new('recommend', 'recommend', [CompletionResultType]::ParameterValue, 'Recommend the item that this agent should take')
            [CompletionResult]::new('team', 'team', [CompletionResultType]::ParameterValue, 'Judge how a team stands, or each of them')
            [CompletionResult]::new('teams', 'teams', [CompletionResultType]::ParameterValue, 'Say how teams should be formed')
            [CompletionResult]::new('ask', 'ask', [CompletionResultType]::ParameterValue, 'Ask a question about the board')
            [CompletionResult]::new('stream', 'stream', [CompletionResultType]::ParameterValue, 'Tell what is worth knowing while the board changes')
            [CompletionResult]::new('pipe', 'pipe', [CompletionResultType]::ParameterValue, 'Analyse any text or JSON from stdin; print one JSON document')
            [CompletionResult]::new('enhanced', 'enhanced', [CompletionResultType]::ParameterValue, 'Analyse a file into a file, and try again where it fails')
            [CompletionResult]::new('reports', 'reports', [CompletionResultType]::ParameterValue, 'Show which analyses there are, how old, by whom and at what cost')
            [CompletionResult]::new('costs', 'costs', [CompletionResultType]::ParameterValue, 'Show what Claude was used for, and what it cost')
            [CompletionResult]::new('apply', 'apply', [CompletionResultType]::ParameterValue, 'Do what a kept report advises')
            [CompletionResult]::new('undo', 'undo', [CompletionResultType]::ParameterValue, 'Take back what was done as a report advised, where nobody has touched it since')
            [CompletionResult]::new('scorecard', 'scorecard', [CompletionResultType]::ParameterValue, 'Show what came of past advice')
            [CompletionResult]::new('prompt', 'prompt', [CompletionResultType]::ParameterValue, 'Print what would be sent to Claude, byte for byte; nothing is sent')
            [CompletionResult]::new('schema', 'schema', [CompletionResultType]::ParameterValue, 'Print the JSON Schema of an analysis'' answer')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'coordctl;claude;priorities' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--provider', '--provider', [CompletionResultType]::ParameterName, 'Who is asked: api, cli, local, or auto: the API if a key is set, else the claude program, else the board''s own figures')
            [CompletionResult]::new('--model', '--model', [CompletionResultType]::ParameterName, 'The model [env: COORDCTL_CLAUDE_MODEL, ANTHROPIC_MODEL] [default: claude-opus-5-5]')
            [CompletionResult]::new('--effort', '--effort', [CompletionResultType]::ParameterName, 'How much effort is to be made: low, medium, high, xhigh or max')
            [CompletionResult]::new('--max-tokens', '--max-tokens', [CompletionResultType]::ParameterName, 'The most tokens of the answer, thinking included')
            [CompletionResult]::new('--max-changes', '--max-changes', [CompletionResultType]::ParameterName, 'Change at most so many items, the most urgent first [default: 20]')
            [CompletionResult]::new('--canary', '--canary', [CompletionResultType]::ParameterName, 'Change only this share of the items, chosen by chance, and compare them with the rest: such as 10%')
            [CompletionResult]::new('--agent', '--agent', [CompletionResultType]::ParameterName, 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]')
            [CompletionResult]::new('--request-id', '--request-id', [CompletionResultType]::ParameterName, 'Do this at most once: the same id and arguments get the first answer again')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--require-claude', '--require-claude', [CompletionResultType]::ParameterName, 'Fail rather than take the board''s own figures where Claude is not to be had')
            [CompletionResult]::new('--fresh', '--fresh', [CompletionResultType]::ParameterName, 'Ask again even if the board has not changed since the last answer')
            [CompletionResult]::new('--redact', '--redact', [CompletionResultType]::ParameterName, 'Leave out of what is sent what people wrote about the items')
            [CompletionResult]::new('--apply', '--apply', [CompletionResultType]::ParameterName, 'Change the board as advised, all in one step; on a terminal you are asked first')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Only tell what would be changed')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do not ask; needed where nobody can be asked')
            [CompletionResult]::new('--shadow', '--shadow', [CompletionResultType]::ParameterName, 'Only note what would be changed, so that the scorecard tells later what came of it')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'coordctl;claude;assignments' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--provider', '--provider', [CompletionResultType]::ParameterName, 'Who is asked: api, cli, local, or auto: the API if a key is set, else the claude program, else the board''s own figures')
            [CompletionResult]::new('--model', '--model', [CompletionResultType]::ParameterName, 'The model [env: COORDCTL_CLAUDE_MODEL, ANTHROPIC_MODEL] [default: claude-opus-5-5]')
            [CompletionResult]::new('--effort', '--effort', [CompletionResultType]::ParameterName, 'How much effort is to be made: low, medium, high, xhigh or max')
            [CompletionResult]::new('--max-tokens', '--max-tokens', [CompletionResultType]::ParameterName, 'The most tokens of the answer, thinking included')
            [CompletionResult]::new('--max-changes', '--max-changes', [CompletionResultType]::ParameterName, 'Change at most so many items, the most urgent first [default: 20]')
            [CompletionResult]::new('--canary', '--canary', [CompletionResultType]::ParameterName, 'Change only this share of the items, chosen by chance, and compare them with the rest: such as 10%')
            [CompletionResult]::new('--agent', '--agent', [CompletionResultType]::ParameterName, 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]')
            [CompletionResult]::new('--request-id', '--request-id', [CompletionResultType]::ParameterName, 'Do this at most once: the same id and arguments get the first answer again')
            [CompletionResult]::new('--hold', '--hold', [CompletionResultType]::ParameterName, 'Keep an item so long for the agent that should take it; after that anybody may [default: 1h]')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--require-claude', '--require-claude', [CompletionResultType]::ParameterName, 'Fail rather than take the board''s own figures where Claude is not to be had')
            [CompletionResult]::new('--fresh', '--fresh', [CompletionResultType]::ParameterName, 'Ask again even if the board has not changed since the last answer')
            [CompletionResult]::new('--redact', '--redact', [CompletionResultType]::ParameterName, 'Leave out of what is sent what people wrote about the items')
            [CompletionResult]::new('--apply', '--apply', [CompletionResultType]::ParameterName, 'Change the board as advised, all in one step; on a terminal you are asked first')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Only tell what would be changed')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do not ask; needed where nobody can be asked')
            [CompletionResult]::new('--shadow', '--shadow', [CompletionResultType]::ParameterName, 'Only note what would be changed, so that the scorecard tells later what came of it')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'coordctl;claude;health' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--provider', '--provider', [CompletionResultType]::ParameterName, 'Who is asked: api, cli, local, or auto: the API if a key is set, else the claude program, else the board''s own figures')
            [CompletionResult]::new('--model', '--model', [CompletionResultType]::ParameterName, 'The model [env: COORDCTL_CLAUDE_MODEL, ANTHROPIC_MODEL] [default: claude-opus-5-5]')
            [CompletionResult]::new('--effort', '--effort', [CompletionResultType]::ParameterName, 'How much effort is to be made: low, medium, high, xhigh or max')
            [CompletionResult]::new('--max-tokens', '--max-tokens', [CompletionResultType]::ParameterName, 'The most tokens of the answer, thinking included')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--require-claude', '--require-claude', [CompletionResultType]::ParameterName, 'Fail rather than take the board''s own figures where Claude is not to be had')
            [CompletionResult]::new('--fresh', '--fresh', [CompletionResultType]::ParameterName, 'Ask again even if the board has not changed since the last answer')
            [CompletionResult]::new('--redact', '--redact', [CompletionResultType]::ParameterName, 'Leave out of what is sent what people wrote about the items')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'coordctl;claude;bottlenecks' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--provider', '--provider', [CompletionResultType]::ParameterName, 'Who is asked: api, cli, local, or auto: the API if a key is set, else the claude program, else the board''s own figures')
            [CompletionResult]::new('--model', '--model', [CompletionResultType]::ParameterName, 'The model [env: COORDCTL_CLAUDE_MODEL, ANTHROPIC_MODEL] [default: claude-opus-5-5]')
            [CompletionResult]::new('--effort', '--effort', [CompletionResultType]::ParameterName, 'How much effort is to be made: low, medium, high, xhigh or max')
            [CompletionResult]::new('--max-tokens', '--max-tokens', [CompletionResultType]::ParameterName, 'The most tokens of the answer, thinking included')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--require-claude', '--require-claude', [CompletionResultType]::ParameterName, 'Fail rather than take the board''s own figures where Claude is not to be had')
            [CompletionResult]::new('--fresh', '--fresh', [CompletionResultType]::ParameterName, 'Ask again even if the board has not changed since the last answer')
            [CompletionResult]::new('--redact', '--redact', [CompletionResultType]::ParameterName, 'Leave out of what is sent what people wrote about the items')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'coordctl;claude;recommend' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--type', '--type', [CompletionResultType]::ParameterName, 'Only items of this type')
            [CompletionResult]::new('--agent', '--agent', [CompletionResultType]::ParameterName, 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]')
            [CompletionResult]::new('--provider', '--provider', [CompletionResultType]::ParameterName, 'Who is asked: api, cli, local, or auto: the API if a key is set, else the claude program, else the board''s own figures')
            [CompletionResult]::new('--model', '--model', [CompletionResultType]::ParameterName, 'The model [env: COORDCTL_CLAUDE_MODEL, ANTHROPIC_MODEL] [default: claude-opus-5-5]')
            [CompletionResult]::new('--effort', '--effort', [CompletionResultType]::ParameterName, 'How much effort is to be made: low, medium, high, xhigh or max')
            [CompletionResult]::new('--max-tokens', '--max-tokens', [CompletionResultType]::ParameterName, 'The most tokens of the answer, thinking included')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--require-claude', '--require-claude', [CompletionResultType]::ParameterName, 'Fail rather than take the board''s own figures where Claude is not to be had')
            [CompletionResult]::new('--fresh', '--fresh', [CompletionResultType]::ParameterName, 'Ask again even if the board has not changed since the last answer')
            [CompletionResult]::new('--redact', '--redact', [CompletionResultType]::ParameterName, 'Leave out of what is sent what people wrote about the items')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'coordctl;claude;team' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--provider', '--provider', [CompletionResultType]::ParameterName, 'Who is asked: api, cli, local, or auto: the API if a key is set, else the claude program, else the board''s own figures')
            [CompletionResult]::new('--model', '--model', [CompletionResultType]::ParameterName, 'The model [env: COORDCTL_CLAUDE_MODEL, ANTHROPIC_MODEL] [default: claude-opus-5-5]')
            [CompletionResult]::new('--effort', '--effort', [CompletionResultType]::ParameterName, 'How much effort is to be made: low, medium, high, xhigh or max')
            [CompletionResult]::new('--max-tokens', '--max-tokens', [CompletionResultType]::ParameterName, 'The most tokens of the answer, thinking included')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--require-claude', '--require-claude', [CompletionResultType]::ParameterName, 'Fail rather than take the board''s own figures where Claude is not to be had')
            [CompletionResult]::new('--fresh', '--fresh', [CompletionResultType]::ParameterName, 'Ask again even if the board has not changed since the last answer')
            [CompletionResult]::new('--redact', '--redact', [CompletionResultType]::ParameterName, 'Leave out of what is sent what people wrote about the items')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'coordctl;claude;teams' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--provider', '--provider', [CompletionResultType]::ParameterName, 'Who is asked: api, cli, local, or auto: the API if a key is set, else the claude program, else the board''s own figures')
            [CompletionResult]::new('--model', '--model', [CompletionResultType]::ParameterName, 'The model [env: COORDCTL_CLAUDE_MODEL, ANTHROPIC_MODEL] [default: claude-opus-5-5]')
            [CompletionResult]::new('--effort', '--effort', [CompletionResultType]::ParameterName, 'How much effort is to be made: low, medium, high, xhigh or max')
            [CompletionResult]::new('--max-tokens', '--max-tokens', [CompletionResultType]::ParameterName, 'The most tokens of the answer, thinking included')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--require-claude', '--require-claude', [CompletionResultType]::ParameterName, 'Fail rather than take the board''s own figures where Claude is not to be had')
            [CompletionResult]::new('--fresh', '--fresh', [CompletionResultType]::ParameterName, 'Ask again even if the board has not changed since the last answer')
            [CompletionResult]::new('--redact', '--redact', [CompletionResultType]::ParameterName, 'Leave out of what is sent what people wrote about the items')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'coordctl;claude;ask' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--provider', '--provider', [CompletionResultType]::ParameterName, 'Who is asked: api, cli, local, or auto: the API if a key is set, else the claude program, else the board''s own figures')
            [CompletionResult]::new('--model', '--model', [CompletionResultType]::ParameterName, 'The model [env: COORDCTL_CLAUDE_MODEL, ANTHROPIC_MODEL] [default: claude-opus-5-5]')
            [CompletionResult]::new('--effort', '--effort', [CompletionResultType]::ParameterName, 'How much effort is to be made: low, medium, high, xhigh or max')
            [CompletionResult]::new('--max-tokens', '--max-tokens', [CompletionResultType]::ParameterName, 'The most tokens of the answer, thinking included')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--require-claude', '--require-claude', [CompletionResultType]::ParameterName, 'Fail rather than take the board''s own figures where Claude is not to be had')
            [CompletionResult]::new('--fresh', '--fresh', [CompletionResultType]::ParameterName, 'Ask again even if the board has not changed since the last answer')
            [CompletionResult]::new('--redact', '--redact', [CompletionResultType]::ParameterName, 'Leave out of what is sent what people wrote about the items')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'coordctl;claude;stream' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--for', '--for', [CompletionResultType]::ParameterName, 'For how long')
            [CompletionResult]::new('--every', '--every', [CompletionResultType]::ParameterName, 'How often to look, where something changed [default: 1s, with Claude 30s]')
            [CompletionResult]::new('--provider', '--provider', [CompletionResultType]::ParameterName, 'Who is asked: api, cli, local, or auto: the API if a key is set, else the claude program, else the board''s own figures')
            [CompletionResult]::new('--model', '--model', [CompletionResultType]::ParameterName, 'The model [env: COORDCTL_CLAUDE_MODEL, ANTHROPIC_MODEL] [default: claude-opus-5-5]')
            [CompletionResult]::new('--effort', '--effort', [CompletionResultType]::ParameterName, 'How much effort is to be made: low, medium, high, xhigh or max')
            [CompletionResult]::new('--max-tokens', '--max-tokens', [CompletionResultType]::ParameterName, 'The most tokens of the answer, thinking included')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--require-claude', '--require-claude', [CompletionResultType]::ParameterName, 'Fail rather than take the board''s own figures where Claude is not to be had')
            [CompletionResult]::new('--fresh', '--fresh', [CompletionResultType]::ParameterName, 'Ask again even if the board has not changed since the last answer')
            [CompletionResult]::new('--redact', '--redact', [CompletionResultType]::ParameterName, 'Leave out of what is sent what people wrote about the items')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'coordctl;claude;pipe' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--provider', '--provider', [CompletionResultType]::ParameterName, 'Who is asked: api, cli, local, or auto: the API if a key is set, else the claude program, else the board''s own figures')
            [CompletionResult]::new('--model', '--model', [CompletionResultType]::ParameterName, 'The model [env: COORDCTL_CLAUDE_MODEL, ANTHROPIC_MODEL] [default: claude-opus-5-5]')
            [CompletionResult]::new('--effort', '--effort', [CompletionResultType]::ParameterName, 'How much effort is to be made: low, medium, high, xhigh or max')
            [CompletionResult]::new('--max-tokens', '--max-tokens', [CompletionResultType]::ParameterName, 'The most tokens of the answer, thinking included')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--require-claude', '--require-claude', [CompletionResultType]::ParameterName, 'Fail rather than take the board''s own figures where Claude is not to be had')
            [CompletionResult]::new('--fresh', '--fresh', [CompletionResultType]::ParameterName, 'Ask again even if the board has not changed since the last answer')
            [CompletionResult]::new('--redact', '--redact', [CompletionResultType]::ParameterName, 'Leave out of what is sent what people wrote about the items')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'coordctl;claude;enhanced' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--provider', '--provider', [CompletionResultType]::ParameterName, 'Who is asked: api, cli, local, or auto: the API if a key is set, else the claude program, else the board''s own figures')
            [CompletionResult]::new('--model', '--model', [CompletionResultType]::ParameterName, 'The model [env: COORDCTL_CLAUDE_MODEL, ANTHROPIC_MODEL] [default: claude-opus-5-5]')
            [CompletionResult]::new('--effort', '--effort', [CompletionResultType]::ParameterName, 'How much effort is to be made: low, medium, high, xhigh or max')
            [CompletionResult]::new('--max-tokens', '--max-tokens', [CompletionResultType]::ParameterName, 'The most tokens of the answer, thinking included')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--require-claude', '--require-claude', [CompletionResultType]::ParameterName, 'Fail rather than take the board''s own figures where Claude is not to be had')
            [CompletionResult]::new('--fresh', '--fresh', [CompletionResultType]::ParameterName, 'Ask again even if the board has not changed since the last answer')
            [CompletionResult]::new('--redact', '--redact', [CompletionResultType]::ParameterName, 'Leave out of what is sent what people wrote about the items')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'coordctl;claude;reports' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'coordctl;claude;costs' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Since when: a time, or how long ago, such as 7d')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'coordctl;claude;apply' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--max-changes', '--max-changes', [CompletionResultType]::ParameterName, 'Change at most so many items, the most urgent first [default: 20]')
            [CompletionResult]::new('--canary', '--canary', [CompletionResultType]::ParameterName, 'Change only this share of the items, chosen by chance, and compare them with the rest: such as 10%')
            [CompletionResult]::new('--agent', '--agent', [CompletionResultType]::ParameterName, 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]')
            [CompletionResult]::new('--request-id', '--request-id', [CompletionResultType]::ParameterName, 'Do this at most once: the same id and arguments get the first answer again')
            [CompletionResult]::new('--hold', '--hold', [CompletionResultType]::ParameterName, 'Keep an item so long for the agent that should take it; after that anybody may [default: 1h]')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Only tell what would be changed')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do not ask; needed where nobody can be asked')
            [CompletionResult]::new('--shadow', '--shadow', [CompletionResultType]::ParameterName, 'Only note what would be changed, so that the scorecard tells later what came of it')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'coordctl;claude;undo' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--agent', '--agent', [CompletionResultType]::ParameterName, 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]')
            [CompletionResult]::new('--request-id', '--request-id', [CompletionResultType]::ParameterName, 'Do this at most once: the same id and arguments get the first answer again')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'coordctl;claude;scorecard' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Since when: a time, or how long ago, such as 7d')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'coordctl;claude;prompt' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--type', '--type', [CompletionResultType]::ParameterName, 'With recommend: only items of this type')
            [CompletionResult]::new('--provider', '--provider', [CompletionResultType]::ParameterName, 'Who is asked: api, cli, local, or auto: the API if a key is set, else the claude program, else the board''s own figures')
            [CompletionResult]::new('--model', '--model', [CompletionResultType]::ParameterName, 'The model [env: COORDCTL_CLAUDE_MODEL, ANTHROPIC_MODEL] [default: claude-opus-5-5]')
            [CompletionResult]::new('--effort', '--effort', [CompletionResultType]::ParameterName, 'How much effort is to be made: low, medium, high, xhigh or max')
            [CompletionResult]::new('--max-tokens', '--max-tokens', [CompletionResultType]::ParameterName, 'The most tokens of the answer, thinking included')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--require-claude', '--require-claude', [CompletionResultType]::ParameterName, 'Fail rather than take the board''s own figures where Claude is not to be had')
            [CompletionResult]::new('--fresh', '--fresh', [CompletionResultType]::ParameterName, 'Ask again even if the board has not changed since the last answer')
            [CompletionResult]::new('--redact', '--redact', [CompletionResultType]::ParameterName, 'Leave out of what is sent what people wrote about the items')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'coordctl;claude;schema' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'coordctl;claude;help' {
            [CompletionResult]::new('priorities', 'priorities', [CompletionResultType]::ParameterValue, 'Say what to do next, and why')
            [CompletionResult]::new('assignments', 'assignments', [CompletionResultType]::ParameterValue, 'Say who should take what, so that the load is balanced')
            [CompletionResult]::new('health', 'health', [CompletionResultType]::ParameterValue, 'Judge how the swarm stands, and what threatens it')
            [CompletionResult]::new('bottlenecks', 'bottlenecks', [CompletionResultType]::ParameterValue, 'Find where work waits, and for whom')
            [CompletionResult]::new('recommend', 'recommend', [CompletionResultType]::ParameterValue, 'Recommend the item that this agent should take')
            [CompletionResult]::new('team', 'team', [CompletionResultType]::ParameterValue, 'Judge how a team stands, or each of them')
            [CompletionResult]::new('teams', 'teams', [CompletionResultType]::ParameterValue, 'Say how teams should be formed')
            [CompletionResult]::new('ask', 'ask', [CompletionResultType]::ParameterValue, 'Ask a question about the board')
            [CompletionResult]::new('stream', 'stream', [CompletionResultType]::ParameterValue, 'Tell what is worth knowing while the board changes')
            [CompletionResult]::new('pipe', 'pipe', [CompletionResultType]::ParameterValue, 'Analyse any text or JSON from stdin; print one JSON document')
            [CompletionResult]::new('enhanced', 'enhanced', [CompletionResultType]::ParameterValue, 'Analyse a file into a file, and try again where it fails')
            [CompletionResult]::new('reports', 'reports', [CompletionResultType]::ParameterValue, 'Show which analyses there are, how old, by whom and at what cost')
            [CompletionResult]::new('costs', 'costs', [CompletionResultType]::ParameterValue, 'Show what Claude was used for, and what it cost')
            [CompletionResult]::new('apply', 'apply', [CompletionResultType]::ParameterValue, 'Do what a kept report advises')
            [CompletionResult]::new('undo', 'undo', [CompletionResultType]::ParameterValue, 'Take back what was done as a report advised, where nobody has touched it since')
            [CompletionResult]::new('scorecard', 'scorecard', [CompletionResultType]::ParameterValue, 'Show what came of past advice')
            [CompletionResult]::new('prompt', 'prompt', [CompletionResultType]::ParameterValue, 'Print what would be sent to Claude, byte for byte; nothing is sent')
            [CompletionResult]::new('schema', 'schema', [CompletionResultType]::ParameterValue, 'Print the JSON Schema of an analysis'' answer')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'coordctl;claude;help;priorities' {
            break
        }
        'coordctl;claude;help;assignments' {
            break
        }
        'coordctl;claude;help;health' {
            break
        }
        'coordctl;claude;help;bottlenecks' {
            break
        }
        'coordctl;claude;help;recommend' {
            break
        }
        'coordctl;claude;help;team' {
            break
        }
        'coordctl;claude;help;teams' {
            break
        }
        'coordctl;claude;help;ask' {
            break
        }
        'coordctl;claude;help;stream' {
            break
        }
        'coordctl;claude;help;pipe' {
            break
        }
        'coordctl;claude;help;enhanced' {
            break
        }
        'coordctl;claude;help;reports' {
            break
        }
        'coordctl;claude;help;costs' {
            break
        }
        'coordctl;claude;help;apply' {
            break
        }
        'coordctl;claude;help;undo' {
            break
        }
        'coordctl;claude;help;scorecard' {
            break
        }
        'coordctl;claude;help;prompt' {
            break
        }
        'coordctl;claude;help;schema' {
            break
        }
        'coordctl;claude;help;help' {
            break
        }
        'coordctl;scrum' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('pi-planning', 'pi-planning', [CompletionResultType]::ParameterValue, 'Plan a Program Increment: objectives, capacity against load, velocity, dependencies, risks, forecast')
            [CompletionResult]::new('scrum-of-scrums', 'scrum-of-scrums', [CompletionResultType]::ParameterValue, 'Tell of each team what it did, does and waits for, and of all what they wait for of each other')
            [CompletionResult]::new('innovation-planning', 'innovation-planning', [CompletionResultType]::ParameterValue, 'Plan the innovation and planning iteration: innovation, technical debt, what is not planned yet')
            [CompletionResult]::new('ip', 'ip', [CompletionResultType]::ParameterValue, 'Plan the innovation and planning iteration: innovation, technical debt, what is not planned yet')
            [CompletionResult]::new('system-demo', 'system-demo', [CompletionResultType]::ParameterValue, 'Show what was completed in a sprint or Program Increment')
            [CompletionResult]::new('inspect-adapt', 'inspect-adapt', [CompletionResultType]::ParameterValue, 'Inspect and adapt: what the Program Increment came to, what went wrong, what is to be improved')
            [CompletionResult]::new('ia', 'ia', [CompletionResultType]::ParameterValue, 'Inspect and adapt: what the Program Increment came to, what went wrong, what is to be improved')
            [CompletionResult]::new('art-sync', 'art-sync', [CompletionResultType]::ParameterValue, 'Show risks, dependencies and health of the train')
            [CompletionResult]::new('portfolio-kanban', 'portfolio-kanban', [CompletionResultType]::ParameterValue, 'Show the epics of the portfolio by column, each as far as its items are')
            [CompletionResult]::new('coach-training', 'coach-training', [CompletionResultType]::ParameterValue, 'Show which verbs were used here, by how many agents, and what there is to practise')
            [CompletionResult]::new('value-stream', 'value-stream', [CompletionResultType]::ParameterValue, 'Show where the time of items goes: lead, cycle, touch and wait times, efficiency, cumulative flow, forecast')
            [CompletionResult]::new('vsm', 'vsm', [CompletionResultType]::ParameterValue, 'Show where the time of items goes: lead, cycle, touch and wait times, efficiency, cumulative flow, forecast')
            [CompletionResult]::new('daily-standup', 'daily-standup', [CompletionResultType]::ParameterValue, 'Tell of each team what it did, does and is kept from')
            [CompletionResult]::new('retrospective', 'retrospective', [CompletionResultType]::ParameterValue, 'Show what some days tell about how work went: failures, retries, long items and long waits')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'coordctl;scrum;pi-planning' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--runs', '--runs', [CompletionResultType]::ParameterName, 'Draw so many futures for the forecast')
            [CompletionResult]::new('--seed', '--seed', [CompletionResultType]::ParameterName, 'Draw the same futures as with this seed before, from the same past [default: the number of the newest change]')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'coordctl;scrum;scrum-of-scrums' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Tell of what was done since this time, or since so long ago, such as 3d')
            [CompletionResult]::new('--team', '--team', [CompletionResultType]::ParameterName, 'Only of this team')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'coordctl;scrum;innovation-planning' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'coordctl;scrum;ip' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'coordctl;scrum;system-demo' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--sprint', '--sprint', [CompletionResultType]::ParameterName, 'Of this sprint of program.toml, instead of the Program Increment')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'coordctl;scrum;inspect-adapt' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'coordctl;scrum;ia' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'coordctl;scrum;art-sync' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--runs', '--runs', [CompletionResultType]::ParameterName, 'Draw so many futures for the forecast')
            [CompletionResult]::new('--seed', '--seed', [CompletionResultType]::ParameterName, 'Draw the same futures as with this seed before, from the same past [default: the number of the newest change]')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'coordctl;scrum;portfolio-kanban' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'coordctl;scrum;coach-training' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Tell of what was done since this time, or since so long ago, such as 3d')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'coordctl;scrum;value-stream' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Tell of what was done since this time, or since so long ago, such as 3d')
            [CompletionResult]::new('--team', '--team', [CompletionResultType]::ParameterName, 'Only of this team')
            [CompletionResult]::new('--runs', '--runs', [CompletionResultType]::ParameterName, 'Draw so many futures for the forecast')
            [CompletionResult]::new('--seed', '--seed', [CompletionResultType]::ParameterName, 'Draw the same futures as with this seed before, from the same past [default: the number of the newest change]')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'coordctl;scrum;vsm' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Tell of what was done since this time, or since so long ago, such as 3d')
            [CompletionResult]::new('--team', '--team', [CompletionResultType]::ParameterName, 'Only of this team')
            [CompletionResult]::new('--runs', '--runs', [CompletionResultType]::ParameterName, 'Draw so many futures for the forecast')
            [CompletionResult]::new('--seed', '--seed', [CompletionResultType]::ParameterName, 'Draw the same futures as with this seed before, from the same past [default: the number of the newest change]')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'coordctl;scrum;daily-standup' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Tell of what was done since this time, or since so long ago, such as 3d')
            [CompletionResult]::new('--team', '--team', [CompletionResultType]::ParameterName, 'Only of this team')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'coordctl;scrum;retrospective' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--sprint', '--sprint', [CompletionResultType]::ParameterName, 'Over this sprint of program.toml [default: the newest that is over, else the last 7 days]')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Over the days since this time, or since so long ago, such as 30d')
            [CompletionResult]::new('--team', '--team', [CompletionResultType]::ParameterName, 'Only of this team')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'coordctl;scrum;help' {
            [CompletionResult]::new('pi-planning', 'pi-planning', [CompletionResultType]::ParameterValue, 'Plan a Program Increment: objectives, capacity against load, velocity, dependencies, risks, forecast')
            [CompletionResult]::new('scrum-of-scrums', 'scrum-of-scrums', [CompletionResultType]::ParameterValue, 'Tell of each team what it did, does and waits for, and of all what they wait for of each other')
            [CompletionResult]::new('innovation-planning', 'innovation-planning', [CompletionResultType]::ParameterValue, 'Plan the innovation and planning iteration: innovation, technical debt, what is not planned yet')
            [CompletionResult]::new('system-demo', 'system-demo', [CompletionResultType]::ParameterValue, 'Show what was completed in a sprint or Program Increment')
            [CompletionResult]::new('inspect-adapt', 'inspect-adapt', [CompletionResultType]::ParameterValue, 'Inspect and adapt: what the Program Increment came to, what went wrong, what is to be improved')
            [CompletionResult]::new('art-sync', 'art-sync', [CompletionResultType]::ParameterValue, 'Show risks, dependencies and health of the train')
            [CompletionResult]::new('portfolio-kanban', 'portfolio-kanban', [CompletionResultType]::ParameterValue, 'Show the epics of the portfolio by column, each as far as its items are')
            [CompletionResult]::new('coach-training', 'coach-training', [CompletionResultType]::ParameterValue, 'Show which verbs were used here, by how many agents, and what there is to practise')
            [CompletionResult]::new('value-stream', 'value-stream', [CompletionResultType]::ParameterValue, 'Show where the time of items goes: lead, cycle, touch and wait times, efficiency, cumulative flow, forecast')
            [CompletionResult]::new('daily-standup', 'daily-standup', [CompletionResultType]::ParameterValue, 'Tell of each team what it did, does and is kept from')
            [CompletionResult]::new('retrospective', 'retrospective', [CompletionResultType]::ParameterValue, 'Show what some days tell about how work went: failures, retries, long items and long waits')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'coordctl;scrum;help;pi-planning' {
            break
        }
        'coordctl;scrum;help;scrum-of-scrums' {
            break
        }
        'coordctl;scrum;help;innovation-planning' {
            break
        }
        'coordctl;scrum;help;system-demo' {
            break
        }
        'coordctl;scrum;help;inspect-adapt' {
            break
        }
        'coordctl;scrum;help;art-sync' {
            break
        }
        'coordctl;scrum;help;portfolio-kanban' {
            break
        }
        'coordctl;scrum;help;coach-training' {
            break
        }
        'coordctl;scrum;help;value-stream' {
            break
        }
        'coordctl;scrum;help;daily-standup' {
            break
        }
        'coordctl;scrum;help;retrospective' {
            break
        }
        'coordctl;scrum;help;help' {
            break
        }
        'coordctl;program' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('init', 'init', [CompletionResultType]::ParameterValue, 'Write a program.toml with everything in it as a comment')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Say everything that is wrong with program.toml, each with its line')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'coordctl;program;init' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--print', '--print', [CompletionResultType]::ParameterName, 'Print it instead, and write nothing')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'coordctl;program;check' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'coordctl;program;help' {
            [CompletionResult]::new('init', 'init', [CompletionResultType]::ParameterValue, 'Write a program.toml with everything in it as a comment; one that is there stays as it is')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Say everything that is wrong with program.toml, each with its line')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'coordctl;program;help;init' {
            break
        }
        'coordctl;program;help;check' {
            break
        }
        'coordctl;program;help;help' {
            break
        }
        'coordctl;archive' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--older-than', '--older-than', [CompletionResultType]::ParameterName, 'Only what was closed longer ago than this, such as 7d; 0s for whatever is closed [default: archive.older_than, 7d]')
            [CompletionResult]::new('--keep-last', '--keep-last', [CompletionResultType]::ParameterName, 'Keep this many of the newest closed items, and of the newest completions [default: archive.keep_last, 1000]')
            [CompletionResult]::new('--match', '--match', [CompletionResultType]::ParameterName, 'Only items whose id, type, team, description or one of whose labels fits (* any text, ? one character); may be repeated; none of them is kept for being one of the newest, and neither spans nor history go')
            [CompletionResult]::new('--status', '--status', [CompletionResultType]::ParameterName, 'Items of this status, completed, cancelled or failed; may be repeated [default: completed and cancelled]')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--agents', '--agents', [CompletionResultType]::ParameterName, 'Also agents that hold nothing and gave no sign of life for as long; retired ones stay')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Say what would go, and write nothing')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('search', 'search', [CompletionResultType]::ParameterValue, 'Find what was archived, the newest first')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show what was archived under an id: the row as it was last, and its changes')
            [CompletionResult]::new('restore', 'restore', [CompletionResultType]::ParameterValue, 'Put rows back onto the board as they were, with their completions; all of those named, or none')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the files of the archive')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'coordctl;archive;search' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--type', '--type', [CompletionResultType]::ParameterName, 'Only items of this type')
            [CompletionResult]::new('--team', '--team', [CompletionResultType]::ParameterName, 'Only what is of this team')
            [CompletionResult]::new('--agent', '--agent', [CompletionResultType]::ParameterName, 'Only what is of this agent, or was done by it')
            [CompletionResult]::new('--label', '--label', [CompletionResultType]::ParameterName, 'Only items with this label')
            [CompletionResult]::new('--status', '--status', [CompletionResultType]::ParameterName, 'Only items of this status')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Only what was closed, or happened, since then: a time, or a length of time ago such as 30d')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Only what was closed, or happened, before then')
            [CompletionResult]::new('--kind', '--kind', [CompletionResultType]::ParameterName, 'What is looked for: work, completion, agent, span or event')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'Show at most this many; 0 for all')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'coordctl;archive;show' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'coordctl;archive;restore' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--agent', '--agent', [CompletionResultType]::ParameterName, 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]')
            [CompletionResult]::new('--request-id', '--request-id', [CompletionResultType]::ParameterName, 'Do this at most once: the same id and arguments get the first answer again')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'coordctl;archive;list' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--check', '--check', [CompletionResultType]::ParameterName, 'Read every file, and compare it with its checksum')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'coordctl;archive;help' {
            [CompletionResult]::new('search', 'search', [CompletionResultType]::ParameterValue, 'Find what was archived, the newest first')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show what was archived under an id: the row as it was last, and its changes')
            [CompletionResult]::new('restore', 'restore', [CompletionResultType]::ParameterValue, 'Put rows back onto the board as they were, with their completions; all of those named, or none')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the files of the archive')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'coordctl;archive;help;search' {
            break
        }
        'coordctl;archive;help;show' {
            break
        }
        'coordctl;archive;help;restore' {
            break
        }
        'coordctl;archive;help;list' {
            break
        }
        'coordctl;archive;help;help' {
            break
        }
        'coordctl;doctor' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--fix', '--fix', [CompletionResultType]::ParameterName, 'Put right what can be put right without losing anything; what is damaged is kept in quarantine')
            [CompletionResult]::new('--online', '--online', [CompletionResultType]::ParameterName, 'Also ask whether the receivers of spans and the Claude API answer; nothing is sent to them')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'coordctl;verify' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--baseline', '--baseline', [CompletionResultType]::ParameterName, 'Compare with this baseline')
            [CompletionResult]::new('--save', '--save', [CompletionResultType]::ParameterName, 'Write a baseline, over an older one, unless something broken or lost was found')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--exact', '--exact', [CompletionResultType]::ParameterName, 'Any difference from the baseline is one too many')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'coordctl;tend' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Only tell what would be done; nothing is written')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'coordctl;backup' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'The directory for the file, made where it is missing; backups in the board''s directory where none is named')
            [CompletionResult]::new('--keep', '--keep', [CompletionResultType]::ParameterName, 'Keep only the newest N backups of this board there, this one included')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--no-archive', '--no-archive', [CompletionResultType]::ParameterName, 'Leave the files of the archive out')
            [CompletionResult]::new('--with-spans', '--with-spans', [CompletionResultType]::ParameterName, 'Take the files of spans along')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'coordctl;restore' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--into', '--into', [CompletionResultType]::ParameterName, 'Make the board in this directory instead, which has none')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Check the backup and show what would change, and write nothing')
            [CompletionResult]::new('--other-board', '--other-board', [CompletionResultType]::ParameterName, 'Put back the backup of another board')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'coordctl;cron' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('install', 'install', [CompletionResultType]::ParameterValue, 'What is to be installed')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Take the jobs of this board away, wherever they are installed')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Tell when each job ran last, how it ended, when it is due, and whether it should have run')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'What is to be installed')
            [CompletionResult]::new('run', 'run', [CompletionResultType]::ParameterValue, 'Do a job once, as cron does: its output goes to logs/cron.log in the board''s directory')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'coordctl;cron;install' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--only', '--only', [CompletionResultType]::ParameterName, 'Only these jobs')
            [CompletionResult]::new('--every', '--every', [CompletionResultType]::ParameterName, 'Do a job so often: 1m to 30m and 1h to 12h where they part an hour or a day evenly, 1d or 7d; may be repeated')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Do a daily or weekly job at this time; may be repeated')
            [CompletionResult]::new('--textfile', '--textfile', [CompletionResultType]::ParameterName, 'Also write metrics for the node exporter to this file; its name must end in .prom')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--systemd', '--systemd', [CompletionResultType]::ParameterName, 'Only timers of the user''s systemd')
            [CompletionResult]::new('--crontab', '--crontab', [CompletionResultType]::ParameterName, 'Only the user''s crontab')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'coordctl;cron;remove' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--systemd', '--systemd', [CompletionResultType]::ParameterName, 'Only timers of the user''s systemd')
            [CompletionResult]::new('--crontab', '--crontab', [CompletionResultType]::ParameterName, 'Only the user''s crontab')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'coordctl;cron;status' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--systemd', '--systemd', [CompletionResultType]::ParameterName, 'Only timers of the user''s systemd')
            [CompletionResult]::new('--crontab', '--crontab', [CompletionResultType]::ParameterName, 'Only the user''s crontab')
            [CompletionResult]::new('--check', '--check', [CompletionResultType]::ParameterName, 'Exit 50 where a job failed, is overdue or never ran')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'coordctl;cron;show' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--only', '--only', [CompletionResultType]::ParameterName, 'Only these jobs')
            [CompletionResult]::new('--every', '--every', [CompletionResultType]::ParameterName, 'Do a job so often: 1m to 30m and 1h to 12h where they part an hour or a day evenly, 1d or 7d; may be repeated')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Do a daily or weekly job at this time; may be repeated')
            [CompletionResult]::new('--textfile', '--textfile', [CompletionResultType]::ParameterName, 'Also write metrics for the node exporter to this file; its name must end in .prom')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--systemd', '--systemd', [CompletionResultType]::ParameterName, 'Only timers of the user''s systemd')
            [CompletionResult]::new('--crontab', '--crontab', [CompletionResultType]::ParameterName, 'Only the user''s crontab')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'coordctl;cron;run' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--schedule', '--schedule', [CompletionResultType]::ParameterName, 'The schedule that it is done by, for its span')
            [CompletionResult]::new('--textfile', '--textfile', [CompletionResultType]::ParameterName, 'The file of the job metrics')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--to-stdout', '--to-stdout', [CompletionResultType]::ParameterName, 'Leave its output where ours goes, for the journal of systemd')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'coordctl;cron;help' {
            [CompletionResult]::new('install', 'install', [CompletionResultType]::ParameterValue, 'Install the jobs of this board, for this user; doing it again changes nothing')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Take the jobs of this board away, wherever they are installed')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Tell when each job ran last, how it ended, when it is due, and whether it should have run')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Print what install would write, and change nothing')
            [CompletionResult]::new('run', 'run', [CompletionResultType]::ParameterValue, 'Do a job once, as cron does: its output goes to logs/cron.log in the board''s directory')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'coordctl;cron;help;install' {
            break
        }
        'coordctl;cron;help;remove' {
            break
        }
        'coordctl;cron;help;status' {
            break
        }
        'coordctl;cron;help;show' {
            break
        }
        'coordctl;cron;help;run' {
            break
        }
        'coordctl;cron;help;help' {
            break
        }
        'coordctl;worktree' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Make a worktree with a branch, a port and an environment file of its own for a work item; prints its path')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the worktrees of the board and of this repository, and what would be lost with each')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Remove a worktree that holds nothing that is only there')
            [CompletionResult]::new('prune', 'prune', [CompletionResultType]::ParameterValue, 'Forget worktrees whose directories are gone')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'coordctl;worktree;add' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--work', '--work', [CompletionResultType]::ParameterName, 'The work item that it serves')
            [CompletionResult]::new('--branch', '--branch', [CompletionResultType]::ParameterName, 'Its branch, which is made unless it is there [default: work/WORK_ID]')
            [CompletionResult]::new('--base', '--base', [CompletionResultType]::ParameterName, 'What a new branch begins at [default: HEAD]')
            [CompletionResult]::new('--port-range', '--port-range', [CompletionResultType]::ParameterName, 'Take the lowest free port of these')
            [CompletionResult]::new('--fence', '--fence', [CompletionResultType]::ParameterName, 'The fence that claim answered')
            [CompletionResult]::new('--agent', '--agent', [CompletionResultType]::ParameterName, 'Act as this agent [env: COORDCTL_AGENT, AGENT_ID, and what Claude Code and Codex export]')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'coordctl;worktree;list' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'coordctl;worktree;remove' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--archive', '--archive', [CompletionResultType]::ParameterName, 'Put commits, changes, untracked and ignored files into a file first, and read it back [default: PATH-TIME.tar]')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--stash', '--stash', [CompletionResultType]::ParameterName, 'Put uncommitted changes and untracked files into the repository''s stash first')
            [CompletionResult]::new('--ignored-ok', '--ignored-ok', [CompletionResultType]::ParameterName, 'Ignored files may go: they can be made again')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'coordctl;worktree;prune' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Say what would be forgotten, and change nothing')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'coordctl;worktree;help' {
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Make a worktree with a branch, a port and an environment file of its own for a work item; prints its path')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the worktrees of the board and of this repository, and what would be lost with each')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Remove a worktree that holds nothing that is only there')
            [CompletionResult]::new('prune', 'prune', [CompletionResultType]::ParameterValue, 'Forget worktrees whose directories are gone')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'coordctl;worktree;help;add' {
            break
        }
        'coordctl;worktree;help;list' {
            break
        }
        'coordctl;worktree;help;remove' {
            break
        }
        'coordctl;worktree;help;prune' {
            break
        }
        'coordctl;worktree;help;help' {
            break
        }
        'coordctl;wait' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'What to wait for: done, ready, released or any-change')
            [CompletionResult]::new('--label', '--label', [CompletionResultType]::ParameterName, 'Only items with this label; may be repeated')
            [CompletionResult]::new('--team', '--team', [CompletionResultType]::ParameterName, 'Only items of this team')
            [CompletionResult]::new('--type', '--type', [CompletionResultType]::ParameterName, 'Only items of this type')
            [CompletionResult]::new('--agent', '--agent', [CompletionResultType]::ParameterName, 'With ready: wait until this agent can claim it, by its capabilities and whom the item is kept for; how many items it holds does not count')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'With any-change: count changes after this one, a sequence number of an earlier answer, so that none is missed')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after this long, with exit code 23; without it the wait has no end')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--next', '--next', [CompletionResultType]::ParameterName, 'With ready: wait for any item that can be claimed, the most urgent and oldest first')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'coordctl;where' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'coordctl;generate-id' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--request-id', '--request-id', [CompletionResultType]::ParameterName, 'Do this at most once: the same id and arguments get the first answer again')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--work', '--work', [CompletionResultType]::ParameterName, 'Make an id of a work item instead of one of an agent')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'coordctl;init' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'coordctl;legacy' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'coordctl;migrate' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--report', '--report', [CompletionResultType]::ParameterName, 'Write the whole account to this file, as JSON')
            [CompletionResult]::new('--ttl', '--ttl', [CompletionResultType]::ParameterName, 'How long claims that are open last from now on unless they are renewed, such as 2h, or none')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Say what would be done, and write nothing')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'coordctl;sync' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The board''s directory [env: COORDINATION_DIR]')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait at most this long for the board''s lock [env: COORDCTL_LOCK_TIMEOUT] [default: 10s]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'Whether changes are flushed to the disk: full, or none for a scratch board [env: COORDCTL_DURABILITY]')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document, and errors as JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell on stderr what is done; -vv with every step and its time [env: COORDCTL_LOG]')
            [CompletionResult]::new('--when-due', '--when-due', [CompletionResultType]::ParameterName, 'Wait until large public files are due again, a minute at the most')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'coordctl;help' {
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Add a work item that nobody holds yet')
            [CompletionResult]::new('claim', 'claim', [CompletionResultType]::ParameterValue, 'Create a work item and claim it, claim one that waits, or whatever is next')
            [CompletionResult]::new('progress', 'progress', [CompletionResultType]::ParameterValue, 'Report how far the work is, and renew the lease')
            [CompletionResult]::new('complete', 'complete', [CompletionResultType]::ParameterValue, 'Complete a work item')
            [CompletionResult]::new('fail', 'fail', [CompletionResultType]::ParameterValue, 'End an attempt that came to nothing: the item is tried again, or given up')
            [CompletionResult]::new('release', 'release', [CompletionResultType]::ParameterValue, 'Give a work item back: it is pending again')
            [CompletionResult]::new('block', 'block', [CompletionResultType]::ParameterValue, 'Say what a work item that you hold waits for')
            [CompletionResult]::new('unblock', 'unblock', [CompletionResultType]::ParameterValue, 'Say that a blocked work item can go on')
            [CompletionResult]::new('note', 'note', [CompletionResultType]::ParameterValue, 'Add a note to a work item')
            [CompletionResult]::new('label', 'label', [CompletionResultType]::ParameterValue, 'Put labels on a work item, or take them off')
            [CompletionResult]::new('set', 'set', [CompletionResultType]::ParameterValue, 'Change the priority, description, team, dates or dependencies of a work item')
            [CompletionResult]::new('handoff', 'handoff', [CompletionResultType]::ParameterValue, 'Hand a work item that you hold on to another agent, role or team')
            [CompletionResult]::new('reassign', 'reassign', [CompletionResultType]::ParameterValue, 'Give a work item to somebody from outside, whoever holds it')
            [CompletionResult]::new('heartbeat', 'heartbeat', [CompletionResultType]::ParameterValue, 'Renew the leases on work items: those named, or all that the agent holds')
            [CompletionResult]::new('run', 'run', [CompletionResultType]::ParameterValue, 'Run a command for a work item, renew its lease meanwhile, and complete or fail the item')
            [CompletionResult]::new('reclaim', 'reclaim', [CompletionResultType]::ParameterValue, 'Return what ended leases hold to the board; every claim does so in passing')
            [CompletionResult]::new('guard', 'guard', [CompletionResultType]::ParameterValue, 'Exit 0 only while a claim still stands: for use right before a push or a deploy')
            [CompletionResult]::new('ready', 'ready', [CompletionResultType]::ParameterValue, 'List the items that can be taken, in the order in which claim --next offers them')
            [CompletionResult]::new('blocked', 'blocked', [CompletionResultType]::ParameterValue, 'List the open items that nobody can take now, and why')
            [CompletionResult]::new('explain', 'explain', [CompletionResultType]::ParameterValue, 'Say why a work item is or is not offered, and to whom')
            [CompletionResult]::new('dead-letters', 'dead-letters', [CompletionResultType]::ParameterValue, 'Deal with the items that were given up')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List work items')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one work item with its history')
            [CompletionResult]::new('agent', 'agent', [CompletionResultType]::ParameterValue, 'Register, list, show and retire agents')
            [CompletionResult]::new('whoami', 'whoami', [CompletionResultType]::ParameterValue, 'Print as whom commands act here, and the rule that says so')
            [CompletionResult]::new('dashboard', 'dashboard', [CompletionResultType]::ParameterValue, 'Show what needs attention, who is at work, and what came of it')
            [CompletionResult]::new('events', 'events', [CompletionResultType]::ParameterValue, 'Show what happened on the board')
            [CompletionResult]::new('trace', 'trace', [CompletionResultType]::ParameterValue, 'Show where the time of a work item went, as a waterfall')
            [CompletionResult]::new('telemetry', 'telemetry', [CompletionResultType]::ParameterValue, 'Read, judge, convert and export the spans of commands')
            [CompletionResult]::new('metrics', 'metrics', [CompletionResultType]::ParameterValue, 'Print figures of the board in the text format of Prometheus')
            [CompletionResult]::new('gate', 'gate', [CompletionResultType]::ParameterValue, 'Exit 0 only if the board keeps to conditions: for pipelines')
            [CompletionResult]::new('claude', 'claude', [CompletionResultType]::ParameterValue, 'Analyse the board, by Claude or from the board''s own figures')
            [CompletionResult]::new('scrum', 'scrum', [CompletionResultType]::ParameterValue, 'Show a ceremony of Scrum at Scale, computed from the board, its history and program.toml')
            [CompletionResult]::new('program', 'program', [CompletionResultType]::ParameterValue, 'Make or check program.toml, which the ceremonies of scrum read')
            [CompletionResult]::new('archive', 'archive', [CompletionResultType]::ParameterValue, 'Move what is closed and old into the archive; search, show and bring it back')
            [CompletionResult]::new('doctor', 'doctor', [CompletionResultType]::ParameterValue, 'Say what is wrong with the board, and what to do about it')
            [CompletionResult]::new('verify', 'verify', [CompletionResultType]::ParameterValue, 'Check what must hold on every board, and compare it with how it was')
            [CompletionResult]::new('tend', 'tend', [CompletionResultType]::ParameterValue, 'Do upkeep by rules once: for cron')
            [CompletionResult]::new('backup', 'backup', [CompletionResultType]::ParameterValue, 'Write the whole board at one point in time into a file')
            [CompletionResult]::new('restore', 'restore', [CompletionResultType]::ParameterValue, 'Put the board back to what a backup holds')
            [CompletionResult]::new('cron', 'cron', [CompletionResultType]::ParameterValue, 'Have cron or systemd do again and again what keeps a board in order')
            [CompletionResult]::new('worktree', 'worktree', [CompletionResultType]::ParameterValue, 'Make worktrees of git for work items, and remove them without losing anything')
            [CompletionResult]::new('wait', 'wait', [CompletionResultType]::ParameterValue, 'Wait until an item is done, ready or released, or until anything changes')
            [CompletionResult]::new('where', 'where', [CompletionResultType]::ParameterValue, 'Print the board''s directory and the rule that found it')
            [CompletionResult]::new('generate-id', 'generate-id', [CompletionResultType]::ParameterValue, 'Print an id that nobody else gets')
            [CompletionResult]::new('init', 'init', [CompletionResultType]::ParameterValue, 'Make the board now; the first change would make it too')
            [CompletionResult]::new('legacy', 'legacy', [CompletionResultType]::ParameterValue, 'Do what a command of coordination_helper.sh did; a link with that name does the same')
            [CompletionResult]::new('migrate', 'migrate', [CompletionResultType]::ParameterValue, 'Take over what an older tool left in a directory')
            [CompletionResult]::new('sync', 'sync', [CompletionResultType]::ParameterValue, 'Bring the public files up to date now')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'coordctl;help;add' {
            break
        }
        'coordctl;help;claim' {
            break
        }
        'coordctl;help;progress' {
            break
        }
        'coordctl;help;complete' {
            break
        }
        'coordctl;help;fail' {
            break
        }
        'coordctl;help;release' {
            break
        }
        'coordctl;help;block' {
            break
        }
        'coordctl;help;unblock' {
            break
        }
        'coordctl;help;note' {
            break
        }
        'coordctl;help;label' {
            break
        }
        'coordctl;help;set' {
            break
        }
        'coordctl;help;handoff' {
            break
        }
        'coordctl;help;reassign' {
            break
        }
        'coordctl;help;heartbeat' {
            break
        }
        'coordctl;help;run' {
            break
        }
        'coordctl;help;reclaim' {
            break
        }
        'coordctl;help;guard' {
            break
        }
        'coordctl;help;ready' {
            break
        }
        'coordctl;help;blocked' {
            break
        }
        'coordctl;help;explain' {
            break
        }
        'coordctl;help;dead-letters' {
            break
        }
        'coordctl;help;list' {
            break
        }
        'coordctl;help;show' {
            break
        }
        'coordctl;help;agent' {
            break
        }
        'coordctl;help;whoami' {
            break
        }
        'coordctl;help;dashboard' {
            break
        }
        'coordctl;help;events' {
            break
        }
        'coordctl;help;trace' {
            break
        }
        'coordctl;help;telemetry' {
            break
        }
        'coordctl;help;metrics' {
            break
        }
        'coordctl;help;gate' {
            break
        }
        'coordctl;help;claude' {
            break
        }
        'coordctl;help;scrum' {
            break
        }
        'coordctl;help;program' {
            break
        }
        'coordctl;help;archive' {
            break
        }
        'coordctl;help;doctor' {
            break
        }
        'coordctl;help;verify' {
            break
        }
        'coordctl;help;tend' {
            break
        }
        'coordctl;help;backup' {
            break
        }
        'coordctl;help;restore' {
            break
        }
        'coordctl;help;cron' {
            break
        }
        'coordctl;help;worktree' {
            break
        }
        'coordctl;help;wait' {
            break
        }
        'coordctl;help;where' {
            break
        }
        'coordctl;help;generate-id' {
            break
        }
        'coordctl;help;init' {
            break
        }
        'coordctl;help;legacy' {
            break
        }
        'coordctl;help;migrate' {
            break
        }
        'coordctl;help;sync' {
            break
        }
        'coordctl;help;help' {
            break
        }
    })

    $completions.Where{ $_.CompletionText -like "$wordToComplete*" } |
        Sort-Object -Property ListItemText
}
