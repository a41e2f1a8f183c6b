//! Row structs as tables: the columns that a query, a list of values or a function gives, by the names of the fields.

use std::marker::PhantomData;

use typenum::{B0, B1, Bit};

use super::{Fits, NaturalItem, Places, ReadAs, RowIn, RowSource, SelectList};
use crate::backend::{Backend, CodecError, ColumnTypes, Values};
use crate::check::{FieldName, Find, NullIn, NullOf};
use crate::expr::{DerivedColumn, RowShape, Typed};
use crate::kernel::{Expression, SqlType, TableReference, Valid};
use crate::render::{Dialect, Render, Rope};
use crate::types::AnyArray;

/// A select list that fills a row struct; `#[derive(Row)]` implements it.
pub trait Shaped {
    /// The struct.
    type Shape: RowShape;
    /// The names of its fields: `team, members`.
    const NAMES: &'static Rope;
}

/// A row struct's columns with every field a column of the table `Reference`; `#[derive(Row)]` implements it.
pub trait ShapedColumns<Reference, Scope, Group, Mode>: Shaped {
    /// The columns: the struct that derives emit, with a [`DerivedColumn`] in each field.
    type Columns: Copy + 'static;
    /// They in the value namespace.
    const COLUMNS: &'static Self::Columns;
}

/// An item of a select list as the column `Field` of a table.
#[diagnostic::on_unimplemented(
    message = "field `{Field}` is a row struct, and a column of a table in FROM is a single value",
    label = "a struct inside of a struct cannot stand in FROM",
    note = "give the outer struct one field for each value",
    note = "rule R1, see `relvar::docs::rules::R1`"
)]
pub trait ShapedColumn<Mode, Field, Scope, Group> {
    /// Its SQL type.
    type SqlType: SqlType;
    /// `B1` where it is nullable.
    type Null: Bit + 'static;
}

/// A column is nullable where its expression is.
pub struct Computed;

/// A column is nullable where the struct's field is an `Option`, which its expression fits.
pub struct AsDeclared;

impl<E, Field, Scope, Group> ShapedColumn<Computed, Field, Scope, Group> for E
where
    E: Expression + NullIn<Scope, Group, Null: 'static>,
{
    type SqlType = E::SqlType;
    type Null = NullOf<E, Scope, Group>;
}

impl<E, Field, Scope, Group> ShapedColumn<AsDeclared, Field, Scope, Group> for E
where
    E: Expression,
    Field: FieldName,
{
    type SqlType = E::SqlType;
    type Null = Field::Null;
}

/// A column holds the elements of the array that its expression is.
pub struct Elements;

impl<E, Field, Scope, Group> ShapedColumn<Elements, Field, Scope, Group> for E
where
    E: Expression<SqlType: AnyArray>,
{
    type SqlType = <E::SqlType as AnyArray>::Element;
    type Null = B1;
}

impl<T, Name> NullAsWritten<Elements, Name> for T {}

/// A field's type takes NULL where it is written as an `Option`, and only there. (A type alias could hide one.)
pub trait NullAsWritten<Mode, Name> {}

impl<T, Name> NullAsWritten<Computed, Name> for T {}

impl<T: super::Field, Name: FieldName<Null = T::Null>> NullAsWritten<AsDeclared, Name> for T {}

/// The column that the item `E` becomes.
pub type ColumnFrom<Reference, Mode, Field, E, Scope, Group> = DerivedColumn<
    Reference,
    Field,
    <E as ShapedColumn<Mode, Field, Scope, Group>>::SqlType,
    <E as ShapedColumn<Mode, Field, Scope, Group>>::Null,
>;

/// Every column of a table in FROM that is not stored, as an item of a select list.
pub struct WholeShape<Reference, Columns>(PhantomData<(Reference, Columns)>);

impl<Reference, Columns> WholeShape<Reference, Columns> {
    pub(crate) const fn new() -> Self {
        WholeShape(PhantomData)
    }
}

impl<Reference, Columns> Clone for WholeShape<Reference, Columns> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<Reference, Columns> Copy for WholeShape<Reference, Columns> {}

impl<Reference: TableReference, Columns: SelectList + 'static> RowSource for Typed<Reference, Columns> {
    type Item = WholeShape<Reference, Columns>;
}

impl<Reference, Columns: SelectList> NaturalItem for WholeShape<Reference, Columns> {
    const ITEM: Self = Self::new();
}

impl<Reference, Columns: SelectList> SelectList for WholeShape<Reference, Columns> {
    type Items = Columns::Items;
    const WIDTH: usize = Columns::WIDTH;
    const COLUMNS: &'static ColumnTypes = Columns::COLUMNS;
    const PLACES: &'static Places = Columns::PLACES;
}

impl<Reference, Columns: super::ItemLevel> super::ItemLevel for WholeShape<Reference, Columns> {
    type Level = Columns::Level;
}

impl<Reference, Columns, Scope> crate::check::InScope<Scope> for WholeShape<Reference, Columns>
where
    Columns: crate::check::InScope<Scope>,
{
    type Verdict = Columns::Verdict;
}

impl<Reference, Columns, Group> crate::check::GroupedBy<Group> for WholeShape<Reference, Columns>
where
    Columns: crate::check::GroupedBy<Group>,
{
    type Verdict = Columns::Verdict;
}

/// The struct was checked where the table's columns got their types.
impl<Reference, Columns, Scope, Group> Fits<Scope, Group> for WholeShape<Reference, Columns> {
    type Verdict = Valid;
}

/// A bit as a row: the struct, or in an `Option`.
pub trait ShapeBit<Row> {
    /// One row.
    type Row;
}

impl<Row> ShapeBit<Row> for B0 {
    type Row = Row;
}

impl<Row> ShapeBit<Row> for B1 {
    type Row = Option<Row>;
}

impl<Reference, Columns, Scope, Group> RowIn<Scope, Group> for WholeShape<Reference, Columns>
where
    Columns: RowIn<Scope, Group>,
    Scope: Find<Reference, Null: ShapeBit<Columns::Row>>,
{
    type Row = <Scope::Null as ShapeBit<Columns::Row>>::Row;
}

impl<B, Reference, Columns, Row> ReadAs<B, Row> for WholeShape<Reference, Columns>
where
    B: Backend,
    Columns: ReadAs<B, Row>,
{
    fn read(row: &B::Row, at: usize) -> Result<Row, CodecError> {
        Columns::read(row, at)
    }
}

impl<D: Dialect, Reference, Columns: Render<D>> Render<D> for WholeShape<Reference, Columns> {
    type Support = Columns::Support;
    const ROPE: &'static Rope = Columns::ROPE;
}

impl<B: Backend, Reference, Columns> Values<B> for WholeShape<Reference, Columns> {
    fn values(&self, _: &mut B::Parameters) {}
}
