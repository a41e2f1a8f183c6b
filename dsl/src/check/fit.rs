//! Does a Rust field fit its column, and which column is meant by its name?

use std::marker::PhantomData;

use typenum::{B0, B1};

use super::{NullIn, NullOf};
use crate::expr::{AliasColumn, ConstColumn, DerivedColumn, Loose, Named, TableColumn, Typed};
use crate::kernel::*;
use crate::row::Field;

/// Is a type of id `Id` in this list of SQL types?
pub trait HasType<Id: Identity> {
    /// `Yes` or `No`.
    type Answer;
}

impl<Id: Identity> HasType<Id> for Nil {
    type Answer = No;
}

impl<Id: Identity, Head: SqlType, Tail> HasType<Id> for Cons<Head, Tail>
where
    Tail: HasType<Id>,
{
    type Answer = IfSame<Head::Id, Id, Yes, Tail::Answer>;
}

/// The culprit: field `Name` of the Rust type `Rust` cannot read SQL type `Type`.
pub struct Misfit<Name, Type, Rust>(PhantomData<(Name, Type, Rust)>);

/// How a message calls what every column of is nullable: whether it is there cannot be told.
pub struct RowOfNullableColumns;

/// The verdict on an `Option` of a struct that has nothing but `Option`s.
pub type NotTold<Name, Rust> = Fail<Misfit<Name, RowOfNullableColumns, Rust>>;

/// How a message prints a nullable SQL type.
pub struct Nullable<Type>(PhantomData<Type>);

/// Can a field of the Rust type `Rust`, called `Name`, read an SQL type of this nullability?
pub trait FitStep<Null, FieldNull, Name, Type, Rust> {
    /// The culprit is a [`Misfit`].
    type Verdict: Verdict;
}

impl<FieldNull, Name, Type, Rust> FitStep<B0, FieldNull, Name, Type, Rust> for No {
    type Verdict = Fail<Misfit<Name, Type, Rust>>;
}

impl<FieldNull, Name, Type, Rust> FitStep<B1, FieldNull, Name, Type, Rust> for No {
    type Verdict = Fail<Misfit<Name, Nullable<Type>, Rust>>;
}

impl<FieldNull, Name, Type, Rust> FitStep<B0, FieldNull, Name, Type, Rust> for Yes {
    type Verdict = Valid;
}

impl<Name, Type, Rust> FitStep<B1, B1, Name, Type, Rust> for Yes {
    type Verdict = Valid;
}

impl<Name, Type, Rust> FitStep<B1, B0, Name, Type, Rust> for Yes {
    type Verdict = Fail<Misfit<Name, Nullable<Type>, Rust>>;
}

/// Does the field `Name` of type `Rust` fit this expression in `Scope` under `Group`?
pub trait FitsField<Name, Rust, Scope, Group> {
    /// The culprit is a [`Misfit`].
    type Verdict: Verdict;
}

impl<E, Name, Rust, Scope, Group> FitsField<Name, Rust, Scope, Group> for E
where
    E: Expression + NullIn<Scope, Group>,
    Rust: Field,
    Rust::Reads: HasType<<E::SqlType as SqlType>::Id>,
    Reads<Rust, E>: FitStep<NullOf<E, Scope, Group>, Rust::Null, Name, E::SqlType, Rust>,
{
    type Verdict =
        <Reads<Rust, E> as FitStep<NullOf<E, Scope, Group>, Rust::Null, Name, E::SqlType, Rust>>::Verdict;
}

type Reads<Rust, E> =
    <<Rust as Field>::Reads as HasType<<<E as Expression>::SqlType as SqlType>::Id>>::Answer;

/// The verdict on the field `Name`.
pub type FieldFit<E, Name, Rust, Scope, Group> = <E as FitsField<Name, Rust, Scope, Group>>::Verdict;

/// The culprit taken apart, so that the message can name all three.
pub trait MisfitParts {
    /// The field.
    type Name;
    /// The column's type.
    type Type;
    /// The field's type.
    type Rust;
}

impl MisfitParts for () {
    type Name = ();
    type Type = ();
    type Rust = ();
}

impl<Name, Type, Rust> MisfitParts for Misfit<Name, Type, Rust> {
    type Name = Name;
    type Type = Type;
    type Rust = Rust;
}

/// The field of a misfit.
pub type MisfitName<V> = <Culprit<V> as MisfitParts>::Name;
/// The SQL type of a misfit.
pub type MisfitType<V> = <Culprit<V> as MisfitParts>::Type;
/// The Rust type of a misfit.
pub type MisfitRust<V> = <Culprit<V> as MisfitParts>::Rust;

/// A verdict on the fields of a row struct.
#[diagnostic::on_unimplemented(
    message = "field `{Name}`: SQL type `{Type}` cannot be read into Rust type `{Rust}`",
    label = "field `{Name}` is `{Rust}`, the column is `{Type}`",
    note = "a nullable column is read into an `Option`; an outer join makes every column of its optional side nullable",
    note = "rules N2, N3, N6, N7, I9, R1, see `relvar::docs::rules`"
)]
pub trait FieldsFit<Name, Type, Rust> {
    /// `Of`, which is there only where the fields fit: nothing that is made of it is refused once more.
    type Keep<Of>;
}

#[diagnostic::do_not_recommend]
impl<Name, Type, Rust> FieldsFit<Name, Type, Rust> for Valid {
    type Keep<Of> = Of;
}

/// `Of` where the verdict `V` on the fields is `Valid`.
pub type IfFit<V, Of> = <V as FieldsFit<MisfitName<V>, MisfitType<V>, MisfitRust<V>>>::Keep<Of>;

/// No column has the name.
pub struct NotFound;

/// The column that has it: how a message names it, and the expression.
pub struct Found<Shown, Column>(PhantomData<(Shown, Column)>);

/// A name of a field: what `#[derive(Row)]` makes of it.
pub trait FieldName {
    /// Identity of the name's spelling.
    type Id: Identity;
    /// Its position among the struct's fields as digits, followed by `Rest`.
    type Index<Rest: crate::kernel::Identity>: crate::kernel::Identity;
    /// `B1` where its type is written as an `Option`.
    type Null: typenum::Bit + 'static;
    /// The field as a column of a table in FROM.
    const NAME: crate::kernel::Name;
}

/// Looks a field's name up in a table's list of columns.
pub trait ColumnNamed<Id: Identity, Reference> {
    /// [`Found`] or [`NotFound`].
    type Answer;
}

impl<Id: Identity, Reference> ColumnNamed<Id, Reference> for Nil {
    type Answer = NotFound;
}

/// A chunk of columns.
impl<Id: Identity, Reference, First, Rest, Tail> ColumnNamed<Id, Reference> for Cons<Cons<First, Rest>, Tail>
where
    Tail: ColumnNamed<Id, Reference>,
    Cons<First, Rest>: ColumnInChunk<Id, Reference, Tail::Answer>,
{
    type Answer = <Cons<First, Rest> as ColumnInChunk<Id, Reference, Tail::Answer>>::Answer;
}

/// One chunk of [`ColumnNamed`].
pub trait ColumnInChunk<Id: Identity, Reference, Otherwise> {
    /// [`Found`], or what the other chunks say.
    type Answer;
}

impl<Id: Identity, Reference, Otherwise> ColumnInChunk<Id, Reference, Otherwise> for Nil {
    type Answer = Otherwise;
}

impl<Id: Identity, Reference, Otherwise, C: Column, Tail> ColumnInChunk<Id, Reference, Otherwise>
    for Cons<TableColumn<C>, Tail>
where
    Tail: ColumnInChunk<Id, Reference, Otherwise>,
{
    type Answer = IfSame<C::FieldName, Id, Found<C, AliasColumn<Reference, C>>, Tail::Answer>;
}

/// Looks a field's name up in every table of a FROM clause.
pub trait NameIn<Name> {
    /// [`NotFound`], [`Found`] or [`Ambiguous`].
    type Answer: NameAnswer<Name>;
}

/// Two tables have a column of the name.
pub struct Ambiguous<First, Second>(PhantomData<(First, Second)>);

impl<Name> NameIn<Name> for Nil {
    type Answer = NotFound;
}

impl<Name: FieldName, Reference, Null, Outer, Tail> NameIn<Name> for Cons<Entry<Reference, Null, Outer>, Tail>
where
    Reference: super::Declared,
    <Reference::Table as Table>::Columns: ColumnNamed<Name::Id, Reference>,
    Tail: NameIn<Name>,
    Here<Name, Reference>: OrElsewhere<Tail::Answer, Name>,
{
    type Answer = <Here<Name, Reference> as OrElsewhere<Tail::Answer, Name>>::Answer;
}

/// The columns of a table that is not stored are those of its row struct.
impl<Name: FieldName, Reference, Columns, Null, Outer, Tail> NameIn<Name>
    for Cons<Entry<Typed<Reference, Columns>, Null, Outer>, Tail>
where
    Columns: crate::row::SelectList<Items: ColumnNamed<Name::Id, Reference>>,
    Tail: NameIn<Name>,
    InShape<Name, Reference, Columns>: OrElsewhere<Tail::Answer, Name>,
{
    type Answer = <InShape<Name, Reference, Columns> as OrElsewhere<Tail::Answer, Name>>::Answer;
}

type InShape<Name, Reference, Columns> =
    <<Columns as crate::row::SelectList>::Items as ColumnNamed<<Name as FieldName>::Id, Reference>>::Answer;

impl<Name: FieldName, Reference, List, Null, Outer, Tail> NameIn<Name>
    for Cons<Entry<Loose<Reference, List>, Null, Outer>, Tail>
where
    List: ColumnNamed<Name::Id, Reference>,
    Tail: NameIn<Name>,
    List::Answer: OrElsewhere<Tail::Answer, Name>,
{
    type Answer = <List::Answer as OrElsewhere<Tail::Answer, Name>>::Answer;
}

/// Of an outer query's table only the reference is known.
impl<Name, Shape, Label, Null, Tail: NameIn<Name>> NameIn<Name>
    for Cons<Entry<Named<Shape, Label>, Null, B1>, Tail>
{
    type Answer = Tail::Answer;
}

impl<Id: Identity, Reference, Table, Field, Type, Null, Tail> ColumnNamed<Id, Reference>
    for Cons<DerivedColumn<Table, Field, Type, Null>, Tail>
where
    Table: TableReference,
    Field: FieldName,
    Tail: ColumnNamed<Id, Reference>,
{
    type Answer = IfSame<
        Field::Id,
        Id,
        Found<super::ColumnOf<Table::Shown, Field>, DerivedColumn<Table, Field, Type, Null>>,
        Tail::Answer,
    >;
}

type Here<Name, Reference> = <<<Reference as super::Declared>::Table as Table>::Columns as ColumnNamed<
    <Name as FieldName>::Id,
    Reference,
>>::Answer;

/// The answer of one table and that of the others.
pub trait OrElsewhere<Others, Name> {
    /// Both together.
    type Answer: NameAnswer<Name>;
}

impl<Others: NameAnswer<Name>, Name> OrElsewhere<Others, Name> for NotFound {
    type Answer = Others;
}

impl<Shown, C: ConstColumn, Name> OrElsewhere<NotFound, Name> for Found<Shown, C> {
    type Answer = Self;
}

impl<Shown, C, Other, OtherColumn, Name> OrElsewhere<Found<Other, OtherColumn>, Name> for Found<Shown, C> {
    type Answer = Ambiguous<Other, Shown>;
}

impl<Shown, C, First, Second, Name> OrElsewhere<Ambiguous<First, Second>, Name> for Found<Shown, C> {
    type Answer = Ambiguous<First, Second>;
}

/// What a lookup by name says.
pub trait NameAnswer<Name> {
    /// Is there a column? The culprit is the field.
    type Exists: Verdict;
    /// Is there only one? The culprit is [`Ambiguous`].
    type Unambiguous: Verdict;
    /// The column as an expression; where there is none, [`NoColumn`].
    type Column: Copy;
    /// It in the value namespace.
    const COLUMN: Self::Column;
}

/// In place of a column that was not found; it fits everything, so that one mistake gives one error.
#[derive(Clone, Copy, Debug)]
pub struct NoColumn;

impl<Name> NameAnswer<Name> for NotFound {
    type Exists = Fail<Name>;
    type Unambiguous = Valid;
    type Column = NoColumn;
    const COLUMN: NoColumn = NoColumn;
}

impl<Name, First, Second> NameAnswer<Name> for Ambiguous<First, Second> {
    type Exists = Valid;
    type Unambiguous = Fail<super::Two<First, Second>>;
    type Column = NoColumn;
    const COLUMN: NoColumn = NoColumn;
}

impl<Name, Shown, C: ConstColumn> NameAnswer<Name> for Found<Shown, C> {
    type Exists = Valid;
    type Unambiguous = Valid;
    type Column = C;
    const COLUMN: C = C::COLUMN;
}

/// The column that the field `Name` means in `Scope`.
pub type ColumnFor<Name, Scope> = <<Scope as NameIn<Name>>::Answer as NameAnswer<Name>>::Column;

/// A verdict on the names of a row struct.
#[diagnostic::on_unimplemented(
    message = "no table of this query has a column for the field `{Name}`",
    label = "no column is named like the field `{Name}`",
    note = "`#[row(rename = \"column\")]` on the field names another column",
    note = "rules R1, R5, see `relvar::docs::rules`"
)]
pub trait FieldExists<Name> {}

#[diagnostic::do_not_recommend]
impl<Name> FieldExists<Name> for Valid {}

/// A verdict on the names of a row struct.
#[diagnostic::on_unimplemented(
    message = "a field of `{Row}` could be read from column `{First}` and from column `{Second}`",
    label = "both `{First}` and `{Second}` have the field's name",
    note = "`#[row(column = table::column)]` on the field says which one",
    note = "rule R6, see `relvar::docs::rules::R6`"
)]
pub trait FieldUnambiguous<Row, First, Second> {}

#[diagnostic::do_not_recommend]
impl<Row, First, Second> FieldUnambiguous<Row, First, Second> for Valid {}
