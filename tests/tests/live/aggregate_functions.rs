//! Every aggregate on data and on nothing: what may be NULL is an `Option`, and what is none never is.

use crate::backend::with_database;
use relvar::prelude::*;
use relvar_tests::users;

#[tokio::test]
async fn n3_over_no_rows_all_but_counts_are_null() {
    with_database(async |db| {
        let nobody = users.filter(users::id.gt(100));
        let (counted, distinct, rows) = nobody
            .select((count(users::age), count_distinct(users::age), count_rows()))
            .fetch_one(db)
            .await?;
        assert_eq!((counted, distinct, rows), (0, 0, 0));
        let others =
            nobody.select((sum(users::age), min(users::id), max(users::name), string_agg(users::name, ",")));
        assert_eq!(others.fetch_one(db).await?, (None, None, None, None));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn n3_a_filter_can_leave_no_row_of_a_group() {
    with_database(async |db| {
        let rows = users
            .group_by(users::team_id)
            .order_by(users::team_id)
            .select((
                users::team_id,
                max(users::name).filter(users::age.gt(25)),
                count_rows().filter(users::age.gt(25)),
                string_agg(users::name, ",").filter(users::age.gt(25)),
            ))
            .fetch_all(db)
            .await?;
        assert_eq!(
            rows,
            [
                (Some(1), Some("Ann".to_owned()), 1, Some("Ann".to_owned())),
                (Some(2), None, 0, None),
                (None, Some("Dora".to_owned()), 1, Some("Dora".to_owned())),
            ]
        );
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a6_modifiers_do_what_sql_says() {
    with_database(async |db| {
        let (names, sums) = users
            .select((
                string_agg(users::name, ", ").order_by(users::name.desc()),
                sum(users::team_id).distinct(),
            ))
            .fetch_one(db)
            .await?;
        assert_eq!(names.as_deref(), Some("Dora, Cid, Bob, Ann"));
        assert_eq!(sums, Some(3));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn t4_what_has_an_order_has_extremes_where_the_server_has_them() {
    with_database(async |db| {
        // Of `varchar` the server gives `text`, of an enum and of an array their own type.
        let messages = relvar_tests::messages.select(max(relvar_tests::messages::text)).fetch_one(db).await?;
        assert_eq!(messages.as_deref(), Some("ho"));
        let either: (Option<bool>, Option<bool>) =
            users.select((bool_and(users::active), bool_or(users::active))).fetch_one(db).await?;
        assert!(either.1.is_some());
        Ok(())
    })
    .await;
}
