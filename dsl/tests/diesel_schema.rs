//! A whole `schema.rs` of Diesel's pastes in: twenty tables as `diesel print-schema` writes them. Only what its
//! `diesel::` names is replaced, and a type of the database's own is an enum.

#![allow(dead_code, unreachable_pub, reason = "a schema of which the tests use a part")]

use relvar::prelude::*;

mod schema {
    /// What `diesel::` names in a file that was written for Diesel.
    mod diesel {
        pub(super) use relvar::{allow_tables_to_appear_in_same_query, joinable, table};
    }

    pub mod sql_types {
        #[derive(Clone, Copy, Debug, PartialEq, Eq, relvar::Enum)]
        #[sql(name = "order_status")]
        pub enum OrderStatus {
            Open,
            Paid,
            Shipped,
        }
    }

    diesel::table! {
        addresses (id) {
            id -> Int4,
            customer_id -> Int4,
            #[max_length = 255]
            street -> Varchar,
            #[max_length = 255]
            city -> Varchar,
            #[max_length = 255]
            postcode -> Varchar,
            #[max_length = 3]
            country -> Bpchar,
            latitude -> Nullable<Float8>,
            longitude -> Nullable<Float8>,
            is_default -> Bool,
        }
    }

    diesel::table! {
        audit_log (id) {
            id -> Int8,
            happened_at -> Timestamptz,
            actor -> Nullable<Int4>,
            action -> Text,
            before -> Nullable<Jsonb>,
            after -> Nullable<Jsonb>,
        }
    }

    diesel::table! {
        brands (id) {
            id -> Int4,
            #[max_length = 255]
            name -> Varchar,
            founded -> Nullable<Date>,
            website -> Nullable<Text>,
        }
    }

    diesel::table! {
        cart_items (cart_id, product_id) {
            cart_id -> Uuid,
            product_id -> Int4,
            quantity -> Int2,
            added_at -> Timestamptz,
        }
    }

    diesel::table! {
        carts (id) {
            id -> Uuid,
            customer_id -> Nullable<Int4>,
            expires_at -> Timestamptz,
        }
    }

    diesel::table! {
        categories (id) {
            id -> Int4,
            parent_id -> Nullable<Int4>,
            #[max_length = 255]
            name -> Varchar,
            path -> Array<Nullable<Text>>,
            position -> Int2,
        }
    }

    diesel::table! {
        coupons (code) {
            #[max_length = 255]
            code -> Varchar,
            percent -> Numeric,
            valid_from -> Date,
            valid_to -> Nullable<Date>,
            uses -> Int4,
        }
    }

    diesel::table! {
        customers (id) {
            id -> Int4,
            #[max_length = 255]
            email -> Varchar,
            #[sql_name = "type"]
            type_ -> Nullable<Text>,
            #[max_length = 255]
            first_name -> Varchar,
            #[max_length = 255]
            last_name -> Varchar,
            birthday -> Nullable<Date>,
            balance -> Double,
            photo -> Nullable<Binary>,
            settings -> Jsonb,
            created_at -> Timestamptz,
        }
    }

    diesel::table! {
        deliveries (id) {
            id -> Int4,
            order_id -> Int4,
            #[max_length = 255]
            carrier -> Varchar,
            #[max_length = 255]
            tracking -> Nullable<Varchar>,
            promised -> Nullable<Interval>,
            window_from -> Nullable<Time>,
            window_to -> Nullable<Time>,
            delivered_at -> Nullable<Timestamp>,
        }
    }

    diesel::table! {
        employees (id) {
            id -> Int4,
            manager_id -> Nullable<Int4>,
            #[max_length = 255]
            name -> Varchar,
            salary -> Numeric,
            hired -> Date,
            skills -> Array<Text>,
        }
    }

    diesel::table! {
        inventory (warehouse_id, product_id) {
            warehouse_id -> Int4,
            product_id -> Int4,
            on_hand -> Int4,
            reserved -> Int4,
            counted_at -> Nullable<Timestamptz>,
        }
    }

    diesel::table! {
        invoices (id) {
            id -> Int8,
            order_id -> Int4,
            #[max_length = 255]
            number -> Varchar,
            total -> Numeric,
            pdf -> Nullable<Bytea>,
            issued_on -> Date,
        }
    }

    diesel::table! {
        order_lines (order_id, line) {
            order_id -> Int4,
            line -> SmallInt,
            product_id -> Int4,
            quantity -> Integer,
            unit_price -> Numeric,
            discount -> Nullable<Float4>,
        }
    }

    diesel::table! {
        use diesel::sql_types::*;
        use super::sql_types::OrderStatus;

        orders (id) {
            id -> Int4,
            customer_id -> Int4,
            #[max_length = 255]
            coupon -> Nullable<Varchar>,
            status -> OrderStatus,
            #[max_length = 3]
            currency -> Bpchar,
            total -> Numeric,
            tags -> Array<Nullable<Text>>,
            placed_at -> Timestamptz,
        }
    }

    diesel::table! {
        payments (id) {
            id -> BigInt,
            order_id -> Int4,
            amount -> Numeric,
            #[max_length = 255]
            method -> Varchar,
            reference -> Nullable<Uuid>,
            paid_at -> Nullable<Timestamptz>,
            raw -> Nullable<Json>,
        }
    }

    diesel::table! {
        product_categories (product_id, category_id) {
            product_id -> Int4,
            category_id -> Int4,
        }
    }

    diesel::table! {
        products (id) {
            id -> Int4,
            brand_id -> Nullable<Int4>,
            #[max_length = 255]
            sku -> Varchar,
            #[max_length = 255]
            name -> Varchar,
            description -> Nullable<Text>,
            price -> Numeric,
            weight -> Nullable<Float8>,
            attributes -> Jsonb,
            active -> Bool,
            created_at -> Timestamp,
        }
    }

    diesel::table! {
        reviews (id) {
            id -> Int4,
            product_id -> Int4,
            customer_id -> Int4,
            rating -> Int2,
            #[max_length = 255]
            title -> Nullable<Varchar>,
            body -> Text,
            helpful -> Int4,
            written_at -> Timestamptz,
        }
    }

    diesel::table! {
        stock.shipments (id) {
            id -> Int4,
            warehouse_id -> Int4,
            #[max_length = 255]
            supplier -> Varchar,
            received_on -> Nullable<Date>,
        }
    }

    diesel::table! {
        warehouses (id) {
            id -> Int4,
            #[max_length = 255]
            name -> Varchar,
            opens -> Time,
            closes -> Time,
            manager_id -> Nullable<Int4>,
        }
    }

    diesel::joinable!(addresses -> customers (customer_id));
    diesel::joinable!(cart_items -> carts (cart_id));
    diesel::joinable!(cart_items -> products (product_id));
    diesel::joinable!(carts -> customers (customer_id));
    diesel::joinable!(deliveries -> orders (order_id));
    diesel::joinable!(inventory -> products (product_id));
    diesel::joinable!(inventory -> warehouses (warehouse_id));
    diesel::joinable!(invoices -> orders (order_id));
    diesel::joinable!(order_lines -> orders (order_id));
    diesel::joinable!(order_lines -> products (product_id));
    diesel::joinable!(orders -> coupons (coupon));
    diesel::joinable!(orders -> customers (customer_id));
    diesel::joinable!(payments -> orders (order_id));
    diesel::joinable!(product_categories -> categories (category_id));
    diesel::joinable!(product_categories -> products (product_id));
    diesel::joinable!(products -> brands (brand_id));
    diesel::joinable!(reviews -> customers (customer_id));
    diesel::joinable!(reviews -> products (product_id));
    diesel::joinable!(shipments -> warehouses (warehouse_id));
    diesel::joinable!(warehouses -> employees (manager_id));

    diesel::allow_tables_to_appear_in_same_query!(
        addresses,
        audit_log,
        brands,
        cart_items,
        carts,
        categories,
        coupons,
        customers,
        deliveries,
        employees,
        inventory,
        invoices,
        order_lines,
        orders,
        payments,
        product_categories,
        products,
        reviews,
        shipments,
        warehouses,
    );
}

use schema::{customers, order_lines, orders, products, reviews, shipments, warehouses};

#[test]
fn its_tables_join_along_joinable() {
    let query = order_lines
        .inner_join(orders)
        .inner_join(products.on(products::id.eq(order_lines::product_id)))
        .filter(orders::status.eq(schema::sql_types::OrderStatus::Paid))
        .select((orders::id, products::name, order_lines::discount));
    assert_eq!(
        query.sql::<Postgres>(),
        "SELECT orders.id, products.name, order_lines.discount FROM order_lines \
         INNER JOIN orders ON order_lines.order_id = orders.id \
         INNER JOIN products ON products.id = order_lines.product_id WHERE orders.status = $1"
    );
    let query = shipments.left_join(warehouses).select((shipments::supplier, warehouses::name));
    assert_eq!(
        query.sql::<Postgres>(),
        "SELECT shipments.supplier, warehouses.name FROM stock.shipments \
         LEFT JOIN warehouses ON shipments.warehouse_id = warehouses.id"
    );
    let query = reviews.inner_join(customers).select((customers::type_, reviews::rating));
    assert_eq!(
        query.sql::<Postgres>(),
        "SELECT customers.type, reviews.rating FROM reviews INNER JOIN customers ON reviews.customer_id = customers.id"
    );
}

#[test]
fn its_keys_and_types_are_those_of_the_file() {
    assert_eq!(order_lines::SCHEMA.primary_key, ["order_id", "line"]);
    assert_eq!(shipments::SCHEMA.schema, Some("stock"));
    assert_eq!(orders::SCHEMA.columns[3].sql_type.labels(), ["open", "paid", "shipped"]);
    assert!(orders::SCHEMA.columns[6].sql_type.array);
    assert_eq!(customers::SCHEMA.columns[2].name, "type");
}
