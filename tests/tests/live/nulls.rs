//! Rules N: the type says where a NULL may come, and the data agrees. A row type that is too narrow would fail to decode.

use crate::backend::with_database;
use relvar::prelude::*;
use relvar_tests::{comments, memberships, posts, teams, users};

#[derive(relvar::Row, Debug, PartialEq)]
struct Line {
    name: Option<String>,
    title: Option<String>,
}

#[tokio::test]
async fn n1_null_is_asked_for_by_name() {
    with_database(async |db| {
        let none = users.filter(users::age.is_null()).select(users::name).fetch_all(db).await?;
        assert_eq!(none, ["Cid"]);
        let same = users.filter(users::age.is_not_distinct_from(None::<i32>)).count().fetch_one(db).await?;
        assert_eq!(same, 1);
        let other = users.filter(users::age.is_distinct_from(Some(20))).count().fetch_one(db).await?;
        assert_eq!(other, 3);
        assert_eq!(users.filter(users::age.is_not_null()).count().fetch_one(db).await?, 3);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn n2_an_outer_join_makes_its_optional_side_nullable() {
    with_database(async |db| {
        let inner: Vec<(String, String)> =
            users.inner_join(teams).select((users::name, teams::title)).fetch_all(db).await?;
        assert_eq!(inner.len(), 3);
        let left: Vec<(String, Option<String>)> =
            users.left_join(teams).select((users::name, teams::title)).fetch_all(db).await?;
        assert_eq!(left.iter().filter(|(_, title)| title.is_none()).count(), 1);
        let right: Vec<(Option<String>, String)> =
            users.right_join(teams).select((users::name, teams::title)).fetch_all(db).await?;
        assert_eq!(right.iter().filter(|(name, _)| name.is_none()).count(), 1);
        let full: Vec<(Option<String>, Option<String>)> =
            users.full_join(teams).select((users::name, teams::title)).fetch_all(db).await?;
        assert_eq!(full.len(), 5);
        assert_eq!(full.iter().filter(|(name, _)| name.is_none()).count(), 1);
        assert_eq!(full.iter().filter(|(_, title)| title.is_none()).count(), 1);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn n2_a_later_join_counts_for_earlier_tables() {
    with_database(async |db| {
        let left_left: Vec<(String, Option<String>, Option<String>)> = users
            .left_join(posts)
            .left_join(comments.on(comments::post_id.eq(posts::id)))
            .select((users::name, posts::title, comments::text))
            .fetch_all(db)
            .await?;
        assert_eq!(left_left.len(), 6);
        let inner_right: Vec<(Option<String>, Option<String>, String)> = users
            .inner_join(posts)
            .right_join(teams.on(teams::id.eq(users::team_id)))
            .select((users::name, posts::title, teams::title))
            .fetch_all(db)
            .await?;
        assert_eq!(inner_right.iter().filter(|(name, ..)| name.is_none()).count(), 2);
        let left_inner: Vec<(String, Option<String>, String)> = users
            .left_join(posts)
            .inner_join(teams.on(teams::id.eq(users::team_id)))
            .select((users::name, posts::title, teams::title))
            .fetch_all(db)
            .await?;
        assert_eq!(left_inner.len(), 4);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn n2_natural_rows_are_options_on_the_optional_side() {
    with_database(async |db| {
        let left: Vec<(users::Row, Option<teams::Row>)> =
            users.left_join(teams).order_by(users::id).fetch_all(db).await?;
        assert_eq!(left[0].1.as_ref().map(|team| team.title.as_str()), Some("Red"));
        assert_eq!((left[3].0.name.as_str(), &left[3].1), ("Dora", &None));
        let full: Vec<(Option<users::Row>, Option<teams::Row>)> =
            users.full_join(teams).fetch_all(db).await?;
        assert_eq!(full.iter().filter(|(user, team)| user.is_some() && team.is_some()).count(), 3);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn n2_structs_have_options_where_a_join_is_outer() {
    with_database(async |db| {
        let lines: Vec<Line> =
            users.full_join(posts).order_by((users::id, posts::id)).select_as::<Line>().fetch_all(db).await?;
        assert_eq!(lines[0], Line { name: Some("Ann".into()), title: Some("First".into()) });
        assert_eq!(lines.len(), 5);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn n3_aggregates_are_nullable_over_no_rows_and_not_over_groups() {
    with_database(async |db| {
        let nobody = users.filter(users::id.gt(100));
        let empty: (Option<i64>, Option<i32>, i64, i64) = nobody
            .select((max(users::karma), min(users::age), count(users::age), count_rows()))
            .fetch_one(db)
            .await?;
        assert_eq!(empty, (None, None, 0, 0));

        // A group has a row, so `max` of a NOT NULL column is not NULL; of a nullable one it may be.
        let groups: Vec<(Option<i32>, i64, Option<i32>, i64)> = users
            .group_by(users::team_id)
            .order_by(users::team_id)
            .select((users::team_id, max(users::karma), max(users::age), count(users::age)))
            .fetch_all(db)
            .await?;
        assert_eq!(groups, [(Some(1), 7, Some(30), 2), (Some(2), 0, None, 0), (None, 9, Some(50), 1)]);
        assert!(nobody.group_by(users::team_id).select(max(users::karma)).fetch_all(db).await?.is_empty());
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn n3_an_outer_joined_column_is_nullable_inside_an_aggregate() {
    with_database(async |db| {
        let best: Vec<(String, Option<i64>, i64)> = teams
            .left_join(users)
            .group_by(teams::id)
            .order_by(teams::id)
            .select((teams::title, max(users::karma), count(users::id)))
            .fetch_all(db)
            .await?;
        assert_eq!(
            best,
            [("Red".into(), Some(7), 2), ("Blue".into(), Some(0), 1), ("Empty".into(), None, 0)]
        );
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn n3_expressions_carry_null() {
    with_database(async |db| {
        let cid = users.find(3);
        let strict: (Option<i32>, i32) =
            cid.select((users::age.add(1), users::id.add(1))).fetch_one(db).await?;
        assert_eq!(strict, (None, 4));
        let filled: i32 = cid.select(coalesce(users::age, 7)).fetch_one(db).await?;
        assert_eq!(filled, 7);
        let still: Option<i32> = cid.select(coalesce(users::age, users::age)).fetch_one(db).await?;
        assert_eq!(still, None);
        let open: Option<String> =
            cid.select(case(not(users::active), users::name).end()).fetch_one(db).await?;
        assert_eq!(open, None);
        let closed: String =
            cid.select(case(not(users::active), users::name).otherwise("?")).fetch_one(db).await?;
        assert_eq!(closed, "?");
        let missing: Option<String> =
            cid.select(scalar(posts.find(99).select(posts::title))).fetch_one(db).await?;
        assert_eq!(missing, None);
        let tests: (bool, bool) =
            cid.select((users::age.is_null(), users::age.is_distinct_from(Some(1)))).fetch_one(db).await?;
        assert_eq!(tests, (true, true));
        let compared: Option<bool> = cid.select(users::age.gt(1)).fetch_one(db).await?;
        assert_eq!(compared, None);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn n4_a_nullable_column_takes_null_and_a_filled_value_is_never_null() {
    with_database(async |db| {
        users.update(users::age.set(None::<i32>)).filter(users::id.eq(1)).execute(db).await?;
        assert_eq!(users.find(1).select(users::age).fetch_one(db).await?, None);
        users.update(users::age.set(Some(31))).filter(users::id.eq(1)).execute(db).await?;
        users
            .update(users::karma.set(coalesce(users::age, 0)))
            .filter(users::id.eq_any([1, 3]))
            .execute(db)
            .await?;
        let karma = users
            .filter(users::id.eq_any([1, 3]))
            .order_by(users::id)
            .select(users::karma)
            .fetch_all(db)
            .await?;
        assert_eq!(karma, [31, 0]);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn n5_not_in_takes_a_subquery_without_null() {
    with_database(async |db| {
        let staffed = users.filter(users::team_id.is_not_null()).select(users::team_id.assume_not_null());
        let empty = teams.filter(teams::id.is_not_in(staffed)).select(teams::title);
        assert_eq!(empty.fetch_all(db).await?, ["Empty"]);
        let member = memberships.select(memberships::team_id);
        let answers: Vec<bool> =
            teams.order_by(teams::id).select(teams::id.is_not_in(member)).fetch_all(db).await?;
        assert_eq!(answers, [false, false, true]);
        let answers: Vec<Option<bool>> = teams
            .order_by(teams::id)
            .select(teams::id.is_in(users.select(users::team_id)))
            .fetch_all(db)
            .await?;
        assert_eq!(answers, [Some(true), Some(true), None]);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn an_assumption_that_is_wrong_is_an_error_that_names_the_expression() {
    with_database(async |db| {
        let ages: Vec<i32> = users
            .filter(users::age.is_not_null())
            .order_by(users::id)
            .select(users::age.assume_not_null())
            .fetch_all(db)
            .await?;
        assert_eq!(ages, [30, 20, 50]);
        let wrong = users.order_by(users::id).select((users::id, users::age.assume_not_null()));
        let error = wrong.fetch_all(db).await.unwrap_err().to_string();
        assert!(error.contains("`users.age` was assumed not to be NULL, and it is"), "{error}");
        let later =
            users.filter(users::age.add(1).assume_not_null().add(1).is_not_distinct_from(None::<i32>));
        let sum = later.select(users::age.add(1).assume_not_null().add(1)).fetch_all(db).await;
        let error = sum.unwrap_err().to_string();
        assert!(error.contains("`users.age + $1` was assumed not to be NULL, and it is"), "{error}");
        let grouped = users.group_by(users::age).select((users::age.assume_not_null(), count_rows()));
        assert!(grouped.having(users::age.gt(20)).fetch_all(db).await.is_ok());
        Ok(())
    })
    .await;
}
