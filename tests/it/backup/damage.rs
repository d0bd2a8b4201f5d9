//! Backups that are not whole, or of a newer version, are refused with nothing changed.

use super::{backup, elsewhere, entries, pack, text};
use crate::bad_input::check_words;
use crate::listing::{changed, listing};
use crate::sandbox::Sandbox;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

fn with_sum(file: &Path) -> PathBuf {
    PathBuf::from(format!("{}.sha256", text(file)))
}

#[test]
fn a_flipped_bit_anywhere_and_a_cut_anywhere_are_refused() {
    let board = Sandbox::new();
    let _ = board.claim("ada");
    let (_dir, file) = elsewhere(&backup(&board));
    let _ = board.claim("bob");
    let good = fs::read(&file).expect("a file can be read");
    let before = listing(board.root());
    // The first ten bytes hold what nobody looks at, such as a time: for these there is the checksum beside the file.
    let flips = (10..good.len()).step_by(good.len() / 40).chain([good.len() - 1, good.len() - 5]);
    let flipped = |at: usize| {
        let mut bad = good.clone();
        bad[at] ^= 1 << (at % 8);
        bad
    };
    let cuts = (0..good.len()).step_by(good.len() / 10).map(|length| good[..length].to_vec());
    for (n, bad) in flips.map(flipped).chain(cuts).chain([[good.as_slice(), b"x"].concat()]).enumerate() {
        fs::write(&file, bad).expect("a file can be written");
        let said = board.run(&["restore", text(&file)]);
        assert_eq!(said.code, 41, "the {n}-th damage: {said:?}");
    }
    fs::write(&file, flipped(4)).expect("a file can be written");
    fs::copy(with_sum(&backup(&board)), with_sum(&file)).expect("a file can be copied");
    check_words(
        &["restore"],
        &board.run(&["restore", text(&file)]),
        41,
        ".sha256 file beside it",
        "nothing was changed",
    );
    let mut after = listing(board.root());
    after.retain(|path, _| !path.starts_with(board.path("backups")));
    let mut before = before;
    before.retain(|path, _| !path.starts_with(board.path("backups")));
    assert_eq!(changed(&before, &after), Vec::<PathBuf>::new());
}

/// Changes the manifest or the entries of a backup, and packs it again.
fn forged(file: &Path, forge: impl FnOnce(&mut Value, &mut Vec<(String, Vec<u8>)>)) {
    let mut all = entries(file);
    let mut manifest: Value = serde_json::from_slice(&all.remove(0).1).expect("the manifest is JSON");
    forge(&mut manifest, &mut all);
    all.insert(0, ("MANIFEST.json".to_owned(), serde_json::to_vec(&manifest).expect("it is JSON")));
    pack(file, &all);
}

#[test]
fn what_does_not_fit_its_manifest_and_what_would_lead_out_of_the_board_is_refused() {
    type Forge = fn(&mut Value, &mut Vec<(String, Vec<u8>)>);
    let cases: [(Forge, i32, &str); 12] = [
        (|manifest, _| manifest["backup_format"] = 2.into(), 43, "is a backup of format 2"),
        (|manifest, _| manifest["board_format"] = 7.into(), 43, "holds a board of format 7"),
        (|manifest, _| manifest["cut"]["sequence"] = 9.into(), 41, "does not come to what its manifest says"),
        (|manifest, _| manifest["counts"]["active"] = 2.into(), 41, "does not come to what its manifest says"),
        (|_, all| all[1].1[30] ^= 1, 41, "does not fit its checksum"),
        (|_, all| drop(all.pop()), 41, "is missing"),
        (|_, all| all.swap(0, 1), 41, "is not where the manifest says"),
        (|_, all| all[0].0 = ".coordctl/formal".to_owned(), 41, "is not where the manifest says"),
        (|_, all| all[0].1.push(b' '), 41, "is not where the manifest says"),
        (
            |manifest, _| manifest["damaged"] = serde_json::json!([{ "segment": 1, "offset": 0, "bytes": 5 }]),
            41,
            "damaged where its manifest does not say so",
        ),
        (|_, all| all.push(("more".to_owned(), Vec::new())), 41, "holds more than its manifest says"),
        (
            |manifest, all| {
                manifest["entries"][0]["name"] = "../outside".into();
                all[0].0 = "../outside".to_owned();
            },
            41,
            "has no place in a board",
        ),
    ];
    let board = Sandbox::new();
    let _ = board.claim("ada");
    let (_dir, file) = elsewhere(&backup(&board));
    let good = fs::read(&file).expect("a file can be read");
    let before = listing(board.root());
    for (forge, code, quoted) in cases {
        fs::write(&file, &good).expect("a file can be written");
        forged(&file, forge);
        for arguments in [&["restore", text(&file)][..], &["restore", text(&file), "--into", "fresh"]] {
            let said = board.run(arguments);
            check_words(arguments, &said, code, quoted, "");
        }
    }
    assert_eq!(changed(&before, &listing(board.root())), Vec::<PathBuf>::new());
    assert!(!board.root().join("outside").exists() && !board.root().join("fresh").exists());
}

#[test]
fn what_is_no_backup_at_all_is_refused() {
    let board = Sandbox::new();
    let _ = board.claim("ada");
    let file = board.root().join("x.tar.gz");
    for bytes in [&b""[..], b"text", b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03"] {
        fs::write(&file, bytes).expect("a file can be written");
        assert_eq!(board.run(&["restore", text(&file)]).code, 41, "{bytes:?}");
    }
    pack(&file, &[("notes.txt".to_owned(), b"hello".to_vec())]);
    check_words(&["restore"], &board.run(&["restore", text(&file)]), 41, "does not begin with MANIFEST.json", "");
}

#[test]
fn a_damaged_place_of_the_journal_is_backed_up_as_it_is_and_said() {
    let board = Sandbox::new();
    let (first, second) = (board.claim("ada"), board.claim("bob"));
    let journal = board.path(".coordctl/journal/00000001.jsonl");
    let mut bytes = fs::read(&journal).expect("the journal is there");
    bytes[40] ^= 1;
    fs::write(&journal, &bytes).expect("a file can be written");
    let said = board.run(&["--json", "backup"]);
    assert!(said.code == 0 && said.stderr.contains("1 damaged place"), "{said:?}");
    let document: Value = serde_json::from_str(&said.stdout).expect("it is JSON");
    assert_eq!(document["damaged"][0]["offset"], 0);
    let copy = super::restored(Path::new(document["path"].as_str().expect("a path")));
    assert_eq!((copy.run(&["show", &first]).code, copy.run(&["show", &second]).code), (13, 0));
}
