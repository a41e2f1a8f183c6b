//! DELETE.

use relvar::prelude::*;
use relvar_tests::{assert_sql, comments, posts, users};

#[test]
fn some_rows_and_all() {
    assert_sql!(
        users.delete().filter(users::age.lt(0)).filter(users::active),
        "DELETE FROM users WHERE users.age < $1 AND users.active",
    );
    assert_sql!(users.delete().all_rows(), "DELETE FROM users");
}

#[test]
fn tables_beside_the_target() {
    assert_sql!(
        comments
            .delete()
            .using(posts)
            .filter(comments::post_id.eq(posts::id))
            .returning((comments::id, posts::title)),
        "DELETE FROM comments USING posts WHERE comments.post_id = posts.id RETURNING comments.id, posts.title",
    );
    let other = comments.alias::<'o'>();
    assert_sql!(
        comments
            .delete()
            .using(posts.inner_join(users).left_join(other.on(other.post_id.eq(posts::id))))
            .filter(comments::post_id.eq(posts::id))
            .returning((comments::id, users::name, other.text)),
        "DELETE FROM comments USING posts INNER JOIN users ON posts.user_id = users.id \
         LEFT JOIN comments AS comments_o ON comments_o.post_id = posts.id \
         WHERE comments.post_id = posts.id RETURNING comments.id, users.name, comments_o.text",
    );
}
