//! `uuid`: its bytes.

use relvar::backend::{CodecError, Decode, Encode, Encoded};
use relvar::types::Uuid;

use super::blob;
use crate::{Column, Lite, Sent};

impl Encode<Lite, Uuid> for ::uuid::Uuid {
    fn encode(&self, buffer: &mut Sent) -> Result<Encoded, CodecError> {
        buffer.set_blob(self.as_bytes());
        Ok(Encoded::Written)
    }
}

impl Decode<Lite, Uuid> for ::uuid::Uuid {
    fn decode(value: Column<'_>) -> Result<Self, CodecError> {
        let bytes = blob(value, "uuid")?;
        let wrong = |_| CodecError::new(format!("a uuid has 16 bytes, and the blob has {}", bytes.len()));
        bytes.try_into().map(::uuid::Uuid::from_bytes).map_err(wrong)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::test::{refused, round_trip};

    #[test]
    fn sixteen_bytes() {
        round_trip::<Uuid, ::uuid::Uuid>([::uuid::Uuid::nil(), ::uuid::Uuid::from_u128(u128::MAX - 7)]);
        let reason = refused::<Uuid, ::uuid::Uuid>(Column::Blob(&[0; 15]));
        assert_eq!(reason, "a uuid has 16 bytes, and the blob has 15");
    }
}
