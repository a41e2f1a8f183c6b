//! No value and no name becomes SQL: hostile ones come back as they went in, or are refused before anything is sent,
//! and nothing else in the database changes.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod names;
mod snapshot;
mod values;
