//! `date`, `time`, `timestamp` and `timestamptz` as chrono's types. Nanoseconds are cut off, as PostgreSQL does.

use ::chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime, Timelike, Utc};
use relvar::backend::{CodecError, Decode, Encode, Encoded};
use relvar::types::{Date, Time, Timestamp, Timestamptz};

use super::clock::{self, Clock, Day, moment_text, out_of_range};
use super::text;
use crate::{Column, Lite, Sent};

fn day(date: NaiveDate) -> Result<Day, CodecError> {
    let [month, day] =
        [date.month(), date.day()].map(|number| u8::try_from(number).map_err(|_| out_of_range()));
    Ok(Day { year: date.year(), month: month?, day: day? })
}

fn of_day(time: NaiveTime) -> Result<Clock, CodecError> {
    // A leap second has more than 1,000,000,000 nanoseconds.
    if time.nanosecond() >= 1_000_000_000 {
        return Err(CodecError::new("SQL's time cannot hold a leap second"));
    }
    let parts = [time.hour(), time.minute(), time.second()];
    let [hour, minute, second] = parts.map(|number| u8::try_from(number).map_err(|_| out_of_range()));
    Ok(Clock { hour: hour?, minute: minute?, second: second?, microsecond: time.nanosecond() / 1000 })
}

fn date(day: Day) -> Result<NaiveDate, CodecError> {
    NaiveDate::from_ymd_opt(day.year, day.month.into(), day.day.into()).ok_or_else(out_of_range)
}

fn time(clock: Clock) -> Result<NaiveTime, CodecError> {
    let [hour, minute, second] = [clock.hour, clock.minute, clock.second].map(u32::from);
    NaiveTime::from_hms_micro_opt(hour, minute, second, clock.microsecond).ok_or_else(out_of_range)
}

fn joined((day, clock): (Day, Clock)) -> Result<NaiveDateTime, CodecError> {
    Ok(date(day)?.and_time(time(clock)?))
}

fn joined_text(at: NaiveDateTime, utc: bool) -> Result<String, CodecError> {
    moment_text(day(at.date())?, of_day(at.time())?, utc)
}

impl Encode<Lite, Date> for NaiveDate {
    fn encode(&self, buffer: &mut Sent) -> Result<Encoded, CodecError> {
        buffer.set_text(&day(*self)?.text()?);
        Ok(Encoded::Written)
    }
}

impl Decode<Lite, Date> for NaiveDate {
    fn decode(value: Column<'_>) -> Result<Self, CodecError> {
        date(Day::read(text(value, "date")?)?)
    }
}

impl Encode<Lite, Time> for NaiveTime {
    fn encode(&self, buffer: &mut Sent) -> Result<Encoded, CodecError> {
        buffer.set_text(&of_day(*self)?.text());
        Ok(Encoded::Written)
    }
}

impl Decode<Lite, Time> for NaiveTime {
    fn decode(value: Column<'_>) -> Result<Self, CodecError> {
        time(Clock::read(text(value, "time")?)?)
    }
}

impl Encode<Lite, Timestamp> for NaiveDateTime {
    fn encode(&self, buffer: &mut Sent) -> Result<Encoded, CodecError> {
        buffer.set_text(&joined_text(*self, false)?);
        Ok(Encoded::Written)
    }
}

impl Decode<Lite, Timestamp> for NaiveDateTime {
    fn decode(value: Column<'_>) -> Result<Self, CodecError> {
        joined(clock::timestamp(text(value, "timestamp")?)?)
    }
}

impl Encode<Lite, Timestamptz> for DateTime<Utc> {
    fn encode(&self, buffer: &mut Sent) -> Result<Encoded, CodecError> {
        buffer.set_text(&joined_text(self.naive_utc(), true)?);
        Ok(Encoded::Written)
    }
}

impl Decode<Lite, Timestamptz> for DateTime<Utc> {
    fn decode(value: Column<'_>) -> Result<Self, CodecError> {
        joined(clock::timestamptz(text(value, "timestamptz")?)?).map(|at| at.and_utc())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::test::{self, encoded, refused, round_trip};

    #[test]
    fn there_and_back() {
        let date = |year| NaiveDate::from_ymd_opt(year, 2, 28).unwrap();
        let time = NaiveTime::from_hms_micro_opt(23, 59, 59, 999_999).unwrap();
        round_trip::<Date, NaiveDate>([date(0), date(1999), date(9999)]);
        round_trip::<Time, NaiveTime>([NaiveTime::MIN, time]);
        round_trip::<Timestamp, NaiveDateTime>([date(1).and_time(time), date(9999).and_time(time)]);
        round_trip::<Timestamptz, DateTime<Utc>>([date(1969).and_time(time).and_utc(), DateTime::UNIX_EPOCH]);
        assert_eq!(test::text::<Timestamptz, _>(&DateTime::UNIX_EPOCH), "1970-01-01 00:00:00.000000Z");
    }

    #[test]
    fn what_one_side_cannot_hold_is_refused() {
        let leap = NaiveTime::from_hms_milli_opt(23, 59, 59, 1_500).unwrap();
        assert!(encoded::<Time, _>(&leap).unwrap_err().to_string().contains("leap second"));
        assert!(encoded::<Date, _>(&NaiveDate::MAX).unwrap_err().to_string().contains("years"));
        assert!(refused::<Date, NaiveDate>(Column::Text("2023-02-29")).contains("outside"));
        assert!(refused::<Timestamptz, DateTime<Utc>>(Column::Real(1.5)).starts_with("it holds real"));
    }
}
