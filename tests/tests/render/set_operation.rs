//! UNION, INTERSECT, EXCEPT.

use relvar::prelude::*;
use relvar_tests::{assert_sql, messages, posts, teams, users};

#[test]
fn each_operation() {
    let (names, titles) = (users.select(users::name), teams.select(teams::title));
    assert_sql!(names.union(titles), "SELECT users.name FROM users UNION SELECT teams.title FROM teams");
    assert_sql!(
        names.union_all(titles),
        "SELECT users.name FROM users UNION ALL SELECT teams.title FROM teams"
    );
    assert_sql!(
        names.intersect(titles),
        "SELECT users.name FROM users INTERSECT SELECT teams.title FROM teams"
    );
    assert_sql!(
        names.intersect_all(titles),
        "SELECT users.name FROM users INTERSECT ALL SELECT teams.title FROM teams",
    );
    assert_sql!(names.except(titles), "SELECT users.name FROM users EXCEPT SELECT teams.title FROM teams");
    assert_sql!(
        names.except_all(titles),
        "SELECT users.name FROM users EXCEPT ALL SELECT teams.title FROM teams"
    );
}

#[test]
fn parentheses_stand_where_sql_would_read_otherwise() {
    let (a, b, c) = (users.select(users::id), posts.select(posts::id), teams.select(teams::id));
    const A: &str = "SELECT users.id FROM users";
    const B: &str = "SELECT posts.id FROM posts";
    const C: &str = "SELECT teams.id FROM teams";
    let sql = |text: &'static str, expected: String| assert_eq!(text, expected);
    sql(a.union(b).union(c).sql::<Postgres>(), format!("{A} UNION {B} UNION {C}"));
    sql(a.union(b.union(c)).sql::<Postgres>(), format!("{A} UNION ({B} UNION {C})"));
    sql(a.union(b).except(c).sql::<Postgres>(), format!("{A} UNION {B} EXCEPT {C}"));
    sql(a.except(b.union(c)).sql::<Postgres>(), format!("{A} EXCEPT ({B} UNION {C})"));
    sql(a.union(b.intersect(c)).sql::<Postgres>(), format!("{A} UNION {B} INTERSECT {C}"));
    sql(a.union(b).intersect(c).sql::<Postgres>(), format!("({A} UNION {B}) INTERSECT {C}"));
    sql(a.intersect(b).intersect(c).sql::<Postgres>(), format!("{A} INTERSECT {B} INTERSECT {C}"));
    sql(a.intersect(b.intersect(c)).sql::<Postgres>(), format!("{A} INTERSECT ({B} INTERSECT {C})"));
}

#[test]
fn the_whole_and_each_branch_have_their_own_order_and_limit() {
    let first = users.order_by(users::age.desc()).limit(2).select(users::name);
    let second = teams.any_order().limit(1).select(teams::title);
    assert_sql!(
        first.union_all(second).order_by(users::name.desc()).limit(3).offset(1),
        "(SELECT users.name FROM users ORDER BY users.age DESC LIMIT $1) UNION ALL"
        "(SELECT teams.title FROM teams LIMIT $2) ORDER BY 1 DESC LIMIT $3 OFFSET $4",
    );
    let inner = users.select(users::id).union(posts.select(posts::id)).order_by(users::id).first();
    assert_sql!(
        inner.except(teams.select(teams::id)),
        "(SELECT users.id FROM users UNION SELECT posts.id FROM posts ORDER BY 1 LIMIT 1)"
        "EXCEPT SELECT teams.id FROM teams",
    );
}

#[test]
fn output_columns_are_ordered_by_position() {
    let both = users.select((users::name, users::id)).union(teams.select((teams::title, teams::id)));
    assert_sql!(
        both.order_by((users::id.desc_nulls_last(), users::name)),
        "SELECT users.name, users.id FROM users UNION SELECT teams.title, teams.id FROM teams"
        "ORDER BY 2 DESC NULLS LAST, 1",
    );
    assert_sql!(
        both.order_by_output(|row| (row.1.asc_nulls_first(), row.0)),
        "SELECT users.name, users.id FROM users UNION SELECT teams.title, teams.id FROM teams"
        "ORDER BY 2 NULLS FIRST, 1",
    );
    let b = users.alias::<'b'>();
    assert_sql!(
        b.query().union(b.query()).order_by(b.name).first(),
        "SELECT users_b.id, users_b.email, users_b.name, users_b.age, users_b.active, users_b.karma,"
        "users_b.team_id, users_b.created_at FROM users AS users_b UNION SELECT users_b.id, users_b.email,"
        "users_b.name, users_b.age, users_b.active, users_b.karma, users_b.team_id, users_b.created_at"
        "FROM users AS users_b ORDER BY 3 LIMIT 1",
    );
}

#[test]
fn a_set_operation_is_a_subquery() {
    let writers = posts.select(posts::user_id).union(messages.select(messages::sender_id));
    assert_sql!(
        users.filter(users::id.is_in(writers)).select(users::name),
        "SELECT users.name FROM users WHERE users.id IN"
        "(SELECT posts.user_id FROM posts UNION SELECT messages.sender_id FROM messages)",
    );
    let own = posts.correlate(users).filter(posts::user_id.eq(users::id)).select(posts::id);
    let sent = messages.correlate(users).filter(messages::sender_id.eq(users::id)).select(messages::id);
    assert_sql!(
        users.filter(exists(own.union_all(sent))).select(users::name),
        "SELECT users.name FROM users WHERE EXISTS"
        "(SELECT posts.id FROM posts WHERE posts.user_id = users.id UNION ALL"
        "SELECT messages.id FROM messages WHERE messages.sender_id = users.id)",
    );
    assert_sql!(
        users.select(scalar(own.except(sent).any_order().first())),
        "SELECT (SELECT posts.id FROM posts WHERE posts.user_id = users.id EXCEPT"
        "SELECT messages.id FROM messages WHERE messages.sender_id = users.id LIMIT 1) FROM users",
    );
}
