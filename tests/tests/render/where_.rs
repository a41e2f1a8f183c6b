//! WHERE.

use relvar::prelude::*;
use relvar_tests::{assert_sql, memberships, users};

#[test]
fn conditions_are_joined_by_and_and_or() {
    let base = users.filter(users::age.gt(30)).select(users::id);
    assert_sql!(base, "SELECT users.id FROM users WHERE users.age > $1");
    assert_sql!(
        base.filter(users::active),
        "SELECT users.id FROM users WHERE users.age > $1 AND users.active",
    );
    assert_sql!(
        base.or_filter(users::active).filter(users::id.lt(9)),
        "SELECT users.id FROM users WHERE (users.age > $1 OR users.active) AND users.id < $2",
    );
}

#[test]
fn an_optional_condition_is_switched_off_by_a_parameter() {
    let given = users.filter_opt(Some(users::age.gt(30))).select(users::id);
    assert_sql!(given, "SELECT users.id FROM users WHERE $1 OR users.age > $2");
    let between = users
        .filter(users::active)
        .filter_opt(Some(users::age.gt(1).or(users::active)))
        .filter(users::id.lt(9));
    assert_sql!(
        between.select(users::id),
        "SELECT users.id FROM users WHERE users.active AND ($1 OR users.age > $2 OR users.active) AND users.id < $3",
    );
}

#[test]
fn operators() {
    assert_sql!(
        users.filter(users::age.between(1, 2).or(users::age.is_null())).select(users::id),
        "SELECT users.id FROM users WHERE users.age BETWEEN $1 AND $2 OR users.age IS NULL",
    );
    assert_sql!(
        users.filter(not(users::name.like("A%").and(users::active))).select(users::id),
        "SELECT users.id FROM users WHERE NOT (users.name LIKE $1 AND users.active)",
    );
    assert_sql!(
        users.filter(users::id.eq_any(vec![1, 2])).select(users::id),
        "SELECT users.id FROM users WHERE users.id = ANY($1)",
    );
    assert_sql!(
        users.filter(users::age.add(1).mul(2).gt(3)).select(users::id),
        "SELECT users.id FROM users WHERE (users.age + $1) * $2 > $3",
    );
    assert_sql!(
        users.filter(users::age.is_not_distinct_from(None::<i32>)).select(users::id),
        "SELECT users.id FROM users WHERE users.age IS NOT DISTINCT FROM $1",
    );
}

#[test]
fn keys() {
    assert_sql!(users.find(1).select(users::id), "SELECT users.id FROM users WHERE users.id = $1");
    assert_sql!(
        memberships.find((1, 2)).select(memberships::role),
        "SELECT memberships.role FROM memberships"
        "WHERE memberships.user_id = $1 AND memberships.team_id = $2",
    );
}
