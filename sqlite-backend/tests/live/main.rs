//! The driver against files and memory, with requests as the language makes them.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod support;

mod batches;
mod cancellation;
mod errors;
mod files;
mod killed;
mod pool;
mod statements;
mod streams;
mod tracing;
mod transactions;
