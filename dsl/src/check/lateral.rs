//! Does a query in FROM refer to the tables beside it?
//!
//! PostgreSQL manual, section 7.2.1.5: only a LATERAL item sees the items on its left, and not in RIGHT and FULL JOIN.

use typenum::{B0, B1};

use super::{Beside, Find, Nowhere, Outside};
use crate::kernel::*;

/// The outer references of a query that is about to stand in the FROM clause `Scope`.
pub trait Placed<Scope> {
    /// `Fail` with the first of them that is beside it.
    type Beside: Verdict;
    /// `Fail` with the first that is beside it and nullable, but was correlated as if it were not.
    type MayMiss: Verdict;
    /// The FROM clause, with those that are nowhere in it as references of its own to a query around it.
    type Scope;
}

impl<Scope> Placed<Scope> for Nil {
    type Beside = Valid;
    type MayMiss = Valid;
    type Scope = Scope;
}

impl<Scope, Reference, Null, Outer, Rest> Placed<Scope> for Cons<Entry<Reference, Null, Outer>, Rest>
where
    Rest: Placed<Scope>,
    Scope: Find<Reference>,
    Scope::Place: PlaceStep<Reference, Null>,
{
    type Beside = Both<BesideHere<Scope, Reference, Null>, Rest::Beside>;
    type MayMiss = Both<MayMissHere<Scope, Reference, Null>, Rest::MayMiss>;
    type Scope = <Scope::Place as PlaceStep<Reference, Null>>::Scope<Rest::Scope>;
}

type BesideHere<Scope, Reference, Null> =
    <<Scope as Find<Reference>>::Place as PlaceStep<Reference, Null>>::Beside;
type MayMissHere<Scope, Reference, Null> =
    <<Scope as Find<Reference>>::Place as PlaceStep<Reference, Null>>::MayMiss;

/// One step of [`Placed`].
pub trait PlaceStep<Reference, Null> {
    /// See [`Placed::Beside`].
    type Beside: Verdict;
    /// See [`Placed::MayMiss`].
    type MayMiss: Verdict;
    /// See [`Placed::Scope`].
    type Scope<Rest>;
}

impl<Reference: TableReference, Null, IsNull: Missing<Null, Reference::Shown>> PlaceStep<Reference, Null>
    for Beside<IsNull>
{
    type Beside = Fail<Reference::Shown>;
    type MayMiss = IsNull::Verdict;
    type Scope<Rest> = Rest;
}

impl<Reference, Null> PlaceStep<Reference, Null> for Outside {
    type Beside = Valid;
    type MayMiss = Valid;
    type Scope<Rest> = Rest;
}

impl<Reference, Null> PlaceStep<Reference, Null> for Nowhere {
    type Beside = Valid;
    type MayMiss = Valid;
    type Scope<Rest> = Cons<Entry<Reference, Null, B1>, Rest>;
}

/// Is a table nullable that was correlated as `Expected`?
pub trait Missing<Expected, Shown> {
    /// `Fail` where it is, and was not expected to be.
    type Verdict: Verdict;
}

impl<Expected, Shown> Missing<Expected, Shown> for B0 {
    type Verdict = Valid;
}

impl<Shown> Missing<B1, Shown> for B1 {
    type Verdict = Valid;
}

impl<Shown> Missing<B0, Shown> for B1 {
    type Verdict = Fail<Shown>;
}

/// A verdict on a derived table.
#[diagnostic::on_unimplemented(
    message = "a derived table cannot refer to table `{Table}` beside it in FROM without LATERAL",
    label = "refers to `{Table}` of the same FROM clause",
    note = "`.lateral()` in place of `.derived()` lets a query use the tables on its left",
    note = "rule S7, see `relvar::docs::rules::S7`"
)]
pub trait StandsAlone<Table> {}

#[diagnostic::do_not_recommend]
impl<Table> StandsAlone<Table> for Valid {}

/// A verdict on the item right of RIGHT JOIN or FULL JOIN.
#[diagnostic::on_unimplemented(
    message = "the right side of {Kind} JOIN cannot refer to table `{Table}` on its left",
    label = "refers to `{Table}` by LATERAL",
    note = "LATERAL items that refer to their left stand in INNER JOIN, LEFT JOIN and CROSS JOIN only",
    note = "rule S7, see `relvar::docs::rules::S7`"
)]
pub trait SeesNoLeft<Kind, Table> {}

#[diagnostic::do_not_recommend]
impl<Kind, Table> SeesNoLeft<Kind, Table> for Valid {}

/// A verdict on the tables that a LATERAL item refers to.
#[diagnostic::on_unimplemented(
    message = "an outer join made table `{Table}` nullable, and this LATERAL item takes its columns for not null",
    label = "refers to `{Table}`, which may have no row here",
    note = "`.correlate_nullable(..)` in place of `.correlate(..)` takes them for nullable",
    note = "rule S7, see `relvar::docs::rules::S7`"
)]
pub trait ExpectsNull<Table> {}

#[diagnostic::do_not_recommend]
impl<Table> ExpectsNull<Table> for Valid {}
