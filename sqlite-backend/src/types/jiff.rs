//! `date`, `time`, `timestamp` and `timestamptz` as jiff's types. Nanoseconds are cut off, as PostgreSQL does.

use ::jiff::Timestamp as Moment;
use ::jiff::civil::{Date as Civil, DateTime, Time as OfDay};
use ::jiff::tz::Offset;
use relvar::backend::{CodecError, Decode, Encode, Encoded};
use relvar::types::{Date, Time, Timestamp, Timestamptz};

use super::clock::{self, Clock, Day, moment_text, out_of_range};
use super::text;
use crate::{Column, Lite, Sent};

impl From<Civil> for Day {
    fn from(date: Civil) -> Self {
        Day { year: date.year().into(), month: date.month().unsigned_abs(), day: date.day().unsigned_abs() }
    }
}

impl From<OfDay> for Clock {
    fn from(time: OfDay) -> Self {
        Clock {
            hour: time.hour().unsigned_abs(),
            minute: time.minute().unsigned_abs(),
            second: time.second().unsigned_abs(),
            microsecond: time.subsec_nanosecond().unsigned_abs() / 1000,
        }
    }
}

fn civil(day: Day) -> Result<Civil, CodecError> {
    let year = i16::try_from(day.year).map_err(|_| out_of_range())?;
    let [month, of_month] = [day.month, day.day].map(|number| i8::try_from(number).unwrap_or(i8::MAX));
    Civil::new(year, month, of_month).map_err(|_| out_of_range())
}

fn of_day(clock: Clock) -> Result<OfDay, CodecError> {
    let parts = [clock.hour, clock.minute, clock.second];
    let [hour, minute, second] = parts.map(|number| i8::try_from(number).unwrap_or(i8::MAX));
    let nanosecond = i32::try_from(clock.microsecond * 1000).map_err(|_| out_of_range())?;
    OfDay::new(hour, minute, second, nanosecond).map_err(|_| out_of_range())
}

fn joined((day, clock): (Day, Clock)) -> Result<DateTime, CodecError> {
    Ok(DateTime::from_parts(civil(day)?, of_day(clock)?))
}

impl Encode<Lite, Date> for Civil {
    fn encode(&self, buffer: &mut Sent) -> Result<Encoded, CodecError> {
        buffer.set_text(&Day::from(*self).text()?);
        Ok(Encoded::Written)
    }
}

impl Decode<Lite, Date> for Civil {
    fn decode(value: Column<'_>) -> Result<Self, CodecError> {
        civil(Day::read(text(value, "date")?)?)
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

impl Encode<Lite, Timestamp> for DateTime {
    fn encode(&self, buffer: &mut Sent) -> Result<Encoded, CodecError> {
        buffer.set_text(&moment_text(self.date().into(), self.time().into(), false)?);
        Ok(Encoded::Written)
    }
}

impl Decode<Lite, Timestamp> for DateTime {
    fn decode(value: Column<'_>) -> Result<Self, CodecError> {
        joined(clock::timestamp(text(value, "timestamp")?)?)
    }
}

impl Encode<Lite, Timestamptz> for Moment {
    fn encode(&self, buffer: &mut Sent) -> Result<Encoded, CodecError> {
        let at = Offset::UTC.to_datetime(*self);
        buffer.set_text(&moment_text(at.date().into(), at.time().into(), true)?);
        Ok(Encoded::Written)
    }
}

impl Decode<Lite, Timestamptz> for Moment {
    fn decode(value: Column<'_>) -> Result<Self, CodecError> {
        let at = joined(clock::timestamptz(text(value, "timestamptz")?)?)?;
        Offset::UTC.to_timestamp(at).map_err(|_| out_of_range())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::test::{self, encoded, refused, round_trip};
    use ::jiff::civil;

    #[test]
    fn from_the_first_day_to_the_last() {
        let end = civil::time(23, 59, 59, 999_999_000);
        round_trip::<Date, Civil>([civil::date(0, 1, 1), civil::date(1999, 12, 31), Civil::MAX]);
        round_trip::<Time, OfDay>([OfDay::midnight(), end]);
        round_trip::<Timestamp, DateTime>([civil::date(0, 1, 1).at(0, 0, 0, 0), Civil::MAX.to_datetime(end)]);
        round_trip::<Timestamptz, Moment>([
            "1969-07-20T20:17:40.000001Z".parse().unwrap(),
            Moment::UNIX_EPOCH,
        ]);
    }

    #[test]
    fn a_moment_is_of_utc_and_cut_off_downwards() {
        let moment: Moment = "2024-05-06T01:08:09.9999999+02:00".parse().unwrap();
        assert_eq!(test::text::<Timestamptz, _>(&moment), "2024-05-05 23:08:09.999999Z");
        let moment: Moment = "1969-12-31T23:59:59.9999995Z".parse().unwrap();
        assert_eq!(test::text::<Timestamptz, _>(&moment), "1969-12-31 23:59:59.999999Z");
    }

    #[test]
    fn what_one_side_cannot_hold_is_refused() {
        assert!(encoded::<Date, _>(&civil::date(-1, 12, 31)).unwrap_err().to_string().contains("years"));
        assert!(refused::<Date, Civil>(Column::Text("2023-02-29")).contains("outside"));
        assert!(refused::<Time, OfDay>(Column::Text("24:00:00")).contains("outside"));
        assert!(refused::<Timestamp, DateTime>(Column::Integer(0)).contains("SQL type timestamp "));
        assert!(
            refused::<Timestamptz, Moment>(Column::Text("2024-05-06 07:08:09")).contains("timestamptz like")
        );
    }
}
