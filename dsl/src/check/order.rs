//! Does each term of ORDER BY order anything?
//!
//! PostgreSQL manual, section 7.5: an integer literal would be the position of a column, but a value is sent as a
//! parameter, which is the same for every row.

use super::{KeyOf, Keyed};
use crate::expr::ops::order::OrderTerm;
use crate::kernel::*;
use crate::row::OrderList;

/// Is none of these terms a value on its own?
pub trait NoValues {
    /// `Fail` where one is.
    type Verdict: Verdict;
}

/// The verdict on the terms of an ORDER BY.
pub type ValuesIn<Terms> = Both<Valid, <<Terms as OrderList>::Items as NoValues>::Verdict>;

impl NoValues for Nil {
    type Verdict = Valid;
}

impl<Head: NoValues, Tail: NoValues> NoValues for Cons<Head, Tail> {
    type Verdict = Both<Head::Verdict, Tail::Verdict>;
}

impl<E: Expression + Keyed<Key<()>: ParameterId>> NoValues for E {
    type Verdict = <KeyOf<E> as ParameterId>::Verdict;
}

impl<Direction, E: Keyed<Key<()>: ParameterId>> NoValues for OrderTerm<Direction, E> {
    type Verdict = <KeyOf<E> as ParameterId>::Verdict;
}

/// A verdict on the terms of ORDER BY.
#[diagnostic::on_unimplemented(
    message = "ORDER BY a value orders nothing: a number here is not the position of a column",
    label = "contains a value on its own",
    note = "name the column or expression; `.order_by_output(|row| row.0)` names a column of the select list",
    note = "rule C12, see `relvar::docs::rules::C12`"
)]
pub trait OrdersRows {}

#[diagnostic::do_not_recommend]
impl OrdersRows for Valid {}
