//! The rows of INSERT: assignments, a struct, or any number of structs as arrays.

use std::marker::PhantomData;

use super::{Assigned, Assignments, AssignmentsText};
use crate::backend::{Backend, Encode, Values};
use crate::kernel::*;
use crate::render::{Arrays, Dialect, Rope, Support, SupportedBy};
use crate::types::Array;

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

/// One field of many structs, as an array.
#[derive(Clone, Copy)]
pub struct EachRow<'r, Row, Field> {
    rows: &'r [Row],
    field: fn(&Row) -> &Field,
}

impl<'r, Row, Field: 'r> EachRow<'r, Row, Field> {
    /// The field that `field` takes out of every row.
    pub fn new(rows: &'r [Row], field: fn(&Row) -> &Field) -> Self {
        EachRow { rows, field }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Is there none?
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The values in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &'r Field> + use<'r, Row, Field> {
        self.rows.iter().map(self.field)
    }
}

/// A field's Rust type whose values the driver `B` sends as one array of the SQL type `Type`: what
/// `#[derive(Insert)]` asks of every field.
pub trait EncodeEach<B: Backend, Type, Row>: Sized {
    /// Appends the array of what `field` takes out of every row.
    fn push_each(rows: &[Row], field: fn(&Row) -> &Self, parameters: &mut B::Parameters);
}

#[diagnostic::do_not_recommend]
impl<B: Backend, Type: SqlType, Row, Field> EncodeEach<B, Type, Row> for Field
where
    for<'r> EachRow<'r, Row, Field>: Encode<B, Array<Type>>,
{
    fn push_each(rows: &[Row], field: fn(&Row) -> &Field, parameters: &mut B::Parameters) {
        B::push::<Array<Type>, _>(parameters, &EachRow::new(rows, field));
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
impl<T, Row, List: AssignmentsText<D>, D: Dialect> RowsText<List, D> for ManyRows<'_, T, Row>
where
    Arrays: SupportedBy<D>,
{
    type Support = Support<Arrays, D>;
    const ROPE: &'static Rope = &Rope::Join(&[
        &Rope::Literal(" ("),
        List::NAMES,
        &Rope::Literal(") SELECT * FROM UNNEST("),
        List::VALUES,
        &Rope::Literal(")"),
    ]);
}

/// How many rows a source can be.
pub trait SourceRows {
    /// `Fail` where there can be more than one.
    type AtMostOne: Verdict;
}

impl<T, Row> SourceRows for ManyRows<'_, T, Row> {
    type AtMostOne = Fail<crate::check::ManyRows>;
}
