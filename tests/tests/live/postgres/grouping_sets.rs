//! Rule N6: what some grouping leaves out is NULL there, and `Option` in the row.

use relvar::prelude::*;
use relvar_tests::{users, with_database};

// SQLite: ROLLUP, CUBE, GROUPING_SETS
#[tokio::test]
async fn n6_rollup_leaves_columns_out() {
    with_database(async |db| {
        let rows: Vec<(Option<i32>, Option<bool>, i64, i32)> = users
            .filter(users::team_id.is_not_null())
            .group_by(rollup((users::team_id, users::active)))
            .select((users::team_id, users::active, count_rows(), grouping((users::team_id, users::active))))
            .order_by((users::team_id, grouping((users::team_id, users::active)), users::active))
            .fetch_all(db)
            .await?;
        assert_eq!(rows.last(), Some(&(None, None, 3, 3)));
        assert!(rows.iter().any(|row| row.3 == 1 && row.1.is_none()));
        assert!(rows.iter().filter(|row| row.3 == 0).all(|row| row.1.is_some()));
        Ok(())
    })
    .await;
}

// SQLite: ROLLUP, CUBE, GROUPING_SETS
#[tokio::test]
async fn n6_what_every_grouping_has_stays_as_it_is() {
    with_database(async |db| {
        // `id` is in every grouping, so it is not NULL, and the other columns of its table depend on it.
        let rows: Vec<(i32, String, Option<bool>, Option<String>, i64)> = users
            .group_by((users::id, rollup((users::active, lower(users::email)))))
            .select((users::id, users::name, users::active, lower(users::email), max(users::karma)))
            .order_by((users::id, grouping(users::active), grouping(lower(users::email))))
            .fetch_all(db)
            .await?;
        assert_eq!(rows.len(), 12);
        assert_eq!((rows[0].0, rows[0].1.as_str()), (1, "Ann"));
        assert!(rows[0].2.is_some() && rows[0].3.is_some());
        assert!(rows[1].2.is_some() && rows[1].3.is_none());
        assert!(rows[2].2.is_none() && rows[2].3.is_none());
        Ok(())
    })
    .await;
}

// SQLite: ROLLUP, CUBE, GROUPING_SETS
#[tokio::test]
async fn n3_the_empty_grouping_has_a_row_even_of_no_rows() {
    with_database(async |db| {
        let nobody = users.filter(users::id.gt(100));
        let total: Vec<(Option<String>, Option<i64>, i64)> = nobody
            .group_by(cube(users::name))
            .select((users::name, max(users::karma), count_rows()))
            .fetch_all(db)
            .await?;
        assert_eq!(total, [(None, None, 0)]);
        // Without an empty grouping there is no group without rows.
        let sets: Vec<(Option<String>, Option<bool>, i32)> = users
            .group_by(grouping_sets((users::name, (users::name, users::active))))
            .select((users::name, users::active, max(users::id)))
            .fetch_all(db)
            .await?;
        assert_eq!(sets.len(), 8);
        assert!(sets.iter().any(|row| row.1.is_none()));
        let all: Vec<(Option<i32>, i64)> =
            users.group_by(EmptySet).select((max(users::age), count_rows())).fetch_all(db).await?;
        assert_eq!(all, [(Some(50), 4)]);
        Ok(())
    })
    .await;
}

// SQLite: ROLLUP, CUBE, GROUPING_SETS
#[tokio::test]
async fn n6_a_grouped_expression_is_null_as_a_whole() {
    with_database(async |db| {
        let rows: Vec<(Option<bool>, i64)> = users
            .group_by(rollup(users::age.is_null()))
            .select((users::age.is_null(), count_rows()))
            .order_by(users::age.is_null())
            .fetch_all(db)
            .await?;
        assert_eq!(rows, [(Some(false), 3), (Some(true), 1), (None, 4)]);
        // An aggregate's argument is that of the rows before grouping.
        let sums: Vec<(Option<i64>, Option<i64>)> = users
            .group_by(rollup(users::karma))
            .select((users::karma, max(users::karma)))
            .fetch_all(db)
            .await?;
        assert!(sums.iter().all(|row| row.1.is_some()));
        Ok(())
    })
    .await;
}
