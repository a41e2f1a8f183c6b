//! ORDER BY.

use relvar::expr::ops::order::{PatternGreater, PatternLess};
use relvar::prelude::*;
use relvar_tests::{assert_sql, teams, users};

#[test]
fn directions_and_nulls() {
    assert_sql!(
        users.order_by((users::id, users::name.asc(), users::age.desc())).select(users::id),
        "SELECT users.id FROM users ORDER BY users.id, users.name, users.age DESC",
    );
    assert_sql!(
        users.order_by(users::age.asc_nulls_first()).then_by(users::age.desc_nulls_last()).select(users::id),
        "SELECT users.id FROM users ORDER BY users.age NULLS FIRST, users.age DESC NULLS LAST",
    );
    assert_sql!(users.any_order().select(users::id), "SELECT users.id FROM users");
}

#[test]
fn an_operator_sorts() {
    assert_sql!(
        users
            .order_by((users::name.using(PatternLess), users::email.using_nulls_last(PatternGreater)))
            .select(users::id),
        "SELECT users.id FROM users ORDER BY users.name USING ~<~, users.email USING ~>~ NULLS LAST",
    );
    assert_sql!(
        users
            .select(users::name)
            .union(teams.select(teams::title))
            .order_by(users::name.using_nulls_first(PatternGreater)),
        "SELECT users.name FROM users UNION SELECT teams.title FROM teams ORDER BY 1 USING ~>~ NULLS FIRST",
    );
    assert_sql!(
        users.select(array_agg(users::name).order_by(users::name.using(PatternLess))),
        "SELECT array_agg(users.name ORDER BY users.name USING ~<~) FROM users",
    );
}
