//! INSERT.

use relvar::prelude::*;
use relvar_tests::{assert_sql, tags};

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
    assert_sql!(tags.insert(&[one]), "INSERT INTO tags (uses, name) SELECT * FROM UNNEST($1, $2)");
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
