//! Queries 1 to 9.

use jiff::civil;
use relvar::backend::Executor;
use relvar::fns::time::{extract, field};
use relvar::prelude::*;
use relvar::value;
use relvar_pg::{Pg, Result};
use rust_decimal::Decimal;

use crate::schema::*;

/// A row of the pricing summary report.
#[derive(Debug, PartialEq, Hash, relvar::Row)]
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
pub(crate) async fn q1<'c>(db: impl Executor<'c, Backend = Pg>, delta: i32) -> Result<Vec<PricingSummary>> {
    use lineitem::*;
    let one = val::<Numeric, _>(1);
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

/// `(s_acctbal, s_name, n_name, p_partkey, p_mfgr, s_address, s_phone, s_comment)`
pub(crate) type CheapestSupplier = (Decimal, String, String, i64, String, String, String, String);

/// Minimum cost supplier: who in `region_name` sells the parts of this size and type for least.
pub(crate) async fn q2<'c>(
    db: impl Executor<'c, Backend = Pg>,
    size: i32,
    finish: &str,
    region_name: &str,
) -> Result<Vec<CheapestSupplier>> {
    use {nation::n_name, part::*, partsupp::*, region::r_name, supplier::*};
    let least = partsupp
        .inner_join(supplier)
        .inner_join(nation)
        .inner_join(region)
        .correlate(part)
        .filter(p_partkey.eq(ps_partkey).and(r_name.eq(region_name)))
        .select(min(ps_supplycost));
    part.inner_join(partsupp)
        .inner_join(supplier)
        .inner_join(nation)
        .inner_join(region)
        .filter(p_size.eq(size).and(p_type.ends_with(finish)).and(r_name.eq(region_name)))
        .filter(ps_supplycost.eq(scalar(least)))
        .select((s_acctbal, s_name, n_name, p_partkey, p_mfgr, s_address, s_phone, s_comment))
        .order_by((s_acctbal.desc(), n_name, s_name, p_partkey))
        .limit(100)
        .fetch_all(db)
        .await
}

/// `(l_orderkey, revenue, o_orderdate, o_shippriority)`
pub(crate) type UnshippedOrder = (i64, Decimal, civil::Date, i32);

/// Shipping priority: the ten orders of greatest value among those not shipped on `date`.
pub(crate) async fn q3<'c>(
    db: impl Executor<'c, Backend = Pg>,
    segment: &str,
    date: civil::Date,
) -> Result<Vec<UnshippedOrder>> {
    use {customer::c_mktsegment, lineitem::*, orders::*};
    let revenue = sum(l_extendedprice.mul(val::<Numeric, _>(1).sub(l_discount)));
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

/// Order priority checking: how many orders of the quarter from `date` were received too late, by priority.
pub(crate) async fn q4<'c>(
    db: impl Executor<'c, Backend = Pg>,
    date: civil::Date,
) -> Result<Vec<(String, i64)>> {
    use {lineitem::*, orders::*};
    let late =
        lineitem.correlate(orders).filter(l_orderkey.eq(o_orderkey).and(l_commitdate.lt(l_receiptdate)));
    orders
        .filter(o_orderdate.ge(date))
        .filter(o_orderdate.lt(val::<Date, _>(date).add(value::Interval::months(3))))
        .filter(exists(late))
        .group_by(o_orderpriority)
        .select((o_orderpriority, count_rows()))
        .order_by(o_orderpriority)
        .fetch_all(db)
        .await
}

/// Local supplier volume: revenue by nation from suppliers of the customers' own nations, in the year from `date`.
pub(crate) async fn q5<'c>(
    db: impl Executor<'c, Backend = Pg>,
    region_name: &str,
    date: civil::Date,
) -> Result<Vec<(String, Decimal)>> {
    use customer::c_nationkey;
    use lineitem::{l_discount, l_extendedprice, l_suppkey};
    use nation::{n_name, n_nationkey};
    use orders::o_orderdate;
    use region::r_name;
    use supplier::{s_nationkey, s_suppkey};
    let revenue = sum(l_extendedprice.mul(val::<Numeric, _>(1).sub(l_discount)));
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
pub(crate) async fn q6<'c>(
    db: impl Executor<'c, Backend = Pg>,
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

#[derive(relvar::Row)]
#[allow(dead_code, reason = "only its columns are read")]
struct Shipping {
    supp_nation: String,
    cust_nation: String,
    l_year: Decimal,
    volume: Decimal,
}

/// `(supp_nation, cust_nation, l_year, revenue)`
pub(crate) type Shipped = (String, String, Decimal, Decimal);

/// Volume shipping: the trade between two nations in 1995 and 1996.
pub(crate) async fn q7<'c>(
    db: impl Executor<'c, Backend = Pg>,
    one: &str,
    other: &str,
) -> Result<Vec<Shipped>> {
    use {customer::c_nationkey, lineitem::*, supplier::*};
    let (n1, n2) = (nation.alias::<'a'>(), nation.alias::<'b'>());
    let between = |from, to| n1.n_name.eq(from).and(n2.n_name.eq(to));
    let shipping = supplier
        .inner_join(lineitem)
        .inner_join(orders)
        .inner_join(customer)
        .inner_join(n1.on(s_nationkey.eq(n1.n_nationkey)))
        .inner_join(n2.on(c_nationkey.eq(n2.n_nationkey)))
        .filter(between(one, other).or(between(other, one)))
        .filter(l_shipdate.between(civil::date(1995, 1, 1), civil::date(1996, 12, 31)))
        .select(row!(Shipping {
            supp_nation: n1.n_name,
            cust_nation: n2.n_name,
            l_year: extract(field::year(), l_shipdate),
            volume: l_extendedprice.mul(val::<Numeric, _>(1).sub(l_discount)),
        }))
        .derived();
    let by = (shipping.supp_nation, shipping.cust_nation, shipping.l_year);
    shipping
        .query()
        .group_by(by)
        .select((shipping.supp_nation, shipping.cust_nation, shipping.l_year, sum(shipping.volume)))
        .order_by(by)
        .fetch_all(db)
        .await
}

#[derive(relvar::Row)]
#[allow(dead_code, reason = "only its columns are read")]
struct NationVolume {
    o_year: Decimal,
    volume: Decimal,
    nation: String,
}

/// National market share: of `nation_name` among the suppliers of one type of part to `region_name`, by year.
pub(crate) async fn q8<'c>(
    db: impl Executor<'c, Backend = Pg>,
    nation_name: &str,
    region_name: &str,
    part_type: &str,
) -> Result<Vec<(Decimal, Decimal)>> {
    use {customer::*, lineitem::*, orders::*, part::*, region::*, supplier::*};
    let (n1, n2) = (nation.alias::<'a'>(), nation.alias::<'b'>());
    let all_nations = part
        .inner_join(lineitem.on(p_partkey.eq(l_partkey)))
        .inner_join(supplier)
        .inner_join(orders)
        .inner_join(customer)
        .inner_join(n1.on(c_nationkey.eq(n1.n_nationkey)))
        .inner_join(region)
        .inner_join(n2.on(s_nationkey.eq(n2.n_nationkey)))
        .filter(r_name.eq(region_name).and(p_type.eq(part_type)))
        .filter(o_orderdate.between(civil::date(1995, 1, 1), civil::date(1996, 12, 31)))
        .select(row!(NationVolume {
            o_year: extract(field::year(), o_orderdate),
            volume: l_extendedprice.mul(val::<Numeric, _>(1).sub(l_discount)),
            nation: n2.n_name,
        }))
        .derived();
    let own = case(all_nations.nation.eq(nation_name), all_nations.volume).otherwise(0);
    all_nations
        .query()
        .group_by(all_nations.o_year)
        .select((all_nations.o_year, sum(own).div(sum(all_nations.volume))))
        .order_by(all_nations.o_year)
        .fetch_all(db)
        .await
}

#[derive(relvar::Row)]
#[allow(dead_code, reason = "only its columns are read")]
struct Profit {
    nation: String,
    o_year: Decimal,
    amount: Decimal,
}

/// Product type profit measure: what was earned with the parts that have `colour` in their name, by nation and year.
pub(crate) async fn q9<'c>(
    db: impl Executor<'c, Backend = Pg>,
    colour: &str,
) -> Result<Vec<(String, Decimal, Decimal)>> {
    use {lineitem::*, nation::n_name, orders::o_orderdate, part::*, partsupp::*};
    let earned = l_extendedprice.mul(val::<Numeric, _>(1).sub(l_discount));
    let profit = part
        .inner_join(lineitem.on(p_partkey.eq(l_partkey)))
        .inner_join(supplier)
        .inner_join(partsupp.on(ps_suppkey.eq(l_suppkey).and(ps_partkey.eq(l_partkey))))
        .inner_join(orders)
        .inner_join(nation)
        .filter(p_name.contains(colour))
        .select(row!(Profit {
            nation: n_name,
            o_year: extract(field::year(), o_orderdate),
            amount: earned.sub(ps_supplycost.mul(l_quantity)),
        }))
        .derived();
    profit
        .query()
        .group_by((profit.nation, profit.o_year))
        .select((profit.nation, profit.o_year, sum(profit.amount)))
        .order_by((profit.nation, profit.o_year.desc()))
        .fetch_all(db)
        .await
}
