//! UPDATE.

use relvar::prelude::*;
use relvar_tests::{assert_sql, users};

#[test]
fn assignments_and_rows() {
    assert_sql!(
        users.update((users::name.set("Bo"), users::age.set(users::age.add(1)))).filter(users::id.eq(7)),
        "UPDATE users SET name = $1, age = users.age + $2 WHERE users.id = $3",
    );
    assert_sql!(users.update(users::active.set(false)).all_rows(), "UPDATE users SET active = $1");
}
