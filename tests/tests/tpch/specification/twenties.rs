//! Queries 20 to 22 of the specification.

/// Clause 2.4.20.2, COLOR = forest, DATE = 1994-01-01, NATION = CANADA.
pub(crate) const Q20: &str = "
    select s_name, s_address
    from supplier, nation
    where s_suppkey in (
            select ps_suppkey
            from partsupp
            where ps_partkey in (
                    select p_partkey
                    from part
                    where p_name like 'forest%'
                )
                and ps_availqty > (
                    select 0.5 * sum(l_quantity)
                    from lineitem
                    where l_partkey = ps_partkey
                        and l_suppkey = ps_suppkey
                        and l_shipdate >= date '1994-01-01'
                        and l_shipdate < date '1994-01-01' + interval '1' year
                )
        )
        and s_nationkey = n_nationkey
        and n_name = 'CANADA'
    order by s_name";

/// Clause 2.4.21.2, NATION = SAUDI ARABIA.
pub(crate) const Q21: &str = "
    select s_name, count(*) as numwait
    from supplier, lineitem l1, orders, nation
    where s_suppkey = l1.l_suppkey
        and o_orderkey = l1.l_orderkey
        and o_orderstatus = 'F'
        and l1.l_receiptdate > l1.l_commitdate
        and exists (
            select *
            from lineitem l2
            where l2.l_orderkey = l1.l_orderkey
                and l2.l_suppkey <> l1.l_suppkey
        )
        and not exists (
            select *
            from lineitem l3
            where l3.l_orderkey = l1.l_orderkey
                and l3.l_suppkey <> l1.l_suppkey
                and l3.l_receiptdate > l3.l_commitdate
        )
        and s_nationkey = n_nationkey
        and n_name = 'SAUDI ARABIA'
    group by s_name
    order by numwait desc, s_name
    limit 100";

/// Clause 2.4.22.2, I1 to I7 = 13, 31, 23, 29, 30, 18, 17.
pub(crate) const Q22: &str = "
    select cntrycode, count(*) as numcust, sum(c_acctbal) as totacctbal
    from (
        select substring(c_phone from 1 for 2) as cntrycode, c_acctbal
        from customer
        where substring(c_phone from 1 for 2) in ('13', '31', '23', '29', '30', '18', '17')
            and c_acctbal > (
                select avg(c_acctbal)
                from customer
                where c_acctbal > 0.00
                    and substring(c_phone from 1 for 2) in ('13', '31', '23', '29', '30', '18', '17')
            )
            and not exists (
                select *
                from orders
                where o_custkey = c_custkey
            )
    ) as custsale
    group by cntrycode
    order by cntrycode";
