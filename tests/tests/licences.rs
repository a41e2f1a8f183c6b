//! Every dependency of the default members carries a licence that lets anyone use relvar under its own.

use std::process::Command;

use spdx::{Expression, LicenseReq, ParseMode};

/// Licences that ask for nothing but their own text and notices to be kept.
const ALLOWED: &[&str] = &[
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "ISC",
    "MIT",
    "MIT-0",
    "PostgreSQL",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// Exceptions only ever widen what a licence permits; these are the ones met so far.
const ALLOWED_EXCEPTIONS: &[&str] = &["LLVM-exception"];

fn is_allowed(requirement: &LicenseReq) -> bool {
    let licence = requirement.license.id().is_some_and(|id| ALLOWED.contains(&id.name));
    let exception = match &requirement.addition {
        None => true,
        Some(addition) => addition.id().is_some_and(|id| ALLOWED_EXCEPTIONS.contains(&id.name)),
    };
    licence && exception
}

/// What is wrong with a crate's licence, if anything is. A crate names it as an SPDX expression; older ones write
/// `MIT/Apache-2.0` where SPDX has `OR`.
fn complaint(package: &str, licence: &str) -> Option<String> {
    if licence.is_empty() {
        return Some(format!("{package} names no licence"));
    }
    match Expression::parse_mode(licence, ParseMode::LAX) {
        Err(error) => Some(format!("{package}: `{licence}` is no SPDX expression: {}", error.reason)),
        Ok(expression) if expression.evaluate(is_allowed) => None,
        Ok(_) => Some(format!("{package}: `{licence}` is not permissive")),
    }
}

#[test]
fn every_dependency_is_permissively_licensed() {
    // `cargo tree` and not `cargo metadata`: it looks at the default members alone, so that the benches' peers need
    // not be downloaded to run the tests.
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["tree", "--locked", "--target", "all", "--edges", "normal,build,dev", "--prefix", "none"]);
    cargo.args(["--format", "{p}\t{l}"]).current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/.."));
    let output = cargo.output().expect("cargo runs");
    assert!(output.status.success(), "cargo tree: {}", String::from_utf8_lossy(&output.stderr));

    let listing = String::from_utf8(output.stdout).expect("cargo writes UTF-8");
    let mut dependencies: Vec<(&str, &str)> = listing
        .lines()
        // ` (*)` marks a package that was printed before; an empty line stands between the members.
        .filter_map(|line| line.trim_end_matches(" (*)").split_once('\t'))
        .collect();
    dependencies.sort_unstable();
    dependencies.dedup();
    assert!(
        dependencies.iter().any(|(package, _)| package.starts_with("syn ")),
        "no list of packages:\n{listing}"
    );

    let complaints: Vec<String> =
        dependencies.iter().filter_map(|(package, licence)| complaint(package, licence)).collect();
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn licence_expressions_are_evaluated() {
    for allowed in [
        "MIT",
        "MIT OR Apache-2.0",
        "MIT/Apache-2.0",
        "MIT OR LGPL-2.1-or-later",
        "(MIT OR Apache-2.0) AND Unicode-3.0",
        "Apache-2.0 WITH LLVM-exception",
    ] {
        assert_eq!(complaint("a", allowed), None);
    }
    for refused in [
        "",
        "GPL-3.0-only",
        "MIT AND LGPL-2.1-or-later",
        "MPL-2.0",
        "GPL-2.0-only WITH Classpath-exception-2.0",
    ] {
        assert!(complaint("a", refused).is_some(), "{refused}");
    }
}
