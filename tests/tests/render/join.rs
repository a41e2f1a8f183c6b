//! JOIN.

use relvar::prelude::*;
use relvar_tests::{assert_sql, memberships, messages, posts, users};

#[test]
fn every_kind_of_join() {
    let on = posts.on(posts::user_id.eq(users::id));
    let list = (users::id, posts::id);
    assert_sql!(
        users.inner_join(on).select(list),
        "SELECT users.id, posts.id FROM users INNER JOIN posts ON posts.user_id = users.id",
    );
    assert_sql!(
        users.left_join(on).select(list),
        "SELECT users.id, posts.id FROM users LEFT JOIN posts ON posts.user_id = users.id",
    );
    assert_sql!(
        users.right_join(on).select(list),
        "SELECT users.id, posts.id FROM users RIGHT JOIN posts ON posts.user_id = users.id",
    );
    assert_sql!(
        users.full_join(on).select(list),
        "SELECT users.id, posts.id FROM users FULL JOIN posts ON posts.user_id = users.id",
    );
    assert_sql!(
        users.cross_join(posts).select(list),
        "SELECT users.id, posts.id FROM users CROSS JOIN posts",
    );
}

#[test]
fn a_foreign_key_gives_the_condition_from_both_ends() {
    let condition = "posts.user_id = users.id";
    let from_child = posts.inner_join(users).count();
    let from_parent = users.inner_join(posts).count();
    assert_eq!(
        from_child.sql::<Postgres>(),
        format!("SELECT count(*) FROM posts INNER JOIN users ON {condition}")
    );
    assert_eq!(
        from_parent.sql::<Postgres>(),
        format!("SELECT count(*) FROM users INNER JOIN posts ON {condition}")
    );
    assert_sql!(
        memberships.left_join(users).count(),
        "SELECT count(*) FROM memberships LEFT JOIN users ON memberships.user_id = users.id",
    );
}

#[test]
fn binds_are_numbered_in_the_order_of_the_text() {
    let query = users
        .inner_join(messages.on(messages::sender_id.eq(users::id).and(messages::text.ne("x"))))
        .filter(users::id.gt(1))
        .select(users::id.add(2));
    assert_sql!(
        query,
        "SELECT users.id + $1 FROM users"
        "INNER JOIN messages ON messages.sender_id = users.id AND messages.text <> $2"
        "WHERE users.id > $3",
    );
}

#[test]
fn using_names_columns() {
    let b = memberships.alias::<'b'>();
    let own = memberships.full_join(b.using((memberships::user_id, memberships::team_id)));
    assert_sql!(
        own.select((memberships::role, b.role)),
        "SELECT memberships.role, memberships_b.role FROM memberships"
        "FULL JOIN memberships AS memberships_b USING (user_id, team_id)",
    );
    assert_sql!(
        posts.inner_join(users).left_join(memberships.using(memberships::team_id)).select(memberships::role),
        "SELECT memberships.role FROM posts INNER JOIN users ON posts.user_id = users.id"
        "LEFT JOIN memberships USING (team_id)",
    );
}
