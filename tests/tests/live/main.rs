//! Queries on PostgreSQL with their rows: the valid twins of the compile-fail cases, by group of rules.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod aggregates;
mod clauses;
mod derived;
mod nulls;
mod rows;
mod scope;
mod types;
mod writes;
