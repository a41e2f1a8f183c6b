//! TPC-H: queries of the benchmark in relvar give what the specification's own SQL gives, row for row.

#![allow(missing_docs, reason = "a test documents nothing")]

mod fixture;
mod load;
mod queries;
mod reference;
mod schema;

use queries::*;
use reference::{FromText, required};

impl FromText for PricingSummary {
    fn from_text(columns: &[Option<&str>]) -> Self {
        PricingSummary {
            l_returnflag: required(columns, 0),
            l_linestatus: required(columns, 1),
            sum_qty: required(columns, 2),
            sum_base_price: required(columns, 3),
            sum_disc_price: required(columns, 4),
            sum_charge: required(columns, 5),
            avg_qty: required(columns, 6),
            avg_price: required(columns, 7),
            avg_disc: required(columns, 8),
            count_order: required(columns, 9),
        }
    }
}

#[tokio::test]
async fn queries_give_what_the_specification_gives() {
    let database = fixture::database().await;
    let (db, client) = (&database.pool, &database.client);

    let expected: Vec<PricingSummary> = reference::rows(client, reference::Q1).await;
    assert_eq!(expected.len(), 4);
    assert_eq!(q1(db, 90).await.unwrap(), expected);
}
