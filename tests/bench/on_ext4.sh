#!/bin/sh
# Runs the benchmark on a fresh ext4 with a journal, in a file mounted through a loop device. Root only.
# Usage: tests/bench/on_ext4.sh [options of the benchmark]
set -eu
cd "$(dirname "$0")/../.."
place=$(mktemp -d)
clean_up() {
    trap - EXIT
    if mountpoint -q "$place/mnt"; then umount "$place/mnt"; fi
    rm -rf "$place"
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

truncate -s "${IMAGE_SIZE:-4G}" "$place/image"
# Tables made now, not by a kernel thread while we measure.
mkfs.ext4 -q -O has_journal -E lazy_itable_init=0,lazy_journal_init=0 "$place/image"
mkdir "$place/mnt"
mount -o loop "$place/image" "$place/mnt"
cargo bench --locked --bench verbs -- "$@" --dir "$place/mnt"
