//! Queries on PostgreSQL with their rows: the valid twins of the compile-fail cases, by group of rules.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::type_complexity, reason = "a test says the type of its rows")]

mod aggregate_functions;
mod aggregates;
mod arrays;
mod channels;
mod clauses;
mod commands;
mod constraints;
mod copy;
mod coverage;
mod declared_types;
mod derived;
mod dynamic;
mod explain;
mod extensions;
mod families;
mod grouping_sets;
mod inserts;
mod joins;
mod locks;
mod merges;
mod nested;
mod nulls;
mod operands;
mod ranges;
mod recursive;
mod row_values;
mod rows;
mod rules;
mod running;
mod samples;
mod scope;
mod search;
mod seek;
mod set_operations;
mod set_returning;
mod subqueries;
mod transactions;
mod types;
mod updates;
mod upserts;
mod views;
mod windows;
mod with;
mod writes;
