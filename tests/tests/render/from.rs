//! FROM.

use relvar::prelude::*;
use relvar_tests::{assert_sql, users};

#[test]
fn a_table_and_an_alias() {
    assert_sql!(users.select(users::id), "SELECT users.id FROM users");
    let b = users.alias::<'b'>();
    assert_sql!(b.select(b.id), "SELECT users_b.id FROM users AS users_b");
}
