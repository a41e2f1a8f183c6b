//! What is created, what is left alone, and what SQLite then refuses.

use relvar::schema::TableSchema;
use relvar_sqlite::ddl::{Object, ObjectKind, create_all};

use crate::describe::{eggs, hens, members, teams};
use crate::fixture::{Database, wait};

fn table(name: &str) -> Object {
    Object { kind: ObjectKind::Table, name: name.to_owned() }
}

const ALL: [TableSchema; 2] = [members::SCHEMA, teams::SCHEMA];

const MEMBER: &str = "INSERT INTO members (email, name) VALUES ('a@b', 'Ann')";

#[test]
fn what_is_missing_is_created_and_nothing_twice() {
    let db = Database::new();
    let report = db.create(&[teams::SCHEMA]).unwrap();
    assert_eq!(report.created, [table("teams")]);
    let report = db.create(&ALL).unwrap();
    assert_eq!((report.created, report.unchanged), (vec![table("members")], vec![table("teams")]));
    let report = db.create(&ALL).unwrap();
    assert_eq!((report.created, report.unchanged), (vec![], vec![table("teams"), table("members")]));
    let names =
        "SELECT name FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite%' ORDER BY name";
    let found =
        ["by_status", "members", "members_lower_age_idx", "members_name_idx", "members_name_idx1", "teams"];
    assert_eq!(db.texts(names), found);
}

#[test]
fn defaults_and_generated_columns_fill_a_row() {
    let db = Database::new();
    db.create(&ALL).unwrap();
    db.run(MEMBER).unwrap();
    let only = |sql: &str| db.texts(&format!("SELECT {sql} FROM members")).remove(0);
    assert_eq!(
        only("concat_ws(' ', id, status, active, weight, shown, data)"),
        "1 new 1 1.5 ann! {\"a\":[],\"b\":1}"
    );
    assert_eq!(only("length(created_at) = 27 AND created_at GLOB '2*-*-* *:*:*.???000Z'"), "1");
    assert_eq!(only("abs(julianday('now') - julianday(created_at)) < 0.01"), "1", "of UTC");
    assert_eq!(only("hex(token) GLOB '????????????4???[89AB]???????????????'"), "1", "a random uuid");
    assert_eq!(only("since || ' ' || day"), format!("2024-05-06 07:08:00.000000 {}", only("date('now')")));
    assert_eq!(only("hex(photo)"), "00FF");
}

#[test]
fn numbers_of_an_identity_are_never_given_again() {
    let db = Database::new();
    db.create(&[teams::SCHEMA]).unwrap();
    db.run("INSERT INTO teams (title) VALUES ('a'), ('b'); DELETE FROM teams; INSERT INTO teams (title) VALUES ('c')")
        .unwrap();
    assert_eq!(db.texts("SELECT id FROM teams"), ["3"]);
}

#[test]
fn what_a_type_does_not_hold_is_kept_out() {
    let db = Database::new();
    db.create(&ALL).unwrap();
    db.run(MEMBER).unwrap();
    for (column, value, reason) in [
        ("age", "32768", "CHECK constraint failed: age BETWEEN -32768 AND 32767"),
        ("age", "-1", "CHECK constraint failed: members_age_check"),
        ("age", "'x'", "cannot store TEXT value in INTEGER column members.age"),
        ("active", "2", "CHECK constraint failed: active IN (0, 1)"),
        ("status", "'gone'", "CHECK constraint failed: status IN ('new', 'it''s lost')"),
        ("email", "'a'", "CHECK constraint failed: email_check"),
        ("email", "printf('%080d@', 1)", "CHECK constraint failed: length(email) <= 80"),
        ("email", "NULL", "NOT NULL constraint failed: members.email"),
        ("token", "x'00'", "CHECK constraint failed: length(token) = 16"),
        ("data", "'{'", "CHECK constraint failed: json_valid(data)"),
        ("name", "''", "CHECK constraint failed: named"),
        ("team_id", "7", "FOREIGN KEY constraint failed"),
    ] {
        let found = db.run(&format!("UPDATE members SET {column} = {value}")).unwrap_err();
        assert!(found.starts_with(reason), "{found}");
    }
    let twice = db.run(MEMBER).unwrap_err();
    assert!(twice.starts_with("UNIQUE constraint failed: members.email"), "{twice}");
}

#[test]
fn foreign_keys_have_their_actions() {
    let db = Database::new();
    db.create(&ALL).unwrap();
    db.run("INSERT INTO teams (title) VALUES ('a'); INSERT INTO members (email, name, team_id) VALUES ('a@b', 'A', 1);
        INSERT INTO members (email, name, chief_id) VALUES ('c@d', 'C', 1)")
        .unwrap();
    db.run("DELETE FROM teams").unwrap();
    assert_eq!(db.texts("SELECT coalesce(chief_id, 'none') FROM members"), ["none"]);
}

#[test]
fn tables_of_a_cycle_are_created_and_filled() {
    let db = Database::new();
    db.create(&[hens::SCHEMA, eggs::SCHEMA]).unwrap();
    db.run("INSERT INTO hens (id) VALUES (1); INSERT INTO eggs VALUES (2, 1); UPDATE hens SET egg_id = 2")
        .unwrap();
    assert!(db.run("UPDATE hens SET egg_id = 3").is_err());
}

#[test]
fn a_foreign_key_needs_its_target() {
    let db = Database::new();
    let error = db.create(&[members::SCHEMA]).unwrap_err();
    assert_eq!(
        error.mistakes()[0].to_string(),
        "table members: foreign key (team_id) references table teams, which is neither given nor there"
    );
    db.create(&[teams::SCHEMA]).unwrap();
    db.create(&[members::SCHEMA]).unwrap();
}

#[test]
fn nothing_is_created_where_one_statement_fails() {
    let db = Database::new();
    db.run("CREATE TABLE other (a); CREATE INDEX by_status ON other (a)").unwrap();
    let error = db.create(&ALL).unwrap_err().to_string();
    assert!(error.starts_with("cannot create table members: "), "{error}");
    assert!(error.contains("by_status"), "{error}");
    assert_eq!(db.texts("SELECT name FROM sqlite_schema WHERE type = 'table'"), ["other"]);
}

#[test]
fn callers_wait_for_one_another() {
    let db = Database::new();
    let other = db.another_pool();
    let reports = wait(async { tokio::join!(create_all(&db.pool, &ALL), create_all(&other, &ALL)) });
    let counts = [reports.0.unwrap(), reports.1.unwrap()].map(|report| report.created.len());
    assert!(counts == [2, 0] || counts == [0, 2], "{counts:?}");
}

#[test]
fn a_connection_creates_them_too() {
    let db = Database::new();
    let report = wait(async {
        let mut connection = db.pool.get().await?;
        Ok::<_, relvar_sqlite::Error>(create_all(&mut connection, &ALL).await?)
    });
    assert_eq!(report.unwrap().created.len(), 2);
    let error = wait(async {
        let mut connection = db.pool.get().await?;
        Ok::<_, relvar_sqlite::Error>(create_all(&mut connection, &[members::SCHEMA, members::SCHEMA]).await?)
    });
    assert!(error.unwrap_err().to_string().ends_with("table members: it is described twice"));
}
