//! Statements that write, where a query is expected as a part of another statement: refused, in one sentence.
//!
//! They answer what is asked of a query there, so that nothing is wrong with them but that they write:
//! [`BelowTop`](crate::check::BelowTop).

use super::{Delete, Insert, MergeInto, Update};
use crate::check::{OwnAggregates, Writes};
use crate::clause::Returning;
use crate::expr::{SingleColumn, Subquery};
use crate::kernel::{Cons, Expression, Nil, SqlType, Valid};
use crate::row::SelectList;

/// A list of expressions with one in it, of which only the type matters.
pub trait OnlyType {
    /// The type.
    type SqlType: SqlType;
}

impl<Only: Expression> OnlyType for Cons<Only, Nil> {
    type SqlType = Only::SqlType;
}

macro_rules! writes {
    ($($statement:ident<$($part:ident),*>;)*) => { $(
        #[diagnostic::do_not_recommend]
        impl<$($part,)* Held> Subquery for $statement<$($part,)* Held> {
            type Outer = Nil;
            type Access = Writes;
        }

        #[diagnostic::do_not_recommend]
        impl<$($part,)* Held> OwnAggregates for $statement<$($part,)* Held> {
            type Owned = Valid;
        }

        #[diagnostic::do_not_recommend]
        impl<$($part,)* Item: SelectList<Items: OnlyType>> SingleColumn for $statement<$($part,)* Returning<Item>> {
            type SqlType = <Item::Items as OnlyType>::SqlType;
            type Null = typenum::B0;
            type OneRow = Valid;
            type Aggregates = Valid;
            crate::expr::single_column!();
        }
    )* };
}

writes! {
    Delete<T, Beside, Filter>;
    Insert<T, Assigned, Source, Conflict>;
    MergeInto<T, Beside, On, Clauses, State>;
    Update<T, Assigned, Source, Beside, Filter>;
}
