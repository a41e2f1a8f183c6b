//! INSERT.

use relvar::prelude::*;
use relvar::stmt::Spell;
use relvar::value::OrDefault;
use relvar_tests::{assert_sql, comments, tags, teams, users};

#[derive(relvar::Insert)]
#[insert(table = tags)]
struct NewTag {
    uses: i32,
    name: String,
}

#[test]
fn one_row_and_many() {
    assert_sql!(tags.insert(tags::name.set("a")), "INSERT INTO tags (name) VALUES ($1)");
    assert_sql!(
        tags.insert((tags::uses.set(1), tags::name.set(lower("A")))),
        "INSERT INTO tags (uses, name) VALUES ($1, lower($2))",
    );
    let one = NewTag { uses: 1, name: "a".into() };
    assert_sql!(tags.insert(&one), "INSERT INTO tags (uses, name) VALUES ($1, $2)");
    assert_sql!(tags.insert(&[one]), "INSERT INTO tags (uses, name) SELECT unnest($1), unnest($2)");
}

relvar::table! {
    parcels {
        #[primary_key] id -> Int4,
        #[sql_name = "order"] tags -> Nullable<Array<Text>>,
        title -> Text,
        sizes -> Array<Int8>,
    }
}

#[derive(relvar::Insert)]
#[insert(table = parcels)]
struct NewParcel {
    sizes: Vec<i64>,
    id: i32,
    tags: Option<Vec<String>>,
    title: &'static str,
}

#[test]
fn many_rows_with_arrays() {
    let rows: &[NewParcel] = &[];
    assert_sql!(
        parcels.insert(rows),
        "INSERT INTO parcels (sizes, id, \"order\", title) SELECT c3, c2, c1, c0 \
         FROM UNNEST($1, $2) WITH ORDINALITY AS r (c2, c0, n) NATURAL FULL JOIN \
         (SELECT abs(k), CASE WHEN min(k) > 0 THEN (array_agg(v ORDER BY o))[2:] END \
         FROM UNNEST($3, $4) WITH ORDINALITY AS e (v, k, o) GROUP BY 1) AS a3 (n, c3) NATURAL FULL JOIN \
         (SELECT abs(k), CASE WHEN min(k) > 0 THEN (array_agg(v ORDER BY o))[2:] END \
         FROM UNNEST($5, $6) WITH ORDINALITY AS e (v, k, o) GROUP BY 1) AS a1 (n, c1) ORDER BY n",
    );
}

#[test]
fn rows_of_assignments() {
    let row = |name: &'static str| (tags::uses.set(1), tags::name.set(name));
    let many = "INSERT INTO tags (uses, name) SELECT unnest($1), unnest($2)";
    assert_eq!(tags.insert([row("a"), row("b")]).sql::<Postgres>(), many);
    assert_eq!(tags.insert(&vec![row("a")]).sql::<Postgres>(), many);
    assert_eq!(tags.insert_rows(["a"].into_iter().map(row)).sql::<Postgres>(), many);
    assert_sql!(tags.insert(vec![tags::name.set("a")]), "INSERT INTO tags (name) SELECT unnest($1)");
}

#[test]
fn from_a_query() {
    let query = users.filter(users::age.gt(1)).select((users::name, users::age.assume_not_null()));
    assert_sql!(
        tags.insert_from((tags::name, tags::uses), query).on_any_conflict().do_nothing().returning(tags::name),
        "INSERT INTO tags (name, uses) SELECT users.name, users.age FROM users WHERE users.age > $1"
        "ON CONFLICT DO NOTHING RETURNING tags.name",
    );
    assert_sql!(
        tags.insert_from(tags::name, users.select(users::name).union(teams.select(teams::title))),
        "INSERT INTO tags (name) SELECT users.name FROM users UNION SELECT teams.title FROM teams",
    );
}

#[test]
fn defaults_and_overridden_identities() {
    assert_sql!(
        tags.insert((tags::name.set("a"), tags::uses.set_default())),
        "INSERT INTO tags (name, uses) VALUES ($1, DEFAULT)",
    );
    assert_sql!(tags.update(tags::uses.set_default()).all_rows(), "UPDATE tags SET uses = DEFAULT");
    let row =
        || (comments::id.overriding_system_value().set(1), comments::post_id.set(1), comments::text.set("a"));
    assert_sql!(
        comments.insert(row()),
        "INSERT INTO comments (id, post_id, text) OVERRIDING SYSTEM VALUE VALUES ($1, $2, $3)",
    );
    assert_sql!(
        comments.insert(&[row()]),
        "INSERT INTO comments (id, post_id, text) OVERRIDING SYSTEM VALUE SELECT unnest($1), unnest($2), unnest($3)",
    );
    let row = (teams::id.set(1), teams::title.set("a"));
    assert_sql!(
        teams.insert(row).overriding_user_value().returning(teams::id),
        "INSERT INTO teams (id, title) OVERRIDING USER VALUE VALUES ($1, $2) RETURNING teams.id",
    );
}

relvar::table! {
    visits {
        #[primary_key] #[identity] id -> Int4,
        #[default(now())] seen_at -> Timestamptz,
        #[default("?")] place -> Nullable<Text>,
        notes -> Nullable<Array<Text>>,
    }
}

#[derive(relvar::Insert)]
#[insert(table = visits)]
struct NewVisit {
    id: OrDefault<i32>,
    place: OrDefault<Option<&'static str>>,
    notes: OrDefault<Vec<&'static str>>,
}

fn visit(id: Option<i32>, place: bool, notes: bool) -> NewVisit {
    NewVisit {
        id: id.map_or(OrDefault::Default, OrDefault::Value),
        place: if place { Some("here").into() } else { OrDefault::Default },
        notes: if notes { vec!["a"].into() } else { OrDefault::Default },
    }
}

fn assert_text(statement: impl Spell<Postgres>, parts: &[&str]) {
    assert_eq!(statement.text().as_str(), parts.join(" "));
}

#[test]
fn absent_fields() {
    assert_sql!(visits.insert_default(), "INSERT INTO visits DEFAULT VALUES");
    assert_text(visits.insert(visit(None, false, false)), &["INSERT INTO visits DEFAULT VALUES"]);
    assert_text(
        visits.insert(&visit(Some(1), true, true)),
        &["INSERT INTO visits (id, place, notes) VALUES ($1, $2, $3)"],
    );
    assert_text(
        visits.insert(&[visit(Some(1), true, false), visit(Some(2), true, false)]).returning(visits::id),
        &[
            "INSERT INTO visits (id, place) SELECT c0, c1 FROM UNNEST($1, $2) WITH ORDINALITY AS p (c0, c1, n)",
            "ORDER BY n RETURNING visits.id",
        ],
    );
    assert_text(
        visits.insert(&[visit(None, false, false), visit(None, false, false)]),
        &["INSERT INTO visits SELECT FROM UNNEST($1) WITH ORDINALITY AS p (s, n) ORDER BY n"],
    );
}

#[test]
fn rows_with_different_absent_fields() {
    let rows = [visit(None, true, false), visit(Some(1), false, true), visit(None, true, false)];
    assert_text(
        visits.insert(&rows).returning((visits::id, visits::place)),
        &[
            "WITH r AS (SELECT * FROM UNNEST($1, $2, $3) WITH ORDINALITY AS p (c0, c1, s, n) NATURAL FULL JOIN",
            "(SELECT abs(k), CASE WHEN min(k) > 0 THEN (array_agg(v ORDER BY o))[2:] END",
            "FROM UNNEST($4, $5) WITH ORDINALITY AS e (v, k, o) GROUP BY 1) AS a2 (n, c2)),",
            "i0 (o0, o1) AS (INSERT INTO visits (id, notes) SELECT c0, c2 FROM r WHERE s = 0 ORDER BY n",
            "RETURNING visits.id, visits.place),",
            "i1 (o0, o1) AS (INSERT INTO visits (place) SELECT c1 FROM r WHERE s = 1 ORDER BY n",
            "RETURNING visits.id, visits.place)",
            "SELECT o0, o1 FROM (SELECT o0, o1, (ARRAY(SELECT n FROM r WHERE s = 0 ORDER BY n))[row_number() OVER ()] AS n FROM i0 UNION ALL",
            "SELECT o0, o1, (ARRAY(SELECT n FROM r WHERE s = 1 ORDER BY n))[row_number() OVER ()] AS n FROM i1) AS i ORDER BY n",
        ],
    );
}
