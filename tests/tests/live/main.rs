//! Queries on PostgreSQL with their rows: the valid twins of the compile-fail cases, by group of rules.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::type_complexity, reason = "a test says the type of its rows")]

mod aggregate_functions;
mod aggregates;
mod arrays;
mod clauses;
mod constraints;
mod coverage;
mod derived;
mod dynamic;
mod explain;
mod families;
mod grouping_sets;
mod inserts;
mod joins;
mod locks;
mod nested;
mod nulls;
mod ranges;
mod recursive;
mod row_values;
mod rows;
mod running;
mod samples;
mod scope;
mod seek;
mod set_operations;
mod set_returning;
mod types;
mod upserts;
mod views;
mod windows;
mod with;
mod writes;
