//! Queries 10 to 19.

use jiff::civil;
use relvar::backend::Executor;
use relvar::prelude::*;
use relvar::value;
use relvar_pg::{Pg, Result};
use rust_decimal::Decimal;

use crate::schema::*;

/// `(c_custkey, c_name, revenue, c_acctbal, n_name, c_address, c_phone, c_comment)`
pub(crate) type ReturningCustomer = (i64, String, Decimal, Decimal, String, String, String, String);

/// Returned items: the twenty customers who sent back most of what they ordered in the quarter from `date`.
pub(crate) async fn q10<'c>(
    db: impl Executor<'c, Backend = Pg>,
    date: civil::Date,
) -> Result<Vec<ReturningCustomer>> {
    use customer::*;
    use lineitem::{l_discount, l_extendedprice, l_returnflag};
    use nation::n_name;
    use orders::o_orderdate;
    let revenue = sum(l_extendedprice.mul(val::<Numeric, _>(1).sub(l_discount)));
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

/// Important stock: the parts whose stock in `nation_name` is worth more than this fraction of all stock there.
pub(crate) async fn q11<'c>(
    db: impl Executor<'c, Backend = Pg>,
    nation_name: &str,
    fraction: Decimal,
) -> Result<Vec<(i64, Decimal)>> {
    use {nation::n_name, partsupp::*};
    let worth = sum(ps_supplycost.mul(ps_availqty));
    let stock = partsupp.inner_join(supplier).inner_join(nation).filter(n_name.eq(nation_name));
    stock
        .group_by(ps_partkey)
        .having(worth.gt(scalar(stock.select(worth.mul(fraction)))))
        .select((ps_partkey, worth))
        .order_by(worth.desc())
        .fetch_all(db)
        .await
}

/// Shipping modes and order priority: late line items of urgent and of other orders, received in the year from `date`.
pub(crate) async fn q12<'c>(
    db: impl Executor<'c, Backend = Pg>,
    modes: [&str; 2],
    date: civil::Date,
) -> Result<Vec<(String, i64, i64)>> {
    use {lineitem::*, orders::*};
    let urgent = o_orderpriority.eq("1-URGENT").or(o_orderpriority.eq("2-HIGH"));
    let other = o_orderpriority.ne("1-URGENT").and(o_orderpriority.ne("2-HIGH"));
    orders
        .inner_join(lineitem)
        .filter(l_shipmode.eq_any(modes))
        .filter(l_commitdate.lt(l_receiptdate).and(l_shipdate.lt(l_commitdate)))
        .filter(l_receiptdate.ge(date))
        .filter(l_receiptdate.lt(val::<Date, _>(date).add(value::Interval::months(12))))
        .group_by(l_shipmode)
        .select((
            l_shipmode,
            sum(case(urgent, val::<Int4, _>(1)).otherwise(0)),
            sum(case(other, val::<Int4, _>(1)).otherwise(0)),
        ))
        .order_by(l_shipmode)
        .fetch_all(db)
        .await
}

#[derive(relvar::Row)]
#[allow(dead_code, reason = "only its columns are read")]
struct CustomerOrders {
    c_custkey: i64,
    c_count: i64,
}

/// Customer distribution: how many customers have made how many orders, without those whose comment is `pattern`.
pub(crate) async fn q13<'c>(db: impl Executor<'c, Backend = Pg>, pattern: &str) -> Result<Vec<(i64, i64)>> {
    use {customer::c_custkey, orders::*};
    let c_orders = customer
        .left_join(orders.on(c_custkey.eq(o_custkey).and(o_comment.not_like(pattern))))
        .group_by(c_custkey)
        .select(row!(CustomerOrders { c_custkey: c_custkey, c_count: count(o_orderkey) }))
        .derived();
    c_orders
        .query()
        .group_by(c_orders.c_count)
        .select((c_orders.c_count, count_rows()))
        .order_by((count_rows().desc(), c_orders.c_count.desc()))
        .fetch_all(db)
        .await
}

/// Promotion effect: the percentage of revenue from promoted parts in the month from `date`.
pub(crate) async fn q14<'c>(
    db: impl Executor<'c, Backend = Pg>,
    date: civil::Date,
) -> Result<Option<Decimal>> {
    use {lineitem::*, part::*};
    let revenue = l_extendedprice.mul(val::<Numeric, _>(1).sub(l_discount));
    let promoted = sum(case(p_type.like("PROMO%"), revenue).otherwise(0));
    lineitem
        .inner_join(part.on(l_partkey.eq(p_partkey)))
        .filter(l_shipdate.ge(date))
        .filter(l_shipdate.lt(val::<Date, _>(date).add(value::Interval::months(1))))
        .select(val::<Numeric, _>(100).mul(promoted).div(sum(revenue)))
        .fetch_one(db)
        .await
}

#[derive(relvar::Row)]
#[allow(dead_code, reason = "only its columns are read")]
struct Revenue {
    supplier_no: i64,
    total_revenue: Decimal,
}

/// `(s_suppkey, s_name, s_address, s_phone, total_revenue)`
pub(crate) type TopSupplier = (i64, String, String, String, Decimal);

/// Top supplier: who sold most in the quarter from `date`.
pub(crate) async fn q15<'c>(
    db: impl Executor<'c, Backend = Pg>,
    date: civil::Date,
) -> Result<Vec<TopSupplier>> {
    use {lineitem::*, supplier::*};
    let revenue = lineitem
        .filter(l_shipdate.ge(date))
        .filter(l_shipdate.lt(val::<Date, _>(date).add(value::Interval::months(3))))
        .group_by(l_suppkey)
        .select(row!(Revenue {
            supplier_no: l_suppkey,
            total_revenue: sum(l_extendedprice.mul(val::<Numeric, _>(1).sub(l_discount))),
        }))
        .cte();
    let most = scalar(revenue.query().select(max(revenue.total_revenue)));
    let top = supplier
        .inner_join(revenue.on(s_suppkey.eq(revenue.supplier_no)))
        .filter(revenue.total_revenue.eq(most))
        .select((s_suppkey, s_name, s_address, s_phone, revenue.total_revenue))
        .order_by(s_suppkey);
    with(&revenue, top).fetch_all(db).await
}

/// Parts and suppliers: how many suppliers without complaints sell parts of these sizes and of other brand and type.
pub(crate) async fn q16<'c>(
    db: impl Executor<'c, Backend = Pg>,
    brand: &str,
    part_type: &str,
    sizes: &[i32],
) -> Result<Vec<(String, String, i32, i64)>> {
    use {part::*, partsupp::*, supplier::*};
    let complained = supplier.filter(s_comment.like("%Customer%Complaints%")).select(s_suppkey);
    partsupp
        .inner_join(part)
        .filter(p_brand.ne(brand).and(not(p_type.starts_with(part_type))).and(p_size.eq_any(sizes)))
        .filter(ps_suppkey.is_not_in(complained))
        .group_by((p_brand, p_type, p_size))
        .select((p_brand, p_type, p_size, count_distinct(ps_suppkey)))
        .order_by((count_distinct(ps_suppkey).desc(), p_brand, p_type, p_size))
        .fetch_all(db)
        .await
}

/// Small-quantity order revenue: what would be lost by year if no small quantities of one kind of part were sold.
pub(crate) async fn q17<'c>(
    db: impl Executor<'c, Backend = Pg>,
    brand: &str,
    container: &str,
) -> Result<Option<Decimal>> {
    use {lineitem::*, part::*};
    let other = lineitem.alias::<'b'>();
    let few = other
        .correlate(part)
        .filter(other.l_partkey.eq(p_partkey))
        .select(val::<Numeric, _>(Decimal::new(2, 1)).mul(avg(other.l_quantity)));
    lineitem
        .inner_join(part.on(p_partkey.eq(l_partkey)))
        .filter(p_brand.eq(brand).and(p_container.eq(container)))
        .filter(l_quantity.lt(scalar(few)))
        .select(sum(l_extendedprice).div(7))
        .fetch_one(db)
        .await
}

/// `(c_name, c_custkey, o_orderkey, o_orderdate, o_totalprice, sum(l_quantity))`
pub(crate) type LargeOrder = (String, i64, i64, civil::Date, Decimal, Decimal);

/// Large volume customer: the hundred dearest orders of more than this quantity.
pub(crate) async fn q18<'c>(db: impl Executor<'c, Backend = Pg>, quantity: i32) -> Result<Vec<LargeOrder>> {
    use {customer::*, lineitem::*, orders::*};
    let large = lineitem.group_by(l_orderkey).having(sum(l_quantity).gt(quantity)).select(l_orderkey);
    customer
        .inner_join(orders)
        .inner_join(lineitem)
        .filter(o_orderkey.is_in(large))
        .group_by((c_name, c_custkey, o_orderkey, o_orderdate, o_totalprice))
        .select((c_name, c_custkey, o_orderkey, o_orderdate, o_totalprice, sum(l_quantity)))
        .order_by((o_totalprice.desc(), o_orderdate))
        .limit(100)
        .fetch_all(db)
        .await
}

/// A brand, and the least quantity of it, in [`q19`].
pub(crate) type Handled<'a> = (&'a str, i32);

/// Discounted revenue: what was earned with parts that are handled in one of three ways.
pub(crate) async fn q19<'c>(
    db: impl Executor<'c, Backend = Pg>,
    small: Handled<'_>,
    medium: Handled<'_>,
    large: Handled<'_>,
) -> Result<Option<Decimal>> {
    use {lineitem::*, part::*};
    let handled = |(brand, quantity): Handled<'_>, containers: [&'static str; 4], size: i32| {
        p_brand
            .eq(brand.to_owned())
            .and(p_container.eq_any(containers))
            .and(l_quantity.between(quantity, quantity + 10))
            .and(p_size.between(1, size))
            .and(l_shipmode.eq_any(["AIR", "AIR REG"]))
            .and(l_shipinstruct.eq("DELIVER IN PERSON"))
    };
    lineitem
        .inner_join(part.on(p_partkey.eq(l_partkey)))
        .filter(
            handled(small, ["SM CASE", "SM BOX", "SM PACK", "SM PKG"], 5)
                .or(handled(medium, ["MED BAG", "MED BOX", "MED PKG", "MED PACK"], 10))
                .or(handled(large, ["LG CASE", "LG BOX", "LG PACK", "LG PKG"], 15)),
        )
        .select(sum(l_extendedprice.mul(val::<Numeric, _>(1).sub(l_discount))))
        .fetch_one(db)
        .await
}
