//! TABLESAMPLE and ONLY.

use relvar::prelude::*;
use relvar_tests::{assert_sql, posts, users};

#[test]
fn a_table_is_sampled() {
    let b = users.alias::<'b'>();
    assert_sql!(
        users.tablesample(bernoulli(10.0)).query().filter(users::id.gt(1)).count(),
        "SELECT count(*) FROM users TABLESAMPLE BERNOULLI ($1) WHERE users.id > $2",
    );
    assert_sql!(
        posts.left_join(b.tablesample(system(1.0).repeatable(3.0)).on(b.id.eq(posts::user_id))).select(b.name),
        "SELECT users_b.name FROM posts"
        "LEFT JOIN users AS users_b TABLESAMPLE SYSTEM ($1) REPEATABLE ($2) ON users_b.id = posts.user_id",
    );
    assert_sql!(
        posts.inner_join(users.tablesample(system(1.0))).select(users::name),
        "SELECT users.name FROM posts INNER JOIN users TABLESAMPLE SYSTEM ($1) ON posts.user_id = users.id",
    );
}

#[test]
fn only_one_table_is_meant() {
    let b = users.alias::<'b'>();
    assert_sql!(users.only().query().select(users::id), "SELECT users.id FROM ONLY users");
    assert_sql!(
        b.only().tablesample(bernoulli(5.0)).query().select(b.id),
        "SELECT users_b.id FROM ONLY users AS users_b TABLESAMPLE BERNOULLI ($1)",
    );
    assert_sql!(
        posts.inner_join(users.only()).select(users::id),
        "SELECT users.id FROM posts INNER JOIN ONLY users ON posts.user_id = users.id",
    );
}
