//! Rows come in chunks, each with its values in one piece: no row is an allocation of its own.

use std::fmt;

use relvar::backend::CodecError;

/// The value of one column that is not NULL, as SQLite stores it.
#[derive(Clone, Copy, PartialEq)]
pub enum Column<'row> {
    /// INTEGER.
    Integer(i64),
    /// REAL.
    Real(f64),
    /// TEXT.
    Text(&'row str),
    /// BLOB.
    Blob(&'row [u8]),
}

impl Column<'_> {
    /// The storage class, as a message names it.
    pub fn storage(self) -> &'static str {
        match self {
            Column::Integer(_) => "integer",
            Column::Real(_) => "real",
            Column::Text(_) => "text",
            Column::Blob(_) => "blob",
        }
    }

    /// The error of a column that stores something else than the SQL type `type_name` is stored as.
    pub fn unexpected(self, type_name: &str) -> CodecError {
        CodecError::new(format!(
            "it holds {} where SQL type {type_name} was expected: the table was not made STRICT, or by other means",
            self.storage()
        ))
    }
}

impl fmt::Debug for Column<'_> {
    /// Shows the storage class, never a value.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.storage())
    }
}

/// One value, where texts and blobs are places in a buffer.
#[derive(Clone, Copy, Default, PartialEq)]
pub(crate) enum Cell {
    #[default]
    Null,
    Integer(i64),
    Real(f64),
    Text(usize, usize),
    Blob(usize, usize),
}

impl Cell {
    /// `None` is NULL.
    pub(crate) fn column(self, bytes: &[u8]) -> Result<Option<Column<'_>>, CodecError> {
        let part = |start, end| bytes.get(start..end).unwrap_or_default();
        Ok(match self {
            Cell::Null => None,
            Cell::Integer(value) => Some(Column::Integer(value)),
            Cell::Real(value) => Some(Column::Real(value)),
            Cell::Blob(start, end) => Some(Column::Blob(part(start, end))),
            Cell::Text(start, end) => Some(Column::Text(
                str::from_utf8(part(start, end)).map_err(|_| CodecError::new("its text is not UTF-8"))?,
            )),
        })
    }
}

/// Some rows of a result.
#[derive(Default)]
pub(crate) struct Chunk {
    columns: usize,
    cells: Vec<Cell>,
    bytes: Vec<u8>,
}

impl Chunk {
    /// An empty one for rows of so many columns.
    pub(crate) fn new(columns: usize, rows: usize) -> Self {
        Chunk { columns, cells: Vec::with_capacity(columns * rows), bytes: Vec::new() }
    }

    pub(crate) fn push_null(&mut self) {
        self.cells.push(Cell::Null);
    }

    pub(crate) fn push_integer(&mut self, value: i64) {
        self.cells.push(Cell::Integer(value));
    }

    pub(crate) fn push_real(&mut self, value: f64) {
        self.cells.push(Cell::Real(value));
    }

    pub(crate) fn push_text(&mut self, value: &[u8]) {
        let start = self.bytes.len();
        self.bytes.extend_from_slice(value);
        self.cells.push(Cell::Text(start, self.bytes.len()));
    }

    pub(crate) fn push_blob(&mut self, value: &[u8]) {
        let start = self.bytes.len();
        self.bytes.extend_from_slice(value);
        self.cells.push(Cell::Blob(start, self.bytes.len()));
    }

    /// How many rows there are.
    pub(crate) fn rows(&self) -> usize {
        self.cells.len().checked_div(self.columns).unwrap_or_default()
    }

    /// How many bytes its texts and blobs have.
    pub(crate) fn bytes(&self) -> usize {
        self.bytes.len()
    }
}

/// One row of a result.
pub struct Row {
    chunk: Chunk,
    /// The place of its first value.
    start: usize,
}

impl Row {
    /// The first row of the chunk.
    pub(crate) fn first_of(chunk: Chunk) -> Self {
        Row { chunk, start: 0 }
    }

    /// Is it one, or was the last one the chunk's last?
    pub(crate) fn exists(&self) -> bool {
        self.start < self.chunk.cells.len()
    }

    /// Becomes the next one.
    pub(crate) fn advance(&mut self) {
        self.start += self.chunk.columns;
    }

    /// The column at `index` (from 0); `None` is NULL.
    pub(crate) fn column(&self, index: usize) -> Result<Option<Column<'_>>, CodecError> {
        let cell = if index < self.chunk.columns { self.chunk.cells.get(self.start + index) } else { None };
        match cell {
            Some(cell) => cell.column(&self.chunk.bytes).map_err(|error| error.at_column(index)),
            None => Err(CodecError::new("the result has no such column").at_column(index)),
        }
    }
}

impl fmt::Debug for Row {
    /// Shows no value.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Row").field("columns", &self.chunk.columns).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_a_chunk_come_one_after_the_other() {
        let mut chunk = Chunk::new(2, 2);
        chunk.push_integer(1);
        chunk.push_text(b"a");
        chunk.push_null();
        chunk.push_blob(b"bc");
        assert_eq!((chunk.rows(), chunk.bytes()), (2, 3));
        let mut row = Row::first_of(chunk);
        assert_eq!(row.column(0).unwrap(), Some(Column::Integer(1)));
        assert_eq!(row.column(1).unwrap(), Some(Column::Text("a")));
        assert!(row.column(2).unwrap_err().to_string().contains("no such column"));
        row.advance();
        assert_eq!(row.column(0).unwrap(), None);
        assert_eq!(row.column(1).unwrap(), Some(Column::Blob(b"bc")));
        row.advance();
        assert!(!row.exists());
    }

    #[test]
    fn text_of_another_encoding_is_refused() {
        let mut chunk = Chunk::new(1, 1);
        chunk.push_text(b"\xE9t\xE9");
        let error = Row::first_of(chunk).column(0).unwrap_err();
        assert_eq!(error.to_string(), "column 1 of the result: its text is not UTF-8");
    }
}
