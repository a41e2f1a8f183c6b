//! The only file that knows how long a tuple can be: 32. Wider rows are structs, or tuples of tuples.

use crate::backend::{Backend, CodecError, ColumnTypes, Encode, Values};
use crate::check::{GroupItems, GroupedBy, InScope};
use crate::clause::{
    Assignments, InsertArrays, InsertRow, ManyRows, RowFor, SetItem, SetItemText, SetRow, push_each,
};
use crate::expr::SetText;
use crate::expr::{Argument, ArgumentList, Arguments, Assignment, BindParts, Storable, TableColumn};
use crate::kernel::{Both, Column, Cons, Expression, Mixed, Nil, Valid, Verdict};
use crate::render::{Dialect, Render, Rope};
use crate::row::{
    Blank, Fits, ItemLevel, OrderList, Outputs, Places, ReadAs, Reshape, ReshapeAll, RowIn, SelectList,
};
use crate::stmt::{CopyTuple, CopyValue};

/// Does the dialect support every item of a list? One recursive bound per level.
pub trait SupportsAll<D: Dialect> {
    /// The culprit is a feature.
    type Support: Verdict;
}

impl<D: Dialect> SupportsAll<D> for Nil {
    type Support = Valid;
}

impl<D: Dialect, Head: Render<D>, Tail: SupportsAll<D>> SupportsAll<D> for Cons<Head, Tail> {
    type Support = Both<Head::Support, Tail::Support>;
}

macro_rules! tuple {
    (@level $only:ident) => { $only::Level };
    (@level $first:ident $($rest:ident)+) => { Mixed<$first::Level, tuple!(@level $($rest)+)> };
    (@arguments) => { () };
    (@arguments $first:ident $($rest:ident)*) => { Arguments<$first::Expression, tuple!(@arguments $($rest)*)> };
    (@values $tuple:ident) => { () };
    (@values $tuple:ident $first:tt $($rest:tt)*) => {
        Arguments($tuple.$first.argument(), tuple!(@values $tuple $($rest)*))
    };
    // tuple!(A NewA 0, B NewB 1): everything for `(A, B)`
    ($($item:ident $new:ident $index:tt),+) => {
        impl<$($item: SelectList),+> SelectList for ($($item,)+) {
            type Items = crate::__list!($($item),+);
            const WIDTH: usize = 0 $(+ $item::WIDTH)+;
            const COLUMNS: &'static ColumnTypes = &ColumnTypes::Many(&[$($item::COLUMNS),+]);
            const PLACES: &'static Places = &Places::Items(&[$($item::PLACES),+]);
        }

        impl<$($item: ItemLevel),+> ItemLevel for ($($item,)+) {
            type Level = tuple!(@level $($item)+);
        }

        impl<Scope, $($item: InScope<Scope>),+> InScope<Scope> for ($($item,)+) {
            type Verdict = crate::kernel::all!($($item::Verdict),+);
        }

        impl<Group, $($item: GroupedBy<Group>),+> GroupedBy<Group> for ($($item,)+) {
            type Verdict = crate::kernel::all!($($item::Verdict),+);
        }

        impl<Scope, Group, $($item: RowIn<Scope, Group>),+> RowIn<Scope, Group> for ($($item,)+) {
            type Row = ($($item::Row,)+);
        }

        impl<Driver: Backend, $($item: SelectList + ReadAs<Driver, $new>, $new),+> ReadAs<Driver, ($($new,)+)>
            for ($($item,)+)
        {
            #[inline]
            #[allow(unused_assignments, reason = "the last column has none after it")]
            fn read(row: &Driver::Row, mut at: usize) -> Result<($($new,)+), CodecError> {
                Ok(($({
                    let value = <$item as ReadAs<Driver, $new>>::read(row, at)?;
                    at += $item::WIDTH;
                    value
                },)+))
            }
        }

        impl<Dial: Dialect, $($item: Render<Dial>),+> Render<Dial> for ($($item,)+) {
            type Support = crate::kernel::all!($($item::Support),+);
            const ROPE: &'static Rope = &Rope::List(", ", &[$($item::ROPE),+]);
        }

        impl<Driver: Backend, $($item: Values<Driver>),+> Values<Driver> for ($($item,)+) {
            fn values(&self, parameters: &mut Driver::Parameters) {
                $( self.$index.values(parameters); )+
            }
        }

        #[diagnostic::do_not_recommend]
        impl<Type, $($item: Argument<Type>),+> ArgumentList<Type> for ($($item,)+) {
            type Arguments = tuple!(@arguments $($item)+);
            fn arguments(self) -> Self::Arguments {
                tuple!(@values self $($index)+)
            }
        }

        impl<$($item: OrderList),+> OrderList for ($($item,)+) {
            type Items = crate::__list!($($item::Items),+);
        }

        impl<Scope, Group, $($item: Fits<Scope, Group>),+> Fits<Scope, Group> for ($($item,)+) {
            type Verdict = crate::kernel::all!($($item::Verdict),+);
        }

        impl<$($item),+> GroupItems for ($($item,)+)
        where
            crate::__list!($($item),+): GroupItems,
        {
            type Every<Rest> = <crate::__list!($($item),+) as GroupItems>::Every<Rest>;
            type Always<Rest> = <crate::__list!($($item),+) as GroupItems>::Always<Rest>;
            type Several = <crate::__list!($($item),+) as GroupItems>::Several;
            type Empty = <crate::__list!($($item),+) as GroupItems>::Empty;
        }

        impl<Dial: Dialect, $($item: Expression + Render<Dial>),+> SetText<Dial> for ($($item,)+)
        where
            Self: Render<Dial>,
        {
            const ROPE: &'static Rope =
                &Rope::Join(&[&Rope::Literal("("), <Self as Render<Dial>>::ROPE, &Rope::Literal(")")]);
        }

        impl<Scope, Group, $($item),+> Outputs<Scope, Group> for ($($item,)+)
        where
            crate::__list!($($item),+): Outputs<Scope, Group>,
        {
            type Before<Rest> = <crate::__list!($($item),+) as Outputs<Scope, Group>>::Before<Rest>;
        }

        impl<Scope, Columns, At, $($item,)+ $($new: Blank),+> Reshape<Scope, Columns, At> for ($($item,)+)
        where
            crate::__list!($($item),+): ReshapeAll<Scope, Columns, At, Items = crate::__list!($($new),+)>,
        {
            type List = ($($new,)+);
            type Rest = <crate::__list!($($item),+) as ReshapeAll<Scope, Columns, At>>::Rest;
            type Next = <crate::__list!($($item),+) as ReshapeAll<Scope, Columns, At>>::Next;
            type Kept = <crate::__list!($($item),+) as ReshapeAll<Scope, Columns, At>>::Kept;
        }

        impl<$($item: Blank),+> Blank for ($($item,)+) {
            const BLANK: Self = ($($item::BLANK,)+);
        }
    };
}

macro_rules! copied {
    // copied!(A ValueA 0, B ValueB 1): a tuple of values for a tuple of columns
    ($($column:ident $value:ident $index:tt),+) => {
        #[diagnostic::do_not_recommend]
        impl<Driver: Backend, $($column, $value: CopyValue<Driver, $column>),+> CopyTuple<Driver, ($($column,)+)> for ($($value,)+) {
            fn values(&self, parameters: &mut Driver::Parameters) {
                $( self.$index.push(parameters); )+
            }
        }
    };
}

macro_rules! assignments {
    (@support $dialect:ident $last:ident) => { <$last as SetItemText<$dialect>>::Support };
    (@support $dialect:ident $first:ident $($more:ident)+) => {
        Both<<$first as SetItemText<$dialect>>::Support, assignments!(@support $dialect $($more)+)>
    };
    (@before $rest:ident) => { $rest };
    (@before $rest:ident $first:ident $($more:ident)*) => {
        <$first as SetItem>::Before<assignments!(@before $rest $($more)*)>
    };
    // assignments!(A ValueA 0, B ValueB 1): a tuple of assignments, and of columns that are assigned together
    ($($column:ident $value:ident $index:tt),+) => {
        #[diagnostic::do_not_recommend]
        impl<$($column: SetItem),+> SetItem for ($($column,)+) {
            type Before<Rest> = assignments!(@before Rest $($column)+);
        }

        impl<Dial: Dialect, $($column: SetItemText<Dial>),+> SetItemText<Dial> for ($($column,)+) {
            type Support = assignments!(@support Dial $($column)+);
            const SETS: &'static Rope = &Rope::List(", ", &[$($column::SETS),+]);
        }

        impl<$($column: Column),+> SetRow for ($(TableColumn<$column>,)+) {
            type List = crate::__list!($(TableColumn<$column>),+);
        }

        #[diagnostic::do_not_recommend]
        impl<$($column: Column, $value: Storable<$column::SqlType, $column::Null, $column>),+>
            RowFor<($(TableColumn<$column>,)+)> for ($($value,)+)
        {
            type Assignments = ($(Assignment<$column, $value::Expression>,)+);
            fn assignments(self) -> Self::Assignments {
                ($(Assignment::new(self.$index.store()),)+)
            }
        }

        impl<$($column, $value),+> Assignments for ($(Assignment<$column, $value>,)+) {
            type List = crate::__list!($(Assignment<$column, $value>),+);
        }

        impl<T, $($column, $value: BindParts),+> InsertRow<T> for ($(Assignment<$column, $value>,)+) {
            type List = crate::__list!($(Assignment<$column, $value>),+);
            type Many<Rows, Item> = ManyRows<Rows, T, Item>;
        }

        impl<Driver: Backend, T, $($column, $value: BindParts<Value: Encode<Driver, $value::Type>>),+> InsertArrays<Driver, T>
            for ($(Assignment<$column, $value>,)+)
        {
            fn arrays<'row>(rows: impl ExactSizeIterator<Item = &'row Self> + Clone, parameters: &mut Driver::Parameters)
            where
                Self: 'row,
            {
                for nested in [false, true] {
                    $( push_each::<Driver, $value::Type, $value::Value>(
                        nested,
                        parameters,
                        rows.clone().map(|row| row.$index.value().bound()),
                    ); )+
                }
            }
        }
    };
}

macro_rules! tuples {
    // tuples!([] A ValueA 0, B ValueB 1, ..): every tuple from one item to all
    ([$($done:ident $done_value:ident $done_index:tt,)*]) => {};
    ([$($done:ident $done_value:ident $done_index:tt,)*] $item:ident $value:ident $index:tt, $($rest:tt)*) => {
        tuple!($($done $done_value $done_index,)* $item $value $index);
        assignments!($($done $done_value $done_index,)* $item $value $index);
        copied!($($done $done_value $done_index,)* $item $value $index);
        tuples!([$($done $done_value $done_index,)* $item $value $index,] $($rest)*);
    };
}

tuples! { []
    I0 V0 0,
    I1 V1 1,
    I2 V2 2,
    I3 V3 3,
    I4 V4 4,
    I5 V5 5,
    I6 V6 6,
    I7 V7 7,
    I8 V8 8,
    I9 V9 9,
    I10 V10 10,
    I11 V11 11,
    I12 V12 12,
    I13 V13 13,
    I14 V14 14,
    I15 V15 15,
    I16 V16 16,
    I17 V17 17,
    I18 V18 18,
    I19 V19 19,
    I20 V20 20,
    I21 V21 21,
    I22 V22 22,
    I23 V23 23,
    I24 V24 24,
    I25 V25 25,
    I26 V26 26,
    I27 V27 27,
    I28 V28 28,
    I29 V29 29,
    I30 V30 30,
    I31 V31 31,
}
