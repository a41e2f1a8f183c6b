//! Rules C: each clause once, and LIMIT with an order.

use crate::backend::with_database;

use relvar::prelude::*;
use relvar_tests::{posts, tags, teams};

// SQLite: DISTINCT_ON
#[tokio::test]
async fn c6_distinct_on_leads_the_order_in_any_order_in_part_or_not_at_all() {
    with_database(async |db| {
        let by = (posts::user_id, posts::status);
        let first = posts.select((posts::user_id, posts::title)).distinct_on(posts::user_id);
        let best = first.order_by((posts::user_id, posts::views.desc())).fetch_all(db).await?;
        assert_eq!(best, [(1, "First".into()), (2, "Third".into())]);
        let permuted =
            posts.order_by((posts::status, posts::user_id, posts::id)).distinct_on(by).select(posts::id);
        assert_eq!(permuted.fetch_all(db).await?, [2, 1, 3]);
        let shorter = posts.query().distinct_on(by).order_by(posts::status.desc()).fetch_all(db).await?;
        assert_eq!(shorter.len(), 3);
        assert_eq!(posts.query().distinct_on(by).fetch_all(db).await?.len(), 3);
        let again = posts.order_by((posts::user_id, posts::id, posts::user_id)).distinct_on(posts::user_id);
        assert_eq!(again.fetch_all(db).await?.len(), 2);
        let grouped =
            posts.group_by(posts::user_id).distinct_on(count_rows()).select((posts::user_id, count_rows()));
        let rows = grouped.order_by((count_rows().desc(), posts::user_id)).fetch_all(db).await?;
        assert_eq!(rows, [(1, 2), (2, 1)]);
        Ok(())
    })
    .await;
}

// SQLite: PatternLess, PatternGreater
#[tokio::test]
async fn an_operator_sorts_whatever_the_collation_says() {
    use relvar::expr::ops::order::{PatternGreater, PatternLess};
    with_database(async |db| {
        tags.insert([tags::name.set("Zoo"), tags::name.set("b"), tags::name.set("B")]).execute(db).await?;
        let names = tags.select(tags::name);
        let up = names.order_by(tags::name.using(PatternLess)).fetch_all(db).await?;
        assert_eq!(up, ["B", "Zoo", "b", "rust", "sql"]);
        let down = names.order_by(tags::name.using_nulls_last(PatternGreater)).limit(2).fetch_all(db).await?;
        assert_eq!(down, ["sql", "rust"]);
        let both =
            names.union(teams.select(teams::title)).order_by(tags::name.using(PatternGreater)).limit(3);
        assert_eq!(both.fetch_all(db).await?, ["sql", "rust", "b"]);
        // With an operator that is a `>`, NULLs come first, unless it is said otherwise.
        let bodies = posts.select(posts::body);
        let first = bodies.order_by(posts::body.using(PatternGreater)).fetch_all(db).await?;
        assert_eq!(first, [None, Some("three".to_owned()), Some("one".to_owned())]);
        let last = bodies.order_by(posts::body.using_nulls_last(PatternGreater)).fetch_all(db).await?;
        assert_eq!(last.last(), Some(&None));
        let first = bodies.order_by(posts::body.using_nulls_first(PatternLess)).fetch_all(db).await?;
        assert_eq!(first.first(), Some(&None));
        Ok(())
    })
    .await;
}
