//! Dates and times (PostgreSQL manual, section 8.5), read into jiff's types.

use super::capability::{
    Addend, Averaged, Continuous, Negated, Summed, arithmetic, comparable, range_offset,
};
use super::{Float8, Int4};
use crate::expr::ops::arithmetic::DaysBetween;

crate::sql_type! {
    /// `date`.
    pub Date = "date", jiff::civil::Date: Equality, Ordered, Extremes;
}

crate::sql_type! {
    /// `time` without a time zone.
    pub Time = "time", jiff::civil::Time: Equality, Ordered, Extremes;
}

crate::sql_type! {
    /// `timestamp` without a time zone.
    pub Timestamp = "timestamp", jiff::civil::DateTime: Equality, Ordered, Extremes;
}

crate::sql_type! {
    /// `timestamptz`: a moment.
    pub Timestamptz = "timestamptz", jiff::Timestamp: Equality, Ordered, Extremes;
}

crate::sql_type! {
    /// `interval`.
    pub Interval = "interval", crate::value::Interval: Equality, Ordered, Extremes;
}

crate::rust_field!(jiff::civil::Date: Date);
crate::rust_field!(jiff::civil::Time: Time);
crate::rust_field!(jiff::civil::DateTime: Timestamp);
crate::rust_field!(jiff::Timestamp: Timestamptz);
crate::rust_field!(crate::value::Interval: Interval);

comparable!(Date Timestamp);

arithmetic! {
    Date: Plus | Minus Int4 = Date;
    Date: Plus | Minus Interval = Timestamp;
    Date: Minus Date = DaysBetween;
    Date: Plus Time = Timestamp;
    Time: Plus | Minus Interval = Time;
    Time: Minus Time = Interval;
    Timestamp: Plus | Minus Interval = Timestamp;
    Timestamp: Minus Timestamp = Interval;
    Timestamptz: Plus | Minus Interval = Timestamptz;
    Timestamptz: Minus Timestamptz = Interval;
    Interval: Plus | Minus Interval = Interval;
    Interval: Times | DividedBy Float8 = Interval;
}

macro_rules! addends {
    ($($name:ident)*) => { $(
        #[diagnostic::do_not_recommend]
        impl Addend for $name {
            type Left = $name;
        }
    )* };
}

addends!(Date Time Timestamp Timestamptz Interval);

range_offset!(Date: Interval, Time: Interval, Timestamp: Interval, Timestamptz: Interval, Interval: Interval);

#[diagnostic::do_not_recommend]
impl Summed for Interval {
    type Sum = Interval;
}

#[diagnostic::do_not_recommend]
impl Averaged for Interval {
    type Average = Interval;
}

#[diagnostic::do_not_recommend]
impl Negated for Interval {}

#[diagnostic::do_not_recommend]
impl Continuous for Interval {
    type Between = Interval;
}

crate::right_of! {
    Date: i32 as Int4;
    Date: crate::value::Interval as Interval;
    Time: crate::value::Interval as Interval;
    Timestamp: crate::value::Interval as Interval;
    Timestamptz: crate::value::Interval as Interval;
    Interval: f64 as Float8
}

/// The same columns as chrono's types.
#[cfg(feature = "with-chrono-0_4")]
mod with_chrono {
    use super::{Date, Time, Timestamp, Timestamptz};

    crate::rust_value!(chrono::NaiveDate: Date);
    crate::rust_value!(chrono::NaiveTime: Time);
    crate::rust_value!(chrono::NaiveDateTime: Timestamp);
    crate::rust_value!(chrono::DateTime<chrono::Utc>: Timestamptz);
    crate::rust_field!(chrono::NaiveDate: Date);
    crate::rust_field!(chrono::NaiveTime: Time);
    crate::rust_field!(chrono::NaiveDateTime: Timestamp);
    crate::rust_field!(chrono::DateTime<chrono::Utc>: Timestamptz);
}

/// The same columns as time's types.
#[cfg(feature = "with-time-0_3")]
mod with_time {
    use super::{Date, Time, Timestamp, Timestamptz};

    crate::rust_value!(time::Date: Date);
    crate::rust_value!(time::Time: Time);
    crate::rust_value!(time::PrimitiveDateTime: Timestamp);
    crate::rust_value!(time::OffsetDateTime: Timestamptz);
    crate::rust_field!(time::Date: Date);
    crate::rust_field!(time::Time: Time);
    crate::rust_field!(time::PrimitiveDateTime: Timestamp);
    crate::rust_field!(time::OffsetDateTime: Timestamptz);
}
