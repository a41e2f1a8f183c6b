//! Queries right of ANY, ALL and IN (PostgreSQL manual, section 9.23).

use super::{Branch, Cardinality, Compound, Delete, Insert, Locked, MergeInto, Select, Update};
use crate::check::{LimitRows, Nullability, OwnAggregates, RowCount};
use crate::clause::With;
use crate::expr::ops::list::{OverRows, QuantifiedOver};
use crate::expr::ops::row_value::{AsRow, RowColumns, RowTypes};
use crate::expr::{Quantified, SingleColumn, Subquery};
use crate::kernel::Nil;

macro_rules! queries {
    ($([$($generics:ident)*] $query:ty;)*) => { $(
        #[diagnostic::do_not_recommend]
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
    // They are refused because they write.
    [T Beside Filter Held] Delete<T, Beside, Filter, Held>;
    [T List Source Conflict Held] Insert<T, List, Source, Conflict, Held>;
    [T Beside On Clauses State Held] MergeInto<T, Beside, On, Clauses, State, Held>;
    [T List Source Beside Filter Held] Update<T, List, Source, Beside, Filter, Held>;
}

macro_rules! rows {
    // rows! { [generics] Select<..>: Counter [what counts the rows]; }
    ($([$($generics:ident)*] $query:ty: $counter:ident [$($count:tt)*];)*) => { $(
        #[diagnostic::do_not_recommend]
        impl<$($generics),*> RowColumns for $query
        where
            Self: Branch<Outputs: RowTypes> + Subquery + OwnAggregates,
            $counter: $($count)*,
        {
            type Row = <<Self as Branch>::Outputs as RowTypes>::Row;
            type Null = <<Self as Branch>::Outputs as RowTypes>::Null;
            type OneRow = $counter::AtMostOne;
            type Aggregates = <Self as OwnAggregates>::Owned;
            type Writing = <Self as Subquery>::Access;
            type Query = Self;

            fn rows(self) -> AsRow<Self> {
                AsRow(self)
            }
        }
    )* };
}

rows! {
    [Scope Distinct Columns From Filter Group Having Order Limit Offset]
        Select<Scope, Distinct, Columns, From, Filter, Group, Having, Order, Limit, Offset>:
        Group [RowCount<Scope, Filter, Limit>];
    [Union First Second Order Limit Offset] Compound<Union, First, Second, Order, Limit, Offset>:
        Limit [LimitRows<Nil, Nil>];
    [Defs Query] With<Defs, Query>: Query [Cardinality];
}
