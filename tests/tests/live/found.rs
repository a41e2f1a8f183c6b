//! What generated programs have found: each a bug, in its smallest program.

use relvar::prelude::*;
use relvar_tests::{messages, posts, teams, users, with_database};

#[derive(Clone, Debug, PartialEq, relvar::Row)]
struct Long {
    id: i32,
    long: bool,
}

#[derive(Clone, Debug, PartialEq, relvar::Row)]
struct Beside {
    title: Option<String>,
    name: String,
}

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

/// An operator that several types have made its query one that could not be a table or be named by WITH.
#[tokio::test]
async fn a_query_with_an_operator_of_several_types_is_a_table() {
    with_database(async |db| {
        let words = relvar::fns::text::string_to_array(users::name, "n");
        let long = users.select(row!(Long { id: users::id, long: words.overlaps(vec!["A"]) })).derived();
        let ids = long.query().filter(long.long).select(long.id).fetch_all(db).await?;
        assert_eq!(ids, [1]);
        let words = relvar::fns::text::string_to_array(users::name, "n");
        let long = users.select(row!(Long { id: users::id, long: words.includes(vec!["A"]) })).cte();
        let count = with(&long, long.query().filter(long.long).count());
        assert_eq!(count.fetch_one(db).await?, 1);
        Ok(())
    })
    .await;
}

/// A RIGHT or FULL JOIN in a subquery took the tables of the query around it for nullable.
#[tokio::test]
async fn a_full_join_leaves_the_tables_of_the_query_around_it_alone() {
    with_database(async |db| {
        let beside = posts
            .correlate(users)
            .full_join(teams.on(teams::id.eq(posts::id)))
            .filter(posts::user_id.eq(users::id))
            .select(row!(Beside { title: posts::title, name: users::name }))
            .lateral();
        let rows = users.inner_join(beside.on_true()).order_by(beside.title);
        let rows: Vec<(Option<String>, String)> =
            rows.select((beside.title, beside.name)).fetch_all(db).await?;
        assert_eq!(rows[0], (Some("First".to_owned()), "Ann".to_owned()));
        assert_eq!(rows.len(), 3);
        Ok(())
    })
    .await;
}
