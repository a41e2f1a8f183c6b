//! The encoded parameters of one statement: numbers, and texts and blobs in one flat buffer.

use std::collections::HashMap;
use std::fmt;

use relvar::backend::{CodecError, Encoded};
use relvar::kernel::TypeName;

use crate::row::{Cell, Column};

/// Where one value is written while it is encoded. The last `set_` counts.
///
/// One buffer takes all values of a statement, so that a text or a blob is no allocation of its own.
#[derive(Default)]
pub struct Sent {
    value: Cell,
    bytes: Vec<u8>,
}

impl Sent {
    /// Writes an INTEGER.
    pub fn set_integer(&mut self, value: i64) {
        self.value = Cell::Integer(value);
    }

    /// Writes a REAL. SQLite takes NaN for NULL, so it has to be refused before.
    pub fn set_real(&mut self, value: f64) {
        self.value = Cell::Real(value);
    }

    /// Writes a TEXT.
    pub fn set_text(&mut self, value: &str) {
        let start = self.bytes.len();
        self.bytes.extend_from_slice(value.as_bytes());
        self.value = Cell::Text(start, self.bytes.len());
    }

    /// Writes a TEXT as it is displayed.
    pub fn set_displayed(&mut self, value: impl fmt::Display) -> Result<(), CodecError> {
        let start = self.bytes.len();
        let shown = fmt::Write::write_fmt(self, format_args!("{value}"));
        shown.map_err(|_| CodecError::new("the value cannot be written as text"))?;
        self.value = Cell::Text(start, self.bytes.len());
        Ok(())
    }

    /// Writes a BLOB.
    pub fn set_blob(&mut self, value: &[u8]) {
        let start = self.bytes.len();
        self.bytes.extend_from_slice(value);
        self.value = Cell::Blob(start, self.bytes.len());
    }

    /// What was written last; `None` where nothing was.
    pub fn value(&self) -> Option<Column<'_>> {
        self.value.column(&self.bytes).ok().flatten()
    }

    /// One value; NULL where it fails.
    fn take(
        &mut self,
        encode: impl FnOnce(&mut Sent) -> Result<Encoded, CodecError>,
    ) -> (Cell, Option<CodecError>) {
        let start = self.bytes.len();
        self.value = Cell::Null;
        match encode(self) {
            Ok(Encoded::Written) => (std::mem::take(&mut self.value), None),
            other => {
                self.bytes.truncate(start);
                self.value = Cell::Null;
                (Cell::Null, other.err())
            }
        }
    }
}

impl fmt::Write for Sent {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.bytes.extend_from_slice(text.as_bytes());
        Ok(())
    }
}

impl fmt::Debug for Sent {
    /// Shows no value.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sent").finish_non_exhaustive()
    }
}

/// The parameters of one statement, in the order of their placeholders.
#[derive(Default)]
pub struct Parameters {
    sent: Sent,
    cells: Vec<Cell>,
    slots: Vec<Slot>,
    error: Option<Unsendable>,
}

/// What stands under one placeholder.
struct Slot {
    type_name: &'static TypeName,
    /// The place of its first value.
    first: usize,
    /// How many rows it has a value for; `None` where it is the same for all.
    rows: Option<usize>,
}

/// Why a statement is not sent.
#[derive(Clone, Debug)]
pub(crate) enum Unsendable {
    /// A value cannot be encoded.
    Value(CodecError),
    /// Two rows (counted from 1) have the same key, and one statement cannot change a row twice.
    Repeated { first: usize, second: usize },
}

impl Parameters {
    /// Appends what `encode` writes. The first failure is kept, and [`Parameters::check`] gives it.
    pub(crate) fn push(
        &mut self,
        type_name: &'static TypeName,
        encode: impl FnOnce(&mut Sent) -> Result<Encoded, CodecError>,
    ) {
        self.slots.push(Slot { type_name, first: self.cells.len(), rows: None });
        self.append(type_name, encode);
    }

    /// Appends one value for each row, under one placeholder.
    pub(crate) fn push_each<Value>(
        &mut self,
        type_name: &'static TypeName,
        values: impl ExactSizeIterator<Item = Value>,
        encode: impl Fn(Value, &mut Sent) -> Result<Encoded, CodecError>,
    ) {
        self.slots.push(Slot { type_name, first: self.cells.len(), rows: Some(values.len()) });
        self.cells.reserve(values.len());
        for value in values {
            self.append(type_name, |sent| encode(value, sent));
        }
    }

    fn append(
        &mut self,
        type_name: &'static TypeName,
        encode: impl FnOnce(&mut Sent) -> Result<Encoded, CodecError>,
    ) {
        let (cell, failure) = self.sent.take(encode);
        self.cells.push(cell);
        if let Some(failure) = failure {
            let (position, reason) = (self.slots.len(), failure.reason());
            self.error.get_or_insert_with(|| {
                let reason = format!("parameter ?{position} ({}): {reason}", type_name.name);
                Unsendable::Value(CodecError::new(reason))
            });
        }
    }

    /// Remembers the first two rows that are equal in all of these columns; NULL equals nothing.
    pub(crate) fn refuse_repeated(&mut self, columns: &[usize]) {
        let slots: Option<Vec<&Slot>> = columns.iter().map(|place| self.slots.get(*place)).collect();
        let Some(slots) = slots else { return };
        let Some(rows) = slots.iter().filter_map(|slot| slot.rows).min() else { return };
        let mut seen = HashMap::with_capacity(rows);
        for row in 0..rows {
            let key: Option<Vec<Key<'_>>> = slots.iter().map(|slot| self.key(slot, row)).collect();
            let Some(key) = key else { continue };
            if let Some(first) = seen.insert(key, row) {
                self.error.get_or_insert(Unsendable::Repeated { first: first + 1, second: row + 1 });
                return;
            }
        }
    }

    fn key(&self, slot: &Slot, row: usize) -> Option<Key<'_>> {
        match self.cell(slot, row)?.column(&self.sent.bytes).ok()?? {
            Column::Integer(value) => Some(Key::Integer(value)),
            // Zero has two forms that are equal.
            Column::Real(value) => Some(Key::Real((value + 0.0).to_bits())),
            Column::Text(value) => Some(Key::Text(value)),
            Column::Blob(value) => Some(Key::Blob(value)),
        }
    }

    /// Why the statement cannot be sent.
    pub(crate) fn check(&self) -> Result<(), Unsendable> {
        match &self.error {
            None => Ok(()),
            Some(error) => Err(error.clone()),
        }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.slots.len()
    }

    /// Has the statement no parameters?
    pub fn is_empty(&self) -> bool {
        self.slots.is_empty()
    }

    /// The SQL types, in order.
    pub fn type_names(&self) -> impl ExactSizeIterator<Item = &'static TypeName> {
        self.slots.iter().map(|slot| slot.type_name)
    }

    /// How often the statement is run, where it is run once for each row.
    pub(crate) fn rows(&self) -> Option<usize> {
        self.slots.iter().filter_map(|slot| slot.rows).min()
    }

    /// Does the placeholder at `place` have the same value in each row?
    pub(crate) fn is_same_in_each_row(&self, place: usize) -> bool {
        self.slots.get(place).is_some_and(|slot| slot.rows.is_none())
    }

    /// The value of the placeholder at `place` (from 0) in the row `row`; NULL where it is absent.
    pub(crate) fn value(&self, place: usize, row: usize) -> Option<Column<'_>> {
        let slot = self.slots.get(place)?;
        self.cell(slot, row)?.column(&self.sent.bytes).ok()?
    }

    fn cell(&self, slot: &Slot, row: usize) -> Option<&Cell> {
        let place = if slot.rows.is_some() { slot.first + row } else { slot.first };
        self.cells.get(place)
    }
}

/// A value that can be compared.
#[derive(PartialEq, Eq, Hash)]
enum Key<'p> {
    Integer(i64),
    Real(u64),
    Text(&'p str),
    Blob(&'p [u8]),
}

impl fmt::Debug for Parameters {
    /// Shows the types, never a value.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.type_names().map(|type_name| type_name.name)).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    static INT4: TypeName = TypeName::built_in("int4");
    static TEXT: TypeName = TypeName::built_in("text");

    fn text(value: &str, sent: &mut Sent) -> Result<Encoded, CodecError> {
        sent.set_text(value);
        Ok(Encoded::Written)
    }

    #[test]
    fn null_and_failed_values_leave_no_bytes() {
        let mut parameters = Parameters::default();
        parameters.push(&TEXT, |sent| text("abcd", sent));
        parameters.push(&TEXT, |_| Ok(Encoded::Null));
        parameters.push(&INT4, |sent| {
            sent.set_text("half");
            Err(CodecError::new("cannot be written"))
        });
        assert_eq!(parameters.value(0, 0), Some(Column::Text("abcd")));
        assert_eq!(parameters.value(1, 0), None);
        assert_eq!(parameters.value(2, 0), None);
        assert_eq!(parameters.sent.bytes, b"abcd");
        let Err(Unsendable::Value(error)) = parameters.check() else { panic!("the value was written") };
        assert_eq!(error.reason(), "parameter ?3 (int4): cannot be written");
    }

    #[test]
    fn each_row_has_its_values_and_those_that_all_have() {
        let mut parameters = Parameters::default();
        parameters.push_each(&TEXT, ["a", "b"].iter(), |value, sent| text(value, sent));
        parameters.push(&TEXT, |sent| text("same", sent));
        assert_eq!(parameters.rows(), Some(2));
        let row = |row| [0, 1].map(|place| parameters.value(place, row));
        assert_eq!(row(0), [Some(Column::Text("a")), Some(Column::Text("same"))]);
        assert_eq!(row(1), [Some(Column::Text("b")), Some(Column::Text("same"))]);
        assert!(!parameters.is_same_in_each_row(0) && parameters.is_same_in_each_row(1));
    }

    #[test]
    fn rows_with_the_same_key_are_refused_and_null_equals_nothing() {
        let mut parameters = Parameters::default();
        let values = [Some("a"), None, Some("b"), None, Some("a")];
        parameters.push_each(&TEXT, values.iter(), |value, sent| match value {
            Some(value) => text(value, sent),
            None => Ok(Encoded::Null),
        });
        parameters.refuse_repeated(&[0]);
        assert!(matches!(parameters.check(), Err(Unsendable::Repeated { first: 1, second: 5 })));
    }

    #[test]
    fn debug_hides_values() {
        let mut parameters = Parameters::default();
        parameters.push(&TEXT, |sent| text("secret", sent));
        assert_eq!(format!("{parameters:?} {:?}", parameters.sent), "[\"text\"] Sent { .. }");
    }
}
