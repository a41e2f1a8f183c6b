//! TPC-H: queries of the benchmark in relvar give what the specification's own SQL gives, row for row.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod load;
mod queries;
mod reference;
mod schema;

use jiff::civil::date;
use relvar_pg::ddl;
use relvar_tests::with_database;
use rust_decimal::Decimal;

use queries::*;
use reference::*;

#[tokio::test]
async fn queries_give_what_the_specification_gives() {
    with_database(async |db| {
        let connection = db.get().await?;
        let client = connection.client();
        let report = ddl::create_all(db, schema::TABLES).await?;
        assert_eq!(report.created.len(), schema::TABLES.len());
        load::load(client).await;

        let expected_q1: Vec<PricingSummary> = rows(client, Q1).await;
        assert_eq!(expected_q1.len(), 4);
        let expected_q3: Vec<UnshippedOrder> = rows(client, Q3).await;
        assert_eq!(expected_q3.len(), 10);
        let expected_q5: Vec<(String, Decimal)> = rows(client, Q5).await;
        assert_eq!(expected_q5.len(), 5);
        let expected_q6: Vec<(Option<Decimal>,)> = rows(client, Q6).await;
        assert!(expected_q6[0].0.is_some());
        let expected_q10: Vec<ReturningCustomer> = rows(client, Q10).await;
        assert_eq!(expected_q10.len(), 20);

        // A text is sent unprepared, then prepared, then from the cache.
        for _ in 0..3 {
            assert_eq!(q1(db, 90).await?, expected_q1);
            assert_eq!(q3(db, "BUILDING", date(1995, 3, 15)).await?, expected_q3);
            assert_eq!(q5(db, "ASIA", date(1994, 1, 1)).await?, expected_q5);
            let revenue = q6(db, date(1994, 1, 1), Decimal::new(6, 2), Decimal::from(24)).await?;
            assert_eq!(revenue, expected_q6[0].0);
            assert_eq!(q10(db, date(1993, 10, 1)).await?, expected_q10);
        }
        Ok(())
    })
    .await;
}
