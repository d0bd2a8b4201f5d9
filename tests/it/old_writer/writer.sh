#!/usr/bin/env bash
# A writer in the old style: it claims by appending a row under a lock that it makes and removes, and does everything
# else without one: read, jq, a temporary file, mv. What it did is told in a log, a line each.
#
# usage: writer.sh directory name seconds log [ending of temporary files]
set -u
cd "$1" || exit 1
name=$2 until=$((SECONDS + $3)) log=$4 ending=${5:-$2.tmp}
claims=work_claims.json completions=coordination_log.json agents=agent_status.json

stamp() { date -u +%Y-%m-%dT%H:%M:%SZ; }
tell() { printf '%s %s\n' "$1" "$2" >>"$log"; }

# replace <file> <arguments of jq …>
replace() {
    local file=$1
    shift
    jq "$@" "$file" >"$file.$ending" && mv "$file.$ending" "$file"
}

claim() {
    if ! (set -C && echo $$ >"$claims.lock") 2>/dev/null; then
        tell conflict "$1"
        return 1
    fi
    replace "$claims" --arg id "$1" --arg agent "$name" --arg now "$(stamp)" '. + [{
        work_item_id: $id, agent_id: $agent, reactor_id: "shell_agent", claimed_at: $now, estimated_duration: "30m",
        work_type: "old", priority: "medium", description: "by the script", status: "active", team: "old_team",
        telemetry: { trace_id: "0af7651916cd43dd8448eb211c80319c", span_id: "", operation: "work.claim" } }]'
    local done=$?
    replace "$agents" --arg agent "$name" --arg now "$(stamp)" 'map(select(.agent_id != $agent)) + [{
        agent_id: $agent, team: "old_team", status: "active", capacity: 100, current_workload: 0, last_heartbeat: $now,
        performance_metrics: { tasks_completed: 0, average_completion_time: "0m", success_rate: 100.0 } }]'
    rm -f "$claims.lock"
    [ $done = 0 ] && tell claimed "$1"
}

progress() {
    replace "$claims" --arg id "$1" --argjson percent "$2" --arg now "$(stamp)" --arg trace "$RANDOM" 'map(
        if .work_item_id == $id then .status = "in_progress" | .progress = $percent | .last_update = $now
            | .telemetry.last_progress_trace_id = $trace else . end)' && tell progressed "$1"
}

complete() {
    replace "$completions" --arg id "$1" --arg agent "$name" --arg now "$(stamp)" '. + [{
        work_item_id: $id, completed_at: $now, agent_id: $agent, result: "done by the script", velocity_points: 5 }]'
    replace "$claims" --arg id "$1" --arg now "$(stamp)" 'map(
        if .work_item_id == $id then .status = "completed" | .completed_at = $now | .result = "done by the script"
        else . end)' && tell completed "$1"
}

for ((n = 0; SECONDS < until; n++)); do
    id=work_${name}_$(date +%s%N)
    claim "$id" || continue
    progress "$id" 30
    progress "$id" 60
    complete "$id"
done
