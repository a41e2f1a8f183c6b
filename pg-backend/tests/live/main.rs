//! The driver against a server of its own, with requests as the language makes them.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod support;

mod connecting;
mod errors;
mod language;
mod pipelining;
mod statements;
#[cfg(feature = "with-rustls")]
mod tls;
mod tracing;
mod transactions;
mod types;
