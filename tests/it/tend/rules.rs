//! `tend.toml`: what it may say, and what the documentation says of it.

use super::{with, write};
use coordctl::tending::{Rules, read};

#[test]
fn what_is_wrong_in_a_file_is_told_with_its_line_and_nothing_is_done() {
    let board = with("");
    let _ = super::dead(&board);
    let cases = [
        ("[attention.dead_letters]\nabove = 0\n[recliam]\n", "tend.toml:3: unknown field `recliam`"),
        ("[attention]\ncooldown = \"soon\"\n", "tend.toml:2: \"soon\" is no length of time"),
        ("[attention.health]\nbelow = 500\n", "tend.toml:2: \"500\" is no number from 0 to 100"),
        ("[reclaim\n", "tend.toml:1: "),
    ];
    for (text, told) in cases {
        write(&board, text);
        let said = board.run(&["tend"]);
        assert!(said.code == 3 && said.stderr.contains(told) && said.stdout.is_empty(), "{text}: {said:?}");
    }
    assert!(super::asked(&board, "pending").is_empty());
}

#[test]
fn the_documentation_shows_every_rule_with_its_default() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/tend.md");
    let text = std::fs::read_to_string(path).expect("it is there");
    let (_, block) = text.split_once("```toml\n").expect("it shows a file");
    let (block, _) = block.split_once("```").expect("the file ends");
    // What has no default stands there as a comment.
    assert_eq!(read(block), Ok(Rules::default()));
    let filled = block.replace("# textfile", "textfile");
    assert!(read(&filled).is_ok_and(|rules| rules.metrics.textfile.is_some()));
    let tables = block.lines().filter(|line| line.starts_with('[')).count();
    assert_eq!(tables, 15, "{block}");
}
