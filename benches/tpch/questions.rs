//! The 22 queries with the values by which the specification validates them: in relvar, and in the specification's text
//! with parameters for these values.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::time::{Duration, Instant};

use jiff::civil::date;
use relvar::backend::Executor;
use relvar_benches::Outcome;
use relvar_pg::Pg;
use relvar_pg::tokio_postgres::types::ToSql;
use relvar_pg::tokio_postgres::{self, Client, Row, Statement};
use rust_decimal::Decimal;

use crate::by_hand::{Amount, Column, Day, ReadRow, with_parameters};
use crate::queries::*;
use crate::specification::*;

/// What a query gave.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Found {
    pub(crate) rows: usize,
    /// Of all values in their order; numbers are equal whatever their scale.
    pub(crate) checksum: u64,
}

impl Found {
    fn of<Row: Hash>(rows: &[Row]) -> Self {
        let mut hasher = DefaultHasher::new();
        rows.hash(&mut hasher);
        Found { rows: rows.len(), checksum: hasher.finish() }
    }
}

impl ReadRow for PricingSummary {
    fn read(row: &Row) -> Result<Self, tokio_postgres::Error> {
        Ok(PricingSummary {
            l_returnflag: Column::read(row, 0)?,
            l_linestatus: Column::read(row, 1)?,
            sum_qty: Column::read(row, 2)?,
            sum_base_price: Column::read(row, 3)?,
            sum_disc_price: Column::read(row, 4)?,
            sum_charge: Column::read(row, 5)?,
            avg_qty: Column::read(row, 6)?,
            avg_price: Column::read(row, 7)?,
            avg_disc: Column::read(row, 8)?,
            count_order: Column::read(row, 9)?,
        })
    }
}

/// A tenth of a thousandth of all stock, by the scale: the FRACTION of query 11.
fn fraction(scale: f64) -> Outcome<Decimal> {
    let hundredths = Decimal::from((scale * 100.0).round() as i64);
    Ok(Decimal::new(1, 2).checked_div(hundredths).ok_or("a scale of 0")?)
}

fn amount(hundredths: i64) -> Decimal {
    Decimal::new(hundredths, 2)
}

/// A line for each query: its number, the specification's text, which of its literals become which parameters, their values,
/// and how relvar is asked.
macro_rules! questions {
    (|$db:ident, $scale:ident| $(
        $number:literal: $text:ident [$($literal:literal => $parameter:literal),+], [$($value:expr),+], $row:ty = $ask:expr;
    )*) => {
        pub(crate) const NUMBERS: &[u8] = &[$($number),*];

        /// The text by hand.
        pub(crate) fn text(number: u8) -> Outcome<String> {
            match number {
                $($number => with_parameters($text, &[$(($literal, $parameter)),+]),)*
                _ => Err(format!("no query {number}").into()),
            }
        }

        /// The only row of the text by hand with something before it.
        pub(crate) async fn ask_about(number: u8, $scale: f64, client: &Client, before: &str) -> Outcome<Row> {
            let text = format!("{before}{}", text(number)?);
            match number {
                $($number => {
                    let values: &[&(dyn ToSql + Sync)] = &[$(&$value),+];
                    Ok(client.query_one(&text, values).await?)
                })*
                _ => Err(format!("no query {number}").into()),
            }
        }

        /// Runs the statement by hand, and appends how long it took until its rows were there.
        pub(crate) async fn ask_by_hand(
            number: u8,
            $scale: f64,
            client: &Client,
            statement: &Statement,
            laps: &mut Vec<Duration>,
        ) -> Outcome<Found> {
            match number {
                $($number => {
                    let started = Instant::now();
                    let values: &[&(dyn ToSql + Sync)] = &[$(&$value),+];
                    let rows = client.query(statement, values).await?;
                    let rows: Vec<$row> = rows.iter().map(ReadRow::read).collect::<Result<_, _>>()?;
                    laps.push(started.elapsed());
                    Ok(Found::of(&rows))
                })*
                _ => Err(format!("no query {number}").into()),
            }
        }

        /// Runs the query in relvar, and appends how long it took until its rows were there.
        pub(crate) async fn ask_relvar<'c>(
            number: u8,
            $scale: f64,
            $db: impl Executor<'c, Backend = Pg>,
            laps: &mut Vec<Duration>,
        ) -> Outcome<Found> {
            match number {
                // Boxed, so that not all of them lie in one future beside each other.
                $($number => Box::pin(async move {
                    let started = Instant::now();
                    let rows: Vec<$row> = $ask;
                    laps.push(started.elapsed());
                    Ok(Found::of(&rows))
                }).await,)*
                _ => Err(format!("no query {number}").into()),
            }
        }
    };
}

questions! { |db, scale|
    1: Q1 ["interval '90' day" => "make_interval(days => $1)"], [90_i32],
        PricingSummary = q1(db, 90).await?;
    2: Q2 ["15" => "$1", "'%BRASS'" => "$2", "'EUROPE'" => "$3", "'EUROPE'" => "$3"], [15_i32, "%BRASS", "EUROPE"],
        CheapestSupplier = q2(db, 15, "BRASS", "EUROPE").await?;
    3: Q3 ["'BUILDING'" => "$1", "date '1995-03-15'" => "$2", "date '1995-03-15'" => "$2"],
        ["BUILDING", Day(date(1995, 3, 15))],
        UnshippedOrder = q3(db, "BUILDING", date(1995, 3, 15)).await?;
    4: Q4 ["date '1993-07-01'" => "$1", "date '1993-07-01'" => "$1"], [Day(date(1993, 7, 1))],
        (String, i64) = q4(db, date(1993, 7, 1)).await?;
    5: Q5 ["'ASIA'" => "$1", "date '1994-01-01'" => "$2", "date '1994-01-01'" => "$2"], ["ASIA", Day(date(1994, 1, 1))],
        (String, Decimal) = q5(db, "ASIA", date(1994, 1, 1)).await?;
    6: Q6 ["date '1994-01-01'" => "$1", "date '1994-01-01'" => "$1", "0.06" => "$2", "0.06" => "$2", "24" => "$3"],
        [Day(date(1994, 1, 1)), Amount(amount(6)), Amount(Decimal::from(24))],
        (Option<Decimal>,) = vec![(q6(db, date(1994, 1, 1), amount(6), Decimal::from(24)).await?,)];
    7: Q7 ["'FRANCE'" => "$1", "'GERMANY'" => "$2", "'GERMANY'" => "$2", "'FRANCE'" => "$1"], ["FRANCE", "GERMANY"],
        Shipped = q7(db, "FRANCE", "GERMANY").await?;
    8: Q8 ["'BRAZIL'" => "$1", "'AMERICA'" => "$2", "'ECONOMY ANODIZED STEEL'" => "$3"],
        ["BRAZIL", "AMERICA", "ECONOMY ANODIZED STEEL"],
        (Decimal, Decimal) = q8(db, "BRAZIL", "AMERICA", "ECONOMY ANODIZED STEEL").await?;
    9: Q9 ["'%green%'" => "$1"], ["%green%"],
        (String, Decimal, Decimal) = q9(db, "green").await?;
    10: Q10 ["date '1993-10-01'" => "$1", "date '1993-10-01'" => "$1"], [Day(date(1993, 10, 1))],
        ReturningCustomer = q10(db, date(1993, 10, 1)).await?;
    11: Q11 ["'GERMANY'" => "$1", "0.01" => "$2", "'GERMANY'" => "$1"], ["GERMANY", Amount(fraction(scale)?)],
        (i64, Decimal) = q11(db, "GERMANY", fraction(scale)?).await?;
    12: Q12 ["'MAIL'" => "$1", "'SHIP'" => "$2", "date '1994-01-01'" => "$3", "date '1994-01-01'" => "$3"],
        ["MAIL", "SHIP", Day(date(1994, 1, 1))],
        (String, i64, i64) = q12(db, ["MAIL", "SHIP"], date(1994, 1, 1)).await?;
    13: Q13 ["'%special%requests%'" => "$1"], ["%special%requests%"],
        (i64, i64) = q13(db, "%special%requests%").await?;
    14: Q14 ["date '1995-09-01'" => "$1", "date '1995-09-01'" => "$1"], [Day(date(1995, 9, 1))],
        (Option<Decimal>,) = vec![(q14(db, date(1995, 9, 1)).await?,)];
    15: Q15 ["date '1996-01-01'" => "$1", "date '1996-01-01'" => "$1"], [Day(date(1996, 1, 1))],
        TopSupplier = q15(db, date(1996, 1, 1)).await?;
    16: Q16 ["'Brand#45'" => "$1", "'MEDIUM POLISHED%'" => "$2",
            "(49, 14, 23, 45, 19, 3, 36, 9)" => "($3, $4, $5, $6, $7, $8, $9, $10)"],
        ["Brand#45", "MEDIUM POLISHED%", 49_i32, 14_i32, 23_i32, 45_i32, 19_i32, 3_i32, 36_i32, 9_i32],
        (String, String, i32, i64) = q16(db, "Brand#45", "MEDIUM POLISHED", &[49, 14, 23, 45, 19, 3, 36, 9]).await?;
    17: Q17 ["'Brand#23'" => "$1", "'MED BAG'" => "$2"], ["Brand#23", "MED BAG"],
        (Option<Decimal>,) = vec![(q17(db, "Brand#23", "MED BAG").await?,)];
    18: Q18 ["250" => "$1"], [Amount(Decimal::from(300))],
        LargeOrder = q18(db, 300).await?;
    19: Q19 ["'Brand#15'" => "$1", "10" => "$4", "10" => "$4", "'Brand#22'" => "$2", "10" => "$5", "10" => "$5",
            "'Brand#23'" => "$3", "20" => "$6", "20" => "$6"],
        ["Brand#12", "Brand#23", "Brand#34", Amount(Decimal::ONE), Amount(Decimal::TEN), Amount(Decimal::from(20))],
        (Option<Decimal>,) = vec![(q19(db, ("Brand#12", 1), ("Brand#23", 10), ("Brand#34", 20)).await?,)];
    20: Q20 ["'forest%'" => "$1", "date '1994-01-01'" => "$2", "date '1994-01-01'" => "$2", "'CANADA'" => "$3"],
        ["forest%", Day(date(1994, 1, 1)), "CANADA"],
        (String, String) = q20(db, "forest", date(1994, 1, 1), "CANADA").await?;
    21: Q21 ["'SAUDI ARABIA'" => "$1"], ["SAUDI ARABIA"],
        (String, i64) = q21(db, "SAUDI ARABIA").await?;
    22: Q22 ["('13', '31', '23', '29', '30', '18', '17')" => "($1, $2, $3, $4, $5, $6, $7)",
            "('13', '31', '23', '29', '30', '18', '17')" => "($1, $2, $3, $4, $5, $6, $7)"],
        ["13", "31", "23", "29", "30", "18", "17"],
        (String, i64, Decimal) = q22(db, ["13", "31", "23", "29", "30", "18", "17"]).await?;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_has_its_parameters() {
        for number in NUMBERS {
            assert!(text(*number).unwrap().contains("$1"), "query {number}");
        }
        assert_eq!(NUMBERS.len(), 22);
    }

    #[test]
    fn the_fraction_is_that_of_the_scale() {
        assert_eq!(fraction(1.0).unwrap(), Decimal::new(1, 4));
        assert_eq!(fraction(0.01).unwrap(), Decimal::new(1, 2));
    }
}
