//! Creating and dropping tables: the text, and what SQLite makes of it.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod describe;
mod expressions;
mod refusals;
mod text;
