#!/bin/sh
# A worker: takes whatever is ready, runs a command for it, and completes or fails it by the command's exit status.
#   JOBS=4 examples/worker.sh my-agent --print
# The command gets the item as JSON on stdin, and COORDCTL_WORK_ID, COORDCTL_FENCE and AGENT_ID in its environment.
# Started many times, on one machine, no item is worked on twice; killed, its items come back when their leases end.
set -eu
COORDCTL=${COORDCTL:-coordctl}
export COORDCTL

exec "$COORDCTL" run --loop --jobs "${JOBS:-1}" --idle-exit "${IDLE_EXIT:-10m}" --ttl "${TTL:-10m}" -- \
    sh -c '"$COORDCTL" --json show "$COORDCTL_WORK_ID" | "$@"' worker "$@"
