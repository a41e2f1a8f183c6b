//! The types of extensions. `citext` is text; `ltree` and its kin are a version and text; `hstore` is how many pairs, and
//! each key and value with its length before it; `vector` is how many numbers, an unused number, and the numbers.

use std::num::TryFromIntError;

use bytes::{BufMut, BytesMut};
use fallible_iterator::FallibleIterator;
use postgres_protocol::types::{hstore_from_sql, text_from_sql, text_to_sql};
use relvar::backend::{CodecError, Decode, Encode, Encoded};
use relvar::ext::hstore::Pairs;
use relvar::ext::vector::Embedding;
use relvar::ext::{Citext, Hstore, Lquery, Ltree, Ltxtquery, Vector};

use super::malformed;
use crate::Pg;

/// The version of the formats of `ltree` and its kin.
const VERSION: u8 = 1;

fn write(text: &str, buffer: &mut BytesMut) -> Result<Encoded, CodecError> {
    if text.contains('\0') {
        return Err(CodecError::new("PostgreSQL's text cannot hold the character NUL"));
    }
    text_to_sql(text, buffer);
    Ok(Encoded::Written)
}

impl Encode<Pg, Citext> for str {
    fn encode(&self, buffer: &mut BytesMut) -> Result<Encoded, CodecError> {
        write(self, buffer)
    }
}

impl Encode<Pg, Citext> for String {
    fn encode(&self, buffer: &mut BytesMut) -> Result<Encoded, CodecError> {
        write(self, buffer)
    }
}

impl Decode<Pg, Citext> for String {
    fn decode(value: &[u8]) -> Result<Self, CodecError> {
        text_from_sql(value).map(str::to_owned).map_err(malformed)
    }
}

macro_rules! versioned {
    ($($name:ident)*) => { $(
        impl Encode<Pg, $name> for str {
            fn encode(&self, buffer: &mut BytesMut) -> Result<Encoded, CodecError> {
                buffer.put_u8(VERSION);
                write(self, buffer)
            }
        }

        impl Encode<Pg, $name> for String {
            fn encode(&self, buffer: &mut BytesMut) -> Result<Encoded, CodecError> {
                buffer.put_u8(VERSION);
                write(self, buffer)
            }
        }

        impl Decode<Pg, $name> for String {
            fn decode(value: &[u8]) -> Result<Self, CodecError> {
                match value {
                    [VERSION, text @ ..] => text_from_sql(text).map(str::to_owned).map_err(malformed),
                    _ => Err(CodecError::new("unknown version of the binary format of ltree")),
                }
            }
        }
    )* };
}

versioned!(Ltree Lquery Ltxtquery);

fn too_long(_: TryFromIntError) -> CodecError {
    CodecError::new("the value is longer than PostgreSQL can hold")
}

fn put_with_length(text: &str, buffer: &mut BytesMut) -> Result<(), CodecError> {
    buffer.put_i32(i32::try_from(text.len()).map_err(too_long)?);
    write(text, buffer).map(|_| ())
}

impl Encode<Pg, Hstore> for Pairs {
    fn encode(&self, buffer: &mut BytesMut) -> Result<Encoded, CodecError> {
        buffer.put_i32(i32::try_from(self.0.len()).map_err(too_long)?);
        for (key, value) in &self.0 {
            put_with_length(key, buffer)?;
            match value {
                Some(value) => put_with_length(value, buffer)?,
                None => buffer.put_i32(-1),
            }
        }
        Ok(Encoded::Written)
    }
}

impl Decode<Pg, Hstore> for Pairs {
    fn decode(value: &[u8]) -> Result<Self, CodecError> {
        let pairs = hstore_from_sql(value).map_err(malformed)?;
        pairs
            .map(|(key, value)| Ok((key.to_owned(), value.map(str::to_owned))))
            .collect()
            .map(Pairs)
            .map_err(malformed)
    }
}

impl Encode<Pg, Vector> for Embedding {
    fn encode(&self, buffer: &mut BytesMut) -> Result<Encoded, CodecError> {
        let too_many = |_| CodecError::new("a vector has at most 32767 numbers");
        buffer.put_i16(i16::try_from(self.0.len()).map_err(too_many)?);
        buffer.put_i16(0);
        self.0.iter().for_each(|number| buffer.put_f32(*number));
        Ok(Encoded::Written)
    }
}

impl Decode<Pg, Vector> for Embedding {
    fn decode(value: &[u8]) -> Result<Self, CodecError> {
        let wrong = || CodecError::new("the bytes are not those of a vector");
        let (head, numbers) = value.split_first_chunk::<4>().ok_or_else(wrong)?;
        let (numbers, rest) = numbers.as_chunks::<4>();
        let count = usize::from(u16::from_be_bytes([head[0], head[1]]));
        if numbers.len() != count || !rest.is_empty() {
            return Err(wrong());
        }
        Ok(Embedding(numbers.iter().map(|number| f32::from_be_bytes(*number)).collect()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::test::{encoded, refused, round_trip};

    #[test]
    fn there_and_back() {
        round_trip::<Citext, String>(["", "Ann"].map(str::to_owned));
        round_trip::<Ltree, String>(["a.b".to_owned()]);
        round_trip::<Lquery, String>(["*.b".to_owned()]);
        round_trip::<Hstore, Pairs>([
            Pairs::default(),
            [("a", Some("1")), ("b", None), ("c", Some(""))].into_iter().collect(),
        ]);
        round_trip::<Vector, Embedding>([Embedding(vec![]), Embedding(vec![1.5, -2.0, f32::MAX])]);
        assert_eq!(encoded::<Vector, _>(&Embedding(vec![1.0])).unwrap(), [0, 1, 0, 0, 0x3F, 0x80, 0, 0]);
    }

    #[test]
    fn bytes_of_something_else_are_refused() {
        assert!(refused::<Vector, Embedding>(&[0, 2, 0, 0, 0, 0, 0, 0]).contains("vector"));
        assert!(refused::<Vector, Embedding>(&[0]).contains("vector"));
        assert!(refused::<Ltree, String>(b"\x02a").contains("version"));
        assert!(!refused::<Hstore, Pairs>(&[0, 0, 0, 1]).is_empty());
        assert!(encoded::<Ltree, str>("a\0").unwrap_err().to_string().contains("NUL"));
    }
}
