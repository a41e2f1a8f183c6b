//! `date`, `time`, `timestamp` and `timestamptz` as the types of the crate `time`. PostgreSQL keeps no nanoseconds; they
//! are cut off.

use ::time::{Date as Day, OffsetDateTime, PrimitiveDateTime, Time as Clock};
use bytes::BytesMut;
use postgres_protocol::types::{date_to_sql, time_to_sql, timestamp_to_sql};
use relvar::backend::{CodecError, Decode, Encode, Encoded};
use relvar::types::{Date, Time, Timestamp, Timestamptz};

use super::epoch::{days, from_unix_nanoseconds, microseconds_of_day, out_of_range, unix_microseconds};
use crate::Pg;

/// The Julian day of 2000-01-01.
const EPOCH: i32 = 2_451_545;

impl Encode<Pg, Date> for Day {
    fn encode(&self, buffer: &mut BytesMut) -> Result<Encoded, CodecError> {
        date_to_sql(self.to_julian_day() - EPOCH, buffer);
        Ok(Encoded::Written)
    }
}

impl Decode<Pg, Date> for Day {
    fn decode(value: &[u8]) -> Result<Self, CodecError> {
        let day = days(value)?.checked_add(EPOCH).ok_or_else(out_of_range)?;
        Day::from_julian_day(day).map_err(|_| out_of_range())
    }
}

impl Encode<Pg, Time> for Clock {
    fn encode(&self, buffer: &mut BytesMut) -> Result<Encoded, CodecError> {
        let (hour, minute, second, microsecond) = self.as_hms_micro();
        let seconds = i64::from(hour) * 3600 + i64::from(minute) * 60 + i64::from(second);
        time_to_sql(seconds * 1_000_000 + i64::from(microsecond), buffer);
        Ok(Encoded::Written)
    }
}

impl Decode<Pg, Time> for Clock {
    fn decode(value: &[u8]) -> Result<Self, CodecError> {
        // Less than a day, so the sum does not wrap around midnight.
        Ok(Clock::MIDNIGHT + ::time::Duration::microseconds(microseconds_of_day(value)?))
    }
}

impl Encode<Pg, Timestamp> for PrimitiveDateTime {
    fn encode(&self, buffer: &mut BytesMut) -> Result<Encoded, CodecError> {
        timestamp_to_sql(from_unix_nanoseconds(self.assume_utc().unix_timestamp_nanos())?, buffer);
        Ok(Encoded::Written)
    }
}

impl Decode<Pg, Timestamp> for PrimitiveDateTime {
    fn decode(value: &[u8]) -> Result<Self, CodecError> {
        let moment = <OffsetDateTime as Decode<Pg, Timestamptz>>::decode(value)?;
        Ok(PrimitiveDateTime::new(moment.date(), moment.time()))
    }
}

impl Encode<Pg, Timestamptz> for OffsetDateTime {
    fn encode(&self, buffer: &mut BytesMut) -> Result<Encoded, CodecError> {
        timestamp_to_sql(from_unix_nanoseconds(self.unix_timestamp_nanos())?, buffer);
        Ok(Encoded::Written)
    }
}

impl Decode<Pg, Timestamptz> for OffsetDateTime {
    fn decode(value: &[u8]) -> Result<Self, CodecError> {
        let nanoseconds = i128::from(unix_microseconds(value)?) * 1000;
        OffsetDateTime::from_unix_timestamp_nanos(nanoseconds).map_err(|_| out_of_range())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::test::{encoded, refused, round_trip};

    #[test]
    fn there_and_back() {
        let day = |year| Day::from_ordinal_date(year, 60).unwrap();
        let clock = Clock::from_hms_micro(23, 59, 59, 999_999).unwrap();
        round_trip::<Date, Day>([day(-4000), day(1999), day(2000), Day::MAX]);
        round_trip::<Time, Clock>([Clock::MIDNIGHT, clock]);
        round_trip::<Timestamp, PrimitiveDateTime>([day(1).with_time(clock), day(9999).with_time(clock)]);
        round_trip::<Timestamptz, OffsetDateTime>([
            OffsetDateTime::UNIX_EPOCH,
            day(1950).with_time(clock).assume_utc(),
        ]);
        assert_eq!(
            encoded::<Date, _>(&Day::from_ordinal_date(2000, 1).unwrap()).unwrap(),
            0_i32.to_be_bytes()
        );
    }

    #[test]
    fn what_one_side_cannot_hold_is_refused() {
        assert!(refused::<Date, Day>(&i32::MAX.to_be_bytes()).contains("infinite"));
        assert!(refused::<Date, Day>(&5_000_000_i32.to_be_bytes()).contains("outside"));
        assert!(refused::<Timestamptz, OffsetDateTime>(&i64::MIN.to_be_bytes()).contains("infinite"));
        assert!(refused::<Time, Clock>(&86_400_000_000_i64.to_be_bytes()).contains("24:00:00"));
    }
}
