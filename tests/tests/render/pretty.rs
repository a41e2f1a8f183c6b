//! SQL for people.

use relvar::prelude::*;
use relvar_tests::{messages, posts, teams, users};

#[test]
fn clauses_begin_lines_and_subqueries_are_indented() {
    let busy = posts.correlate(users).filter(posts::user_id.eq(users::id).and(posts::views.gt(1)));
    let query = users
        .left_join(teams)
        .filter(users::age.between(20, 30).and(exists(busy)))
        .filter(users::name.is_distinct_from("Ann"))
        .select((users::name, teams::title, lower(users::email)))
        .order_by((users::name.desc(), users::id))
        .limit(5);
    assert_eq!(
        query.sql_pretty::<Postgres>(),
        "\
SELECT users.name, teams.title, lower(users.email)
FROM users
LEFT JOIN teams ON users.team_id = teams.id
WHERE users.age BETWEEN $1 AND $2
  AND EXISTS (
    SELECT 1
    FROM posts
    WHERE posts.user_id = users.id
      AND posts.views > $3
)
  AND users.name IS DISTINCT FROM $4
ORDER BY users.name DESC, users.id
LIMIT $5"
    );
}

#[test]
fn branches_and_writes_have_lines_too() {
    let both = users
        .order_by(users::id)
        .limit(1)
        .select(users::name)
        .union_all(teams.select(teams::title))
        .order_by(users::name);
    assert_eq!(
        both.sql_pretty::<Postgres>(),
        "\
(
    SELECT users.name
    FROM users
    ORDER BY users.id
    LIMIT $1
)
UNION ALL
SELECT teams.title
FROM teams
ORDER BY 1"
    );
    let write = posts.update(posts::title.set("x")).filter(posts::id.eq(1)).returning(posts::id);
    assert_eq!(
        write.sql_pretty::<Postgres>(),
        "UPDATE posts\nSET title = $1\nWHERE posts.id = $2\nRETURNING posts.id"
    );
    let locked = messages.select(messages::id).for_update().skip_locked();
    assert_eq!(locked.sql_pretty::<Postgres>(), "SELECT messages.id\nFROM messages\nFOR UPDATE SKIP LOCKED");
}

#[test]
fn literal_text_is_left_whole() {
    let raw = relvar::sql!(Bool, "{} = 'a  FROM b' OR \"x  WHERE\" = $q$  SELECT $q$", users::name);
    assert_eq!(
        users.filter(raw).count().sql_pretty::<Postgres>(),
        "SELECT count(*)\nFROM users\nWHERE (users.name = 'a  FROM b' OR \"x  WHERE\" = $q$  SELECT $q$)"
    );
}
