//! Character strings. SQLite holds every character, NUL too; its functions stop at one.

use std::borrow::Cow;

use relvar::backend::{CodecError, Decode, Encode, Encoded};
use relvar::types::{Text, Varchar};

use super::text;
use crate::{Column, Lite, Sent};

macro_rules! texts {
    ($($sql_type:ident $name:literal;)*) => { $(
        impl Encode<Lite, $sql_type> for str {
            fn encode(&self, buffer: &mut Sent) -> Result<Encoded, CodecError> {
                buffer.set_text(self);
                Ok(Encoded::Written)
            }
        }

        impl Encode<Lite, $sql_type> for String {
            fn encode(&self, buffer: &mut Sent) -> Result<Encoded, CodecError> {
                <str as Encode<Lite, $sql_type>>::encode(self, buffer)
            }
        }

        impl Encode<Lite, $sql_type> for Cow<'_, str> {
            fn encode(&self, buffer: &mut Sent) -> Result<Encoded, CodecError> {
                <str as Encode<Lite, $sql_type>>::encode(self, buffer)
            }
        }

        impl Decode<Lite, $sql_type> for String {
            fn decode(value: Column<'_>) -> Result<Self, CodecError> {
                text(value, $name).map(str::to_owned)
            }
        }

        /// Owned: a row outlives the bytes that it is read from.
        impl Decode<Lite, $sql_type> for Cow<'_, str> {
            fn decode(value: Column<'_>) -> Result<Self, CodecError> {
                text(value, $name).map(|text| Cow::Owned(text.to_owned()))
            }
        }

        #[cfg(feature = "with-compact_str-0_10")]
        impl Encode<Lite, $sql_type> for compact_str::CompactString {
            fn encode(&self, buffer: &mut Sent) -> Result<Encoded, CodecError> {
                <str as Encode<Lite, $sql_type>>::encode(self, buffer)
            }
        }

        #[cfg(feature = "with-compact_str-0_10")]
        impl Decode<Lite, $sql_type> for compact_str::CompactString {
            fn decode(value: Column<'_>) -> Result<Self, CodecError> {
                text(value, $name).map(compact_str::CompactString::from)
            }
        }
    )* };
}

texts! {
    Text "text";
    Varchar "varchar";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::test::{refused, round_trip};

    #[test]
    fn any_unicode() {
        round_trip::<Text, String>(["", "Ann", "Zoë 🦀", "\u{1}", "a\0b"].map(str::to_owned));
        round_trip::<Varchar, Cow<'_, str>>([Cow::Borrowed("ab")]);
    }

    #[cfg(feature = "with-compact_str-0_10")]
    #[test]
    fn short_and_long_texts_are_compact() {
        use compact_str::CompactString;
        let long = "a".repeat(25);
        round_trip::<Text, CompactString>(["", "Zoë 🦀", &long].map(CompactString::from));
    }

    #[test]
    fn a_number_is_no_text() {
        let reason = refused::<Varchar, String>(Column::Integer(1));
        let expected = "it holds integer where SQL type varchar was expected: the table was not made STRICT, or by other means";
        assert_eq!(reason, expected);
    }
}
