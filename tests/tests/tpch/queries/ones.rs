//! The queries in relvar. Their parameters are those that the specification substitutes.

use jiff::civil;
use relvar::prelude::*;
use relvar::value;
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
        .filter(l_shipdate.le(val::<Date, _>(civil::date(1998, 12, 1)).sub(value::Interval::days(delta))))
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

/// `(l_orderkey, revenue, o_orderdate, o_shippriority)`
pub(crate) type UnshippedOrder = (i64, Decimal, civil::Date, i32);

/// Shipping priority: the ten orders of greatest value among those not shipped on `date`.
pub(crate) async fn q3(db: &Pool, segment: &str, date: civil::Date) -> Result<Vec<UnshippedOrder>> {
    use {customer::c_mktsegment, lineitem::*, orders::*};
    let revenue = sum(l_extendedprice.mul(val::<Numeric, _>(Decimal::ONE).sub(l_discount)));
    customer
        .inner_join(orders)
        .inner_join(lineitem)
        .filter(c_mktsegment.eq(segment).and(o_orderdate.lt(date)).and(l_shipdate.gt(date)))
        .group_by((l_orderkey, o_orderdate, o_shippriority))
        .select((l_orderkey, revenue, o_orderdate, o_shippriority))
        .order_by((revenue.desc(), o_orderdate))
        .limit(10)
        .fetch_all(db)
        .await
}

/// Local supplier volume: revenue by nation from suppliers of the customers' own nations, in the year from `date`.
pub(crate) async fn q5(db: &Pool, region_name: &str, date: civil::Date) -> Result<Vec<(String, Decimal)>> {
    use customer::c_nationkey;
    use lineitem::{l_discount, l_extendedprice, l_suppkey};
    use nation::{n_name, n_nationkey};
    use orders::o_orderdate;
    use region::r_name;
    use supplier::{s_nationkey, s_suppkey};
    let revenue = sum(l_extendedprice.mul(val::<Numeric, _>(Decimal::ONE).sub(l_discount)));
    customer
        .inner_join(orders)
        .inner_join(lineitem)
        .inner_join(supplier.on(l_suppkey.eq(s_suppkey).and(c_nationkey.eq(s_nationkey))))
        .inner_join(nation.on(s_nationkey.eq(n_nationkey)))
        .inner_join(region)
        .filter(r_name.eq(region_name))
        .filter(o_orderdate.ge(date))
        .filter(o_orderdate.lt(val::<Date, _>(date).add(value::Interval::months(12))))
        .group_by(n_name)
        .select((n_name, revenue))
        .order_by(revenue.desc())
        .fetch_all(db)
        .await
}

/// Forecasting revenue change: what would have been earned without the discounts around `discount`.
pub(crate) async fn q6(
    db: &Pool,
    date: civil::Date,
    discount: Decimal,
    quantity: Decimal,
) -> Result<Option<Decimal>> {
    use lineitem::*;
    let (discount, step) = (val::<Numeric, _>(discount), Decimal::new(1, 2));
    lineitem
        .filter(l_shipdate.ge(date).and(l_shipdate.lt(val::<Date, _>(date).add(value::Interval::months(12)))))
        .filter(l_discount.between(discount.sub(step), discount.add(step)).and(l_quantity.lt(quantity)))
        .select(sum(l_extendedprice.mul(l_discount)))
        .fetch_one(db)
        .await
}

/// `(c_custkey, c_name, revenue, c_acctbal, n_name, c_address, c_phone, c_comment)`
pub(crate) type ReturningCustomer = (i64, String, Decimal, Decimal, String, String, String, String);

/// Returned items: the twenty customers who sent back most of what they ordered in the quarter from `date`.
pub(crate) async fn q10(db: &Pool, date: civil::Date) -> Result<Vec<ReturningCustomer>> {
    use customer::*;
    use lineitem::{l_discount, l_extendedprice, l_returnflag};
    use nation::n_name;
    use orders::o_orderdate;
    let revenue = sum(l_extendedprice.mul(val::<Numeric, _>(Decimal::ONE).sub(l_discount)));
    customer
        .inner_join(orders)
        .inner_join(lineitem)
        .inner_join(nation)
        .filter(
            o_orderdate.ge(date).and(o_orderdate.lt(val::<Date, _>(date).add(value::Interval::months(3)))),
        )
        .filter(l_returnflag.eq("R"))
        .group_by((c_custkey, c_name, c_acctbal, c_phone, n_name, c_address, c_comment))
        .select((c_custkey, c_name, revenue, c_acctbal, n_name, c_address, c_phone, c_comment))
        .order_by(revenue.desc())
        .limit(20)
        .fetch_all(db)
        .await
}
