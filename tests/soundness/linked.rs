//! The crate that the compiled programs are linked with; the tool compiles it before them.
#![allow(clippy::unwrap_used, reason = "a program that cannot run ends")]

#[path = "harness.rs"]
pub mod harness;
#[path = "schema.rs"]
pub mod schema;

/// Where the tables are for the tool.
pub mod soundness {
    pub use crate::schema;
}
