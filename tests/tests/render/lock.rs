//! FOR UPDATE and its kin, FETCH FIRST WITH TIES.

use relvar::prelude::*;
use relvar_tests::{assert_sql, posts, teams, users};

#[test]
fn every_strength() {
    let ids = posts.select(posts::id);
    assert_sql!(ids.for_update(), "SELECT posts.id FROM posts FOR UPDATE");
    assert_sql!(ids.for_no_key_update(), "SELECT posts.id FROM posts FOR NO KEY UPDATE");
    assert_sql!(ids.for_share(), "SELECT posts.id FROM posts FOR SHARE");
    assert_sql!(ids.for_key_share(), "SELECT posts.id FROM posts FOR KEY SHARE");
}

#[test]
fn some_tables_and_several_clauses() {
    let b = users.alias::<'b'>();
    let ids = users.inner_join(posts).inner_join(b.on(b.id.eq(users::id))).select(posts::id);
    assert_sql!(
        ids.for_update_of((users, b)).nowait().for_share_of(posts).skip_locked(),
        "SELECT posts.id FROM users INNER JOIN posts ON posts.user_id = users.id"
        "INNER JOIN users AS users_b ON users_b.id = users.id FOR UPDATE OF users, users_b NOWAIT FOR SHARE OF posts SKIP LOCKED",
    );
    assert_sql!(
        teams.left_join(users).select(teams::id).for_no_key_update_of(teams).for_key_share_of(teams),
        "SELECT teams.id FROM teams LEFT JOIN users ON users.team_id = teams.id"
        "FOR NO KEY UPDATE OF teams FOR KEY SHARE OF teams",
    );
}

#[test]
fn a_lock_comes_last_and_stands_in_subqueries() {
    let next = posts.order_by(posts::id).first().select(posts::id).for_update().skip_locked();
    assert_sql!(
        posts.update(posts::views.set(1)).filter(posts::id.is_in(next)),
        "UPDATE posts SET views = $1 WHERE posts.id IN"
        "(SELECT posts.id FROM posts ORDER BY posts.id LIMIT 1 FOR UPDATE SKIP LOCKED)",
    );
}

#[test]
fn rows_that_tie() {
    let oldest = users.select(users::name).order_by(users::age.desc());
    assert_sql!(
        oldest.limit_with_ties(2).offset(1),
        "SELECT users.name FROM users ORDER BY users.age DESC FETCH FIRST $1 ROWS WITH TIES OFFSET $2",
    );
    assert_sql!(
        oldest.limit_with_ties(2).union_all(teams.select(teams::title)).order_by(users::name).limit_with_ties(3),
        "(SELECT users.name FROM users ORDER BY users.age DESC FETCH FIRST $1 ROWS WITH TIES)"
        "UNION ALL SELECT teams.title FROM teams ORDER BY 1 FETCH FIRST $2 ROWS WITH TIES",
    );
}
