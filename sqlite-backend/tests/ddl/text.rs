//! The statements as text.

use relvar_sqlite::ddl::{create_all_sql, drop_all_sql};

use crate::describe::{TABLE, column, eggs, hens, members, teams};
use relvar::schema::TableSchema;

const MEMBERS_AND_TEAMS: &str = "CREATE TABLE teams (
    id INTEGER CONSTRAINT teams_pkey PRIMARY KEY AUTOINCREMENT,
    title TEXT NOT NULL,
    CONSTRAINT teams_title_key UNIQUE (title)
) STRICT;

CREATE TABLE members (
    id INTEGER CONSTRAINT members_pkey PRIMARY KEY AUTOINCREMENT CHECK (id BETWEEN -2147483648 AND 2147483647),
    email TEXT NOT NULL CHECK (length(email) <= 80) CONSTRAINT email_check CHECK (email GLOB '*@*'),
    name TEXT NOT NULL,
    age INTEGER CHECK (age BETWEEN -32768 AND 32767),
    status TEXT NOT NULL DEFAULT 'new' CHECK (status IN ('new', 'it''s lost')),
    active INTEGER NOT NULL DEFAULT TRUE CHECK (active IN (0, 1)),
    weight REAL NOT NULL DEFAULT 1.5,
    token BLOB NOT NULL DEFAULT (unhex(hex(randomblob(6)) || '4' || substr(hex(randomblob(2)), 2) || substr('89AB', 1 + (random() & 3), 1) || substr(hex(randomblob(2)), 2) || hex(randomblob(6)))) CHECK (length(token) = 16),
    data TEXT NOT NULL DEFAULT '{\"a\":[],\"b\":1}' CHECK (json_valid(data)),
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000Z', 'now')),
    since TEXT NOT NULL DEFAULT '2024-05-06 07:08:00.000000',
    day TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d', 'now')),
    photo BLOB NOT NULL DEFAULT x'00ff',
    shown TEXT NOT NULL GENERATED ALWAYS AS (lower(name) || '!') STORED,
    team_id INTEGER,
    chief_id INTEGER CHECK (chief_id BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT members_email_key UNIQUE (email),
    CONSTRAINT one_place UNIQUE (team_id, age),
    CONSTRAINT members_team_id_fkey FOREIGN KEY (team_id) REFERENCES teams (id) ON DELETE CASCADE,
    CONSTRAINT members_chief_id_fkey FOREIGN KEY (chief_id) REFERENCES members (id) ON DELETE SET NULL ON UPDATE RESTRICT,
    CONSTRAINT members_age_check CHECK (age >= 0),
    CONSTRAINT named CHECK (name <> '')
) STRICT;
CREATE INDEX members_lower_age_idx ON members (lower(name), age DESC);
CREATE INDEX members_name_idx1 ON members (name);
CREATE UNIQUE INDEX members_name_idx ON members (name) WHERE age > 17;
CREATE INDEX by_status ON members (status);
";

#[test]
fn a_referenced_table_comes_first_in_either_order() {
    assert_eq!(create_all_sql(&[members::SCHEMA, teams::SCHEMA]).unwrap(), MEMBERS_AND_TEAMS);
    assert_eq!(create_all_sql(&[teams::SCHEMA, members::SCHEMA]).unwrap(), MEMBERS_AND_TEAMS);
}

#[test]
fn a_cycle_needs_nothing_else() {
    let sql = "\
CREATE TABLE hens (
    id INTEGER NOT NULL CHECK (id BETWEEN -2147483648 AND 2147483647),
    egg_id INTEGER CHECK (egg_id BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT hens_pkey PRIMARY KEY (id),
    CONSTRAINT hens_egg_id_fkey FOREIGN KEY (egg_id) REFERENCES eggs (id)
) STRICT;

CREATE TABLE eggs (
    id INTEGER NOT NULL CHECK (id BETWEEN -2147483648 AND 2147483647),
    hen_id INTEGER CHECK (hen_id BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT eggs_pkey PRIMARY KEY (id),
    CONSTRAINT eggs_hen_id_fkey FOREIGN KEY (hen_id) REFERENCES hens (id)
) STRICT;
";
    assert_eq!(create_all_sql(&[hens::SCHEMA, eggs::SCHEMA]).unwrap(), sql);
}

#[test]
fn odd_names_are_spelled() {
    let order = TableSchema {
        name: "order",
        columns: const { &[column("select", "int8"), column("Größe", "bool")] },
        primary_key: &["select", "Größe"],
        ..TABLE
    };
    let sql = r#"CREATE TABLE "order" (
    "select" INTEGER NOT NULL,
    "Größe" INTEGER NOT NULL CHECK ("Größe" IN (0, 1)),
    PRIMARY KEY ("select", "Größe")
) STRICT;
"#;
    assert_eq!(create_all_sql(&[order]).unwrap(), sql);
}

#[test]
fn every_type_has_its_storage() {
    let all = TableSchema {
        name: "t",
        columns: const {
            &[
                column("a", "int8"),
                column("b", "float4"),
                column("c", "float8"),
                column("d", "text"),
                column("e", "varchar"),
                column("f", "bytea"),
                column("g", "uuid"),
                column("h", "date"),
                column("i", "time"),
                column("j", "timestamp"),
                column("k", "timestamptz"),
                column("l", "json"),
            ]
        },
        ..TABLE
    };
    let sql = "CREATE TABLE t (
    a INTEGER NOT NULL,
    b REAL NOT NULL,
    c REAL NOT NULL,
    d TEXT NOT NULL,
    e TEXT NOT NULL,
    f BLOB NOT NULL,
    g BLOB NOT NULL CHECK (length(g) = 16),
    h TEXT NOT NULL,
    i TEXT NOT NULL,
    j TEXT NOT NULL,
    k TEXT NOT NULL,
    l TEXT NOT NULL CHECK (json_valid(l))
) STRICT;
";
    assert_eq!(create_all_sql(&[all]).unwrap(), sql);
}

#[test]
fn tables_are_dropped_in_reverse_order() {
    let sql = "DROP TABLE IF EXISTS members;\nDROP TABLE IF EXISTS teams;\n";
    assert_eq!(drop_all_sql(&[teams::SCHEMA, members::SCHEMA]).unwrap(), sql);
    assert_eq!(drop_all_sql(&[]).unwrap(), "");
    assert_eq!(create_all_sql(&[]).unwrap(), "");
}
