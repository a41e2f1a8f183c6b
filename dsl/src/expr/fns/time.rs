//! Dates, times and intervals (PostgreSQL manual, section 9.9).

use crate::types::*;

/// Fields of dates, times and intervals, as constants: `date_trunc(field::month(), users::created_at)` can be grouped by,
/// because the server sees the same text wherever it stands.
pub mod field {
    use crate::types::DateField;

    crate::function! { postgres "9.9";
        pub fn century() -> DateField = Century bare "'century'";
        pub fn day() -> DateField = Day bare "'day'";
        pub fn decade() -> DateField = Decade bare "'decade'";
        /// From Sunday, 0, to Saturday, 6.
        pub fn dow() -> DateField = Dow bare "'dow'";
        /// The day of the year.
        pub fn doy() -> DateField = Doy bare "'doy'";
        /// Seconds since 1970.
        pub fn epoch() -> DateField = Epoch bare "'epoch'";
        pub fn hour() -> DateField = Hour bare "'hour'";
        /// From Monday, 1, to Sunday, 7.
        pub fn isodow() -> DateField = Isodow bare "'isodow'";
        /// The year that the week belongs to.
        pub fn isoyear() -> DateField = Isoyear bare "'isoyear'";
        pub fn julian() -> DateField = Julian bare "'julian'";
        pub fn microseconds() -> DateField = Microseconds bare "'microseconds'";
        pub fn millennium() -> DateField = Millennium bare "'millennium'";
        pub fn milliseconds() -> DateField = Milliseconds bare "'milliseconds'";
        pub fn minute() -> DateField = Minute bare "'minute'";
        pub fn month() -> DateField = Month bare "'month'";
        pub fn quarter() -> DateField = Quarter bare "'quarter'";
        pub fn second() -> DateField = Second bare "'second'";
        /// The distance from UTC in seconds, of `timestamptz`.
        pub fn timezone() -> DateField = Timezone bare "'timezone'";
        pub fn timezone_hour() -> DateField = TimezoneHour bare "'timezone_hour'";
        pub fn timezone_minute() -> DateField = TimezoneMinute bare "'timezone_minute'";
        pub fn week() -> DateField = Week bare "'week'";
        pub fn year() -> DateField = Year bare "'year'";
    }
}

crate::function! { postgres "9.9";
    /// From `earlier`, or from the current date, in years, months and days.
    pub fn age(moment in Moment) or age_from(earlier: Of) -> Interval = Age "age";
    /// Now, as the clock goes on.
    pub fn clock_timestamp() -> Timestamptz = ClockTimestamp "clock_timestamp";
    pub fn current_date() -> Date = CurrentDate bare "CURRENT_DATE";
    /// When the transaction began.
    pub fn current_timestamp() -> Timestamptz = CurrentTimestamp bare "CURRENT_TIMESTAMP" sqlite ["strftime('%Y-%m-%d %H:%M:%f000Z', 'now'", ")"] needs crate::render::Everywhere;
    /// When the transaction began, in whole seconds.
    pub fn current_timestamp_seconds() -> Timestamptz = CurrentTimestampSeconds bare "CURRENT_TIMESTAMP(0)";
    /// The beginning of the bin of this width, counted from `origin`.
    pub fn date_bin(width: Interval, moment in Moment, origin: Of::Binned) -> Of::Binned = DateBin "date_bin";
    /// A field as a float; [`extract`] is exact.
    pub fn date_part(field: Text, of in Temporal) -> Float8 = DatePart "date_part";
    /// With zeros for all fields that are finer. Of `timestamptz` in the session's time zone.
    pub fn date_trunc(field: Text, of in Truncated) -> Of::Of = DateTrunc "date_trunc";
    /// With zeros for all fields that are finer, in this time zone.
    pub fn date_trunc_in(field: Text, of: Timestamptz, zone: Text) -> Timestamptz = DateTruncIn "date_trunc";
    /// Is it neither `infinity` nor `-infinity`?
    pub fn isfinite(of in Truncated) -> Bool = Isfinite "isfinite";
    /// With 30 days as a month.
    pub fn justify_days(of: Interval) -> Interval = JustifyDays "justify_days";
    /// With 24 hours as a day.
    pub fn justify_hours(of: Interval) -> Interval = JustifyHours "justify_hours";
    /// Both, with all signs alike.
    pub fn justify_interval(of: Interval) -> Interval = JustifyInterval "justify_interval";
    /// When the transaction began, in the session's time zone.
    pub fn localtime() -> Time = Localtime bare "LOCALTIME";
    /// The same in whole seconds.
    pub fn localtime_seconds() -> Time = LocaltimeSeconds bare "LOCALTIME(0)";
    /// When the transaction began, in the session's time zone.
    pub fn localtimestamp() -> Timestamp = Localtimestamp bare "LOCALTIMESTAMP";
    /// The same in whole seconds.
    pub fn localtimestamp_seconds() -> Timestamp = LocaltimestampSeconds bare "LOCALTIMESTAMP(0)";
    pub fn make_date(year: Int4, month: Int4, day: Int4) -> Date = MakeDate "make_date";
    pub fn make_interval(years: Int4, months: Int4, weeks: Int4, days: Int4, hours: Int4, minutes: Int4, seconds: Float8) -> Interval = MakeInterval "make_interval";
    pub fn make_time(hour: Int4, minute: Int4, second: Float8) -> Time = MakeTime "make_time";
    pub fn make_timestamp(year: Int4, month: Int4, day: Int4, hour: Int4, minute: Int4, second: Float8) -> Timestamp = MakeTimestamp "make_timestamp";
    /// In the session's time zone, or in `zone`.
    pub fn make_timestamptz(year: Int4, month: Int4, day: Int4, hour: Int4, minute: Int4, second: Float8) or make_timestamptz_in(zone: Text) -> Timestamptz = MakeTimestamptz "make_timestamptz";
    /// When the transaction began.
    pub fn now() -> Timestamptz = Now "now" sqlite ["strftime('%Y-%m-%d %H:%M:%f000Z', 'now'", ")"] needs crate::render::Everywhere;
    /// Do the two spans of time overlap? An end is a moment or an interval after the start.
    pub fn overlaps(start in Moment, end: Of, other_start: Of, other_end: Of) -> Bool = Overlaps bare "((" with [", ", ") OVERLAPS (", ", ", "))"];
    /// The server waits for so many seconds.
    pub fn pg_sleep(seconds: Float8) -> Void = PgSleep "pg_sleep";
    /// The server waits for so long.
    pub fn pg_sleep_for(time: Interval) -> Void = PgSleepFor "pg_sleep_for";
    /// The server waits until then.
    pub fn pg_sleep_until(moment: Timestamptz) -> Void = PgSleepUntil "pg_sleep_until";
    /// When the statement began.
    pub fn statement_timestamp() -> Timestamptz = StatementTimestamp "statement_timestamp" sqlite ["strftime('%Y-%m-%d %H:%M:%f000Z', 'now'", ")"] needs crate::render::Everywhere;
    /// Now, as text.
    pub fn timeofday() -> Text = Timeofday "timeofday";
    /// So many seconds after 1970.
    pub fn to_timestamp(seconds: Float8) -> Timestamptz = ToTimestamp "to_timestamp";
    /// When the transaction began.
    pub fn transaction_timestamp() -> Timestamptz = TransactionTimestamp "transaction_timestamp" sqlite ["strftime('%Y-%m-%d %H:%M:%f000Z', 'now'", ")"] needs crate::render::Everywhere;
}

#[cfg(feature = "with-rust_decimal-1")]
crate::function! { postgres "9.9";
    /// A field of a date, a time, a moment or an interval.
    pub fn extract(field: DateField, from in Temporal) -> Numeric = Extract "extract" with ["", " FROM ", ")"];
}

crate::function! { postgres "9.8";
    /// As text of this format.
    pub fn to_char(value in Formatted, format: Text) -> Text = ToChar "to_char";
    pub fn to_date(text: Text, format: Text) -> Date = ToDate "to_date";
    pub fn to_timestamp_of(text: Text, format: Text) -> Timestamptz = ToTimestampOf "to_timestamp";
}

#[cfg(feature = "with-rust_decimal-1")]
crate::function! { postgres "9.8";
    pub fn to_number(text: Text, format: Text) -> Numeric = ToNumber "to_number";
}
