//! Rules A: aggregates stand after WHERE, and every other column is grouped.

use crate::backend::with_database;
use relvar::prelude::*;
use relvar_tests::{memberships, posts, users};

#[tokio::test]
async fn a1_a_condition_on_an_aggregate_stands_in_having() {
    with_database(async |db| {
        let busy = users.inner_join(posts).group_by(users::name).having(count(posts::id).gt(1));
        assert_eq!(busy.select(users::name).fetch_all(db).await?, ["Ann"]);
        let oldest = users.filter(
            users::age.eq(scalar(users.alias::<'b'>().query().select(max(users.alias::<'b'>().age)))),
        );
        assert_eq!(oldest.select(users::name).fetch_all(db).await?, ["Dora"]);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a4_aggregates_alone_make_one_row() {
    with_database(async |db| {
        let all = users
            .select((count_rows(), max(users::age), max(users::age).add(min(users::age))))
            .fetch_one(db)
            .await?;
        assert_eq!(all, (4, Some(50), Some(70)));
        let having = users.query().having(count_rows().gt(10)).select(count_rows()).fetch_all(db).await?;
        assert!(having.is_empty());
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a5_grouped_columns_and_expressions_stand_beside_aggregates() {
    with_database(async |db| {
        let teams = users.group_by(users::team_id).order_by(count_rows().desc()).then_by(users::team_id);
        let teams = teams.select((users::team_id, count_rows())).fetch_all(db).await?;
        assert_eq!(teams, [(Some(1), 2), (Some(2), 1), (None, 1)]);
        let lowered =
            users.group_by(lower(users::name)).order_by(lower(users::name)).select(lower(users::name));
        assert_eq!(lowered.fetch_all(db).await?, ["ann", "bob", "cid", "dora"]);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a5_the_whole_primary_key_covers_its_table() {
    with_database(async |db| {
        let each = users
            .left_join(posts)
            .group_by(users::id)
            .order_by(users::name)
            .select((users::name, users::email, count(posts::id)))
            .fetch_all(db)
            .await?;
        let each: Vec<_> = each.iter().map(|(name, _, written)| (name.as_str(), *written)).collect();
        assert_eq!(each, [("Ann", 2), ("Bob", 1), ("Cid", 0), ("Dora", 0)]);

        let roles = memberships
            .group_by((memberships::team_id, memberships::user_id))
            .order_by(memberships::role)
            .then_by(memberships::user_id)
            .select((memberships::role, count_rows()))
            .fetch_all(db)
            .await?;
        assert_eq!(roles, [("chief".to_owned(), 1), ("member".to_owned(), 1), ("member".to_owned(), 1)]);

        // also on the nullable side of a join, and through an alias
        let author = users.alias::<'a'>();
        let by_author =
            posts.left_join(author.on(author.id.eq(posts::user_id))).group_by(author.id).order_by(author.id);
        let by_author = by_author.select((author.name, count_rows())).fetch_all(db).await?;
        assert_eq!(by_author, [(Some("Ann".to_owned()), 2), (Some("Bob".to_owned()), 1)]);

        let whole: Vec<users::Row> = users.group_by(users::id).fetch_all(db).await?;
        assert_eq!(whole.len(), 4);
        Ok(())
    })
    .await;
}
