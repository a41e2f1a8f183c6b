//! UPDATE.

use relvar::prelude::*;
use relvar::stmt::Spell;
use relvar_tests::{assert_sql, comments, memberships, posts, teams, users};

#[test]
fn assignments_and_rows() {
    assert_sql!(
        users.update((users::name.set("Bo"), users::age.set(users::age.add(1)))).filter(users::id.eq(7)),
        "UPDATE users SET name = $1, age = users.age + $2 WHERE users.id = $3",
    );
    assert_sql!(users.update(users::active.set(false)).all_rows(), "UPDATE users SET active = $1");
    assert_sql!(
        users.update((users::karma.set_default(), users::age.set_default())).all_rows(),
        "UPDATE users SET karma = DEFAULT, age = DEFAULT",
    );
}

#[test]
fn tables_beside_the_target() {
    assert_sql!(
        users.update(users::karma.set(posts::views)).from(posts).filter(posts::user_id.eq(users::id)),
        "UPDATE users SET karma = posts.views FROM posts WHERE posts.user_id = users.id",
    );
    let chief = users.alias::<'c'>();
    assert_sql!(
        users.update(users::age.set(chief.age)).from(chief).all_rows().returning((users::id, chief.name)),
        "UPDATE users SET age = users_c.age FROM users AS users_c RETURNING users.id, users_c.name",
    );
    assert_sql!(
        posts
            .update(posts::body.set(teams::title))
            .from(users.left_join(teams))
            .filter(posts::user_id.eq(users::id))
            .filter(teams::id.is_not_null())
            .returning((posts::id, users::name, teams::title)),
        "UPDATE posts SET body = teams.title FROM users LEFT JOIN teams ON users.team_id = teams.id \
         WHERE posts.user_id = users.id AND teams.id IS NOT NULL RETURNING posts.id, users.name, teams.title",
    );
}

#[derive(relvar::Row)]
#[allow(dead_code, reason = "only its columns are read")]
struct Busy {
    id: i32,
    posts: i64,
}

#[test]
fn a_derived_table_and_a_common_table_expression_beside_the_target() {
    let busy =
        posts.group_by(posts::user_id).select(row!(Busy { id: posts::user_id, posts: count(posts::id) }));
    let derived = busy.derived();
    assert_sql!(
        users.update(users::karma.set(derived.posts)).from(&derived).filter(derived.id.eq(users::id)),
        "UPDATE users SET karma = busy.posts FROM \
         (SELECT posts.user_id, count(posts.id) FROM posts GROUP BY posts.user_id) AS busy (id, posts) \
         WHERE busy.id = users.id",
    );
    let named = busy.cte();
    let update = users.update(users::karma.set(named.posts)).from(&named).filter(named.id.eq(users::id));
    assert_sql!(
        with(&named, update),
        "WITH busy (id, posts) AS (SELECT posts.user_id, count(posts.id) FROM posts GROUP BY posts.user_id) \
         UPDATE users SET karma = busy.posts FROM busy WHERE busy.id = users.id",
    );
}

#[test]
fn rows_of_values_and_of_queries() {
    assert_sql!(
        users
            .update((users::name, users::age).set((lower(users::name), None::<i32>)))
            .filter(users::id.eq(1)),
        "UPDATE users SET (name, age) = ROW(lower(users.name), $1) WHERE users.id = $2",
    );
    let own = posts.correlate(users).filter(posts::user_id.eq(users::id));
    assert_sql!(
        users
            .update((
                users::active.set(true),
                (users::karma, users::age).set_from(own.select((count_rows(), max(posts::id)))),
            ))
            .all_rows(),
        "UPDATE users SET active = $1, (karma, age) = (SELECT count(*), max(posts.id) FROM posts \
         WHERE posts.user_id = users.id)",
    );
    assert_sql!(
        posts
            .update(
                (posts::body, posts::rating).set_from(
                    comments
                        .correlate(posts)
                        .filter(comments::post_id.eq(posts::id))
                        .order_by(comments::id)
                        .limit(1)
                        .select((comments::text, posts::rating))
                )
            )
            .all_rows(),
        "UPDATE posts SET (body, rating) = (SELECT comments.text, posts.rating FROM comments \
         WHERE comments.post_id = posts.id ORDER BY comments.id LIMIT $1)",
    );
}

#[derive(relvar::Changes)]
#[changes(table = users)]
struct Edit {
    #[changes(key)]
    id: i32,
    name: String,
    karma: Option<i64>,
    age: Option<Option<i32>>,
}

#[derive(relvar::Changes)]
#[changes(table = memberships)]
struct Rank<'a> {
    level: i16,
    #[changes(key)]
    team_id: i32,
    #[changes(key)]
    user_id: i32,
    role: &'a str,
}

relvar::table! {
    parcels {
        #[primary_key] id -> Int4,
        #[sql_name = "order"] tags -> Nullable<Array<Text>>,
        title -> Text,
    }
}

#[derive(relvar::Changes)]
#[changes(table = parcels)]
struct Tagged {
    tags: Vec<String>,
    #[changes(key)]
    id: i32,
}

#[test]
fn many_rows_by_their_keys() {
    let edits: &[Edit] = &[];
    assert_sql!(
        users.update(edits),
        "UPDATE users SET name = users_new.c3, karma = coalesce(users_new.c2, users.karma), \
         age = CASE WHEN users_new.c1 THEN users_new.c0 ELSE users.age END \
         FROM (SELECT c4, c3, c2, c1, c0, row_number() OVER (PARTITION BY c4) \
         FROM UNNEST($1, $2, $3, $4, $5) AS r (c4, c3, c2, c1, c0)) AS users_new (c4, c3, c2, c1, c0, n) \
         WHERE users.id = users_new.c4 \
         AND CASE WHEN users_new.n = 1 THEN TRUE ELSE (SELECT TRUE FROM generate_series(1, 2)) END",
    );
    let ranks: Vec<Rank<'_>> = Vec::new();
    assert_sql!(
        memberships.update(&ranks).filter(memberships::level.gt(1)).returning(memberships::role),
        "UPDATE memberships SET level = memberships_new.c3, role = memberships_new.c0 \
         FROM (SELECT c3, c2, c1, c0, row_number() OVER (PARTITION BY c2, c1) \
         FROM UNNEST($1, $2, $3, $4) AS r (c3, c2, c1, c0)) AS memberships_new (c3, c2, c1, c0, n) \
         WHERE memberships.team_id = memberships_new.c2 AND memberships.user_id = memberships_new.c1 \
         AND CASE WHEN memberships_new.n = 1 THEN TRUE ELSE (SELECT TRUE FROM generate_series(1, 2)) END \
         AND memberships.level > $5 RETURNING memberships.role",
    );
    let tagged: &[Tagged; 0] = &[];
    assert_sql!(
        parcels.update(tagged),
        "UPDATE parcels SET \"order\" = parcels_new.c1 \
         FROM (SELECT c1, c0, row_number() OVER (PARTITION BY c0) \
         FROM UNNEST($1) WITH ORDINALITY AS r (c0, n) NATURAL FULL JOIN \
         (SELECT abs(k), CASE WHEN min(k) > 0 THEN (array_agg(v ORDER BY o))[2:] END \
         FROM UNNEST($2, $3) WITH ORDINALITY AS e (v, k, o) GROUP BY 1) AS a1 (n, c1)) AS parcels_new (c1, c0, n) \
         WHERE parcels.id = parcels_new.c0 \
         AND CASE WHEN parcels_new.n = 1 THEN TRUE ELSE (SELECT TRUE FROM generate_series(1, 2)) END",
    );
}

#[derive(relvar::Changes)]
#[changes(table = users)]
struct Rename {
    name: Option<String>,
}

#[test]
fn a_struct_of_changes_beside_tables() {
    let rename = Rename { name: Some("Bo".into()) };
    let update =
        users.update(&rename).from(teams).filter(teams::id.eq(users::team_id)).returning(teams::title);
    assert_eq!(
        Spell::<Postgres>::text(&update).as_str(),
        "UPDATE users SET name = $1 FROM teams WHERE teams.id = users.team_id RETURNING teams.title",
    );
}
