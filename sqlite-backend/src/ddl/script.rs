//! The statements that create and drop a set of tables, as one text.

use relvar::schema::TableSchema;

use super::error::{Error, Mistake};
use super::plan::Plan;
use super::quote::quote_identifier;

/// The statements of [`create_all`](super::create_all) as text, for a database that has none of the tables. They
/// belong in one transaction.
///
/// Each table after those that it references, and after it its indexes. Views are left out: their queries are not declared.
///
/// ```
/// relvar::table! {
///     users {
///         #[primary_key] #[identity] id -> Int8,
///         #[unique] email -> Text,
///     }
/// }
///
/// let sql = "\
/// CREATE TABLE users (
///     id INTEGER CONSTRAINT users_pkey PRIMARY KEY AUTOINCREMENT,
///     email TEXT NOT NULL,
///     CONSTRAINT users_email_key UNIQUE (email)
/// ) STRICT;
/// ";
/// assert_eq!(relvar_sqlite::ddl::create_all_sql(&[users::SCHEMA])?, sql);
/// # Ok::<(), relvar_sqlite::ddl::Error>(())
/// ```
///
/// # Errors
///
/// Descriptions that contradict each other, or that SQLite cannot do: see [`Error::mistakes`].
pub fn create_all_sql(tables: &[TableSchema]) -> Result<String, Error> {
    let mut script = String::new();
    for table in Plan::new(tables)?.tables {
        if !script.is_empty() {
            script.push('\n');
        }
        script.extend([table.statements.table.as_str(), ";\n"]);
        table.statements.indexes.iter().for_each(|(_, index)| script.extend([index.as_str(), ";\n"]));
    }
    Ok(script)
}

/// The statements of [`drop_all`](super::drop_all) as text, each table before those that it references.
///
/// Tables that reference each other need `PRAGMA defer_foreign_keys = ON` in the transaction.
///
/// # Errors
///
/// Descriptions that could not have been created: see [`Error::mistakes`].
pub fn drop_all_sql(tables: &[TableSchema]) -> Result<String, Error> {
    let plan = Plan::new(tables)?;
    let statements = plan.tables.iter().rev().map(|table| drop_table(table.schema.name));
    Ok(statements.collect::<Result<Vec<_>, _>>()?.into_iter().map(|statement| statement + ";\n").collect())
}

/// `DROP TABLE IF EXISTS users`
pub(super) fn drop_table(name: &str) -> Result<String, Error> {
    let quoted = quote_identifier(name)
        .map_err(|error| Error::descriptions(vec![Mistake::new(name, format!("its name: {error}"))]))?;
    Ok(format!("DROP TABLE IF EXISTS {quoted}"))
}
