//! Row values, ANY and ALL, COLLATE.

use relvar::expr::collation::{C, Posix};
use relvar::prelude::*;
use relvar_tests::{assert_sql, memberships, posts, users};

#[test]
fn every_comparison_of_rows() {
    let pair = row_of((users::id, users::name));
    assert_sql!(
        users.filter(pair.eq((1, "a"))).count(),
        "SELECT count(*) FROM users WHERE (users.id, users.name) = ($1, $2)"
    );
    assert_sql!(
        users.filter(pair.ge((users::age, "a"))).count(),
        "SELECT count(*) FROM users WHERE (users.id, users.name) >= (users.age, $1)",
    );
    assert_sql!(
        users.filter(pair.between((1, "a"), (2, "b"))).count(),
        "SELECT count(*) FROM users WHERE (users.id, users.name) BETWEEN ($1, $2) AND ($3, $4)",
    );
    assert_sql!(
        users.filter(pair.is_not_distinct_from((None::<i32>, "a"))).count(),
        "SELECT count(*) FROM users WHERE (users.id, users.name) IS NOT DISTINCT FROM ($1, $2)",
    );
}

#[test]
fn rows_in_subqueries_and_lists() {
    let seat = row_of((users::id, users::team_id));
    let seats = memberships.select((memberships::user_id, memberships::team_id));
    assert_sql!(
        users.filter(seat.is_in(seats)).count(),
        "SELECT count(*) FROM users WHERE (users.id, users.team_id) IN"
        "(SELECT memberships.user_id, memberships.team_id FROM memberships)",
    );
    assert_sql!(
        users.filter(seat.is_not_in(seats)).count(),
        "SELECT count(*) FROM users WHERE (users.id, users.team_id) NOT IN"
        "(SELECT memberships.user_id, memberships.team_id FROM memberships)",
    );
    assert_sql!(
        users.filter(seat.eq(scalar_row(memberships.find((1, 2)).select((memberships::user_id, memberships::team_id))))).count(),
        "SELECT count(*) FROM users WHERE (users.id, users.team_id) = (SELECT memberships.user_id, memberships.team_id"
        "FROM memberships WHERE memberships.user_id = $1 AND memberships.team_id = $2)",
    );
    assert_sql!(
        users.filter(seat.eq_any(vec![(1, 2)])).count(),
        "SELECT count(*) FROM users WHERE (users.id, users.team_id) IN (SELECT * FROM unnest($1, $2))",
    );
}

#[test]
fn every_quantified_comparison() {
    assert_sql!(
        users.filter(users::id.eq_any([1]).and(users::id.ne_any([1])).and(users::id.lt_any([1]))).count(),
        "SELECT count(*) FROM users WHERE users.id = ANY($1) AND users.id <> ANY($2) AND users.id < ANY($3)",
    );
    assert_sql!(
        users.filter(users::id.le_any([1]).and(users::id.gt_any([1])).and(users::id.ge_any([1]))).count(),
        "SELECT count(*) FROM users WHERE users.id <= ANY($1) AND users.id > ANY($2) AND users.id >= ANY($3)",
    );
    assert_sql!(
        users.filter(users::id.eq_all([1]).and(users::id.ne_all([1])).and(users::id.lt_all([1]))).count(),
        "SELECT count(*) FROM users WHERE users.id = ALL($1) AND users.id <> ALL($2) AND users.id < ALL($3)",
    );
    assert_sql!(
        users.filter(users::id.le_all([1]).and(users::id.gt_all([1])).and(users::id.ge_all([1]))).count(),
        "SELECT count(*) FROM users WHERE users.id <= ALL($1) AND users.id > ALL($2) AND users.id >= ALL($3)",
    );
    assert_sql!(
        users.filter(users::id.lt_any(posts.select(posts::user_id))).count(),
        "SELECT count(*) FROM users WHERE users.id < ANY (SELECT posts.user_id FROM posts)",
    );
    assert_sql!(
        users.filter(users::id.ne_all(posts.select(posts::user_id).union(posts.select(posts::id)))).count(),
        "SELECT count(*) FROM users WHERE users.id <> ALL (SELECT posts.user_id FROM posts UNION SELECT posts.id FROM posts)",
    );
}

#[test]
fn a_collation_binds_tightly() {
    assert_sql!(
        users.filter(users::name.concat(users::email).collate(C).lt("b")).order_by(users::name.collate(Posix).desc()).select(users::id),
        "SELECT users.id FROM users WHERE (users.name || users.email) COLLATE \"C\" < $1"
        "ORDER BY users.name COLLATE \"POSIX\" DESC",
    );
}
