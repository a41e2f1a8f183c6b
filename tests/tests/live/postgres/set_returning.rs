//! Set-returning functions, VALUES and arrays as tables.

use crate::backend::with_database;
use relvar::prelude::*;
use relvar::value::Interval;
use relvar_tests::{posts, users};
use rust_decimal::Decimal;
use serde_json::json;

// SQLite: SetReturningFunctions
#[tokio::test]
async fn several_arrays_are_a_table() {
    with_database(async |db| {
        let pairs = unnest_rows(row!(Pair {
            id: val::<Array<Int4>, _>(vec![1, 2]),
            name: val::<Array<Text>, _>(vec!["Ann"])
        }))
        .derived();
        let rows = pairs.query().order_by(pairs.id).fetch_all(db).await?;
        assert_eq!(
            rows,
            [Pair { id: Some(1), name: Some("Ann".to_owned()) }, Pair { id: Some(2), name: None }]
        );
        Ok(())
    })
    .await;
}

relvar::set_returning! {
    /// Declared here, as an application would: the server's own function.
    pub fn split_to_table(text: Text, pattern: Text) -> { piece: Text } = SplitToTable "regexp_split_to_table";
}

// SQLite: SetReturningFunctions
#[tokio::test]
async fn a_series_is_a_table() {
    with_database(async |db| {
        let n = generate_series::<Int4, _, _>(1, 4);
        let rows = n.query().left_join(users.on(users::id.eq(n.value))).order_by(n.value);
        let rows = rows.filter(n.value.ne(2)).select((n.value, users::name)).fetch_all(db).await?;
        assert_eq!(rows[0], (1, Some("Ann".to_owned())));
        assert_eq!(rows.len(), 3);
        assert_eq!(n.query().fetch_all(db).await?, [1, 2, 3, 4]);

        let empty = generate_series::<Int8, _, _>(3, 1);
        let none = users.left_join(empty.on_true()).filter(users::id.eq(1)).select((users::id, empty.value));
        assert_eq!(none.fetch_all(db).await?, [(1, None)]);

        let by = generate_series_by::<Numeric, _, _, _>(Decimal::ONE, Decimal::TWO, Decimal::new(5, 1));
        let (first, second) = (by, by.alias::<'b'>());
        let pairs = first.query().cross_join(&second).filter(first.value.lt(second.value)).count();
        assert_eq!(pairs.fetch_one(db).await?, 3);

        let start: jiff::Timestamp = "2026-01-01T00:00:00Z".parse()?;
        let stop: jiff::Timestamp = "2026-01-03T00:00:00Z".parse()?;
        let days = generate_series_by::<Timestamptz, _, _, _>(start, stop, Interval::days(1));
        let days = days.query().order_by(days.value).fetch_all(db).await?;
        assert_eq!((days.len(), days[0], days[2]), (3, start, stop));
        Ok(())
    })
    .await;
}

// SQLite: SetReturningFunctions
#[tokio::test]
async fn arguments_use_the_tables_on_the_left() {
    with_database(async |db| {
        let letters = string_to_table(users::name, "n").with_ordinality();
        let rows = users.cross_join(&letters).filter(users::id.eq(1)).order_by(letters.ordinality);
        let rows = rows.select((letters.ordinality, letters.value)).fetch_all(db).await?;
        assert_eq!(rows, [(1, "A".to_owned()), (2, String::new()), (3, String::new())]);

        let named = users.filter(exists(letters.query_of(users).filter(letters.value.eq("A"))));
        assert_eq!(named.select(users::name).fetch_all(db).await?, ["Ann"]);

        let n = generate_series::<Int8, _, _>(1, posts::views);
        let rows = posts.left_join(n.on(n.value.gt(8))).order_by((posts::id, n.value));
        let rows = rows.select((posts::id, n.value)).fetch_all(db).await?;
        assert_eq!(rows, [(1, Some(9)), (1, Some(10)), (2, None), (3, None)]);
        Ok(())
    })
    .await;
}

// SQLite: SetReturningFunctions
#[tokio::test]
async fn arrays_and_texts_are_tables() {
    with_database(async |db| {
        let numbers = unnest_values::<Int4, _>(vec![3, 1]).with_ordinality();
        let rows = users.inner_join(numbers.on(numbers.value.eq(users::id))).order_by(numbers.ordinality);
        assert_eq!(rows.select(users::name).fetch_all(db).await?, ["Cid", "Ann"]);
        assert_eq!(numbers.query().order_by(numbers.ordinality).fetch_all(db).await?, [(3, 1), (1, 2)]);

        let elements = unnest(val::<Array<Text>, _>(vec!["a", "b"]));
        let elements = elements.query().order_by(elements.value).fetch_all(db).await?;
        assert_eq!(elements, [Some("a".to_owned()), Some("b".to_owned())]);

        let found = regexp_matches("a1b2", "([a-z])([0-9])", "g");
        let found = found.query().fetch_all(db).await?;
        assert_eq!(found, [["a", "1"], ["b", "2"]]);
        let pieces = split_to_table("a,b", ",");
        assert_eq!(pieces.query().select(pieces.piece).fetch_all(db).await?, ["a", "b"]);
        let pieces = regexp_split_to_table("a, b", ", *");
        assert_eq!(pieces.query().fetch_all(db).await?, ["a", "b"]);
        Ok(())
    })
    .await;
}

#[derive(Clone, Debug, PartialEq, relvar::Row)]
pub(crate) struct Pair {
    pub(crate) id: Option<i32>,
    pub(crate) name: Option<String>,
}

// SQLite: SetReturningFunctions
#[tokio::test]
async fn json_is_a_table() {
    with_database(async |db| {
        let people = json!([{"id": 1, "name": "x"}, {"id": 2}]);
        let pair = || row!(Pair { id: json_member::<Int4>(), name: json_member::<Text>() });
        let records = json_to_recordset(val::<Jsonb, _>(people.clone()), pair()).derived();
        let rows = records.query().order_by(records.id).fetch_all(db).await?;
        assert_eq!(
            rows,
            [Pair { id: Some(1), name: Some("x".to_owned()) }, Pair { id: Some(2), name: None }]
        );

        let elements = jsonb_array_elements(people);
        assert_eq!(elements.query().select(elements.value).fetch_all(db).await?[1], json!({"id": 2}));
        let each = jsonb_each_text(json!({"a": 1, "b": null}));
        let each = each.query().order_by(each.key).fetch_all(db).await?;
        assert_eq!(each, [("a".to_owned(), Some("1".to_owned())), ("b".to_owned(), None)]);
        let each = json_each(json!({"a": [1]}));
        assert_eq!(each.query().fetch_all(db).await?, [("a".to_owned(), json!([1]))]);
        let texts = json_array_elements_text(json!(["a", null]));
        assert_eq!(texts.query().fetch_all(db).await?, [Some("a".to_owned()), None]);
        let keys = jsonb_object_keys(json!({"k": 1}));
        assert_eq!(keys.query().fetch_all(db).await?, ["k"]);
        Ok(())
    })
    .await;
}
