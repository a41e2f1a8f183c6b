//! What is dropped, and what keeps a table from it.

use crate::describe::{eggs, hens, members, teams};
use crate::fixture::Database;

const NAMES: &str =
    "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite%'";

#[test]
fn tables_go_with_their_rows_and_twice_does_no_harm() {
    let db = Database::new();
    db.create(&[members::SCHEMA, teams::SCHEMA]).unwrap();
    db.run("INSERT INTO teams (title) VALUES ('a'); INSERT INTO members (email, name, team_id) VALUES ('a@b', 'A', 1)")
        .unwrap();
    db.drop(&[teams::SCHEMA, members::SCHEMA]).unwrap();
    assert_eq!(db.texts(NAMES), [""; 0]);
    db.drop(&[teams::SCHEMA, members::SCHEMA]).unwrap();
}

#[test]
fn tables_that_reference_each_other_go_together() {
    let db = Database::new();
    db.create(&[hens::SCHEMA, eggs::SCHEMA]).unwrap();
    db.run("INSERT INTO hens (id) VALUES (1); INSERT INTO eggs VALUES (2, 1); UPDATE hens SET egg_id = 2")
        .unwrap();
    db.drop(&[hens::SCHEMA, eggs::SCHEMA]).unwrap();
    assert_eq!(db.texts(NAMES), [""; 0]);
}

#[test]
fn a_foreign_key_of_another_table_keeps_it() {
    let db = Database::new();
    db.create(&[members::SCHEMA, teams::SCHEMA]).unwrap();
    db.run("INSERT INTO teams (title) VALUES ('a'); INSERT INTO members (email, name, team_id) VALUES ('a@b', 'A', 1)")
        .unwrap();
    let error = db.drop(&[teams::SCHEMA]).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the tables cannot be dropped\n  table teams: table members references it and is not dropped"
    );
    assert_eq!(db.texts("SELECT team_id FROM members"), ["1"], "nothing went with it");
}

#[test]
fn a_view_that_reads_it_keeps_it() {
    let db = Database::new();
    db.create(&[teams::SCHEMA]).unwrap();
    db.run("CREATE VIEW broken AS SELECT * FROM nowhere; CREATE VIEW titles AS SELECT title FROM teams")
        .unwrap();
    let error = db.drop(&[teams::SCHEMA]).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the tables cannot be dropped\n  view titles: it reads a table that would be dropped"
    );
    assert_eq!(db.texts(NAMES), ["teams", "broken", "titles"]);
}
