//! How values are written and read, in PostgreSQL's binary format: one file per family of types.
//!
//! A value that the Rust type cannot hold is an error that says why, never another value.

mod array;
mod bit;
mod bool;
mod bytes;
mod catalogue;
#[cfg(feature = "with-chrono-0_4")]
mod chrono;
mod composite;
mod epoch;
mod ext;
mod geometry;
mod interval;
mod jiff;
mod json;
mod money;
mod network;
mod number;
mod numeric;
mod range;
mod raw;
mod record;
mod repeated;
mod search;
mod system;
mod text;
#[cfg(feature = "with-time-0_3")]
mod time;
mod uuid;

use std::error::Error as StdError;

pub(crate) use self::array::push_each;
pub(crate) use self::composite::{begin_composite, write_field};
pub(crate) use self::record::{Record, composite, record, records};
pub(crate) use self::repeated::repeated;

use relvar::backend::CodecError;

/// What `postgres_protocol` says of bytes that it cannot read; its texts hold no values.
fn malformed(error: Box<dyn StdError + Send + Sync>) -> CodecError {
    CodecError::new(error.to_string())
}

/// `codec!(i32 as Int4: write, read)`: a type whose codec is a pair of `postgres_protocol`'s functions.
macro_rules! codec {
    ($rust:ty as $sql_type:ty: $write:path, $read:path) => {
        impl ::relvar::backend::Encode<$crate::Pg, $sql_type> for $rust {
            fn encode(
                &self,
                buffer: &mut ::bytes::BytesMut,
            ) -> Result<::relvar::backend::Encoded, ::relvar::backend::CodecError> {
                $write(*self, buffer);
                Ok(::relvar::backend::Encoded::Written)
            }
        }

        impl ::relvar::backend::Decode<$crate::Pg, $sql_type> for $rust {
            fn decode(value: &[u8]) -> Result<Self, ::relvar::backend::CodecError> {
                $read(value).map_err($crate::types::malformed)
            }
        }
    };
}
use codec;

#[cfg(test)]
mod test {
    //! Values there and back without a server.

    use std::fmt::Debug;

    use ::bytes::BytesMut;
    use relvar::backend::{CodecError, Decode, Encode, Encoded};

    use crate::Pg;

    pub(super) fn encoded<Type, Value: Encode<Pg, Type> + ?Sized>(
        value: &Value,
    ) -> Result<Vec<u8>, CodecError> {
        let mut buffer = BytesMut::new();
        assert_eq!(value.encode(&mut buffer)?, Encoded::Written);
        Ok(buffer.to_vec())
    }

    /// Writes and reads each value.
    pub(super) fn round_trip<Type, Value>(values: impl IntoIterator<Item = Value>)
    where
        Value: Encode<Pg, Type> + Decode<Pg, Type> + PartialEq + Debug,
    {
        for value in values {
            let bytes = encoded::<Type, Value>(&value).unwrap();
            assert_eq!(Value::decode(&bytes).unwrap(), value);
        }
    }

    /// Reads bytes that the type refuses and gives the reason.
    pub(super) fn refused<Type, Value: Decode<Pg, Type> + Debug>(bytes: &[u8]) -> String {
        Value::decode(bytes).unwrap_err().to_string()
    }
}
