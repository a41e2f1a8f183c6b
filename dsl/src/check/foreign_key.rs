//! Can this foreign key be? `table!` asks, for every one that is declared.
//!
//! PostgreSQL manual, section 5.4.5: the referenced columns are the primary key or a unique key, and the types compare.

use super::AllIn;
use crate::kernel::*;
use crate::types::Comparable;

/// The column `From` can reference the column `To`. Called in a constant, for its bounds alone.
pub const fn references<From: Column, To: Column>()
where
    From::SqlType: Comparable<To::SqlType>,
{
}

/// The columns in the list `Columns` are a unique key of `Target`. Called in a constant, for its bounds alone.
pub const fn references_key<Target: Table, Columns>()
where
    Target::UniqueKeys: SomeKeyIs<Columns>,
    <Target::UniqueKeys as SomeKeyIs<Columns>>::Verdict:
        ReferencesKey<Culprit<<Target::UniqueKeys as SomeKeyIs<Columns>>::Verdict>, Target::Shown>,
{
}

/// Is one of this list of keys made of the columns in the list `Columns`, in any order?
pub trait SomeKeyIs<Columns> {
    /// The culprit is the first of the columns.
    type Verdict: Verdict;
}

impl<First, Rest> SomeKeyIs<Cons<First, Rest>> for Nil {
    type Verdict = Fail<First>;
}

impl<Key, Keys, Columns> SomeKeyIs<Columns> for Cons<Key, Keys>
where
    Key: AllIn<Columns, Verdict: Also<<Columns as AllIn<Key>>::Verdict>>,
    Columns: AllIn<Key>,
    SameColumns<Key, Columns>: OrOtherKey<Keys, Columns>,
{
    type Verdict = <SameColumns<Key, Columns> as OrOtherKey<Keys, Columns>>::Verdict;
}

type SameColumns<Key, Columns> = Both<<Key as AllIn<Columns>>::Verdict, <Columns as AllIn<Key>>::Verdict>;

/// This key, or one of the others.
pub trait OrOtherKey<Keys, Columns> {
    /// See [`SomeKeyIs::Verdict`].
    type Verdict: Verdict;
}

impl<Keys, Columns> OrOtherKey<Keys, Columns> for Valid {
    type Verdict = Valid;
}

impl<C, Keys: SomeKeyIs<Columns>, Columns> OrOtherKey<Keys, Columns> for Fail<C> {
    type Verdict = Keys::Verdict;
}

/// A verdict on the columns that a foreign key references.
#[diagnostic::on_unimplemented(
    message = "a foreign key cannot reference `{Column}`: it is no primary key and no unique key of `{Table}`",
    label = "`{Column}` is not unique in `{Table}`",
    note = "declare it with `#[unique]`, or several columns together with `unique(..)`, in the referenced table"
)]
pub trait ReferencesKey<Column, Table> {}

#[diagnostic::do_not_recommend]
impl<Column, Table> ReferencesKey<Column, Table> for Valid {}
