//! Ranges: a byte of flags, then each bound that there is, with its length before it. Multiranges: how many ranges, then
//! each with its length before it.

use std::num::TryFromIntError;
use std::ops::Bound;

use bytes::{BufMut, BytesMut};
use relvar::backend::{CodecError, Decode, Encode, Encoded};
use relvar::types::{
    Date, Datemultirange, Daterange, Int4, Int4multirange, Int4range, Int8, Int8multirange, Int8range,
    Numeric, Nummultirange, Numrange, Timestamp, Timestamptz, Tsmultirange, Tsrange, Tstzmultirange,
    Tstzrange,
};
use relvar::value::{Multirange, Range};

use crate::Pg;

const EMPTY: u8 = 0x01;
const LOWER_INCLUDED: u8 = 0x02;
const UPPER_INCLUDED: u8 = 0x04;
const LOWER_UNBOUNDED: u8 = 0x08;
const UPPER_UNBOUNDED: u8 = 0x10;

fn too_long(_: TryFromIntError) -> CodecError {
    CodecError::new("the range is longer than PostgreSQL can hold")
}

fn malformed() -> CodecError {
    CodecError::new("the bytes are not those of a range")
}

/// What `write` writes, with its length before it.
fn with_length(
    buffer: &mut BytesMut,
    write: impl FnOnce(&mut BytesMut) -> Result<Encoded, CodecError>,
) -> Result<(), CodecError> {
    let length = buffer.len();
    buffer.put_i32(0);
    if write(buffer)? == Encoded::Null {
        return Err(CodecError::new("NULL cannot be the bound of a range"));
    }
    let written = i32::try_from(buffer.len() - length - 4).map_err(too_long)?;
    buffer[length..length + 4].copy_from_slice(&written.to_be_bytes());
    Ok(())
}

/// The bytes that have their length before them, and those after them.
fn split_length(value: &[u8]) -> Result<(&[u8], &[u8]), CodecError> {
    let (length, rest) = value.split_first_chunk().ok_or_else(malformed)?;
    let length = usize::try_from(i32::from_be_bytes(*length)).map_err(|_| malformed())?;
    rest.split_at_checked(length).ok_or_else(malformed)
}

fn write_range<Type, T: Encode<Pg, Type>>(
    range: &Range<T>,
    buffer: &mut BytesMut,
) -> Result<Encoded, CodecError> {
    let Range::Between(lower, upper) = range else {
        buffer.put_u8(EMPTY);
        return Ok(Encoded::Written);
    };
    let lower_flag = match lower {
        Bound::Included(_) => LOWER_INCLUDED,
        Bound::Excluded(_) => 0,
        Bound::Unbounded => LOWER_UNBOUNDED,
    };
    let upper_flag = match upper {
        Bound::Included(_) => UPPER_INCLUDED,
        Bound::Excluded(_) => 0,
        Bound::Unbounded => UPPER_UNBOUNDED,
    };
    buffer.put_u8(lower_flag | upper_flag);
    for bound in [lower, upper] {
        if let Bound::Included(value) | Bound::Excluded(value) = bound {
            with_length(buffer, |buffer| value.encode(buffer))?;
        }
    }
    Ok(Encoded::Written)
}

fn read_range<Type, T: Decode<Pg, Type>>(value: &[u8]) -> Result<Range<T>, CodecError> {
    let (&flags, mut rest) = value.split_first().ok_or_else(malformed)?;
    if flags & EMPTY != 0 {
        return if rest.is_empty() { Ok(Range::Empty) } else { Err(malformed()) };
    }
    let mut bound = |included, unbounded| {
        if flags & unbounded != 0 {
            return Ok(Bound::Unbounded);
        }
        let (bytes, after) = split_length(rest)?;
        rest = after;
        let value = T::decode(bytes)?;
        Ok(if flags & included != 0 { Bound::Included(value) } else { Bound::Excluded(value) })
    };
    let lower = bound(LOWER_INCLUDED, LOWER_UNBOUNDED)?;
    let upper = bound(UPPER_INCLUDED, UPPER_UNBOUNDED)?;
    if rest.is_empty() { Ok(Range::Between(lower, upper)) } else { Err(malformed()) }
}

fn write_multirange<Type, T: Encode<Pg, Type>>(
    multirange: &Multirange<T>,
    buffer: &mut BytesMut,
) -> Result<Encoded, CodecError> {
    buffer.put_i32(i32::try_from(multirange.0.len()).map_err(too_long)?);
    for range in &multirange.0 {
        with_length(buffer, |buffer| write_range(range, buffer))?;
    }
    Ok(Encoded::Written)
}

fn read_multirange<Type, T: Decode<Pg, Type>>(value: &[u8]) -> Result<Multirange<T>, CodecError> {
    let (count, mut rest) = value.split_first_chunk().ok_or_else(malformed)?;
    let count = usize::try_from(i32::from_be_bytes(*count)).map_err(|_| malformed())?;
    // Each range has five bytes at least, whatever the count says.
    let mut ranges = Vec::with_capacity(count.min(rest.len() / 5));
    for _ in 0..count {
        let (bytes, after) = split_length(rest)?;
        rest = after;
        ranges.push(read_range(bytes)?);
    }
    if rest.is_empty() { Ok(Multirange(ranges)) } else { Err(malformed()) }
}

macro_rules! ranges {
    ($($range:ident $multirange:ident $element:ident;)*) => { $(
        impl<T: Encode<Pg, $element>> Encode<Pg, $range> for Range<T> {
            fn encode(&self, buffer: &mut BytesMut) -> Result<Encoded, CodecError> {
                write_range::<$element, T>(self, buffer)
            }
        }

        impl<T: Decode<Pg, $element>> Decode<Pg, $range> for Range<T> {
            fn decode(value: &[u8]) -> Result<Self, CodecError> {
                read_range::<$element, T>(value)
            }
        }

        impl<T: Encode<Pg, $element>> Encode<Pg, $multirange> for Multirange<T> {
            fn encode(&self, buffer: &mut BytesMut) -> Result<Encoded, CodecError> {
                write_multirange::<$element, T>(self, buffer)
            }
        }

        impl<T: Decode<Pg, $element>> Decode<Pg, $multirange> for Multirange<T> {
            fn decode(value: &[u8]) -> Result<Self, CodecError> {
                read_multirange::<$element, T>(value)
            }
        }
    )* };
}

ranges! {
    Int4range Int4multirange Int4;
    Int8range Int8multirange Int8;
    Numrange Nummultirange Numeric;
    Tsrange Tsmultirange Timestamp;
    Tstzrange Tstzmultirange Timestamptz;
    Daterange Datemultirange Date;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::test::{encoded, refused, round_trip};

    #[test]
    fn every_kind_of_bound() {
        let excluded = Range::Between(Bound::Excluded(i32::MIN), Bound::Included(i32::MAX));
        let ranges =
            [Range::Empty, Range::ALL, Range::from(1..3), Range::from(1..), Range::from(..=-1), excluded];
        round_trip::<Int4range, Range<i32>>(ranges);
        round_trip::<Int4multirange, Multirange<i32>>([Multirange(vec![]), Multirange(ranges.to_vec())]);
        assert_eq!(
            encoded::<Int4range, Range<i32>>(&Range::from(1..)).unwrap(),
            [0x12, 0, 0, 0, 4, 0, 0, 0, 1]
        );
    }

    #[test]
    fn bytes_of_something_else_are_refused() {
        let whole = encoded::<Int4range, Range<i32>>(&Range::from(1..3)).unwrap();
        for end in 0..whole.len() {
            assert!(!refused::<Int4range, Range<i32>>(&whole[..end]).is_empty());
        }
        let longer = [&whole[..], &[0]].concat();
        assert!(refused::<Int4range, Range<i32>>(&longer).contains("not those of a range"));
        assert!(refused::<Int4range, Range<i32>>(&[EMPTY, 0]).contains("not those of a range"));
        assert!(
            refused::<Int4range, Range<i32>>(&[0x12, 0xFF, 0xFF, 0xFF, 0xFF])
                .contains("not those of a range")
        );
        let many = encoded::<Int4multirange, _>(&Multirange(vec![Range::from(1..3); 2])).unwrap();
        for end in 0..many.len() {
            assert!(!refused::<Int4multirange, Multirange<i32>>(&many[..end]).is_empty());
        }
        assert!(!refused::<Int4multirange, Multirange<i32>>(&i32::MAX.to_be_bytes()).is_empty());
    }

    #[test]
    fn null_is_no_bound() {
        let range = Range::from(Some(1)..None);
        assert_eq!(range, Range::Empty);
        let range = Range::Between(Bound::Included(None::<i32>), Bound::Unbounded);
        assert!(encoded::<Int4range, _>(&range).unwrap_err().to_string().contains("NULL"));
    }
}
