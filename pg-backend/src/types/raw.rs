//! A value as its bytes: what a cursor keeps of a row, and sends back.

use bytes::BytesMut;
use relvar::backend::{CodecError, Decode, Encode, Encoded};
use relvar::value::RawValue;

use crate::Pg;

impl<Type> Encode<Pg, Type> for RawValue {
    fn encode(&self, buffer: &mut BytesMut) -> Result<Encoded, CodecError> {
        buffer.extend_from_slice(self.bytes());
        Ok(Encoded::Written)
    }
}

impl<Type> Decode<Pg, Type> for RawValue {
    fn decode(value: &[u8]) -> Result<Self, CodecError> {
        Ok(RawValue::new(value))
    }
}
