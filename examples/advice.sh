#!/bin/sh
# Advice on a scratch board, computed from the board alone: what to do next, who should do it, and taking that back.
# Needs coordctl in PATH, or COORDCTL that names it. Without "--provider local" Claude is asked, where it is to be had.
set -eu
COORDCTL=${COORDCTL:-coordctl}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
trap 'exit 130' INT TERM
export COORDINATION_DIR="$scratch/board"
unset AGENT_ID COORDCTL_AGENT TRACEPARENT || true

coordctl() { "$COORDCTL" --quiet "$@"; }

coordctl agent register ada --team compiler --capability rust >/dev/null
coordctl agent register bob --team docs >/dev/null
grammar=$(coordctl add design "Settle the grammar" --team compiler)
parser=$(coordctl add code "Write the parser" --team compiler --capability rust --depends-on "$grammar")
coordctl add code "Write the printer" --team compiler --capability rust --depends-on "$parser" >/dev/null
coordctl add docs "Describe the grammar" --team docs --due 2h >/dev/null

echo "# What to do next"
coordctl claude priorities --provider local
echo
echo "# Who should do it: each item is kept for its agent for an hour"
report=$(coordctl --json claude assignments --provider local --apply --yes | sed 's/.*"report_id":"\([^"]*\)".*/\1/')
coordctl claude reports
if coordctl claim "$grammar" --agent bob 2>/dev/null; then echo "bob took what is kept for ada" >&2; exit 1; fi
echo
echo "# Taken back"
coordctl claude undo "$report"
