//! `uuid`.

use bytes::BytesMut;
use postgres_protocol::types::{uuid_from_sql, uuid_to_sql};
use relvar::backend::{CodecError, Decode, Encode, Encoded};
use relvar::types::Uuid;

use super::malformed;
use crate::Pg;

impl Encode<Pg, Uuid> for ::uuid::Uuid {
    fn encode(&self, buffer: &mut BytesMut) -> Result<Encoded, CodecError> {
        uuid_to_sql(*self.as_bytes(), buffer);
        Ok(Encoded::Written)
    }
}

impl Decode<Pg, Uuid> for ::uuid::Uuid {
    fn decode(value: &[u8]) -> Result<Self, CodecError> {
        uuid_from_sql(value).map(::uuid::Uuid::from_bytes).map_err(malformed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::test::{refused, round_trip};

    #[test]
    fn sixteen_bytes() {
        round_trip::<Uuid, ::uuid::Uuid>([::uuid::Uuid::nil(), ::uuid::Uuid::from_u128(u128::MAX - 7)]);
        assert!(!refused::<Uuid, ::uuid::Uuid>(&[0; 15]).is_empty());
    }
}
