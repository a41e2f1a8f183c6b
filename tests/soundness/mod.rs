//! Soundness by generation: random programs that compile are accepted by the server, give the types and the NULLs that
//! their Rust types claim, and the rows that a naive interpreter computes.
//!
//! | what | file |
//! |---|---|
//! | The tables, and what the generator knows of them | `schema.rs`, `facts.rs` |
//! | Values and types; random numbers; rows | `value.rs`, `random.rs`, `data.rs` |
//! | Programs as trees, with their types and nullability | `ast/`, `typing.rs` |
//! | From a seed to a tree, from a tree to Rust | `generate/`, `print/` |
//! | What a tree means | `interpret/` |
//! | One mistake in a valid program | `mistakes/` |
//! | Compiled, run, compared | `compile.rs`, `linked.rs`, `harness.rs`, `run.rs`, `compare.rs`, `report.rs` |

#![allow(unreachable_pub, reason = "a program and a test have it as a module of their own")]
#![allow(clippy::unwrap_used, reason = "a program that cannot run ends")]

pub mod ast;
pub mod compare;
pub mod compile;
pub mod data;
pub mod facts;
pub mod generate;
pub mod interpret;
pub mod mistakes;
pub mod print;
pub mod random;
pub mod report;
pub mod run;
pub mod schema;
pub mod typing;
pub mod value;
