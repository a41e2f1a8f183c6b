//! The tables of a shop.
// @generated automatically by Diesel CLI.

pub mod sql_types {
    pub use super::super::OrderStatus;
}

relvar::table! {
    accounts (id) {
        id -> Int8,
        #[max_length = 255]
        email -> Varchar,
        password_hash -> Bytea,
        is_admin -> Bool,
        created_at -> Timestamptz,
        last_seen_at -> Nullable<Timestamptz>,
    }
}

relvar::table! {
    addresses (id) {
        id -> Int8,
        account_id -> Int8,
        line1 -> Text,
        line2 -> Nullable<Text>,
        #[max_length = 16]
        postcode -> Varchar,
        #[max_length = 2]
        country_code -> Bpchar,
    }
}

relvar::table! {
    api_keys (id) {
        id -> Uuid,
        account_id -> Int8,
        label -> Text,
        scopes -> Array<Nullable<Text>>,
        expires_on -> Nullable<Date>,
    }
}

relvar::table! {
    audit_events (id) {
        id -> Int8,
        account_id -> Nullable<Int8>,
        kind -> Text,
        payload -> Jsonb,
        happened_at -> Timestamptz,
    }
}

relvar::table! {
    brands (id) {
        id -> Int4,
        name -> Text,
    }
}

relvar::table! {
    carts (id) {
        id -> Uuid,
        account_id -> Nullable<Int8>,
        updated_at -> Timestamp,
    }
}

relvar::table! {
    cart_items (cart_id, product_id) {
        cart_id -> Uuid,
        product_id -> Int8,
        quantity -> Int4,
    }
}

relvar::table! {
    categories (id) {
        id -> Int4,
        parent_id -> Nullable<Int4>,
        name -> Text,
        position -> Int2,
    }
}

relvar::table! {
    countries (code) {
        #[max_length = 2]
        code -> Bpchar,
        name -> Text,
        vat_rate -> Numeric,
    }
}

relvar::table! {
    coupons (code) {
        #[max_length = 32]
        code -> Varchar,
        percent_off -> Nullable<Float8>,
        amount_off -> Nullable<Numeric>,
        valid_from -> Date,
        valid_to -> Nullable<Date>,
    }
}

relvar::table! {
    order_lines (order_id, line_no) {
        order_id -> Int8,
        line_no -> Int2,
        product_id -> Int8,
        quantity -> Int4,
        unit_price -> Numeric,
    }
}

relvar::table! {
    use diesel::sql_types::*;
    use super::sql_types::OrderStatus;

    orders (id) {
        id -> Int8,
        account_id -> Int8,
        address_id -> Int8,
        #[max_length = 32]
        coupon_code -> Nullable<Varchar>,
        status -> OrderStatus,
        total -> Numeric,
        placed_at -> Timestamptz,
    }
}

relvar::table! {
    payments (id) {
        id -> Uuid,
        order_id -> Int8,
        amount -> Numeric,
        provider -> Text,
        raw_answer -> Nullable<Json>,
        settled -> Bool,
    }
}

relvar::table! {
    price_changes (product_id, valid_from) {
        product_id -> Int8,
        valid_from -> Date,
        price -> Numeric,
    }
}

relvar::table! {
    product_categories (product_id, category_id) {
        product_id -> Int8,
        category_id -> Int4,
    }
}

relvar::table! {
    products (id) {
        id -> Int8,
        brand_id -> Nullable<Int4>,
        #[max_length = 64]
        sku -> Varchar,
        title -> Text,
        weight -> Nullable<Float4>,
        #[sql_name = "type"]
        type_ -> Text,
        tags -> Array<Nullable<Text>>,
    }
}

relvar::table! {
    reviews (id) {
        id -> Int8,
        product_id -> Int8,
        account_id -> Int8,
        stars -> Int2,
        body -> Nullable<Text>,
    }
}

relvar::table! {
    sessions (token) {
        token -> Uuid,
        account_id -> Int8,
        lifetime -> Interval,
        closes_at -> Nullable<Time>,
    }
}

relvar::table! {
    shipments (id) {
        id -> Int8,
        order_id -> Int8,
        tracking -> Nullable<Text>,
        shipped_on -> Date,
    }
}

relvar::table! {
    stock_levels (product_id, warehouse) {
        product_id -> Int8,
        warehouse -> Text,
        on_hand -> Int4,
    }
}

relvar::joinable!(addresses -> accounts (account_id));
relvar::joinable!(addresses -> countries (country_code));
relvar::joinable!(api_keys -> accounts (account_id));
relvar::joinable!(audit_events -> accounts (account_id));
relvar::joinable!(cart_items -> carts (cart_id));
relvar::joinable!(cart_items -> products (product_id));
relvar::joinable!(carts -> accounts (account_id));
relvar::joinable!(order_lines -> orders (order_id));
relvar::joinable!(order_lines -> products (product_id));
relvar::joinable!(orders -> accounts (account_id));
relvar::joinable!(orders -> addresses (address_id));
relvar::joinable!(orders -> coupons (coupon_code));
relvar::joinable!(payments -> orders (order_id));
relvar::joinable!(price_changes -> products (product_id));
relvar::joinable!(product_categories -> categories (category_id));
relvar::joinable!(product_categories -> products (product_id));
relvar::joinable!(products -> brands (brand_id));
relvar::joinable!(reviews -> accounts (account_id));
relvar::joinable!(reviews -> products (product_id));
relvar::joinable!(sessions -> accounts (account_id));
relvar::joinable!(shipments -> orders (order_id));
relvar::joinable!(stock_levels -> products (product_id));

relvar::allow_tables_to_appear_in_same_query!(
    accounts,
    addresses,
    api_keys,
    audit_events,
    brands,
    carts,
    cart_items,
    categories,
    countries,
    coupons,
    order_lines,
    orders,
    payments,
    price_changes,
    product_categories,
    products,
    reviews,
    sessions,
    shipments,
    stock_levels,
);
