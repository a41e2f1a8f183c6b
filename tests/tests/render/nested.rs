//! Rows inside of a row.

use relvar::prelude::*;
use relvar_tests::{assert_sql, comments, posts, teams, users};

#[test]
fn rows_stand_in_a_select_list() {
    let wrote = posts.correlate(users).filter(posts::user_id.eq(users::id));
    assert_sql!(
        users.select((users::name, many(wrote.select((posts::id, posts::title))))).filter(users::age.gt(3)),
        "SELECT users.name, array(SELECT row(t.*) FROM (SELECT posts.id, posts.title FROM posts"
        "WHERE posts.user_id = users.id) AS t) FROM users WHERE users.age > $1",
    );
    assert_sql!(
        users.select(one(wrote.select(max(posts::views)))),
        "SELECT (SELECT row(t.*) FROM (SELECT max(posts.views) FROM posts WHERE posts.user_id = users.id) AS t) FROM users",
    );
}

#[test]
fn rows_nest_to_any_depth_with_order_and_limit_of_their_own() {
    let said =
        comments.correlate(posts).filter(comments::post_id.eq(posts::id)).order_by(comments::id).limit(2);
    let wrote = posts.correlate(users).filter(posts::user_id.eq(users::id).and(posts::views.gt(5)));
    let wrote = wrote.select((posts::id, many(said.select(comments::text)))).order_by(posts::id.desc());
    let members =
        users.correlate(teams).filter(users::team_id.eq(teams::id)).select((users::id, many(wrote)));
    assert_sql!(
        teams.filter(teams::id.lt(9)).select((teams::title, many(members))),
        "SELECT teams.title, array(SELECT row(t.*) FROM (SELECT users.id, array(SELECT row(t.*) FROM"
        "(SELECT posts.id, array(SELECT row(t.*) FROM (SELECT comments.text FROM comments WHERE comments.post_id = posts.id"
        "ORDER BY comments.id LIMIT $1) AS t) FROM posts WHERE posts.user_id = users.id AND posts.views > $2"
        "ORDER BY posts.id DESC) AS t) FROM users WHERE users.team_id = teams.id) AS t) FROM teams WHERE teams.id < $3",
    );
}

#[test]
fn some_asks_for_a_row() {
    let wrote = posts.correlate(users).filter(posts::user_id.eq(users::id)).select(posts::id);
    let (authors, ids) = users.filter(users::age.gt(3)).some(wrote);
    assert_sql!(
        authors.select((users::name, ids)),
        "SELECT users.name, array(SELECT row(t.*) FROM (SELECT posts.id FROM posts WHERE posts.user_id = users.id) AS t)"
        "FROM users WHERE users.age > $1 AND EXISTS (SELECT posts.id FROM posts WHERE posts.user_id = users.id)",
    );
}
