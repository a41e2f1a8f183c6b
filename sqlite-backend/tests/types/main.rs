//! Values there and back through a file of SQLite.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod declared;
mod extremes;
mod file;
mod foreign;
mod lists;
mod order;
mod properties;
