//! What one writes by hand around tokio-postgres: parameters in a text, and columns of rows.

use std::error::Error;

use bytes::BytesMut;
use jiff::civil::{self, date};
use relvar_benches::Outcome;

use relvar_pg::tokio_postgres::types::{FromSql, IsNull, ToSql, Type, to_sql_checked};
use relvar_pg::tokio_postgres::{self, Row};
use rust_decimal::Decimal;

type Fault = Box<dyn Error + Sync + Send>;

/// The text with parameters in place of some of its literals: each is replaced where it comes first behind the one before.
pub(crate) fn with_parameters(text: &str, parameters: &[(&str, &str)]) -> Outcome<String> {
    let mut done = String::with_capacity(text.len());
    let mut rest = text;
    for (literal, parameter) in parameters {
        let (before, after) =
            rest.split_once(literal).ok_or_else(|| format!("there is no {literal} in {rest}"))?;
        done.extend([before, *parameter]);
        rest = after;
    }
    done.push_str(rest);
    Ok(done)
}

/// A `numeric`, in groups of four decimal digits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Amount(pub(crate) Decimal);

impl ToSql for Amount {
    fn to_sql(&self, _: &Type, out: &mut BytesMut) -> Result<IsNull, Fault> {
        let (places, padding) = (self.0.scale(), (4 - self.0.scale() % 4) % 4);
        let mut rest = self.0.mantissa().unsigned_abs() * 10_u128.pow(padding);
        let mut groups = Vec::new();
        while rest > 0 {
            groups.push((rest % 10_000) as u16);
            rest /= 10_000;
        }
        let fraction = ((places + padding) / 4) as i16;
        let sign = if self.0.is_sign_negative() { 0x4000_u16 } else { 0 };
        out.extend_from_slice(&(groups.len() as u16).to_be_bytes());
        out.extend_from_slice(&(groups.len() as i16 - 1 - fraction).to_be_bytes());
        out.extend_from_slice(&sign.to_be_bytes());
        out.extend_from_slice(&(places as u16).to_be_bytes());
        groups.iter().rev().for_each(|group| out.extend_from_slice(&group.to_be_bytes()));
        Ok(IsNull::No)
    }

    fn accepts(ty: &Type) -> bool {
        *ty == Type::NUMERIC
    }

    to_sql_checked!();
}

impl<'a> FromSql<'a> for Amount {
    fn from_sql(_: &Type, raw: &'a [u8]) -> Result<Self, Fault> {
        let words: Vec<u16> =
            raw.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
        let [_, weight, sign, places, ref groups @ ..] = words[..] else {
            return Err("a numeric has a head of four words".into());
        };
        let mut mantissa =
            groups.iter().fold(0_i128, |mantissa, group| mantissa * 10_000 + i128::from(*group));
        let exponent = 4 * (i32::from(weight as i16) - groups.len() as i32 + 1);
        if exponent > 0 {
            mantissa *= 10_i128.pow(exponent.unsigned_abs());
        }
        let mut number = Decimal::try_from_i128_with_scale(mantissa, exponent.min(0).unsigned_abs())?;
        number.set_sign_negative(sign == 0x4000);
        Ok(Amount(number.round_dp(u32::from(places))))
    }

    fn accepts(ty: &Type) -> bool {
        *ty == Type::NUMERIC
    }
}

/// A `date`, in days since the first of January 2000.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Day(pub(crate) civil::Date);

const FIRST: civil::Date = date(2000, 1, 1);

impl ToSql for Day {
    fn to_sql(&self, _: &Type, out: &mut BytesMut) -> Result<IsNull, Fault> {
        let days = FIRST.until(self.0)?.get_days();
        out.extend_from_slice(&days.to_be_bytes());
        Ok(IsNull::No)
    }

    fn accepts(ty: &Type) -> bool {
        *ty == Type::DATE
    }

    to_sql_checked!();
}

impl<'a> FromSql<'a> for Day {
    fn from_sql(_: &Type, raw: &'a [u8]) -> Result<Self, Fault> {
        let days = i32::from_be_bytes(raw.try_into()?);
        Ok(Day(FIRST.checked_add(jiff::Span::new().try_days(days)?)?))
    }

    fn accepts(ty: &Type) -> bool {
        *ty == Type::DATE
    }
}

/// The text of a `json`.
pub(crate) struct JsonText(pub(crate) String);

impl<'a> FromSql<'a> for JsonText {
    fn from_sql(_: &Type, raw: &'a [u8]) -> Result<Self, Fault> {
        Ok(JsonText(String::from_utf8(raw.to_vec())?))
    }

    fn accepts(ty: &Type) -> bool {
        *ty == Type::JSON
    }
}

/// A column of a row, as the type that relvar reads it into.
pub(crate) trait Column: Sized {
    fn read(row: &Row, index: usize) -> Result<Self, tokio_postgres::Error>;
}

macro_rules! columns {
    ($($column:ty = $read_as:ty: |$read:pat_param| $value:expr;)*) => { $(
        impl Column for $column {
            fn read(row: &Row, index: usize) -> Result<Self, tokio_postgres::Error> {
                row.try_get(index).map(|$read: $read_as| $value)
            }
        }
    )* };
}

columns! {
    i32 = i32: |number| number;
    i64 = i64: |number| number;
    String = String: |text| text;
    Decimal = Amount: |Amount(number)| number;
    Option<Decimal> = Option<Amount>: |amount| amount.map(|Amount(number)| number);
    civil::Date = Day: |Day(day)| day;
}

/// A row as the type that relvar reads it into.
pub(crate) trait ReadRow: Sized {
    fn read(row: &Row) -> Result<Self, tokio_postgres::Error>;
}

macro_rules! tuples {
    ($([$($column:ident $index:literal)+])*) => { $(
        impl<$($column: Column),+> ReadRow for ($($column,)+) {
            fn read(row: &Row) -> Result<Self, tokio_postgres::Error> {
                Ok(($($column::read(row, $index)?,)+))
            }
        }
    )* };
}

tuples! {
    [A 0]
    [A 0 B 1]
    [A 0 B 1 C 2]
    [A 0 B 1 C 2 D 3]
    [A 0 B 1 C 2 D 3 E 4]
    [A 0 B 1 C 2 D 3 E 4 F 5]
    [A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literals_give_way_in_order() {
        let text = "a >= 10 and a <= 10 + 10 or a < 9";
        let replaced = with_parameters(text, &[("10", "$1"), ("10", "$1"), ("9", "$2")]).unwrap();
        assert_eq!(replaced, "a >= $1 and a <= $1 + 10 or a < $2");
        assert!(with_parameters(text, &[("9", "$1"), ("10", "$2")]).is_err());
    }

    #[test]
    fn what_is_written_is_read_again() {
        for text in ["0", "0.06", "24", "0.0001", "-12345.678", "100000000", "55909065222.827692"] {
            let amount = Amount(text.parse().unwrap());
            let mut bytes = BytesMut::new();
            amount.to_sql(&Type::NUMERIC, &mut bytes).unwrap();
            assert_eq!(Amount::from_sql(&Type::NUMERIC, &bytes).unwrap(), amount, "{text}");
        }
        for day in [date(1992, 1, 2), date(1998, 12, 1), date(2000, 1, 1), date(2026, 2, 28)] {
            let mut bytes = BytesMut::new();
            Day(day).to_sql(&Type::DATE, &mut bytes).unwrap();
            assert_eq!(Day::from_sql(&Type::DATE, &bytes).unwrap(), Day(day));
        }
    }
}
