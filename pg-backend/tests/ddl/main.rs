//! Creating and dropping tables: the text, and what a server makes of it.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod concurrency;
mod create;
mod declared;
mod describe;
mod drift;
mod drop;
mod fixture;
mod mistakes;
mod names;
mod text;
