//! `json` and `jsonb`: as a tree, and as a Rust type of a known shape. Both are text.

use relvar::backend::{CodecError, Decode, Encode, Encoded};
use relvar::types::{Json, Jsonb};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::text;
use crate::{Column, Lite, Sent};

/// Its text may quote the value.
fn unwritable(_: serde_json::Error) -> CodecError {
    CodecError::new("the value cannot be written as JSON")
}

fn write(value: &impl Serialize, buffer: &mut Sent) -> Result<Encoded, CodecError> {
    buffer.set_text(&serde_json::to_string(value).map_err(unwritable)?);
    Ok(Encoded::Written)
}

fn write_sorted(value: &impl Serialize, buffer: &mut Sent) -> Result<Encoded, CodecError> {
    buffer.set_text(&sorted(&serde_json::to_value(value).map_err(unwritable)?));
    Ok(Encoded::Written)
}

/// The text of the tree, the keys of every object in order: so that equal trees are equal texts, whatever order another crate
/// asked `serde_json` to keep.
pub(crate) fn sorted(value: &Value) -> String {
    in_order(value).to_string()
}

fn in_order(value: &Value) -> Value {
    match value {
        Value::Array(items) => items.iter().map(in_order).collect(),
        Value::Object(fields) => {
            let mut fields: Vec<(&String, &Value)> = fields.iter().collect();
            fields.sort_unstable_by_key(|(key, _)| *key);
            let fields = fields.into_iter().map(|(key, value)| (key.clone(), in_order(value)));
            Value::Object(fields.collect::<Map<_, _>>())
        }
        other => other.clone(),
    }
}

fn read<T: DeserializeOwned>(value: Column<'_>, sql_type: &str) -> Result<T, CodecError> {
    serde_json::from_str(text(value, sql_type)?).map_err(|error| {
        // The place is told and not the reason, because that quotes the value.
        let (line, column) = (error.line(), error.column());
        CodecError::new(format!(
            "the JSON has another shape than the Rust type (line {line}, column {column})"
        ))
    })
}

macro_rules! json {
    ($($sql_type:ident $name:literal $write:path;)*) => { $(
        impl Encode<Lite, $sql_type> for Value {
            fn encode(&self, buffer: &mut Sent) -> Result<Encoded, CodecError> {
                $write(self, buffer)
            }
        }

        impl Decode<Lite, $sql_type> for Value {
            fn decode(value: Column<'_>) -> Result<Self, CodecError> {
                read(value, $name)
            }
        }

        impl<T: Serialize> Encode<Lite, $sql_type> for relvar::value::Json<T> {
            fn encode(&self, buffer: &mut Sent) -> Result<Encoded, CodecError> {
                $write(&self.0, buffer)
            }
        }

        impl<T: DeserializeOwned> Decode<Lite, $sql_type> for relvar::value::Json<T> {
            fn decode(value: Column<'_>) -> Result<Self, CodecError> {
                read(value, $name).map(relvar::value::Json)
            }
        }
    )* };
}

json! {
    Json "json" write;
    Jsonb "jsonb" write_sorted;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::test;

    #[test]
    fn trees_and_types() {
        let tree: Value = serde_json::from_str(r#"{"b": [1, null, "x"], "a": {"d": 1, "c": 2}}"#).unwrap();
        test::round_trip::<Json, Value>([tree.clone(), Value::Null]);
        test::round_trip::<Jsonb, relvar::value::Json<Vec<u8>>>([relvar::value::Json(vec![1, 2])]);
        assert_eq!(test::text::<Jsonb, Value>(&tree), r#"{"a":{"c":2,"d":1},"b":[1,null,"x"]}"#);
        assert_eq!(test::text::<Json, _>(&relvar::value::Json([true])), "[true]");
    }

    #[test]
    fn another_shape_is_refused_and_not_shown() {
        let reason = test::refused::<Json, relvar::value::Json<Vec<u8>>>(Column::Text(r#"["secret"]"#));
        assert!(reason.contains("line 1, column 9") && !reason.contains("secret"), "{reason}");
        assert!(test::refused::<Jsonb, Value>(Column::Blob(b"[]")).starts_with("it holds blob"));
    }
}
