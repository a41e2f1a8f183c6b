//! Queries right of ANY, ALL and IN (PostgreSQL manual, section 9.23).

use super::{Branch, Compound, Locked, Select};
use crate::check::{LimitRows, Nullability, OwnAggregates, RowCount};
use crate::clause::With;
use crate::expr::ops::list::{OverRows, QuantifiedOver};
use crate::expr::ops::row_value::{RowColumns, RowTypes};
use crate::expr::{Quantified, SingleColumn, Subquery};
use crate::kernel::Nil;

macro_rules! queries {
    ($([$($generics:ident)*] $query:ty;)*) => { $(
        impl<Element, $($generics),*> QuantifiedOver<Element> for $query
        where
            Self: SingleColumn<Null: Nullability> + OwnAggregates,
        {
            type Type = <Self as SingleColumn>::SqlType;
            type Access = <Self as Subquery>::Access;
            type Owned = <Self as OwnAggregates>::Owned;
            type NeverNull = <<Self as SingleColumn>::Null as Nullability>::NeverNull;
            type Condition<Op, Quantifier, Left> = Quantified<OverRows<Op>, Left, Self>;

            fn condition<Op, Quantifier, Left>(self, left: Left) -> Self::Condition<Op, Quantifier, Left> {
                Quantified::new(left, self)
            }
        }
    )* };
}

queries! {
    [Scope Distinct Columns From Filter Group Having Order Limit Offset]
        Select<Scope, Distinct, Columns, From, Filter, Group, Having, Order, Limit, Offset>;
    [Union First Second Order Limit Offset] Compound<Union, First, Second, Order, Limit, Offset>;
    [Defs Query] With<Defs, Query>;
    [Query Clauses] Locked<Query, Clauses>;
}

macro_rules! rows {
    // rows! { [generics] Select<..>: Counter [what counts the rows]; }
    ($([$($generics:ident)*] $query:ty: $counter:ident [$($count:tt)*];)*) => { $(
        #[diagnostic::do_not_recommend]
        impl<$($generics),*> RowColumns for $query
        where
            Self: Branch<Outputs: RowTypes>,
            $counter: $($count)*,
        {
            type Row = <<Self as Branch>::Outputs as RowTypes>::Row;
            type Null = <<Self as Branch>::Outputs as RowTypes>::Null;
            type OneRow = $counter::AtMostOne;
        }
    )* };
}

rows! {
    [Scope Distinct Columns From Filter Group Having Order Limit Offset]
        Select<Scope, Distinct, Columns, From, Filter, Group, Having, Order, Limit, Offset>:
        Group [RowCount<Scope, Filter, Limit>];
    [Union First Second Order Limit Offset] Compound<Union, First, Second, Order, Limit, Offset>:
        Limit [LimitRows<Nil, Nil>];
}
