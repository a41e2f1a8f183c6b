//! HAVING.

use relvar::prelude::*;
use relvar_tests::{assert_sql, users};

#[test]
fn conditions_on_groups() {
    assert_sql!(
        users
            .group_by(users::team_id)
            .having(count_rows().gt(1))
            .having(users::team_id.gt(2))
            .select(users::team_id),
        "SELECT users.team_id FROM users GROUP BY users.team_id HAVING count(*) > $1 AND users.team_id > $2",
    );
    assert_sql!(
        users.query().having(count_rows().gt(1)).select(count_rows()),
        "SELECT count(*) FROM users HAVING count(*) > $1",
    );
}

#[test]
fn without_group_by_all_rows_are_one_group() {
    assert_sql!(
        users.having(count_rows().gt(3)).select(max(users::age)),
        "SELECT max(users.age) FROM users HAVING count(*) > $1",
    );
}
