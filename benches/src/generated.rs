//! What the programs share that compile generated crates: the versions of the peers, and cargo as a user runs it.

use std::path::Path;
use std::process::Command;

/// Diesel's version in generated manifests: pinned, so that a page of results means the same tomorrow.
pub const DIESEL: &str = "=2.3.14";

/// Cargo in the workspace `root`, into its `target`, without the flags and the package of the calling program: a user's
/// cargo knows nothing of them.
pub fn cargo(root: &Path, job: &str) -> Command {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args([job, "--quiet"]).arg("--target-dir").arg(root.join("target"));
    cargo.current_dir(root).env("CARGO_INCREMENTAL", "0").env("CARGO_TERM_COLOR", "never");
    for (variable, _) in std::env::vars_os() {
        let text = variable.to_string_lossy();
        if text.starts_with("CARGO_PKG_")
            || text.starts_with("CARGO_MANIFEST_")
            || text.ends_with("RUSTFLAGS")
        {
            cargo.env_remove(&variable);
        }
    }
    cargo
}
