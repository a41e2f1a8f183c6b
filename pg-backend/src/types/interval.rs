//! `interval`: microseconds, days and months, three numbers on the wire too.

use bytes::{BufMut, BytesMut};
use relvar::backend::{CodecError, Decode, Encode, Encoded};
use relvar::types::Interval;

use crate::Pg;

type Value = relvar::value::Interval;

impl Encode<Pg, Interval> for Value {
    fn encode(&self, buffer: &mut BytesMut) -> Result<Encoded, CodecError> {
        buffer.put_i64(self.microseconds);
        buffer.put_i32(self.days);
        buffer.put_i32(self.months);
        Ok(Encoded::Written)
    }
}

impl Decode<Pg, Interval> for Value {
    fn decode(value: &[u8]) -> Result<Self, CodecError> {
        let wrong_size = || CodecError::new("an interval has 16 bytes");
        let (microseconds, rest) = value.split_first_chunk().ok_or_else(wrong_size)?;
        let (days, rest) = rest.split_first_chunk().ok_or_else(wrong_size)?;
        let months = rest.try_into().map_err(|_| wrong_size())?;
        let interval = Value {
            months: i32::from_be_bytes(months),
            days: i32::from_be_bytes(*days),
            microseconds: i64::from_be_bytes(*microseconds),
        };
        // PostgreSQL 17's infinities are the limits of all three numbers.
        match interval {
            Value { months: i32::MAX, days: i32::MAX, microseconds: i64::MAX }
            | Value { months: i32::MIN, days: i32::MIN, microseconds: i64::MIN } => {
                Err(CodecError::new("the interval is infinite, which the Rust type cannot hold"))
            }
            interval => Ok(interval),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::test::{encoded, refused, round_trip};

    #[test]
    fn three_numbers() {
        round_trip::<Interval, Value>([
            Value::default(),
            Value { months: -14, days: 3, microseconds: -1 },
            Value { months: i32::MAX, days: i32::MIN, microseconds: i64::MAX },
        ]);
        assert!(refused::<Interval, Value>(&[0; 12]).contains("16 bytes"));
        let infinity = Value { months: i32::MAX, days: i32::MAX, microseconds: i64::MAX };
        assert!(
            refused::<Interval, Value>(&encoded::<Interval, Value>(&infinity).unwrap()).contains("infinite")
        );
    }
}
