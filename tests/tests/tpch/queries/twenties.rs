//! Queries 20 to 22.

use jiff::civil;
use relvar::backend::Executor;
use relvar::fns::text::substring_for;
use relvar::prelude::*;
use relvar::value;
use relvar_pg::{Pg, Result};
use rust_decimal::Decimal;

use crate::schema::*;

/// Potential part promotion: who in `nation_name` has more of a part than half of what was sold in the year from `date`.
pub(crate) async fn q20<'c>(
    db: impl Executor<'c, Backend = Pg>,
    colour: &str,
    date: civil::Date,
    nation_name: &str,
) -> Result<Vec<(String, String)>> {
    use {lineitem::*, nation::n_name, part::*, partsupp::*, supplier::*};
    let half = lineitem
        .correlate(partsupp)
        .filter(l_partkey.eq(ps_partkey).and(l_suppkey.eq(ps_suppkey)))
        .filter(l_shipdate.ge(date))
        .filter(l_shipdate.lt(val::<Date, _>(date).add(value::Interval::months(12))))
        .select(val::<Numeric, _>(Decimal::new(5, 1)).mul(sum(l_quantity)));
    let much = partsupp
        .filter(ps_partkey.is_in(part.filter(p_name.starts_with(colour)).select(p_partkey)))
        .filter(ps_availqty.gt(scalar(half)))
        .select(ps_suppkey);
    supplier
        .inner_join(nation)
        .filter(s_suppkey.is_in(much).and(n_name.eq(nation_name)))
        .select((s_name, s_address))
        .order_by(s_name)
        .fetch_all(db)
        .await
}

/// Suppliers who kept orders waiting: they alone were late with an order to which others had to deliver, too.
pub(crate) async fn q21<'c>(
    db: impl Executor<'c, Backend = Pg>,
    nation_name: &str,
) -> Result<Vec<(String, i64)>> {
    use {nation::n_name, orders::*, supplier::s_name};
    let (l1, l2, l3) = (lineitem.alias::<'a'>(), lineitem.alias::<'b'>(), lineitem.alias::<'c'>());
    let others = l2.correlate(l1).filter(l2.l_orderkey.eq(l1.l_orderkey).and(l2.l_suppkey.ne(l1.l_suppkey)));
    let late_others = l3
        .correlate(l1)
        .filter(l3.l_orderkey.eq(l1.l_orderkey).and(l3.l_suppkey.ne(l1.l_suppkey)))
        .filter(l3.l_receiptdate.gt(l3.l_commitdate));
    supplier
        .inner_join(l1)
        .inner_join(orders)
        .inner_join(nation)
        .filter(o_orderstatus.eq("F").and(l1.l_receiptdate.gt(l1.l_commitdate)))
        .filter(exists(others).and(not(exists(late_others))))
        .filter(n_name.eq(nation_name))
        .group_by(s_name)
        .select((s_name, count_rows()))
        .order_by((count_rows().desc(), s_name))
        .limit(100)
        .fetch_all(db)
        .await
}

#[derive(relvar::Row)]
#[allow(dead_code, reason = "only its columns are read")]
struct Sale {
    cntrycode: String,
    c_acctbal: Decimal,
}

/// Global sales opportunity: well-off customers without orders, by the country code of their telephone number.
pub(crate) async fn q22<'c>(
    db: impl Executor<'c, Backend = Pg>,
    codes: [&str; 7],
) -> Result<Vec<(String, i64, Decimal)>> {
    use {customer::*, orders::*};
    let code = substring_for(c_phone, 1, 2);
    let well_off = customer.filter(c_acctbal.gt(0).and(code.eq_any(codes))).select(avg(c_acctbal));
    let custsale = customer
        .filter(code.eq_any(codes).and(c_acctbal.gt(scalar(well_off))))
        .filter(not(exists(orders.correlate(customer).filter(o_custkey.eq(c_custkey)))))
        .select(row!(Sale { cntrycode: code, c_acctbal: c_acctbal }))
        .derived();
    custsale
        .query()
        .group_by(custsale.cntrycode)
        .select((custsale.cntrycode, count_rows(), sum(custsale.c_acctbal)))
        .order_by(custsale.cntrycode)
        .fetch_all(db)
        .await
}
