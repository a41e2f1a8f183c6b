//! A string literal as the SQL type that it stands for: the text or the bytes that a column of this type holds.

use std::fmt::Write;

use jiff::civil;

use super::Kind;
use crate::ddl::quote::quote_literal;
use crate::types::clock;

/// The literal as SQL. What is no value of the type is refused, as PostgreSQL does.
pub(super) fn literal(text: &str, kind: Kind) -> Result<String, String> {
    let none = || format!("'{}' is no value for {}", text.escape_debug(), kind.shown());
    let canonical = match kind {
        Kind::Null | Kind::Quoted | Kind::Text => Some(text.to_owned()),
        Kind::Enum(labels) => {
            return match labels.contains(&text) {
                true => quoted(text),
                false => Err(format!("the enum has no label '{}'", text.escape_debug())),
            };
        }
        Kind::Blob => return bytes(text).map(|bytes| blob(&bytes)).ok_or_else(none),
        Kind::Uuid => return text.parse().map(|uuid: uuid::Uuid| blob(uuid.as_bytes())).map_err(|_| none()),
        Kind::Date => text.parse().ok().and_then(clock::date_text),
        Kind::Time => text.parse().ok().map(clock::time_text),
        Kind::Timestamp => text.parse().ok().and_then(clock::timestamp_text),
        Kind::Timestamptz => moment(text).and_then(clock::timestamptz_text),
        Kind::Json => serde_json::from_str(text).ok().map(|value| crate::types::json::sorted(&value)),
        Kind::Bool | Kind::Integer(_) | Kind::Real => None,
    };
    quoted(&canonical.ok_or_else(none)?)
}

fn quoted(text: &str) -> Result<String, String> {
    quote_literal(text).map_err(|error| error.to_string())
}

/// A moment; one without a time zone is of UTC.
fn moment(text: &str) -> Option<jiff::Timestamp> {
    let utc = |at: civil::DateTime| jiff::tz::Offset::UTC.to_timestamp(at).ok();
    text.parse().ok().or_else(|| text.parse().ok().and_then(utc))
}

/// `bytea`'s text: `\x` and hexadecimal digits, or the bytes themselves.
fn bytes(text: &str) -> Option<Vec<u8>> {
    let Some(digits) = text.strip_prefix("\\x") else {
        return (!text.contains('\\')).then(|| text.as_bytes().to_vec());
    };
    let digits: Option<Vec<u8>> =
        digits.chars().map(|digit| digit.to_digit(16).and_then(|digit| u8::try_from(digit).ok())).collect();
    let digits = digits.filter(|digits| digits.len() % 2 == 0)?;
    Some(digits.as_chunks::<2>().0.iter().map(|[high, low]| high << 4 | low).collect())
}

fn blob(bytes: &[u8]) -> String {
    let mut sql = "x'".to_owned();
    for byte in bytes {
        // A `String` takes everything.
        let _infallible = write!(sql, "{byte:02x}");
    }
    sql.push('\'');
    sql
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn becomes(text: &str, kind: Kind, sql: &str) {
        assert_eq!(literal(text, kind).as_deref(), Ok(sql));
    }

    #[test]
    fn a_literal_is_what_the_column_holds() {
        becomes("it's", Kind::Text, "'it''s'");
        becomes("new", Kind::Enum(&["new"]), "'new'");
        becomes("\\x00fF", Kind::Blob, "x'00ff'");
        becomes("ab", Kind::Blob, "x'6162'");
        becomes("2024-05-06", Kind::Date, "'2024-05-06'");
        becomes("07:08", Kind::Time, "'07:08:00.000000'");
        becomes("2024-05-06", Kind::Timestamp, "'2024-05-06 00:00:00.000000'");
        becomes("2024-05-06 07:08:09.5", Kind::Timestamp, "'2024-05-06 07:08:09.500000'");
        becomes("2024-05-06 07:08:09+02", Kind::Timestamptz, "'2024-05-06 05:08:09.000000Z'");
        becomes("2024-05-06", Kind::Timestamptz, "'2024-05-06 00:00:00.000000Z'");
        becomes("{\"b\": 1, \"a\": [ ]}", Kind::Json, "'{\"a\":[],\"b\":1}'");
        let uuid = "6f1c0b62-0000-4000-8000-00000000000A";
        becomes(uuid, Kind::Uuid, "x'6f1c0b6200004000800000000000000a'");
    }

    #[test]
    fn what_is_no_value_of_the_type_is_refused() {
        assert_eq!(literal("lost", Kind::Enum(&["new"])).unwrap_err(), "the enum has no label 'lost'");
        assert_eq!(literal("now", Kind::Timestamptz).unwrap_err(), "'now' is no value for a timestamptz");
        for (text, kind) in [("\\x0", Kind::Blob), ("a\\b", Kind::Blob), ("1", Kind::Uuid), ("{", Kind::Json)]
        {
            assert!(literal(text, kind).is_err(), "{text}");
        }
    }
}
