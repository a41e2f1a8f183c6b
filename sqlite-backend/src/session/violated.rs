//! Which constraint was violated. SQLite names columns, where the program asks for the constraint's name.

use rusqlite::Connection;
use rusqlite::ffi;

use super::foreign_key;
use super::sql::{Declaration, Declared, declared, target};
use crate::error::Violated;

/// What the error is about: found in its message and in the tables' definitions.
pub(super) fn find(connection: &Connection, code: i32, message: &str, statement: &str) -> Option<Violated> {
    match code {
        ffi::SQLITE_CONSTRAINT_UNIQUE | ffi::SQLITE_CONSTRAINT_PRIMARYKEY | ffi::SQLITE_CONSTRAINT_ROWID => {
            unique(connection, code, after_colon(message)?)
        }
        ffi::SQLITE_CONSTRAINT_NOTNULL => {
            let (table, column) = after_colon(message)?.split_once('.')?;
            Some(Violated { table: table.to_owned(), column: Some(column.to_owned()), constraint: None })
        }
        ffi::SQLITE_CONSTRAINT_CHECK => {
            check(connection, after_colon(message)?, target(statement).map(|(_, table)| table))
        }
        ffi::SQLITE_CONSTRAINT_FOREIGNKEY => foreign_key::guess(connection, statement),
        ffi::SQLITE_CONSTRAINT_TRIGGER if message.starts_with("FOREIGN KEY") => {
            foreign_key::guess(connection, statement)
        }
        ffi::SQLITE_CONSTRAINT_DATATYPE => {
            let (_, column) = message.rsplit_once(" column ")?;
            let (table, column) = column.split_once('.')?;
            Some(Violated { table: table.to_owned(), column: Some(column.to_owned()), constraint: None })
        }
        _ => None,
    }
}

fn after_colon(message: &str) -> Option<&str> {
    message.split_once(": ").map(|(_, rest)| rest)
}

/// `users.email` or `users.a, users.b` or `index 'users_lower_idx'`.
fn unique(connection: &Connection, code: i32, culprit: &str) -> Option<Violated> {
    if let Some(index) = culprit.strip_prefix("index '").and_then(|rest| rest.strip_suffix('\'')) {
        let table = connection.query_row(
            "SELECT tbl_name FROM sqlite_schema WHERE type = 'index' AND name = ?1",
            [index],
            |row| row.get(0),
        );
        return Some(Violated { table: table.ok()?, column: None, constraint: Some(index.to_owned()) });
    }
    let (table, _) = culprit.split_once('.')?;
    let columns: Vec<String> = culprit
        .split(", ")
        .map(|column| column.strip_prefix(table).map_or(column, |column| column.trim_start_matches('.')))
        .map(str::to_owned)
        .collect();
    let is_key = code != ffi::SQLITE_CONSTRAINT_UNIQUE;
    let kind = if is_key { Declaration::PrimaryKey } else { Declaration::Unique };
    let name = with_definition(connection, table, |declared| {
        let mut named = declared.into_iter().filter(|one| one.kind == kind);
        named.find(|one| one.columns.iter().eq(columns.iter())).map(|one| one.name.to_owned())
    })
    .or_else(|| unique_index(connection, table, &columns))
    .unwrap_or_else(|| match is_key {
        true => format!("{table}_pkey"),
        false => usual_name(table, &columns, "key"),
    });
    Some(Violated { table: table.to_owned(), column: None, constraint: Some(name) })
}

/// The unique index that has these columns and was made by CREATE UNIQUE INDEX.
fn unique_index(connection: &Connection, table: &str, columns: &[String]) -> Option<String> {
    let sql = "SELECT name FROM pragma_index_list(?1) WHERE \"unique\" AND origin = 'c' AND \
               (SELECT group_concat(name, ', ') FROM (SELECT name FROM pragma_index_info(pragma_index_list.name) \
               ORDER BY seqno)) = ?2";
    connection.query_row(sql, [table, &columns.join(", ")], |row| row.get(0)).ok()
}

/// The message has the constraint's name, or its condition where it has none.
fn check(connection: &Connection, name: &str, target: Option<&str>) -> Option<Violated> {
    let has_it = |table: &str| {
        with_definition(connection, table, |declared| {
            declared.iter().any(|one| one.kind == Declaration::Check && one.name == name).then_some(())
        })
        .is_some()
    };
    if let Some(table) = target.filter(|table| has_it(table)) {
        return Some(Violated { table: table.to_owned(), column: None, constraint: Some(name.to_owned()) });
    }
    let elsewhere = tables(connection).into_iter().find(|table| has_it(table));
    match (elsewhere, target) {
        (Some(table), _) => Some(Violated { table, column: None, constraint: Some(name.to_owned()) }),
        (None, Some(table)) => Some(Violated { table: table.to_owned(), column: None, constraint: None }),
        (None, None) => None,
    }
}

pub(super) fn tables(connection: &Connection) -> Vec<String> {
    let Ok(mut statement) = connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'") else {
        return Vec::new();
    };
    statement.query_map((), |row| row.get(0)).map(|rows| rows.flatten().collect()).unwrap_or_default()
}

pub(super) fn with_definition<T>(
    connection: &Connection,
    table: &str,
    look: impl FnOnce(Vec<Declared<'_>>) -> Option<T>,
) -> Option<T> {
    let sql = "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?1 COLLATE NOCASE";
    let create: String = connection.query_row(sql, [table], |row| row.get(0)).ok()?;
    look(declared(&create))
}

/// The name that PostgreSQL gives, and `table!` assumes, where none was said.
pub(super) fn usual_name(table: &str, columns: &[String], suffix: &str) -> String {
    format!("{table}_{}_{suffix}", columns.join("_"))
}
