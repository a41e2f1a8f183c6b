//! A table in FROM that is not stored: the reference to it, and its columns.

use std::marker::PhantomData;

use super::Alias;
use crate::backend::{Backend, Values};
use crate::check::{FieldName, NoUse};
use crate::kernel::{D0, Expression, Label, LabelDigit, Name, RowLevel, SqlType, TableReference, Valid};
use crate::render::{Dialect, Render, Rope};

/// A row struct as the shape of a table: `#[derive(Row)]` implements it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a row struct",
    label = "missing `#[derive(Row)]`",
    note = "rule R1, see `relvar::docs::rules::R1`"
)]
pub trait RowShape: 'static {
    /// The identity of the struct, followed by `Rest`.
    type IdWith<Rest: crate::kernel::Identity>: crate::kernel::Identity;
    /// The struct's name as SQL has it: `team_size`.
    const NAME: Name;
}

/// How one use of a shape is told from another.
pub trait ShapeLabel: 'static {
    /// The digit, followed by `Rest`.
    type Digit<Rest: crate::kernel::Identity>: crate::kernel::Identity;
    /// How a message names the table.
    type Shown<Shape>;
    /// What the table's name ends in.
    const SUFFIX: &'static str;
}

/// The first use of a shape: it is called like its struct.
#[derive(Clone, Copy, Debug)]
pub struct Unlabelled;

impl ShapeLabel for Unlabelled {
    type Digit<Rest: crate::kernel::Identity> = D0<Rest>;
    type Shown<Shape> = Shape;
    const SUFFIX: &'static str = "";
}

impl<const LETTER: char> ShapeLabel for Label<LETTER>
where
    Label<LETTER>: LabelDigit,
{
    type Digit<Rest: crate::kernel::Identity> = <Label<LETTER> as LabelDigit>::Digit<Rest>;
    type Shown<Shape> = Alias<Shape, LETTER>;
    const SUFFIX: &'static str = <Label<LETTER> as LabelDigit>::SUFFIX;
}

/// The table of the shape `Shape` under the label `Label`: `team_size`, `team_size_b`.
pub struct Named<Shape, Label>(PhantomData<(Shape, Label)>);

impl<Shape, Label> Clone for Named<Shape, Label> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<Shape, Label> Copy for Named<Shape, Label> {}

impl<Shape: RowShape, Label: ShapeLabel> TableReference for Named<Shape, Label> {
    type Id = Shape::IdWith<Label::Digit<()>>;
    type IdBefore<Rest: crate::kernel::Identity> = Shape::IdWith<Label::Digit<Rest>>;
    type Shown = Label::Shown<Shape>;
    type Uses = NoUse;
    const FROM: &'static Rope = Self::QUALIFIER;
    const QUALIFIER: &'static Rope = &Rope::Label(Shape::NAME, Label::SUFFIX);
}

/// [`Named`] as a FROM clause holds it: together with its columns, so that its row and its names are known.
pub struct Typed<Reference, Columns>(PhantomData<(Reference, Columns)>);

impl<Reference, Columns> Clone for Typed<Reference, Columns> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<Reference, Columns> Copy for Typed<Reference, Columns> {}

impl<Reference: TableReference, Columns: 'static> TableReference for Typed<Reference, Columns> {
    type Id = Reference::Id;
    type IdBefore<Rest: crate::kernel::Identity> = Reference::IdBefore<Rest>;
    type Shown = Reference::Shown;
    type Uses = Reference::Uses;
    const FROM: &'static Rope = Reference::FROM;
    const QUALIFIER: &'static Rope = Reference::QUALIFIER;
}

/// The column `Field` of the table `Reference` in FROM: `team_size.members`.
pub struct DerivedColumn<Reference, Field, Type, Null>(PhantomData<(Reference, Field, Type, Null)>);

impl<Reference, Field, Type, Null> DerivedColumn<Reference, Field, Type, Null> {
    /// The column in the value namespace.
    pub const NEW: Self = DerivedColumn(PhantomData);
}

impl<Reference, Field, Type, Null> Clone for DerivedColumn<Reference, Field, Type, Null> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<Reference, Field, Type, Null> Copy for DerivedColumn<Reference, Field, Type, Null> {}

#[diagnostic::do_not_recommend]
impl<Reference, Field, Type: SqlType, Null> Expression for DerivedColumn<Reference, Field, Type, Null> {
    type SqlType = Type;
    type Level = RowLevel;
}

impl<D, Reference, Field, Type, Null> Render<D> for DerivedColumn<Reference, Field, Type, Null>
where
    D: Dialect,
    Reference: TableReference,
    Field: FieldName,
{
    type Support = Valid;
    const ROPE: &'static Rope =
        &Rope::Join(&[Reference::QUALIFIER, &Rope::Literal("."), &Rope::Name(Field::NAME)]);
}

impl<B: Backend, Reference, Field, Type, Null> Values<B> for DerivedColumn<Reference, Field, Type, Null> {
    fn values(&self, _: &mut B::Parameters) {}
}

/// A column that is a constant of its type.
pub trait ConstColumn: Copy + 'static {
    /// The column in the value namespace.
    const COLUMN: Self;
}

impl<Reference: 'static, C: 'static> ConstColumn for super::AliasColumn<Reference, C> {
    const COLUMN: Self = super::AliasColumn::<Reference, C>::COLUMN;
}

impl<Reference: 'static, Field: 'static, Type: 'static, Null: 'static> ConstColumn
    for DerivedColumn<Reference, Field, Type, Null>
{
    const COLUMN: Self = Self::NEW;
}

/// Like [`Typed`], for a table without a row struct: its row is a tuple of its columns.
pub struct Loose<Reference, List>(PhantomData<(Reference, List)>);

impl<Reference, List> Clone for Loose<Reference, List> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<Reference, List> Copy for Loose<Reference, List> {}

impl<Reference: TableReference, List: 'static> TableReference for Loose<Reference, List> {
    type Id = Reference::Id;
    type IdBefore<Rest: crate::kernel::Identity> = Reference::IdBefore<Rest>;
    type Shown = Reference::Shown;
    type Uses = Reference::Uses;
    const FROM: &'static Rope = Reference::FROM;
    const QUALIFIER: &'static Rope = Reference::QUALIFIER;
}
