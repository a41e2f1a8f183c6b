//! Queries inside of statements.

use relvar::prelude::*;
use relvar_tests::{assert_sql, posts, users};

#[test]
fn exists_in_and_scalar() {
    assert_sql!(
        users.filter(exists(posts.correlate(users).filter(posts::user_id.eq(users::id)))).select(users::id),
        "SELECT users.id FROM users WHERE EXISTS (SELECT 1 FROM posts WHERE posts.user_id = users.id)",
    );
    assert_sql!(
        users.filter(users::id.is_in(posts.select(posts::user_id))).select(users::id),
        "SELECT users.id FROM users WHERE users.id IN (SELECT posts.user_id FROM posts)",
    );
    assert_sql!(
        users.select(scalar(posts.find(1).select(posts::title))),
        "SELECT (SELECT posts.title FROM posts WHERE posts.id = $1) FROM users",
    );
    assert_sql!(
        users.filter(users::active).exists(),
        "SELECT EXISTS (SELECT 1 FROM users WHERE users.active)"
    );
}
