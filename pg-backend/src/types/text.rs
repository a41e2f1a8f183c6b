//! Character strings: `text`, `varchar`, `bpchar` have the same bytes, and so has `xml`.

use std::borrow::Cow;

use bytes::BytesMut;
use postgres_protocol::types::{text_from_sql, text_to_sql};
use relvar::backend::{CodecError, Decode, Encode, Encoded};
use relvar::types::{Char, Name, Text, Varchar, Xml};

use super::malformed;
use crate::Pg;

fn write(text: &str, buffer: &mut BytesMut) -> Result<Encoded, CodecError> {
    // The server would refuse it too, but only after it has seen everything before it.
    if has_nul(text.as_bytes()) {
        return Err(CodecError::new("PostgreSQL's text cannot hold the character NUL"));
    }
    text_to_sql(text, buffer);
    Ok(Encoded::Written)
}

/// Eight bytes at a time, because most texts are short and `contains` goes byte by byte through short ones.
fn has_nul(text: &[u8]) -> bool {
    const ONES: u64 = u64::from_ne_bytes([1; 8]);
    const TOPS: u64 = u64::from_ne_bytes([0x80; 8]);
    let (eights, rest) = text.as_chunks();
    // A byte that is 0 borrows, and is the lowest that gets a top bit which it had not.
    let zero = |eight: &[u8; 8]| {
        let bytes = u64::from_ne_bytes(*eight);
        bytes.wrapping_sub(ONES) & !bytes & TOPS != 0
    };
    eights.iter().any(zero) || rest.contains(&0)
}

macro_rules! text {
    ($($sql_type:ident)*) => { $(
        impl Encode<Pg, $sql_type> for str {
            fn encode(&self, buffer: &mut BytesMut) -> Result<Encoded, CodecError> {
                write(self, buffer)
            }
        }

        impl Encode<Pg, $sql_type> for String {
            fn encode(&self, buffer: &mut BytesMut) -> Result<Encoded, CodecError> {
                write(self, buffer)
            }
        }

        impl Encode<Pg, $sql_type> for Cow<'_, str> {
            fn encode(&self, buffer: &mut BytesMut) -> Result<Encoded, CodecError> {
                write(self, buffer)
            }
        }

        impl Decode<Pg, $sql_type> for String {
            fn decode(value: &[u8]) -> Result<Self, CodecError> {
                text_from_sql(value).map(str::to_owned).map_err(malformed)
            }
        }

        /// Owned: a row outlives the bytes that it is read from.
        impl Decode<Pg, $sql_type> for Cow<'_, str> {
            fn decode(value: &[u8]) -> Result<Self, CodecError> {
                text_from_sql(value).map(|text| Cow::Owned(text.to_owned())).map_err(malformed)
            }
        }

        #[cfg(feature = "with-compact_str-0_10")]
        impl Encode<Pg, $sql_type> for compact_str::CompactString {
            fn encode(&self, buffer: &mut BytesMut) -> Result<Encoded, CodecError> {
                write(self, buffer)
            }
        }

        #[cfg(feature = "with-compact_str-0_10")]
        impl Decode<Pg, $sql_type> for compact_str::CompactString {
            fn decode(value: &[u8]) -> Result<Self, CodecError> {
                text_from_sql(value).map(compact_str::CompactString::from).map_err(malformed)
            }
        }
    )* };
}

text!(Text Varchar Char Name Xml);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::test::{encoded, refused, round_trip};

    #[test]
    fn any_unicode() {
        round_trip::<Text, String>(["", "Ann", "Zoë 🦀", "\u{1}"].map(str::to_owned));
        assert_eq!(encoded::<Varchar, Cow<'_, str>>(&"ab".into()).unwrap(), b"ab");
        assert_eq!(encoded::<Char, &str>(&"ab").unwrap(), b"ab");
    }

    #[cfg(feature = "with-compact_str-0_10")]
    #[test]
    fn short_and_long_texts_are_compact() {
        use compact_str::CompactString;
        let long = "a".repeat(25);
        round_trip::<Text, CompactString>(["", "Zoë 🦀", &long].map(CompactString::from));
        assert!(refused::<Text, CompactString>(b"\xE9t\xE9").starts_with("invalid utf-8"));
        assert!(encoded::<Text, CompactString>(&"secret\0".into()).is_err());
    }

    #[test]
    fn nul_is_refused_and_not_shown() {
        let reason = encoded::<Text, str>("secret\0").unwrap_err().to_string();
        assert_eq!(reason, "PostgreSQL's text cannot hold the character NUL");
    }

    #[test]
    fn nul_is_found_wherever_it_stands() {
        for length in 0..40 {
            for other in [1, b'a', 0x7F, 0x80, 0xFF] {
                let mut text = vec![other; length];
                assert!(!has_nul(&text), "{other} {length}");
                for place in 0..length {
                    text[place] = 0;
                    assert!(has_nul(&text), "{other} {length} {place}");
                    text[place] = other;
                }
            }
        }
    }

    #[test]
    fn another_encoding_is_refused() {
        assert!(refused::<Text, String>(b"\xE9t\xE9").starts_with("invalid utf-8"));
    }
}
