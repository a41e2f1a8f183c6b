//! `numeric` as `rust_decimal::Decimal`: exact, or an error.
//!
//! On the wire, a number is a list of digits to the base 10,000, the power of 10,000 of the first one (its weight), a
//! sign, and how many decimal digits are shown after the point.

use bytes::{BufMut, BytesMut};
use relvar::backend::{CodecError, Decode, Encode, Encoded};
use relvar::types::Numeric;
use rust_decimal::Decimal;

use crate::Pg;

const BASE: u128 = 10_000;
/// Decimal digits in one digit to the base.
const WIDTH: u32 = 4;

const POSITIVE: u16 = 0x0000;
const NEGATIVE: u16 = 0x4000;
const NAN: u16 = 0xC000;
const INFINITY: u16 = 0xD000;
const NEGATIVE_INFINITY: u16 = 0xF000;

/// The largest number without a point that a `Decimal` holds, and its most digits after the point.
const MAX_MANTISSA: u128 = (1 << 96) - 1;
const MAX_SCALE: u32 = Decimal::MAX_SCALE;

/// A `Decimal` has at most 29 digits: ten digits to the base hold them however the point lies between them.
const MAX_DIGITS: usize = 10;

impl Encode<Pg, Numeric> for Decimal {
    fn encode(&self, buffer: &mut BytesMut) -> Result<Encoded, CodecError> {
        let scale = self.scale();
        // Digits to the base are counted from the point, so the last one may have to be filled up with zeros.
        let fraction_digits = scale.div_ceil(WIDTH);
        let filling = 10_u128.pow(fraction_digits * WIDTH - scale);
        let mut rest = self.mantissa().unsigned_abs() * filling;
        let mut digits = [0_u16; MAX_DIGITS];
        let mut count = 0;
        let mut dropped = 0;
        while rest > 0 {
            let digit = (rest % BASE) as u16;
            rest /= BASE;
            // Zeros at the end are not sent.
            if digit == 0 && count == 0 {
                dropped += 1;
            } else if let Some(place) = digits.get_mut(count) {
                *place = digit;
                count += 1;
            }
        }
        let weight = (count + dropped) as i16 - fraction_digits as i16 - 1;
        buffer.put_u16(count as u16);
        buffer.put_i16(if count == 0 { 0 } else { weight });
        buffer.put_u16(if self.is_sign_negative() && count > 0 { NEGATIVE } else { POSITIVE });
        buffer.put_u16(scale as u16);
        digits[..count].iter().rev().for_each(|digit| buffer.put_u16(*digit));
        Ok(Encoded::Written)
    }
}

impl Encode<Pg, Numeric> for i32 {
    fn encode(&self, buffer: &mut BytesMut) -> Result<Encoded, CodecError> {
        Decimal::from(*self).encode(buffer)
    }
}

impl Decode<Pg, Numeric> for Decimal {
    fn decode(value: &[u8]) -> Result<Self, CodecError> {
        let malformed = || CodecError::new("a malformed numeric");
        let (head, digits) = value.split_first_chunk::<8>().ok_or_else(malformed)?;
        let [count, weight, sign, shown] =
            [0, 2, 4, 6].map(|at| u16::from_be_bytes([head[at], head[at + 1]]));
        let weight = i32::from(weight as i16);
        let negative = match sign {
            POSITIVE => false,
            NEGATIVE => true,
            NAN => return Err(CodecError::new("the numeric is NaN, which the Rust type cannot hold")),
            INFINITY | NEGATIVE_INFINITY => {
                return Err(CodecError::new("the numeric is infinite, which the Rust type cannot hold"));
            }
            _ => return Err(malformed()),
        };
        let (digits, rest) = digits.as_chunks::<2>();
        if digits.len() != usize::from(count) || !rest.is_empty() {
            return Err(malformed());
        }
        let mut mantissa = 0_u128;
        for digit in digits {
            let digit = u128::from(u16::from_be_bytes(*digit));
            mantissa =
                mantissa.checked_mul(BASE).and_then(|sum| sum.checked_add(digit)).ok_or_else(too_long)?;
        }
        // The last digit stands for so many powers of ten.
        let exponent = (weight + 1 - i32::from(count)) * WIDTH as i32;
        let (mantissa, scale) = fitted(mantissa, exponent, u32::from(shown))?;
        let mut decimal = Decimal::try_from_i128_with_scale(mantissa, scale).map_err(|_| too_long())?;
        decimal.set_sign_negative(negative);
        Ok(decimal)
    }
}

/// The number as mantissa and scale: with as many digits after the point as the server shows, or with fewer zeros at
/// its end where there is no room for them.
fn fitted(mantissa: u128, exponent: i32, shown: u32) -> Result<(i128, u32), CodecError> {
    if mantissa == 0 {
        return Ok((0, shown.min(MAX_SCALE)));
    }
    let mut mantissa = mantissa;
    let mut scale = u32::try_from(-exponent).unwrap_or(0);
    if let Ok(power) = u32::try_from(exponent) {
        mantissa = 10_u128
            .checked_pow(power)
            .and_then(|factor| mantissa.checked_mul(factor))
            .ok_or_else(too_long)?;
    }
    while scale > shown.min(MAX_SCALE) && mantissa.is_multiple_of(10) {
        mantissa /= 10;
        scale -= 1;
    }
    while scale < shown.min(MAX_SCALE) && mantissa <= MAX_MANTISSA / 10 {
        mantissa *= 10;
        scale += 1;
    }
    if mantissa > MAX_MANTISSA || scale > MAX_SCALE {
        return Err(too_long());
    }
    i128::try_from(mantissa).map(|mantissa| (mantissa, scale)).map_err(|_| too_long())
}

fn too_long() -> CodecError {
    CodecError::new("the numeric has more digits than the Rust type can hold (28)")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::test::{encoded, refused, round_trip};

    fn number(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    /// Count, weight, sign, shown digits, digits.
    fn wire(numbers: &[u16]) -> Vec<u8> {
        numbers.iter().flat_map(|number| number.to_be_bytes()).collect()
    }

    #[test]
    fn there_and_back_with_the_same_scale() {
        let texts = [
            "0",
            "0.00",
            "1",
            "-1",
            "10000",
            "1.5",
            "-0.0001",
            "0.00001",
            "100.10",
            "12345678.9012",
            "1000000000000",
            "79228162514264337593543950335",
            "-7.9228162514264337593543950335",
            "0.0000000000000000000000000001",
            "9999.9999",
            "10000.0001",
        ];
        round_trip::<Numeric, Decimal>(texts.map(number));
        for text in texts {
            let bytes = encoded::<Numeric, _>(&number(text)).unwrap();
            assert_eq!(<Decimal as Decode<Pg, Numeric>>::decode(&bytes).unwrap().to_string(), text);
        }
    }

    #[test]
    fn digits_to_the_base_10000() {
        assert_eq!(encoded::<Numeric, _>(&number("12345.67")).unwrap(), wire(&[3, 1, 0, 2, 1, 2345, 6700]));
        assert_eq!(encoded::<Numeric, _>(&number("-0.0005")).unwrap(), wire(&[1, 0xFFFF, 0x4000, 4, 5]));
        assert_eq!(encoded::<Numeric, _>(&number("20000")).unwrap(), wire(&[1, 1, 0, 0, 2]));
        assert_eq!(encoded::<Numeric, _>(&number("-0.0")).unwrap(), wire(&[0, 0, 0, 1]));
    }

    #[test]
    fn zeros_that_have_no_room_are_left_out() {
        // 1.5 in a column of 40 decimals.
        let read = <Decimal as Decode<Pg, Numeric>>::decode(&wire(&[2, 0, 0, 40, 1, 5000])).unwrap();
        assert_eq!(read, number("1.5"));
    }

    #[test]
    fn what_the_rust_type_cannot_hold_is_refused() {
        assert!(refused::<Numeric, Decimal>(&wire(&[0, 0, NAN, 0])).contains("NaN"));
        assert!(refused::<Numeric, Decimal>(&wire(&[0, 0, INFINITY, 0])).contains("infinite"));
        assert!(refused::<Numeric, Decimal>(&wire(&[0, 0, NEGATIVE_INFINITY, 0])).contains("infinite"));
        // 10^40, 2^96, and 10^-32.
        assert!(refused::<Numeric, Decimal>(&wire(&[1, 10, 0, 0, 1])).contains("more digits"));
        let two_to_96 = wire(&[8, 7, 0, 0, 7, 9228, 1625, 1426, 4337, 5935, 4395, 336]);
        assert!(refused::<Numeric, Decimal>(&two_to_96).contains("more digits"));
        assert!(refused::<Numeric, Decimal>(&wire(&[1, 0xFFF8, 0, 32, 1])).contains("more digits"));
        assert!(refused::<Numeric, Decimal>(&wire(&[2, 0, 0, 0, 1])).contains("malformed"));
        let thirty_groups: Vec<u16> = [30, 29, 0, 0].into_iter().chain([9999; 30]).collect();
        assert!(refused::<Numeric, Decimal>(&wire(&thirty_groups)).contains("more digits"));
    }
}
