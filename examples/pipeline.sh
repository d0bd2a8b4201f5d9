#!/bin/sh
# One work item for each line of input, shared by as many of these pipelines as run at the same time:
#   ls src/*.rs | RUN=monday examples/pipeline.sh wc -l
# A line is worked on once in a run: its request id gives every later claim of it the first answer again.
set -eu
coordctl=${COORDCTL:-coordctl}

while IFS= read -r line; do
    request=${RUN:-run}-$(printf '%s' "$line" | cksum | tr ' ' -)
    claimed=$("$coordctl" --quiet --json claim pipeline "$line" --agent pipeline --request-id "$request")
    case $claimed in *'"replayed":true'*) continue ;; esac
    id=$(printf '%s' "$claimed" | sed 's/.*"work_id":"\([^"]*\)".*/\1/')
    if result=$("$@" "$line" </dev/null); then
        "$coordctl" --quiet complete "$id" "${result:-no output}" --agent pipeline
    else
        "$coordctl" --quiet fail "$id" --agent pipeline --reason "$1 failed on it"
    fi
done
