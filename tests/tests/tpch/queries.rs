//! The queries in relvar, each with the parameters that the specification substitutes.

use jiff::civil;
use relvar::prelude::*;
use relvar_pg::{Pool, Result};
use rust_decimal::Decimal;

use crate::schema::*;

/// A row of the pricing summary report.
#[derive(Debug, PartialEq, relvar::Row)]
pub(crate) struct PricingSummary {
    pub(crate) l_returnflag: String,
    pub(crate) l_linestatus: String,
    pub(crate) sum_qty: Decimal,
    pub(crate) sum_base_price: Decimal,
    pub(crate) sum_disc_price: Decimal,
    pub(crate) sum_charge: Decimal,
    pub(crate) avg_qty: Decimal,
    pub(crate) avg_price: Decimal,
    pub(crate) avg_disc: Decimal,
    pub(crate) count_order: i64,
}

/// Pricing summary report: what was billed, shipped and returned up to `delta` days before the last possible date.
pub(crate) async fn q1(db: &Pool, delta: i32) -> Result<Vec<PricingSummary>> {
    use lineitem::*;
    let one = val::<Numeric, _>(Decimal::ONE);
    let disc_price = l_extendedprice.mul(one.sub(l_discount));
    lineitem
        .filter(l_shipdate.le(val::<Date, _>(civil::date(1998, 12, 1)).sub(delta)))
        .group_by((l_returnflag, l_linestatus))
        .select(row!(PricingSummary {
            l_returnflag: l_returnflag,
            l_linestatus: l_linestatus,
            sum_qty: sum(l_quantity),
            sum_base_price: sum(l_extendedprice),
            sum_disc_price: sum(disc_price),
            sum_charge: sum(disc_price.mul(one.add(l_tax))),
            avg_qty: avg(l_quantity),
            avg_price: avg(l_extendedprice),
            avg_disc: avg(l_discount),
            count_order: count_rows(),
        }))
        .order_by((l_returnflag, l_linestatus))
        .fetch_all(db)
        .await
}
