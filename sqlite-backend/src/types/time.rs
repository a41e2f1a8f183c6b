//! `date`, `time`, `timestamp` and `timestamptz` as the types of the crate `time`. Nanoseconds are cut off, as PostgreSQL does.

use ::time::{Date as Calendar, Month, OffsetDateTime, PrimitiveDateTime, Time as OfDay, UtcOffset};
use relvar::backend::{CodecError, Decode, Encode, Encoded};
use relvar::types::{Date, Time, Timestamp, Timestamptz};

use super::clock::{self, Clock, Day, moment_text, out_of_range};
use super::text;
use crate::{Column, Lite, Sent};

impl From<Calendar> for Day {
    fn from(date: Calendar) -> Self {
        Day { year: date.year(), month: u8::from(date.month()), day: date.day() }
    }
}

impl From<OfDay> for Clock {
    fn from(time: OfDay) -> Self {
        let (hour, minute, second, microsecond) = time.as_hms_micro();
        Clock { hour, minute, second, microsecond }
    }
}

fn date(day: Day) -> Result<Calendar, CodecError> {
    let month = Month::try_from(day.month).map_err(|_| out_of_range())?;
    Calendar::from_calendar_date(day.year, month, day.day).map_err(|_| out_of_range())
}

fn of_day(clock: Clock) -> Result<OfDay, CodecError> {
    let Clock { hour, minute, second, microsecond } = clock;
    OfDay::from_hms_micro(hour, minute, second, microsecond).map_err(|_| out_of_range())
}

fn joined((day, clock): (Day, Clock)) -> Result<PrimitiveDateTime, CodecError> {
    Ok(PrimitiveDateTime::new(date(day)?, of_day(clock)?))
}

impl Encode<Lite, Date> for Calendar {
    fn encode(&self, buffer: &mut Sent) -> Result<Encoded, CodecError> {
        buffer.set_text(&Day::from(*self).text()?);
        Ok(Encoded::Written)
    }
}

impl Decode<Lite, Date> for Calendar {
    fn decode(value: Column<'_>) -> Result<Self, CodecError> {
        date(Day::read(text(value, "date")?)?)
    }
}

impl Encode<Lite, Time> for OfDay {
    fn encode(&self, buffer: &mut Sent) -> Result<Encoded, CodecError> {
        buffer.set_text(&Clock::from(*self).text());
        Ok(Encoded::Written)
    }
}

impl Decode<Lite, Time> for OfDay {
    fn decode(value: Column<'_>) -> Result<Self, CodecError> {
        of_day(Clock::read(text(value, "time")?)?)
    }
}

impl Encode<Lite, Timestamp> for PrimitiveDateTime {
    fn encode(&self, buffer: &mut Sent) -> Result<Encoded, CodecError> {
        buffer.set_text(&moment_text(self.date().into(), self.time().into(), false)?);
        Ok(Encoded::Written)
    }
}

impl Decode<Lite, Timestamp> for PrimitiveDateTime {
    fn decode(value: Column<'_>) -> Result<Self, CodecError> {
        joined(clock::timestamp(text(value, "timestamp")?)?)
    }
}

impl Encode<Lite, Timestamptz> for OffsetDateTime {
    fn encode(&self, buffer: &mut Sent) -> Result<Encoded, CodecError> {
        // The offset may lead out of the calendar.
        let at = self.checked_to_offset(UtcOffset::UTC).ok_or_else(out_of_range)?;
        buffer.set_text(&moment_text(at.date().into(), at.time().into(), true)?);
        Ok(Encoded::Written)
    }
}

impl Decode<Lite, Timestamptz> for OffsetDateTime {
    fn decode(value: Column<'_>) -> Result<Self, CodecError> {
        joined(clock::timestamptz(text(value, "timestamptz")?)?).map(PrimitiveDateTime::assume_utc)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::test::{self, encoded, refused, round_trip};

    #[test]
    fn there_and_back() {
        let day = |year| Calendar::from_ordinal_date(year, 60).unwrap();
        let clock = OfDay::from_hms_micro(23, 59, 59, 999_999).unwrap();
        round_trip::<Date, Calendar>([day(0), day(1999), day(9999)]);
        round_trip::<Time, OfDay>([OfDay::MIDNIGHT, clock]);
        round_trip::<Timestamp, PrimitiveDateTime>([day(1).with_time(clock), day(9999).with_time(clock)]);
        round_trip::<Timestamptz, OffsetDateTime>([
            OffsetDateTime::UNIX_EPOCH,
            day(1950).with_time(clock).assume_utc(),
        ]);
        let east = OffsetDateTime::UNIX_EPOCH.to_offset(UtcOffset::from_hms(2, 0, 0).unwrap());
        assert_eq!(test::text::<Timestamptz, _>(&east), "1970-01-01 00:00:00.000000Z");
    }

    #[test]
    fn what_one_side_cannot_hold_is_refused() {
        assert!(encoded::<Date, _>(&Calendar::MIN).unwrap_err().to_string().contains("years"));
        assert!(refused::<Date, Calendar>(Column::Text("2023-02-29")).contains("outside"));
        assert!(refused::<Time, OfDay>(Column::Text("24:00:00")).contains("outside"));
    }
}
