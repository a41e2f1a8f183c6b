//! What the tests share: the one demo schema, `assert_sql!`, and a database for every test.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

pub mod answers;
mod database;
pub mod examples;
pub mod manual;
mod schema;

pub use database::{TestResult, with_database};
pub use schema::*;

/// The query's text for PostgreSQL is exactly this one. A second argument in parts is joined by single spaces.
#[macro_export]
macro_rules! assert_sql {
    ($query:expr, $($sql:literal)+ $(,)?) => {
        assert_eq!(relvar::render::Sql::sql::<relvar::render::Postgres>(&$query), [$($sql),+].join(" "))
    };
}
