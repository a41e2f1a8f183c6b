//! `bytea`.

use bytes::BytesMut;
use postgres_protocol::types::bytea_to_sql;
use relvar::backend::{CodecError, Decode, Encode, Encoded};
use relvar::types::Bytea;

use crate::Pg;

impl Encode<Pg, Bytea> for [u8] {
    fn encode(&self, buffer: &mut BytesMut) -> Result<Encoded, CodecError> {
        bytea_to_sql(self, buffer);
        Ok(Encoded::Written)
    }
}

impl<const LENGTH: usize> Encode<Pg, Bytea> for [u8; LENGTH] {
    fn encode(&self, buffer: &mut BytesMut) -> Result<Encoded, CodecError> {
        self.as_slice().encode(buffer)
    }
}

impl Encode<Pg, Bytea> for Vec<u8> {
    fn encode(&self, buffer: &mut BytesMut) -> Result<Encoded, CodecError> {
        self.as_slice().encode(buffer)
    }
}

impl Decode<Pg, Bytea> for Vec<u8> {
    fn decode(value: &[u8]) -> Result<Self, CodecError> {
        Ok(value.to_vec())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::test::round_trip;

    #[test]
    fn any_bytes() {
        round_trip::<Bytea, Vec<u8>>([vec![], vec![0, 255], b"text".to_vec()]);
    }
}
