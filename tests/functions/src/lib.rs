//! Every function and operator of relvar, called once, beside what the manual lists.
//!
//! A package of its own: its calls take long to compile, and the other tests need none of them.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

pub mod examples;
pub mod manual;
