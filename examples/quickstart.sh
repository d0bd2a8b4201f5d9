#!/bin/sh
# A whole life of work on a scratch board by three agents at the same time, and the proof that nothing got lost.
# Builds coordctl first, unless COORDCTL names one.
set -eu
cd "$(dirname "$0")/.."

if [ -z "${COORDCTL:-}" ]; then
    cargo build --release --locked
    COORDCTL=${CARGO_TARGET_DIR:-target}/release/coordctl
fi
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
trap 'exit 130' INT TERM
export COORDINATION_DIR="$scratch/board"
unset AGENT_ID COORDCTL_AGENT COORDCTL_DURABILITY AGENT_TEAM OTEL_SDK_DISABLED || true

coordctl() { "$COORDCTL" "$@"; }

# Completes an item and notes that this was acknowledged: complete AGENT WORK_ID RESULT
complete() {
    coordctl --quiet complete "$2" "$3" --agent "$1"
    echo "$2" >>"$scratch/acknowledged.$1"
}

# Five items from claim to completion: work AGENT
work() {
    for n in 1 2 3 4 5; do
        id=$(coordctl --quiet claim build "part $n of $1" --agent "$1" --team demo --ttl 5m)
        coordctl --quiet progress "$id" 50 testing --agent "$1"
        coordctl --quiet heartbeat "$id" --agent "$1"
        complete "$1" "$id" "part $n works"
    done
    echo "$1 is done" >>"$scratch/done"
}

# ada gives an item back and says which; it is her only output.
gives_one_back() {
    id=$(coordctl --quiet claim review "Review the parser" --agent ada --priority high)
    coordctl --quiet release "$id" --agent ada --reason "knows too little about parsers"
    echo "$id"
    work ada
}

# bob takes over what he is told, then does his own work.
takes_one_over() {
    read -r id
    coordctl --quiet claim "$id" --agent bob >"$scratch/taken"
    complete bob "$id" "two bugs mended"
    work bob
}

echo "== a board in $COORDINATION_DIR"
coordctl --quiet init >"$scratch/where"

echo "== ada, bob and eve at work, all at the same time"
gives_one_back | takes_one_over &
pair=$!
work eve &
eve=$!
wait "$pair"
wait "$eve"

echo "== list"
coordctl list --status all --sort created --limit 5
echo "== dashboard"
coordctl dashboard
echo "== events"
coordctl events --limit 8
echo "== telemetry"
echo "$(wc -l <"$COORDINATION_DIR/telemetry_spans.jsonl") spans"

echo "== proof"
cat "$scratch"/acknowledged.* | sort >"$scratch/acknowledged"
acknowledged=$(wc -l <"$scratch/acknowledged")
# Public files hold one row on a line.
sed -n 's/^{"work_item_id":"\([^"]*\)".*/\1/p' "$COORDINATION_DIR/coordination_log.json" | sort >"$scratch/logged"
completed=$(grep -c '"status":"completed"' "$COORDINATION_DIR/work_claims.json")
agents_done=$(wc -l <"$scratch/done")
if command -v jq >/dev/null; then
    echo "jq counts $(jq length "$COORDINATION_DIR/work_claims.json") items and $(jq length "$COORDINATION_DIR/agent_status.json") agents"
fi
echo "agents done: $((agents_done)), acknowledged: $((acknowledged)), completed on the board: $((completed))"
if [ "$((agents_done))" != 3 ] || [ "$((acknowledged))" != 16 ] || [ "$((completed))" != 16 ] ||
    ! cmp "$scratch/acknowledged" "$scratch/logged"; then
    echo "something got lost" >&2
    exit 1
fi
echo "every acknowledged completion is on the board, exactly once"
