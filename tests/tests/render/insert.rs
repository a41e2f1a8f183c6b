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
