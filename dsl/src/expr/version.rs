//! `old` and `new` of RETURNING: the row as it was before the change and as it is after it (PostgreSQL manual, section 6.4).

use std::marker::PhantomData;
use std::ops::Deref;

use crate::check::NoUse;
use crate::kernel::{D61, D62, Table, TableReference};
use crate::render::{Rope, ServerNeed};
use crate::row::{HasRow, Whole};

/// What `old` and `new` need of the server.
const VERSIONS: ServerNeed = ServerNeed { what: "old and new in RETURNING", version: 18 };

macro_rules! versions {
    ($($(#[$doc:meta])* $reference:ident $value:ident $digit:ident $text:literal;)*) => { $(
        $(#[$doc])*
        pub struct $reference<T>(PhantomData<T>);

        impl<T> Clone for $reference<T> {
            fn clone(&self) -> Self {
                *self
            }
        }

        impl<T> Copy for $reference<T> {}

        impl<T: Table> TableReference for $reference<T> {
            type Id = T::IdWith<$digit<()>>;
            type IdBefore<Rest: crate::kernel::Identity> = T::IdWith<$digit<Rest>>;
            type Shown = Self;
            type Uses = NoUse;
            const FROM: &'static Rope = Self::QUALIFIER;
            const QUALIFIER: &'static Rope = &Rope::Since(&VERSIONS, &Rope::Literal($text));
        }

        impl<T: Table> HasRow for $reference<T> {
            type Table = T;
        }

        $(#[$doc])*
        ///
        /// Its columns are fields. It is no table: it stands in no FROM.
        pub struct $value<T>(PhantomData<T>);

        impl<T> $value<T> {
            pub(crate) const fn new() -> Self {
                $value(PhantomData)
            }

            /// Every column, as an item of RETURNING; its row is the table's struct, in an `Option` where there may be none.
            pub fn all(&self) -> Whole<$reference<T>> {
                Whole::new()
            }
        }

        impl<T> Clone for $value<T> {
            fn clone(&self) -> Self {
                *self
            }
        }

        impl<T> Copy for $value<T> {}

        impl<T: Table> Deref for $value<T> {
            type Target = T::AliasColumns<$reference<T>>;

            fn deref(&self) -> &Self::Target {
                T::alias_columns::<$reference<T>>()
            }
        }
    )* };
}

versions! {
    /// The row before the change.
    OldRow OldColumns D61 "old";
    /// The row after the change.
    NewRow NewColumns D62 "new";
}
