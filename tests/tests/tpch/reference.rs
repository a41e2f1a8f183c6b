//! The specification's queries, run over plain tokio-postgres in the text protocol: neither relvar's SQL nor its codecs
//! take part.

use jiff::civil;
use relvar_pg::tokio_postgres::{Client, SimpleQueryMessage};
use rust_decimal::Decimal;

use crate::queries::PricingSummary;

/// The rows of `sql`.
async fn rows<Row: FromText>(client: &Client, sql: &str) -> Vec<Row> {
    let messages = client.simple_query(sql).await.unwrap();
    let rows = messages.iter().filter_map(|message| match message {
        SimpleQueryMessage::Row(row) => Some((0..row.len()).map(|index| row.get(index)).collect::<Vec<_>>()),
        _ => None,
    });
    rows.map(|columns| Row::from_text(&columns)).collect()
}

/// The rows of `sql`, of which there are some.
pub(crate) async fn some_rows<Row: FromText>(client: &Client, sql: &str) -> Vec<Row> {
    let rows = rows(client, sql).await;
    assert!(!rows.is_empty(), "no row to compare: {sql}");
    rows
}

/// The only row of `sql`, whose only column is not NULL.
pub(crate) async fn value(client: &Client, sql: &str) -> Option<Decimal> {
    let rows: Vec<(Decimal,)> = rows(client, sql).await;
    assert_eq!(rows.len(), 1);
    Some(rows[0].0)
}

/// A column from the server's text of it.
pub(crate) trait ColumnFromText {
    /// Reads the text; `None` is NULL.
    fn from_text(text: Option<&str>) -> Self;
}

macro_rules! parsed {
    ($($rust:ty)*) => { $(
        impl ColumnFromText for $rust {
            fn from_text(text: Option<&str>) -> Self {
                text.unwrap().parse().unwrap()
            }
        }
    )* };
}

parsed!(i32 i64 String Decimal civil::Date);

impl<T: ColumnFromText> ColumnFromText for Option<T> {
    fn from_text(text: Option<&str>) -> Self {
        text.map(|text| T::from_text(Some(text)))
    }
}

/// A row from the server's text of its columns.
pub(crate) trait FromText {
    /// Reads all columns.
    fn from_text(columns: &[Option<&str>]) -> Self;
}

macro_rules! tuples {
    ($([$($column:ident)+])*) => { $(
        impl<$($column: ColumnFromText),+> FromText for ($($column,)+) {
            fn from_text(columns: &[Option<&str>]) -> Self {
                let mut columns = columns.iter().copied();
                let row = ($($column::from_text(columns.next().unwrap()),)+);
                assert_eq!(columns.next(), None);
                row
            }
        }
    )* };
}

tuples! {
    [A]
    [A B]
    [A B C]
    [A B C D]
    [A B C D E]
    [A B C D E F]
    [A B C D E F G H]
}

impl FromText for PricingSummary {
    fn from_text(columns: &[Option<&str>]) -> Self {
        let [l_returnflag, l_linestatus, sum_qty, sum_base_price, sum_disc_price, sum_charge, ref rest @ ..] =
            *columns
        else {
            panic!("{} columns", columns.len())
        };
        let [avg_qty, avg_price, avg_disc, count_order] = *rest else { panic!("{} columns", columns.len()) };
        PricingSummary {
            l_returnflag: String::from_text(l_returnflag),
            l_linestatus: String::from_text(l_linestatus),
            sum_qty: Decimal::from_text(sum_qty),
            sum_base_price: Decimal::from_text(sum_base_price),
            sum_disc_price: Decimal::from_text(sum_disc_price),
            sum_charge: Decimal::from_text(sum_charge),
            avg_qty: Decimal::from_text(avg_qty),
            avg_price: Decimal::from_text(avg_price),
            avg_disc: Decimal::from_text(avg_disc),
            count_order: i64::from_text(count_order),
        }
    }
}
