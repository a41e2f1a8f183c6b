//! What the programs share: turns of several libraries in one process and the statistics of their pairs, and generated
//! crates.

pub mod generated;
pub mod statistics;
pub mod turns;

use std::process::Command;
use std::{env, thread};

/// Any failure: it ends the program with its text.
pub type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

/// The machine and the compiler, as a results page names them.
pub fn machine() -> Outcome<String> {
    let rustc = String::from_utf8(Command::new("rustc").arg("--version").output()?.stdout)?;
    Ok(format!(
        "{} {}, {} cores, {}",
        env::consts::OS,
        env::consts::ARCH,
        thread::available_parallelism()?,
        rustc.trim()
    ))
}
