//! Set-returning functions, VALUES and arrays in FROM.

use relvar::prelude::*;
use relvar_tests::{assert_sql, comments, users};

#[derive(relvar::Row)]
#[allow(dead_code, reason = "only its columns are read")]
struct Item {
    name: Option<String>,
    price: Option<i32>,
}

#[test]
fn a_function_is_named_and_numbered() {
    let letters = string_to_table(users::name, "n").with_ordinality().alias::<'b'>();
    assert_sql!(
        users.left_join(letters.on(letters.ordinality.lt(3))).select((letters.value, users::id)),
        "SELECT string_to_table_b.value, users.id FROM users"
        "LEFT JOIN string_to_table(users.name, $1) WITH ORDINALITY AS string_to_table_b (value, ordinality)"
        "ON string_to_table_b.ordinality < $2",
    );
    let each = jsonb_each(serde_json::json!({}));
    assert_sql!(
        each.query(),
        "SELECT jsonb_each.key, jsonb_each.value FROM jsonb_each($1) AS jsonb_each (key, value)",
    );
}

#[test]
fn records_of_a_column_are_lateral() {
    let items = coalesce(comments::extra, serde_json::json!([]));
    let items = json_to_recordset_of(
        comments,
        items,
        row!(Item { name: json_member::<Text>(), price: json_member::<Int4>() }),
    );
    let items = items.lateral();
    assert_sql!(
        comments.cross_join(&items).select(items.price),
        "SELECT item.price FROM comments CROSS JOIN LATERAL (SELECT * FROM"
        "json_to_recordset(coalesce(comments.extra, $1)) AS record (name text, price int4)) AS item (name, price)",
    );
}

#[test]
fn values_are_rows() {
    let row = |name: &'static str| row!(Item { name: val::<Text, _>(name), price: val::<Int4, _>(1) });
    let items = values_of([row("a"), row("b")]).derived();
    assert_sql!(
        items.query(),
        "SELECT item.name, item.price FROM (VALUES ($1, $2), ($3, $4)) AS item (name, price)",
    );
}
