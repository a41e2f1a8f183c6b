//! The exact SQL of every clause, without a database.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod aggregate;
mod command;
mod copy;
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
mod merge;
mod nested;
mod on_conflict;
mod order_by;
mod pretty;
mod range;
mod recursive;
mod returning;
mod row_value;
mod sample;
mod search;
mod seek;
mod select;
mod set_operation;
mod set_returning;
mod sqlite;
mod subquery;
mod update;
mod view;
mod where_;
mod window;
mod with;

/// The tables and views that are declared beside the tests, for the walk over all statements.
#[test]
fn tables_of_one_test_are_known() {
    relvar_tests::statements::write_tables(
        &[
            families::things::SCHEMA,
            insert::parcels::SCHEMA,
            insert::visits::SCHEMA,
            on_conflict::seats::SCHEMA,
            range::rooms::SCHEMA,
            search::pages::SCHEMA,
        ],
        r#"
            CREATE SCHEMA reports;
            CREATE MATERIALIZED VIEW reports."Sizes" (team, heads) AS SELECT team_id, count(*) FROM users GROUP BY 1;
            CREATE VIEW voids (first, second) AS SELECT NULL::int4, NULL::text
        "#,
    );
}
