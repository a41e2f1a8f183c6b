//! What SQLite says in other words.

use relvar::prelude::*;
use relvar_tests::{memberships, posts, tags, teams, users};

/// The SQL of a statement for SQLite.
macro_rules! assert_sqlite {
    ($statement:expr, $expected:expr $(,)?) => {
        assert_eq!($statement.sql::<Sqlite>(), $expected)
    };
}

relvar::table! {
    parcels {
        #[primary_key] id -> Uuid,
        weight -> Int4,
        height -> Float8,
    }
}

#[test]
fn nulls_are_where_postgres_has_them() {
    assert_sqlite!(
        users.order_by((users::age.desc(), users::name, users::id.asc())).select(users::id),
        "SELECT users.id FROM users ORDER BY users.age DESC NULLS FIRST, users.name NULLS LAST, users.id NULLS LAST",
    );
    assert_sqlite!(
        users.order_by((users::age.asc_nulls_first(), users::name.desc_nulls_last())).select(users::id),
        "SELECT users.id FROM users ORDER BY users.age NULLS FIRST, users.name DESC NULLS LAST",
    );
    assert_sqlite!(
        users.select(row_number().over(window().order_by(users::age))),
        "SELECT row_number() OVER (ORDER BY users.age NULLS LAST) FROM users",
    );
    assert_sqlite!(
        users.select(users::age).union_all(users.select(users::age)).order_by_output(|age| age.desc()),
        "SELECT users.age FROM users UNION ALL SELECT users.age FROM users ORDER BY 1 DESC NULLS FIRST",
    );
}

#[test]
fn a_list_is_the_text_of_a_json_array() {
    assert_sqlite!(
        users.filter(users::id.eq_any(vec![1, 2])).select(users::name),
        "SELECT users.name FROM users WHERE users.id IN (SELECT value FROM json_each(?1))",
    );
    assert_sqlite!(
        users.filter(users::name.ne_all(["Ann", "Bo"]).and(users::age.gt(3))).select(users::id),
        "SELECT users.id FROM users WHERE users.name NOT IN (SELECT value FROM json_each(?1)) AND users.age > ?2",
    );
}

#[test]
fn floats_in_a_list_are_their_bits() {
    assert_sqlite!(
        parcels.filter(parcels::height.eq_any([0.1])).select(parcels::id),
        "SELECT parcels.id FROM parcels WHERE parcels.height IN (SELECT relvar_real(value) FROM json_each(?1))",
    );
}

#[test]
fn bytes_in_a_list_are_hexadecimal() {
    assert_sqlite!(
        parcels.filter(parcels::id.eq_any(Vec::<uuid::Uuid>::new())).select(parcels::weight),
        "SELECT parcels.weight FROM parcels WHERE parcels.id IN (SELECT unhex(value) FROM json_each(?1))",
    );
}

#[test]
fn like_names_its_escape_character() {
    assert_sqlite!(
        users.filter(users::name.like("A%").or(users::name.contains("b_"))).select(users::id),
        r"SELECT users.id FROM users WHERE users.name LIKE ?1 ESCAPE '\' OR users.name LIKE ?2 ESCAPE '\'",
    );
    assert_sqlite!(
        users.filter(users::name.like_escape("A!%", "!")).select(users::id),
        "SELECT users.id FROM users WHERE users.name LIKE ?1 ESCAPE ?2",
    );
}

#[test]
fn operators_that_bind_otherwise_stand_in_parentheses() {
    assert_sqlite!(
        users.filter(users::active.eq(users::name.like("A%"))).select(users::id),
        r"SELECT users.id FROM users WHERE users.active = (users.name LIKE ?1 ESCAPE '\')",
    );
    assert_sqlite!(
        users.filter(users::age.add(1).gt(3).and(not(users::age.is_null()))).select(users::id),
        "SELECT users.id FROM users WHERE users.age + ?1 > ?2 AND NOT users.age IS NULL",
    );
    assert_sqlite!(
        users.filter(users::age.gt(3).is_null()).select(users::id),
        "SELECT users.id FROM users WHERE (users.age > ?1) IS NULL",
    );
}

#[test]
fn set_operations_are_done_from_left_to_right() {
    let ids = || users.select(users::id);
    assert_sqlite!(
        ids().union(ids().intersect(ids())),
        "SELECT users.id FROM users UNION SELECT * FROM (SELECT users.id FROM users INTERSECT SELECT users.id FROM users)",
    );
    assert_sqlite!(
        ids().union(ids()).intersect(ids()),
        "SELECT * FROM (SELECT users.id FROM users UNION SELECT users.id FROM users) INTERSECT SELECT users.id FROM users",
    );
    assert_sqlite!(
        ids().union(ids().order_by(users::age).limit(1)),
        "SELECT users.id FROM users UNION SELECT * FROM (SELECT users.id FROM users ORDER BY users.age NULLS LAST LIMIT ?1)",
    );
}

#[test]
fn many_rows_are_one_row_that_is_sent_many_times() {
    assert_sqlite!(
        tags.insert(vec![(tags::name.set("a"), tags::uses.set(1)), (tags::name.set("b"), tags::uses.set(2))])
            .on_conflict(tags::name)
            .do_update(tags::uses.set(excluded(tags::uses).add(tags::uses)))
            .returning(tags::uses),
        "INSERT INTO tags (name, uses) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET uses = excluded.uses + tags.uses \
         RETURNING tags.uses",
    );
}

#[test]
fn a_constraint_is_named_by_its_columns() {
    assert_sqlite!(
        users
            .insert((users::email.set("a"), users::name.set("A")))
            .on_conflict(users::email_key)
            .do_nothing(),
        "INSERT INTO users (email, name) VALUES (?1, ?2) ON CONFLICT (email) DO NOTHING",
    );
    let row = (
        memberships::user_id.set(1),
        memberships::team_id.set(1),
        memberships::role.set("x"),
        memberships::level.set(1),
    );
    assert_sqlite!(
        memberships.insert(row).on_conflict(memberships::pkey).do_nothing(),
        "INSERT INTO memberships (user_id, team_id, role, level) VALUES (?1, ?2, ?3, ?4) \
         ON CONFLICT (user_id, team_id) DO NOTHING",
    );
}

#[test]
fn a_conflict_after_a_query_is_no_join() {
    assert_sqlite!(
        teams.insert_from(teams::title, users.select(users::name)).on_conflict(teams::title).do_nothing(),
        "INSERT INTO teams (title) SELECT * FROM (SELECT users.name FROM users) WHERE TRUE ON CONFLICT (title) DO NOTHING",
    );
    assert_sqlite!(
        teams.insert_from(teams::title, users.select(users::name)),
        "INSERT INTO teams (title) SELECT users.name FROM users",
    );
}

#[test]
fn pages_say_where_nulls_are_only_of_what_can_be_null() {
    let page = posts.order_by((posts::rating.desc(), posts::id)).select(posts::title);
    assert_sqlite!(
        page,
        "SELECT posts.title FROM posts ORDER BY posts.rating DESC NULLS FIRST, posts.id NULLS LAST",
    );
}

#[derive(relvar::Row)]
#[allow(dead_code, reason = "only its columns are read")]
struct Busy {
    author: i32,
    posts: i64,
}

#[test]
fn a_derived_table_names_its_columns_by_with() {
    let busy =
        posts.group_by(posts::user_id).select(row!(Busy { author: posts::user_id, posts: count_rows() }));
    let busy = busy.derived();
    assert_sqlite!(
        busy.query().filter(busy.posts.gt(1)).select(busy.author),
        "SELECT busy.author FROM (WITH \"derived table\" (author, posts) AS (SELECT posts.user_id, count(*) FROM posts \
         GROUP BY posts.user_id) SELECT * FROM \"derived table\") AS busy WHERE busy.posts > ?1",
    );
}

#[test]
fn an_offset_has_a_limit() {
    assert_sqlite!(
        users.order_by(users::id).offset(2).select(users::id),
        "SELECT users.id FROM users ORDER BY users.id NULLS LAST LIMIT -1 OFFSET ?1",
    );
    assert_sqlite!(
        users.order_by(users::id).limit(1).offset(2).select(users::id),
        "SELECT users.id FROM users ORDER BY users.id NULLS LAST LIMIT ?1 OFFSET ?2",
    );
    let ids = users.select(users::id).union(users.select(users::id));
    assert_sqlite!(
        ids.order_by(users::id).offset(2),
        "SELECT users.id FROM users UNION SELECT users.id FROM users ORDER BY 1 NULLS LAST LIMIT -1 OFFSET ?1",
    );
}

#[test]
fn functions_and_operators_have_other_words() {
    use relvar::fns::text::{btrim, char_length, strpos};
    use relvar::fns::time::now;
    assert_sqlite!(
        users.select((char_length(users::name), strpos(users::name, "a"), btrim(users::name), now())),
        "SELECT length(users.name), instr(users.name, ?1), trim(users.name), \
         strftime('%Y-%m-%d %H:%M:%f000Z', 'now') FROM users",
    );
    assert_sqlite!(
        users.select((bool_and(users::active), bool_or(users::active), every(users::age.gt(3)))),
        "SELECT min(users.active), max(users.active), min(users.age > ?1) FROM users",
    );
    assert_sqlite!(
        posts.select((posts::rating.div(2.0), posts::views.div(2_i64), posts::rating.gt(1.0).is_unknown())),
        "SELECT posts.rating * 1.0 / ?1, posts.views / ?2, (posts.rating > ?3) IS NULL FROM posts",
    );
    assert_sqlite!(
        users.filter(users::age.between(1, users::id.add(1)).or(users::age.is_null())).count(),
        "SELECT count(*) FROM users WHERE users.age BETWEEN ?1 AND (users.id + ?2) OR users.age IS NULL",
    );
    assert_sqlite!(
        users.update((users::name, users::age).set(("Bo", None::<i32>))).filter(users::id.eq(1)),
        "UPDATE users SET (name, age) = (?1, ?2) WHERE users.id = ?3",
    );
}
