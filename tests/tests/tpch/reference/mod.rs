//! The same queries as the specification writes them, run over plain tokio-postgres in the text protocol: neither
//! relvar's SQL nor its codecs take part.

use jiff::civil;
use relvar_pg::tokio_postgres::{Client, SimpleQueryMessage};
use rust_decimal::Decimal;

use crate::queries::PricingSummary;

/// TPC-H 3.0.1, clause 2.4.1.2, DELTA = 90.
pub(crate) const Q1: &str = "
    select
        l_returnflag,
        l_linestatus,
        sum(l_quantity) as sum_qty,
        sum(l_extendedprice) as sum_base_price,
        sum(l_extendedprice * (1 - l_discount)) as sum_disc_price,
        sum(l_extendedprice * (1 - l_discount) * (1 + l_tax)) as sum_charge,
        avg(l_quantity) as avg_qty,
        avg(l_extendedprice) as avg_price,
        avg(l_discount) as avg_disc,
        count(*) as count_order
    from lineitem
    where l_shipdate <= date '1998-12-01' - interval '90' day
    group by l_returnflag, l_linestatus
    order by l_returnflag, l_linestatus";

/// Clause 2.4.3.2, SEGMENT = BUILDING, DATE = 1995-03-15.
pub(crate) const Q3: &str = "
    select
        l_orderkey,
        sum(l_extendedprice * (1 - l_discount)) as revenue,
        o_orderdate,
        o_shippriority
    from customer, orders, lineitem
    where c_mktsegment = 'BUILDING'
        and c_custkey = o_custkey
        and l_orderkey = o_orderkey
        and o_orderdate < date '1995-03-15'
        and l_shipdate > date '1995-03-15'
    group by l_orderkey, o_orderdate, o_shippriority
    order by revenue desc, o_orderdate
    limit 10";

/// Clause 2.4.5.2, REGION = ASIA, DATE = 1994-01-01.
pub(crate) const Q5: &str = "
    select
        n_name,
        sum(l_extendedprice * (1 - l_discount)) as revenue
    from customer, orders, lineitem, supplier, nation, region
    where c_custkey = o_custkey
        and l_orderkey = o_orderkey
        and l_suppkey = s_suppkey
        and c_nationkey = s_nationkey
        and s_nationkey = n_nationkey
        and n_regionkey = r_regionkey
        and r_name = 'ASIA'
        and o_orderdate >= date '1994-01-01'
        and o_orderdate < date '1994-01-01' + interval '1' year
    group by n_name
    order by revenue desc";

/// Clause 2.4.6.2, DATE = 1994-01-01, DISCOUNT = 0.06, QUANTITY = 24.
pub(crate) const Q6: &str = "
    select sum(l_extendedprice * l_discount) as revenue
    from lineitem
    where l_shipdate >= date '1994-01-01'
        and l_shipdate < date '1994-01-01' + interval '1' year
        and l_discount between 0.06 - 0.01 and 0.06 + 0.01
        and l_quantity < 24";

/// Clause 2.4.10.2, DATE = 1993-10-01.
pub(crate) const Q10: &str = "
    select
        c_custkey,
        c_name,
        sum(l_extendedprice * (1 - l_discount)) as revenue,
        c_acctbal,
        n_name,
        c_address,
        c_phone,
        c_comment
    from customer, orders, lineitem, nation
    where c_custkey = o_custkey
        and l_orderkey = o_orderkey
        and o_orderdate >= date '1993-10-01'
        and o_orderdate < date '1993-10-01' + interval '3' month
        and l_returnflag = 'R'
        and c_nationkey = n_nationkey
    group by c_custkey, c_name, c_acctbal, c_phone, n_name, c_address, c_comment
    order by revenue desc
    limit 20";

/// The rows of `sql`.
pub(crate) async fn rows<Row: FromText>(client: &Client, sql: &str) -> Vec<Row> {
    let messages = client.simple_query(sql).await.unwrap();
    let rows = messages.iter().filter_map(|message| match message {
        SimpleQueryMessage::Row(row) => Some((0..row.len()).map(|index| row.get(index)).collect::<Vec<_>>()),
        _ => None,
    });
    rows.map(|columns| Row::from_text(&columns)).collect()
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
    [A B C D]
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
