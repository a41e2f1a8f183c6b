//! Which foreign key was violated: SQLite does not say it.

use std::collections::HashMap;

use rusqlite::Connection;
use rusqlite::ffi;

use super::sql::{Declaration, Declared, target};
use super::violated::{tables, usual_name, with_definition};
use crate::error::{Failure, Violated};

/// A foreign key, by its table and its number there.
type Key = (String, i64);

/// Is it such an error?
pub(super) fn is_about(failure: &Failure) -> bool {
    // RESTRICT is a trigger inside of SQLite.
    failure.code == ffi::SQLITE_CONSTRAINT_FOREIGNKEY
        || failure.code == ffi::SQLITE_CONSTRAINT_TRIGGER && failure.message.starts_with("FOREIGN KEY")
}

/// Where the statement can violate only one, it is that one.
pub(super) fn guess(connection: &Connection, statement: &str) -> Option<Violated> {
    match candidates(connection, statement).as_slice() {
        [only] => violated(connection, only),
        _ => of_the_target(statement),
    }
}

/// Where there are several, the statement is run once more, with all foreign keys checked at its end: then its rows are there
/// and show which of them it is. All of that is undone.
pub(super) fn find(
    connection: &Connection,
    statement: &str,
    again: impl FnOnce() -> Result<u64, Failure>,
) -> Option<Violated> {
    let keys = candidates(connection, statement);
    if keys.len() < 2 {
        return guess(connection, statement);
    }
    let (begin, undo) = match connection.is_autocommit() {
        true => ("BEGIN IMMEDIATE", "ROLLBACK"),
        false => (
            "SAVEPOINT relvar_again",
            "ROLLBACK TO relvar_again; RELEASE relvar_again; PRAGMA defer_foreign_keys = OFF",
        ),
    };
    connection.execute_batch(begin).ok()?;
    let found = look(connection, &keys, again);
    if !connection.is_autocommit() {
        connection.execute_batch(undo).ok()?;
    }
    found.and_then(|key| violated(connection, &key)).or_else(|| of_the_target(statement))
}

fn look(connection: &Connection, keys: &[Key], again: impl FnOnce() -> Result<u64, Failure>) -> Option<Key> {
    let before = violations(connection, keys)?;
    connection.execute_batch("PRAGMA defer_foreign_keys = ON").ok()?;
    again().ok()?;
    let after = violations(connection, keys)?;
    keys.iter().find(|key| after.get(*key) > before.get(*key)).cloned()
}

/// How many rows violate each key.
fn violations(connection: &Connection, keys: &[Key]) -> Option<HashMap<Key, i64>> {
    let mut found = HashMap::new();
    let sql = "SELECT fkid, count(*) FROM pragma_foreign_key_check(?1) GROUP BY fkid";
    let mut statement = connection.prepare(sql).ok()?;
    let mut names: Vec<&str> = keys.iter().map(|(table, _)| table.as_str()).collect();
    names.dedup();
    for table in names {
        let rows = statement.query_map([table], |row| Ok((row.get(0)?, row.get(1)?))).ok()?;
        for row in rows {
            let (number, count) = row.ok()?;
            found.insert((table.to_owned(), number), count);
        }
    }
    Some(found)
}

/// What a COMMIT that fails for a foreign key is about: the rows are still there.
pub(super) fn at_commit(connection: &Connection) -> Option<Violated> {
    let mut statement = connection.prepare("SELECT \"table\", fkid FROM pragma_foreign_key_check").ok()?;
    let key = statement.query_row((), |row| Ok((row.get(0)?, row.get(1)?))).ok()?;
    violated(connection, &key)
}

/// The keys that the statement can violate: those of the table that it writes, and those that refer to it.
fn candidates(connection: &Connection, statement: &str) -> Vec<Key> {
    let Some((verb, target)) = target(statement) else { return Vec::new() };
    let mut found = Vec::new();
    for table in tables(connection) {
        for (number, parent) in keys_of(connection, &table) {
            let from_it = table == target && verb != "DELETE";
            let to_it = parent.eq_ignore_ascii_case(target) && verb != "INSERT";
            if from_it || to_it {
                found.push((table.clone(), number));
            }
        }
    }
    found
}

fn of_the_target(statement: &str) -> Option<Violated> {
    let (_, table) = target(statement)?;
    Some(Violated { table: table.to_owned(), column: None, constraint: None })
}

fn violated(connection: &Connection, (table, number): &Key) -> Option<Violated> {
    let sql = "SELECT \"from\" FROM pragma_foreign_key_list(?1) WHERE id = ?2 ORDER BY seq";
    let mut statement = connection.prepare(sql).ok()?;
    let rows = statement.query_map((table, number), |row| row.get(0)).ok()?;
    let columns: Vec<String> = rows.collect::<Result<_, _>>().ok()?;
    let is_it = |declared: &Declared<'_>| {
        declared.kind == Declaration::ForeignKey && declared.columns.iter().eq(columns.iter())
    };
    let name = with_definition(connection, table, |declared| {
        declared.into_iter().find(is_it).map(|declared| declared.name.to_owned())
    })
    .unwrap_or_else(|| usual_name(table, &columns, "fkey"));
    Some(Violated { table: table.clone(), column: None, constraint: Some(name) })
}

fn keys_of(connection: &Connection, table: &str) -> Vec<(i64, String)> {
    let sql = "SELECT DISTINCT id, \"table\" FROM pragma_foreign_key_list(?1)";
    let read = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
    let Ok(mut statement) = connection.prepare(sql) else { return Vec::new() };
    statement.query_map([table], read).map(|rows| rows.flatten().collect()).unwrap_or_default()
}
