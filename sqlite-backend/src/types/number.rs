//! The integers and floats.

use relvar::backend::{CodecError, Decode, Encode, Encoded};
use relvar::types::{Float4, Float8, Int2, Int4, Int8};

use super::integer;
use crate::{Column, Lite, Sent};

macro_rules! integers {
    ($($rust:ty as $sql_type:ident $name:literal;)*) => { $(
        impl Encode<Lite, $sql_type> for $rust {
            fn encode(&self, buffer: &mut Sent) -> Result<Encoded, CodecError> {
                buffer.set_integer(i64::from(*self));
                Ok(Encoded::Written)
            }
        }

        impl Decode<Lite, $sql_type> for $rust {
            fn decode(value: Column<'_>) -> Result<Self, CodecError> {
                let outside = |_| CodecError::new(concat!("the integer is outside of what SQL type ", $name, " holds"));
                <$rust>::try_from(integer(value, $name)?).map_err(outside)
            }
        }
    )* };
}

integers! {
    i16 as Int2 "int2";
    i32 as Int4 "int4";
    i64 as Int8 "int8";
}

fn write(number: f64, buffer: &mut Sent) -> Result<Encoded, CodecError> {
    if number.is_nan() {
        return Err(CodecError::new("SQLite cannot hold the number NaN: it would make NULL of it"));
    }
    buffer.set_real(number);
    Ok(Encoded::Written)
}

/// SQLite may give an integer where an expression has a whole number; those that a float holds as they are become one.
fn read(value: Column<'_>, sql_type: &str) -> Result<f64, CodecError> {
    const WHOLE: u64 = 1 << f64::MANTISSA_DIGITS;
    match value {
        Column::Real(number) => Ok(number),
        Column::Integer(number) if number.unsigned_abs() <= WHOLE => Ok(number as f64),
        other => Err(other.unexpected(sql_type)),
    }
}

impl Encode<Lite, Float8> for f64 {
    fn encode(&self, buffer: &mut Sent) -> Result<Encoded, CodecError> {
        write(*self, buffer)
    }
}

impl Decode<Lite, Float8> for f64 {
    fn decode(value: Column<'_>) -> Result<Self, CodecError> {
        read(value, "float8")
    }
}

impl Encode<Lite, Float4> for f32 {
    fn encode(&self, buffer: &mut Sent) -> Result<Encoded, CodecError> {
        write(f64::from(*self), buffer)
    }
}

/// What SQLite calculates has more digits than a column of this type; they are rounded.
impl Decode<Lite, Float4> for f32 {
    fn decode(value: Column<'_>) -> Result<Self, CodecError> {
        let number = read(value, "float4")?;
        let rounded = number as f32;
        match rounded.is_infinite() && number.is_finite() {
            true => Err(CodecError::new("the number is outside of what SQL type float4 holds")),
            false => Ok(rounded),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::test::{encoded, refused, round_trip};

    #[test]
    fn limits() {
        round_trip::<Int2, i16>([i16::MIN, -1, 0, 1, i16::MAX]);
        round_trip::<Int4, i32>([i32::MIN, -1, 0, 1, i32::MAX]);
        round_trip::<Int8, i64>([i64::MIN, -1, 0, 1, i64::MAX]);
        round_trip::<Float4, f32>([f32::MIN, -0.0, 1.5, f32::INFINITY, f32::from_bits(1)]);
        round_trip::<Float8, f64>([f64::MIN, -0.0, 1.5, f64::INFINITY, f64::from_bits(1)]);
    }

    #[test]
    fn what_the_type_does_not_hold_is_refused() {
        let reason = refused::<Int2, i16>(Column::Integer(32768));
        assert_eq!(reason, "the integer is outside of what SQL type int2 holds");
        assert!(refused::<Int4, i32>(Column::Integer(i64::MIN)).contains("int4"));
        assert!(refused::<Int8, i64>(Column::Real(1.0)).starts_with("it holds real"));
        assert!(refused::<Float4, f32>(Column::Real(f64::MAX)).contains("float4"));
        assert!(encoded::<Float8, f64>(&f64::NAN).unwrap_err().to_string().contains("NaN"));
        assert!(encoded::<Float4, f32>(&f32::NAN).is_err());
    }

    #[test]
    fn a_whole_number_is_a_float_too() {
        assert_eq!(<f64 as Decode<Lite, Float8>>::decode(Column::Integer(-3)), Ok(-3.0));
        assert!(refused::<Float8, f64>(Column::Integer(i64::MAX)).starts_with("it holds integer"));
    }
}
