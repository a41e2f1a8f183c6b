//! What the measuring programs share: turns of several libraries in one process, and the statistics of their pairs.

pub mod statistics;
pub mod turns;

/// Any failure: it ends the program with its text.
pub type Outcome<T> = Result<T, Box<dyn std::error::Error>>;
