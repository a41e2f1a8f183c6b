//! Queries on PostgreSQL with their rows: the valid twins of the compile-fail cases, by group of rules.
//!
//! What SQLite has too is run there by `live_sqlite`, which compiles the same files; what it has not is in `postgres`.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::type_complexity, reason = "a test says the type of its rows")]

/// The database that these tests run on.
mod backend {
    pub(crate) use relvar_pg::{Pg as Backend, *};
    pub(crate) use relvar_tests::{with_altered_database, with_database};

    /// What PostgreSQL sorts after all other numbers.
    pub(crate) const GREATEST: f64 = f64::NAN;
}

mod aggregate_functions;
mod aggregates;
mod clauses;
mod constraints;
mod derived;
mod dynamic;
mod found;
mod inserts;
mod joins;
mod limits;
mod neighbours;
mod nulls;
mod operands;
mod postgres;
mod recursive;
mod row_values;
mod rows;
mod rules;
mod samples;
mod scope;
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
