//! `INSERT OR REPLACE`, `INSERT OR IGNORE`: what SQLite does where a row breaks a constraint (SQLite, page lang_conflict).

use super::{ConflictText, KeyOnce};
use crate::backend::{Backend, Values};
use crate::check::{ConflictClause, FreeConflict, NoConflictYet, Slot, taken};
use crate::kernel::{Table, Verdict};
use crate::render::{Dialect, OnSqlite, Rope, Support, SupportedBy};
use crate::stmt::Insert;

macro_rules! resolutions {
    ($($(#[$doc:meta])* $name:ident $text:literal;)*) => { $(
        #[doc = concat!("`", $text, "`")]
        #[allow(non_camel_case_types, reason = "a message spells SQL")]
        #[derive(Clone, Copy, Debug)]
        pub struct $name;

        taken!([] $name;);

        impl<T, D: Dialect> ConflictText<T, D> for $name
        where
            OnSqlite<$name>: SupportedBy<D>,
            Support<OnSqlite<$name>, D>: Verdict,
        {
            type Support = Support<OnSqlite<$name>, D>;
            const INSERT: &'static str = concat!($text, " INTO ");
            const ROPE: &'static Rope = &Rope::Empty;
        }

        impl<T> KeyOnce<T> for $name {
            const COLUMNS: &'static [&'static str] = &[];
        }

        impl<B: Backend> Values<B> for $name {
            fn values(&self, _: &mut B::Parameters) {}
        }
    )* };
}

resolutions! {
    INSERT_OR_REPLACE "INSERT OR REPLACE";
    INSERT_OR_IGNORE "INSERT OR IGNORE";
}

#[relvar_macros::brief]
impl<T: Table, List, Source, Conflict, Held> Insert<T, List, Source, Conflict, Held> {
    /// `INSERT OR REPLACE`, which SQLite has: the rows with the same keys are deleted before.
    ///
    /// ```
    /// # relvar::doc_schema!();
    /// use relvar::prelude::*;
    /// let insert = users.insert((users::email.set("a@b.c"), users::name.set("Ann"))).or_replace();
    /// assert_eq!(insert.sql::<Sqlite>(), "INSERT OR REPLACE INTO users (email, name) VALUES (?1, ?2)");
    /// ```
    pub fn or_replace(self) -> Insert<T, List, Source, INSERT_OR_REPLACE, Held>
    where
        Conflict: Slot<ConflictClause>,
        FreeConflict<Conflict>: NoConflictYet,
    {
        self.map_conflict(|_| INSERT_OR_REPLACE)
    }

    /// `INSERT OR IGNORE`, which SQLite has: a row that breaks a constraint is left out. Unlike
    /// [`on_any_conflict`](Insert::on_any_conflict) with DO NOTHING, that is so of NOT NULL and CHECK as well.
    ///
    /// ```
    /// # relvar::doc_schema!();
    /// use relvar::prelude::*;
    /// let insert = users.insert((users::email.set("a@b.c"), users::name.set("Ann"))).or_ignore();
    /// assert_eq!(insert.sql::<Sqlite>(), "INSERT OR IGNORE INTO users (email, name) VALUES (?1, ?2)");
    /// ```
    pub fn or_ignore(self) -> Insert<T, List, Source, INSERT_OR_IGNORE, Held>
    where
        Conflict: Slot<ConflictClause>,
        FreeConflict<Conflict>: NoConflictYet,
    {
        self.map_conflict(|_| INSERT_OR_IGNORE)
    }
}
