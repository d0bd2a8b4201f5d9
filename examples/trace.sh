#!/bin/sh
# Three agents, a handoff and a retry on a scratch board, and then where the time of that item went.
# Needs coordctl in PATH, or COORDCTL that names it.
set -eu
COORDCTL=${COORDCTL:-coordctl}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
trap 'exit 130' INT TERM
export COORDINATION_DIR="$scratch/board"
unset AGENT_ID COORDCTL_AGENT TRACEPARENT OTEL_SDK_DISABLED || true

run() { "$COORDCTL" --quiet "$@" >/dev/null; }

id=$("$COORDCTL" --quiet add review "Review the parser" --priority high)
sleep 0.2
run claim "$id" --agent ada
sleep 0.4
run progress "$id" 40 testing --agent ada
run handoff "$id" --to-team compiler --text "the tests are left" --agent ada
sleep 0.2
run agent register bob --team compiler
run claim --next --agent bob
sleep 0.3
run fail "$id" --reason "two tests fail" --agent bob
run wait "$id" --until ready --timeout 30s
# Of two who come at the same time one gets it.
run claim "$id" --agent cy
run claim "$id" --agent ada 2>/dev/null || true
sleep 0.5
run complete "$id" "two bugs mended" --agent cy
"$COORDCTL" trace "$id"
