//! `COPY table (columns) FROM STDIN` as text (PostgreSQL manual, page COPY); a driver sends the rows.

use std::marker::PhantomData;

use crate::backend::{Backend, ColumnTypes, Encode};
use crate::check::COPY;
use crate::expr::{Assignment, Storable, TableColumn};
use crate::kernel::*;
use crate::render::{Dialect, OnPostgres, Render, Rope, Support, SupportedBy};

/// `COPY table (columns) FROM STDIN`, of the table `T` and the columns of the assignments `List`.
#[derive(Clone, Copy, Debug)]
pub struct CopyFrom<T, List>(PhantomData<(T, List)>);

/// `SELECT columns FROM table`: what the server says of the columns into which rows are copied.
#[derive(Clone, Copy, Debug)]
pub struct CopiedTypes<T, List>(PhantomData<(T, List)>);

/// The columns of assignments.
pub trait CopiedColumns {
    /// `email, name`
    const NAMES: &'static Rope;
    /// Their types.
    const TYPES: &'static ColumnTypes;
    /// `Fail` with a column that the server generates.
    type Writable: Verdict;
}

impl CopiedColumns for Nil {
    const NAMES: &'static Rope = &Rope::Empty;
    const TYPES: &'static ColumnTypes = &ColumnTypes::None;
    type Writable = Valid;
}

impl<C: Column, Value, Rest: CopiedColumns> CopiedColumns for Cons<Assignment<C, Value>, Rest> {
    const NAMES: &'static Rope = &Rope::List(", ", &[&Rope::Name(<C as Column>::NAME), Rest::NAMES]);
    const TYPES: &'static ColumnTypes =
        &ColumnTypes::Many(&[&ColumnTypes::One(&<C::SqlType as SqlType>::NAME), Rest::TYPES]);
    type Writable = Both<C::Writable, Rest::Writable>;
}

impl<D, T, List> Render<D> for CopyFrom<T, List>
where
    D: Dialect,
    T: Table,
    List: CopiedColumns,
    OnPostgres<COPY>: SupportedBy<D>,
{
    type Support = Support<OnPostgres<COPY>, D>;
    const ROPE: &'static Rope = &Rope::Join(&[
        &Rope::Literal("COPY "),
        T::FROM,
        &Rope::Literal(" ("),
        List::NAMES,
        &Rope::Literal(") FROM STDIN"),
    ]);
}

impl<D: Dialect, T: Table, List: CopiedColumns> Render<D> for CopiedTypes<T, List> {
    type Support = Valid;
    const ROPE: &'static Rope =
        &Rope::Join(&[&Rope::Literal("SELECT "), List::NAMES, &Rope::Literal(" FROM "), T::FROM]);
}

/// A value that COPY brings along.
pub struct Copied;

/// Columns of a table as what COPY assigns: the items of a tuple of columns.
#[diagnostic::on_unimplemented(
    message = "COPY fills columns of its table, and this list has something else in it",
    label = "expected a column, or a tuple of columns",
    note = "rule I4, see `relvar::docs::rules::I4`"
)]
pub trait CopyList {
    /// As assignments, for the rules.
    type List;
}

impl CopyList for Nil {
    type List = Nil;
}

#[diagnostic::do_not_recommend]
impl<C, Rest: CopyList> CopyList for Cons<TableColumn<C>, Rest> {
    type List = Cons<Assignment<C, Copied>, Rest::List>;
}

/// A Rust value for the column `C` of a COPY, as the driver `B` sends it.
#[rust_analyzer::completions(ignore_flyimport_methods)]
pub trait CopyValue<B: Backend, C> {
    /// Appends it.
    fn push(&self, parameters: &mut B::Parameters);
}

impl<B, C, Value> CopyValue<B, TableColumn<C>> for Value
where
    B: Backend,
    C: Column,
    Value: Storable<C::SqlType, C::Null, C> + Encode<B, C::SqlType>,
{
    fn push(&self, parameters: &mut B::Parameters) {
        B::push::<C::SqlType, Value>(parameters, self);
    }
}

/// A tuple of Rust values for the tuple `Columns` of a COPY.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a row of the columns that this COPY fills",
    label = "expected a tuple with one value per column, in their order",
    note = "rule I5, see `relvar::docs::rules::I5`"
)]
#[rust_analyzer::completions(ignore_flyimport_methods)]
pub trait CopyTuple<B: Backend, Columns> {
    /// Appends the values.
    fn values(&self, parameters: &mut B::Parameters);
}
