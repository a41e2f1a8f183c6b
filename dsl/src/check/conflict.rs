//! Does ON CONFLICT name a key of the table, and does DO UPDATE have something to go by?
//!
//! PostgreSQL manual, page INSERT: the server looks for a unique index of just these columns; one that is partial needs its
//! predicate, and a DEFERRABLE one cannot decide.

use typenum::B0;

use super::{BelongsTo, KeyAmong, Slot};
use crate::expr::{Excluded, TableColumn};
use crate::kernel::*;
use crate::render::Rope;
use crate::schema::{KeyConstraint, UniqueKey};

/// The scope of DO UPDATE: the row that is there, and the one that was to be inserted.
pub type UpsertScope<T> = Cons<Entry<T, B0, B0>, Cons<Entry<Excluded<T>, B0, B0>, Nil>>;

/// What `on_conflict` takes: a column, a tuple of columns, or a key that `table!` declares.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is nothing that ON CONFLICT can name",
    label = "expected a column, a tuple of columns, or a unique key such as `users::email_key`",
    note = "an index on an expression, or on some rows, is named by the constant that `table!` declares for it",
    note = "rule I6, see `relvar::docs::rules::I6`"
)]
pub trait ConflictTarget<T> {
    /// The culprit is a column or a key of another table.
    type Own: Verdict;
    /// The culprit is what is no unique key.
    type Key: Verdict;
    /// The culprit is a key that is DEFERRABLE.
    type Immediate: Verdict;
    /// ` (email)`, ` ON CONSTRAINT users_email_key`
    const ROPE: &'static Rope;
    /// The same for a dialect in which it names no constraint.
    const BY_COLUMNS: &'static Rope = Self::ROPE;
    /// SQL names of the columns; none where it is not about columns of every row.
    const COLUMNS: &'static [&'static str];
}

/// The verdict "belongs to the table `T`".
pub type OwnTarget<Target, T> = <Target as ConflictTarget<T>>::Own;
/// The verdict "is a unique key of the table `T`".
pub type KeyTarget<Target, T> = <Target as ConflictTarget<T>>::Key;
/// The verdict "is not DEFERRABLE".
pub type ImmediateTarget<Target, T> = <Target as ConflictTarget<T>>::Immediate;

/// [`Yes`] or [`No`] as a verdict about `Named`.
pub trait OwnOrFail<Named> {
    /// `Fail` of `No`.
    type Verdict: Verdict;
}

impl<Named> OwnOrFail<Named> for Yes {
    type Verdict = Valid;
}

impl<Named> OwnOrFail<Named> for No {
    type Verdict = Fail<Named>;
}

/// The verdict on one column.
pub type OwnColumn<C, T> = <BelongsTo<C, T> as OwnOrFail<C>>::Verdict;

macro_rules! columns {
    // columns!(A, A; A): one column; columns!((A, B), (..); A B): a tuple
    ($target:ty, $shown:ty; $($column:ident)+) => {
        #[diagnostic::do_not_recommend]
        impl<T: Table, $($column: Column),+> ConflictTarget<T> for $target
        where
            $(
                BelongsTo<$column, T>: OwnOrFail<$column>,
            )+
            crate::__list!($(TableColumn<$column>),+): KeyAmong<T::UniqueKeys>,
        {
            type Own = columns!(@own T $($column)+);
            type Key = IfValid<
                Self::Own,
                Blaming<<crate::__list!($(TableColumn<$column>),+) as KeyAmong<T::UniqueKeys>>::Verdict, $shown>,
            >;
            type Immediate = Valid;
            const ROPE: &'static Rope = &Rope::Join(&[
                &Rope::Literal(" ("),
                &Rope::List(", ", &[$(&Rope::Name(<$column as Column>::NAME)),+]),
                &Rope::Literal(")"),
            ]);
            const COLUMNS: &'static [&'static str] = &[$(<$column as Column>::NAME.text),+];
        }
    };
    (@own $t:ident) => { Valid };
    (@own $t:ident $column:ident $($rest:ident)*) => {
        Both<OwnColumn<$column, $t>, columns!(@own $t $($rest)*)>
    };
}

columns!(TableColumn<A>, A; A);
columns!((TableColumn<A>,), A; A);
columns!((TableColumn<A>, TableColumn<B>), (A, B); A B);
columns!((TableColumn<A>, TableColumn<B>, TableColumn<C>), (A, B, C); A B C);
columns!((TableColumn<A>, TableColumn<B>, TableColumn<C>, TableColumn<D>), (A, B, C, D); A B C D);
columns!(
    (TableColumn<A>, TableColumn<B>, TableColumn<C>, TableColumn<D>, TableColumn<E>),
    (A, B, C, D, E); A B C D E
);
columns!(
    (TableColumn<A>, TableColumn<B>, TableColumn<C>, TableColumn<D>, TableColumn<E>, TableColumn<F>),
    (A, B, C, D, E, F); A B C D E F
);

#[diagnostic::do_not_recommend]
impl<T: Table, Key: KeyConstraint> ConflictTarget<T> for UniqueKey<Key>
where
    IfSame<<Key::Table as TableReference>::Id, T::Id, Yes, No>: OwnOrFail<Key>,
{
    type Own = <IfSame<<Key::Table as TableReference>::Id, T::Id, Yes, No> as OwnOrFail<Key>>::Verdict;
    type Key = Valid;
    type Immediate = IfValid<Self::Own, Key::Immediate>;
    const ROPE: &'static Rope = Key::TARGET;
    const BY_COLUMNS: &'static Rope = Key::BY_COLUMNS;
    const COLUMNS: &'static [&'static str] = Key::COLUMNS;
}

/// A verdict on what ON CONFLICT names.
#[diagnostic::on_unimplemented(
    message = "ON CONFLICT names `{Named}`, which does not belong to table `{Table}`",
    label = "`{Named}` is not of `{Table}`",
    note = "rule I6, see `relvar::docs::rules::I6`"
)]
pub trait TargetOf<Named, Table> {}

#[diagnostic::do_not_recommend]
impl<Named, Table> TargetOf<Named, Table> for Valid {}

/// A verdict on what ON CONFLICT names.
#[diagnostic::on_unimplemented(
    message = "ON CONFLICT names `{Named}`, which is no unique key of table `{Table}`",
    label = "no primary key and no unique constraint has just these columns",
    note = "a DEFERRABLE key does not count, and a unique index on some rows is named by its constant",
    note = "rule I6, see `relvar::docs::rules::I6`"
)]
pub trait DecidesConflict<Named, Table> {}

#[diagnostic::do_not_recommend]
impl<Named, Table> DecidesConflict<Named, Table> for Valid {}

/// A verdict on what ON CONFLICT names.
#[diagnostic::on_unimplemented(
    message = "ON CONFLICT names the constraint `{Key}`, which is DEFERRABLE",
    label = "a DEFERRABLE constraint is checked too late to decide a conflict",
    note = "rule I6, see `relvar::docs::rules::I6`"
)]
pub trait NotDeferrable<Key> {}

#[diagnostic::do_not_recommend]
impl<Key> NotDeferrable<Key> for Valid {}

/// A verdict on ON CONFLICT, which stands once.
#[diagnostic::on_unimplemented(
    message = "this INSERT already has ON CONFLICT",
    label = "ON CONFLICT is given a second time",
    note = "rule C1, see `relvar::docs::rules::C1`"
)]
pub trait NoConflictYet {}

#[diagnostic::do_not_recommend]
impl NoConflictYet for Valid {}

/// The ON CONFLICT clause.
pub struct ConflictClause;

/// The verdict "ON CONFLICT was not given".
pub type FreeConflict<Slotted> = <Slotted as Slot<ConflictClause>>::Free;

/// A verdict on DO UPDATE.
#[diagnostic::on_unimplemented(
    message = "DO UPDATE needs to know which conflict it is about",
    label = "ON CONFLICT names no key here",
    note = "name one: `.on_conflict(users::email).do_update(..)`",
    note = "rule I7, see `relvar::docs::rules::I7`"
)]
pub trait NamesKey {}

#[diagnostic::do_not_recommend]
impl NamesKey for Valid {}

/// A verdict on RETURNING that tells inserted rows from updated ones.
#[diagnostic::on_unimplemented(
    message = "this INSERT updates no row, so all that it returns was inserted",
    label = "without DO UPDATE there is nothing to tell apart",
    note = "use `.returning(..)`",
    note = "rule I7, see `relvar::docs::rules::I7`"
)]
pub trait UpdatesRows {}

#[diagnostic::do_not_recommend]
impl UpdatesRows for Valid {}
