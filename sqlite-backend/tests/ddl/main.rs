//! Creating and dropping tables: the text, and what SQLite makes of it.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod create;
mod describe;
mod drift;
mod drop;
mod expressions;
mod fixture;
mod refusals;
mod text;
mod typed;
