//! Does a query give what an INSERT stores?
//!
//! PostgreSQL manual, page INSERT: as many columns as the list names, each of a type that can be stored, and none of them
//! nullable where the column is NOT NULL.

use std::marker::PhantomData;

use typenum::Bit;

use super::{AllIn, CommonType, Takes};
use crate::expr::{Assignment, TableColumn};
use crate::kernel::*;
use crate::row::OutputColumn;

/// The value of a column that a query gives.
#[derive(Clone, Copy, Debug)]
pub struct Selected;

/// The columns that an INSERT from a query names.
#[diagnostic::on_unimplemented(
    message = "the column list of an INSERT takes columns only",
    label = "expected a column of the table, or a tuple of them",
    note = "rule I4, see `relvar::docs::rules::I4`"
)]
pub trait ColumnTargets {
    /// Each as an assignment, for the rules.
    type List;
    /// `Fail` with a column that the server generates always.
    type Writable: Verdict;
}

impl ColumnTargets for Nil {
    type List = Nil;
    type Writable = Valid;
}

impl<C: Column, Rest: ColumnTargets> ColumnTargets for Cons<TableColumn<C>, Rest> {
    type List = Cons<Assignment<C, Selected>, Rest::List>;
    type Writable = Both<C::Writable, Rest::Writable>;
}

/// A list of columns that takes the output columns of a query, one by one.
pub trait Receives<Outputs> {
    /// `Fail` where one has more columns than the other.
    type Arity: Verdict;
    /// `Fail` where a type cannot be stored. The culprit is [`Unstorable`].
    type Types: Verdict;
    /// `Fail` where a nullable output meets a NOT NULL column. The culprit is the column.
    type Nulls: Verdict;
}

/// The culprit: the two lists differ in length.
pub struct OtherCount;

/// The culprit: the type `Type` of the query for the column `C`.
pub struct Unstorable<C, Type>(PhantomData<(C, Type)>);

impl Receives<Nil> for Nil {
    type Arity = Valid;
    type Types = Valid;
    type Nulls = Valid;
}

impl<Head, Tail> Receives<Cons<Head, Tail>> for Nil {
    type Arity = Fail<OtherCount>;
    type Types = Valid;
    type Nulls = Valid;
}

impl<Head, Tail> Receives<Nil> for Cons<Head, Tail> {
    type Arity = Fail<OtherCount>;
    type Types = Valid;
    type Nulls = Valid;
}

impl<C, Value, Rest, E, Type, Null, Outputs> Receives<Cons<OutputColumn<E, Type, Null>, Outputs>>
    for Cons<Assignment<C, Value>, Rest>
where
    C: Column,
    C::SqlType: CommonType<Type>,
    C::Null: Takes<Null, C>,
    Null: Bit,
    Rest: Receives<Outputs>,
{
    type Arity = Rest::Arity;
    type Types = Both<Blaming<<C::SqlType as CommonType<Type>>::Verdict, Unstorable<C, Type>>, Rest::Types>;
    type Nulls = Both<<C::Null as Takes<Null, C>>::Verdict, Rest::Nulls>;
}

/// The culprit taken apart, so that the message can name both.
pub trait UnstorableParts {
    /// The column.
    type Column;
    /// The query's type.
    type Type;
}

impl UnstorableParts for () {
    type Column = ();
    type Type = ();
}

impl<C, Type> UnstorableParts for Unstorable<C, Type> {
    type Column = C;
    type Type = Type;
}

/// A verdict on the number of columns.
#[diagnostic::on_unimplemented(
    message = "INSERT names another number of columns than its query gives",
    label = "the query and the column list differ in their number of columns",
    note = "rule I5, see `relvar::docs::rules::I5`"
)]
pub trait SameCount {}

#[diagnostic::do_not_recommend]
impl SameCount for Valid {}

/// A verdict on the types.
#[diagnostic::on_unimplemented(
    message = "a query column of SQL type `{Type}` cannot be stored in column `{Column}`",
    label = "the query gives `{Type}` for `{Column}`",
    note = "numbers are stored in numbers, texts in texts; everything else needs a `.cast::<Type>()`",
    note = "rule I5, see `relvar::docs::rules::I5`"
)]
pub trait TypeStored<Column, Type> {}

#[diagnostic::do_not_recommend]
impl<Column, Type> TypeStored<Column, Type> for Valid {}

/// Has a column a default, or may it be NULL? `Self` is the verdict on "it is required".
pub trait HasFill<C> {
    /// `Fail<C>` where it is required.
    type Verdict: Verdict;
}

impl<C> HasFill<C> for Valid {
    type Verdict = Fail<C>;
}

impl<Found, C> HasFill<C> for Fail<Found> {
    type Verdict = Valid;
}

/// Is the column among those that an INSERT must set?
pub type IsRequired<C> =
    <Cons<TableColumn<C>, Nil> as AllIn<<<C as Column>::Table as Table>::Required>>::Verdict;

/// The verdict on DEFAULT for the column `C`.
pub type DefaultOf<C> = <IsRequired<C> as HasFill<C>>::Verdict;

/// A verdict on DEFAULT.
#[diagnostic::on_unimplemented(
    message = "column `{Column}` has no default, and it is NOT NULL",
    label = "DEFAULT would be NULL here",
    note = "rule I1, see `relvar::docs::rules::I1`"
)]
pub trait HasDefault<Column> {}

#[diagnostic::do_not_recommend]
impl<Column> HasDefault<Column> for Valid {}
