//! `money`: a number of the smallest unit.

use postgres_protocol::types::{int8_from_sql, int8_to_sql};
use relvar::backend::{CodecError, Decode, Encode, Encoded};
use relvar::types::Money;
use relvar::value::Cash;

use super::malformed;
use crate::Pg;

impl Encode<Pg, Money> for Cash {
    fn encode(&self, buffer: &mut bytes::BytesMut) -> Result<Encoded, CodecError> {
        int8_to_sql(self.0, buffer);
        Ok(Encoded::Written)
    }
}

impl Decode<Pg, Money> for Cash {
    fn decode(value: &[u8]) -> Result<Self, CodecError> {
        int8_from_sql(value).map(Cash).map_err(malformed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::test::{refused, round_trip};

    #[test]
    fn amounts() {
        round_trip::<Money, Cash>([Cash(i64::MIN), Cash(-1), Cash(0), Cash(i64::MAX)]);
        assert!(!refused::<Money, Cash>(&[0; 4]).is_empty());
    }
}
