//! `AT TIME ZONE` (PostgreSQL manual, section 9.9.4).

use crate::types::*;

crate::overloads! {
    /// `AT TIME ZONE`.
    ///
    /// ```
    /// # relvar::doc_schema!();
    /// use relvar::prelude::*;
    /// let sql = users.select(users::created_at.at_time_zone("Europe/Amsterdam")).sql::<Postgres>();
    /// assert_eq!(sql, "SELECT users.created_at AT TIME ZONE $1 FROM users");
    /// ```
    pub trait TimeZoneOperator {
        /// `self AT TIME ZONE zone`: of `timestamptz`, what the clock shows there; of `timestamp`, the moment at which it
        /// shows that. The zone is a name or an interval.
        fn at_time_zone = AtTimeZone "AT TIME ZONE" SIGN;
    }
}

crate::overload! {
    Timestamp: AtTimeZone Text = Timestamptz;
    Timestamp: AtTimeZone Interval = Timestamptz;
    Timestamptz: AtTimeZone Text = Timestamp;
    Timestamptz: AtTimeZone Interval = Timestamp;
}

crate::right_of! {
    Timestamp: &'a str as Text;
    Timestamptz: &'a str as Text
}
