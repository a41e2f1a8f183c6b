//! May the rows of a query be locked, and which?
//!
//! PostgreSQL manual, page SELECT, "The Locking Clause": not where a row of the result is no row of a table, and not on
//! the side of an outer join that may be missing.

use typenum::{B0, B1};

use super::*;
use crate::clause::{Limit, LimitOne, LimitTies, SKIP_LOCKED};
use crate::expr::{Loose, Named, Typed};
use crate::kernel::*;

/// Are the rows of a query with this DISTINCT clause rows of its tables?
pub trait LockUnderDistinct {
    /// `Fail` where they are compared.
    type Verdict: Verdict;
}

impl LockUnderDistinct for Unset {
    type Verdict = Valid;
}

impl LockUnderDistinct for crate::clause::DistinctRows {
    type Verdict = Fail<DISTINCT>;
}

impl<On> LockUnderDistinct for crate::clause::DistinctOn<On> {
    type Verdict = Fail<DISTINCT>;
}

/// Are the rows of a query with this grouping rows of its tables?
pub trait LockUnderGroup {
    /// `Fail` where they are groups.
    type Verdict: Verdict;
}

/// The culprit: rows are groups.
pub struct Groups;

impl LockUnderGroup for NotGrouped {
    type Verdict = Valid;
}

impl LockUnderGroup for WholeTable {
    type Verdict = Fail<Groups>;
}

impl<By> LockUnderGroup for Grouped<By> {
    type Verdict = Fail<Groups>;
}

/// Can a lock without OF lock every table of this FROM clause?
pub trait LockableScope {
    /// `Fail` with a table that an outer join made nullable.
    type Present: Verdict;
    /// `Fail` with a query or a list of values in FROM.
    type Stored: Verdict;
}

impl LockableScope for Nil {
    type Present = Valid;
    type Stored = Valid;
}

/// Tables of an outer query are not of this one.
impl<Reference, Null, Rest: LockableScope> LockableScope for Cons<Entry<Reference, Null, B1>, Rest> {
    type Present = Rest::Present;
    type Stored = Rest::Stored;
}

impl<Reference: WithoutOf<Null>, Null, Rest: LockableScope> LockableScope
    for Cons<Entry<Reference, Null, B0>, Rest>
{
    type Present = Both<Reference::Present, Rest::Present>;
    type Stored = Both<Reference::Stored, Rest::Stored>;
}

/// What a lock without OF does to one entry of FROM: it locks tables, goes into queries, and leaves out the rest.
pub trait WithoutOf<Null> {
    /// See [`LockableScope::Present`].
    type Present: Verdict;
    /// See [`LockableScope::Stored`].
    type Stored: Verdict;
}

impl<Reference: Declared> WithoutOf<B0> for Reference {
    type Present = Valid;
    type Stored = RowsOf<Reference>;
}

impl<Reference: Declared> WithoutOf<B1> for Reference {
    type Present = Fail<Reference::Shown>;
    type Stored = Valid;
}

/// Are the rows of a table reference those of a table?
type RowsOf<Reference> = <<<Reference as Declared>::Table as Table>::Kind as RelationKind>::Lock<
    <Reference as TableReference>::Shown,
>;

/// A function has no rows to lock.
impl<Reference, List, Null> WithoutOf<Null> for Loose<Reference, List> {
    type Present = Valid;
    type Stored = Valid;
}

impl<Reference: DerivedOrNamed, Columns, Null> WithoutOf<Null> for Typed<Reference, Columns> {
    type Present = Valid;
    type Stored = Reference::Derived;
}

/// Is this a query in FROM, or one that WITH names, whose rows a lock leaves alone?
pub trait DerivedOrNamed {
    /// `Fail` with the query in FROM.
    type Derived: Verdict;
}

impl<Shape, Label> DerivedOrNamed for Named<Shape, Label>
where
    Self: TableReference,
{
    type Derived = Fail<<Self as TableReference>::Shown>;
}

impl<Reference> DerivedOrNamed for Carrying<Reference, NoUse> {
    type Derived = Valid;
}

impl<Reference> DerivedOrNamed for Carrying<Reference, Directly> {
    type Derived = Valid;
}

impl<Reference: TableReference, Null> DerivedOrNamed for Carrying<Reference, OneUse<Null>> {
    type Derived = Fail<Reference::Shown>;
}

impl<Reference: TableReference> DerivedOrNamed for Carrying<Reference, ManyUses> {
    type Derived = Fail<Reference::Shown>;
}

/// Tables that OF names: one, or a tuple of them.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be locked: OF takes tables and aliases of tables",
    label = "expected a table, an alias of one, or a tuple of them",
    note = "rule C4, see `relvar::docs::rules::C4`"
)]
pub trait LockTargets {
    /// As a list.
    type List;
    /// `Fail` with a materialized view.
    type Rows: Verdict;
}

#[diagnostic::do_not_recommend]
impl<Reference: Declared> LockTargets for Reference {
    type List = Cons<Reference, Nil>;
    type Rows = RowsOf<Reference>;
}

macro_rules! lock_targets {
    ($([$($reference:ident)+])*) => { $(
        #[diagnostic::do_not_recommend]
        impl<$($reference: Declared),+> LockTargets for ($($reference,)+) {
            type List = crate::__list!($($reference),+);
            type Rows = lock_targets!(@rows $($reference)+);
        }
    )* };
    (@rows $only:ident) => { RowsOf<$only> };
    (@rows $first:ident $($rest:ident)+) => { Both<RowsOf<$first>, lock_targets!(@rows $($rest)+)> };
}

lock_targets! {
    [A]
    [A B]
    [A B C]
    [A B C D]
    [A B C D E]
    [A B C D E F]
    [A B C D E F G]
    [A B C D E F G H]
}

/// Can these tables be locked in a query with the FROM clause `Scope`?
pub trait LockableIn<Scope> {
    /// `Fail` with one that is not in FROM.
    type Found: Verdict;
    /// `Fail` with one that an outer join made nullable.
    type Present: Verdict;
    /// `Fail` with one that is no table.
    type Stored: Verdict;
}

impl<Scope> LockableIn<Scope> for Nil {
    type Found = Valid;
    type Present = Valid;
    type Stored = Valid;
}

impl<Scope, Reference, Rest: LockableIn<Scope>> LockableIn<Scope> for Cons<Reference, Rest>
where
    Reference: Stored,
    Scope: Find<Reference, Place: LockPlace<Reference>>,
{
    type Found = Both<<Scope::Place as LockPlace<Reference>>::Found, Rest::Found>;
    type Present =
        IfValid<Reference::Verdict, Both<<Scope::Place as LockPlace<Reference>>::Present, Rest::Present>>;
    type Stored = Both<Reference::Verdict, Rest::Stored>;
}

/// Is this a table of the database, or an alias of one?
pub trait Stored {
    /// `Fail` where it is not.
    type Verdict: Verdict;
}

impl<Reference: Declared> Stored for Reference {
    type Verdict = Valid;
}

impl<Shape, Label> Stored for Named<Shape, Label>
where
    Self: TableReference,
{
    type Verdict = Fail<<Self as TableReference>::Shown>;
}

/// What the place of a table says.
pub trait LockPlace<Reference> {
    /// See [`LockableIn::Found`].
    type Found: Verdict;
    /// See [`LockableIn::Present`].
    type Present: Verdict;
}

impl<Reference> LockPlace<Reference> for Beside<B0> {
    type Found = Valid;
    type Present = Valid;
}

impl<Reference: TableReference> LockPlace<Reference> for Beside<B1> {
    type Found = Valid;
    type Present = Fail<Reference::Shown>;
}

impl<Reference: TableReference> LockPlace<Reference> for Outside {
    type Found = Fail<Reference::Shown>;
    type Present = Valid;
}

impl<Reference: TableReference> LockPlace<Reference> for Nowhere {
    type Found = Fail<Reference::Shown>;
    type Present = Valid;
}

/// SKIP LOCKED leaves rows out, so WITH TIES could not tell which tie.
pub trait SkipUnderLimit {
    /// `Fail` under WITH TIES.
    type Verdict: Verdict;
}

macro_rules! skip_under {
    ($($limit:ty: $verdict:ty;)*) => { $(
        impl SkipUnderLimit for $limit {
            type Verdict = $verdict;
        }
    )* };
}

skip_under! {
    Unset: Valid;
    Limit: Valid;
    LimitOne: Valid;
    LimitTies: Fail<SKIP_LOCKED>;
}

/// Do rows tie by the terms of this ORDER BY?
pub trait TiesBy {
    /// `Fail` where there is no ORDER BY.
    type Verdict: Verdict;
}

/// A verdict on FETCH FIRST .. WITH TIES.
#[diagnostic::on_unimplemented(
    message = "WITH TIES cannot be specified without ORDER BY",
    label = "rows tie by the terms of ORDER BY, and there are none",
    note = "add `.order_by(..)` before it",
    note = "rule C8, see `relvar::docs::rules::C8`"
)]
pub trait TiesOrdered {}

#[diagnostic::do_not_recommend]
impl TiesOrdered for Valid {}

/// A verdict on SKIP LOCKED.
#[diagnostic::on_unimplemented(
    message = "SKIP LOCKED and WITH TIES cannot be used together",
    label = "comes after `.limit_with_ties(..)`",
    note = "rule C8, see `relvar::docs::rules::C8`"
)]
pub trait SkipsLocked {}

#[diagnostic::do_not_recommend]
impl SkipsLocked for Valid {}

/// A verdict on a row lock beside DISTINCT.
#[diagnostic::on_unimplemented(
    message = "a row lock (FOR UPDATE, FOR SHARE) is not allowed with DISTINCT",
    label = "comes after DISTINCT",
    note = "lock in a query on the keys: `.filter(key.is_in(..))`",
    note = "rule C2, see `relvar::docs::rules::C2`"
)]
pub trait LocksDistinct {}

#[diagnostic::do_not_recommend]
impl LocksDistinct for Valid {}

/// A verdict on a row lock beside GROUP BY.
#[diagnostic::on_unimplemented(
    message = "a row lock (FOR UPDATE, FOR SHARE) is not allowed with GROUP BY, HAVING or aggregate functions",
    label = "the rows of this query are groups",
    note = "lock the rows in a query of their own first",
    note = "rule C2, see `relvar::docs::rules::C2`"
)]
pub trait LocksGroups {}

#[diagnostic::do_not_recommend]
impl LocksGroups for Valid {}

/// A verdict on a row lock beside a window function.
#[diagnostic::on_unimplemented(
    message = "a row lock (FOR UPDATE, FOR SHARE) is not allowed with window functions",
    label = "the select list or ORDER BY has a window function",
    note = "lock the rows in a query of their own first",
    note = "rule C2, see `relvar::docs::rules::C2`"
)]
pub trait LocksWindows {}

#[diagnostic::do_not_recommend]
impl LocksWindows for Valid {}

/// A verdict on a row lock on a set operation.
#[diagnostic::on_unimplemented(
    message = "a row lock (FOR UPDATE, FOR SHARE) is not allowed with UNION, INTERSECT or EXCEPT",
    label = "the rows of this query are of several",
    note = "lock the rows in queries of their own first",
    note = "rule C2, see `relvar::docs::rules::C2`"
)]
pub trait LocksBranches {}

/// A verdict on a clause that is given after a row lock.
#[diagnostic::on_unimplemented(
    message = "a row lock (FOR UPDATE, FOR SHARE) comes last: no other clause goes after it",
    label = "goes before the row lock",
    note = "rule C2, see `relvar::docs::rules::C2`"
)]
pub trait ComesAfterLock {}

/// A verdict on the tables that a row lock is for.
#[diagnostic::on_unimplemented(
    message = "a row lock cannot be applied to `{Table}`, which is on the nullable side of an outer join",
    label = "there may be no row of `{Table}` to lock",
    note = "name the tables to lock, as in `.for_update_of(users)`",
    note = "rule C3, see `relvar::docs::rules::C3`"
)]
pub trait LocksPresent<Table> {}

#[diagnostic::do_not_recommend]
impl<Table> LocksPresent<Table> for Valid {}

/// A verdict on the tables that a row lock is for.
#[diagnostic::on_unimplemented(
    message = "a row lock without OF is for stored tables, and `{Table}` in FROM is none",
    label = "`{Table}` is a query, a list of values or a materialized view",
    note = "name the tables to lock, as in `.for_update_of(users)`",
    note = "rules C2, C4, see `relvar::docs::rules`"
)]
pub trait LocksStored<Table> {}

#[diagnostic::do_not_recommend]
impl<Table> LocksStored<Table> for Valid {}

/// A verdict on the tables of OF.
#[diagnostic::on_unimplemented(
    message = "a row lock cannot be applied to `{Table}`, which is no stored table",
    label = "`{Table}` is a query or a list of values",
    note = "lock the rows in that query, or name stored tables, as in `.for_update_of(users)`",
    note = "rule C4, see `relvar::docs::rules::C4`"
)]
pub trait LocksTables<Table> {}

#[diagnostic::do_not_recommend]
impl<Table> LocksTables<Table> for Valid {}

/// A verdict on the tables of OF.
#[diagnostic::on_unimplemented(
    message = "table `{Table}` of the row lock is not in the FROM clause of this query",
    label = "`{Table}` is not in FROM",
    note = "OF names tables of this query, not of one around it",
    note = "rule C4, see `relvar::docs::rules::C4`"
)]
pub trait LocksFound<Table> {}

#[diagnostic::do_not_recommend]
impl<Table> LocksFound<Table> for Valid {}
