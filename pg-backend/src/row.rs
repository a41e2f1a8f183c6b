//! One row of a result, whose columns are read as the bytes that the server sent.

use std::error::Error as StdError;
use std::fmt;

use postgres_types::{FromSql, Type};
use relvar::backend::CodecError;
use tokio_postgres::Column;

use crate::types::Record;

/// One row of a result, or of an array of records in it.
pub struct Row(Source);

enum Source {
    Sent(tokio_postgres::Row),
    Nested(Record),
}

impl Row {
    pub(crate) fn sent(row: tokio_postgres::Row) -> Self {
        Row(Source::Sent(row))
    }

    pub(crate) fn nested(record: Record) -> Self {
        Row(Source::Nested(record))
    }

    /// What the server says of its columns; a record says it beside each value.
    pub(crate) fn columns(&self) -> &[Column] {
        match &self.0 {
            Source::Sent(row) => row.columns(),
            Source::Nested(_) => &[],
        }
    }

    /// The record, where it is one.
    pub(crate) fn record(&mut self) -> Option<&mut Record> {
        match &mut self.0 {
            Source::Sent(_) => None,
            Source::Nested(record) => Some(record),
        }
    }

    /// The bytes of the column at `index` (from 0); `None` is NULL.
    pub(crate) fn bytes(&self, index: usize) -> Result<Option<&[u8]>, CodecError> {
        let found = match &self.0 {
            Source::Sent(row) => {
                row.try_get::<usize, Option<Raw<'_>>>(index).ok().map(|value| value.map(|raw| raw.0))
            }
            Source::Nested(record) => record.bytes(index),
        };
        found.ok_or_else(|| CodecError::new("the result has no such column").at_column(index))
    }
}

impl fmt::Debug for Row {
    /// Shows no value.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let columns = match &self.0 {
            Source::Sent(row) => row.len(),
            Source::Nested(record) => record.len(),
        };
        f.debug_struct("Row").field("columns", &columns).finish()
    }
}

/// The bytes of one value, whatever its type: types are checked once for the statement, not for each value.
struct Raw<'row>(&'row [u8]);

impl<'row> FromSql<'row> for Raw<'row> {
    fn from_sql(_: &Type, raw: &'row [u8]) -> Result<Self, Box<dyn StdError + Sync + Send>> {
        Ok(Raw(raw))
    }

    fn accepts(_: &Type) -> bool {
        true
    }
}
