//! `date`, `time`, `timestamp` and `timestamptz` as chrono's types. PostgreSQL keeps no nanoseconds; they are cut off.

use ::chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike, Utc};
use bytes::BytesMut;
use postgres_protocol::types::{date_to_sql, time_to_sql, timestamp_to_sql};
use relvar::backend::{CodecError, Decode, Encode, Encoded};
use relvar::types::{Date, Time, Timestamp, Timestamptz};

use super::epoch::{days, from_unix_nanoseconds, microseconds_of_day, out_of_range, unix_microseconds};
use crate::Pg;

/// 2000-01-01.
fn epoch() -> Result<NaiveDate, CodecError> {
    NaiveDate::from_ymd_opt(2000, 1, 1).ok_or_else(out_of_range)
}

/// chrono's own count of nanoseconds ends in the year 2262.
fn unix_nanoseconds(moment: DateTime<Utc>) -> i128 {
    i128::from(moment.timestamp()) * 1_000_000_000 + i128::from(moment.timestamp_subsec_nanos())
}

impl Encode<Pg, Date> for NaiveDate {
    fn encode(&self, buffer: &mut BytesMut) -> Result<Encoded, CodecError> {
        let days = self.signed_duration_since(epoch()?).num_days();
        date_to_sql(i32::try_from(days).map_err(|_| out_of_range())?, buffer);
        Ok(Encoded::Written)
    }
}

impl Decode<Pg, Date> for NaiveDate {
    fn decode(value: &[u8]) -> Result<Self, CodecError> {
        let since = TimeDelta::try_days(i64::from(days(value)?)).ok_or_else(out_of_range)?;
        epoch()?.checked_add_signed(since).ok_or_else(out_of_range)
    }
}

impl Encode<Pg, Time> for NaiveTime {
    fn encode(&self, buffer: &mut BytesMut) -> Result<Encoded, CodecError> {
        // A leap second has more than 1,000,000,000 nanoseconds, and PostgreSQL has none.
        let nanoseconds = i64::from(self.nanosecond());
        if nanoseconds >= 1_000_000_000 {
            return Err(CodecError::new("PostgreSQL's time cannot hold a leap second"));
        }
        time_to_sql(i64::from(self.num_seconds_from_midnight()) * 1_000_000 + nanoseconds / 1000, buffer);
        Ok(Encoded::Written)
    }
}

impl Decode<Pg, Time> for NaiveTime {
    fn decode(value: &[u8]) -> Result<Self, CodecError> {
        let microseconds = u64::try_from(microseconds_of_day(value)?).map_err(|_| out_of_range())?;
        let seconds = u32::try_from(microseconds / 1_000_000).map_err(|_| out_of_range())?;
        let nanoseconds = u32::try_from(microseconds % 1_000_000 * 1000).map_err(|_| out_of_range())?;
        NaiveTime::from_num_seconds_from_midnight_opt(seconds, nanoseconds).ok_or_else(out_of_range)
    }
}

impl Encode<Pg, Timestamp> for NaiveDateTime {
    fn encode(&self, buffer: &mut BytesMut) -> Result<Encoded, CodecError> {
        timestamp_to_sql(from_unix_nanoseconds(unix_nanoseconds(self.and_utc()))?, buffer);
        Ok(Encoded::Written)
    }
}

impl Decode<Pg, Timestamp> for NaiveDateTime {
    fn decode(value: &[u8]) -> Result<Self, CodecError> {
        <DateTime<Utc> as Decode<Pg, Timestamptz>>::decode(value).map(|moment| moment.naive_utc())
    }
}

impl Encode<Pg, Timestamptz> for DateTime<Utc> {
    fn encode(&self, buffer: &mut BytesMut) -> Result<Encoded, CodecError> {
        timestamp_to_sql(from_unix_nanoseconds(unix_nanoseconds(*self))?, buffer);
        Ok(Encoded::Written)
    }
}

impl Decode<Pg, Timestamptz> for DateTime<Utc> {
    fn decode(value: &[u8]) -> Result<Self, CodecError> {
        DateTime::from_timestamp_micros(unix_microseconds(value)?).ok_or_else(out_of_range)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::test::{encoded, refused, round_trip};

    #[test]
    fn there_and_back() {
        let date = |year| NaiveDate::from_ymd_opt(year, 2, 28).unwrap();
        let time = NaiveTime::from_hms_micro_opt(23, 59, 59, 999_999).unwrap();
        round_trip::<Date, NaiveDate>([date(-4000), date(1999), date(2000), date(200_000)]);
        round_trip::<Time, NaiveTime>([NaiveTime::MIN, time]);
        round_trip::<Timestamp, NaiveDateTime>([date(1).and_time(time), date(9999).and_time(time)]);
        round_trip::<Timestamptz, DateTime<Utc>>([date(1969).and_time(time).and_utc(), DateTime::UNIX_EPOCH]);
        assert_eq!(encoded::<Date, _>(&epoch().unwrap()).unwrap(), 0_i32.to_be_bytes());
        assert_eq!(
            encoded::<Timestamptz, _>(&DateTime::UNIX_EPOCH).unwrap(),
            (-946_684_800_000_000_i64).to_be_bytes()
        );
    }

    #[test]
    fn what_one_side_cannot_hold_is_refused() {
        assert!(refused::<Date, NaiveDate>(&i32::MAX.to_be_bytes()).contains("infinite"));
        assert!(refused::<Timestamptz, DateTime<Utc>>(&i64::MIN.to_be_bytes()).contains("infinite"));
        assert!(refused::<Time, NaiveTime>(&86_400_000_000_i64.to_be_bytes()).contains("24:00:00"));
        let leap = NaiveTime::from_hms_milli_opt(23, 59, 59, 1_500).unwrap();
        assert!(encoded::<Time, _>(&leap).unwrap_err().to_string().contains("leap second"));
    }
}
