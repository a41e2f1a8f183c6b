//! What a set of descriptions creates, and in which order.

use std::collections::HashSet;

use relvar::schema::{Relation, TableSchema};

use super::check::check;
use super::error::{Error, Mistake};
use super::table::{Statements, statements};

/// A table, and what creates it.
#[derive(Debug)]
pub(super) struct Planned {
    pub(super) schema: TableSchema,
    pub(super) statements: Statements,
}

/// The set of tables, checked and in dependency order.
#[derive(Debug)]
pub(super) struct Plan {
    /// The tables, each after those that it references, as far as there is no cycle.
    pub(super) tables: Vec<Planned>,
    /// The views, which are compared and never created.
    pub(super) views: Vec<TableSchema>,
}

impl Plan {
    /// Checks the descriptions and puts them in order.
    pub(super) fn new(tables: &[TableSchema]) -> Result<Self, Error> {
        let mut mistakes = check(tables);
        let mut names: HashSet<String> = tables.iter().map(|table| small(table.name)).collect();
        let mut taken = |name: &str| !names.insert(small(name));
        let (tables, views): (Vec<TableSchema>, Vec<TableSchema>) =
            in_order(tables).into_iter().partition(|table| table.relation == Relation::Table);
        let mut planned = Vec::new();
        let mut seen = HashSet::new();
        for schema in tables.into_iter().filter(|table| seen.insert(small(table.name))) {
            match statements(&schema, &mut taken) {
                Ok(statements) => planned.push(Planned { schema, statements }),
                Err(reasons) => {
                    mistakes.extend(reasons.into_iter().map(|reason| Mistake::new(schema.name, reason)));
                }
            }
        }
        if mistakes.is_empty() {
            Ok(Plan { tables: planned, views })
        } else {
            Err(Error::descriptions(mistakes))
        }
    }

    /// Is a table of this name among them?
    pub(super) fn gives(&self, name: &str) -> bool {
        self.tables.iter().any(|table| table.schema.name.eq_ignore_ascii_case(name))
    }
}

/// SQLite takes capitals in names for small letters.
pub(super) fn small(name: &str) -> String {
    name.to_ascii_lowercase()
}

/// The given order, changed only where a table must wait for one that it references; the first of a cycle does not.
fn in_order(tables: &[TableSchema]) -> Vec<TableSchema> {
    let mut rest: Vec<&TableSchema> = tables.iter().collect();
    let mut ordered = Vec::with_capacity(tables.len());
    while !rest.is_empty() {
        let waits = |table: &TableSchema| {
            table
                .foreign_keys
                .iter()
                .any(|key| rest.iter().any(|other| other.name == key.table.1 && other.name != table.name))
        };
        let next = rest.iter().position(|table| !waits(table)).unwrap_or_default();
        ordered.push(*rest.remove(next));
    }
    ordered
}
