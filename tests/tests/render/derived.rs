//! Derived tables and LATERAL in FROM.

use relvar::prelude::*;
use relvar_tests::{assert_sql, posts, users};

#[derive(relvar::Row)]
#[allow(dead_code, reason = "only its columns are read")]
struct Line {
    author: i32,
    r#type: String,
    order: Option<f64>,
}

#[test]
fn a_derived_table_names_its_columns() {
    let lines = posts
        .filter(posts::views.gt(1))
        .select(row!(Line { author: posts::user_id, r#type: posts::title, order: posts::rating }))
        .derived();
    assert_sql!(
        lines.query().filter(lines.author.eq(2)).select((lines.r#type, lines.order)),
        "SELECT line.type, line.\"order\" FROM (SELECT posts.user_id, posts.title, posts.rating FROM posts"
        "WHERE posts.views > $1) AS line (author, type, \"order\") WHERE line.author = $2",
    );
}

#[test]
fn binds_of_a_derived_table_stand_before_those_of_its_join() {
    let lines = posts
        .filter(posts::views.gt(1))
        .select(row!(Line { author: posts::user_id, r#type: posts::title, order: posts::rating }))
        .derived();
    let other = lines.alias::<'b'>();
    assert_sql!(
        users
            .inner_join(other.on(other.author.eq(users::id).and(other.order.gt(1.5))))
            .filter(users::id.lt(9))
            .select(other.author),
        "SELECT line_b.author FROM users INNER JOIN (SELECT posts.user_id, posts.title, posts.rating FROM posts"
        "WHERE posts.views > $1) AS line_b (author, type, \"order\")"
        "ON line_b.author = users.id AND line_b.\"order\" > $2 WHERE users.id < $3",
    );
}

#[test]
fn lateral_sees_its_left() {
    let lines = posts
        .correlate(users)
        .filter(posts::user_id.eq(users::id))
        .select(row!(Line { author: users::id, r#type: posts::title, order: posts::rating }))
        .lateral();
    let query = "(SELECT users.id, posts.title, posts.rating FROM posts WHERE posts.user_id = users.id)";
    assert_eq!(
        users.cross_join(&lines).select(lines.author).sql::<Postgres>(),
        format!("SELECT line.author FROM users CROSS JOIN LATERAL {query} AS line (author, type, \"order\")"),
    );
    assert_eq!(
        users.left_join(lines.on_true()).select(lines.author).sql::<Postgres>(),
        format!(
            "SELECT line.author FROM users LEFT JOIN LATERAL {query} AS line (author, type, \"order\") ON TRUE"
        ),
    );
}
