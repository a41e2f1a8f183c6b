//! Operators beside the operands that they take: the valid neighbours of what is refused for its type.

use crate::backend::with_database;
use relvar::fns::array::array_append;
use relvar::prelude::*;
use relvar::value::{Interval, Range};
use relvar_tests::{comments, tags, users};

relvar::table! {
    samples {
        #[primary_key] #[identity] id -> Int4,
        words -> Array<Text>,
        numbers -> Array<Int4>,
        body -> Jsonb,
        span -> Int4range,
        pause -> Interval,
    }
}

async fn add_one(db: &crate::backend::Pool) -> Result<(), crate::backend::Error> {
    crate::backend::ddl::create_all(db, &[samples::SCHEMA]).await?;
    let one = samples.insert((
        samples::words.set(vec!["a", "b"]),
        samples::numbers.set(vec![1, 2]),
        samples::body.set(serde_json::json!({"a": {"b": 1}})),
        samples::span.set(Range::from(1..5)),
        samples::pause.set(Interval::days(2)),
    ));
    one.execute(db).await?;
    Ok(())
}

// SQLite: Includes, no type Array<Text>
#[tokio::test]
async fn t6_arrays_are_compared_and_joined_with_arrays_of_their_type() {
    with_database(async |db| {
        add_one(db).await?;
        let one = samples.find(1);
        let held = one.select((
            samples::words.includes(samples::words),
            samples::words.includes(["c"]),
            samples::numbers.is_included_in([1, 2, 3]),
            samples::numbers.overlaps(vec![2, 9]),
            samples::words.overlaps(["x"]),
        ));
        assert_eq!(held.fetch_one(db).await?, (true, false, true, true, false));
        let joined = one.select((samples::numbers.concat(samples::id), samples::words.concat(["c"])));
        assert_eq!(joined.fetch_one(db).await?, (vec![1, 2, 1], vec!["a".into(), "b".into(), "c".into()]));
        let added = one.select(array_append(samples::numbers, samples::id)).fetch_one(db).await?;
        assert_eq!(added, [1, 2, 1]);
        let word = unnest(samples::words);
        let words = samples.cross_join(&word).select(word.value).order_by(word.value);
        assert_eq!(words.fetch_all(db).await?, [Some("a".to_owned()), Some("b".to_owned())]);
        Ok(())
    })
    .await;
}

// SQLite: GetText, IsLeftOf
#[tokio::test]
async fn t11_members_of_json_and_places_of_ranges() {
    with_database(async |db| {
        add_one(db).await?;
        let one = samples.find(1);
        let found = one.select((
            samples::body.get("a").get_text("b"),
            samples::body.has_key("a"),
            samples::body.has_path(val::<Jsonpath, _>("$.a.b".to_owned())),
        ));
        assert_eq!(found.fetch_one(db).await?, (Some("1".to_owned()), true, Some(true)));
        let spans =
            one.select((samples::span.is_left_of(Range::from(7..9)), samples::span.add(Range::from(5..6))));
        assert_eq!(spans.fetch_one(db).await?, (true, Range::from(1..6)));
        Ok(())
    })
    .await;
}

// SQLite: no type Interval
#[tokio::test]
async fn t3_an_interval_is_multiplied_by_a_number() {
    with_database(async |db| {
        add_one(db).await?;
        let twice = samples.find(1).select(samples::pause.mul(2.0)).fetch_one(db).await?;
        assert_eq!(twice, Interval::days(4));
        Ok(())
    })
    .await;
}

// SQLite: CastOf<Json, Jsonb>, Arrays
#[tokio::test]
async fn t4_values_with_an_order_are_sorted_and_compared() {
    with_database(async |db| {
        add_one(db).await?;
        let seen = comments.select(comments::extra).union_all(comments.select(comments::extra));
        assert_eq!(seen.fetch_all(db).await?.len(), 6);
        let binary = || comments::extra.cast::<Jsonb>();
        assert_eq!(comments.select(binary()).except(comments.select(binary())).fetch_all(db).await?.len(), 0);
        let ranked = comments.select(rank().over(window().order_by(binary())));
        assert_eq!(ranked.fetch_all(db).await?, [1, 1, 1]);
        let sorted = comments.select(array_agg(comments::id).order_by((binary(), comments::id)));
        assert_eq!(sorted.fetch_one(db).await?, Some(vec![1, 2, 3]));
        let row = row_of((comments::id, comments::text));
        assert_eq!(comments.filter(row.eq((1_i64, "nice"))).count().fetch_one(db).await?, 1);
        let apart = comments.filter(binary().is_distinct_from(binary())).count();
        assert_eq!(apart.fetch_one(db).await?, 0);
        let most = samples.select((max(samples::numbers), max(greatest(samples::id, 7))));
        assert_eq!(most.fetch_one(db).await?, (Some(vec![1, 2]), Some(7)));
        Ok(())
    })
    .await;
}

// SQLite: SetReturningFunctions
#[tokio::test]
async fn a2_a_function_in_from_takes_an_aggregate_of_a_subquery() {
    with_database(async |db| {
        let number = generate_series::<Int8, _, _>(1, scalar(users.select(count_rows())).assume_not_null());
        assert_eq!(number.query().count().fetch_one(db).await?, 4);
        let pairs = tags.cross_join(&number).filter(number.value.le(tags::uses)).count();
        assert_eq!(pairs.fetch_one(db).await?, 4);
        Ok(())
    })
    .await;
}
