//! The integers, as INTEGER.

use relvar::backend::{CodecError, Decode, Encode, Encoded};
use relvar::types::{Int2, Int4, Int8};

use crate::{Column, Lite, Sent};

macro_rules! integer {
    ($($rust:ty as $sql_type:ident $name:literal;)*) => { $(
        impl Encode<Lite, $sql_type> for $rust {
            fn encode(&self, sent: &mut Sent) -> Result<Encoded, CodecError> {
                sent.set_integer(i64::from(*self));
                Ok(Encoded::Written)
            }
        }

        impl Decode<Lite, $sql_type> for $rust {
            fn decode(value: Column<'_>) -> Result<Self, CodecError> {
                match value {
                    Column::Integer(value) => <$rust>::try_from(value)
                        .map_err(|_| CodecError::new(concat!("it holds a number that is out of range for SQL type ", $name))),
                    other => Err(other.unexpected($name)),
                }
            }
        }
    )* };
}

integer! {
    i16 as Int2 "int2";
    i32 as Int4 "int4";
    i64 as Int8 "int8";
}
