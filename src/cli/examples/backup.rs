//! Examples of backups and the way back.

pub(in crate::cli) const BACKUP: &str = "\
Examples:
  coordctl backup
  coordctl backup --to /var/backups/board --keep 14
  file=$(coordctl backup --to /var/backups/board) && (cd /var/backups/board && sha256sum -c --quiet \"$file.sha256\")
  tar xzOf FILE.tar.gz MANIFEST.json | jq .counts

Exit codes: 0 written, read back and whole, 4 no board, 41 the board is damaged or the file was not read back as it was
written, 42 no room: there is no new file then";

pub(in crate::cli) const RESTORE: &str = "\
Examples:
  coordctl restore backups/coordctl-97ca95322963b89a-20261122T030712Z.tar.gz --dry-run
  coordctl restore FILE.tar.gz --into /tmp/look && coordctl --dir /tmp/look list
  coordctl restore FILE.tar.gz

Exit codes: 0 done, 3 no such file, 17 it is of another board, 41 it is not whole, 43 a newer version wrote it";
