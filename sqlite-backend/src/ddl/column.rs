//! One column of CREATE TABLE.

use relvar::schema::{ColumnSchema, Fill, TableSchema};

use super::expression::{self, Kind, Known, Place, Scope};
use super::quote::quote_identifier;
use super::storage::{Storage, storage};

/// A column whose type SQLite can store.
#[derive(Debug)]
pub(super) struct Column<'t> {
    schema: &'t ColumnSchema,
    storage: Storage,
}

impl<'t> Column<'t> {
    /// Looks at the type of the column.
    pub(super) fn new(schema: &'t ColumnSchema) -> Result<Self, String> {
        Ok(Column { schema, storage: storage(schema)? })
    }

    /// Its name.
    pub(super) fn name(&self) -> &'t str {
        self.schema.name
    }

    /// For the expressions of the table.
    pub(super) fn known(&self) -> Result<Known, String> {
        Ok(Known {
            name: self.schema.name.to_owned(),
            sql: quote_identifier(self.schema.name).map_err(|error| error.to_string())?,
            kind: self.storage.kind,
            nullable: self.schema.nullable && !self.storage.not_null,
        })
    }

    /// Is it an identity, of the whole primary key?
    pub(super) fn is_numbered(&self) -> bool {
        matches!(self.schema.fill, Fill::IdentityAlways | Fill::IdentityByDefault)
    }

    /// `email TEXT NOT NULL CHECK (length(email) <= 80)`. `key` is the primary key's name with the word CONSTRAINT before it.
    pub(super) fn definition(
        &self,
        table: &TableSchema,
        known: &[Known],
        key: &str,
    ) -> Result<String, String> {
        let mut words = vec![quote_identifier(self.schema.name).map_err(|error| error.to_string())?];
        words.push(self.storage.class.to_owned());
        if self.is_numbered() {
            self.check_identity(table)?;
            // The number of a row that was deleted is never given again.
            words.push(format!("{key}PRIMARY KEY AUTOINCREMENT"));
        } else if !self.schema.nullable || self.storage.not_null {
            words.push("NOT NULL".to_owned());
        }
        match self.schema.fill {
            Fill::Nothing | Fill::IdentityAlways | Fill::IdentityByDefault => {}
            Fill::Default(sql) => {
                let (value, is_expression) = self.value(sql, known, Place::Default)?;
                words.push(if is_expression {
                    format!("DEFAULT ({value})")
                } else {
                    format!("DEFAULT {value}")
                });
            }
            Fill::Stored(sql) => {
                if table.primary_key.contains(&self.schema.name) {
                    return Err("SQLite has no generated column in a primary key".to_owned());
                }
                let (value, _) = self.value(sql, known, Place::Generated)?;
                words.push(format!("GENERATED ALWAYS AS ({value}) STORED"));
            }
        }
        words.extend(self.storage.checks.iter().cloned());
        Ok(words.join(" "))
    }

    fn check_identity(&self, table: &TableSchema) -> Result<(), String> {
        if table.primary_key != [self.schema.name] {
            return Err(
                "it is an identity, which SQLite has for the only column of a primary key alone".to_owned()
            );
        }
        match self.storage.kind {
            Kind::Integer(_) => Ok(()),
            other => Err(format!("it is an identity, and its type is {}", other.shown())),
        }
    }

    fn value(&self, sql: &str, known: &[Known], place: Place) -> Result<(String, bool), String> {
        let columns = if place == Place::Default { &[] } else { known };
        expression::expression(sql)
            .and_then(|node| expression::value(&node, Scope { columns, place }, self.storage.kind))
            .map_err(|reason| {
                let what = if place == Place::Default { "default" } else { "expression" };
                format!("its {what} {sql}: {reason}")
            })
    }
}
