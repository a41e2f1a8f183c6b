//! ORDER BY.

use relvar::prelude::*;
use relvar_tests::{assert_sql, users};

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
