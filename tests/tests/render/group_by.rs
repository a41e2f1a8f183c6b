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

#[test]
fn several_groupings() {
    assert_sql!(
        users.group_by(rollup((users::team_id, users::active))).select((
            users::team_id,
            users::active,
            count_rows()
        )),
        "SELECT users.team_id, users.active, count(*) FROM users GROUP BY ROLLUP (users.team_id, users.active)",
    );
    assert_sql!(
        users
            .group_by((users::name, cube((users::team_id, (users::active, lower(users::email))))))
            .select((users::name, lower(users::email), grouping((users::team_id, users::active)))),
        "SELECT users.name, lower(users.email), grouping(users.team_id, users.active) FROM users"
        "GROUP BY users.name, CUBE (users.team_id, (users.active, lower(users.email)))",
    );
    assert_sql!(
        users
            .group_by(grouping_sets((users::team_id, (users::team_id, users::active), EmptySet, rollup(users::name))))
            .having(grouping(users::team_id).eq(0))
            .select((users::team_id, max(users::karma))),
        "SELECT users.team_id, max(users.karma) FROM users GROUP BY GROUPING SETS"
        "(users.team_id, (users.team_id, users.active), (), ROLLUP (users.name)) HAVING grouping(users.team_id) = $1",
    );
}
