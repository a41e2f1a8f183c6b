//! Character strings, as TEXT.

use relvar::backend::{CodecError, Decode, Encode, Encoded};
use relvar::types::Text;

use crate::{Column, Lite, Sent};

impl Encode<Lite, Text> for str {
    fn encode(&self, sent: &mut Sent) -> Result<Encoded, CodecError> {
        sent.set_text(self);
        Ok(Encoded::Written)
    }
}

impl Encode<Lite, Text> for String {
    fn encode(&self, sent: &mut Sent) -> Result<Encoded, CodecError> {
        sent.set_text(self);
        Ok(Encoded::Written)
    }
}

impl Decode<Lite, Text> for String {
    fn decode(value: Column<'_>) -> Result<Self, CodecError> {
        match value {
            Column::Text(value) => Ok(value.to_owned()),
            other => Err(other.unexpected("text")),
        }
    }
}
