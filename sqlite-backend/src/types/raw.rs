//! The values of a cursor, whatever their type: the storage class as one letter, then the value.

use std::str;

use relvar::backend::{CodecError, Decode, Encode, Encoded};
use relvar::value::RawValue;

use crate::{Column, Lite, Sent};

const INTEGER: u8 = b'i';
const REAL: u8 = b'r';
const TEXT: u8 = b't';
const BLOB: u8 = b'b';

impl<Type> Encode<Lite, Type> for RawValue {
    fn encode(&self, buffer: &mut Sent) -> Result<Encoded, CodecError> {
        // A cursor comes back from outside, so nothing of it is taken for granted.
        let broken = || CodecError::new("the cursor holds a value that SQLite has not");
        let (class, value) = self.bytes().split_first().ok_or_else(broken)?;
        let number = || value.try_into().map_err(|_| broken());
        match *class {
            INTEGER => buffer.set_integer(i64::from_be_bytes(number()?)),
            REAL => {
                let real = f64::from_be_bytes(number()?);
                if real.is_nan() {
                    return Err(broken());
                }
                buffer.set_real(real);
            }
            TEXT => buffer.set_text(str::from_utf8(value).map_err(|_| broken())?),
            BLOB => buffer.set_blob(value),
            _ => return Err(broken()),
        }
        Ok(Encoded::Written)
    }
}

impl<Type> Decode<Lite, Type> for RawValue {
    fn decode(value: Column<'_>) -> Result<Self, CodecError> {
        let number = |class: u8, bytes: [u8; 8]| {
            let mut whole = [class; 9];
            whole[1..].copy_from_slice(&bytes);
            RawValue::new(&whole)
        };
        Ok(match value {
            Column::Integer(integer) => number(INTEGER, integer.to_be_bytes()),
            Column::Real(real) => number(REAL, real.to_be_bytes()),
            Column::Text(text) => RawValue::new(&[&[TEXT], text.as_bytes()].concat()),
            Column::Blob(blob) => RawValue::new(&[&[BLOB], blob].concat()),
        })
    }
}

#[cfg(test)]
mod tests {
    use relvar::types::Int8;

    use super::*;
    use crate::types::test::encoded;

    #[test]
    fn a_value_comes_back_in_its_storage_class() {
        let values = [
            Column::Integer(i64::MIN),
            Column::Real(f64::NEG_INFINITY),
            Column::Real(1.5),
            Column::Text("Zoë\0"),
            Column::Text(""),
            Column::Blob(&[0, 255]),
        ];
        for value in values {
            let raw = <RawValue as Decode<Lite, Int8>>::decode(value).unwrap();
            assert_eq!(encoded::<Int8, _>(&raw).unwrap().value(), Some(value));
        }
    }

    #[test]
    fn what_no_cursor_holds_is_refused() {
        let not_a_number = [&[REAL][..], &f64::NAN.to_be_bytes()].concat();
        for bytes in [&b""[..], b"i", b"i1234567", b"r123456789", b"t\xff", b"x12345678", &not_a_number] {
            let error = encoded::<Int8, _>(&RawValue::new(bytes)).unwrap_err().to_string();
            assert!(error.contains("the cursor holds a value that SQLite has not"), "{bytes:?}: {error}");
        }
    }
}
