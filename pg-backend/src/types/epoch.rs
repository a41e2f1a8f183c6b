//! PostgreSQL counts days and microseconds from 2000-01-01, and its limits mean infinity.

use postgres_protocol::types::{date_from_sql, time_from_sql, timestamp_from_sql};
use relvar::backend::CodecError;

use super::malformed;

/// Microseconds from 1970-01-01 to 2000-01-01.
const EPOCH: i64 = 946_684_800_000_000;

const MICROSECONDS_PER_DAY: i64 = 86_400_000_000;

/// Days since 2000-01-01.
pub(super) fn days(value: &[u8]) -> Result<i32, CodecError> {
    match date_from_sql(value).map_err(malformed)? {
        i32::MIN | i32::MAX => Err(CodecError::new("the date is infinite, which the Rust type cannot hold")),
        days => Ok(days),
    }
}

/// Microseconds since midnight, less than a day.
pub(super) fn microseconds_of_day(value: &[u8]) -> Result<i64, CodecError> {
    match time_from_sql(value).map_err(malformed)? {
        MICROSECONDS_PER_DAY => Err(CodecError::new("the time is 24:00:00, which the Rust type cannot hold")),
        microseconds => Ok(microseconds),
    }
}

/// Microseconds since 2000-01-01.
pub(super) fn microseconds(value: &[u8]) -> Result<i64, CodecError> {
    match timestamp_from_sql(value).map_err(malformed)? {
        i64::MIN | i64::MAX => {
            Err(CodecError::new("the timestamp is infinite, which the Rust type cannot hold"))
        }
        microseconds => Ok(microseconds),
    }
}

/// Microseconds since 1970-01-01.
pub(super) fn unix_microseconds(value: &[u8]) -> Result<i64, CodecError> {
    microseconds(value)?.checked_add(EPOCH).ok_or_else(out_of_range)
}

/// Microseconds since 2000-01-01 of a number of nanoseconds since 1970-01-01. PostgreSQL keeps no nanoseconds; they are
/// cut off, so that a moment never becomes a later one.
pub(super) fn from_unix_nanoseconds(nanoseconds: i128) -> Result<i64, CodecError> {
    i64::try_from(nanoseconds.div_euclid(1000) - i128::from(EPOCH)).map_err(|_| out_of_range())
}

pub(super) fn out_of_range() -> CodecError {
    CodecError::new("the date or time is outside of what the other side can hold")
}
