//! DISTINCT.

use relvar::prelude::*;
use relvar_tests::{assert_sql, posts, users};

#[test]
fn rows_once() {
    assert_sql!(users.select(users::age).distinct(), "SELECT DISTINCT users.age FROM users");
    assert_sql!(users.select(count_distinct(users::age)), "SELECT count(DISTINCT users.age) FROM users");
}

#[test]
fn the_first_row_of_each_value() {
    let latest = posts.order_by((posts::user_id, posts::id.desc())).distinct_on(posts::user_id);
    assert_sql!(
        latest.select(posts::title),
        "SELECT DISTINCT ON (posts.user_id) posts.title FROM posts ORDER BY posts.user_id, posts.id DESC",
    );
    assert_sql!(
        posts.query().distinct_on((posts::user_id, posts::views.add(1))).select(posts::title),
        "SELECT DISTINCT ON (posts.user_id, posts.views + $1) posts.title FROM posts",
    );
}

#[test]
fn exists_keeps_what_distinct_compares() {
    assert_sql!(
        users.query().distinct().any_order().offset(3).exists(),
        "SELECT EXISTS (SELECT DISTINCT users.id, users.email, users.name, users.age, users.active, users.karma,"
        "users.team_id, users.created_at FROM users OFFSET $1)",
    );
}
