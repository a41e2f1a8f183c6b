//! One row of a result, whose columns are read as the bytes that the server sent.

use std::error::Error as StdError;
use std::fmt;

use postgres_types::{FromSql, Type};
use relvar::backend::CodecError;

/// One row of a result.
pub struct Row(pub(crate) tokio_postgres::Row);

impl Row {
    /// The bytes of the column at `index` (from 0); `None` is NULL.
    pub(crate) fn bytes(&self, index: usize) -> Result<Option<&[u8]>, CodecError> {
        match self.0.try_get::<usize, Option<Raw<'_>>>(index) {
            Ok(value) => Ok(value.map(|raw| raw.0)),
            Err(_) => Err(CodecError::new("the result has no such column").at_column(index)),
        }
    }
}

impl fmt::Debug for Row {
    /// Shows no value.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Row").field("columns", &self.0.len()).finish()
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
