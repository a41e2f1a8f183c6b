//! The texts of dates and times, with all their digits, so that their order is that of time.

use jiff::civil;
use jiff::tz::Offset;
use relvar::backend::CodecError;

/// A date by its parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Day {
    pub(super) year: i32,
    pub(super) month: u8,
    pub(super) day: u8,
}

/// A time of the day by its parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Clock {
    pub(super) hour: u8,
    pub(super) minute: u8,
    pub(super) second: u8,
    pub(super) microsecond: u32,
}

pub(super) fn out_of_range() -> CodecError {
    CodecError::new("the date or time is outside of what the other side can hold")
}

impl Day {
    /// `2024-05-06`. A year with a sign or of five digits would break the order.
    pub(super) fn text(self) -> Result<String, CodecError> {
        let mut text = String::with_capacity(27);
        self.write(&mut text)?;
        Ok(text)
    }

    fn write(self, text: &mut String) -> Result<(), CodecError> {
        let year = u32::try_from(self.year).ok().filter(|year| *year <= 9999);
        let outside = || CodecError::new("SQLite's dates are of the years from 0 to 9999");
        put(text, year.ok_or_else(outside)?, 4);
        text.push('-');
        put(text, self.month.into(), 2);
        text.push('-');
        put(text, self.day.into(), 2);
        Ok(())
    }

    pub(super) fn read(text: &str) -> Result<Self, CodecError> {
        Self::parse(text.as_bytes()).ok_or_else(|| CodecError::new("the text is no date like 2024-05-06"))
    }

    fn parse(text: &[u8]) -> Option<Self> {
        match text {
            [year @ .., b'-', a, b, b'-', c, d] if year.len() == 4 => Some(Day {
                year: i32::try_from(number(year)?).ok()?,
                month: u8::try_from(number(&[*a, *b])?).ok()?,
                day: u8::try_from(number(&[*c, *d])?).ok()?,
            }),
            _ => None,
        }
    }
}

impl Clock {
    /// `07:08:09.123456`
    pub(super) fn text(self) -> String {
        let mut text = String::with_capacity(15);
        self.write(&mut text);
        text
    }

    fn write(self, text: &mut String) {
        put(text, self.hour.into(), 2);
        text.push(':');
        put(text, self.minute.into(), 2);
        text.push(':');
        put(text, self.second.into(), 2);
        text.push('.');
        put(text, self.microsecond, 6);
    }

    pub(super) fn read(text: &str) -> Result<Self, CodecError> {
        Self::parse(text.as_bytes())
            .ok_or_else(|| CodecError::new("the text is no time like 07:08:09.123456"))
    }

    /// SQLite's own functions write fewer digits of a second.
    fn parse(text: &[u8]) -> Option<Self> {
        let (time, fraction) = match text {
            time if time.len() == 8 => (time, &[][..]),
            _ => match text.split_at_checked(8)? {
                (time, [b'.', fraction @ ..]) if (1..=6).contains(&fraction.len()) => (time, fraction),
                _ => return None,
            },
        };
        let [a, b, b':', c, d, b':', e, f] = time else { return None };
        let scale = 10_u32.pow(6 - u32::try_from(fraction.len()).ok()?);
        Some(Clock {
            hour: u8::try_from(number(&[*a, *b])?).ok()?,
            minute: u8::try_from(number(&[*c, *d])?).ok()?,
            second: u8::try_from(number(&[*e, *f])?).ok()?,
            microsecond: if fraction.is_empty() { 0 } else { number(fraction)? * scale },
        })
    }
}

/// `2024-05-06 07:08:09.123456`, and a `Z` after it where it is of UTC.
pub(super) fn moment_text(day: Day, clock: Clock, utc: bool) -> Result<String, CodecError> {
    let mut text = String::with_capacity(27);
    day.write(&mut text)?;
    text.push(' ');
    clock.write(&mut text);
    if utc {
        text.push('Z');
    }
    Ok(text)
}

/// Reads a `timestamp`.
pub(super) fn timestamp(text: &str) -> Result<(Day, Clock), CodecError> {
    moment(text.as_bytes())
        .ok_or_else(|| CodecError::new("the text is no timestamp like 2024-05-06 07:08:09.123456"))
}

/// Reads a `timestamptz`.
pub(super) fn timestamptz(text: &str) -> Result<(Day, Clock), CodecError> {
    text.strip_suffix('Z')
        .and_then(|text| moment(text.as_bytes()))
        .ok_or_else(|| CodecError::new("the text is no timestamptz like 2024-05-06 07:08:09.123456Z"))
}

fn moment(text: &[u8]) -> Option<(Day, Clock)> {
    match text.split_at_checked(10)? {
        (day, [b' ', clock @ ..]) => Some((Day::parse(day)?, Clock::parse(clock)?)),
        _ => None,
    }
}

/// Appends so many digits of the number.
fn put(text: &mut String, number: u32, digits: u32) {
    for place in (0..digits).rev() {
        let digit = number / 10_u32.pow(place) % 10;
        text.push(char::from_digit(digit, 10).unwrap_or('0'));
    }
}

/// The number of so few digits that it fits.
fn number(digits: &[u8]) -> Option<u32> {
    digits
        .iter()
        .try_fold(0, |number, digit| digit.is_ascii_digit().then(|| number * 10 + u32::from(digit - b'0')))
}

/// A date as a column holds it, where it can.
pub(crate) fn date_text(date: civil::Date) -> Option<String> {
    Day::from(date).text().ok()
}

/// A time of the day as a column holds it.
pub(crate) fn time_text(time: civil::Time) -> String {
    Clock::from(time).text()
}

/// A date and time as a column holds it, where it can.
pub(crate) fn timestamp_text(at: civil::DateTime) -> Option<String> {
    moment_text(at.date().into(), at.time().into(), false).ok()
}

/// A moment as a column holds it, where it can.
pub(crate) fn timestamptz_text(at: jiff::Timestamp) -> Option<String> {
    let at = Offset::UTC.to_datetime(at);
    moment_text(at.date().into(), at.time().into(), true).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_digits_are_written() {
        let (day, clock) =
            (Day { year: 7, month: 1, day: 2 }, Clock { hour: 3, minute: 4, second: 5, microsecond: 60 });
        assert_eq!(moment_text(day, clock, true).as_deref(), Ok("0007-01-02 03:04:05.000060Z"));
        assert_eq!(timestamptz("0007-01-02 03:04:05.000060Z"), Ok((day, clock)));
        for year in [-1, 10_000] {
            let reason = Day { year, ..day }.text().unwrap_err().to_string();
            assert_eq!(reason, "SQLite's dates are of the years from 0 to 9999");
        }
    }

    #[test]
    fn fewer_digits_of_a_second_are_read() {
        for (text, microsecond) in [("07:08:09", 0), ("07:08:09.5", 500_000), ("07:08:09.123", 123_000)] {
            assert_eq!(Clock::read(text).map(|clock| clock.microsecond), Ok(microsecond), "{text}");
        }
    }

    #[test]
    fn other_texts_are_refused() {
        for text in ["", "2024-5-06", "2024-05-06 ", "+024-05-06", "-2024-05-06", "2024-05-é", "now"] {
            assert!(Day::read(text).is_err(), "{text}");
        }
        for text in ["", "7:08:09", "07:08", "07:08:09.", "07:08:09.1234567", "07:08:09.x", "07:08:0é"] {
            assert!(Clock::read(text).is_err(), "{text}");
        }
        for text in ["2024-05-06T07:08:09", "2024-05-06", "2024-05-06 07:08:09Z"] {
            assert!(timestamp(text).is_err(), "{text}");
        }
        assert!(timestamptz("2024-05-06 07:08:09").is_err());
        assert!(timestamptz("2024-05-06 07:08:09+00:00Z").is_err());
    }
}
