//! What the list and prune say of worktrees that one of git and the board does not know.

use super::Repository;
use serde_json::Value;

fn find(listed: &Value, path: &std::path::Path) -> Value {
    let all = listed["worktrees"].as_array().expect("a list");
    all.iter().find(|one| one["path"] == path.to_str().expect("text")).cloned().unwrap_or_default()
}

#[test]
fn the_list_says_what_would_be_lost_with_each() {
    let Some(repository) = Repository::new() else { return };
    let (id, path) = repository.worktree();
    std::fs::write(path.join("a"), "changed").expect("a file can be written");
    std::fs::write(path.join("new"), "x").expect("a file can be written");
    let _ = repository.git(&path, &["commit", "-q", "--allow-empty", "-m", "only here"]);
    let _ = repository.board.ok(&["claim", &id, "--agent", "ada"]);
    let plain = repository.board.root().join("plain");
    let _ = repository.git(&repository.main, &["worktree", "add", "-q", plain.to_str().expect("text")]);
    let listed = repository.json(&["worktree", "list"]);
    let ours = find(&listed, &path);
    assert_eq!(
        (&ours["work_id"], &ours["holder"], &ours["registered"]),
        (&id.as_str().into(), &"ada".into(), &true.into())
    );
    assert_eq!((&ours["left"]["changed"][0], &ours["left"]["untracked"][0]), (&"a".into(), &"new".into()));
    assert_eq!(ours["left"]["unpushed"].as_array().map(Vec::len), Some(1));
    assert_eq!(find(&listed, &plain)["registered"], false);
    let text = repository.run(&["worktree", "list"]).stdout;
    assert!(text.contains("1 uncommitted change, 1 untracked file, 1 commit that was not pushed"), "{text}");
    assert!(text.contains("not registered, clean"), "{text}");
}

#[test]
fn prune_forgets_only_what_is_gone_and_names_strays() {
    let Some(repository) = Repository::new() else { return };
    let ((gone, gone_path), (there, there_path)) = (repository.worktree(), repository.worktree());
    let (locked, locked_path) = repository.worktree();
    let _ = repository.git(&repository.main, &["worktree", "lock", locked_path.to_str().expect("text")]);
    for path in [&gone_path, &locked_path] {
        std::fs::remove_dir_all(path).expect("a directory can be removed");
    }
    let said = repository.run(&["worktree", "prune"]);
    assert!(said.code == 0 && said.stdout.contains("git has it locked"), "{said:?}");
    let is_registered = [&gone, &there, &locked].map(|id| !repository.registered(id).is_null());
    assert_eq!(is_registered, [false, true, true]);
    let known = repository.git(&repository.main, &["worktree", "list"]);
    assert!(!known.contains(&gone) && known.contains(&there) && known.contains(&locked), "{known}");
    assert!(repository.git(&repository.main, &["branch"]).contains(&gone), "the branch is gone");
    // On another board the worktree is a stray, and can be removed by its path.
    let other = repository.board.root().join("other");
    let on_other = |arguments: &[&str]| {
        let mut command = repository.command(&repository.main, arguments);
        crate::sandbox::Said::of(&command.env("COORDINATION_DIR", &other).output().expect("coordctl can be started"))
    };
    assert_eq!(on_other(&["init"]).code, 0);
    let said = on_other(&["worktree", "prune"]);
    assert!(said.stderr.contains("is on no board here") && said.stderr.contains(&there), "{said:?}");
    assert_eq!(on_other(&["worktree", "remove", there_path.to_str().expect("text")]).code, 0);
    assert!(!there_path.exists());
}
