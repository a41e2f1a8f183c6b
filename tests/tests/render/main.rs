//! The exact SQL of every clause, without a database.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod aggregate;
mod delete;
mod derived;
mod distinct;
mod dynamic;
mod families;
mod from;
mod group_by;
mod having;
mod insert;
mod join;
mod limit;
mod lock;
mod nested;
mod order_by;
mod pretty;
mod range;
mod recursive;
mod returning;
mod seek;
mod select;
mod set_operation;
mod set_returning;
mod subquery;
mod update;
mod where_;
mod window;
mod with;
