//! The row of INSERT: assignments, a struct, or nothing but defaults.

use std::marker::PhantomData;

use super::{ArrayPlace, Assigned, Assignments, AssignmentsText, BatchText};
use crate::backend::{Backend, SqlText, Values};
use crate::kernel::*;
use crate::render::{Dialect, OVERRIDING_USER_VALUE, Render, Rope, Support, SupportedBy, constant_text};

/// What `insert` takes: assignments, a struct that derives [`Insert`](crate::Insert), or a slice of them.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a row of table `{T}`",
    label = "expected `(column.set(value), ..)`, a struct that derives `Insert`, or a slice of them",
    note = "rules I1, I4, see `relvar::docs::rules`"
)]
#[rust_analyzer::completions(ignore_flyimport_methods)]
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

/// A row of the table `T` of which a statement can hold many: a struct that derives [`Insert`](crate::Insert), or a tuple of
/// assignments of values.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a row of table `{T}`",
    label = "expected rows: structs that derive `Insert`, or tuples of `column.set(value)`",
    note = "in many rows, a value is a Rust value and no expression",
    note = "rules I1, I4, see `relvar::docs::rules`"
)]
pub trait InsertRow<T> {
    /// The assignments that its fields are.
    type List;
    /// Many rows, of the type `Item`, which `Rows` holds.
    type Many<Rows, Item>: Keeps<Rows>;
}

/// What keeps the rows of a statement.
pub trait Keeps<Rows> {
    /// Keeps them.
    fn keep(rows: Rows) -> Self;
}

/// The values of such a struct, for the driver `B`.
#[rust_analyzer::completions(ignore_flyimport_methods)]
pub trait InsertValues<B: Backend, T>: InsertRow<T> {
    /// Appends the value of every field.
    fn values(&self, parameters: &mut B::Parameters);
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
    type Many<Rows, Item> = Row::Many<Rows, Item>;
}

impl<B: Backend, T, Row: InsertValues<B, T>> InsertValues<B, T> for &Row {
    fn values(&self, parameters: &mut B::Parameters) {
        (**self).values(parameters);
    }
}

/// The rows of INSERT as text: what stands after the table's name.
pub trait RowsText<List, D: Dialect> {
    /// What the rows need.
    type Support: Verdict;
    /// ` (email, name)`
    const NAMES: &'static Rope;
    /// ` OVERRIDING SYSTEM VALUE`
    const OVERRIDING: &'static Rope;
    /// ` VALUES ($1, $2)`
    const ROWS: &'static Rope;
    /// The same before ON CONFLICT.
    const ROWS_IN_CONFLICT: &'static Rope = Self::ROWS;
}

/// ` (email, name)`
pub(super) const fn names_of<List: BatchText>() -> &'static Rope {
    const { &Rope::Join(&[&Rope::Literal(" ("), List::NAMES, &Rope::Literal(")")]) }
}

/// ` OVERRIDING SYSTEM VALUE`, where a value is given for a column that the server counts.
pub(super) const fn overriding_of<List: BatchText, D: Dialect>() -> &'static Rope {
    if List::OVERRIDES && D::OVERRIDING { &Rope::Literal(" OVERRIDING SYSTEM VALUE") } else { &Rope::Empty }
}

macro_rules! one_row {
    ($([$($generics:tt)*] $source:ty;)*) => { $(
        impl<$($generics)*, List: AssignmentsText<D> + BatchText, D: Dialect> RowsText<List, D> for $source {
            type Support = List::Support;
            const NAMES: &'static Rope = names_of::<List>();
            const OVERRIDING: &'static Rope = overriding_of::<List, D>();
            const ROWS: &'static Rope =
                &Rope::Join(&[&Rope::Literal(" VALUES ("), List::VALUES, &Rope::Literal(")")]);
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

/// `DEFAULT VALUES`
#[derive(Clone, Copy, Debug)]
pub struct DefaultValues;

impl<List, D: Dialect> RowsText<List, D> for DefaultValues {
    type Support = Valid;
    const NAMES: &'static Rope = &Rope::Empty;
    const OVERRIDING: &'static Rope = &Rope::Empty;
    const ROWS: &'static Rope = &Rope::Literal(" DEFAULT VALUES");
}

impl SourceRows for DefaultValues {
    type AtMostOne = Valid;
}

impl<B: Backend> Values<B> for DefaultValues {
    fn values(&self, _: &mut B::Parameters) {}
}

/// Rows whose values for identity columns are not used: `OVERRIDING USER VALUE`.
#[derive(Clone, Copy, Debug)]
pub struct UserValue<Source>(pub(crate) Source);

impl<List, D: Dialect, Source: RowsText<List, D>> RowsText<List, D> for UserValue<Source>
where
    OVERRIDING_USER_VALUE: SupportedBy<D>,
{
    type Support = Both<Support<OVERRIDING_USER_VALUE, D>, Source::Support>;
    const NAMES: &'static Rope = Source::NAMES;
    const OVERRIDING: &'static Rope = &Rope::Literal(" OVERRIDING USER VALUE");
    const ROWS: &'static Rope = Source::ROWS;
}

impl<Source: SourceRows> SourceRows for UserValue<Source> {
    type AtMostOne = Source::AtMostOne;
    const ARRAYS: bool = Source::ARRAYS;
}

impl<B: Backend, Source: Values<B>> Values<B> for UserValue<Source> {
    fn values(&self, parameters: &mut B::Parameters) {
        self.0.values(parameters);
    }
}

/// The text of an INSERT with these rows: a constant, unless what there is to say depends on the rows.
#[rust_analyzer::completions(ignore_flyimport_methods)]
pub trait SpellRows<D: Dialect, Statement> {
    /// What the statement needs.
    type Support: Verdict;
    /// The text.
    fn text(&self) -> SqlText;
}

macro_rules! constant {
    ($([$($generic:ident)*] $source:ty;)*) => { $(
        impl<Dial: Dialect, Statement: Render<Dial>, $($generic),*> SpellRows<Dial, Statement> for $source {
            type Support = Statement::Support;

            fn text(&self) -> SqlText {
                SqlText::Constant(constant_text::<Statement, Dial>())
            }
        }
    )* };
}

constant! {
    [A] Assigned<A>;
    [T Row] OneRow<T, Row>;
    [Rows T Row] super::ManyRows<Rows, T, Row>;
    [Query] super::FromQuery<Query>;
    [] DefaultValues;
    [Source] UserValue<Source>;
}

/// How many rows a source can be.
#[rust_analyzer::completions(ignore_flyimport_methods)]
pub trait SourceRows {
    /// `Fail` where there can be more than one.
    type AtMostOne: Verdict;
    /// Are the first parameters one array for each column that is itself no array?
    const ARRAYS: bool = false;

    /// Where the arrays of these columns stand among the parameters, if there is one for each.
    fn places<List: ArrayPlace>(&self, columns: &[&str]) -> Option<Vec<usize>> {
        match Self::ARRAYS {
            true => columns.iter().map(|column| List::array_place(column)).collect(),
            false => None,
        }
    }

    /// How often the text holds what follows the rows.
    fn repeats(&self) -> usize {
        1
    }
}
