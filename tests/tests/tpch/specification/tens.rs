//! Queries 10 to 19 of the specification.

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

/// Clause 2.4.11.2, NATION = GERMANY, FRACTION = 0.0001 / SF.
pub(crate) const Q11: &str = "
    select ps_partkey, sum(ps_supplycost * ps_availqty) as value
    from partsupp, supplier, nation
    where ps_suppkey = s_suppkey
        and s_nationkey = n_nationkey
        and n_name = 'GERMANY'
    group by ps_partkey
    having sum(ps_supplycost * ps_availqty) > (
        select sum(ps_supplycost * ps_availqty) * 0.01
        from partsupp, supplier, nation
        where ps_suppkey = s_suppkey
            and s_nationkey = n_nationkey
            and n_name = 'GERMANY'
    )
    order by value desc";

/// Clause 2.4.12.2, SHIPMODE1 = MAIL, SHIPMODE2 = SHIP, DATE = 1994-01-01.
pub(crate) const Q12: &str = "
    select
        l_shipmode,
        sum(case when o_orderpriority = '1-URGENT' or o_orderpriority = '2-HIGH' then 1 else 0 end) as high_line_count,
        sum(case when o_orderpriority <> '1-URGENT' and o_orderpriority <> '2-HIGH' then 1 else 0 end) as low_line_count
    from orders, lineitem
    where o_orderkey = l_orderkey
        and l_shipmode in ('MAIL', 'SHIP')
        and l_commitdate < l_receiptdate
        and l_shipdate < l_commitdate
        and l_receiptdate >= date '1994-01-01'
        and l_receiptdate < date '1994-01-01' + interval '1' year
    group by l_shipmode
    order by l_shipmode";

/// Clause 2.4.13.2, WORD1 = special, WORD2 = requests.
pub(crate) const Q13: &str = "
    select c_count, count(*) as custdist
    from (
        select c_custkey, count(o_orderkey)
        from customer
        left outer join orders on c_custkey = o_custkey and o_comment not like '%special%requests%'
        group by c_custkey
    ) as c_orders (c_custkey, c_count)
    group by c_count
    order by custdist desc, c_count desc";

/// Clause 2.4.14.2, DATE = 1995-09-01.
pub(crate) const Q14: &str = "
    select
        100.00 * sum(case when p_type like 'PROMO%' then l_extendedprice * (1 - l_discount) else 0 end)
            / sum(l_extendedprice * (1 - l_discount)) as promo_revenue
    from lineitem, part
    where l_partkey = p_partkey
        and l_shipdate >= date '1995-09-01'
        and l_shipdate < date '1995-09-01' + interval '1' month";

/// Clause 2.4.15.2, DATE = 1996-01-01; the view as the WITH that clause B.8 allows.
pub(crate) const Q15: &str = "
    with revenue (supplier_no, total_revenue) as (
        select l_suppkey, sum(l_extendedprice * (1 - l_discount))
        from lineitem
        where l_shipdate >= date '1996-01-01'
            and l_shipdate < date '1996-01-01' + interval '3' month
        group by l_suppkey
    )
    select s_suppkey, s_name, s_address, s_phone, total_revenue
    from supplier, revenue
    where s_suppkey = supplier_no
        and total_revenue = (select max(total_revenue) from revenue)
    order by s_suppkey";

/// Clause 2.4.16.2, BRAND = Brand#45, TYPE = MEDIUM POLISHED, SIZE1 to SIZE8 = 49, 14, 23, 45, 19, 3, 36, 9.
pub(crate) const Q16: &str = "
    select p_brand, p_type, p_size, count(distinct ps_suppkey) as supplier_cnt
    from partsupp, part
    where p_partkey = ps_partkey
        and p_brand <> 'Brand#45'
        and p_type not like 'MEDIUM POLISHED%'
        and p_size in (49, 14, 23, 45, 19, 3, 36, 9)
        and ps_suppkey not in (
            select s_suppkey
            from supplier
            where s_comment like '%Customer%Complaints%'
        )
    group by p_brand, p_type, p_size
    order by supplier_cnt desc, p_brand, p_type, p_size";

/// Clause 2.4.17.2, BRAND = Brand#23, CONTAINER = MED BAG.
pub(crate) const Q17: &str = "
    select sum(l_extendedprice) / 7.0 as avg_yearly
    from lineitem, part
    where p_partkey = l_partkey
        and p_brand = 'Brand#23'
        and p_container = 'MED BAG'
        and l_quantity < (
            select 0.2 * avg(l_quantity)
            from lineitem
            where l_partkey = p_partkey
        )";

/// Clause 2.4.18.2, QUANTITY = 250.
pub(crate) const Q18: &str = "
    select c_name, c_custkey, o_orderkey, o_orderdate, o_totalprice, sum(l_quantity)
    from customer, orders, lineitem
    where o_orderkey in (
            select l_orderkey
            from lineitem
            group by l_orderkey
            having sum(l_quantity) > 250
        )
        and c_custkey = o_custkey
        and o_orderkey = l_orderkey
    group by c_name, c_custkey, o_orderkey, o_orderdate, o_totalprice
    order by o_totalprice desc, o_orderdate
    limit 100";

/// Clause 2.4.19.2, BRAND1 = Brand#15, BRAND2 = Brand#22, BRAND3 = Brand#23, QUANTITY1 = 10, QUANTITY2 = 10,
/// QUANTITY3 = 20.
pub(crate) const Q19: &str = "
    select sum(l_extendedprice * (1 - l_discount)) as revenue
    from lineitem, part
    where (
            p_partkey = l_partkey
            and p_brand = 'Brand#15'
            and p_container in ('SM CASE', 'SM BOX', 'SM PACK', 'SM PKG')
            and l_quantity >= 10 and l_quantity <= 10 + 10
            and p_size between 1 and 5
            and l_shipmode in ('AIR', 'AIR REG')
            and l_shipinstruct = 'DELIVER IN PERSON'
        ) or (
            p_partkey = l_partkey
            and p_brand = 'Brand#22'
            and p_container in ('MED BAG', 'MED BOX', 'MED PKG', 'MED PACK')
            and l_quantity >= 10 and l_quantity <= 10 + 10
            and p_size between 1 and 10
            and l_shipmode in ('AIR', 'AIR REG')
            and l_shipinstruct = 'DELIVER IN PERSON'
        ) or (
            p_partkey = l_partkey
            and p_brand = 'Brand#23'
            and p_container in ('LG CASE', 'LG BOX', 'LG PACK', 'LG PKG')
            and l_quantity >= 20 and l_quantity <= 20 + 10
            and p_size between 1 and 15
            and l_shipmode in ('AIR', 'AIR REG')
            and l_shipinstruct = 'DELIVER IN PERSON'
        )";
