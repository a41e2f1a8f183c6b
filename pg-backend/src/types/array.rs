//! One-dimensional arrays.

use bytes::{BufMut, BytesMut};
use fallible_iterator::FallibleIterator;
use postgres_protocol::types::array_from_sql;
use relvar::backend::{CodecError, Decode, Encode, Encoded};
use relvar::clause::EachRow;
use relvar::types::Array;

use super::malformed;
use crate::Pg;

/// Writes an array of `items`.
fn write<'i, Element, Item: Encode<Pg, Element> + 'i>(
    items: impl ExactSizeIterator<Item = &'i Item>,
    buffer: &mut BytesMut,
) -> Result<Encoded, CodecError> {
    let too_long = |_| CodecError::new("the array has more elements than PostgreSQL can hold");
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
    for item in items {
        let length = buffer.len();
        buffer.put_i32(-1);
        match item.encode(buffer)? {
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
        write::<Element, Item>(self.iter(), buffer)
    }
}

/// One field of many rows: a parameter of `INSERT .. SELECT * FROM UNNEST(..)`.
impl<Element, Row, Field: Encode<Pg, Element>> Encode<Pg, Array<Element>> for EachRow<'_, Row, Field> {
    fn encode(&self, buffer: &mut BytesMut) -> Result<Encoded, CodecError> {
        write::<Element, Field>(self.iter(), buffer)
    }
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
    fn the_first_element_that_cannot_be_written_ends_it() {
        assert!(encoded::<Array<Text>, _>(&["a", "\0"]).unwrap_err().to_string().contains("NUL"));
    }
}
