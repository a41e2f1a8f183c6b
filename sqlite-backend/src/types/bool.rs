//! `bool`: 0 or 1.

use relvar::backend::{CodecError, Decode, Encode, Encoded};
use relvar::types::Bool;

use super::integer;
use crate::{Column, Lite, Sent};

impl Encode<Lite, Bool> for bool {
    fn encode(&self, buffer: &mut Sent) -> Result<Encoded, CodecError> {
        buffer.set_integer(i64::from(*self));
        Ok(Encoded::Written)
    }
}

impl Decode<Lite, Bool> for bool {
    fn decode(value: Column<'_>) -> Result<Self, CodecError> {
        match integer(value, "bool")? {
            0 => Ok(false),
            1 => Ok(true),
            _ => Err(CodecError::new("an integer other than 0 and 1 is no value of SQL type bool")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::test::{refused, round_trip};

    #[test]
    fn true_and_false() {
        round_trip::<Bool, bool>([true, false]);
        assert!(refused::<Bool, bool>(Column::Integer(2)).contains("other than 0 and 1"));
        assert!(refused::<Bool, bool>(Column::Text("true")).starts_with("it holds text where SQL type bool"));
    }
}
