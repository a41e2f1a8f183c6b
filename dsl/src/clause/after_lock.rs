//! What comes before a row lock and not after it: the methods that a locked query refuses in SQL's words.

use crate::check::*;
use crate::stmt::Locked;

macro_rules! before_the_lock {
    (bare $($method:ident)*) => { $(
        /// Refused: a row lock comes last.
        #[relvar_macros::brief]
        pub fn $method(self) -> Self
        where
            Refused<Locks>: ComesAfterLock,
        {
            self
        }
    )* };
    ($($method:ident)*) => { $(
        /// Refused: a row lock comes last.
        #[relvar_macros::brief]
        pub fn $method<Anything>(self, _: Anything) -> Self
        where
            Refused<Locks>: ComesAfterLock,
        {
            self
        }
    )* };
}

macro_rules! unlocked_branches {
    ($($method:ident)*) => { $(
        /// Refused: no branch of a set operation is locked.
        #[relvar_macros::brief]
        pub fn $method<Anything>(self, _: Anything) -> Self
        where
            Refused<Locks>: LocksBranches,
        {
            self
        }
    )* };
}

#[doc(hidden)]
impl<Query, Locks> Locked<Query, Locks> {
    before_the_lock!(inner_join left_join right_join full_join cross_join);
    before_the_lock!(filter group_by having select distinct_on);
    before_the_lock!(order_by then_by limit limit_with_ties offset);
    before_the_lock!(bare distinct any_order first);
    unlocked_branches!(union union_all intersect intersect_all except except_all);
}
