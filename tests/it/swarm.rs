//! Many workers over one board: everything is done, exactly once, whoever is killed.

use crate::sandbox::{COORDCTL, Sandbox, eventually};
use nix::sys::signal::{Signal, killpg};
use nix::unistd::Pid;
use std::collections::hash_map::RandomState;
use std::collections::{BTreeMap, BTreeSet};
use std::hash::BuildHasher;
use std::os::unix::process::CommandExt;
use std::process::{Child, Stdio};

const WORKERS: usize = 64;
const ITEMS: usize = 500;

/// A board with `ITEMS` items that wait; enough attempts for every worker that is killed.
fn board() -> (Sandbox, BTreeSet<String>) {
    let sandbox = Sandbox::new();
    std::fs::create_dir(sandbox.board()).expect("a directory");
    std::fs::write(sandbox.path("coordctl.toml"), "[work]\nmax_attempts = 1000\n").expect("a file");
    let ids = (0..ITEMS).map(|n| sandbox.ok(&["add", "test", &format!("item {n}"), "--durability", "none"])).collect();
    (sandbox, ids)
}

/// Starts a shell in a process group of its own, so that it can be killed with whatever it is running.
fn worker(sandbox: &Sandbox, n: usize, script: &str) -> Child {
    let mut command = std::process::Command::new("sh");
    command.args(["-c", script]).env("COORDINATION_DIR", sandbox.board()).env("AGENT_ID", format!("worker-{n}"));
    command.env("COORDCTL", COORDCTL).env("COORDCTL_LOCK_TIMEOUT", "60s").current_dir(sandbox.root());
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).process_group(0);
    command.spawn().expect("a shell starts")
}

/// The lines that workers wrote to their own files, by worker.
fn lines(sandbox: &Sandbox, name: &str) -> BTreeMap<usize, Vec<String>> {
    let read =
        |n: usize| std::fs::read_to_string(sandbox.root().join(format!("{name}.worker-{n}"))).unwrap_or_default();
    // A worker that was killed may have left half a line.
    let whole =
        |text: String| text.split_inclusive('\n').filter_map(|l| l.strip_suffix('\n')).map(str::to_owned).collect();
    (0..WORKERS).map(|n| (n, whole(read(n)))).collect()
}

fn wait_for(workers: Vec<Child>) {
    for mut worker in workers {
        worker.wait().expect("a worker ends");
    }
}

#[test]
fn sixty_four_processes_that_race_for_the_next_item_get_each_item_once() {
    let (sandbox, ids) = board();
    let script = "while id=$(\"$COORDCTL\" claim --next --id-only); do echo \"$id\" >> \"got.$AGENT_ID\"; done";
    wait_for((0..WORKERS).map(|n| worker(&sandbox, n, script)).collect());
    let got = lines(&sandbox, "got");
    let all: Vec<&String> = got.values().flatten().collect();
    assert_eq!(all.len(), ITEMS, "an item was claimed twice, or not at all");
    assert_eq!(all.into_iter().cloned().collect::<BTreeSet<_>>(), ids);
    for item in sandbox.items() {
        let holder = got.iter().find(|(_, ids)| ids.iter().any(|id| *id == item["work_item_id"])).map(|(n, _)| n);
        let holder = holder.map(|n| format!("worker-{n}")).expect("somebody got it");
        assert_eq!((&item["agent_id"], &item["attempt"]), (&holder.into(), &1.into()), "{item}");
    }
    assert_eq!(sandbox.run(&["claim", "--next"]).code, 15, "nothing is left");
}

const WORK: &str = r#"
while [ ! -e stop ]; do
    claim=$("$COORDCTL" claim --next --ttl 2s --json) || { sleep 0.05; continue; }
    id=$(echo "$claim" | sed 's/.*"work_id":"\([^"]*\).*/\1/')
    fence=$(echo "$claim" | sed 's/.*"fence":\([0-9]*\),"attempt".*/\1/')
    "$COORDCTL" complete "$id" "by $AGENT_ID" --fence "$fence" && echo "$id" >> "acknowledged.$AGENT_ID"
done"#;

#[test]
fn everything_is_completed_once_although_a_third_of_the_workers_is_killed() {
    let (sandbox, ids) = board();
    let workers: Vec<Child> = (0..WORKERS).map(|n| worker(&sandbox, n, WORK)).collect();
    let done = || lines(&sandbox, "acknowledged").values().map(Vec::len).sum::<usize>();
    let random = RandomState::new();
    let mut alive: Vec<usize> = (0..WORKERS).collect();
    for killed in 0..WORKERS / 3 {
        eventually("the workers work", || done() > killed * ITEMS / WORKERS);
        let victim = alive.swap_remove(random.hash_one(killed) as usize % alive.len());
        let group = Pid::from_raw(i32::try_from(workers[victim].id()).expect("a process number"));
        killpg(group, Signal::SIGKILL).expect("a worker is killed");
    }
    eventually("the others complete everything", || {
        let open = sandbox.json(&["list", "--status", "open", "--limit", "1"]);
        open["total"] == 0
    });
    std::fs::write(sandbox.root().join("stop"), "").expect("a file");
    wait_for(workers);
    let log = sandbox.view("coordination_log.json");
    let completed: BTreeSet<String> =
        log.iter().filter_map(|row| row["work_item_id"].as_str().map(str::to_owned)).collect();
    assert_eq!((log.len(), &completed), (ITEMS, &ids), "an item was completed twice, or not at all");
    let by: BTreeMap<String, String> = sandbox
        .items()
        .iter()
        .map(|item| [&item["work_item_id"], &item["result"]].map(|value| value.as_str().unwrap_or_default().to_owned()))
        .map(|[id, result]| (id, result))
        .collect();
    for (n, ids) in lines(&sandbox, "acknowledged") {
        for id in ids {
            assert_eq!(by[&id], format!("by worker-{n}"), "what was acknowledged to it is not what the board says");
        }
    }
    let again = sandbox.items().iter().filter(|item| item["attempt"] != 1).count();
    println!("{again} items were taken over from workers that were killed");
}
