//! Rules C: each clause once, and LIMIT with an order.

use crate::backend::with_database;
use relvar::prelude::*;
use relvar_tests::{posts, users};

#[tokio::test]
async fn c1_every_clause_stands_once() {
    with_database(async |db| {
        let query = users
            .inner_join(posts)
            .filter(users::age.gt(1))
            .filter(posts::views.ge(0))
            .group_by((users::id, users::name))
            .having(count_rows().gt(0))
            .order_by(users::name.desc())
            .then_by(users::id)
            .limit(1)
            .offset(1)
            .select((users::name, users::id, sum(posts::id)))
            .distinct();
        let rows = query.fetch_all(db).await?;
        assert_eq!(rows.len(), 1);
        assert_eq!(rows[0].0, "Ann");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn c7_limit_takes_the_first_rows_of_an_order() {
    with_database(async |db| {
        let oldest =
            users.order_by(users::age.desc_nulls_last()).limit(2).select(users::name).fetch_all(db).await?;
        assert_eq!(oldest, ["Dora", "Ann"]);
        let rest = users.order_by(users::id).offset(3).select(users::name).fetch_all(db).await?;
        assert_eq!(rest, ["Dora"]);
        let youngest = users.order_by(users::age).first().select(users::name).fetch_optional(db).await?;
        assert_eq!(youngest.as_deref(), Some("Bob"));
        assert_eq!(users.any_order().limit(3).fetch_all(db).await?.len(), 3);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn an_absent_condition_leaves_all_rows() {
    with_database(async |db| {
        let names = async |age: Option<i32>, name: Option<&str>| {
            let wrote = age.map(|_| {
                exists(posts.correlate(users).filter(posts::user_id.eq(users::id)).any_order().limit(1))
            });
            users
                .filter_opt(age.map(|age| users::age.gt(age)))
                .filter(users::id.gt(0))
                .filter_opt(name.map(|name| users::name.eq(name).or(users::id.eq_any(vec![1, 2]))))
                .filter_opt(wrote)
                .select(users::name)
                .order_by(users::id)
                .fetch_all(db)
                .await
        };
        let all = users.select(users::name).order_by(users::id).fetch_all(db).await?;
        assert_eq!(names(None, None).await?, all);
        assert_eq!(names(None, Some("Dora")).await?, ["Ann", "Bob", "Dora"]);
        assert_eq!(names(Some(25), None).await?, ["Ann"]);
        assert_eq!(names(Some(1000), Some("Ann")).await?.len(), 0);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn j1_values_are_never_text() {
    with_database(async |db| {
        let evil = "'; DROP TABLE users; --";
        assert_eq!(users.filter(users::name.eq(evil)).count().fetch_one(db).await?, 0);
        let raw = users.filter(relvar::sql!(Bool, "length({}) = {}", users::name, val::<Int4, _>(4)));
        assert_eq!(raw.select(users::name).fetch_all(db).await?, ["Dora"]);
        let (ascending, descending) = (users.order_by(users::name), users.order_by(users::name.desc()));
        let first = |names: Vec<String>| names.into_iter().next();
        assert_eq!(first(ascending.select(users::name).fetch_all(db).await?).as_deref(), Some("Ann"));
        assert_eq!(first(descending.select(users::name).fetch_all(db).await?).as_deref(), Some("Dora"));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn c5_distinct_is_ordered_by_what_it_selects() {
    with_database(async |db| {
        let authors = posts.select((posts::user_id, lower(posts::title))).distinct();
        let rows = authors.order_by((lower(posts::title).desc(), posts::user_id)).fetch_all(db).await?;
        assert_eq!(rows, [(2, "third".into()), (1, "second".into()), (1, "first".into())]);
        let names = users.order_by(users::name).select(users::name).distinct().then_by(users::name.desc());
        assert_eq!(names.fetch_all(db).await?, ["Ann", "Bob", "Cid", "Dora"]);
        let whole =
            users.query().distinct().order_by(users::age.desc_nulls_last()).limit(1).fetch_all(db).await?;
        assert_eq!(whole[0].name, "Dora");
        assert!(users.query().distinct().order_by(users::id).limit(9).exists().fetch_one(db).await?);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn c12_a_computed_value_orders_rows() {
    with_database(async |db| {
        let by_sign = users.order_by((users::karma.sub(5), users::id)).select(users::name);
        assert_eq!(by_sign.fetch_all(db).await?, ["Cid", "Bob", "Ann", "Dora"]);
        let by_place = users.select((users::name, users::karma)).order_by_output(|row| (row.1.desc(), row.0));
        assert_eq!(by_place.fetch_all(db).await?[0], ("Dora".into(), 9));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn c15_an_output_column_stands_for_an_expression_with_a_value() {
    with_database(async |db| {
        let older = users.select(users::karma.add(1)).distinct().order_by_output(|karma| karma.desc());
        assert_eq!(older.fetch_all(db).await?, [10, 8, 4, 1]);
        let counted = users.group_by(users::karma.gt(5)).select(count_rows());
        assert_eq!(counted.order_by_output(|count| count).fetch_all(db).await?, [2, 2]);
        Ok(())
    })
    .await;
}

relvar::order! {
    /// How posts are listed.
    pub enum PostOrder {
        Oldest = posts::id asc;
        /// The unrated ones last.
        Best = posts::rating desc_nulls_last, posts::id desc;
        Title = posts::title desc;
    }
}

#[tokio::test]
async fn an_order_is_chosen_at_run_time_from_a_closed_set() {
    with_database(async |db| {
        let list = |order: PostOrder| posts.filter(posts::id.gt(0)).select(posts::id).order_by_choice(order);
        assert_eq!(list(PostOrder::Oldest).fetch_all(db).await?, [1, 2, 3]);
        assert_eq!(list(PostOrder::Best).fetch_all(db).await?, [1, 3, 2]);
        assert_eq!(list(PostOrder::Title).limit(1).offset(1).fetch_all(db).await?, [2]);
        let whole = posts.inner_join(users).order_by_choice(PostOrder::Best).limit(1).fetch_all(db).await?;
        assert_eq!(whole[0].0.id, 1);
        Ok(())
    })
    .await;
}
