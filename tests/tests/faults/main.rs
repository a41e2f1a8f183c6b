//! What is left when the connection breaks, the network stands still, or the server dies, at every message of a write: all or
//! nothing, an error that says whether that is known, and a pool that goes on.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod broken;
mod cancelled;
mod frozen;
mod killed;
mod proxy;
mod support;
