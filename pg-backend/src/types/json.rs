//! `json` and `jsonb`: as a tree, and as a Rust type of a known shape.

use bytes::{BufMut, BytesMut};
use relvar::backend::{CodecError, Decode, Encode, Encoded};
use relvar::types::{Json, Jsonb, Jsonpath};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::Pg;

/// The version of `jsonb`'s binary format, which is this byte and the text.
const VERSION: u8 = 1;

fn write(value: &impl Serialize, buffer: &mut BytesMut) -> Result<Encoded, CodecError> {
    let written = serde_json::to_writer(buffer.writer(), value);
    // Its text may quote the value.
    written.map(|()| Encoded::Written).map_err(|_| CodecError::new("the value cannot be written as JSON"))
}

fn read<T: DeserializeOwned>(text: &[u8]) -> Result<T, CodecError> {
    serde_json::from_slice(text).map_err(|error| {
        // The place is told and not the reason, because that quotes the value.
        let (line, column) = (error.line(), error.column());
        CodecError::new(format!(
            "the JSON has another shape than the Rust type (line {line}, column {column})"
        ))
    })
}

fn text_of_jsonb(value: &[u8]) -> Result<&[u8], CodecError> {
    match value {
        [VERSION, text @ ..] => Ok(text),
        _ => Err(CodecError::new("unknown version of jsonb's binary format")),
    }
}

impl Encode<Pg, Jsonpath> for str {
    fn encode(&self, buffer: &mut BytesMut) -> Result<Encoded, CodecError> {
        // The format of a path is its version and its text, as that of jsonb is.
        buffer.put_u8(VERSION);
        buffer.put_slice(self.as_bytes());
        Ok(Encoded::Written)
    }
}

impl Encode<Pg, Jsonpath> for String {
    fn encode(&self, buffer: &mut BytesMut) -> Result<Encoded, CodecError> {
        <str as Encode<Pg, Jsonpath>>::encode(self, buffer)
    }
}

impl Decode<Pg, Jsonpath> for String {
    fn decode(value: &[u8]) -> Result<Self, CodecError> {
        let text = text_of_jsonb(value)?.to_vec();
        String::from_utf8(text).map_err(|_| CodecError::new("a path is text"))
    }
}

impl Encode<Pg, Json> for Value {
    fn encode(&self, buffer: &mut BytesMut) -> Result<Encoded, CodecError> {
        write(self, buffer)
    }
}

impl Encode<Pg, Jsonb> for Value {
    fn encode(&self, buffer: &mut BytesMut) -> Result<Encoded, CodecError> {
        buffer.put_u8(VERSION);
        write(self, buffer)
    }
}

impl Decode<Pg, Json> for Value {
    fn decode(value: &[u8]) -> Result<Self, CodecError> {
        read(value)
    }
}

impl Decode<Pg, Jsonb> for Value {
    fn decode(value: &[u8]) -> Result<Self, CodecError> {
        read(text_of_jsonb(value)?)
    }
}

impl<T: Serialize> Encode<Pg, Json> for relvar::value::Json<T> {
    fn encode(&self, buffer: &mut BytesMut) -> Result<Encoded, CodecError> {
        write(&self.0, buffer)
    }
}

impl<T: Serialize> Encode<Pg, Jsonb> for relvar::value::Json<T> {
    fn encode(&self, buffer: &mut BytesMut) -> Result<Encoded, CodecError> {
        buffer.put_u8(VERSION);
        write(&self.0, buffer)
    }
}

impl<T: DeserializeOwned> Decode<Pg, Json> for relvar::value::Json<T> {
    fn decode(value: &[u8]) -> Result<Self, CodecError> {
        read(value).map(relvar::value::Json)
    }
}

impl<T: DeserializeOwned> Decode<Pg, Jsonb> for relvar::value::Json<T> {
    fn decode(value: &[u8]) -> Result<Self, CodecError> {
        read(text_of_jsonb(value)?).map(relvar::value::Json)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::test::{encoded, refused, round_trip};

    #[test]
    fn trees_and_types() {
        let tree: Value = serde_json::from_str(r#"{"a": [1, null, "x"]}"#).unwrap();
        round_trip::<Json, Value>([tree.clone(), Value::Null]);
        round_trip::<Jsonb, Value>([tree]);
        round_trip::<Jsonb, relvar::value::Json<Vec<u8>>>([relvar::value::Json(vec![1, 2])]);
        assert_eq!(encoded::<Jsonb, _>(&relvar::value::Json([true])).unwrap(), b"\x01[true]");
        assert_eq!(encoded::<Json, _>(&relvar::value::Json([true])).unwrap(), b"[true]");
    }

    #[test]
    fn another_shape_is_refused_and_not_shown() {
        let reason = refused::<Json, relvar::value::Json<Vec<u8>>>(br#"["secret"]"#);
        assert!(reason.contains("line 1, column 9") && !reason.contains("secret"), "{reason}");
        assert!(refused::<Jsonb, Value>(b"\x02[]").contains("version"));
    }
}
