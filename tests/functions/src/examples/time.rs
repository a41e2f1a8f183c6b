//! Dates, times and intervals, and their formats.

use jiff::civil::{date, time};
use relvar::expr::fns::time::*;
use relvar::prelude::*;
use relvar::value::Interval as Span;

use super::{any, examples};

type Moment = relvar::expr::Bind<Timestamp, jiff::civil::DateTime>;

/// 2001-02-16 20:38:40
fn moment() -> Moment {
    relvar::expr::Bind::new(date(2001, 2, 16).at(20, 38, 40, 0))
}

/// The same in UTC.
fn instant() -> jiff::Timestamp {
    jiff::Timestamp::from_second(982_355_920).unwrap_or_default()
}

examples! { "time";
    moment().at_time_zone("UTC") => "2001-02-16T20:38:40Z";
    val::<Timestamptz, _>(instant()).at_time_zone("UTC") => "2001-02-16T20:38:40";
    val::<Timestamptz, _>(instant()).at_time_zone(Span::microseconds(3_600_000_000)) => "2001-02-16T21:38:40";
    val::<Interval, _>(Span::months(2)).negate() => "-2 months 0 days 0 us";
    val::<Date, _>(date(2001, 9, 28)).add(7) => "2001-10-05";
    val::<Date, _>(date(2001, 9, 28)).sub(7) => "2001-09-21";
    val::<Date, _>(date(2001, 9, 28)).sub(date(2001, 9, 21)) => "7";
    val::<Date, _>(date(2001, 9, 28)).add(Span::days(1)) => "2001-09-29T00:00:00";
    val::<Date, _>(date(2001, 9, 28)).sub(Span::days(1)) => "2001-09-27T00:00:00";
    val::<Date, _>(date(2001, 9, 28)).add(val::<Time, _>(time(3, 0, 0, 0))) => "2001-09-28T03:00:00";
    moment().add(Span::days(1)) => "2001-02-17T20:38:40";
    moment().sub(Span::days(1)) => "2001-02-15T20:38:40";
    moment().sub(date(2001, 2, 15).at(20, 38, 40, 0)) => "0 months 1 days 0 us";
    val::<Time, _>(time(1, 0, 0, 0)).add(Span::microseconds(1_000_000)) => "01:00:01";
    val::<Time, _>(time(1, 0, 0, 0)).sub(Span::microseconds(1_000_000)) => "00:59:59";
    val::<Time, _>(time(1, 0, 0, 0)).sub(time(0, 0, 0, 0)) => "0 months 0 days 3600000000 us";
    val::<Interval, _>(Span::days(1)).add(Span::months(1)) => "1 months 1 days 0 us";
    val::<Interval, _>(Span::days(1)).sub(Span::months(1)) => "-1 months 1 days 0 us";
    val::<Interval, _>(Span::days(2)).mul(2.0) => "0 months 4 days 0 us";
    val::<Interval, _>(Span::days(2)).div(2.0) => "0 months 1 days 0 us";
    age_from(moment(), date(2000, 2, 16).at(20, 38, 40, 0)) => "12 months 0 days 0 us";
    age(moment()) => any();
    clock_timestamp() => any();
    current_date() => any();
    current_timestamp() => any();
    current_timestamp_seconds() => any();
    localtime() => any();
    localtime_seconds() => any();
    localtimestamp() => any();
    localtimestamp_seconds() => any();
    now() => any();
    statement_timestamp() => any();
    timeofday() => any();
    transaction_timestamp() => any();
    date_bin(Span::microseconds(900_000_000), moment(), date(2001, 1, 1).at(0, 0, 0, 0)) => "2001-02-16T20:30:00";
    date_part(field::hour(), moment()) => "20";
    date_part("month", Span::months(15)) => "3";
    date_trunc(field::hour(), moment()) => "2001-02-16T20:00:00";
    date_trunc(field::month(), val::<Date, _>(date(2001, 2, 16))) => any();
    date_trunc("month", Span::months(15)) => "15 months 0 days 0 us";
    date_trunc_in(field::day(), instant(), "Australia/Sydney") => "2001-02-16T13:00:00Z";
    extract(field::century(), moment()) => "21";
    extract(field::day(), moment()) => "16";
    extract(field::decade(), moment()) => "200";
    extract(field::dow(), moment()) => "5";
    extract(field::doy(), moment()) => "47";
    extract(field::epoch(), instant()) => "982355920.000000";
    extract(field::hour(), time(7, 8, 9, 0)) => "7";
    extract(field::isodow(), moment()) => "5";
    extract(field::isoyear(), moment()) => "2001";
    extract(field::julian(), date(2001, 2, 16)) => "2451957";
    extract(field::microseconds(), moment()) => "40000000";
    extract(field::millennium(), moment()) => "3";
    extract(field::milliseconds(), moment()) => "40000.000";
    extract(field::minute(), moment()) => "38";
    extract(field::month(), Span::months(15)) => "3";
    extract(field::quarter(), moment()) => "1";
    extract(field::second(), moment()) => "40.000000";
    extract(field::timezone(), instant()) => any();
    extract(field::timezone_hour(), instant()) => any();
    extract(field::timezone_minute(), instant()) => any();
    extract(field::week(), moment()) => "7";
    extract(field::year(), date(2001, 2, 16)) => "2001";
    isfinite(date(2001, 2, 16)) => "true";
    isfinite(moment()) => "true";
    isfinite(Span::days(1)) => "true";
    justify_days(Span::days(35)) => "1 months 5 days 0 us";
    justify_hours(Span::microseconds(97_200_000_000)) => "0 months 1 days 10800000000 us";
    justify_interval(Span::days(35)) => "1 months 5 days 0 us";
    make_date(2013, 7, 15) => "2013-07-15";
    make_interval(1, 2, 0, 10, 0, 0, 1.5) => "14 months 10 days 1500000 us";
    make_time(8, 15, 23.5) => "08:15:23.5";
    make_timestamp(2013, 7, 15, 8, 15, 23.5) => "2013-07-15T08:15:23.5";
    make_timestamptz(2013, 7, 15, 8, 15, 23.5) => any();
    make_timestamptz_in(2013, 7, 15, 8, 15, 23.5, "UTC") => "2013-07-15T08:15:23.5Z";
    overlaps(date(2001, 2, 16), date(2001, 12, 21), date(2001, 10, 30), date(2002, 10, 30)) => "true";
    pg_sleep(0.0) => any();
    pg_sleep_for(Span::days(0)) => any();
    pg_sleep_until(instant()) => any();
    to_timestamp(1284352323.0) => "2010-09-13T04:32:03Z";
    to_char(moment(), "HH12:MI:SS") => "08:38:40";
    to_char(instant(), "YYYY") => "2001";
    to_char(Span::microseconds(3_661_000_000), "HH24:MI:SS") => "01:01:01";
    to_char(125, "999") => " 125";
    to_char(125_i64, "999") => " 125";
    to_char(125.8, "999D9") => " 125.8";
    to_char(125.8_f32, "999D9") => " 125.8";
    to_char(rust_decimal::Decimal::new(-1258, 1), "999D99S") => "125.80-";
    to_date("05 Dec 2000", "DD Mon YYYY") => "2000-12-05";
    to_number("12,454.8-", "99G999D9S") => "-12454.8";
    to_timestamp_of("05 Dec 2000", "DD Mon YYYY") => any();
}
