//! Tables of every shape compile: a schema as Diesel prints it, wide tables, awkward names, tables in a function.

#![allow(dead_code, unreachable_pub, reason = "that it compiles is the test")]

use relvar::prelude::*;

/// A schema as `diesel print-schema` writes it, with Diesel's paths replaced by relvar's, as on a migration.
mod diesel_schema {
    /// What `diesel::` names in a file that was written for Diesel.
    mod diesel {
        pub(super) use relvar::{allow_tables_to_appear_in_same_query, joinable, table};
    }

    /// The types of the database's own, which Diesel prints as markers.
    pub(crate) mod sql_types {
        #[derive(Clone, Copy, Debug, PartialEq, Eq, relvar::Enum)]
        #[sql(name = "order_status")]
        pub enum OrderStatus {
            Open,
            Paid,
        }
    }

    diesel::table! {
        use diesel::sql_types::*;
        use super::sql_types::OrderStatus;

        orders (id) {
            id -> Int4,
            customer_id -> Int4,
            status -> OrderStatus,
            #[max_length = 3]
            currency -> Bpchar,
            total -> Numeric,
            tags -> Array<Nullable<Text>>,
            placed_at -> Timestamptz,
        }
    }

    diesel::table! {
        customers (id) {
            id -> Int4,
            #[max_length = 255]
            email -> Varchar,
            #[sql_name = "type"]
            type_ -> Nullable<Text>,
            balance -> Double,
            photo -> Nullable<Binary>,
            settings -> Nullable<Jsonb>,
        }
    }

    diesel::table! {
        order_lines (order_id, line) {
            order_id -> Int4,
            line -> SmallInt,
            amount -> BigInt,
        }
    }

    diesel::joinable!(orders -> customers (customer_id));
    diesel::joinable!(order_lines -> orders (order_id));

    diesel::allow_tables_to_appear_in_same_query!(customers, order_lines, orders,);
}

#[test]
fn a_diesel_schema_joins_along_joinable() {
    use diesel_schema::{customers, order_lines, orders};
    let query = orders.inner_join(customers).select((orders::id, customers::type_));
    assert_eq!(
        query.sql::<Postgres>(),
        "SELECT orders.id, customers.type FROM orders INNER JOIN customers ON orders.customer_id = customers.id"
    );
    let query = order_lines.inner_join(orders).select(order_lines::amount);
    assert_eq!(
        query.sql::<Postgres>(),
        "SELECT order_lines.amount FROM order_lines INNER JOIN orders ON order_lines.order_id = orders.id"
    );
    assert_eq!(order_lines::SCHEMA.primary_key, ["order_id", "line"]);
    assert_eq!(orders::SCHEMA.columns[2].sql_type.labels(), ["open", "paid"]);
}

/// Names that generated code could confuse with its own.
#[allow(dead_code, unreachable_pub, reason = "declared to see that it compiles")]
mod awkward {
    relvar::table! { row { id -> Int4, at -> Int4, row_ -> Int4, value -> Text } }
    relvar::table! { value { id -> Int4, row -> Int4, values -> Int4, parameters -> Text, f -> Int4 } }
    relvar::table! { f { id -> Int4, r#type -> Text, r#where -> Int4, #[references(value.id)] r#ref -> Int4 } }
    relvar::table! { order { id -> Int4, user -> Text, #[sql_name = "camelCase"] camel_case -> Text, check(r#user <> "") } }

    #[derive(relvar::Row)]
    pub struct Value {
        pub id: i32,
        pub row: i32,
        pub f: i32,
    }

    #[derive(relvar::Insert)]
    #[insert(table = f)]
    pub struct NewF {
        pub id: i32,
        pub r#type: String,
        pub r#where: i32,
        pub r#ref: i32,
    }

    #[derive(relvar::Changes)]
    #[changes(table = row)]
    pub struct RowChanges {
        pub at: Option<i32>,
        pub value: String,
    }

    #[derive(Clone, Copy, relvar::Enum)]
    pub enum Label {
        Value,
    }

    #[derive(relvar::Value)]
    pub struct Wrapped {
        pub value: i32,
    }
}

#[test]
fn awkward_names_are_themselves() {
    use awkward::{f, order, row, value};
    let query = value.select_as::<awkward::Value>();
    assert_eq!(query.sql::<Postgres>(), "SELECT value.id, value.\"row\", value.f FROM value");
    assert_eq!(f.select((f::r#type, f::r#where)).sql::<Postgres>(), "SELECT f.type, f.\"where\" FROM f");
    assert_eq!(
        order.select((order::user, order::camel_case)).sql::<Postgres>(),
        "SELECT \"order\".\"user\", \"order\".\"camelCase\" FROM \"order\""
    );
    assert_eq!(order::SCHEMA.checks[0].condition, "\"user\" <> ''");
    let new = awkward::NewF { id: 1, r#type: String::new(), r#where: 2, r#ref: 3 };
    assert_eq!(
        f.insert(new).sql::<Postgres>(),
        "INSERT INTO f (id, type, \"where\", ref) VALUES ($1, $2, $3, $4)"
    );
    assert_eq!(row::SCHEMA.columns.len(), 4);
}

#[test]
fn tables_are_declared_in_a_function() {
    relvar::table! { teams { id -> Int4, title -> Text } }
    relvar::table! { users { id -> Int4, #[references(teams.id)] team_id -> Nullable<Int4> } }
    let query = users.inner_join(teams).select(teams::title);
    assert_eq!(
        query.sql::<Postgres>(),
        "SELECT teams.title FROM users INNER JOIN teams ON users.team_id = teams.id"
    );
}

#[test]
fn a_table_refers_to_one_of_another_module() {
    mod auth {
        pub(crate) mod schema {
            relvar::table! { auth.users { id -> Int4 } }
        }
    }
    relvar::table! {
        notes {
            id -> Int4,
            #[references(auth::schema::users.id, on_delete = cascade)] owner -> Int4,
            #[references(auth::schema::users.id)] reader -> Int4,
        }
    }
    assert_eq!(notes::SCHEMA.foreign_keys[0].table, (Some("auth"), "users"));
}

macro_rules! wide {
    ($($name:ident)*) => {
        relvar::table! { wide { id -> Int4, $($name -> Nullable<Text>),* } }
        const COUNT: usize = [$(stringify!($name)),*].len();
    };
}

wide! {
    c1 c2 c3 c4 c5 c6 c7 c8 c9 c10 c11 c12 c13 c14 c15 c16 c17 c18 c19 c20 c21 c22 c23 c24 c25 c26 c27 c28
    c29 c30 c31 c32 c33 c34 c35 c36 c37 c38 c39 c40 c41 c42 c43 c44 c45 c46 c47 c48 c49 c50 c51 c52 c53 c54
    c55 c56 c57 c58 c59 c60 c61 c62 c63 c64 c65 c66 c67 c68 c69 c70 c71 c72 c73 c74 c75 c76 c77 c78 c79 c80
    c81 c82 c83 c84 c85 c86 c87 c88 c89 c90 c91 c92 c93 c94 c95 c96 c97 c98 c99 c100 c101 c102 c103 c104
    c105 c106 c107 c108 c109 c110 c111 c112 c113 c114 c115 c116 c117 c118 c119 c120 c121 c122 c123 c124 c125
    c126 c127 c128 c129 c130 c131 c132 c133 c134 c135 c136 c137 c138 c139 c140 c141 c142 c143 c144 c145 c146
    c147 c148 c149 c150 c151 c152 c153 c154 c155 c156 c157 c158 c159 c160 c161 c162 c163 c164 c165 c166 c167
    c168 c169 c170 c171 c172 c173 c174 c175 c176 c177 c178 c179 c180 c181 c182 c183 c184 c185 c186 c187 c188
    c189 c190 c191 c192 c193 c194 c195 c196 c197 c198 c199
}

#[test]
fn a_table_has_200_columns() {
    assert_eq!(wide::SCHEMA.columns.len(), COUNT + 1);
    let query = wide.select((wide::c1, wide::c199)).filter(wide::c63.is_null().and(wide::c64.is_not_null()));
    assert_eq!(
        query.sql::<Postgres>(),
        "SELECT wide.c1, wide.c199 FROM wide WHERE wide.c63 IS NULL AND wide.c64 IS NOT NULL"
    );
    assert!(wide.query().sql::<Postgres>().ends_with("wide.c199 FROM wide"));
    let grouped = wide.group_by((wide::id,)).select((wide::c130, wide::id));
    assert_eq!(grouped.sql::<Postgres>(), "SELECT wide.c130, wide.id FROM wide GROUP BY wide.id");
}
