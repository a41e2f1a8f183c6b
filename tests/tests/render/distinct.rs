//! DISTINCT.

use relvar::prelude::*;
use relvar_tests::{assert_sql, users};

#[test]
fn rows_once() {
    assert_sql!(users.select(users::age).distinct(), "SELECT DISTINCT users.age FROM users");
    assert_sql!(users.select(count_distinct(users::age)), "SELECT count(DISTINCT users.age) FROM users");
}
