//! GROUP BY.

use relvar::prelude::*;
use relvar_tests::{assert_sql, users};

#[test]
fn columns_and_expressions() {
    assert_sql!(
        users.group_by(users::team_id).select((users::team_id, count_rows())),
        "SELECT users.team_id, count(*) FROM users GROUP BY users.team_id",
    );
    assert_sql!(
        users.group_by((users::team_id, lower(users::name))).select((lower(users::name), sum(users::karma))),
        "SELECT lower(users.name), sum(users.karma) FROM users GROUP BY users.team_id, lower(users.name)",
    );
}
