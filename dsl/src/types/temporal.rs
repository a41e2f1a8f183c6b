//! What functions of dates and times take.

use super::*;
use crate::kernel::{Fail, SqlType, TypeName, Valid};

/// The name of a field of a date: a constant of [`fns::time::field`](crate::expr::fns::time::field).
#[derive(Clone, Copy, Debug)]
pub struct DateField;

impl SqlType for DateField {
    type Rust = String;
    type Id = crate::__id!(DateField);
    type Equal = Fail<DateField>;
    type Kept = Valid;
    const NAME: TypeName = TypeName::built_in("text");
}

#[diagnostic::do_not_recommend]
impl PassedAs<Text> for DateField {}

/// A date, a time, a moment or an interval.
#[diagnostic::on_unimplemented(
    message = "SQL type `{Self}` has no fields of time",
    label = "expected a date, a time, a timestamp or an interval",
    note = "rule T5, see `relvar::docs::rules::T5`"
)]
pub trait Temporal: SqlType {}

/// What `date_trunc` takes.
#[diagnostic::on_unimplemented(
    message = "SQL type `{Self}` is neither a date nor an interval",
    label = "expected a date, a timestamp or an interval",
    note = "rule T5, see `relvar::docs::rules::T5`"
)]
pub trait Truncated: SqlType {
    /// What it gives.
    type Of: SqlType;
}

/// A point in time.
#[diagnostic::on_unimplemented(
    message = "SQL type `{Self}` is not a point in time",
    label = "expected a date or a timestamp",
    note = "rule T5, see `relvar::docs::rules::T5`"
)]
pub trait Moment: SqlType {
    /// What `date_bin` gives.
    type Binned: SqlType;
}

/// What `to_char` takes.
#[diagnostic::on_unimplemented(
    message = "there is no `to_char` of SQL type `{Self}`",
    label = "expected a number, a date, a timestamp or an interval",
    note = "rule T5, see `relvar::docs::rules::T5`"
)]
pub trait Formatted: SqlType {}

macro_rules! temporal {
    ($($trait:ident: $($name:ident $({ $result:ident = $type:ident })?)*;)*) => { $($(
        #[diagnostic::do_not_recommend]
        impl $trait for $name {
            $(type $result = $type;)?
        }
    )*)* };
}

temporal! {
    Temporal: Date Time Timestamp Timestamptz Interval;
    Truncated: Date { Of = Timestamptz } Timestamp { Of = Timestamp } Timestamptz { Of = Timestamptz } Interval { Of = Interval };
    Moment: Date { Binned = Timestamptz } Timestamp { Binned = Timestamp } Timestamptz { Binned = Timestamptz };
    Formatted: Date Time Timestamp Timestamptz Interval Int4 Int8 Float4 Float8;
}

#[cfg(feature = "with-rust_decimal-1")]
temporal!(Formatted: Numeric;);
