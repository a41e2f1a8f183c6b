//! Rules S: every column comes from FROM.

use crate::backend::with_database;
use crate::backend::{Condition, GroupCondition};
use relvar::prelude::*;
use relvar_tests::{comments, messages, posts, tags, teams, users};

#[tokio::test]
async fn s1_columns_of_a_joined_table_stand_in_every_clause() {
    with_database(async |db| {
        let rows = users
            .inner_join(posts)
            .filter(posts::title.ne("Second"))
            .order_by((users::name, posts::title.desc()))
            .then_by(posts::id)
            .select((users::name, posts::title))
            .fetch_all(db)
            .await?;
        assert_eq!(rows, [("Ann".to_owned(), "First".to_owned()), ("Bob".to_owned(), "Third".to_owned())]);

        let titles = users.inner_join(posts).group_by(posts::title).having(max(posts::views).ge(5));
        let titles = titles.order_by(posts::title).select(posts::title).fetch_all(db).await?;
        assert_eq!(titles, ["First", "Third"]);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn s2_on_uses_the_tables_joined_so_far() {
    with_database(async |db| {
        let rows = users
            .inner_join(posts.on(posts::user_id.eq(users::id)))
            .inner_join(comments.on(comments::post_id.eq(posts::id)))
            .order_by(comments::id)
            .select((users::name, comments::text))
            .fetch_all(db)
            .await?;
        let rows: Vec<_> = rows.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        assert_eq!(rows, [("Ann", "nice"), ("Ann", "spam"), ("Bob", "no")]);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn s3_a_subquery_uses_the_tables_around_it() {
    with_database(async |db| {
        let writers = users
            .filter(exists(posts.correlate(users).filter(posts::user_id.eq(users::id))))
            .order_by(users::id)
            .select(users::name)
            .fetch_all(db)
            .await?;
        assert_eq!(writers, ["Ann", "Bob"]);

        let first =
            scalar(posts.correlate(users).filter(posts::user_id.eq(users::id)).select(min(posts::title)));
        let firsts = users.order_by(users::id).select((users::name, first)).fetch_all(db).await?;
        let firsts: Vec<_> = firsts.iter().map(|(name, title)| (name.as_str(), title.as_deref())).collect();
        assert_eq!(firsts, [("Ann", Some("First")), ("Bob", Some("Third")), ("Cid", None), ("Dora", None)]);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn s4_a_table_stands_in_from_twice_by_an_alias() {
    with_database(async |db| {
        let other = users.alias::<'b'>();
        let pairs = users
            .inner_join(other.on(other.team_id.eq(users::team_id)))
            .filter(users::id.lt(other.id))
            .select((users::name, other.name))
            .fetch_all(db)
            .await?;
        assert_eq!(pairs, [("Ann".to_owned(), "Bob".to_owned())]);

        let third = users.alias::<'c'>();
        let triples = users.cross_join(other).cross_join(third).count().fetch_one(db).await?;
        assert_eq!(triples, 64);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn s5_columns_are_taken_through_the_alias_in_from() {
    with_database(async |db| {
        let boss = users.alias::<'b'>();
        let names = boss.filter(boss.name.eq("Ann")).select(boss.email).fetch_all(db).await?;
        assert_eq!(names, ["ann@x.org"]);
        let whole = boss.filter(boss.id.eq(2)).fetch_one(db).await?;
        assert_eq!(whole.name, "Bob");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn s6_a_join_follows_the_only_foreign_key_or_a_condition() {
    with_database(async |db| {
        let children = posts.inner_join(users).count().fetch_one(db).await?;
        let parents = users.inner_join(posts).count().fetch_one(db).await?;
        assert_eq!((children, parents), (3, 3));

        let received = users
            .inner_join(messages.on(messages::recipient_id.eq(users::id)))
            .filter(users::name.eq("Ann"))
            .order_by(messages::id)
            .select(messages::text)
            .fetch_all(db)
            .await?;
        assert_eq!(received, ["ho", "hm"]);

        let named = users.inner_join(tags.on(tags::uses.eq(users::id))).order_by(users::id);
        let named = named.select((users::name, tags::name)).fetch_all(db).await?;
        assert_eq!(named, [("Ann".to_owned(), "sql".to_owned()), ("Cid".to_owned(), "rust".to_owned())]);

        let teamed = users.left_join(teams).order_by(users::id).select(teams::title).fetch_all(db).await?;
        let teamed: Vec<_> = teamed.iter().map(Option::as_deref).collect();
        assert_eq!(teamed, [Some("Red"), Some("Red"), Some("Blue"), None]);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn s6_a_subquery_follows_the_only_foreign_key() {
    with_database(async |db| {
        let by_hand = posts.correlate(users).filter(posts::user_id.eq(users::id)).count();
        let linked = posts.linked_to(users).count();
        let counts =
            users.order_by(users::id).select((scalar(by_hand), scalar(linked))).fetch_all(db).await?;
        assert!(!counts.is_empty() && counts.iter().all(|(by_hand, linked)| by_hand == linked), "{counts:?}");

        // From the other side there is one row, which the key says.
        let author = users.linked_to(posts).select(users::name);
        let authors =
            posts.order_by(posts::id).select((posts::user_id, scalar(author))).fetch_all(db).await?;
        let joined = posts.inner_join(users).order_by(posts::id).select((posts::user_id, users::name));
        let joined = joined.fetch_all(db).await?;
        assert_eq!(authors, joined.into_iter().map(|(id, name)| (id, Some(name))).collect::<Vec<_>>());

        let inner = posts.alias::<'p'>();
        let outer = users.alias::<'u'>();
        let wrote = outer.filter(exists(inner.linked_to(outer).filter(inner.views.ge(0)))).count();
        let distinct = posts.select(count_distinct(posts::user_id)).fetch_one(db).await?;
        assert_eq!(wrote.fetch_one(db).await?, distinct);
        Ok(())
    })
    .await;
}

fn older<S: Contains<users::table>>(years: i32) -> impl Condition<S> {
    condition(users::age.gt(years))
}

fn named<S: Contains<users::table>>(name: &str) -> impl Condition<S> {
    condition(users::name.eq(name).and(not(older::<S>(40))))
}

fn in_their_team<S: Contains<users::table> + Contains<teams::table>>() -> impl Condition<S> {
    condition(users::team_id.eq(teams::id))
}

fn authors<S: Contains<users::table>>() -> impl Condition<S> {
    condition(exists(posts.correlate(users).filter(posts::user_id.eq(users::id))))
}

fn crowded<S: Contains<users::table>>() -> impl GroupCondition<S> {
    group_condition(count(users::id).gt(1))
}

#[tokio::test]
async fn s1_a_condition_is_written_once_and_used_in_many_queries() {
    with_database(async |db| {
        let names = users.filter(older(25)).order_by(users::id).select(users::name).fetch_all(db).await?;
        assert_eq!(names, ["Ann", "Dora"]);
        let both = users.filter(older(25).and(authors()).or(users::id.eq(3))).filter(users::id.gt(0));
        assert_eq!(both.count().fetch_one(db).await?, 2);
        let one = users.filter(authors()).filter(users::id.eq(2)).select(users::name);
        assert_eq!(one.fetch_optional(db).await?.as_deref(), Some("Bob"));
        let joined = users.inner_join(teams.on(in_their_team())).filter(named("Ann")).select(teams::title);
        assert_eq!(joined.fetch_all(db).await?, ["Red"]);
        let large = users.group_by(users::team_id).having(crowded()).select(users::team_id);
        assert_eq!(large.fetch_all(db).await?, [Some(1)]);
        let all = users.having(crowded().and(max(users::age).lt(99))).select(count_rows());
        assert_eq!(all.fetch_optional(db).await?, Some(4));
        assert_eq!(users.having(count_rows().gt(4)).select(count_rows()).fetch_optional(db).await?, None);
        let older_now = users.update(users::age.set(users::age.add(1))).filter(older(25));
        assert_eq!(older_now.execute(db).await?, 2);
        Ok(())
    })
    .await;
}
