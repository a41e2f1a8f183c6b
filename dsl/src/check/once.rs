//! May this clause still be given? A clause that may stand once is refused the second time.
//!
//! A clause of a query asks the slot itself, [`NotGivenYet`]; what asks for its own sentence (ON CONFLICT, WHEN, a clause
//! inside of a call or a window) asks for the slot's verdict.

use crate::kernel::{Fail, Unset, Valid, Verdict};

/// A clause's slot: not given yet.
pub trait Slot<Clause> {
    /// `Fail` with the clause where it was given.
    type Free: Verdict;
}

impl<Clause> Slot<Clause> for Unset {
    type Free = Valid;
}

/// The verdict "this slot is free for `Clause`".
pub type Free<S, Clause> = <S as Slot<Clause>>::Free;

/// A slot of a query before its clause is given.
#[diagnostic::on_unimplemented(
    message = "this query already has {Clause}",
    label = "{Clause} is given a second time",
    note = "rule C1, see `relvar::docs::rules::C1`"
)]
pub trait NotGivenYet<Clause> {}

#[diagnostic::do_not_recommend]
impl<Clause> NotGivenYet<Clause> for Unset {}

/// The slot of GROUP BY before it is given.
#[diagnostic::on_unimplemented(
    message = "this query already has GROUP BY",
    label = "GROUP BY is given a second time",
    note = "group by several expressions at once: `.group_by((first, second))`",
    note = "rule C1, see `relvar::docs::rules::C1`"
)]
pub trait NotGroupedYet {}

/// The slot of ORDER BY before it is given.
#[diagnostic::on_unimplemented(
    message = "this query already has ORDER BY",
    label = "ORDER BY is given a second time",
    note = "`.then_by(..)` adds terms",
    note = "rule C1, see `relvar::docs::rules::C1`"
)]
pub trait NotOrderedYet {}

#[diagnostic::do_not_recommend]
impl NotOrderedYet for Unset {}

/// Says that these slots are taken once they hold this.
macro_rules! taken {
    ($([$($generics:ident),*] $slot:ty;)*) => { $(
        impl<Clause $(, $generics)*> $crate::check::Slot<Clause> for $slot {
            type Free = $crate::kernel::Fail<Clause>;
        }
    )* };
}
pub(crate) use taken;

/// LIMIT and OFFSET take a part of the rows, and which part is only fixed by ORDER BY.
pub trait OrderGiven {
    /// `Fail` where there is no ORDER BY.
    type Verdict: Verdict;
}

/// The culprit: no ORDER BY.
pub struct NoOrder;

impl OrderGiven for Unset {
    type Verdict = Fail<NoOrder>;
}

/// A verdict on LIMIT and OFFSET.
#[diagnostic::on_unimplemented(
    message = "{Clause} without ORDER BY takes rows in no fixed order",
    label = "the rows that {Clause} leaves are not fixed",
    note = "add `.order_by(..)` before it, or `.any_order()` when any rows will do",
    note = "rule C7, see `relvar::docs::rules::C7`"
)]
pub trait Ordered<Clause> {}

#[diagnostic::do_not_recommend]
impl<Clause> Ordered<Clause> for Valid {}

/// What a method asks that is there to be refused in SQL's words: nothing has it. `Of` is some type that the call brings along,
/// a short one to be told.
pub struct Refused<Of>(std::marker::PhantomData<Of>);
