//! Records and arrays of records: the rows inside of a row.

use std::ops::Range;

use fallible_iterator::FallibleIterator;
use postgres_protocol::types::array_from_sql;
use relvar::backend::{CodecError, ColumnTypes, Decoder};
use smallvec::SmallVec;

use super::malformed;
use crate::{Pg, Row, catalog};

/// A record in the binary format: the number of its columns, and for each its type, its length and its bytes.
#[derive(Default)]
pub(crate) struct Record {
    bytes: Vec<u8>,
    columns: SmallVec<[Option<Range<usize>>; 8]>,
}

impl Record {
    /// How many columns it has.
    pub(crate) fn len(&self) -> usize {
        self.columns.len()
    }

    /// The bytes of the column at `index`: `None` where there is no such column, `Some(None)` for NULL.
    pub(crate) fn bytes(&self, index: usize) -> Option<Option<&[u8]>> {
        match self.columns.get(index)? {
            None => Some(None),
            Some(range) => self.bytes.get(range.clone()).map(Some),
        }
    }

    /// Takes a row of COPY: the fields, each after its length.
    pub(crate) fn take_fields(&mut self, fields: &[u8]) -> Result<(), CodecError> {
        self.bytes.clear();
        self.bytes.extend_from_slice(fields);
        self.columns.clear();
        let mut at = 0;
        while at < fields.len() {
            at = self.take_field(fields, at)?;
        }
        Ok(())
    }

    /// Takes the field whose length stands at `at`, and gives the place after it.
    fn take_field(&mut self, bytes: &[u8], at: usize) -> Result<usize, CodecError> {
        let (start, length) = (at + 4, number(bytes, at)?);
        let field = match usize::try_from(length) {
            Ok(length) if bytes.len() - start < length => {
                return Err(CodecError::new("a record ends too early"));
            }
            Ok(length) => Some(start..start + length),
            // NULL
            Err(_) => None,
        };
        let end = field.as_ref().map_or(start, |field| field.end);
        self.columns.push(field);
        Ok(end)
    }

    /// Takes another record, and gives the types of its columns to `each`.
    fn take(&mut self, record: &[u8], mut each: impl FnMut(usize, u32)) -> Result<(), CodecError> {
        self.bytes.clear();
        self.bytes.extend_from_slice(record);
        self.columns.clear();
        let mut at = 4;
        for index in 0..number(record, 0)? {
            each(index as usize, number(record, at)?.cast_unsigned());
            at = self.take_field(record, at + 4)?;
        }
        Ok(())
    }
}

fn number(bytes: &[u8], at: usize) -> Result<i32, CodecError> {
    let number = bytes.get(at..at + 4).and_then(|bytes| bytes.try_into().ok());
    number.map(i32::from_be_bytes).ok_or_else(|| CodecError::new("a record ends too early"))
}

/// Reads an array of records, each as a row of `columns`. One buffer serves all of them.
pub(crate) fn records<T>(
    array: &[u8],
    columns: &'static ColumnTypes,
    decode: Decoder<Pg, T>,
) -> Result<Vec<T>, CodecError> {
    let array = array_from_sql(array).map_err(malformed)?;
    let mut values = array.values();
    let mut rows = Vec::with_capacity(values.size_hint().0);
    let mut row = Row::nested(Record::default());
    while let Some(value) = values.next().map_err(malformed)? {
        let value = value.ok_or_else(|| CodecError::new("an array of rows has NULL in it"))?;
        // All of them come from one query, so the first one tells the types of all.
        rows.push(read(&mut row, value, rows.is_empty().then_some(columns), decode)?);
    }
    Ok(rows)
}

/// Reads a value of a composite type as a row of its fields.
pub(crate) fn composite<T>(
    value: &[u8],
    fields: &'static ColumnTypes,
    decode: Decoder<Pg, T>,
) -> Result<T, CodecError> {
    let mut row = Row::nested(Record::default());
    take(&mut row, value, Some(fields))?;
    decode(&row)
}

/// Reads one record as a row of `columns`.
pub(crate) fn record<T>(
    value: &[u8],
    columns: &'static ColumnTypes,
    decode: Decoder<Pg, T>,
) -> Result<T, CodecError> {
    read(&mut Row::nested(Record::default()), value, Some(columns), decode)
}

fn read<T>(
    row: &mut Row,
    value: &[u8],
    check: Option<&'static ColumnTypes>,
    decode: Decoder<Pg, T>,
) -> Result<T, CodecError> {
    take(row, value, check)?;
    decode(row).map_err(|error| CodecError::new(format!("in a nested row: {error}")))
}

/// Makes `value` the record of `row`.
fn take(row: &mut Row, value: &[u8], check: Option<&'static ColumnTypes>) -> Result<(), CodecError> {
    let mut types = SmallVec::<[u32; 8]>::new();
    if let Some(record) = row.record() {
        record.take(value, |_, oid| {
            if check.is_some() {
                types.push(oid);
            }
        })?;
    }
    if let Some(expected) = check {
        catalog::check_record(&types, expected)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use postgres_types::Type;
    use relvar::backend::read;
    use relvar::kernel::{SqlType, TypeName};
    use relvar::types::{Int4, Text};

    static COLUMNS: &ColumnTypes =
        &ColumnTypes::Many(&[&ColumnTypes::One(&<Int4 as SqlType>::NAME), &ColumnTypes::One(&TEXT)]);
    static TEXT: TypeName = <Text as SqlType>::NAME;

    fn sent(columns: &[(&Type, Option<&[u8]>)]) -> Vec<u8> {
        let mut bytes = (columns.len() as i32).to_be_bytes().to_vec();
        for (column, value) in columns {
            bytes.extend(column.oid().to_be_bytes());
            bytes.extend(value.map_or(-1, |value| value.len() as i32).to_be_bytes());
            bytes.extend(value.unwrap_or_default());
        }
        bytes
    }

    fn pair(row: &Row) -> Result<(i32, Option<String>), CodecError> {
        Ok((read::<Pg, Int4, _>(row, 0)?, read::<Pg, Text, _>(row, 1)?))
    }

    #[test]
    fn columns_are_read_by_their_places() {
        let one = sent(&[(&Type::INT4, Some(&7_i32.to_be_bytes())), (&Type::TEXT, Some(b"seven"))]);
        assert_eq!(record(&one, COLUMNS, pair).unwrap(), (7, Some("seven".to_owned())));
        let none = sent(&[(&Type::INT4, Some(&7_i32.to_be_bytes())), (&Type::VARCHAR, None)]);
        assert_eq!(record(&none, COLUMNS, pair).unwrap(), (7, None));
    }

    #[test]
    fn a_record_of_other_columns_is_refused() {
        let refused = |bytes: &[u8]| record(bytes, COLUMNS, pair).unwrap_err().to_string();
        let wide = sent(&[(&Type::INT8, Some(&[0; 8])), (&Type::TEXT, None)]);
        assert!(refused(&wide).contains("int8"), "{}", refused(&wide));
        let short = sent(&[(&Type::INT4, Some(&[0; 4]))]);
        assert!(refused(&short).contains("2 columns"), "{}", refused(&short));
        let null = sent(&[(&Type::INT4, None), (&Type::TEXT, None)]);
        assert!(refused(&null).contains("NULL"), "{}", refused(&null));
    }

    #[test]
    fn a_record_that_ends_early_is_an_error() {
        let whole = sent(&[(&Type::INT4, Some(&[0; 4])), (&Type::TEXT, Some(b"seven"))]);
        for length in 0..whole.len() {
            assert!(record(&whole[..length], COLUMNS, pair).is_err(), "{length}");
        }
    }
}
