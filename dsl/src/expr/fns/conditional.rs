//! `coalesce`, `nullif`, `greatest`, `least` (PostgreSQL manual, section 9.18).

use crate::kernel::SqlType;

crate::function! {
    /// The first that is not NULL. [`coalesce_all`] takes more than two.
    ///
    /// ```
    /// # relvar::doc_schema!();
    /// use relvar::prelude::*;
    /// let sql = users.select(coalesce(users::age, 0)).sql::<Postgres>();
    /// assert_eq!(sql, "SELECT coalesce(users.age, $1) FROM users");
    /// ```
    pub fn coalesce(first in SqlType, second: Of) -> Of = Coalesce "coalesce" nulls EveryNull;
}
