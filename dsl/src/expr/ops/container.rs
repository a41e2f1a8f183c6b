//! Operators of what holds other values: arrays and ranges (PostgreSQL manual, sections 9.19 and 9.20).

use crate::kernel::SqlType;
use crate::types::*;

crate::overloads! {
    /// `@>`, `<@`, `&&`.
    ///
    /// ```
    /// # relvar::table! { notes { #[primary_key] id -> Int4, tags -> Array<Text> } }
    /// use relvar::prelude::*;
    /// let sql = notes.filter(notes::tags.includes(["sql", "rust"])).select(notes::id).sql::<Postgres>();
    /// assert_eq!(sql, "SELECT notes.id FROM notes WHERE notes.tags @> $1");
    /// ```
    pub trait ContainerOperators {
        /// `self @> right`: is all of `right` in it?
        fn includes = Includes "@>" OTHER;
        /// `self <@ right`: is all of it in `right`?
        fn is_included_in = IsIncludedIn "<@" OTHER;
        /// `self && right`: have they something in common?
        fn overlaps = OverlapsWith "&&" OTHER;
    }
}

crate::overload! {
    [Element: SqlType] Array<Element>: Includes Array<Element> = Bool;
    [Element: SqlType] Array<Element>: IsIncludedIn Array<Element> = Bool;
    [Element: SqlType] Array<Element>: OverlapsWith Array<Element> = Bool;
}
