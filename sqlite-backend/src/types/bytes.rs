//! `bytea`.

use relvar::backend::{CodecError, Decode, Encode, Encoded};
use relvar::types::Bytea;

use super::blob;
use crate::{Column, Lite, Sent};

impl Encode<Lite, Bytea> for [u8] {
    fn encode(&self, buffer: &mut Sent) -> Result<Encoded, CodecError> {
        buffer.set_blob(self);
        Ok(Encoded::Written)
    }
}

impl<const LENGTH: usize> Encode<Lite, Bytea> for [u8; LENGTH] {
    fn encode(&self, buffer: &mut Sent) -> Result<Encoded, CodecError> {
        self.as_slice().encode(buffer)
    }
}

impl Encode<Lite, Bytea> for Vec<u8> {
    fn encode(&self, buffer: &mut Sent) -> Result<Encoded, CodecError> {
        self.as_slice().encode(buffer)
    }
}

impl Decode<Lite, Bytea> for Vec<u8> {
    fn decode(value: Column<'_>) -> Result<Self, CodecError> {
        blob(value, "bytea").map(<[u8]>::to_vec)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::test::{refused, round_trip};

    #[test]
    fn any_bytes() {
        round_trip::<Bytea, Vec<u8>>([vec![], vec![0, 255], b"text".to_vec()]);
        assert!(refused::<Bytea, Vec<u8>>(Column::Text("a")).contains("SQL type bytea"));
    }
}
