//! Window functions on data: their values, and NULL exactly where the type has an `Option`.

use crate::backend::with_database;
use relvar::prelude::*;
use relvar_tests::users;

#[tokio::test]
async fn w3_ranking_functions() {
    with_database(async |db| {
        let w = window().order_by(users::team_id);
        let rows: Vec<(i64, i64, i64, f64, f64, i32)> = users
            .select((
                row_number().over(window().order_by(users::id)),
                rank().over(w),
                dense_rank().over(w),
                percent_rank().over(w),
                cume_dist().over(w),
                ntile(2).over(window().order_by(users::id)),
            ))
            .order_by(users::id)
            .fetch_all(db)
            .await?;
        assert_eq!(rows[0], (1, 1, 1, 0.0, 0.5, 1));
        assert_eq!(rows[1], (2, 1, 1, 0.0, 0.5, 1));
        assert_eq!(rows[2], (3, 3, 2, 2.0 / 3.0, 0.75, 2));
        assert_eq!(rows[3], (4, 4, 3, 1.0, 1.0, 2));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn n3_a_value_of_another_row_is_null_where_there_is_none() {
    with_database(async |db| {
        let w = window().order_by(users::id);
        let rows: Vec<(Option<String>, Option<String>, String, String, Option<String>, Option<i32>)> = users
            .select((
                lag(users::name).over(w),
                lead_offset(users::name, 3).over(w),
                lag_default(users::name, 1, "nobody").over(w),
                first_value(users::name).over(w),
                nth_value(users::name, 2).over(w),
                last_value(users::age).over(w),
            ))
            .order_by(users::id)
            .fetch_all(db)
            .await?;
        let ann = || "Ann".to_owned();
        assert_eq!(rows[0], (None, Some("Dora".into()), "nobody".into(), ann(), None, Some(30)));
        assert_eq!(rows[2], (Some("Bob".into()), None, "Bob".into(), ann(), Some("Bob".into()), None));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn n3_an_aggregate_is_null_over_an_empty_frame_only() {
    with_database(async |db| {
        let w = window().order_by(users::id);
        // These frames have the current row, so the sums of a NOT NULL column are no `Option`s.
        let full = users
            .select((
                max(users::id).over(window()),
                max(users::id).over(w),
                max(users::id).over(w.rows(preceding(1), following(1)).exclude_ties()),
                max(users::id).over(w.groups(current_row(), unbounded_following())),
                first_value(users::name).over(w.range(preceding(1), current_row())),
            ))
            .order_by(users::id)
            .fetch_all(db)
            .await?;
        assert_eq!(full[0], (4, 1, 2, 4, "Ann".to_owned()));
        assert_eq!(full[2], (4, 3, 4, 4, "Bob".to_owned()));
        // These need not.
        let before = w.rows(preceding(2), preceding(1));
        let others = window().rows(unbounded_preceding(), unbounded_following()).exclude_group();
        let rows: Vec<(Option<i32>, Option<String>, i64, Option<i32>, Option<i32>)> = users
            .select((
                max(users::id).over(before),
                last_value(users::name).over(before),
                count_rows().over(before),
                max(users::id).over(others),
                max(users::id).filter(users::age.gt(40)).over(w),
            ))
            .order_by(users::id)
            .fetch_all(db)
            .await?;
        assert_eq!(rows[0], (None, None, 0, None, None));
        assert_eq!(rows[3], (Some(3), Some("Cid".to_owned()), 2, None, Some(4)));
        let none =
            users.filter(users::id.gt(100)).select(max(users::id).over(window())).fetch_all(db).await?;
        assert!(none.is_empty());
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn w4_frames_count_rows_values_and_groups() {
    with_database(async |db| {
        let ages = window().order_by(users::age);
        let rows = users
            .filter(users::age.is_not_null())
            .select((
                users::age,
                count_rows().over(ages.rows(preceding(1), current_row())),
                count_rows().over(ages.range(preceding(10), current_row())),
                count_rows()
                    .over(window().order_by((users::active, users::age)).groups(preceding(1), following(1))),
                sum(users::age).over(ages.rows(preceding(5), preceding(1))),
            ))
            .order_by(users::age)
            .fetch_all(db)
            .await?;
        assert_eq!(
            rows.iter().map(|row| (row.0, row.1, row.2, row.4)).collect::<Vec<_>>(),
            [(Some(20), 1, 1, None), (Some(30), 2, 2, Some(20)), (Some(50), 2, 1, Some(50))]
        );
        // An end before its start by its number alone is an empty frame.
        let empty =
            users.select(count_rows().over(ages.rows(preceding(1), preceding(5)))).fetch_all(db).await?;
        assert_eq!(empty, [0, 0, 0, 0]);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn w1_a_condition_on_a_window_function_stands_around_a_subquery() {
    with_database(async |db| {
        let ordered =
            users.select(users::name).order_by(row_number().over(window().order_by(users::name.desc())));
        assert_eq!(ordered.fetch_all(db).await?, ["Dora", "Cid", "Bob", "Ann"]);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn w7_named_windows_are_shared_and_extended() {
    with_database(async |db| {
        let team = window().partition_by(users::team_id).named::<'t'>();
        let oldest = window().based_on(team).order_by(users::age.desc()).named::<'o'>();
        let rows = users
            .window(team)
            .window(oldest)
            .select((
                users::name,
                count_rows().over(team),
                rank().over(oldest),
                sum(users::age).over(window().based_on(oldest).rows(preceding(1), preceding(1))),
            ))
            .order_by(users::id)
            .fetch_all(db)
            .await?;
        assert_eq!(rows[0], ("Ann".to_owned(), 2, 1, None));
        assert_eq!(rows[1], ("Bob".to_owned(), 2, 2, Some(30)));
        assert_eq!(rows[2].1, 1);
        Ok(())
    })
    .await;
}
