//! A `schema.rs` of twenty tables as Diesel's command prints it, with `relvar` in the paths of the macros.

#[allow(unreachable_pub, reason = "as Diesel prints it")]
mod schema;

use relvar::prelude::*;
use relvar_pg::ddl::create_all;
use relvar_tests::{assert_sql, with_database};
use schema::*;

/// In place of the marker type that Diesel prints.
#[derive(Clone, Copy, Debug, PartialEq, relvar::Enum)]
#[sql(name = "order_status")]
pub enum OrderStatus {
    Placed,
    Paid,
    Shipped,
}

// PostgreSQL's own: the schema that Diesel prints of it
#[test]
fn its_tables_are_joined_along_its_foreign_keys() {
    assert_sql!(
        orders
            .inner_join(accounts)
            .left_join(coupons)
            .inner_join(order_lines)
            .inner_join(products.on(products::id.eq(order_lines::product_id)))
            .left_join(brands.on(brands::id.eq(products::brand_id)))
            .filter(products::type_.eq("book"))
            .select((accounts::email, coupons::percent_off, brands::name, order_lines::quantity)),
        "SELECT accounts.email, coupons.percent_off, brands.name, order_lines.quantity FROM orders \
         INNER JOIN accounts ON orders.account_id = accounts.id \
         LEFT JOIN coupons ON orders.coupon_code = coupons.code \
         INNER JOIN order_lines ON orders.id = order_lines.order_id \
         INNER JOIN products ON products.id = order_lines.product_id \
         LEFT JOIN brands ON brands.id = products.brand_id WHERE products.type = $1",
    );
}

// PostgreSQL's own: the schema that Diesel prints of it
#[tokio::test]
async fn its_tables_are_created_written_and_read() {
    with_database(async |db| {
        create_all(
            db,
            &[
                accounts::SCHEMA,
                addresses::SCHEMA,
                api_keys::SCHEMA,
                audit_events::SCHEMA,
                brands::SCHEMA,
                carts::SCHEMA,
                cart_items::SCHEMA,
                categories::SCHEMA,
                countries::SCHEMA,
                coupons::SCHEMA,
                order_lines::SCHEMA,
                orders::SCHEMA,
                payments::SCHEMA,
                price_changes::SCHEMA,
                product_categories::SCHEMA,
                products::SCHEMA,
                reviews::SCHEMA,
                sessions::SCHEMA,
                shipments::SCHEMA,
                stock_levels::SCHEMA,
            ],
        )
        .await?;
        let book = products.insert((
            products::id.set(1),
            products::sku.set("b-1"),
            products::title.set("Relations"),
            products::type_.set("book"),
            products::tags.set(vec!["sql".to_owned()]),
        ));
        book.execute(db).await?;
        let level = stock_levels.insert((
            stock_levels::product_id.set(1),
            stock_levels::warehouse.set("north"),
            stock_levels::on_hand.set(3),
        ));
        level.execute(db).await?;
        let found = stock_levels
            .inner_join(products)
            .select((products::title, products::tags, products::brand_id, stock_levels::on_hand))
            .fetch_all(db)
            .await?;
        assert_eq!(found, [("Relations".to_owned(), vec!["sql".to_owned()], None, 3)]);
        Ok(())
    })
    .await;
}
