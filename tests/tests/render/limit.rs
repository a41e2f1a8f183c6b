//! LIMIT and OFFSET.

use relvar::prelude::*;
use relvar_tests::{assert_sql, users};

#[test]
fn numbers_are_parameters() {
    let ordered = users.order_by(users::id).select(users::id);
    assert_sql!(ordered.limit(10), "SELECT users.id FROM users ORDER BY users.id LIMIT $1");
    assert_sql!(
        ordered.limit(10).offset(20),
        "SELECT users.id FROM users ORDER BY users.id LIMIT $1 OFFSET $2",
    );
    assert_sql!(ordered.first(), "SELECT users.id FROM users ORDER BY users.id LIMIT 1");
}
