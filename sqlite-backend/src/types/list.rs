//! A list of values as one parameter: the text of a JSON array, which `json_each` takes apart. There are no arrays in columns.
//!
//! Of numbers with a fraction the text has the bits, as integers: SQLite reads some decimals as the neighbour of the number that
//! they are. The function that makes the number of them is of the driver's own.

use std::fmt::Write;

use relvar::backend::{CodecError, Encode, Encoded};
use relvar::kernel::SqlType;
use relvar::types::Array;
use rusqlite::Connection;
use rusqlite::functions::FunctionFlags;

use crate::{Column, Lite, Sent};

impl<Element: SqlType, Item: Encode<Lite, Element>> Encode<Lite, Array<Element>> for [Item] {
    fn encode(&self, buffer: &mut Sent) -> Result<Encoded, CodecError> {
        if Element::NAME.array {
            return Err(CodecError::new("SQLite has no arrays of arrays"));
        }
        let mut list = "[".to_owned();
        let mut element = Sent::default();
        for (number, item) in (1..).zip(self) {
            let at = |error: CodecError| CodecError::new(format!("element {number}: {}", error.reason()));
            if number > 1 {
                list.push(',');
            }
            match item.encode(&mut element).map_err(at)? {
                Encoded::Null => list.push_str("null"),
                Encoded::Written => put(element.value(), &mut list).map_err(at)?,
            }
        }
        list.push(']');
        buffer.set_text(&list);
        Ok(Encoded::Written)
    }
}

impl<Element: SqlType, Item: Encode<Lite, Element>> Encode<Lite, Array<Element>> for Vec<Item> {
    fn encode(&self, buffer: &mut Sent) -> Result<Encoded, CodecError> {
        self.as_slice().encode(buffer)
    }
}

impl<Element: SqlType, Item: Encode<Lite, Element>, const LENGTH: usize> Encode<Lite, Array<Element>>
    for [Item; LENGTH]
{
    fn encode(&self, buffer: &mut Sent) -> Result<Encoded, CodecError> {
        self.as_slice().encode(buffer)
    }
}

/// Gives the connection the function `relvar_real`, which makes a number of its bits.
pub(crate) fn install(db: &Connection) -> rusqlite::Result<()> {
    let flags =
        FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_INNOCUOUS;
    db.create_scalar_function("relvar_real", 1, flags, |context| {
        let bits: Option<i64> = context.get(0)?;
        Ok(bits.map(|bits| f64::from_bits(bits.cast_unsigned())))
    })
}

/// Appends the value as JSON; of bytes, their hexadecimal digits.
fn put(value: Option<Column<'_>>, list: &mut String) -> Result<(), CodecError> {
    let written = match value {
        None => list.write_str("null"),
        Some(Column::Integer(integer)) => write!(list, "{integer}"),
        Some(Column::Real(number)) => write!(list, "{}", number.to_bits().cast_signed()),
        Some(Column::Text(text)) => {
            let quoted = serde_json::to_string(text);
            list.push_str(&quoted.map_err(|_| CodecError::new("the text cannot be written as JSON"))?);
            Ok(())
        }
        Some(Column::Blob(bytes)) => {
            list.push('"');
            let written = bytes.iter().try_for_each(|byte| write!(list, "{byte:02x}"));
            list.push('"');
            written
        }
    };
    // A `String` takes everything.
    written.map_err(|_| CodecError::new("the list cannot be written as JSON"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::test::{encoded, text};
    use relvar::types::{Bool, Bytea, Float8, Int8, Text, Uuid};

    #[test]
    fn lists_are_json() {
        assert_eq!(text::<Array<Int8>, _>(&[Some(i64::MIN), None, Some(7)]), "[-9223372036854775808,null,7]");
        assert_eq!(text::<Array<Float8>, _>(&[1.0, -0.0]), "[4607182418800017408,-9223372036854775808]");
        assert_eq!(text::<Array<Text>, _>(&["it's", "\"\\\n🦀"]), r#"["it's","\"\\\n🦀"]"#);
        assert_eq!(text::<Array<Bool>, _>(&vec![true, false]), "[1,0]");
        assert_eq!(text::<Array<Bytea>, _>(&[vec![0_u8, 255]]), r#"["00ff"]"#);
        assert_eq!(text::<Array<Uuid>, _>(&[uuid::Uuid::nil()]), r#"["00000000000000000000000000000000"]"#);
        let none: &[i64] = &[];
        assert_eq!(text::<Array<Int8>, _>(none), "[]");
    }

    #[test]
    fn every_number_comes_back_from_its_bits() {
        let db = Connection::open_in_memory().unwrap();
        install(&db).unwrap();
        let mut query = db.prepare("SELECT relvar_real(value) FROM json_each(?1)").unwrap();
        let numbers = [
            0.1 + 0.2,
            -4.366508223114724e-137,
            f64::MIN,
            f64::from_bits(1),
            f64::INFINITY,
            f64::NEG_INFINITY,
        ];
        let list = text::<Array<Float8>, _>(&numbers.map(Some).into_iter().chain([None]).collect::<Vec<_>>());
        let found = query
            .query_map([list], |row| row.get(0))
            .unwrap()
            .collect::<Result<Vec<Option<f64>>, _>>()
            .unwrap();
        assert_eq!(found[..6], numbers.map(Some));
        assert_eq!(found[6..], [None]);
    }

    #[test]
    fn what_json_cannot_hold_is_refused() {
        let reason = encoded::<Array<Float8>, _>(&[1.0, f64::NAN]).unwrap_err().to_string();
        assert!(reason.starts_with("element 2: SQLite cannot hold the number NaN"), "{reason}");
        let nested = encoded::<Array<Array<Int8>>, _>(&[[1_i64]]).unwrap_err();
        assert_eq!(nested.to_string(), "SQLite has no arrays of arrays");
    }
}
