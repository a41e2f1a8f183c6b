//! A table that differs from its description is reported, and nothing is changed.

use relvar::schema::{Relation, TableSchema};
use relvar_sqlite::ddl::{Facet, create_all_sql};

use crate::describe::{TABLE, column, members, teams};
use crate::fixture::Database;

/// The differences after a table was made by `sql`, as lines.
#[track_caller]
fn drift(sql: &str, tables: &[TableSchema]) -> Vec<String> {
    let db = Database::new();
    db.run(sql).unwrap();
    match db.create(tables) {
        Ok(_) => Vec::new(),
        Err(error) => {
            let drift = error.drift().unwrap_or_else(|| panic!("{error}"));
            drift.differences.iter().map(ToString::to_string).collect()
        }
    }
}

#[test]
fn another_way_of_writing_is_no_difference() {
    let sql = "create table \"teams\" (
        title text not null,
        id integer primary key autoincrement,
        unique (title)
    ) strict";
    assert_eq!(drift(sql, &[teams::SCHEMA]), [""; 0]);
    let sql = create_all_sql(&[teams::SCHEMA, members::SCHEMA]).unwrap();
    let sql = sql.replace("    ", " ").replace(" AND ", "  and  ").replace("age >= 0", "\"age\">=0");
    assert_eq!(drift(&sql, &[teams::SCHEMA, members::SCHEMA]), [""; 0]);
}

#[test]
fn every_kind_of_difference_is_told() {
    let sql = "CREATE TABLE teams (id INTEGER PRIMARY KEY AUTOINCREMENT, title TEXT NOT NULL, UNIQUE (title)) STRICT;
    CREATE TABLE members (
        id INTEGER CONSTRAINT members_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
        email TEXT CHECK (length(email) <= 80) CONSTRAINT email_check CHECK (email GLOB '*@*'),
        name TEXT NOT NULL COLLATE NOCASE,
        age INTEGER CHECK (age BETWEEN -32768 AND 32767),
        status TEXT NOT NULL DEFAULT 'new' CHECK (status IN ('new', 'gone')),
        active INTEGER NOT NULL CHECK (active IN (0, 1)),
        weight TEXT NOT NULL DEFAULT 1.5,
        token BLOB NOT NULL DEFAULT x'00' CHECK (length(token) = 16),
        data TEXT NOT NULL DEFAULT '{\"a\":[],\"b\":1}' CHECK (json_valid(data)),
        created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000Z', 'now')),
        since TEXT NOT NULL DEFAULT '2024-05-06 07:08:00.000000',
        day TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d', 'now')),
        photo BLOB NOT NULL DEFAULT x'00ff',
        shown TEXT NOT NULL GENERATED ALWAYS AS (upper(name) || '!') STORED,
        team_id INTEGER,
        extra INTEGER,
        UNIQUE (email),
        CONSTRAINT members_team_id_fkey FOREIGN KEY (team_id) REFERENCES teams (id),
        CONSTRAINT members_age_check CHECK (age >= 1),
        CONSTRAINT renamed CHECK (name <> '')
    );
    CREATE INDEX members_lower_age_idx ON members (lower(name), age);
    CREATE UNIQUE INDEX members_name_idx ON members (name) WHERE age > 17;
    CREATE INDEX by_status ON members (status);
    CREATE INDEX another ON members (age)";
    let found = drift(sql, &[members::SCHEMA, teams::SCHEMA]);
    let expected = [
        "table members, column id, identity: declared AUTOINCREMENT, found nothing",
        "table members, column email, nullability: declared NOT NULL, found NULL",
        "table members, column name, collation: declared nothing, found nocase",
        "table members, column active, default: declared TRUE, found nothing",
        "table members, column weight, type: declared REAL, found TEXT",
        "table members, column shown, generated value: declared (lower(name) || '!') STORED, found (upper(name) || '!') STORED",
        "table members, column chief_id: declared INTEGER, found nothing",
        "table members, column extra: declared nothing, found INTEGER",
        "table members, unique constraint: declared UNIQUE (team_id, age), found nothing",
        "table members, foreign key: declared FOREIGN KEY (team_id) REFERENCES teams (id) ON DELETE CASCADE, found nothing",
        "table members, check members_age_check: declared CHECK (age >= 0), found CHECK (age >= 1)",
        "table members, check named: declared CHECK (name <> ''), found CHECK (name <> '') under the name renamed",
        "table members, index members_lower_age_idx: declared INDEX (lower(name), age DESC), found INDEX (lower(name), age)",
        "table members, index members_name_idx1: declared INDEX (name), found nothing",
        "table members, index another: declared nothing, found INDEX (age)",
        "table members, strictness: declared nothing, found a table that is not STRICT",
    ];
    for line in expected {
        assert!(found.iter().any(|other| other == line), "{line}\nin\n{}", found.join("\n"));
    }
    assert!(found.iter().any(|line| line.contains("column token, default: declared unhex")), "{found:?}");
    assert!(found.iter().any(|line| line.contains("CHECK (status IN ('new', 'it''s lost'))")), "{found:?}");
}

#[test]
fn nothing_is_created_beside_a_difference() {
    let db = Database::new();
    db.run("CREATE TABLE teams (id INTEGER PRIMARY KEY AUTOINCREMENT, title TEXT) STRICT").unwrap();
    let error = db.create(&[teams::SCHEMA, members::SCHEMA]).unwrap_err();
    let facets: Vec<Facet> = error.drift().unwrap().differences.iter().map(|one| one.facet).collect();
    assert_eq!(facets, [Facet::Nullability, Facet::Unique]);
    assert!(
        error
            .to_string()
            .starts_with("the database differs from what is declared\n  table teams, column title")
    );
    assert_eq!(db.texts("SELECT name FROM sqlite_schema WHERE name = 'members'"), [""; 0]);
}

#[test]
fn a_text_that_cannot_be_read_is_a_difference_as_a_whole() {
    let sql = "CREATE TABLE teams (id INTEGER PRIMARY KEY AUTOINCREMENT, title TEXT NOT NULL, UNIQUE (title), CHECK (`id` > 0)) STRICT";
    let found = drift(sql, &[teams::SCHEMA]);
    let [found] = &found[..] else { panic!("{found:?}") };
    assert!(found.starts_with("table teams, definition: declared CREATE TABLE teams (\n"), "{found}");
    assert!(found.contains(", found CREATE TABLE teams (id INTEGER"), "{found}");
}

#[test]
fn views_are_compared_by_their_columns() {
    let sums = TableSchema {
        name: "sums",
        relation: Relation::View,
        columns: const { &[column("team_id", "int8"), column("members", "int8")] },
        ..TABLE
    };
    let made = |sql: &str| drift(sql, &[sums]);
    assert_eq!(made("CREATE VIEW sums AS SELECT 1 AS members, 2 AS team_id"), [""; 0]);
    assert_eq!(
        made("CREATE VIEW sums AS SELECT 1 AS members, 2 AS other"),
        [
            "view sums, column team_id: declared team_id, found nothing",
            "view sums, column other: declared nothing, found other",
        ]
    );
    assert_eq!(made("CREATE TABLE sums (a)"), ["view sums, kind: declared view, found table"]);
    assert_eq!(made("SELECT 1"), ["view sums, kind: declared view, found nothing"]);
    let table = TableSchema { relation: Relation::Table, ..sums };
    assert_eq!(
        drift("CREATE VIEW sums AS SELECT 1 AS members", &[table]),
        ["table sums, kind: declared table, found view"]
    );
}
