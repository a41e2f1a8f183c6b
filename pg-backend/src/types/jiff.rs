//! `date`, `time`, `timestamp` and `timestamptz` as jiff's types. PostgreSQL keeps no nanoseconds; they are cut off.

use ::jiff::civil::{self, DateTime};
use ::jiff::{SignedDuration, Timestamp as Moment};
use bytes::BytesMut;
use postgres_protocol::types::{date_to_sql, time_to_sql, timestamp_to_sql};
use relvar::backend::{CodecError, Decode, Encode, Encoded};
use relvar::types::{Date, Time, Timestamp, Timestamptz};

use super::epoch::{days, from_unix_nanoseconds, microseconds_of_day, out_of_range, unix_microseconds};
use crate::Pg;

const EPOCH: DateTime = civil::date(2000, 1, 1).at(0, 0, 0, 0);
/// Durations reach every date from here, and not from 2000-01-01: jiff bounds them by days since 1970.
const UNIX_EPOCH: DateTime = civil::date(1970, 1, 1).at(0, 0, 0, 0);
const DAYS_BETWEEN: i64 = 10_957;
const SECONDS_PER_DAY: i64 = 86_400;

impl Encode<Pg, Date> for civil::Date {
    fn encode(&self, buffer: &mut BytesMut) -> Result<Encoded, CodecError> {
        let days = self.duration_since(EPOCH.date()).as_secs() / SECONDS_PER_DAY;
        date_to_sql(i32::try_from(days).map_err(|_| out_of_range())?, buffer);
        Ok(Encoded::Written)
    }
}

impl Decode<Pg, Date> for civil::Date {
    fn decode(value: &[u8]) -> Result<Self, CodecError> {
        let since = SignedDuration::from_secs((i64::from(days(value)?) + DAYS_BETWEEN) * SECONDS_PER_DAY);
        UNIX_EPOCH.date().checked_add(since).map_err(|_| out_of_range())
    }
}

impl Encode<Pg, Time> for civil::Time {
    fn encode(&self, buffer: &mut BytesMut) -> Result<Encoded, CodecError> {
        let seconds =
            i64::from(self.hour()) * 3600 + i64::from(self.minute()) * 60 + i64::from(self.second());
        time_to_sql(seconds * 1_000_000 + i64::from(self.subsec_nanosecond()) / 1000, buffer);
        Ok(Encoded::Written)
    }
}

impl Decode<Pg, Time> for civil::Time {
    fn decode(value: &[u8]) -> Result<Self, CodecError> {
        let since = SignedDuration::from_micros(microseconds_of_day(value)?);
        civil::Time::midnight().checked_add(since).map_err(|_| out_of_range())
    }
}

impl Encode<Pg, Timestamp> for DateTime {
    fn encode(&self, buffer: &mut BytesMut) -> Result<Encoded, CodecError> {
        let microseconds = self.duration_since(EPOCH).as_nanos().div_euclid(1000);
        timestamp_to_sql(i64::try_from(microseconds).map_err(|_| out_of_range())?, buffer);
        Ok(Encoded::Written)
    }
}

impl Decode<Pg, Timestamp> for DateTime {
    fn decode(value: &[u8]) -> Result<Self, CodecError> {
        let since = SignedDuration::from_micros(unix_microseconds(value)?);
        UNIX_EPOCH.checked_add(since).map_err(|_| out_of_range())
    }
}

impl Encode<Pg, Timestamptz> for Moment {
    fn encode(&self, buffer: &mut BytesMut) -> Result<Encoded, CodecError> {
        timestamp_to_sql(from_unix_nanoseconds(self.as_nanosecond())?, buffer);
        Ok(Encoded::Written)
    }
}

impl Decode<Pg, Timestamptz> for Moment {
    fn decode(value: &[u8]) -> Result<Self, CodecError> {
        Moment::from_microsecond(unix_microseconds(value)?).map_err(|_| out_of_range())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::test::{encoded, refused, round_trip};

    #[test]
    fn from_the_first_day_to_the_last() {
        round_trip::<Date, civil::Date>([civil::Date::MIN, civil::date(1999, 12, 31), civil::Date::MAX]);
        round_trip::<Time, civil::Time>([civil::Time::midnight(), civil::time(23, 59, 59, 999_999_000)]);
        round_trip::<Timestamp, DateTime>([
            DateTime::MIN,
            civil::date(1969, 12, 31).at(23, 59, 59, 999_999_000),
            civil::date(9999, 12, 31).at(23, 59, 59, 999_999_000),
        ]);
        round_trip::<Timestamptz, Moment>([
            "1969-07-20T20:17:40.000001Z".parse().unwrap(),
            Moment::UNIX_EPOCH,
        ]);
    }

    #[test]
    fn days_and_microseconds_count_from_the_year_2000() {
        assert_eq!(encoded::<Date, _>(&civil::date(2000, 1, 2)).unwrap(), 1_i32.to_be_bytes());
        assert_eq!(encoded::<Date, _>(&civil::date(1999, 12, 31)).unwrap(), (-1_i32).to_be_bytes());
        assert_eq!(encoded::<Timestamp, _>(&EPOCH).unwrap(), 0_i64.to_be_bytes());
        let moment: Moment = "1999-12-31T23:59:59.9999995Z".parse().unwrap();
        assert_eq!(encoded::<Timestamptz, _>(&moment).unwrap(), (-1_i64).to_be_bytes(), "cut off downwards");
    }

    #[test]
    fn what_the_rust_type_cannot_hold_is_refused() {
        for limit in [i32::MIN, i32::MAX] {
            assert!(refused::<Date, civil::Date>(&limit.to_be_bytes()).contains("infinite"));
        }
        for limit in [i64::MIN, i64::MAX] {
            assert!(refused::<Timestamp, DateTime>(&limit.to_be_bytes()).contains("infinite"));
            assert!(refused::<Timestamptz, Moment>(&limit.to_be_bytes()).contains("infinite"));
        }
        assert!(refused::<Date, civil::Date>(&5_000_000_i32.to_be_bytes()).contains("outside"));
        assert!(refused::<Timestamptz, Moment>(&(i64::MAX - 1).to_be_bytes()).contains("outside"));
        assert!(refused::<Time, civil::Time>(&86_400_000_000_i64.to_be_bytes()).contains("24:00:00"));
    }
}
