//! Arrays, there and back: one row at a time, and as columns of many rows in one statement.

use relvar::prelude::*;
use relvar_tests::{PostStatus, with_database};

relvar::table! {
    parcels {
        #[primary_key] #[identity] id -> Int4,
        tags -> Array<Text>,
        title -> Nullable<Text>,
        weights -> Nullable<Array<Float8>>,
        states -> Array<relvar_tests::PostStatus>,
        moments -> Array<Timestamptz>,
        sums -> Array<Numeric>,
        notes -> Array<Jsonb>,
    }
}

relvar::table! {
    /// Nothing but arrays, one of them with a hostile name.
    heaps {
        #[primary_key] #[identity] id -> Int4,
        #[sql_name = "n\"; --"] n -> Array<Int8>,
        k -> Nullable<Array<Bytea>>,
    }
}

#[derive(Clone, Debug, PartialEq, relvar::Insert, relvar::Row)]
#[insert(table = parcels)]
struct Parcel {
    tags: Vec<String>,
    title: Option<String>,
    weights: Option<Vec<f64>>,
    states: Vec<PostStatus>,
    moments: Vec<jiff::Timestamp>,
    sums: Vec<rust_decimal::Decimal>,
    notes: Vec<serde_json::Value>,
}

#[derive(Clone, Debug, PartialEq, relvar::Insert, relvar::Row)]
#[insert(table = heaps)]
struct Heap {
    n: Vec<i64>,
    k: Option<Vec<Vec<u8>>>,
}

fn parcel(number: usize) -> Parcel {
    let hostile = [
        "",
        "NULL",
        "null",
        "{}",
        "{a,b}",
        "\"",
        "\\",
        "\\\"",
        "'; DROP TABLE parcels; --",
        " ",
        "a,b",
        "$1",
        "🦀\u{1}\n",
    ];
    Parcel {
        tags: hostile.iter().cycle().skip(number).take(number % 7).map(|&tag| tag.to_owned()).collect(),
        title: number.is_multiple_of(2).then(|| hostile[number % hostile.len()].to_owned()),
        weights: (!number.is_multiple_of(3))
            .then(|| vec![0.1, -0.0, f64::MIN_POSITIVE, f64::INFINITY][..number % 5 % 4].to_vec()),
        states: vec![PostStatus::Published; number % 2],
        moments: vec!["9999-12-30T21:00:00.999999Z".parse().unwrap(), jiff::Timestamp::UNIX_EPOCH]
            [..number % 3]
            .to_vec(),
        sums: vec!["-12345678901234567890.123456789".parse().unwrap(); number % 4],
        notes: vec![serde_json::json!({"{\"": ["NULL", null]}), serde_json::Value::Null][..number % 3]
            .to_vec(),
    }
}

// SQLite: no type Array
#[tokio::test]
async fn rows_with_arrays_are_one_statement() {
    with_database(async |db| {
        relvar_pg::ddl::create_all(db, &[parcels::SCHEMA]).await?;
        let id = parcels.insert(parcel(5)).returning(parcels::id).fetch_one(db).await?;
        assert_eq!(parcels.find(id).select_as::<Parcel>().fetch_one(db).await?, parcel(5));
        // Often enough that the server goes over to a plan without the values.
        for round in 1..=7 {
            let many: Vec<Parcel> = (0..round * 10).map(parcel).collect();
            let ids = parcels.insert(&many).returning(parcels::id).fetch_all(db).await?;
            assert!(ids.is_sorted(), "the rows are stored in their order");
            let found = parcels.filter(parcels::id.eq_any(ids)).order_by(parcels::id).select_as::<Parcel>();
            assert_eq!(found.fetch_all(db).await?, many);
        }
        assert_eq!(parcels.insert(&Vec::<Parcel>::new()).execute(db).await?, 0);
        Ok(())
    })
    .await;
}

// SQLite: no type Array
#[tokio::test]
async fn rows_of_nothing_but_arrays() {
    with_database(async |db| {
        relvar_pg::ddl::create_all(db, &[heaps::SCHEMA]).await?;
        let many = [
            Heap { n: vec![], k: None },
            Heap { n: vec![1, i64::MIN], k: Some(vec![]) },
            Heap { n: vec![], k: Some(vec![vec![0, 255], vec![], b"\\x".to_vec()]) },
        ];
        assert_eq!(heaps.insert(&many).execute(db).await?, 3);
        assert_eq!(heaps.order_by(heaps::id).select_as::<Heap>().fetch_all(db).await?, many);
        Ok(())
    })
    .await;
}
