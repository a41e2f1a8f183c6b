//! One-dimensional arrays.

use std::num::TryFromIntError;

use bytes::{BufMut, BytesMut};
use fallible_iterator::FallibleIterator;
use postgres_protocol::types::array_from_sql;
use relvar::backend::{CodecError, Decode, Encode, Encoded};
use relvar::kernel::SqlType;
use relvar::types::{Array, Int4};

use super::malformed;
use crate::{Parameters, Pg};

/// The length of a short element with its own length before it: room for such ones is made at once.
const SHORT: usize = 12;

/// The length of an array without elements.
const EMPTY: usize = 12;

fn too_long(_: TryFromIntError) -> CodecError {
    CodecError::new("the array has more elements than PostgreSQL can hold")
}

/// The error of the value that is `what` number `number`.
fn at(what: &str, number: usize, error: &CodecError) -> CodecError {
    CodecError::new(format!("{what} {number}: {}", error.reason()))
}

/// Writes an array of `items`, each of which is called `what`.
fn write<'i, Element, Item: Encode<Pg, Element> + 'i>(
    items: impl ExactSizeIterator<Item = &'i Item>,
    what: &str,
    buffer: &mut BytesMut,
) -> Result<Encoded, CodecError> {
    let count = i32::try_from(items.len()).map_err(too_long)?;
    let start = buffer.len();
    // An empty array has no dimension.
    buffer.put_i32(i32::from(count > 0));
    let nulls = buffer.len();
    buffer.put_i32(0);
    // The element type's OID is known when the statement is sent; see `Bound::to_sql`.
    debug_assert_eq!(buffer.len() - start, crate::parameters::ELEMENT_TYPE);
    buffer.put_u32(0);
    if count == 0 {
        return Ok(Encoded::Written);
    }
    buffer.put_i32(count);
    // The lower bound.
    buffer.put_i32(1);
    buffer.reserve(items.len().saturating_mul(SHORT));
    for (number, item) in (1..).zip(items) {
        let length = buffer.len();
        buffer.put_i32(-1);
        match item.encode(buffer).map_err(|error| at(what, number, &error))? {
            Encoded::Written => {
                let written = i32::try_from(buffer.len() - length - 4).map_err(too_long)?;
                buffer[length..length + 4].copy_from_slice(&written.to_be_bytes());
            }
            Encoded::Null => {
                buffer.truncate(length + 4);
                buffer[nulls..nulls + 4].copy_from_slice(&1_i32.to_be_bytes());
            }
        }
    }
    Ok(Encoded::Written)
}

impl<Element, Item: Encode<Pg, Element>> Encode<Pg, Array<Element>> for [Item] {
    fn encode(&self, buffer: &mut BytesMut) -> Result<Encoded, CodecError> {
        write::<Element, Item>(self.iter(), "element", buffer)
    }
}

/// The values of one column of many rows: see [`Backend::push_each`](relvar::backend::Backend::push_each).
pub(crate) fn push_each<'v, Type: SqlType, Value: Encode<Pg, Type> + 'v>(
    parameters: &mut Parameters,
    values: impl ExactSizeIterator<Item = &'v Value>,
) {
    if Type::NAME.array {
        let mut rows = Vec::with_capacity(values.len());
        parameters.push(const { &Type::NAME }, |buffer| write_elements(values, &mut rows, buffer));
        parameters
            .push(const { &<Array<Int4>>::NAME }, |buffer| write::<Int4, i32>(rows.iter(), "row", buffer));
    } else {
        parameters.push(const { &<Array<Type>>::NAME }, |buffer| write::<Type, Value>(values, "row", buffer));
    }
}

/// Where the elements of a one-dimensional array begin.
const ELEMENTS: usize = 20;

/// Writes the elements of all `arrays` as one array, a NULL before those of each, and says in `rows` for every one of
/// them which array it belongs to.
fn write_elements<'v, Type, Value: Encode<Pg, Type> + 'v>(
    arrays: impl Iterator<Item = &'v Value>,
    rows: &mut Vec<i32>,
    buffer: &mut BytesMut,
) -> Result<Encoded, CodecError> {
    let start = buffer.len();
    buffer.put_bytes(0, ELEMENTS);
    for (row, array) in (1_i32..).zip(arrays) {
        buffer.put_i32(-1);
        let begin = buffer.len();
        let failure = |error: CodecError| at("row", row.unsigned_abs() as usize, &error);
        match array.encode(buffer).map_err(failure)? {
            Encoded::Null => {
                buffer.truncate(begin);
                rows.push(-row);
            }
            Encoded::Written => {
                let header = array_from_sql(&buffer[begin..]).map_err(malformed)?;
                let count = match header.dimensions().collect::<Vec<_>>().map_err(malformed)?[..] {
                    [] => 0,
                    [ref only] => only.len as usize,
                    _ => {
                        return Err(failure(CodecError::new(
                            "an array of arrays cannot be a column's value",
                        )));
                    }
                };
                // Without its header, which is shorter where there is no element.
                let elements = if count == 0 { buffer.len() } else { begin + ELEMENTS };
                buffer.copy_within(elements.., begin);
                buffer.truncate(buffer.len() - (elements - begin));
                rows.resize(rows.len() + 1 + count, row);
            }
        }
    }
    let count = i32::try_from(rows.len()).map_err(too_long)?;
    if count == 0 {
        buffer.truncate(start + EMPTY);
        return Ok(Encoded::Written);
    }
    // One dimension, some NULLs, an element type that is known later, the length, the lower bound.
    for (place, value) in [1, 1, 0, count, 1].into_iter().enumerate() {
        let place = start + 4 * place;
        buffer[place..place + 4].copy_from_slice(&value.to_be_bytes());
    }
    Ok(Encoded::Written)
}

impl<Element, Item: Encode<Pg, Element>> Encode<Pg, Array<Element>> for Vec<Item> {
    fn encode(&self, buffer: &mut BytesMut) -> Result<Encoded, CodecError> {
        self.as_slice().encode(buffer)
    }
}

impl<Element, Item: Encode<Pg, Element>, const LENGTH: usize> Encode<Pg, Array<Element>> for [Item; LENGTH] {
    fn encode(&self, buffer: &mut BytesMut) -> Result<Encoded, CodecError> {
        self.as_slice().encode(buffer)
    }
}

impl<Element, Item: Decode<Pg, Element>> Decode<Pg, Array<Element>> for Vec<Item> {
    fn decode(value: &[u8]) -> Result<Self, CodecError> {
        let array = array_from_sql(value).map_err(malformed)?;
        if array.dimensions().count().map_err(malformed)? > 1 {
            return Err(CodecError::new("the array has several dimensions, which a `Vec` cannot hold"));
        }
        let mut values = array.values();
        let mut items = Vec::with_capacity(values.size_hint().0);
        while let Some(element) = values.next().map_err(malformed)? {
            items.push(match element {
                Some(element) => Item::decode(element)?,
                None => Item::decode_null()?,
            });
        }
        Ok(items)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::test::{encoded, refused, round_trip};
    use relvar::types::{Int4, Text};

    #[test]
    fn there_and_back() {
        round_trip::<Array<Int4>, Vec<i32>>([vec![], vec![1], vec![-1, 0, i32::MAX]]);
        round_trip::<Array<Text>, Vec<Option<String>>>([vec![
            None,
            Some(String::new()),
            Some("x".to_owned()),
        ]]);
        let slice: &[&str] = &["a", "b"];
        let array = encoded::<Array<Text>, _>(&["a", "b"]).unwrap();
        assert_eq!(encoded::<Array<Text>, _>(slice).unwrap(), array);
    }

    #[test]
    fn null_needs_an_option() {
        let array = encoded::<Array<Int4>, _>(&[Some(1), None]).unwrap();
        assert!(refused::<Array<Int4>, Vec<i32>>(&array).contains("NULL"));
    }

    #[test]
    fn several_dimensions_are_refused() {
        let header = [2_i32, 0, 23, 1, 1, 1, 1, 4, 7].map(i32::to_be_bytes).concat();
        assert!(refused::<Array<Int4>, Vec<i32>>(&header).contains("several dimensions"));
    }

    #[test]
    fn arrays_of_arrays_are_flat_with_the_numbers_of_their_rows() {
        let flat = |arrays: &[Option<Vec<Option<i32>>>]| {
            let (mut rows, mut buffer) = (Vec::new(), BytesMut::from(&b"before"[..]));
            write_elements::<Array<Int4>, _>(arrays.iter(), &mut rows, &mut buffer).unwrap();
            (<Vec<Option<i32>> as Decode<Pg, Array<Int4>>>::decode(&buffer[6..]).unwrap(), rows)
        };
        assert_eq!(flat(&[]), (vec![], vec![]));
        assert_eq!(flat(&[Some(vec![]), None]), (vec![None, None], vec![1, -2]));
        let some = [None, Some(vec![Some(7), None]), Some(vec![]), Some(vec![Some(8)])];
        assert_eq!(
            flat(&some),
            (vec![None, None, Some(7), None, None, None, Some(8)], vec![-1, 2, 2, 2, 3, 4, 4])
        );
    }

    #[test]
    fn the_first_element_that_cannot_be_written_ends_it() {
        assert!(encoded::<Array<Text>, _>(&["a", "\0"]).unwrap_err().to_string().contains("NUL"));
    }
}
