//! Views, REFRESH, and rows whose every column may be NULL.

use relvar::prelude::*;
use relvar_tests::{assert_sql, users};

relvar::view! {
    #[materialized]
    #[sql_name = "Sizes"]
    reports.sizes {
        #[sql_name = "team"] of_team -> Nullable<Int4>,
        heads -> Int8,
    }
}

relvar::view! {
    voids {
        first -> Nullable<Int4>,
        second -> Nullable<Text>,
    }
}

#[test]
fn a_view_is_named_as_a_table_is() {
    assert_sql!(
        sizes.filter(sizes::heads.gt(1)),
        "SELECT \"Sizes\".team, \"Sizes\".heads FROM reports.\"Sizes\" WHERE \"Sizes\".heads > $1",
    );
}

#[test]
fn every_refresh() {
    assert_sql!(sizes.refresh(), "REFRESH MATERIALIZED VIEW reports.\"Sizes\"");
    assert_sql!(sizes.refresh_concurrently(), "REFRESH MATERIALIZED VIEW CONCURRENTLY reports.\"Sizes\"");
    assert_sql!(sizes.refresh_with_no_data(), "REFRESH MATERIALIZED VIEW reports.\"Sizes\" WITH NO DATA");
}

#[test]
fn a_row_of_nullable_columns_says_that_it_is_there() {
    assert_sql!(
        users.left_join(voids.alias::<'v'>().on(users::id.eq(voids.alias::<'v'>().first))).select(voids.alias::<'v'>().all()),
        "SELECT voids_v.first, voids_v.second, voids_v.* IS DISTINCT FROM NULL OR NULL FROM users"
        "LEFT JOIN voids AS voids_v ON users.id = voids_v.first",
    );
    assert_sql!(
        voids.select(voids.presence().is_null()),
        "SELECT (voids.* IS DISTINCT FROM NULL OR NULL) IS NULL FROM voids",
    );
}
