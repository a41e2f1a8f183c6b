//! Window functions, windows, frames and the WINDOW clause.

use relvar::prelude::*;
use relvar::value::Interval;
use relvar_tests::{assert_sql, posts, users};

#[test]
fn every_function_has_its_name() {
    let w = window().order_by(users::age);
    assert_sql!(
        users.select((
            row_number().over(w),
            rank().over(w),
            dense_rank().over(w),
            percent_rank().over(w),
            cume_dist().over(w),
            ntile(4).over(w),
        )),
        "SELECT row_number() OVER (ORDER BY users.age), rank() OVER (ORDER BY users.age),"
        "dense_rank() OVER (ORDER BY users.age), percent_rank() OVER (ORDER BY users.age),"
        "cume_dist() OVER (ORDER BY users.age), ntile($1) OVER (ORDER BY users.age) FROM users",
    );
    assert_sql!(
        users.select((
            lag(users::name).over(w),
            lag_offset(users::name, 2).over(w),
            lag_default(users::name, 2, "nobody").over(w),
            lead(users::name).over(w),
            lead_offset(users::name, 2).over(w),
            lead_default(users::name, 1, users::email).over(w),
            first_value(users::name).over(w),
            last_value(users::name).over(w),
            nth_value(users::name, 2).over(w),
        )),
        "SELECT lag(users.name) OVER (ORDER BY users.age), lag(users.name, $1) OVER (ORDER BY users.age),"
        "lag(users.name, $2, $3) OVER (ORDER BY users.age), lead(users.name) OVER (ORDER BY users.age),"
        "lead(users.name, $4) OVER (ORDER BY users.age), lead(users.name, $5, users.email) OVER (ORDER BY users.age),"
        "first_value(users.name) OVER (ORDER BY users.age), last_value(users.name) OVER (ORDER BY users.age),"
        "nth_value(users.name, $6) OVER (ORDER BY users.age) FROM users",
    );
}

#[test]
fn aggregates_are_window_functions() {
    assert_sql!(
        users.select((
            sum(users::karma).over(window()),
            count_rows().filter(users::age.gt(18)).over(window().partition_by((users::team_id, users::active))),
        )),
        "SELECT sum(users.karma) OVER (), count(*) FILTER (WHERE users.age > $1)"
        "OVER (PARTITION BY users.team_id, users.active) FROM users",
    );
    assert_sql!(
        users.group_by(users::team_id).select((
            users::team_id,
            sum(count_rows()).over(window()),
            rank().over(window().order_by(sum(users::karma).desc())),
        )),
        "SELECT users.team_id, sum(count(*)) OVER (), rank() OVER (ORDER BY sum(users.karma) DESC)"
        "FROM users GROUP BY users.team_id",
    );
}

#[test]
fn frames() {
    let by_id = window().order_by(users::id);
    assert_sql!(
        users.select((
            count_rows().over(by_id.rows(unbounded_preceding(), unbounded_following()).exclude_current_row()),
            count_rows().over(by_id.rows(preceding(2), following(1)).exclude_ties()),
            count_rows().over(by_id.groups(current_row(), following(3)).exclude_group()),
            count_rows().over(by_id.range(preceding(10), current_row()).exclude_no_others()),
            count_rows().over(window().order_by(users::created_at.desc()).range(preceding(Interval::days(7)), current_row())),
            count_rows().over(window().range(unbounded_preceding(), current_row())),
        )),
        "SELECT count(*) OVER (ORDER BY users.id ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING EXCLUDE CURRENT ROW),"
        "count(*) OVER (ORDER BY users.id ROWS BETWEEN $1 PRECEDING AND $2 FOLLOWING EXCLUDE TIES),"
        "count(*) OVER (ORDER BY users.id GROUPS BETWEEN CURRENT ROW AND $3 FOLLOWING EXCLUDE GROUP),"
        "count(*) OVER (ORDER BY users.id RANGE BETWEEN $4 PRECEDING AND CURRENT ROW EXCLUDE NO OTHERS),"
        "count(*) OVER (ORDER BY users.created_at DESC RANGE BETWEEN $5 PRECEDING AND CURRENT ROW),"
        "count(*) OVER (RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) FROM users",
    );
}

#[test]
fn windows_with_names() {
    let team = window().partition_by(users::team_id).named::<'t'>();
    let oldest = window().based_on(team).order_by(users::age.desc()).named::<'o'>();
    assert_sql!(
        users
            .filter(users::active)
            .window(team)
            .window(oldest)
            .select((users::name, avg(users::age).over(team), rank().over(oldest)))
            .order_by(row_number().over(window().based_on(oldest).rows(preceding(1), current_row()))),
        "SELECT users.name, avg(users.age) OVER t, rank() OVER o FROM users WHERE users.active"
        "WINDOW t AS (PARTITION BY users.team_id), o AS (t ORDER BY users.age DESC)"
        "ORDER BY row_number() OVER (o ROWS BETWEEN $1 PRECEDING AND CURRENT ROW)",
    );
    let views = window().order_by(sum(posts::views)).named::<'v'>();
    assert_sql!(
        posts
            .group_by(posts::user_id)
            .having(count_rows().gt(1))
            .window(views)
            .select((posts::user_id, rank().over(views)))
            .order_by(posts::user_id),
        "SELECT posts.user_id, rank() OVER v FROM posts GROUP BY posts.user_id HAVING count(*) > $1"
        "WINDOW v AS (ORDER BY sum(posts.views)) ORDER BY posts.user_id",
    );
}
