//! The eight tables of TPC-H (specification 3.0.1, clause 1.4.1): `identifier` is `Int8`, `decimal` is
//! `numeric(15, 2)`, `fixed text` is `char(n)`, `variable text` is `varchar(n)`.

relvar::table! {
    region {
        #[primary_key] r_regionkey -> Int8,
        #[max_length = 25] r_name -> Char,
        #[max_length = 152] r_comment -> Nullable<Varchar>,
    }
}

relvar::table! {
    nation {
        #[primary_key] n_nationkey -> Int8,
        #[max_length = 25] n_name -> Char,
        #[references(region.r_regionkey)] n_regionkey -> Int8,
        #[max_length = 152] n_comment -> Nullable<Varchar>,
    }
}

relvar::table! {
    part {
        #[primary_key] p_partkey -> Int8,
        #[max_length = 55] p_name -> Varchar,
        #[max_length = 25] p_mfgr -> Char,
        #[max_length = 10] p_brand -> Char,
        #[max_length = 25] p_type -> Varchar,
        p_size -> Int4,
        #[max_length = 10] p_container -> Char,
        #[precision = 15, scale = 2] p_retailprice -> Numeric,
        #[max_length = 23] p_comment -> Varchar,
    }
}

relvar::table! {
    supplier {
        #[primary_key] s_suppkey -> Int8,
        #[max_length = 25] s_name -> Char,
        #[max_length = 40] s_address -> Varchar,
        #[references(nation.n_nationkey)] s_nationkey -> Int8,
        #[max_length = 15] s_phone -> Char,
        #[precision = 15, scale = 2] s_acctbal -> Numeric,
        #[max_length = 101] s_comment -> Varchar,
    }
}

relvar::table! {
    partsupp (ps_partkey, ps_suppkey) {
        #[references(part.p_partkey)] ps_partkey -> Int8,
        #[references(supplier.s_suppkey)] ps_suppkey -> Int8,
        ps_availqty -> Int4,
        #[precision = 15, scale = 2] ps_supplycost -> Numeric,
        #[max_length = 199] ps_comment -> Varchar,
    }
}

relvar::table! {
    customer {
        #[primary_key] c_custkey -> Int8,
        #[max_length = 25] c_name -> Varchar,
        #[max_length = 40] c_address -> Varchar,
        #[references(nation.n_nationkey)] c_nationkey -> Int8,
        #[max_length = 15] c_phone -> Char,
        #[precision = 15, scale = 2] c_acctbal -> Numeric,
        #[max_length = 10] c_mktsegment -> Char,
        #[max_length = 117] c_comment -> Varchar,
    }
}

relvar::table! {
    orders {
        #[primary_key] o_orderkey -> Int8,
        #[references(customer.c_custkey)] o_custkey -> Int8,
        #[max_length = 1] o_orderstatus -> Char,
        #[precision = 15, scale = 2] o_totalprice -> Numeric,
        o_orderdate -> Date,
        #[max_length = 15] o_orderpriority -> Char,
        #[max_length = 15] o_clerk -> Char,
        o_shippriority -> Int4,
        #[max_length = 79] o_comment -> Varchar,
    }
}

relvar::table! {
    lineitem (l_orderkey, l_linenumber) {
        #[references(orders.o_orderkey)] l_orderkey -> Int8,
        l_partkey -> Int8,
        #[references(supplier.s_suppkey)] l_suppkey -> Int8,
        l_linenumber -> Int4,
        #[precision = 15, scale = 2] l_quantity -> Numeric,
        #[precision = 15, scale = 2] l_extendedprice -> Numeric,
        #[precision = 15, scale = 2] l_discount -> Numeric,
        #[precision = 15, scale = 2] l_tax -> Numeric,
        #[max_length = 1] l_returnflag -> Char,
        #[max_length = 1] l_linestatus -> Char,
        l_shipdate -> Date,
        l_commitdate -> Date,
        l_receiptdate -> Date,
        #[max_length = 25] l_shipinstruct -> Char,
        #[max_length = 10] l_shipmode -> Char,
        #[max_length = 44] l_comment -> Varchar,
        foreign_key((l_partkey, l_suppkey) -> partsupp(ps_partkey, ps_suppkey)),
        index(l_shipdate), index(l_partkey, l_suppkey),
    }
}

/// Every table, for `create_all`.
pub(crate) const TABLES: &[relvar::schema::TableSchema] = &[
    region::SCHEMA,
    nation::SCHEMA,
    part::SCHEMA,
    supplier::SCHEMA,
    partsupp::SCHEMA,
    customer::SCHEMA,
    orders::SCHEMA,
    lineitem::SCHEMA,
];
