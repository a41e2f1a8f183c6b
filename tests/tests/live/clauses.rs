//! Rules C: each clause once, and LIMIT with an order.

use relvar::prelude::*;
use relvar_tests::{posts, users, with_database};

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
            .select((users::name, users::id, sum(posts::views)))
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
