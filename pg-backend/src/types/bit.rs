//! Bit strings: how many bits there are, and they in bytes.

use bytes::{BufMut, BytesMut};
use relvar::backend::{CodecError, Decode, Encode, Encoded};
use relvar::types::{Bit, Varbit};
use relvar::value::BitString;

use crate::Pg;

fn write(bits: &BitString, buffer: &mut BytesMut) -> Result<Encoded, CodecError> {
    let too_long = |_| CodecError::new("the bit string is longer than PostgreSQL can hold");
    buffer.put_i32(i32::try_from(bits.len()).map_err(too_long)?);
    buffer.put_slice(bits.as_bytes());
    Ok(Encoded::Written)
}

fn read(value: &[u8]) -> Result<BitString, CodecError> {
    let malformed = || CodecError::new("the bytes are not those of a bit string");
    let (length, bytes) = value.split_first_chunk().ok_or_else(malformed)?;
    let length = usize::try_from(i32::from_be_bytes(*length)).map_err(|_| malformed())?;
    if length.div_ceil(8) != bytes.len() {
        return Err(malformed());
    }
    BitString::from_bytes(bytes.to_vec(), length).ok_or_else(malformed)
}

macro_rules! bits {
    ($($sql_type:ident)*) => { $(
        impl Encode<Pg, $sql_type> for BitString {
            fn encode(&self, buffer: &mut BytesMut) -> Result<Encoded, CodecError> {
                write(self, buffer)
            }
        }

        impl Decode<Pg, $sql_type> for BitString {
            fn decode(value: &[u8]) -> Result<Self, CodecError> {
                read(value)
            }
        }
    )* };
}

bits!(Bit Varbit);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::test::{encoded, refused, round_trip};

    #[test]
    fn of_any_length() {
        let strings = ["", "1", "10110011", "101100110"];
        round_trip::<Varbit, BitString>(strings.map(|bits| bits.parse().unwrap()));
        let bits: BitString = "101".parse().unwrap();
        assert_eq!(encoded::<Bit, _>(&bits).unwrap(), [0, 0, 0, 3, 0b1010_0000]);
    }

    #[test]
    fn bytes_of_something_else_are_refused() {
        for bytes in [&[0, 0, 0][..], &[0, 0, 0, 9, 1], &[0, 0, 0, 1, 1, 1], &[255, 255, 255, 255]] {
            assert!(refused::<Bit, BitString>(bytes).contains("not those of a bit string"));
        }
    }
}
