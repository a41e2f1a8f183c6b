//! The statements that create and drop a set of tables, in order, and as one text.

use std::collections::HashSet;

use relvar::schema::{ForeignKeySchema, TableSchema};

use super::check::is_key_constraint;
use super::error::Error;
use super::order::{Key, Names, Plan};
use super::quote::{QuoteError, quote_identifier};
use super::text;

/// The statements of [`create_all`](super::create_all) as text, for a database that has none of the tables. They
/// belong in one transaction.
///
/// Schemas, extensions, types, tables, constraints, indexes and comments, in the order of dependency; a foreign key of a
/// cycle is added after all tables. Views are left out: their queries are not declared. Names without a schema prefix stay without one.
///
/// # Errors
///
/// Descriptions that cannot all be created: see [`Error::mistakes`].
pub fn create_all_sql(tables: &[TableSchema]) -> Result<String, Error> {
    let plan = Plan::new(tables, Names { current: None })?;
    let mut groups = Vec::new();
    for schema in &plan.schemas {
        groups.push(vec![format!("CREATE SCHEMA IF NOT EXISTS {}", quote_identifier(schema)?)]);
    }
    for extension in &plan.extensions {
        groups.push(vec![text::create_extension(extension)?]);
    }
    for name in &plan.types {
        groups.push(vec![text::create_type(name, plan.names.sql_type(name), plan.names)?]);
    }
    groups.extend(create_tables(&plan, |_| false)?.into_iter().map(|step| step.statements));
    Ok(script(&groups))
}

/// The statements of [`drop_all`](super::drop_all) as text.
///
/// # Errors
///
/// Descriptions that could not have been created: see [`Error::mistakes`].
pub fn drop_all_sql(tables: &[TableSchema]) -> Result<String, Error> {
    Ok(script(&[drop_statements(&Plan::new(tables, Names { current: None })?)?]))
}

/// The statements for one table, or for a foreign key that had to wait.
pub(super) struct Step<'a> {
    /// The table.
    pub(super) table: &'a TableSchema,
    /// In order.
    pub(super) statements: Vec<String>,
}

/// What creates the tables of the plan, except those that exist already.
pub(super) fn create_tables<'a>(
    plan: &Plan<'a>,
    exists: impl Fn(Key<'_>) -> bool,
) -> Result<Vec<Step<'a>>, QuoteError> {
    let names = plan.names;
    let missing = plan.tables.iter().copied().filter(|table| !exists(names.table(table)));
    // What is not given must be there already: `create_all` has looked.
    let mut waiting: HashSet<Key<'_>> = missing.clone().map(|table| names.table(table)).collect();
    let mut steps = Vec::new();
    let mut late = Vec::new();
    for table in missing {
        let at = names.table(table);
        let is_inline = |key: &&ForeignKeySchema| match names.target(key) {
            target if target == at => is_key_constraint(table, key.references),
            target => !waiting.contains(&target),
        };
        let (inline, rest): (Vec<_>, Vec<_>) = table.foreign_keys.iter().partition(is_inline);
        let mut statements = vec![text::create_table(table, at, &inline, names)?];
        for index in table.indexes {
            statements.push(text::create_index(index, at)?);
        }
        statements.extend(text::comments(table, at)?);
        steps.push(Step { table, statements });
        for key in rest {
            late.push(Step { table, statements: vec![text::add_foreign_key(key, at, names)?] });
        }
        waiting.remove(&at);
    }
    steps.extend(late);
    Ok(steps)
}

/// What drops the tables of the plan and its types.
pub(super) fn drop_statements(plan: &Plan<'_>) -> Result<Vec<String>, QuoteError> {
    let mut statements = Vec::new();
    if !plan.tables.is_empty() {
        statements.push(text::drop_tables(plan.tables.iter().rev().map(|table| plan.names.table(table)))?);
    }
    for name in plan.types.iter().rev() {
        statements.push(text::drop_type(name, plan.names)?);
    }
    Ok(statements)
}

fn script(groups: &[Vec<String>]) -> String {
    let mut script = String::new();
    for group in groups.iter().filter(|group| !group.is_empty()) {
        if !script.is_empty() {
            script.push('\n');
        }
        group.iter().for_each(|statement| script.extend([statement.as_str(), ";\n"]));
    }
    script
}
