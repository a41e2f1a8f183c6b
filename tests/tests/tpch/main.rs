//! TPC-H: the 22 queries of the benchmark in relvar give what the specification's own SQL gives, row for row.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod load;
mod queries;
mod reference;
mod schema;
mod specification;

use jiff::civil::date;
use relvar_pg::ddl;
use relvar_tests::with_database;
use rust_decimal::Decimal;
use tpchgen::distribution::Distributions;
use tpchgen::text::TextPool;

use queries::*;
use reference::*;
use specification::*;

/// A hundredth of the smallest official size: 60 175 line items.
const SCALE: f64 = 0.01;

/// Comments are cut out of one long text. The official 300 MB of it would take longer than everything else here.
const TEXT_BYTES: i32 = 1 << 20;

#[tokio::test]
async fn queries_give_what_the_specification_gives() {
    with_database(async |db| {
        let connection = db.get().await?;
        let client = connection.client();
        let report = ddl::create_all(db, schema::TABLES).await?;
        assert_eq!(report.created.len(), schema::TABLES.len());
        let text = TextPool::new(TEXT_BYTES, Distributions::static_default());
        load::load(client, SCALE, &text, |_| ()).await.unwrap();

        let amount = |hundredths| Decimal::new(hundredths, 2);
        // A text is sent unprepared, then prepared, then from the cache.
        macro_rules! compare {
            ($($reference:ident $expected:ident = $query:expr;)*) => { $(
                let expected = $expected(client, $reference).await;
                for _ in 0..3 {
                    assert_eq!($query.await?, expected, stringify!($reference));
                }
            )* };
        }
        compare! {
            Q1 some_rows = q1(db, 90);
            Q2 some_rows = q2(db, 15, "BRASS", "EUROPE");
            Q3 some_rows = q3(db, "BUILDING", date(1995, 3, 15));
            Q4 some_rows = q4(db, date(1993, 7, 1));
            Q5 some_rows = q5(db, "ASIA", date(1994, 1, 1));
            Q6 value = q6(db, date(1994, 1, 1), amount(6), Decimal::from(24));
            Q7 some_rows = q7(db, "FRANCE", "GERMANY");
            Q8 some_rows = q8(db, "BRAZIL", "AMERICA", "ECONOMY ANODIZED STEEL");
            Q9 some_rows = q9(db, "green");
            Q10 some_rows = q10(db, date(1993, 10, 1));
            Q11 some_rows = q11(db, "GERMANY", amount(1));
            Q12 some_rows = q12(db, ["MAIL", "SHIP"], date(1994, 1, 1));
            Q13 some_rows = q13(db, "%special%requests%");
            Q14 value = q14(db, date(1995, 9, 1));
            Q15 some_rows = q15(db, date(1996, 1, 1));
            Q16 some_rows = q16(db, "Brand#45", "MEDIUM POLISHED", &[49, 14, 23, 45, 19, 3, 36, 9]);
            Q17 value = q17(db, "Brand#23", "MED BAG");
            Q18 some_rows = q18(db, 250);
            Q19 value = q19(db, ("Brand#15", 10), ("Brand#22", 10), ("Brand#23", 20));
            Q20 some_rows = q20(db, "forest", date(1994, 1, 1), "CANADA");
            Q21 some_rows = q21(db, "SAUDI ARABIA");
            Q22 some_rows = q22(db, ["13", "31", "23", "29", "30", "18", "17"]);
        }
        Ok(())
    })
    .await;
}
