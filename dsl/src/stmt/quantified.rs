//! Queries right of ANY, ALL and IN (PostgreSQL manual, section 9.23).

use super::{Branch, Compound, Locked, Select};
use crate::check::Nullability;
use crate::clause::With;
use crate::expr::ops::list::{OverRows, QuantifiedOver};
use crate::expr::ops::row_value::{RowColumns, RowTypes};
use crate::expr::{Quantified, SingleColumn};
use crate::types::Comparable;

macro_rules! queries {
    ($([$($generics:ident)*] $query:ty;)*) => { $(
        impl<Element, $($generics),*> QuantifiedOver<Element> for $query
        where
            Self: SingleColumn<SqlType: Comparable<Element>, Null: Nullability>,
        {
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
    ($([$($generics:ident)*] $query:ty;)*) => { $(
        #[diagnostic::do_not_recommend]
        impl<$($generics),*> RowColumns for $query
        where
            Self: Branch<Outputs: RowTypes>,
        {
            type Row = <<Self as Branch>::Outputs as RowTypes>::Row;
            type Null = <<Self as Branch>::Outputs as RowTypes>::Null;
        }
    )* };
}

rows! {
    [Scope Distinct Columns From Filter Group Having Order Limit Offset]
        Select<Scope, Distinct, Columns, From, Filter, Group, Having, Order, Limit, Offset>;
    [Union First Second Order Limit Offset] Compound<Union, First, Second, Order, Limit, Offset>;
}
