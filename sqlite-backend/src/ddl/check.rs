//! What can be wrong with a set of descriptions beside their types and expressions.

use std::collections::HashSet;

use relvar::schema::{ColumnSchema, ForeignKeySchema, Relation, TableSchema};

use super::error::Mistake;
use super::plan::small;
use super::storage::storage;

/// Finds every mistake in the set.
pub(super) fn check(tables: &[TableSchema]) -> Vec<Mistake> {
    let mut mistakes = Vec::new();
    for (index, table) in tables.iter().enumerate() {
        let mut report = |reason: String| mistakes.push(Mistake::new(table.name, reason));
        if tables[..index].iter().any(|other| small(other.name) == small(table.name)) {
            report("it is described twice".to_owned());
        }
        elsewhere(table, &mut report);
        keys(table, &mut report);
        for foreign_key in table.foreign_keys {
            if let Err(reason) = target(table, foreign_key, tables) {
                report(format!("foreign key ({}) {reason}", foreign_key.columns.join(", ")));
            }
        }
    }
    mistakes
}

/// What SQLite does not have.
fn elsewhere(table: &TableSchema, report: &mut impl FnMut(String)) {
    if let Some(schema) = table.schema {
        report(format!("it is of the schema {schema}, and SQLite has no schemas"));
    }
    if table.relation == Relation::MaterializedView {
        report("it is a materialized view, which SQLite does not have".to_owned());
    }
    for extension in table.extensions {
        report(format!("it needs the extension {extension} of PostgreSQL"));
    }
}

/// Columns that are there twice, and keys of columns that are not there.
fn keys(table: &TableSchema, report: &mut impl FnMut(String)) {
    let mut seen = HashSet::new();
    for column in table.columns.iter().filter(|column| !seen.insert(small(column.name))) {
        report(format!("column {} is described twice; SQLite takes capitals for small letters", column.name));
    }
    let keys = [("primary key", table.primary_key)].into_iter();
    let keys = keys.chain(table.unique.iter().map(|unique| ("unique constraint", unique.columns)));
    let keys = keys.chain(table.foreign_keys.iter().map(|key| ("foreign key", key.columns)));
    for (what, columns) in keys {
        for name in columns.iter().filter(|name| column(table, name).is_none()) {
            report(format!("{what} ({}) names column {name}, which it does not have", columns.join(", ")));
        }
    }
    if table.unique.iter().any(|unique| unique.columns.is_empty()) {
        report("a unique constraint has no column".to_owned());
    }
}

/// Can the foreign key be one? The reason why not follows the words "foreign key (..)".
fn target(table: &TableSchema, foreign_key: &ForeignKeySchema, tables: &[TableSchema]) -> Result<(), String> {
    let (columns, references) = (foreign_key.columns, foreign_key.references);
    if let Some(schema) = foreign_key.table.0 {
        return Err(format!("references a table of the schema {schema}, and SQLite has no schemas"));
    }
    if columns.is_empty() || columns.len() != references.len() {
        return Err(format!("has {} columns and references {}", columns.len(), references.len()));
    }
    let Some(target) = tables.iter().find(|other| other.name == foreign_key.table.1) else {
        return Ok(());
    };
    for (name, reference) in columns.iter().zip(references) {
        let Some(referenced) = column(target, reference) else {
            return Err(format!("references column {reference}, which table {} does not have", target.name));
        };
        let Some(referencing) = column(table, name) else { continue };
        // A type that cannot be stored has a mistake of its own.
        if let (Ok(one), Ok(other)) = (storage(referencing), storage(referenced))
            && !one.kind.is_like(other.kind)
        {
            return Err(format!(
                "references {}.{reference} of type {}, but {name} is of type {}",
                target.name, referenced.sql_type.name, referencing.sql_type.name,
            ));
        }
    }
    match is_key(target, references) {
        true => Ok(()),
        false => Err(format!(
            "references {} ({}), which is no primary key and not unique",
            target.name,
            references.join(", "),
        )),
    }
}

/// Does SQLite take `columns` as what a foreign key references?
fn is_key(table: &TableSchema, columns: &[&str]) -> bool {
    let plain = |key: &&str| super::table::list(&[key]).unwrap_or_default();
    let quoted: Vec<String> = columns.iter().map(plain).collect();
    same_set(table.primary_key, columns)
        || table.unique.iter().any(|unique| same_set(unique.columns, columns))
        || table.indexes.iter().any(|index| {
            let keys: Vec<&str> = index.keys.iter().map(|key| key.trim_end_matches(" DESC")).collect();
            let quoted: Vec<&str> = quoted.iter().map(String::as_str).collect();
            index.unique && index.predicate.is_none() && same_set(&keys, &quoted)
        })
}

fn same_set(left: &[&str], right: &[&str]) -> bool {
    left.len() == right.len() && left.iter().all(|name| right.contains(name)) && !left.is_empty()
}

fn column<'t>(table: &'t TableSchema, name: &str) -> Option<&'t ColumnSchema> {
    table.columns.iter().find(|column| column.name == name)
}
