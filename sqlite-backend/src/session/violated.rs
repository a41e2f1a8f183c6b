//! Which constraint was violated. SQLite names columns, where the program asks for the constraint's name.

use rusqlite::Connection;
use rusqlite::ffi;

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
        ffi::SQLITE_CONSTRAINT_CHECK => check(connection, after_colon(message)?, target(statement)),
        ffi::SQLITE_CONSTRAINT_FOREIGNKEY => foreign_key(connection, statement),
        // RESTRICT is a trigger inside of SQLite.
        ffi::SQLITE_CONSTRAINT_TRIGGER if message.starts_with("FOREIGN KEY") => {
            foreign_key(connection, statement)
        }
        ffi::SQLITE_CONSTRAINT_DATATYPE => {
            let (_, column) = message.rsplit_once(" column ")?;
            let (table, column) = column.split_once('.')?;
            Some(Violated { table: table.to_owned(), column: Some(column.to_owned()), constraint: None })
        }
        _ => None,
    }
}

/// What a COMMIT that fails for a foreign key is about: the rows are still there.
pub(super) fn at_commit(connection: &Connection) -> Option<Violated> {
    let mut statement = connection.prepare("SELECT \"table\", fkid FROM pragma_foreign_key_check").ok()?;
    let found = statement.query_row((), |row| Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?)));
    let (table, number) = found.ok()?;
    let columns = foreign_columns(connection, &table, number)?;
    let name = with_definition(connection, &table, |declared| {
        declared.into_iter().find(|one| is_on(one, &columns)).map(|one| one.name.to_owned())
    })
    .unwrap_or_else(|| usual_name(&table, &columns, "fkey"));
    Some(Violated { table, column: None, constraint: Some(name) })
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

/// SQLite does not say which foreign key it is. It is known where there is only one that the statement can violate.
fn foreign_key(connection: &Connection, statement: &str) -> Option<Violated> {
    let target = target(statement)?;
    let mut found = Vec::new();
    for table in tables(connection) {
        let keys = foreign_keys(connection, &table);
        for (number, parent) in keys {
            let from_it = table == target && !statement.trim_start().starts_with("DELETE");
            let to_it = parent.eq_ignore_ascii_case(target) && !statement.trim_start().starts_with("INSERT");
            if from_it || to_it {
                found.push((table.clone(), number));
            }
        }
    }
    let [(table, number)] = found.as_slice() else {
        return Some(Violated { table: target.to_owned(), column: None, constraint: None });
    };
    let columns = foreign_columns(connection, table, *number)?;
    let name = with_definition(connection, table, |declared| {
        declared.into_iter().find(|one| is_on(one, &columns)).map(|one| one.name.to_owned())
    })
    .unwrap_or_else(|| usual_name(table, &columns, "fkey"));
    Some(Violated { table: table.clone(), column: None, constraint: Some(name) })
}

fn is_on(declared: &Declared<'_>, columns: &[String]) -> bool {
    declared.kind == Declaration::ForeignKey && declared.columns.iter().eq(columns.iter())
}

fn foreign_keys(connection: &Connection, table: &str) -> Vec<(i64, String)> {
    let sql = "SELECT DISTINCT id, \"table\" FROM pragma_foreign_key_list(?1)";
    let read = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
    let Ok(mut statement) = connection.prepare(sql) else { return Vec::new() };
    statement.query_map([table], read).map(|rows| rows.flatten().collect()).unwrap_or_default()
}

fn foreign_columns(connection: &Connection, table: &str, number: i64) -> Option<Vec<String>> {
    let sql = "SELECT \"from\" FROM pragma_foreign_key_list(?1) WHERE id = ?2 ORDER BY seq";
    let mut statement = connection.prepare(sql).ok()?;
    let rows = statement.query_map((table, number), |row| row.get(0)).ok()?;
    rows.collect::<Result<_, _>>().ok()
}

fn tables(connection: &Connection) -> Vec<String> {
    let Ok(mut statement) = connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'") else {
        return Vec::new();
    };
    statement.query_map((), |row| row.get(0)).map(|rows| rows.flatten().collect()).unwrap_or_default()
}

fn with_definition<T>(
    connection: &Connection,
    table: &str,
    look: impl FnOnce(Vec<Declared<'_>>) -> Option<T>,
) -> Option<T> {
    let sql = "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?1 COLLATE NOCASE";
    let create: String = connection.query_row(sql, [table], |row| row.get(0)).ok()?;
    look(declared(&create))
}

/// The name that PostgreSQL gives, and `table!` assumes, where none was said.
fn usual_name(table: &str, columns: &[String], suffix: &str) -> String {
    format!("{table}_{}_{suffix}", columns.join("_"))
}
