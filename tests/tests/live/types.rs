//! Rules T: what is compared without a cast, and what is computed.

use crate::backend::with_database;
use relvar::prelude::*;
use relvar_tests::{PostStatus, Tone, comments, memberships, messages, posts, tags, users};

/// One line per pair of types that PostgreSQL compares natively: the rows for which the condition holds.
#[tokio::test]
async fn t1_families_compare_without_a_cast() {
    with_database(async |db| {
        // int4 with int8, both ways, and int2 with both
        assert_eq!(users.filter(users::id.gt(users::karma)).count().fetch_one(db).await?, 1);
        assert_eq!(users.filter(users::karma.ge(users::id)).count().fetch_one(db).await?, 3);
        assert_eq!(
            memberships.filter(memberships::level.ge(memberships::user_id)).count().fetch_one(db).await?,
            2
        );
        assert_eq!(
            memberships.filter(memberships::team_id.gt(memberships::level)).count().fetch_one(db).await?,
            1
        );
        let levels = memberships.cross_join(posts).filter(memberships::level.lt(posts::views));
        assert_eq!(levels.count().fetch_one(db).await?, 6);
        // nullable with not null
        assert_eq!(users.filter(users::age.gt(users::karma)).count().fetch_one(db).await?, 3);
        // float8 with float4, both ways
        let floats = messages.cross_join(posts);
        assert_eq!(floats.filter(messages::weight.lt(posts::rating)).count().fetch_one(db).await?, 4);
        assert_eq!(floats.filter(posts::rating.le(messages::weight)).count().fetch_one(db).await?, 0);
        // text with varchar, both ways
        let texts = messages.cross_join(tags);
        assert_eq!(texts.filter(messages::text.ne(tags::name)).count().fetch_one(db).await?, 6);
        assert_eq!(texts.filter(tags::name.eq(messages::text)).count().fetch_one(db).await?, 0);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn t1_literals_are_of_the_columns_type() {
    with_database(async |db| {
        assert_eq!(users.filter(users::age.gt(29)).count().fetch_one(db).await?, 2);
        assert_eq!(posts.filter(posts::views.gt(4)).count().fetch_one(db).await?, 2);
        assert_eq!(memberships.filter(memberships::level.eq(1)).count().fetch_one(db).await?, 2);
        assert_eq!(posts.filter(posts::rating.gt(4.0)).count().fetch_one(db).await?, 1);
        assert_eq!(messages.filter(messages::weight.eq(1.5)).count().fetch_one(db).await?, 1);
        assert_eq!(messages.filter(messages::text.eq("hi")).count().fetch_one(db).await?, 1);
        assert_eq!(users.filter(users::active.eq(true)).count().fetch_one(db).await?, 4);
        assert_eq!(users.filter(users::age.between(20, 30)).count().fetch_one(db).await?, 2);
        assert_eq!(users.filter(users::id.eq_any(vec![1, 3, 9])).count().fetch_one(db).await?, 2);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn t1_enums_compare_with_their_own_labels() {
    with_database(async |db| {
        let drafts =
            posts.filter(posts::status.eq(PostStatus::Draft)).select(posts::title).fetch_all(db).await?;
        assert_eq!(drafts, ["Second"]);
        let angry =
            comments.filter(comments::tone.eq(Tone::Angry)).select(comments::tone).fetch_all(db).await?;
        assert_eq!(angry, [Some(Tone::Angry)]);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn t2_a_boolean_column_is_a_condition() {
    with_database(async |db| {
        assert_eq!(users.filter(users::active).count().fetch_one(db).await?, 4);
        assert_eq!(users.filter(not(users::active)).count().fetch_one(db).await?, 0);
        let both = users.filter(users::active.and(users::age.gt(25)));
        assert_eq!(both.count().fetch_one(db).await?, 2);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn t3_numbers_are_computed_and_text_is_searched() {
    with_database(async |db| {
        let next = users.filter(users::id.eq(1)).select((users::age.add(1), users::id.mul(3).sub(1)));
        assert_eq!(next.fetch_one(db).await?, (Some(31), 2));
        let like = users.filter(users::name.like("%b")).select(users::name).fetch_all(db).await?;
        assert_eq!(like, ["Bob"]);
        let literal = users.filter(users::name.contains("%")).count().fetch_one(db).await?;
        assert_eq!(literal, 0);
        let lower = users.find(1).select(lower(users::name)).fetch_one(db).await?;
        assert_eq!(lower, "ann");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn t9_a_choice_has_the_wider_type() {
    with_database(async |db| {
        let ann = users.find(1);
        let wide = ann.select((coalesce(users::age, users::karma), coalesce(users::karma, users::age)));
        let wide: (i64, i64) = wide.fetch_one(db).await?;
        assert_eq!(wide.0, 30);
        let choice = case(not(users::active), users::id).when(users::active, users::karma.add(7));
        let choices = ann.select((choice.otherwise(users::id), choice.end()));
        let (with_else, without): (i64, Option<i64>) = choices.fetch_one(db).await?;
        assert_eq!(Some(with_else), without);
        let last: i64 =
            ann.select(case(users::active, users::id).otherwise(users::karma)).fetch_one(db).await?;
        assert_eq!(last, 1);
        let text: String = messages.find(1).select(coalesce(messages::text, "?")).fetch_one(db).await?;
        assert_eq!(text, "hi");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn t14_find_takes_the_whole_key() {
    with_database(async |db| {
        let role = memberships.find((1, 2)).select(memberships::role).fetch_one(db).await?;
        assert_eq!(role, "member");
        assert_eq!(tags.find("sql").select(tags::uses).fetch_optional(db).await?, Some(1));
        assert_eq!(users.find(99).fetch_optional(db).await?, None);
        assert!(users.find(99).fetch_one(db).await.unwrap_err().is_not_found());
        Ok(())
    })
    .await;
}
