//! The binary format of COPY (PostgreSQL manual, page COPY, "Binary Format").

use std::ops::Range;

use bytes::{Buf, BufMut, BytesMut};
use postgres_types::{IsNull, ToSql, Type};
use relvar::backend::CodecError;

use crate::Parameters;
use crate::parameters::Unsendable;

/// Signature, flags, length of the header's extension.
const HEADER: &[u8; 19] = b"PGCOPY\n\xFF\r\n\0\0\0\0\0\0\0\0\0";
/// Where the length of the extension stands.
const EXTENSION: Range<usize> = 15..19;

pub(super) fn write_header(buffer: &mut BytesMut) {
    buffer.put_slice(HEADER);
}

pub(super) fn write_trailer(buffer: &mut BytesMut) {
    buffer.put_i16(-1);
}

/// Appends a row; where that fails, the buffer is as it was.
pub(super) fn write_row(
    buffer: &mut BytesMut,
    parameters: &Parameters,
    types: &[Type],
) -> Result<(), CodecError> {
    match parameters.check() {
        Ok(()) => {}
        Err(Unsendable::Value(error)) => return Err(error),
        // Only an upsert of many rows looks for them.
        Err(Unsendable::Repeated { .. }) => return Err(CodecError::new("the row repeats another one")),
    }
    if parameters.len() != types.len() {
        // Every row has the same columns: COPY knows no DEFAULT for a single row.
        let (found, expected) = (parameters.len(), types.len());
        return Err(CodecError::new(format!(
            "the row has {found} values for the {expected} columns of the COPY"
        )));
    }
    let start = buffer.len();
    let columns = i16::try_from(types.len()).map_err(|_| CodecError::new("a COPY has too many columns"))?;
    buffer.put_i16(columns);
    for (value, sql_type) in parameters.bound().into_iter().zip(types) {
        let place = buffer.len();
        buffer.put_i32(-1);
        match value.to_sql(sql_type, buffer) {
            Ok(IsNull::Yes) => {}
            Ok(IsNull::No) => match i32::try_from(buffer.len() - place - 4) {
                Ok(length) => buffer[place..place + 4].copy_from_slice(&length.to_be_bytes()),
                Err(_) => {
                    buffer.truncate(start);
                    return Err(CodecError::new("a value is too long"));
                }
            },
            Err(error) => {
                buffer.truncate(start);
                return Err(CodecError::new(error.to_string()));
            }
        }
    }
    Ok(())
}

/// Takes rows out of the bytes that arrive.
#[derive(Default)]
pub(super) struct Rows {
    buffer: BytesMut,
    state: State,
}

#[derive(Clone, Copy, Default, PartialEq)]
enum State {
    #[default]
    Header,
    Rows,
    Trailer,
}

impl Rows {
    pub(super) fn add(&mut self, chunk: &[u8]) {
        self.buffer.extend_from_slice(chunk);
    }

    /// The next whole row: its fields, each after its length.
    pub(super) fn next(&mut self) -> Result<Option<BytesMut>, CodecError> {
        if self.state == State::Header && !self.take_header()? {
            return Ok(None);
        }
        if self.state == State::Trailer {
            return Ok(None);
        }
        let Some(columns) = number::<2>(&self.buffer, 0).map(i16::from_be_bytes) else { return Ok(None) };
        if columns < 0 {
            self.buffer.advance(2);
            self.state = State::Trailer;
            return Ok(None);
        }
        let mut end = 2;
        for _ in 0..columns {
            let Some(length) = number::<4>(&self.buffer, end).map(i32::from_be_bytes) else {
                return Ok(None);
            };
            end += 4 + usize::try_from(length).unwrap_or(0);
        }
        if self.buffer.len() < end {
            return Ok(None);
        }
        let mut row = self.buffer.split_to(end);
        row.advance(2);
        Ok(Some(row))
    }

    /// Was the last byte the end of the trailer?
    pub(super) fn is_complete(&self) -> bool {
        self.state == State::Trailer && self.buffer.is_empty()
    }

    /// `false` where it is not all there.
    fn take_header(&mut self) -> Result<bool, CodecError> {
        let Some(header) = self.buffer.get(..HEADER.len()) else { return Ok(false) };
        if header[..11] != HEADER[..11] {
            return Err(CodecError::new("the server's COPY is not in the binary format"));
        }
        let extension = number::<4>(header, EXTENSION.start).map_or(0, u32::from_be_bytes) as usize;
        if self.buffer.len() < HEADER.len() + extension {
            return Ok(false);
        }
        self.buffer.advance(HEADER.len() + extension);
        self.state = State::Rows;
        Ok(true)
    }
}

fn number<const BYTES: usize>(bytes: &[u8], at: usize) -> Option<[u8; BYTES]> {
    bytes.get(at..at + BYTES)?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use relvar::backend::{Backend, Encoded};
    use relvar::types::{Int4, Text};

    use crate::Pg;

    fn row(id: i32, name: Option<&str>) -> Parameters {
        let mut parameters = Parameters::default();
        Pg::push::<Int4, _>(&mut parameters, &id);
        Pg::push::<Text, _>(&mut parameters, &name);
        parameters
    }

    const TYPES: [Type; 2] = [Type::INT4, Type::TEXT];

    #[test]
    fn rows_go_through_in_pieces_of_any_size() {
        let mut sent = BytesMut::new();
        write_header(&mut sent);
        write_row(&mut sent, &row(7, Some("seven")), &TYPES).unwrap();
        write_row(&mut sent, &row(8, None), &TYPES).unwrap();
        write_trailer(&mut sent);
        for size in 1..=sent.len() {
            let mut rows = Rows::default();
            let mut found = Vec::new();
            for piece in sent.chunks(size) {
                rows.add(piece);
                while let Some(row) = rows.next().unwrap() {
                    found.push(row.to_vec());
                }
            }
            assert!(rows.is_complete(), "{size}");
            assert_eq!(found[0], b"\0\0\0\x04\0\0\0\x07\0\0\0\x05seven", "{size}");
            assert_eq!(found[1], b"\0\0\0\x04\0\0\0\x08\xFF\xFF\xFF\xFF", "{size}");
            assert_eq!(found.len(), 2);
        }
    }

    #[test]
    fn what_is_cut_off_is_not_complete() {
        let mut sent = BytesMut::new();
        write_header(&mut sent);
        write_row(&mut sent, &row(7, Some("seven")), &TYPES).unwrap();
        for length in 0..sent.len() {
            let mut rows = Rows::default();
            rows.add(&sent[..length]);
            assert_eq!(rows.next().unwrap(), None);
            assert!(!rows.is_complete());
        }
    }

    #[test]
    fn a_row_that_cannot_be_written_leaves_nothing() {
        let mut sent = BytesMut::new();
        write_header(&mut sent);
        let before = sent.clone();
        assert!(write_row(&mut sent, &row(7, Some("nul\0")), &TYPES).is_err());
        assert!(write_row(&mut sent, &row(7, None), &TYPES[..1]).is_err());
        assert_eq!(sent, before);
        let mut failed = Parameters::default();
        failed.push(&<Int4 as relvar::kernel::SqlType>::NAME, |_| Ok(Encoded::Null));
        assert!(write_row(&mut sent, &failed, &TYPES[..1]).is_ok());
    }

    #[test]
    fn another_format_is_refused() {
        let mut rows = Rows::default();
        rows.add(b"1,2,3\n1,2,3\n1,2,3\n1,2,3\n");
        assert!(rows.next().is_err());
    }
}
