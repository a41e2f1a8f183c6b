//! The select list.

use relvar::prelude::*;
use relvar_tests::{assert_sql, posts, tags, users};

#[test]
fn a_list_of_expressions() {
    assert_sql!(users.select(users::id), "SELECT users.id FROM users");
    assert_sql!(users.select((users::id, users::age.add(1))), "SELECT users.id, users.age + $1 FROM users");
    assert_sql!(
        users.select((count_rows(), count(users::age), max(users::age))),
        "SELECT count(*), count(users.age), max(users.age) FROM users",
    );
    assert_sql!(
        users.select((lower("Ann"), length(lower(users::name)))),
        "SELECT lower($1), length(lower(users.name)) FROM users",
    );
    assert_sql!(
        users.select(coalesce(users::age.mul(2), users::karma)),
        "SELECT coalesce(users.age * $1, users.karma) FROM users",
    );
    assert_sql!(
        users.select(case(users::age.ge(18), users::name).otherwise("minor")),
        "SELECT CASE WHEN users.age >= $1 THEN users.name ELSE $2 END FROM users",
    );
}

#[test]
fn a_whole_table_is_its_columns() {
    assert_sql!(tags.query(), "SELECT tags.name, tags.uses FROM tags");
    assert_sql!(tags.select(tags.all()), "SELECT tags.name, tags.uses FROM tags");
}

#[test]
fn a_struct_is_its_fields() {
    #[derive(relvar::Row)]
    #[expect(dead_code, reason = "only its text is asked for")]
    struct Post {
        title: String,
        id: i32,
    }
    assert_sql!(posts.select_as::<Post>(), "SELECT posts.title, posts.id FROM posts");
    assert_sql!(
        posts.select(row!(Post { id: posts::id.mul(2), title: lower(posts::title) })),
        "SELECT lower(posts.title), posts.id * $1 FROM posts",
    );
}

#[test]
fn a_count_drops_the_order() {
    assert_sql!(users.order_by(users::id).count(), "SELECT count(*) FROM users");
}
