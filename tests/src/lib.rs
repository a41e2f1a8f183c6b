//! What the tests share: the one demo schema, `assert_sql!`, and a database for every test, on PostgreSQL and on SQLite.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

pub mod answers;
mod database;
pub mod embedded;
pub mod lite;
mod schema;
pub mod statements;

pub use database::{TestResult, on_database, with_altered_database, with_database};
pub use schema::*;

/// The query's text for PostgreSQL is exactly this one; the walk holds it against the server, too, if the server is new
/// enough for it. A second argument in parts is joined by single spaces.
#[macro_export]
macro_rules! assert_sql {
    ($query:expr, $($sql:literal)+ $(,)?) => {
        // A match, so that what the query borrows lives as long as it does.
        match &$query {
            query => {
                assert_eq!(relvar::render::Sql::sql::<relvar::render::Postgres>(query), [$($sql),+].join(" "));
                $crate::statements::rendered(query);
            }
        }
    };
}
