//! DELETE.

use relvar::prelude::*;
use relvar_tests::{assert_sql, users};

#[test]
fn some_rows_and_all() {
    assert_sql!(
        users.delete().filter(users::age.lt(0)).filter(users::active),
        "DELETE FROM users WHERE users.age < $1 AND users.active",
    );
    assert_sql!(users.delete().all_rows(), "DELETE FROM users");
}
