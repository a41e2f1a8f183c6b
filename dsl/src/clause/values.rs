//! The rows of INSERT: assignments, a struct, or any number of structs as arrays.

use std::marker::PhantomData;

use super::{Assigned, Assignments, AssignmentsText};
use crate::backend::{Backend, Encode, Values};
use crate::expr::Assignment;
use crate::kernel::*;
use crate::render::{Arrays, Dialect, Rope, Support, SupportedBy};
use crate::types::{Array, Int4};

/// What `insert` takes: assignments, a struct that derives [`Insert`](crate::Insert), or a slice of them.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a row of table `{T}`",
    label = "expected `(column.set(value), ..)`, a struct that derives `Insert`, or a slice of them"
)]
pub trait InsertSource<T> {
    /// The assignments, for the rules.
    type List;
    /// What the statement keeps.
    type Source;
    /// Gives it.
    fn source(self) -> Self::Source;
}

#[diagnostic::do_not_recommend]
impl<T, A: Assignments> InsertSource<T> for A {
    type List = A::List;
    type Source = Assigned<A>;

    fn source(self) -> Assigned<A> {
        Assigned(self)
    }
}

/// A struct that is a row of the table `T`; `#[derive(Insert)]` implements it.
pub trait InsertRow<T> {
    /// The assignments that its fields are.
    type List;
}

/// The values of such a struct, for the driver `B`.
pub trait InsertValues<B: Backend, T>: InsertRow<T> {
    /// Appends the value of every field.
    fn values(&self, parameters: &mut B::Parameters);
}

/// The values of many such structs, for the driver `B`.
pub trait InsertArrays<B: Backend, T>: InsertRow<T> + Sized {
    /// Appends one array per field.
    fn arrays(rows: &[Self], parameters: &mut B::Parameters);
}

/// One struct.
#[derive(Clone, Copy, Debug)]
pub struct OneRow<T, Row> {
    row: Row,
    table: PhantomData<T>,
}

impl<T, Row> OneRow<T, Row> {
    #[doc(hidden)]
    pub fn new(row: Row) -> Self {
        OneRow { row, table: PhantomData }
    }
}

impl<B: Backend, T, Row: InsertValues<B, T>> Values<B> for OneRow<T, Row> {
    fn values(&self, parameters: &mut B::Parameters) {
        self.row.values(parameters);
    }
}

impl<T, Row: InsertRow<T>> InsertRow<T> for &Row {
    type List = Row::List;
}

impl<B: Backend, T, Row: InsertValues<B, T>> InsertValues<B, T> for &Row {
    fn values(&self, parameters: &mut B::Parameters) {
        (**self).values(parameters);
    }
}

/// Any number of structs.
#[derive(Clone, Copy, Debug)]
pub struct ManyRows<'r, T, Row> {
    rows: &'r [Row],
    table: PhantomData<T>,
}

impl<B: Backend, T, Row: InsertArrays<B, T>> Values<B> for ManyRows<'_, T, Row> {
    fn values(&self, parameters: &mut B::Parameters) {
        Row::arrays(self.rows, parameters);
    }
}

macro_rules! many {
    ($([$($generics:tt)*] $rows:ty;)*) => { $(
        impl<'r, $($generics)* T, Row: InsertRow<T>> InsertSource<T> for $rows {
            type List = Row::List;
            type Source = ManyRows<'r, T, Row>;

            fn source(self) -> ManyRows<'r, T, Row> {
                ManyRows { rows: self, table: PhantomData }
            }
        }
    )* };
}

many! {
    [] &'r [Row];
    [] &'r Vec<Row>;
    [const LENGTH: usize,] &'r [Row; LENGTH];
}

/// Appends the values of one column of many rows, where the column is an array as `nested` says: the text has the
/// columns that are arrays last. What `#[derive(Insert)]` calls for every field.
#[doc(hidden)]
pub fn push_each<'value, B: Backend, Type: SqlType, Value: Encode<B, Type> + 'value>(
    nested: bool,
    parameters: &mut B::Parameters,
    values: impl ExactSizeIterator<Item = &'value Value>,
) {
    if Type::NAME.array == nested {
        B::push_each::<Type, Value>(parameters, values);
    }
}

/// The rows of INSERT as text: what stands after the table's name.
pub trait RowsText<List, D: Dialect> {
    /// What the rows need.
    type Support: Verdict;
    /// ` (email, name) VALUES ($1, $2)`
    const ROPE: &'static Rope;
}

macro_rules! one_row {
    ($([$($generics:tt)*] $source:ty;)*) => { $(
        impl<$($generics)*, List: AssignmentsText<D>, D: Dialect> RowsText<List, D> for $source {
            type Support = List::Support;
            const ROPE: &'static Rope = &Rope::Join(&[
                &Rope::Literal(" ("),
                List::NAMES,
                &Rope::Literal(") VALUES ("),
                List::VALUES,
                &Rope::Literal(")"),
            ]);
        }

        impl<$($generics)*> SourceRows for $source {
            type AtMostOne = Valid;
        }
    )* };
}

one_row! {
    [A] Assigned<A>;
    [T, Row] OneRow<T, Row>;
}

/// Arrays of equal length, read side by side: one text for any number of rows (PostgreSQL manual, section 7.2.1.4).
///
/// `UNNEST` takes an array of arrays apart into its last elements. So a column that is an array is a relation of its own,
/// which puts each row's elements together again; all are joined by the row's number. No other join than FULL keeps
/// the planner from nested loops, whose cost would be the square of the number of rows.
impl<T, Row, List: BatchText, D: Dialect> RowsText<List, D> for ManyRows<'_, T, Row>
where
    Arrays: SupportedBy<D>,
{
    type Support = Support<Arrays, D>;
    const ROPE: &'static Rope = if List::NESTED {
        &Rope::Join(&[
            &Rope::Literal(" ("),
            List::NAMES,
            &Rope::Literal(") SELECT "),
            List::ALIASES,
            &Rope::Literal(" FROM "),
            &Rope::List(
                " NATURAL FULL JOIN ",
                &[
                    if List::PLAIN {
                        &Rope::Join(&[
                            &Rope::Literal("UNNEST("),
                            List::PLAIN_VALUES,
                            &Rope::Literal(") WITH ORDINALITY AS r ("),
                            List::PLAIN_ALIASES,
                            &Rope::Literal(", n)"),
                        ])
                    } else {
                        &Rope::Empty
                    },
                    List::NESTED_ROWS,
                ],
            ),
            &Rope::Literal(" ORDER BY n"),
        ])
    } else {
        &Rope::Join(&[
            &Rope::Literal(" ("),
            List::NAMES,
            &Rope::Literal(") SELECT * FROM UNNEST("),
            List::PLAIN_VALUES,
            &Rope::Literal(")"),
        ])
    };
}

/// The columns of many rows as text.
pub trait BatchText {
    /// How many columns there are.
    const COUNT: usize;
    /// Is some column no array?
    const PLAIN: bool;
    /// Is some column an array?
    const NESTED: bool;
    /// `id, tags`
    const NAMES: &'static Rope;
    /// `c1`: the first column's alias.
    const ALIAS: &'static Rope;
    /// `c1, c0`: names that no column has to make room for.
    const ALIASES: &'static Rope;
    /// `c1`: of the columns that are no arrays.
    const PLAIN_ALIASES: &'static Rope;
    /// `$1`: of the columns that are no arrays.
    const PLAIN_VALUES: &'static Rope;
    /// The relations of the columns that are arrays. In each the NULL before a row's elements makes sure that the row is
    /// there, and `[2:]` drops it.
    const NESTED_ROWS: &'static Rope;
}

impl BatchText for Nil {
    const COUNT: usize = 0;
    const PLAIN: bool = false;
    const NESTED: bool = false;
    const NAMES: &'static Rope = &Rope::Empty;
    const ALIAS: &'static Rope = &Rope::Empty;
    const ALIASES: &'static Rope = &Rope::Empty;
    const PLAIN_ALIASES: &'static Rope = &Rope::Empty;
    const PLAIN_VALUES: &'static Rope = &Rope::Empty;
    const NESTED_ROWS: &'static Rope = &Rope::Empty;
}

impl<C: Column, Value, Rest: BatchText> BatchText for Cons<Assignment<C, Value>, Rest> {
    const COUNT: usize = Rest::COUNT + 1;
    const PLAIN: bool = !IsArray::<C>::ANSWER || Rest::PLAIN;
    const NESTED: bool = IsArray::<C>::ANSWER || Rest::NESTED;
    const NAMES: &'static Rope = &Rope::List(", ", &[&Rope::Name(<C as Column>::NAME), Rest::NAMES]);
    const ALIAS: &'static Rope = &Rope::Join(&[&Rope::Literal("c"), &Rope::Ordinal(Rest::COUNT)]);
    const ALIASES: &'static Rope = &Rope::List(", ", &[Self::ALIAS, Rest::ALIASES]);
    const PLAIN_ALIASES: &'static Rope = if IsArray::<C>::ANSWER {
        Rest::PLAIN_ALIASES
    } else {
        &Rope::List(", ", &[Self::ALIAS, Rest::PLAIN_ALIASES])
    };
    const PLAIN_VALUES: &'static Rope = if IsArray::<C>::ANSWER {
        Rest::PLAIN_VALUES
    } else {
        &Rope::List(", ", &[&Rope::Parameter(&<Array<C::SqlType>>::NAME), Rest::PLAIN_VALUES])
    };
    const NESTED_ROWS: &'static Rope = if IsArray::<C>::ANSWER {
        &Rope::List(
            " NATURAL FULL JOIN ",
            &[
                &Rope::Join(&[
                    &Rope::Literal(
                        "(SELECT abs(k), CASE WHEN min(k) > 0 THEN (array_agg(v ORDER BY o))[2:] END FROM UNNEST(",
                    ),
                    &Rope::Parameter(&C::SqlType::NAME),
                    &Rope::Literal(", "),
                    &Rope::Parameter(&<Array<Int4>>::NAME),
                    &Rope::Literal(") WITH ORDINALITY AS e (v, k, o) GROUP BY 1) AS a"),
                    &Rope::Ordinal(Rest::COUNT),
                    &Rope::Literal(" (n, "),
                    Self::ALIAS,
                    &Rope::Literal(")"),
                ]),
                Rest::NESTED_ROWS,
            ],
        )
    } else {
        Rest::NESTED_ROWS
    };
}

/// Is the column `C` an array?
struct IsArray<C>(PhantomData<C>);

impl<C: Column> IsArray<C> {
    const ANSWER: bool = <C::SqlType as SqlType>::NAME.array;
}

/// How many rows a source can be.
pub trait SourceRows {
    /// `Fail` where there can be more than one.
    type AtMostOne: Verdict;
    /// Are the first parameters one array for each column that is itself no array?
    const ARRAYS: bool = false;
}

impl<T, Row> SourceRows for ManyRows<'_, T, Row> {
    type AtMostOne = Fail<crate::check::ManyRows>;
    const ARRAYS: bool = true;
}

/// Where a column's array stands among the parameters of many rows.
pub trait ArrayPlace {
    /// The place, of a column that is itself no array.
    fn array_place(column: &str) -> Option<usize>;
}

impl ArrayPlace for Nil {
    fn array_place(_: &str) -> Option<usize> {
        None
    }
}

impl<C: Column, Value, Rest: ArrayPlace> ArrayPlace for Cons<Assignment<C, Value>, Rest> {
    fn array_place(column: &str) -> Option<usize> {
        match (C::NAME.text == column, IsArray::<C>::ANSWER) {
            (true, false) => Some(0),
            (true, true) => None,
            (false, array) => Rest::array_place(column).map(|place| place + usize::from(!array)),
        }
    }
}
