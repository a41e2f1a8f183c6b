//! Does a foreign key refer to a unique key of the same types?
//!
//! PostgreSQL manual, section 5.4.5: the referenced columns are a primary key or a unique constraint, and each pair
//! of columns has types that can be compared. `table!` cannot see the other table, so the compiler is asked.

use std::marker::PhantomData;

use super::AllIn;
use crate::expr::TableColumn;
use crate::kernel::*;

/// The culprit: these columns are no unique key.
pub struct NotAKey;

/// Is `Self`, a list of columns, one of the table's keys, in any order?
pub trait KeyAmong<Keys> {
    /// The culprit is [`NotAKey`].
    type Verdict: Verdict;
}

impl<Columns> KeyAmong<Nil> for Columns {
    type Verdict = Fail<NotAKey>;
}

impl<Columns, Key, Rest> KeyAmong<Cons<Key, Rest>> for Columns
where
    Columns: AllIn<Key> + KeyAmong<Rest>,
    Key: AllIn<Columns>,
    SameSet<Columns, Key>: OrElse<<Columns as KeyAmong<Rest>>::Verdict>,
{
    type Verdict = <SameSet<Columns, Key> as OrElse<<Columns as KeyAmong<Rest>>::Verdict>>::Out;
}

/// Every column of either list is in the other.
type SameSet<Left, Right> = Both<<Left as AllIn<Right>>::Verdict, <Right as AllIn<Left>>::Verdict>;

/// This verdict, or another one where it fails.
pub trait OrElse<Other> {
    /// `Valid` where one of the two is.
    type Out: Verdict;
}

impl<Other> OrElse<Other> for Valid {
    type Out = Valid;
}

impl<C, Other: Verdict> OrElse<Other> for Fail<C> {
    type Out = Other;
}

/// A verdict on the target of a foreign key.
#[diagnostic::on_unimplemented(
    message = "a foreign key refers to columns of `{Target}` that are no unique key",
    label = "neither the primary key nor a declared `unique(..)` of `{Target}`",
    note = "rule M, see `relvar::docs::rules::M`"
)]
pub trait RefersToKey<Target> {}

#[diagnostic::do_not_recommend]
impl<Target> RefersToKey<Target> for Valid {}

/// Has each column the type of its target?
pub trait SameTypes<Targets> {
    /// The culprit is a [`Pair`] of columns.
    type Verdict: Verdict;
}

/// A column and the one that it refers to.
pub struct Pair<C, Target>(PhantomData<(C, Target)>);

impl SameTypes<Nil> for Nil {
    type Verdict = Valid;
}

impl<C: Column, Rest, Target: Column, Targets> SameTypes<Cons<TableColumn<Target>, Targets>>
    for Cons<TableColumn<C>, Rest>
where
    Rest: SameTypes<Targets>,
    IfSame<
        <C::SqlType as SqlType>::Id,
        <Target::SqlType as SqlType>::Id,
        Rest::Verdict,
        Fail<Pair<C, Target>>,
    >: Verdict,
{
    type Verdict = IfSame<
        <C::SqlType as SqlType>::Id,
        <Target::SqlType as SqlType>::Id,
        Rest::Verdict,
        Fail<Pair<C, Target>>,
    >;
}

/// A pair taken apart, so that the message can name both.
pub trait PairParts {
    /// The referencing column.
    type Column;
    /// The referenced one.
    type Target;
}

impl PairParts for () {
    type Column = ();
    type Target = ();
}

impl<C, Target> PairParts for Pair<C, Target> {
    type Column = C;
    type Target = Target;
}

/// A verdict on the types of a foreign key.
#[diagnostic::on_unimplemented(
    message = "foreign key column `{Column}` has another SQL type than `{Target}`, to which it refers",
    label = "`{Column}` and `{Target}` have different types",
    note = "rule M, see `relvar::docs::rules::M`"
)]
pub trait ReferenceTypes<Column, Target> {}

#[diagnostic::do_not_recommend]
impl<Column, Target> ReferenceTypes<Column, Target> for Valid {}

type TypesOf<Columns, Targets> = <Columns as SameTypes<Targets>>::Verdict;

/// Asks for both; `table!` calls it for every foreign key.
#[relvar_macros::brief]
pub const fn foreign_key<Columns, Target, Targets>()
where
    Target: Table,
    Targets: KeyAmong<Target::UniqueKeys>,
    Targets::Verdict: RefersToKey<Target>,
    Columns: SameTypes<Targets>,
    Culprit<TypesOf<Columns, Targets>>: PairParts,
    TypesOf<Columns, Targets>: ReferenceTypes<
            <Culprit<TypesOf<Columns, Targets>> as PairParts>::Column,
            <Culprit<TypesOf<Columns, Targets>> as PairParts>::Target,
        >,
{
}
