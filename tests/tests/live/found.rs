//! What generated programs have found: each a bug, in its smallest program.

use crate::backend::with_database;
use relvar::prelude::*;
use relvar_tests::{messages, users};

/// `varchar` has no `=` of its own, so NULLIF compares and gives `text`. It was said to give `varchar`.
#[tokio::test]
async fn nullif_of_varchar_is_text() {
    with_database(async |db| {
        let other = messages.order_by(messages::id).select(nullif(messages::text, "hi"));
        assert_eq!(other.fetch_all(db).await?, [None, Some("ho".to_owned()), Some("hm".to_owned())]);
        let length = messages.find(1).select(relvar::fns::length(nullif(messages::text, "ho")));
        assert_eq!(length.fetch_one(db).await?, Some(2));
        Ok(())
    })
    .await;
}

/// A query whose windows are named was refused as a table, in words that nobody understands.
#[tokio::test]
async fn a_query_with_named_windows_is_a_table() {
    #[derive(relvar::Row)]
    #[allow(dead_code, reason = "only its columns are read")]
    struct Ranked {
        name: String,
        place: i64,
    }
    with_database(async |db| {
        let by_age = || window().order_by((users::age, users::id)).named::<'w'>();
        let place = row_number().over(by_age());
        let ranked =
            users.query().window(by_age()).select(row!(Ranked { name: users::name, place: place })).derived();
        let second = ranked.query().filter(ranked.place.eq(2)).select(ranked.name).fetch_all(db).await?;
        let sorted = users.order_by((users::age, users::id)).select(users::name).fetch_all(db).await?;
        assert_eq!(second, sorted[1..2]);
        Ok(())
    })
    .await;
}
