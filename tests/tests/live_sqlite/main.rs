//! The tests of `live` that SQLite runs, too: the same files, on a database of its own for every test.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::type_complexity, reason = "a test says the type of its rows")]

/// The database that these tests run on.
mod backend {
    pub(crate) use relvar_sqlite::{Lite as Backend, *};
    pub(crate) use relvar_tests::lite::with_database;
    pub(crate) use relvar_tests::lite::with_database as with_altered_database;

    /// What SQLite, which has no NaN, sorts after all other numbers.
    pub(crate) const GREATEST: f64 = f64::INFINITY;
}

#[path = "../live/aggregate_functions.rs"]
mod aggregate_functions;
#[path = "../live/aggregates.rs"]
mod aggregates;
#[path = "../live/clauses.rs"]
mod clauses;
#[path = "../live/constraints.rs"]
mod constraints;
#[path = "../live/derived.rs"]
mod derived;
#[path = "../live/dynamic.rs"]
mod dynamic;
#[path = "../live/found.rs"]
mod found;
#[path = "../live/inserts.rs"]
mod inserts;
#[path = "../live/joins.rs"]
mod joins;
#[path = "../live/limits.rs"]
mod limits;
#[path = "../live/neighbours.rs"]
mod neighbours;
#[path = "../live/nulls.rs"]
mod nulls;
#[path = "../live/operands.rs"]
mod operands;
#[path = "../live/recursive.rs"]
mod recursive;
#[path = "../live/row_values.rs"]
mod row_values;
#[path = "../live/rows.rs"]
mod rows;
#[path = "../live/rules.rs"]
mod rules;
#[path = "../live/samples.rs"]
mod samples;
#[path = "../live/scope.rs"]
mod scope;
#[path = "../live/seek.rs"]
mod seek;
#[path = "../live/set_operations.rs"]
mod set_operations;
#[path = "../live/set_returning.rs"]
mod set_returning;
mod share;
#[path = "../live/subqueries.rs"]
mod subqueries;
#[path = "../live/transactions.rs"]
mod transactions;
#[path = "../live/types.rs"]
mod types;
#[path = "../live/updates.rs"]
mod updates;
#[path = "../live/upserts.rs"]
mod upserts;
#[path = "../live/views.rs"]
mod views;
#[path = "../live/windows.rs"]
mod windows;
#[path = "../live/with.rs"]
mod with;
#[path = "../live/writes.rs"]
mod writes;
